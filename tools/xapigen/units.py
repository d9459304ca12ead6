"""Units of the fields and parameters that have one and do not say it in their type.

Written by hand: the datamodel carries names only. A name missing here has no unit, or none that is certain.
"""

from __future__ import annotations

from typing import Final

BYTES: Final = "bytes"
SECONDS: Final = "seconds"

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
}


def unit_of(cls: str, name: str) -> str | None:
    """The unit of a field or parameter of a class, if it is known."""
    if name == "speed":
        return {"host_cpu": "MHz", "PIF_metrics": "Mbit/s", "PIF": "Mbit/s"}.get(cls)
    return UNITS.get(name)
