# =====================================================================================================
# GENERATED from src/poolwright/xapi/datamodel.json by tools/xapigen. DO NOT EDIT: `make generate` makes it
# again, and a test fails where the two differ.
# =====================================================================================================
"""XAPI's class `blob`: record and messages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec

from ..messages import Messages, given
from ..shapes import BOOL, DATE, INT, STRING, Shape, VOID
from ..types import Date, EPOCH, Ref

if TYPE_CHECKING:
    from .blob import blob as _blob


class BlobRecord(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """All fields of a blob; one that an older server does not have holds its default."""

    uuid: str = ""
    name_label: str = ""
    name_description: str = ""
    size: int = 0  #: bytes
    public: bool = False
    last_updated: Date = EPOCH
    mime_type: str = ""


_blob_record: Final[Shape[BlobRecord]] = Shape(BlobRecord)
_blob_ref: Final[Shape[Ref["_blob"]]] = Shape(str)
_blob_ref_set: Final[Shape[list[Ref["_blob"]]]] = Shape(list[str])
_blob_ref_to_blob_record: Final[Shape[dict[Ref["_blob"], BlobRecord]]] = Shape(dict[str, BlobRecord])


class blob(Messages):
    """The messages of `blob`."""

    __slots__ = ()

    async def create(self, mime_type: str, public: bool | None = None) -> Ref["_blob"]:
        """`blob.create`, for pool-operator and above. By default public = False."""
        return await self._call("blob.create", _blob_ref, mime_type, *given((public, False)))

    async def destroy(self, ref: Ref["_blob"]) -> None:
        """`blob.destroy`, for pool-operator and above."""
        await self._call("blob.destroy", VOID, ref)

    async def get_record(self, ref: Ref["_blob"]) -> BlobRecord:
        """`blob.get_record`, for read-only and above."""
        return await self._call("blob.get_record", _blob_record, ref)

    async def get_by_uuid(self, uuid: str) -> Ref["_blob"]:
        """`blob.get_by_uuid`, for read-only and above."""
        return await self._call("blob.get_by_uuid", _blob_ref, uuid)

    async def get_by_name_label(self, label: str) -> list[Ref["_blob"]]:
        """`blob.get_by_name_label`, for read-only and above."""
        return await self._call("blob.get_by_name_label", _blob_ref_set, label)

    async def get_all(self) -> list[Ref["_blob"]]:
        """`blob.get_all`, for read-only and above."""
        return await self._call("blob.get_all", _blob_ref_set)

    async def get_all_where(self, expr: str) -> list[Ref["_blob"]]:
        """`blob.get_all_where`, for read-only and above."""
        return await self._call("blob.get_all_where", _blob_ref_set, expr)

    async def get_all_records_where(self, expr: str) -> dict[Ref["_blob"], BlobRecord]:
        """`blob.get_all_records_where`, for read-only and above."""
        return await self._call("blob.get_all_records_where", _blob_ref_to_blob_record, expr)

    async def get_all_records(self) -> dict[Ref["_blob"], BlobRecord]:
        """`blob.get_all_records`, for read-only and above."""
        return await self._call("blob.get_all_records", _blob_ref_to_blob_record)

    async def get_uuid(self, ref: Ref["_blob"]) -> str:
        """`blob.get_uuid`, for read-only and above."""
        return await self._call("blob.get_uuid", STRING, ref)

    async def get_name_label(self, ref: Ref["_blob"]) -> str:
        """`blob.get_name_label`, for read-only and above."""
        return await self._call("blob.get_name_label", STRING, ref)

    async def set_name_label(self, ref: Ref["_blob"], value: str) -> None:
        """`blob.set_name_label`, for pool-operator and above."""
        await self._call("blob.set_name_label", VOID, ref, value)

    async def get_name_description(self, ref: Ref["_blob"]) -> str:
        """`blob.get_name_description`, for read-only and above."""
        return await self._call("blob.get_name_description", STRING, ref)

    async def set_name_description(self, ref: Ref["_blob"], value: str) -> None:
        """`blob.set_name_description`, for pool-operator and above."""
        await self._call("blob.set_name_description", VOID, ref, value)

    async def get_size(self, ref: Ref["_blob"]) -> int:
        """`blob.get_size`, for read-only and above. Units: result: bytes."""
        return await self._call("blob.get_size", INT, ref)

    async def get_public(self, ref: Ref["_blob"]) -> bool:
        """`blob.get_public`, for read-only and above."""
        return await self._call("blob.get_public", BOOL, ref)

    async def set_public(self, ref: Ref["_blob"], value: bool) -> None:
        """`blob.set_public`, for pool-operator and above."""
        await self._call("blob.set_public", VOID, ref, value)

    async def get_last_updated(self, ref: Ref["_blob"]) -> Date:
        """`blob.get_last_updated`, for read-only and above."""
        return await self._call("blob.get_last_updated", DATE, ref)

    async def get_mime_type(self, ref: Ref["_blob"]) -> str:
        """`blob.get_mime_type`, for read-only and above."""
        return await self._call("blob.get_mime_type", STRING, ref)
