"""Delete a template or an ISO that was made here: from its pool with its disk, and what was fetched of it."""

from __future__ import annotations

import msgspec

from poolwright.orchestration import template_images
from poolwright.orchestration.context import Context
from poolwright.orchestration.definition import Definition
from poolwright.orchestration.sagas.settling_templates import settle_delete
from poolwright.saga import Backoff, Run, Saga


class DeleteTemplate(msgspec.Struct, frozen=True, kw_only=True):
    """The template's number."""

    template_id: int


saga = Saga[DeleteTemplate, Context]("delete_template", params=DeleteTemplate, backoff=Backoff(deadline=300.0))


@saga.step
async def remove(run: Run[DeleteTemplate, Context]) -> None:
    """Gone from the pool."""
    await template_images.remove(run.context, run.params.template_id)


remove.no_undo(because="what was destroyed can't be made again; deleting again goes on")


@saga.step
async def forget_file(run: Run[DeleteTemplate, Context]) -> None:
    """Gone from the manager's disk."""
    await template_images.forget_file(run.context, run.params.template_id)


forget_file.no_undo(because="it is of no use any more")


DEFINITION = Definition(saga, settle=settle_delete, exclusive=lambda params: f"template/{params.template_id}")
