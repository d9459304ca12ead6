"""Ranges of VLAN tags that are kept for one account's networks."""

from __future__ import annotations

from typing import Annotated

from poolwright.api.command import Call, Command, ListCommand
from poolwright.api.commands.volumes import domain_path
from poolwright.api.parameters import Id
from poolwright.api.responses import JobStarted, Response
from poolwright.model.physical import GuestVlanRangeView
from poolwright.model.resource import Found
from poolwright.model.vlan_range import parse_tags
from poolwright.services import guest_vlans
from poolwright.services.queries import Conditions, is_, reference


class GuestVlanRangeResponse(Response):
    """The ids of physical network and zone are numbers, as CloudStack has them here."""

    id: str | None = None
    account: str | None = None
    domainid: str | None = None
    domain: str | None = None
    domainpath: str | None = None
    guestvlanrange: str | None = None
    physicalnetworkid: int | None = None
    zoneid: int | None = None


def _response(found: GuestVlanRangeView) -> GuestVlanRangeResponse:
    return GuestVlanRangeResponse(
        id=found.uuid,
        account=found.account_name,
        domainid=found.domain_uuid,
        domain=found.domain_name,
        domainpath=domain_path(found.domain_path),
        guestvlanrange=f"{found.first}-{found.last}",
        physicalnetworkid=found.physical_network_id,
        zoneid=found.zone_id,
    )


class DedicateGuestVlanRange(Command, frozen=True, kw_only=True):
    """Keeps a range of a physical network's VLANs for one account."""

    vlanrange: Annotated[str, "the range, like 100-110"]
    physicalnetworkid: Annotated[Id, "the physical network"]
    account: Annotated[str | None, "the account, of domainid"] = None
    domainid: Annotated[Id | None, "the domain of account"] = None
    projectid: Annotated[Id | None, "the project"] = None

    async def run(self, call: Call) -> GuestVlanRangeResponse:
        made = await guest_vlans.dedicate(
            call.cloud,
            call.caller,
            self.physicalnetworkid,
            self.vlanrange,
            account=self.account or None,
            domain=self.domainid,
            project=self.projectid,
        )
        return _response(made)


class ListDedicatedGuestVlanRanges(ListCommand, frozen=True, kw_only=True):
    """Lists the ranges of VLANs that are kept for accounts."""

    id: Annotated[Id | None, "the range"] = None
    account: Annotated[str | None, "the account"] = None
    domainid: Annotated[Id | None, "the domain"] = None
    projectid: Annotated[Id | None, "the project; -1 for all"] = None
    guestvlanrange: Annotated[str | None, "the range, like 100-110"] = None
    physicalnetworkid: Annotated[Id | None, "the physical network"] = None
    zoneid: Annotated[Id | None, "the zone"] = None

    async def run(self, call: Call) -> Found[GuestVlanRangeResponse]:
        conditions = (
            reference("", self.id)
            | is_("account_name", self.account)
            | reference("domain", self.domainid)
            | reference("physical_network", self.physicalnetworkid)
            | reference("zone", self.zoneid)
            | _of(self.guestvlanrange)
        )
        found = await guest_vlans.list_dedicated(call.cloud, conditions, self.keyword, self.part)
        return Found([_response(row) for row in found.rows], found.total)


def _of(text: str | None) -> Conditions:
    if not text:
        return {}
    ranges = parse_tags(text, "guestvlanrange")
    return {"first": ranges[0].start, "last": ranges[-1].stop - 1}


class ReleaseDedicatedGuestVlanRange(Command, frozen=True, kw_only=True):
    """Keeps a range of VLANs for nobody any more."""

    id: Annotated[Id, "the range"]

    async def run(self, call: Call) -> JobStarted:
        return JobStarted((await guest_vlans.release_dedicated(call.cloud, call.caller, self.id)).uuid)
