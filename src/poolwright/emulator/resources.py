"""What only so many operations can use at once: a host's xenopsd workers.

XAPI's own bottleneck: a host's xenopsd runs four domain operations at a time and queues the rest in order.
One operation per SR at a time is not here: marking does that (`operations`).
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Final

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
