"""System VMs: VMs of the cloud's own, started the way users' are, and kept apart from them.

Nothing here needs one: images come through XAPI's own handlers, consoles through the manager. So none is
made unless
an administrator asks for it (`deploySystemVm`, a command of ours), naming a template of the pool that has
CloudStack's
system VM image on its disk. What it is told at boot is what CloudStack tells its own: by the kernel's
arguments, and in xenstore at `vm-data/cloudstack/init`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

import msgspec

from poolwright.model.account import Caller
from poolwright.model.errors import InvalidParameter, NotFound
from poolwright.model.ip_range import IpRange
from poolwright.model.job import Job
from poolwright.model.network import BroadcastType, GuestType, Network, NetworkView
from poolwright.model.nic import NicView
from poolwright.model.offering import ServiceOffering
from poolwright.model.resource import Found, Page, Query
from poolwright.model.template import TemplateView
from poolwright.model.virtual_machine import (
    USER,
    Event,
    State,
    VirtualMachine,
    VirtualMachineView,
    destroy_allowed,
    reboot_allowed,
    start_allowed,
    stop_allowed,
)
from poolwright.model.zone import PodView, ZoneView
from poolwright.services import deployments, guest_data, templates, zones
from poolwright.services.cloud import Cloud
from poolwright.services.jobs import finished_job, open_job
from poolwright.services.networks import Attached, Wanted
from poolwright.services.ownership import find_owner
from poolwright.services.queries import Conditions
from poolwright.services.virtual_machines import wanted_host
from poolwright.store import (
    Transaction,
    clusters,
    ip_ranges,
    networks,
    nics,
    pods,
    service_offerings,
    virtual_machines,
)

INSTANCE_TYPE: Final = "SystemVm"
#: `systemvmtype`, as the API has it: CloudStack's own type, the letter of its names, its role in its boot
#: arguments.
KINDS: Final = {
    "secondarystoragevm": ("SecondaryStorageVm", "s", "secstorage"),
    "consoleproxy": ("ConsoleProxy", "v", "consoleproxy"),
}
#: The detail of a VM's row that holds what it is told at boot.
BOOT_ARGS: Final = "bootargs"
_LINK_LOCAL: Final = ("169.254.0.1", "255.255.0.0", "169.254.0.0/16")


@dataclass(frozen=True)
class SystemVm:
    """A system VM with its NICs and its zone."""

    vm: VirtualMachineView
    nics: list[NicView]
    zone: ZoneView

    def nic_on(self, traffic: str) -> NicView | None:
        """Its NIC for that traffic."""
        return next((nic for nic in self.nics if nic.traffic_type == traffic), None)


@dataclass(frozen=True)
class Made:
    """The job, and the uuid of the VM that it makes."""

    job: Job
    uuid: str


async def list_(cloud: Cloud, conditions: Conditions, keyword: str | None, page: Page) -> Found[SystemVm]:
    """The system VMs that fit."""
    types = [kind for kind, _, _ in KINDS.values()]
    async with cloud.store.reading() as tx:
        query = Query(equal={"type": types} | conditions, keyword=keyword, page=page)
        found = await virtual_machines.list_(tx, query)
        return Found([await _shown(tx, vm) for vm in found.rows], found.total)


async def find(cloud: Cloud, uuid: str) -> SystemVm | None:
    """A system VM as a finished job shows it, even when it is gone by then."""
    async with cloud.store.reading() as tx:
        found = await virtual_machines.list_(tx, Query(equal={"uuid": uuid}, removed=True))
        return await _shown(tx, found.rows[0]) if found.rows else None


async def _shown(tx: Transaction, vm: VirtualMachineView) -> SystemVm:
    present = await nics.list_(tx, Query(equal={"virtual_machine_id": vm.id}, page=Page(size=0)))
    return SystemVm(vm, present.rows, await zones.get_any(tx, vm.zone_id))


async def deploy(
    cloud: Cloud,
    caller: Caller,
    *,
    zone: str,
    template: str,
    kind: str,
    offering: str | None,
    host: str | None,
) -> Made:
    """Begin a system VM: a control NIC on the link-local network, another on the management network.

    Raises `NotFound`, `InvalidParameter`; what only the pool knows is the job's error.
    """
    if kind.lower() not in KINDS:
        raise InvalidParameter(f"systemvmtype is {kind!r}: it is one of {', '.join(KINDS)}")
    async with cloud.transaction() as tx:
        where = await zones.get_usable(tx, caller, zone)
        image = await templates.get_usable(tx, caller, template)
        pod = await _pod_of(tx, image, where)
        looked_up = deployments.LookedUp(
            zone=where,
            owner=await find_owner(tx, caller, None, None),
            template=image,
            # It is for this VM, so what keeps users from it does not apply.
            offering=msgspec.structs.replace(await _offering(tx, offering, kind.lower()), is_system=False),
            host_id=await wanted_host(tx, caller, host, where.id),
            networks=await _networks(tx, caller, where, pod),
            group_ids=[],
            guest=guest_data.Found(),
        )
        wanted = deployments.Deployment(zone=where.uuid, template=image.uuid, offering="")
        vm = await deployments.insert(tx, caller, wanted, looked_up)
        await _name(tx, vm, kind.lower(), where, pod)
        job = await open_job(tx, caller, "deploySystemVm", INSTANCE_TYPE, vm.uuid)
        parameters = {"virtual_machine_id": vm.id, "host_id": looked_up.host_id, "start": True}
        await cloud.runner.submit(tx, "deploy_virtual_machine", parameters, job=job.id)
    cloud.runner.wake()
    return Made(job, vm.uuid)


async def _offering(tx: Transaction, asked: str | None, kind: str) -> ServiceOffering:
    if asked is not None:
        return await service_offerings.get(tx, asked)
    columns = service_offerings.rows.table.c
    fitting = columns.is_system & (columns.system_vm_type == kind) & columns.removed.is_(None)
    found = await service_offerings.find_where(tx, fitting)
    if found is None:
        raise InvalidParameter(f"There is no service offering for a {kind}; name one in serviceofferingid")
    return found


async def _pod_of(tx: Transaction, template: TemplateView, zone: ZoneView) -> PodView | None:
    if template.cluster_id is None:
        raise InvalidParameter(f"Template {template.name} is on no pool", uuids=[template.uuid])
    cluster = await clusters.get(tx, template.cluster_id)
    if cluster.zone_id != zone.id:
        raise InvalidParameter(
            f"Template {template.name} is not in zone {zone.name}", uuids=[template.uuid, zone.uuid]
        )
    return await pods.find(tx, cluster.pod_id) if cluster.pod_id is not None else None


async def _name(tx: Transaction, vm: VirtualMachine, kind: str, zone: ZoneView, pod: PodView | None) -> None:
    """CloudStack's name for a system VM, and what it is told at boot."""
    type_, letter, role = KINDS[kind]
    name = f"{letter}-{vm.id}-VM"
    present = await nics.list_(tx, Query(equal={"virtual_machine_id": vm.id}, page=Page(size=0)))
    said = {
        "template": "domP",
        "type": role,
        "name": name,
        "zone": str(zone.id),
        "pod": str(pod.id) if pod else "",
        "guid": f"{type_}.{vm.uuid}",
    }
    for nic in sorted(present.rows, key=lambda nic: nic.device_id):
        if nic.ip4 and nic.netmask:
            said |= {f"eth{nic.device_id}ip": nic.ip4, f"eth{nic.device_id}mask": nic.netmask}
        if nic.is_default and nic.gateway:
            said["gateway"] = nic.gateway
    said |= {"internaldns1": zone.internal_dns1, "dns1": zone.dns1, "dns2": zone.dns2 or ""}
    arguments = " ".join(f"{word}={value}" for word, value in said.items() if value)
    await virtual_machines.update(
        tx,
        vm.id,
        type=type_,
        name=name,
        display_name=name,
        instance_name=name,
        details={BOOT_ARGS: arguments},
    )


