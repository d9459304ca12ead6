"""What making a network on a pool needs to know."""

from __future__ import annotations

from dataclasses import dataclass

from poolwright.model.errors import InvalidState
from poolwright.xapi import PIF, Ref, Session, host, network
from poolwright.xenserver.inventory import Inventory
from poolwright.xenserver.ownership import Owner, owner_of


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


def made_before(request: NetworkRequest) -> Ref[network] | None:
    """What this very step made before it was interrupted."""
    for ref, record in request.inventory.networks.items():
        if owner_of(record.other_config) == request.owner:
            return ref
    return None


def live_pifs(inventory: Inventory, of: Ref[network]) -> list[Ref[PIF]]:
    """The interfaces on a network, of hosts that are alive."""
    return [
        ref
        for ref in inventory.networks[of].PIFs
        if ref in inventory.pifs and is_live(inventory, inventory.pifs[ref].host)
    ]


def is_live(inventory: Inventory, ref: Ref[host]) -> bool:
    """Whether XAPI held the host for alive when the inventory was read."""
    metrics = inventory.host_metrics.get(inventory.hosts[ref].metrics) if ref in inventory.hosts else None
    return metrics is not None and metrics.live
