"""The messages of class host that only look, and those that reach what an emulated host does not have."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, Final

import msgspec

from poolwright.emulator.call import Call
from poolwright.emulator.classes.blob.named import create_named_blob
from poolwright.emulator.classes.host.liveness import assert_live
from poolwright.emulator.classes.VM import placement
from poolwright.emulator.failures import ApiFailure, internal_error


def _forwarded(call: Call, host: str, *_ignored: object) -> None:
    """Nothing but reaching the host: for messages that change what the emulator does not have."""
    call.database.get("host", host)
    assert_live(call.pool, host)


def _refused(code: str, *params: str) -> Callable[..., Any]:
    """A message that XAPI itself always refuses, once the host is reached."""

    def refuse(call: Call, *args: Any) -> None:
        if args:
            _forwarded(call, args[0])
        raise ApiFailure(code, *params)

    return refuse


def dmesg(call: Call, host: str) -> str:
    _forwarded(call, host)
    return "(XEN) emulated host\n"


def get_servertime(call: Call, host: str) -> datetime:
    _forwarded(call, host)
    return call.now


def compute_free_memory(call: Call, host: str) -> int:
    """Bytes that VMs could still get."""
    return placement.free_memory(call.database, host)


def compute_memory_overhead(call: Call, host: str) -> int:
    """Bytes that virtualisation itself takes."""
    return int(call.database.get("host", host)["memory_overhead"])


def _source(name: str, description: str, units: str, value: float, most: float) -> dict[str, Any]:
    return {
        "name_label": name,
        "name_description": description,
        "enabled": True,
        "standard": True,
        "units": units,
        "min": 0.0,
        "max": most,
        "value": value,
    }


def _sources(call: Call, host: str) -> list[dict[str, Any]]:
    row = call.database.get("host", host)
    metrics = call.database.get("host_metrics", row["metrics"])
    kib = 1024.0
    total = metrics["memory_total"] / kib
    free = placement.free_memory(call.database, host) / kib
    cpus = range(placement.cpu_count(row))
    return [
        _source("memory_total_kib", "Total amount of memory in use", "KiB", total, total),
        _source("memory_free_kib", "Total amount of free memory", "KiB", free, total),
        *(_source(f"cpu{n}", f"Physical cpu usage for cpu {n}", "(fraction)", 0.0, 1.0) for n in cpus),
    ]


def get_data_sources(call: Call, host: str) -> list[dict[str, Any]]:
    _forwarded(call, host)
    return _sources(call, host)


def query_data_source(call: Call, host: str, name: str) -> float:
    _forwarded(call, host)
    return next((float(one["value"]) for one in _sources(call, host) if one["name_label"] == name), 0.0)


def call_plugin(call: Call, host: str, plugin: str, _fn: str, _args: Mapping[str, str]) -> str:
    """Emulated hosts have no plugins."""
    _forwarded(call, host)
    raise ApiFailure("XENAPI_MISSING_PLUGIN", plugin)


def has_extension(call: Call, host: str, _name: str) -> bool:
    _forwarded(call, host)
    return False


def call_extension(call: Call, host: str, text: str) -> str:
    """Emulated hosts have no extensions; the call is a JSON-RPC request as text."""
    _forwarded(call, host)
    try:
        request = msgspec.json.decode(text)
    except msgspec.DecodeError as error:
        raise internal_error(f"Jsonrpc.parse: {error}") from error
    method = request.get("method", "") if isinstance(request, dict) else ""
    raise ApiFailure("MESSAGE_METHOD_UNKNOWN", method)


def get_server_certificate(call: Call, host: str) -> str:
    """The host's certificate as PEM; empty where it serves no TLS."""
    _forwarded(call, host)
    return str(call.pool.private.get("server certificate", ""))


def install_server_certificate(call: Call, host: str, certificate: str, key: str, _chain: str) -> None:
    """Takes nothing: a certificate that is none is refused as XAPI does, another is not served."""
    _forwarded(call, host)
    if "BEGIN CERTIFICATE" not in certificate:
        raise ApiFailure("SERVER_CERTIFICATE_INVALID")
    if "PRIVATE KEY" not in key:
        raise ApiFailure("SERVER_CERTIFICATE_KEY_INVALID")
    raise ApiFailure("NOT_IMPLEMENTED", "host.install_server_certificate")


def get_system_status_capabilities(call: Call, host: str) -> str:
    _forwarded(call, host)
    return '<?xml version="1.0" ?><system-status-capabilities></system-status-capabilities>'


def get_diagnostics(call: Call, host: str, *_ignored: object) -> str:
    _forwarded(call, host)
    return ""


def get_diagnostic_timing_stats(call: Call, host: str, _counts: bool) -> dict[str, str]:
    _forwarded(call, host)
    return {}


