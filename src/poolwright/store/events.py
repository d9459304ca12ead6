"""Events: what every change leaves behind, written in the transaction of the change."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from sqlalchemy import bindparam, literal, select
from sqlalchemy import insert as insert_into

from poolwright.model.event import Event, EventLevel, EventState, EventView
from poolwright.model.resource import Found, Query
from poolwright.store import tables
from poolwright.store.rows import Rows, owner_joins
from poolwright.store.transaction import Transaction

_t = tables.events

rows = Rows(
    "event",
    _t,
    Event,
    EventView,
    joins={
        **owner_joins(_t),
        "user": (tables.users, tables.users.c.id == _t.c.user_id),
    },
    expressions={"user_name": tables.users.c.username},
    keyword=("description", "type"),
    kept=False,
)

insert, update, update_if, remove = rows.insert, rows.update, rows.update_if, rows.remove
find, get, list_ = rows.find, rows.get, rows.list_
find_where, list_where = rows.find_where, rows.list_where


async def list_between(
    tx: Transaction, query: Query, since: datetime | None, until: datetime | None
) -> Found[EventView]:
    """A page of those that fit and are of that time, the latest first."""
    bounds = [_t.c.created >= since] if since else []
    bounds += [_t.c.created <= until] if until else []
    return await list_(tx, query, *bounds, newest_first=True)


def conclude(tx: Transaction, job_id: int, error: str | None) -> None:
    """Have it written, at the transaction's end, that the job whose beginning left an event has ended; one
    without such an event leaves none.
    """
    tx.later(
        _CONCLUDE,
        job=job_id,
        new_uuid=str(tx.clock.uuid4()),
        new_created=tx.clock.now(),
        outcome="" if error is None else f"; it failed: {error}",
        new_level=EventLevel.INFO if error is None else EventLevel.ERROR,
    )


_ENDED: Final = (
    "uuid", "created", "type", "description", "account_id", "domain_id", "user_id", "level", "state",
    "resource_type", "resource_uuid", "resource_name", "job_id", "parent_uuid", "archived",
)  # fmt: skip
_CONCLUDE: Final = insert_into(_t).from_select(
    _ENDED,
    select(
        bindparam("new_uuid", type_=_t.c.uuid.type),
        bindparam("new_created", type_=_t.c.created.type),
        _t.c.type,
        _t.c.description + bindparam("outcome", type_=_t.c.description.type),
        _t.c.account_id,
        _t.c.domain_id,
        _t.c.user_id,
        bindparam("new_level", type_=_t.c.level.type),
        literal(EventState.COMPLETED, _t.c.state.type),
        _t.c.resource_type,
        _t.c.resource_uuid,
        _t.c.resource_name,
        _t.c.job_id,
        _t.c.uuid,
        _t.c.archived,
    ).where(_t.c.job_id == bindparam("job"), _t.c.state == EventState.SCHEDULED),
)
