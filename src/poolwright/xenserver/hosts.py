"""Hosts: XAPI's records as the cloud's hosts, with the facts that placement and the CPU arithmetic rest on."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from poolwright.model.host import Host, HostState, ResourceState
from poolwright.model.zone import Cluster
from poolwright.xapi import VM, HostMetricsRecord, HostRecord, Ref, VMRecord, host
from poolwright.xenserver.inventory import Inventory

#: The MHz of a core that tells nothing about itself.
DEFAULT_SPEED: Final = 1000

IsOurs = Callable[[VMRecord], bool]


def as_host(inventory: Inventory, ref: Ref[host], cluster: Cluster, is_ours: IsOurs) -> Host:
    """The host as the cloud keeps it; `is_ours` tells our VMs from those that others run beside them."""
    record = inventory.hosts[ref]
    metrics = inventory.host_metrics.get(record.metrics, HostMetricsRecord())
    system, foreign = _memory(inventory, ref, is_ours)
    cpus, sockets, speed = _processors(inventory, ref)
    return Host(
        name=record.name_label or record.hostname,
        zone_id=cluster.zone_id,
        pod_id=cluster.pod_id,
        cluster_id=cluster.id,
        external_uuid=record.uuid,
        address=record.address,
        state=HostState.UP if metrics.live else HostState.DOWN,
        resource_state=ResourceState.ENABLED if record.enabled else ResourceState.MAINTENANCE,
        hypervisor_version=record.software_version.get("product_version", ""),
        version=record.software_version.get("product_version", ""),
        brand=record.software_version.get("product_brand", ""),
        cpu_sockets=sockets,
        cpu_number=cpus,
        cpu_speed_mhz=speed,
        memory_total=metrics.memory_total,
        memory_system=system,
        memory_foreign=foreign,
        dynamic_memory=record.license_params.get("restrict_dmc") == "false",
        uefi=any("hvm" in capability for capability in record.capabilities),
        is_coordinator=inventory.pool.master == ref,
        capabilities=",".join(sorted(record.capabilities)) or "hvm",
        networks=_networks(inventory, ref),
    )


def _processors(inventory: Inventory, ref: Ref[host]) -> tuple[int, int, int]:
    """The host's logical CPUs, sockets, and MHz per core (the first CPU's, as CloudStack takes it)."""
    record = inventory.hosts[ref]
    cpus = [inventory.host_cpus[cpu] for cpu in record.host_CPUs if cpu in inventory.host_cpus]
    number = _number(record.cpu_info.get("cpu_count", "")) or len(cpus) or 1
    speed = next((cpu.speed for cpu in sorted(cpus, key=lambda cpu: cpu.number) if cpu.speed), 0)
    speed = speed or _number(record.cpu_info.get("speed", "")) or DEFAULT_SPEED
    return number, _number(record.cpu_info.get("socket_count", "")) or 1, speed


def _number(text: str) -> int:
    try:
        return int(float(text))
    except ValueError:
        return 0


def _memory(inventory: Inventory, ref: Ref[host], is_ours: IsOurs) -> tuple[int, int]:
    """Bytes taken by the system (Xen and control domain) and by VMs that are not ours."""
    system, foreign = inventory.hosts[ref].memory_overhead, 0
    for vm in inventory.vms.values():
        if vm.resident_on != ref and vm.scheduled_to_be_resident_on != ref:
            continue
        taken = vm.memory_dynamic_min + vm.memory_overhead
        if vm.is_control_domain:
            system += taken
        elif not is_ours(vm):
            foreign += taken
    return system, foreign


def _networks(inventory: Inventory, ref: Ref[host]) -> dict[str, str]:
    """The host's networks by use: the article's guest, management and control networks, by uuid."""
    found: dict[str, str] = {}
    for pif in inventory.pifs.values():
        record = inventory.networks.get(pif.network)
        if pif.host == ref and pif.management and record is not None:
            found["management"] = found["guest"] = record.uuid
    for record in inventory.networks.values():
        if record.other_config.get("is_host_internal_management_network") == "true":
            found["control"] = record.uuid
    return found


def resident_on(inventory: Inventory, vm: Ref[VM]) -> str | None:
    """The uuid of the host that a VM runs on."""
    record: HostRecord | None = inventory.hosts.get(inventory.vms[vm].resident_on)
    return None if record is None else record.uuid