def is_in_emergency_mode(call: Call) -> bool:
    return call.pool.host_state(call.host).emergency is not None


def get_tracked_user_agents(call: Call, host: str) -> dict[str, str]:
    call.database.get("host", host)
    return {}


def create_new_blob(call: Call, host: str, name: str, mime_type: str, public: bool) -> str:
    return create_named_blob(call, "host", host, name, mime_type, public)


def apply_updates(call: Call, host: str, _hash: str) -> list[list[str]]:
    call.check_operation("host", host, "apply_updates")
    raise ApiFailure("NO_REPOSITORY_ENABLED")


def enable_external_auth(
    call: Call, host: str, _config: Mapping[str, str], _service: str, auth_type: str
) -> None:
    """Emulated hosts know no directory service."""
    _forwarded(call, host)
    raise ApiFailure("AUTH_UNKNOWN_TYPE", auth_type)


def disable_external_auth(call: Call, host: str, _config: Mapping[str, str], _force: bool) -> None:
    _forwarded(call, host)
    call.database.update(
        "host",
        host,
        external_auth_type="",
        external_auth_service_name="",
        external_auth_configuration={},
    )


def external_auth_set_ldaps(call: Call, host: str, _ldaps: bool, _force: bool) -> None:
    _forwarded(call, host)
    raise ApiFailure("AUTH_IS_DISABLED")


def _tls_verification(enabled: bool) -> Callable[[Call], None]:
    def setter(call: Call) -> None:
        call.database.update("host", call.host, tls_verification_enabled=enabled)

    return setter


def emergency_ha_disable(call: Call, _soft: bool) -> None:
    if not call.database.get("pool", call.pool.ref)["ha_enabled"]:
        raise ApiFailure("HA_NOT_ENABLED")


def emergency_clear_mandatory_guidance(call: Call) -> None:
    call.database.update("host", call.host, pending_guidances=[])


def _nothing(call: Call) -> None:
    call.database.get("host", call.host)


def allocate_resources_for_vm(call: Call, host: str, vm: str, _live: bool) -> None:
    """Keeps a place on the host for a VM that is about to arrive."""
    row = call.database.get("VM", vm)
    placement.assert_can_boot_here(placement.Question(call.database, vm, row, host))
    call.database.update("VM", vm, scheduled_to_be_resident_on=host)


MESSAGES: Final[Mapping[str, Callable[..., Any]]] = {
    "dmesg": dmesg,
    "dmesg_clear": _refused("NOT_IMPLEMENTED", "dmesg_clear"),
    "get_log": _refused("NOT_IMPLEMENTED", "get_log"),
    "list_methods": _refused("NOT_IMPLEMENTED", "list_method"),
    "send_debug_keys": _forwarded,
    "syslog_reconfigure": _forwarded,
    "license_add": _forwarded,
    "license_remove": _forwarded,
    "apply_edition": _forwarded,
    "refresh_pack_info": _forwarded,
    "sync_data": _forwarded,
    "backup_rrds": _forwarded,
    "record_data_source": _forwarded,
    "forget_data_source_archives": _forwarded,
    "apply_guest_agent_config": _forwarded,
    "rescan_drivers": _forwarded,
    "refresh_server_certificate": _forwarded,
    "reset_server_certificate": _forwarded,
    "sm_dp_destroy": _forwarded,
    "emergency_reset_server_certificate": _nothing,
    "emergency_disable_tls_verification": _tls_verification(False),
    "emergency_reenable_tls_verification": _tls_verification(True),
    "emergency_ha_disable": emergency_ha_disable,
    "emergency_clear_mandatory_guidance": emergency_clear_mandatory_guidance,
    "get_servertime": get_servertime,
    "get_server_localtime": get_servertime,
    "compute_free_memory": compute_free_memory,
    "compute_memory_overhead": compute_memory_overhead,
    "get_data_sources": get_data_sources,
    "query_data_source": query_data_source,
    "call_plugin": call_plugin,
    "has_extension": has_extension,
    "call_extension": call_extension,
    "get_server_certificate": get_server_certificate,
    "install_server_certificate": install_server_certificate,
    "get_system_status_capabilities": get_system_status_capabilities,
    "get_sm_diagnostics": get_diagnostics,
    "get_thread_diagnostics": get_diagnostics,
    "get_diagnostic_timing_stats": get_diagnostic_timing_stats,
    "is_in_emergency_mode": is_in_emergency_mode,
    "ha_xapi_healthcheck": lambda _call: True,
    "get_tracked_user_agents": get_tracked_user_agents,
    "create_new_blob": create_new_blob,
    "apply_updates": apply_updates,
    "enable_external_auth": enable_external_auth,
    "disable_external_auth": disable_external_auth,
    "external_auth_set_ldaps": external_auth_set_ldaps,
    "allocate_resources_for_vm": allocate_resources_for_vm,
}