# --- their networks -----------------------------------------------------------------------------------


async def _networks(tx: Transaction, caller: Caller, zone: ZoneView, pod: PodView | None) -> list[Attached]:
    """The link-local network for control, and the management network, whose addresses are the pod's."""
    control = await _ensure(
        tx, caller, zone, "Control", BroadcastType.LINK_LOCAL, GuestType.ISOLATED, _LINK_LOCAL
    )
    own = (pod.gateway, pod.netmask) if pod and pod.gateway and pod.netmask else None
    cidr = (
        None if own is None else IpRange(zone_id=0, gateway=own[0], netmask=own[1], start_ip="", end_ip="").cidr
    )
    addresses = (own[0], own[1], cidr) if own and cidr else None
    management = await _ensure(
        tx, caller, zone, "Management", BroadcastType.NATIVE, GuestType.SHARED, addresses, pod
    )
    return [Attached(control, Wanted(control.uuid)), Attached(management, Wanted(management.uuid))]


async def _ensure(
    tx: Transaction,
    caller: Caller,
    zone: ZoneView,
    traffic: str,
    kind: BroadcastType,
    guest_type: GuestType,
    addresses: tuple[str, str, str] | None,
    pod: PodView | None = None,
) -> NetworkView:
    """The system's own network for a kind of traffic, of the zone or one of its pods."""
    name = f"{traffic}-{pod.uuid if pod else zone.uuid}"
    found = await networks.list_(tx, Query(equal={"name": name, "is_system": True}))
    if found.rows:
        return found.rows[0]
    gateway, netmask, cidr = addresses or (None, None, None)
    made = await networks.insert(
        tx,
        Network(
            name=name,
            display_text=f"{traffic} network of system VMs",
            zone_id=zone.id,
            account_id=caller.account_id,
            domain_id=caller.domain_id,
            traffic_type=traffic,
            guest_type=guest_type,
            state="Setup",
            acl_type="Account",
            broadcast_type=kind,
            gateway=gateway,
            netmask=netmask,
            cidr=cidr,
            is_system=True,
        ),
    )
    if pod is not None and cidr and gateway and netmask and pod.start_ip:
        await ip_ranges.insert(
            tx,
            IpRange(
                zone_id=zone.id,
                network_id=made.id,
                pod_id=pod.id,
                gateway=gateway,
                netmask=netmask,
                start_ip=pod.start_ip,
                end_ip=pod.end_ip or pod.start_ip,
                for_system_vms=True,
            ),
        )
    return await networks.get(tx, made.uuid)


