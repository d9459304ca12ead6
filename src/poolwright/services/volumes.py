"""Volumes: the disks of VMs."""

from __future__ import annotations

from poolwright.model.account import Caller
from poolwright.model.resource import Found, Page, Query
from poolwright.model.volume import VolumeView
from poolwright.services.cloud import Cloud
from poolwright.services.ownership import Whose, scope_of
from poolwright.services.queries import Conditions
from poolwright.store import volumes


async def list_(
    cloud: Cloud, caller: Caller, whose: Whose, conditions: Conditions, keyword: str | None, page: Page
) -> Found[VolumeView]:
    """The volumes that fit and that the caller may see."""
    async with cloud.store.reading() as tx:
        scope = await scope_of(tx, caller, whose)
        return await volumes.list_(tx, Query(equal=conditions, keyword=keyword, page=page, scope=scope))
