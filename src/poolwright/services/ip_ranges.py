"""Ranges of addresses: more of them for a shared network, and public ones of a zone.

Public ranges are kept and listed. Nothing is given out of them: that takes a virtual router, which this
cloud has none of.
"""

from __future__ import annotations

from dataclasses import dataclass

import msgspec

from poolwright.model.account import Caller
from poolwright.model.errors import Conflict, InvalidParameter
from poolwright.model.ip_range import IpRange, IpRangeView
from poolwright.model.network import GuestType, NetworkView
from poolwright.model.resource import Found, Page, Query
from poolwright.services.cloud import Cloud
from poolwright.services.network_creation import check_range, network_of
from poolwright.services.ownership import find_owner
from poolwright.services.pods import check_address
from poolwright.services.queries import Conditions
from poolwright.store import Transaction, ip_ranges, networks, nics, physical_networks, pods, zones


@dataclass(frozen=True)
class NewRange:
    """What createVlanIpRange is given; `network` for a shared network's."""

    network: str | None = None
    zone: str | None = None
    physical_network: str | None = None
    pod: str | None = None
    vlan: str | None = None
    gateway: str | None = None
    netmask: str | None = None
    start_ip: str | None = None
    end_ip: str | None = None
    is_public: bool = False
    for_system_vms: bool = False
    account: str | None = None
    domain: str | None = None
    project: str | None = None


async def list_(cloud: Cloud, conditions: Conditions, keyword: str | None, page: Page) -> Found[IpRangeView]:
    """The ranges that fit."""
    async with cloud.store.reading() as tx:
        return await ip_ranges.list_(tx, Query(equal=conditions, keyword=keyword, page=page))


async def create(cloud: Cloud, caller: Caller, wanted: NewRange) -> IpRangeView:
    """Add a range. Raises `InvalidParameter`, also where an address of it is in another one on the same
    wire.
    """
    for name, text in (
        ("gateway", wanted.gateway),
        ("netmask", wanted.netmask),
        ("startip", wanted.start_ip),
        ("endip", wanted.end_ip),
    ):
        check_address(name, text)
    if not wanted.start_ip:
        raise InvalidParameter("startip is needed, and endip where the range has more than one address")
    async with cloud.transaction() as tx:
        made = await (_of_network(tx, wanted) if wanted.network else _of_zone(tx, caller, wanted))
        check_range(network_of(made.gateway, made.netmask), made.start_ip, made.end_ip)
        await _check_apart(tx, made)
        inserted = await ip_ranges.insert(tx, made)
        return await ip_ranges.get(tx, inserted.uuid)


async def _of_network(tx: Transaction, wanted: NewRange) -> IpRange:
    """More addresses for a shared network, of its own subnet."""
    network = await networks.get(tx, wanted.network or "")
    if network.guest_type is not GuestType.SHARED:
        raise InvalidParameter(
            f"Network {network.name} is {network.guest_type}; ranges are added to shared networks",
            uuids=[network.uuid],
        )
    vlan = _vlan_of(network)
    if wanted.vlan and wanted.vlan.removeprefix("vlan://") != vlan:
        raise InvalidParameter(f"vlan is {wanted.vlan!r}, but network {network.name} is on {vlan}")
    gateway, netmask = wanted.gateway or network.gateway, wanted.netmask or network.netmask
    if gateway is None or netmask is None:
        raise InvalidParameter(f"Network {network.name} has no addresses yet; give gateway and netmask too")
    if network.cidr and str(network_of(gateway, netmask)) != network.cidr:
        raise InvalidParameter(
            f"gateway {gateway} and netmask {netmask} are not of network {network.name} ({network.cidr}); a "
            "shared network has one subnet here",
            uuids=[network.uuid],
        )
    if network.cidr is None:
        cidr = str(network_of(gateway, netmask))
        await networks.update(tx, network.id, gateway=gateway, netmask=netmask, cidr=cidr)
    return IpRange(
        zone_id=network.zone_id,
        physical_network_id=network.physical_network_id,
        network_id=network.id,
        vlan=vlan,
        gateway=gateway,
        netmask=netmask,
        start_ip=wanted.start_ip or "",
        end_ip=wanted.end_ip or wanted.start_ip or "",
    )


