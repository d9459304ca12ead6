# =====================================================================================================
# GENERATED from src/poolwright/xapi/datamodel.json by tools/xapigen. DO NOT EDIT: `make generate` makes it
# again, and a test fails where the two differ.
# =====================================================================================================
"""XAPI's class `crashdump`: record and messages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec

from ..messages import AsyncMessages, Messages
from ..shapes import STRING, Shape, VOID
from ..types import NULL_REF, Ref

if TYPE_CHECKING:
    from collections.abc import Mapping
    from ..types import TaskRef
    from .vdi import VDI as _VDI
    from .vm import VM as _VM
    from .crashdump import crashdump as _crashdump


class CrashdumpRecord(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """All fields of a crashdump; one that an older server does not have holds its default."""

    uuid: str = ""
    VM: Ref["_VM"] = NULL_REF
    VDI: Ref["_VDI"] = NULL_REF
    other_config: dict[str, str] = {}


_VDI_ref: Final[Shape[Ref["_VDI"]]] = Shape(str)
_VM_ref: Final[Shape[Ref["_VM"]]] = Shape(str)
_crashdump_record: Final[Shape[CrashdumpRecord]] = Shape(CrashdumpRecord)
_crashdump_ref: Final[Shape[Ref["_crashdump"]]] = Shape(str)
_crashdump_ref_set: Final[Shape[list[Ref["_crashdump"]]]] = Shape(list[str])
_crashdump_ref_to_crashdump_record: Final[Shape[dict[Ref["_crashdump"], CrashdumpRecord]]] = Shape(dict[str, CrashdumpRecord])
_string_to_string: Final[Shape[dict[str, str]]] = Shape(dict[str, str])


class crashdump(Messages):
    """The messages of `crashdump`."""

    __slots__ = ()

    async def get_uuid(self, ref: Ref["_crashdump"]) -> str:
        """`crashdump.get_uuid`, for read-only and above."""
        return await self._call("crashdump.get_uuid", STRING, ref)

    async def get_VM(self, ref: Ref["_crashdump"]) -> Ref["_VM"]:
        """`crashdump.get_VM`, for read-only and above."""
        return await self._call("crashdump.get_VM", _VM_ref, ref)

    async def get_VDI(self, ref: Ref["_crashdump"]) -> Ref["_VDI"]:
        """`crashdump.get_VDI`, for read-only and above."""
        return await self._call("crashdump.get_VDI", _VDI_ref, ref)

    async def get_other_config(self, ref: Ref["_crashdump"]) -> dict[str, str]:
        """`crashdump.get_other_config`, for read-only and above."""
        return await self._call("crashdump.get_other_config", _string_to_string, ref)

    async def set_other_config(self, ref: Ref["_crashdump"], value: Mapping[str, str]) -> None:
        """`crashdump.set_other_config`, for pool-operator and above."""
        await self._call("crashdump.set_other_config", VOID, ref, value)

    async def add_to_other_config(self, ref: Ref["_crashdump"], key: str, value: str) -> None:
        """`crashdump.add_to_other_config`, for pool-operator and above."""
        await self._call("crashdump.add_to_other_config", VOID, ref, key, value)

    async def remove_from_other_config(self, ref: Ref["_crashdump"], key: str) -> None:
        """`crashdump.remove_from_other_config`, for pool-operator and above."""
        await self._call("crashdump.remove_from_other_config", VOID, ref, key)

    async def destroy(self, ref: Ref["_crashdump"]) -> None:
        """`crashdump.destroy`, for pool-operator and above."""
        await self._call("crashdump.destroy", VOID, ref)

    async def get_record(self, ref: Ref["_crashdump"]) -> CrashdumpRecord:
        """`crashdump.get_record`, for read-only and above. State: deprecated."""
        return await self._call("crashdump.get_record", _crashdump_record, ref)

    async def get_by_uuid(self, uuid: str) -> Ref["_crashdump"]:
        """`crashdump.get_by_uuid`, for read-only and above. State: deprecated."""
        return await self._call("crashdump.get_by_uuid", _crashdump_ref, uuid)

    async def get_all(self) -> list[Ref["_crashdump"]]:
        """`crashdump.get_all`, for read-only and above. State: deprecated."""
        return await self._call("crashdump.get_all", _crashdump_ref_set)

    async def get_all_where(self, expr: str) -> list[Ref["_crashdump"]]:
        """`crashdump.get_all_where`, for read-only and above. State: deprecated."""
        return await self._call("crashdump.get_all_where", _crashdump_ref_set, expr)

    async def get_all_records_where(self, expr: str) -> dict[Ref["_crashdump"], CrashdumpRecord]:
        """`crashdump.get_all_records_where`, for read-only and above. State: deprecated."""
        return await self._call("crashdump.get_all_records_where", _crashdump_ref_to_crashdump_record, expr)

    async def get_all_records(self) -> dict[Ref["_crashdump"], CrashdumpRecord]:
        """`crashdump.get_all_records`, for read-only and above. State: deprecated."""
        return await self._call("crashdump.get_all_records", _crashdump_ref_to_crashdump_record)


class CrashdumpAsync(AsyncMessages):
    """The messages of `crashdump` that run as tasks."""

    __slots__ = ()

    async def destroy(self, ref: Ref["_crashdump"]) -> TaskRef[None]:
        """`crashdump.destroy`, for pool-operator and above."""
        return await self._start("crashdump.destroy", VOID, ref)
