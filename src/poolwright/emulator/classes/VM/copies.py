"""A VM's copies: clone, copy and snapshot are one thing with different disks and fields.

Disk by disk as subtasks, then the row, then drives and interfaces; a failure removes the disks made so far.
Source: reference/xapi.md 3.3 (xapi_vm_clone.ml).
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum, auto
from typing import TYPE_CHECKING, Any, Final

from poolwright.emulator import facts
from poolwright.emulator.call import Call
from poolwright.emulator.classes import message
from poolwright.emulator.classes.VBD import messages as vbds
from poolwright.emulator.classes.VIF import messages as vifs
from poolwright.emulator.classes.VM import footprint, placement, power, state
from poolwright.emulator.classes.VM.metadata import metadata_of
from poolwright.emulator.classes.VM.operations import HALTED, RUNNING, SUSPENDED
from poolwright.emulator.classes.VM.record import remove
from poolwright.emulator.failures import ApiFailure, is_null
from poolwright.xapi.types import NULL_REF
from poolwright.xapi.wire import EPOCH

if TYPE_CHECKING:
    from poolwright.emulator.database import Row
    from poolwright.emulator.implicit import Handler


class Way(Enum):
    """How the disks of the copy come to be."""

    CLONE = auto()
    COPY = auto()
    SNAPSHOT = auto()
    CHECKPOINT = auto()

    @property
    def is_snapshot(self) -> bool:
        return self in (Way.SNAPSHOT, Way.CHECKPOINT)


#: What no copy takes over.
_FRESH: Final[Mapping[str, Any]] = {
    "uuid": "",
    "is_default_template": False,
    "is_control_domain": False,
    "resident_on": NULL_REF,
    "scheduled_to_be_resident_on": NULL_REF,
    "domid": -1,
    "suspend_SR": NULL_REF,
    "ha_always_run": False,
    "blobs": {},
    "groups": [],
    "attached_PCIs": [],
    "blocked_operations": {},
    "protection_policy": NULL_REF,
    "is_snapshot_from_vmpp": False,
    "snapshot_schedule": NULL_REF,
    "is_vmss_snapshot": False,
    "appliance": NULL_REF,
    "start_delay": 0,
    "shutdown_delay": 0,
    "order": 0,
    "version": 0,
    "transportable_snapshot_id": "",
    "snapshot_metadata": "",
    "requires_reboot": False,
    "pending_guidances": [],
    "pending_guidances_recommended": [],
    "pending_guidances_full": [],
}
_LEFT_BEHIND: Final = ("default_template", "xensource_internal")
#: A drive's fields that its copy has too.
_DRIVE: Final = (
    "userdevice",
    "device",
    "bootable",
    "mode",
    "type",
    "empty",
    "unpluggable",
    "currently_attached",
    "qos_algorithm_type",
    "qos_algorithm_params",
)
#: An interface's fields that its copy has too.
_INTERFACE: Final = (
    "device",
    "network",
    "MTU",
    "other_config",
    "currently_attached",
    "qos_algorithm_type",
    "trunks",
    "qos_algorithm_params",
    "locking_mode",
    "ipv4_allowed",
    "ipv6_allowed",
    "ipv4_configuration_mode",
    "ipv4_addresses",
    "ipv4_gateway",
    "ipv6_configuration_mode",
    "ipv6_addresses",
    "ipv6_gateway",
)


def _other_config(call: Call, row: Row, way: Way) -> dict[str, str]:
    config = {key: value for key, value in row["other_config"].items() if key not in _LEFT_BEHIND}
    if not way.is_snapshot:
        config["mac_seed"] = call.new_uuid()
    if row["is_a_template"]:
        config.setdefault("base_template_name", row["name_label"])
    return config


def _copied_row(call: Call, cls: str, ref: str) -> str:
    """A copy of the row of a guest's metrics; none if it has none."""
    row = call.database.find(cls, ref)
    return NULL_REF if row is None else call.database.create(cls, {**row, "uuid": ""})


def _copied_metrics(call: Call, ref: str) -> str:
    """A copy of a VM's metrics; fresh ones if it has none, as what was made into a template."""
    row = call.database.find("VM_metrics", ref)
    return call.database.create("VM_metrics", {} if row is None else {**row, "uuid": ""})


def _power_state(row: Row, way: Way) -> str:
    state_now = row["power_state"]
    if way is Way.CHECKPOINT:
        return SUSPENDED if state_now in (RUNNING, SUSPENDED) else HALTED
    return SUSPENDED if state_now == SUSPENDED and not way.is_snapshot else HALTED


def snapshot_info(power_state: str) -> dict[str, str]:
    """VM.snapshot_info of a snapshot of a VM in that state."""
    return {"power-state-at-snapshot": power_state, "disk-snapshot-type": "crash_consistent"}


