# =====================================================================================================
# GENERATED from src/poolwright/xapi/datamodel.json by tools/xapigen. DO NOT EDIT: `make generate` makes it
# again, and a test fails where the two differ.
# =====================================================================================================
"""XAPI's class `PUSB`: record and messages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec

from ..messages import AsyncMessages, Messages
from ..shapes import BOOL, FLOAT, STRING, Shape, VOID
from ..types import NULL_REF, Ref

if TYPE_CHECKING:
    from collections.abc import Mapping
    from ..types import TaskRef
    from .pusb import PUSB as _PUSB
    from .usb_group import USB_group as _USB_group
    from .host import host as _host


class PUSBRecord(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """All fields of a PUSB; one that an older server does not have holds its default."""

    uuid: str = ""
    USB_group: Ref["_USB_group"] = NULL_REF
    host: Ref["_host"] = NULL_REF
    path: str = ""
    vendor_id: str = ""
    vendor_desc: str = ""
    product_id: str = ""
    product_desc: str = ""
    serial: str = ""
    version: str = ""
    description: str = ""
    passthrough_enabled: bool = False
    other_config: dict[str, str] = {}
    speed: float = -1.0  #: Mbit/s


_PUSB_record: Final[Shape[PUSBRecord]] = Shape(PUSBRecord)
_PUSB_ref: Final[Shape[Ref["_PUSB"]]] = Shape(str)
_PUSB_ref_set: Final[Shape[list[Ref["_PUSB"]]]] = Shape(list[str])
_PUSB_ref_to_PUSB_record: Final[Shape[dict[Ref["_PUSB"], PUSBRecord]]] = Shape(dict[str, PUSBRecord])
_USB_group_ref: Final[Shape[Ref["_USB_group"]]] = Shape(str)
_host_ref: Final[Shape[Ref["_host"]]] = Shape(str)
_string_to_string: Final[Shape[dict[str, str]]] = Shape(dict[str, str])


class PUSB(Messages):
    """The messages of `PUSB`."""

    __slots__ = ()

    async def scan(self, host: Ref["_host"]) -> None:
        """`PUSB.scan`, for pool-admin and above."""
        await self._call("PUSB.scan", VOID, host)

    async def set_passthrough_enabled(self, ref: Ref["_PUSB"], value: bool) -> None:
        """`PUSB.set_passthrough_enabled`, for pool-admin and above."""
        await self._call("PUSB.set_passthrough_enabled", VOID, ref, value)

    async def get_record(self, ref: Ref["_PUSB"]) -> PUSBRecord:
        """`PUSB.get_record`, for read-only and above."""
        return await self._call("PUSB.get_record", _PUSB_record, ref)

    async def get_by_uuid(self, uuid: str) -> Ref["_PUSB"]:
        """`PUSB.get_by_uuid`, for read-only and above."""
        return await self._call("PUSB.get_by_uuid", _PUSB_ref, uuid)

    async def get_all(self) -> list[Ref["_PUSB"]]:
        """`PUSB.get_all`, for read-only and above."""
        return await self._call("PUSB.get_all", _PUSB_ref_set)

    async def get_all_where(self, expr: str) -> list[Ref["_PUSB"]]:
        """`PUSB.get_all_where`, for read-only and above."""
        return await self._call("PUSB.get_all_where", _PUSB_ref_set, expr)

    async def get_all_records_where(self, expr: str) -> dict[Ref["_PUSB"], PUSBRecord]:
        """`PUSB.get_all_records_where`, for read-only and above."""
        return await self._call("PUSB.get_all_records_where", _PUSB_ref_to_PUSB_record, expr)

    async def get_all_records(self) -> dict[Ref["_PUSB"], PUSBRecord]:
        """`PUSB.get_all_records`, for read-only and above."""
        return await self._call("PUSB.get_all_records", _PUSB_ref_to_PUSB_record)

    async def get_uuid(self, ref: Ref["_PUSB"]) -> str:
        """`PUSB.get_uuid`, for read-only and above."""
        return await self._call("PUSB.get_uuid", STRING, ref)

    async def get_USB_group(self, ref: Ref["_PUSB"]) -> Ref["_USB_group"]:
        """`PUSB.get_USB_group`, for read-only and above."""
        return await self._call("PUSB.get_USB_group", _USB_group_ref, ref)

    async def get_host(self, ref: Ref["_PUSB"]) -> Ref["_host"]:
        """`PUSB.get_host`, for read-only and above."""
        return await self._call("PUSB.get_host", _host_ref, ref)

    async def get_path(self, ref: Ref["_PUSB"]) -> str:
        """`PUSB.get_path`, for read-only and above."""
        return await self._call("PUSB.get_path", STRING, ref)

    async def get_vendor_id(self, ref: Ref["_PUSB"]) -> str:
        """`PUSB.get_vendor_id`, for read-only and above."""
        return await self._call("PUSB.get_vendor_id", STRING, ref)

    async def get_vendor_desc(self, ref: Ref["_PUSB"]) -> str:
        """`PUSB.get_vendor_desc`, for read-only and above."""
        return await self._call("PUSB.get_vendor_desc", STRING, ref)

    async def get_product_id(self, ref: Ref["_PUSB"]) -> str:
        """`PUSB.get_product_id`, for read-only and above."""
        return await self._call("PUSB.get_product_id", STRING, ref)

    async def get_product_desc(self, ref: Ref["_PUSB"]) -> str:
        """`PUSB.get_product_desc`, for read-only and above."""
        return await self._call("PUSB.get_product_desc", STRING, ref)

    async def get_serial(self, ref: Ref["_PUSB"]) -> str:
        """`PUSB.get_serial`, for read-only and above."""
        return await self._call("PUSB.get_serial", STRING, ref)

    async def get_version(self, ref: Ref["_PUSB"]) -> str:
        """`PUSB.get_version`, for read-only and above."""
        return await self._call("PUSB.get_version", STRING, ref)

    async def get_description(self, ref: Ref["_PUSB"]) -> str:
        """`PUSB.get_description`, for read-only and above."""
        return await self._call("PUSB.get_description", STRING, ref)

    async def get_passthrough_enabled(self, ref: Ref["_PUSB"]) -> bool:
        """`PUSB.get_passthrough_enabled`, for read-only and above."""
        return await self._call("PUSB.get_passthrough_enabled", BOOL, ref)

    async def get_other_config(self, ref: Ref["_PUSB"]) -> dict[str, str]:
        """`PUSB.get_other_config`, for read-only and above."""
        return await self._call("PUSB.get_other_config", _string_to_string, ref)

    async def set_other_config(self, ref: Ref["_PUSB"], value: Mapping[str, str]) -> None:
        """`PUSB.set_other_config`, for pool-admin and above."""
        await self._call("PUSB.set_other_config", VOID, ref, value)

    async def add_to_other_config(self, ref: Ref["_PUSB"], key: str, value: str) -> None:
        """`PUSB.add_to_other_config`, for pool-admin and above."""
        await self._call("PUSB.add_to_other_config", VOID, ref, key, value)

    async def remove_from_other_config(self, ref: Ref["_PUSB"], key: str) -> None:
        """`PUSB.remove_from_other_config`, for pool-admin and above."""
        await self._call("PUSB.remove_from_other_config", VOID, ref, key)

    async def get_speed(self, ref: Ref["_PUSB"]) -> float:
        """`PUSB.get_speed`, for read-only and above. Units: result: Mbit/s."""
        return await self._call("PUSB.get_speed", FLOAT, ref)


class PUSBAsync(AsyncMessages):
    """The messages of `PUSB` that run as tasks."""

    __slots__ = ()

    async def scan(self, host: Ref["_host"]) -> TaskRef[None]:
        """`PUSB.scan`, for pool-admin and above."""
        return await self._start("PUSB.scan", VOID, host)

    async def set_passthrough_enabled(self, ref: Ref["_PUSB"], value: bool) -> TaskRef[None]:
        """`PUSB.set_passthrough_enabled`, for pool-admin and above."""
        return await self._start("PUSB.set_passthrough_enabled", VOID, ref, value)
