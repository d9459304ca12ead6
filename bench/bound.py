"""What no manager can beat: the time that a pool needs for the work it was given.

From the work that the emulated pool really did, as drawn from its profile: a host starts four VMs at a time, an
SR clones one disk at a time, and calls that wait for their answer share the connections.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

#: xenopsd's workers per host.
WORKERS = 4


@dataclass(frozen=True)
class Bound:
    """The three bounds, in seconds, and the shortest start: no VM runs sooner after its disk is cloned."""

    starts: float
    clones: float
    calls: float
    shortest_start: float

    @property
    def longest(self) -> float:
        """The longest of the three."""
        return max(self.starts, self.clones, self.calls)

    @property
    def with_last_start(self) -> float:
        """As long as the clones take, and then one more start: as much a bound, and a closer one."""
        return max(self.longest, self.clones + self.shortest_start)

    def check(self, seconds: float) -> None:
        """Raises RuntimeError for a time that cannot be: then it was measured wrongly, not beaten."""
        if seconds < max(self.starts, self.clones + self.shortest_start):
            raise RuntimeError(f"measured {seconds:.2f} s, sooner than the pool can have been done: {self}")


def bound_of(report: dict[str, Any], connections: int) -> Bound:
    """The bound for the work in an emulator's report, when its calls shared so many connections."""
    work: dict[str, dict[str, float]] = report["work"]
    hosts = [sum(spent.values()) for at, spent in work.items() if at.startswith("host/")]
    srs = [sum(spent.values()) for at, spent in work.items() if at.startswith("SR/")]
    answered = sum(srs) + sum(work.get("", {}).values())
    return Bound(
        starts=max(hosts, default=0.0) / WORKERS,
        clones=max(srs, default=0.0),
        calls=answered / connections,
        shortest_start=report["shortest"].get("VM.start", 0.0),
    )
