"""NICs of VMs: listed, added, taken away, made the default one, given addresses.

What a NIC's guest is told of its addresses is the network's to say; what it may send is filtered by XAPI
where the network asks for that (`model.network.NetworkView.is_filtered`), and follows every change here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from poolwright.model.account import Caller
from poolwright.model.errors import InvalidParameter, InvalidState, NotFound
from poolwright.model.job import Job
from poolwright.model.network import NetworkView
from poolwright.model.nic import Nic, NicView, SecondaryIp, SecondaryIpView
from poolwright.model.resource import Found, Page, Query
from poolwright.model.virtual_machine import State, VirtualMachineView
from poolwright.services import networks
from poolwright.services.addresses import choose_ip, choose_mac
from poolwright.services.cloud import Cloud
from poolwright.services.jobs import finished_job, open_job
from poolwright.services.ownership import get_owner
from poolwright.services.queries import Conditions
from poolwright.services.virtual_machines import INSTANCE_TYPE, get_visible
from poolwright.store import Transaction, nics, secondary_ips, service_offerings, virtual_machines
from poolwright.store import networks as network_rows

SECONDARY_IP: Final = "NicSecondaryIp"
#: How many NICs a VM may have: what XAPI has device numbers for.
MOST_NICS: Final = 16
_REMOVING: Final = "Deallocating"


@dataclass(frozen=True)
class Added:
    """The job that adds an address, and the address's uuid."""

    job: Job
    uuid: str


async def list_(
    cloud: Cloud, caller: Caller, vm: str, conditions: Conditions, keyword: str | None, page: Page
) -> Found[NicView]:
    """The NICs of a VM that fit. Raises `NotFound` for a VM that is not there, or not the caller's to see."""
    async with cloud.store.reading() as tx:
        owner = await get_visible(tx, caller, vm)
        conditions = conditions | {"virtual_machine_id": owner.id}
        return await nics.list_(tx, Query(equal=conditions, keyword=keyword, page=page))


async def find_secondary_ip(cloud: Cloud, uuid: str) -> SecondaryIpView | None:
    """One address, by its id."""
    async with cloud.store.reading() as tx:
        return await secondary_ips.find(tx, uuid)


async def add(
    cloud: Cloud, caller: Caller, vm_ref: str, network_ref: str, *, ip: str | None, mac: str | None
) -> Job:
    """Give a VM a NIC on one more network, live if it runs.

    Raises `NotFound`, `InvalidParameter`, `InvalidState`, `InsufficientCapacity`.
    """
    async with cloud.transaction() as tx:
        vm = await _settled(tx, caller, vm_ref)
        owner = await get_owner(tx, vm.account_id)
        network = await networks.get_usable(tx, caller, owner, network_ref)
        present = await _of(tx, vm)
        _check_fits(vm, network, present)
        offering = await service_offerings.get(tx, vm.service_offering_id)
        taken = {nic.device_id for nic in present}
        nic = await nics.insert(
            tx,
            Nic(
                virtual_machine_id=vm.id,
                network_id=network.id,
                device_id=next(device for device in range(MOST_NICS) if device not in taken),
                mac=await choose_mac(tx, network, mac),
                ip4=await choose_ip(tx, network, ip),
                netmask=network.netmask,
                gateway=network.gateway,
                is_default=not present,
                rate_mbps=network.rate_mbps(offering.network_rate_mbps, is_default=not present),
                mtu=network.mtu,
                state="Allocating",
            ),
        )
        job = await _submit(cloud, tx, caller, "addNicToVirtualMachine", "add_nic", vm, nic.id)
    cloud.runner.wake()
    return job


async def remove(cloud: Cloud, caller: Caller, vm_ref: str, nic_ref: str) -> Job:
    """Take a NIC away from a VM, live if it runs. Raises `InvalidParameter` for its default one."""
    async with cloud.transaction() as tx:
        vm = await _settled(tx, caller, vm_ref)
        nic = await _get_of(tx, vm, nic_ref)
        if nic.is_default:
            raise InvalidParameter(
                f"Unable to remove NIC {nic.uuid} from VM {vm.display_name or vm.name}: it is its default NIC; "
                "make another the default one first",
                uuids=[nic.uuid, vm.uuid],
            )
        await nics.update(tx, nic.id, state=_REMOVING)
        job = await _submit(cloud, tx, caller, "removeNicFromVirtualMachine", "remove_nic", vm, nic.id)
    cloud.runner.wake()
    return job


