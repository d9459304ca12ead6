"""Class task: tasks that clients make, and cancelling and destroying any.

Source: xapi.md 3.12.
"""

from __future__ import annotations

from collections.abc import Mapping

from poolwright.emulator.call import Call
from poolwright.emulator.failures import ApiFailure, internal_error
from poolwright.emulator.implicit import Handler


def create(call: Call, label: str, description: str) -> str:
    return call.pool.tasks.create(label, description, session=call.session, host=call.host)


def destroy(call: Call, ref: str) -> None:
    call.pool.tasks.destroy(ref)


def cancel(call: Call, task: str) -> None:
    """Notes the wish in `current_operations`; the task's work decides."""
    call.database.update("task", task, current_operations={call.task: "cancel"})
    call.pool.tasks.cancel(task)


def set_status(call: Call, ref: str, value: str) -> None:
    call.database.update("task", ref, status=value)


def set_progress(call: Call, ref: str, value: float) -> None:
    call.database.update("task", ref, progress=value)


def set_result(call: Call, ref: str, value: str) -> None:
    call.database.update("task", ref, result=value)


def set_error_info(call: Call, ref: str, value: list[str]) -> None:
    call.database.update("task", ref, error_info=value)


def set_other_config(call: Call, ref: str, value: dict[str, str]) -> None:
    call.database.update("task", ref, other_config=value)


def add_to_other_config(call: Call, ref: str, key: str, value: str) -> None:
    current = call.database.get("task", ref)["other_config"]
    if key in current:
        raise ApiFailure("MAP_DUPLICATE_KEY", "task", "other_config", ref, key)
    if not key:
        raise internal_error("Db_exn.Empty_key_in_map")
    call.database.update("task", ref, other_config={**current, key: value})


def remove_from_other_config(call: Call, ref: str, key: str) -> None:
    current = call.database.get("task", ref)["other_config"]
    call.database.update("task", ref, other_config={k: v for k, v in current.items() if k != key})


MESSAGES: Mapping[str, Handler] = {
    "create": create,
    "destroy": destroy,
    "cancel": cancel,
    "set_status": set_status,
    "set_progress": set_progress,
    "set_result": set_result,
    "set_error_info": set_error_info,
    "set_other_config": set_other_config,
    "add_to_other_config": add_to_other_config,
    "remove_from_other_config": remove_from_other_config,
}
