"""VMs that are on a pool and not the cloud's: listed, taken in, and let go.

Taken in, a VM has rows for itself, its disks and its NICs, as its pool has them; nothing of it is changed but
that it is tagged. While a saga holds it, it is Starting or Stopping, whichever leads back to what it is.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from poolwright.model.account import Caller
from poolwright.model.errors import Conflict, InvalidParameter, InvalidState
from poolwright.model.host import HostView
from poolwright.model.job import Job
from poolwright.model.network import NetworkView
from poolwright.model.nic import Nic
from poolwright.model.offering import ServiceOffering
from poolwright.model.placement import request_for
from poolwright.model.unmanaged import ForeignDisk, ForeignMachine, ForeignNic, PowerState
from poolwright.model.virtual_machine import Event, State, VirtualMachine
from poolwright.model.volume import Volume, VolumeState, VolumeType
from poolwright.model.zone import ClusterView, ZoneView
from poolwright.services import limits, sizes, templates
from poolwright.services import networks as usable
from poolwright.services.addresses import choose_ip, choose_mac
from poolwright.services.cloud import Cloud
from poolwright.services.hostnames import check_hostname, unless_taken
from poolwright.services.jobs import open_job
from poolwright.services.ownership import For, Owner, check_offered, owner_for
from poolwright.services.virtual_machines import INSTANCE_TYPE, get_visible, submit
from poolwright.store import (
    Transaction,
    capacity,
    clusters,
    disk_offerings,
    hosts,
    networks,
    nics,
    service_offerings,
    storage_pools,
    virtual_machines,
    vm_snapshots,
    volumes,
    zones,
)

#: Asked for as an address: the network's next free one.
_ANY: Final = "auto"
_SAGAS_STATE: Final = {PowerState.ON: State.STARTING, PowerState.OFF: State.STOPPING}


@dataclass(frozen=True)
class Unmanaged:
    """A VM as its pool has it, its host as the cloud knows it, and the networks of its NICs that it knows, by
    their uuid on the pool.
    """

    machine: ForeignMachine
    cluster: ClusterView
    host: HostView | None
    networks: Mapping[str, NetworkView]


@dataclass(frozen=True)
class Wanted:
    """What a VM is taken in as. NICs and disks are named by their ids in the list: `networks` and `ips` by
    NIC, `disk_offerings` by disk.
    """

    cluster: str
    name: str
    offering: str
    display_name: str | None = None
    hostname: str | None = None
    whom: For = field(default_factory=For)
    template: str | None = None
    networks: Mapping[str, str] = field(default_factory=dict)
    ips: Mapping[str, str] = field(default_factory=dict)
    disk_offerings: Mapping[str, str] = field(default_factory=dict)
    details: Mapping[str, str] = field(default_factory=dict)


async def list_(cloud: Cloud, ref: str, name: str | None, keyword: str | None) -> list[Unmanaged]:
    """The VMs on a cluster's pool that are not the cloud's. Raises `NotFound`, `Unavailable`."""
    async with cloud.store.reading() as tx:
        cluster = await clusters.get(tx, ref)
    found = [
        one
        for one in await cloud.runner.list_foreign(cluster.id)
        if (name is None or one.name == name) and (not keyword or keyword.lower() in one.name.lower())
    ]
    async with cloud.store.reading() as tx:
        ours = await _known(tx, cluster.id)
        column = hosts.rows.table.c.cluster_id
        machines = {host.external_uuid: host for host in await hosts.list_where(tx, column == cluster.id)}
        columns = networks.rows.table.c
        here = await networks.list_where(tx, columns.cluster_id == cluster.id, columns.removed.is_(None))
    known = {network.external_uuid: network for network in here if network.external_uuid}
    return [
        Unmanaged(one, cluster, machines.get(one.host_uuid or ""), known)
        for one in found
        if one.uuid not in ours
    ]


async def adopt(cloud: Cloud, caller: Caller, wanted: Wanted) -> Job:
    """Take a VM in. Raises `NotFound`, `InvalidParameter` for what does not fit it, `InvalidState` where it is
    suspended, `Conflict` where it or a disk is the cloud's already, `LimitReached`, `Unavailable`.
    """
    async with cloud.store.reading() as tx:
        cluster = await clusters.get(tx, wanted.cluster)
    candidates = [
        one for one in await cloud.runner.list_foreign(cluster.id) if wanted.name in (one.name, one.uuid)
    ]
    async with cloud.transaction() as tx:
        machine = _the_one(candidates, await _known(tx, cluster.id), wanted.name, cluster)
        owner = await owner_for(tx, caller, wanted.whom)
        vm = await _insert(tx, caller, wanted, machine, cluster, owner)
        await limits.enforce(tx, owner, limits.VM)
        job = await open_job(tx, caller, "importUnmanagedInstance", INSTANCE_TYPE, vm.uuid)
        parameters = {
            "virtual_machine_id": vm.id,
            "uuid": vm.uuid,
            "cluster_id": cluster.id,
            "external_uuid": machine.uuid,
            "name": machine.name,
        }
        await cloud.runner.submit(tx, "adopt_virtual_machine", parameters, job=job.id)
    cloud.runner.wake()
    return job


async def release(cloud: Cloud, caller: Caller, ref: str) -> Job:
    """Let a VM go; it stays on its pool as it is. Raises `NotFound`, `InvalidState`."""
    async with cloud.transaction() as tx:
        vm = await get_visible(tx, caller, ref)
        about = f"Unable to unmanage VM {vm.display_name or vm.name} ({vm.uuid}): "
        if not vm.is_on_pool or vm.cluster_id is None:
            raise InvalidState(f"{about}it is on no pool; destroy it instead", uuids=[vm.uuid])
        if vm.state not in (State.RUNNING, State.STOPPED):
            raise InvalidState(f"{about}it is {vm.state}; it should be Running or Stopped", uuids=[vm.uuid])
        if await vm_snapshots.list_of(tx, vm.id):
            raise InvalidState(f"{about}it has VM snapshots; delete them first", uuids=[vm.uuid])
        if vm.iso_id is not None:
            raise InvalidState(f"{about}an ISO is attached; detach it first", uuids=[vm.uuid])
        held = Event.STOP_REQUESTED if vm.state is State.RUNNING else Event.START_REQUESTED
        vm = await virtual_machines.advance(tx, vm.id, held)
        job = await submit(
            cloud,
            tx,
            caller,
            "unmanageVirtualMachine",
            "release_virtual_machine",
            vm,
            cluster_id=vm.cluster_id,
        )
    cloud.runner.wake()
    return job


async def _known(tx: Transaction, cluster_id: int) -> set[str]:
    """The uuids on the pool of the cluster's VMs that are the cloud's."""
    columns = virtual_machines.rows.table.c
    ours = await virtual_machines.list_where(tx, columns.cluster_id == cluster_id, columns.removed.is_(None))
    return {vm.external_uuid for vm in ours if vm.external_uuid}


def _the_one(found: list[ForeignMachine], ours: set[str], name: str, cluster: ClusterView) -> ForeignMachine:
    fitting = [one for one in found if one.uuid not in ours]
    if len(fitting) > 1:
        uuids = ", ".join(one.uuid for one in fitting)
        raise InvalidParameter(f"name {name!r} is that of several VMs; give the uuid of one instead: {uuids}")
    if not fitting:
        raise InvalidParameter(
            f"Unable to find unmanaged instance {name!r} in cluster {cluster.name}; listUnmanagedInstances "
            "tells those that there are",
            uuids=[cluster.uuid],
        )
    if fitting[0].power_state not in _SAGAS_STATE:
        raise InvalidState(f"Instance {name} is suspended or paused; resume it or shut it down first")
    if not fitting[0].disks:
        raise InvalidParameter(f"Instance {name} has no disk, and can't be imported")
    return fitting[0]


async def _insert(
    tx: Transaction,
    caller: Caller,
    wanted: Wanted,
    machine: ForeignMachine,
    cluster: ClusterView,
    owner: Owner,
) -> VirtualMachine:
    """The rows of a VM, its disks and its NICs, and what it uses of its host if it runs."""
    zone = await zones.get(tx, cluster.zone_id)
    offering = await service_offerings.get(tx, wanted.offering)
    await check_offered(tx, owner, offering)
    template = None if wanted.template is None else await templates.get_usable(tx, caller, wanted.template)
    _check_named("nicnetworklist", wanted.networks, [nic.uuid for nic in machine.nics])
    _check_named("nicipaddresslist", wanted.ips, [nic.uuid for nic in machine.nics])
    _check_named("datadiskofferinglist", wanted.disk_offerings, [disk.uuid for disk in machine.disks[1:]])
    on = [await _network_of(tx, caller, owner, wanted, nic, cluster) for nic in machine.nics]
    uuid, host = str(tx.clock.uuid4()), await _host_of(tx, machine)
    size, details = _size(machine, offering, zone, wanted.details)
    name = _hostname(wanted, machine, uuid)
    vm = await virtual_machines.insert(
        tx,
        VirtualMachine(
            uuid=uuid,
            name=name,
            display_name=wanted.display_name or machine.name,
            instance_name=machine.name,
            account_id=owner.id,
            domain_id=owner.domain_id,
            user_id=caller.user_id,
            zone_id=zone.id,
            cluster_id=cluster.id,
            host_id=host.id if host else None,
            last_host_id=host.id if host else None,
            service_offering_id=offering.id,
            cpu_number=size.cpu_number,
            cpu_speed_mhz=size.cpu_speed_mhz,
            memory_mib=size.memory_mib,
            state=_SAGAS_STATE[machine.power_state],
            limit_cpu_use=offering.limit_cpu_use,
            ha_enabled=offering.offer_ha,
            template_id=template.id if template else None,
            os_type_id=template.os_type_id if template else None,
            boot_type=machine.boot_type,
            boot_mode=machine.boot_mode,
            external_uuid=machine.uuid,
            details=details,
            changed=tx.clock.now(),
        ),
        unless=unless_taken(tx, name, owner, on),
    )
    if host is not None:
        await capacity.ensure_held(tx, request_for(vm), host.id)
    for number, disk in enumerate(machine.disks):
        await _insert_disk(tx, wanted, vm, number, disk, offering)
    for nic, network in zip(machine.nics, on, strict=True):
        await _insert_nic(tx, wanted, vm, nic, network, offering)
    return vm


async def _host_of(tx: Transaction, machine: ForeignMachine) -> HostView | None:
    """The host that it runs on. Raises `InvalidState` where that is not the cloud's."""
    if machine.power_state is not PowerState.ON:
        return None
    columns = hosts.rows.table.c
    host = await hosts.find_where(tx, (columns.external_uuid == machine.host_uuid) & columns.removed.is_(None))
    if host is None:
        raise InvalidState(f"Instance {machine.name} runs on a host that is not in the cloud; add that first")
    return host


