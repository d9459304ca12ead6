"""What one may ask of a VM, and the odd calls beside its life: possible hosts, data sources, plugins, recovery.

Source: reference/xapi.md 3.4, 3.5; error texts where XAPI has none of its own are ours.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

from poolwright.emulator.call import Call
from poolwright.emulator.classes.blob.named import create_named_blob
from poolwright.emulator.classes.VBD.messages import free_places
from poolwright.emulator.classes.VM import copies, placement, state
from poolwright.emulator.classes.VM.copies import Way
from poolwright.emulator.classes.VM.operations import PAUSED, RUNNING
from poolwright.emulator.failures import ApiFailure, internal_error
from poolwright.emulator.operations import FAIL_IMMEDIATELY

if TYPE_CHECKING:
    from poolwright.emulator.database import Database
    from poolwright.emulator.implicit import Handler

_VIF_DEVICES: Final = 7
#: The only plugin for guests, what it needs an agent for, and the seconds of peace between two calls.
_PLUGIN: Final = "guest-agent-operation"
_AGENT_FUNCTIONS: Final = ("request-rdp-on", "request-rdp-off")
_PLUGIN_INTERVAL: Final = 10.0
_LAST_CALLS: Final = "VM.call_plugin"
#: Bytes that a guest takes of answers to its installer's questions.
_ANSWERS_MAX: Final = 32 << 10


# --- operations and hosts --------------------------------------------------------------------------------


def assert_operation_valid(call: Call, self: str, op: str) -> None:
    """VM.assert_operation_valid: raises what stands against an operation now."""
    call.check_operation("VM", self, op)


def update_allowed_operations(call: Call, self: str) -> None:
    """VM.update_allowed_operations."""
    call.database.get("VM", self)
    state.refresh(call.pool, self)


def get_possible_hosts(call: Call, vm: str) -> list[str]:
    """VM.get_possible_hosts: where the VM could run now."""
    return placement.possible_hosts(call.database, vm)


def assert_can_boot_here(call: Call, self: str, host: str) -> None:
    """VM.assert_can_boot_here: raises the first reason why not."""
    row = call.database.get("VM", self)
    placement.assert_can_boot_here(placement.Question(call.database, self, row, host))


def get_allowed_VBD_devices(call: Call, vm: str) -> list[str]:
    """VM.get_allowed_VBD_devices: numbers of drives still to be had."""
    return [str(place.disk) for place in free_places(call.database, call.database.get("VM", vm))]


def get_allowed_VIF_devices(call: Call, vm: str) -> list[str]:
    """VM.get_allowed_VIF_devices: numbers of interfaces still to be had, of the seven that XAPI offers."""
    vifs = (call.database.find("VIF", vif) for vif in call.database.get("VM", vm)["VIFs"])
    used = {vif["device"] for vif in vifs if vif is not None}
    return [device for device in map(str, range(_VIF_DEVICES)) if device not in used]


def retrieve_wlb_recommendations(call: Call, vm: str) -> dict[str, list[str]]:
    """VM.retrieve_wlb_recommendations: there is no workload balancing. Raises WLB_NOT_INITIALIZED."""
    call.database.get("VM", vm)
    raise ApiFailure("WLB_NOT_INITIALIZED")


def get_cooperative(call: Call, self: str) -> bool:
    """VM.get_cooperative: true, as for all VMs since guests balloon by themselves."""
    call.database.get("VM", self)
    return True


def call_host_plugin(call: Call, vm: str, plugin: str, _fn: str, _args: Mapping[str, str]) -> str:
    """VM.call_host_plugin: on the VM's host, which has no plugins. Raises VM_BAD_POWER_STATE."""
    row = call.database.get("VM", vm)
    if row["power_state"] not in (RUNNING, PAUSED):
        raise ApiFailure("VM_BAD_POWER_STATE", vm, RUNNING.lower(), row["power_state"].lower())
    raise ApiFailure("XENAPI_MISSING_PLUGIN", plugin)


