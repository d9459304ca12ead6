"""What a virtual interface's operations depend on, over plain records.

Pure: for every operation, the first reason against it. Source: reference/xapi.md 3.7 (xapi_vif_helpers.ml).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from poolwright.emulator.classes.VBD.operations import cannot_hotplug, vm_is_leaving
from poolwright.emulator.classes.VM.operations import RUNNING, Error, bad_power_state

ALL: Final = ("attach", "plug", "unplug")
_PLUGGING: Final = ("plug", "unplug")


@dataclass(frozen=True)
class Facts:
    """All that the checks look at."""

    ref: str
    vif: Mapping[str, Any]
    vm: Mapping[str, Any]
    guest: Mapping[str, Any] | None


def _rules(facts: Facts) -> Iterator[tuple[Iterable[str], Error]]:
    vif, vm, vm_ref = facts.vif, facts.vm, facts.vif["VM"]
    for task, op in vif["current_operations"].items():
        yield ALL, ("OTHER_OPERATION_IN_PROGRESS", "VIF", facts.ref, op, task)
    state = vm["power_state"]
    if state != RUNNING:
        yield _PLUGGING, bad_power_state(vm_ref, (RUNNING,), state)
    elif vif["currently_attached"] or vif["reserved"]:
        yield ("plug",), ("DEVICE_ALREADY_ATTACHED", facts.ref)
    else:
        yield ("unplug",), ("DEVICE_ALREADY_DETACHED", facts.ref)
    if error := vm_is_leaving(vm_ref, vm):
        yield _PLUGGING, error
    if (
        state == RUNNING
        and vm["domain_type"] == "hvm"
        and (error := cannot_hotplug(vm_ref, facts.guest, "can_use_hotplug_vif", "VIF"))
    ):
        yield _PLUGGING, error


def reasons(facts: Facts) -> dict[str, Error]:
    """For each operation that is not possible now, the first reason against it."""
    found: dict[str, Error] = {}
    for ops, error in _rules(facts):
        for op in ops:
            found.setdefault(op, error)
    return found


def allowed_operations(facts: Facts) -> list[str]:
    """What VIF.allowed_operations lists."""
    against = reasons(facts)
    return [op for op in ALL if op not in against]
