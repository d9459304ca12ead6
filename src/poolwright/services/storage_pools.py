"""Primary storage: the storage repositories of adopted pools."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import unquote

from poolwright.model.errors import InvalidParameter
from poolwright.model.resource import Found, Page, Query
from poolwright.model.storage_pool import StoragePoolView
from poolwright.services.cloud import Cloud
from poolwright.services.queries import Conditions, reference
from poolwright.store import hosts, storage_pools, zones


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
