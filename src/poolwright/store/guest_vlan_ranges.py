"""Tags that are kept for one account's networks."""

from __future__ import annotations

from poolwright.model.physical import GuestVlanRange, GuestVlanRangeView
from poolwright.store import tables
from poolwright.store.rows import Rows, owner_joins

_t = tables.guest_vlan_ranges
_physical = tables.physical_networks

rows = Rows(
    "dedicated guest VLAN range",
    _t,
    GuestVlanRange,
    GuestVlanRangeView,
    joins={
        **owner_joins(_t),
        "physical_network": (_physical, _physical.c.id == _t.c.physical_network_id),
        "zone": (tables.zones, tables.zones.c.id == _physical.c.zone_id),
    },
    expressions={"zone_id": _physical.c.zone_id},
    keyword=(),
)

insert, update, update_if, remove = rows.insert, rows.update, rows.update_if, rows.remove
find, get, list_ = rows.find, rows.get, rows.list_
find_where, list_where = rows.find_where, rows.list_where
