"""Facts about this installation that are made once and never change."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import insert as sql_insert
from sqlalchemy import select

from poolwright.store import tables
from poolwright.store.transaction import Transaction

_t = tables.installation


async def ensure_uuid(tx: Transaction) -> str:
    """The manager's own uuid, which owns what we make on pools; drawn at the first call."""
    return await ensure(tx, "uuid", lambda: str(tx.clock.uuid4()))


async def ensure(tx: Transaction, name: str, make: Callable[[], str]) -> str:
    """The fact of that name, made if there is none yet."""
    known = await find(tx, name)
    if known is not None:
        return known
    value = make()
    await tx.execute(sql_insert(_t).values(name=name, value=value))
    return value


async def find(tx: Transaction, name: str) -> str | None:
    """The fact of that name; None if it was not made yet."""
    found: str | None = (await tx.execute(select(_t.c.value).where(_t.c.name == name))).scalar_one_or_none()
    return found
