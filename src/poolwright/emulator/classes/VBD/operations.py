"""What a virtual disk's operations depend on: XAPI's rules in XAPI's order, over plain records.

Pure: it answers, for every operation, the first reason against it. Source: reference/xapi.md 3.6
(xapi_vbd_helpers.ml).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from poolwright.emulator.classes.VM.operations import (
    HALTED,
    PAUSED,
    RUNNING,
    SUSPENDED,
    Error,
    bad_power_state,
    has_pv_drivers,
    operation_text,
)

ALL: Final = ("attach", "eject", "unplug", "unplug_force", "insert", "plug", "pause", "unpause")
_PLUGGING: Final = ("plug", "unplug", "unplug_force")
_ATTACHING: Final = ("attach", "insert", "plug")
_PAUSING: Final = ("pause", "unpause")
#: Operations of the VM during which nothing is plugged.
VM_LEAVING: Final = ("clean_shutdown", "hard_shutdown", "suspend", "pause")


@dataclass(frozen=True)
class Facts:
    """All that the checks look at. `rivals` are the other disks of the same VDI that are in use somewhere."""

    ref: str
    vbd: Mapping[str, Any]
    vm: Mapping[str, Any]
    guest: Mapping[str, Any] | None
    vdi: Mapping[str, Any] | None
    rivals: tuple[Mapping[str, Any], ...] | None = None

    @property
    def plugged(self) -> bool:
        return bool(self.vbd["currently_attached"] or self.vbd["reserved"])


Reason = tuple[Iterable[str], Error]


def _current(facts: Facts) -> Iterator[Reason]:
    current: Mapping[str, str] = facts.vbd["current_operations"]
    if not current:
        return
    task, first = next(iter(current.items()))
    busy: Error = ("OTHER_OPERATION_IN_PROGRESS", "VBD", facts.ref, first, task)
    yield [op for op in ALL if op not in _PAUSING], busy
    under_way = set(current.values())
    if under_way - set(_PAUSING):
        yield ("pause",), busy
    if under_way - {"attach", *_PAUSING}:
        yield ("unpause",), busy


def _medium(facts: Facts) -> Iterator[Reason]:
    if not facts.vbd["unpluggable"]:
        yield ("unplug", "unplug_force"), ("VBD_NOT_UNPLUGGABLE", facts.ref)
    if facts.vbd["type"] != "CD":
        yield ("insert", "eject"), ("VBD_NOT_REMOVABLE_MEDIA", facts.ref)
    if facts.vbd["empty"]:
        yield ("eject",), ("VBD_IS_EMPTY", facts.ref)
    else:
        yield ("insert",), ("VBD_NOT_EMPTY", facts.ref)


def _power(facts: Facts) -> Iterator[Reason]:
    state = facts.vm["power_state"]
    if state == RUNNING:
        if facts.plugged:
            yield ("plug",), ("DEVICE_ALREADY_ATTACHED", facts.ref)
        else:
            yield ("unplug", "unplug_force"), ("DEVICE_ALREADY_DETACHED", facts.ref)
        return
    error = bad_power_state(facts.vbd["VM"], (RUNNING,), state)
    yield (_PLUGGING if state == PAUSED else (*_PLUGGING, *_PAUSING)), error


def vm_is_leaving(vm_ref: str, vm: Mapping[str, Any]) -> Error | None:
    """Why nothing is plugged while the VM shuts down, suspends or pauses."""
    for op in vm["current_operations"].values():
        if op in VM_LEAVING:
            return ("OPERATION_NOT_ALLOWED", f"Current operation on VM:{vm_ref} is {operation_text(op)}")
    return None


def cannot_hotplug(vm: str, guest: Mapping[str, Any] | None, claim: str, kind: str) -> Error | None:
    """Why a running emulated guest takes no plugging of a `kind` (VBD, VIF): it says so, or has no drivers.

    `claim` is the field of the guest's metrics in which it may say so.
    """
    said = "unspecified" if guest is None else guest[claim]
    if said == "no":
        return ("OPERATION_NOT_ALLOWED", f"VM states it does not support {kind} hotplug.")
    return None if said == "yes" or has_pv_drivers(guest) else ("VM_MISSING_PV_DRIVERS", vm)


def _guest(facts: Facts) -> Iterator[Reason]:
    if error := vm_is_leaving(facts.vbd["VM"], facts.vm):
        yield ("plug", "unplug"), error
    if facts.vm["power_state"] == RUNNING and facts.vm["domain_type"] == "hvm":
        if error := cannot_hotplug(facts.vbd["VM"], facts.guest, "can_use_hotplug_vbd", "VBD"):
            yield _PLUGGING, error
        if facts.vbd["type"] == "CD":
            text = "HVM CDROMs cannot be hotplugged/unplugged, only inserted or ejected"
            yield _PLUGGING, ("OPERATION_NOT_ALLOWED", text)
    if facts.vbd["type"] == "CD" and facts.vm["power_state"] == SUSPENDED:
        yield ("insert", "eject"), bad_power_state(facts.vbd["VM"], (HALTED, RUNNING), SUSPENDED)


def _disk(facts: Facts) -> Iterator[Reason]:
    vdi, vdi_ref = facts.vdi, facts.vbd["VDI"]
    if facts.vbd["empty"] or vdi is None:
        return
    if not vdi["managed"]:
        yield ALL, ("VDI_NOT_MANAGED", facts.ref)
    if busy := [(task, op) for task, op in vdi["current_operations"].items() if op not in ("mirror", "copy")]:
        task, op = busy[0]
        yield ("attach", "plug", "insert"), ("OTHER_OPERATION_IN_PROGRESS", "VDI", vdi_ref, op, task)
    if facts.vbd["currently_attached"] or facts.rivals is None:
        return
    writes = facts.vbd["mode"] == "RW"
    written = any(rival["mode"] == "RW" for rival in facts.rivals)
    system = facts.vm["is_control_domain"] or facts.vm["other_config"].get("is_system_domain") == "true"
    if not vdi["sharable"] and not system and (written or (writes and facts.rivals)):
        yield _ATTACHING, ("VDI_IN_USE", vdi_ref)
    if writes and vdi["read_only"]:
        yield _ATTACHING, ("VDI_READONLY", vdi_ref)


RULES: Final = (_current, _medium, _power, _guest, _disk)


def reasons(facts: Facts) -> dict[str, Error]:
    """For each operation that is not possible now, the first reason against it."""
    found: dict[str, Error] = {}
    for rule in RULES:
        for ops, error in rule(facts):
            for op in ops:
                found.setdefault(op, error)
    return found


def allowed_operations(facts: Facts) -> list[str]:
    """What VBD.allowed_operations lists; like XAPI it does not look at who else uses the disk."""
    against = reasons(facts)
    return [op for op in ALL if op not in against]
