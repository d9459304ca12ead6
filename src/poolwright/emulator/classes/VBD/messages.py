"""Class VBD: making, plugging and filling a VM's drives. Source: reference/xapi.md 3.6."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any, Final

from poolwright.emulator.call import Call
from poolwright.emulator.classes.VBD import devices, operations
from poolwright.emulator.classes.VBD.operations import Facts
from poolwright.emulator.classes.VM.forwarding import on_host, works
from poolwright.emulator.classes.VM.operations import HALTED, PAUSED, RUNNING, SUSPENDED
from poolwright.emulator.classes.VM.state import refresh_disk
from poolwright.emulator.failures import ApiFailure, internal_error, is_null
from poolwright.emulator.operations import Rules
from poolwright.xapi.types import NULL_REF

if TYPE_CHECKING:
    from poolwright.emulator.database import Database, Row
    from poolwright.emulator.implicit import Handler
    from poolwright.emulator.pool import Pool

_DISK_TYPES: Final = frozenset(
    ["system", "user", "ephemeral", "suspend", "crashdump", "metadata", "rrd", "pvs_cache"]
)
#: What the other types are called in errors.
_TYPE_NAMES: Final = {"cbt_metadata": "CBT metadata", "ha_statefile": "HA statefile", "redo_log": "Redo log"}
#: The key under which a driver says how its disks are reached.
_BACKEND_KIND: Final = "backend-kind"


# --- rules -----------------------------------------------------------------------------------------------


def _in_use_elsewhere(database: Database, vbd: str, disk: Row) -> tuple[Row, ...]:
    """The other drives of a disk that are attached or about to be; a suspended VM's are not."""
    found = []
    for ref in disk["VBDs"]:
        row = database.find("VBD", ref)
        if row is None or ref == vbd:
            continue
        vm = database.find("VM", row["VM"])
        if vm is None or vm["power_state"] == SUSPENDED or vm["other_config"].get("is_system_domain") == "true":
            continue
        if row["currently_attached"] or row["reserved"] or row["current_operations"]:
            found.append(row)
    return tuple(found)


def facts_of(database: Database, vbd: str, *, sharing: bool) -> Facts:
    """What a drive's operations depend on; `sharing` with who else uses its disk. Raises HANDLE_INVALID."""
    row = database.get("VBD", vbd)
    vm = database.get("VM", row["VM"])
    disk = database.find("VDI", row["VDI"])
    rivals = _in_use_elsewhere(database, vbd, disk) if sharing and disk is not None else None
    return Facts(vbd, row, vm, database.find("VM_guest_metrics", vm["guest_metrics"]), disk, rivals)


def _check(pool: Pool, vbd: str, op: str) -> None:
    if error := operations.reasons(facts_of(pool.database, vbd, sharing=True)).get(op):
        raise ApiFailure(*error)


def _allowed(pool: Pool, vbd: str) -> list[str]:
    row = pool.database.get("VBD", vbd)
    if not pool.database.exists("VM", row["VM"]):
        return []
    return operations.allowed_operations(facts_of(pool.database, vbd, sharing=False))


RULES: Final = Rules(check=_check, allowed=_allowed)


# --- making ----------------------------------------------------------------------------------------------


def used_names(database: Database, vm: Row) -> list[str]:
    """Every name under which a drive of the VM goes."""
    drives = [row for ref in vm["VBDs"] if (row := database.find("VBD", ref))]
    return [name for row in drives for name in (row["device"], row["userdevice"]) if name]


def free_places(database: Database, vm: Row, *, floppy: bool = False) -> list[devices.Place]:
    """Where the VM can still take a drive, lowest first."""
    emulated = vm["domain_type"] == "hvm"
    control = bool(vm["is_control_domain"])
    return devices.free(used_names(database, vm), emulated=emulated, control_domain=control, floppy=floppy)


def _check_medium(database: Database, record: Mapping[str, Any]) -> None:
    disk = database.get("VDI", record["VDI"]) if not record["empty"] else None
    if disk is not None and disk["type"] not in _DISK_TYPES:
        raise ApiFailure("VDI_INCOMPATIBLE_TYPE", record["VDI"], _TYPE_NAMES.get(disk["type"], disk["type"]))
    if record["type"] == "CD" and record["mode"] != "RO":
        raise ApiFailure("VBD_CDS_MUST_BE_READONLY")
    if record["type"] != "CD" and record["empty"]:
        raise ApiFailure("VBD_NOT_REMOVABLE_MEDIA", "in constructor")
    if disk is not None and record["mode"] == "RW" and disk["read_only"]:
        raise ApiFailure("VDI_READONLY", record["VDI"])


