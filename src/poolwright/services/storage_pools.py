"""Primary storage: the storage repositories of adopted pools."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import unquote

from poolwright.model.errors import Conflict, InvalidParameter, InvalidState
from poolwright.model.resource import Found, Page, Query
from poolwright.model.storage_pool import REMOVED, StoragePoolView
from poolwright.services.cloud import Cloud
from poolwright.services.queries import Conditions, reference
from poolwright.store import hosts, storage_pools, volumes, zones


async def list_(
    cloud: Cloud, conditions: Conditions, keyword: str | None, page: Page, *, host: str | None = None
) -> Found[StoragePoolView]:
    """The storage that fits; with `host` that of its cluster."""
    async with cloud.store.reading() as tx:
        if host is not None:
            conditions = conditions | {"cluster_id": (await hosts.get(tx, host)).cluster_id}
        return await storage_pools.list_(tx, Query(equal=conditions, keyword=keyword, page=page))


async def create(
    cloud: Cloud, *, zone: str, cluster: str | None, url: str, tags: Sequence[str]
) -> StoragePoolView:
    """Take up the storage repository that `presetup://pool/NAME-OR-UUID` names; an adopted pool has it already.

    Raises `InvalidParameter` for any other kind of storage: repositories are made on the pool itself.
    """
    scheme, _, rest = url.partition("://")
    wanted = unquote(rest.partition("/")[2].strip("/"))
    if scheme.lower() != "presetup" or not wanted:
        raise InvalidParameter(
            f"url is {url!r}: storage is made on the pool itself; name a repository of an adopted pool as "
            "presetup://localhost/NAME-OR-UUID"
        )
    async with cloud.transaction() as tx:
        inside = await zones.get(tx, zone)
        of: Conditions = reference("zone", inside.uuid) | reference("cluster", cluster)
        known = (await storage_pools.list_(tx, Query(equal=of, page=Page(size=0)))).rows
        fitting = [pool for pool in known if wanted in (pool.external_uuid, pool.name)]
        if len(fitting) != 1:
            raise InvalidParameter(
                f"url: {len(fitting)} storage repositories of zone {inside.name} are called {wanted!r}; "
                "give the uuid of one of an adopted pool",
                uuids=[inside.uuid],
            )
        if tags:
            await storage_pools.update(tx, fitting[0].id, tags=list(tags))
        return await storage_pools.get(tx, fitting[0].id)


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
    """Take a storage pool out of the cloud; the repository stays on its pool, as it is.

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
