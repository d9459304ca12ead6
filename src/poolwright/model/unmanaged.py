"""A VM that is on a pool and not the cloud's: what a list shows of it, and what taking it in rests on.

Source of the power states: CloudStack `UnmanagedInstanceTO.PowerState`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class PowerState(StrEnum):
    """A suspended or paused VM's is unknown."""

    ON = "PowerOn"
    OFF = "PowerOff"
    UNKNOWN = "PowerUnknown"


@dataclass(frozen=True)
class ForeignDisk:
    """A disk: uuids of its VDI, VBD and SR on the pool, its place on the VM, its size in bytes."""

    uuid: str
    attachment_uuid: str
    label: str
    device: int
    size: int
    sr_uuid: str
    sr_name: str
    sr_type: str


@dataclass(frozen=True)
class ForeignNic:
    """A NIC: uuids of its VIF and network on the pool, its place on the VM."""

    uuid: str
    device: int
    mac: str
    mtu: int
    network_uuid: str
    network_name: str


@dataclass(frozen=True)
class ForeignMachine:
    """A VM as its pool has it: `uuid` and `host_uuid` are the pool's, `memory` bytes. Disks and NICs are in
    the order of their places.
    """

    uuid: str
    name: str
    power_state: PowerState
    host_uuid: str | None
    cpu_number: int
    cores_per_socket: int
    memory: int
    os_name: str | None
    boot_type: str
    boot_mode: str
    disks: tuple[ForeignDisk, ...]
    nics: tuple[ForeignNic, ...]
