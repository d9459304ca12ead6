"""Regions: listRegions, addRegion, updateRegion, removeRegion."""

from __future__ import annotations

from typing import Annotated

from poolwright.api.command import Call, Command, ListCommand
from poolwright.api.responses import Response, Success
from poolwright.model.physical import Region
from poolwright.model.resource import Found
from poolwright.services import regions
from poolwright.services.queries import is_


class RegionResponse(Response):
    id: int | None = None
    name: str | None = None
    endpoint: str | None = None
    gslbserviceenabled: bool | None = None
    portableipserviceenabled: bool | None = None


def _response(region: Region) -> RegionResponse:
    return RegionResponse(
        id=region.number,
        name=region.name,
        endpoint=region.endpoint,
        gslbserviceenabled=False,
        portableipserviceenabled=False,
    )


class ListRegions(ListCommand, frozen=True, kw_only=True):
    """Lists regions."""

    id: Annotated[int | None, "the number of the region"] = None
    name: Annotated[str | None, "the name of the region"] = None

    async def run(self, call: Call) -> Found[RegionResponse]:
        conditions = is_("number", self.id) | is_("name", self.name)
        found = await regions.list_(call.cloud, conditions, self.keyword, self.part)
        return Found([_response(row) for row in found.rows], found.total)


class AddRegion(Command, frozen=True, kw_only=True):
    """Adds a region."""

    id: Annotated[int, "the number of the region"]
    name: Annotated[str, "the name of the region"]
    endpoint: Annotated[str, "the address of its API"]

    async def run(self, call: Call) -> RegionResponse:
        return _response(await regions.add(call.cloud, self.id, self.name, self.endpoint))


class UpdateRegion(Command, frozen=True, kw_only=True):
    """Changes a region's name or address."""

    id: Annotated[int, "the number of the region"]
    name: Annotated[str | None, "a new name"] = None
    endpoint: Annotated[str | None, "a new address"] = None

    async def run(self, call: Call) -> RegionResponse:
        changed = await regions.update(
            call.cloud, self.id, name=self.name or None, endpoint=self.endpoint or None
        )
        return _response(changed)


class RemoveRegion(Command, frozen=True, kw_only=True):
    """Removes a region."""

    id: Annotated[int, "the number of the region"]

    async def run(self, call: Call) -> Success:
        await regions.remove(call.cloud, self.id)
        return Success(success=True)
