"""Ranges of addresses (CloudStack's VLAN IP ranges): of shared networks, and public ones."""

from __future__ import annotations

from typing import Annotated

from poolwright.api.command import Call, Command, ListCommand
from poolwright.api.commands.volumes import domain_path
from poolwright.api.parameters import Id
from poolwright.api.responses import Response, Success
from poolwright.model.ip_range import IpRangeView
from poolwright.model.resource import Found
from poolwright.services import ip_ranges
from poolwright.services.queries import is_, reference


class IpRangeResponse(Response):
    id: str | None = None
    forvirtualnetwork: bool | None = None
    zoneid: str | None = None
    vlan: str | None = None
    account: str | None = None
    domainid: str | None = None
    domain: str | None = None
    domainpath: str | None = None
    podid: str | None = None
    podname: str | None = None
    description: str | None = None
    gateway: str | None = None
    netmask: str | None = None
    cidr: str | None = None
    startip: str | None = None
    endip: str | None = None
    networkid: str | None = None
    physicalnetworkid: str | None = None
    forsystemvms: bool | None = None


def _response(found: IpRangeView) -> IpRangeResponse:
    return IpRangeResponse(
        id=found.uuid,
        forvirtualnetwork=found.is_public,
        zoneid=found.zone_uuid,
        vlan=found.vlan if found.vlan.startswith("vlan:") else f"vlan://{found.vlan}",
        account=found.account_name,
        domainid=found.domain_uuid,
        domain=found.domain_name,
        domainpath=domain_path(found.domain_path) if found.domain_path else None,
        podid=found.pod_uuid,
        podname=found.pod_name,
        description=f"{found.start_ip}-{found.end_ip}",
        gateway=found.gateway,
        netmask=found.netmask,
        cidr=found.cidr,
        startip=found.start_ip,
        endip=found.end_ip,
        networkid=found.network_uuid,
        physicalnetworkid=found.physical_network_uuid,
        forsystemvms=found.for_system_vms,
    )


_IP6 = "networks here have IPv4 addresses"


class ListVlanIpRanges(ListCommand, frozen=True, kw_only=True):
    """Lists ranges of addresses."""

    id: Annotated[Id | None, "the range"] = None
    zoneid: Annotated[Id | None, "the zone"] = None
    networkid: Annotated[Id | None, "the shared network that it is of"] = None
    physicalnetworkid: Annotated[Id | None, "the physical network"] = None
    podid: Annotated[Id | None, "the pod"] = None
    vlan: Annotated[str | None, "the VLAN's tag, or untagged"] = None
    account: Annotated[str | None, "the account that it is dedicated to"] = None
    domainid: Annotated[Id | None, "the domain that it is dedicated to"] = None
    forvirtualnetwork: Annotated[bool | None, "whether it is public"] = None

    async def run(self, call: Call) -> Found[IpRangeResponse]:
        conditions = (
            reference("", self.id)
            | reference("zone", self.zoneid)
            | reference("network", self.networkid)
            | reference("physical_network", self.physicalnetworkid)
            | reference("pod", self.podid)
            | reference("domain", self.domainid)
            | is_("vlan", self.vlan.removeprefix("vlan://") if self.vlan else None)
            | is_("account_name", self.account)
            | is_("is_public", self.forvirtualnetwork)
        )
        found = await ip_ranges.list_(call.cloud, conditions, self.keyword, self.part)
        return Found([_response(row) for row in found.rows], found.total)


class CreateVlanIpRange(Command, frozen=True, kw_only=True):
    """Adds addresses to a shared network, or public ones to a zone."""

    refuses = {"startipv6": _IP6, "endipv6": _IP6, "ip6gateway": _IP6, "ip6cidr": _IP6}

    networkid: Annotated[Id | None, "the shared network"] = None
    zoneid: Annotated[Id | None, "the zone of public addresses"] = None
    physicalnetworkid: Annotated[Id | None, "the physical network"] = None
    podid: Annotated[Id | None, "the pod"] = None
    vlan: Annotated[str | None, "the VLAN's tag, or untagged"] = None
    gateway: Annotated[str | None, "the gateway"] = None
    netmask: Annotated[str | None, "the netmask"] = None
    startip: Annotated[str | None, "the first address"] = None
    endip: Annotated[str | None, "the last address"] = None
    forvirtualnetwork: Annotated[bool, "whether they are public"] = False
    forsystemvms: Annotated[bool, "whether they are for system VMs"] = False
    account: Annotated[str | None, "the account that they are for, of domainid"] = None
    domainid: Annotated[Id | None, "the domain of account"] = None
    projectid: Annotated[Id | None, "the project that they are for"] = None

    async def run(self, call: Call) -> IpRangeResponse:
        made = await ip_ranges.create(
            call.cloud,
            call.caller,
            ip_ranges.NewRange(
                network=self.networkid,
                zone=self.zoneid,
                physical_network=self.physicalnetworkid,
                pod=self.podid,
                vlan=self.vlan or None,
                gateway=self.gateway or None,
                netmask=self.netmask or None,
                start_ip=self.startip or None,
                end_ip=self.endip or None,
                is_public=self.forvirtualnetwork or self.networkid is None,
                for_system_vms=self.forsystemvms,
                account=self.account or None,
                domain=self.domainid,
                project=self.projectid,
            ),
        )
        return _response(made)


class UpdateVlanIpRange(Command, frozen=True, kw_only=True):
    """Makes a range longer or shorter."""

    refuses = {"startipv6": _IP6, "endipv6": _IP6, "ip6gateway": _IP6, "ip6cidr": _IP6}

    id: Annotated[Id, "the range"]
    gateway: Annotated[str | None, "the gateway"] = None
    netmask: Annotated[str | None, "the netmask"] = None
    startip: Annotated[str | None, "the first address"] = None
    endip: Annotated[str | None, "the last address"] = None

    async def run(self, call: Call) -> IpRangeResponse:
        changed = await ip_ranges.update(
            call.cloud,
            self.id,
            gateway=self.gateway or None,
            netmask=self.netmask or None,
            start_ip=self.startip or None,
            end_ip=self.endip or None,
        )
        return _response(changed)


class DeleteVlanIpRange(Command, frozen=True, kw_only=True):
    """Removes a range that no NIC has an address of."""

    id: Annotated[Id, "the range"]

    async def run(self, call: Call) -> Success:
        await ip_ranges.delete(call.cloud, self.id)
        return Success(success=True)


class DedicatePublicIpRange(Command, frozen=True, kw_only=True):
    """Keeps a public range for one account."""

    id: Annotated[Id, "the range"]
    domainid: Annotated[Id, "the domain of account"]
    account: Annotated[str | None, "the account"] = None
    projectid: Annotated[Id | None, "the project"] = None

    async def run(self, call: Call) -> IpRangeResponse:
        kept = await ip_ranges.dedicate(
            call.cloud,
            call.caller,
            self.id,
            account=self.account or None,
            domain=self.domainid,
            project=self.projectid,
        )
        return _response(kept)


class ReleasePublicIpRange(Command, frozen=True, kw_only=True):
    """Keeps a public range for nobody any more."""

    id: Annotated[Id, "the range"]

    async def run(self, call: Call) -> Success:
        await ip_ranges.release(call.cloud, self.id)
        return Success(success=True)
