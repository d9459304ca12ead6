"""Primary storage: the storage repositories of adopted pools, theirs and those that we made on NFS."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote, urlsplit

from poolwright.model.errors import Conflict, InvalidParameter, InvalidState
from poolwright.model.resource import Found, Page, Query
from poolwright.model.storage_pool import REMOVED, StoragePoolView
from poolwright.services.cloud import Cloud
from poolwright.services.queries import Conditions, reference
from poolwright.store import clusters, hosts, storage_pools, volumes, zones


async def list_(
    cloud: Cloud, conditions: Conditions, keyword: str | None, page: Page, *, host: str | None = None
) -> Found[StoragePoolView]:
    """The storage that fits; with `host` that of its cluster."""
    async with cloud.store.reading() as tx:
        if host is not None:
            conditions = conditions | {"cluster_id": (await hosts.get(tx, host)).cluster_id}
        return await storage_pools.list_(tx, Query(equal=conditions, keyword=keyword, page=page))


async def find(cloud: Cloud, ref: str) -> StoragePoolView | None:
    """The storage pool, if there is one."""
    async with cloud.store.reading() as tx:
        return await storage_pools.find(tx, ref)


@dataclass(frozen=True)
class Wanted:
    """What createStoragePool is given. `url` is `nfs://server/path` or `presetup://localhost/NAME-OR-UUID`."""

    zone: str
    url: str
    name: str
    cluster: str | None = None
    tags: Sequence[str] = ()


async def create(cloud: Cloud, wanted: Wanted) -> StoragePoolView:
    """Make storage on an NFS export, or take up a repository that an adopted pool has already.

    Raises `InvalidParameter` for any other kind of storage, which is made on the pool itself; `NotFound`; what
    the pool says of the export.
    """
    parts = urlsplit(wanted.url)
    scheme, path = parts.scheme.lower(), unquote(parts.path)
    if scheme == "presetup" and path.strip("/"):
        return await _take_up(cloud, wanted, path.strip("/"))
    if scheme in ("nfs", "networkfilesystem") and parts.hostname and path.strip("/"):
        return await _make(cloud, wanted, parts.hostname, "/" + path.strip("/"))
    raise InvalidParameter(
        f"url is {wanted.url!r}: give nfs://server/path for an export, or presetup://localhost/NAME-OR-UUID "
        "for a repository of an adopted pool; repositories of other kinds are made on the pool itself"
    )


async def _take_up(cloud: Cloud, wanted: Wanted, named: str) -> StoragePoolView:
    async with cloud.transaction() as tx:
        inside = await zones.get(tx, wanted.zone)
        of: Conditions = reference("zone", inside.uuid) | reference("cluster", wanted.cluster)
        known = (await storage_pools.list_(tx, Query(equal=of, page=Page(size=0), removed=True))).rows
        fitting = [
            pool
            for pool in known
            if named in (pool.external_uuid, pool.name) and (pool.removed is None or pool.state == REMOVED)
        ]
        if len(fitting) != 1:
            raise InvalidParameter(
                f"url: {len(fitting)} storage repositories of zone {inside.name} are called {named!r}; "
                "give the uuid of one of an adopted pool",
                uuids=[inside.uuid],
            )
        (found,) = fitting
        if found.removed is not None:
            await storage_pools.update(
                tx, found.id, removed=None, state="Up" if found.hosts else "Disconnected"
            )
        if wanted.tags:
            await storage_pools.update(tx, found.id, tags=list(wanted.tags))
        return await storage_pools.get(tx, found.id)


async def _make(cloud: Cloud, wanted: Wanted, server: str, path: str) -> StoragePoolView:
    async with cloud.transaction() as tx:
        inside = await zones.get(tx, wanted.zone)
        if wanted.cluster is None:
            raise InvalidParameter(
                "clusterid is needed: storage belongs to one cluster; zone-wide storage is not for XenServer"
            )
        cluster = await clusters.get(tx, wanted.cluster)
        if cluster.zone_id != inside.id or cluster.external_uuid is None:
            raise InvalidParameter(
                f"Cluster {cluster.name} is in another zone, or has no hosts yet; add one first",
                uuids=[cluster.uuid, inside.uuid],
            )
        of: Conditions = {"cluster_id": cluster.id, "address": server, "path": path}
        if (await storage_pools.list_(tx, Query(equal=of))).total:
            raise Conflict(
                f"Cluster {cluster.name} has storage on {server}:{path} already", uuids=[cluster.uuid]
            )
        parameters = {
            "cluster_id": cluster.id,
            "server": server,
            "path": path,
            "name": wanted.name,
            "tags": list(wanted.tags),
        }
        saga = await cloud.runner.submit(tx, "create_storage_pool", parameters)
    cloud.runner.wake()
    await cloud.runner.wait(saga)
    async with cloud.store.reading() as tx:
        return (await storage_pools.list_(tx, Query(equal=of))).rows[0]


async def update(
    cloud: Cloud,
    ref: str,
    *,
    tags: Sequence[str] | None = None,
    enabled: bool | None = None,
    details: Mapping[str, str] | None = None,
) -> StoragePoolView:
    """Change a storage pool; one that is not `enabled` takes no new disks.

    Raises `NotFound`, `InvalidState`.
    """
    async with cloud.transaction() as tx:
        pool = await storage_pools.get(tx, ref)
        values: dict[str, Any] = {}
        if tags is not None:
            values["tags"] = sorted(set(tags))
        if details is not None:
            values["details"] = pool.details | dict(details)
        if enabled is not None:
            values["state"] = _next_state(pool, enabled=enabled)
        if values:
            await storage_pools.update(tx, pool.id, **values)
        return await storage_pools.get(tx, pool.id)


def _next_state(pool: StoragePoolView, *, enabled: bool) -> str:
    if pool.state not in ("Up", "Disconnected", "Disabled"):
        raise InvalidState(
            f"Storage pool {pool.name} is {pool.state}; cancel its maintenance first", uuids=[pool.uuid]
        )
    if enabled:
        return "Up" if pool.hosts else "Disconnected"
    return "Disabled"


async def delete(cloud: Cloud, ref: str, *, forced: bool) -> None:
    """Take a storage pool out of the cloud. The repository stays on its pool, or is forgotten there if we made
    it; what lies on it stays in any case.

    Raises `NotFound`, `InvalidState` unless it is in maintenance or `forced`, `Conflict` while volumes lie
    there.
    """
    async with cloud.transaction() as tx:
        pool = await storage_pools.get(tx, ref)
        if pool.state != "Maintenance" and not forced:
            raise InvalidState(
                f"Storage pool {pool.name} is {pool.state}: put it into maintenance before it is deleted, "
                "or give forced",
                uuids=[pool.uuid],
            )
        lying = (await volumes.list_(tx, Query(equal={"storage_pool_id": pool.id}))).total
        if lying:
            raise Conflict(
                f"{lying} volumes lie on storage pool {pool.name}; delete or migrate them first",
                uuids=[pool.uuid],
            )
        await storage_pools.update(tx, pool.id, state=REMOVED)
        await storage_pools.remove(tx, pool.id)
        if storage_pools.MADE not in pool.details:
            return
        parameters = {"cluster_id": pool.cluster_id, "external_uuid": pool.external_uuid, "name": pool.name}
        saga = await cloud.runner.submit(tx, "release_storage_pool", parameters)
    cloud.runner.wake()
    await cloud.runner.wait(saga)
