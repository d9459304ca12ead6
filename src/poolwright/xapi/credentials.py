"""Who logs in."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Credentials:
    """A user of the pool. `originator` is how XAPI tells this program's sessions from others'."""

    username: str
    password: str = field(repr=False)
    originator: str = "poolwright"