def _hostname(wanted: Wanted, machine: ForeignMachine, uuid: str) -> str:
    """What was asked for, else its name on the pool if a guest can have that. Raises `InvalidParameter`."""
    if wanted.hostname is not None:
        check_hostname(wanted.hostname)
        return wanted.hostname
    try:
        check_hostname(machine.name)
    except InvalidParameter:
        return f"VM-{uuid}"
    return machine.name


def _size(
    machine: ForeignMachine, offering: ServiceOffering, zone: ZoneView, asked: Mapping[str, str]
) -> tuple[sizes.Size, dict[str, str]]:
    """The VM's size by its offering, and the details that it is from. Raises `InvalidParameter` unless they
    agree with the pool.
    """
    details, memory_mib = dict(asked), machine.memory >> 20
    if offering.customized:
        details = {"cpuNumber": str(machine.cpu_number), "memory": str(memory_mib)} | details
    size = sizes.choose(offering, zone, details)
    if (size.cpu_number, size.memory_mib) != (machine.cpu_number, memory_mib):
        raise InvalidParameter(
            f"Service offering {offering.name} makes it {size.cpu_number} CPUs and {size.memory_mib} MiB; "
            f"instance {machine.name} has {machine.cpu_number} and {memory_mib}: choose an offering of "
            "that size, or a custom one",
            uuids=[offering.uuid],
        )
    return size, details


