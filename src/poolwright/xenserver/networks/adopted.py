"""The pool's own networks, as the cloud offers them."""

from __future__ import annotations

from poolwright.model.network import BroadcastType, GuestType, Network
from poolwright.model.zone import Cluster
from poolwright.xapi import Ref, network
from poolwright.xenserver.inventory import Inventory
from poolwright.xenserver.ownership import owner_of


def is_adoptable(inventory: Inventory, ref: Ref[network], manager: str) -> bool:
    """Whether instances may be put on the network: not the hosts' internal one, not one that we made."""
    record = inventory.networks[ref]
    internal = record.other_config.get("is_host_internal_management_network") == "true"
    owner = owner_of(record.other_config)
    return not internal and not (owner is not None and owner.manager == manager)


def as_network(
    inventory: Inventory, ref: Ref[network], cluster: Cluster, *, account_id: int, domain_id: int
) -> Network:
    """The network as the cloud keeps it, owned by `account_id` (the administrator's) and open to all."""
    record = inventory.networks[ref]
    tags = {inventory.pifs[pif].VLAN for pif in record.PIFs if pif in inventory.pifs}
    tag = next((tag for tag in sorted(tags) if tag >= 0), None)
    management = any(inventory.pifs[pif].management for pif in record.PIFs if pif in inventory.pifs)
    return Network(
        name=record.name_label or record.bridge or record.uuid,
        display_text=record.name_description or record.name_label or record.uuid,
        zone_id=cluster.zone_id,
        account_id=account_id,
        domain_id=domain_id,
        cluster_id=cluster.id,
        external_uuid=record.uuid,
        guest_type=GuestType.SHARED,
        state="Implemented",
        broadcast_type=BroadcastType.NATIVE if tag is None else BroadcastType.VLAN,
        vlan=tag,
        mtu=record.MTU or None,
        is_default=management,
    )
