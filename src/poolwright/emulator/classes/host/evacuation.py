"""The messages of class host that empty it: where each VM could go, or why it cannot."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from typing import Any, Final, TypeAlias

from poolwright.emulator.call import Call
from poolwright.emulator.classes.host.liveness import is_live
from poolwright.emulator.classes.VM import footprint, placement
from poolwright.emulator.failures import ApiFailure

#: Migrations at a time, unless the caller says otherwise.
_BATCH: Final = 10

#: What becomes of a VM: the host it goes to, or why it cannot go.
Plan: TypeAlias = "dict[str, str | ApiFailure]"


def _obstacle(call: Call, vm: str, hosts: list[str]) -> ApiFailure | None:
    """Why a VM cannot leave, whatever the room: what it needs that not every other host has, or its state."""
    row = call.database.get("VM", vm)
    try:
        for host in hosts:
            question = placement.Question(call.database, vm, row, host, memory=False)
            placement.assert_can_boot_here(question)
        call.check_operation("VM", vm, "pool_migrate")
    except ApiFailure as failure:
        return failure
    return None


def _place(call: Call, vms: list[str], hosts: list[str]) -> Plan:
    """VMs onto hosts by memory alone, the largest first, each where most is free."""
    free = {host: placement.free_memory(call.database, host) for host in hosts}
    needs = {vm: footprint.needed(call.database.get("VM", vm)) for vm in vms}
    plan: Plan = {}
    for vm in sorted(vms, key=lambda one: -needs[one]):
        best = max(hosts, key=lambda host: free[host])
        if free[best] < needs[vm]:
            plan[vm] = ApiFailure("HOST_NOT_ENOUGH_FREE_MEMORY", vm)
        else:
            free[best] -= needs[vm]
            plan[vm] = best
    return plan


def make_plan(call: Call, host: str) -> Plan:
    """What becomes of every guest of a host if it is emptied now. Raises HANDLE_INVALID."""
    database = call.database
    guests = [
        vm
        for vm in database.get("host", host)["resident_VMs"]
        if not database.get("VM", vm)["is_control_domain"]
    ]
    targets = [
        ref for ref, row in database.items("host") if ref != host and row["enabled"] and is_live(call.pool, ref)
    ]
    if not targets:
        return {vm: ApiFailure("NO_HOSTS_AVAILABLE", vm) for vm in guests}
    plan: Plan = {}
    for vm in guests:
        if (obstacle := _obstacle(call, vm, targets)) is not None:
            plan[vm] = obstacle
    return plan | _place(call, [vm for vm in guests if vm not in plan], targets)


def get_vms_which_prevent_evacuation(call: Call, host: str) -> dict[str, list[str]]:
    plan = make_plan(call, host)
    return {vm: why.description for vm, why in plan.items() if isinstance(why, ApiFailure)}


def assert_can_evacuate(call: Call, host: str) -> None:
    reasons = get_vms_which_prevent_evacuation(call, host).values()
    if reasons:
        text = "|".join(",".join(reason) for reason in reasons)
        raise ApiFailure("CANNOT_EVACUATE_HOST", text)


async def _migrate(call: Call, moves: Mapping[str, str], batch: int) -> None:
    """Migrates VMs, so many at a time; raises the first failure once all are through."""
    slots = asyncio.Semaphore(batch)
    failures: list[ApiFailure] = []

    async def one(vm: str, target: str) -> None:
        async with slots:
            try:
                await call.subtask("VM.pool_migrate", vm, target, {"live": "true"})
            except ApiFailure as failure:
                if failure.code != "VM_BAD_POWER_STATE":  # it halted in the meantime: fine
                    failures.append(failure)
        done.append(vm)
        call.progress(len(done) / len(moves))

    done: list[str] = []
    async with asyncio.TaskGroup() as group:
        for vm, target in moves.items():
            group.create_task(one(vm, target))
    if failures:
        raise failures[0]


async def evacuate(call: Call, host: str, network: str, evacuate_batch_size: int) -> None:
    async with call.marked("host", host, "evacuate"):
        moves: dict[str, str] = {}
        for vm, where in make_plan(call, host).items():
            if isinstance(where, ApiFailure):
                raise where
            moves[vm] = where
        await _migrate(call, moves, evacuate_batch_size if evacuate_batch_size > 0 else _BATCH)


def get_uncooperative_resident_VMs(call: Call, host: str) -> list[str]:
    call.database.get("host", host)
    return []


def retrieve_wlb_evacuate_recommendations(call: Call, host: str) -> dict[str, list[str]]:
    call.database.get("host", host)
    raise ApiFailure("WLB_NOT_INITIALIZED")


MESSAGES: Final[Mapping[str, Callable[..., Any]]] = {
    "assert_can_evacuate": assert_can_evacuate,
    "get_vms_which_prevent_evacuation": get_vms_which_prevent_evacuation,
    "get_uncooperative_resident_VMs": get_uncooperative_resident_VMs,
    "retrieve_wlb_evacuate_recommendations": retrieve_wlb_evacuate_recommendations,
    "evacuate": evacuate,
}