async def _of_zone(tx: Transaction, caller: Caller, wanted: NewRange) -> IpRange:
    """Public addresses of a zone, for one account if it is named."""
    if not wanted.is_public:
        raise InvalidParameter(
            "networkid is needed for a shared network's range; forvirtualnetwork=true for public ones"
        )
    physical = await physical_networks.get(tx, wanted.physical_network) if wanted.physical_network else None
    if wanted.zone is None and physical is None:
        raise InvalidParameter("zoneid is needed for a public range")
    zone = await zones.get(tx, wanted.zone or (physical.zone_uuid if physical else ""))
    if wanted.gateway is None or wanted.netmask is None:
        raise InvalidParameter("gateway and netmask are needed for a public range")
    owner = None
    if wanted.account or wanted.project:
        owner = await find_owner(tx, caller, wanted.account, wanted.domain, wanted.project)
    return IpRange(
        zone_id=zone.id,
        physical_network_id=physical.id if physical else None,
        pod_id=(await pods.get(tx, wanted.pod)).id if wanted.pod else None,
        account_id=owner.id if owner else None,
        domain_id=owner.domain_id if owner else None,
        vlan=(wanted.vlan or "untagged").removeprefix("vlan://"),
        gateway=wanted.gateway,
        netmask=wanted.netmask,
        start_ip=wanted.start_ip or "",
        end_ip=wanted.end_ip or wanted.start_ip or "",
        is_public=True,
        for_system_vms=wanted.for_system_vms,
    )


def _vlan_of(network: NetworkView) -> str:
    return "untagged" if network.vlan is None else str(network.vlan)


async def _check_apart(tx: Transaction, made: IpRange) -> None:
    """Raises `InvalidParameter` where another range on the same wire has an address of this one."""
    beside = await ip_ranges.list_(
        tx, Query(equal={"zone_id": made.zone_id, "vlan": made.vlan}, page=Page(size=0))
    )
    for other in beside.rows:
        same_wire = made.vlan != "untagged" or other.network_id == made.network_id
        if other.id != made.id and same_wire and made.overlaps(other):
            raise InvalidParameter(
                f"{made.start_ip}-{made.end_ip} overlaps {other.start_ip}-{other.end_ip}, which is there "
                "already",
                uuids=[other.uuid],
            )


async def update(
    cloud: Cloud,
    ref: str,
    *,
    gateway: str | None,
    netmask: str | None,
    start_ip: str | None,
    end_ip: str | None,
) -> IpRangeView:
    """Make a range longer or shorter. Raises `InvalidParameter` where an address in use would be left out."""
    for name, text in (("gateway", gateway), ("netmask", netmask), ("startip", start_ip), ("endip", end_ip)):
        check_address(name, text)
    async with cloud.transaction() as tx:
        found = await ip_ranges.get(tx, ref)
        values = {"gateway": gateway, "netmask": netmask, "start_ip": start_ip, "end_ip": end_ip}
        values = {name: given or getattr(found, name) for name, given in values.items()}
        changed = msgspec.structs.replace(found, **values)
        if found.network_id is not None and changed.cidr != found.cidr:
            raise InvalidParameter("gateway and netmask are the shared network's, which has one subnet here")
        check_range(network_of(changed.gateway, changed.netmask), changed.start_ip, changed.end_ip)
        await _check_apart(tx, changed)
        await _check_unused(tx, found, keeping=changed.numbers)
        await ip_ranges.update(tx, found.id, **values)
        return await ip_ranges.get(tx, found.uuid)


async def delete(cloud: Cloud, ref: str) -> None:
    """Remove a range that no NIC has an address of. Raises `NotFound`, `Conflict`."""
    async with cloud.transaction() as tx:
        found = await ip_ranges.get(tx, ref)
        await _check_unused(tx, found, keeping=range(0))
        await ip_ranges.remove(tx, found.id)


async def _check_unused(tx: Transaction, found: IpRangeView, *, keeping: range) -> None:
    if found.network_id is None:
        return
    used = [
        address
        for address in await nics.list_addresses(tx, found.network_id)
        if int(address) in found.numbers and int(address) not in keeping
    ]
    if used:
        raise Conflict(
            f"Address {used[0]} of the range {found.start_ip}-{found.end_ip} is in use; remove its NIC first",
            uuids=[found.uuid],
        )


async def dedicate(
    cloud: Cloud, caller: Caller, ref: str, *, account: str | None, domain: str, project: str | None
) -> IpRangeView:
    """Keep a public range for one account. Raises `InvalidParameter` for one that is kept already."""
    async with cloud.transaction() as tx:
        found = await ip_ranges.get(tx, ref)
        if not found.is_public:
            raise InvalidParameter("id: only public ranges are dedicated", uuids=[found.uuid])
        if found.account_id is not None:
            raise InvalidParameter(
                f"The range {found.start_ip}-{found.end_ip} is dedicated to account {found.account_name} "
                "already",
                uuids=[found.uuid],
            )
        owner = await find_owner(tx, caller, account, None if project else domain, project)
        await ip_ranges.update(tx, found.id, account_id=owner.id, domain_id=owner.domain_id)
        return await ip_ranges.get(tx, found.uuid)


async def release(cloud: Cloud, ref: str) -> None:
    """Keep a public range for nobody any more. Raises `InvalidParameter` for one that is not kept."""
    async with cloud.transaction() as tx:
        found = await ip_ranges.get(tx, ref)
        if found.account_id is None:
            raise InvalidParameter("id: this range is dedicated to nobody", uuids=[found.uuid])
        await ip_ranges.update(tx, found.id, account_id=None, domain_id=None)
