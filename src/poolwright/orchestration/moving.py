"""Moving a running VM within its pool: where it may go, the move itself, and where it is found after."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from poolwright.model.placement import Reach, Request, request_for
from poolwright.model.storage_pool import StoragePoolView
from poolwright.orchestration.context import Context
from poolwright.orchestration.existing import Instance, find_vm, get_vm, read_instance
from poolwright.store import (
    Transaction,
    capacity,
    hosts,
    service_offerings,
    storage_pools,
    virtual_machines,
    volumes,
)
from poolwright.xenserver import disks, migration
from poolwright.xenserver.pools import Pool
from poolwright.xenserver.references import Session, VmRef


class DiskMove(msgspec.Struct, frozen=True, kw_only=True):
    """A volume and the storage pool that it goes to, by number, and both by uuid (the SR's)."""

    volume_id: int
    volume_uuid: str
    storage_pool_id: int
    sr_uuid: str


class Route(msgspec.Struct, frozen=True, kw_only=True):
    """Where to, and which disks go elsewhere."""

    vm_id: int
    cluster_id: int
    host_id: int
    host_uuid: str
    disks: list[DiskMove] = []


async def request_of(
    tx: Transaction, instance: Instance, to: Mapping[int, StoragePoolView], host_id: int | None = None
) -> Request:
    """What the VM needs of a host when the volumes in `to` (by number) lie on those storage pools."""
    vm = instance.vm
    offering = await service_offerings.get(tx, vm.service_offering_id)
    stay = {v.storage_pool_id for v in instance.volumes if v.storage_pool_id and v.id not in to}
    needed = [await storage_pools.get(tx, number) for number in sorted(stay)]
    needed += [pool for pool in to.values() if pool.id not in stay]
    return msgspec.structs.replace(
        request_for(vm),
        cluster_ids=None if vm.cluster_id is None else frozenset({vm.cluster_id}),
        host_id=host_id,
        host_tags=frozenset(offering.host_tags),
        reach=[Reach(f"storage pool {pool.name}", frozenset(pool.hosts)) for pool in needed],
    )


async def choose_route(tx: Transaction, vm_id: int, host_id: int | None, to: Mapping[int, int]) -> Route:
    """Promise the VM a second host. Raises `InsufficientCapacity` with the reason of every other host."""
    instance = await read_instance(tx, vm_id)
    pools = {volume_id: await storage_pools.get(tx, pool_id) for volume_id, pool_id in to.items()}
    request = await request_of(tx, instance, pools, host_id)
    host = await capacity.reserve_second(tx, request, may_stay=bool(to))
    moves = [
        DiskMove(
            volume_id=volume.id,
            volume_uuid=volume.uuid,
            storage_pool_id=pools[volume.id].id,
            sr_uuid=pools[volume.id].external_uuid,
        )
        for volume in instance.volumes
        if volume.id in pools
    ]
    return Route(
        vm_id=vm_id, cluster_id=host.cluster_id, host_id=host.id, host_uuid=host.external_uuid, disks=moves
    )


async def move(context: Context, route: Route, *, look_first: bool) -> None:
    """Move the VM, and its disks that are to go elsewhere; then its rows say so."""
    async with context.store.reading() as tx:
        instance = await read_instance(tx, route.vm_id)
    pool = await context.pool(route.cluster_id)
    inventory = await pool.inventory()
    target = inventory.host(route.host_uuid)
    source = instance.vm.host_external_uuid or route.host_uuid
    async with pool.limits.power_operation(source), pool.speaking_of(instance.about) as session:
        vm = await get_vm(context, pool, session, instance.vm)
        if route.disks:
            attached = await disks.list_attached(session, vm)
            wanted = {
                attached[disk.volume_uuid]: inventory.sr(disk.sr_uuid)
                for disk in route.disks
                if disk.volume_uuid in attached
            }
            await migration.ensure_on_with_disks(session, vm, target, wanted, look_first=look_first)
        else:
            await migration.ensure_on(session, vm, target, look_first=look_first)
        lie = await _find_moved(pool, session, vm, route)
    async with context.store.transaction() as tx:
        await _settle_on(tx, route.vm_id, route.host_id)
        for disk in route.disks:
            await volumes.update(
                tx,
                disk.volume_id,
                storage_pool_id=disk.storage_pool_id,
                external_uuid=lie.get(disk.volume_uuid),
            )


async def settle_where_it_runs(context: Context, vm_id: int) -> None:
    """Look where the VM runs, once nobody moves it any more, and have that host alone keep its promise."""
    async with context.store.reading() as tx:
        instance = await read_instance(tx, vm_id)
    vm = instance.vm
    resident: str | None = None
    if vm.cluster_id is not None:
        pool = await context.pool(vm.cluster_id)
        async with pool.speaking_of(instance.about) as session:
            found = await find_vm(context, pool, session, vm)
            if found is not None:
                record = await migration.where(session, found)
                by_ref = {ref: uuid for uuid, ref in (await pool.inventory()).hosts_by_uuid.items()}
                resident = by_ref.get(record.resident_on)
    async with context.store.transaction() as tx:
        here = await hosts.find_by_external_uuid(tx, resident) if resident else None
        if here is not None or vm.host_id is not None:
            await _settle_on(tx, vm_id, here.id if here is not None else vm.host_id or 0)


async def _settle_on(tx: Transaction, vm_id: int, host_id: int) -> None:
    await capacity.settle_on(tx, vm_id, host_id)
    await virtual_machines.update(tx, vm_id, host_id=host_id, last_host_id=host_id)


async def _find_moved(pool: Pool, session: Session, vm: VmRef, route: Route) -> dict[str, str]:
    """The uuids on the pool of the disks that moved, by their volumes'; moving may have made them anew."""
    if not route.disks:
        return {}
    attached = await disks.list_attached(session, vm)
    found: dict[str, str] = {}
    for disk in route.disks:
        if (vdi := attached.get(disk.volume_uuid)) is not None:
            pool.remember(disk.volume_uuid, vdi)
            found[disk.volume_uuid] = await session.VDI.get_uuid(vdi)
    return found
