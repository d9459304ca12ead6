# =====================================================================================================
# GENERATED from src/poolwright/xapi/datamodel.json by tools/xapigen. DO NOT EDIT: `make generate` makes it
# again, and a test fails where the two differ.
# =====================================================================================================
"""XAPI's class `VM_group`: record and messages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec

from ..messages import AsyncMessages, Messages
from ..shapes import STRING, Shape, VOID
from ..types import Ref
from .enums import PlacementPolicy

if TYPE_CHECKING:
    from typing import NotRequired, TypedDict
    from ..types import TaskRef
    from .enums import PlacementPolicyWord
    from .vm import VM as _VM
    from .vm_group import VM_group as _VM_group


class VMGroupRecord(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """All fields of a VM_group; one that an older server does not have holds its default."""

    uuid: str = ""
    name_label: str = ""
    name_description: str = ""
    placement: PlacementPolicy = PlacementPolicy("normal")
    VMs: list[Ref["_VM"]] = []


if TYPE_CHECKING:

    class VMGroupCreate(TypedDict, total=False):
        """What `VM_group.create` takes."""

        name_label: NotRequired[str]
        name_description: NotRequired[str]
        placement: NotRequired[PlacementPolicyWord]

else:
    VMGroupCreate = dict


_VM_group_record: Final[Shape[VMGroupRecord]] = Shape(VMGroupRecord)
_VM_group_ref: Final[Shape[Ref["_VM_group"]]] = Shape(str)
_VM_group_ref_set: Final[Shape[list[Ref["_VM_group"]]]] = Shape(list[str])
_VM_group_ref_to_VM_group_record: Final[Shape[dict[Ref["_VM_group"], VMGroupRecord]]] = Shape(dict[str, VMGroupRecord])
_VM_ref_set: Final[Shape[list[Ref["_VM"]]]] = Shape(list[str])
_placement_policy_word: Final[Shape[PlacementPolicy]] = Shape(PlacementPolicy)


class VM_group(Messages):
    """The messages of `VM_group`."""

    __slots__ = ()

    async def create(self, args: VMGroupCreate) -> Ref["_VM_group"]:
        """`VM_group.create`, for vm-admin and above. State: prototyped."""
        return await self._call("VM_group.create", _VM_group_ref, args)

    async def destroy(self, ref: Ref["_VM_group"]) -> None:
        """`VM_group.destroy`, for vm-admin and above. State: prototyped."""
        await self._call("VM_group.destroy", VOID, ref)

    async def get_uuid(self, ref: Ref["_VM_group"]) -> str:
        """`VM_group.get_uuid`, for read-only and above."""
        return await self._call("VM_group.get_uuid", STRING, ref)

    async def get_name_label(self, ref: Ref["_VM_group"]) -> str:
        """`VM_group.get_name_label`, for read-only and above."""
        return await self._call("VM_group.get_name_label", STRING, ref)

    async def get_name_description(self, ref: Ref["_VM_group"]) -> str:
        """`VM_group.get_name_description`, for read-only and above."""
        return await self._call("VM_group.get_name_description", STRING, ref)

    async def set_name_label(self, ref: Ref["_VM_group"], value: str) -> None:
        """`VM_group.set_name_label`, for vm-admin and above."""
        await self._call("VM_group.set_name_label", VOID, ref, value)

    async def set_name_description(self, ref: Ref["_VM_group"], value: str) -> None:
        """`VM_group.set_name_description`, for vm-admin and above."""
        await self._call("VM_group.set_name_description", VOID, ref, value)

    async def get_record(self, ref: Ref["_VM_group"]) -> VMGroupRecord:
        """`VM_group.get_record`, for read-only and above. State: prototyped."""
        return await self._call("VM_group.get_record", _VM_group_record, ref)

    async def get_by_uuid(self, uuid: str) -> Ref["_VM_group"]:
        """`VM_group.get_by_uuid`, for read-only and above. State: prototyped."""
        return await self._call("VM_group.get_by_uuid", _VM_group_ref, uuid)

    async def get_by_name_label(self, label: str) -> list[Ref["_VM_group"]]:
        """`VM_group.get_by_name_label`, for read-only and above. State: prototyped."""
        return await self._call("VM_group.get_by_name_label", _VM_group_ref_set, label)

    async def get_all(self) -> list[Ref["_VM_group"]]:
        """`VM_group.get_all`, for read-only and above. State: prototyped."""
        return await self._call("VM_group.get_all", _VM_group_ref_set)

    async def get_all_where(self, expr: str) -> list[Ref["_VM_group"]]:
        """`VM_group.get_all_where`, for read-only and above. State: prototyped."""
        return await self._call("VM_group.get_all_where", _VM_group_ref_set, expr)

    async def get_all_records_where(self, expr: str) -> dict[Ref["_VM_group"], VMGroupRecord]:
        """`VM_group.get_all_records_where`, for read-only and above. State: prototyped."""
        return await self._call("VM_group.get_all_records_where", _VM_group_ref_to_VM_group_record, expr)

    async def get_all_records(self) -> dict[Ref["_VM_group"], VMGroupRecord]:
        """`VM_group.get_all_records`, for read-only and above. State: prototyped."""
        return await self._call("VM_group.get_all_records", _VM_group_ref_to_VM_group_record)

    async def get_placement(self, ref: Ref["_VM_group"]) -> PlacementPolicy:
        """`VM_group.get_placement`, for read-only and above. State: prototyped."""
        return await self._call("VM_group.get_placement", _placement_policy_word, ref)

    async def get_VMs(self, ref: Ref["_VM_group"]) -> list[Ref["_VM"]]:
        """`VM_group.get_VMs`, for read-only and above. State: prototyped."""
        return await self._call("VM_group.get_VMs", _VM_ref_set, ref)


class VMGroupAsync(AsyncMessages):
    """The messages of `VM_group` that run as tasks."""

    __slots__ = ()

    async def create(self, args: VMGroupCreate) -> TaskRef[Ref["_VM_group"]]:
        """`VM_group.create`, for vm-admin and above. State: prototyped."""
        return await self._start("VM_group.create", _VM_group_ref, args)

    async def destroy(self, ref: Ref["_VM_group"]) -> TaskRef[None]:
        """`VM_group.destroy`, for vm-admin and above. State: prototyped."""
        return await self._start("VM_group.destroy", VOID, ref)
