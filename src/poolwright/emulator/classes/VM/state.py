"""A VM's state in the database: what its operations are checked against, and its way down to Halted.

The door between the pure table (`operations`) and a pool. Source: reference/xapi.md 3.1.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from poolwright.emulator.classes.VM import operations
from poolwright.emulator.classes.VM.operations import HALTED, Facts
from poolwright.emulator.database import Database
from poolwright.emulator.failures import ApiFailure, is_null
from poolwright.emulator.operations import Rules
from poolwright.xapi.types import NULL_REF

if TYPE_CHECKING:
    from poolwright.emulator.pool import Pool

#: Devices of a VM that have operations of their own, by the VM's field.
DEVICES: Final = {"VBDs": "VBD", "VIFs": "VIF"}
_MEMBERSHIPS: Final = {
    "appliance": "VM_appliance",
    "protection_policy": "VMPP",
    "snapshot_schedule": "VMSS",
}
_GUIDANCES: Final = frozenset({"restart_device_model", "restart_vm"})


def facts_of(database: Database, vm: str) -> Facts:
    """What the operation checks look at. Raises HANDLE_INVALID."""
    row = database.get("VM", vm)
    disks = (database.find("VBD", vbd) for vbd in row["VBDs"])
    vdis = (database.find("VDI", disk["VDI"]) for disk in disks if disk is not None and disk["type"] != "CD")
    return Facts(
        vm,
        row,
        metrics=database.find("VM_metrics", row["metrics"]),
        guest=database.find("VM_guest_metrics", row["guest_metrics"]),
        vdis=tuple(vdi for vdi in vdis if vdi is not None),
        clone_suspended=_clones_suspended(database),
        memberships=frozenset(field for field, cls in _MEMBERSHIPS.items() if database.exists(cls, row[field])),
    )


def _clones_suspended(database: Database) -> bool:
    pools = database.tables["pool"].rows.values()
    return any(row["other_config"].get("allow_clone_suspended_vm") == "true" for row in pools)


def _check(pool: Pool, vm: str, op: str) -> None:
    if error := operations.why_not(facts_of(pool.database, vm), op):
        raise ApiFailure(*error)


def _allowed(pool: Pool, vm: str) -> list[str]:
    return list(operations.allowed_operations(facts_of(pool.database, vm)))


RULES: Final = Rules(check=_check, allowed=_allowed)


def check_lenient(pool: Pool, vm: str, op: str) -> None:
    """The checks without those for mobility and guest features, as under option `force`."""
    if error := operations.why_not(facts_of(pool.database, vm), op, strict=False):
        raise ApiFailure(*error)


def refresh(pool: Pool, vm: str) -> None:
    """Works out again what is allowed on the VM, its devices and its appliance."""
    row = pool.database.find("VM", vm)
    if row is None:
        return
    pool.operations.refresh("VM", vm)
    for field, cls in DEVICES.items():
        for device in row[field]:
            pool.operations.refresh(cls, device)
    if not is_null(row["appliance"]):
        pool.operations.refresh("VM_appliance", row["appliance"])


def set_power_state(pool: Pool, vm: str, state: str, **values: Any) -> None:
    """Enters a power state, with what changes in the same breath, and all that follows for what is allowed."""
    pool.database.update("VM", vm, power_state=state, **values)
    refresh(pool, vm)


def enter_halted(pool: Pool, vm: str) -> None:
    """Halted: nothing attached, nowhere resident. The guest's metrics stay until the next start."""
    database = pool.database
    row = database.get("VM", vm)
    for vbd in row["VBDs"]:
        database.update("VBD", vbd, currently_attached=False, reserved=False)
    for vif in row["VIFs"]:
        database.update("VIF", vif, currently_attached=False, reserved=False)
    for vusb in row["VUSBs"]:
        database.update("VUSB", vusb, currently_attached=False)
    for vgpu in row["VGPUs"]:
        gone = {"resident_on": NULL_REF, "scheduled_to_be_resident_on": NULL_REF}
        database.update("VGPU", vgpu, currently_attached=False, **gone)
    for vbd in row["VBDs"]:
        refresh_disk(pool, database.get("VBD", vbd)["VDI"])
    guidances = [word for word in row["pending_guidances"] if word not in _GUIDANCES]
    database.update("VM", vm, requires_reboot=False, pending_guidances=guidances)
    if database.exists("VM_metrics", row["metrics"]):
        database.update("VM_metrics", row["metrics"], current_domain_type="unspecified", state=[])
    leave_host(pool, vm, HALTED)


def leave_host(pool: Pool, vm: str, state: str) -> None:
    """The domain is gone: a state (Halted, Suspended) without a host, a domain and consoles."""
    database = pool.database
    for console in database.get("VM", vm)["consoles"]:
        database.destroy("console", console)
    nowhere = {"resident_on": NULL_REF, "scheduled_to_be_resident_on": NULL_REF, "domid": -1}
    set_power_state(pool, vm, state, **nowhere)


def refresh_disk(pool: Pool, vdi: str) -> None:
    """What is allowed on a disk changes as it is attached and detached."""
    if pool.database.exists("VDI", vdi):
        pool.operations.refresh("VDI", vdi)
