"""VLANs: one network per pool and tag, on every host at once (`pool.create_VLAN_from_PIF`).

CloudStack settles the race of several hosts with time stamps; here the caller holds a lock per pool and tag in
the database, and a network that anybody made for the tag already is used as it is.
"""

from __future__ import annotations

from poolwright.model.errors import InvalidParameter
from poolwright.xapi import PIF, HandleInvalid, Ref, Session, XapiFailure, network
from poolwright.xenserver.failures import is_transient
from poolwright.xenserver.inventory import Inventory
from poolwright.xenserver.networks.request import NetworkRequest, carrier
from poolwright.xenserver.nics import DEFAULT_MTU
from poolwright.xenserver.ownership import owner_of


def find(inventory: Inventory, base: Ref[PIF], tag: int) -> Ref[network] | None:
    """The network that carries the tag on the base interface's device; of several, the one on most hosts."""
    device = inventory.pifs[base].device
    hosts: dict[Ref[network], int] = {}
    for pif in inventory.pifs.values():
        if tag == pif.VLAN and pif.device == device and pif.network in inventory.networks:
            hosts[pif.network] = hosts.get(pif.network, 0) + 1
    return max(hosts, key=lambda ref: (hosts[ref], inventory.networks[ref].uuid), default=None)


async def ensure(request: NetworkRequest) -> Ref[network]:
    """The network for the tag: found, or made with its VLAN on every host (two calls)."""
    if request.vlan is None:
        raise InvalidParameter("A VLAN network needs a VLAN tag from 0 to 4094")
    inventory, session = request.inventory, request.session
    carried_by, base = carrier(inventory, request.label)
    if (found := find(inventory, base, request.vlan)) is not None:
        await _complete(request, base, found, request.vlan)
        return found
    ref = _unfinished(request)
    if ref is None:
        ref = await session.network.create(
            {
                "name_label": f"VLAN-{inventory.networks[carried_by].uuid}-{request.vlan}",
                "name_description": f"VLAN {request.vlan}, made by poolwright",
                "other_config": request.owner.mark,
                "MTU": request.mtu or DEFAULT_MTU,
            }
        )
    try:
        await session.pool.create_VLAN_from_PIF(base, ref, request.vlan)
    except XapiFailure as failure:
        # Refused for good: the network would be left over. What is transient runs again and finds it.
        if not is_transient(failure):
            await release(session, ref)
        raise
    return ref


async def _complete(request: NetworkRequest, base: Ref[PIF], ref: Ref[network], tag: int) -> None:
    """Put the VLAN on hosts that lack it, where this very step was interrupted in between."""
    inventory = request.inventory
    if owner_of(inventory.networks[ref].other_config) != request.owner:
        return
    device = inventory.pifs[base].device
    there = {pif.host for pif in inventory.pifs.values() if pif.network == ref}
    for pif_ref, pif in inventory.pifs.items():
        below = pif.device == device and (pif.physical or pif.bond_master_of)
        if below and pif.host not in there:
            await request.session.VLAN.create(pif_ref, tag, ref)


def _unfinished(request: NetworkRequest) -> Ref[network] | None:
    """What this very step made before it was interrupted."""
    for ref, record in request.inventory.networks.items():
        if owner_of(record.other_config) == request.owner:
            return ref
    return None


async def release(session: Session, ref: Ref[network]) -> None:
    """Remove a network of ours and its VLANs. Raises XAPI's failure while NICs are on it."""
    try:
        record = await session.network.get_record(ref)
    except HandleInvalid:
        return
    for pif in record.PIFs:
        vlan = await session.PIF.get_VLAN_master_of(pif)
        await session.VLAN.destroy(vlan)
    await session.network.destroy(ref)
