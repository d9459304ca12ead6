"""Make a volume of what a URL gives: fetched by the manager, imported into a storage of the zone.

How big it is is known only when the file is there; then its row says so, and only then can it be seen whether
its owner may have so much.
"""

from __future__ import annotations

import msgspec

from poolwright.orchestration import allowances, copying, image_disks
from poolwright.orchestration.context import Context
from poolwright.orchestration.definition import Definition
from poolwright.orchestration.image_files import ImageFile
from poolwright.orchestration.sagas.settling_volumes import settle_upload
from poolwright.saga import Backoff, Run, Saga
from poolwright.store import accounts, volumes
from poolwright.xenserver import disks


class UploadVolume(msgspec.Struct, frozen=True, kw_only=True):
    """The volume's number and uuid, and where its image is; `internal` allows our own machine."""

    volume_id: int
    volume_uuid: str
    url: str
    format: str
    checksum: str | None = None
    internal: bool = False


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """The storage that it goes to, and what it is called there."""

    cluster_id: int
    sr_uuid: str
    name: str
    about: str


Upload = Run[UploadVolume, Context]

# A large image takes hours, and may break off more than once.
saga = Saga[UploadVolume, Context]("upload_volume", params=UploadVolume, backoff=Backoff(deadline=24 * 3600.0))


@saga.step
async def fetch(run: Upload) -> ImageFile:
    """The image in a file of ours."""
    params = run.params
    return await image_disks.fetch(
        run.context,
        params.volume_uuid,
        params.url,
        params.format,
        params.checksum,
        "the volume",
        internal=params.internal,
    )


@fetch.undo
async def discard(run: Upload, _file: ImageFile | None) -> None:
    await image_disks.forget_file(run.context, run.params.volume_uuid)


@saga.local_step
async def reserve(run: Upload) -> Place:
    """Room for it, within what its owner may have; its row says so."""
    size = run.output(fetch).virtual_size
    async with run.context.writing() as tx:
        volume = await volumes.get(tx, run.params.volume_id)
        tags = frozenset(volume.disk_offering_storage_tags or ())
        storage = await image_disks.choose_storage(tx, size, zone_id=volume.zone_id, tags=tags)
        await volumes.update(tx, volume.id, size=size, storage_pool_id=storage.id)
        await allowances.enforce(tx, await accounts.get(tx, volume.account_id), allowances.VOLUME)
    return Place(
        cluster_id=storage.cluster_id,
        sr_uuid=storage.external_uuid,
        name=volume.name,
        about=f"volume {volume.name}",
    )


@reserve.undo
async def release(run: Upload, _place: Place | None) -> None:
    async with run.context.writing() as tx:
        await volumes.update(tx, run.params.volume_id, size=0, storage_pool_id=None)


@saga.step
async def make_disk(run: Upload) -> str:
    """A disk with the image on it; its uuid."""
    place = run.output(reserve)
    return await image_disks.make_disk(
        run, place.cluster_id, place.sr_uuid, place.name, place.about, run.output(fetch)
    )


@make_disk.undo
async def destroy_disk(run: Upload, uuid: str | None) -> None:
    place = run.output(reserve)
    await copying.destroy_copy(run, place.cluster_id, place.sr_uuid, uuid, place.about)


@saga.step
async def enlist(run: Upload) -> None:
    """Known to its row, with the size that the storage has given it."""
    place, uuid = run.output(reserve), run.output(make_disk)
    pool = await run.context.pool(place.cluster_id)
    async with pool.speaking_of(place.about) as session:
        record = await session.VDI.get_record(await disks.get_by_uuid(session, uuid, place.about))
    async with run.context.writing() as tx:
        await volumes.update(
            tx,
            run.params.volume_id,
            external_uuid=uuid,
            size=record.virtual_size,
            physical_size=max(0, record.physical_utilisation),
        )


@enlist.undo
async def delist(run: Upload, _done: None) -> None:
    async with run.context.writing() as tx:
        await volumes.update(tx, run.params.volume_id, external_uuid=None, physical_size=None)


@saga.step
async def forget_file(run: Upload) -> None:
    """The file gone, which is not needed any more."""
    await image_disks.forget_file(run.context, run.params.volume_uuid)


forget_file.no_undo(because="it can be fetched again, and what undoes the rest does not need it")


DEFINITION = Definition(saga, settle=settle_upload, exclusive=lambda params: f"volume/{params.volume_id}")
