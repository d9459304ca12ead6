"""What has begun on a pool and must be finished there, even if whoever wanted it is cancelled meanwhile.

A login whose caller is gone would leave a session behind, a logout that is cut off likewise. Knows nothing of
sessions; work done here is short, or bounded by the grace that it is given.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any, TypeVar

T = TypeVar("T")


async def finish(
    work: Coroutine[Any, Any, T], *, grace: float, undo: Callable[[T], Awaitable[object]] | None = None
) -> T:
    """The result of `work`, which must not raise.

    Where the caller is cancelled, work has `grace` seconds more to end; what it resulted in is undone, for at
    most as long again; and then the cancellation follows, however often it came.
    """
    async with asyncio.TaskGroup() as group:
        doing = group.create_task(work)
        cancellation = await _outlast(doing, grace)
        if cancellation is not None:
            if undo is not None and not doing.cancelled():
                await _outlast(group.create_task(_undone(undo, doing.result())), grace)
            raise cancellation
    return doing.result()


async def _undone(undo: Callable[[T], Awaitable[object]], result: T) -> None:
    await undo(result)


async def _outlast(task: asyncio.Task[Any], grace: float) -> asyncio.CancelledError | None:
    """Wait for a task's end, and give the cancellation that came meanwhile."""
    loop = asyncio.get_running_loop()
    end, kept = float("inf"), None
    while not task.done():
        try:
            await asyncio.wait({task}, timeout=None if kept is None else max(end - loop.time(), 0.0))
        except asyncio.CancelledError as cancellation:
            if kept is None:
                end, kept = loop.time() + grace, cancellation
        if loop.time() >= end:
            task.cancel()
    return kept
