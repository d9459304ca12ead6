"""A volume's disk on its pool: found, taken off its VM, resized, destroyed."""

from __future__ import annotations

import msgspec

from poolwright.model.errors import InvalidState, NotFound
from poolwright.model.virtual_machine import VirtualMachineView
from poolwright.model.volume import VolumeView
from poolwright.orchestration.context import Context
from poolwright.orchestration.existing import find_vm
from poolwright.store import virtual_machines, volumes
from poolwright.xenserver import disks, drives
from poolwright.xenserver.pools import Pool
from poolwright.xenserver.references import Session, VdiRef


class Detachment(msgspec.Struct, frozen=True, kw_only=True):
    """The drive's uuid, None where it is gone already, and the VM's row and pool."""

    cluster_id: int
    vm_id: int
    about: str
    vbd_uuid: str | None = None


async def find_drive(context: Context, volume_id: int, vm_id: int) -> Detachment:
    """What is to be taken off; the volume's row learns its disk's uuid. Raises `InvalidState`."""
    volume, vm = await _read(context, volume_id, vm_id)
    if vm is None or vm.cluster_id is None or volume.virtual_machine_id != vm_id:
        raise InvalidState(f"Volume {volume.name} is not attached any more", uuids=[volume.uuid])
    about = f"volume {volume.name} of instance {vm.instance_name}"
    found = Detachment(cluster_id=vm.cluster_id, vm_id=vm.id, about=about)
    pool = await context.pool(vm.cluster_id)
    async with pool.speaking_of(about) as session:
        on = await find_vm(context, pool, session, vm)
        vbd = None if on is None else await drives.find(session, on, volume.uuid)
        vdi = await find_vdi(pool, session, volume) if vbd is None else await session.VBD.get_VDI(vbd)
        uuid = volume.external_uuid if vdi is None else await session.VDI.get_uuid(vdi)
        if vbd is not None:
            found = msgspec.structs.replace(found, vbd_uuid=await session.VBD.get_uuid(vbd))
    if uuid != volume.external_uuid:
        async with context.store.transaction() as tx:
            await volumes.update(tx, volume.id, external_uuid=uuid)
    return found


async def unplug(context: Context, drive: Detachment) -> None:
    """Have the guest let go of the drive."""
    pool = await context.pool(drive.cluster_id)
    async with pool.speaking_of(drive.about) as session:
        vbd = await drives.find_by_uuid(session, drive.vbd_uuid) if drive.vbd_uuid else None
        if vbd is not None:
            await drives.ensure_unplugged(session, vbd)


async def plug_again(context: Context, drive: Detachment) -> None:
    """Give a running guest its drive back."""
    pool = await context.pool(drive.cluster_id)
    async with context.store.reading() as tx:
        vm = await virtual_machines.get(tx, drive.vm_id)
    async with pool.speaking_of(drive.about) as session:
        on = await find_vm(context, pool, session, vm)
        vbd = await drives.find_by_uuid(session, drive.vbd_uuid) if drive.vbd_uuid else None
        if vbd is not None and on is not None:
            await drives.ensure_plugged(session, on, vbd)


async def remove_drive(context: Context, drive: Detachment) -> None:
    """Take the drive away."""
    pool = await context.pool(drive.cluster_id)
    async with pool.speaking_of(drive.about) as session:
        vbd = await drives.find_by_uuid(session, drive.vbd_uuid) if drive.vbd_uuid else None
        if vbd is not None:
            await drives.ensure_removed(session, vbd)


async def grow_disk(context: Context, volume_id: int, size: int) -> None:
    """Make the volume's disk at least `size` bytes big, wherever it is."""
    volume, vm = await _read(context, volume_id, None)
    pool = await _pool_of(context, volume)
    about = f"volume {volume.name}"
    sr = volume.storage_pool_external_uuid or ""
    async with pool.limits.sr_operation(sr), pool.speaking_of(about) as session:
        vdi = await find_vdi(pool, session, volume)
        if vdi is None and vm is not None:
            on = await find_vm(context, pool, session, vm)
            vdi = None if on is None else (await disks.list_attached(session, on)).get(volume.uuid)
        if vdi is None:
            raise NotFound(f"The disk of {about} is no longer on its pool", uuids=[volume.uuid])
        await disks.ensure_size(session, vdi, size)


async def destroy_disk(context: Context, volume_id: int) -> None:
    """Destroy the volume's disk; nothing to do where it is gone."""
    volume, _ = await _read(context, volume_id, None)
    if volume.external_uuid is None:
        return
    pool = await _pool_of(context, volume)
    sr = volume.storage_pool_external_uuid or ""
    async with pool.limits.sr_operation(sr), pool.speaking_of(f"volume {volume.name}") as session:
        vdi = await disks.find_by_uuid(session, volume.external_uuid)
        if vdi is not None:
            await disks.ensure_destroyed(session, vdi)
    pool.forget(volume.uuid)


async def find_vdi(pool: Pool, session: Session, volume: VolumeView) -> VdiRef | None:
    """The volume's disk, as remembered or by the uuid that its row has learnt."""
    known: VdiRef | None = pool.remembered(volume.uuid)
    if known is None and volume.external_uuid is not None:
        known = await disks.find_by_uuid(session, volume.external_uuid)
    return known


async def _pool_of(context: Context, volume: VolumeView) -> Pool:
    if volume.storage_pool_cluster_id is None:
        raise NotFound(f"Volume {volume.name} is on no pool", uuids=[volume.uuid])
    return await context.pool(volume.storage_pool_cluster_id)


async def _read(
    context: Context, volume_id: int, vm_id: int | None
) -> tuple[VolumeView, VirtualMachineView | None]:
    """The rows of a volume, and of the VM (by default the one that it is on)."""
    async with context.store.reading() as tx:
        volume = await volumes.get(tx, volume_id)
        on = volume.virtual_machine_id if vm_id is None else vm_id
        return volume, None if on is None else await virtual_machines.find(tx, on)
