"""Image stores: kept because clients look for them."""

from __future__ import annotations

from poolwright.model.image_store import ImageStore, ImageStoreView
from poolwright.store import tables
from poolwright.store.rows import Rows

_t = tables.image_stores

rows = Rows(
    "image store",
    _t,
    ImageStore,
    ImageStoreView,
    joins={"zone": (tables.zones, tables.zones.c.id == _t.c.zone_id)},
)

insert, update, update_if, remove = rows.insert, rows.update, rows.update_if, rows.remove
find, get, list_ = rows.find, rows.get, rows.list_
find_where, list_where = rows.find_where, rows.list_where
