"""Details of anything: more keys and values than its row has columns for."""

from __future__ import annotations

from poolwright.model.grouping import Detail, DetailView
from poolwright.store import tables
from poolwright.store.rows import Rows, owner_joins

rows = Rows(
    "detail", tables.details, Detail, DetailView, joins=owner_joins(tables.details), keyword=("key", "value")
)

insert, update, update_if, remove = rows.insert, rows.update, rows.update_if, rows.remove
find, get, list_ = rows.find, rows.get, rows.list_
find_where, list_where = rows.find_where, rows.list_where
