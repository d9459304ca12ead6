"""Sending a VM's work to its host, and what that meets: dead hosts, the four workers, the time it takes.

Source: reference/xapi.md 3.0, 4.1.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from poolwright.emulator.call import Call
from poolwright.emulator.classes.host.liveness import assert_live


@asynccontextmanager
async def on_host(call: Call, host: str) -> AsyncIterator[None]:
    """Holds one of a host's workers for the call. Raises HOST_OFFLINE, CANNOT_CONTACT_HOST."""
    assert_live(call.pool, host)
    if host != call.pool.coordinator and call.pool.tasks.is_pending(call.task):
        call.database.update("task", call.task, forwarded=True, forwarded_to=host, resident_on=host)
    async with call.worker(host):
        yield


async def works(call: Call, host: str, operation: str, *, gib: float = 0.0) -> None:
    """Lets a host work as long as the profile says. Raises TASK_CANCELLED; CANNOT_CONTACT_HOST if it died."""
    await call.takes(operation, gib=gib, at=host)
    assert_live(call.pool, host)
