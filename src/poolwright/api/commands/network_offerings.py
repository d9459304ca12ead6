"""Network offerings: listNetworkOfferings."""

from __future__ import annotations

from typing import Annotated, Any

from poolwright.api.command import Call, ListCommand
from poolwright.api.parameters import Id
from poolwright.api.responses import Response, date
from poolwright.model.offering import NetworkOffering
from poolwright.model.resource import Found
from poolwright.services import network_offerings
from poolwright.services.queries import is_, reference


class NetworkOfferingResponse(Response):
    id: str | None = None
    name: str | None = None
    displaytext: str | None = None
    created: str | None = None
    traffictype: str | None = None
    isdefault: bool | None = None
    specifyvlan: bool | None = None
    conservemode: bool | None = None
    specifyipranges: bool | None = None
    availability: str | None = None
    networkrate: int | None = None
    state: str | None = None
    guestiptype: str | None = None
    service: list[dict[str, Any]] | None = None
    forvpc: bool | None = None
    ispersistent: bool | None = None
    egressdefaultpolicy: bool | None = None
    maxconnections: int | None = None
    details: dict[str, str] | None = None
    hasannotations: bool | None = None


def services_of(offering: NetworkOffering) -> list[dict[str, Any]]:
    """What a network of this offering has: each service with those that provide it."""
    return [
        {"name": service, "provider": [{"name": provider} for provider in providers]}
        for service, providers in sorted(offering.services.items())
    ]


def network_offering_response(offering: NetworkOffering) -> NetworkOfferingResponse:
    return NetworkOfferingResponse(
        id=offering.uuid,
        name=offering.name,
        displaytext=offering.display_text or offering.name,
        created=date(offering.created),
        traffictype=offering.traffic_type,
        isdefault=offering.is_default,
        specifyvlan=offering.specify_vlan,
        conservemode=offering.conserve_mode,
        specifyipranges=offering.specify_ip_ranges,
        availability=offering.availability,
        networkrate=offering.network_rate_mbps,
        state=offering.state,
        guestiptype=offering.guest_type,
        service=services_of(offering),
        forvpc=offering.for_vpc,
        ispersistent=offering.is_persistent,
        egressdefaultpolicy=offering.egress_default_allow,
        maxconnections=offering.max_connections,
        details=offering.details or None,
        hasannotations=False,
    )


class ListNetworkOfferings(ListCommand, frozen=True, kw_only=True):
    """Lists network offerings."""

    id: Annotated[Id | None, "the id of the offering"] = None
    name: Annotated[str | None, "the name of the offering"] = None
    displaytext: Annotated[str | None, "the line about it"] = None
    traffictype: Annotated[str | None, "Guest"] = None
    guestiptype: Annotated[str | None, "Shared, Isolated or L2"] = None
    isdefault: Annotated[bool | None, "true for those that were there from the start"] = None
    specifyvlan: Annotated[bool | None, "whether the VLAN is given with the network"] = None
    specifyipranges: Annotated[bool | None, "whether addresses are given with the network"] = None
    availability: Annotated[str | None, "Optional, Required or Unavailable"] = None
    state: Annotated[str | None, "Enabled or Disabled"] = None
    forvpc: Annotated[bool | None, "whether it is for tiers of a VPC"] = None

    async def run(self, call: Call) -> Found[NetworkOfferingResponse]:
        conditions = (
            reference("", self.id)
            | is_("name", self.name)
            | is_("display_text", self.displaytext)
            | is_("traffic_type", self.traffictype)
            | is_("guest_type", self.guestiptype)
            | is_("is_default", self.isdefault)
            | is_("specify_vlan", self.specifyvlan)
            | is_("specify_ip_ranges", self.specifyipranges)
            | is_("availability", self.availability)
            | is_("state", self.state)
            | is_("for_vpc", self.forvpc)
        )
        found = await network_offerings.list_(call.cloud, call.caller, conditions, self.keyword, self.part)
        return Found([network_offering_response(row) for row in found.rows], found.total)
