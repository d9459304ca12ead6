# =====================================================================================================
# GENERATED from src/poolwright/xapi/datamodel.json by tools/xapigen. DO NOT EDIT: `make generate` makes it
# again, and a test fails where the two differ.
# =====================================================================================================
"""XAPI's class `VMSS`: record and messages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec

from ..messages import AsyncMessages, Messages
from ..shapes import BOOL, DATE, INT, STRING, Shape, VOID
from ..types import Date, EPOCH, Ref
from .enums import VmssFrequency, VmssType

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import NotRequired, Required, TypedDict
    from ..types import TaskRef
    from .enums import VmssFrequencyWord, VmssTypeWord
    from .vm import VM as _VM
    from .vmss import VMSS as _VMSS


class VMSSRecord(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """All fields of a VMSS; one that an older server does not have holds its default."""

    uuid: str = ""
    name_label: str = ""
    name_description: str = ""
    enabled: bool = True
    type: VmssType = VmssType("")
    retained_snapshots: int = 7
    frequency: VmssFrequency = VmssFrequency("")
    schedule: dict[str, str] = {}
    last_run_time: Date = EPOCH
    VMs: list[Ref["_VM"]] = []


if TYPE_CHECKING:

    class VMSSCreate(TypedDict, total=False):
        """What `VMSS.create` takes."""

        name_label: NotRequired[str]
        name_description: NotRequired[str]
        enabled: NotRequired[bool]
        type: Required[VmssTypeWord]
        retained_snapshots: NotRequired[int]
        frequency: Required[VmssFrequencyWord]
        schedule: NotRequired[Mapping[str, str]]

else:
    VMSSCreate = dict


_VMSS_record: Final[Shape[VMSSRecord]] = Shape(VMSSRecord)
_VMSS_ref: Final[Shape[Ref["_VMSS"]]] = Shape(str)
_VMSS_ref_set: Final[Shape[list[Ref["_VMSS"]]]] = Shape(list[str])
_VMSS_ref_to_VMSS_record: Final[Shape[dict[Ref["_VMSS"], VMSSRecord]]] = Shape(dict[str, VMSSRecord])
_VM_ref_set: Final[Shape[list[Ref["_VM"]]]] = Shape(list[str])
_string_to_string: Final[Shape[dict[str, str]]] = Shape(dict[str, str])
_vmss_frequency_word: Final[Shape[VmssFrequency]] = Shape(VmssFrequency)
_vmss_type_word: Final[Shape[VmssType]] = Shape(VmssType)


class VMSS(Messages):
    """The messages of `VMSS`."""

    __slots__ = ()

    async def create(self, args: VMSSCreate) -> Ref["_VMSS"]:
        """`VMSS.create`, for pool-operator and above."""
        return await self._call("VMSS.create", _VMSS_ref, args)

    async def destroy(self, ref: Ref["_VMSS"]) -> None:
        """`VMSS.destroy`, for pool-operator and above."""
        await self._call("VMSS.destroy", VOID, ref)

    async def snapshot_now(self, vmss: Ref["_VMSS"]) -> str:
        """`VMSS.snapshot_now`, for pool-operator and above."""
        return await self._call("VMSS.snapshot_now", STRING, vmss)

    async def set_retained_snapshots(self, ref: Ref["_VMSS"], value: int) -> None:
        """`VMSS.set_retained_snapshots`, for pool-operator and above."""
        await self._call("VMSS.set_retained_snapshots", VOID, ref, value)

    async def set_frequency(self, ref: Ref["_VMSS"], value: VmssFrequencyWord) -> None:
        """`VMSS.set_frequency`, for pool-operator and above."""
        await self._call("VMSS.set_frequency", VOID, ref, value)

    async def set_schedule(self, ref: Ref["_VMSS"], value: Mapping[str, str]) -> None:
        """`VMSS.set_schedule`, for pool-operator and above."""
        await self._call("VMSS.set_schedule", VOID, ref, value)

    async def add_to_schedule(self, ref: Ref["_VMSS"], key: str, value: str) -> None:
        """`VMSS.add_to_schedule`, for pool-operator and above."""
        await self._call("VMSS.add_to_schedule", VOID, ref, key, value)

    async def remove_from_schedule(self, ref: Ref["_VMSS"], key: str) -> None:
        """`VMSS.remove_from_schedule`, for pool-operator and above."""
        await self._call("VMSS.remove_from_schedule", VOID, ref, key)

    async def set_last_run_time(self, ref: Ref["_VMSS"], value: Date) -> None:
        """`VMSS.set_last_run_time`, for local-root-only and above."""
        await self._call("VMSS.set_last_run_time", VOID, ref, value)

    async def set_type(self, ref: Ref["_VMSS"], value: VmssTypeWord) -> None:
        """`VMSS.set_type`, for pool-operator and above."""
        await self._call("VMSS.set_type", VOID, ref, value)

    async def get_record(self, ref: Ref["_VMSS"]) -> VMSSRecord:
        """`VMSS.get_record`, for read-only and above."""
        return await self._call("VMSS.get_record", _VMSS_record, ref)

    async def get_by_uuid(self, uuid: str) -> Ref["_VMSS"]:
        """`VMSS.get_by_uuid`, for read-only and above."""
        return await self._call("VMSS.get_by_uuid", _VMSS_ref, uuid)

    async def get_by_name_label(self, label: str) -> list[Ref["_VMSS"]]:
        """`VMSS.get_by_name_label`, for read-only and above."""
        return await self._call("VMSS.get_by_name_label", _VMSS_ref_set, label)

    async def get_all(self) -> list[Ref["_VMSS"]]:
        """`VMSS.get_all`, for read-only and above."""
        return await self._call("VMSS.get_all", _VMSS_ref_set)

    async def get_all_where(self, expr: str) -> list[Ref["_VMSS"]]:
        """`VMSS.get_all_where`, for read-only and above."""
        return await self._call("VMSS.get_all_where", _VMSS_ref_set, expr)

    async def get_all_records_where(self, expr: str) -> dict[Ref["_VMSS"], VMSSRecord]:
        """`VMSS.get_all_records_where`, for read-only and above."""
        return await self._call("VMSS.get_all_records_where", _VMSS_ref_to_VMSS_record, expr)

    async def get_all_records(self) -> dict[Ref["_VMSS"], VMSSRecord]:
        """`VMSS.get_all_records`, for read-only and above."""
        return await self._call("VMSS.get_all_records", _VMSS_ref_to_VMSS_record)

    async def get_uuid(self, ref: Ref["_VMSS"]) -> str:
        """`VMSS.get_uuid`, for read-only and above."""
        return await self._call("VMSS.get_uuid", STRING, ref)

    async def get_name_label(self, ref: Ref["_VMSS"]) -> str:
        """`VMSS.get_name_label`, for read-only and above."""
        return await self._call("VMSS.get_name_label", STRING, ref)

    async def set_name_label(self, ref: Ref["_VMSS"], value: str) -> None:
        """`VMSS.set_name_label`, for pool-operator and above."""
        await self._call("VMSS.set_name_label", VOID, ref, value)

    async def get_name_description(self, ref: Ref["_VMSS"]) -> str:
        """`VMSS.get_name_description`, for read-only and above."""
        return await self._call("VMSS.get_name_description", STRING, ref)

    async def set_name_description(self, ref: Ref["_VMSS"], value: str) -> None:
        """`VMSS.set_name_description`, for pool-operator and above."""
        await self._call("VMSS.set_name_description", VOID, ref, value)

    async def get_enabled(self, ref: Ref["_VMSS"]) -> bool:
        """`VMSS.get_enabled`, for read-only and above."""
        return await self._call("VMSS.get_enabled", BOOL, ref)

    async def set_enabled(self, ref: Ref["_VMSS"], value: bool) -> None:
        """`VMSS.set_enabled`, for pool-operator and above."""
        await self._call("VMSS.set_enabled", VOID, ref, value)

    async def get_type(self, ref: Ref["_VMSS"]) -> VmssType:
        """`VMSS.get_type`, for read-only and above."""
        return await self._call("VMSS.get_type", _vmss_type_word, ref)

    async def get_retained_snapshots(self, ref: Ref["_VMSS"]) -> int:
        """`VMSS.get_retained_snapshots`, for read-only and above."""
        return await self._call("VMSS.get_retained_snapshots", INT, ref)

    async def get_frequency(self, ref: Ref["_VMSS"]) -> VmssFrequency:
        """`VMSS.get_frequency`, for read-only and above."""
        return await self._call("VMSS.get_frequency", _vmss_frequency_word, ref)

    async def get_schedule(self, ref: Ref["_VMSS"]) -> dict[str, str]:
        """`VMSS.get_schedule`, for read-only and above."""
        return await self._call("VMSS.get_schedule", _string_to_string, ref)

    async def get_last_run_time(self, ref: Ref["_VMSS"]) -> Date:
        """`VMSS.get_last_run_time`, for read-only and above."""
        return await self._call("VMSS.get_last_run_time", DATE, ref)

    async def get_VMs(self, ref: Ref["_VMSS"]) -> list[Ref["_VM"]]:
        """`VMSS.get_VMs`, for read-only and above."""
        return await self._call("VMSS.get_VMs", _VM_ref_set, ref)


class VMSSAsync(AsyncMessages):
    """The messages of `VMSS` that run as tasks."""

    __slots__ = ()

    async def create(self, args: VMSSCreate) -> TaskRef[Ref["_VMSS"]]:
        """`VMSS.create`, for pool-operator and above."""
        return await self._start("VMSS.create", _VMSS_ref, args)

    async def destroy(self, ref: Ref["_VMSS"]) -> TaskRef[None]:
        """`VMSS.destroy`, for pool-operator and above."""
        return await self._start("VMSS.destroy", VOID, ref)
