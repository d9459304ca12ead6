"""NICs: listNics, and how a NIC is shown inside its VM."""

from __future__ import annotations

from typing import Annotated

from poolwright.api.command import Call, ListCommand
from poolwright.api.parameters import Id
from poolwright.api.responses import Response
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


def nic_response(nic: NicView, *, admin: bool) -> NicResponse:
    """What is seen of a NIC; how it is told apart on the wire, only by an administrator."""
    uri = f"vlan://{nic.vlan}" if nic.vlan is not None else "vlan://untagged"
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
        secondaryip=[],
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
