"""Primary storage: listed, made, changed, taken out of the cloud."""

from __future__ import annotations

from typing import Annotated, ClassVar

from poolwright.api.command import Call, Command, ListCommand
from poolwright.api.commands.service_offerings import split
from poolwright.api.errors import parameter_error
from poolwright.api.parameters import Id
from poolwright.api.responses import Response, Success, date
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


class CreateStoragePool(Command, frozen=True, kw_only=True):
    """Makes storage on an NFS export, or takes up a repository that an adopted pool has."""

    refuses: ClassVar = {
        "managed": "a repository is the pool's own",
        "capacityiops": "a repository has no limit of that kind",
        "capacitybytes": "a repository says itself how large it is",
        "storageaccessgroups": "there are none",
        "istagarule": "tags are words",
    }

    zoneid: Annotated[Id, "the zone"]
    name: Annotated[str, "the name; a repository keeps the one it has on its pool"]
    url: Annotated[str, "nfs://server/path, or presetup://localhost/NAME-OR-UUID"]
    clusterid: Annotated[Id | None, "the cluster"] = None
    podid: Annotated[Id | None, "the pod"] = None
    tags: Annotated[str | None, "its tags, separated by commas"] = None
    scope: Annotated[str | None, "CLUSTER"] = None
    hypervisor: Annotated[str | None, "XenServer"] = None
    provider: Annotated[str | None, "DefaultPrimary"] = None
    details: Annotated[dict[str, str] | None, "more about it"] = None

    async def run(self, call: Call) -> StoragePoolResponse:
        if (self.scope or "CLUSTER").upper() == "ZONE":
            raise parameter_error("scope is ZONE: zone-wide storage is not for XenServer; give CLUSTER")
        wanted = storage_pools.Wanted(
            zone=self.zoneid, url=self.url, name=self.name, cluster=self.clusterid, tags=split(self.tags)
        )
        taken = await storage_pools.create(call.cloud, wanted)
        return storage_pool_response(taken)


class UpdateStoragePool(Command, frozen=True, kw_only=True):
    """Opens or closes a storage pool for new disks, or tags it."""

    refuses: ClassVar = {
        "name": "a repository keeps the name that it has on its pool",
        "url": "a repository is the pool's own",
        "capacityiops": "a repository has no limit of that kind",
        "capacitybytes": "a repository says itself how large it is",
        "istagarule": "tags are words",
    }

    id: Annotated[Id, "the storage pool"]
    tags: Annotated[list[str] | None, "its tags from now on; empty for none"] = None
    enabled: Annotated[bool | None, "whether it takes new disks"] = None
    details: Annotated[dict[str, str] | None, "more about it"] = None

    async def run(self, call: Call) -> StoragePoolResponse:
        changed = await storage_pools.update(
            call.cloud, self.id, tags=self.tags, enabled=self.enabled, details=self.details
        )
        return storage_pool_response(changed)


class DeleteStoragePool(Command, frozen=True, kw_only=True):
    """Takes a storage pool out of the cloud; on its pool nothing is changed."""

    id: Annotated[Id, "the storage pool"]
    forced: Annotated[bool, "also if it is not in maintenance"] = False

    async def run(self, call: Call) -> Success:
        await storage_pools.delete(call.cloud, self.id, forced=self.forced)
        return Success(success=True)
