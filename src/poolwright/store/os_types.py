"""Guest operating systems."""

from __future__ import annotations

from poolwright.model.template import OsType, OsTypeView
from poolwright.store import tables
from poolwright.store.rows import Rows
from poolwright.store.transaction import Transaction

_t = tables.os_types

rows = Rows(
    "OS type",
    _t,
    OsType,
    OsTypeView,
    joins={"category": (tables.os_categories, tables.os_categories.c.id == _t.c.category_id)},
)

insert, update, update_if, remove = rows.insert, rows.update, rows.update_if, rows.remove
find, get, list_ = rows.find, rows.get, rows.list_
find_where, list_where = rows.find_where, rows.list_where


async def find_by_name(tx: Transaction, name: str) -> OsTypeView | None:
    """By its name, letter for letter."""
    return await find_where(tx, (_t.c.name == name) & _t.c.removed.is_(None))
