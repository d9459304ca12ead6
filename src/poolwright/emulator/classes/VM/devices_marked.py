"""Marking a VM together with all its drives and interfaces, as starting and rebooting do.

Source: reference/xapi.md 3.0, 3.4.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager

from poolwright.emulator.call import Call
from poolwright.emulator.classes.VM.state import refresh_disk
from poolwright.emulator.failures import ApiFailure
from poolwright.emulator.operations import FAIL_QUICKLY


@asynccontextmanager
async def marked_with_devices(call: Call, vm: str, op: str) -> AsyncIterator[None]:
    """Holds `op` on the VM, and `attach` on its drives, then on its interfaces; frees them in reverse.

    Raises what stands against attaching a drive; any trouble with an interface is OPERATION_NOT_ALLOWED.
    """
    async with AsyncExitStack() as held:
        await held.enter_async_context(call.marked("VM", vm, op))
        row = call.database.get("VM", vm)
        held.callback(_refresh_disks, call, row["VBDs"])
        for vbd in row["VBDs"]:
            await held.enter_async_context(call.marked("VBD", vbd, "attach", FAIL_QUICKLY))
        try:
            for vif in row["VIFs"]:
                await held.enter_async_context(call.marked("VIF", vif, "attach", FAIL_QUICKLY))
        except ApiFailure as failure:
            raise ApiFailure("OPERATION_NOT_ALLOWED", "Failed to lock all VIFs") from failure
        yield


def _refresh_disks(call: Call, vbds: list[str]) -> None:
    """What is allowed on the disks, once their drives are no longer marked."""
    for vbd in vbds:
        if (row := call.database.find("VBD", vbd)) is not None:
            refresh_disk(call.pool, row["VDI"])
