"""What making a network on a pool needs to know."""

from __future__ import annotations

from dataclasses import dataclass

from poolwright.model.errors import InvalidState
from poolwright.xapi import PIF, Ref, Session, network
from poolwright.xenserver.inventory import Inventory
from poolwright.xenserver.ownership import Owner


@dataclass(frozen=True)
class NetworkRequest:
    """A network to ensure on one pool.

    `inventory` must have been read after the step began, so that what others made is seen. `label` is the
    name or uuid of the pool's network that carries guest traffic, None for the management network's.
    """

    session: Session
    inventory: Inventory
    owner: Owner
    label: str | None = None
    vlan: int | None = None
    mtu: int | None = None


def carrier(inventory: Inventory, label: str | None) -> tuple[Ref[network], Ref[PIF]]:
    """The network that carries guest traffic, and the coordinator's interface on it.

    Raises `InvalidState` when there is none.
    """
    for ref, pif in inventory.pifs.items():
        if pif.host != inventory.pool.master or not (pif.physical or pif.bond_master_of):
            continue
        record = inventory.networks.get(pif.network)
        if record is None:
            continue
        if pif.management if label is None else label in {record.name_label, record.uuid}:
            return pif.network, ref
    wanted = f'network "{label}"' if label else "management network"
    raise InvalidState(f"The pool has no physical interface on the {wanted}; name another as traffic label")