# --- agility and recovery --------------------------------------------------------------------------------


def _srs(database: Database, vm: str) -> list[str]:
    """The SRs of the VM's disks, CDs and ISO libraries aside."""
    drives = [row for ref in database.get("VM", vm)["VBDs"] if (row := database.find("VBD", ref))]
    disks = [database.find("VDI", row["VDI"]) for row in drives if row["type"] != "CD" and not row["empty"]]
    srs = dict.fromkeys(disk["SR"] for disk in disks if disk is not None)
    return [sr for sr in srs if (row := database.find("SR", sr)) is None or row["content_type"] != "iso"]


def _is_shared(database: Database, sr: str) -> bool:
    """Whether every enabled host sees the SR."""
    row = database.find("SR", sr)
    enabled = [host for host, values in database.items("host") if values["enabled"]]
    return row is not None and row["shared"] and all(placement.sees(database, host, sr) for host in enabled)


def assert_agile(call: Call, self: str) -> None:
    """VM.assert_agile: raises the first thing that keeps the VM from being restarted on any host."""
    database = call.database
    for sr in _srs(database, self):
        if not _is_shared(database, sr):
            raise ApiFailure("HA_CONSTRAINT_VIOLATION_SR_NOT_SHARED", sr)
    for vif in database.get("VM", self)["VIFs"]:
        network = database.get("VIF", vif)["network"]
        pifs = [database.find("PIF", pif) for pif in database.get("network", network)["PIFs"]]
        hosts = {pif["host"] for pif in pifs if pif is not None}
        if hosts != set(database.refs("host")):
            raise ApiFailure("HA_CONSTRAINT_VIOLATION_NETWORK_NOT_SHARED", network)


def get_SRs_required_for_recovery(call: Call, self: str, session_to: str) -> list[str]:
    """VM.get_SRs_required_for_recovery: those attached nowhere in the pool of `session_to`.

    This pool is the only one that the emulator can look at.
    """
    srs = _srs(call.database, self)
    if srs:
        call.database.get("session", session_to)
    return [sr for sr in srs if not _is_attached(call.database, sr)]


def _is_attached(database: Database, sr: str) -> bool:
    row = database.find("SR", sr)
    pbds = [] if row is None else [database.find("PBD", pbd) for pbd in row["PBDs"]]
    return any(pbd is not None and pbd["currently_attached"] for pbd in pbds)


def assert_can_be_recovered(call: Call, self: str, session_to: str) -> None:
    """VM.assert_can_be_recovered: raises VM_REQUIRES_SR for an SR that is attached nowhere."""
    for sr in get_SRs_required_for_recovery(call, self, session_to):
        raise ApiFailure("VM_REQUIRES_SR", self, sr)


def recover(call: Call, self: str, session_to: str, force: bool) -> None:
    """VM.recover: only from a foreign pool's database, which the emulator does not have."""
    del force
    call.database.get("VM", self)
    call.database.get("session", session_to)
    raise ApiFailure("NOT_IMPLEMENTED", "VM.recover")


# --- the record as booted, data sources ------------------------------------------------------------------


def get_boot_record(call: Call, self: str) -> dict[str, Any]:
    """VM.get_boot_record: the VM as it is, since nothing is kept of how it was booted."""
    call.check_operation("VM", self, "get_boot_record")
    return call.database.record("VM", call.database.get("VM", self))


def _source(name: str, text: str, units: str, most: float) -> dict[str, Any]:
    return {
        "name_label": name,
        "name_description": text,
        "enabled": True,
        "standard": True,
        "units": units,
        "min": 0.0,
        "max": most,
        "value": 0.0,
    }


def _sources(vm: Mapping[str, Any]) -> list[dict[str, Any]]:
    memory = float(vm["memory_dynamic_min"])
    found = [_source(f"cpu{n}", f"CPU{n} usage", "(fraction)", 1.0) for n in range(vm["VCPUs_at_startup"])]
    found.append(_source("memory", "Memory currently allocated to VM", "B", memory))
    found.append(_source("memory_target", "Target of VM balloon driver", "B", memory))
    found[-2]["value"] = found[-1]["value"] = memory
    return found


