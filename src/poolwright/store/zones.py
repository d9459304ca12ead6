"""Zones."""

from __future__ import annotations

from poolwright.model.zone import Zone, ZoneView
from poolwright.store import tables
from poolwright.store.rows import Rows

rows = Rows(
    "zone",
    tables.zones,
    Zone,
    ZoneView,
    joins={"domain": (tables.domains, tables.domains.c.id == tables.zones.c.domain_id)},
)

insert, update, update_if, remove = rows.insert, rows.update, rows.update_if, rows.remove
find, get, list_ = rows.find, rows.get, rows.list_
find_where, list_where = rows.find_where, rows.list_where
