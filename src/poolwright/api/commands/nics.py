"""NICs: listNics and what changes them, and how a NIC is shown inside its VM."""

from __future__ import annotations

from typing import Annotated

from poolwright.api.command import Call, Command, ListCommand
from poolwright.api.parameters import Id
from poolwright.api.responses import JobStarted, Response
from poolwright.model.nic import NicView
from poolwright.model.resource import Found
from poolwright.services import nics
from poolwright.services.queries import reference


class NicResponse(Response):
    id: str | None = None
    networkid: str | None = None
    networkname: str | None = None
    netmask: str | None = None
    gateway: str | None = None
    ipaddress: str | None = None
    isolationuri: str | None = None
    broadcasturi: str | None = None
    traffictype: str | None = None
    type: str | None = None
    isdefault: bool | None = None
    macaddress: str | None = None
    ip6gateway: str | None = None
    ip6cidr: str | None = None
    ip6address: str | None = None
    secondaryip: list[dict[str, str]] | None = None
    extradhcpoption: list[dict[str, str]] | None = None
    deviceid: str | None = None
    virtualmachineid: str | None = None
    vlanid: int | None = None
    mtu: int | None = None
    enabled: bool | None = None


class SecondaryIpResponse(Response):
    id: str | None = None
    ipaddress: str | None = None
    nicid: str | None = None
    networkid: str | None = None
    virtualmachineid: str | None = None
    description: str | None = None


async def shown_secondary_ip(call: Call, uuid: str) -> Response | None:
    """The address that a finished job has added."""
    found = await nics.find_secondary_ip(call.cloud, uuid)
    if found is None:
        return None
    return SecondaryIpResponse(
        id=found.uuid,
        ipaddress=found.ip4,
        nicid=found.nic_uuid,
        networkid=found.network_uuid,
        virtualmachineid=found.virtual_machine_uuid,
        description=found.description,
    )


def nic_response(nic: NicView, *, admin: bool) -> NicResponse:
    """What is seen of a NIC; how it is told apart on the wire, only by an administrator."""
    uri = nic.broadcast_uri
    return NicResponse(
        id=nic.uuid,
        networkid=nic.network_uuid,
        networkname=nic.network_name,
        netmask=nic.netmask,
        gateway=nic.gateway,
        ipaddress=nic.ip4,
        isolationuri=uri if admin else None,
        broadcasturi=uri if admin else None,
        traffictype=nic.traffic_type,
        type=nic.guest_type,
        isdefault=nic.is_default,
        macaddress=nic.mac,
        ip6gateway=nic.ip6_gateway,
        ip6cidr=nic.ip6_cidr,
        ip6address=nic.ip6,
        secondaryip=[{"id": uuid, "ipaddress": address} for uuid, address in nic.others],
        extradhcpoption=[],
        deviceid=str(nic.device_id),
        virtualmachineid=nic.virtual_machine_uuid,
        vlanid=nic.vlan if admin else None,
        mtu=nic.mtu,
        enabled=nic.enabled,
    )


class ListNics(ListCommand, frozen=True, kw_only=True):
    """Lists the NICs of a VM."""

    virtualmachineid: Annotated[Id, "the VM"]
    nicid: Annotated[Id | None, "the id of the NIC"] = None
    networkid: Annotated[Id | None, "the network that the NIC is on"] = None

    async def run(self, call: Call) -> Found[NicResponse]:
        conditions = reference("", self.nicid) | reference("network", self.networkid)
        found = await nics.list_(
            call.cloud, call.caller, self.virtualmachineid, conditions, self.keyword, self.part
        )
        admin = call.caller.is_root_admin
        return Found([nic_response(row, admin=admin) for row in found.rows], found.total)


class AddNicToVirtualMachine(Command, frozen=True, kw_only=True):
    """Gives a VM a NIC on one more network, live if it runs."""

    refuses = {"dhcpoptions": "this cloud runs no DHCP server"}

    virtualmachineid: Annotated[Id, "the VM"]
    networkid: Annotated[Id, "the network"]
    ipaddress: Annotated[str | None, "its address; chosen where none is given"] = None
    macaddress: Annotated[str | None, "its MAC; made where none is given"] = None

    async def run(self, call: Call) -> JobStarted:
        job = await nics.add(
            call.cloud,
            call.caller,
            self.virtualmachineid,
            self.networkid,
            ip=self.ipaddress or None,
            mac=self.macaddress or None,
        )
        return JobStarted(job.uuid)


class RemoveNicFromVirtualMachine(Command, frozen=True, kw_only=True):
    """Takes a NIC away from a VM, live if it runs; not its default one."""

    virtualmachineid: Annotated[Id, "the VM"]
    nicid: Annotated[Id, "the NIC"]

    async def run(self, call: Call) -> JobStarted:
        return JobStarted((await nics.remove(call.cloud, call.caller, self.virtualmachineid, self.nicid)).uuid)


class UpdateDefaultNicForVirtualMachine(Command, frozen=True, kw_only=True):
    """Makes a NIC its VM's default one."""

    virtualmachineid: Annotated[Id, "the VM"]
    nicid: Annotated[Id, "the NIC"]

    async def run(self, call: Call) -> JobStarted:
        job = await nics.set_default(call.cloud, call.caller, self.virtualmachineid, self.nicid)
        return JobStarted(job.uuid)


class AddIpToNic(Command, frozen=True, kw_only=True):
    """Gives a NIC one more address."""

    nicid: Annotated[Id, "the NIC"]
    ipaddress: Annotated[str | None, "the address; chosen where none is given"] = None
    description: Annotated[str | None, "a line about it"] = None

    async def run(self, call: Call) -> JobStarted:
        added = await nics.add_ip(
            call.cloud, call.caller, self.nicid, address=self.ipaddress or None, description=self.description
        )
        return JobStarted(added.job.uuid, added.uuid)


class RemoveIpFromNic(Command, frozen=True, kw_only=True):
    """Takes one of its other addresses away from a NIC."""

    id: Annotated[Id, "the secondary address"]

    async def run(self, call: Call) -> JobStarted:
        return JobStarted((await nics.remove_ip(call.cloud, call.caller, self.id)).uuid)


class UpdateVmNicIp(Command, frozen=True, kw_only=True):
    """Gives a stopped VM's NIC another first address."""

    nicid: Annotated[Id, "the NIC"]
    ipaddress: Annotated[str | None, "the address; chosen where none is given"] = None

    async def run(self, call: Call) -> JobStarted:
        return JobStarted(
            (await nics.change_ip(call.cloud, call.caller, self.nicid, self.ipaddress or None)).uuid
        )
