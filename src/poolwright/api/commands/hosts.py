"""Hosts: listHosts, and addHost, which takes a whole pool in."""

from __future__ import annotations

from typing import Annotated

from poolwright.api.command import Call, Command, ListCommand
from poolwright.api.parameters import Id
from poolwright.api.responses import Response, date
from poolwright.model.host import HostView
from poolwright.model.resource import Found
from poolwright.services import hosts
from poolwright.services.queries import is_, reference


class HostResponse(Response):
    id: str | None = None
    name: str | None = None
    state: str | None = None
    resourcestate: str | None = None
    disconnected: str | None = None
    type: str | None = None
    ipaddress: str | None = None
    zoneid: str | None = None
    zonename: str | None = None
    podid: str | None = None
    podname: str | None = None
    clusterid: str | None = None
    clustername: str | None = None
    clustertype: str | None = None
    version: str | None = None
    hypervisor: str | None = None
    hypervisorversion: str | None = None
    cpusockets: int | None = None
    cpunumber: int | None = None
    cpuspeed: int | None = None
    cpuallocated: str | None = None
    cpuallocatedvalue: int | None = None
    cpuallocatedpercentage: str | None = None
    cpuallocatedwithoverprovisioning: str | None = None
    cpuwithoverprovisioning: str | None = None
    memorytotal: int | None = None
    memorywithoverprovisioning: str | None = None
    memoryallocated: int | None = None
    memoryallocatedbytes: int | None = None
    memoryallocatedpercentage: str | None = None
    capabilities: str | None = None
    lastpinged: str | None = None
    islocalstorageactive: bool | None = None
    created: str | None = None
    removed: str | None = None
    hosttags: str | None = None
    explicithosttags: str | None = None
    hasenoughcapacity: bool | None = None
    hahost: bool | None = None
    details: dict[str, str] | None = None
    ueficapability: bool | None = None
    arch: str | None = None
    hasannotations: bool | None = None


def _percent(part: float, whole: float) -> str:
    return f"{100 * part / whole:.2f}%" if whole > 0 else "0.00%"


def host_response(host: HostView) -> HostResponse:
    mhz = host.cpu_number * host.cpu_speed_mhz
    overcommitted_mhz = mhz * host.cpu_overcommit
    memory = max(0, host.memory_total - host.memory_system)
    # What VMs that are not ours use is as little to be had as what ours do.
    allocated = host.memory_reserved + host.memory_foreign
    overcommitted_memory = memory * host.memory_overcommit
    return HostResponse(
        id=host.uuid,
        name=host.name,
        state=host.state,
        resourcestate=host.resource_state,
        disconnected=date(host.disconnected),
        type="Routing",
        ipaddress=host.address or None,
        zoneid=host.zone_uuid,
        zonename=host.zone_name,
        podid=host.pod_uuid,
        podname=host.pod_name,
        clusterid=host.cluster_uuid,
        clustername=host.cluster_name,
        clustertype="CloudManaged",
        version=host.version or None,
        hypervisor=host.hypervisor,
        hypervisorversion=host.hypervisor_version or None,
        cpusockets=host.cpu_sockets,
        cpunumber=host.cpu_number,
        cpuspeed=host.cpu_speed_mhz,
        cpuallocated=_percent(host.cpu_reserved_mhz, mhz),
        cpuallocatedvalue=host.cpu_reserved_mhz,
        cpuallocatedpercentage=_percent(host.cpu_reserved_mhz, mhz),
        cpuallocatedwithoverprovisioning=_percent(host.cpu_reserved_mhz, overcommitted_mhz),
        cpuwithoverprovisioning=f"{overcommitted_mhz:.2f}",
        memorytotal=memory,
        memorywithoverprovisioning=str(int(overcommitted_memory)),
        memoryallocated=allocated,
        memoryallocatedbytes=allocated,
        memoryallocatedpercentage=_percent(allocated, overcommitted_memory),
        capabilities=host.capabilities,
        lastpinged=date(host.last_seen),
        islocalstorageactive=False,
        created=date(host.created),
        removed=date(host.removed),
        hosttags=",".join(host.tags) or None,
        explicithosttags=",".join(host.tags) or None,
        hahost=False,
        details=host.details or None,
        ueficapability=host.uefi,
        arch=host.arch,
        hasannotations=False,
    )


