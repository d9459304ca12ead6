"""Networks: listed, made on a VLAN, and chosen for a new VM's NICs."""

from __future__ import annotations

from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Interface
from typing import Final, NamedTuple

from poolwright.model.account import Caller
from poolwright.model.errors import Conflict, Forbidden, InvalidParameter, NotFound
from poolwright.model.ip_range import IpRange
from poolwright.model.network import BroadcastType, GuestType, Network, NetworkView
from poolwright.model.offering import NetworkOffering
from poolwright.model.resource import Found, Page, Query, Scope
from poolwright.model.template import TemplateView
from poolwright.model.zone import ZoneView
from poolwright.services import limits, zones
from poolwright.services.cloud import Cloud
from poolwright.services.ownership import Owner, Whose, find_owner, scope_of
from poolwright.services.pods import check_address
from poolwright.services.queries import Conditions
from poolwright.store import Transaction, ip_ranges, network_offerings, network_permissions, networks

_VLANS: Final = range(1, 4095)


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


@dataclass(frozen=True)
class NewNetwork:
    """What createNetwork is given. `vlan` is a tag as text, or `untagged`."""

    name: str
    display_text: str
    zone: str
    offering: str
    vlan: str | None = None
    gateway: str | None = None
    netmask: str | None = None
    start_ip: str | None = None
    end_ip: str | None = None
    dns1: str | None = None
    dns2: str | None = None
    network_domain: str | None = None
    acl_type: str | None = None
    account: str | None = None
    domain: str | None = None
    project: str | None = None
    display: bool = True
    mtu: int | None = None


async def list_(
    cloud: Cloud, caller: Caller, whose: Whose, conditions: Conditions, keyword: str | None, page: Page
) -> Found[NetworkView]:
    """The networks that fit: the caller's, and those that are everyone's."""
    async with cloud.store.reading() as tx:
        scope = await scope_of(tx, caller, whose)
        return await networks.list_(tx, Query(equal=conditions, keyword=keyword, page=page, scope=scope))


async def create(cloud: Cloud, caller: Caller, wanted: NewNetwork) -> NetworkView:
    """Add a network and make it on the zone's pools; it is there, or nothing is left.

    Raises `InvalidParameter`, `NotFound`, `Forbidden`, `Conflict` for a tag that is taken, or what the pools
    say.
    """
    async with cloud.transaction() as tx:
        zone = await zones.get_usable(tx, caller, wanted.zone)
        offering = await network_offerings.get(tx, wanted.offering)
        owner = await find_owner(
            tx, caller, wanted.account, wanted.domain if wanted.account else None, wanted.project
        )
        made = await networks.insert(tx, await _row(tx, caller, wanted, zone, offering, owner))
        if wanted.start_ip and wanted.gateway and wanted.netmask:
            await ip_ranges.insert(
                tx,
                IpRange(
                    zone_id=zone.id,
                    physical_network_id=made.physical_network_id,
                    network_id=made.id,
                    vlan=str(made.vlan) if made.vlan is not None else "untagged",
                    gateway=wanted.gateway,
                    netmask=wanted.netmask,
                    start_ip=wanted.start_ip,
                    end_ip=wanted.end_ip or wanted.start_ip,
                ),
            )
        await limits.enforce(tx, owner, limits.NETWORK)
        saga = await cloud.runner.submit(tx, "create_network", {"network_id": made.id})
    cloud.runner.wake()
    await cloud.runner.wait(saga)
    async with cloud.store.reading() as tx:
        return await networks.get(tx, made.uuid)


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
    """A network that this owner's VMs may be on. Raises `NotFound`, also for what is another's."""
    network = await networks.get(tx, ref)
    everyones = network.acl_type == "Domain"
    if everyones or network.account_id == owner.id or caller.is_root_admin:
        return network
    if await network_permissions.permits(tx, network.id, owner.id):
        return network
    raise NotFound(f"Unable to find network {ref}")


async def _default(tx: Transaction, owner: Owner, zone: ZoneView, template: TemplateView) -> list[Attached]:
    """The zone's default network on the template's cluster, or the only one there is."""
    scope = Scope(account_id=owner.id)
    found = await networks.list_(
        tx,
        Query(
            equal={"zone_id": zone.id, "traffic_type": "Guest", "is_system": False},
            scope=scope,
            page=Page(size=0),
        ),
    )
    usable = [n for n in found.rows if n.cluster_id is None or template.cluster_id in (None, n.cluster_id)]
    defaults = [network for network in usable if network.is_default]
    chosen = defaults if defaults else usable
    if len(chosen) > 1 and not defaults:
        names = ", ".join(network.name for network in chosen[:5])
        raise InvalidParameter(f"More than one network could be meant ({names}, ...); name one in networkids")
    return [Attached(network, Wanted(network.uuid)) for network in chosen[:1]]


