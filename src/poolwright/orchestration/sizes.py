"""How large a VM is on the host that it runs on: what its row says, in the terms of XAPI's record.

CloudStack's arithmetic (`CitrixResourceBase.createVmFromTemplate`): the least memory
is the offering's divided by the cluster's overcommit; one that can be scaled while it runs may grow to four
times its memory and sixteen CPUs, as far as its host has them, if its host can move memory between guests.
"""

from __future__ import annotations

from typing import Final, Protocol

from poolwright.model.cpu import CpuShare, share
from poolwright.model.memory import MIB
from poolwright.model.start import VirtualMachineSpec
from poolwright.model.virtual_machine import USER, VirtualMachineView

_NO_HOTPLUG: Final = ("windows",)


class HostSize(Protocol):
    """What of a host matters here: `HostFacts`, or a host's row."""

    @property
    def cpu_number(self) -> int: ...
    @property
    def cpu_speed_mhz(self) -> int: ...
    @property
    def dynamic_memory(self) -> bool: ...
    @property
    def cpu_overcommit(self) -> float: ...
    @property
    def memory_overcommit(self) -> float: ...


def spec_of(vm: VirtualMachineView, host: HostSize | None) -> VirtualMachineSpec:
    """The VM as it is to be on the pool, started on that host; on an unknown one it can't grow."""
    squeezed = host.memory_overcommit if host is not None and host.dynamic_memory else 1.0
    grows = vm.dynamically_scalable and host is not None
    return VirtualMachineSpec(
        uuid=vm.uuid,
        name=vm.instance_name,
        os=vm.os_type_name or "",
        description=vm.display_name,
        cpus=vm.cpu_number,
        cpu_speed_mhz=vm.cpu_speed_mhz,
        max_cpus=_most_cpus(vm, host) if grows and host is not None else None,
        memory_min=int(vm.memory_mib / max(1.0, squeezed)) * MIB,
        memory_max=vm.memory_bytes,
        memory_most=vm.memory_ceiling if grows and host is not None and host.dynamic_memory else 0,
        limit_cpu_use=vm.limit_cpu_use,
        dynamically_scalable=vm.dynamically_scalable,
        firmware="uefi" if vm.boot_type.upper() == "UEFI" else "bios",
        secure_boot=vm.boot_mode.upper() == "SECURE",
        boot_args="" if vm.type == USER else vm.details.get("bootargs", ""),
    )


def share_on(vm: VirtualMachineView, host: HostSize | None) -> CpuShare:
    """Its share of that host's CPUs."""
    return share(
        cpus=vm.cpu_number,
        speed_mhz=vm.cpu_speed_mhz,
        host_speed_mhz=host.cpu_speed_mhz if host is not None else 0,
        limit=vm.limit_cpu_use,
        overcommit=max(1.0, host.cpu_overcommit) if host is not None else 1.0,
    )


def _most_cpus(vm: VirtualMachineView, host: HostSize) -> int:
    if (vm.os_type_name or "").lower().startswith(_NO_HOTPLUG):
        return vm.cpu_number
    return max(vm.cpu_number, min(vm.cpu_ceiling, host.cpu_number))
