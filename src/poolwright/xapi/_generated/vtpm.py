# =====================================================================================================
# GENERATED from src/poolwright/xapi/datamodel.json by tools/xapigen. DO NOT EDIT: `make generate` makes it
# again, and a test fails where the two differ.
# =====================================================================================================
"""XAPI's class `VTPM`: record and messages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec

from ..messages import AsyncMessages, Messages
from ..shapes import BOOL, STRING, Shape, VOID
from ..types import NULL_REF, Ref
from .enums import PersistenceBackend, VtpmOperations

if TYPE_CHECKING:
    from ..types import TaskRef
    from .vm import VM as _VM
    from .vtpm import VTPM as _VTPM


class VTPMRecord(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """All fields of a VTPM; one that an older server does not have holds its default."""

    uuid: str = ""
    allowed_operations: list[VtpmOperations] = []
    current_operations: dict[str, VtpmOperations] = {}
    VM: Ref["_VM"] = NULL_REF
    backend: Ref["_VM"] = NULL_REF
    persistence_backend: PersistenceBackend = PersistenceBackend("xapi")
    is_unique: bool = False
    is_protected: bool = False


_VM_ref: Final[Shape[Ref["_VM"]]] = Shape(str)
_VTPM_record: Final[Shape[VTPMRecord]] = Shape(VTPMRecord)
_VTPM_ref: Final[Shape[Ref["_VTPM"]]] = Shape(str)
_VTPM_ref_set: Final[Shape[list[Ref["_VTPM"]]]] = Shape(list[str])
_VTPM_ref_to_VTPM_record: Final[Shape[dict[Ref["_VTPM"], VTPMRecord]]] = Shape(dict[str, VTPMRecord])
_persistence_backend_word: Final[Shape[PersistenceBackend]] = Shape(PersistenceBackend)
_string_to_vtpm_operations_word: Final[Shape[dict[str, VtpmOperations]]] = Shape(dict[str, VtpmOperations])
_vtpm_operations_word_set: Final[Shape[list[VtpmOperations]]] = Shape(list[VtpmOperations])


class VTPM(Messages):
    """The messages of `VTPM`."""

    __slots__ = ()

    async def get_uuid(self, ref: Ref["_VTPM"]) -> str:
        """`VTPM.get_uuid`, for read-only and above."""
        return await self._call("VTPM.get_uuid", STRING, ref)

    async def get_allowed_operations(self, ref: Ref["_VTPM"]) -> list[VtpmOperations]:
        """`VTPM.get_allowed_operations`, for read-only and above."""
        return await self._call("VTPM.get_allowed_operations", _vtpm_operations_word_set, ref)

    async def get_current_operations(self, ref: Ref["_VTPM"]) -> dict[str, VtpmOperations]:
        """`VTPM.get_current_operations`, for read-only and above."""
        return await self._call("VTPM.get_current_operations", _string_to_vtpm_operations_word, ref)

    async def get_VM(self, ref: Ref["_VTPM"]) -> Ref["_VM"]:
        """`VTPM.get_VM`, for read-only and above."""
        return await self._call("VTPM.get_VM", _VM_ref, ref)

    async def get_backend(self, ref: Ref["_VTPM"]) -> Ref["_VM"]:
        """`VTPM.get_backend`, for read-only and above."""
        return await self._call("VTPM.get_backend", _VM_ref, ref)

    async def create(self, vM: Ref["_VM"], is_unique: bool) -> Ref["_VTPM"]:
        """`VTPM.create`, for vm-admin and above. State: prototyped."""
        return await self._call("VTPM.create", _VTPM_ref, vM, is_unique)

    async def destroy(self, ref: Ref["_VTPM"]) -> None:
        """`VTPM.destroy`, for vm-admin and above. State: prototyped."""
        await self._call("VTPM.destroy", VOID, ref)

    async def get_contents(self, ref: Ref["_VTPM"]) -> str:
        """`VTPM.get_contents`, for local-root-only and above. State: prototyped."""
        return await self._call("VTPM.get_contents", STRING, ref)

    async def set_contents(self, ref: Ref["_VTPM"], contents: str) -> None:
        """`VTPM.set_contents`, for local-root-only and above. State: prototyped."""
        await self._call("VTPM.set_contents", VOID, ref, contents)

    async def get_record(self, ref: Ref["_VTPM"]) -> VTPMRecord:
        """`VTPM.get_record`, for read-only and above. State: prototyped."""
        return await self._call("VTPM.get_record", _VTPM_record, ref)

    async def get_by_uuid(self, uuid: str) -> Ref["_VTPM"]:
        """`VTPM.get_by_uuid`, for read-only and above. State: prototyped."""
        return await self._call("VTPM.get_by_uuid", _VTPM_ref, uuid)

    async def get_all(self) -> list[Ref["_VTPM"]]:
        """`VTPM.get_all`, for read-only and above. State: prototyped."""
        return await self._call("VTPM.get_all", _VTPM_ref_set)

    async def get_all_where(self, expr: str) -> list[Ref["_VTPM"]]:
        """`VTPM.get_all_where`, for read-only and above. State: prototyped."""
        return await self._call("VTPM.get_all_where", _VTPM_ref_set, expr)

    async def get_all_records_where(self, expr: str) -> dict[Ref["_VTPM"], VTPMRecord]:
        """`VTPM.get_all_records_where`, for read-only and above. State: prototyped."""
        return await self._call("VTPM.get_all_records_where", _VTPM_ref_to_VTPM_record, expr)

    async def get_all_records(self) -> dict[Ref["_VTPM"], VTPMRecord]:
        """`VTPM.get_all_records`, for read-only and above. State: prototyped."""
        return await self._call("VTPM.get_all_records", _VTPM_ref_to_VTPM_record)

    async def get_persistence_backend(self, ref: Ref["_VTPM"]) -> PersistenceBackend:
        """`VTPM.get_persistence_backend`, for read-only and above. State: prototyped."""
        return await self._call("VTPM.get_persistence_backend", _persistence_backend_word, ref)

    async def get_is_unique(self, ref: Ref["_VTPM"]) -> bool:
        """`VTPM.get_is_unique`, for read-only and above. State: prototyped."""
        return await self._call("VTPM.get_is_unique", BOOL, ref)

    async def get_is_protected(self, ref: Ref["_VTPM"]) -> bool:
        """`VTPM.get_is_protected`, for read-only and above. State: prototyped."""
        return await self._call("VTPM.get_is_protected", BOOL, ref)


class VTPMAsync(AsyncMessages):
    """The messages of `VTPM` that run as tasks."""

    __slots__ = ()

    async def create(self, vM: Ref["_VM"], is_unique: bool) -> TaskRef[Ref["_VTPM"]]:
        """`VTPM.create`, for vm-admin and above. State: prototyped."""
        return await self._start("VTPM.create", _VTPM_ref, vM, is_unique)

    async def destroy(self, ref: Ref["_VTPM"]) -> TaskRef[None]:
        """`VTPM.destroy`, for vm-admin and above. State: prototyped."""
        return await self._start("VTPM.destroy", VOID, ref)

    async def get_contents(self, ref: Ref["_VTPM"]) -> TaskRef[str]:
        """`VTPM.get_contents`, for local-root-only and above. State: prototyped."""
        return await self._start("VTPM.get_contents", STRING, ref)

    async def set_contents(self, ref: Ref["_VTPM"], contents: str) -> TaskRef[None]:
        """`VTPM.set_contents`, for local-root-only and above. State: prototyped."""
        return await self._start("VTPM.set_contents", VOID, ref, contents)
