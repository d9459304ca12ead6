"""How much to ask of a pool at once, so that it never has to refuse: what would only wait there waits here.

    async with limits.power_operation(host): await session.VM.start_on(...)

XAPI runs one operation per SR and four starts or stops per host at a time; what comes on top sleeps in its
retry loop, where 101 find room and the next is refused (TOO_MANY_PENDING_TASKS); of tasks it keeps about 200.
Opt-in: a session's calls are bounded by its connections only, because no list of messages says what sleeps.
Callers (`on_behalf_of`) are served in turn. Hold one of these at a time: who waits for a second while holding a
first can wait for ever.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Final

from .queues import FairQueue

#: One runs, one is on its way.
SR_OPERATIONS: Final = 2
#: Four xenopsd workers per host, and a few queued behind them so that none idles.
POWER_OPERATIONS: Final = 6
#: Of XAPI's 101 sleepers; the rest is for others.
SLEEPERS: Final = 90


class Limits:
    """The queues of one pool. Hosts and SRs go by whatever names the caller has for them, always the same."""

    def __init__(
        self,
        *,
        sr_operations: int = SR_OPERATIONS,
        power_operations: int = POWER_OPERATIONS,
        sleepers: int = SLEEPERS,
    ) -> None:
        self._srs = defaultdict[str, FairQueue](lambda: FairQueue(sr_operations))
        self._hosts = defaultdict[str, FairQueue](lambda: FairQueue(power_operations))
        self._sleepers = FairQueue(sleepers)

    @asynccontextmanager
    async def call(self) -> AsyncIterator[None]:
        """One call or task that may sleep in XAPI, on whatever object."""
        async with self._sleepers.place():
            yield

    @asynccontextmanager
    async def sr_operation(self, sr: str) -> AsyncIterator[None]:
        """One operation that XAPI serialises on an SR (clone, create, destroy, resize, scan)."""
        async with self._srs[sr].place(), self._sleepers.place():
            yield

    @asynccontextmanager
    async def sr_exclusive(self, sr: str) -> AsyncIterator[None]:
        """No operation of ours on this SR at all, meanwhile."""
        queue = self._srs[sr]
        async with queue.place(queue.places), self._sleepers.place():
            yield

    @asynccontextmanager
    async def power_operation(self, host: str) -> AsyncIterator[None]:
        """One start, stop, reboot or migration that occupies a worker of the host."""
        async with self._hosts[host].place(), self._sleepers.place():
            yield
