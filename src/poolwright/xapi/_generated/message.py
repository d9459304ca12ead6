# =====================================================================================================
# GENERATED from src/poolwright/xapi/datamodel.json by tools/xapigen. DO NOT EDIT: `make generate` makes it
# again, and a test fails where the two differ.
# =====================================================================================================
"""XAPI's class `message`: record and messages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec

from ..messages import AsyncMessages, Messages
from ..shapes import Shape, VOID
from ..types import Date, EPOCH, Ref
from .enums import Cls

if TYPE_CHECKING:
    from collections.abc import Mapping
    from ..types import Items, TaskRef
    from .enums import ClsWord
    from .message import message as _message


class MessageRecord(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """All fields of a message; one that an older server does not have holds its default."""

    uuid: str = ""
    name: str = ""
    priority: int = 0
    cls: Cls = Cls("")
    obj_uuid: str = ""
    timestamp: Date = EPOCH
    body: str = ""


_message_record: Final[Shape[MessageRecord]] = Shape(MessageRecord)
_message_ref: Final[Shape[Ref["_message"]]] = Shape(str)
_message_ref_set: Final[Shape[list[Ref["_message"]]]] = Shape(list[str])
_message_ref_to_message_record: Final[Shape[dict[Ref["_message"], MessageRecord]]] = Shape(dict[str, MessageRecord])


class message(Messages):
    """The messages of `message`."""

    __slots__ = ()

    async def create(self, name: str, priority: int, cls: ClsWord, obj_uuid: str, body: str) -> Ref["_message"]:
        """`message.create`, for pool-operator and above."""
        return await self._call("message.create", _message_ref, name, priority, cls, obj_uuid, body)

    async def destroy(self, ref: Ref["_message"]) -> None:
        """`message.destroy`, for pool-operator and above."""
        await self._call("message.destroy", VOID, ref)

    async def destroy_many(self, messages: Items[Ref["_message"]]) -> None:
        """`message.destroy_many`, for pool-operator and above. State: prototyped."""
        await self._call("message.destroy_many", VOID, messages)

    async def destroy_all(self, filters: Mapping[str, str]) -> None:
        """`message.destroy_all`, for pool-operator and above. State: prototyped."""
        await self._call("message.destroy_all", VOID, filters)

    async def get(self, cls: ClsWord, obj_uuid: str, since: Date) -> dict[Ref["_message"], MessageRecord]:
        """`message.get`, for read-only and above."""
        return await self._call("message.get", _message_ref_to_message_record, cls, obj_uuid, since)

    async def get_all(self) -> list[Ref["_message"]]:
        """`message.get_all`, for read-only and above."""
        return await self._call("message.get_all", _message_ref_set)

    async def get_since(self, since: Date) -> dict[Ref["_message"], MessageRecord]:
        """`message.get_since`, for read-only and above."""
        return await self._call("message.get_since", _message_ref_to_message_record, since)

    async def get_record(self, ref: Ref["_message"]) -> MessageRecord:
        """`message.get_record`, for read-only and above."""
        return await self._call("message.get_record", _message_record, ref)

    async def get_by_uuid(self, uuid: str) -> Ref["_message"]:
        """`message.get_by_uuid`, for read-only and above."""
        return await self._call("message.get_by_uuid", _message_ref, uuid)

    async def get_all_records(self) -> dict[Ref["_message"], MessageRecord]:
        """`message.get_all_records`, for read-only and above."""
        return await self._call("message.get_all_records", _message_ref_to_message_record)

    async def get_all_records_where(self, expr: str) -> dict[Ref["_message"], MessageRecord]:
        """`message.get_all_records_where`, for read-only and above."""
        return await self._call("message.get_all_records_where", _message_ref_to_message_record, expr)


class MessageAsync(AsyncMessages):
    """The messages of `message` that run as tasks."""

    __slots__ = ()

    async def destroy_many(self, messages: Items[Ref["_message"]]) -> TaskRef[None]:
        """`message.destroy_many`, for pool-operator and above. State: prototyped."""
        return await self._start("message.destroy_many", VOID, messages)

    async def destroy_all(self, filters: Mapping[str, str]) -> TaskRef[None]:
        """`message.destroy_all`, for pool-operator and above. State: prototyped."""
        return await self._start("message.destroy_all", VOID, filters)
