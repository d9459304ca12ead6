# =====================================================================================================
# GENERATED from src/poolwright/xapi/datamodel.json by tools/xapigen. DO NOT EDIT: `make generate` makes it
# again, and a test fails where the two differ.
# =====================================================================================================
"""XAPI's class `USB_group`: record and messages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec

from ..messages import AsyncMessages, Messages, given
from ..shapes import STRING, Shape, VOID
from ..types import Ref

if TYPE_CHECKING:
    from collections.abc import Mapping
    from ..types import TaskRef
    from .pusb import PUSB as _PUSB
    from .usb_group import USB_group as _USB_group
    from .vusb import VUSB as _VUSB


class USBGroupRecord(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """All fields of a USB_group; one that an older server does not have holds its default."""

    uuid: str = ""
    name_label: str = ""
    name_description: str = ""
    PUSBs: list[Ref["_PUSB"]] = []
    VUSBs: list[Ref["_VUSB"]] = []
    other_config: dict[str, str] = {}


_PUSB_ref_set: Final[Shape[list[Ref["_PUSB"]]]] = Shape(list[str])
_USB_group_record: Final[Shape[USBGroupRecord]] = Shape(USBGroupRecord)
_USB_group_ref: Final[Shape[Ref["_USB_group"]]] = Shape(str)
_USB_group_ref_set: Final[Shape[list[Ref["_USB_group"]]]] = Shape(list[str])
_USB_group_ref_to_USB_group_record: Final[Shape[dict[Ref["_USB_group"], USBGroupRecord]]] = Shape(dict[str, USBGroupRecord])
_VUSB_ref_set: Final[Shape[list[Ref["_VUSB"]]]] = Shape(list[str])
_string_to_string: Final[Shape[dict[str, str]]] = Shape(dict[str, str])


class USB_group(Messages):
    """The messages of `USB_group`."""

    __slots__ = ()

    async def create(self, name_label: str | None = None, name_description: str | None = None, other_config: Mapping[str, str] | None = None) -> Ref["_USB_group"]:
        """`USB_group.create`, for pool-admin and above. By default name_label = '', name_description = '', other_config = {}."""
        return await self._call("USB_group.create", _USB_group_ref, *given((name_label, ""), (name_description, ""), (other_config, {})))

    async def destroy(self, ref: Ref["_USB_group"]) -> None:
        """`USB_group.destroy`, for pool-admin and above."""
        await self._call("USB_group.destroy", VOID, ref)

    async def get_record(self, ref: Ref["_USB_group"]) -> USBGroupRecord:
        """`USB_group.get_record`, for read-only and above."""
        return await self._call("USB_group.get_record", _USB_group_record, ref)

    async def get_by_uuid(self, uuid: str) -> Ref["_USB_group"]:
        """`USB_group.get_by_uuid`, for read-only and above."""
        return await self._call("USB_group.get_by_uuid", _USB_group_ref, uuid)

    async def get_by_name_label(self, label: str) -> list[Ref["_USB_group"]]:
        """`USB_group.get_by_name_label`, for read-only and above."""
        return await self._call("USB_group.get_by_name_label", _USB_group_ref_set, label)

    async def get_all(self) -> list[Ref["_USB_group"]]:
        """`USB_group.get_all`, for read-only and above."""
        return await self._call("USB_group.get_all", _USB_group_ref_set)

    async def get_all_where(self, expr: str) -> list[Ref["_USB_group"]]:
        """`USB_group.get_all_where`, for read-only and above."""
        return await self._call("USB_group.get_all_where", _USB_group_ref_set, expr)

    async def get_all_records_where(self, expr: str) -> dict[Ref["_USB_group"], USBGroupRecord]:
        """`USB_group.get_all_records_where`, for read-only and above."""
        return await self._call("USB_group.get_all_records_where", _USB_group_ref_to_USB_group_record, expr)

    async def get_all_records(self) -> dict[Ref["_USB_group"], USBGroupRecord]:
        """`USB_group.get_all_records`, for read-only and above."""
        return await self._call("USB_group.get_all_records", _USB_group_ref_to_USB_group_record)

    async def get_uuid(self, ref: Ref["_USB_group"]) -> str:
        """`USB_group.get_uuid`, for read-only and above."""
        return await self._call("USB_group.get_uuid", STRING, ref)

    async def get_name_label(self, ref: Ref["_USB_group"]) -> str:
        """`USB_group.get_name_label`, for read-only and above."""
        return await self._call("USB_group.get_name_label", STRING, ref)

    async def set_name_label(self, ref: Ref["_USB_group"], value: str) -> None:
        """`USB_group.set_name_label`, for pool-admin and above."""
        await self._call("USB_group.set_name_label", VOID, ref, value)

    async def get_name_description(self, ref: Ref["_USB_group"]) -> str:
        """`USB_group.get_name_description`, for read-only and above."""
        return await self._call("USB_group.get_name_description", STRING, ref)

    async def set_name_description(self, ref: Ref["_USB_group"], value: str) -> None:
        """`USB_group.set_name_description`, for pool-admin and above."""
        await self._call("USB_group.set_name_description", VOID, ref, value)

    async def get_PUSBs(self, ref: Ref["_USB_group"]) -> list[Ref["_PUSB"]]:
        """`USB_group.get_PUSBs`, for read-only and above."""
        return await self._call("USB_group.get_PUSBs", _PUSB_ref_set, ref)

    async def get_VUSBs(self, ref: Ref["_USB_group"]) -> list[Ref["_VUSB"]]:
        """`USB_group.get_VUSBs`, for read-only and above."""
        return await self._call("USB_group.get_VUSBs", _VUSB_ref_set, ref)

    async def get_other_config(self, ref: Ref["_USB_group"]) -> dict[str, str]:
        """`USB_group.get_other_config`, for read-only and above."""
        return await self._call("USB_group.get_other_config", _string_to_string, ref)

    async def set_other_config(self, ref: Ref["_USB_group"], value: Mapping[str, str]) -> None:
        """`USB_group.set_other_config`, for pool-admin and above."""
        await self._call("USB_group.set_other_config", VOID, ref, value)

    async def add_to_other_config(self, ref: Ref["_USB_group"], key: str, value: str) -> None:
        """`USB_group.add_to_other_config`, for pool-admin and above."""
        await self._call("USB_group.add_to_other_config", VOID, ref, key, value)

    async def remove_from_other_config(self, ref: Ref["_USB_group"], key: str) -> None:
        """`USB_group.remove_from_other_config`, for pool-admin and above."""
        await self._call("USB_group.remove_from_other_config", VOID, ref, key)


class USBGroupAsync(AsyncMessages):
    """The messages of `USB_group` that run as tasks."""

    __slots__ = ()

    async def create(self, name_label: str | None = None, name_description: str | None = None, other_config: Mapping[str, str] | None = None) -> TaskRef[Ref["_USB_group"]]:
        """`USB_group.create`, for pool-admin and above. By default name_label = '', name_description = '', other_config = {}."""
        return await self._start("USB_group.create", _USB_group_ref, *given((name_label, ""), (name_description, ""), (other_config, {})))

    async def destroy(self, ref: Ref["_USB_group"]) -> TaskRef[None]:
        """`USB_group.destroy`, for pool-admin and above."""
        return await self._start("USB_group.destroy", VOID, ref)
