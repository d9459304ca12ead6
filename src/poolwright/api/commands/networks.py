"""Networks: listNetworks, createNetwork."""

from __future__ import annotations

from typing import Annotated, Any

from poolwright.api.command import Call, Command, TaggedListCommand
from poolwright.api.commands.owners import owner_fields
from poolwright.api.parameters import Id
from poolwright.api.responses import Response, date
from poolwright.model.network import NetworkView
from poolwright.model.resource import Found
from poolwright.services import networks
from poolwright.services.queries import is_, reference


class NetworkResponse(Response):
    id: str | None = None
    name: str | None = None
    displaytext: str | None = None
    broadcastdomaintype: str | None = None
    traffictype: str | None = None
    gateway: str | None = None
    netmask: str | None = None
    cidr: str | None = None
    zoneid: str | None = None
    zonename: str | None = None
    networkofferingid: str | None = None
    networkofferingname: str | None = None
    networkofferingdisplaytext: str | None = None
    issystem: bool | None = None
    state: str | None = None
    related: str | None = None
    broadcasturi: str | None = None
    dns1: str | None = None
    dns2: str | None = None
    type: str | None = None
    vlan: str | None = None
    acltype: str | None = None
    subdomainaccess: bool | None = None
    account: str | None = None
    domainid: str | None = None
    domain: str | None = None
    domainpath: str | None = None
    projectid: str | None = None
    project: str | None = None
    isdefault: bool | None = None
    service: list[dict[str, Any]] | None = None
    networkdomain: str | None = None
    physicalnetworkid: str | None = None
    restartrequired: bool | None = None
    specifyvlan: bool | None = None
    specifyipranges: bool | None = None
    canusefordeploy: bool | None = None
    ispersistent: bool | None = None
    tags: list[dict[str, str]] | None = None
    details: dict[str, str] | None = None
    displaynetwork: bool | None = None
    strechedl2subnet: bool | None = None
    redundantrouter: bool | None = None
    created: str | None = None
    privatemtu: int | None = None
    hasannotations: bool | None = None


def network_response(network: NetworkView, *, admin: bool) -> NetworkResponse:
    """What is seen of a network; how it is told apart on the wire, only by an administrator."""
    tag = str(network.vlan) if network.vlan is not None else "untagged"
    return NetworkResponse(
        id=network.uuid,
        name=network.name,
        displaytext=network.display_text or network.name,
        broadcastdomaintype=network.broadcast_type,
        traffictype=network.traffic_type,
        gateway=network.gateway,
        netmask=network.netmask,
        cidr=network.cidr,
        zoneid=network.zone_uuid,
        zonename=network.zone_name,
        networkofferingid=network.network_offering_uuid,
        networkofferingname=network.network_offering_name,
        networkofferingdisplaytext=network.network_offering_text,
        issystem=network.is_system,
        state=network.state,
        related=network.uuid,
        broadcasturi=network.broadcast_uri if admin else None,
        dns1=network.dns1,
        dns2=network.dns2,
        type=network.guest_type,
        vlan=tag if admin else None,
        acltype=network.acl_type,
        subdomainaccess=network.subdomain_access,
        **(owner_fields(network) | ({} if network.acl_type == "Account" else {"account": None})),
        isdefault=network.is_default,
        service=[],
        networkdomain=network.network_domain,
        physicalnetworkid=network.physical_network_uuid,
        restartrequired=False,
        specifyvlan=network.vlan is not None,
        specifyipranges=bool(network.network_offering_specify_ip_ranges),
        canusefordeploy=not network.is_system,
        ispersistent=False,
        tags=[],
        details=network.details or None,
        displaynetwork=network.display,
        strechedl2subnet=False,
        redundantrouter=False,
        created=date(network.created),
        privatemtu=network.mtu,
        hasannotations=False,
    )


