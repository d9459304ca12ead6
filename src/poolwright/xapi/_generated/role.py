# =====================================================================================================
# GENERATED from src/poolwright/xapi/datamodel.json by tools/xapigen. DO NOT EDIT: `make generate` makes it
# again, and a test fails where the two differ.
# =====================================================================================================
"""XAPI's class `role`: record and messages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec

from ..messages import Messages
from ..shapes import BOOL, STRING, Shape
from ..types import Ref

if TYPE_CHECKING:
    from .role import role as _role


class RoleRecord(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """All fields of a role; one that an older server does not have holds its default."""

    uuid: str = ""
    name_label: str = ""
    name_description: str = ""
    subroles: list[Ref["_role"]] = []
    is_internal: bool = False


_role_record: Final[Shape[RoleRecord]] = Shape(RoleRecord)
_role_ref: Final[Shape[Ref["_role"]]] = Shape(str)
_role_ref_set: Final[Shape[list[Ref["_role"]]]] = Shape(list[str])
_role_ref_to_role_record: Final[Shape[dict[Ref["_role"], RoleRecord]]] = Shape(dict[str, RoleRecord])
_string_set: Final[Shape[list[str]]] = Shape(list[str])


class role(Messages):
    """The messages of `role`."""

    __slots__ = ()

    async def get_permissions(self, ref: Ref["_role"]) -> list[Ref["_role"]]:
        """`role.get_permissions`, for read-only and above."""
        return await self._call("role.get_permissions", _role_ref_set, ref)

    async def get_permissions_name_label(self, ref: Ref["_role"]) -> list[str]:
        """`role.get_permissions_name_label`, for read-only and above."""
        return await self._call("role.get_permissions_name_label", _string_set, ref)

    async def get_by_permission(self, permission: Ref["_role"]) -> list[Ref["_role"]]:
        """`role.get_by_permission`, for read-only and above."""
        return await self._call("role.get_by_permission", _role_ref_set, permission)

    async def get_by_permission_name_label(self, label: str) -> list[Ref["_role"]]:
        """`role.get_by_permission_name_label`, for read-only and above."""
        return await self._call("role.get_by_permission_name_label", _role_ref_set, label)

    async def get_record(self, ref: Ref["_role"]) -> RoleRecord:
        """`role.get_record`, for read-only and above."""
        return await self._call("role.get_record", _role_record, ref)

    async def get_by_uuid(self, uuid: str) -> Ref["_role"]:
        """`role.get_by_uuid`, for read-only and above."""
        return await self._call("role.get_by_uuid", _role_ref, uuid)

    async def get_by_name_label(self, label: str) -> list[Ref["_role"]]:
        """`role.get_by_name_label`, for read-only and above."""
        return await self._call("role.get_by_name_label", _role_ref_set, label)

    async def get_all(self) -> list[Ref["_role"]]:
        """`role.get_all`, for read-only and above."""
        return await self._call("role.get_all", _role_ref_set)

    async def get_all_where(self, expr: str) -> list[Ref["_role"]]:
        """`role.get_all_where`, for read-only and above."""
        return await self._call("role.get_all_where", _role_ref_set, expr)

    async def get_all_records_where(self, expr: str) -> dict[Ref["_role"], RoleRecord]:
        """`role.get_all_records_where`, for read-only and above."""
        return await self._call("role.get_all_records_where", _role_ref_to_role_record, expr)

    async def get_all_records(self) -> dict[Ref["_role"], RoleRecord]:
        """`role.get_all_records`, for read-only and above."""
        return await self._call("role.get_all_records", _role_ref_to_role_record)

    async def get_uuid(self, ref: Ref["_role"]) -> str:
        """`role.get_uuid`, for read-only and above."""
        return await self._call("role.get_uuid", STRING, ref)

    async def get_name_label(self, ref: Ref["_role"]) -> str:
        """`role.get_name_label`, for read-only and above."""
        return await self._call("role.get_name_label", STRING, ref)

    async def get_name_description(self, ref: Ref["_role"]) -> str:
        """`role.get_name_description`, for read-only and above."""
        return await self._call("role.get_name_description", STRING, ref)

    async def get_subroles(self, ref: Ref["_role"]) -> list[Ref["_role"]]:
        """`role.get_subroles`, for read-only and above."""
        return await self._call("role.get_subroles", _role_ref_set, ref)

    async def get_is_internal(self, ref: Ref["_role"]) -> bool:
        """`role.get_is_internal`, for read-only and above."""
        return await self._call("role.get_is_internal", BOOL, ref)
