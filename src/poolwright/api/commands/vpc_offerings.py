"""VPC offerings: listed, made, changed and removed."""

from __future__ import annotations

from typing import Annotated, Any

from poolwright.api.command import Call, Command, ListCommand
from poolwright.api.commands.network_offerings import capabilities_of, providers_of, services_of, uuids_of
from poolwright.api.parameters import Entry, Id
from poolwright.api.responses import JobStarted, Response, date
from poolwright.model.offering import VpcOffering
from poolwright.model.resource import Found
from poolwright.services import vpc_offerings
from poolwright.services.queries import is_, reference


class VpcOfferingResponse(Response):
    id: str | None = None
    name: str | None = None
    displaytext: str | None = None
    created: str | None = None
    isdefault: bool | None = None
    state: str | None = None
    service: list[dict[str, Any]] | None = None
    distributedvpcrouter: bool | None = None
    supportsregionLevelvpc: bool | None = None
    domainid: str | None = None
    zoneid: str | None = None
    internetprotocol: str | None = None
    conservemode: bool | None = None


def _response(found: VpcOffering) -> VpcOfferingResponse:
    return VpcOfferingResponse(
        id=found.uuid,
        name=found.name,
        displaytext=found.display_text or found.name,
        created=date(found.created),
        isdefault=found.is_default,
        state=found.state,
        service=services_of(found),
        distributedvpcrouter=False,
        supportsregionLevelvpc=False,
        domainid=",".join(found.domain_uuids) or None,
        zoneid=",".join(found.zone_uuids) or None,
        internetprotocol=found.internet_protocol,
        conservemode=found.conserve_mode,
    )


async def shown_vpc_offering(call: Call, uuid: str) -> Response | None:
    """The offering that a finished job is about."""
    found = await vpc_offerings.find(call.cloud, uuid)
    return _response(found) if found else None


class ListVPCOfferings(ListCommand, frozen=True, kw_only=True):
    """Lists VPC offerings."""

    id: Annotated[Id | None, "the id of the offering"] = None
    name: Annotated[str | None, "its name"] = None
    displaytext: Annotated[str | None, "the line about it"] = None
    isdefault: Annotated[bool | None, "true for those that were there from the start"] = None
    supportedservices: Annotated[list[str] | None, "services that it must have"] = None
    state: Annotated[str | None, "Enabled or Disabled"] = None

    async def run(self, call: Call) -> Found[VpcOfferingResponse]:
        conditions = (
            reference("", self.id)
            | is_("name", self.name)
            | is_("display_text", self.displaytext)
            | is_("is_default", self.isdefault)
            | is_("state", self.state.capitalize() if self.state else None)
        )
        found = await vpc_offerings.list_(
            call.cloud, call.caller, conditions, self.keyword, self.part, self.supportedservices or ()
        )
        return Found([_response(row) for row in found.rows], found.total)


class CreateVPCOffering(Command, frozen=True, kw_only=True):
    """Creates a VPC offering, disabled unless enable is true."""

    name: Annotated[str, "the name of the offering"]
    displaytext: Annotated[str | None, "a line about it"] = None
    supportedservices: Annotated[list[str] | None, "the services that its VPCs have"] = None
    serviceproviderlist: Annotated[list[Entry] | None, "who provides each service"] = None
    servicecapabilitylist: Annotated[list[Entry] | None, "what is asked of each service"] = None
    internetprotocol: Annotated[str | None, "IPv4"] = None
    domainid: Annotated[list[Id] | None, "the domains that it is for"] = None
    zoneid: Annotated[list[Id] | None, "the zones that it is for"] = None
    enable: Annotated[bool, "whether it is enabled at once"] = False
    conservemode: Annotated[bool, "whether an address may have several rules"] = False

    async def run(self, call: Call) -> JobStarted:
        named = providers_of(self.supportedservices, self.serviceproviderlist)
        services = {
            service: ["VpcVirtualRouter" if one == "VirtualRouter" else one for one in providers]
            for service, providers in named.items()
        }
        made = await vpc_offerings.create(
            call.cloud,
            call.caller,
            name=self.name,
            display_text=self.displaytext or self.name,
            services=services,
            enable=self.enable,
            more={
                "capabilities": capabilities_of(self.servicecapabilitylist),
                "internet_protocol": self.internetprotocol or "IPv4",
                "domain_uuids": list(self.domainid or ()),
                "zone_uuids": list(self.zoneid or ()),
                "conserve_mode": self.conservemode,
            },
        )
        return JobStarted(made.job.uuid, made.uuid)


class UpdateVPCOffering(Command, frozen=True, kw_only=True):
    """Changes a VPC offering, or enables and disables it."""

    id: Annotated[Id, "the offering"]
    name: Annotated[str | None, "its new name"] = None
    displaytext: Annotated[str | None, "a line about it"] = None
    state: Annotated[str | None, "Enabled or Disabled"] = None
    sortkey: Annotated[int | None, "where it comes in lists; the lowest first"] = None
    domainid: Annotated[str | None, "the domains that it is for, or public"] = None
    zoneid: Annotated[str | None, "the zones that it is for, or all"] = None

    async def run(self, call: Call) -> JobStarted:
        values = {
            "name": self.name or None,
            "display_text": self.displaytext or None,
            "state": self.state or None,
            "sort_key": self.sortkey,
            "domain_uuids": uuids_of(self.domainid, "public"),
            "zone_uuids": uuids_of(self.zoneid, "all"),
        }
        return JobStarted((await vpc_offerings.update(call.cloud, call.caller, self.id, values)).uuid)


class DeleteVPCOffering(Command, frozen=True, kw_only=True):
    """Deletes a VPC offering."""

    id: Annotated[Id, "the offering"]

    async def run(self, call: Call) -> JobStarted:
        return JobStarted((await vpc_offerings.delete(call.cloud, call.caller, self.id)).uuid)
