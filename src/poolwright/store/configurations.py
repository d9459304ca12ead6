"""Settings that administrators see and change at run time."""

from __future__ import annotations

import msgspec
from sqlalchemy import insert as sql_insert
from sqlalchemy import select
from sqlalchemy import update as sql_update

from poolwright.model.configuration import Configuration
from poolwright.model.errors import NotFound
from poolwright.store import tables
from poolwright.store.transaction import Transaction

_t = tables.configurations


async def list_(tx: Transaction) -> list[Configuration]:
    """All of them, by name."""
    result = await tx.execute(select(_t).order_by(_t.c.name))
    return [Configuration(**row) for row in result.mappings()]


async def get_value(tx: Transaction, name: str) -> str | None:
    """What is set, or else the default; NotFound if there is no such setting."""
    row = (await tx.execute(select(_t.c.value, _t.c.default_value).where(_t.c.name == name))).first()
    if row is None:
        raise NotFound(f"There is no configuration {name}")
    value: str | None = row.default_value if row.value is None else row.value
    return value


async def set_value(tx: Transaction, name: str, value: str | None) -> None:
    """Set it, or with None have the default again; NotFound if there is no such setting."""
    if (await tx.execute(sql_update(_t).where(_t.c.name == name).values(value=value))).rowcount != 1:
        raise NotFound(f"There is no configuration {name}")


async def ensure(tx: Transaction, wanted: list[Configuration]) -> None:
    """Add those that are not there yet; what was set stays set."""
    known = set((await tx.execute(select(_t.c.name))).scalars())
    missing = [msgspec.structs.asdict(one) for one in wanted if one.name not in known]
    if missing:
        await tx.execute(sql_insert(_t), missing)
