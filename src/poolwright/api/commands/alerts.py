"""Alerts: listAlerts, archiveAlerts, deleteAlerts, generateAlert, listAlertTypes."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from poolwright.api.command import Call, Command, ListCommand
from poolwright.api.errors import parameter_error
from poolwright.api.parameters import Id, Short
from poolwright.api.responses import JobStarted, Response, Success, date
from poolwright.model.alert import Alert, AlertType
from poolwright.model.resource import Found
from poolwright.services import alerts
from poolwright.services.queries import is_, reference


class AlertResponse(Response):
    id: str | None = None
    type: int | None = None
    name: str | None = None
    description: str | None = None
    sent: str | None = None


def _response(one: Alert) -> AlertResponse:
    return AlertResponse(
        id=one.uuid, type=one.type, name=one.name, description=one.description, sent=date(one.created)
    )


class ListAlerts(ListCommand, frozen=True, kw_only=True):
    """Lists alerts, the latest first."""

    id: Annotated[Id | None, "the id of the alert"] = None
    type: Annotated[str | None, "the number of its type, as listAlertTypes has it"] = None
    name: Annotated[str | None, "its name"] = None

    async def run(self, call: Call) -> Found[AlertResponse]:
        if self.type and not self.type.isdecimal():
            raise parameter_error(f"type is {self.type!r}: it is a number, as listAlertTypes has them")
        conditions = (
            reference("", self.id)
            | is_("type", int(self.type[:9]) if self.type else None)
            | is_("name", self.name)
        )
        found = await alerts.list_(call.cloud, conditions, self.keyword, self.part)
        return Found([_response(one) for one in found.rows], found.total)


class ListAlertTypes(Command, frozen=True, kw_only=True):
    """Lists the types of alerts."""

    async def run(self, call: Call) -> Found[AlertResponse]:
        kinds = [AlertResponse(type=int(kind), name=kind.name) for kind in AlertType]
        return Found(kinds, len(kinds))


class ChosenCommand(Command, frozen=True, kw_only=True):
    """What says which alerts or events are meant."""

    ids: Annotated[list[Id] | None, "the ids of those that are meant"] = None
    type: Annotated[str | None, "those of this type"] = None
    startdate: Annotated[datetime | None, "with enddate: not before this"] = None
    enddate: Annotated[datetime | None, "those not after this"] = None

    @property
    def chosen(self) -> alerts.Chosen:
        return alerts.Chosen(self.ids or (), self.type or None, self.startdate, self.enddate)


class ArchiveAlerts(ChosenCommand, frozen=True, kw_only=True):
    """Puts alerts away."""

    async def run(self, call: Call) -> Success:
        await alerts.archive(call.cloud, self.chosen)
        return Success(success=True)


class DeleteAlerts(ChosenCommand, frozen=True, kw_only=True):
    """Removes alerts."""

    async def run(self, call: Call) -> Success:
        await alerts.delete(call.cloud, self.chosen)
        return Success(success=True)


class GenerateAlert(Command, frozen=True, kw_only=True):
    """Raises an alert."""

    type: Annotated[Short, "the number of its type, as listAlertTypes has it"]
    name: Annotated[str, "its name"]
    description: Annotated[str, "what it says"]
    zoneid: Annotated[Id | None, "the zone that it is about"] = None
    podid: Annotated[Id | None, "the pod that it is about"] = None

    async def run(self, call: Call) -> JobStarted:
        job = await alerts.generate(
            call.cloud,
            call.caller,
            self.type,
            self.name,
            self.description,
            zone=self.zoneid,
            pod=self.podid,
        )
        return JobStarted(job.uuid)