async def _row(
    tx: Transaction,
    caller: Caller,
    wanted: NewNetwork,
    zone: ZoneView,
    offering: NetworkOffering,
    owner: Owner,
) -> Network:
    guest_type = _guest_type(offering)
    vlan = _tag(wanted.vlan)
    if wanted.vlan is not None and not caller.is_root_admin:
        raise Forbidden("Parameter vlan can only be given by a root administrator; leave it out")
    if vlan is None and offering.specify_vlan:
        raise InvalidParameter(
            f"Network offering {offering.name} needs the parameter vlan, a tag from 1 to 4094"
        )
    if vlan is not None:
        await _check_free(tx, zone, vlan)
    is_shared = guest_type is GuestType.SHARED
    addresses = _addresses(wanted, required=is_shared)
    return Network(
        name=wanted.name,
        display_text=wanted.display_text or wanted.name,
        zone_id=zone.id,
        account_id=owner.id,
        domain_id=owner.domain_id,
        network_offering_id=offering.id,
        guest_type=guest_type,
        acl_type=(wanted.acl_type or ("Domain" if is_shared else "Account")).capitalize(),
        broadcast_type=BroadcastType.VLAN if vlan is not None else BroadcastType.NATIVE,
        vlan=vlan,
        gateway=wanted.gateway,
        netmask=wanted.netmask,
        cidr=addresses,
        dns1=wanted.dns1,
        dns2=wanted.dns2,
        network_domain=wanted.network_domain,
        display=wanted.display,
        mtu=wanted.mtu,
    )


def _guest_type(offering: NetworkOffering) -> GuestType:
    if offering.state != "Enabled":
        raise InvalidParameter(f"Network offering {offering.name} is not enabled", uuids=[offering.uuid])
    guest_type = GuestType(offering.guest_type)
    if guest_type is GuestType.ISOLATED:
        raise InvalidParameter(
            f"Network offering {offering.name} is of type Isolated, which needs a virtual router; "
            "this cloud makes Shared and L2 networks",
            uuids=[offering.uuid],
        )
    return guest_type


def _tag(text: str | None) -> int | None:
    """The VLAN tag in a text; None for none, or `untagged`."""
    bare = (text or "").strip().lower().removeprefix("vlan://")
    if not bare or bare == "untagged":
        return None
    if not bare.isdecimal() or int(bare) not in _VLANS:
        raise InvalidParameter(f"vlan is {text!r}: it is a tag from {_VLANS[0]} to {_VLANS[-1]}, or untagged")
    return int(bare)


async def _check_free(tx: Transaction, zone: ZoneView, vlan: int) -> None:
    taken = await networks.list_(tx, Query(equal={"zone_id": zone.id, "vlan": vlan}))
    ours = [network for network in taken.rows if network.external_uuid is None]
    if ours:
        raise Conflict(
            f"VLAN {vlan} is in use by network {ours[0].name} of zone {zone.name}; choose another tag",
            uuids=[ours[0].uuid],
        )


def _addresses(wanted: NewNetwork, *, required: bool) -> str | None:
    """The network's CIDR, its addresses checked to be inside. Raises `InvalidParameter`."""
    given = {
        "gateway": wanted.gateway,
        "netmask": wanted.netmask,
        "startip": wanted.start_ip,
        "endip": wanted.end_ip,
    }
    for name, text in given.items():
        check_address(name, text)
    if wanted.gateway is None or wanted.netmask is None:
        if required and any(given.values()):
            raise InvalidParameter(
                "gateway and netmask are needed together, with startip and endip where we give addresses"
            )
        return None
    try:
        inside = IPv4Interface(f"{wanted.gateway}/{wanted.netmask}").network
    except ValueError:
        raise InvalidParameter(f"netmask is {wanted.netmask!r}: it is a netmask like 255.255.255.0") from None
    for name in ("startip", "endip"):
        if (text := given[name]) and IPv4Address(text) not in inside:
            raise InvalidParameter(f"{name} is {text}: that is not in the network {inside}")
    if wanted.start_ip and wanted.end_ip and IPv4Address(wanted.start_ip) > IPv4Address(wanted.end_ip):
        raise InvalidParameter(f"startip {wanted.start_ip} is after endip {wanted.end_ip}")
    return str(inside)
