# =====================================================================================================
# GENERATED from src/poolwright/xapi/datamodel.json by tools/xapigen. DO NOT EDIT: `make generate` makes it
# again, and a test fails where the two differ.
# =====================================================================================================
"""XAPI's class `VM_appliance`: record and messages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec

from ..messages import AsyncMessages, Messages
from ..shapes import STRING, Shape, VOID
from ..types import Ref
from .enums import VmApplianceOperation

if TYPE_CHECKING:
    from typing import NotRequired, TypedDict
    from ..types import TaskRef
    from .sr import SR as _SR
    from .vm import VM as _VM
    from .vm_appliance import VM_appliance as _VM_appliance
    from .session import session as _session


class VMApplianceRecord(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """All fields of a VM_appliance; one that an older server does not have holds its default."""

    uuid: str = ""
    name_label: str = ""
    name_description: str = ""
    allowed_operations: list[VmApplianceOperation] = []
    current_operations: dict[str, VmApplianceOperation] = {}
    VMs: list[Ref["_VM"]] = []


if TYPE_CHECKING:

    class VMApplianceCreate(TypedDict, total=False):
        """What `VM_appliance.create` takes."""

        name_label: NotRequired[str]
        name_description: NotRequired[str]

else:
    VMApplianceCreate = dict


_SR_ref_set: Final[Shape[list[Ref["_SR"]]]] = Shape(list[str])
_VM_appliance_record: Final[Shape[VMApplianceRecord]] = Shape(VMApplianceRecord)
_VM_appliance_ref: Final[Shape[Ref["_VM_appliance"]]] = Shape(str)
_VM_appliance_ref_set: Final[Shape[list[Ref["_VM_appliance"]]]] = Shape(list[str])
_VM_appliance_ref_to_VM_appliance_record: Final[Shape[dict[Ref["_VM_appliance"], VMApplianceRecord]]] = Shape(dict[str, VMApplianceRecord])
_VM_ref_set: Final[Shape[list[Ref["_VM"]]]] = Shape(list[str])
_string_to_vm_appliance_operation_word: Final[Shape[dict[str, VmApplianceOperation]]] = Shape(dict[str, VmApplianceOperation])
_vm_appliance_operation_word_set: Final[Shape[list[VmApplianceOperation]]] = Shape(list[VmApplianceOperation])


class VM_appliance(Messages):
    """The messages of `VM_appliance`."""

    __slots__ = ()

    async def create(self, args: VMApplianceCreate) -> Ref["_VM_appliance"]:
        """`VM_appliance.create`, for pool-operator and above."""
        return await self._call("VM_appliance.create", _VM_appliance_ref, args)

    async def destroy(self, ref: Ref["_VM_appliance"]) -> None:
        """`VM_appliance.destroy`, for pool-operator and above."""
        await self._call("VM_appliance.destroy", VOID, ref)

    async def start(self, ref: Ref["_VM_appliance"], paused: bool) -> None:
        """`VM_appliance.start`, for pool-operator and above.

        Errors: OPERATION_PARTIALLY_FAILED.
        """
        await self._call("VM_appliance.start", VOID, ref, paused)

    async def clean_shutdown(self, ref: Ref["_VM_appliance"]) -> None:
        """`VM_appliance.clean_shutdown`, for pool-operator and above.

        Errors: OPERATION_PARTIALLY_FAILED.
        """
        await self._call("VM_appliance.clean_shutdown", VOID, ref)

    async def hard_shutdown(self, ref: Ref["_VM_appliance"]) -> None:
        """`VM_appliance.hard_shutdown`, for pool-operator and above.

        Errors: OPERATION_PARTIALLY_FAILED.
        """
        await self._call("VM_appliance.hard_shutdown", VOID, ref)

    async def shutdown(self, ref: Ref["_VM_appliance"]) -> None:
        """`VM_appliance.shutdown`, for pool-operator and above.

        Errors: OPERATION_PARTIALLY_FAILED.
        """
        await self._call("VM_appliance.shutdown", VOID, ref)

    async def assert_can_be_recovered(self, ref: Ref["_VM_appliance"], session_to: Ref["_session"]) -> None:
        """`VM_appliance.assert_can_be_recovered`, for read-only and above.

        Errors: VM_REQUIRES_SR.
        """
        await self._call("VM_appliance.assert_can_be_recovered", VOID, ref, session_to)

    async def get_SRs_required_for_recovery(self, ref: Ref["_VM_appliance"], session_to: Ref["_session"]) -> list[Ref["_SR"]]:
        """`VM_appliance.get_SRs_required_for_recovery`, for read-only and above."""
        return await self._call("VM_appliance.get_SRs_required_for_recovery", _SR_ref_set, ref, session_to)

    async def recover(self, ref: Ref["_VM_appliance"], session_to: Ref["_session"], force: bool) -> None:
        """`VM_appliance.recover`, for read-only and above.

        Errors: VM_REQUIRES_SR.
        """
        await self._call("VM_appliance.recover", VOID, ref, session_to, force)

    async def get_record(self, ref: Ref["_VM_appliance"]) -> VMApplianceRecord:
        """`VM_appliance.get_record`, for read-only and above."""
        return await self._call("VM_appliance.get_record", _VM_appliance_record, ref)

    async def get_by_uuid(self, uuid: str) -> Ref["_VM_appliance"]:
        """`VM_appliance.get_by_uuid`, for read-only and above."""
        return await self._call("VM_appliance.get_by_uuid", _VM_appliance_ref, uuid)

    async def get_by_name_label(self, label: str) -> list[Ref["_VM_appliance"]]:
        """`VM_appliance.get_by_name_label`, for read-only and above."""
        return await self._call("VM_appliance.get_by_name_label", _VM_appliance_ref_set, label)

    async def get_all(self) -> list[Ref["_VM_appliance"]]:
        """`VM_appliance.get_all`, for read-only and above."""
        return await self._call("VM_appliance.get_all", _VM_appliance_ref_set)

    async def get_all_where(self, expr: str) -> list[Ref["_VM_appliance"]]:
        """`VM_appliance.get_all_where`, for read-only and above."""
        return await self._call("VM_appliance.get_all_where", _VM_appliance_ref_set, expr)

    async def get_all_records_where(self, expr: str) -> dict[Ref["_VM_appliance"], VMApplianceRecord]:
        """`VM_appliance.get_all_records_where`, for read-only and above."""
        return await self._call("VM_appliance.get_all_records_where", _VM_appliance_ref_to_VM_appliance_record, expr)

    async def get_all_records(self) -> dict[Ref["_VM_appliance"], VMApplianceRecord]:
        """`VM_appliance.get_all_records`, for read-only and above."""
        return await self._call("VM_appliance.get_all_records", _VM_appliance_ref_to_VM_appliance_record)

    async def get_uuid(self, ref: Ref["_VM_appliance"]) -> str:
        """`VM_appliance.get_uuid`, for read-only and above."""
        return await self._call("VM_appliance.get_uuid", STRING, ref)

    async def get_name_label(self, ref: Ref["_VM_appliance"]) -> str:
        """`VM_appliance.get_name_label`, for read-only and above."""
        return await self._call("VM_appliance.get_name_label", STRING, ref)

    async def set_name_label(self, ref: Ref["_VM_appliance"], value: str) -> None:
        """`VM_appliance.set_name_label`, for pool-operator and above."""
        await self._call("VM_appliance.set_name_label", VOID, ref, value)

    async def get_name_description(self, ref: Ref["_VM_appliance"]) -> str:
        """`VM_appliance.get_name_description`, for read-only and above."""
        return await self._call("VM_appliance.get_name_description", STRING, ref)

    async def set_name_description(self, ref: Ref["_VM_appliance"], value: str) -> None:
        """`VM_appliance.set_name_description`, for pool-operator and above."""
        await self._call("VM_appliance.set_name_description", VOID, ref, value)

    async def get_allowed_operations(self, ref: Ref["_VM_appliance"]) -> list[VmApplianceOperation]:
        """`VM_appliance.get_allowed_operations`, for read-only and above."""
        return await self._call("VM_appliance.get_allowed_operations", _vm_appliance_operation_word_set, ref)

    async def get_current_operations(self, ref: Ref["_VM_appliance"]) -> dict[str, VmApplianceOperation]:
        """`VM_appliance.get_current_operations`, for read-only and above."""
        return await self._call("VM_appliance.get_current_operations", _string_to_vm_appliance_operation_word, ref)

    async def get_VMs(self, ref: Ref["_VM_appliance"]) -> list[Ref["_VM"]]:
        """`VM_appliance.get_VMs`, for read-only and above."""
        return await self._call("VM_appliance.get_VMs", _VM_ref_set, ref)


class VMApplianceAsync(AsyncMessages):
    """The messages of `VM_appliance` that run as tasks."""

    __slots__ = ()

    async def create(self, args: VMApplianceCreate) -> TaskRef[Ref["_VM_appliance"]]:
        """`VM_appliance.create`, for pool-operator and above."""
        return await self._start("VM_appliance.create", _VM_appliance_ref, args)

    async def destroy(self, ref: Ref["_VM_appliance"]) -> TaskRef[None]:
        """`VM_appliance.destroy`, for pool-operator and above."""
        return await self._start("VM_appliance.destroy", VOID, ref)

    async def start(self, ref: Ref["_VM_appliance"], paused: bool) -> TaskRef[None]:
        """`VM_appliance.start`, for pool-operator and above.

        Errors: OPERATION_PARTIALLY_FAILED.
        """
        return await self._start("VM_appliance.start", VOID, ref, paused)

    async def clean_shutdown(self, ref: Ref["_VM_appliance"]) -> TaskRef[None]:
        """`VM_appliance.clean_shutdown`, for pool-operator and above.

        Errors: OPERATION_PARTIALLY_FAILED.
        """
        return await self._start("VM_appliance.clean_shutdown", VOID, ref)

    async def hard_shutdown(self, ref: Ref["_VM_appliance"]) -> TaskRef[None]:
        """`VM_appliance.hard_shutdown`, for pool-operator and above.

        Errors: OPERATION_PARTIALLY_FAILED.
        """
        return await self._start("VM_appliance.hard_shutdown", VOID, ref)

    async def shutdown(self, ref: Ref["_VM_appliance"]) -> TaskRef[None]:
        """`VM_appliance.shutdown`, for pool-operator and above.

        Errors: OPERATION_PARTIALLY_FAILED.
        """
        return await self._start("VM_appliance.shutdown", VOID, ref)

    async def assert_can_be_recovered(self, ref: Ref["_VM_appliance"], session_to: Ref["_session"]) -> TaskRef[None]:
        """`VM_appliance.assert_can_be_recovered`, for read-only and above.

        Errors: VM_REQUIRES_SR.
        """
        return await self._start("VM_appliance.assert_can_be_recovered", VOID, ref, session_to)

    async def get_SRs_required_for_recovery(self, ref: Ref["_VM_appliance"], session_to: Ref["_session"]) -> TaskRef[list[Ref["_SR"]]]:
        """`VM_appliance.get_SRs_required_for_recovery`, for read-only and above."""
        return await self._start("VM_appliance.get_SRs_required_for_recovery", _SR_ref_set, ref, session_to)

    async def recover(self, ref: Ref["_VM_appliance"], session_to: Ref["_session"], force: bool) -> TaskRef[None]:
        """`VM_appliance.recover`, for read-only and above.

        Errors: VM_REQUIRES_SR.
        """
        return await self._start("VM_appliance.recover", VOID, ref, session_to, force)
