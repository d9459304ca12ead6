"""Network offerings: the kinds of network that are for sale."""

from __future__ import annotations

from poolwright.model.account import Caller
from poolwright.model.offering import NetworkOffering
from poolwright.model.resource import Found, Page, Query
from poolwright.services.cloud import Cloud
from poolwright.services.queries import Conditions, is_
from poolwright.store import network_offerings


async def list_(
    cloud: Cloud, caller: Caller, conditions: Conditions, keyword: str | None, page: Page
) -> Found[NetworkOffering]:
    """The offerings that fit; users see the enabled ones."""
    if not caller.is_root_admin:
        conditions = conditions | is_("state", "Enabled")
    async with cloud.store.reading() as tx:
        return await network_offerings.list_(tx, Query(equal=conditions, keyword=keyword, page=page))
