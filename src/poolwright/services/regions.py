"""Regions: this cloud, and others that somebody has told it of. They are an address book, nothing more."""

from __future__ import annotations

from typing import Final
from urllib.parse import urlsplit

from poolwright.model.errors import InvalidParameter
from poolwright.model.physical import Region
from poolwright.model.resource import Found, Page, Query
from poolwright.services.cloud import Cloud
from poolwright.services.queries import Conditions
from poolwright.store import Transaction, regions

#: This cloud's own, which is always there.
_LOCAL: Final = 1


async def list_(cloud: Cloud, conditions: Conditions, keyword: str | None, page: Page) -> Found[Region]:
    """The regions that fit."""
    async with cloud.store.reading() as tx:
        return await regions.list_(tx, Query(equal=conditions, keyword=keyword, page=page))


async def add(cloud: Cloud, number: int, name: str, endpoint: str) -> Region:
    """Add a region. Raises `InvalidParameter` for a number or name that is taken, or what is no address."""
    if number < 1:
        raise InvalidParameter(f"id is {number}: a region's number is 1 or more")
    _check_endpoint(endpoint)
    async with cloud.transaction() as tx:
        await _check_free(tx, "number", number, f"Region with id: {number} already exists")
        await _check_free(tx, "name", name, f"Region with name: {name} already exists")
        return await regions.insert(tx, Region(number=number, name=name, endpoint=endpoint))


async def update(cloud: Cloud, number: int, *, name: str | None, endpoint: str | None) -> Region:
    """Change a region. Raises as `add`, and where there is none of that number."""
    if endpoint:
        _check_endpoint(endpoint)
    async with cloud.transaction() as tx:
        region = await _get(tx, number)
        if name and name != region.name:
            await _check_free(tx, "name", name, f"Region with name: {name} already exists")
            await regions.update(tx, region.id, name=name)
        if endpoint:
            await regions.update(tx, region.id, endpoint=endpoint)
        return await regions.get(tx, region.id)


async def remove(cloud: Cloud, number: int) -> None:
    """Forget a region. Raises `InvalidParameter` for this cloud's own, and where there is none."""
    async with cloud.transaction() as tx:
        region = await _get(tx, number)
        if number == _LOCAL:
            raise InvalidParameter(f"Region {region.name} is this cloud's own: it can't be removed")
        await regions.remove(tx, region.id)


async def _get(tx: Transaction, number: int) -> Region:
    rows = (await regions.list_(tx, Query(equal={"number": number}))).rows
    if not rows:
        raise InvalidParameter(f"Region with id: {number} does not exist")
    return rows[0]


async def _check_free(tx: Transaction, field: str, value: str | int, text: str) -> None:
    if (await regions.list_(tx, Query(equal={field: value}))).total:
        raise InvalidParameter(text)


def _check_endpoint(text: str) -> None:
    try:
        parts = urlsplit(text)
        fits = parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        fits = False
    if not fits:
        raise InvalidParameter(f"endpoint is {text!r}: it is an address like https://cloud.example/client/api")