def _snapshot_fields(call: Call, vm: str, row: Row, way: Way) -> dict[str, Any]:
    if not way.is_snapshot:
        return {
            "is_a_snapshot": False,
            "snapshot_of": NULL_REF,
            "snapshot_time": EPOCH,
            "snapshot_info": {},
            "parent": NULL_REF,
        }
    return {
        "is_a_snapshot": True,
        "is_a_template": True,
        "snapshot_of": vm,
        "snapshot_time": call.now,
        "snapshot_info": snapshot_info(row["power_state"]),
        "parent": row["parent"],
        "snapshot_metadata": metadata_of(row),
    }


def _new_row(call: Call, vm: str, name: str, way: Way) -> str:
    """The copy's row, marked with the operation that makes it."""
    row = call.database.get("VM", vm)
    mirrored = facts.tables()["VM"].many
    values = {**{field: value for field, value in row.items() if field not in mirrored}, **_FRESH}
    values |= _snapshot_fields(call, vm, row, way)
    values |= {
        "name_label": name,
        "power_state": _power_state(row, way),
        "other_config": _other_config(call, row, way),
        "metrics": _copied_metrics(call, row["metrics"]),
        "guest_metrics": _copied_row(call, "VM_guest_metrics", row["guest_metrics"]),
        "suspend_VDI": NULL_REF,
        "allowed_operations": [],
        "current_operations": {call.task: way.name.lower()},
        "generation_id": "" if not row["generation_id"] else _generation_id(call),
        "memory_overhead": footprint.overhead(row),
    }
    return call.database.create("VM", values)


def _generation_id(call: Call) -> str:
    halves = (int.from_bytes(call.clock.token(8), "big", signed=True) for _ in range(2))
    return ":".join(str(half) for half in halves)


# --- disks -----------------------------------------------------------------------------------------------


def _host_for_disks(call: Call, vm: str) -> None:
    """Raises NO_HOSTS_AVAILABLE unless a live host sees all the VM's disks."""
    database = call.database
    srs = {vdi["SR"] for vdi in placement.required_disks(database, database.get("VM", vm))}
    for host in database.refs("host"):
        if placement.is_live(database, host) and all(placement.sees(database, host, sr) for sr in srs):
            return
    raise ApiFailure("NO_HOSTS_AVAILABLE")


async def copied_disk(call: Call, vdi: str, way: Way, sr: str) -> str:
    """A disk of the copy, made as a subtask."""
    if way is Way.CLONE:
        return str(await call.subtask("VDI.clone", vdi, {}))
    if way.is_snapshot:
        return str(await call.subtask("VDI.snapshot", vdi, {}))
    target = sr if call.database.exists("SR", sr) else call.database.get("VDI", vdi)["SR"]
    return str(await call.subtask("VDI.copy", vdi, target, NULL_REF, NULL_REF))


async def discard(call: Call, vdis: list[str]) -> None:
    """Removes disks that nothing uses, as far as they are there."""
    for vdi in vdis:
        if call.database.exists("VDI", vdi):
            await call.subtask("VDI.destroy", vdi)


async def _copied_disks(call: Call, vm: str, way: Way, sr: str, ignored: list[str]) -> dict[str, str]:
    """Each drive that the copy has too, with its disk there; drives of `ignored` disks are left out."""
    disks: dict[str, str] = {}
    made: list[str] = []
    drives = call.database.get("VM", vm)["VBDs"]
    try:
        for number, vbd in enumerate(drives):
            row = call.database.get("VBD", vbd)
            if row["VDI"] in ignored and not row["empty"]:
                continue
            if row["empty"] or row["type"] == "CD":
                disks[vbd] = row["VDI"]
            else:
                disks[vbd] = await copied_disk(call, row["VDI"], way, sr)
                made.append(disks[vbd])
            call.progress((number + 1) / (len(drives) + 1))
    except BaseException:
        await discard(call, made)
        raise
    return disks


# --- devices ---------------------------------------------------------------------------------------------


def copy_drive(call: Call, vbd: str, vm: str, vdi: str) -> str:
    """A drive of another VM like this one, with a disk of its own; disks that we made it may delete."""
    row = call.database.get("VBD", vbd)
    config = dict(row["other_config"])
    if row["type"] == "Disk":
        config["owner"] = ""
    values = {field: row[field] for field in _DRIVE} | {"VM": vm, "VDI": vdi, "other_config": config}
    return vbds.add(call.pool, values)


def copy_interface(call: Call, vif: str, vm: str, *, keep_mac: bool) -> str:
    """An interface of another VM like this one, with its address or one from the VM's own seed."""
    row = call.database.get("VIF", vif)
    values = {field: row[field] for field in _INTERFACE} | {"VM": vm, "MAC": row["MAC"] if keep_mac else ""}
    return vifs.add(call.pool, values, call.database.get("VM", vm))


