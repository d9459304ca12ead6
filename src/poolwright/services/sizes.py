"""How large a VM becomes: its offering's size, or for a custom offering what the user asks for, within its
limits.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from poolwright.model.errors import InvalidParameter
from poolwright.model.offering import ServiceOffering
from poolwright.model.zone import ZoneView

#: The least memory in MiB with which CloudStack lets a custom VM start.
_LEAST_MEMORY: Final = 32
_DEFAULT_SPEED_MHZ: Final = 1000
_CUSTOM: Final = ("cpuNumber", "cpuSpeed", "memory")


@dataclass(frozen=True)
class Size:
    """CPUs, MHz of each, MiB."""

    cpu_number: int
    cpu_speed_mhz: int
    memory_mib: int


def choose(offering: ServiceOffering, zone: ZoneView, details: dict[str, str]) -> Size:
    """The size of a VM of this offering. Raises `InvalidParameter` where it may not be used, or the size does
    not fit.
    """
    _check_usable(offering, zone)
    asked: dict[str, str] = {name: details[name] for name in _CUSTOM if name in details}
    if not offering.customized:
        if asked:
            raise InvalidParameter(
                f"Service offering {offering.name} is of a fixed size; leave out details {', '.join(asked)}",
                uuids=[offering.uuid],
            )
        return Size(offering.cpu_number or 1, offering.cpu_speed_mhz or 1, offering.memory_mib or 1)
    return Size(
        _custom(
            offering, "cpuNumber", offering.cpu_number, asked, offering.min_cpu_number, offering.max_cpu_number
        ),
        _custom(offering, "cpuSpeed", offering.cpu_speed_mhz or _DEFAULT_SPEED_MHZ, asked, 1, None),
        _custom(
            offering,
            "memory",
            offering.memory_mib,
            asked,
            offering.min_memory_mib or _LEAST_MEMORY,
            offering.max_memory_mib,
        ),
    )


def without_sizes(details: dict[str, str]) -> dict[str, str]:
    """A VM's details less those of a custom offering."""
    return {name: value for name, value in details.items() if name not in _CUSTOM}


def _check_usable(offering: ServiceOffering, zone: ZoneView) -> None:
    if offering.is_system or offering.state != "Active":
        raise InvalidParameter(
            f"Service offering {offering.name} is not for VMs of users", uuids=[offering.uuid]
        )
    if offering.zone_uuids and zone.uuid not in offering.zone_uuids:
        raise InvalidParameter(
            f"Service offering {offering.name} is not available in zone {zone.name}", uuids=[offering.uuid]
        )


def _custom(
    offering: ServiceOffering,
    name: str,
    fixed: int | None,
    asked: dict[str, str],
    least: int | None,
    most: int | None,
) -> int:
    """One dimension: fixed by the offering, or asked for."""
    text = asked.get(name)
    if text is None:
        if fixed is None:
            raise InvalidParameter(
                f"Service offering {offering.name} is customized: give details[0].{name}", uuids=[offering.uuid]
            )
        return fixed
    try:
        value = int(text)
    except ValueError:
        raise InvalidParameter(f"details[0].{name} is {text!r}: it is a whole number") from None
    if value < (least or 1) or (most is not None and value > most):
        limits = f"at least {least or 1}" + (f" and at most {most}" if most is not None else "")
        raise InvalidParameter(
            f"details[0].{name} is {value}: with service offering {offering.name} it is {limits}"
        )
    return value