class ListNetworks(TaggedListCommand, frozen=True, kw_only=True):
    """Lists the networks that the caller may use."""

    id: Annotated[Id | None, "the id of the network"] = None
    name: Annotated[str | None, "the name of the network"] = None
    zoneid: Annotated[Id | None, "the zone"] = None
    type: Annotated[str | None, "Shared, Isolated or L2"] = None
    traffictype: Annotated[str | None, "Guest"] = None
    acltype: Annotated[str | None, "Account or Domain"] = None
    issystem: Annotated[bool | None, "whether it is the system's own"] = None
    physicalnetworkid: Annotated[Id | None, "the physical network"] = None
    networkofferingid: Annotated[Id | None, "the network offering"] = None
    canusefordeploy: Annotated[bool | None, "whether VMs can be deployed on it"] = None
    forvpc: Annotated[bool | None, "whether it is a tier of a VPC"] = None
    restartrequired: Annotated[bool | None, "whether it has to be restarted to take a change"] = None
    vpcid: Annotated[Id | None, "the VPC"] = None
    displaynetwork: Annotated[bool | None, "whether it is shown to users"] = None
    supportedservices: Annotated[list[str] | None, "services that it must have"] = None

    async def run(self, call: Call) -> Found[NetworkResponse]:
        # No network of ours has a router, is in a VPC, or waits for a restart.
        if self.forvpc or self.vpcid or self.restartrequired or self.supportedservices:
            return Found([], 0)
        usable = None if self.canusefordeploy is None else not self.canusefordeploy
        if usable is not None and self.issystem is not None and self.issystem is not usable:
            return Found([], 0)
        conditions = (
            reference("", self.id)
            | is_("name", self.name)
            | reference("zone", self.zoneid)
            | is_("guest_type", _guest_type(self.type))
            | is_("traffic_type", self.traffictype)
            | is_("acl_type", self.acltype)
            | is_("is_system", self.issystem if usable is None else usable)
            | reference("physical_network", self.physicalnetworkid)
            | reference("network_offering", self.networkofferingid)
            | is_("display", self.displaynetwork)
        )
        found = await networks.list_(
            call.cloud, call.caller, self.whose(self.id), conditions, self.keyword, self.part
        )
        admin = call.caller.is_root_admin
        return Found([network_response(row, admin=admin) for row in found.rows], found.total)


def _guest_type(text: str | None) -> str | None:
    if not text:
        return None
    return {"shared": "Shared", "isolated": "Isolated", "l2": "L2"}.get(text.lower(), text)


class CreateNetwork(Command, frozen=True, kw_only=True):
    """Creates a network, shared or L2, on a VLAN."""

    name: Annotated[str, "the name of the network"]
    networkofferingid: Annotated[Id, "the network offering"]
    zoneid: Annotated[Id, "the zone"]
    displaytext: Annotated[str | None, "a line about it"] = None
    vlan: Annotated[str | None, "the VLAN's tag, 1 to 4094, or untagged"] = None
    gateway: Annotated[str | None, "the gateway"] = None
    netmask: Annotated[str | None, "the netmask"] = None
    startip: Annotated[str | None, "the first address for VMs"] = None
    endip: Annotated[str | None, "the last address for VMs"] = None
    dns1: Annotated[str | None, "the first DNS server"] = None
    dns2: Annotated[str | None, "the second DNS server"] = None
    networkdomain: Annotated[str | None, "the DNS domain"] = None
    acltype: Annotated[str | None, "Account, or Domain for everyone in it"] = None
    account: Annotated[str | None, "the account that it is for, of domainid"] = None
    domainid: Annotated[Id | None, "the domain that it is for"] = None
    projectid: Annotated[Id | None, "the project that it is for"] = None
    displaynetwork: Annotated[bool, "whether it is shown to users"] = True
    privatemtu: Annotated[int | None, "the largest packet, bytes"] = None

    async def run(self, call: Call) -> NetworkResponse:
        made = await networks.create(
            call.cloud,
            call.caller,
            networks.NewNetwork(
                name=self.name,
                display_text=self.displaytext or self.name,
                zone=self.zoneid,
                offering=self.networkofferingid,
                vlan=self.vlan or None,
                gateway=self.gateway or None,
                netmask=self.netmask or None,
                start_ip=self.startip or None,
                end_ip=self.endip or None,
                dns1=self.dns1 or None,
                dns2=self.dns2 or None,
                network_domain=self.networkdomain or None,
                acl_type=self.acltype or None,
                account=self.account or None,
                domain=self.domainid,
                project=self.projectid,
                display=self.displaynetwork,
                mtu=self.privatemtu,
            ),
        )
        return network_response(made, admin=call.caller.is_root_admin)
