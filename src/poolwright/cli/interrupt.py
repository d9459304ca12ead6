"""Ctrl-C and SIGTERM: the first asks a command to end in order, the second ends the process at once."""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import AsyncIterator, Coroutine
from contextlib import asynccontextmanager
from typing import Any, TypeVar

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
    """What the work returns; where `stop` is set first, the work is cancelled and KeyboardInterrupt raised."""
    interrupted = False
    result: list[Result] = []

    async def do() -> None:
        result.append(await work)
        watching.cancel()

    async def watch() -> None:
        nonlocal interrupted
        await stop.wait()
        interrupted = True
        working.cancel()

    try:
        async with asyncio.TaskGroup() as group:
            working = group.create_task(do())
            watching = group.create_task(watch())
    except BaseExceptionGroup as failures:
        if len(failures.exceptions) > 1:
            raise
        raise failures.exceptions[0] from failures.exceptions[0].__cause__
    if interrupted and not result:
        raise KeyboardInterrupt
    return result[0]
