"""VLANs: one network per pool and tag, on every host at once (`pool.create_VLAN_from_PIF`).

CloudStack settles the race of several hosts with time stamps. Here two things settle it. Inside one
manager, a lock
per pool and tag in the database. Between managers, and anybody else, XAPI itself: a tag is on an interface
once, and
`create_VLAN_from_PIF` goes through the hosts in one order, all or none. Whoever is refused takes their own
network away and uses the other's.

A network that anybody made for the tag is used as it is, completed on hosts that lack it. Of duplicates
that others made, the one on most hosts is used.
"""

from __future__ import annotations

import structlog

from poolwright.model.errors import InvalidParameter
from poolwright.saga import TryAgain
from poolwright.xapi import (
    PIF,
    PifVlanExists,
    Ref,
    VlanInUse,
    XapiFailure,
    network,
)
from poolwright.xenserver.failures import is_transient
from poolwright.xenserver.inventory import Inventory
from poolwright.xenserver.networks.removal import ensure_bare_removed, ensure_removed
from poolwright.xenserver.networks.request import NetworkRequest, carrier, live_pifs, made_before
from poolwright.xenserver.nics import DEFAULT_MTU

_log = structlog.get_logger(__name__)


def carriers(inventory: Inventory, carried_by: Ref[network], tag: int) -> dict[Ref[network], set[str]]:
    """The networks that carry the tag above a network's interfaces, each with the hosts where it does."""
    devices = {
        (inventory.pifs[pif].host, inventory.pifs[pif].device)
        for pif in inventory.networks[carried_by].PIFs
        if pif in inventory.pifs
    }
    found: dict[Ref[network], set[str]] = {}
    for pif in inventory.pifs.values():
        if tag == pif.VLAN and (pif.host, pif.device) in devices and pif.network in inventory.networks:
            found.setdefault(pif.network, set()).add(pif.host)
    return found


async def ensure(request: NetworkRequest) -> Ref[network]:
    """The network for the tag: found, and completed, or made with its VLAN on every host (two calls)."""
    if request.vlan is None:
        raise InvalidParameter("A VLAN network needs a VLAN tag from 0 to 4094")
    inventory = request.inventory
    carried_by, base = carrier(inventory, request.label)
    found = carriers(inventory, carried_by, request.vlan)
    if found:
        ref = max(found, key=lambda one: (len(found[one]), inventory.networks[one].uuid))
        if len(found) > 1:
            names = sorted(inventory.networks[one].name_label for one in found)
            _log.warning("a VLAN is several networks of the pool", tag=request.vlan, networks=names)
        await _complete(request, carried_by, ref, set().union(*found.values()))
        return ref
    ref = made_before(request) or await _create(request, carried_by)
    try:
        await request.session.pool.create_VLAN_from_PIF(base, ref, request.vlan)
    except (PifVlanExists, VlanInUse) as taken:
        # What it had made it has taken away itself; what is on the network now, others have put there.
        await ensure_bare_removed(request.session, ref)
        raise TryAgain(f"somebody else made VLAN {request.vlan} at the same moment", delay=0.1) from taken
    except XapiFailure as failure:
        # Refused for good: the network would be left over. What is transient runs again and finds it.
        if not is_transient(failure):
            await ensure_removed(request.session, ref)
        raise
    return ref


async def _create(request: NetworkRequest, carried_by: Ref[network]) -> Ref[network]:
    return await request.session.network.create(
        {
            "name_label": f"VLAN-{request.inventory.networks[carried_by].uuid}-{request.vlan}",
            "name_description": f"VLAN {request.vlan}, made by poolwright",
            "other_config": request.owner.mark,
            "MTU": request.mtu or DEFAULT_MTU,
        }
    )


async def _complete(
    request: NetworkRequest, carried_by: Ref[network], ref: Ref[network], there: set[str]
) -> None:
    """Put the VLAN on live hosts where nobody has it: interrupted in between, or a host that came later.

    Whoever made the rest may be at it still, and would take it back on finding this; so it is looked at again.
    """
    lacking = _lacking(request.inventory, carried_by, ref, there)
    for pif in lacking:
        try:
            await request.session.VLAN.create(pif, request.vlan or 0, ref)
        except (PifVlanExists, VlanInUse) as taken:
            raise TryAgain(f"somebody else completes VLAN {request.vlan}", delay=0.1) from taken
    if lacking:
        raise TryAgain(f"VLAN {request.vlan} was completed on {len(lacking)} hosts", delay=0.2)


def _lacking(
    inventory: Inventory, carried_by: Ref[network], ref: Ref[network], there: set[str]
) -> list[Ref[PIF]]:
    connected = {pif.host for pif in inventory.pifs.values() if pif.network == ref} | there
    return [pif for pif in live_pifs(inventory, carried_by) if inventory.pifs[pif].host not in connected]
