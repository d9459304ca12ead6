# =====================================================================================================
# GENERATED from src/poolwright/xapi/datamodel.json by tools/xapigen. DO NOT EDIT: `make generate` makes it
# again, and a test fails where the two differ.
# =====================================================================================================
"""XAPI's class `VBD`: record and messages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec

from ..messages import AsyncMessages, Messages, given
from ..shapes import BOOL, INT, STRING, Shape, VOID
from ..types import NULL_REF, Ref
from .enums import VbdMode, VbdOperations, VbdType

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import NotRequired, Required, TypedDict
    from ..types import TaskRef
    from .enums import VbdModeWord, VbdTypeWord
    from .vbd import VBD as _VBD
    from .vbd_metrics import VBD_metrics as _VBD_metrics
    from .vdi import VDI as _VDI
    from .vm import VM as _VM


class VBDRecord(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """All fields of a VBD; one that an older server does not have holds its default."""

    uuid: str = ""
    allowed_operations: list[VbdOperations] = []
    current_operations: dict[str, VbdOperations] = {}
    VM: Ref["_VM"] = NULL_REF
    VDI: Ref["_VDI"] = NULL_REF
    device: str = ""
    userdevice: str = ""
    bootable: bool = False
    mode: VbdMode = VbdMode("")
    type: VbdType = VbdType("")
    unpluggable: bool = True
    storage_lock: bool = False
    empty: bool = False
    other_config: dict[str, str] = {}
    currently_attached: bool = False
    status_code: int = 0
    status_detail: str = ""
    runtime_properties: dict[str, str] = {}
    qos_algorithm_type: str = ""
    qos_algorithm_params: dict[str, str] = {}
    qos_supported_algorithms: list[str] = []
    metrics: Ref["_VBD_metrics"] = NULL_REF


if TYPE_CHECKING:

    class VBDCreate(TypedDict, total=False):
        """What `VBD.create` takes."""

        VM: Required[Ref["_VM"]]
        VDI: Required[Ref["_VDI"]]
        device: NotRequired[str]
        userdevice: Required[str]
        bootable: Required[bool]
        mode: Required[VbdModeWord]
        type: Required[VbdTypeWord]
        unpluggable: NotRequired[bool]
        empty: Required[bool]
        other_config: Required[Mapping[str, str]]
        currently_attached: NotRequired[bool]
        qos_algorithm_type: Required[str]
        qos_algorithm_params: Required[Mapping[str, str]]

else:
    VBDCreate = dict


_VBD_metrics_ref: Final[Shape[Ref["_VBD_metrics"]]] = Shape(str)
_VBD_record: Final[Shape[VBDRecord]] = Shape(VBDRecord)
_VBD_ref: Final[Shape[Ref["_VBD"]]] = Shape(str)
_VBD_ref_set: Final[Shape[list[Ref["_VBD"]]]] = Shape(list[str])
_VBD_ref_to_VBD_record: Final[Shape[dict[Ref["_VBD"], VBDRecord]]] = Shape(dict[str, VBDRecord])
_VDI_ref: Final[Shape[Ref["_VDI"]]] = Shape(str)
_VM_ref: Final[Shape[Ref["_VM"]]] = Shape(str)
_string_set: Final[Shape[list[str]]] = Shape(list[str])
_string_to_string: Final[Shape[dict[str, str]]] = Shape(dict[str, str])
_string_to_vbd_operations_word: Final[Shape[dict[str, VbdOperations]]] = Shape(dict[str, VbdOperations])
_vbd_mode_word: Final[Shape[VbdMode]] = Shape(VbdMode)
_vbd_operations_word_set: Final[Shape[list[VbdOperations]]] = Shape(list[VbdOperations])
_vbd_type_word: Final[Shape[VbdType]] = Shape(VbdType)


class VBD(Messages):
    """The messages of `VBD`."""

    __slots__ = ()

    async def create(self, args: VBDCreate) -> Ref["_VBD"]:
        """`VBD.create`, for vm-admin and above."""
        return await self._call("VBD.create", _VBD_ref, args)

    async def destroy(self, ref: Ref["_VBD"]) -> None:
        """`VBD.destroy`, for vm-admin and above."""
        await self._call("VBD.destroy", VOID, ref)

    async def eject(self, vbd: Ref["_VBD"]) -> None:
        """`VBD.eject`, for vm-operator and above.

        Errors: VBD_NOT_REMOVABLE_MEDIA, VBD_IS_EMPTY.
        """
        await self._call("VBD.eject", VOID, vbd)

    async def insert(self, vbd: Ref["_VBD"], vdi: Ref["_VDI"]) -> None:
        """`VBD.insert`, for vm-operator and above.

        Errors: VBD_NOT_REMOVABLE_MEDIA, VBD_NOT_EMPTY.
        """
        await self._call("VBD.insert", VOID, vbd, vdi)

    async def plug(self, ref: Ref["_VBD"]) -> None:
        """`VBD.plug`, for vm-admin and above."""
        await self._call("VBD.plug", VOID, ref)

    async def unplug(self, ref: Ref["_VBD"]) -> None:
        """`VBD.unplug`, for vm-admin and above.

        Errors: DEVICE_DETACH_REJECTED, DEVICE_ALREADY_DETACHED.
        """
        await self._call("VBD.unplug", VOID, ref)

    async def unplug_force(self, ref: Ref["_VBD"]) -> None:
        """`VBD.unplug_force`, for vm-admin and above."""
        await self._call("VBD.unplug_force", VOID, ref)

    async def unplug_force_no_safety_check(self, ref: Ref["_VBD"]) -> None:
        """`VBD.unplug_force_no_safety_check`, for vm-admin and above. State: deprecated."""
        await self._call("VBD.unplug_force_no_safety_check", VOID, ref)

    async def assert_attachable(self, ref: Ref["_VBD"]) -> None:
        """`VBD.assert_attachable`, for vm-admin and above."""
        await self._call("VBD.assert_attachable", VOID, ref)

    async def pause(self, ref: Ref["_VBD"]) -> str:
        """`VBD.pause`, for vm-admin and above."""
        return await self._call("VBD.pause", STRING, ref)

    async def unpause(self, ref: Ref["_VBD"], token: str | None = None) -> None:
        """`VBD.unpause`, for vm-admin and above. By default token = ''."""
        await self._call("VBD.unpause", VOID, ref, *given((token, "")))

    async def set_mode(self, ref: Ref["_VBD"], value: VbdModeWord) -> None:
        """`VBD.set_mode`, for vm-admin and above."""
        await self._call("VBD.set_mode", VOID, ref, value)

    async def get_record(self, ref: Ref["_VBD"]) -> VBDRecord:
        """`VBD.get_record`, for read-only and above."""
        return await self._call("VBD.get_record", _VBD_record, ref)

    async def get_by_uuid(self, uuid: str) -> Ref["_VBD"]:
        """`VBD.get_by_uuid`, for read-only and above."""
        return await self._call("VBD.get_by_uuid", _VBD_ref, uuid)

    async def get_all(self) -> list[Ref["_VBD"]]:
        """`VBD.get_all`, for read-only and above."""
        return await self._call("VBD.get_all", _VBD_ref_set)

    async def get_all_where(self, expr: str) -> list[Ref["_VBD"]]:
        """`VBD.get_all_where`, for read-only and above."""
        return await self._call("VBD.get_all_where", _VBD_ref_set, expr)

    async def get_all_records_where(self, expr: str) -> dict[Ref["_VBD"], VBDRecord]:
        """`VBD.get_all_records_where`, for read-only and above."""
        return await self._call("VBD.get_all_records_where", _VBD_ref_to_VBD_record, expr)

    async def get_all_records(self) -> dict[Ref["_VBD"], VBDRecord]:
        """`VBD.get_all_records`, for read-only and above."""
        return await self._call("VBD.get_all_records", _VBD_ref_to_VBD_record)

    async def get_uuid(self, ref: Ref["_VBD"]) -> str:
        """`VBD.get_uuid`, for read-only and above."""
        return await self._call("VBD.get_uuid", STRING, ref)

    async def get_allowed_operations(self, ref: Ref["_VBD"]) -> list[VbdOperations]:
        """`VBD.get_allowed_operations`, for read-only and above."""
        return await self._call("VBD.get_allowed_operations", _vbd_operations_word_set, ref)

    async def get_current_operations(self, ref: Ref["_VBD"]) -> dict[str, VbdOperations]:
        """`VBD.get_current_operations`, for read-only and above."""
        return await self._call("VBD.get_current_operations", _string_to_vbd_operations_word, ref)

    async def get_VM(self, ref: Ref["_VBD"]) -> Ref["_VM"]:
        """`VBD.get_VM`, for read-only and above."""
        return await self._call("VBD.get_VM", _VM_ref, ref)

    async def get_VDI(self, ref: Ref["_VBD"]) -> Ref["_VDI"]:
        """`VBD.get_VDI`, for read-only and above."""
        return await self._call("VBD.get_VDI", _VDI_ref, ref)

    async def get_device(self, ref: Ref["_VBD"]) -> str:
        """`VBD.get_device`, for read-only and above."""
        return await self._call("VBD.get_device", STRING, ref)

    async def get_userdevice(self, ref: Ref["_VBD"]) -> str:
        """`VBD.get_userdevice`, for read-only and above."""
        return await self._call("VBD.get_userdevice", STRING, ref)

    async def set_userdevice(self, ref: Ref["_VBD"], value: str) -> None:
        """`VBD.set_userdevice`, for vm-admin and above."""
        await self._call("VBD.set_userdevice", VOID, ref, value)

    async def get_bootable(self, ref: Ref["_VBD"]) -> bool:
        """`VBD.get_bootable`, for read-only and above."""
        return await self._call("VBD.get_bootable", BOOL, ref)

    async def set_bootable(self, ref: Ref["_VBD"], value: bool) -> None:
        """`VBD.set_bootable`, for vm-admin and above."""
        await self._call("VBD.set_bootable", VOID, ref, value)

    async def get_mode(self, ref: Ref["_VBD"]) -> VbdMode:
        """`VBD.get_mode`, for read-only and above."""
        return await self._call("VBD.get_mode", _vbd_mode_word, ref)

    async def get_type(self, ref: Ref["_VBD"]) -> VbdType:
        """`VBD.get_type`, for read-only and above."""
        return await self._call("VBD.get_type", _vbd_type_word, ref)

    async def set_type(self, ref: Ref["_VBD"], value: VbdTypeWord) -> None:
        """`VBD.set_type`, for vm-admin and above."""
        await self._call("VBD.set_type", VOID, ref, value)

    async def get_unpluggable(self, ref: Ref["_VBD"]) -> bool:
        """`VBD.get_unpluggable`, for read-only and above."""
        return await self._call("VBD.get_unpluggable", BOOL, ref)

    async def set_unpluggable(self, ref: Ref["_VBD"], value: bool) -> None:
        """`VBD.set_unpluggable`, for vm-admin and above."""
        await self._call("VBD.set_unpluggable", VOID, ref, value)

    async def get_storage_lock(self, ref: Ref["_VBD"]) -> bool:
        """`VBD.get_storage_lock`, for read-only and above."""
        return await self._call("VBD.get_storage_lock", BOOL, ref)

    async def get_empty(self, ref: Ref["_VBD"]) -> bool:
        """`VBD.get_empty`, for read-only and above."""
        return await self._call("VBD.get_empty", BOOL, ref)

    async def get_other_config(self, ref: Ref["_VBD"]) -> dict[str, str]:
        """`VBD.get_other_config`, for read-only and above."""
        return await self._call("VBD.get_other_config", _string_to_string, ref)

    async def set_other_config(self, ref: Ref["_VBD"], value: Mapping[str, str]) -> None:
        """`VBD.set_other_config`, for vm-admin and above."""
        await self._call("VBD.set_other_config", VOID, ref, value)

    async def add_to_other_config(self, ref: Ref["_VBD"], key: str, value: str) -> None:
        """`VBD.add_to_other_config`, for vm-admin and above."""
        await self._call("VBD.add_to_other_config", VOID, ref, key, value)

    async def remove_from_other_config(self, ref: Ref["_VBD"], key: str) -> None:
        """`VBD.remove_from_other_config`, for vm-admin and above."""
        await self._call("VBD.remove_from_other_config", VOID, ref, key)

    async def get_currently_attached(self, ref: Ref["_VBD"]) -> bool:
        """`VBD.get_currently_attached`, for read-only and above."""
        return await self._call("VBD.get_currently_attached", BOOL, ref)

    async def get_status_code(self, ref: Ref["_VBD"]) -> int:
        """`VBD.get_status_code`, for read-only and above."""
        return await self._call("VBD.get_status_code", INT, ref)

    async def get_status_detail(self, ref: Ref["_VBD"]) -> str:
        """`VBD.get_status_detail`, for read-only and above."""
        return await self._call("VBD.get_status_detail", STRING, ref)

    async def get_runtime_properties(self, ref: Ref["_VBD"]) -> dict[str, str]:
        """`VBD.get_runtime_properties`, for read-only and above."""
        return await self._call("VBD.get_runtime_properties", _string_to_string, ref)

    async def get_qos_algorithm_type(self, ref: Ref["_VBD"]) -> str:
        """`VBD.get_qos_algorithm_type`, for read-only and above."""
        return await self._call("VBD.get_qos_algorithm_type", STRING, ref)

    async def set_qos_algorithm_type(self, ref: Ref["_VBD"], value: str) -> None:
        """`VBD.set_qos_algorithm_type`, for vm-admin and above."""
        await self._call("VBD.set_qos_algorithm_type", VOID, ref, value)

    async def get_qos_algorithm_params(self, ref: Ref["_VBD"]) -> dict[str, str]:
        """`VBD.get_qos_algorithm_params`, for read-only and above."""
        return await self._call("VBD.get_qos_algorithm_params", _string_to_string, ref)

    async def set_qos_algorithm_params(self, ref: Ref["_VBD"], value: Mapping[str, str]) -> None:
        """`VBD.set_qos_algorithm_params`, for vm-admin and above."""
        await self._call("VBD.set_qos_algorithm_params", VOID, ref, value)

    async def add_to_qos_algorithm_params(self, ref: Ref["_VBD"], key: str, value: str) -> None:
        """`VBD.add_to_qos_algorithm_params`, for vm-admin and above."""
        await self._call("VBD.add_to_qos_algorithm_params", VOID, ref, key, value)

    async def remove_from_qos_algorithm_params(self, ref: Ref["_VBD"], key: str) -> None:
        """`VBD.remove_from_qos_algorithm_params`, for vm-admin and above."""
        await self._call("VBD.remove_from_qos_algorithm_params", VOID, ref, key)

    async def get_qos_supported_algorithms(self, ref: Ref["_VBD"]) -> list[str]:
        """`VBD.get_qos_supported_algorithms`, for read-only and above."""
        return await self._call("VBD.get_qos_supported_algorithms", _string_set, ref)

    async def get_metrics(self, ref: Ref["_VBD"]) -> Ref["_VBD_metrics"]:
        """`VBD.get_metrics`, for read-only and above. Removed from XAPI: answers MESSAGE_REMOVED."""
        return await self._call("VBD.get_metrics", _VBD_metrics_ref, ref)


class VBDAsync(AsyncMessages):
    """The messages of `VBD` that run as tasks."""

    __slots__ = ()

    async def create(self, args: VBDCreate) -> TaskRef[Ref["_VBD"]]:
        """`VBD.create`, for vm-admin and above."""
        return await self._start("VBD.create", _VBD_ref, args)

    async def destroy(self, ref: Ref["_VBD"]) -> TaskRef[None]:
        """`VBD.destroy`, for vm-admin and above."""
        return await self._start("VBD.destroy", VOID, ref)

    async def eject(self, vbd: Ref["_VBD"]) -> TaskRef[None]:
        """`VBD.eject`, for vm-operator and above.

        Errors: VBD_NOT_REMOVABLE_MEDIA, VBD_IS_EMPTY.
        """
        return await self._start("VBD.eject", VOID, vbd)

    async def insert(self, vbd: Ref["_VBD"], vdi: Ref["_VDI"]) -> TaskRef[None]:
        """`VBD.insert`, for vm-operator and above.

        Errors: VBD_NOT_REMOVABLE_MEDIA, VBD_NOT_EMPTY.
        """
        return await self._start("VBD.insert", VOID, vbd, vdi)

    async def plug(self, ref: Ref["_VBD"]) -> TaskRef[None]:
        """`VBD.plug`, for vm-admin and above."""
        return await self._start("VBD.plug", VOID, ref)

    async def unplug(self, ref: Ref["_VBD"]) -> TaskRef[None]:
        """`VBD.unplug`, for vm-admin and above.

        Errors: DEVICE_DETACH_REJECTED, DEVICE_ALREADY_DETACHED.
        """
        return await self._start("VBD.unplug", VOID, ref)

    async def unplug_force(self, ref: Ref["_VBD"]) -> TaskRef[None]:
        """`VBD.unplug_force`, for vm-admin and above."""
        return await self._start("VBD.unplug_force", VOID, ref)

    async def unplug_force_no_safety_check(self, ref: Ref["_VBD"]) -> TaskRef[None]:
        """`VBD.unplug_force_no_safety_check`, for vm-admin and above. State: deprecated."""
        return await self._start("VBD.unplug_force_no_safety_check", VOID, ref)

    async def assert_attachable(self, ref: Ref["_VBD"]) -> TaskRef[None]:
        """`VBD.assert_attachable`, for vm-admin and above."""
        return await self._start("VBD.assert_attachable", VOID, ref)

    async def pause(self, ref: Ref["_VBD"]) -> TaskRef[str]:
        """`VBD.pause`, for vm-admin and above."""
        return await self._start("VBD.pause", STRING, ref)

    async def unpause(self, ref: Ref["_VBD"], token: str | None = None) -> TaskRef[None]:
        """`VBD.unpause`, for vm-admin and above. By default token = ''."""
        return await self._start("VBD.unpause", VOID, ref, *given((token, "")))

    async def set_mode(self, ref: Ref["_VBD"], value: VbdModeWord) -> TaskRef[None]:
        """`VBD.set_mode`, for vm-admin and above."""
        return await self._start("VBD.set_mode", VOID, ref, value)
