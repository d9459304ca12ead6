"""VM.snapshot and checkpoint: a VM's disks, and its memory, as they are now. Source: reference/xapi.md 3.3."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from poolwright.emulator.call import Call
from poolwright.emulator.classes import message
from poolwright.emulator.classes.SR.operations import features
from poolwright.emulator.classes.VM import copies, power, start
from poolwright.emulator.classes.VM.copies import Way
from poolwright.emulator.classes.VM.forwarding import on_host
from poolwright.emulator.classes.VM.operations import RUNNING
from poolwright.emulator.failures import ApiFailure

if TYPE_CHECKING:
    from poolwright.emulator.implicit import Handler


async def snapshot(call: Call, vm: str, new_name: str, ignore_vdis: list[str]) -> str:
    """VM.snapshot: the disks as they are now, except those to be ignored."""
    async with call.marked("VM", vm, "snapshot"):
        made = await copies.copied(call, vm, new_name, Way.SNAPSHOT, ignored=ignore_vdis)
    message.emit_for_vm(call.pool, "VM_SNAPSHOTTED", vm, "snapshotted")
    return made


async def checkpoint(call: Call, vm: str, new_name: str) -> str:
    """VM.checkpoint: the disks and the memory. A running VM is suspended for it and comes back.

    Only a running VM's state is noted in `snapshot_info`; of a paused VM there is no memory to be had.
    """
    async with call.marked("VM", vm, "checkpoint"):
        row = call.database.get("VM", vm)
        host, info = row["resident_on"], _info(row)
        if info:
            _check_drivers(call, vm)
            await power.to_disk(call, vm)
        try:
            made = await copies.copied(call, vm, new_name, Way.CHECKPOINT, info=info)
        finally:
            if info:
                async with on_host(call, host):
                    await start.restore(call, vm, host, paused=False)
    message.emit_for_vm(call.pool, "VM_CHECKPOINTED", vm, "checkpointed")
    return made


def _check_drivers(call: Call, vm: str) -> None:
    """Raises SR_OPERATION_NOT_SUPPORTED, with the VM, if an SR of its disks takes no snapshots."""
    database = call.database
    for vbd in database.get("VM", vm)["VBDs"]:
        drive = database.get("VBD", vbd)
        disk = database.find("VDI", drive["VDI"])
        sr = None if disk is None else database.find("SR", disk["SR"])
        if drive["type"] != "CD" and sr is not None and "VDI_SNAPSHOT" not in features(database, sr["type"]):
            raise ApiFailure("SR_OPERATION_NOT_SUPPORTED", vm)


def _info(row: Mapping[str, Any]) -> dict[str, str]:
    return copies.snapshot_info(RUNNING) if row["power_state"] == RUNNING else {}


MESSAGES: Final[Mapping[str, Handler]] = {"snapshot": snapshot, "checkpoint": checkpoint}
