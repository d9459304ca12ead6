"""Make a template of a volume's or a snapshot's disk: a full copy, so that it lives on when that is gone."""

from __future__ import annotations

import msgspec

from poolwright.orchestration import template_images
from poolwright.orchestration.context import Context
from poolwright.orchestration.definition import Definition
from poolwright.orchestration.disk_sources import DiskSource, find_source
from poolwright.orchestration.sagas.settling_templates import settle_create
from poolwright.orchestration.template_images import Place
from poolwright.saga import Run, Saga


class CreateTemplate(msgspec.Struct, frozen=True, kw_only=True):
    """The template's number, and that of the volume or snapshot that it is made of."""

    template_id: int
    volume_id: int | None = None
    snapshot_id: int | None = None


Create = Run[CreateTemplate, Context]

saga = Saga[CreateTemplate, Context]("create_template", params=CreateTemplate)


@saga.step
async def find_disk(run: Create) -> DiskSource:
    """The disk that is copied."""
    return await find_source(run.context, run.params.volume_id, run.params.snapshot_id)


find_disk.no_undo(because="it only reads")


@saga.local_step
async def choose_place(run: Create) -> Place:
    """The storage of the same pool that it goes to."""
    source = run.output(find_disk)
    async with run.context.store.reading() as tx:
        return await template_images.choose_place(tx, run.params.template_id, source.size, source.cluster_id)


choose_place.no_undo(because="it only reads")


@saga.step
async def copy_disk(run: Create) -> str:
    """A disk with all that is on the source; its uuid."""
    source = run.output(find_disk)
    return await template_images.copy_disk(run, run.output(choose_place), source)


@copy_disk.undo
async def destroy_disk(run: Create, uuid: str | None) -> None:
    await template_images.destroy_disk(run, run.output(choose_place), uuid)


@saga.step
async def make_template(run: Create) -> str:
    """The template around it; its uuid."""
    return await template_images.make_template(run, run.output(choose_place), run.output(copy_disk))


@make_template.undo
async def destroy_template(run: Create, _uuid: str | None) -> None:
    await template_images.destroy_template(run, run.output(choose_place))


@saga.step
async def enlist(run: Create) -> None:
    """Known to its row."""
    place, uuid = run.output(choose_place), run.output(make_template)
    await template_images.enlist(run, place, uuid, run.output(copy_disk))


@enlist.undo
async def delist(run: Create, _done: None) -> None:
    await template_images.delist(run.context, run.params.template_id)


DEFINITION = Definition(saga, settle=settle_create, exclusive=lambda params: f"template/{params.template_id}")
