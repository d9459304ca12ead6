"""createNetwork: from what was asked for to a network's row, its tag and its addresses, or a refusal.

What each kind of network needs, and who may make it, is CloudStack's: a shared network is an
administrator's and has a
range of addresses; an isolated or L2 network is an account's own. What takes a virtual router is refused:
we run none.
"""

from __future__ import annotations

from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Interface, IPv4Network
from typing import Final

import msgspec

from poolwright.model.account import Caller
from poolwright.model.errors import Forbidden, InvalidParameter
from poolwright.model.ip_range import IpRange
from poolwright.model.network import BroadcastType, GuestType, Network, NetworkView, PhysicalNetworkView
from poolwright.model.offering import NetworkOffering
from poolwright.model.resource import Page, Query
from poolwright.model.vlan_range import USABLE
from poolwright.model.zone import ZoneView
from poolwright.services import guest_vlans, limits, zones
from poolwright.services.cloud import Cloud
from poolwright.services.network_offerings import check_offered, domain_paths, missing_providers
from poolwright.services.ownership import Owner, find_owner, get_domain
from poolwright.services.pods import check_address
from poolwright.store import (
    Transaction,
    ip_ranges,
    network_offerings,
    networks,
    physical_networks,
    traffic_types,
)

#: What a network is called while its pools are being given it, and until its first VM is.
IMPLEMENTING: Final = "Implementing"
ALLOCATED: Final = "Allocated"
_TUNNELLED: Final = frozenset({"GRE", "STT", "VSWITCH"})
#: A 32-bit key of a tunnel is more than we give; the tag's range serves.
_MTUS: Final = range(68, 9217)


@dataclass(frozen=True)
class NewNetwork:
    """What createNetwork is given. `vlan` is a tag as text, or `untagged`."""

    name: str
    display_text: str
    zone: str
    offering: str
    physical_network: str | None = None
    vlan: str | None = None
    may_share_tag: bool = False
    gateway: str | None = None
    netmask: str | None = None
    start_ip: str | None = None
    end_ip: str | None = None
    dns1: str | None = None
    dns2: str | None = None
    network_domain: str | None = None
    acl_type: str | None = None
    subdomain_access: bool | None = None
    account: str | None = None
    domain: str | None = None
    project: str | None = None
    display: bool = True
    mtu: int | None = None


async def create(cloud: Cloud, caller: Caller, wanted: NewNetwork) -> NetworkView:
    """Add a network and make it on the zone's pools; it is there, or nothing is left. An isolated one is
    made where and when its first VM is.

    Raises `InvalidParameter`, `NotFound`, `Forbidden`, `Conflict` for a tag that is taken,
    `InsufficientCapacity` where none is free, or what the pools say.
    """
    async with cloud.transaction() as tx:
        zone = await zones.get_usable(tx, caller, wanted.zone)
        offering = await network_offerings.get(tx, wanted.offering)
        owner = await find_owner(
            tx, caller, wanted.account, wanted.domain if wanted.account else None, wanted.project
        )
        _check_offering(caller, offering)
        check_offered(offering, zone, owner, await domain_paths(tx, offering))
        physical = await _physical_network(tx, zone, offering, wanted.physical_network)
        row = await _row(tx, caller, wanted, zone, offering, owner)
        row = msgspec.structs.replace(row, physical_network_id=physical.id if physical else None)
        made = await networks.insert(tx, row)
        made = await _give_tag(tx, caller, wanted, offering, made, physical)
        await _give_range(tx, wanted, made)
        await limits.enforce(tx, owner, limits.NETWORK)
        saga = None
        if made.state == IMPLEMENTING:
            saga = await cloud.runner.submit(tx, "create_network", {"network_id": made.id})
    if saga is not None:
        cloud.runner.wake()
        await cloud.runner.wait(saga)
    async with cloud.store.reading() as tx:
        return await networks.get(tx, made.uuid)


def _check_offering(caller: Caller, offering: NetworkOffering) -> None:
    if offering.state != "Enabled":
        raise InvalidParameter(f"Network offering {offering.name} is not enabled", uuids=[offering.uuid])
    if offering.for_vpc:
        raise InvalidParameter(
            f"Network offering {offering.name} is for tiers of VPCs, which need a virtual router; "
            "this cloud has none",
            uuids=[offering.uuid],
        )
    if offering.traffic_type != "Guest":
        raise InvalidParameter(
            f"Network offering {offering.name} is the system's own, for {offering.traffic_type} traffic",
            uuids=[offering.uuid],
        )
    if missing := missing_providers(offering):
        needs = ", ".join(f"{service} by {provider}" for service, provider in missing)
        raise InvalidParameter(
            f"Network offering {offering.name} has {needs}, which takes a virtual router or an appliance "
            "that this cloud has not; use an offering without, such as an L2 or a shared one",
            uuids=[offering.uuid],
        )
    if offering.guest_type == GuestType.SHARED and not caller.is_root_admin:
        raise Forbidden("Only a root administrator can create a shared network; use an L2 network offering")


