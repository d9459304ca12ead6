"""Tags of anything."""

from __future__ import annotations

from collections.abc import Sequence

from poolwright.model.grouping import Tag, TagView
from poolwright.store import tables
from poolwright.store.rows import Rows, owner_joins
from poolwright.store.transaction import Transaction

_t = tables.tags

rows = Rows(
    "tag",
    _t,
    Tag,
    TagView,
    joins=owner_joins(_t),
    keyword=("key", "value"),
)

insert, update, update_if, remove = rows.insert, rows.update, rows.update_if, rows.remove
find, get, list_ = rows.find, rows.get, rows.list_
find_where, list_where = rows.find_where, rows.list_where


async def of(tx: Transaction, uuids: Sequence[str] | None) -> list[TagView]:
    """The tags of these things, or all there are, in the order in which they were made."""
    these = [_t.c.resource_uuid.in_(uuids)] if uuids is not None else []
    return await list_where(tx, _t.c.removed.is_(None), *these)