class ListHosts(ListCommand, frozen=True, kw_only=True):
    """Lists hosts."""

    id: Annotated[Id | None, "the id of the host"] = None
    name: Annotated[str | None, "the name of the host"] = None
    type: Annotated[str | None, "the type of the host; hypervisors are Routing"] = None
    state: Annotated[str | None, "Up, Down, Disconnected, Alert or Connecting"] = None
    resourcestate: Annotated[str | None, "Enabled, Disabled, Maintenance, PrepareForMaintenance"] = None
    zoneid: Annotated[Id | None, "the zone"] = None
    podid: Annotated[Id | None, "the pod"] = None
    clusterid: Annotated[Id | None, "the cluster"] = None
    hypervisor: Annotated[str | None, "the hypervisor, XenServer"] = None
    virtualmachineid: Annotated[Id | None, "the host that this VM runs on"] = None
    details: Annotated[list[str] | None, "how much is told of a host: all, capacity, min"] = None
    hahost: Annotated[bool | None, "true for hosts that are kept for high availability"] = None
    version: Annotated[str | None, "the version of the host's software"] = None
    arch: Annotated[str | None, "the processors' architecture"] = None

    async def run(self, call: Call) -> Found[HostResponse]:
        if (self.type or "Routing").lower() != "routing" or self.hahost:
            return Found([], 0)
        conditions = (
            reference("", self.id)
            | is_("name", self.name)
            | is_("state", hosts.state_named(self.state))
            | is_("resource_state", hosts.resource_state_named(self.resourcestate))
            | reference("zone", self.zoneid)
            | reference("pod", self.podid)
            | reference("cluster", self.clusterid)
            | is_("hypervisor", self.hypervisor)
            | is_("version", self.version)
            | is_("arch", self.arch)
        )
        found = await hosts.list_(
            call.cloud, conditions, self.keyword, self.part, running=self.virtualmachineid
        )
        return Found([host_response(host) for host in found.rows], found.total)


class AddHost(Command, frozen=True, kw_only=True):
    """Takes in the pool that a host belongs to, with all its hosts, storage, networks and templates."""

    zoneid: Annotated[Id, "the zone"]
    podid: Annotated[Id, "the pod"]
    url: Annotated[str, "http://address or https://address[:port] of any host of the pool"]
    hypervisor: Annotated[str, "the hypervisor, XenServer"]
    username: Annotated[str | None, "a user of the pool, usually root"] = None
    password: Annotated[str | None, "the user's password"] = None
    clusterid: Annotated[Id | None, "the cluster that takes the pool"] = None
    clustername: Annotated[str | None, "the name of a cluster that takes the pool; made if it is not there"] = (
        None
    )
    allocationstate: Annotated[str | None, "Enabled or Disabled"] = None
    hosttags: Annotated[list[str] | None, "tags for the hosts"] = None
    details: Annotated[
        dict[str, str] | None,
        "tlsfingerprint: SHA-256 of the one certificate to accept; tlsinsecure=true: accept any",
    ] = None

    async def run(self, call: Call) -> Found[HostResponse]:
        added = await hosts.add(
            call.cloud,
            call.caller,
            hosts.PoolToAdopt(
                zone=self.zoneid,
                pod=self.podid,
                url=self.url,
                hypervisor=self.hypervisor,
                username=self.username or "",
                password=self.password or "",
                cluster=self.clusterid,
                cluster_name=self.clustername or None,
                enabled=hosts.allocation_enabled(self.allocationstate),
                tags=tuple(self.hosttags or ()),
                details=self.details or {},
            ),
        )
        return Found([host_response(host) for host in added], len(added))
