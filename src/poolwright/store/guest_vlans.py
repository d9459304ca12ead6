"""Which guest network has which VLAN tag: a row per tag in use, so that none is given out twice, however
many ask at once.

A tag belongs to a physical network (to the zone, where no physical network is known).
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.dialects import postgresql, sqlite

from poolwright.model.network import Network
from poolwright.store import tables
from poolwright.store.transaction import Transaction

_t = tables.guest_vlans


async def take(tx: Transaction, network: Network, tag: int) -> bool:
    """Have the network hold the tag; False if another network holds it (or, on PostgreSQL, is about to)."""
    values = {
        "zone_id": network.zone_id,
        "physical_network_id": network.physical_network_id or 0,
        "tag": tag,
        "network_id": network.id,
    }
    inserting: Any = sqlite.insert(_t) if tx.is_sqlite else postgresql.insert(_t)
    result = await tx.execute(inserting.values(**values).on_conflict_do_nothing())
    return result.rowcount == 1


async def release(tx: Transaction, network_id: int) -> None:
    """The network is gone; its tag is free."""
    await tx.execute(delete(_t).where(_t.c.network_id == network_id))


async def list_taken(tx: Transaction, zone_id: int, physical_network_id: int | None) -> dict[int, int]:
    """The tags in use there, each with the number of the network that has it."""
    here = (_t.c.zone_id == zone_id) & (_t.c.physical_network_id == (physical_network_id or 0))
    return {row.tag: row.network_id for row in await tx.execute(select(_t.c.tag, _t.c.network_id).where(here))}
