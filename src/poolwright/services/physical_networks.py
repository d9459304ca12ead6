"""Physical networks: what lies below a zone's networks, the kinds of traffic there, and who provides services.

They are what an administrator says of the wires. A service provider's state is kept and listed; that a network
can have a service is the network offering's to say.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from poolwright.model.account import Caller
from poolwright.model.errors import Conflict, InvalidParameter
from poolwright.model.job import Job
from poolwright.model.network import PhysicalNetwork, PhysicalNetworkView
from poolwright.model.physical import (
    BALANCERS,
    PROVIDERS,
    ROUTERS,
    ServiceProvider,
    ServiceProviderView,
    Traffic,
    TrafficType,
    TrafficTypeView,
)
from poolwright.model.resource import Found, Page, Query
from poolwright.model.vlan_range import as_text, parse_tags
from poolwright.services import guest_vlans
from poolwright.services.cloud import Cloud
from poolwright.services.jobs import finished_job
from poolwright.services.queries import Conditions
from poolwright.store import (
    Transaction,
    guest_vlan_ranges,
    networks,
    physical_networks,
    service_providers,
    traffic_types,
    zones,
)

INSTANCE_TYPE: Final = "PhysicalNetwork"
TRAFFIC_TYPE: Final = "TrafficType"
PROVIDER: Final = "PhysicalNetworkServiceProvider"
ELEMENT: Final = "VirtualRouterProvider"
_STATES: Final = ("Enabled", "Disabled")


@dataclass(frozen=True)
class Made:
    """The job, and the uuid of what it made."""

    job: Job
    uuid: str


async def list_(
    cloud: Cloud, conditions: Conditions, keyword: str | None, page: Page
) -> Found[PhysicalNetworkView]:
    """The physical networks that fit."""
    async with cloud.store.reading() as tx:
        return await physical_networks.list_(tx, Query(equal=conditions, keyword=keyword, page=page))


async def create(
    cloud: Cloud,
    caller: Caller,
    *,
    zone: str,
    name: str,
    vlan: str | None,
    speed: str | None,
    tags: Sequence[str],
    isolation: Sequence[str],
    broadcast_range: str | None,
) -> Made:
    """Add a physical network with CloudStack's providers, disabled. Raises `NotFound`, `InvalidParameter`."""
    wanted = as_text(parse_tags(vlan))
    if broadcast_range and broadcast_range.upper() not in ("ZONE", "POD"):
        raise InvalidParameter(f"broadcastdomainrange is {broadcast_range!r}: it is ZONE or POD")
    async with cloud.transaction() as tx:
        inside = await zones.get(tx, zone)
        made = await physical_networks.insert(
            tx,
            PhysicalNetwork(
                name=name,
                zone_id=inside.id,
                state="Disabled",
                vlan=wanted,
                network_speed=speed,
                tags=list(tags),
                isolation_methods=",".join(method.upper() for method in isolation) or "VLAN",
                broadcast_domain_range=(broadcast_range or "ZONE").upper(),
            ),
        )
        for provider in PROVIDERS:
            await _add_provider(tx, made.id, provider)
        return Made(
            await finished_job(tx, caller, "createPhysicalNetwork", INSTANCE_TYPE, made.uuid), made.uuid
        )


async def update(
    cloud: Cloud,
    caller: Caller,
    ref: str,
    *,
    state: str | None,
    vlan: str | None,
    speed: str | None,
    tags: Sequence[str] | None,
) -> Job:
    """Change a physical network, or enable and disable it; an empty `vlan` takes all its tags away.

    Raises `NotFound`, `InvalidParameter`, also where tags that are in use would go.
    """
    wanted = None if vlan is None else as_text(parse_tags(vlan))
    async with cloud.transaction() as tx:
        found = await physical_networks.get(tx, ref)
        if vlan is not None:
            await guest_vlans.check_removable(tx, found, wanted)
            await physical_networks.update(tx, found.id, vlan=wanted)
        values = {"network_speed": speed, "tags": list(tags) if tags is not None else None}
        values["state"] = _state(state) if state else None
        changed = {column: value for column, value in values.items() if value is not None}
        if changed:
            await physical_networks.update(tx, found.id, **changed)
        return await finished_job(tx, caller, "updatePhysicalNetwork", INSTANCE_TYPE, found.uuid)


