# =====================================================================================================
# GENERATED from src/poolwright/xapi/datamodel.json by tools/xapigen. DO NOT EDIT: `make generate` makes it
# again, and a test fails where the two differ.
# =====================================================================================================
"""XAPI's class `VUSB`: record and messages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec

from ..messages import AsyncMessages, Messages, given
from ..shapes import BOOL, STRING, Shape, VOID
from ..types import NULL_REF, Ref
from .enums import VusbOperations

if TYPE_CHECKING:
    from collections.abc import Mapping
    from ..types import TaskRef
    from .usb_group import USB_group as _USB_group
    from .vm import VM as _VM
    from .vusb import VUSB as _VUSB


class VUSBRecord(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """All fields of a VUSB; one that an older server does not have holds its default."""

    uuid: str = ""
    allowed_operations: list[VusbOperations] = []
    current_operations: dict[str, VusbOperations] = {}
    VM: Ref["_VM"] = NULL_REF
    USB_group: Ref["_USB_group"] = NULL_REF
    other_config: dict[str, str] = {}
    currently_attached: bool = False


_USB_group_ref: Final[Shape[Ref["_USB_group"]]] = Shape(str)
_VM_ref: Final[Shape[Ref["_VM"]]] = Shape(str)
_VUSB_record: Final[Shape[VUSBRecord]] = Shape(VUSBRecord)
_VUSB_ref: Final[Shape[Ref["_VUSB"]]] = Shape(str)
_VUSB_ref_set: Final[Shape[list[Ref["_VUSB"]]]] = Shape(list[str])
_VUSB_ref_to_VUSB_record: Final[Shape[dict[Ref["_VUSB"], VUSBRecord]]] = Shape(dict[str, VUSBRecord])
_string_to_string: Final[Shape[dict[str, str]]] = Shape(dict[str, str])
_string_to_vusb_operations_word: Final[Shape[dict[str, VusbOperations]]] = Shape(dict[str, VusbOperations])
_vusb_operations_word_set: Final[Shape[list[VusbOperations]]] = Shape(list[VusbOperations])


class VUSB(Messages):
    """The messages of `VUSB`."""

    __slots__ = ()

    async def create(self, VM: Ref["_VM"], USB_group: Ref["_USB_group"], other_config: Mapping[str, str] | None = None) -> Ref["_VUSB"]:
        """`VUSB.create`, for pool-admin and above. By default other_config = {}."""
        return await self._call("VUSB.create", _VUSB_ref, VM, USB_group, *given((other_config, {})))

    async def unplug(self, ref: Ref["_VUSB"]) -> None:
        """`VUSB.unplug`, for pool-admin and above."""
        await self._call("VUSB.unplug", VOID, ref)

    async def destroy(self, ref: Ref["_VUSB"]) -> None:
        """`VUSB.destroy`, for pool-admin and above."""
        await self._call("VUSB.destroy", VOID, ref)

    async def get_record(self, ref: Ref["_VUSB"]) -> VUSBRecord:
        """`VUSB.get_record`, for read-only and above."""
        return await self._call("VUSB.get_record", _VUSB_record, ref)

    async def get_by_uuid(self, uuid: str) -> Ref["_VUSB"]:
        """`VUSB.get_by_uuid`, for read-only and above."""
        return await self._call("VUSB.get_by_uuid", _VUSB_ref, uuid)

    async def get_all(self) -> list[Ref["_VUSB"]]:
        """`VUSB.get_all`, for read-only and above."""
        return await self._call("VUSB.get_all", _VUSB_ref_set)

    async def get_all_where(self, expr: str) -> list[Ref["_VUSB"]]:
        """`VUSB.get_all_where`, for read-only and above."""
        return await self._call("VUSB.get_all_where", _VUSB_ref_set, expr)

    async def get_all_records_where(self, expr: str) -> dict[Ref["_VUSB"], VUSBRecord]:
        """`VUSB.get_all_records_where`, for read-only and above."""
        return await self._call("VUSB.get_all_records_where", _VUSB_ref_to_VUSB_record, expr)

    async def get_all_records(self) -> dict[Ref["_VUSB"], VUSBRecord]:
        """`VUSB.get_all_records`, for read-only and above."""
        return await self._call("VUSB.get_all_records", _VUSB_ref_to_VUSB_record)

    async def get_uuid(self, ref: Ref["_VUSB"]) -> str:
        """`VUSB.get_uuid`, for read-only and above."""
        return await self._call("VUSB.get_uuid", STRING, ref)

    async def get_allowed_operations(self, ref: Ref["_VUSB"]) -> list[VusbOperations]:
        """`VUSB.get_allowed_operations`, for read-only and above."""
        return await self._call("VUSB.get_allowed_operations", _vusb_operations_word_set, ref)

    async def get_current_operations(self, ref: Ref["_VUSB"]) -> dict[str, VusbOperations]:
        """`VUSB.get_current_operations`, for read-only and above."""
        return await self._call("VUSB.get_current_operations", _string_to_vusb_operations_word, ref)

    async def get_VM(self, ref: Ref["_VUSB"]) -> Ref["_VM"]:
        """`VUSB.get_VM`, for read-only and above."""
        return await self._call("VUSB.get_VM", _VM_ref, ref)

    async def get_USB_group(self, ref: Ref["_VUSB"]) -> Ref["_USB_group"]:
        """`VUSB.get_USB_group`, for read-only and above."""
        return await self._call("VUSB.get_USB_group", _USB_group_ref, ref)

    async def get_other_config(self, ref: Ref["_VUSB"]) -> dict[str, str]:
        """`VUSB.get_other_config`, for read-only and above."""
        return await self._call("VUSB.get_other_config", _string_to_string, ref)

    async def set_other_config(self, ref: Ref["_VUSB"], value: Mapping[str, str]) -> None:
        """`VUSB.set_other_config`, for pool-admin and above."""
        await self._call("VUSB.set_other_config", VOID, ref, value)

    async def add_to_other_config(self, ref: Ref["_VUSB"], key: str, value: str) -> None:
        """`VUSB.add_to_other_config`, for pool-admin and above."""
        await self._call("VUSB.add_to_other_config", VOID, ref, key, value)

    async def remove_from_other_config(self, ref: Ref["_VUSB"], key: str) -> None:
        """`VUSB.remove_from_other_config`, for pool-admin and above."""
        await self._call("VUSB.remove_from_other_config", VOID, ref, key)

    async def get_currently_attached(self, ref: Ref["_VUSB"]) -> bool:
        """`VUSB.get_currently_attached`, for read-only and above."""
        return await self._call("VUSB.get_currently_attached", BOOL, ref)


class VUSBAsync(AsyncMessages):
    """The messages of `VUSB` that run as tasks."""

    __slots__ = ()

    async def create(self, VM: Ref["_VM"], USB_group: Ref["_USB_group"], other_config: Mapping[str, str] | None = None) -> TaskRef[Ref["_VUSB"]]:
        """`VUSB.create`, for pool-admin and above. By default other_config = {}."""
        return await self._start("VUSB.create", _VUSB_ref, VM, USB_group, *given((other_config, {})))

    async def unplug(self, ref: Ref["_VUSB"]) -> TaskRef[None]:
        """`VUSB.unplug`, for pool-admin and above."""
        return await self._start("VUSB.unplug", VOID, ref)

    async def destroy(self, ref: Ref["_VUSB"]) -> TaskRef[None]:
        """`VUSB.destroy`, for pool-admin and above."""
        return await self._start("VUSB.destroy", VOID, ref)
