"""Guest operating systems: listOsTypes, listOsCategories."""

from __future__ import annotations

from typing import Annotated

from poolwright.api.command import Call, ListCommand
from poolwright.api.parameters import Id
from poolwright.api.responses import Response, date
from poolwright.model.resource import Found
from poolwright.model.template import OsCategory, OsTypeView
from poolwright.services import os_types
from poolwright.services.queries import any_of, is_, reference


class OsTypeResponse(Response):
    id: str | None = None
    oscategoryid: str | None = None
    oscategoryname: str | None = None
    name: str | None = None
    description: str | None = None
    isuserdefined: bool | None = None
    fordisplay: bool | None = None


class OsCategoryResponse(Response):
    id: str | None = None
    name: str | None = None
    isfeatured: bool | None = None
    created: str | None = None


def os_type_response(os_type: OsTypeView) -> OsTypeResponse:
    return OsTypeResponse(
        id=os_type.uuid,
        oscategoryid=os_type.category_uuid,
        oscategoryname=os_type.category_name,
        name=os_type.name,
        description=os_type.name,
        isuserdefined=os_type.is_user_defined,
        fordisplay=True,
    )


def os_category_response(category: OsCategory) -> OsCategoryResponse:
    return OsCategoryResponse(
        id=category.uuid, name=category.name, isfeatured=True, created=date(category.created)
    )


class ListOsTypes(ListCommand, frozen=True, kw_only=True):
    """Lists the guest operating systems."""

    id: Annotated[Id | None, "the id of the operating system"] = None
    ids: Annotated[list[Id] | None, "ids, separated by commas"] = None
    oscategoryid: Annotated[Id | None, "the family"] = None
    description: Annotated[str | None, "the name"] = None

    async def run(self, call: Call) -> Found[OsTypeResponse]:
        conditions = (
            reference("", self.id)
            | any_of(self.ids)
            | reference("category", self.oscategoryid)
            | is_("name", self.description)
        )
        found = await os_types.list_(call.cloud, conditions, self.keyword, self.part)
        return Found([os_type_response(row) for row in found.rows], found.total)


class ListOsCategories(ListCommand, frozen=True, kw_only=True):
    """Lists the families of guest operating systems."""

    id: Annotated[Id | None, "the id of the family"] = None
    name: Annotated[str | None, "the name of the family"] = None

    async def run(self, call: Call) -> Found[OsCategoryResponse]:
        conditions = reference("", self.id) | is_("name", self.name)
        found = await os_types.list_categories(call.cloud, conditions, self.keyword, self.part)
        return Found([os_category_response(row) for row in found.rows], found.total)