def _check_named(parameter: str, given: Mapping[str, str], there: list[str]) -> None:
    for one in given:
        if one not in there:
            names = ", ".join(there) or "none"
            raise InvalidParameter(f"{parameter} names {one}, which the instance has not; it has {names}")


async def _network_of(
    tx: Transaction, caller: Caller, owner: Owner, wanted: Wanted, nic: ForeignNic, cluster: ClusterView
) -> NetworkView:
    """The network that a NIC is on, by name or by the pool's. Raises `InvalidParameter`."""
    ref = wanted.networks.get(nic.uuid)
    if ref is None:
        found = await networks.find_by_external_uuid(tx, cluster.id, nic.network_uuid)
        if found is None:
            raise InvalidParameter(
                f"NIC {nic.uuid} is on the pool's network {nic.network_name}, which the cloud did not find "
                "there by itself; name its network in nicnetworklist"
            )
        return await usable.get_usable(tx, caller, owner, found.uuid)
    network = await usable.get_usable(tx, caller, owner, ref)
    presence = await networks.find_presence(tx, network.id, cluster.id)
    is_it = network.cluster_id == cluster.id and network.external_uuid == nic.network_uuid
    if not is_it and (presence is None or presence.external_uuid != nic.network_uuid):
        raise InvalidParameter(
            f"nicnetworklist puts NIC {nic.uuid} on network {network.name}, but on the pool it is on "
            f"{nic.network_name}",
            uuids=[network.uuid],
        )
    return network


