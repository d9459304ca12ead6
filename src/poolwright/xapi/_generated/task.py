# =====================================================================================================
# GENERATED from src/poolwright/xapi/datamodel.json by tools/xapigen. DO NOT EDIT: `make generate` makes it
# again, and a test fails where the two differ.
# =====================================================================================================
"""XAPI's class `task`: record and messages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec

from ..messages import AsyncMessages, Messages
from ..shapes import DATE, FLOAT, STRING, Shape, VOID
from ..types import Date, EPOCH, NULL_REF, Ref
from .enums import TaskAllowedOperations, TaskStatusType

if TYPE_CHECKING:
    from collections.abc import Mapping
    from ..types import Strings, TaskRef
    from .enums import TaskStatusTypeWord
    from .host import host as _host
    from .task import task as _task


class TaskRecord(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """All fields of a task; one that an older server does not have holds its default."""

    uuid: str = ""
    name_label: str = ""
    name_description: str = ""
    allowed_operations: list[TaskAllowedOperations] = []
    current_operations: dict[str, TaskAllowedOperations] = {}
    created: Date = EPOCH
    finished: Date = EPOCH
    status: TaskStatusType = TaskStatusType("")
    resident_on: Ref["_host"] = NULL_REF
    progress: float = 0.0  #: 0 to 1
    type: str = ""
    result: str = ""
    error_info: list[str] = []
    other_config: dict[str, str] = {}
    subtask_of: Ref["_task"] = NULL_REF
    subtasks: list[Ref["_task"]] = []
    backtrace: str = "()"


_host_ref: Final[Shape[Ref["_host"]]] = Shape(str)
_string_set: Final[Shape[list[str]]] = Shape(list[str])
_string_to_string: Final[Shape[dict[str, str]]] = Shape(dict[str, str])
_string_to_task_allowed_operations_word: Final[Shape[dict[str, TaskAllowedOperations]]] = Shape(dict[str, TaskAllowedOperations])
_task_allowed_operations_word_set: Final[Shape[list[TaskAllowedOperations]]] = Shape(list[TaskAllowedOperations])
_task_record: Final[Shape[TaskRecord]] = Shape(TaskRecord)
_task_ref: Final[Shape[Ref["_task"]]] = Shape(str)
_task_ref_set: Final[Shape[list[Ref["_task"]]]] = Shape(list[str])
_task_ref_to_task_record: Final[Shape[dict[Ref["_task"], TaskRecord]]] = Shape(dict[str, TaskRecord])
_task_status_type_word: Final[Shape[TaskStatusType]] = Shape(TaskStatusType)


class task(Messages):
    """The messages of `task`."""

    __slots__ = ()

    async def create(self, label: str, description: str) -> Ref["_task"]:
        """`task.create`, for read-only and above."""
        return await self._call("task.create", _task_ref, label, description)

    async def destroy(self, ref: Ref["_task"]) -> None:
        """`task.destroy`, for read-only and above."""
        await self._call("task.destroy", VOID, ref)

    async def cancel(self, task: Ref["_task"]) -> None:
        """`task.cancel`, for read-only and above.

        Errors: OPERATION_NOT_ALLOWED.
        """
        await self._call("task.cancel", VOID, task)

    async def set_status(self, ref: Ref["_task"], value: TaskStatusTypeWord) -> None:
        """`task.set_status`, for read-only and above."""
        await self._call("task.set_status", VOID, ref, value)

    async def set_progress(self, ref: Ref["_task"], value: float) -> None:
        """`task.set_progress`, for read-only and above. Units: value: 0 to 1."""
        await self._call("task.set_progress", VOID, ref, float(value))

    async def set_result(self, ref: Ref["_task"], value: str) -> None:
        """`task.set_result`, for read-only and above."""
        await self._call("task.set_result", VOID, ref, value)

    async def set_error_info(self, ref: Ref["_task"], value: Strings) -> None:
        """`task.set_error_info`, for read-only and above."""
        await self._call("task.set_error_info", VOID, ref, value)

    async def add_to_other_config(self, ref: Ref["_task"], key: str, value: str) -> None:
        """`task.add_to_other_config`, for read-only and above. State: prototyped."""
        await self._call("task.add_to_other_config", VOID, ref, key, value)

    async def remove_from_other_config(self, ref: Ref["_task"], key: str) -> None:
        """`task.remove_from_other_config`, for read-only and above. State: prototyped."""
        await self._call("task.remove_from_other_config", VOID, ref, key)

    async def set_other_config(self, ref: Ref["_task"], value: Mapping[str, str]) -> None:
        """`task.set_other_config`, for read-only and above. State: prototyped."""
        await self._call("task.set_other_config", VOID, ref, value)

    async def get_record(self, ref: Ref["_task"]) -> TaskRecord:
        """`task.get_record`, for read-only and above."""
        return await self._call("task.get_record", _task_record, ref)

    async def get_by_uuid(self, uuid: str) -> Ref["_task"]:
        """`task.get_by_uuid`, for read-only and above."""
        return await self._call("task.get_by_uuid", _task_ref, uuid)

    async def get_by_name_label(self, label: str) -> list[Ref["_task"]]:
        """`task.get_by_name_label`, for read-only and above."""
        return await self._call("task.get_by_name_label", _task_ref_set, label)

    async def get_all(self) -> list[Ref["_task"]]:
        """`task.get_all`, for read-only and above."""
        return await self._call("task.get_all", _task_ref_set)

    async def get_all_where(self, expr: str) -> list[Ref["_task"]]:
        """`task.get_all_where`, for read-only and above."""
        return await self._call("task.get_all_where", _task_ref_set, expr)

    async def get_all_records_where(self, expr: str) -> dict[Ref["_task"], TaskRecord]:
        """`task.get_all_records_where`, for read-only and above."""
        return await self._call("task.get_all_records_where", _task_ref_to_task_record, expr)

    async def get_all_records(self) -> dict[Ref["_task"], TaskRecord]:
        """`task.get_all_records`, for read-only and above."""
        return await self._call("task.get_all_records", _task_ref_to_task_record)

    async def get_uuid(self, ref: Ref["_task"]) -> str:
        """`task.get_uuid`, for read-only and above."""
        return await self._call("task.get_uuid", STRING, ref)

    async def get_name_label(self, ref: Ref["_task"]) -> str:
        """`task.get_name_label`, for read-only and above."""
        return await self._call("task.get_name_label", STRING, ref)

    async def get_name_description(self, ref: Ref["_task"]) -> str:
        """`task.get_name_description`, for read-only and above."""
        return await self._call("task.get_name_description", STRING, ref)

    async def get_allowed_operations(self, ref: Ref["_task"]) -> list[TaskAllowedOperations]:
        """`task.get_allowed_operations`, for read-only and above."""
        return await self._call("task.get_allowed_operations", _task_allowed_operations_word_set, ref)

    async def get_current_operations(self, ref: Ref["_task"]) -> dict[str, TaskAllowedOperations]:
        """`task.get_current_operations`, for read-only and above."""
        return await self._call("task.get_current_operations", _string_to_task_allowed_operations_word, ref)

    async def get_created(self, ref: Ref["_task"]) -> Date:
        """`task.get_created`, for read-only and above."""
        return await self._call("task.get_created", DATE, ref)

    async def get_finished(self, ref: Ref["_task"]) -> Date:
        """`task.get_finished`, for read-only and above."""
        return await self._call("task.get_finished", DATE, ref)

    async def get_status(self, ref: Ref["_task"]) -> TaskStatusType:
        """`task.get_status`, for read-only and above."""
        return await self._call("task.get_status", _task_status_type_word, ref)

    async def get_resident_on(self, ref: Ref["_task"]) -> Ref["_host"]:
        """`task.get_resident_on`, for read-only and above."""
        return await self._call("task.get_resident_on", _host_ref, ref)

    async def get_progress(self, ref: Ref["_task"]) -> float:
        """`task.get_progress`, for read-only and above. Units: result: 0 to 1."""
        return await self._call("task.get_progress", FLOAT, ref)

    async def get_type(self, ref: Ref["_task"]) -> str:
        """`task.get_type`, for read-only and above."""
        return await self._call("task.get_type", STRING, ref)

    async def get_result(self, ref: Ref["_task"]) -> str:
        """`task.get_result`, for read-only and above."""
        return await self._call("task.get_result", STRING, ref)

    async def get_error_info(self, ref: Ref["_task"]) -> list[str]:
        """`task.get_error_info`, for read-only and above."""
        return await self._call("task.get_error_info", _string_set, ref)

    async def get_other_config(self, ref: Ref["_task"]) -> dict[str, str]:
        """`task.get_other_config`, for read-only and above."""
        return await self._call("task.get_other_config", _string_to_string, ref)

    async def get_subtask_of(self, ref: Ref["_task"]) -> Ref["_task"]:
        """`task.get_subtask_of`, for read-only and above."""
        return await self._call("task.get_subtask_of", _task_ref, ref)

    async def get_subtasks(self, ref: Ref["_task"]) -> list[Ref["_task"]]:
        """`task.get_subtasks`, for read-only and above."""
        return await self._call("task.get_subtasks", _task_ref_set, ref)

    async def get_backtrace(self, ref: Ref["_task"]) -> str:
        """`task.get_backtrace`, for read-only and above."""
        return await self._call("task.get_backtrace", STRING, ref)


class TaskAsync(AsyncMessages):
    """The messages of `task` that run as tasks."""

    __slots__ = ()

    async def cancel(self, task: Ref["_task"]) -> TaskRef[None]:
        """`task.cancel`, for read-only and above.

        Errors: OPERATION_NOT_ALLOWED.
        """
        return await self._start("task.cancel", VOID, task)

    async def add_to_other_config(self, ref: Ref["_task"], key: str, value: str) -> TaskRef[None]:
        """`task.add_to_other_config`, for read-only and above. State: prototyped."""
        return await self._start("task.add_to_other_config", VOID, ref, key, value)

    async def remove_from_other_config(self, ref: Ref["_task"], key: str) -> TaskRef[None]:
        """`task.remove_from_other_config`, for read-only and above. State: prototyped."""
        return await self._start("task.remove_from_other_config", VOID, ref, key)

    async def set_other_config(self, ref: Ref["_task"], value: Mapping[str, str]) -> TaskRef[None]:
        """`task.set_other_config`, for read-only and above. State: prototyped."""
        return await self._start("task.set_other_config", VOID, ref, value)
