"""Zones: listed, created, updated, deleted."""

from __future__ import annotations

from typing import Annotated

from poolwright.api.command import Call, Command, ListCommand
from poolwright.api.parameters import Id
from poolwright.api.responses import Response, Success
from poolwright.model.resource import Found
from poolwright.model.zone import Zone, ZoneView
from poolwright.services import zones
from poolwright.services.queries import any_of, is_, reference


class ZoneResponse(Response):
    id: str | None = None
    name: str | None = None
    description: str | None = None
    displaytext: str | None = None
    dns1: str | None = None
    dns2: str | None = None
    ip6dns1: str | None = None
    ip6dns2: str | None = None
    internaldns1: str | None = None
    internaldns2: str | None = None
    guestcidraddress: str | None = None
    domain: str | None = None
    domainid: str | None = None
    domainname: str | None = None
    networktype: str | None = None
    type: str | None = None
    securitygroupsenabled: bool | None = None
    allocationstate: str | None = None
    zonetoken: str | None = None
    dhcpprovider: str | None = None
    localstorageenabled: bool | None = None
    ismultiarch: bool | None = None
    tags: list[dict[str, str]] | None = None
    hasannotations: bool | None = None


def zone_response(zone: ZoneView) -> ZoneResponse:
    return ZoneResponse(
        id=zone.uuid,
        name=zone.name,
        description=zone.description,
        dns1=zone.dns1 or None,
        dns2=zone.dns2,
        ip6dns1=zone.ip6_dns1,
        ip6dns2=zone.ip6_dns2,
        internaldns1=zone.internal_dns1 or None,
        internaldns2=zone.internal_dns2,
        guestcidraddress=zone.guest_cidr,
        domain=zone.network_domain,
        domainid=zone.domain_uuid,
        domainname=zone.domain_name,
        networktype=zone.network_type,
        type="Edge" if zone.is_edge else "Core",
        securitygroupsenabled=zone.security_groups_enabled,
        allocationstate=zone.allocation_state,
        zonetoken=zone.token or None,
        localstorageenabled=zone.local_storage_enabled,
        ismultiarch=False,
        tags=[],
        hasannotations=False,
    )


class ListZones(ListCommand, frozen=True, kw_only=True):
    """Lists zones."""

    id: Annotated[Id | None, "the id of the zone"] = None
    ids: Annotated[list[Id] | None, "the ids of zones, separated by commas; not with id"] = None
    name: Annotated[str | None, "the name of the zone"] = None
    available: Annotated[bool | None, "true for zones that VMs can be deployed in"] = None
    networktype: Annotated[str | None, "Basic or Advanced"] = None
    domainid: Annotated[Id | None, "zones that this domain may use"] = None

    async def run(self, call: Call) -> Found[ZoneResponse]:
        conditions = (
            reference("", self.id)
            | any_of(self.ids)
            | is_("name", self.name)
            | is_("network_type", self.networktype)
            | reference("domain", self.domainid)
        )
        found = await zones.list_(
            call.cloud, call.caller, conditions, self.keyword, self.part, available=self.available
        )
        return Found([zone_response(zone) for zone in found.rows], found.total)


class CreateZone(Command, frozen=True, kw_only=True):
    """Creates a zone."""

    name: Annotated[str, "the name of the zone"]
    dns1: Annotated[str, "the first DNS server for guests"]
    internaldns1: Annotated[str, "the first DNS server for the infrastructure"]
    networktype: Annotated[str, "Basic or Advanced"]
    dns2: Annotated[str | None, "the second DNS server for guests"] = None
    ip6dns1: Annotated[str | None, "the first IPv6 DNS server"] = None
    ip6dns2: Annotated[str | None, "the second IPv6 DNS server"] = None
    internaldns2: Annotated[str | None, "the second DNS server for the infrastructure"] = None
    guestcidraddress: Annotated[str | None, "the addresses of isolated networks"] = None
    domain: Annotated[str | None, "the DNS domain of the zone's networks"] = None
    domainid: Annotated[Id | None, "the domain that the zone is dedicated to"] = None
    allocationstate: Annotated[str | None, "Enabled or Disabled"] = None
    securitygroupenabled: Annotated[bool, "whether security groups are enabled"] = False
    localstorageenabled: Annotated[bool, "whether VMs may use the hosts' local storage"] = False
    isedge: Annotated[bool, "whether it is an edge zone"] = False

    async def run(self, call: Call) -> ZoneResponse:
        zone = Zone(
            name=self.name,
            network_type=zones.network_type(self.networktype),
            dns1=self.dns1,
            dns2=self.dns2,
            ip6_dns1=self.ip6dns1,
            ip6_dns2=self.ip6dns2,
            internal_dns1=self.internaldns1,
            internal_dns2=self.internaldns2,
            guest_cidr=self.guestcidraddress,
            network_domain=self.domain,
            allocation_state=zones.allocation_state(self.allocationstate),
            security_groups_enabled=self.securitygroupenabled,
            local_storage_enabled=self.localstorageenabled,
            is_edge=self.isedge,
        )
        return zone_response(await zones.create(call.cloud, zone, domain=self.domainid))


class UpdateZone(Command, frozen=True, kw_only=True):
    """Changes a zone, or enables and disables it."""

    id: Annotated[Id, "the zone"]
    name: Annotated[str | None, "a new name"] = None
    allocationstate: Annotated[str | None, "Enabled or Disabled"] = None
    dns1: Annotated[str | None, "the first DNS server for guests"] = None
    dns2: Annotated[str | None, "the second DNS server for guests"] = None
    ip6dns1: Annotated[str | None, "the first IPv6 DNS server"] = None
    ip6dns2: Annotated[str | None, "the second IPv6 DNS server"] = None
    internaldns1: Annotated[str | None, "the first DNS server for the infrastructure"] = None
    internaldns2: Annotated[str | None, "the second DNS server for the infrastructure"] = None
    guestcidraddress: Annotated[str | None, "the addresses of isolated networks"] = None
    domain: Annotated[str | None, "the DNS domain of the zone's networks"] = None
    localstorageenabled: Annotated[bool | None, "whether VMs may use the hosts' local storage"] = None

    async def run(self, call: Call) -> ZoneResponse:
        changed = await zones.update(
            call.cloud,
            self.id,
            name=self.name or None,
            allocation_state=zones.allocation_state(self.allocationstate) if self.allocationstate else None,
            dns1=self.dns1,
            dns2=self.dns2,
            ip6_dns1=self.ip6dns1,
            ip6_dns2=self.ip6dns2,
            internal_dns1=self.internaldns1,
            internal_dns2=self.internaldns2,
            guest_cidr=self.guestcidraddress,
            network_domain=self.domain,
            local_storage_enabled=self.localstorageenabled,
        )
        return zone_response(changed)


class DeleteZone(Command, frozen=True, kw_only=True):
    """Deletes an empty zone."""

    id: Annotated[Id, "the zone"]

    async def run(self, call: Call) -> Success:
        await zones.delete(call.cloud, self.id)
        return Success(success=True)