def _check_vm(record: Mapping[str, Any], vm: Row) -> None:
    for task, op in vm["current_operations"].items():
        if op in ("pool_migrate", "migrate_send"):
            raise ApiFailure("OTHER_OPERATION_IN_PROGRESS", "VM", record["VM"], op, task)
    if record["type"] == "Floppy" and vm["domain_type"] != "hvm":
        raise ApiFailure("NOT_IMPLEMENTED", "Floppy drives are not supported on VMs without a device model")


def _place(database: Database, record: Mapping[str, Any], vm: Row) -> str:
    """The userdevice that the new drive gets. Raises INVALID_DEVICE, DEVICE_ALREADY_EXISTS."""
    wanted, floppy = record["userdevice"], record["type"] == "Floppy"
    if not devices.is_valid(wanted, floppy=floppy):
        raise ApiFailure("INVALID_DEVICE", wanted)
    if wanted == devices.AUTODETECT:
        free = free_places(database, vm, floppy=floppy)
        if not free:
            raise ApiFailure("INVALID_DEVICE", wanted)
        wanted = f"fd{'ab'[free[0].disk]}" if floppy else str(free[0].disk)
    taken: set[devices.Place] = set().union(*map(devices.meanings, used_names(database, vm)))
    if devices.meanings(wanted) & taken:
        raise ApiFailure("DEVICE_ALREADY_EXISTS", wanted)
    return str(wanted)


def create(call: Call, record: dict[str, Any]) -> str:
    """VBD.create."""
    database = call.database
    vm = database.get("VM", record["VM"])
    _check_medium(database, record)
    _check_vm(record, vm)
    userdevice = _place(database, record, vm)
    return add(call.pool, record | {"userdevice": userdevice})


def add(pool: Pool, values: Mapping[str, Any]) -> str:
    """A drive's row, whatever its values; of a suspended VM it keeps its device and attachment."""
    database = pool.database
    kept = database.get("VM", values["VM"])["power_state"] == SUSPENDED
    row: dict[str, Any] = {**values, "VDI": NULL_REF if values["empty"] else values["VDI"]}
    if not kept:
        row |= {"device": "", "currently_attached": False}
    disk = database.find("VDI", row["VDI"])
    if disk is not None and (kind := disk["sm_config"].get(_BACKEND_KIND)):
        row["other_config"] = {**row["other_config"], _BACKEND_KIND: kind}
    ref = database.create("VBD", row | {"metrics": database.create("VBD_metrics", {})})
    pool.operations.refresh("VBD", ref)
    refresh_disk(pool, row["VDI"])
    return ref


def destroy(call: Call, self: str) -> None:
    """VBD.destroy: the drive, not its disk. Raises OPERATION_NOT_ALLOWED while it is attached."""
    database = call.database
    row = database.get("VBD", self)
    if row["currently_attached"] or row["reserved"]:
        vm = database.get("VM", row["VM"])
        raise ApiFailure("OPERATION_NOT_ALLOWED", f"VBD '{row['uuid']}' still attached to '{vm['uuid']}'")
    remove(call.pool, self)


def remove(pool: Pool, vbd: str) -> None:
    """Removes a drive's row, whatever its state."""
    row = pool.database.get("VBD", vbd)
    if pool.database.exists("VBD_metrics", row["metrics"]):
        pool.database.destroy("VBD_metrics", row["metrics"])
    pool.database.destroy("VBD", vbd)
    refresh_disk(pool, row["VDI"])


# --- plugging --------------------------------------------------------------------------------------------


@asynccontextmanager
async def _marked(call: Call, vbd: str, op: str) -> AsyncIterator[None]:
    """Holds an operation on a drive; the disks that it had and has know of its end."""
    before = call.database.get("VBD", vbd)["VDI"]
    async with call.marked("VBD", vbd, op):
        yield
    row = call.database.find("VBD", vbd)
    for disk in {before, before if row is None else row["VDI"]}:
        refresh_disk(call.pool, disk)


def _attach(pool: Pool, vbd: str, attached: bool) -> None:
    pool.database.update("VBD", vbd, currently_attached=attached)
    refresh_disk(pool, pool.database.get("VBD", vbd)["VDI"])


async def plug(call: Call, self: str) -> None:
    """VBD.plug: attaches a drive of a running VM."""
    async with _marked(call, self, "plug"):
        row = call.database.get("VBD", self)
        vm = call.database.get("VM", row["VM"])
        if row["type"] == "Disk" and row["mode"] == "RO" and vm["domain_type"] == "hvm":
            raise ApiFailure("DISK_VBD_MUST_BE_READWRITE_FOR_HVM", self)
        _check_reach(call, row, vm)
        async with on_host(call, vm["resident_on"]):
            await works(call, vm["resident_on"], "VBD.plug")
            _attach(call.pool, self, attached=True)


