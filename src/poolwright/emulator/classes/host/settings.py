"""The messages of class host that set something of it: more than a field, or a field after a check."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from functools import cache
from typing import Any, Final
from zoneinfo import available_timezones

from poolwright.emulator.call import Call
from poolwright.emulator.classes.addresses import check_hostname
from poolwright.emulator.classes.host.liveness import assert_live
from poolwright.emulator.database import Row
from poolwright.emulator.failures import ApiFailure
from poolwright.xapi.types import NULL_REF
from poolwright.xapi.wire import EPOCH

#: XAPI's limit on how long ssh may stay on: two days, in seconds.
_SSH_MAX: Final = 172_800


def _forwarded(call: Call, host: str) -> Row:
    row = call.database.get("host", host)
    assert_live(call.pool, host)
    return row


def _field(name: str) -> Callable[..., None]:
    """A setter that only needs the host to answer."""

    def setter(call: Call, host: str, value: Any) -> None:
        _forwarded(call, host)
        call.database.update("host", host, **{name: value})

    return setter


def set_hostname_live(call: Call, host: str, hostname: str) -> None:
    row = _forwarded(call, host)
    check_hostname(hostname)
    call.database.update("host", host, hostname=hostname)
    label = f"Control domain on host: {hostname}"
    if call.database.exists("VM", row["control_domain"]):
        call.database.update("VM", row["control_domain"], name_label=label)


def set_power_on_mode(call: Call, host: str, mode: str, config: Mapping[str, str]) -> None:
    call.database.update("host", host, power_on_mode=mode, power_on_config=dict(config))
    call.refresh("host", host)


def set_iscsi_iqn(call: Call, host: str, value: str) -> None:
    row = _forwarded(call, host)
    other_config = {**row["other_config"], "iscsi_iqn": value}
    call.database.update("host", host, iscsi_iqn=value, other_config=other_config)


def set_multipathing(call: Call, host: str, value: bool) -> None:
    row = _forwarded(call, host)
    other_config = {**row["other_config"], "multipathing": "true" if value else "false"}
    call.database.update("host", host, multipathing=value, other_config=other_config)


def set_ssl_legacy(call: Call, host: str, value: bool) -> None:
    _forwarded(call, host)
    if value:
        reason = "Legacy SSL support has been removed"
        raise ApiFailure("VALUE_NOT_SUPPORTED", "value", value, reason)
    call.database.update("host", host, ssl_legacy=False)


# --- local storage caching -------------------------------------------------------------------------


def _assert_in_maintenance(call: Call, host: str) -> None:
    """Raises HOST_NOT_DISABLED, or HOST_IN_USE with what still runs or is attached there."""
    row = call.database.get("host", host)
    if row["enabled"]:
        raise ApiFailure("HOST_NOT_DISABLED")
    vms = [(vm, call.database.get("VM", vm)) for vm in row["resident_VMs"]]
    for vm, values in vms:
        if not values["is_control_domain"] and values["power_state"] == "Running":
            raise ApiFailure("HOST_IN_USE", host, "vm", vm)
    for vbd in (vbd for _, values in vms for vbd in values["VBDs"]):
        if call.database.get("VBD", vbd)["currently_attached"]:
            raise ApiFailure("HOST_IN_USE", host, "vbd", vbd)


def enable_local_storage_caching(call: Call, host: str, sr: str) -> None:
    _forwarded(call, host)
    _assert_in_maintenance(call, host)
    row = call.database.get("SR", sr)
    pbds = [call.database.get("PBD", pbd) for pbd in row["PBDs"]]
    if row["shared"] or not any(pbd["host"] == host and pbd["currently_attached"] for pbd in pbds):
        raise ApiFailure("SR_OPERATION_NOT_SUPPORTED", sr)
    call.database.update("host", host, local_cache_sr=sr)
    call.database.update("SR", sr, local_cache_enabled=True)


def disable_local_storage_caching(call: Call, host: str) -> None:
    row = _forwarded(call, host)
    _assert_in_maintenance(call, host)
    if call.database.exists("SR", row["local_cache_sr"]):
        call.database.update("SR", row["local_cache_sr"], local_cache_enabled=False)
    call.database.update("host", host, local_cache_sr=NULL_REF)


# --- display, scheduler, ssh, time -----------------------------------------------------------------

_ENABLED: Final = {"disable_on_reboot": "enabled", "disabled": "enable_on_reboot"}
_DISABLED: Final = {"enabled": "disable_on_reboot", "enable_on_reboot": "disabled"}


def _display(call: Call, host: str, steps: Mapping[str, str]) -> str:
    row = _forwarded(call, host)
    state = steps.get(row["display"], row["display"])
    call.database.update("host", host, display=state)
    return state


def enable_display(call: Call, host: str) -> str:
    return _display(call, host, _ENABLED)


def disable_display(call: Call, host: str) -> str:
    return _display(call, host, _DISABLED)


def get_sched_gran(call: Call, host: str) -> str:
    _forwarded(call, host)
    return str(call.pool.private.get("scheduler granularity", {}).get(host, "cpu"))


def set_sched_gran(call: Call, host: str, value: str) -> None:
    _forwarded(call, host)
    call.pool.private.setdefault("scheduler granularity", {})[host] = value


def _ssh(call: Call, host: str, enabled: bool) -> None:
    row = _forwarded(call, host)
    timeout = row["ssh_enabled_timeout"]
    expiry = call.now + timedelta(seconds=timeout) if enabled and timeout else EPOCH
    call.database.update("host", host, ssh_enabled=enabled, ssh_expiry=expiry)


def enable_ssh(call: Call, host: str) -> None:
    _ssh(call, host, True)


def disable_ssh(call: Call, host: str) -> None:
    _ssh(call, host, False)


def set_ssh_enabled_timeout(call: Call, host: str, value: int) -> None:
    row = _forwarded(call, host)
    if not 0 <= value <= _SSH_MAX:
        raise ApiFailure("INVALID_VALUE", "ssh_enabled_timeout", value)
    expiry = call.now + timedelta(seconds=value) if row["ssh_enabled"] and value else EPOCH
    call.database.update("host", host, ssh_enabled_timeout=value, ssh_expiry=expiry)


def set_console_idle_timeout(call: Call, host: str, value: int) -> None:
    _forwarded(call, host)
    if value < 0:
        raise ApiFailure("INVALID_VALUE", "console_idle_timeout", value)
    call.database.update("host", host, console_idle_timeout=value)


@cache
def _timezones() -> frozenset[str]:
    return frozenset(available_timezones() | {"UTC"})


def list_timezones(call: Call, host: str) -> list[str]:
    _forwarded(call, host)
    return sorted(_timezones())


def set_timezone(call: Call, host: str, value: str) -> None:
    _forwarded(call, host)
    if value not in _timezones():
        raise ApiFailure("INVALID_VALUE", "timezone", value)
    call.database.update("host", host, timezone=value)


def get_ntp_servers_status(call: Call, host: str) -> dict[str, str]:
    row = _forwarded(call, host)
    return dict.fromkeys(row["ntp_custom_servers"], "Reachable")


def get_ntp_synchronized(call: Call, host: str) -> bool:
    return bool(_forwarded(call, host)["ntp_mode"] != "Disabled")


def set_servertime(call: Call, host: str, _value: datetime) -> None:
    """Refused: the emulated hosts' clock is the pool's."""
    if _forwarded(call, host)["ntp_mode"] != "Disabled":
        raise ApiFailure("INTERNAL_ERROR", "NTP is enabled")
    raise ApiFailure("NOT_IMPLEMENTED", "host.set_servertime")


MESSAGES: Final[Mapping[str, Callable[..., Any]]] = {
    "set_hostname_live": set_hostname_live,
    "set_power_on_mode": set_power_on_mode,
    "set_iscsi_iqn": set_iscsi_iqn,
    "set_multipathing": set_multipathing,
    "set_ssl_legacy": set_ssl_legacy,
    "set_https_only": _field("https_only"),
    "set_numa_affinity_policy": _field("numa_affinity_policy"),
    "set_uefi_certificates": _field("uefi_certificates"),
    "set_ssh_auto_mode": _field("ssh_auto_mode"),
    "set_max_cstate": _field("max_cstate"),
    "set_ntp_mode": _field("ntp_mode"),
    "set_ntp_custom_servers": _field("ntp_custom_servers"),
    "enable_local_storage_caching": enable_local_storage_caching,
    "disable_local_storage_caching": disable_local_storage_caching,
    "enable_display": enable_display,
    "disable_display": disable_display,
    "get_sched_gran": get_sched_gran,
    "set_sched_gran": set_sched_gran,
    "enable_ssh": enable_ssh,
    "disable_ssh": disable_ssh,
    "set_ssh_enabled_timeout": set_ssh_enabled_timeout,
    "set_console_idle_timeout": set_console_idle_timeout,
    "list_timezones": list_timezones,
    "set_timezone": set_timezone,
    "get_ntp_servers_status": get_ntp_servers_status,
    "get_ntp_synchronized": get_ntp_synchronized,
    "set_servertime": set_servertime,
}
