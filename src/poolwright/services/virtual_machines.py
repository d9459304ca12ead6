"""VMs: listed, and moved from state to state. Making one is `deployments`.

A change looks at the row, asks the model whether it may be, and in one transaction moves the row and inserts
the job and its saga; the pool is the saga's business.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from poolwright.model.account import Caller, RoleType
from poolwright.model.errors import Forbidden, InvalidParameter, InvalidState, NotFound
from poolwright.model.grouping import AffinityGroupView
from poolwright.model.job import Job
from poolwright.model.nic import NicView
from poolwright.model.resource import Found, Page, Query
from poolwright.model.storage_pool import IN_MAINTENANCE
from poolwright.model.virtual_machine import (
    USER,
    Event,
    State,
    VirtualMachineView,
    destroy_allowed,
    expunge_allowed,
    reboot_allowed,
    recover_allowed,
    start_allowed,
    stop_allowed,
)
from poolwright.model.volume import VolumeType
from poolwright.services import limits
from poolwright.services.cloud import Cloud
from poolwright.services.jobs import finished_job, open_job
from poolwright.services.ownership import Whose, get_owner, scope_of
from poolwright.services.queries import Conditions
from poolwright.store import (
    Transaction,
    affinity_groups,
    hosts,
    nics,
    storage_pools,
    virtual_machines,
    volumes,
)

INSTANCE_TYPE: Final = "VirtualMachine"
#: CloudStack's word for "everything but destroyed".
_PRESENT: Final = "present"
_HIDDEN_FROM_USERS: Final = (State.DESTROYED, State.EXPUNGING)


@dataclass(frozen=True)
class Machine:
    """A VM with its NICs, as it is shown."""

    vm: VirtualMachineView
    nics: Sequence[NicView] = ()
    groups: Sequence[AffinityGroupView] = ()


@dataclass(frozen=True)
class Near:
    """What else a list of VMs may be asked for: those on a network, with a volume on a storage, or in an
    affinity group.
    """

    group: str | None = None
    network: str | None = None
    storage: str | None = None
    state: str | None = None
    extra: Conditions = field(default_factory=dict)


async def list_(
    cloud: Cloud,
    caller: Caller,
    whose: Whose,
    near: Near,
    keyword: str | None,
    page: Page,
    *,
    with_nics: bool = True,
) -> Found[Machine]:
    """The VMs that fit and that the caller may see: one query, one more for all their NICs."""
    async with cloud.store.reading() as tx:
        scope = await scope_of(tx, caller, whose)
        conditions = near.extra | {"type": USER} | _states(caller, near.state) | await _neighbours(tx, near)
        found = await virtual_machines.list_(
            tx, Query(equal=conditions, keyword=keyword, page=page, scope=scope)
        )
        return Found(await machines_of(tx, found.rows, with_nics=with_nics), found.total)


async def get_machine(cloud: Cloud, uuid: str) -> Machine | None:
    """The VM as a finished job shows it, even when it is gone by then."""
    async with cloud.store.reading() as tx:
        found = await virtual_machines.list_(tx, Query(equal={"uuid": uuid}, removed=True))
        if not found.rows:
            return None
        return await machine_of(tx, found.rows[0])


async def machine_of(tx: Transaction, vm: VirtualMachineView) -> Machine:
    """The VM with what is shown of it."""
    return (await machines_of(tx, [vm]))[0]


async def machines_of(
    tx: Transaction, vms: Sequence[VirtualMachineView], *, with_nics: bool = True
) -> list[Machine]:
    """VMs with what is shown of them: a query for all their NICs, one for groups where they have any."""
    of = await _nics(tx, [vm.id for vm in vms]) if with_nics else {}
    groups = await _groups(tx, vms)
    return [Machine(vm, of.get(vm.id, ()), groups.get(vm.id, ())) for vm in vms]


async def get_one(cloud: Cloud, caller: Caller, ref: str) -> VirtualMachineView:
    """The VM. Raises `NotFound`, which also hides those of others."""
    async with cloud.store.reading() as tx:
        return await get_visible(tx, caller, ref)


async def get_visible(tx: Transaction, caller: Caller, ref: str) -> VirtualMachineView:
    """The VM, if it is the caller's to use. Raises `NotFound`, which also hides those of others."""
    vm = await virtual_machines.get(tx, ref)
    if vm.type != USER or not caller.owns(vm.account_id, vm.domain_path):
        raise NotFound(f"Unable to find virtual machine {ref}")
    return vm


