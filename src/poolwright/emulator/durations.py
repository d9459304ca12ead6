"""How long operations take: data, read from a profile that the package carries or from a file.

`instant` never sleeps. A profile maps a name (`VM.start_on`, `VDI.clone`, ...) to seconds and a relative
spread; what it does not name takes its `default`. It does not know what an operation does, nor the limits on
how many run at once (those are `resources`).
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path
from typing import Final

import msgspec

from poolwright.clock import Clock


class Duration(msgspec.Struct, frozen=True, kw_only=True):
    """Seconds for one operation: the middle, its relative spread, and what adds to it.

    That is: a GiB of memory or disk, or a thousand VMs that the pool has.
    """

    seconds: float
    spread: float = 0.0
    per_gib: float = 0.0
    per_thousand: float = 0.0


_NOTHING: Final = Duration(seconds=0.0)


class Profile(msgspec.Struct, frozen=True, kw_only=True):
    """A named set of durations."""

    name: str
    why: str = ""
    default: Duration = Duration(seconds=0.0)
    operations: dict[str, Duration] = {}


class UnknownProfile(ValueError):
    """There is no duration profile of that name, and no such file."""


def load_profile(name: str) -> Profile:
    """The profile of that name, or the one in that file (JSON). Raises UnknownProfile."""
    carried = files("poolwright.emulator").joinpath("profiles", f"{name}.json")
    path = Path(name)
    if carried.is_file():
        text = carried.read_bytes()
    elif path.suffix == ".json" and path.is_file():
        text = path.read_bytes()
    else:
        known = sorted(p.name.removesuffix(".json") for p in carried.parent.iterdir())  # type: ignore[attr-defined]
        raise UnknownProfile(f"no profile {name!r}; there are {', '.join(known)}, or give a .json file")
    return msgspec.json.decode(text, type=Profile)


class Durations:
    """The profile of one pool at work."""

    def __init__(self, profile: Profile, clock: Clock) -> None:
        self.profile = profile
        self._clock = clock
        #: Told of all work as it begins: operation, seconds, and the object that it occupies (or empty).
        self.heard: Callable[[str, float, str], None] | None = None

    def seconds(self, operation: str, *, gib: float = 0.0, thousands: float = 0.0, base: bool = False) -> float:
        """How long this run of an operation takes; `base` is the toolstack's own share, without default."""
        fallback = _NOTHING if base else self.profile.default
        duration = self.profile.operations.get(operation, fallback)
        middle = duration.seconds + duration.per_gib * gib + duration.per_thousand * thousands
        if not middle:
            return 0.0
        return max(0.0, middle * (1 + duration.spread * (2 * self._clock.random() - 1)))

    async def take(self, operation: str, *, gib: float = 0.0, base: bool = False, at: str = "") -> None:
        """Sleeps as long as the operation takes; `at` is what it occupies meanwhile: a host, an SR."""
        if seconds := self.seconds(operation, gib=gib, base=base):
            if self.heard is not None:
                self.heard(operation, seconds, at)
            await asyncio.sleep(seconds)
