"""Networks: listed, and chosen for the NICs of VMs. How one comes to be: `network_creation`; what is done
to one then: `network_changes`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from poolwright.model.account import Caller
from poolwright.model.errors import InvalidParameter, InvalidState, NotFound
from poolwright.model.network import NetworkView
from poolwright.model.resource import Found, Page, Query, Scope
from poolwright.model.template import TemplateView
from poolwright.model.zone import ZoneView
from poolwright.services.cloud import Cloud
from poolwright.services.ownership import Owner, Whose, scope_of
from poolwright.services.queries import Conditions
from poolwright.store import Transaction, network_permissions, networks

#: `networkfilter`: whose networks are listed.
FILTERS = ("all", "account", "domain", "accountdomain", "shared")
_USABLE = ("Implemented", "Allocated", "Setup")


@dataclass(frozen=True)
class Wanted:
    """A NIC to be: its network, and if they matter its addresses."""

    network: str
    ip: str | None = None
    mac: str | None = None


class Attached(NamedTuple):
    """A network that a NIC goes on, and what was asked of that NIC."""

    network: NetworkView
    asked: Wanted


async def list_(
    cloud: Cloud,
    caller: Caller,
    whose: Whose,
    conditions: Conditions,
    keyword: str | None,
    page: Page,
    *,
    which: str | None = None,
    services: tuple[str, ...] = (),
) -> Found[NetworkView]:
    """The networks that fit: the caller's, those of domains above them, and those that they are permitted
    to use.

    Raises `InvalidParameter` for a filter that there is not.
    """
    chosen = (which or "all").lower()
    if chosen not in FILTERS:
        raise InvalidParameter(f"networkfilter is {which!r}: it is one of {', '.join(FILTERS)}")
    if services:
        return Found([], 0)  # what needs a provider, no network here has
    async with cloud.store.reading() as tx:
        scope = await scope_of(tx, caller, whose)
        query = Query(equal=conditions, keyword=keyword, page=page, scope=scope)
        viewer = networks.Viewer(
            caller.account_id, None if caller.is_root_admin else caller.domain_path, is_anyone=scope == Scope()
        )
        return await networks.list_seen(tx, query, viewer, chosen)


async def find_for(
    tx: Transaction,
    caller: Caller,
    owner: Owner,
    zone: ZoneView,
    template: TemplateView,
    wanted: tuple[Wanted, ...],
) -> list[Attached]:
    """The networks of a new VM's NICs, in order: those asked for, else the zone's default one.

    Raises `NotFound` for what is not the owner's to use, `InvalidParameter` for what is elsewhere or ambiguous.
    """
    if not wanted:
        return await _default(tx, owner, zone, template)
    attached = [Attached(await get_usable(tx, caller, owner, asked.network), asked) for asked in wanted]
    for network, _ in attached:
        if network.zone_id != zone.id:
            raise InvalidParameter(
                f"Network {network.name} is not in zone {zone.name} but in {network.zone_name}",
                uuids=[network.uuid],
            )
        if network.cluster_id is not None and template.cluster_id not in (None, network.cluster_id):
            raise InvalidParameter(
                f"Network {network.name} and template {template.name} are of different clusters: "
                "no host has both",
                uuids=[network.uuid, template.uuid],
            )
    if len({network.id for network, _ in attached}) < len(attached):
        raise InvalidParameter("networkids names a network twice; a VM has one NIC on a network")
    return attached


async def get_usable(tx: Transaction, caller: Caller, owner: Owner, ref: str) -> NetworkView:
    """A network that this owner's VMs may be on. Raises `NotFound`, also for what is another's,
    `InvalidState` while it comes or goes.
    """
    network = await networks.get(tx, ref)
    if network.is_system:
        raise NotFound(f"Unable to find network {ref}")
    if network.state in ("Implementing", "Shutdown"):
        raise InvalidState(f"Network {network.name} is {network.state}", uuids=[network.uuid])
    if caller.is_root_admin or network.account_id == owner.id or network.is_open_to(owner.domain_path):
        return network
    if await network_permissions.permits(tx, network.id, owner.id):
        return network
    raise NotFound(f"Unable to find network {ref}")


async def _default(tx: Transaction, owner: Owner, zone: ZoneView, template: TemplateView) -> list[Attached]:
    """The zone's default network on the template's cluster, or the only one there is."""
    query = Query(
        equal={"zone_id": zone.id, "traffic_type": "Guest", "is_system": False, "state": list(_USABLE)},
        scope=Scope(account_id=owner.id),
        page=Page(size=0),
    )
    found = await networks.list_seen(tx, query, networks.Viewer(owner.id, owner.domain_path), "all")
    usable = [n for n in found.rows if n.cluster_id is None or template.cluster_id in (None, n.cluster_id)]
    defaults = [network for network in usable if network.is_default]
    chosen = defaults if defaults else usable
    if len(chosen) > 1 and not defaults:
        names = ", ".join(network.name for network in chosen[:5])
        raise InvalidParameter(f"More than one network could be meant ({names}, ...); name one in networkids")
    return [Attached(network, Wanted(network.uuid)) for network in chosen[:1]]
