"""Primary storage: listStoragePools."""

from __future__ import annotations

from typing import Annotated

from poolwright.api.command import Call, ListCommand
from poolwright.api.parameters import Id
from poolwright.api.responses import Response, date
from poolwright.model.resource import Found
from poolwright.model.storage_pool import StoragePoolView
from poolwright.services import storage_pools
from poolwright.services.queries import is_, reference


class StoragePoolResponse(Response):
    id: str | None = None
    zoneid: str | None = None
    zonename: str | None = None
    podid: str | None = None
    podname: str | None = None
    name: str | None = None
    ipaddress: str | None = None
    path: str | None = None
    created: str | None = None
    type: str | None = None
    clusterid: str | None = None
    clustername: str | None = None
    disksizetotal: int | None = None
    disksizeallocated: int | None = None
    disksizeused: int | None = None
    tags: str | None = None
    state: str | None = None
    scope: str | None = None
    overprovisionfactor: str | None = None
    hypervisor: str | None = None
    provider: str | None = None
    managed: bool | None = None
    details: dict[str, str] | None = None
    hasannotations: bool | None = None


def storage_pool_response(pool: StoragePoolView) -> StoragePoolResponse:
    return StoragePoolResponse(
        id=pool.uuid,
        zoneid=pool.zone_uuid,
        zonename=pool.zone_name,
        podid=pool.pod_uuid,
        podname=pool.pod_name,
        name=pool.name,
        ipaddress=pool.address or None,
        path=pool.path or None,
        created=date(pool.created),
        type=pool.type,
        clusterid=pool.cluster_uuid,
        clustername=pool.cluster_name,
        disksizetotal=pool.capacity,
        disksizeallocated=pool.allocated,
        disksizeused=pool.used,
        tags=",".join(pool.tags) or None,
        state=pool.state,
        scope=pool.scope,
        overprovisionfactor="1.0",
        hypervisor=pool.hypervisor,
        provider="DefaultPrimary",
        managed=False,
        details=pool.details or None,
        hasannotations=False,
    )


class ListStoragePools(ListCommand, frozen=True, kw_only=True):
    """Lists primary storage."""

    id: Annotated[Id | None, "the id of the storage"] = None
    name: Annotated[str | None, "the name of the storage"] = None
    zoneid: Annotated[Id | None, "the zone"] = None
    podid: Annotated[Id | None, "the pod"] = None
    clusterid: Annotated[Id | None, "the cluster"] = None
    hostid: Annotated[Id | None, "storage that this host can use"] = None
    ipaddress: Annotated[str | None, "the address of the storage server"] = None
    path: Annotated[str | None, "the path on the storage server"] = None
    scope: Annotated[str | None, "CLUSTER or HOST"] = None
    status: Annotated[str | None, "Up, Maintenance and so on"] = None

    async def run(self, call: Call) -> Found[StoragePoolResponse]:
        conditions = (
            reference("", self.id)
            | is_("name", self.name)
            | reference("zone", self.zoneid)
            | reference("pod", self.podid)
            | reference("cluster", self.clusterid)
            | is_("address", self.ipaddress)
            | is_("path", self.path)
            | is_("scope", self.scope.upper() if self.scope else None)
            | is_("state", self.status.capitalize() if self.status else None)
        )
        found = await storage_pools.list_(call.cloud, conditions, self.keyword, self.part, host=self.hostid)
        return Found([storage_pool_response(pool) for pool in found.rows], found.total)