# --- their life ---------------------------------------------------------------------------------------


async def start(cloud: Cloud, caller: Caller, ref: str) -> Job:
    """Start a stopped system VM. Raises `NotFound`, `InvalidState`."""
    async with cloud.transaction() as tx:
        vm = await _get(tx, ref)
        start_allowed(vm)
        await virtual_machines.advance(tx, vm.id, Event.START_REQUESTED)
        saga = "start_virtual_machine" if vm.is_on_pool else "deploy_virtual_machine"
        job = await _submit(cloud, tx, caller, "startSystemVm", saga, vm)
    cloud.runner.wake()
    return job


async def stop(cloud: Cloud, caller: Caller, ref: str, *, forced: bool) -> Job:
    """Shut a running system VM down, or (forced) switch it off."""
    async with cloud.transaction() as tx:
        vm = await _get(tx, ref)
        if vm.state is State.STOPPED:
            return await finished_job(tx, caller, "stopSystemVm", INSTANCE_TYPE, vm.uuid)
        stop_allowed(vm)
        await virtual_machines.advance(tx, vm.id, Event.STOP_REQUESTED)
        job = await _submit(cloud, tx, caller, "stopSystemVm", "stop_virtual_machine", vm, forced=forced)
    cloud.runner.wake()
    return job


async def reboot(cloud: Cloud, caller: Caller, ref: str, *, forced: bool) -> Job:
    """Restart a running system VM."""
    async with cloud.transaction() as tx:
        vm = await _get(tx, ref)
        reboot_allowed(vm)
        job = await _submit(cloud, tx, caller, "rebootSystemVm", "reboot_virtual_machine", vm, forced=forced)
    cloud.runner.wake()
    return job


async def destroy(cloud: Cloud, caller: Caller, ref: str) -> Job:
    """Remove a system VM for good; none is made in its place."""
    async with cloud.transaction() as tx:
        vm = await _get(tx, ref)
        following = destroy_allowed(vm)
        event = Event.STOP_REQUESTED if following is State.STOPPING else Event.DESTROY_REQUESTED
        vm = await virtual_machines.advance(tx, vm.id, event)
        if vm.state is State.DESTROYED:
            vm = await virtual_machines.advance(tx, vm.id, Event.EXPUNGE_REQUESTED)
        job = await _submit(
            cloud, tx, caller, "destroySystemVm", "destroy_virtual_machine", vm, expunge=True, forced=True
        )
    cloud.runner.wake()
    return job


async def _get(tx: Transaction, ref: str) -> VirtualMachineView:
    vm = await virtual_machines.get(tx, ref)
    if vm.type == USER:
        raise NotFound(f"Unable to find system VM {ref}")
    return vm


async def _submit(
    cloud: Cloud,
    tx: Transaction,
    caller: Caller,
    command: str,
    saga: str,
    vm: VirtualMachineView,
    **parameters: Any,
) -> Job:
    job = await open_job(tx, caller, command, INSTANCE_TYPE, vm.uuid)
    await cloud.runner.submit(tx, saga, {"virtual_machine_id": vm.id, **parameters}, job=job.id)
    return job
