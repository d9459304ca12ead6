"""Units of the fields and parameters that have one and do not say it in their type.

Written by hand: the datamodel carries names only. A name missing here has no unit, or none that is certain.
"""

from __future__ import annotations

from typing import Final

BYTES: Final = "bytes"
SECONDS: Final = "seconds"
#: In place of a parameter's name: what the message gives.
RESULT: Final = "result"

UNITS: Final[dict[str, str]] = {
    "memory_static_max": BYTES,
    "memory_static_min": BYTES,
    "memory_dynamic_max": BYTES,
    "memory_dynamic_min": BYTES,
    "memory_target": BYTES,
    "memory_overhead": BYTES,
    "memory_actual": BYTES,
    "memory_total": BYTES,
    "memory_free": BYTES,
    "static_max": BYTES,
    "static_min": BYTES,
    "dynamic_max": BYTES,
    "dynamic_min": BYTES,
    "virtual_size": BYTES,
    "physical_utilisation": BYTES,
    "virtual_allocation": BYTES,
    "physical_size": BYTES,
    "MTU": BYTES,
    "start_delay": SECONDS,
    "shutdown_delay": SECONDS,
    "progress": "0 to 1",
    "timeout": SECONDS,
    "io_read_kbs": "KiB/s",
    "io_write_kbs": "KiB/s",
    "boot_free_mem": BYTES,
    "free_space": BYTES,
    "total_space": BYTES,
    "installation_size": BYTES,
    "framebuffer_size": BYTES,
    "ext_auth_cache_expiry": SECONDS,
    "ssh_enabled_timeout": SECONDS,
    "console_idle_timeout": SECONDS,
    "vm_console_idle_timeout": SECONDS,
    "token_timeout": SECONDS,
    "token_timeout_coefficient": SECONDS,
    "hours_from_now": "hours",
}

#: `size` is bytes in these classes only: elsewhere it is a share of something else's.
_SIZED: Final = frozenset({"pool_patch", "host_patch", "host_crashdump", "blob", "PVS_cache_storage", "VDI"})
_SPEEDS: Final = {"host_cpu": "MHz", "PIF_metrics": "Mbit/s", "PIF": "Mbit/s", "PUSB": "Mbit/s"}

#: Parameters, and results, of single messages.
_OF_MESSAGES: Final[dict[str, dict[str, str]]] = {
    "VM.set_memory": {"value": BYTES},
    "VM.set_memory_target_live": {"target": BYTES},
    "VM.set_memory_dynamic_range": {"min": BYTES, "max": BYTES},
    "VM.set_memory_static_range": {"min": BYTES, "max": BYTES},
    "VM.maximise_memory": {"total": BYTES, RESULT: BYTES},
    "VM.compute_memory_overhead": {RESULT: BYTES},
    "host.compute_memory_overhead": {RESULT: BYTES},
    "host.compute_free_memory": {RESULT: BYTES},
    "host.backup_rrds": {"delay": SECONDS},
    "pool.ha_prevent_restarts_for": {"seconds": SECONDS},
    "LVHD.enable_thin_provisioning": {"initial_allocation": BYTES, "allocation_quantum": BYTES},
}


def unit_of(cls: str, name: str) -> str | None:
    """The unit of a field or parameter of a class, if it is known."""
    if name == "speed":
        return _SPEEDS.get(cls)
    if name == "size":
        return BYTES if cls in _SIZED else None
    return UNITS.get(name)


def units_of(cls: str, message: str, parameters: list[str]) -> list[str]:
    """What a message's docstring says of units, as `size: bytes`."""
    said = _OF_MESSAGES.get(f"{cls}.{message}", {})
    found = {name: unit for name in parameters if (unit := said.get(name) or unit_of(cls, name))}
    field = unit_of(cls, message.removeprefix("get_").removeprefix("set_"))
    if message.startswith("set_") and field and "value" in parameters:
        found["value"] = field
    if result := said.get(RESULT) or (field if message.startswith("get_") else None):
        found[RESULT] = result
    return [f"{name}: {unit}" for name, unit in found.items()]
