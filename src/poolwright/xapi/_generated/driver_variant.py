# =====================================================================================================
# GENERATED from src/poolwright/xapi/datamodel.json by tools/xapigen. DO NOT EDIT: `make generate` makes it
# again, and a test fails where the two differ.
# =====================================================================================================
"""XAPI's class `Driver_variant`: record and messages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec

from ..messages import AsyncMessages, Messages
from ..shapes import BOOL, FLOAT, STRING, Shape, VOID
from ..types import NULL_REF, Ref

if TYPE_CHECKING:
    from ..types import TaskRef
    from .driver_variant import Driver_variant as _Driver_variant
    from .host_driver import Host_driver as _Host_driver


class DriverVariantRecord(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """All fields of a Driver_variant; one that an older server does not have holds its default."""

    uuid: str = ""
    name: str = ""
    driver: Ref["_Host_driver"] = NULL_REF
    version: str = ""
    hardware_present: bool = False
    priority: float = 0.0
    status: str = ""


_Driver_variant_record: Final[Shape[DriverVariantRecord]] = Shape(DriverVariantRecord)
_Driver_variant_ref: Final[Shape[Ref["_Driver_variant"]]] = Shape(str)
_Driver_variant_ref_set: Final[Shape[list[Ref["_Driver_variant"]]]] = Shape(list[str])
_Driver_variant_ref_to_Driver_variant_record: Final[Shape[dict[Ref["_Driver_variant"], DriverVariantRecord]]] = Shape(dict[str, DriverVariantRecord])
_Host_driver_ref: Final[Shape[Ref["_Host_driver"]]] = Shape(str)


class Driver_variant(Messages):
    """The messages of `Driver_variant`."""

    __slots__ = ()

    async def select(self, ref: Ref["_Driver_variant"]) -> None:
        """`Driver_variant.select`, for pool-admin and above. State: prototyped."""
        await self._call("Driver_variant.select", VOID, ref)

    async def get_record(self, ref: Ref["_Driver_variant"]) -> DriverVariantRecord:
        """`Driver_variant.get_record`, for read-only and above. State: prototyped."""
        return await self._call("Driver_variant.get_record", _Driver_variant_record, ref)

    async def get_by_uuid(self, uuid: str) -> Ref["_Driver_variant"]:
        """`Driver_variant.get_by_uuid`, for read-only and above. State: prototyped."""
        return await self._call("Driver_variant.get_by_uuid", _Driver_variant_ref, uuid)

    async def get_all(self) -> list[Ref["_Driver_variant"]]:
        """`Driver_variant.get_all`, for read-only and above. State: prototyped."""
        return await self._call("Driver_variant.get_all", _Driver_variant_ref_set)

    async def get_all_where(self, expr: str) -> list[Ref["_Driver_variant"]]:
        """`Driver_variant.get_all_where`, for read-only and above. State: prototyped."""
        return await self._call("Driver_variant.get_all_where", _Driver_variant_ref_set, expr)

    async def get_all_records_where(self, expr: str) -> dict[Ref["_Driver_variant"], DriverVariantRecord]:
        """`Driver_variant.get_all_records_where`, for read-only and above. State: prototyped."""
        return await self._call("Driver_variant.get_all_records_where", _Driver_variant_ref_to_Driver_variant_record, expr)

    async def get_all_records(self) -> dict[Ref["_Driver_variant"], DriverVariantRecord]:
        """`Driver_variant.get_all_records`, for read-only and above. State: prototyped."""
        return await self._call("Driver_variant.get_all_records", _Driver_variant_ref_to_Driver_variant_record)

    async def get_uuid(self, ref: Ref["_Driver_variant"]) -> str:
        """`Driver_variant.get_uuid`, for read-only and above. State: prototyped."""
        return await self._call("Driver_variant.get_uuid", STRING, ref)

    async def get_name(self, ref: Ref["_Driver_variant"]) -> str:
        """`Driver_variant.get_name`, for read-only and above. State: prototyped."""
        return await self._call("Driver_variant.get_name", STRING, ref)

    async def get_driver(self, ref: Ref["_Driver_variant"]) -> Ref["_Host_driver"]:
        """`Driver_variant.get_driver`, for read-only and above. State: prototyped."""
        return await self._call("Driver_variant.get_driver", _Host_driver_ref, ref)

    async def get_version(self, ref: Ref["_Driver_variant"]) -> str:
        """`Driver_variant.get_version`, for read-only and above. State: prototyped."""
        return await self._call("Driver_variant.get_version", STRING, ref)

    async def get_hardware_present(self, ref: Ref["_Driver_variant"]) -> bool:
        """`Driver_variant.get_hardware_present`, for read-only and above. State: prototyped."""
        return await self._call("Driver_variant.get_hardware_present", BOOL, ref)

    async def get_priority(self, ref: Ref["_Driver_variant"]) -> float:
        """`Driver_variant.get_priority`, for read-only and above. State: prototyped."""
        return await self._call("Driver_variant.get_priority", FLOAT, ref)

    async def get_status(self, ref: Ref["_Driver_variant"]) -> str:
        """`Driver_variant.get_status`, for read-only and above. State: prototyped."""
        return await self._call("Driver_variant.get_status", STRING, ref)


class DriverVariantAsync(AsyncMessages):
    """The messages of `Driver_variant` that run as tasks."""

    __slots__ = ()

    async def select(self, ref: Ref["_Driver_variant"]) -> TaskRef[None]:
        """`Driver_variant.select`, for pool-admin and above. State: prototyped."""
        return await self._start("Driver_variant.select", VOID, ref)
