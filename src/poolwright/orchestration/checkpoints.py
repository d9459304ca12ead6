"""What the sagas of VM snapshots do on the pool."""

from __future__ import annotations

import msgspec

from poolwright.model.vm_snapshot import VmSnapshotType, VmSnapshotView
from poolwright.orchestration.context import Context
from poolwright.orchestration.existing import Instance, find_vm, get_vm, read_instance
from poolwright.store import vm_snapshots, volumes
from poolwright.xenserver import checkpoints, disks
from poolwright.xenserver.pools import Pool


class DoomedDisk(msgspec.Struct, frozen=True, kw_only=True):
    """A disk of a snapshot by uuid, and its SR's uuid."""

    uuid: str
    sr_uuid: str


class Doomed(msgspec.Struct, frozen=True, kw_only=True):
    """What of a snapshot is on the pool: its VM's uuid, if it is there, and its disks."""

    vm_uuid: str | None = None
    disks: list[DoomedDisk] = []


async def _read(context: Context, snapshot_id: int) -> tuple[VmSnapshotView, Instance]:
    async with context.store.reading() as tx:
        snapshot = await vm_snapshots.get(tx, snapshot_id)
        return snapshot, await read_instance(tx, snapshot.virtual_machine_id)


async def take(context: Context, snapshot_id: int, *, look_first: bool) -> str:
    """The snapshot on the pool; its uuid."""
    snapshot, instance = await _read(context, snapshot_id)
    pool = await _pool(context, instance)
    memory = snapshot.type is VmSnapshotType.DISK_AND_MEMORY
    async with pool.speaking_of(instance.about) as session:
        vm = await get_vm(context, pool, session, instance.vm)
        return await checkpoints.ensure_taken(session, vm, snapshot.name, memory=memory, look_first=look_first)


async def find_doomed(context: Context, snapshot_id: int) -> Doomed:
    """Everything of a snapshot that the pool has, whether its row knows it or not; from now on it does.

    Once the snapshot's VM is gone nothing on the pool tells which disks were its own.
    """
    snapshot, instance = await _read(context, snapshot_id)
    if instance.vm.cluster_id is None:
        return Doomed()
    pool = await context.pool(instance.vm.cluster_id)
    async with pool.speaking_of(instance.about) as session:
        vm = await find_vm(context, pool, session, instance.vm)
        found = await checkpoints.find_taken(session, vm, snapshot.name)
        uuids = list(snapshot.disk_uuids)
        if found is not None:
            uuids += await checkpoints.list_disks(session, found)
        there = await checkpoints.find_disks(session, sorted(set(uuids)))
        vm_uuid = None if found is None else await session.VM.get_uuid(found)
    async with context.store.transaction() as tx:
        await vm_snapshots.update(tx, snapshot_id, disk_uuids=sorted(there))
    return Doomed(vm_uuid=vm_uuid, disks=[DoomedDisk(uuid=uuid, sr_uuid=sr) for uuid, sr in there.items()])


async def destroy(context: Context, snapshot_id: int, doomed: Doomed) -> None:
    """The snapshot's VM gone; its disks are `destroy_disk`'s."""
    if doomed.vm_uuid is None:
        return
    _, instance = await _read(context, snapshot_id)
    pool = await _pool(context, instance)
    async with pool.speaking_of(f"snapshot of {instance.about}") as session:
        found = await checkpoints.find_by_uuid(session, doomed.vm_uuid)
        if found is not None:
            await checkpoints.ensure_destroyed(session, found)


async def destroy_disk(context: Context, snapshot_id: int, disk: DoomedDisk) -> None:
    """One disk of a snapshot gone."""
    _, instance = await _read(context, snapshot_id)
    pool = await _pool(context, instance)
    about = f"snapshot of {instance.about}"
    async with pool.limits.sr_operation(disk.sr_uuid), pool.speaking_of(about) as session:
        found = await disks.find_by_uuid(session, disk.uuid)
        if found is not None:
            await disks.ensure_destroyed(session, found)


async def remove(context: Context, snapshot_id: int) -> None:
    """Everything of a snapshot gone."""
    doomed = await find_doomed(context, snapshot_id)
    await destroy(context, snapshot_id, doomed)
    for disk in doomed.disks:
        await destroy_disk(context, snapshot_id, disk)


async def go_back(context: Context, snapshot_id: int, *, look_first: bool) -> None:
    """The VM as it was; its volumes' rows learn which disks they are now."""
    snapshot, instance = await _read(context, snapshot_id)
    pool = await _pool(context, instance)
    async with pool.speaking_of(instance.about) as session:
        vm = await get_vm(context, pool, session, instance.vm)
        found = await checkpoints.find_taken(session, vm, snapshot.name)
        if found is None:
            found = await session.VM.get_by_uuid(snapshot.external_uuid or "")
        await checkpoints.revert(session, vm, found, look_first=look_first)
        now = await disks.list_attached(session, vm)
        uuids = {volume: await session.VDI.get_uuid(vdi) for volume, vdi in now.items()}
    async with context.store.transaction() as tx:
        for volume in instance.volumes:
            if volume.uuid in uuids:
                await volumes.update(tx, volume.id, external_uuid=uuids[volume.uuid], attachment_uuid=None)
                pool.remember(volume.uuid, now[volume.uuid])


async def resume(context: Context, snapshot_id: int) -> None:
    """Running again on the host that it was on, which has kept its promise."""
    _, instance = await _read(context, snapshot_id)
    pool = await _pool(context, instance)
    host_uuid = instance.vm.host_external_uuid or ""
    host = (await pool.inventory()).host(host_uuid)
    async with pool.limits.power_operation(host_uuid), pool.speaking_of(instance.about) as session:
        await checkpoints.ensure_resumed(session, await get_vm(context, pool, session, instance.vm), host)


async def _pool(context: Context, instance: Instance) -> Pool:
    return await context.pool(instance.vm.cluster_id or 0)
