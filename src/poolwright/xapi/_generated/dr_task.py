# =====================================================================================================
# GENERATED from src/poolwright/xapi/datamodel.json by tools/xapigen. DO NOT EDIT: `make generate` makes it
# again, and a test fails where the two differ.
# =====================================================================================================
"""XAPI's class `DR_task`: record and messages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec

from ..messages import AsyncMessages, Messages
from ..shapes import STRING, Shape, VOID
from ..types import Ref

if TYPE_CHECKING:
    from collections.abc import Mapping
    from ..types import Strings, TaskRef
    from .dr_task import DR_task as _DR_task
    from .sr import SR as _SR


class DRTaskRecord(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """All fields of a DR_task; one that an older server does not have holds its default."""

    uuid: str = ""
    introduced_SRs: list[Ref["_SR"]] = []


_DR_task_record: Final[Shape[DRTaskRecord]] = Shape(DRTaskRecord)
_DR_task_ref: Final[Shape[Ref["_DR_task"]]] = Shape(str)
_DR_task_ref_set: Final[Shape[list[Ref["_DR_task"]]]] = Shape(list[str])
_DR_task_ref_to_DR_task_record: Final[Shape[dict[Ref["_DR_task"], DRTaskRecord]]] = Shape(dict[str, DRTaskRecord])
_SR_ref_set: Final[Shape[list[Ref["_SR"]]]] = Shape(list[str])


class DR_task(Messages):
    """The messages of `DR_task`."""

    __slots__ = ()

    async def create(self, type: str, device_config: Mapping[str, str], whitelist: Strings) -> Ref["_DR_task"]:
        """`DR_task.create`, for pool-operator and above."""
        return await self._call("DR_task.create", _DR_task_ref, type, device_config, whitelist)

    async def destroy(self, ref: Ref["_DR_task"]) -> None:
        """`DR_task.destroy`, for pool-operator and above."""
        await self._call("DR_task.destroy", VOID, ref)

    async def get_record(self, ref: Ref["_DR_task"]) -> DRTaskRecord:
        """`DR_task.get_record`, for read-only and above."""
        return await self._call("DR_task.get_record", _DR_task_record, ref)

    async def get_by_uuid(self, uuid: str) -> Ref["_DR_task"]:
        """`DR_task.get_by_uuid`, for read-only and above."""
        return await self._call("DR_task.get_by_uuid", _DR_task_ref, uuid)

    async def get_all(self) -> list[Ref["_DR_task"]]:
        """`DR_task.get_all`, for read-only and above."""
        return await self._call("DR_task.get_all", _DR_task_ref_set)

    async def get_all_where(self, expr: str) -> list[Ref["_DR_task"]]:
        """`DR_task.get_all_where`, for read-only and above."""
        return await self._call("DR_task.get_all_where", _DR_task_ref_set, expr)

    async def get_all_records_where(self, expr: str) -> dict[Ref["_DR_task"], DRTaskRecord]:
        """`DR_task.get_all_records_where`, for read-only and above."""
        return await self._call("DR_task.get_all_records_where", _DR_task_ref_to_DR_task_record, expr)

    async def get_all_records(self) -> dict[Ref["_DR_task"], DRTaskRecord]:
        """`DR_task.get_all_records`, for read-only and above."""
        return await self._call("DR_task.get_all_records", _DR_task_ref_to_DR_task_record)

    async def get_uuid(self, ref: Ref["_DR_task"]) -> str:
        """`DR_task.get_uuid`, for read-only and above."""
        return await self._call("DR_task.get_uuid", STRING, ref)

    async def get_introduced_SRs(self, ref: Ref["_DR_task"]) -> list[Ref["_SR"]]:
        """`DR_task.get_introduced_SRs`, for read-only and above."""
        return await self._call("DR_task.get_introduced_SRs", _SR_ref_set, ref)


class DRTaskAsync(AsyncMessages):
    """The messages of `DR_task` that run as tasks."""

    __slots__ = ()

    async def create(self, type: str, device_config: Mapping[str, str], whitelist: Strings) -> TaskRef[Ref["_DR_task"]]:
        """`DR_task.create`, for pool-operator and above."""
        return await self._start("DR_task.create", _DR_task_ref, type, device_config, whitelist)

    async def destroy(self, ref: Ref["_DR_task"]) -> TaskRef[None]:
        """`DR_task.destroy`, for pool-operator and above."""
        return await self._start("DR_task.destroy", VOID, ref)
