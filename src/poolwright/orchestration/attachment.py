"""A volume put on a VM that is on its pool already: what is to be done, decided once, and each step's work."""

from __future__ import annotations

from typing import Any

import msgspec

from poolwright.model.errors import InsufficientCapacity, InvalidState
from poolwright.model.storage_placement import DiskRequest, choose_storage_pool
from poolwright.model.storage_pool import StoragePoolView, StorageScope
from poolwright.model.virtual_machine import State, VirtualMachineView
from poolwright.model.volume import VolumeType, VolumeView
from poolwright.orchestration.context import Context
from poolwright.orchestration.existing import get_vm
from poolwright.orchestration.start_plan import list_volumes
from poolwright.saga import Run
from poolwright.store import Transaction, disk_offerings, storage_pools, virtual_machines, volumes
from poolwright.xenserver import disks, drives
from poolwright.xenserver.pools import Pool
from poolwright.xenserver.references import Session, VdiRef

AnyRun = Run[Any, Context]


class Attachment(msgspec.Struct, frozen=True, kw_only=True):
    """`vdi_uuid` is the disk's, None where it is to be made; `size` is bytes; `about` for messages."""

    volume_id: int
    volume_uuid: str
    name: str
    vm_id: int
    cluster_id: int
    storage_pool_id: int
    sr_uuid: str
    device_id: int
    size: int
    is_root: bool
    about: str
    vdi_uuid: str | None = None


async def plan_attachment(tx: Transaction, volume_id: int, vm_id: int) -> Attachment:
    """Where the disk lies, or is to be made. Raises `InvalidState`, `InsufficientCapacity`."""
    volume = await volumes.get(tx, volume_id)
    vm = await virtual_machines.get(tx, vm_id)
    if vm.cluster_id is None or vm.state not in (State.RUNNING, State.STOPPED):
        raise InvalidState(f"Instance {vm.display_name} is {vm.state} by now", uuids=[vm.uuid])
    if volume.virtual_machine_id != vm.id or volume.device_id is None:
        raise InvalidState(f"Volume {volume.name} is not for {vm.display_name} any more", uuids=[volume.uuid])
    columns = storage_pools.rows.table.c
    pools = await storage_pools.list_where(tx, columns.cluster_id == vm.cluster_id, columns.removed.is_(None))
    others = [one for one in await list_volumes(tx, vm.id) if one.id != volume.id]
    if volume.external_uuid is None:
        pool = await _choose(tx, volume, vm, others, pools)
    else:
        pool = _reached(volume, vm, others, pools)
    return Attachment(
        volume_id=volume.id,
        volume_uuid=volume.uuid,
        name=volume.name,
        vm_id=vm.id,
        cluster_id=vm.cluster_id,
        storage_pool_id=pool.id,
        sr_uuid=pool.external_uuid,
        device_id=volume.device_id,
        size=volume.size,
        is_root=volume.type is VolumeType.ROOT,
        about=f"volume {volume.name} of instance {vm.instance_name}",
        vdi_uuid=volume.external_uuid,
    )


async def _choose(
    tx: Transaction,
    volume: VolumeView,
    vm: VirtualMachineView,
    others: list[VolumeView],
    pools: list[StoragePoolView],
) -> StoragePoolView:
    """Storage for a new disk that the VM's host reaches, now or wherever its other disks let it start."""
    tags: frozenset[str] = frozenset()
    if volume.disk_offering_id is not None and (
        offering := await disk_offerings.find(tx, volume.disk_offering_id)
    ):
        tags = frozenset(offering.storage_tags)
    request = DiskRequest(
        size=volume.size,
        cluster_id=vm.cluster_id or 0,
        host_external_uuid=vm.host_external_uuid or _tied_to(others, pools),
        tags=tags,
    )
    chosen = choose_storage_pool(pools, request).get()
    return next(pool for pool in pools if pool.id == chosen.id)


def _tied_to(others: list[VolumeView], pools: list[StoragePoolView]) -> str | None:
    """The host that a stopped VM can start on only, because a disk of it is there; None where there is none."""
    by_id = {pool.id: pool for pool in pools}
    for volume in others:
        pool = by_id.get(volume.storage_pool_id or 0)
        if pool is not None and pool.scope is StorageScope.HOST and pool.hosts:
            return pool.hosts[0]
    return None


def _reached(
    volume: VolumeView, vm: VirtualMachineView, others: list[VolumeView], pools: list[StoragePoolView]
) -> StoragePoolView:
    """The storage that the volume lies on. Raises `InsufficientCapacity` where the VM can't reach it."""
    pool = next((pool for pool in pools if pool.id == volume.storage_pool_id), None)
    host = vm.host_external_uuid or _tied_to(others, pools)
    if pool is None or (host is not None and host not in pool.hosts):
        raise InsufficientCapacity(
            f"Volume {volume.name} lies on storage pool {volume.storage_pool_name}, which the host of instance "
            f"{vm.display_name} does not reach; move it with migrateVolume first",
            uuids=[volume.uuid, vm.uuid],
        )
    return pool