async def delete(cloud: Cloud, caller: Caller, ref: str) -> Job:
    """Remove a physical network that no network is on. Raises `NotFound`, `Conflict`."""
    async with cloud.transaction() as tx:
        found = await physical_networks.get(tx, ref)
        on_it = (await networks.list_(tx, Query(equal={"physical_network_id": found.id}))).total
        if on_it:
            raise Conflict(
                f"Physical network {found.name} still has {on_it} networks; delete those first",
                uuids=[found.uuid],
            )
        below: Conditions = {"physical_network_id": found.id}
        for traffic in (await traffic_types.list_(tx, Query(equal=below, page=Page(size=0)))).rows:
            await traffic_types.remove(tx, traffic.id)
        for provider in (await service_providers.list_(tx, Query(equal=below, page=Page(size=0)))).rows:
            await service_providers.remove(tx, provider.id)
        for kept in await guest_vlans.list_of(tx, found.id):
            await guest_vlan_ranges.remove(tx, kept.id)
        await physical_networks.remove(tx, found.id)
        return await finished_job(tx, caller, "deletePhysicalNetwork", INSTANCE_TYPE, found.uuid)


async def list_traffic_types(cloud: Cloud, ref: str, keyword: str | None, page: Page) -> Found[TrafficTypeView]:
    """The kinds of traffic on a physical network. Raises `NotFound`."""
    async with cloud.store.reading() as tx:
        found = await physical_networks.get(tx, ref)
        query = Query(equal={"physical_network_id": found.id}, keyword=keyword, page=page)
        return await traffic_types.list_(tx, query)


async def find_traffic_type(cloud: Cloud, uuid: str) -> TrafficTypeView | None:
    """One of those, by its id."""
    async with cloud.store.reading() as tx:
        return await traffic_types.find(tx, uuid)


async def add_traffic_type(
    cloud: Cloud,
    caller: Caller,
    ref: str,
    traffic: str,
    *,
    label: str | None,
    vlan: str | None,
    isolation: str | None,
) -> Made:
    """Put a kind of traffic on a physical network. Raises `NotFound`, `InvalidParameter` for one it has."""
    known = {kind.lower(): kind for kind in Traffic}
    if traffic.lower() not in known:
        raise InvalidParameter(f"traffictype is {traffic!r}: it is one of {', '.join(Traffic)}")
    kind = known[traffic.lower()]
    async with cloud.transaction() as tx:
        found = await physical_networks.get(tx, ref)
        taken = Query(equal={"physical_network_id": found.id, "traffic": str(kind)})
        if (await traffic_types.list_(tx, taken)).total:
            raise InvalidParameter(
                f"Physical network {found.name} carries {kind} traffic already", uuids=[found.uuid]
            )
        made = await traffic_types.insert(
            tx,
            TrafficType(
                physical_network_id=found.id, traffic=kind, label=label, vlan=vlan, isolation_method=isolation
            ),
        )
        return Made(await finished_job(tx, caller, "addTrafficType", TRAFFIC_TYPE, made.uuid), made.uuid)


async def update_traffic_type(cloud: Cloud, caller: Caller, ref: str, label: str | None) -> Job:
    """Say which network of the pools carries a kind of traffic. Raises `NotFound`."""
    async with cloud.transaction() as tx:
        found = await traffic_types.get(tx, ref)
        if label is not None:
            await traffic_types.update(tx, found.id, label=label)
        return await finished_job(tx, caller, "updateTrafficType", TRAFFIC_TYPE, found.uuid)


async def delete_traffic_type(cloud: Cloud, caller: Caller, ref: str) -> Job:
    """Take a kind of traffic off its physical network. Raises `NotFound`."""
    async with cloud.transaction() as tx:
        found = await traffic_types.get(tx, ref)
        await traffic_types.remove(tx, found.id)
        return await finished_job(tx, caller, "deleteTrafficType", TRAFFIC_TYPE, found.uuid)


async def list_providers(
    cloud: Cloud, conditions: Conditions, keyword: str | None, page: Page
) -> Found[ServiceProviderView]:
    """The service providers that fit."""
    async with cloud.store.reading() as tx:
        return await service_providers.list_(tx, Query(equal=conditions, keyword=keyword, page=page))


