# =====================================================================================================
# GENERATED from src/poolwright/xapi/datamodel.json by tools/xapigen. DO NOT EDIT: `make generate` makes it
# again, and a test fails where the two differ.
# =====================================================================================================
"""XAPI's class `host_patch`: record and messages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec

from ..messages import AsyncMessages, Messages
from ..shapes import BOOL, DATE, INT, STRING, Shape, VOID
from ..types import Date, EPOCH, NULL_REF, Ref

if TYPE_CHECKING:
    from collections.abc import Mapping
    from ..types import TaskRef
    from .host import host as _host
    from .host_patch import host_patch as _host_patch
    from .pool_patch import pool_patch as _pool_patch


class HostPatchRecord(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """All fields of a host_patch; one that an older server does not have holds its default."""

    uuid: str = ""
    name_label: str = ""
    name_description: str = ""
    version: str = ""
    host: Ref["_host"] = NULL_REF
    applied: bool = False
    timestamp_applied: Date = EPOCH
    size: int = 0  #: bytes
    pool_patch: Ref["_pool_patch"] = NULL_REF
    other_config: dict[str, str] = {}


_host_patch_record: Final[Shape[HostPatchRecord]] = Shape(HostPatchRecord)
_host_patch_ref: Final[Shape[Ref["_host_patch"]]] = Shape(str)
_host_patch_ref_set: Final[Shape[list[Ref["_host_patch"]]]] = Shape(list[str])
_host_patch_ref_to_host_patch_record: Final[Shape[dict[Ref["_host_patch"], HostPatchRecord]]] = Shape(dict[str, HostPatchRecord])
_host_ref: Final[Shape[Ref["_host"]]] = Shape(str)
_pool_patch_ref: Final[Shape[Ref["_pool_patch"]]] = Shape(str)
_string_to_string: Final[Shape[dict[str, str]]] = Shape(dict[str, str])


class host_patch(Messages):
    """The messages of `host_patch`."""

    __slots__ = ()

    async def get_uuid(self, ref: Ref["_host_patch"]) -> str:
        """`host_patch.get_uuid`, for read-only and above."""
        return await self._call("host_patch.get_uuid", STRING, ref)

    async def get_name_label(self, ref: Ref["_host_patch"]) -> str:
        """`host_patch.get_name_label`, for read-only and above."""
        return await self._call("host_patch.get_name_label", STRING, ref)

    async def get_name_description(self, ref: Ref["_host_patch"]) -> str:
        """`host_patch.get_name_description`, for read-only and above."""
        return await self._call("host_patch.get_name_description", STRING, ref)

    async def get_version(self, ref: Ref["_host_patch"]) -> str:
        """`host_patch.get_version`, for read-only and above."""
        return await self._call("host_patch.get_version", STRING, ref)

    async def get_host(self, ref: Ref["_host_patch"]) -> Ref["_host"]:
        """`host_patch.get_host`, for read-only and above."""
        return await self._call("host_patch.get_host", _host_ref, ref)

    async def get_applied(self, ref: Ref["_host_patch"]) -> bool:
        """`host_patch.get_applied`, for read-only and above."""
        return await self._call("host_patch.get_applied", BOOL, ref)

    async def get_timestamp_applied(self, ref: Ref["_host_patch"]) -> Date:
        """`host_patch.get_timestamp_applied`, for read-only and above."""
        return await self._call("host_patch.get_timestamp_applied", DATE, ref)

    async def get_size(self, ref: Ref["_host_patch"]) -> int:
        """`host_patch.get_size`, for read-only and above. Units: result: bytes."""
        return await self._call("host_patch.get_size", INT, ref)

    async def get_pool_patch(self, ref: Ref["_host_patch"]) -> Ref["_pool_patch"]:
        """`host_patch.get_pool_patch`, for read-only and above."""
        return await self._call("host_patch.get_pool_patch", _pool_patch_ref, ref)

    async def get_other_config(self, ref: Ref["_host_patch"]) -> dict[str, str]:
        """`host_patch.get_other_config`, for read-only and above."""
        return await self._call("host_patch.get_other_config", _string_to_string, ref)

    async def set_other_config(self, ref: Ref["_host_patch"], value: Mapping[str, str]) -> None:
        """`host_patch.set_other_config`, for pool-operator and above."""
        await self._call("host_patch.set_other_config", VOID, ref, value)

    async def add_to_other_config(self, ref: Ref["_host_patch"], key: str, value: str) -> None:
        """`host_patch.add_to_other_config`, for pool-operator and above."""
        await self._call("host_patch.add_to_other_config", VOID, ref, key, value)

    async def remove_from_other_config(self, ref: Ref["_host_patch"], key: str) -> None:
        """`host_patch.remove_from_other_config`, for pool-operator and above."""
        await self._call("host_patch.remove_from_other_config", VOID, ref, key)

    async def destroy(self, ref: Ref["_host_patch"]) -> None:
        """`host_patch.destroy`, for pool-operator and above. State: deprecated."""
        await self._call("host_patch.destroy", VOID, ref)

    async def apply(self, ref: Ref["_host_patch"]) -> str:
        """`host_patch.apply`, for pool-operator and above. State: deprecated."""
        return await self._call("host_patch.apply", STRING, ref)

    async def get_record(self, ref: Ref["_host_patch"]) -> HostPatchRecord:
        """`host_patch.get_record`, for read-only and above. State: deprecated."""
        return await self._call("host_patch.get_record", _host_patch_record, ref)

    async def get_by_uuid(self, uuid: str) -> Ref["_host_patch"]:
        """`host_patch.get_by_uuid`, for read-only and above. State: deprecated."""
        return await self._call("host_patch.get_by_uuid", _host_patch_ref, uuid)

    async def get_by_name_label(self, label: str) -> list[Ref["_host_patch"]]:
        """`host_patch.get_by_name_label`, for read-only and above. State: deprecated."""
        return await self._call("host_patch.get_by_name_label", _host_patch_ref_set, label)

    async def get_all(self) -> list[Ref["_host_patch"]]:
        """`host_patch.get_all`, for read-only and above. State: deprecated."""
        return await self._call("host_patch.get_all", _host_patch_ref_set)

    async def get_all_where(self, expr: str) -> list[Ref["_host_patch"]]:
        """`host_patch.get_all_where`, for read-only and above. State: deprecated."""
        return await self._call("host_patch.get_all_where", _host_patch_ref_set, expr)

    async def get_all_records_where(self, expr: str) -> dict[Ref["_host_patch"], HostPatchRecord]:
        """`host_patch.get_all_records_where`, for read-only and above. State: deprecated."""
        return await self._call("host_patch.get_all_records_where", _host_patch_ref_to_host_patch_record, expr)

    async def get_all_records(self) -> dict[Ref["_host_patch"], HostPatchRecord]:
        """`host_patch.get_all_records`, for read-only and above. State: deprecated."""
        return await self._call("host_patch.get_all_records", _host_patch_ref_to_host_patch_record)


class HostPatchAsync(AsyncMessages):
    """The messages of `host_patch` that run as tasks."""

    __slots__ = ()

    async def destroy(self, ref: Ref["_host_patch"]) -> TaskRef[None]:
        """`host_patch.destroy`, for pool-operator and above. State: deprecated."""
        return await self._start("host_patch.destroy", VOID, ref)

    async def apply(self, ref: Ref["_host_patch"]) -> TaskRef[str]:
        """`host_patch.apply`, for pool-operator and above. State: deprecated."""
        return await self._start("host_patch.apply", STRING, ref)
