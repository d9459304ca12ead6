"""Ctrl-C and SIGTERM: the first asks a command to end in order, the second ends the process at once."""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import AsyncIterator, Coroutine
from contextlib import asynccontextmanager
from typing import Any, TypeVar

from poolwright.cli.failures import CommandFailed, Exit

Result = TypeVar("Result")
_SIGNALS = (signal.SIGINT, signal.SIGTERM)


@asynccontextmanager
async def stop_on_signal() -> AsyncIterator[asyncio.Event]:
    """An event that the first signal sets."""
    loop = asyncio.get_running_loop()
    stop = asyncio.Event()

    def heard(number: signal.Signals) -> None:
        if stop.is_set():
            os._exit(128 + number)
        stop.set()

    for number in _SIGNALS:
        loop.add_signal_handler(number, heard, number)
    try:
        yield stop
    finally:
        for number in _SIGNALS:
            loop.remove_signal_handler(number)


async def unless_stopped(stop: asyncio.Event, work: Coroutine[Any, Any, Result]) -> Result:
    """What the work returns; where `stop` is set first, the work is cancelled. Raises `CommandFailed`,
    and `BrokenPipeError` where nobody reads the output any more."""
    results: list[Result] = []
    failures: list[Exception] = []

    async def do() -> None:
        try:
            results.append(await work)
        except (CommandFailed, BrokenPipeError) as failure:
            failures.append(failure)
        watching.cancel()

    async def watch() -> None:
        await stop.wait()
        working.cancel()

    async with asyncio.TaskGroup() as group:
        working = group.create_task(do())
        watching = group.create_task(watch())
    if results:
        return results[0]
    raise failures[0] if failures else CommandFailed("interrupted", Exit.INTERRUPTED)