async def _insert_disk(
    tx: Transaction,
    wanted: Wanted,
    vm: VirtualMachine,
    number: int,
    disk: ForeignDisk,
    service: ServiceOffering,
) -> None:
    """The volume of a disk, the first being the root disk. Raises `InvalidParameter`, `Conflict`."""
    pool = await storage_pools.find_by_external_uuid(tx, vm.cluster_id or 0, disk.sr_uuid)
    if pool is None:
        raise InvalidParameter(
            f"Disk {disk.uuid} lies on {disk.sr_name}, which is no storage pool of the cloud"
        )
    columns = volumes.rows.table.c
    known = await volumes.find_where(tx, (columns.external_uuid == disk.uuid) & columns.removed.is_(None))
    if known is not None:
        raise Conflict(f"Disk {disk.uuid} is volume {known.name} of the cloud already", uuids=[known.uuid])
    ref = wanted.disk_offerings.get(disk.uuid)
    offering = None if ref is None else await disk_offerings.get(tx, ref)
    await volumes.insert(
        tx,
        Volume(
            name=f"ROOT-{vm.id}" if number == 0 else f"DATA-{vm.id}-{number}",
            account_id=vm.account_id,
            domain_id=vm.domain_id,
            zone_id=vm.zone_id,
            type=VolumeType.DATADISK if number else VolumeType.ROOT,
            size=disk.size,
            state=VolumeState.READY,
            storage_pool_id=pool.id,
            virtual_machine_id=vm.id,
            device_id=disk.device,
            disk_offering_id=offering.id if offering else None,
            service_offering_id=None if number else service.id,
            template_id=None if number else vm.template_id,
            external_uuid=disk.uuid,
            attachment_uuid=disk.attachment_uuid,
            attached=tx.clock.now(),
        ),
    )


async def _insert_nic(
    tx: Transaction,
    wanted: Wanted,
    vm: VirtualMachine,
    nic: ForeignNic,
    network: NetworkView,
    offering: ServiceOffering,
) -> None:
    """The row of a NIC. Its address is unknown unless it is told: the guest has it by itself."""
    asked = wanted.ips.get(nic.uuid)
    ip4 = None if asked is None else await choose_ip(tx, network, None if asked == _ANY else asked)
    await nics.insert(
        tx,
        Nic(
            virtual_machine_id=vm.id,
            network_id=network.id,
            device_id=nic.device,
            mac=await choose_mac(tx, network, nic.mac),
            ip4=ip4,
            netmask=network.netmask,
            gateway=network.gateway,
            is_default=nic.device == 0,
            rate_mbps=network.rate_mbps(offering.network_rate_mbps, is_default=nic.device == 0),
            mtu=nic.mtu,
            external_uuid=nic.uuid,
        ),
    )
