"""Network offerings: listed, made, changed and removed; and the services that there are."""

from __future__ import annotations

from typing import Annotated, Any

from poolwright.api.command import Call, Command, ListCommand
from poolwright.api.errors import parameter_error
from poolwright.api.parameters import Entry, Id
from poolwright.api.responses import Response, Success, date
from poolwright.model.offering import NetworkOffering, VpcOffering
from poolwright.model.physical import PROVIDERS
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
    tags: str | None = None
    serviceofferingid: str | None = None
    supportsstrechedl2subnet: bool | None = None
    supportspublicaccess: bool | None = None
    supportsinternallb: bool | None = None
    domainid: str | None = None
    zoneid: str | None = None
    internetprotocol: str | None = None
    egressdefaultpolicy: bool | None = None
    maxconnections: int | None = None
    details: dict[str, str] | None = None
    hasannotations: bool | None = None


def services_of(offering: NetworkOffering | VpcOffering) -> list[dict[str, Any]]:
    """What a network of this offering has: each service with those that provide it, and what was asked of
    it.
    """
    return [
        {
            "name": service,
            "provider": [{"name": provider} for provider in providers],
            "capability": [
                {"name": name, "value": value}
                for name, value in sorted(offering.capabilities.get(service, {}).items())
            ],
        }
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
        tags=offering.tags,
        serviceofferingid=offering.service_offering_uuid,
        supportsstrechedl2subnet=False,
        supportspublicaccess=False,
        supportsinternallb=False,
        domainid=",".join(offering.domain_uuids) or None,
        zoneid=",".join(offering.zone_uuids) or None,
        internetprotocol=offering.internet_protocol,
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

    supportedservices: Annotated[list[str] | None, "services that it must have"] = None
    sourcenatsupported: Annotated[bool | None, "whether it has source NAT"] = None
    domainid: Annotated[Id | None, "a domain that it is for"] = None
    zoneid: Annotated[Id | None, "a zone that it is for"] = None
    tags: Annotated[str | None, "the tag of physical networks that it asks for"] = None

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
            | is_("tags", self.tags)
        )
        services = [*(self.supportedservices or ()), *(("SourceNat",) if self.sourcenatsupported else ())]
        found = await network_offerings.list_(
            call.cloud,
            call.caller,
            conditions,
            self.keyword,
            self.part,
            services=services,
            zone=self.zoneid,
            domain=self.domainid,
        )
        return Found([network_offering_response(row) for row in found.rows], found.total)


def providers_of(services: list[str] | None, given: list[Entry] | None) -> dict[str, list[str]]:
    """Each service with its providers, out of `supportedservices` and `serviceproviderlist`."""
    found: dict[str, list[str]] = {service: [] for service in services or ()}
    for entry in given or ():
        if "service" not in entry or "provider" not in entry:
            raise parameter_error(
                "serviceproviderlist is given as serviceproviderlist[0].service and .provider"
            )
        found.setdefault(entry["service"], []).append(entry["provider"])
    return {service: providers or [default_provider(service)] for service, providers in found.items()}


def default_provider(service: str) -> str:
    """Who provides a service that nobody was named for, as CloudStack has it."""
    return "SecurityGroupProvider" if service == "SecurityGroup" else "VirtualRouter"


def capabilities_of(given: list[Entry] | None) -> dict[str, dict[str, str]]:
    """What is asked of each service, out of `servicecapabilitylist`."""
    found: dict[str, dict[str, str]] = {}
    for entry in given or ():
        if not {"service", "capabilitytype", "capabilityvalue"} <= entry.keys():
            raise parameter_error(
                "servicecapabilitylist is given as servicecapabilitylist[0].service, .capabilitytype and "
                ".capabilityvalue"
            )
        found.setdefault(entry["service"], {})[entry["capabilitytype"]] = entry["capabilityvalue"]
    return found


