"""Make a template or an ISO of what a URL gives: fetched by the manager, imported into the pool's storage."""

from __future__ import annotations

import msgspec

from poolwright.orchestration import template_images
from poolwright.orchestration.context import Context
from poolwright.orchestration.definition import Definition
from poolwright.orchestration.image_files import ImageFile
from poolwright.orchestration.sagas.settling_templates import settle_register
from poolwright.orchestration.template_images import Place
from poolwright.saga import Backoff, Run, Saga


class RegisterTemplate(msgspec.Struct, frozen=True, kw_only=True):
    """The template's number, whose row says where it comes from; `internal` allows our own machine."""

    template_id: int
    internal: bool = False


Register = Run[RegisterTemplate, Context]

# A large image takes hours, and may break off more than once.
saga = Saga[RegisterTemplate, Context](
    "register_template", params=RegisterTemplate, backoff=Backoff(deadline=24 * 3600.0)
)


@saga.step
async def fetch(run: Register) -> ImageFile:
    """The image in a file of ours."""
    return await template_images.fetch(run, run.params.template_id, internal=run.params.internal)


@fetch.undo
async def discard(run: Register, _file: ImageFile | None) -> None:
    await template_images.forget_file(run.context, run.params.template_id)


@saga.local_step
async def choose_place(run: Register) -> Place:
    """The storage that it goes to."""
    async with run.context.store.reading() as tx:
        size = run.output(fetch).virtual_size
        return await template_images.choose_place(tx, run.params.template_id, size, None)


choose_place.no_undo(because="it only reads")


@saga.step
async def make_disk(run: Register) -> str:
    """A disk with the image on it; its uuid."""
    return await template_images.make_disk(run, run.output(choose_place), run.output(fetch))


@make_disk.undo
async def destroy_disk(run: Register, uuid: str | None) -> None:
    await template_images.destroy_disk(run, run.output(choose_place), uuid)


@saga.step
async def make_template(run: Register) -> str:
    """The template around it; its uuid. An ISO has none."""
    return await template_images.make_template(run, run.output(choose_place), run.output(make_disk))


@make_template.undo
async def destroy_template(run: Register, _uuid: str | None) -> None:
    await template_images.destroy_template(run, run.output(choose_place))


@saga.step
async def enlist(run: Register) -> None:
    """Known to its row."""
    place, uuid = run.output(choose_place), run.output(make_template)
    await template_images.enlist(run, place, uuid, run.output(make_disk))


@enlist.undo
async def delist(run: Register, _done: None) -> None:
    await template_images.delist(run.context, run.params.template_id)


@saga.step
async def forget_file(run: Register) -> None:
    """The file gone, which is not needed any more."""
    await template_images.forget_file(run.context, run.params.template_id)


forget_file.no_undo(because="it can be fetched again, and what undoes the rest does not need it")


DEFINITION = Definition(saga, settle=settle_register, exclusive=lambda params: f"template/{params.template_id}")
