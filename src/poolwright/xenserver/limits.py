"""How much we ask of a pool at once, so that it never has to refuse us.

XAPI runs one operation per SR and four VM starts or stops per host at a time, and refuses calls when more
than 101 of them sleep in its retry loop. What would only wait there waits here instead, in order of arrival.
"""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from typing import Final

#: One runs, one is on its way: XAPI allows one operation per SR at a time.
SR_OPERATIONS: Final = 2
#: Four xenopsd workers per host, and a few queued behind them so that none idles.
POWER_OPERATIONS: Final = 6


class Limits:
    """The queues of one pool."""

    def __init__(self) -> None:
        self._srs: defaultdict[str, asyncio.Semaphore] = defaultdict(lambda: asyncio.Semaphore(SR_OPERATIONS))
        self._hosts: defaultdict[str, asyncio.Semaphore] = defaultdict(
            lambda: asyncio.Semaphore(POWER_OPERATIONS)
        )
        self._exclusive: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)

    @asynccontextmanager
    async def sr_operation(self, sr_uuid: str) -> AsyncIterator[None]:
        """One operation that XAPI serialises on an SR (clone, create, destroy, resize)."""
        async with self._srs[sr_uuid]:
            yield

    @asynccontextmanager
    async def sr_exclusive(self, sr_uuid: str) -> AsyncIterator[None]:
        """No operation of ours on this SR at all, meanwhile."""
        async with self._exclusive[sr_uuid], AsyncExitStack() as held:
            for _ in range(SR_OPERATIONS):
                await held.enter_async_context(self._srs[sr_uuid])
            yield

    @asynccontextmanager
    async def power_operation(self, host_uuid: str) -> AsyncIterator[None]:
        """One start, stop or reboot that occupies a worker of the host."""
        async with self._hosts[host_uuid]:
            yield
