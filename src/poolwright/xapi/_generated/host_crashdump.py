# =====================================================================================================
# GENERATED from src/poolwright/xapi/datamodel.json by tools/xapigen. DO NOT EDIT: `make generate` makes it
# again, and a test fails where the two differ.
# =====================================================================================================
"""XAPI's class `host_crashdump`: record and messages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec

from ..messages import AsyncMessages, Messages
from ..shapes import DATE, INT, STRING, Shape, VOID
from ..types import Date, EPOCH, NULL_REF, Ref

if TYPE_CHECKING:
    from collections.abc import Mapping
    from ..types import TaskRef
    from .host import host as _host
    from .host_crashdump import host_crashdump as _host_crashdump


class HostCrashdumpRecord(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """All fields of a host_crashdump; one that an older server does not have holds its default."""

    uuid: str = ""
    host: Ref["_host"] = NULL_REF
    timestamp: Date = EPOCH
    size: int = 0  #: bytes
    other_config: dict[str, str] = {}


_host_crashdump_record: Final[Shape[HostCrashdumpRecord]] = Shape(HostCrashdumpRecord)
_host_crashdump_ref: Final[Shape[Ref["_host_crashdump"]]] = Shape(str)
_host_crashdump_ref_set: Final[Shape[list[Ref["_host_crashdump"]]]] = Shape(list[str])
_host_crashdump_ref_to_host_crashdump_record: Final[Shape[dict[Ref["_host_crashdump"], HostCrashdumpRecord]]] = Shape(dict[str, HostCrashdumpRecord])
_host_ref: Final[Shape[Ref["_host"]]] = Shape(str)
_string_to_string: Final[Shape[dict[str, str]]] = Shape(dict[str, str])


class host_crashdump(Messages):
    """The messages of `host_crashdump`."""

    __slots__ = ()

    async def destroy(self, ref: Ref["_host_crashdump"]) -> None:
        """`host_crashdump.destroy`, for pool-operator and above."""
        await self._call("host_crashdump.destroy", VOID, ref)

    async def upload(self, ref: Ref["_host_crashdump"], url: str, options: Mapping[str, str]) -> None:
        """`host_crashdump.upload`, for pool-operator and above."""
        await self._call("host_crashdump.upload", VOID, ref, url, options)

    async def get_record(self, ref: Ref["_host_crashdump"]) -> HostCrashdumpRecord:
        """`host_crashdump.get_record`, for read-only and above."""
        return await self._call("host_crashdump.get_record", _host_crashdump_record, ref)

    async def get_by_uuid(self, uuid: str) -> Ref["_host_crashdump"]:
        """`host_crashdump.get_by_uuid`, for read-only and above."""
        return await self._call("host_crashdump.get_by_uuid", _host_crashdump_ref, uuid)

    async def get_all(self) -> list[Ref["_host_crashdump"]]:
        """`host_crashdump.get_all`, for read-only and above."""
        return await self._call("host_crashdump.get_all", _host_crashdump_ref_set)

    async def get_all_where(self, expr: str) -> list[Ref["_host_crashdump"]]:
        """`host_crashdump.get_all_where`, for read-only and above."""
        return await self._call("host_crashdump.get_all_where", _host_crashdump_ref_set, expr)

    async def get_all_records_where(self, expr: str) -> dict[Ref["_host_crashdump"], HostCrashdumpRecord]:
        """`host_crashdump.get_all_records_where`, for read-only and above."""
        return await self._call("host_crashdump.get_all_records_where", _host_crashdump_ref_to_host_crashdump_record, expr)

    async def get_all_records(self) -> dict[Ref["_host_crashdump"], HostCrashdumpRecord]:
        """`host_crashdump.get_all_records`, for read-only and above."""
        return await self._call("host_crashdump.get_all_records", _host_crashdump_ref_to_host_crashdump_record)

    async def get_uuid(self, ref: Ref["_host_crashdump"]) -> str:
        """`host_crashdump.get_uuid`, for read-only and above."""
        return await self._call("host_crashdump.get_uuid", STRING, ref)

    async def get_host(self, ref: Ref["_host_crashdump"]) -> Ref["_host"]:
        """`host_crashdump.get_host`, for read-only and above."""
        return await self._call("host_crashdump.get_host", _host_ref, ref)

    async def get_timestamp(self, ref: Ref["_host_crashdump"]) -> Date:
        """`host_crashdump.get_timestamp`, for read-only and above."""
        return await self._call("host_crashdump.get_timestamp", DATE, ref)

    async def get_size(self, ref: Ref["_host_crashdump"]) -> int:
        """`host_crashdump.get_size`, for read-only and above. Units: result: bytes."""
        return await self._call("host_crashdump.get_size", INT, ref)

    async def get_other_config(self, ref: Ref["_host_crashdump"]) -> dict[str, str]:
        """`host_crashdump.get_other_config`, for read-only and above."""
        return await self._call("host_crashdump.get_other_config", _string_to_string, ref)

    async def set_other_config(self, ref: Ref["_host_crashdump"], value: Mapping[str, str]) -> None:
        """`host_crashdump.set_other_config`, for pool-operator and above."""
        await self._call("host_crashdump.set_other_config", VOID, ref, value)

    async def add_to_other_config(self, ref: Ref["_host_crashdump"], key: str, value: str) -> None:
        """`host_crashdump.add_to_other_config`, for pool-operator and above."""
        await self._call("host_crashdump.add_to_other_config", VOID, ref, key, value)

    async def remove_from_other_config(self, ref: Ref["_host_crashdump"], key: str) -> None:
        """`host_crashdump.remove_from_other_config`, for pool-operator and above."""
        await self._call("host_crashdump.remove_from_other_config", VOID, ref, key)


class HostCrashdumpAsync(AsyncMessages):
    """The messages of `host_crashdump` that run as tasks."""

    __slots__ = ()

    async def destroy(self, ref: Ref["_host_crashdump"]) -> TaskRef[None]:
        """`host_crashdump.destroy`, for pool-operator and above."""
        return await self._start("host_crashdump.destroy", VOID, ref)

    async def upload(self, ref: Ref["_host_crashdump"], url: str, options: Mapping[str, str]) -> TaskRef[None]:
        """`host_crashdump.upload`, for pool-operator and above."""
        return await self._start("host_crashdump.upload", VOID, ref, url, options)
