# =====================================================================================================
# GENERATED from src/poolwright/xapi/datamodel.json by tools/xapigen. DO NOT EDIT: `make generate` makes it
# again, and a test fails where the two differ.
# =====================================================================================================
"""XAPI's class `console`: record and messages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec

from ..messages import AsyncMessages, Messages
from ..shapes import STRING, Shape, VOID
from ..types import NULL_REF, Ref
from .enums import ConsoleProtocol

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Required, TypedDict
    from ..types import TaskRef
    from .vm import VM as _VM
    from .console import console as _console


class ConsoleRecord(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """All fields of a console; one that an older server does not have holds its default."""

    uuid: str = ""
    protocol: ConsoleProtocol = ConsoleProtocol("")
    location: str = ""
    VM: Ref["_VM"] = NULL_REF
    other_config: dict[str, str] = {}


if TYPE_CHECKING:

    class ConsoleCreate(TypedDict, total=False):
        """What `console.create` takes."""

        other_config: Required[Mapping[str, str]]

else:
    ConsoleCreate = dict


_VM_ref: Final[Shape[Ref["_VM"]]] = Shape(str)
_console_protocol_word: Final[Shape[ConsoleProtocol]] = Shape(ConsoleProtocol)
_console_record: Final[Shape[ConsoleRecord]] = Shape(ConsoleRecord)
_console_ref: Final[Shape[Ref["_console"]]] = Shape(str)
_console_ref_set: Final[Shape[list[Ref["_console"]]]] = Shape(list[str])
_console_ref_to_console_record: Final[Shape[dict[Ref["_console"], ConsoleRecord]]] = Shape(dict[str, ConsoleRecord])
_string_to_string: Final[Shape[dict[str, str]]] = Shape(dict[str, str])


class console(Messages):
    """The messages of `console`."""

    __slots__ = ()

    async def create(self, args: ConsoleCreate) -> Ref["_console"]:
        """`console.create`, for vm-admin and above."""
        return await self._call("console.create", _console_ref, args)

    async def destroy(self, ref: Ref["_console"]) -> None:
        """`console.destroy`, for vm-admin and above."""
        await self._call("console.destroy", VOID, ref)

    async def get_record(self, ref: Ref["_console"]) -> ConsoleRecord:
        """`console.get_record`, for read-only and above."""
        return await self._call("console.get_record", _console_record, ref)

    async def get_by_uuid(self, uuid: str) -> Ref["_console"]:
        """`console.get_by_uuid`, for read-only and above."""
        return await self._call("console.get_by_uuid", _console_ref, uuid)

    async def get_all(self) -> list[Ref["_console"]]:
        """`console.get_all`, for read-only and above."""
        return await self._call("console.get_all", _console_ref_set)

    async def get_all_where(self, expr: str) -> list[Ref["_console"]]:
        """`console.get_all_where`, for read-only and above."""
        return await self._call("console.get_all_where", _console_ref_set, expr)

    async def get_all_records_where(self, expr: str) -> dict[Ref["_console"], ConsoleRecord]:
        """`console.get_all_records_where`, for read-only and above."""
        return await self._call("console.get_all_records_where", _console_ref_to_console_record, expr)

    async def get_all_records(self) -> dict[Ref["_console"], ConsoleRecord]:
        """`console.get_all_records`, for read-only and above."""
        return await self._call("console.get_all_records", _console_ref_to_console_record)

    async def get_uuid(self, ref: Ref["_console"]) -> str:
        """`console.get_uuid`, for read-only and above."""
        return await self._call("console.get_uuid", STRING, ref)

    async def get_protocol(self, ref: Ref["_console"]) -> ConsoleProtocol:
        """`console.get_protocol`, for read-only and above."""
        return await self._call("console.get_protocol", _console_protocol_word, ref)

    async def get_location(self, ref: Ref["_console"]) -> str:
        """`console.get_location`, for read-only and above."""
        return await self._call("console.get_location", STRING, ref)

    async def get_VM(self, ref: Ref["_console"]) -> Ref["_VM"]:
        """`console.get_VM`, for read-only and above."""
        return await self._call("console.get_VM", _VM_ref, ref)

    async def get_other_config(self, ref: Ref["_console"]) -> dict[str, str]:
        """`console.get_other_config`, for read-only and above."""
        return await self._call("console.get_other_config", _string_to_string, ref)

    async def set_other_config(self, ref: Ref["_console"], value: Mapping[str, str]) -> None:
        """`console.set_other_config`, for vm-admin and above."""
        await self._call("console.set_other_config", VOID, ref, value)

    async def add_to_other_config(self, ref: Ref["_console"], key: str, value: str) -> None:
        """`console.add_to_other_config`, for vm-admin and above."""
        await self._call("console.add_to_other_config", VOID, ref, key, value)

    async def remove_from_other_config(self, ref: Ref["_console"], key: str) -> None:
        """`console.remove_from_other_config`, for vm-admin and above."""
        await self._call("console.remove_from_other_config", VOID, ref, key)


class ConsoleAsync(AsyncMessages):
    """The messages of `console` that run as tasks."""

    __slots__ = ()

    async def create(self, args: ConsoleCreate) -> TaskRef[Ref["_console"]]:
        """`console.create`, for vm-admin and above."""
        return await self._start("console.create", _console_ref, args)

    async def destroy(self, ref: Ref["_console"]) -> TaskRef[None]:
        """`console.destroy`, for vm-admin and above."""
        return await self._start("console.destroy", VOID, ref)
