"""VM.snapshot, checkpoint and revert: the tree of a VM's states. Source: reference/xapi.md 3.3."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from poolwright.emulator import facts
from poolwright.emulator.call import Call
from poolwright.emulator.classes import message
from poolwright.emulator.classes.VBD import messages as vbds
from poolwright.emulator.classes.VIF import messages as vifs
from poolwright.emulator.classes.VM import copies, power, start, state
from poolwright.emulator.classes.VM.copies import Way
from poolwright.emulator.classes.VM.forwarding import on_host
from poolwright.emulator.classes.VM.metadata import metadata_fields
from poolwright.emulator.classes.VM.operations import HALTED, PAUSED, SUSPENDED
from poolwright.emulator.failures import ApiFailure, is_null
from poolwright.xapi.types import NULL_REF
from poolwright.xapi.wire import EPOCH

if TYPE_CHECKING:
    from poolwright.emulator.implicit import Handler

#: What a VM keeps when it goes back to a snapshot.
_KEPT: Final = frozenset(
    {
        "uuid",
        "suspend_VDI",
        "power_state",
        "parent",
        "current_operations",
        "allowed_operations",
        "metrics",
        "guest_metrics",
        "resident_on",
        "domid",
        "protection_policy",
        "snapshot_schedule",
        "tags",
        "affinity",
        "scheduled_to_be_resident_on",
        "groups",
        "attached_PCIs",
        "blobs",
        "appliance",
        "start_delay",
        "shutdown_delay",
        "order",
        "version",
        "blocked_operations",
        "suspend_SR",
        "is_default_template",
    }
)
_NO_SNAPSHOT: Final = {
    "is_a_snapshot": False,
    "is_a_template": False,
    "snapshot_of": NULL_REF,
    "snapshot_time": EPOCH,
    "snapshot_info": {},
    "transportable_snapshot_id": "",
    "ha_always_run": False,
}


async def snapshot(call: Call, vm: str, new_name: str, ignore_vdis: list[str]) -> str:
    """VM.snapshot: the disks as they are now, except those to be ignored."""
    async with call.marked("VM", vm, "snapshot"):
        made = await copies.copied(call, vm, new_name, Way.SNAPSHOT, ignored=ignore_vdis)
        call.database.update("VM", vm, parent=made)
    message.emit_for_vm(call.pool, "VM_SNAPSHOTTED", vm)
    return made


async def checkpoint(call: Call, vm: str, new_name: str) -> str:
    """VM.checkpoint: the disks and the memory; a live VM is suspended for it and comes back."""
    async with call.marked("VM", vm, "checkpoint"):
        before = call.database.get("VM", vm)["power_state"]
        host = call.database.get("VM", vm)["resident_on"]
        if before != SUSPENDED:
            await power.to_disk(call, vm)
        try:
            made = await copies.copied(call, vm, new_name, Way.CHECKPOINT)
        finally:
            if before != SUSPENDED:
                async with on_host(call, host):
                    await start.restore(call, vm, host, paused=before == PAUSED)
        info = call.database.get("VM", made)["snapshot_info"]
        call.database.update("VM", made, snapshot_info={**info, "power-state-at-snapshot": before})
        call.database.update("VM", vm, parent=made)
    message.emit_for_vm(call.pool, "VM_CHECKPOINTED", vm)
    return made


# --- back ------------------------------------------------------------------------------------------------


async def revert(call: Call, snapshot: str) -> None:
    """VM.revert: the snapshot's VM becomes as it was, made anew if it is gone. Raises VM_REVERT_FAILED."""
    row = call.database.get("VM", snapshot)
    vm = row["snapshot_of"]
    if not call.database.exists("VM", vm):
        if not row["is_a_snapshot"] or is_null(vm):
            raise ApiFailure("VM_REVERT_FAILED", snapshot, vm)
        vm = await copies.copied(call, snapshot, row["name_label"], Way.CLONE)
        _rebind(call, row["snapshot_of"], vm)
        call.database.update("VM", vm, **_NO_SNAPSHOT)
        state.refresh(call.pool, vm)
    async with call.marked("VM", snapshot, "revert"):
        await _down(call, vm)
        async with call.marked("VM", vm, "reverting"):
            await _go_back(call, snapshot, vm)
    message.emit_for_vm(call.pool, "VM_SNAPSHOT_REVERTED", vm)


