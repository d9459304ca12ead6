"""Marking an SR and a disk of it together, and sending the disk's work to a host."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from poolwright.emulator.call import Call
from poolwright.emulator.classes.host.liveness import assert_live
from poolwright.emulator.classes.SR.operations import choose_host


@asynccontextmanager
async def marked_disk(call: Call, vdi: str, operation: str) -> AsyncIterator[None]:
    """Holds a disk and its SR for an operation (`vdi_<operation>` of the SR), or neither while it waits."""
    operations, task = call.pool.operations, call.task
    sr = call.database.get("VDI", vdi)["SR"]

    def attempt() -> None:
        # Both are checked before either is marked: a mark taken back would wake other waiters for nothing.
        operations.check("SR", sr, f"vdi_{operation}")
        operations.mark("VDI", vdi, operation, task)
        operations.mark("SR", sr, f"vdi_{operation}", task)

    await operations.retried(attempt, task)
    try:
        yield
    finally:
        operations.unmark("SR", sr, task)
        operations.unmark("VDI", vdi, task)


def forward(call: Call, sr: str) -> None:
    """Raises what sending a disk's work to a host meets: SR_HAS_NO_PBDS, HOST_OFFLINE."""
    assert_live(call.pool, choose_host(call.database, sr))


def forward_disk(call: Call, vdi: str) -> None:
    """`forward` to a host that has the disk's SR."""
    forward(call, call.database.get("VDI", vdi)["SR"])
