"""Networks on a pool, one module per BroadcastDomainType; the table below is the list of those we have.

Each module gives `ensure(request)`, the network's reference; it may run twice. Taking one away again is
the same for all: `removal`.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import Final, NamedTuple

from poolwright.model.network import BroadcastType
from poolwright.xapi import Ref, Session, network
from poolwright.xenserver.inventory import Inventory
from poolwright.xenserver.networks import link_local, native, removal, vlan, vswitch
from poolwright.xenserver.networks.request import NetworkRequest
from poolwright.xenserver.ownership import Owner, owner_of

Ensure = Callable[[NetworkRequest], Awaitable[Ref[network]]]

ENSURE: Final[Mapping[BroadcastType, Ensure]] = {
    BroadcastType.NATIVE: native.ensure,
    BroadcastType.LINK_LOCAL: link_local.ensure,
    BroadcastType.VLAN: vlan.ensure,
    BroadcastType.VSWITCH: vswitch.ensure,
}


class OnPool(NamedTuple):
    """A network on a pool: its uuid there, and whether we made it."""

    uuid: str
    is_ours: bool


async def ensure(kind: BroadcastType, request: NetworkRequest) -> OnPool:
    """The pool's network for a network of ours, made or completed if need be."""
    ref = await ENSURE[kind](request)
    record = request.inventory.networks.get(ref) or await request.session.network.get_record(ref)
    owner = owner_of(record.other_config)
    return OnPool(record.uuid, owner is not None and owner.manager == request.owner.manager)


def made_by(inventory: Inventory, owner: Owner) -> dict[str, Ref[network]]:
    """The networks that this very step made, by uuid."""
    return {
        record.uuid: ref for ref, record in inventory.networks.items() if owner_of(record.other_config) == owner
    }


async def ensure_removed(session: Session, ref: Ref[network]) -> bool:
    """Remove a network of ours with what carries it, unless NICs are on it; whether it is gone."""
    return await removal.ensure_removed(session, ref)