async def _physical_network(
    tx: Transaction, zone: ZoneView, offering: NetworkOffering, asked: str | None
) -> PhysicalNetworkView | None:
    """The physical network below: the one that was asked for, or the zone's enabled one for guest traffic
    with the offering's tag; None where the zone has none. Raises `InvalidParameter`, also where several fit.
    """
    if asked is not None:
        found = await physical_networks.get(tx, asked)
        if found.zone_id != zone.id:
            raise InvalidParameter(
                f"Physical network {found.name} is not in zone {zone.name}", uuids=[found.uuid, zone.uuid]
            )
        if found.state != "Enabled":
            raise InvalidParameter(
                f"Physical network {found.name} is {found.state}; enable it with updatePhysicalNetwork",
                uuids=[found.uuid],
            )
        return found
    everything = Page(size=0)
    present = await physical_networks.list_(
        tx, Query(equal={"zone_id": zone.id, "state": "Enabled"}, page=everything)
    )
    carrying = await traffic_types.list_(tx, Query(equal={"traffic": "Guest"}, page=everything))
    guest = {traffic.physical_network_id for traffic in carrying.rows}
    fitting = [
        one for one in present.rows if one.id in guest and (not offering.tags or offering.tags in one.tags)
    ]
    if not fitting and offering.tags:
        raise InvalidParameter(
            f"No enabled physical network of zone {zone.name} for guest traffic has the tag {offering.tags} of "
            f"network offering {offering.name}",
            uuids=[offering.uuid],
        )
    if len(fitting) > 1:
        names = ", ".join(one.name for one in fitting)
        raise InvalidParameter(f"More than one physical network fits ({names}); name one in physicalnetworkid")
    return fitting[0] if fitting else None


async def _row(
    tx: Transaction,
    caller: Caller,
    wanted: NewNetwork,
    zone: ZoneView,
    offering: NetworkOffering,
    owner: Owner,
) -> Network:
    guest_type = GuestType(offering.guest_type)
    acl_type = _acl_type(wanted.acl_type, guest_type, wanted.account)
    domain_id = owner.domain_id
    if acl_type == "Domain" and wanted.domain and not wanted.account:
        domain_id = (await get_domain(tx, caller, wanted.domain)).id
    if wanted.mtu is not None and wanted.mtu not in _MTUS:
        raise InvalidParameter(f"privatemtu is {wanted.mtu}: it is {_MTUS[0]} to {_MTUS[-1]} bytes")
    for name, text in (("dns1", wanted.dns1), ("dns2", wanted.dns2)):
        check_address(name, text)
    gateway, netmask, cidr = _addresses(wanted, guest_type, zone)
    at_once = guest_type is not GuestType.ISOLATED or offering.is_persistent
    return Network(
        name=wanted.name,
        display_text=wanted.display_text or wanted.name,
        zone_id=zone.id,
        account_id=owner.id,
        domain_id=domain_id,
        network_offering_id=offering.id,
        guest_type=guest_type,
        state=IMPLEMENTING if at_once else ALLOCATED,
        acl_type=acl_type,
        subdomain_access=wanted.subdomain_access is not False,
        gateway=gateway,
        netmask=netmask,
        cidr=cidr,
        dns1=wanted.dns1,
        dns2=wanted.dns2,
        network_domain=wanted.network_domain,
        display=wanted.display,
        mtu=wanted.mtu,
    )


def _acl_type(asked: str | None, guest_type: GuestType, account: str | None) -> str:
    known = {"account": "Account", "domain": "Domain"}
    if asked is not None and asked.lower() not in known:
        raise InvalidParameter(f"acltype is {asked!r}: it is Account or Domain")
    chosen = known[asked.lower()] if asked else None
    if guest_type is not GuestType.SHARED:
        if chosen == "Domain":
            raise InvalidParameter(
                f"acltype Domain is for shared networks; {guest_type} ones are an account's own"
            )
        return "Account"
    return chosen or ("Account" if account else "Domain")


