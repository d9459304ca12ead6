"""Class VMSS: schedules of VMs' snapshots. They are kept and checked; the emulator takes none by itself.

Source: xapi_vmss.ml.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

from poolwright.emulator.call import Call
from poolwright.emulator.failures import ApiFailure, internal_error
from poolwright.emulator.implicit import construct
from poolwright.emulator.marshalling import read_int

if TYPE_CHECKING:
    from poolwright.emulator.implicit import Handler

#: What a schedule's value is: one of these words, several of them, or a number between two.
_Kind = tuple[str, ...] | frozenset[str] | range
_DAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
#: The keys of a schedule, what they may hold, and what they hold if not given.
_KEYS: Final[Mapping[str, tuple[_Kind, str]]] = {
    "min": (("0", "15", "30", "45"), "0"),
    "hour": (range(24), "0"),
    "days": (frozenset(_DAYS), "Monday"),
}
_BY_FREQUENCY: Final[Mapping[str, tuple[str, ...]]] = {
    "hourly": ("min",),
    "daily": ("hour", "min"),
    "weekly": ("hour", "min", "days"),
}
_RETAINED_MAX: Final = 10
#: Where the schedule that a key was last taken from is kept in the pool's private room.
_BACKUP: Final = "VMSS.schedule"


def _invalid(key: str, value: str) -> ApiFailure:
    return ApiFailure("INVALID_VALUE", f"schedule:{key}", value)


def _checked(key: str, value: str, keys: Collection[str]) -> str:
    """A schedule's value in XAPI's spelling. Raises INVALID_VALUE for a key or value that it cannot have."""
    if key not in keys:
        raise _invalid(key, value)
    kind, _ = _KEYS[key]
    if isinstance(kind, range):
        try:
            fits = read_int(value) in kind
        except ValueError:
            fits = False
        if not fits:
            raise _invalid(key, value)
        return value
    words = {word.lower(): word for word in kind}
    if isinstance(kind, tuple):
        if value.lower() not in words:
            raise _invalid(key, value)
        return words[value.lower()]
    return _checked_words(key, value, words)


def _checked_words(key: str, value: str, words: Mapping[str, str]) -> str:
    """Several words with commas, none twice: looked at from the end, as XAPI does."""
    found = ""
    for part in reversed(value.split(",")):
        word = words.get(part.lower())
        if word is None:
            raise _invalid(key, part)
        if word in found:
            raise _invalid(key, value)
        found = f"{word},{found}" if found else word
    return found


def _checked_all(schedule: Mapping[str, str], keys: Collection[str] = tuple(_KEYS)) -> dict[str, str]:
    return {key: _checked(key, value, keys) for key, value in schedule.items()}


def _completed(frequency: str, schedule: Mapping[str, str]) -> dict[str, str]:
    """The schedule with exactly the keys that a frequency has."""
    keys = _BY_FREQUENCY[frequency]
    return _checked_all({key: schedule.get(key, _KEYS[key][1]) for key in keys}, keys)


def _check_retained(value: int) -> None:
    if not 1 <= value <= _RETAINED_MAX:
        raise ApiFailure("INVALID_VALUE", "retained_snapshots", value)


def create(call: Call, record: dict[str, Any]) -> str:
    """VMSS.create. Raises INVALID_VALUE, also for keys that the frequency does not have."""
    frequency, schedule = record["frequency"], record["schedule"]
    _checked_all(schedule, _BY_FREQUENCY[frequency])
    schedule = _completed(frequency, schedule)
    _check_retained(record["retained_snapshots"])
    return construct(call, record | {"schedule": schedule})


def destroy(call: Call, self: str) -> None:
    """VMSS.destroy. Raises VMSS_HAS_VM."""
    if call.database.get("VMSS", self)["VMs"]:
        raise ApiFailure("VMSS_HAS_VM")
    uuid = call.database.get("VMSS", self)["uuid"]
    for ref, message in call.database.items("message"):
        if message["obj_uuid"] == uuid:
            call.database.destroy("message", ref)
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
    """VMSS.set_schedule: over what is there; keys that are not given stay."""
    current = call.database.get("VMSS", self)["schedule"]
    call.database.update("VMSS", self, schedule=_checked_all({**current, **value}))


def add_to_schedule(call: Call, self: str, key: str, value: str) -> None:
    """VMSS.add_to_schedule. Raises MAP_DUPLICATE_KEY, INVALID_VALUE.

    A key that was just taken away, as `xe` does to change it, comes back if the new value is refused.
    """
    current = call.database.get("VMSS", self)["schedule"]
    backup: Mapping[str, str] = call.pool.private.get(_BACKUP, {})
    try:
        checked = _checked_all({**current, key: value})[key]
    except ApiFailure:
        if key not in backup:
            raise internal_error("Not_found") from None
        _add(call, self, key, backup[key])
        raise
    if key in current and key not in backup:
        raise internal_error("Not_found")
    _add(call, self, key, checked)


def _add(call: Call, vmss: str, key: str, value: str) -> None:
    current = call.database.get("VMSS", vmss)["schedule"]
    if key in current:
        raise ApiFailure("MAP_DUPLICATE_KEY", "VMSS", "schedule", vmss, key)
    call.database.update("VMSS", vmss, schedule={**current, key: value})


def remove_from_schedule(call: Call, self: str, key: str) -> None:
    """VMSS.remove_from_schedule."""
    current = call.database.get("VMSS", self)["schedule"]
    call.pool.private[_BACKUP] = current
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
