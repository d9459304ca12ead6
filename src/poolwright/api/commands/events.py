"""Events: listEvents, listEventTypes."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, ClassVar

from poolwright.api.command import Call, Command, OwnedListCommand
from poolwright.api.commands.alerts import ChosenCommand
from poolwright.api.commands.owners import owner_fields
from poolwright.api.parameters import Id
from poolwright.api.responses import Response, Success, date
from poolwright.model.event import EVENT_TYPES, EventView
from poolwright.model.resource import Found
from poolwright.services import events
from poolwright.services.queries import is_, reference


class EventResponse(Response):
    id: str | None = None
    username: str | None = None
    type: str | None = None
    level: str | None = None
    description: str | None = None
    account: str | None = None
    domainid: str | None = None
    domain: str | None = None
    domainpath: str | None = None
    projectid: str | None = None
    project: str | None = None
    resourceid: str | None = None
    resourcetype: str | None = None
    resourcename: str | None = None
    created: str | None = None
    state: str | None = None
    parentid: str | None = None
    archived: bool | None = None


class EventTypeResponse(Response):
    name: str | None = None


def _response(event: EventView) -> EventResponse:
    return EventResponse(
        id=event.uuid,
        username=event.user_name,
        type=event.type,
        level=event.level,
        description=event.description,
        **owner_fields(event),
        resourceid=event.resource_uuid,
        resourcetype=event.resource_type,
        resourcename=event.resource_name,
        created=date(event.created),
        state=event.state,
        parentid=event.parent_uuid,
        archived=event.archived,
    )


class ListEvents(OwnedListCommand, frozen=True, kw_only=True):
    """Lists what was done, by whom, and how it ended; the latest first."""

    refuses: ClassVar = {
        "duration": "the durations of events are not searched",
        "entrytime": "the durations of events are not searched",
    }

    id: Annotated[Id | None, "the id of the event"] = None
    type: Annotated[str | None, "the type, as listEventTypes has it"] = None
    level: Annotated[str | None, "INFO, WARN or ERROR"] = None
    state: Annotated[str | None, "Scheduled or Completed"] = None
    startid: Annotated[Id | None, "the event that began it"] = None
    resourceid: Annotated[str | None, "the id of what it is about"] = None
    resourcetype: Annotated[str | None, "the type of what it is about"] = None
    startdate: Annotated[datetime | None, "not before this"] = None
    enddate: Annotated[datetime | None, "not after this"] = None
    archived: Annotated[bool, "true for the archived ones too"] = False

    async def run(self, call: Call) -> Found[EventResponse]:
        conditions = (
            reference("", self.id)
            | is_("type", self.type)
            | is_("level", self.level.upper() if self.level else None)
            | is_("state", self.state.capitalize() if self.state else None)
            | is_("parent_uuid", self.startid)
            | is_("resource_uuid", self.resourceid)
            | is_("resource_type", self.resourcetype)
            | ({} if self.archived else is_("archived", False))
        )
        found = await events.list_(
            call.cloud,
            call.caller,
            self.whose(self.id),
            conditions,
            self.keyword,
            self.part,
            since=self.startdate,
            until=self.enddate,
        )
        return Found([_response(row) for row in found.rows], found.total)


class ListEventTypes(Command, frozen=True, kw_only=True):
    """Lists the types of events."""

    async def run(self, call: Call) -> Found[EventTypeResponse]:
        present = {EVENT_TYPES[name] for name in call.commands if name in EVENT_TYPES}
        return Found([EventTypeResponse(name=name) for name in sorted(present)], len(present))


class ArchiveEvents(ChosenCommand, frozen=True, kw_only=True):
    """Puts events away."""

    async def run(self, call: Call) -> Success:
        await events.archive(call.cloud, call.caller, self.chosen)
        return Success(success=True)


class DeleteEvents(ChosenCommand, frozen=True, kw_only=True):
    """Removes events."""

    async def run(self, call: Call) -> Success:
        await events.delete(call.cloud, call.caller, self.chosen)
        return Success(success=True)
