"""Alerts: listed, archived, deleted, and raised by hand. Those that the cloud raises itself are a
reconciler's.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement

from poolwright.model.account import Caller
from poolwright.model.alert import NAMES, Alert, AlertType
from poolwright.model.errors import InvalidParameter
from poolwright.model.job import Job
from poolwright.model.resource import Found, Page, Query
from poolwright.services.cloud import Cloud
from poolwright.services.jobs import finished_job
from poolwright.services.queries import Conditions
from poolwright.store import Transaction, alerts, pods, zones

INSTANCE_TYPE = "Alert"


@dataclass(frozen=True)
class Chosen:
    """Which alerts or events to archive or delete: by id, or all of a type or time."""

    ids: Sequence[str] = ()
    type: str | None = None
    since: datetime | None = None
    until: datetime | None = None

    def conditions(self, columns: Any) -> list[ColumnElement[bool]]:
        """As conditions on those columns. Raises `InvalidParameter` where nothing is chosen."""
        if not (self.ids or self.type or self.until):
            raise InvalidParameter("either ids, type or enddate is needed to say which ones are meant")
        if self.since and not self.until:
            raise InvalidParameter("startdate is given without enddate; give both")
        found: list[ColumnElement[bool]] = [columns.removed.is_(None)]
        found += [columns.uuid.in_(self.ids)] if self.ids else []
        found += [columns.created >= self.since] if self.since else []
        found += [columns.created <= self.until] if self.until else []
        return found


async def list_(cloud: Cloud, conditions: Conditions, keyword: str | None, page: Page) -> Found[Alert]:
    """The alerts that fit and are not archived, the latest first."""
    async with cloud.store.reading() as tx:
        query = Query(equal=conditions | {"archived": False}, keyword=keyword, page=page)
        return await alerts.list_(tx, query, newest_first=True)


async def archive(cloud: Cloud, chosen: Chosen) -> None:
    """Put alerts away: they are listed no more. Raises `InvalidParameter` where none is chosen."""
    async with cloud.transaction() as tx:
        for one in await _choose(tx, chosen):
            await alerts.update(tx, one.id, archived=True)


async def delete(cloud: Cloud, chosen: Chosen) -> None:
    """Remove alerts. Raises `InvalidParameter` where none is chosen."""
    async with cloud.transaction() as tx:
        for one in await _choose(tx, chosen):
            await alerts.remove(tx, one.id)


async def _choose(tx: Transaction, chosen: Chosen) -> list[Alert]:
    columns = alerts.rows.table.c
    conditions = chosen.conditions(columns)
    if chosen.type:
        if not chosen.type.isdecimal() or int(chosen.type) not in set(AlertType):
            raise InvalidParameter(f"type is {chosen.type!r}: it is a number, as listAlertTypes has them")
        conditions.append(columns.type == int(chosen.type))
    found = await alerts.list_where(tx, *conditions)
    if chosen.ids and len(found) != len(set(chosen.ids)):
        raise InvalidParameter("ids: not all of these alerts are there (or of that type and time)")
    return found


async def generate(
    cloud: Cloud, caller: Caller, type_: int, name: str, text: str, *, zone: str | None, pod: str | None
) -> Job:
    """Raise an alert by hand. Raises `InvalidParameter` for a type that there is not."""
    if type_ not in set(AlertType):
        raise InvalidParameter(f"type is {type_}: it is one of 0 to {max(AlertType)}")
    async with cloud.transaction() as tx:
        made = await alerts.insert(
            tx,
            Alert(
                type=type_,
                name=name or NAMES.get(AlertType(type_), ""),
                description=text,
                zone_id=(await zones.get(tx, zone)).id if zone else None,
                pod_id=(await pods.get(tx, pod)).id if pod else None,
            ),
        )
        return await finished_job(tx, caller, "generateAlert", INSTANCE_TYPE, made.uuid)
