# =====================================================================================================
# GENERATED from src/poolwright/xapi/datamodel.json by tools/xapigen. DO NOT EDIT: `make generate` makes it
# again, and a test fails where the two differ.
# =====================================================================================================
"""XAPI's class `Host_driver`: record and messages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec

from ..messages import AsyncMessages, Messages
from ..shapes import STRING, Shape, VOID
from ..types import NULL_REF, Ref

if TYPE_CHECKING:
    from ..types import TaskRef
    from .driver_variant import Driver_variant as _Driver_variant
    from .host_driver import Host_driver as _Host_driver
    from .host import host as _host


class HostDriverRecord(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """All fields of a Host_driver; one that an older server does not have holds its default."""

    uuid: str = ""
    host: Ref["_host"] = NULL_REF
    name: str = ""
    friendly_name: str = ""
    variants: list[Ref["_Driver_variant"]] = []
    active_variant: Ref["_Driver_variant"] = NULL_REF
    selected_variant: Ref["_Driver_variant"] = NULL_REF
    type: str = ""
    description: str = ""
    info: str = ""


_Driver_variant_ref: Final[Shape[Ref["_Driver_variant"]]] = Shape(str)
_Driver_variant_ref_set: Final[Shape[list[Ref["_Driver_variant"]]]] = Shape(list[str])
_Host_driver_record: Final[Shape[HostDriverRecord]] = Shape(HostDriverRecord)
_Host_driver_ref: Final[Shape[Ref["_Host_driver"]]] = Shape(str)
_Host_driver_ref_set: Final[Shape[list[Ref["_Host_driver"]]]] = Shape(list[str])
_Host_driver_ref_to_Host_driver_record: Final[Shape[dict[Ref["_Host_driver"], HostDriverRecord]]] = Shape(dict[str, HostDriverRecord])
_host_ref: Final[Shape[Ref["_host"]]] = Shape(str)


class Host_driver(Messages):
    """The messages of `Host_driver`."""

    __slots__ = ()

    async def select(self, ref: Ref["_Host_driver"], variant: Ref["_Driver_variant"]) -> None:
        """`Host_driver.select`, for pool-admin and above. State: prototyped."""
        await self._call("Host_driver.select", VOID, ref, variant)

    async def deselect(self, ref: Ref["_Host_driver"]) -> None:
        """`Host_driver.deselect`, for pool-admin and above. State: prototyped."""
        await self._call("Host_driver.deselect", VOID, ref)

    async def rescan(self, host: Ref["_host"]) -> None:
        """`Host_driver.rescan`, for pool-admin and above. State: prototyped."""
        await self._call("Host_driver.rescan", VOID, host)

    async def get_record(self, ref: Ref["_Host_driver"]) -> HostDriverRecord:
        """`Host_driver.get_record`, for read-only and above. State: prototyped."""
        return await self._call("Host_driver.get_record", _Host_driver_record, ref)

    async def get_by_uuid(self, uuid: str) -> Ref["_Host_driver"]:
        """`Host_driver.get_by_uuid`, for read-only and above. State: prototyped."""
        return await self._call("Host_driver.get_by_uuid", _Host_driver_ref, uuid)

    async def get_all(self) -> list[Ref["_Host_driver"]]:
        """`Host_driver.get_all`, for read-only and above. State: prototyped."""
        return await self._call("Host_driver.get_all", _Host_driver_ref_set)

    async def get_all_where(self, expr: str) -> list[Ref["_Host_driver"]]:
        """`Host_driver.get_all_where`, for read-only and above. State: prototyped."""
        return await self._call("Host_driver.get_all_where", _Host_driver_ref_set, expr)

    async def get_all_records_where(self, expr: str) -> dict[Ref["_Host_driver"], HostDriverRecord]:
        """`Host_driver.get_all_records_where`, for read-only and above. State: prototyped."""
        return await self._call("Host_driver.get_all_records_where", _Host_driver_ref_to_Host_driver_record, expr)

    async def get_all_records(self) -> dict[Ref["_Host_driver"], HostDriverRecord]:
        """`Host_driver.get_all_records`, for read-only and above. State: prototyped."""
        return await self._call("Host_driver.get_all_records", _Host_driver_ref_to_Host_driver_record)

    async def get_uuid(self, ref: Ref["_Host_driver"]) -> str:
        """`Host_driver.get_uuid`, for read-only and above. State: prototyped."""
        return await self._call("Host_driver.get_uuid", STRING, ref)

    async def get_host(self, ref: Ref["_Host_driver"]) -> Ref["_host"]:
        """`Host_driver.get_host`, for read-only and above. State: prototyped."""
        return await self._call("Host_driver.get_host", _host_ref, ref)

    async def get_name(self, ref: Ref["_Host_driver"]) -> str:
        """`Host_driver.get_name`, for read-only and above. State: prototyped."""
        return await self._call("Host_driver.get_name", STRING, ref)

    async def get_friendly_name(self, ref: Ref["_Host_driver"]) -> str:
        """`Host_driver.get_friendly_name`, for read-only and above. State: prototyped."""
        return await self._call("Host_driver.get_friendly_name", STRING, ref)

    async def get_variants(self, ref: Ref["_Host_driver"]) -> list[Ref["_Driver_variant"]]:
        """`Host_driver.get_variants`, for read-only and above. State: prototyped."""
        return await self._call("Host_driver.get_variants", _Driver_variant_ref_set, ref)

    async def get_active_variant(self, ref: Ref["_Host_driver"]) -> Ref["_Driver_variant"]:
        """`Host_driver.get_active_variant`, for read-only and above. State: prototyped."""
        return await self._call("Host_driver.get_active_variant", _Driver_variant_ref, ref)

    async def get_selected_variant(self, ref: Ref["_Host_driver"]) -> Ref["_Driver_variant"]:
        """`Host_driver.get_selected_variant`, for read-only and above. State: prototyped."""
        return await self._call("Host_driver.get_selected_variant", _Driver_variant_ref, ref)

    async def get_type(self, ref: Ref["_Host_driver"]) -> str:
        """`Host_driver.get_type`, for read-only and above. State: prototyped."""
        return await self._call("Host_driver.get_type", STRING, ref)

    async def get_description(self, ref: Ref["_Host_driver"]) -> str:
        """`Host_driver.get_description`, for read-only and above. State: prototyped."""
        return await self._call("Host_driver.get_description", STRING, ref)

    async def get_info(self, ref: Ref["_Host_driver"]) -> str:
        """`Host_driver.get_info`, for read-only and above. State: prototyped."""
        return await self._call("Host_driver.get_info", STRING, ref)


class HostDriverAsync(AsyncMessages):
    """The messages of `Host_driver` that run as tasks."""

    __slots__ = ()

    async def select(self, ref: Ref["_Host_driver"], variant: Ref["_Driver_variant"]) -> TaskRef[None]:
        """`Host_driver.select`, for pool-admin and above. State: prototyped."""
        return await self._start("Host_driver.select", VOID, ref, variant)

    async def deselect(self, ref: Ref["_Host_driver"]) -> TaskRef[None]:
        """`Host_driver.deselect`, for pool-admin and above. State: prototyped."""
        return await self._start("Host_driver.deselect", VOID, ref)

    async def rescan(self, host: Ref["_host"]) -> TaskRef[None]:
        """`Host_driver.rescan`, for pool-admin and above. State: prototyped."""
        return await self._start("Host_driver.rescan", VOID, host)
