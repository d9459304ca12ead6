# =====================================================================================================
# GENERATED from src/poolwright/xapi/datamodel.json by tools/xapigen. DO NOT EDIT: `make generate` makes it
# again, and a test fails where the two differ.
# =====================================================================================================
"""XAPI's class `VM_guest_metrics`: record and messages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec

from ..messages import Messages
from ..shapes import BOOL, DATE, STRING, Shape, VOID
from ..types import Date, EPOCH, Ref
from .enums import TristateType

if TYPE_CHECKING:
    from collections.abc import Mapping
    from .vm_guest_metrics import VM_guest_metrics as _VM_guest_metrics


class VMGuestMetricsRecord(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """All fields of a VM_guest_metrics; one that an older server does not have holds its default."""

    uuid: str = ""
    os_version: dict[str, str] = {}
    netbios_name: dict[str, str] = {}
    PV_drivers_version: dict[str, str] = {}
    PV_drivers_up_to_date: bool = False
    memory: dict[str, str] = {}
    disks: dict[str, str] = {}
    networks: dict[str, str] = {}
    other: dict[str, str] = {}
    last_updated: Date = EPOCH
    other_config: dict[str, str] = {}
    live: bool = False
    can_use_hotplug_vbd: TristateType = TristateType("unspecified")
    can_use_hotplug_vif: TristateType = TristateType("unspecified")
    PV_drivers_detected: bool = False
    services: dict[str, str] = {}


_VM_guest_metrics_record: Final[Shape[VMGuestMetricsRecord]] = Shape(VMGuestMetricsRecord)
_VM_guest_metrics_ref: Final[Shape[Ref["_VM_guest_metrics"]]] = Shape(str)
_VM_guest_metrics_ref_set: Final[Shape[list[Ref["_VM_guest_metrics"]]]] = Shape(list[str])
_VM_guest_metrics_ref_to_VM_guest_metrics_record: Final[Shape[dict[Ref["_VM_guest_metrics"], VMGuestMetricsRecord]]] = Shape(dict[str, VMGuestMetricsRecord])
_string_to_string: Final[Shape[dict[str, str]]] = Shape(dict[str, str])
_tristate_type_word: Final[Shape[TristateType]] = Shape(TristateType)


class VM_guest_metrics(Messages):
    """The messages of `VM_guest_metrics`."""

    __slots__ = ()

    async def get_record(self, ref: Ref["_VM_guest_metrics"]) -> VMGuestMetricsRecord:
        """`VM_guest_metrics.get_record`, for read-only and above."""
        return await self._call("VM_guest_metrics.get_record", _VM_guest_metrics_record, ref)

    async def get_by_uuid(self, uuid: str) -> Ref["_VM_guest_metrics"]:
        """`VM_guest_metrics.get_by_uuid`, for read-only and above."""
        return await self._call("VM_guest_metrics.get_by_uuid", _VM_guest_metrics_ref, uuid)

    async def get_all(self) -> list[Ref["_VM_guest_metrics"]]:
        """`VM_guest_metrics.get_all`, for read-only and above."""
        return await self._call("VM_guest_metrics.get_all", _VM_guest_metrics_ref_set)

    async def get_all_where(self, expr: str) -> list[Ref["_VM_guest_metrics"]]:
        """`VM_guest_metrics.get_all_where`, for read-only and above."""
        return await self._call("VM_guest_metrics.get_all_where", _VM_guest_metrics_ref_set, expr)

    async def get_all_records_where(self, expr: str) -> dict[Ref["_VM_guest_metrics"], VMGuestMetricsRecord]:
        """`VM_guest_metrics.get_all_records_where`, for read-only and above."""
        return await self._call("VM_guest_metrics.get_all_records_where", _VM_guest_metrics_ref_to_VM_guest_metrics_record, expr)

    async def get_all_records(self) -> dict[Ref["_VM_guest_metrics"], VMGuestMetricsRecord]:
        """`VM_guest_metrics.get_all_records`, for read-only and above."""
        return await self._call("VM_guest_metrics.get_all_records", _VM_guest_metrics_ref_to_VM_guest_metrics_record)

    async def get_uuid(self, ref: Ref["_VM_guest_metrics"]) -> str:
        """`VM_guest_metrics.get_uuid`, for read-only and above."""
        return await self._call("VM_guest_metrics.get_uuid", STRING, ref)

    async def get_os_version(self, ref: Ref["_VM_guest_metrics"]) -> dict[str, str]:
        """`VM_guest_metrics.get_os_version`, for read-only and above."""
        return await self._call("VM_guest_metrics.get_os_version", _string_to_string, ref)

    async def get_netbios_name(self, ref: Ref["_VM_guest_metrics"]) -> dict[str, str]:
        """`VM_guest_metrics.get_netbios_name`, for read-only and above. State: prototyped."""
        return await self._call("VM_guest_metrics.get_netbios_name", _string_to_string, ref)

    async def get_PV_drivers_version(self, ref: Ref["_VM_guest_metrics"]) -> dict[str, str]:
        """`VM_guest_metrics.get_PV_drivers_version`, for read-only and above."""
        return await self._call("VM_guest_metrics.get_PV_drivers_version", _string_to_string, ref)

    async def get_PV_drivers_up_to_date(self, ref: Ref["_VM_guest_metrics"]) -> bool:
        """`VM_guest_metrics.get_PV_drivers_up_to_date`, for read-only and above. State: deprecated."""
        return await self._call("VM_guest_metrics.get_PV_drivers_up_to_date", BOOL, ref)

    async def get_memory(self, ref: Ref["_VM_guest_metrics"]) -> dict[str, str]:
        """`VM_guest_metrics.get_memory`, for read-only and above. Removed from XAPI: answers MESSAGE_REMOVED."""
        return await self._call("VM_guest_metrics.get_memory", _string_to_string, ref)

    async def get_disks(self, ref: Ref["_VM_guest_metrics"]) -> dict[str, str]:
        """`VM_guest_metrics.get_disks`, for read-only and above. Removed from XAPI: answers MESSAGE_REMOVED."""
        return await self._call("VM_guest_metrics.get_disks", _string_to_string, ref)

    async def get_networks(self, ref: Ref["_VM_guest_metrics"]) -> dict[str, str]:
        """`VM_guest_metrics.get_networks`, for read-only and above."""
        return await self._call("VM_guest_metrics.get_networks", _string_to_string, ref)

    async def get_other(self, ref: Ref["_VM_guest_metrics"]) -> dict[str, str]:
        """`VM_guest_metrics.get_other`, for read-only and above."""
        return await self._call("VM_guest_metrics.get_other", _string_to_string, ref)

    async def get_last_updated(self, ref: Ref["_VM_guest_metrics"]) -> Date:
        """`VM_guest_metrics.get_last_updated`, for read-only and above."""
        return await self._call("VM_guest_metrics.get_last_updated", DATE, ref)

    async def get_other_config(self, ref: Ref["_VM_guest_metrics"]) -> dict[str, str]:
        """`VM_guest_metrics.get_other_config`, for read-only and above."""
        return await self._call("VM_guest_metrics.get_other_config", _string_to_string, ref)

    async def set_other_config(self, ref: Ref["_VM_guest_metrics"], value: Mapping[str, str]) -> None:
        """`VM_guest_metrics.set_other_config`, for vm-admin and above."""
        await self._call("VM_guest_metrics.set_other_config", VOID, ref, value)

    async def add_to_other_config(self, ref: Ref["_VM_guest_metrics"], key: str, value: str) -> None:
        """`VM_guest_metrics.add_to_other_config`, for vm-admin and above."""
        await self._call("VM_guest_metrics.add_to_other_config", VOID, ref, key, value)

    async def remove_from_other_config(self, ref: Ref["_VM_guest_metrics"], key: str) -> None:
        """`VM_guest_metrics.remove_from_other_config`, for vm-admin and above."""
        await self._call("VM_guest_metrics.remove_from_other_config", VOID, ref, key)

    async def get_live(self, ref: Ref["_VM_guest_metrics"]) -> bool:
        """`VM_guest_metrics.get_live`, for read-only and above."""
        return await self._call("VM_guest_metrics.get_live", BOOL, ref)

    async def get_can_use_hotplug_vbd(self, ref: Ref["_VM_guest_metrics"]) -> TristateType:
        """`VM_guest_metrics.get_can_use_hotplug_vbd`, for read-only and above."""
        return await self._call("VM_guest_metrics.get_can_use_hotplug_vbd", _tristate_type_word, ref)

    async def get_can_use_hotplug_vif(self, ref: Ref["_VM_guest_metrics"]) -> TristateType:
        """`VM_guest_metrics.get_can_use_hotplug_vif`, for read-only and above."""
        return await self._call("VM_guest_metrics.get_can_use_hotplug_vif", _tristate_type_word, ref)

    async def get_PV_drivers_detected(self, ref: Ref["_VM_guest_metrics"]) -> bool:
        """`VM_guest_metrics.get_PV_drivers_detected`, for read-only and above."""
        return await self._call("VM_guest_metrics.get_PV_drivers_detected", BOOL, ref)

    async def get_services(self, ref: Ref["_VM_guest_metrics"]) -> dict[str, str]:
        """`VM_guest_metrics.get_services`, for read-only and above. State: prototyped."""
        return await self._call("VM_guest_metrics.get_services", _string_to_string, ref)
