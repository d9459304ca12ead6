# =====================================================================================================
# GENERATED from src/poolwright/xapi/datamodel.json by tools/xapigen. DO NOT EDIT: `make generate` makes it
# again, and a test fails where the two differ.
# =====================================================================================================
"""XAPI's class `Feature`: record and messages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec

from ..messages import Messages
from ..shapes import BOOL, STRING, Shape
from ..types import NULL_REF, Ref

if TYPE_CHECKING:
    from .feature import Feature as _Feature
    from .host import host as _host


class FeatureRecord(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """All fields of a Feature; one that an older server does not have holds its default."""

    uuid: str = ""
    name_label: str = ""
    name_description: str = ""
    enabled: bool = False
    experimental: bool = False
    version: str = "1.0"
    host: Ref["_host"] = NULL_REF


_Feature_record: Final[Shape[FeatureRecord]] = Shape(FeatureRecord)
_Feature_ref: Final[Shape[Ref["_Feature"]]] = Shape(str)
_Feature_ref_set: Final[Shape[list[Ref["_Feature"]]]] = Shape(list[str])
_Feature_ref_to_Feature_record: Final[Shape[dict[Ref["_Feature"], FeatureRecord]]] = Shape(dict[str, FeatureRecord])
_host_ref: Final[Shape[Ref["_host"]]] = Shape(str)


class Feature(Messages):
    """The messages of `Feature`."""

    __slots__ = ()

    async def get_record(self, ref: Ref["_Feature"]) -> FeatureRecord:
        """`Feature.get_record`, for read-only and above."""
        return await self._call("Feature.get_record", _Feature_record, ref)

    async def get_by_uuid(self, uuid: str) -> Ref["_Feature"]:
        """`Feature.get_by_uuid`, for read-only and above."""
        return await self._call("Feature.get_by_uuid", _Feature_ref, uuid)

    async def get_by_name_label(self, label: str) -> list[Ref["_Feature"]]:
        """`Feature.get_by_name_label`, for read-only and above."""
        return await self._call("Feature.get_by_name_label", _Feature_ref_set, label)

    async def get_all(self) -> list[Ref["_Feature"]]:
        """`Feature.get_all`, for read-only and above."""
        return await self._call("Feature.get_all", _Feature_ref_set)

    async def get_all_where(self, expr: str) -> list[Ref["_Feature"]]:
        """`Feature.get_all_where`, for read-only and above."""
        return await self._call("Feature.get_all_where", _Feature_ref_set, expr)

    async def get_all_records_where(self, expr: str) -> dict[Ref["_Feature"], FeatureRecord]:
        """`Feature.get_all_records_where`, for read-only and above."""
        return await self._call("Feature.get_all_records_where", _Feature_ref_to_Feature_record, expr)

    async def get_all_records(self) -> dict[Ref["_Feature"], FeatureRecord]:
        """`Feature.get_all_records`, for read-only and above."""
        return await self._call("Feature.get_all_records", _Feature_ref_to_Feature_record)

    async def get_uuid(self, ref: Ref["_Feature"]) -> str:
        """`Feature.get_uuid`, for read-only and above."""
        return await self._call("Feature.get_uuid", STRING, ref)

    async def get_name_label(self, ref: Ref["_Feature"]) -> str:
        """`Feature.get_name_label`, for read-only and above."""
        return await self._call("Feature.get_name_label", STRING, ref)

    async def get_name_description(self, ref: Ref["_Feature"]) -> str:
        """`Feature.get_name_description`, for read-only and above."""
        return await self._call("Feature.get_name_description", STRING, ref)

    async def get_enabled(self, ref: Ref["_Feature"]) -> bool:
        """`Feature.get_enabled`, for read-only and above."""
        return await self._call("Feature.get_enabled", BOOL, ref)

    async def get_experimental(self, ref: Ref["_Feature"]) -> bool:
        """`Feature.get_experimental`, for read-only and above."""
        return await self._call("Feature.get_experimental", BOOL, ref)

    async def get_version(self, ref: Ref["_Feature"]) -> str:
        """`Feature.get_version`, for read-only and above."""
        return await self._call("Feature.get_version", STRING, ref)

    async def get_host(self, ref: Ref["_Feature"]) -> Ref["_host"]:
        """`Feature.get_host`, for read-only and above."""
        return await self._call("Feature.get_host", _host_ref, ref)
