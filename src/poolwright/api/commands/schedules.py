"""Schedules: createResourceSchedule, listResourceSchedule, updateResourceSchedule, deleteResourceSchedule."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from poolwright.api.command import Call, Command, ListCommand
from poolwright.api.parameters import Id
from poolwright.api.responses import Response, Success, date
from poolwright.model.resource import Found
from poolwright.model.schedule import ScheduleView
from poolwright.services import schedules
from poolwright.services.queries import any_of, is_, reference


class ResourceScheduleResponse(Response):
    id: str | None = None
    resourcetype: str | None = None
    resourceid: str | None = None
    description: str | None = None
    schedule: str | None = None
    timezone: str | None = None
    action: str | None = None
    enabled: bool | None = None
    startdate: str | None = None
    enddate: str | None = None
    details: dict[str, str] | None = None
    created: str | None = None


def _response(row: ScheduleView) -> ResourceScheduleResponse:
    return ResourceScheduleResponse(
        id=row.uuid,
        resourcetype=schedules.RESOURCE_TYPE,
        resourceid=row.virtual_machine_uuid,
        description=row.description,
        schedule=row.schedule,
        timezone=row.timezone,
        action=row.action,
        enabled=row.enabled,
        startdate=date(row.start_date),
        enddate=date(row.end_date),
        details=row.details,
        created=date(row.created),
    )


class CreateResourceSchedule(Command, frozen=True, kw_only=True):
    """Has something happen to a VM again and again."""

    resourcetype: Annotated[str, "the type of the thing: VirtualMachine"]
    resourceid: Annotated[str, "the id of the thing"]
    schedule: Annotated[str, "when, as five fields of cron: 0 7 * * 1-5 is at 7:00 from Monday to Friday"]
    timezone: Annotated[str, "the time zone that the schedule is in, such as Europe/Berlin"]
    action: Annotated[str, "START, STOP, REBOOT, FORCE_STOP or FORCE_REBOOT"]
    description: Annotated[str | None, "what it is for; the schedule in words if it is not given"] = None
    startdate: Annotated[datetime | None, "nothing happens before; UTC unless it says"] = None
    enddate: Annotated[datetime | None, "nothing happens after; UTC unless it says"] = None
    enabled: Annotated[bool, "false to have nothing happen for now"] = True
    details: Annotated[dict[str, str] | None, "more about it: details[0].key=value"] = None

    async def run(self, call: Call) -> ResourceScheduleResponse:
        wanted = schedules.Wanted(
            schedule=self.schedule,
            timezone=self.timezone,
            description=self.description or None,
            start_date=self.startdate,
            end_date=self.enddate,
            enabled=self.enabled,
            details=self.details,
        )
        about = schedules.About(self.resourcetype, self.resourceid)
        return _response(await schedules.create(call.cloud, call.caller, about, self.action, wanted))


class ListResourceSchedule(ListCommand, frozen=True, kw_only=True):
    """Lists what is scheduled for a VM."""

    resourcetype: Annotated[str, "the type of the thing: VirtualMachine"]
    resourceid: Annotated[str, "the id of the thing"]
    id: Annotated[Id | None, "the id of the schedule"] = None
    ids: Annotated[list[Id] | None, "the ids of several"] = None
    action: Annotated[str | None, "what it does"] = None
    enabled: Annotated[bool | None, "whether it is switched on"] = None

    async def run(self, call: Call) -> Found[ResourceScheduleResponse]:
        found = await schedules.list_(
            call.cloud,
            call.caller,
            schedules.About(self.resourcetype, self.resourceid),
            any_of(self.ids) | reference("", self.id) | is_("enabled", self.enabled),
            self.keyword,
            self.part,
            action=self.action or None,
        )
        return Found([_response(row) for row in found.rows], found.total)


class UpdateResourceSchedule(Command, frozen=True, kw_only=True):
    """Changes what is scheduled for a VM; what is not given stays."""

    id: Annotated[Id, "the schedule"]
    description: Annotated[str | None, "what it is for"] = None
    schedule: Annotated[str | None, "when, as five fields of cron"] = None
    timezone: Annotated[str | None, "the time zone that the schedule is in"] = None
    startdate: Annotated[datetime | None, "nothing happens before; UTC unless it says"] = None
    enddate: Annotated[datetime | None, "nothing happens after; UTC unless it says"] = None
    enabled: Annotated[bool | None, "false to have nothing happen for now"] = None
    details: Annotated[
        dict[str, str] | None, "more about it, in place of what was said: details[0].key=value"
    ] = None

    async def run(self, call: Call) -> ResourceScheduleResponse:
        wanted = schedules.Wanted(
            schedule=self.schedule or None,
            timezone=self.timezone or None,
            description=self.description or None,
            start_date=self.startdate,
            end_date=self.enddate,
            enabled=self.enabled,
            details=self.details,
        )
        return _response(await schedules.update(call.cloud, call.caller, self.id, wanted))


class DeleteResourceSchedule(Command, frozen=True, kw_only=True):
    """Deletes what is scheduled for a VM."""

    resourcetype: Annotated[str, "the type of the thing: VirtualMachine"]
    resourceid: Annotated[str, "the id of the thing"]
    id: Annotated[Id | None, "the schedule"] = None
    ids: Annotated[list[Id] | None, "several"] = None

    async def run(self, call: Call) -> Success:
        about = schedules.About(self.resourcetype, self.resourceid)
        refs = [*(self.ids or ()), *([self.id] if self.id else ())]
        await schedules.delete(call.cloud, call.caller, about, refs)
        return Success(success=True)
