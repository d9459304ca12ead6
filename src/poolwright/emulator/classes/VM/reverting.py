"""VM.revert: a VM goes back to one of its snapshots, or comes back from it. Source: reference/xapi.md 3.3."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from poolwright.emulator import facts
from poolwright.emulator.call import Call
from poolwright.emulator.classes import message
from poolwright.emulator.classes.VBD import messages as vbds
from poolwright.emulator.classes.VIF import messages as vifs
from poolwright.emulator.classes.VM import copies, placement, record, state
from poolwright.emulator.classes.VM.copies import Way
from poolwright.emulator.classes.VM.metadata import metadata_fields
from poolwright.emulator.classes.VM.operations import HALTED
from poolwright.emulator.failures import ApiFailure, is_null
from poolwright.xapi.datamodel import Constructor
from poolwright.xapi.types import NULL_REF

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
        "scheduled_to_be_resident_on",
        "tags",
        "affinity",
        "groups",
        "attached_PCIs",
    }
)
#: What it also keeps if the snapshot is so old that the VM's own fields are not written down in it.
_KEPT_FROM_OLD: Final = _KEPT | {
    "name_label",
    "is_a_snapshot",
    "is_a_template",
    "is_default_template",
    "snapshot_of",
    "snapshot_time",
    "transportable_snapshot_id",
}
#: Failures that are told as they are; all others are VM_REVERT_FAILED.
_TOLD: Final = frozenset({"SR_BACKEND_FAILURE_44", "SR_BACKEND_FAILURE_109", "VDI_INCOMPATIBLE_TYPE"})


async def revert(call: Call, snapshot: str) -> None:
    """VM.revert: the snapshot's VM becomes as it was, made anew if it is gone. Raises VM_REVERT_FAILED."""
    vm = call.database.get("VM", snapshot)["snapshot_of"]
    if not call.database.exists("VM", vm):
        vm = _made_anew(call, snapshot, vm)
    async with call.marked("VM", snapshot, "revert"), call.marked("VM", vm, "reverting"):
        if not placement.hosts_for_image(call.database, call.database.get("VM", snapshot)):
            raise ApiFailure("HOST_NOT_LIVE")
        if call.database.get("VM", vm)["power_state"] != HALTED:
            await call.subtask("VM.hard_shutdown", vm)
        await _go_back(call, snapshot, vm)
    message.emit_for_vm(call.pool, "VM_SNAPSHOT_REVERTED", vm, "reverted")


def _made_anew(call: Call, snapshot: str, gone: str) -> str:
    """The VM that is gone, as the snapshot remembers it, without devices; all its snapshots are its again."""
    row = call.database.get("VM", snapshot)
    fields = metadata_fields(row["snapshot_metadata"])
    if is_null(gone) or "uuid" not in fields:
        raise ApiFailure("VM_REVERT_FAILED", snapshot, gone)
    columns = facts.tables()["VM"].columns.values()
    given = {column.name: row[column.name] for column in columns if column.ctor is not Constructor.ABSENT}
    vm = record.create(call, given | {"power_state": HALTED})
    call.database.update("VM", vm, **_fields_then(call, snapshot), uuid=fields["uuid"])
    for ref, other in call.database.items("VM"):
        if other["snapshot_of"] == gone:
            call.database.update("VM", ref, snapshot_of=vm)
    return vm


def _fields_then(call: Call, snapshot: str) -> dict[str, Any]:
    """The VM's fields as they were: written down in the snapshot, or else the snapshot's own."""
    table, row = facts.tables()["VM"], call.database.get("VM", snapshot)
    written = metadata_fields(row["snapshot_metadata"])
    then, kept = (written, _KEPT) if written else (row, _KEPT_FROM_OLD)
    return {
        name: value
        for name, value in then.items()
        if name in table.columns and name not in table.many and name not in kept
    }


