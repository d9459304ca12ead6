"""Which certificates a user's pools showed when they were first used: what `known_hosts` is to ssh.

A JSON file of `host:port` -> SHA-256 fingerprints, replaced in one step. The manager keeps its own in its
database; this file is for commands that speak to a pool directly. Checks nothing.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path

import msgspec

from poolwright.config.paths import known_pools_file


class KnownPoolsUnreadable(Exception):
    """The file of known pools is there and cannot be understood."""


class KnownPools:
    """The file of known pools."""

    def __init__(self, path: Path) -> None:
        self.path = path

    @classmethod
    def of(cls, environ: Mapping[str, str]) -> KnownPools:
        """The user's own, or the one that `POOLWRIGHT_KNOWN_POOLS` names."""
        return cls(known_pools_file(environ))

    def get(self, place: str) -> list[str]:
        """The fingerprints known of a place; none where it was never used. Raises `KnownPoolsUnreadable`."""
        return self._read().get(place, [])

    def put(self, place: str, fingerprints: Iterable[str]) -> None:
        """Keep a place's fingerprints in place of those that were. Raises `KnownPoolsUnreadable`, `OSError`."""
        known = self._read() | {place: sorted(fingerprints)}
        self.path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        descriptor, temporary = tempfile.mkstemp(dir=self.path.parent, prefix=self.path.name + ".")
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.write(msgspec.json.format(msgspec.json.encode(known), indent=2) + b"\n")
            Path(temporary).replace(self.path)
        finally:
            Path(temporary).unlink(missing_ok=True)

    def _read(self) -> dict[str, list[str]]:
        try:
            return msgspec.json.decode(self.path.read_bytes(), type=dict[str, list[str]])
        except FileNotFoundError:
            return {}
        except (OSError, msgspec.DecodeError) as error:
            raise KnownPoolsUnreadable(f"{self.path} cannot be read: {error}") from error
