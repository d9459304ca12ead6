"""Class VMSS: schedules of VMs' snapshots. They are kept and checked; the emulator takes none by itself.

Source: xapi_vmss.ml.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

from poolwright.emulator.call import Call
from poolwright.emulator.failures import ApiFailure
from poolwright.emulator.implicit import construct

if TYPE_CHECKING:
    from poolwright.emulator.implicit import Handler

_DAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MINUTES: Final = ("0", "15", "30", "45")
#: The keys of a schedule, what they may hold, and what they hold if not given.
_KEYS: Final[Mapping[str, tuple[Callable[[str], bool], str]]] = {
    "min": (lambda value: value in _MINUTES, "0"),
    "hour": (lambda value: value.isdecimal() and 0 <= int(value) <= 23, "0"),
    "days": (lambda value: all(day.strip() in _DAYS for day in value.split(",")), "Monday"),
}
_BY_FREQUENCY: Final[Mapping[str, tuple[str, ...]]] = {
    "hourly": ("min",),
    "daily": ("hour", "min"),
    "weekly": ("hour", "min", "days"),
}
_RETAINED_MAX: Final = 10


def _check_schedule(schedule: Mapping[str, str]) -> None:
    for key, value in schedule.items():
        if key not in _KEYS or not _KEYS[key][0](value):
            raise ApiFailure("INVALID_VALUE", f"schedule:{key}", value)


def _completed(frequency: str, schedule: Mapping[str, str]) -> dict[str, str]:
    """The schedule with exactly the keys that a frequency has."""
    return {key: schedule.get(key, _KEYS[key][1]) for key in _BY_FREQUENCY[frequency]}


def _check_retained(value: int) -> None:
    if not 1 <= value <= _RETAINED_MAX:
        raise ApiFailure("INVALID_VALUE", "retained_snapshots", value)


def create(call: Call, record: dict[str, Any]) -> str:
    """VMSS.create. Raises INVALID_VALUE."""
    _check_schedule(record["schedule"])
    _check_retained(record["retained_snapshots"])
    return construct(call, record | {"schedule": _completed(record["frequency"], record["schedule"])})


def destroy(call: Call, self: str) -> None:
    """VMSS.destroy. Raises VMSS_HAS_VM."""
    if call.database.get("VMSS", self)["VMs"]:
        raise ApiFailure("VMSS_HAS_VM")
    call.database.destroy("VMSS", self)


async def snapshot_now(call: Call, vmss: str) -> str:
    """VMSS.snapshot_now: a snapshot (or checkpoint) of each of its VMs."""
    row = call.database.get("VMSS", vmss)
    for vm in row["VMs"]:
        name = f"{row['name_label']}-{call.now:%Y%m%dT%H%M%SZ}"
        made = (
            await call.subtask("VM.checkpoint", vm, name)
            if row["type"] == "checkpoint"
            else await call.subtask("VM.snapshot", vm, name, [])
        )
        call.database.update("VM", made, is_vmss_snapshot=True)
    call.database.update("VMSS", vmss, last_run_time=call.now)
    return ""


def set_retained_snapshots(call: Call, self: str, value: int) -> None:
    """VMSS.set_retained_snapshots: 1 to 10."""
    _check_retained(value)
    call.database.update("VMSS", self, retained_snapshots=value)


def set_frequency(call: Call, self: str, value: str) -> None:
    """VMSS.set_frequency; the schedule follows."""
    schedule = _completed(value, call.database.get("VMSS", self)["schedule"])
    call.database.update("VMSS", self, frequency=value, schedule=schedule)


def set_schedule(call: Call, self: str, value: Mapping[str, str]) -> None:
    """VMSS.set_schedule."""
    _check_schedule(value)
    call.database.update("VMSS", self, schedule=dict(value))


def add_to_schedule(call: Call, self: str, key: str, value: str) -> None:
    """VMSS.add_to_schedule. Raises MAP_DUPLICATE_KEY."""
    current = call.database.get("VMSS", self)["schedule"]
    _check_schedule({key: value})
    if key in current:
        raise ApiFailure("MAP_DUPLICATE_KEY", "VMSS", "schedule", self, key)
    call.database.update("VMSS", self, schedule={**current, key: value})


def remove_from_schedule(call: Call, self: str, key: str) -> None:
    """VMSS.remove_from_schedule."""
    current = call.database.get("VMSS", self)["schedule"]
    call.database.update("VMSS", self, schedule={k: v for k, v in current.items() if k != key})


def set_last_run_time(call: Call, self: str, value: datetime) -> None:
    """VMSS.set_last_run_time."""
    call.database.update("VMSS", self, last_run_time=value)


def set_type(call: Call, self: str, value: str) -> None:
    """VMSS.set_type; no guest supports quiescing any more."""
    row = call.database.get("VMSS", self)
    if value == "snapshot_with_quiesce":
        for vm in row["VMs"]:
            raise ApiFailure("VM_SNAPSHOT_WITH_QUIESCE_NOT_SUPPORTED", vm)
    call.database.update("VMSS", self, type=value)


MESSAGES: Final[Mapping[str, Handler]] = {
    "create": create,
    "destroy": destroy,
    "snapshot_now": snapshot_now,
    "set_retained_snapshots": set_retained_snapshots,
    "set_frequency": set_frequency,
    "set_schedule": set_schedule,
    "add_to_schedule": add_to_schedule,
    "remove_from_schedule": remove_from_schedule,
    "set_last_run_time": set_last_run_time,
    "set_type": set_type,
}
