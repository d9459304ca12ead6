"""A volume's snapshot taken, and a volume put back to one: each step's work."""

from __future__ import annotations

from typing import Any

import msgspec

from poolwright.model.errors import InvalidState
from poolwright.model.virtual_machine import State, VirtualMachineView
from poolwright.model.volume import VolumeType
from poolwright.orchestration.context import Context
from poolwright.orchestration.disk_sources import DiskSource, find_source
from poolwright.orchestration.existing import get_vm
from poolwright.saga import Run
from poolwright.store import snapshots, virtual_machines, volumes
from poolwright.xenserver import disks, drives
from poolwright.xenserver import snapshots as on_pool
from poolwright.xenserver.references import Session, VdiRef

AnyRun = Run[Any, Context]


class Taking(msgspec.Struct, frozen=True, kw_only=True):
    """The disk, and the snapshots of it that there were before."""

    snapshot_id: int
    name: str
    disk: DiskSource
    known: list[str]


async def look(context: Context, snapshot_id: int) -> Taking:
    """What a snapshot is to be taken of. Raises `NotFound`, `InvalidState`."""
    async with context.store.reading() as tx:
        snapshot = await snapshots.get(tx, snapshot_id)
    disk = await find_source(context, snapshot.volume_id, None)
    pool = await context.pool(disk.cluster_id)
    async with pool.speaking_of(disk.about) as session:
        source = await disks.get_by_uuid(session, disk.uuid, disk.about)
        known = sorted(await on_pool.list_of(session, source))
    return Taking(snapshot_id=snapshot_id, name=snapshot.name, disk=disk, known=known)


async def take(run: AnyRun, taking: Taking) -> str:
    """The snapshot, marked as ours; its uuid, which its row learns."""
    context, owner, disk = run.context, run.context.owner(run), taking.disk
    pool = await context.pool(disk.cluster_id)
    async with pool.limits.sr_operation(disk.sr_uuid), pool.speaking_of(disk.about) as session:
        source = await disks.get_by_uuid(session, disk.uuid, disk.about)
        made = await on_pool.find_made(session, source, taking.known, owner) if run.repeated else None
        made = made or await on_pool.take(session, source)
        await on_pool.mark(session, made, taking.name, owner)
        record = await session.VDI.get_record(made)
    async with context.store.transaction() as tx:
        await snapshots.update(
            tx,
            taking.snapshot_id,
            external_uuid=record.uuid,
            size=record.virtual_size,
            physical_size=max(0, record.physical_utilisation),
        )
    return record.uuid


async def untake(run: AnyRun, taking: Taking, uuid: str | None) -> None:
    """Remove the snapshot that `take` made or may have made."""
    disk = taking.disk
    pool = await run.context.pool(disk.cluster_id)
    async with pool.limits.sr_operation(disk.sr_uuid), pool.speaking_of(disk.about) as session:
        if uuid is None:
            source = await disks.find_by_uuid(session, disk.uuid)
            owner = run.context.owner(run)
            made = await on_pool.find_made(session, source, taking.known, owner) if source else None
        else:
            made = await disks.find_by_uuid(session, uuid)
        if made is not None:
            await disks.ensure_destroyed(session, made)


async def remove(context: Context, snapshot_id: int) -> None:
    """Destroy the snapshot's disk; nothing to do where it is gone."""
    async with context.store.reading() as tx:
        snapshot = await snapshots.get(tx, snapshot_id)
    if snapshot.external_uuid is None or snapshot.storage_pool_cluster_id is None:
        return
    pool = await context.pool(snapshot.storage_pool_cluster_id)
    sr = snapshot.storage_pool_external_uuid or ""
    async with pool.limits.sr_operation(sr), pool.speaking_of(f"snapshot {snapshot.name}") as session:
        vdi = await disks.find_by_uuid(session, snapshot.external_uuid)
        if vdi is not None:
            await disks.ensure_destroyed(session, vdi)


# --- putting back -------------------------------------------------------------------------------------


class Reversion(msgspec.Struct, frozen=True, kw_only=True):
    """A volume, its disk as it is now, the snapshot's, and the halted VM that it is on, if any."""

    volume_id: int
    volume_uuid: str
    name: str
    size: int
    device_id: int
    is_root: bool
    disk: DiskSource
    snapshot: DiskSource
    vm_id: int | None = None


async def plan_reversion(context: Context, snapshot_id: int) -> Reversion:
    """What is put back. Raises `InvalidState` while a VM runs on it."""
    async with context.store.reading() as tx:
        snapshot = await snapshots.get(tx, snapshot_id)
    source = await find_source(context, None, snapshot_id)
    return await plan_exchange(context, snapshot.volume_id, source)


async def plan_exchange(context: Context, volume_id: int, source: DiskSource | None) -> Reversion:
    """A volume whose disk a copy of `source` (of itself, by default) is to take the place of."""
    async with context.store.reading() as tx:
        volume = await volumes.get(tx, volume_id)
        on = volume.virtual_machine_id
        vm = None if on is None else await virtual_machines.get(tx, on)
    if vm is not None and vm.state is not State.STOPPED:
        raise InvalidState(
            f"Volume {volume.name} is on VM {vm.display_name}, which is {vm.state}; stop it first",
            uuids=[volume.uuid, vm.uuid],
        )
    disk = await find_source(context, volume.id, None)
    return Reversion(
        volume_id=volume.id,
        volume_uuid=volume.uuid,
        name=volume.name,
        size=volume.size,
        device_id=volume.device_id or 0,
        is_root=volume.type is VolumeType.ROOT,
        disk=disk,
        snapshot=source or disk,
        vm_id=vm.id if vm else None,
    )


async def put(run: AnyRun, plan: Reversion, uuid: str, **row: int | None) -> None:
    """Have the volume be the disk with that uuid: in its VM's drive, and in its row, with `row`."""
    context = run.context
    pool = await context.pool(plan.disk.cluster_id)
    async with pool.speaking_of(plan.disk.about) as session:
        vdi = await disks.get_by_uuid(session, uuid, plan.disk.about)
        if plan.vm_id is not None:
            async with context.store.reading() as tx:
                vm = await virtual_machines.get(tx, plan.vm_id)
            await _put_in_drive(run, session, plan, vm, vdi)
    pool.remember(plan.volume_uuid, vdi)
    async with context.store.transaction() as tx:
        await volumes.update(tx, plan.volume_id, external_uuid=uuid, **row)


async def _put_in_drive(
    run: AnyRun, session: Session, plan: Reversion, vm: VirtualMachineView, vdi: VdiRef
) -> None:
    context = run.context
    pool = await context.pool(plan.disk.cluster_id)
    on = await get_vm(context, pool, session, vm)
    drive = await drives.find(session, on, plan.volume_uuid)
    if drive is not None:
        if await session.VBD.get_VDI(drive) == vdi:
            return
        await drives.ensure_removed(session, drive)
    device, owner = str(plan.device_id), context.owner(run)
    await disks.attach(session, on, vdi, device, owner, plan.volume_uuid, bootable=plan.is_root)


async def destroy_former(context: Context, plan: Reversion) -> None:
    """Destroy the disk that the volume was; its snapshots stay."""
    disk = plan.disk
    pool = await context.pool(disk.cluster_id)
    async with pool.limits.sr_operation(disk.sr_uuid), pool.speaking_of(disk.about) as session:
        vdi = await disks.find_by_uuid(session, disk.uuid)
        if vdi is not None:
            await disks.ensure_destroyed(session, vdi)
