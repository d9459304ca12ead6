"""StartCommand and its answer: everything a host needs to know to start a VM (the article's transfer objects).

Built from rows when a start is carried out, handed to `xenserver`, never kept: what was true an hour ago isn't
now.
"""

from __future__ import annotations

from enum import StrEnum

import msgspec

from poolwright.model.network import BroadcastType
from poolwright.model.volume import VolumeType


class BootLoader(StrEnum):
    """How the guest finds its kernel. `HVM` boots from its disk by firmware; the rest is for paravirtualised
    guests.
    """

    HVM = "HVM"
    PYGRUB = "PyGrub"
    CD = "CD"
    EXTERNAL = "External"


class Disk(msgspec.Struct, frozen=True, kw_only=True):
    """A disk to attach: the volume's uuid, the VDI's (None for an empty CD drive), where it sits on the bus."""

    volume_uuid: str | None
    type: VolumeType
    device_id: int
    external_uuid: str | None = None
    size: int = 0
    bootable: bool = False


class NicSpec(msgspec.Struct, frozen=True, kw_only=True):
    """An interface to make: which network of ours, and how it is told apart on the wire.

    With `allowed_ip4` it is locked: what it sends must come from its MAC and one of these addresses.
    """

    nic_uuid: str
    network_uuid: str
    device_id: int
    mac: str
    broadcast_type: BroadcastType = BroadcastType.NATIVE
    vlan: int | None = None
    network_external_uuid: str | None = None
    rate_mbps: int | None = None
    ip4: str | None = None
    allowed_ip4: list[str] = []
    mtu: int | None = None


class VirtualMachineSpec(msgspec.Struct, frozen=True, kw_only=True):
    """The article's VirtualMachineTO. Memory is bytes; `cpu_speed_mhz` one CPU's promised share of a core."""

    uuid: str
    name: str
    os: str
    cpus: int
    cpu_speed_mhz: int
    memory_min: int
    memory_max: int
    #: What it may be given while it runs; 0 for no more than `memory_max`.
    memory_most: int = 0
    limit_cpu_use: bool = False
    boot_loader: BootLoader = BootLoader.HVM
    boot_args: str = ""
    template_external_uuid: str | None = None
    description: str = ""
    dynamically_scalable: bool = False
    max_cpus: int | None = None
    firmware: str = "bios"
    secure_boot: bool = False
    platform: dict[str, str] = {}
    xenstore_data: dict[str, str] = {}
    disks: list[Disk] = []
    nics: list[NicSpec] = []

    @property
    def memory_ceiling(self) -> int:
        """The most memory in bytes that it can ever have (XAPI's static maximum)."""
        return max(self.memory_max, self.memory_most)


class StartCommand(msgspec.Struct, frozen=True, kw_only=True):
    """Start this VM on that host (by its XAPI uuid)."""

    vm: VirtualMachineSpec
    host_external_uuid: str


class StartAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """What came of it: the uuids on the pool of the VM, its VBDs by volume uuid and its VIFs by NIC uuid."""

    external_uuid: str
    host_external_uuid: str
    attachments: dict[str, str] = {}
    vifs: dict[str, str] = {}
