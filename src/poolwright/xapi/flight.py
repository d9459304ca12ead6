"""A call on its way, and what comes back of it: what `transport` and `carrier` tell each other."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass
class Flight:
    """Whether a call has asked for a connection, and whether it had one, so that its bytes may have left."""

    is_connecting: bool = False
    has_left: bool = False


@dataclass(frozen=True)
class Reply:
    """An answer's body, and the master's certificate where a supporter named it."""

    body: bytes | bytearray
    thumbprint: str | None = None
