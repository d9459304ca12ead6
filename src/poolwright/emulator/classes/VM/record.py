"""VM.create and VM.destroy, and what a VM's row must have. Source: reference/xapi.md 3.2, 3.3."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from poolwright.emulator.call import Call
from poolwright.emulator.classes.VBD import messages as vbds
from poolwright.emulator.classes.VIF import messages as vifs
from poolwright.emulator.classes.VM import footprint, state
from poolwright.emulator.classes.VM.operations import HALTED, SUSPENDED, is_default_template
from poolwright.emulator.failures import ApiFailure, is_null
from poolwright.xapi.types import NULL_REF

if TYPE_CHECKING:
    from poolwright.emulator.implicit import Handler
    from poolwright.emulator.pool import Pool

#: What VM.create takes from nobody.
_IGNORED: Final[Mapping[str, Any]] = {
    "blocked_operations": {},
    "protection_policy": NULL_REF,
    "is_snapshot_from_vmpp": False,
    "snapshot_schedule": NULL_REF,
    "is_vmss_snapshot": False,
    "ha_always_run": False,
}
#: What goes with a VM, by its field.
_PARTS: Final[Mapping[str, str]] = {
    "VUSBs": "VUSB",
    "VGPUs": "VGPU",
    "VTPMs": "VTPM",
    "consoles": "console",
    "crash_dumps": "crashdump",
}
#: The hardware version that the vendor's device asks for.
_VENDOR_DEVICE_VERSION: Final = 2


def domain_type(values: Mapping[str, Any]) -> str:
    """The kind of domain that a VM is: as given, or as its boot policy tells."""
    given = values["domain_type"]
    if given != "unspecified":
        return str(given)
    return "hvm" if values["HVM_boot_policy"] else "pv"


def _power_state(ref: str, record: Mapping[str, Any]) -> str:
    """Halted, or Suspended if all that a suspended VM needs is given. Raises VM_BAD_POWER_STATE."""
    if record["power_state"] != SUSPENDED:
        return HALTED
    if is_null(record["suspend_VDI"]) or not record["last_booted_record"] or not record["last_boot_CPU_flags"]:
        raise ApiFailure("VM_BAD_POWER_STATE", ref, HALTED.lower(), SUSPENDED.lower())
    return SUSPENDED


def create(call: Call, record: dict[str, Any]) -> str:
    """VM.create: makes the row and checks next to nothing; that is for the start."""
    database = call.database
    ref = database.new_ref()
    power_state = _power_state(ref, record)
    values = {**record, **_IGNORED, "power_state": power_state, "domid": -1}
    if power_state == HALTED:
        values |= {"suspend_VDI": NULL_REF, "last_booted_record": "", "last_boot_CPU_flags": {}}
    if "mac_seed" not in values["other_config"]:
        values["other_config"] = {**values["other_config"], "mac_seed": call.new_uuid()}
    if values["has_vendor_device"]:
        version = max(values["hardware_platform_version"], _VENDOR_DEVICE_VERSION)
        values["hardware_platform_version"] = version
    values["domain_type"] = domain_type(values)
    values["memory_overhead"] = footprint.overhead(values)
    values["metrics"] = database.create("VM_metrics", {})
    database.create("VM", values, ref=ref)
    state.refresh(call.pool, ref)
    return ref


async def destroy(call: Call, self: str) -> None:
    """VM.destroy: the VM and its devices, not its disks; its children go to its parent."""
    async with call.marked("VM", self, "destroy"):
        row = call.database.get("VM", self)
        if is_default_template(row):
            raise ApiFailure("VM_CANNOT_DELETE_DEFAULT_TEMPLATE", self)
        await call.takes("VM.destroy")
        remove(call.pool, self)


def remove(pool: Pool, vm: str) -> None:
    """Removes a VM's row and all that belongs to it, whatever its state."""
    database = pool.database
    row = database.get("VM", vm)
    for child in row["children"]:
        database.update("VM", child, parent=row["parent"])
    for vbd in row["VBDs"]:
        vbds.remove(pool, vbd)
    for vif in row["VIFs"]:
        vifs.remove(pool, vif)
    for field, cls in _PARTS.items():
        for part in row[field]:
            database.destroy(cls, part)
    for blob in row["blobs"].values():
        if database.exists("blob", blob):
            database.destroy("blob", blob)
    database.destroy("VM", vm)
    for cls, ref in (("VM_metrics", row["metrics"]), ("VM_guest_metrics", row["guest_metrics"])):
        if database.exists(cls, ref):
            database.destroy(cls, ref)
    if not is_null(row["appliance"]):
        pool.operations.refresh("VM_appliance", row["appliance"])


MESSAGES: Final[Mapping[str, Handler]] = {"create": create, "destroy": destroy}
