"""What shall happen to a VM again and again: an action at the moments of a cron line, in a time zone.

The line has cron's five fields; reading it and finding its moments, over changes of the clocks too, is
cronsim's.
Source of the actions and of the default description: CloudStack `VMSchedule.Action`, `VMScheduleManagerImpl`.
"""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Final
from zoneinfo import ZoneInfo

from cronsim import CronSim, CronSimError

from poolwright.model.errors import InvalidParameter
from poolwright.model.resource import Resource

#: The fields of a line: minute, hour, day of the month, month, day of the week.
_FIELDS: Final = 5


class ScheduledAction(StrEnum):
    START = "START"
    STOP = "STOP"
    REBOOT = "REBOOT"
    FORCE_STOP = "FORCE_STOP"
    FORCE_REBOOT = "FORCE_REBOOT"

    @property
    def is_forced(self) -> bool:
        return self in (ScheduledAction.FORCE_STOP, ScheduledAction.FORCE_REBOOT)


class Schedule(Resource, frozen=True, kw_only=True):
    """`due` is the next moment, None where none is to come: it is switched off, or over. `user_id` made it."""

    virtual_machine_id: int
    user_id: int
    description: str
    schedule: str
    timezone: str
    action: ScheduledAction
    start_date: datetime
    end_date: datetime | None = None
    enabled: bool = True
    details: dict[str, str] = {}
    due: datetime | None = None


class ScheduleView(Schedule, frozen=True, kw_only=True):
    virtual_machine_uuid: str


def next_moment(schedule: Schedule, now: datetime) -> datetime | None:
    """The first moment after `now` at which the schedule is to act, in UTC; None if there is none.

    Raises `InvalidParameter` for a line or a time zone that can't be read.
    """
    after = max(now, schedule.start_date)
    zone = read_zone(schedule.timezone)
    try:
        line = read_line(schedule.schedule, after.astimezone(zone))
        moment = next((found for found in line if found > after), None) if schedule.enabled else None
    except OverflowError:  # after the year 9999
        return None
    if moment is None or (schedule.end_date is not None and moment > schedule.end_date):
        return None
    return moment.astimezone(now.tzinfo)


def in_words(schedule: Schedule) -> str:
    """What a schedule is called where nobody says. Raises `InvalidParameter`."""
    return f"{schedule.action} - {read_line(schedule.schedule, schedule.start_date).explain()}"


def read_line(text: str, after: datetime) -> CronSim:
    """The moments of a cron line. Raises `InvalidParameter`."""
    wanted = "it is five fields of cron: minute, hour, day of the month, month, day of the week"
    if len(text.split()) != _FIELDS:
        raise InvalidParameter(f"schedule is {text!r}: {wanted}")
    try:
        return CronSim(text, after)
    except CronSimError as error:
        raise InvalidParameter(f"schedule is {text!r}: {error}; {wanted}") from error


def read_zone(name: str) -> ZoneInfo:
    """A time zone by its name. Raises `InvalidParameter`."""
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError) as error:
        raise InvalidParameter(
            f"timezone is {name!r}: it is a time zone of the IANA's by name, such as UTC or Europe/Berlin"
        ) from error


def read_action(text: str) -> ScheduledAction:
    """An action by its name. Raises `InvalidParameter`."""
    try:
        return ScheduledAction(text.strip().upper())
    except ValueError as error:
        raise InvalidParameter(f"action is {text!r}: it is one of {', '.join(ScheduledAction)}") from error
