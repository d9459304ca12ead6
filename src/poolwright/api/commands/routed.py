"""What takes a virtual router: public addresses, firewalls, port forwarding, VPCs. This cloud runs none,
and says so.

The commands are here because clients ask for them by name, and so that they hear what is missing on which
network,
rather than that there is no such command. What they are given is read and looked up as CloudStack would.
"""

from __future__ import annotations

from typing import Annotated

from poolwright.api.command import Call, Command
from poolwright.api.commands.absent import AbsentResponse
from poolwright.api.parameters import Entry, Id
from poolwright.services import routed


class AssociateIpAddress(Command, frozen=True, kw_only=True):
    """Refuses to give a network a public address: that takes a virtual router."""

    zoneid: Annotated[Id | None, "the zone"] = None
    networkid: Annotated[Id | None, "the network"] = None
    vpcid: Annotated[Id | None, "the VPC"] = None
    ipaddress: Annotated[str | None, "the address"] = None
    account: Annotated[str | None, "the account, of domainid"] = None
    domainid: Annotated[Id | None, "the domain of account"] = None
    projectid: Annotated[Id | None, "the project"] = None

    async def run(self, call: Call) -> AbsentResponse:
        await routed.refuse_address(call.cloud, call.caller, network=self.networkid, vpc=self.vpcid)


class CreateFirewallRule(Command, frozen=True, kw_only=True):
    """Refuses to open a public address: there are none."""

    ipaddressid: Annotated[Id, "the public address"]
    protocol: Annotated[str, "TCP, UDP or ICMP"]
    startport: Annotated[int | None, "the first port"] = None
    endport: Annotated[int | None, "the last port"] = None
    cidrlist: Annotated[list[str] | None, "from where"] = None

    async def run(self, _call: Call) -> AbsentResponse:
        routed.refuse_rule(self.ipaddressid)


class CreatePortForwardingRule(Command, frozen=True, kw_only=True):
    """Refuses to forward a port of a public address: there are none."""

    ipaddressid: Annotated[Id, "the public address"]
    privateport: Annotated[int, "the VM's port"]
    protocol: Annotated[str, "TCP or UDP"]
    publicport: Annotated[int, "the address's port"]
    virtualmachineid: Annotated[Id, "the VM"]
    networkid: Annotated[Id | None, "the network"] = None

    async def run(self, _call: Call) -> AbsentResponse:
        routed.refuse_rule(self.ipaddressid)


class CreateEgressFirewallRule(Command, frozen=True, kw_only=True):
    """Refuses to let a network's VMs out by a rule: that takes a virtual router."""

    networkid: Annotated[Id, "the network"]
    protocol: Annotated[str, "TCP, UDP, ICMP or all"]
    startport: Annotated[int | None, "the first port"] = None
    endport: Annotated[int | None, "the last port"] = None
    cidrlist: Annotated[list[str] | None, "from where"] = None

    async def run(self, call: Call) -> AbsentResponse:
        await routed.refuse_service(call.cloud, call.caller, self.networkid, "Firewall")


class CreateVPC(Command, frozen=True, kw_only=True):
    """Refuses to create a VPC: that takes a virtual router."""

    name: Annotated[str, "the name of the VPC"]
    zoneid: Annotated[Id, "the zone"]
    vpcofferingid: Annotated[Id, "the VPC offering"]
    displaytext: Annotated[str | None, "a line about it"] = None
    cidr: Annotated[str | None, "its addresses"] = None
    account: Annotated[str | None, "the account, of domainid"] = None
    domainid: Annotated[Id | None, "the domain of account"] = None

    async def run(self, call: Call) -> AbsentResponse:
        await routed.refuse_vpc(call.cloud, call.caller, self.zoneid, self.vpcofferingid)


class MigrateVPC(Command, frozen=True, kw_only=True):
    """Refuses to give a VPC another offering: there are no VPCs."""

    vpcid: Annotated[Id, "the VPC"]
    vpcofferingid: Annotated[Id, "the VPC offering"]
    tiernetworkofferings: Annotated[list[Entry] | None, "the network offerings of its tiers"] = None
    resume: Annotated[bool, "go on with what failed before"] = False

    async def run(self, _call: Call) -> AbsentResponse:
        routed.refuse_vpc_by_id(self.vpcid)