async def set_default(cloud: Cloud, caller: Caller, vm_ref: str, nic_ref: str) -> Job:
    """Make a NIC its VM's default one. Raises `InvalidParameter` where it is that already."""
    async with cloud.transaction() as tx:
        vm = await _settled(tx, caller, vm_ref)
        nic = await _get_of(tx, vm, nic_ref)
        if nic.is_default:
            raise InvalidParameter(
                f"NIC {nic.uuid} is the default NIC of VM {vm.display_name or vm.name} already",
                uuids=[nic.uuid, vm.uuid],
            )
        for other in await _of(tx, vm):
            if other.is_default:
                await nics.update(tx, other.id, is_default=False)
        await nics.update(tx, nic.id, is_default=True)
        return await finished_job(tx, caller, "updateDefaultNicForVirtualMachine", INSTANCE_TYPE, vm.uuid)


async def add_ip(
    cloud: Cloud, caller: Caller, nic_ref: str, *, address: str | None, description: str | None
) -> Added:
    """Give a NIC one more address. Raises `InvalidParameter`, `InsufficientCapacity`."""
    async with cloud.transaction() as tx:
        nic, vm, network = await _visible(tx, caller, nic_ref)
        chosen = await choose_ip(tx, network, address)
        if chosen is None:
            raise InvalidParameter(
                f"Network {network.name} has no addresses of ours to give; name one in ipaddress",
                uuids=[network.uuid],
            )
        made = await secondary_ips.insert(
            tx, SecondaryIp(nic_id=nic.id, network_id=network.id, ip4=chosen, description=description)
        )
        job = await _change(cloud, tx, caller, "addIpToNic", made, vm, network, added_id=made.id)
    cloud.runner.wake()
    return Added(job, made.uuid)


async def remove_ip(cloud: Cloud, caller: Caller, ref: str) -> Job:
    """Take one of its other addresses away from a NIC. Raises `NotFound`."""
    async with cloud.transaction() as tx:
        found = await secondary_ips.get(tx, ref)
        try:
            _, vm, network = await _visible(tx, caller, found.nic_uuid)
        except NotFound:
            raise NotFound(f"Unable to find secondary IP {ref}") from None
        job = await _change(cloud, tx, caller, "removeIpFromNic", found, vm, network, removed_id=found.id)
        if not network.is_filtered:
            await secondary_ips.remove(tx, found.id)
    cloud.runner.wake()
    return job


async def change_ip(cloud: Cloud, caller: Caller, nic_ref: str, address: str | None) -> Job:
    """Give a stopped VM's NIC another first address. Raises `InvalidState` while it runs."""
    async with cloud.transaction() as tx:
        nic, vm, network = await _visible(tx, caller, nic_ref)
        if vm.state is not State.STOPPED:
            raise InvalidState(
                f"VM {vm.display_name or vm.name} is {vm.state}: the address of a NIC is changed while its VM "
                "is Stopped",
                uuids=[vm.uuid],
            )
        chosen = await choose_ip(tx, network, address)
        if chosen is None:
            raise InvalidParameter(
                f"Network {network.name} has no addresses of ours to give; name one in ipaddress",
                uuids=[network.uuid],
            )
        if not network.is_filtered:
            await nics.update(tx, nic.id, ip4=chosen)
            return await finished_job(tx, caller, "updateVmNicIp", INSTANCE_TYPE, vm.uuid)
        held = await secondary_ips.insert(
            tx, SecondaryIp(nic_id=nic.id, network_id=network.id, ip4=chosen, is_pending=True)
        )
        parameters = {"address": chosen, "first_id": held.id}
        job = await _submit(
            cloud, tx, caller, "updateVmNicIp", "change_nic_addresses", vm, nic.id, **parameters
        )
    cloud.runner.wake()
    return job


