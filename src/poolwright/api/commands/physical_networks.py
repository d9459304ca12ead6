"""Physical networks and the traffic on them. Who provides services there: `service_providers`."""

from __future__ import annotations

from typing import Annotated

from poolwright.api.command import Call, Command, ListCommand
from poolwright.api.parameters import Id
from poolwright.api.responses import JobStarted, Response
from poolwright.model.network import PhysicalNetworkView
from poolwright.model.physical import TrafficTypeView
from poolwright.model.resource import Found, Page
from poolwright.services import physical_networks
from poolwright.services.queries import is_, reference


class PhysicalNetworkResponse(Response):
    id: str | None = None
    name: str | None = None
    broadcastdomainrange: str | None = None
    zoneid: str | None = None
    zonename: str | None = None
    state: str | None = None
    vlan: str | None = None
    tags: str | None = None
    isolationmethods: str | None = None
    networkspeed: str | None = None


class TrafficTypeResponse(Response):
    id: str | None = None
    traffictype: str | None = None
    physicalnetworkid: str | None = None
    xennetworklabel: str | None = None
    vlan: str | None = None
    isolationmethods: str | None = None


def _response(found: PhysicalNetworkView) -> PhysicalNetworkResponse:
    return PhysicalNetworkResponse(
        id=found.uuid,
        name=found.name,
        broadcastdomainrange=found.broadcast_domain_range,
        zoneid=found.zone_uuid,
        zonename=found.zone_name,
        state=found.state,
        vlan=found.vlan,
        tags=",".join(found.tags) or None,
        isolationmethods=found.isolation_methods,
        networkspeed=found.network_speed,
    )


def _traffic_response(found: TrafficTypeView) -> TrafficTypeResponse:
    return TrafficTypeResponse(
        id=found.uuid,
        traffictype=found.traffic,
        physicalnetworkid=found.physical_network_uuid,
        xennetworklabel=found.label,
        vlan=found.vlan,
        isolationmethods=found.isolation_method,
    )


async def shown_physical_network(call: Call, uuid: str) -> Response | None:
    """The physical network that a finished job is about."""
    found = await physical_networks.list_(call.cloud, {"uuid": uuid}, None, Page())
    return _response(found.rows[0]) if found.rows else None


async def shown_traffic_type(call: Call, uuid: str) -> Response | None:
    """The kind of traffic that a finished job is about."""
    found = await physical_networks.find_traffic_type(call.cloud, uuid)
    return _traffic_response(found) if found else None


class ListPhysicalNetworks(ListCommand, frozen=True, kw_only=True):
    """Lists physical networks."""

    id: Annotated[Id | None, "the id of the physical network"] = None
    name: Annotated[str | None, "its name"] = None
    zoneid: Annotated[Id | None, "its zone"] = None

    async def run(self, call: Call) -> Found[PhysicalNetworkResponse]:
        conditions = reference("", self.id) | is_("name", self.name) | reference("zone", self.zoneid)
        found = await physical_networks.list_(call.cloud, conditions, self.keyword, self.part)
        return Found([_response(row) for row in found.rows], found.total)


class CreatePhysicalNetwork(Command, frozen=True, kw_only=True):
    """Creates a physical network."""

    zoneid: Annotated[Id, "the zone"]
    name: Annotated[str, "the name of the physical network"]
    vlan: Annotated[str | None, "the tags that guest networks may have, 100-200"] = None
    networkspeed: Annotated[str | None, "1G, 10G, ..."] = None
    broadcastdomainrange: Annotated[str | None, "ZONE or POD"] = None
    tags: Annotated[list[str] | None, "tags that network offerings ask for"] = None
    isolationmethods: Annotated[list[str] | None, "how guest networks are kept apart: VLAN"] = None

    async def run(self, call: Call) -> JobStarted:
        made = await physical_networks.create(
            call.cloud,
            call.caller,
            zone=self.zoneid,
            name=self.name,
            vlan=self.vlan or None,
            speed=self.networkspeed or None,
            tags=self.tags or (),
            isolation=self.isolationmethods or (),
            broadcast_range=self.broadcastdomainrange,
        )
        return JobStarted(made.job.uuid, made.uuid)