async def start(cloud: Cloud, caller: Caller, ref: str, *, host: str | None = None) -> Job:
    """Start a stopped VM, on `host` if an administrator says so."""
    async with cloud.transaction() as tx:
        vm = await get_visible(tx, caller, ref)
        start_allowed(vm)
        await _check_storage(tx, vm)
        wanted = await wanted_host(tx, caller, host, vm.zone_id)
        await virtual_machines.advance(tx, vm.id, Event.START_REQUESTED)
        # A VM that was deployed without being started is not on its pool yet.
        is_on_pool = vm.is_on_pool
        saga = "start_virtual_machine" if is_on_pool else "deploy_virtual_machine"
        job = await submit(cloud, tx, caller, "startVirtualMachine", saga, vm, host_id=wanted)
    cloud.runner.wake()
    return job


async def _check_storage(tx: Transaction, vm: VirtualMachineView) -> None:
    """Raises `InvalidState` where a volume lies on storage that is in maintenance: what is stopped stays so."""
    for pool in await storage_pools.list_of(tx, vm.id):
        if pool.state in IN_MAINTENANCE:
            raise InvalidState(
                f"VM {vm.display_name or vm.name} has a volume on storage pool {pool.name}, which is "
                f"{pool.state}; start it when the maintenance is over",
                uuids=[vm.uuid, pool.uuid],
            )


async def stop(cloud: Cloud, caller: Caller, ref: str, *, forced: bool) -> Job:
    """Shut a running VM down, or (forced) switch it off. One that is stopped already stays so."""
    async with cloud.transaction() as tx:
        vm = await get_visible(tx, caller, ref)
        if vm.state is State.STOPPED:
            return await finished_job(tx, caller, "stopVirtualMachine", INSTANCE_TYPE, vm.uuid)
        stop_allowed(vm)
        await virtual_machines.advance(tx, vm.id, Event.STOP_REQUESTED)
        job = await submit(cloud, tx, caller, "stopVirtualMachine", "stop_virtual_machine", vm, forced=forced)
    cloud.runner.wake()
    return job


async def reboot(cloud: Cloud, caller: Caller, ref: str, *, forced: bool) -> Job:
    """Restart a running VM's guest."""
    async with cloud.transaction() as tx:
        vm = await get_visible(tx, caller, ref)
        reboot_allowed(vm)
        job = await submit(
            cloud, tx, caller, "rebootVirtualMachine", "reboot_virtual_machine", vm, forced=forced
        )
    cloud.runner.wake()
    return job


async def destroy(
    cloud: Cloud, caller: Caller, ref: str, *, expunge: bool, forced: bool, volume_ids: Sequence[str] = ()
) -> Job:
    """Stop a VM and mark it destroyed; with `expunge` remove it from its pool for good.

    Raises `Forbidden` where a user asks to expunge, `InvalidState` where its state forbids.
    """
    if expunge and caller.role_type is RoleType.USER:
        raise Forbidden("Parameter expunge can be passed by administrators only")
    async with cloud.transaction() as tx:
        vm = await get_visible(tx, caller, ref)
        doomed = await _data_disks(tx, vm, volume_ids)
        if vm.state is State.DESTROYED and not expunge:
            return await finished_job(tx, caller, "destroyVirtualMachine", INSTANCE_TYPE, vm.uuid)
        if not (vm.state is State.DESTROYED and expunge):
            following = destroy_allowed(vm)
            event = Event.STOP_REQUESTED if following is State.STOPPING else Event.DESTROY_REQUESTED
            vm = await virtual_machines.advance(tx, vm.id, event)
        if expunge and vm.state is State.DESTROYED:
            vm = await virtual_machines.advance(tx, vm.id, Event.EXPUNGE_REQUESTED)
        if vm.state is State.DESTROYED:
            return await finished_job(tx, caller, "destroyVirtualMachine", INSTANCE_TYPE, vm.uuid)
        job = await submit(
            cloud,
            tx,
            caller,
            "destroyVirtualMachine",
            "destroy_virtual_machine",
            vm,
            expunge=expunge,
            forced=forced,
            volume_ids=doomed,
        )
    cloud.runner.wake()
    return job


async def expunge(cloud: Cloud, caller: Caller, ref: str) -> Job:
    """Remove a destroyed VM and its disks from the pool for good."""
    async with cloud.transaction() as tx:
        vm = await get_visible(tx, caller, ref)
        expunge_allowed(vm)
        if vm.state is State.EXPUNGING and vm.error is None:
            raise InvalidState(
                f"VM {vm.display_name or vm.name} ({vm.uuid}) is being expunged already", uuids=[vm.uuid]
            )
        await virtual_machines.advance(tx, vm.id, Event.EXPUNGE_REQUESTED, error=None)
        job = await submit(cloud, tx, caller, "expungeVirtualMachine", "expunge_virtual_machine", vm)
    cloud.runner.wake()
    return job