async def _change(
    cloud: Cloud,
    tx: Transaction,
    caller: Caller,
    command: str,
    address: SecondaryIp,
    vm: VirtualMachineView,
    network: NetworkView,
    **which: int,
) -> Job:
    """The job of an address that comes or goes; only a filtered NIC's VIF has to hear of it."""
    if not network.is_filtered:
        return await finished_job(tx, caller, command, SECONDARY_IP, address.uuid)
    job = await open_job(tx, caller, command, SECONDARY_IP, address.uuid)
    parameters = {"virtual_machine_id": vm.id, "nic_id": address.nic_id, "address": address.ip4, **which}
    await cloud.runner.submit(tx, "change_nic_addresses", parameters, job=job.id)
    return job


async def _submit(
    cloud: Cloud,
    tx: Transaction,
    caller: Caller,
    command: str,
    saga: str,
    vm: VirtualMachineView,
    nic_id: int,
    **more: Any,
) -> Job:
    job = await open_job(tx, caller, command, INSTANCE_TYPE, vm.uuid)
    parameters = {"virtual_machine_id": vm.id, "nic_id": nic_id, **more}
    await cloud.runner.submit(tx, saga, parameters, job=job.id)
    return job


async def _settled(tx: Transaction, caller: Caller, ref: str) -> VirtualMachineView:
    """The VM, if nothing is going on with it. Raises `NotFound`, `InvalidState`."""
    vm = await get_visible(tx, caller, ref)
    if vm.state not in (State.RUNNING, State.STOPPED):
        raise InvalidState(
            f"VM {vm.display_name or vm.name} ({vm.uuid}) is {vm.state}: its NICs are changed while it is "
            "Running or Stopped",
            uuids=[vm.uuid],
        )
    return vm


async def _of(tx: Transaction, vm: VirtualMachineView) -> list[NicView]:
    found = await nics.list_(tx, Query(equal={"virtual_machine_id": vm.id}, page=Page(size=0)))
    return found.rows


async def _get_of(tx: Transaction, vm: VirtualMachineView, ref: str) -> NicView:
    """A NIC of the VM that is there to stay so far. Raises `InvalidParameter`."""
    nic = await nics.find(tx, ref)
    if nic is None or nic.virtual_machine_id != vm.id:
        raise InvalidParameter(f"VM {vm.display_name or vm.name} has no NIC {ref}", uuids=[vm.uuid])
    if nic.state in (_REMOVING, "Allocating"):
        raise InvalidState(f"NIC {nic.uuid} is {nic.state}; wait until that has finished", uuids=[nic.uuid])
    return nic


async def _visible(
    tx: Transaction, caller: Caller, nic_ref: str
) -> tuple[NicView, VirtualMachineView, NetworkView]:
    """A NIC of a VM of the caller's, with both and its network. Raises `NotFound`, also for what is
    another's.
    """
    nic = await nics.get(tx, nic_ref)
    vm = await virtual_machines.get(tx, nic.virtual_machine_id)
    if not caller.owns(vm.account_id, vm.domain_path):
        raise NotFound(f"Unable to find NIC {nic_ref}")
    return nic, vm, await network_rows.get(tx, nic.network_id)


def _check_fits(vm: VirtualMachineView, network: NetworkView, present: list[NicView]) -> None:
    name = vm.display_name or vm.name
    if network.zone_id != vm.zone_id:
        raise InvalidParameter(
            f"Network {network.name} is in zone {network.zone_name}, VM {name} in {vm.zone_name}",
            uuids=[network.uuid, vm.uuid],
        )
    if network.cluster_id is not None and vm.cluster_id not in (None, network.cluster_id):
        raise InvalidParameter(
            f"Network {network.name} is of another cluster than VM {name}", uuids=[network.uuid, vm.uuid]
        )
    if any(nic.network_id == network.id for nic in present):
        raise InvalidParameter(
            f"A NIC already exists for VM {name} in network {network.name}", uuids=[vm.uuid, network.uuid]
        )
    if len(present) >= MOST_NICS:
        raise InvalidParameter(f"VM {name} has {MOST_NICS} NICs, the most that it may", uuids=[vm.uuid])
