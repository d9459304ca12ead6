"""Network offerings: the kinds of network that are for sale.

They are rows: an administrator may keep any that CloudStack knows. What this cloud can't do is said when a
network is made of one (`missing_providers`): services that take a virtual router, a load balancer or a VPN.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from poolwright.model.account import Caller
from poolwright.model.errors import Conflict, InvalidParameter
from poolwright.model.network import GuestType
from poolwright.model.offering import NetworkOffering
from poolwright.model.physical import PROVIDERS
from poolwright.model.resource import Found, Page, Query
from poolwright.model.zone import Zone
from poolwright.services.cloud import Cloud
from poolwright.services.ownership import Owner
from poolwright.services.queries import Conditions, is_
from poolwright.store import Transaction, domains, network_offerings, networks, zones

#: CloudStack's services (`Network.Service`), and providers that it ships besides those of `PROVIDERS`.
SERVICES: Final = (
    "Vpn", "Dhcp", "Dns", "Gateway", "Firewall", "Lb", "UserData", "SourceNat", "StaticNat", "PortForwarding",
    "SecurityGroup", "NetworkACL", "Connectivity", "BaremetalPxeService", "CustomAction", "NetworkPermission",
)  # fmt: skip
APPLIANCES: Final = (
    "Netscaler", "JuniperSRX", "PaloAlto", "F5BigIp", "NiciraNvp", "Ovs", "BaremetalDhcpProvider",
    "BaremetalPxeProvider", "BaremetalUserdataProvider", "BigSwitchBcf", "NuageVsp", "Tungsten", "Nsx",
    "OpenDaylight", "GloboDns", "BrocadeVcs", "ExternalFirewall", "ExternalLoadBalancer",
)  # fmt: skip
#: Those that give what a pool, or a disk, can give by itself.
_GIVEN: Final = frozenset({"ConfigDrive"})
#: What others on a shared network's wire give, so that a router of ours is not missed there.
_ON_THE_WIRE: Final = frozenset({"Dhcp", "Dns", "UserData"})
_AVAILABILITY: Final = ("Optional", "Required", "Unavailable")
_STATES: Final = ("Enabled", "Disabled")


@dataclass(frozen=True)
class NewOffering:
    """What createNetworkOffering is given, its services with their providers and capabilities."""

    name: str
    display_text: str
    guest_type: str
    traffic_type: str
    services: Mapping[str, Sequence[str]] = field(default_factory=dict)
    capabilities: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    enable: bool = False
    more: Mapping[str, Any] = field(default_factory=dict)


async def list_(
    cloud: Cloud,
    caller: Caller,
    conditions: Conditions,
    keyword: str | None,
    page: Page,
    *,
    services: Sequence[str] = (),
    zone: str | None = None,
    domain: str | None = None,
) -> Found[NetworkOffering]:
    """The offerings that fit, in their order of sorting; users see the enabled ones of their domain."""
    if not caller.is_root_admin:
        conditions = conditions | is_("state", "Enabled")
    async with cloud.store.reading() as tx:
        found = await network_offerings.list_(tx, Query(equal=conditions, keyword=keyword, page=Page(size=0)))
        paths = {row.uuid: row.path for row in await domains.list_where(tx)}
    rows = [
        row
        for row in found.rows
        if all(service in row.services for service in services)
        and (zone is None or not row.zone_uuids or zone in row.zone_uuids)
        and (domain is None or not row.domain_uuids or domain in row.domain_uuids)
        and (caller.is_root_admin or _is_for(row, caller.domain_path, paths))
    ]
    rows.sort(key=lambda row: (row.sort_key, row.id))
    chosen = rows[page.offset : page.offset + page.size] if page.size else rows
    return Found(chosen, len(rows))


def _is_for(offering: NetworkOffering, domain_path: str, paths: Mapping[str, str]) -> bool:
    return not offering.domain_uuids or any(
        domain_path.startswith(paths[uuid]) for uuid in offering.domain_uuids if uuid in paths
    )


def check_offered(offering: NetworkOffering, zone: Zone, owner: Owner, paths: Sequence[str] | None) -> None:
    """Raises `InvalidParameter` where the offering is for other zones, or (by its domains' paths) other
    domains.
    """
    if offering.zone_uuids and zone.uuid not in offering.zone_uuids:
        raise InvalidParameter(
            f"Network offering {offering.name} is not available in zone {zone.name}",
            uuids=[offering.uuid, zone.uuid],
        )
    if paths and not any(owner.domain_path.startswith(path) for path in paths):
        raise InvalidParameter(
            f"Network offering {offering.name} is not available in the domain of account {owner.name}",
            uuids=[offering.uuid],
        )


async def domain_paths(tx: Transaction, offering: NetworkOffering) -> list[str]:
    """The paths of the domains that the offering is for; empty for all."""
    return [found.path for uuid in offering.domain_uuids if (found := await domains.find(tx, uuid))]


def missing_providers(offering: NetworkOffering) -> list[tuple[str, str]]:
    """The services that a network of this offering would have and this cloud can't give, with their
    providers.
    """
    return [
        (service, provider)
        for service, providers in sorted(offering.services.items())
        for provider in providers
        if provider not in _GIVEN and not (offering.guest_type == GuestType.SHARED and service in _ON_THE_WIRE)
    ]


async def create(cloud: Cloud, wanted: NewOffering) -> NetworkOffering:
    """Add an offering. Raises `InvalidParameter`."""
    guest_types = {one.lower(): one for one in GuestType}
    if wanted.guest_type.lower() not in guest_types:
        raise InvalidParameter(f"guestiptype is {wanted.guest_type!r}: it is one of {', '.join(GuestType)}")
    if wanted.traffic_type.lower() != "guest":
        raise InvalidParameter(f"traffictype is {wanted.traffic_type!r}: offerings are made for Guest traffic")
    guest_type = guest_types[wanted.guest_type.lower()]
    _check_services(wanted)
    _check_kind(wanted, guest_type)
    async with cloud.transaction() as tx:
        present = await network_offerings.list_(tx, Query(equal={"name": wanted.name}))
        if present.rows:
            raise InvalidParameter(f"A network offering with the name {wanted.name} already exists")
        await _check_scope(tx, wanted.more.get("domain_uuids", ()), wanted.more.get("zone_uuids", ()))
        return await network_offerings.insert(
            tx,
            NetworkOffering(
                name=wanted.name,
                display_text=wanted.display_text or wanted.name,
                guest_type=guest_type,
                state="Enabled" if wanted.enable else "Disabled",
                services={service: list(providers) for service, providers in wanted.services.items()},
                capabilities={name: dict(values) for name, values in wanted.capabilities.items()},
                **wanted.more,
            ),
        )


def _check_services(wanted: NewOffering) -> None:
    for service, providers in wanted.services.items():
        if service not in SERVICES:
            raise InvalidParameter(
                f"supportedservices: {service!r} is no service; those are {', '.join(SERVICES)}"
            )
        for provider in providers:
            if provider not in PROVIDERS and provider not in APPLIANCES:
                raise InvalidParameter(f"serviceproviderlist: there is no provider {provider!r}")
            if provider in PROVIDERS and service not in PROVIDERS[provider]:
                raise InvalidParameter(f"serviceproviderlist: {provider} does not provide {service}")
    if not set(wanted.capabilities) <= set(wanted.services):
        strange = ", ".join(sorted(set(wanted.capabilities) - set(wanted.services)))
        raise InvalidParameter(f"servicecapabilitylist names services that the offering has not: {strange}")


def _check_kind(wanted: NewOffering, guest_type: GuestType) -> None:
    """What CloudStack asks of each kind of network."""
    more = wanted.more
    if more.get("availability") not in (None, *_AVAILABILITY):
        raise InvalidParameter(
            f"availability is {more['availability']!r}: it is one of {', '.join(_AVAILABILITY)}"
        )
    if guest_type is GuestType.SHARED and not more.get("specify_ip_ranges"):
        raise InvalidParameter("An offering for shared networks has specifyipranges=true")
    if guest_type is not GuestType.SHARED and more.get("specify_ip_ranges") and "SourceNat" in wanted.services:
        raise InvalidParameter("specifyipranges can't be true for isolated networks with the service SourceNat")
    if guest_type is GuestType.L2 and set(wanted.services) - {"UserData"}:
        raise InvalidParameter("An offering for L2 networks has no service but UserData")
    if guest_type is not GuestType.ISOLATED and more.get("for_vpc"):
        raise InvalidParameter("Tiers of VPCs are isolated networks; leave forvpc out")
    rate = more.get("network_rate_mbps")
    if rate is not None and rate < 0:
        raise InvalidParameter(f"networkrate is {rate}: it is megabits per second, 0 for no limit")


async def _check_scope(tx: Transaction, domain_uuids: Sequence[str], zone_uuids: Sequence[str]) -> None:
    for uuid in domain_uuids:
        await domains.get(tx, uuid)
    for uuid in zone_uuids:
        await zones.get(tx, uuid)


async def update(cloud: Cloud, ref: str, values: Mapping[str, Any]) -> NetworkOffering:
    """Change an offering's words, state, or whom it is for. Raises `NotFound`, `InvalidParameter`."""
    state = values.get("state")
    if state is not None and state.capitalize() not in _STATES:
        raise InvalidParameter(f"state is {state!r}: it is Enabled or Disabled")
    if values.get("availability") not in (None, *_AVAILABILITY):
        raise InvalidParameter(
            f"availability is {values['availability']!r}: it is one of {', '.join(_AVAILABILITY)}"
        )
    async with cloud.transaction() as tx:
        found = await network_offerings.get(tx, ref)
        if found.traffic_type != "Guest":
            raise InvalidParameter(f"Network offering {found.name} is the system's own; it can't be changed")
        await _check_scope(tx, values.get("domain_uuids") or (), values.get("zone_uuids") or ())
        changed = {column: value for column, value in values.items() if value is not None}
        if state is not None:
            changed["state"] = state.capitalize()
        if changed:
            await network_offerings.update(tx, found.id, **changed)
        return await network_offerings.get(tx, found.uuid)


async def delete(cloud: Cloud, ref: str) -> None:
    """Remove an offering that no network is of. Raises `NotFound`, `InvalidParameter` for a built-in one,
    `Conflict`.
    """
    async with cloud.transaction() as tx:
        found = await network_offerings.get(tx, ref)
        if found.is_default:
            raise InvalidParameter(
                f"Network offering {found.name} is a default one, which can't be deleted; disable it",
                uuids=[found.uuid],
            )
        used = (await networks.list_(tx, Query(equal={"network_offering_id": found.id}))).total
        if used:
            raise Conflict(
                f"Network offering {found.name} is used by {used} networks; disable it instead",
                uuids=[found.uuid],
            )
        await network_offerings.remove(tx, found.id)
