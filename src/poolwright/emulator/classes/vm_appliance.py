"""Class VM_appliance: VMs that start and stop together, by their `order`. Source: xapi_vm_appliance*.ml."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from contextlib import suppress
from itertools import groupby
from typing import TYPE_CHECKING, Any, Final

from poolwright.emulator.call import Call
from poolwright.emulator.classes.VM import questions
from poolwright.emulator.classes.VM.operations import HALTED, PAUSED, RUNNING
from poolwright.emulator.failures import ApiFailure
from poolwright.emulator.implicit import construct
from poolwright.emulator.operations import Rules

if TYPE_CHECKING:
    from poolwright.emulator.database import Row
    from poolwright.emulator.implicit import Handler
    from poolwright.emulator.pool import Pool

_LIVE: Final = (RUNNING, PAUSED, "Suspended")
#: In which power states of any of its VMs an operation makes sense, and what is said if none is in one.
_WANTED: Final[Mapping[str, tuple[tuple[str, ...], str]]] = {
    "start": ((HALTED,), "There are no halted VMs in this appliance."),
    "clean_shutdown": ((RUNNING,), "There are no running VMs in this appliance."),
    "hard_shutdown": (_LIVE, "All VMs in this appliance are halted."),
    "shutdown": (_LIVE, "All VMs in this appliance are halted."),
}


def _vms(pool: Pool, appliance: str) -> dict[str, Row]:
    refs = pool.database.get("VM_appliance", appliance)["VMs"]
    return {ref: row for ref in refs if (row := pool.database.find("VM", ref))}


def _error(pool: Pool, appliance: str, op: str) -> ApiFailure | None:
    current: Mapping[str, str] = pool.database.get("VM_appliance", appliance)["current_operations"]
    for task, other in current.items():
        return ApiFailure("OTHER_OPERATION_IN_PROGRESS", "VM_appliance", appliance, other, task)
    vms = _vms(pool, appliance)
    if not vms:
        return ApiFailure("OPERATION_NOT_ALLOWED", "Appliance has no VMs.")
    states, text = _WANTED[op]
    if any(vm["power_state"] in states for vm in vms.values()):
        return None
    return ApiFailure("OPERATION_NOT_ALLOWED", text)


def _check(pool: Pool, appliance: str, op: str) -> None:
    if (error := _error(pool, appliance, op)) is not None:
        raise error


def _allowed(pool: Pool, appliance: str) -> list[str]:
    return [op for op in _WANTED if _error(pool, appliance, op) is None]


RULES: Final = Rules(check=_check, allowed=_allowed)


def create(call: Call, record: dict[str, Any]) -> str:
    """VM_appliance.create."""
    appliance = construct(call, record)
    call.refresh("VM_appliance", appliance)
    return appliance


def destroy(call: Call, self: str) -> None:
    """VM_appliance.destroy: its VMs stay, with a reference to nothing, as XAPI leaves it."""
    call.database.destroy("VM_appliance", self)


async def _one(call: Call, vm: str, op: str, *args: Any) -> None:
    """The operation on one VM; what comes of it shows in the VM's power state."""
    with suppress(ApiFailure):
        await call.subtask(f"VM.{op}", vm, *args)


async def _each(call: Call, appliance: str, op: str, *args: Any, to: str) -> None:
    """The operation on every VM that is not in the state `to`, order by order; those of one order side by side.

    Raises OPERATION_PARTIALLY_FAILED with the VMs that are not in that state then either.
    """
    async with call.marked("VM_appliance", appliance, op):
        vms = {ref: vm for ref, vm in _vms(call.pool, appliance).items() if vm["power_state"] != to}
        ordered = sorted(vms, key=lambda ref: vms[ref]["order"], reverse=op != "start")
        for _, same_order in groupby(ordered, key=lambda ref: vms[ref]["order"]):
            async with asyncio.TaskGroup() as group:
                for vm in same_order:
                    group.create_task(_one(call, vm, op, *args))
        left = [ref for ref in vms if not _is_in(call, ref, to)]
        if left:
            raise ApiFailure("OPERATION_PARTIALLY_FAILED", f"VM_appliance.{op}", *left)


def _is_in(call: Call, vm: str, state: str) -> bool:
    row = call.database.find("VM", vm)
    return row is not None and row["power_state"] == state


async def start(call: Call, self: str, paused: bool) -> None:
    """VM_appliance.start."""
    await _each(call, self, "start", paused, False, to=PAUSED if paused else RUNNING)


def _stop(op: str) -> Handler:
    async def handler(call: Call, self: str) -> None:
        await _each(call, self, op, to=HALTED)

    return handler


def assert_can_be_recovered(call: Call, self: str, session_to: str) -> None:
    """VM_appliance.assert_can_be_recovered: all its VMs can."""
    call.database.get("VM_appliance", self)
    get_SRs_required_for_recovery(call, self, session_to)


def get_SRs_required_for_recovery(call: Call, self: str, session_to: str) -> list[str]:
    """VM_appliance.get_SRs_required_for_recovery: those of all its VMs."""
    srs = [
        sr
        for vm in _vms(call.pool, self)
        for sr in questions.get_SRs_required_for_recovery(call, vm, session_to)
    ]
    return list(dict.fromkeys(srs))


def recover(call: Call, self: str, session_to: str, force: bool) -> None:
    """VM_appliance.recover: only from a foreign pool's database, which the emulator does not have."""
    del force
    assert_can_be_recovered(call, self, session_to)
    raise ApiFailure("NOT_IMPLEMENTED", "VM_appliance.recover")


MESSAGES: Final[Mapping[str, Handler]] = {
    "create": create,
    "destroy": destroy,
    "start": start,
    "clean_shutdown": _stop("clean_shutdown"),
    "hard_shutdown": _stop("hard_shutdown"),
    "shutdown": _stop("shutdown"),
    "assert_can_be_recovered": assert_can_be_recovered,
    "recover": recover,
    "get_SRs_required_for_recovery": get_SRs_required_for_recovery,
}
