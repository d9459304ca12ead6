"""Image stores: kept for clients that set zones up with one; nothing is ever stored on them."""

from __future__ import annotations

from typing import Annotated, ClassVar

from poolwright.api.command import Call, Command, ListCommand
from poolwright.api.parameters import Id
from poolwright.api.responses import Response, Success
from poolwright.model.image_store import ImageStoreView
from poolwright.model.resource import Found
from poolwright.services import image_stores
from poolwright.services.queries import is_, reference


class ImageStoreResponse(Response):
    id: str | None = None
    name: str | None = None
    zoneid: str | None = None
    zonename: str | None = None
    url: str | None = None
    protocol: str | None = None
    providername: str | None = None
    scope: str | None = None
    readonly: bool | None = None
    hasannotations: bool | None = None


def _response(store: ImageStoreView) -> ImageStoreResponse:
    return ImageStoreResponse(
        id=store.uuid,
        name=store.name,
        zoneid=store.zone_uuid,
        zonename=store.zone_name,
        url=store.url,
        protocol=store.protocol,
        providername=store.provider,
        scope="ZONE" if store.zone_id else "REGION",
        readonly=store.readonly,
        hasannotations=False,
    )


class ListImageStores(ListCommand, frozen=True, kw_only=True):
    """Lists image stores. Nothing is stored on them: templates lie on the pools themselves."""

    id: Annotated[Id | None, "the id of the image store"] = None
    name: Annotated[str | None, "the name of the image store"] = None
    zoneid: Annotated[Id | None, "the zone"] = None
    provider: Annotated[str | None, "its provider"] = None
    protocol: Annotated[str | None, "its protocol"] = None
    readonly: Annotated[bool | None, "whether it is read-only"] = None

    async def run(self, call: Call) -> Found[ImageStoreResponse]:
        conditions = (
            reference("", self.id)
            | is_("name", self.name)
            | reference("zone", self.zoneid)
            | is_("provider", self.provider)
            | is_("protocol", self.protocol)
            | is_("readonly", self.readonly)
        )
        found = await image_stores.list_(call.cloud, conditions, self.keyword, self.part)
        return Found([_response(store) for store in found.rows], found.total)


class AddImageStore(Command, frozen=True, kw_only=True):
    """Keeps an image store, for clients that look for one; nothing is ever stored on it."""

    provider: Annotated[str, "NFS, S3 or SWIFT"]
    name: Annotated[str | None, "the name of the image store"] = None
    url: Annotated[str | None, "nfs://server/path"] = None
    zoneid: Annotated[Id | None, "the zone"] = None
    details: Annotated[dict[str, str] | None, "more about it; keys and secrets are not kept"] = None

    async def run(self, call: Call) -> ImageStoreResponse:
        added = await image_stores.add(
            call.cloud,
            provider=self.provider,
            name=self.name or None,
            url=self.url or None,
            zone=self.zoneid,
            details=self.details,
        )
        return _response(added)


class UpdateImageStore(Command, frozen=True, kw_only=True):
    """Renames an image store, or marks it as read-only."""

    refuses: ClassVar = {"capacitybytes": "nothing is stored on it"}

    id: Annotated[Id, "the image store"]
    name: Annotated[str | None, "its name from now on"] = None
    readonly: Annotated[bool | None, "whether it is read-only"] = None

    async def run(self, call: Call) -> ImageStoreResponse:
        return _response(
            await image_stores.update(call.cloud, self.id, name=self.name or None, readonly=self.readonly)
        )


class DeleteImageStore(Command, frozen=True, kw_only=True):
    """Removes an image store."""

    id: Annotated[Id, "the image store"]

    async def run(self, call: Call) -> Success:
        await image_stores.delete(call.cloud, self.id)
        return Success(success=True)
