"""Image stores: added, listed, renamed, removed. Nothing is stored on them; `model.image_store` says why."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final
from urllib.parse import urlsplit

from poolwright.model.errors import InvalidParameter
from poolwright.model.image_store import PROVIDERS, ImageStore, ImageStoreView
from poolwright.model.resource import Found, Page, Query
from poolwright.services.cloud import Cloud
from poolwright.services.queries import Conditions
from poolwright.store import image_stores, zones

_SECRET: Final = ("key", "secret", "password")


async def list_(cloud: Cloud, conditions: Conditions, keyword: str | None, page: Page) -> Found[ImageStoreView]:
    """The image stores that fit."""
    async with cloud.store.reading() as tx:
        return await image_stores.list_(tx, Query(equal=conditions, keyword=keyword, page=page))


async def add(
    cloud: Cloud,
    *,
    provider: str,
    name: str | None = None,
    url: str | None = None,
    zone: str | None = None,
    details: Mapping[str, str] | None = None,
) -> ImageStoreView:
    """Keep an image store.

    Raises `NotFound`, `InvalidParameter` for an unknown provider, a URL that is none or a name that is taken.
    """
    known = next((one for one in PROVIDERS if one.lower() == provider.lower()), None)
    if known is None:
        raise InvalidParameter(f"can't find image store provider: {provider}; there are {', '.join(PROVIDERS)}")
    if known == "NFS" and (not url or not urlsplit(url).hostname):
        raise InvalidParameter(f"url is {url!r}: it is nfs://server/path")
    given = details or {}
    kept = {key: given[key] for key in given if not any(word in key.lower() for word in _SECRET)}
    async with cloud.transaction() as tx:
        inside = await zones.get(tx, zone) if zone else None
        called = name or url or known
        if (await image_stores.list_(tx, Query(equal={"name": called}))).total:
            raise InvalidParameter(f"An image store with name {called} exists already")
        made = await image_stores.insert(
            tx,
            ImageStore(
                name=called,
                provider=known,
                url=url,
                protocol=PROVIDERS[known],
                zone_id=inside.id if inside else None,
                details=kept,
            ),
        )
        return await image_stores.get(tx, made.id)


async def update(
    cloud: Cloud, ref: str, *, name: str | None = None, readonly: bool | None = None
) -> ImageStoreView:
    """Change an image store. Raises `NotFound`."""
    async with cloud.transaction() as tx:
        store = await image_stores.get(tx, ref)
        values: dict[str, Any] = {} if name is None else {"name": name}
        if readonly is not None:
            values["readonly"] = readonly
        if values:
            await image_stores.update(tx, store.id, **values)
        return await image_stores.get(tx, store.id)


async def delete(cloud: Cloud, ref: str) -> None:
    """Remove an image store. Raises `NotFound`."""
    async with cloud.transaction() as tx:
        await image_stores.remove(tx, (await image_stores.get(tx, ref)).id)
