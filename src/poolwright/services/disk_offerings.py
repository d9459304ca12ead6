"""Disk offerings: the sizes of disk that are for sale."""

from __future__ import annotations

from poolwright.model.account import Caller
from poolwright.model.errors import InvalidParameter
from poolwright.model.offering import DiskOffering
from poolwright.model.resource import Found, Page, Query
from poolwright.services.cloud import Cloud
from poolwright.services.queries import Conditions, is_
from poolwright.store import disk_offerings


async def list_(
    cloud: Cloud, caller: Caller, conditions: Conditions, keyword: str | None, page: Page
) -> Found[DiskOffering]:
    """The offerings that fit; users see the active ones that are shown."""
    if not caller.is_root_admin:
        conditions = conditions | is_("state", "Active") | is_("display", True)
    async with cloud.store.reading() as tx:
        return await disk_offerings.list_(tx, Query(equal=conditions, keyword=keyword, page=page))


async def create(cloud: Cloud, offering: DiskOffering, *, disk_size_gib: int | None) -> DiskOffering:
    """Add an offering. Raises `InvalidParameter` unless it has a size or is customized, not both."""
    if offering.customized and disk_size_gib:
        raise InvalidParameter(
            "disksize and customized exclude each other: a custom disk's size is given at deploy"
        )
    if not offering.customized and (disk_size_gib is None or disk_size_gib <= 0):
        raise InvalidParameter(
            f"disksize is {disk_size_gib}: a disk offering has a size in GiB above 0, or is customized"
        )
    async with cloud.transaction() as tx:
        return await disk_offerings.insert(tx, offering)


async def update(cloud: Cloud, ref: str, **values: str | bool | list[str] | None) -> DiskOffering:
    """Change what an offering is called, or whether it is on offer. Raises `NotFound`."""
    async with cloud.transaction() as tx:
        offering = await disk_offerings.get(tx, ref)
        given = {column: value for column, value in values.items() if value is not None}
        if given:
            await disk_offerings.update(tx, offering.id, **given)
        return await disk_offerings.get(tx, offering.id)


async def delete(cloud: Cloud, ref: str) -> None:
    """Take an offering off the shelf; volumes that were made of it keep it. Raises `NotFound`."""
    async with cloud.transaction() as tx:
        await disk_offerings.remove(tx, (await disk_offerings.get(tx, ref)).id)
