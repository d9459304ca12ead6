"""Guest operating systems and their families."""

from __future__ import annotations

from poolwright.model.resource import Found, Page, Query
from poolwright.model.template import OsCategory, OsTypeView
from poolwright.services.cloud import Cloud
from poolwright.services.queries import Conditions
from poolwright.store import os_categories, os_types


async def list_(cloud: Cloud, conditions: Conditions, keyword: str | None, page: Page) -> Found[OsTypeView]:
    """The operating systems that fit."""
    async with cloud.store.reading() as tx:
        return await os_types.list_(tx, Query(equal=conditions, keyword=keyword, page=page))


async def list_categories(
    cloud: Cloud, conditions: Conditions, keyword: str | None, page: Page
) -> Found[OsCategory]:
    """The families that fit."""
    async with cloud.store.reading() as tx:
        return await os_categories.list_(tx, Query(equal=conditions, keyword=keyword, page=page))