def get_data_sources(call: Call, self: str) -> list[dict[str, Any]]:
    """VM.get_data_sources, of a running VM."""
    call.check_operation("VM", self, "data_source_op")
    return _sources(call.database.get("VM", self))


def query_data_source(call: Call, self: str, data_source: str) -> float:
    """VM.query_data_source, of a running or paused VM."""
    row = call.database.get("VM", self)
    if row["power_state"] not in (RUNNING, PAUSED):
        raise ApiFailure("VM_BAD_POWER_STATE", self, "running;paused", row["power_state"].lower())
    for source in _sources(row):
        if source["name_label"] == data_source:
            return float(source["value"])
    raise internal_error(f"Rrdd_error(No data source {data_source})")


def _data_source_change(call: Call, self: str, data_source: str) -> None:
    """VM.record_data_source and forget_data_source_archives: all are recorded, none is forgotten."""
    del data_source
    call.check_operation("VM", self, "data_source_op")


# --- plugins, signals ------------------------------------------------------------------------------------


async def call_plugin(call: Call, vm: str, plugin: str, fn: str, args: Mapping[str, str]) -> str:
    """VM.call_plugin: one of the host's plugins, for a running guest."""
    del args
    async with call.marked("VM", vm, "call_plugin", FAIL_IMMEDIATELY):
        if plugin != _PLUGIN:
            raise ApiFailure("XENAPI_MISSING_PLUGIN", plugin)
        _check_rate(call, vm)
        if fn == "run-script":
            raise ApiFailure("FEATURE_RESTRICTED")
        if fn not in _AGENT_FUNCTIONS:
            text = f'The requested fn "{fn}" could not be found in plugin "{plugin}".'
            raise ApiFailure("XENAPI_PLUGIN_FAILURE", "failed to find fn", text, text)
        guest = call.database.find("VM_guest_metrics", call.database.get("VM", vm)["guest_metrics"])
        if guest is None or guest["other"].get("feature-ts2", "0") in ("", "0"):
            text = f'The requested fn "{fn}" of plugin "{plugin}" could not be executed'
            text += " for lack of guest agent control feature."
            raise ApiFailure("XENAPI_PLUGIN_FAILURE", "failed to execute fn", text, text)
        return ""


def _check_rate(call: Call, vm: str) -> None:
    """Notes a call of the guest's plugin. Raises VM_CALL_PLUGIN_RATE_LIMIT if the last was just now."""
    calls: dict[str, float] = call.pool.private.setdefault(_LAST_CALLS, {})
    now = call.clock.monotonic()
    wait = calls.get(vm, -_PLUGIN_INTERVAL) + _PLUGIN_INTERVAL - now
    if wait > 0:
        raise ApiFailure("VM_CALL_PLUGIN_RATE_LIMIT", vm, f"{_PLUGIN_INTERVAL:.0f}.", f"{wait:g}")
    calls[vm] = now


def query_services(call: Call, self: str) -> dict[str, str]:
    """VM.query_services: what a driver domain offers. Raises NOT_SYSTEM_DOMAIN."""
    call.check_operation("VM", self, "query_services")
    raise ApiFailure("NOT_IMPLEMENTED", "query_services")


def _never_built(op: str) -> Handler:
    """send_sysrq and send_trigger: XAPI checks, and then does not have them."""

    def handler(call: Call, vm: str, _argument: str) -> None:
        call.check_operation("VM", vm, op)
        raise ApiFailure("NOT_IMPLEMENTED", op)

    return handler


def restart_device_models(call: Call, self: str) -> None:
    """VM.restart_device_models, of a running VM: one more place where XAPI writes states in capitals."""
    row = call.database.get("VM", self)
    if row["power_state"] != RUNNING:
        raise ApiFailure("VM_BAD_POWER_STATE", self, RUNNING, row["power_state"])
    rest = [word for word in row["pending_guidances"] if word != "restart_device_model"]
    call.database.update("VM", self, pending_guidances=rest)


