"""deployVirtualMachine: from what was asked for to the rows of a VM, its volumes and its NICs.

Everything is looked up and checked before anything is written, and all is written in one transaction with the
job and the saga, so that a refused request leaves nothing. Which host takes it is the saga's first step.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

import msgspec

from poolwright.model.account import Caller
from poolwright.model.errors import InvalidParameter
from poolwright.model.job import Job
from poolwright.model.nic import Nic
from poolwright.model.offering import ServiceOffering
from poolwright.model.template import TemplateView
from poolwright.model.virtual_machine import Event, State, VirtualMachine, after
from poolwright.model.zone import ZoneView
from poolwright.services import disks, guest_data, limits, networks, sizes, templates, zones
from poolwright.services.addresses import choose_ip, choose_mac
from poolwright.services.affinity_groups import Named, find_named
from poolwright.services.cloud import Cloud
from poolwright.services.hostnames import check_hostname, unless_taken
from poolwright.services.jobs import open_job
from poolwright.services.ownership import Owner, check_offered, find_owner
from poolwright.services.virtual_machines import INSTANCE_TYPE, wanted_host
from poolwright.store import Transaction, affinity_groups, async_jobs, nics, service_offerings, virtual_machines

COMMAND: Final = "deployVirtualMachine"


@dataclass(frozen=True)
class Deployment:
    """What a user asks for. Sizes are GiB; `details` are deployVirtualMachine's, those of a custom offering
    among them.
    """

    zone: str
    template: str
    offering: str
    name: str | None = None
    display_name: str | None = None
    networks: tuple[networks.Wanted, ...] = ()
    disk_offering: str | None = None
    disk_size_gib: int | None = None
    root_disk_size_gib: int | None = None
    host: str | None = None
    start: bool = True
    account: str | None = None
    domain: str | None = None
    project: str | None = None
    group: str | None = None
    guest: guest_data.Wanted = field(default_factory=guest_data.Wanted)
    display: bool = True
    dynamically_scalable: bool | None = None
    boot_type: str = "BIOS"
    boot_mode: str = "LEGACY"
    groups: Named = field(default_factory=Named)
    details: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Deployed:
    """The job, and the uuid of the VM that it makes."""

    job: Job
    uuid: str


async def deploy(cloud: Cloud, caller: Caller, wanted: Deployment) -> Deployed:
    """Begin a VM. Raises `NotFound`, `InvalidParameter`, `Forbidden`; what only the pool knows is the job's
    error.
    """
    async with cloud.transaction() as tx:
        found = await look_up(tx, caller, wanted)
        vm = await insert(tx, caller, wanted, found)
        await limits.enforce(tx, found.owner, limits.VM)
        job = await open_job(tx, caller, COMMAND, INSTANCE_TYPE, vm.uuid)
        if wanted.start:
            parameters = {"virtual_machine_id": vm.id, "host_id": found.host_id, "start": True}
            await cloud.runner.submit(tx, "deploy_virtual_machine", parameters, job=job.id)
        else:
            # Rows are all that there is of it until its first start.
            await async_jobs.finish(tx, job.id)
    cloud.runner.wake()
    return Deployed(job, vm.uuid)


@dataclass(frozen=True)
class LookedUp:
    """What a request names, looked up and allowed."""

    zone: ZoneView
    owner: Owner
    template: TemplateView
    offering: ServiceOffering
    host_id: int | None
    networks: list[networks.Attached]
    group_ids: list[int]
    guest: guest_data.Found


async def look_up(tx: Transaction, caller: Caller, wanted: Deployment) -> LookedUp:
    """Everything that a request names. Raises `NotFound`, `InvalidParameter`, `Forbidden`."""
    zone = await zones.get_usable(tx, caller, wanted.zone)
    owner = await find_owner(tx, caller, wanted.account, wanted.domain, wanted.project)
    template = await templates.get_usable(tx, caller, wanted.template)
    _check_place(template, zone)
    host_id = await wanted_host(tx, caller, wanted.host, zone.id)
    offering = await service_offerings.get(tx, wanted.offering)
    await check_offered(tx, owner, offering)
    return LookedUp(
        zone=zone,
        owner=owner,
        template=template,
        offering=offering,
        host_id=host_id,
        networks=await networks.find_for(tx, caller, owner, zone, template, wanted.networks),
        group_ids=[group.id for group in await find_named(tx, caller, owner, wanted.groups)],
        guest=await guest_data.look_up(tx, caller, owner, template, wanted.guest),
    )


async def insert(tx: Transaction, caller: Caller, wanted: Deployment, found: LookedUp) -> VirtualMachine:
    """The rows of one VM: itself, its volumes, its NICs. Raises `InvalidParameter`, `InsufficientCapacity`
    where a network has no address left.
    """
    if wanted.name is not None:
        check_hostname(wanted.name)
    # Chosen before anything is written, so that all rows are written together after.
    addresses = [
        (await choose_mac(tx, network, asked.mac), await choose_ip(tx, network, asked.ip))
        for network, asked in found.networks
    ]
    vm = await _insert_vm(tx, caller, wanted, found)
    if found.group_ids:
        await affinity_groups.set_groups(tx, vm.id, found.group_ids)
    await disks.insert_for(
        tx,
        vm,
        found.owner,
        found.template,
        found.offering,
        disks.Wanted(wanted.root_disk_size_gib, wanted.disk_offering, wanted.disk_size_gib),
    )
    await _insert_nics(tx, vm, found, addresses)
    return vm


async def _insert_vm(tx: Transaction, caller: Caller, wanted: Deployment, found: LookedUp) -> VirtualMachine:
    owner, template, offering = found.owner, found.template, found.offering
    size = sizes.choose(offering, found.zone, wanted.details)
    on = [network for network, _ in found.networks]
    uuid = str(tx.clock.uuid4())
    made = await virtual_machines.insert(
        tx,
        VirtualMachine(
            uuid=uuid,
            name=wanted.name or f"VM-{uuid}",
            display_name=wanted.display_name or wanted.name or f"VM-{uuid}",
            account_id=owner.id,
            domain_id=owner.domain_id,
            user_id=caller.user_id,
            zone_id=found.zone.id,
            service_offering_id=offering.id,
            cpu_number=size.cpu_number,
            cpu_speed_mhz=size.cpu_speed_mhz,
            memory_mib=size.memory_mib,
            state=after(State.STOPPED, Event.START_REQUESTED) if wanted.start else State.STOPPED,
            limit_cpu_use=offering.limit_cpu_use,
            ha_enabled=offering.offer_ha,
            template_id=template.id,
            iso_id=template.id if template.is_iso else None,
            os_type_id=template.os_type_id,
            cluster_id=template.cluster_id,
            dynamically_scalable=bool(
                offering.dynamic_scaling
                and template.dynamically_scalable
                and wanted.dynamically_scalable is not False
            ),
            display=wanted.display,
            group=wanted.group,
            user_data=found.guest.user_data,
            user_data_id=found.guest.user_data_id,
            user_data_details=wanted.guest.details,
            key_pairs=found.guest.key_pairs,
            boot_type=wanted.boot_type,
            boot_mode=wanted.boot_mode,
            details=wanted.details,
            changed=tx.clock.now(),
        ),
        unless=unless_taken(tx, wanted.name, owner, on) if wanted.name is not None else None,
    )
    instance_name = f"i-{owner.id}-{made.id}-VM"
    await virtual_machines.update(tx, made.id, instance_name=instance_name)
    if template.password_enabled:
        await virtual_machines.set_password(tx, made, guest_data.new_password(tx.clock))
    return msgspec.structs.replace(made, instance_name=instance_name)


async def _insert_nics(
    tx: Transaction, vm: VirtualMachine, found: LookedUp, addresses: list[tuple[str, str | None]]
) -> None:
    """A NIC on each network, with its MAC and its IPv4 address."""
    offered = found.offering.network_rate_mbps
    for device, (network, _) in enumerate(found.networks):
        mac, ip4 = addresses[device]
        await nics.insert(
            tx,
            Nic(
                virtual_machine_id=vm.id,
                network_id=network.id,
                device_id=device,
                mac=mac,
                ip4=ip4,
                netmask=network.netmask,
                gateway=network.gateway,
                is_default=device == 0,
                rate_mbps=network.rate_mbps(offered, is_default=device == 0),
                mtu=network.mtu,
            ),
        )


def _check_place(template: TemplateView, zone: ZoneView) -> None:
    if template.zone_id is not None and template.zone_id != zone.id and not template.cross_zones:
        raise InvalidParameter(
            f"Template {template.name} is not available in zone {zone.name} but in {template.zone_name}",
            uuids=[template.uuid, zone.uuid],
        )
