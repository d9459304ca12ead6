"""Primary storage: the storage repositories of adopted pools."""

from __future__ import annotations

from poolwright.model.resource import Found, Page, Query
from poolwright.model.storage_pool import StoragePoolView
from poolwright.services.cloud import Cloud
from poolwright.services.queries import Conditions
from poolwright.store import hosts, storage_pools


async def list_(
    cloud: Cloud, conditions: Conditions, keyword: str | None, page: Page, *, host: str | None = None
) -> Found[StoragePoolView]:
    """The storage that fits; with `host` that of its cluster."""
    async with cloud.store.reading() as tx:
        if host is not None:
            conditions = conditions | {"cluster_id": (await hosts.get(tx, host)).cluster_id}
        return await storage_pools.list_(tx, Query(equal=conditions, keyword=keyword, page=page))
