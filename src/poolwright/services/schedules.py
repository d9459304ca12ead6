"""What users schedule for their VMs; when it is due, `orchestration.reconcilers.schedules` begins it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from msgspec.structs import replace

from poolwright.model.account import Caller
from poolwright.model.errors import InvalidParameter, NotFound
from poolwright.model.resource import Found, Page, Query
from poolwright.model.schedule import (
    Schedule,
    ScheduleView,
    in_words,
    next_moment,
    read_action,
)
from poolwright.model.virtual_machine import VirtualMachineView
from poolwright.services.cloud import Cloud
from poolwright.services.queries import Conditions
from poolwright.services.virtual_machines import INSTANCE_TYPE, get_visible
from poolwright.store import Transaction, schedules

#: What schedules can be about.
RESOURCE_TYPE: Final = INSTANCE_TYPE


@dataclass(frozen=True)
class About:
    """The thing that a schedule is for, by its type and id."""

    type: str
    ref: str


@dataclass(frozen=True)
class Wanted:
    """What a schedule shall say; None leaves a field as it is, or at its default."""

    schedule: str | None = None
    timezone: str | None = None
    description: str | None = None
    start_date: datetime | None = None
    end_date: datetime | None = None
    enabled: bool | None = None
    details: Mapping[str, str] | None = None

    @property
    def values(self) -> dict[str, object]:
        return {name: value for name, value in vars(self).items() if value is not None}


async def create(cloud: Cloud, caller: Caller, about: About, action: str, wanted: Wanted) -> ScheduleView:
    """Add a schedule. Raises `NotFound`, `InvalidParameter`."""
    now = cloud.clock.now()
    chosen = read_action(action)
    async with cloud.transaction() as tx:
        vm = await _vm(tx, caller, about)
        new = Schedule(
            virtual_machine_id=vm.id,
            user_id=caller.user_id,
            description=wanted.description or "",
            schedule=wanted.schedule or "",
            timezone=wanted.timezone or "",
            action=chosen,
            start_date=wanted.start_date or now,
            end_date=wanted.end_date,
            enabled=wanted.enabled is not False,
            details=dict(wanted.details or {}),
        )
        due = _due(new, wanted, now)
        new = replace(new, due=due, description=new.description or in_words(new))
        made = await schedules.insert(tx, new)
        return await schedules.get(tx, made.uuid)


async def list_(
    cloud: Cloud,
    caller: Caller,
    about: About,
    conditions: Conditions,
    keyword: str | None,
    page: Page,
    *,
    action: str | None = None,
) -> Found[ScheduleView]:
    """A VM's schedules that fit. Raises `NotFound`, `InvalidParameter`."""
    if action is not None:
        conditions = conditions | {"action": read_action(action)}
    async with cloud.store.reading() as tx:
        vm = await _vm(tx, caller, about)
        query = Query(equal=conditions | {"virtual_machine_id": vm.id}, keyword=keyword, page=page)
        return await schedules.list_(tx, query)


async def update(cloud: Cloud, caller: Caller, ref: str, wanted: Wanted) -> ScheduleView:
    """Change a schedule; its next moment is the first of the changed one's. Raises `NotFound`,
    `InvalidParameter`.
    """
    now = cloud.clock.now()
    async with cloud.transaction() as tx:
        known = await schedules.get(tx, ref)
        try:
            await get_visible(tx, caller, known.virtual_machine_uuid)
        except NotFound as error:
            raise NotFound(f"Unable to find schedule {ref}") from error
        values = wanted.values
        if wanted.description is None and known.description == in_words(known):
            values["description"] = in_words(replace(known, **values))
        due = _due(replace(known, **values), wanted, now)
        await schedules.update(tx, known.id, **values, due=due)
        return await schedules.get(tx, known.uuid)


async def delete(cloud: Cloud, caller: Caller, about: About, refs: Sequence[str]) -> None:
    """Remove schedules of a VM, all or none. Raises `NotFound`, `InvalidParameter`."""
    if not refs:
        raise InvalidParameter("id or ids is needed: which schedules are to be deleted")
    async with cloud.transaction() as tx:
        vm = await _vm(tx, caller, about)
        for ref in dict.fromkeys(refs):
            known = await schedules.get(tx, ref)
            if known.virtual_machine_id != vm.id:
                raise NotFound(f"Unable to find schedule {ref} of VM {vm.name} ({vm.uuid})")
            await schedules.remove(tx, known.id)


async def _vm(tx: Transaction, caller: Caller, about: About) -> VirtualMachineView:
    if about.type.strip().lower() != RESOURCE_TYPE.lower():
        raise InvalidParameter(f"resourcetype is {about.type!r}: it is {RESOURCE_TYPE}")
    return await get_visible(tx, caller, about.ref)


def _due(schedule: Schedule, wanted: Wanted, now: datetime) -> datetime | None:
    """The schedule's next moment. Raises `InvalidParameter` for what can't be."""
    if wanted.start_date is not None and wanted.start_date < now:
        raise InvalidParameter(
            f"startdate is {wanted.start_date}: it can't be before now, {now:%Y-%m-%d %H:%M} UTC"
        )
    if wanted.end_date is not None and wanted.end_date <= now:
        raise InvalidParameter(
            f"enddate is {wanted.end_date}: it has to be after now, {now:%Y-%m-%d %H:%M} UTC"
        )
    if schedule.end_date is not None and schedule.end_date <= schedule.start_date:
        raise InvalidParameter(
            f"enddate is {schedule.end_date}: it has to be after startdate, {schedule.start_date}"
        )
    return next_moment(schedule, now)
