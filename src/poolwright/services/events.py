"""Events: every change leaves one, in the transaction of the change. A job leaves a second one at its end
(`store.events.conclude`).

A request that is refused changes nothing, and leaves none.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from poolwright.model.account import Caller
from poolwright.model.errors import InvalidParameter
from poolwright.model.event import EVENT_TYPES, Event, EventLevel, EventState, EventView
from poolwright.model.job import Job
from poolwright.model.resource import Found, Page, Query, Resource
from poolwright.services.alerts import Chosen
from poolwright.services.cloud import Cloud
from poolwright.services.ownership import Whose, scope_of
from poolwright.services.queries import Conditions
from poolwright.store import Transaction, events


@dataclass
class Deed:
    """A command as it is being run: what its event will say. `about` is the uuid of what it is given to change,
    if it is given one; else it is about the first thing that it makes.
    """

    command: str
    description: str
    caller: Caller
    about: str | None = None
    noted: Event | None = field(default=None, init=False)

    async def note(self, tx: Transaction) -> None:
        """Write the event into the transaction; a command with several leaves one event."""
        if self.noted is not None:
            return
        job = next((row for row in tx.made if isinstance(row, Job)), None)
        first = tx.made[0] if tx.made else None
        type_, uuid = self._resource(job, first)
        self.noted = await events.insert(
            tx,
            Event(
                type=EVENT_TYPES[self.command],
                description=self.description + (f": {uuid}" if uuid else ""),
                account_id=self.caller.account_id,
                domain_id=self.caller.domain_id,
                user_id=self.caller.user_id,
                state=EventState.COMPLETED if job is None or job.id in tx.ended else EventState.SCHEDULED,
                resource_type=type_,
                resource_uuid=uuid,
                resource_name=getattr(first, "name", None) if self.about is None else None,
                job_id=job.id if job else None,
            ),
        )

    async def fail(self, cloud: Cloud, why: str) -> None:
        """Write that what was noted came to nothing after all."""
        if self.noted is None or self.noted.state is not EventState.COMPLETED:
            return
        async with cloud.store.transaction() as tx:
            await events.insert(
                tx,
                Event(
                    type=self.noted.type,
                    description=f"{self.noted.description}; it failed: {why}",
                    account_id=self.noted.account_id,
                    domain_id=self.noted.domain_id,
                    user_id=self.noted.user_id,
                    level=EventLevel.ERROR,
                    resource_type=self.noted.resource_type,
                    resource_uuid=self.noted.resource_uuid,
                    parent_uuid=self.noted.uuid,
                ),
            )

    def _resource(self, job: Job | None, first: Resource | None) -> tuple[str | None, str | None]:
        if job is not None:
            return job.instance_type, job.instance_uuid
        if self.about is not None:
            return None, self.about
        return (type(first).__name__, first.uuid) if first else (None, None)


async def list_(
    cloud: Cloud,
    caller: Caller,
    whose: Whose,
    conditions: Conditions,
    keyword: str | None,
    page: Page,
    *,
    since: datetime | None = None,
    until: datetime | None = None,
) -> Found[EventView]:
    """The events that fit and that the caller may see, the latest first."""
    async with cloud.store.reading() as tx:
        scope = await scope_of(tx, caller, whose)
        query = Query(equal=conditions, keyword=keyword, page=page, scope=scope)
        return await events.list_between(tx, query, since, until)


async def archive(cloud: Cloud, caller: Caller, chosen: Chosen) -> None:
    """Put events away: they are listed no more. Raises `InvalidParameter` for what is not the caller's."""
    async with cloud.transaction() as tx:
        for one in await _choose(tx, caller, chosen):
            await events.update(tx, one.id, archived=True)


async def delete(cloud: Cloud, caller: Caller, chosen: Chosen) -> None:
    """Remove events. Raises `InvalidParameter` for what is not the caller's."""
    async with cloud.transaction() as tx:
        for one in await _choose(tx, caller, chosen):
            await events.remove(tx, one.id)


async def _choose(tx: Transaction, caller: Caller, chosen: Chosen) -> list[EventView]:
    columns = events.rows.table.c
    conditions = chosen.conditions(columns)
    conditions += [columns.type == chosen.type] if chosen.type else []
    found = await events.list_where(tx, *conditions)
    mine = [one for one in found if caller.owns(one.account_id, one.domain_path)]
    if chosen.ids and len(mine) != len(set(chosen.ids)):
        raise InvalidParameter("ids: not all of these events are there (or of that type and time)")
    return mine