async def sysprep(call: Call, self: str, unattend: str, _timeout: float) -> None:
    """VM.sysprep: asks a Windows guest's agent, which none has here. Raises SYSPREP [uuid; text]."""
    async with call.marked("VM", self, "sysprep"):
        uuid = call.database.get("VM", self)["uuid"]
        if len(unattend.encode()) > _ANSWERS_MAX:
            raise ApiFailure("SYSPREP", uuid, "unattend.xml file too large")
        raise ApiFailure("SYSPREP", uuid, "VM driver does not support sysprep")


def _sleep(call: Call, vm: str) -> None:
    """VM.s3_suspend and s3_resume: a running guest's own sleep, of which the pool sees nothing."""
    row = call.database.get("VM", vm)
    if row["power_state"] != RUNNING:
        raise ApiFailure("VM_BAD_POWER_STATE", vm, RUNNING.lower(), row["power_state"].lower())


# --- the rest --------------------------------------------------------------------------------------------


async def csvm(call: Call, vm: str) -> str:
    """VM.csvm: a clone of a suspended VM, from before VM.clone could do it."""
    row = call.database.get("VM", vm)
    call.database.get("VDI", row["suspend_VDI"])
    async with call.marked("VM", vm, "csvm"):
        return await copies.copied(call, vm, f"{row['name_label']}-cloned-suspended", Way.CLONE)


def create_new_blob(call: Call, vm: str, name: str, mime_type: str, public: bool) -> str:
    """VM.create_new_blob."""
    return create_named_blob(call, "VM", vm, name, mime_type, public)


def update_snapshot_metadata(call: Call, vm: str, snapshot_of: str, snapshot_time: datetime, id_: str) -> None:
    """VM.update_snapshot_metadata: makes a snapshot of a VM, as imports do."""
    values = {"snapshot_of": snapshot_of, "snapshot_time": snapshot_time, "transportable_snapshot_id": id_}
    call.database.update("VM", vm, is_a_snapshot=True, **values)
    state.refresh(call.pool, vm)


def internal_only(call: Call, *_arguments: Any) -> None:
    """A call that only hosts of the pool make of each other."""
    raise internal_error(f"{call.method} is only for internal use")


MESSAGES: Final[Mapping[str, Handler]] = {
    "call_host_plugin": call_host_plugin,
    "assert_operation_valid": assert_operation_valid,
    "update_allowed_operations": update_allowed_operations,
    "get_possible_hosts": get_possible_hosts,
    "assert_can_boot_here": assert_can_boot_here,
    "get_allowed_VBD_devices": get_allowed_VBD_devices,
    "get_allowed_VIF_devices": get_allowed_VIF_devices,
    "retrieve_wlb_recommendations": retrieve_wlb_recommendations,
    "get_cooperative": get_cooperative,
    "assert_agile": assert_agile,
    "get_SRs_required_for_recovery": get_SRs_required_for_recovery,
    "assert_can_be_recovered": assert_can_be_recovered,
    "recover": recover,
    "get_boot_record": get_boot_record,
    "get_data_sources": get_data_sources,
    "query_data_source": query_data_source,
    "record_data_source": _data_source_change,
    "forget_data_source_archives": _data_source_change,
    "call_plugin": call_plugin,
    "query_services": query_services,
    "send_sysrq": _never_built("send_sysrq"),
    "send_trigger": _never_built("send_trigger"),
    "restart_device_models": restart_device_models,
    "sysprep": sysprep,
    "s3_suspend": _sleep,
    "s3_resume": _sleep,
    "csvm": csvm,
    "create_new_blob": create_new_blob,
    "update_snapshot_metadata": update_snapshot_metadata,
    "atomic_set_resident_on": internal_only,
    "hard_reboot_internal": internal_only,
}
