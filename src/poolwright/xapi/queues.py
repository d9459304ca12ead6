"""A number of places, given to callers in turn: one that wants many does not keep others from the next.

Within a caller first come, first served. Whoever is cancelled while waiting, or in the moment of being served,
leaves its place to the next. Knows nothing of what the places are for.
"""

from __future__ import annotations

import asyncio
from collections import OrderedDict, deque
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from contextvars import ContextVar
from typing import Final, TypeAlias

#: On whose behalf the running task calls; those who say nothing are one caller.
_CALLER: Final[ContextVar[str]] = ContextVar("caller", default="")

_Waiter: TypeAlias = "tuple[asyncio.Future[None], int]"


@contextmanager
def on_behalf_of(caller: str) -> Iterator[None]:
    """What is called in this block is called for `caller`, a tenant say: callers are served in turn."""
    token = _CALLER.set(caller)
    try:
        yield
    finally:
        _CALLER.reset(token)


class FairQueue:
    """`places` to work at; more than that wait."""

    __slots__ = ("_free", "_lines", "places")

    def __init__(self, places: int) -> None:
        self.places: Final = places
        self._free = places
        #: Who waits, by caller; the caller to be served next comes first.
        self._lines: OrderedDict[str, deque[_Waiter]] = OrderedDict()

    @property
    def free(self) -> int:
        """How many places nobody has."""
        return self._free

    @property
    def waiting(self) -> int:
        """How many wait."""
        return sum(map(len, self._lines.values()))

    @asynccontextmanager
    async def place(self, count: int = 1) -> AsyncIterator[None]:
        """Hold `count` places (all of them: alone) while the block runs."""
        await self.acquire(count)
        try:
            yield
        finally:
            self.release(count)

    async def acquire(self, count: int = 1) -> None:
        """Take `count` places, waiting for the caller's turn."""
        if not self._lines and self._free >= count:
            self._free -= count
            return
        turn: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        waiter = (turn, count)
        caller = _CALLER.get()
        self._lines.setdefault(caller, deque()).append(waiter)
        self._serve()
        try:
            await turn
        except asyncio.CancelledError:
            if turn.done() and not turn.cancelled():
                self.release(count)
            else:
                self._leave(caller, waiter)
            raise

    def release(self, count: int = 1) -> None:
        """Give places back."""
        self._free += count
        self._serve()

    def _leave(self, caller: str, waiter: _Waiter) -> None:
        line = self._lines.get(caller)
        if line is not None and waiter in line:
            line.remove(waiter)
            if not line:
                del self._lines[caller]
        self._serve()  # who stood in front may have been the one that asked for too much

    def _serve(self) -> None:
        """Let in those whose turn it is. One who needs more than is free is waited for, so that it comes."""
        while self._lines:
            caller, line = next(iter(self._lines.items()))
            turn, count = line[0]
            if turn.done():  # cancelled; its task has not run yet
                line.popleft()
            elif count > self._free:
                return
            else:
                line.popleft()
                self._free -= count
                turn.set_result(None)
                self._lines.move_to_end(caller)
            if not line:
                del self._lines[caller]
