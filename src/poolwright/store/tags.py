"""Tags of anything."""

from __future__ import annotations

from poolwright.model.grouping import Tag, TagView
from poolwright.store import tables
from poolwright.store.rows import Rows, owner_joins

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
