"""Make a volume of a snapshot: a full copy, on the storage of the snapshot."""

from __future__ import annotations

import msgspec

from poolwright.orchestration import copying
from poolwright.orchestration.context import Context
from poolwright.orchestration.definition import Definition
from poolwright.orchestration.disk_sources import DiskSource, find_source
from poolwright.orchestration.sagas.settling_volumes import settle_create
from poolwright.saga import Run, Saga
from poolwright.store import volumes


class CreateVolume(msgspec.Struct, frozen=True, kw_only=True):
    """The numbers of the volume, whose row says where it goes and how big it is, and of the snapshot."""

    volume_id: int
    snapshot_id: int


Create = Run[CreateVolume, Context]

saga = Saga[CreateVolume, Context]("create_volume", params=CreateVolume)


@saga.step
async def find_snapshot(run: Create) -> DiskSource:
    """The disk that is copied."""
    return await find_source(run.context, None, run.params.snapshot_id)


find_snapshot.no_undo(because="it only reads")


@saga.step
async def copy_disk(run: Create) -> str:
    """The volume's disk, which its row learns; its uuid."""
    source = run.output(find_snapshot)
    async with run.context.store.reading() as tx:
        volume = await volumes.get(tx, run.params.volume_id)
    about = f"volume {volume.name}"
    uuid = await copying.copy_disk(run, source, source.sr_uuid, volume.name, about, size=volume.size)
    async with run.context.store.transaction() as tx:
        await volumes.update(tx, volume.id, external_uuid=uuid)
    return uuid


@copy_disk.undo
async def destroy_copy(run: Create, uuid: str | None) -> None:
    source = run.output(find_snapshot)
    await copying.destroy_copy(run, source.cluster_id, source.sr_uuid, uuid, source.about)
    async with run.context.store.transaction() as tx:
        await volumes.update(tx, run.params.volume_id, external_uuid=None)


DEFINITION = Definition(saga, settle=settle_create, exclusive=lambda params: f"volume/{params.volume_id}")
