"""VLAN tags of guest networks: chosen from a physical network's ranges, or as an administrator asks; and
ranges that are kept for one account.

A tag is held from the network's creation to its end, in a row of its own, so it is never given out twice.
"""

from __future__ import annotations

from dataclasses import dataclass

from poolwright.model.account import Caller
from poolwright.model.errors import Conflict, InsufficientCapacity, InvalidParameter
from poolwright.model.job import Job
from poolwright.model.network import Network, PhysicalNetworkView
from poolwright.model.physical import GuestVlanRange, GuestVlanRangeView
from poolwright.model.resource import Found, Page, Query
from poolwright.model.vlan_range import USABLE, parse_tags, tags_of
from poolwright.services.cloud import Cloud
from poolwright.services.jobs import finished_job
from poolwright.services.ownership import Owner, find_owner
from poolwright.services.queries import Conditions
from poolwright.store import Transaction, guest_vlan_ranges, guest_vlans, networks, physical_networks

INSTANCE_TYPE = "GuestVlanRange"


@dataclass(frozen=True)
class Kept:
    """Which tags of a physical network are kept for an account, and which for others."""

    own: set[int]
    others: set[int]


async def hold(
    tx: Transaction, network: Network, physical: PhysicalNetworkView | None, asked: int | None
) -> int:
    """Have a new network hold the tag that is asked for, or the lowest free one of its physical network.

    Raises `InvalidParameter` for one that is kept for another account, `Conflict` for one in use,
    `InsufficientCapacity` where none is free.
    """
    kept = await _kept(tx, physical, network.account_id)
    if asked is not None:
        if asked in kept.others:
            raise InvalidParameter(f"VLAN {asked} is dedicated to another account; choose another tag")
        if not await guest_vlans.take(tx, network, asked):
            raise await _taken(tx, network, asked)
        return asked
    if physical is None or not physical.vlan:
        raise InsufficientCapacity(
            "No VLAN can be chosen: the zone has no enabled physical network for guest traffic that has VLANs; "
            "give it some with updatePhysicalNetwork, or use a network offering with specifyvlan"
        )
    free = (tags_of(parse_tags(physical.vlan)) & set(USABLE)) - kept.others
    free -= (await guest_vlans.list_taken(tx, network.zone_id, network.physical_network_id)).keys()
    free -= await networks.list_adopted_tags(tx, network.zone_id)
    for tag in sorted(free, key=lambda one: (one not in kept.own, one)):
        if await guest_vlans.take(tx, network, tag):
            return tag
    raise InsufficientCapacity(
        f"No VLAN is free on physical network {physical.name} ({physical.vlan}); give it more with "
        "updatePhysicalNetwork",
        uuids=[physical.uuid],
    )


async def _taken(tx: Transaction, network: Network, tag: int) -> Conflict:
    holders = await guest_vlans.list_taken(tx, network.zone_id, network.physical_network_id)
    holder = await networks.find(tx, holders[tag])
    name = holder.name if holder else "another"
    return Conflict(
        f"VLAN {tag} is in use by network {name} of the same zone; choose another tag",
        uuids=[holder.uuid] if holder else [],
    )


async def _kept(tx: Transaction, physical: PhysicalNetworkView | None, account_id: int) -> Kept:
    if physical is None:
        return Kept(set(), set())
    ranges = await list_of(tx, physical.id)
    own = tags_of(range(one.first, one.last + 1) for one in ranges if one.account_id == account_id)
    others = tags_of(range(one.first, one.last + 1) for one in ranges if one.account_id != account_id)
    return Kept(own, others)


async def list_of(tx: Transaction, physical_network_id: int) -> list[GuestVlanRangeView]:
    """The ranges of a physical network that are kept for accounts."""
    columns = guest_vlan_ranges.rows.table.c
    return await guest_vlan_ranges.list_where(
        tx, columns.physical_network_id == physical_network_id, columns.removed.is_(None)
    )