def _check_reach(call: Call, row: Row, vm: Row) -> None:
    """Raises SR_NOT_ATTACHED-like errors if the VM's host does not see the disk."""
    disk = call.database.find("VDI", row["VDI"])
    if disk is None or row["empty"]:
        return
    sr = call.database.find("SR", disk["SR"])
    pbds = [] if sr is None else [call.database.find("PBD", pbd) for pbd in sr["PBDs"]]
    plugged = [pbd for pbd in pbds if pbd is not None and pbd["currently_attached"]]
    if not any(pbd["host"] == vm["resident_on"] for pbd in plugged):
        raise ApiFailure("SR_HAS_NO_PBDS", disk["SR"])


async def _unplug(call: Call, self: str, op: str) -> None:
    async with _marked(call, self, op):
        vm = call.database.get("VM", call.database.get("VBD", self)["VM"])
        async with on_host(call, vm["resident_on"]):
            await works(call, vm["resident_on"], "VBD.unplug")
            _attach(call.pool, self, attached=False)


async def unplug(call: Call, self: str) -> None:
    """VBD.unplug."""
    await _unplug(call, self, "unplug")


async def unplug_force(call: Call, self: str) -> None:
    """VBD.unplug_force: as unplug; an emulated guest never holds on."""
    await _unplug(call, self, "unplug_force")


async def insert(call: Call, vbd: str, vdi: str) -> None:
    """VBD.insert: a disk into an empty CD drive."""
    call.database.get("VDI", vdi)
    async with _marked(call, vbd, "insert"):
        database = call.database
        if not database.get("VDI", vdi)["managed"]:
            raise ApiFailure("VDI_NOT_MANAGED", vdi)
        await _exchange(call, vbd)
        database.update("VBD", vbd, VDI=vdi, empty=False)
        refresh_disk(call.pool, vdi)


async def eject(call: Call, vbd: str) -> None:
    """VBD.eject: empties a CD drive."""
    async with _marked(call, vbd, "eject"):
        disk = call.database.get("VBD", vbd)["VDI"]
        await _exchange(call, vbd)
        call.database.update("VBD", vbd, VDI=NULL_REF, empty=True)
        refresh_disk(call.pool, disk)


async def _exchange(call: Call, vbd: str) -> None:
    """Lets a running VM's host change the medium; of a halted VM it is only a row."""
    vm = call.database.get("VM", call.database.get("VBD", vbd)["VM"])
    if vm["power_state"] in (RUNNING, PAUSED) and not is_null(vm["resident_on"]):
        async with on_host(call, vm["resident_on"]):
            await works(call, vm["resident_on"], "VBD.insert")


async def pause(call: Call, self: str) -> str:
    """VBD.pause, which no storage driver supports any more. Raises SR_OPERATION_NOT_SUPPORTED."""
    async with call.marked("VBD", self, "pause"):
        raise _cannot_pause(call, self)


async def unpause(call: Call, self: str, token: str) -> None:
    """VBD.unpause, as `pause`."""
    async with call.marked("VBD", self, "unpause"):
        raise _cannot_pause(call, self)


def _cannot_pause(call: Call, vbd: str) -> ApiFailure:
    disk = call.database.get("VDI", call.database.get("VBD", vbd)["VDI"])
    return ApiFailure("SR_OPERATION_NOT_SUPPORTED", disk["SR"])


def assert_attachable(call: Call, self: str) -> None:
    """VBD.assert_attachable: raises what stands against attaching the drive."""
    call.check_operation("VBD", self, "attach")


def set_mode(call: Call, self: str, value: str) -> None:
    """VBD.set_mode, of a halted VM only."""
    row = call.database.get("VBD", self)
    state = call.database.get("VM", row["VM"])["power_state"]
    if state != HALTED:
        raise ApiFailure("VM_BAD_POWER_STATE", row["VM"], "halted", state.lower())
    call.database.update("VBD", self, mode=value)
    call.refresh("VBD", self)


def unplug_force_no_safety_check(call: Call, self: str) -> None:
    """VBD.unplug_force_no_safety_check, which XAPI keeps only by name."""
    call.database.get("VBD", self)
    raise internal_error("Not_implemented")


def _set_and_refresh(field: str) -> Handler:
    def handler(call: Call, self: str, value: Any) -> None:
        call.database.update("VBD", self, **{field: value})
        call.refresh("VBD", self)

    return handler


MESSAGES: Final[Mapping[str, Handler]] = {
    "create": create,
    "destroy": destroy,
    "plug": plug,
    "unplug": unplug,
    "unplug_force": unplug_force,
    "unplug_force_no_safety_check": unplug_force_no_safety_check,
    "insert": insert,
    "eject": eject,
    "pause": pause,
    "unpause": unpause,
    "assert_attachable": assert_attachable,
    "set_mode": set_mode,
    "set_unpluggable": _set_and_refresh("unpluggable"),
    "set_type": _set_and_refresh("type"),
}