async def _give_tag(
    tx: Transaction,
    caller: Caller,
    wanted: NewNetwork,
    offering: NetworkOffering,
    made: Network,
    physical: PhysicalNetworkView | None,
) -> Network:
    """The network with what tells it apart on the wire, held by it."""
    asked = _tag(wanted.vlan)
    if wanted.vlan is not None and not caller.is_root_admin:
        raise Forbidden("Parameter vlan can only be given by a root administrator; leave it out")
    if wanted.vlan is not None and not offering.specify_vlan:
        raise InvalidParameter(
            f"vlan can't be given with network offering {offering.name}, whose specifyvlan is false; "
            "leave it out"
        )
    if wanted.vlan is None and offering.specify_vlan:
        raise InvalidParameter(
            f"Network offering {offering.name} needs the parameter vlan, a tag from 1 to 4094, or untagged"
        )
    is_untagged = asked is None and (wanted.vlan is not None or made.guest_type is GuestType.SHARED)
    if is_untagged:
        return made
    if asked is not None and wanted.may_share_tag:
        tag = asked
    else:
        tag = await guest_vlans.hold(tx, made, physical, asked)
    methods = {
        method.strip().upper() for method in (physical.isolation_methods if physical else "VLAN").split(",")
    }
    kind = BroadcastType.VSWITCH if methods & _TUNNELLED and asked is None else BroadcastType.VLAN
    await networks.update(tx, made.id, vlan=tag, broadcast_type=kind)
    return msgspec.structs.replace(made, vlan=tag, broadcast_type=kind)


def _tag(text: str | None) -> int | None:
    """The VLAN tag in a text; None for none, or `untagged`."""
    bare = (text or "").strip().lower().removeprefix("vlan://")
    if not bare or bare == "untagged":
        return None
    if not (bare.isascii() and bare.isdecimal()) or int(bare) not in USABLE:
        raise InvalidParameter(f"vlan is {text!r}: it is a tag from {USABLE[0]} to {USABLE[-1]}, or untagged")
    return int(bare)


async def _give_range(tx: Transaction, wanted: NewNetwork, made: Network) -> None:
    """A shared network's first range of addresses."""
    if made.guest_type is not GuestType.SHARED or not (wanted.start_ip and made.gateway and made.netmask):
        return
    await ip_ranges.insert(
        tx,
        IpRange(
            zone_id=made.zone_id,
            physical_network_id=made.physical_network_id,
            network_id=made.id,
            vlan="untagged" if made.vlan is None else str(made.vlan),
            gateway=made.gateway,
            netmask=made.netmask,
            start_ip=wanted.start_ip,
            end_ip=wanted.end_ip or wanted.start_ip,
        ),
    )


def _addresses(
    wanted: NewNetwork, guest_type: GuestType, zone: ZoneView
) -> tuple[str | None, str | None, str | None]:
    """The network's gateway, netmask and CIDR, its addresses checked to be inside. Raises
    `InvalidParameter`.
    """
    given = {
        "gateway": wanted.gateway,
        "netmask": wanted.netmask,
        "startip": wanted.start_ip,
        "endip": wanted.end_ip,
    }
    for name, text in given.items():
        check_address(name, text)
    if guest_type is GuestType.SHARED and not all((wanted.gateway, wanted.netmask, wanted.start_ip)):
        raise InvalidParameter(
            "A shared network needs gateway, netmask and startip, and endip where it is another"
        )
    if guest_type is GuestType.ISOLATED and wanted.gateway is None and zone.guest_cidr:
        whole = IPv4Network(zone.guest_cidr, strict=False)
        return str(whole.network_address + 1), str(whole.netmask), str(whole)
    if wanted.gateway is None or wanted.netmask is None:
        if any(given.values()):
            raise InvalidParameter("gateway and netmask are given together, before startip and endip")
        return None, None, None
    inside = network_of(wanted.gateway, wanted.netmask)
    check_range(inside, wanted.start_ip, wanted.end_ip)
    return wanted.gateway, wanted.netmask, str(inside)


def network_of(gateway: str, netmask: str) -> IPv4Network:
    """The network of an address and a netmask. Raises `InvalidParameter`."""
    try:
        return IPv4Interface(f"{gateway}/{netmask}").network
    except ValueError:
        raise InvalidParameter(f"netmask is {netmask!r}: it is a netmask like 255.255.255.0") from None


def check_range(inside: IPv4Network, start_ip: str | None, end_ip: str | None) -> None:
    """Raises `InvalidParameter` where a range is not inside a network, or runs backwards."""
    for name, text in (("startip", start_ip), ("endip", end_ip)):
        if text and IPv4Address(text) not in inside:
            raise InvalidParameter(f"{name} is {text}: that is not in the network {inside}")
    if start_ip and end_ip and IPv4Address(start_ip) > IPv4Address(end_ip):
        raise InvalidParameter(f"startip {start_ip} is after endip {end_ip}")
