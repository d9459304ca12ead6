"""Sagas: listSagas, retrySaga, abandonSaga. Ours, not CloudStack's: it has nothing that could be looked at."""

from __future__ import annotations

from typing import Annotated

from poolwright.api.command import Call, Command, ListCommand
from poolwright.api.parameters import Id
from poolwright.api.responses import Response, date
from poolwright.model.resource import Found
from poolwright.services import sagas


class SagaResponse(Response):
    id: str
    name: str
    state: str
    step: str | None = None
    error: str | None = None
    reason: str | None = None
    parameters: str | None = None
    started: str | None = None
    jobid: str | None = None
    resourcetype: str | None = None
    resourceid: str | None = None


def _response(shown: sagas.Shown) -> SagaResponse:
    return SagaResponse(
        id=shown.uuid,
        name=shown.name,
        state=str(shown.state),
        step=shown.step,
        error=shown.error,
        reason=shown.reason,
        parameters=shown.params,
        started=date(shown.since),
        jobid=shown.job_uuid,
        resourcetype=shown.instance_type,
        resourceid=shown.instance_uuid,
    )


class ListSagas(ListCommand, frozen=True, kw_only=True):
    """Lists the sagas that are stuck, and those that are being carried out."""

    stuck: Annotated[bool, "only those whose undo failed"] = False

    async def run(self, call: Call) -> Found[SagaResponse]:
        found = await sagas.list_(call.cloud, only_stuck=self.stuck)
        return self.part_of([_response(shown) for shown in found])


class RetrySaga(Command, frozen=True, kw_only=True):
    """Has the undoing of a stuck saga tried again."""

    id: Annotated[Id, "the id of the saga"]

    async def run(self, call: Call) -> SagaResponse:
        return _response(await sagas.retry(call.cloud, self.id))


class AbandonSaga(Command, frozen=True, kw_only=True):
    """Declares a stuck saga undone, once a person has seen to what is left of it."""

    id: Annotated[Id, "the id of the saga"]

    async def run(self, call: Call) -> SagaResponse:
        return _response(await sagas.abandon(call.cloud, self.id))
