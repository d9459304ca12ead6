"""Regions: other clouds, by the number that people gave them."""

from __future__ import annotations

from poolwright.model.physical import Region
from poolwright.store import tables
from poolwright.store.rows import Rows

_t = tables.regions

rows = Rows(
    "region",
    _t,
    Region,
    Region,
)

insert, update, update_if, remove = rows.insert, rows.update, rows.update_if, rows.remove
find, get, list_ = rows.find, rows.get, rows.list_
find_where, list_where = rows.find_where, rows.list_where
