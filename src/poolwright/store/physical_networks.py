"""Physical networks."""

from __future__ import annotations

from poolwright.model.network import PhysicalNetwork, PhysicalNetworkView
from poolwright.store import tables
from poolwright.store.rows import Rows

rows = Rows(
    "physical network",
    tables.physical_networks,
    PhysicalNetwork,
    PhysicalNetworkView,
    joins={"zone": (tables.zones, tables.zones.c.id == tables.physical_networks.c.zone_id)},
)

insert, update, update_if, remove = rows.insert, rows.update, rows.update_if, rows.remove
find, get, list_ = rows.find, rows.get, rows.list_
find_where, list_where = rows.find_where, rows.list_where
