"""NICs of VMs."""

from __future__ import annotations

from poolwright.model.account import Caller
from poolwright.model.nic import NicView
from poolwright.model.resource import Found, Page, Query
from poolwright.services.cloud import Cloud
from poolwright.services.queries import Conditions
from poolwright.services.virtual_machines import get_visible
from poolwright.store import nics


async def list_(
    cloud: Cloud, caller: Caller, vm: str, conditions: Conditions, keyword: str | None, page: Page
) -> Found[NicView]:
    """The NICs of a VM that fit. Raises `NotFound` for a VM that is not there, or not the caller's to see."""
    async with cloud.store.reading() as tx:
        owner = await get_visible(tx, caller, vm)
        conditions = conditions | {"virtual_machine_id": owner.id}
        return await nics.list_(tx, Query(equal=conditions, keyword=keyword, page=page))