async def recover(cloud: Cloud, caller: Caller, ref: str) -> Machine:
    """Take a destroyed VM back, stopped."""
    async with cloud.transaction() as tx:
        vm = await get_visible(tx, caller, ref)
        recover_allowed(vm)
        vm = await virtual_machines.advance(tx, vm.id, Event.RECOVERY_REQUESTED)
        await limits.enforce(tx, await get_owner(tx, vm.account_id), limits.VM)
        return await machine_of(tx, vm)


async def wanted_host(tx: Transaction, caller: Caller, host: str | None, zone_id: int) -> int | None:
    """The row of the host that an administrator asks for. Raises `Forbidden`, `NotFound`,
    `InvalidParameter`.
    """
    if host is None:
        return None
    if not caller.is_root_admin:
        raise Forbidden("Parameter hostid can only be given by a root administrator; leave it out")
    found = await hosts.get(tx, host)
    if found.zone_id != zone_id:
        raise InvalidParameter(
            f"Host {found.name} is in zone {found.zone_name}, not in the VM's", uuids=[found.uuid]
        )
    return found.id


async def submit(
    cloud: Cloud,
    tx: Transaction,
    caller: Caller,
    command: str,
    saga: str,
    vm: VirtualMachineView,
    **parameters: Any,
) -> Job:
    """The job of a command about a VM, and the saga that does its work, in the caller's transaction."""
    job = await open_job(tx, caller, command, INSTANCE_TYPE, vm.uuid)
    await cloud.runner.submit(tx, saga, {"virtual_machine_id": vm.id, **parameters}, job=job.id)
    return job


async def _data_disks(tx: Transaction, vm: VirtualMachineView, refs: Sequence[str]) -> list[int]:
    """The rows of a VM's data disks. Raises `InvalidParameter` for what is none of them."""
    found = [await volumes.get(tx, ref) for ref in refs]
    for volume in found:
        if volume.virtual_machine_id != vm.id or volume.type is not VolumeType.DATADISK:
            raise InvalidParameter(
                f"volumeids: volume {volume.uuid} is no data disk of VM {vm.display_name or vm.name}",
                uuids=[volume.uuid, vm.uuid],
            )
    return [volume.id for volume in found]


def _states(caller: Caller, state: str | None) -> Conditions:
    """The states that are asked for, less those that a user does not see."""
    seen = [
        known for known in State if caller.role_type is not RoleType.USER or known not in _HIDDEN_FROM_USERS
    ]
    if not state:
        return {} if len(seen) == len(State) else {"state": [str(known) for known in seen]}
    if state.lower() == _PRESENT:
        return {"state": [str(known) for known in State if known not in _HIDDEN_FROM_USERS]}
    return {"state": [str(known) for known in seen if known.lower() == state.lower()]}


async def _neighbours(tx: Transaction, near: Near) -> Conditions:
    """The VMs that are near all of these, as a condition on their numbers."""
    found: list[set[int]] = []
    everything = Page(size=0)
    if near.network is not None:
        on = await nics.list_(tx, Query(equal={"network_uuid": near.network}, page=everything))
        found.append({nic.virtual_machine_id for nic in on.rows})
    if near.storage is not None:
        lying = await volumes.list_(tx, Query(equal={"storage_pool_uuid": near.storage}, page=everything))
        found.append({volume.virtual_machine_id for volume in lying.rows if volume.virtual_machine_id})
    if near.group is not None:
        group = await affinity_groups.find(tx, near.group)
        groups = await affinity_groups.read_groups(tx, [group.id] if group else [])
        found.append({number for _, _, members in groups for number in members})
    return {"id": sorted(set.intersection(*found))} if found else {}


async def _groups(tx: Transaction, vms: Sequence[VirtualMachineView]) -> dict[int, list[AffinityGroupView]]:
    """The affinity groups of each VM that has some: one query, none where none has."""
    wanted = {number for vm in vms for number in vm.affinity_group_ids}
    if not wanted:
        return {}
    rows = await affinity_groups.list_(tx, Query(equal={"id": sorted(wanted)}, page=Page(size=0)))
    by_id = {group.id: group for group in rows.rows}
    return {vm.id: [by_id[number] for number in vm.affinity_group_ids if number in by_id] for vm in vms}


async def _nics(tx: Transaction, vm_ids: Sequence[int]) -> dict[int, list[NicView]]:
    """The NICs of these VMs, in one query."""
    if not vm_ids:
        return {}
    found = await nics.list_(
        tx, Query(equal={"virtual_machine_id": list(vm_ids)}, page=Page(size=0), removed=False)
    )
    of: dict[int, list[NicView]] = {}
    for nic in sorted(found.rows, key=lambda nic: nic.device_id):
        of.setdefault(nic.virtual_machine_id, []).append(nic)
    return of