async def add_provider(cloud: Cloud, caller: Caller, ref: str, name: str, services: Sequence[str]) -> Made:
    """Add one of CloudStack's own providers to a physical network that has it not.

    Raises `NotFound`, `InvalidParameter`.
    """
    async with cloud.transaction() as tx:
        found = await physical_networks.get(tx, ref)
        if name not in PROVIDERS:
            raise InvalidParameter(
                f"name is {name!r}: there is no such provider; those are {', '.join(PROVIDERS)}"
            )
        if set(services) - set(PROVIDERS[name]):
            raise InvalidParameter(f"servicelist: {name} provides {', '.join(PROVIDERS[name])}")
        if (
            await service_providers.list_(tx, Query(equal={"physical_network_id": found.id, "name": name}))
        ).total:
            raise InvalidParameter(
                f"Physical network {found.name} has the provider {name} already", uuids=[found.uuid]
            )
        made = await _add_provider(tx, found.id, name, services)
        job = await finished_job(tx, caller, "addNetworkServiceProvider", PROVIDER, made.uuid)
        return Made(job, made.uuid)


async def update_provider(
    cloud: Cloud, caller: Caller, ref: str, *, state: str | None, services: Sequence[str] | None
) -> Job:
    """Enable or disable a provider, or say what it provides. Raises `NotFound`, `InvalidParameter`."""
    async with cloud.transaction() as tx:
        found = await service_providers.get(tx, ref)
        if services and set(services) - set(PROVIDERS[found.name]):
            raise InvalidParameter(f"servicelist: {found.name} provides {', '.join(PROVIDERS[found.name])}")
        if state:
            await service_providers.update(tx, found.id, state=_state(state))
        if services:
            await service_providers.update(tx, found.id, services=list(services))
        return await finished_job(tx, caller, "updateNetworkServiceProvider", PROVIDER, found.uuid)


async def delete_provider(cloud: Cloud, caller: Caller, ref: str) -> Job:
    """Remove a provider that is disabled. Raises `NotFound`, `Conflict`."""
    async with cloud.transaction() as tx:
        found = await service_providers.get(tx, ref)
        if found.state == "Enabled":
            raise Conflict(f"Provider {found.name} is enabled; disable it first", uuids=[found.uuid])
        await service_providers.remove(tx, found.id)
        return await finished_job(tx, caller, "deleteNetworkServiceProvider", PROVIDER, found.uuid)


async def list_elements(
    cloud: Cloud, names: Sequence[str], conditions: Conditions, keyword: str | None, page: Page
) -> Found[ServiceProviderView]:
    """The providers of these names, which have elements."""
    return await list_providers(cloud, conditions | {"name": list(names)}, keyword, page)


async def configure_element(
    cloud: Cloud, caller: Caller, ref: str, *, enabled: bool, command: str, names: Sequence[str]
) -> Job:
    """Enable or disable a provider's element. Raises `InvalidParameter`."""
    async with cloud.transaction() as tx:
        rows = (await service_providers.list_(tx, Query(equal={"element_uuid": ref, "name": list(names)}))).rows
        if not rows:
            raise InvalidParameter(f"id: there is no network element {ref}")
        await service_providers.update(tx, rows[0].id, element_enabled=enabled)
        return await finished_job(tx, caller, command, ELEMENT, ref)


async def find_element(cloud: Cloud, uuid: str) -> ServiceProviderView | None:
    """The provider that has this element."""
    async with cloud.store.reading() as tx:
        rows = (await service_providers.list_(tx, Query(equal={"element_uuid": uuid}))).rows
        return rows[0] if rows else None


async def _add_provider(
    tx: Transaction, physical_network_id: int, name: str, services: Sequence[str] = ()
) -> ServiceProvider:
    has_element = name in ROUTERS or name in BALANCERS
    return await service_providers.insert(
        tx,
        ServiceProvider(
            name=name,
            physical_network_id=physical_network_id,
            services=list(services or PROVIDERS[name]),
            element_uuid=str(tx.clock.uuid4()) if has_element else None,
        ),
    )


def _state(text: str) -> str:
    if text.capitalize() not in _STATES:
        raise InvalidParameter(f"state is {text!r}: it is Enabled or Disabled")
    return text.capitalize()
