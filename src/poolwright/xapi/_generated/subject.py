# =====================================================================================================
# GENERATED from src/poolwright/xapi/datamodel.json by tools/xapigen. DO NOT EDIT: `make generate` makes it
# again, and a test fails where the two differ.
# =====================================================================================================
"""XAPI's class `subject`: record and messages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec

from ..messages import AsyncMessages, Messages
from ..shapes import STRING, Shape, VOID
from ..types import Ref

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import NotRequired, TypedDict
    from ..types import TaskRef
    from .role import role as _role
    from .subject import subject as _subject


class SubjectRecord(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """All fields of a subject; one that an older server does not have holds its default."""

    uuid: str = ""
    subject_identifier: str = ""
    other_config: dict[str, str] = {}
    roles: list[Ref["_role"]] = msgspec.field(default_factory=lambda: [Ref("OpaqueRef:0165f154-ba3e-034e-6b27-5d271af109ba")])


if TYPE_CHECKING:

    class SubjectCreate(TypedDict, total=False):
        """What `subject.create` takes."""

        subject_identifier: NotRequired[str]
        other_config: NotRequired[Mapping[str, str]]

else:
    SubjectCreate = dict


_role_ref_set: Final[Shape[list[Ref["_role"]]]] = Shape(list[str])
_string_set: Final[Shape[list[str]]] = Shape(list[str])
_string_to_string: Final[Shape[dict[str, str]]] = Shape(dict[str, str])
_subject_record: Final[Shape[SubjectRecord]] = Shape(SubjectRecord)
_subject_ref: Final[Shape[Ref["_subject"]]] = Shape(str)
_subject_ref_set: Final[Shape[list[Ref["_subject"]]]] = Shape(list[str])
_subject_ref_to_subject_record: Final[Shape[dict[Ref["_subject"], SubjectRecord]]] = Shape(dict[str, SubjectRecord])


class subject(Messages):
    """The messages of `subject`."""

    __slots__ = ()

    async def create(self, args: SubjectCreate) -> Ref["_subject"]:
        """`subject.create`, for pool-admin and above."""
        return await self._call("subject.create", _subject_ref, args)

    async def destroy(self, ref: Ref["_subject"]) -> None:
        """`subject.destroy`, for pool-admin and above."""
        await self._call("subject.destroy", VOID, ref)

    async def add_to_roles(self, ref: Ref["_subject"], role: Ref["_role"]) -> None:
        """`subject.add_to_roles`, for pool-admin and above."""
        await self._call("subject.add_to_roles", VOID, ref, role)

    async def remove_from_roles(self, ref: Ref["_subject"], role: Ref["_role"]) -> None:
        """`subject.remove_from_roles`, for pool-admin and above."""
        await self._call("subject.remove_from_roles", VOID, ref, role)

    async def get_permissions_name_label(self, ref: Ref["_subject"]) -> list[str]:
        """`subject.get_permissions_name_label`, for read-only and above."""
        return await self._call("subject.get_permissions_name_label", _string_set, ref)

    async def get_record(self, ref: Ref["_subject"]) -> SubjectRecord:
        """`subject.get_record`, for read-only and above."""
        return await self._call("subject.get_record", _subject_record, ref)

    async def get_by_uuid(self, uuid: str) -> Ref["_subject"]:
        """`subject.get_by_uuid`, for read-only and above."""
        return await self._call("subject.get_by_uuid", _subject_ref, uuid)

    async def get_all(self) -> list[Ref["_subject"]]:
        """`subject.get_all`, for read-only and above."""
        return await self._call("subject.get_all", _subject_ref_set)

    async def get_all_where(self, expr: str) -> list[Ref["_subject"]]:
        """`subject.get_all_where`, for read-only and above."""
        return await self._call("subject.get_all_where", _subject_ref_set, expr)

    async def get_all_records_where(self, expr: str) -> dict[Ref["_subject"], SubjectRecord]:
        """`subject.get_all_records_where`, for read-only and above."""
        return await self._call("subject.get_all_records_where", _subject_ref_to_subject_record, expr)

    async def get_all_records(self) -> dict[Ref["_subject"], SubjectRecord]:
        """`subject.get_all_records`, for read-only and above."""
        return await self._call("subject.get_all_records", _subject_ref_to_subject_record)

    async def get_uuid(self, ref: Ref["_subject"]) -> str:
        """`subject.get_uuid`, for read-only and above."""
        return await self._call("subject.get_uuid", STRING, ref)

    async def get_subject_identifier(self, ref: Ref["_subject"]) -> str:
        """`subject.get_subject_identifier`, for read-only and above."""
        return await self._call("subject.get_subject_identifier", STRING, ref)

    async def get_other_config(self, ref: Ref["_subject"]) -> dict[str, str]:
        """`subject.get_other_config`, for read-only and above."""
        return await self._call("subject.get_other_config", _string_to_string, ref)

    async def get_roles(self, ref: Ref["_subject"]) -> list[Ref["_role"]]:
        """`subject.get_roles`, for read-only and above."""
        return await self._call("subject.get_roles", _role_ref_set, ref)


class SubjectAsync(AsyncMessages):
    """The messages of `subject` that run as tasks."""

    __slots__ = ()

    async def create(self, args: SubjectCreate) -> TaskRef[Ref["_subject"]]:
        """`subject.create`, for pool-admin and above."""
        return await self._start("subject.create", _subject_ref, args)

    async def destroy(self, ref: Ref["_subject"]) -> TaskRef[None]:
        """`subject.destroy`, for pool-admin and above."""
        return await self._start("subject.destroy", VOID, ref)
