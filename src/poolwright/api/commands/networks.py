"""Networks: listNetworks, createNetwork."""

from __future__ import annotations

from typing import Annotated, Any

from poolwright.api.command import Call, Command, TaggedListCommand
from poolwright.api.commands.owners import owner_fields
from poolwright.api.parameters import Id
from poolwright.api.responses import JobStarted, Response, date
from poolwright.model.network import NetworkView
from poolwright.model.resource import Found
from poolwright.services import network_changes, network_creation, networks
from poolwright.services.queries import Conditions, is_, reference


class NetworkResponse(Response):
    id: str | None = None
    name: str | None = None
    displaytext: str | None = None
    broadcastdomaintype: str | None = None
    traffictype: str | None = None
    gateway: str | None = None
    netmask: str | None = None
    cidr: str | None = None
    networkcidr: str | None = None
    zoneid: str | None = None
    zonename: str | None = None
    networkofferingid: str | None = None
    networkofferingname: str | None = None
    networkofferingdisplaytext: str | None = None
    networkofferingconservemode: bool | None = None
    networkofferingavailability: str | None = None
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
    supportsvmautoscaling: bool | None = None
    internetprotocol: str | None = None
    egressdefaultpolicy: bool | None = None
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
        networkofferingconservemode=network.network_offering_conserve_mode,
        networkofferingavailability=network.network_offering_availability,
        networkcidr=network.cidr,
        specifyvlan=bool(network.network_offering_specify_vlan),
        specifyipranges=bool(network.network_offering_specify_ip_ranges),
        canusefordeploy=not network.is_system and network.state in ("Implemented", "Allocated", "Setup"),
        ispersistent=bool(network.network_offering_is_persistent),
        supportsvmautoscaling=False,
        internetprotocol="IPv4",
        egressdefaultpolicy=True,
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
    networkfilter: Annotated[str | None, "whose: all, account, domain, accountdomain or shared"] = None
    specifyipranges: Annotated[bool | None, "whether its addresses are given with it"] = None
    associatednetworkid: Annotated[Id | None, "the network that it is associated with; none is"] = None
    vlan: Annotated[str | None, "the VLAN's tag, or untagged; for administrators"] = None

    async def run(self, call: Call) -> Found[NetworkResponse]:
        # No network of ours has a router, is in a VPC, or waits for a restart.
        if self.forvpc or self.vpcid or self.restartrequired or self.associatednetworkid:
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
            | is_("network_offering_specify_ip_ranges", self.specifyipranges)
            | _on_wire(self.vlan)
        )
        found = await networks.list_(
            call.cloud,
            call.caller,
            self.whose(self.id),
            conditions,
            self.keyword,
            self.part,
            which=self.networkfilter,
            services=tuple(self.supportedservices or ()),
        )
        admin = call.caller.is_root_admin
        return Found([network_response(row, admin=admin) for row in found.rows], found.total)


def _guest_type(text: str | None) -> str | None:
    if not text:
        return None
    return {"shared": "Shared", "isolated": "Isolated", "l2": "L2"}.get(text.lower(), text)


def _on_wire(vlan: str | None) -> Conditions:
    """The networks with that tag; nothing has a tag that is no number."""
    if not vlan:
        return {}
    bare = vlan.lower().removeprefix("vlan://")
    if bare == "untagged":
        return {"vlan": None}
    return {"vlan": int(bare) if bare.isascii() and bare.isdecimal() and len(bare) < 6 else -1}


async def shown_network(call: Call, uuid: str) -> Response | None:
    """The network that a finished job is about."""
    found = await network_changes.get_network(call.cloud, uuid)
    return network_response(found, admin=call.caller.is_root_admin) if found else None


_IP6 = "networks here have IPv4 addresses"
_ROUTER = "it takes a virtual router, which this cloud has none of"