class CreateNetworkOffering(Command, frozen=True, kw_only=True):
    """Creates a network offering, disabled unless enable is true."""

    name: Annotated[str, "the name of the offering"]
    guestiptype: Annotated[str, "Shared, Isolated or L2"]
    traffictype: Annotated[str, "Guest"]
    displaytext: Annotated[str | None, "a line about it"] = None
    supportedservices: Annotated[list[str] | None, "the services that its networks have"] = None
    serviceproviderlist: Annotated[list[Entry] | None, "who provides each service"] = None
    servicecapabilitylist: Annotated[list[Entry] | None, "what is asked of each service"] = None
    specifyvlan: Annotated[bool, "whether the VLAN is given with the network"] = False
    specifyipranges: Annotated[bool, "whether addresses are given with the network"] = False
    availability: Annotated[str | None, "Optional or Required"] = None
    networkrate: Annotated[int | None, "how fast NICs may be, megabits per second"] = None
    conservemode: Annotated[bool, "whether an address may have several rules"] = True
    ispersistent: Annotated[bool, "whether its networks are made at once"] = False
    forvpc: Annotated[bool, "whether it is for tiers of a VPC"] = False
    egressdefaultpolicy: Annotated[bool, "whether VMs may send where no rule says so"] = True
    keepaliveenabled: Annotated[bool, "whether its load balancer keeps connections"] = False
    maxconnections: Annotated[int | None, "the most connections of its load balancer"] = None
    serviceofferingid: Annotated[Id | None, "the service offering of its virtual router"] = None
    internetprotocol: Annotated[str | None, "IPv4"] = None
    tags: Annotated[str | None, "the tag of physical networks that it asks for"] = None
    details: Annotated[dict[str, str] | None, "ForgedTransmits=false has XAPI filter what NICs send"] = None
    domainid: Annotated[list[Id] | None, "the domains that it is for"] = None
    zoneid: Annotated[list[Id] | None, "the zones that it is for"] = None
    enable: Annotated[bool, "whether it is enabled at once"] = False

    async def run(self, call: Call) -> NetworkOfferingResponse:
        made = await network_offerings.create(
            call.cloud,
            network_offerings.NewOffering(
                name=self.name,
                display_text=self.displaytext or self.name,
                guest_type=self.guestiptype,
                traffic_type=self.traffictype,
                services=providers_of(self.supportedservices, self.serviceproviderlist),
                capabilities=capabilities_of(self.servicecapabilitylist),
                enable=self.enable,
                more={
                    "specify_vlan": self.specifyvlan,
                    "specify_ip_ranges": self.specifyipranges,
                    "availability": self.availability or "Optional",
                    "network_rate_mbps": self.networkrate,
                    "conserve_mode": self.conservemode,
                    "is_persistent": self.ispersistent,
                    "for_vpc": self.forvpc,
                    "egress_default_allow": self.egressdefaultpolicy,
                    "keep_alive": self.keepaliveenabled,
                    "max_connections": self.maxconnections,
                    "service_offering_uuid": self.serviceofferingid,
                    "internet_protocol": self.internetprotocol or "IPv4",
                    "tags": self.tags or None,
                    "details": self.details or {},
                    "domain_uuids": list(self.domainid or ()),
                    "zone_uuids": list(self.zoneid or ()),
                },
            ),
        )
        return network_offering_response(made)


class UpdateNetworkOffering(Command, frozen=True, kw_only=True):
    """Changes a network offering, or enables and disables it."""

    id: Annotated[Id | None, "the offering"] = None
    name: Annotated[str | None, "its new name"] = None
    displaytext: Annotated[str | None, "a line about it"] = None
    availability: Annotated[str | None, "Optional or Required"] = None
    sortkey: Annotated[int | None, "where it comes in lists; the lowest first"] = None
    state: Annotated[str | None, "Enabled or Disabled"] = None
    keepaliveenabled: Annotated[bool | None, "whether its load balancer keeps connections"] = None
    maxconnections: Annotated[int | None, "the most connections of its load balancer"] = None
    tags: Annotated[str | None, "the tag of physical networks that it asks for"] = None
    domainid: Annotated[str | None, "the domains that it is for, or public"] = None
    zoneid: Annotated[str | None, "the zones that it is for, or all"] = None

    async def run(self, call: Call) -> NetworkOfferingResponse:
        if self.id is None:
            raise parameter_error("Unable to execute API command updatenetworkoffering: id is needed")
        changed = await network_offerings.update(
            call.cloud,
            self.id,
            {
                "name": self.name or None,
                "display_text": self.displaytext or None,
                "availability": self.availability or None,
                "sort_key": self.sortkey,
                "state": self.state or None,
                "keep_alive": self.keepaliveenabled,
                "max_connections": self.maxconnections,
                "tags": self.tags,
                "domain_uuids": uuids_of(self.domainid, "public"),
                "zone_uuids": uuids_of(self.zoneid, "all"),
            },
        )
        return network_offering_response(changed)


def uuids_of(text: str | None, everyone: str) -> list[str] | None:
    """The ids in a text, separated by commas; none for the word that means everyone; None where nothing is
    said.
    """
    if not text:
        return None
    return [] if text.lower() == everyone else [one.strip() for one in text.split(",") if one.strip()]


class DeleteNetworkOffering(Command, frozen=True, kw_only=True):
    """Deletes a network offering that no network is of."""

    id: Annotated[Id, "the offering"]

    async def run(self, call: Call) -> Success:
        await network_offerings.delete(call.cloud, self.id)
        return Success(success=True)


class ServiceResponse(Response):
    name: str | None = None
    provider: list[dict[str, Any]] | None = None
    capability: list[dict[str, Any]] | None = None


class ListSupportedNetworkServices(ListCommand, frozen=True, kw_only=True):
    """Lists the services that networks may have, with those that provide each in CloudStack."""

    service: Annotated[str | None, "the service"] = None
    provider: Annotated[str | None, "a provider of it"] = None

    async def run(self, _call: Call) -> Found[ServiceResponse]:
        rows = [
            ServiceResponse(
                name=service,
                provider=[
                    {"name": name, "state": "Enabled", "canenableindividualservice": True}
                    for name, provided in PROVIDERS.items()
                    if service in provided
                ],
                capability=[],
            )
            for service in network_offerings.SERVICES
            if (self.service is None or service.lower() == self.service.lower())
            and (self.provider is None or service in PROVIDERS.get(self.provider, ()))
        ]
        return self.part_of(rows)