async def check_removable(tx: Transaction, physical: PhysicalNetworkView, wanted: str | None) -> None:
    """Raises `InvalidParameter` where the physical network would lose tags that are in use or kept."""
    lost = tags_of(parse_tags(physical.vlan)) - tags_of(parse_tags(wanted))
    used = lost & (await guest_vlans.list_taken(tx, physical.zone_id, physical.id)).keys()
    if used:
        raise InvalidParameter(
            f"vlan {wanted!r} leaves out tags of physical network {physical.name} that are allocated "
            f"({', '.join(map(str, sorted(used)[:5]))}); only those that no network has can go",
            uuids=[physical.uuid],
        )
    for kept in await list_of(tx, physical.id):
        if lost & set(range(kept.first, kept.last + 1)):
            raise InvalidParameter(
                f"vlan {wanted!r} leaves out {kept.first}-{kept.last}, which is dedicated to account "
                f"{kept.account_name}; release it first",
                uuids=[physical.uuid, kept.uuid],
            )


async def dedicate(
    cloud: Cloud,
    caller: Caller,
    ref: str,
    text: str,
    *,
    account: str | None,
    domain: str | None,
    project: str | None = None,
) -> GuestVlanRangeView:
    """Keep a range of a physical network's tags for one account. Raises `InvalidParameter`, `NotFound`."""
    ranges = parse_tags(text, "vlanrange")
    if len(ranges) != 1:
        raise InvalidParameter(f"vlanrange is {text!r}: it is one range of tags like 100-110")
    wanted = set(ranges[0])
    async with cloud.transaction() as tx:
        physical = await physical_networks.get(tx, ref)
        owner = await find_owner(tx, caller, account, domain, project)
        if not wanted <= tags_of(parse_tags(physical.vlan)):
            raise InvalidParameter(
                f"Unable to dedicate {text}: physical network {physical.name} has "
                f"{physical.vlan or 'no VLANs'}",
                uuids=[physical.uuid],
            )
        for kept in await list_of(tx, physical.id):
            if wanted & set(range(kept.first, kept.last + 1)):
                raise InvalidParameter(
                    f"Vlan range {text} overlaps {kept.first}-{kept.last}, which is dedicated to account "
                    f"{kept.account_name}",
                    uuids=[kept.uuid],
                )
        await _check_used_by_owner(tx, physical, wanted, owner)
        made = await guest_vlan_ranges.insert(
            tx,
            GuestVlanRange(
                physical_network_id=physical.id,
                account_id=owner.id,
                domain_id=owner.domain_id,
                first=ranges[0].start,
                last=ranges[0].stop - 1,
            ),
        )
        return await guest_vlan_ranges.get(tx, made.uuid)


async def _check_used_by_owner(
    tx: Transaction, physical: PhysicalNetworkView, wanted: set[int], owner: Owner
) -> None:
    taken = await guest_vlans.list_taken(tx, physical.zone_id, physical.id)
    for tag in sorted(wanted & taken.keys()):
        holder = await networks.find(tx, taken[tag])
        if holder is not None and holder.account_id != owner.id:
            raise InvalidParameter(
                f"VLAN {tag} is allocated to network {holder.name} of another account", uuids=[holder.uuid]
            )


async def list_dedicated(
    cloud: Cloud, conditions: Conditions, keyword: str | None, page: Page
) -> Found[GuestVlanRangeView]:
    """The ranges that are kept for accounts, that fit."""
    async with cloud.store.reading() as tx:
        return await guest_vlan_ranges.list_(tx, Query(equal=conditions, keyword=keyword, page=page))


async def release_dedicated(cloud: Cloud, caller: Caller, ref: str) -> Job:
    """Keep a range for nobody any more; networks that have tags of it have them still. Raises `NotFound`."""
    async with cloud.transaction() as tx:
        found = await guest_vlan_ranges.get(tx, ref)
        await guest_vlan_ranges.remove(tx, found.id)
        return await finished_job(tx, caller, "releaseDedicatedGuestVlanRange", INSTANCE_TYPE, found.uuid)
