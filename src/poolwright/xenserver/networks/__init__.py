"""Networks on a pool, one module per BroadcastDomainType; the table below is the list of those we have.

Each module gives `ensure(request)`, the network's reference; it may run twice.
LinkLocal and Vswitch come with system VMs and tunnels.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import Final, NamedTuple

from poolwright.model.errors import InvalidParameter
from poolwright.model.network import BroadcastType
from poolwright.xapi import Ref, Session, network
from poolwright.xenserver.inventory import Inventory
from poolwright.xenserver.networks import native, vlan
from poolwright.xenserver.networks.request import NetworkRequest
from poolwright.xenserver.ownership import Owner, owner_of

Ensure = Callable[[NetworkRequest], Awaitable[Ref[network]]]

ENSURE: Final[Mapping[BroadcastType, Ensure]] = {
    BroadcastType.NATIVE: native.ensure,
    BroadcastType.VLAN: vlan.ensure,
}


class OnPool(NamedTuple):
    """A network on a pool: its uuid there, and whether we made it."""

    uuid: str
    is_ours: bool


async def ensure(kind: BroadcastType, request: NetworkRequest) -> OnPool:
    """The pool's network for a network of ours, made if need be. Raises `InvalidParameter` for kinds we
    lack.
    """
    if kind not in ENSURE:
        raise InvalidParameter(f"Networks of the kind {kind} are not supported; use Vlan or Native")
    ref = await ENSURE[kind](request)
    record = request.inventory.networks.get(ref) or await request.session.network.get_record(ref)
    owner = owner_of(record.other_config)
    return OnPool(record.uuid, owner is not None and owner.manager == request.owner.manager)


async def ensure_released(session: Session, inventory: Inventory, owner: Owner) -> None:
    """Remove the network that this owner made, if there is one."""
    for ref, record in inventory.networks.items():
        if owner_of(record.other_config) == owner:
            await vlan.release(session, ref)
