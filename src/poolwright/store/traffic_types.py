"""Kinds of traffic on physical networks."""

from __future__ import annotations

from poolwright.model.physical import Traffic, TrafficType, TrafficTypeView
from poolwright.store import tables
from poolwright.store.rows import Rows
from poolwright.store.transaction import Transaction

_t = tables.traffic_types

rows = Rows(
    "traffic type",
    _t,
    TrafficType,
    TrafficTypeView,
    joins={
        "physical_network": (
            tables.physical_networks,
            tables.physical_networks.c.id == _t.c.physical_network_id,
        )
    },
    keyword=("traffic",),
)

insert, update, update_if, remove = rows.insert, rows.update, rows.update_if, rows.remove
find, get, list_ = rows.find, rows.get, rows.list_
find_where, list_where = rows.find_where, rows.list_where


async def find_label(tx: Transaction, physical_network_id: int, traffic: str) -> str | None:
    """The name of the pools' network that carries this traffic; None where nobody said."""
    if traffic not in set(Traffic):
        return None
    here = (_t.c.physical_network_id == physical_network_id) & (_t.c.traffic == traffic)
    found = await find_where(tx, here & _t.c.removed.is_(None))
    return found.label if found else None
