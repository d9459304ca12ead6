"""Clusters, each one XAPI pool: listed, added, changed, deleted."""

from __future__ import annotations

from typing import Annotated, ClassVar

from poolwright.api.command import Call, Command, ListCommand
from poolwright.api.parameters import Id
from poolwright.api.responses import Response, Success
from poolwright.model.resource import Found
from poolwright.model.zone import ClusterView
from poolwright.services import clusters
from poolwright.services.queries import is_, reference


class ClusterResponse(Response):
    id: str | None = None
    name: str | None = None
    podid: str | None = None
    podname: str | None = None
    zoneid: str | None = None
    zonename: str | None = None
    hypervisortype: str | None = None
    clustertype: str | None = None
    allocationstate: str | None = None
    managedstate: str | None = None
    cpuovercommitratio: str | None = None
    memoryovercommitratio: str | None = None
    arch: str | None = None
    resourcedetails: dict[str, str] | None = None
    hasannotations: bool | None = None


def cluster_response(cluster: ClusterView) -> ClusterResponse:
    return ClusterResponse(
        id=cluster.uuid,
        name=cluster.name,
        podid=cluster.pod_uuid,
        podname=cluster.pod_name,
        zoneid=cluster.zone_uuid,
        zonename=cluster.zone_name,
        hypervisortype=cluster.hypervisor,
        clustertype=cluster.cluster_type,
        allocationstate=cluster.allocation_state,
        managedstate=cluster.managed_state,
        cpuovercommitratio=str(cluster.cpu_overcommit),
        memoryovercommitratio=str(cluster.memory_overcommit),
        arch=cluster.arch,
        resourcedetails={"tls": cluster.tls, "tlsfingerprint": cluster.fingerprint or ""},
        hasannotations=False,
    )


class ListClusters(ListCommand, frozen=True, kw_only=True):
    """Lists clusters."""

    id: Annotated[Id | None, "the id of the cluster"] = None
    name: Annotated[str | None, "the name of the cluster"] = None
    podid: Annotated[Id | None, "the pod"] = None
    zoneid: Annotated[Id | None, "the zone"] = None
    hypervisor: Annotated[str | None, "the hypervisor, XenServer"] = None
    clustertype: Annotated[str | None, "CloudManaged"] = None
    allocationstate: Annotated[str | None, "Enabled or Disabled"] = None
    managedstate: Annotated[str | None, "Managed or Unmanaged"] = None
    arch: Annotated[str | None, "the processors' architecture, x86_64"] = None

    async def run(self, call: Call) -> Found[ClusterResponse]:
        conditions = (
            reference("", self.id)
            | is_("name", self.name)
            | reference("pod", self.podid)
            | reference("zone", self.zoneid)
            | is_("hypervisor", self.hypervisor)
            | is_("cluster_type", self.clustertype)
            | is_("allocation_state", self.allocationstate)
            | is_("managed_state", self.managedstate)
            | is_("arch", self.arch)
        )
        found = await clusters.list_(call.cloud, conditions, self.keyword, self.part)
        return Found([cluster_response(cluster) for cluster in found.rows], found.total)


class AddCluster(Command, frozen=True, kw_only=True):
    """Adds a cluster; addHost puts a pool into it."""

    zoneid: Annotated[Id, "the zone"]
    podid: Annotated[Id, "the pod"]
    clustername: Annotated[str, "the name of the cluster"]
    clustertype: Annotated[str, "CloudManaged"]
    hypervisor: Annotated[str, "the hypervisor, XenServer"]
    allocationstate: Annotated[str | None, "Enabled or Disabled"] = None
    arch: Annotated[str | None, "the processors' architecture, x86_64"] = None

    async def run(self, call: Call) -> Found[ClusterResponse]:
        cluster = await clusters.create(
            call.cloud,
            zone=self.zoneid,
            pod=self.podid,
            name=self.clustername,
            cluster_type=self.clustertype,
            hypervisor=self.hypervisor,
            allocation_state=self.allocationstate,
        )
        # A list of one, as CloudStack's clients expect here.
        return Found([cluster_response(cluster)], 1)


class UpdateCluster(Command, frozen=True, kw_only=True):
    """Renames a cluster, or opens or closes it for VMs."""

    refuses: ClassVar = {"externaldetails": "no cluster is managed by an extension"}

    id: Annotated[Id, "the cluster"]
    clustername: Annotated[str | None, "its name from now on"] = None
    hypervisor: Annotated[str | None, "XenServer"] = None
    clustertype: Annotated[str | None, "CloudManaged"] = None
    allocationstate: Annotated[str | None, "Enabled or Disabled"] = None
    managedstate: Annotated[str | None, "Managed"] = None
    arch: Annotated[str | None, "x86_64"] = None

    async def run(self, call: Call) -> ClusterResponse:
        changed = await clusters.update(
            call.cloud,
            self.id,
            name=self.clustername or None,
            allocation_state=self.allocationstate or None,
            managed_state=self.managedstate or None,
            cluster_type=self.clustertype or None,
            hypervisor=self.hypervisor or None,
            arch=self.arch or None,
        )
        return cluster_response(changed)


class DeleteCluster(Command, frozen=True, kw_only=True):
    """Deletes a cluster without hosts."""

    id: Annotated[Id, "the cluster"]

    async def run(self, call: Call) -> Success:
        await clusters.delete(call.cloud, self.id)
        return Success(success=True)