def _rebind(call: Call, gone: str, vm: str) -> None:
    """The snapshots of a VM that is gone become those of its successor."""
    for ref, row in call.database.items("VM"):
        if row["snapshot_of"] == gone:
            call.database.update("VM", ref, snapshot_of=vm)


async def _down(call: Call, vm: str) -> None:
    """The VM is to be Halted, by force if need be."""
    if call.database.get("VM", vm)["power_state"] != HALTED:
        await power.hard_shutdown(call, vm)


def _fields_then(call: Call, snapshot: str) -> dict[str, Any]:
    """The VM's fields as they were: written down in the snapshot, or else the snapshot's own."""
    table, row = facts.tables()["VM"], call.database.get("VM", snapshot)
    then = metadata_fields(row["snapshot_metadata"]) or row
    return {
        name: value
        for name, value in then.items()
        if name in table.columns and name not in table.many and name not in _KEPT
    }


async def _go_back(call: Call, snapshot: str, vm: str) -> None:
    fields = _fields_then(call, snapshot)
    await _replace_devices(call, snapshot, vm)
    call.database.update("VM", vm, **{**fields, **_NO_SNAPSHOT, "parent": snapshot})
    row = call.database.get("VM", snapshot)
    if row["power_state"] == SUSPENDED and not is_null(row["suspend_VDI"]):
        image = await copies.copied_disk(call, row["suspend_VDI"], Way.CLONE, NULL_REF)
        call.database.update("VM", vm, suspend_VDI=image)
        state.set_power_state(call.pool, vm, SUSPENDED)
    state.refresh(call.pool, vm)


def _disks(call: Call, vm: str) -> dict[str, str]:
    """The VM's drives with disks (not CDs), each with its disk."""
    rows = {vbd: call.database.get("VBD", vbd) for vbd in call.database.get("VM", vm)["VBDs"]}
    return {vbd: row["VDI"] for vbd, row in rows.items() if row["type"] == "Disk" and not row["empty"]}


async def _replace_devices(call: Call, snapshot: str, vm: str) -> None:
    """The VM's devices go, and the disks of which the snapshot has an older state; copies of those come."""
    database = call.database
    source = database.get("VM", snapshot)
    of_snapshot = _disks(call, snapshot)
    originals = {vdi: database.get("VDI", vdi)["snapshot_of"] for vdi in of_snapshot.values()}
    outdated = [vdi for vdi in _disks(call, vm).values() if vdi in originals.values()]
    fresh: dict[str, str] = {}
    for vbd, vdi in of_snapshot.items():
        fresh[vbd] = await copies.copied_disk(call, vdi, Way.CLONE, NULL_REF)
    _drop_devices(call, vm)
    for vbd in source["VBDs"]:
        copies.copy_drive(call, vbd, vm, fresh.get(vbd) or str(database.get("VBD", vbd)["VDI"]))
    for vif in source["VIFs"]:
        copies.copy_interface(call, vif, vm, keep_mac=True)
    for vbd, vdi in of_snapshot.items():
        _follow(call, originals[vdi], fresh[vbd])
    await copies.discard(call, outdated)


def _drop_devices(call: Call, vm: str) -> None:
    row = call.database.get("VM", vm)
    for vbd in row["VBDs"]:
        vbds.remove(call.pool, vbd)
    for vif in row["VIFs"]:
        vifs.remove(call.pool, vif)


def _follow(call: Call, old: str, new: str) -> None:
    """The snapshots of a disk that was replaced count as those of the new one."""
    for ref in list((call.database.find("VDI", old) or {"snapshots": []})["snapshots"]):
        call.database.update("VDI", ref, snapshot_of=new)


MESSAGES: Final[Mapping[str, Handler]] = {
    "snapshot": snapshot,
    "checkpoint": checkpoint,
    "revert": revert,
}
