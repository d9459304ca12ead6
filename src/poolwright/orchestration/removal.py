"""Removing a VM from its pool for good: first everything that goes is noted, then it goes.

What is noted survives a crash in the saga's log: once the VM is gone, nothing on the pool would tell which
disks were its own.
"""

from __future__ import annotations

import msgspec

from poolwright.model.volume import VolumeState, VolumeType, VolumeView
from poolwright.orchestration import checkpoints
from poolwright.orchestration.context import Context
from poolwright.orchestration.existing import Instance, find_vm, read_instance
from poolwright.store import vm_snapshots, volumes
from poolwright.xenserver import disks
from poolwright.xenserver import virtual_machines as machines
from poolwright.xenserver.pools import Pool
from poolwright.xenserver.references import Session, VdiRef, VmRef


class DoomedDisk(msgspec.Struct, frozen=True, kw_only=True):
    """A disk to destroy: its volume, its reference, and its SR's uuid."""

    volume_uuid: str
    name: str
    ref: str
    sr_uuid: str


class Doomed(msgspec.Struct, frozen=True, kw_only=True):
    """What goes. `vm` is a reference, None when the VM is gone already; `snapshots` are numbers of rows."""

    cluster_id: int | None
    about: str
    vm_uuid: str
    vm: str | None
    disks: list[DoomedDisk]
    snapshots: list[int] = []


async def find_doomed(context: Context, vm_id: int, also: list[int]) -> Doomed:
    """What of the VM is on the pool and goes with it: its root disk, the template's others, and volumes in
    `also`.

    Data disks of a disk offering stay, as in CloudStack; their volumes are detached and learn where they are.
    """
    async with context.store.reading() as tx:
        instance = await read_instance(tx, vm_id)
        snapshots = [snapshot.id for snapshot in await vm_snapshots.list_of(tx, vm_id)]
    vm = instance.vm
    nothing = Doomed(cluster_id=vm.cluster_id, about=instance.about, vm_uuid=vm.uuid, vm=None, disks=[])
    if vm.cluster_id is None:
        return nothing
    pool = await context.pool(vm.cluster_id)
    async with pool.speaking_of(instance.about) as session:
        found = await find_vm(context, pool, session, vm)
        refs = await _find_disks(pool, session, instance, found)
        kept = {
            v.uuid: await session.VDI.get_uuid(refs[v.uuid]) for v in _kept(instance, also) if v.uuid in refs
        }
        drive = await disks.find_by_uuid(session, vm.config_drive_uuid) if vm.config_drive_uuid else None
    await _detach(context, _kept(instance, also), kept)
    going = [
        DoomedDisk(
            volume_uuid=volume.uuid,
            name=volume.name,
            ref=refs[volume.uuid],
            sr_uuid=volume.storage_pool_external_uuid or "",
        )
        for volume in instance.volumes
        if volume.uuid in refs and volume not in _kept(instance, also)
    ]
    if drive is not None:
        sr = next((volume.storage_pool_external_uuid for volume in instance.volumes), None)
        going.append(DoomedDisk(volume_uuid="", name="config drive", ref=drive, sr_uuid=sr or ""))
    return msgspec.structs.replace(nothing, vm=found, disks=going, snapshots=snapshots)


def _kept(instance: Instance, also: list[int]) -> list[VolumeView]:
    return [
        volume
        for volume in instance.volumes
        if volume.type is VolumeType.DATADISK and volume.source_uuid is None and volume.id not in also
    ]


async def _detach(context: Context, kept: list[VolumeView], uuids: dict[str, str]) -> None:
    if not kept:
        return
    async with context.store.transaction() as tx:
        for volume in kept:
            known = uuids.get(volume.uuid, volume.external_uuid)
            await volumes.update(
                tx,
                volume.id,
                virtual_machine_id=None,
                device_id=None,
                attached=None,
                attachment_uuid=None,
                external_uuid=known,
                state=VolumeState.READY if known else VolumeState.ALLOCATED,
            )


async def _find_disks(pool: Pool, session: Session, instance: Instance, vm: VmRef | None) -> dict[str, VdiRef]:
    """Where the VM's volumes are, by their uuid: as remembered, else by the VM's VBDs, else by what rows
    learnt.
    """
    found: dict[str, VdiRef] = {}
    for volume in instance.volumes:
        if (ref := pool.remembered(volume.uuid)) is not None:
            found[volume.uuid] = ref
    missing = [volume for volume in instance.volumes if volume.uuid not in found]
    if missing and vm is not None:
        attached = await disks.list_attached(session, vm)
        found |= {v.uuid: attached[v.uuid] for v in missing if v.uuid in attached}
    for volume in missing:
        if volume.uuid not in found and volume.external_uuid:
            ref = await disks.find_by_uuid(session, volume.external_uuid)
            if ref is not None:
                found[volume.uuid] = ref
    return found


async def destroy_vm(context: Context, doomed: Doomed, *, repeated: bool) -> None:
    """Remove the VM with its VBDs and VIFs (one call where it is halted)."""
    if doomed.cluster_id is None:
        return
    for number in doomed.snapshots:
        await checkpoints.remove(context, number)
    if doomed.vm is None:
        return
    pool = await context.pool(doomed.cluster_id)
    async with pool.speaking_of(doomed.about) as session:
        await machines.ensure_destroyed(session, VmRef(doomed.vm), halted=not repeated)
    pool.forget(doomed.vm_uuid)


async def destroy_disk(context: Context, doomed: Doomed, disk: DoomedDisk) -> None:
    """Remove a disk (one call)."""
    if doomed.cluster_id is None:
        return
    pool = await context.pool(doomed.cluster_id)
    about = f"disk {disk.name} of {doomed.about}"
    async with pool.limits.sr_operation(disk.sr_uuid), pool.speaking_of(about) as session:
        await disks.ensure_destroyed(session, VdiRef(disk.ref))
    pool.forget(disk.volume_uuid)
