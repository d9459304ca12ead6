# =====================================================================================================
# GENERATED from src/poolwright/xapi/datamodel.json by tools/xapigen. DO NOT EDIT: `make generate` makes it
# again, and a test fails where the two differ.
# =====================================================================================================
"""XAPI's class `VMPP`: record and messages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec

from ..messages import AsyncMessages, Messages
from ..shapes import BOOL, DATE, INT, STRING, Shape, VOID
from ..types import Date, EPOCH, Ref
from .enums import VmppArchiveFrequency, VmppArchiveTargetType, VmppBackupFrequency, VmppBackupType

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import NotRequired, TypedDict
    from ..types import TaskRef
    from .enums import (
        VmppArchiveFrequencyWord,
        VmppArchiveTargetTypeWord,
        VmppBackupFrequencyWord,
        VmppBackupTypeWord,
    )
    from .vm import VM as _VM
    from .vmpp import VMPP as _VMPP


class VMPPRecord(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """All fields of a VMPP; one that an older server does not have holds its default."""

    uuid: str = ""
    name_label: str = ""
    name_description: str = ""
    is_policy_enabled: bool = True
    backup_type: VmppBackupType = VmppBackupType("snapshot")
    backup_retention_value: int = 7
    backup_frequency: VmppBackupFrequency = VmppBackupFrequency("daily")
    backup_schedule: dict[str, str] = {}
    is_backup_running: bool = False
    backup_last_run_time: Date = EPOCH
    archive_target_type: VmppArchiveTargetType = VmppArchiveTargetType("none")
    archive_target_config: dict[str, str] = {}
    archive_frequency: VmppArchiveFrequency = VmppArchiveFrequency("never")
    archive_schedule: dict[str, str] = {}
    is_archive_running: bool = False
    archive_last_run_time: Date = EPOCH
    VMs: list[Ref["_VM"]] = []
    is_alarm_enabled: bool = False
    alarm_config: dict[str, str] = {}
    recent_alerts: list[str] = []


if TYPE_CHECKING:

    class VMPPCreate(TypedDict, total=False):
        """What `VMPP.create` takes."""

        name_label: NotRequired[str]
        name_description: NotRequired[str]
        is_policy_enabled: NotRequired[bool]
        backup_type: NotRequired[VmppBackupTypeWord]
        backup_retention_value: NotRequired[int]
        backup_frequency: NotRequired[VmppBackupFrequencyWord]
        backup_schedule: NotRequired[Mapping[str, str]]
        archive_target_type: NotRequired[VmppArchiveTargetTypeWord]
        archive_target_config: NotRequired[Mapping[str, str]]
        archive_frequency: NotRequired[VmppArchiveFrequencyWord]
        archive_schedule: NotRequired[Mapping[str, str]]
        is_alarm_enabled: NotRequired[bool]
        alarm_config: NotRequired[Mapping[str, str]]

else:
    VMPPCreate = dict


_VMPP_record: Final[Shape[VMPPRecord]] = Shape(VMPPRecord)
_VMPP_ref: Final[Shape[Ref["_VMPP"]]] = Shape(str)
_VMPP_ref_set: Final[Shape[list[Ref["_VMPP"]]]] = Shape(list[str])
_VMPP_ref_to_VMPP_record: Final[Shape[dict[Ref["_VMPP"], VMPPRecord]]] = Shape(dict[str, VMPPRecord])
_VM_ref_set: Final[Shape[list[Ref["_VM"]]]] = Shape(list[str])
_string_set: Final[Shape[list[str]]] = Shape(list[str])
_string_to_string: Final[Shape[dict[str, str]]] = Shape(dict[str, str])
_vmpp_archive_frequency_word: Final[Shape[VmppArchiveFrequency]] = Shape(VmppArchiveFrequency)
_vmpp_archive_target_type_word: Final[Shape[VmppArchiveTargetType]] = Shape(VmppArchiveTargetType)
_vmpp_backup_frequency_word: Final[Shape[VmppBackupFrequency]] = Shape(VmppBackupFrequency)
_vmpp_backup_type_word: Final[Shape[VmppBackupType]] = Shape(VmppBackupType)


class VMPP(Messages):
    """The messages of `VMPP`."""

    __slots__ = ()

    async def create(self, args: VMPPCreate) -> Ref["_VMPP"]:
        """`VMPP.create`, for pool-operator and above. Removed from XAPI: answers MESSAGE_REMOVED."""
        return await self._call("VMPP.create", _VMPP_ref, args)

    async def destroy(self, ref: Ref["_VMPP"]) -> None:
        """`VMPP.destroy`, for pool-operator and above. Removed from XAPI: answers MESSAGE_REMOVED."""
        await self._call("VMPP.destroy", VOID, ref)

    async def protect_now(self, vmpp: Ref["_VMPP"]) -> str:
        """`VMPP.protect_now`, for pool-operator and above. Removed from XAPI: answers MESSAGE_REMOVED."""
        return await self._call("VMPP.protect_now", STRING, vmpp)

    async def archive_now(self, snapshot: Ref["_VM"]) -> str:
        """`VMPP.archive_now`, for vm-power-admin and above. Removed from XAPI: answers MESSAGE_REMOVED."""
        return await self._call("VMPP.archive_now", STRING, snapshot)

    async def create_alert(self, vmpp: Ref["_VMPP"], name: str, priority: int, body: str, data: str) -> None:
        """`VMPP.create_alert`, for local-root-only and above. Removed from XAPI: answers MESSAGE_REMOVED."""
        await self._call("VMPP.create_alert", VOID, vmpp, name, priority, body, data)

    async def get_alerts(self, vmpp: Ref["_VMPP"], hours_from_now: int) -> list[str]:
        """`VMPP.get_alerts`, for pool-operator and above. Units: hours_from_now: hours. Removed from XAPI: answers MESSAGE_REMOVED."""
        return await self._call("VMPP.get_alerts", _string_set, vmpp, hours_from_now)

    async def set_backup_retention_value(self, ref: Ref["_VMPP"], value: int) -> None:
        """`VMPP.set_backup_retention_value`, for pool-operator and above. Removed from XAPI: answers MESSAGE_REMOVED."""
        await self._call("VMPP.set_backup_retention_value", VOID, ref, value)

    async def set_is_backup_running(self, ref: Ref["_VMPP"], value: bool) -> None:
        """`VMPP.set_is_backup_running`, for local-root-only and above. Removed from XAPI: answers MESSAGE_REMOVED."""
        await self._call("VMPP.set_is_backup_running", VOID, ref, value)

    async def set_is_archive_running(self, ref: Ref["_VMPP"], value: bool) -> None:
        """`VMPP.set_is_archive_running`, for local-root-only and above. Removed from XAPI: answers MESSAGE_REMOVED."""
        await self._call("VMPP.set_is_archive_running", VOID, ref, value)

    async def set_backup_frequency(self, ref: Ref["_VMPP"], value: VmppBackupFrequencyWord) -> None:
        """`VMPP.set_backup_frequency`, for pool-operator and above. Removed from XAPI: answers MESSAGE_REMOVED."""
        await self._call("VMPP.set_backup_frequency", VOID, ref, value)

    async def set_backup_schedule(self, ref: Ref["_VMPP"], value: Mapping[str, str]) -> None:
        """`VMPP.set_backup_schedule`, for pool-operator and above. Removed from XAPI: answers MESSAGE_REMOVED."""
        await self._call("VMPP.set_backup_schedule", VOID, ref, value)

    async def set_archive_frequency(self, ref: Ref["_VMPP"], value: VmppArchiveFrequencyWord) -> None:
        """`VMPP.set_archive_frequency`, for pool-operator and above. Removed from XAPI: answers MESSAGE_REMOVED."""
        await self._call("VMPP.set_archive_frequency", VOID, ref, value)

    async def set_archive_schedule(self, ref: Ref["_VMPP"], value: Mapping[str, str]) -> None:
        """`VMPP.set_archive_schedule`, for pool-operator and above. Removed from XAPI: answers MESSAGE_REMOVED."""
        await self._call("VMPP.set_archive_schedule", VOID, ref, value)

    async def set_archive_target_type(self, ref: Ref["_VMPP"], value: VmppArchiveTargetTypeWord) -> None:
        """`VMPP.set_archive_target_type`, for pool-operator and above. Removed from XAPI: answers MESSAGE_REMOVED."""
        await self._call("VMPP.set_archive_target_type", VOID, ref, value)

    async def set_archive_target_config(self, ref: Ref["_VMPP"], value: Mapping[str, str]) -> None:
        """`VMPP.set_archive_target_config`, for pool-operator and above. Removed from XAPI: answers MESSAGE_REMOVED."""
        await self._call("VMPP.set_archive_target_config", VOID, ref, value)

    async def set_is_alarm_enabled(self, ref: Ref["_VMPP"], value: bool) -> None:
        """`VMPP.set_is_alarm_enabled`, for pool-operator and above. Removed from XAPI: answers MESSAGE_REMOVED."""
        await self._call("VMPP.set_is_alarm_enabled", VOID, ref, value)

    async def set_alarm_config(self, ref: Ref["_VMPP"], value: Mapping[str, str]) -> None:
        """`VMPP.set_alarm_config`, for pool-operator and above. Removed from XAPI: answers MESSAGE_REMOVED."""
        await self._call("VMPP.set_alarm_config", VOID, ref, value)

    async def add_to_backup_schedule(self, ref: Ref["_VMPP"], key: str, value: str) -> None:
        """`VMPP.add_to_backup_schedule`, for pool-operator and above. Removed from XAPI: answers MESSAGE_REMOVED."""
        await self._call("VMPP.add_to_backup_schedule", VOID, ref, key, value)

    async def add_to_archive_target_config(self, ref: Ref["_VMPP"], key: str, value: str) -> None:
        """`VMPP.add_to_archive_target_config`, for pool-operator and above. Removed from XAPI: answers MESSAGE_REMOVED."""
        await self._call("VMPP.add_to_archive_target_config", VOID, ref, key, value)

    async def add_to_archive_schedule(self, ref: Ref["_VMPP"], key: str, value: str) -> None:
        """`VMPP.add_to_archive_schedule`, for pool-operator and above. Removed from XAPI: answers MESSAGE_REMOVED."""
        await self._call("VMPP.add_to_archive_schedule", VOID, ref, key, value)

    async def add_to_alarm_config(self, ref: Ref["_VMPP"], key: str, value: str) -> None:
        """`VMPP.add_to_alarm_config`, for pool-operator and above. Removed from XAPI: answers MESSAGE_REMOVED."""
        await self._call("VMPP.add_to_alarm_config", VOID, ref, key, value)

    async def remove_from_backup_schedule(self, ref: Ref["_VMPP"], key: str) -> None:
        """`VMPP.remove_from_backup_schedule`, for pool-operator and above. Removed from XAPI: answers MESSAGE_REMOVED."""
        await self._call("VMPP.remove_from_backup_schedule", VOID, ref, key)

    async def remove_from_archive_target_config(self, ref: Ref["_VMPP"], key: str) -> None:
        """`VMPP.remove_from_archive_target_config`, for pool-operator and above. Removed from XAPI: answers MESSAGE_REMOVED."""
        await self._call("VMPP.remove_from_archive_target_config", VOID, ref, key)

    async def remove_from_archive_schedule(self, ref: Ref["_VMPP"], key: str) -> None:
        """`VMPP.remove_from_archive_schedule`, for pool-operator and above. Removed from XAPI: answers MESSAGE_REMOVED."""
        await self._call("VMPP.remove_from_archive_schedule", VOID, ref, key)

    async def remove_from_alarm_config(self, ref: Ref["_VMPP"], key: str) -> None:
        """`VMPP.remove_from_alarm_config`, for pool-operator and above. Removed from XAPI: answers MESSAGE_REMOVED."""
        await self._call("VMPP.remove_from_alarm_config", VOID, ref, key)

    async def set_backup_last_run_time(self, ref: Ref["_VMPP"], value: Date) -> None:
        """`VMPP.set_backup_last_run_time`, for local-root-only and above. Removed from XAPI: answers MESSAGE_REMOVED."""
        await self._call("VMPP.set_backup_last_run_time", VOID, ref, value)

    async def set_archive_last_run_time(self, ref: Ref["_VMPP"], value: Date) -> None:
        """`VMPP.set_archive_last_run_time`, for local-root-only and above. Removed from XAPI: answers MESSAGE_REMOVED."""
        await self._call("VMPP.set_archive_last_run_time", VOID, ref, value)

    async def get_record(self, ref: Ref["_VMPP"]) -> VMPPRecord:
        """`VMPP.get_record`, for read-only and above. Removed from XAPI: answers MESSAGE_REMOVED."""
        return await self._call("VMPP.get_record", _VMPP_record, ref)

    async def get_by_uuid(self, uuid: str) -> Ref["_VMPP"]:
        """`VMPP.get_by_uuid`, for read-only and above. Removed from XAPI: answers MESSAGE_REMOVED."""
        return await self._call("VMPP.get_by_uuid", _VMPP_ref, uuid)

    async def get_by_name_label(self, label: str) -> list[Ref["_VMPP"]]:
        """`VMPP.get_by_name_label`, for read-only and above. Removed from XAPI: answers MESSAGE_REMOVED."""
        return await self._call("VMPP.get_by_name_label", _VMPP_ref_set, label)

    async def get_all(self) -> list[Ref["_VMPP"]]:
        """`VMPP.get_all`, for read-only and above. Removed from XAPI: answers MESSAGE_REMOVED."""
        return await self._call("VMPP.get_all", _VMPP_ref_set)

    async def get_all_where(self, expr: str) -> list[Ref["_VMPP"]]:
        """`VMPP.get_all_where`, for read-only and above. Removed from XAPI: answers MESSAGE_REMOVED."""
        return await self._call("VMPP.get_all_where", _VMPP_ref_set, expr)

    async def get_all_records_where(self, expr: str) -> dict[Ref["_VMPP"], VMPPRecord]:
        """`VMPP.get_all_records_where`, for read-only and above. Removed from XAPI: answers MESSAGE_REMOVED."""
        return await self._call("VMPP.get_all_records_where", _VMPP_ref_to_VMPP_record, expr)

    async def get_all_records(self) -> dict[Ref["_VMPP"], VMPPRecord]:
        """`VMPP.get_all_records`, for read-only and above. Removed from XAPI: answers MESSAGE_REMOVED."""
        return await self._call("VMPP.get_all_records", _VMPP_ref_to_VMPP_record)

    async def get_uuid(self, ref: Ref["_VMPP"]) -> str:
        """`VMPP.get_uuid`, for read-only and above. Removed from XAPI: answers MESSAGE_REMOVED."""
        return await self._call("VMPP.get_uuid", STRING, ref)

    async def get_name_label(self, ref: Ref["_VMPP"]) -> str:
        """`VMPP.get_name_label`, for read-only and above. Removed from XAPI: answers MESSAGE_REMOVED."""
        return await self._call("VMPP.get_name_label", STRING, ref)

    async def set_name_label(self, ref: Ref["_VMPP"], value: str) -> None:
        """`VMPP.set_name_label`, for pool-operator and above. Removed from XAPI: answers MESSAGE_REMOVED."""
        await self._call("VMPP.set_name_label", VOID, ref, value)

    async def get_name_description(self, ref: Ref["_VMPP"]) -> str:
        """`VMPP.get_name_description`, for read-only and above. Removed from XAPI: answers MESSAGE_REMOVED."""
        return await self._call("VMPP.get_name_description", STRING, ref)

    async def set_name_description(self, ref: Ref["_VMPP"], value: str) -> None:
        """`VMPP.set_name_description`, for pool-operator and above. Removed from XAPI: answers MESSAGE_REMOVED."""
        await self._call("VMPP.set_name_description", VOID, ref, value)

    async def get_is_policy_enabled(self, ref: Ref["_VMPP"]) -> bool:
        """`VMPP.get_is_policy_enabled`, for read-only and above. Removed from XAPI: answers MESSAGE_REMOVED."""
        return await self._call("VMPP.get_is_policy_enabled", BOOL, ref)

    async def set_is_policy_enabled(self, ref: Ref["_VMPP"], value: bool) -> None:
        """`VMPP.set_is_policy_enabled`, for pool-operator and above. Removed from XAPI: answers MESSAGE_REMOVED."""
        await self._call("VMPP.set_is_policy_enabled", VOID, ref, value)

    async def get_backup_type(self, ref: Ref["_VMPP"]) -> VmppBackupType:
        """`VMPP.get_backup_type`, for read-only and above. Removed from XAPI: answers MESSAGE_REMOVED."""
        return await self._call("VMPP.get_backup_type", _vmpp_backup_type_word, ref)

    async def set_backup_type(self, ref: Ref["_VMPP"], value: VmppBackupTypeWord) -> None:
        """`VMPP.set_backup_type`, for pool-operator and above. Removed from XAPI: answers MESSAGE_REMOVED."""
        await self._call("VMPP.set_backup_type", VOID, ref, value)

    async def get_backup_retention_value(self, ref: Ref["_VMPP"]) -> int:
        """`VMPP.get_backup_retention_value`, for read-only and above. Removed from XAPI: answers MESSAGE_REMOVED."""
        return await self._call("VMPP.get_backup_retention_value", INT, ref)

    async def get_backup_frequency(self, ref: Ref["_VMPP"]) -> VmppBackupFrequency:
        """`VMPP.get_backup_frequency`, for read-only and above. Removed from XAPI: answers MESSAGE_REMOVED."""
        return await self._call("VMPP.get_backup_frequency", _vmpp_backup_frequency_word, ref)

    async def get_backup_schedule(self, ref: Ref["_VMPP"]) -> dict[str, str]:
        """`VMPP.get_backup_schedule`, for read-only and above. Removed from XAPI: answers MESSAGE_REMOVED."""
        return await self._call("VMPP.get_backup_schedule", _string_to_string, ref)

    async def get_is_backup_running(self, ref: Ref["_VMPP"]) -> bool:
        """`VMPP.get_is_backup_running`, for read-only and above. Removed from XAPI: answers MESSAGE_REMOVED."""
        return await self._call("VMPP.get_is_backup_running", BOOL, ref)

    async def get_backup_last_run_time(self, ref: Ref["_VMPP"]) -> Date:
        """`VMPP.get_backup_last_run_time`, for read-only and above. Removed from XAPI: answers MESSAGE_REMOVED."""
        return await self._call("VMPP.get_backup_last_run_time", DATE, ref)

    async def get_archive_target_type(self, ref: Ref["_VMPP"]) -> VmppArchiveTargetType:
        """`VMPP.get_archive_target_type`, for read-only and above. Removed from XAPI: answers MESSAGE_REMOVED."""
        return await self._call("VMPP.get_archive_target_type", _vmpp_archive_target_type_word, ref)

    async def get_archive_target_config(self, ref: Ref["_VMPP"]) -> dict[str, str]:
        """`VMPP.get_archive_target_config`, for read-only and above. Removed from XAPI: answers MESSAGE_REMOVED."""
        return await self._call("VMPP.get_archive_target_config", _string_to_string, ref)

    async def get_archive_frequency(self, ref: Ref["_VMPP"]) -> VmppArchiveFrequency:
        """`VMPP.get_archive_frequency`, for read-only and above. Removed from XAPI: answers MESSAGE_REMOVED."""
        return await self._call("VMPP.get_archive_frequency", _vmpp_archive_frequency_word, ref)

    async def get_archive_schedule(self, ref: Ref["_VMPP"]) -> dict[str, str]:
        """`VMPP.get_archive_schedule`, for read-only and above. Removed from XAPI: answers MESSAGE_REMOVED."""
        return await self._call("VMPP.get_archive_schedule", _string_to_string, ref)

    async def get_is_archive_running(self, ref: Ref["_VMPP"]) -> bool:
        """`VMPP.get_is_archive_running`, for read-only and above. Removed from XAPI: answers MESSAGE_REMOVED."""
        return await self._call("VMPP.get_is_archive_running", BOOL, ref)

    async def get_archive_last_run_time(self, ref: Ref["_VMPP"]) -> Date:
        """`VMPP.get_archive_last_run_time`, for read-only and above. Removed from XAPI: answers MESSAGE_REMOVED."""
        return await self._call("VMPP.get_archive_last_run_time", DATE, ref)

    async def get_VMs(self, ref: Ref["_VMPP"]) -> list[Ref["_VM"]]:
        """`VMPP.get_VMs`, for read-only and above. Removed from XAPI: answers MESSAGE_REMOVED."""
        return await self._call("VMPP.get_VMs", _VM_ref_set, ref)

    async def get_is_alarm_enabled(self, ref: Ref["_VMPP"]) -> bool:
        """`VMPP.get_is_alarm_enabled`, for read-only and above. Removed from XAPI: answers MESSAGE_REMOVED."""
        return await self._call("VMPP.get_is_alarm_enabled", BOOL, ref)

    async def get_alarm_config(self, ref: Ref["_VMPP"]) -> dict[str, str]:
        """`VMPP.get_alarm_config`, for read-only and above. Removed from XAPI: answers MESSAGE_REMOVED."""
        return await self._call("VMPP.get_alarm_config", _string_to_string, ref)

    async def get_recent_alerts(self, ref: Ref["_VMPP"]) -> list[str]:
        """`VMPP.get_recent_alerts`, for read-only and above. Removed from XAPI: answers MESSAGE_REMOVED."""
        return await self._call("VMPP.get_recent_alerts", _string_set, ref)


class VMPPAsync(AsyncMessages):
    """The messages of `VMPP` that run as tasks."""

    __slots__ = ()

    async def create(self, args: VMPPCreate) -> TaskRef[Ref["_VMPP"]]:
        """`VMPP.create`, for pool-operator and above. Removed from XAPI: answers MESSAGE_REMOVED."""
        return await self._start("VMPP.create", _VMPP_ref, args)

    async def destroy(self, ref: Ref["_VMPP"]) -> TaskRef[None]:
        """`VMPP.destroy`, for pool-operator and above. Removed from XAPI: answers MESSAGE_REMOVED."""
        return await self._start("VMPP.destroy", VOID, ref)