class UpdatePhysicalNetwork(Command, frozen=True, kw_only=True):
    """Changes a physical network, or enables and disables it."""

    id: Annotated[Id, "the physical network"]
    state: Annotated[str | None, "Enabled or Disabled"] = None
    vlan: Annotated[str | None, "the tags that guest networks may have, 100-200"] = None
    networkspeed: Annotated[str | None, "1G, 10G, ..."] = None
    tags: Annotated[list[str] | None, "tags that network offerings ask for"] = None

    async def run(self, call: Call) -> JobStarted:
        job = await physical_networks.update(
            call.cloud,
            call.caller,
            self.id,
            state=self.state,
            vlan=self.vlan,
            speed=self.networkspeed or None,
            tags=self.tags,
        )
        return JobStarted(job.uuid)


class DeletePhysicalNetwork(Command, frozen=True, kw_only=True):
    """Deletes a physical network that no network is on."""

    id: Annotated[Id, "the physical network"]

    async def run(self, call: Call) -> JobStarted:
        return JobStarted((await physical_networks.delete(call.cloud, call.caller, self.id)).uuid)


class ListTrafficTypes(ListCommand, frozen=True, kw_only=True):
    """Lists the kinds of traffic on a physical network."""

    physicalnetworkid: Annotated[Id, "the physical network"]

    async def run(self, call: Call) -> Found[TrafficTypeResponse]:
        found = await physical_networks.list_traffic_types(
            call.cloud, self.physicalnetworkid, self.keyword, self.part
        )
        return Found([_traffic_response(row) for row in found.rows], found.total)


class AddTrafficType(Command, frozen=True, kw_only=True):
    """Puts a kind of traffic on a physical network."""

    physicalnetworkid: Annotated[Id, "the physical network"]
    traffictype: Annotated[str, "Public, Management, Guest or Storage"]
    xennetworklabel: Annotated[str | None, "the name of the pools' network that carries it"] = None
    vlan: Annotated[str | None, "its tag"] = None
    isolationmethod: Annotated[str | None, "how guest networks are kept apart: VLAN"] = None

    async def run(self, call: Call) -> JobStarted:
        made = await physical_networks.add_traffic_type(
            call.cloud,
            call.caller,
            self.physicalnetworkid,
            self.traffictype,
            label=self.xennetworklabel or None,
            vlan=self.vlan or None,
            isolation=self.isolationmethod or None,
        )
        return JobStarted(made.job.uuid, made.uuid)


class DeleteTrafficType(Command, frozen=True, kw_only=True):
    """Takes a kind of traffic off its physical network."""

    id: Annotated[Id, "the kind of traffic"]

    async def run(self, call: Call) -> JobStarted:
        return JobStarted((await physical_networks.delete_traffic_type(call.cloud, call.caller, self.id)).uuid)


class UpdateTrafficType(Command, frozen=True, kw_only=True):
    """Says which network of the pools carries a kind of traffic."""

    id: Annotated[Id, "the kind of traffic"]
    xennetworklabel: Annotated[str | None, "the name of the pools' network that carries it"] = None

    async def run(self, call: Call) -> JobStarted:
        job = await physical_networks.update_traffic_type(
            call.cloud, call.caller, self.id, self.xennetworklabel or None
        )
        return JobStarted(job.uuid)


class IsolationMethodResponse(Response):
    name: str | None = None


class ListNetworkIsolationMethods(ListCommand, frozen=True, kw_only=True):
    """Lists how guest networks can be kept apart on the wire."""

    async def run(self, _call: Call) -> Found[IsolationMethodResponse]:
        return self.part_of([IsolationMethodResponse(name=name) for name in ("VLAN", "GRE", "VSWITCH")])
