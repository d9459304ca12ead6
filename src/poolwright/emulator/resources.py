"""What only so many operations can use at once: a host's xenopsd workers, and the coordinator's one lock.

XAPI's own bottlenecks. A host's xenopsd runs four domain operations at a time and queues the rest in order. On
the coordinator every mark, choice of a host and reservation in the pool takes one lock; choosing looks at every
VM for every host. One operation per SR at a time is not here: marking does that (`operations`).
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from poolwright.emulator.database import Database
    from poolwright.emulator.durations import Durations

#: The lock's uses, as profiles name them: marking one object; asking whether a VM can run on one host.
MARK: Final = "coordinator.mark"
CHECK_HOST: Final = "coordinator.check_host"
#: xenopsd's default worker-pool-size.
WORKERS_PER_HOST: Final = 4


class Workers:
    """The xenopsd workers of a pool's hosts."""

    def __init__(self, per_host: int = WORKERS_PER_HOST) -> None:
        self._per_host = per_host
        self._free: dict[str, asyncio.Semaphore] = {}

    @asynccontextmanager
    async def one(self, host: str) -> AsyncIterator[None]:
        """Holds one of the host's workers; waits, first come first served, while all are busy."""
        free = self._free.get(host)
        if free is None:
            free = self._free[host] = asyncio.Semaphore(self._per_host)
        async with free:
            yield


class CoordinatorLock:
    """The lock under which a coordinator marks objects and chooses hosts, as far as it takes time.

    What is done under it needs no lock here; only its time is waited out, in turn.
    """

    def __init__(self, durations: Durations, database: Database) -> None:
        self._durations = durations
        self._database = database
        self._lock = asyncio.Lock()

    async def hold(self, use: str, times: int = 1) -> None:
        """Waits for the lock and holds it as long as so many uses take; nothing if the profile has none."""
        thousands = self._database.count("VM") / 1000
        seconds = times * self._durations.seconds(use, thousands=thousands, base=True)
        if seconds <= 0:
            return
        async with self._lock:
            if self._durations.heard is not None:
                self._durations.heard(use, seconds, "coordinator")
            await asyncio.sleep(seconds)