async def make_disk(run: AnyRun, plan: Attachment) -> str:
    """The volume's disk, made where it has none yet, and written to its row; its uuid."""
    context, owner = run.context, run.context.owner(run)
    pool = await context.pool(plan.cluster_id)
    if plan.vdi_uuid is not None:
        return plan.vdi_uuid
    sr = (await pool.inventory()).sr(plan.sr_uuid)
    async with pool.limits.sr_operation(plan.sr_uuid), pool.speaking_of(plan.about) as session:
        vdi = await disks.find_by_owner(session, owner) if run.repeated else None
        vdi = vdi or await disks.create_blank(session, sr, plan.name, plan.size, owner)
        uuid = await session.VDI.get_uuid(vdi)
    pool.remember(plan.volume_uuid, vdi)
    async with context.store.transaction() as tx:
        await volumes.update(tx, plan.volume_id, external_uuid=uuid, storage_pool_id=plan.storage_pool_id)
    return uuid


async def unmake_disk(run: AnyRun, plan: Attachment, uuid: str | None) -> None:
    """Remove what `make_disk` made or may have made, and its traces in the row."""
    if plan.vdi_uuid is not None:
        return
    pool = await run.context.pool(plan.cluster_id)
    async with pool.limits.sr_operation(plan.sr_uuid), pool.speaking_of(plan.about) as session:
        if uuid is None:
            vdi = await disks.find_by_owner(session, run.context.owner(run))
        else:
            vdi = await disks.find_by_uuid(session, uuid)
        if vdi is not None:
            await disks.ensure_destroyed(session, vdi)
    pool.forget(plan.volume_uuid)
    async with run.context.store.transaction() as tx:
        await volumes.update(tx, plan.volume_id, external_uuid=None, storage_pool_id=None)


async def find_vdi(pool: Pool, session: Session, volume_uuid: str, uuid: str, about: str) -> VdiRef:
    """The disk with this uuid, as remembered or looked up. Raises `NotFound`."""
    known: VdiRef | None = pool.remembered(volume_uuid)
    if known is None:
        known = await disks.get_by_uuid(session, uuid, about)
        pool.remember(volume_uuid, known)
    return known


async def make_drive(run: AnyRun, plan: Attachment, vdi_uuid: str) -> str:
    """The VM's drive for the disk; its uuid, which its row learns."""
    context, owner = run.context, run.context.owner(run)
    pool = await context.pool(plan.cluster_id)
    vm = await _read(context, plan.vm_id)
    async with pool.speaking_of(plan.about) as session:
        on = await get_vm(context, pool, session, vm)
        vbd = await disks.find_attachment(session, on, owner) if run.repeated else None
        if vbd is None:
            vdi = await find_vdi(pool, session, plan.volume_uuid, vdi_uuid, plan.about)
            device = str(plan.device_id)
            vbd = await disks.attach(session, on, vdi, device, owner, plan.volume_uuid, bootable=plan.is_root)
        uuid = await session.VBD.get_uuid(vbd)
    async with context.store.transaction() as tx:
        await volumes.update(tx, plan.volume_id, attachment_uuid=uuid)
    return uuid


async def remove_drive(run: AnyRun, plan: Attachment, uuid: str | None) -> None:
    """Remove what `make_drive` made or may have made, unplugged before."""
    context = run.context
    pool = await context.pool(plan.cluster_id)
    vm = await _read(context, plan.vm_id)
    async with pool.speaking_of(plan.about) as session:
        if uuid is None:
            on = await get_vm(context, pool, session, vm)
            vbd = await disks.find_attachment(session, on, context.owner(run))
        else:
            vbd = await drives.find_by_uuid(session, uuid)
        if vbd is not None:
            await drives.ensure_removed(session, vbd)
    async with context.store.transaction() as tx:
        await volumes.update(tx, plan.volume_id, attachment_uuid=None)


async def plug(run: AnyRun, plan: Attachment, vbd_uuid: str) -> None:
    """Have a running VM see the drive."""
    context = run.context
    pool = await context.pool(plan.cluster_id)
    vm = await _read(context, plan.vm_id)
    async with pool.speaking_of(plan.about) as session:
        on = await get_vm(context, pool, session, vm)
        vbd = await drives.find_by_uuid(session, vbd_uuid)
        if vbd is None:
            raise InvalidState(
                f"The drive for {plan.about} was removed from the pool while it was being attached"
            )
        await drives.ensure_plugged(session, on, vbd)


async def _read(context: Context, vm_id: int) -> VirtualMachineView:
    async with context.store.reading() as tx:
        return await virtual_machines.get(tx, vm_id)
