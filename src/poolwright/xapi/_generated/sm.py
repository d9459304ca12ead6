# =====================================================================================================
# GENERATED from src/poolwright/xapi/datamodel.json by tools/xapigen. DO NOT EDIT: `make generate` makes it
# again, and a test fails where the two differ.
# =====================================================================================================
"""XAPI's class `SM`: record and messages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec

from ..messages import Messages
from ..shapes import STRING, Shape, VOID
from ..types import Ref
from .enums import ImageFormatType

if TYPE_CHECKING:
    from collections.abc import Mapping
    from .sm import SM as _SM


class SMRecord(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """All fields of a SM; one that an older server does not have holds its default."""

    uuid: str = ""
    name_label: str = ""
    name_description: str = ""
    type: str = ""
    vendor: str = ""
    copyright: str = ""
    version: str = ""
    required_api_version: str = ""
    configuration: dict[str, str] = {}
    capabilities: list[str] = []
    features: dict[str, int] = {}
    other_config: dict[str, str] = {}
    driver_filename: str = ""
    required_cluster_stack: list[str] = []
    supported_image_formats: list[ImageFormatType] = []


_SM_record: Final[Shape[SMRecord]] = Shape(SMRecord)
_SM_ref: Final[Shape[Ref["_SM"]]] = Shape(str)
_SM_ref_set: Final[Shape[list[Ref["_SM"]]]] = Shape(list[str])
_SM_ref_to_SM_record: Final[Shape[dict[Ref["_SM"], SMRecord]]] = Shape(dict[str, SMRecord])
_image_format_type_word_set: Final[Shape[list[ImageFormatType]]] = Shape(list[ImageFormatType])
_string_set: Final[Shape[list[str]]] = Shape(list[str])
_string_to_int: Final[Shape[dict[str, int]]] = Shape(dict[str, int])
_string_to_string: Final[Shape[dict[str, str]]] = Shape(dict[str, str])


class SM(Messages):
    """The messages of `SM`."""

    __slots__ = ()

    async def get_record(self, ref: Ref["_SM"]) -> SMRecord:
        """`SM.get_record`, for read-only and above."""
        return await self._call("SM.get_record", _SM_record, ref)

    async def get_by_uuid(self, uuid: str) -> Ref["_SM"]:
        """`SM.get_by_uuid`, for read-only and above."""
        return await self._call("SM.get_by_uuid", _SM_ref, uuid)

    async def get_by_name_label(self, label: str) -> list[Ref["_SM"]]:
        """`SM.get_by_name_label`, for read-only and above."""
        return await self._call("SM.get_by_name_label", _SM_ref_set, label)

    async def get_all(self) -> list[Ref["_SM"]]:
        """`SM.get_all`, for read-only and above."""
        return await self._call("SM.get_all", _SM_ref_set)

    async def get_all_where(self, expr: str) -> list[Ref["_SM"]]:
        """`SM.get_all_where`, for read-only and above."""
        return await self._call("SM.get_all_where", _SM_ref_set, expr)

    async def get_all_records_where(self, expr: str) -> dict[Ref["_SM"], SMRecord]:
        """`SM.get_all_records_where`, for read-only and above."""
        return await self._call("SM.get_all_records_where", _SM_ref_to_SM_record, expr)

    async def get_all_records(self) -> dict[Ref["_SM"], SMRecord]:
        """`SM.get_all_records`, for read-only and above."""
        return await self._call("SM.get_all_records", _SM_ref_to_SM_record)

    async def get_uuid(self, ref: Ref["_SM"]) -> str:
        """`SM.get_uuid`, for read-only and above."""
        return await self._call("SM.get_uuid", STRING, ref)

    async def get_name_label(self, ref: Ref["_SM"]) -> str:
        """`SM.get_name_label`, for read-only and above."""
        return await self._call("SM.get_name_label", STRING, ref)

    async def get_name_description(self, ref: Ref["_SM"]) -> str:
        """`SM.get_name_description`, for read-only and above."""
        return await self._call("SM.get_name_description", STRING, ref)

    async def get_type(self, ref: Ref["_SM"]) -> str:
        """`SM.get_type`, for read-only and above."""
        return await self._call("SM.get_type", STRING, ref)

    async def get_vendor(self, ref: Ref["_SM"]) -> str:
        """`SM.get_vendor`, for read-only and above."""
        return await self._call("SM.get_vendor", STRING, ref)

    async def get_copyright(self, ref: Ref["_SM"]) -> str:
        """`SM.get_copyright`, for read-only and above."""
        return await self._call("SM.get_copyright", STRING, ref)

    async def get_version(self, ref: Ref["_SM"]) -> str:
        """`SM.get_version`, for read-only and above."""
        return await self._call("SM.get_version", STRING, ref)

    async def get_required_api_version(self, ref: Ref["_SM"]) -> str:
        """`SM.get_required_api_version`, for read-only and above."""
        return await self._call("SM.get_required_api_version", STRING, ref)

    async def get_configuration(self, ref: Ref["_SM"]) -> dict[str, str]:
        """`SM.get_configuration`, for read-only and above."""
        return await self._call("SM.get_configuration", _string_to_string, ref)

    async def get_capabilities(self, ref: Ref["_SM"]) -> list[str]:
        """`SM.get_capabilities`, for read-only and above. State: deprecated."""
        return await self._call("SM.get_capabilities", _string_set, ref)

    async def get_features(self, ref: Ref["_SM"]) -> dict[str, int]:
        """`SM.get_features`, for read-only and above."""
        return await self._call("SM.get_features", _string_to_int, ref)

    async def get_other_config(self, ref: Ref["_SM"]) -> dict[str, str]:
        """`SM.get_other_config`, for read-only and above."""
        return await self._call("SM.get_other_config", _string_to_string, ref)

    async def set_other_config(self, ref: Ref["_SM"], value: Mapping[str, str]) -> None:
        """`SM.set_other_config`, for pool-operator and above."""
        await self._call("SM.set_other_config", VOID, ref, value)

    async def add_to_other_config(self, ref: Ref["_SM"], key: str, value: str) -> None:
        """`SM.add_to_other_config`, for pool-operator and above."""
        await self._call("SM.add_to_other_config", VOID, ref, key, value)

    async def remove_from_other_config(self, ref: Ref["_SM"], key: str) -> None:
        """`SM.remove_from_other_config`, for pool-operator and above."""
        await self._call("SM.remove_from_other_config", VOID, ref, key)

    async def get_driver_filename(self, ref: Ref["_SM"]) -> str:
        """`SM.get_driver_filename`, for read-only and above."""
        return await self._call("SM.get_driver_filename", STRING, ref)

    async def get_required_cluster_stack(self, ref: Ref["_SM"]) -> list[str]:
        """`SM.get_required_cluster_stack`, for read-only and above."""
        return await self._call("SM.get_required_cluster_stack", _string_set, ref)

    async def get_supported_image_formats(self, ref: Ref["_SM"]) -> list[ImageFormatType]:
        """`SM.get_supported_image_formats`, for read-only and above. State: prototyped."""
        return await self._call("SM.get_supported_image_formats", _image_format_type_word_set, ref)
