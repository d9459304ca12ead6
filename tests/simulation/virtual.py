"""An event loop in virtual time: a wait is over at once, and nothing outside is ever waited for.

It knows neither sockets nor threads, so what runs on it depends on nothing but itself; and where every task
waits for another, which would hang for ever, it says so.
"""

from __future__ import annotations

import asyncio
import selectors
from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

Result = TypeVar("Result")


class NothingComes(Exception):
    """Every task waits, and no timer is set."""


class _Waits(selectors.SelectSelector):
    """Lets time pass instead of waiting."""

    def __init__(self) -> None:
        super().__init__()
        self.now = 0.0

    def select(self, timeout: float | None = None) -> list[Any]:
        if timeout is None:
            raise NothingComes
        if timeout > 0:
            self.now += timeout
        return []


class VirtualLoop(asyncio.SelectorEventLoop):
    """Time begins at 0 seconds."""

    def __init__(self) -> None:
        self._waits = _Waits()
        super().__init__(self._waits)

    def time(self) -> float:
        return self._waits.now

    def run_in_executor(self, executor: Any, func: Callable[..., Any], *args: Any) -> asyncio.Future[Any]:
        """What is meant for a thread is done here and now."""
        done = self.create_future()
        try:
            done.set_result(func(*args))
        except Exception as error:  # handed on to who waits
            done.set_exception(error)
        return done


def simulate(work: Callable[..., Awaitable[Result]], *args: Any) -> Result:
    """Run something to its end on a loop of its own; its result."""

    async def run() -> Result:
        return await work(*args)

    with asyncio.Runner(loop_factory=VirtualLoop) as runner:
        return runner.run(run())
