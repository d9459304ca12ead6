"""Ranges of addresses: of shared networks, and public ones."""

from __future__ import annotations

from poolwright.model.ip_range import IpRange, IpRangeView
from poolwright.store import tables
from poolwright.store.rows import Rows, owner_joins
from poolwright.store.transaction import Transaction

_t = tables.ip_ranges

rows = Rows(
    "IP range",
    _t,
    IpRange,
    IpRangeView,
    joins={
        **owner_joins(_t),
        "zone": (tables.zones, tables.zones.c.id == _t.c.zone_id),
        "physical_network": (
            tables.physical_networks,
            tables.physical_networks.c.id == _t.c.physical_network_id,
        ),
        "network": (tables.networks, tables.networks.c.id == _t.c.network_id),
        "pod": (tables.pods, tables.pods.c.id == _t.c.pod_id),
    },
    keyword=("vlan", "start_ip"),
)

insert, update, update_if, remove = rows.insert, rows.update, rows.update_if, rows.remove
find, get, list_ = rows.find, rows.get, rows.list_
find_where, list_where = rows.find_where, rows.list_where


async def list_of_network(tx: Transaction, network_id: int) -> list[IpRangeView]:
    """A shared network's ranges, in the order in which they were added."""
    here = (_t.c.network_id == network_id) & _t.c.removed.is_(None)
    return await tx.remember(("ip_ranges", network_id), rows.reads, lambda: list_where(tx, here))


async def remove_of_network(tx: Transaction, network_id: int) -> None:
    """Remove all of a network's ranges."""
    for found in await list_of_network(tx, network_id):
        await remove(tx, found.id)