class CreateNetwork(Command, frozen=True, kw_only=True):
    """Creates a network: shared, isolated or L2."""

    refuses = {
        "startipv6": _IP6, "endipv6": _IP6, "ip6gateway": _IP6, "ip6cidr": _IP6, "ip6dns1": _IP6,
        "ip6dns2": _IP6, "routeripv6": _IP6, "isolatedpvlan": "XenServer has no private VLANs",
        "isolatedpvlantype": "XenServer has no private VLANs", "vpcid": _ROUTER, "aclid": _ROUTER,
        "associatednetworkid": _ROUTER, "sourcenatipaddress": _ROUTER, "routerip": _ROUTER, "asnumber": _ROUTER,
        "bgppeerids": _ROUTER, "tungstenvirtualrouteruuid": _ROUTER, "publicmtu": _ROUTER,
    }  # fmt: skip

    name: Annotated[str, "the name of the network"]
    networkofferingid: Annotated[Id, "the network offering"]
    zoneid: Annotated[Id, "the zone"]
    displaytext: Annotated[str | None, "a line about it"] = None
    physicalnetworkid: Annotated[Id | None, "the physical network, where the zone has several"] = None
    vlan: Annotated[str | None, "the VLAN's tag, 1 to 4094, or untagged"] = None
    bypassvlanoverlapcheck: Annotated[bool, "let it share its tag with another network"] = False
    gateway: Annotated[str | None, "the gateway"] = None
    netmask: Annotated[str | None, "the netmask"] = None
    startip: Annotated[str | None, "the first address for VMs"] = None
    endip: Annotated[str | None, "the last address for VMs"] = None
    dns1: Annotated[str | None, "the first DNS server"] = None
    dns2: Annotated[str | None, "the second DNS server"] = None
    networkdomain: Annotated[str | None, "the DNS domain"] = None
    acltype: Annotated[str | None, "Account, or Domain for everyone in it"] = None
    subdomainaccess: Annotated[bool | None, "whether a domain's network is for the domains below too"] = None
    account: Annotated[str | None, "the account that it is for, of domainid"] = None
    domainid: Annotated[Id | None, "the domain that it is for"] = None
    projectid: Annotated[Id | None, "the project that it is for"] = None
    displaynetwork: Annotated[bool, "whether it is shown to users"] = True
    privatemtu: Annotated[int | None, "the largest packet, bytes"] = None

    async def run(self, call: Call) -> NetworkResponse:
        made = await network_creation.create(
            call.cloud,
            call.caller,
            network_creation.NewNetwork(
                name=self.name,
                display_text=self.displaytext or self.name,
                zone=self.zoneid,
                offering=self.networkofferingid,
                physical_network=self.physicalnetworkid,
                vlan=self.vlan or None,
                may_share_tag=self.bypassvlanoverlapcheck,
                gateway=self.gateway or None,
                netmask=self.netmask or None,
                start_ip=self.startip or None,
                end_ip=self.endip or None,
                dns1=self.dns1 or None,
                dns2=self.dns2 or None,
                network_domain=self.networkdomain or None,
                acl_type=self.acltype or None,
                subdomain_access=self.subdomainaccess,
                account=self.account or None,
                domain=self.domainid,
                project=self.projectid,
                display=self.displaynetwork,
                mtu=self.privatemtu,
            ),
        )
        return network_response(made, admin=call.caller.is_root_admin)


class UpdateNetwork(Command, frozen=True, kw_only=True):
    """Changes what is said of a network."""

    refuses = {
        "guestvmcidr": "a network keeps its addresses", "ip6dns1": _IP6, "ip6dns2": _IP6,
        "sourcenatipaddress": _ROUTER, "publicmtu": _ROUTER, "customid": "ids are this cloud's to choose",
    }  # fmt: skip

    id: Annotated[Id, "the network"]
    name: Annotated[str | None, "its new name"] = None
    displaytext: Annotated[str | None, "a line about it"] = None
    networkdomain: Annotated[str | None, "the DNS domain"] = None
    networkofferingid: Annotated[Id | None, "its network offering, which can't be changed"] = None
    displaynetwork: Annotated[bool | None, "whether it is shown to users"] = None
    dns1: Annotated[str | None, "the first DNS server"] = None
    dns2: Annotated[str | None, "the second DNS server"] = None
    privatemtu: Annotated[int | None, "the largest packet, bytes, for NICs that are made from now on"] = None

    async def run(self, call: Call) -> JobStarted:
        values = {
            "name": self.name or None,
            "display_text": self.displaytext or None,
            "network_domain": self.networkdomain or None,
            "display": self.displaynetwork,
            "dns1": self.dns1 or None,
            "dns2": self.dns2 or None,
            "mtu": self.privatemtu,
        }
        job = await network_changes.update(
            call.cloud, call.caller, self.id, values, offering=self.networkofferingid
        )
        return JobStarted(job.uuid)


class DeleteNetwork(Command, frozen=True, kw_only=True):
    """Deletes a network that no VM is on."""

    id: Annotated[Id, "the network"]
    forced: Annotated[bool, "delete it even if it was not shut down; there is nothing to shut down"] = False

    async def run(self, call: Call) -> JobStarted:
        return JobStarted((await network_changes.delete(call.cloud, call.caller, self.id)).uuid)


class RestartNetwork(Command, frozen=True, kw_only=True):
    """Looks at a network on its pools, and sets right what is missing there."""

    id: Annotated[Id, "the network"]
    cleanup: Annotated[bool, "make its virtual router anew; there is none"] = False

    async def run(self, call: Call) -> JobStarted:
        return JobStarted((await network_changes.restart(call.cloud, call.caller, self.id)).uuid)