async def _go_back(call: Call, snapshot: str, vm: str) -> None:
    call.database.update("VM", vm, **{**_fields_then(call, snapshot), "ha_always_run": False})
    try:
        await _replace_devices(call, snapshot, vm)
    except ApiFailure as failure:
        state.enter_halted(call.pool, vm)
        if failure.code in _TOLD:
            raise
        raise ApiFailure("VM_REVERT_FAILED", snapshot, vm) from failure
    _replace_metrics(call, snapshot, vm)
    call.database.update("VM", vm, parent=snapshot)
    state.set_power_state(call.pool, vm, call.database.get("VM", snapshot)["power_state"])


def _replace_metrics(call: Call, snapshot: str, vm: str) -> None:
    database = call.database
    for cls, field in (("VM_guest_metrics", "guest_metrics"), ("VM_metrics", "metrics")):
        old, then = database.get("VM", vm)[field], database.find(cls, database.get("VM", snapshot)[field])
        if database.exists(cls, old):
            database.destroy(cls, old)
        new = NULL_REF if then is None else database.create(cls, {**then, "uuid": ""})
        database.update("VM", vm, **{field: new})


# --- devices ---------------------------------------------------------------------------------------------


def _disks(call: Call, vm: str) -> dict[str, str]:
    """The VM's drives with disks (not CDs), each with its disk."""
    rows = {vbd: call.database.get("VBD", vbd) for vbd in call.database.get("VM", vm)["VBDs"]}
    return {vbd: row["VDI"] for vbd, row in rows.items() if row["type"] == "Disk" and not row["empty"]}


async def _replace_devices(call: Call, snapshot: str, vm: str) -> None:
    """The VM's devices go, and the disks of which the snapshot has an older state; copies of those come.

    Disks that the snapshot does not know stay, unattached.
    """
    database = call.database
    of_snapshot = _disks(call, snapshot)
    originals = {vdi: database.get("VDI", vdi)["snapshot_of"] for vdi in of_snapshot.values()}
    outdated = [vdi for vdi in _disks(call, vm).values() if vdi in originals.values()]
    for vbd in database.get("VM", vm)["VBDs"]:
        vbds.remove(call.pool, vbd)
    snapshots = {old: list(row["snapshots"]) for old in outdated if (row := database.find("VDI", old))}
    await copies.discard(call, outdated)
    fresh = await _cloned(call, of_snapshot)
    for vbd, vdi in of_snapshot.items():
        for one in {vdi, *snapshots.get(originals[vdi], ())}:
            if database.exists("VDI", one):
                database.update("VDI", one, snapshot_of=fresh[vbd])
    image = database.get("VM", snapshot)["suspend_VDI"]
    if not is_null(image):
        image = await copies.copied_disk(call, image, Way.CLONE, NULL_REF)
    _copy_devices(call, snapshot, vm, fresh)
    database.update("VM", vm, suspend_VDI=image)


async def _cloned(call: Call, disks: Mapping[str, str]) -> dict[str, str]:
    """A copy of each drive's disk; none is left if one fails."""
    fresh: dict[str, str] = {}
    try:
        for vbd, vdi in disks.items():
            fresh[vbd] = await copies.copied_disk(call, vdi, Way.CLONE, NULL_REF)
    except BaseException:
        await copies.discard(call, list(fresh.values()))
        raise
    return fresh


def _copy_devices(call: Call, snapshot: str, vm: str, fresh: Mapping[str, str]) -> None:
    database = call.database
    source = database.get("VM", snapshot)
    for vbd in source["VBDs"]:
        copies.copy_drive(call, vbd, vm, fresh.get(vbd) or str(database.get("VBD", vbd)["VDI"]))
    for vif in database.get("VM", vm)["VIFs"]:
        vifs.remove(call.pool, vif)
    for vif in source["VIFs"]:
        copies.copy_interface(call, vif, vm, keep_mac=True)
    for vusb in database.get("VM", vm)["VUSBs"]:
        database.destroy("VUSB", vusb)


MESSAGES: Final[Mapping[str, Handler]] = {"revert": revert}