def _copy_hardware(call: Call, vm: str, copy: str) -> None:
    """The copy has the same virtual graphics, and a trusted platform module with the same contents."""
    database = call.database
    row = database.get("VM", vm)
    for ref in row["VGPUs"]:
        vgpu = database.get("VGPU", ref)
        fields = {name: vgpu[name] for name in ("GPU_group", "device", "other_config", "type", "extra_args")}
        database.create("VGPU", fields | {"VM": copy})
    for ref in row["VTPMs"]:
        vtpm = database.get("VTPM", ref)
        secret = database.find("secret", vtpm["contents"])
        contents = database.create("secret", {"value": "" if secret is None else secret["value"]})
        database.create("VTPM", {"VM": copy, "contents": contents, "is_unique": vtpm["is_unique"]})


async def _suspend_image(call: Call, vm: str, copy: str, way: Way, sr: str) -> None:
    image = call.database.get("VM", vm)["suspend_VDI"]
    if call.database.get("VM", copy)["power_state"] == SUSPENDED and not is_null(image):
        mine = await copied_disk(call, image, way, sr)
        call.database.update("VM", copy, suspend_VDI=mine)


async def copied(
    call: Call,
    vm: str,
    name: str,
    way: Way,
    *,
    sr: str = NULL_REF,
    ignored: list[str] | None = None,
    info: dict[str, str] | None = None,
) -> str:
    """A copy of a VM that the caller has marked; a snapshot also becomes the VM's parent.

    `sr` for a copy's disks, `ignored` disks that a snapshot leaves out, `info` another `snapshot_info`.
    Raises NO_HOSTS_AVAILABLE and what the disks meet; then nothing is left.
    """
    if way is not Way.COPY:
        _host_for_disks(call, vm)
    disks = await _copied_disks(call, vm, way, sr, ignored or [])
    made = [vdi for vbd, vdi in disks.items() if vdi not in (NULL_REF, call.database.get("VBD", vbd)["VDI"])]
    try:
        await call.takes(f"VM.{way.name.lower()}")
        copy = _new_row(call, vm, name, way)
    except BaseException:
        await discard(call, made)
        raise
    try:
        if info is not None:
            call.database.update("VM", copy, snapshot_info=info)
        if way.is_snapshot:
            call.database.update("VM", vm, parent=copy)
        await _furnish(call, vm, copy, way, sr, disks)
    except BaseException:
        remove(call.pool, copy)
        await discard(call, made)
        raise
    call.database.update("VM", copy, current_operations={})
    state.refresh(call.pool, copy)
    return copy


async def _furnish(call: Call, vm: str, copy: str, way: Way, sr: str, disks: Mapping[str, str]) -> None:
    """The copy gets its drives, interfaces, other hardware and suspend image."""
    for vbd, vdi in disks.items():
        copy_drive(call, vbd, copy, vdi)
    for vif in call.database.get("VM", vm)["VIFs"]:
        copy_interface(call, vif, copy, keep_mac=way.is_snapshot)
    _copy_hardware(call, vm, copy)
    await _suspend_image(call, vm, copy, way, sr)


# --- messages --------------------------------------------------------------------------------------------


async def _forget_memory(call: Call, vm: str, copy: str) -> None:
    """A VM made of a checkpoint starts from its disks: its memory goes."""
    if call.database.get("VM", vm)["is_a_snapshot"] and call.database.get("VM", copy)["power_state"] != HALTED:
        await power.discard_image(call, copy)
        state.enter_halted(call.pool, copy)


async def clone(call: Call, vm: str, new_name: str) -> str:
    """VM.clone: fast copies of the disks, in their own SRs."""
    async with call.marked("VM", vm, "clone"):
        copy = await copied(call, vm, new_name, Way.CLONE)
        await _forget_memory(call, vm, copy)
    uuid = call.database.get("VM", copy)["uuid"]
    message.emit_for_vm(call.pool, "VM_CLONED", vm, f"cloned (new uuid: {uuid})")
    return copy


async def copy_vm(call: Call, vm: str, new_name: str, sr: str) -> str:
    """VM.copy: full copies of the disks, in the SR if it is one. Raises OPERATION_NOT_ALLOWED for an ISO SR."""
    async with call.marked("VM", vm, "copy"):
        target = call.database.find("SR", sr)
        if target is not None and target["content_type"] == "iso":
            raise ApiFailure("OPERATION_NOT_ALLOWED", "Cannot copy a VM's disks to an ISO SR")
        copy = await copied(call, vm, new_name, Way.COPY, sr=sr)
        await _forget_memory(call, vm, copy)
        return copy


MESSAGES: Final[Mapping[str, Handler]] = {"clone": clone, "copy": copy_vm}
