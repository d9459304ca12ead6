"""The disk that something is copied from: a volume's, or a snapshot's."""

from __future__ import annotations

import msgspec

from poolwright.model.errors import InvalidState, NotFound
from poolwright.orchestration.context import Context
from poolwright.orchestration.detachment import find_vdi
from poolwright.orchestration.existing import find_vm
from poolwright.store import snapshots, virtual_machines, volumes
from poolwright.xenserver import disks


class DiskSource(msgspec.Struct, frozen=True, kw_only=True):
    """Its uuid on its pool, its size in bytes, its SR's uuid; `about` for messages."""

    cluster_id: int
    uuid: str
    size: int
    sr_uuid: str
    about: str


async def find_source(context: Context, volume_id: int | None, snapshot_id: int | None) -> DiskSource:
    """Where the disk is. Raises `NotFound`, `InvalidState` for a volume that has none yet."""
    if snapshot_id is not None:
        return await _of_snapshot(context, snapshot_id)
    async with context.store.reading() as tx:
        volume = await volumes.get(tx, volume_id or 0)
        on = volume.virtual_machine_id
        vm = None if on is None else await virtual_machines.find(tx, on)
    about = f"volume {volume.name}"
    if volume.storage_pool_cluster_id is None:
        raise InvalidState(f"Volume {volume.name} has no disk yet", uuids=[volume.uuid])
    pool = await context.pool(volume.storage_pool_cluster_id)
    async with pool.speaking_of(about) as session:
        vdi = await find_vdi(pool, session, volume)
        if vdi is None and vm is not None and (found := await find_vm(context, pool, session, vm)) is not None:
            vdi = (await disks.list_attached(session, found)).get(volume.uuid)
        if vdi is None:
            raise NotFound(f"The disk of {about} is no longer on its pool", uuids=[volume.uuid])
        uuid = await session.VDI.get_uuid(vdi)
    return DiskSource(
        cluster_id=volume.storage_pool_cluster_id,
        uuid=uuid,
        size=volume.size,
        sr_uuid=volume.storage_pool_external_uuid or "",
        about=about,
    )


async def _of_snapshot(context: Context, snapshot_id: int) -> DiskSource:
    async with context.store.reading() as tx:
        snapshot = await snapshots.get(tx, snapshot_id)
    if snapshot.external_uuid is None or snapshot.storage_pool_cluster_id is None:
        raise InvalidState(f"Snapshot {snapshot.name} is {snapshot.state}", uuids=[snapshot.uuid])
    return DiskSource(
        cluster_id=snapshot.storage_pool_cluster_id,
        uuid=snapshot.external_uuid,
        size=snapshot.size,
        sr_uuid=snapshot.storage_pool_external_uuid or "",
        about=f"snapshot {snapshot.name}",
    )
