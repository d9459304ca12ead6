"""Deploy many VMs: each by a saga of its own; with `all_or_nothing`, one that fails takes the others with it.

The request has promised every VM its host already, in the transaction that wrote this saga: so none is made
unless all fit. What is made here and not undone is each VM's own.
"""

from __future__ import annotations

from contextlib import suppress
from typing import Any

import msgspec

from poolwright.model.errors import CloudError, InsufficientCapacity, Internal
from poolwright.model.virtual_machine import Event, State
from poolwright.model.volume import VolumeType
from poolwright.orchestration.context import Context
from poolwright.orchestration.definition import Definition
from poolwright.orchestration.sagas.settling import settle_deploys
from poolwright.orchestration.start_plan import list_volumes
from poolwright.saga import Run, Saga, TryAgain
from poolwright.saga import State as SagaState
from poolwright.saga.journal import History
from poolwright.store import Transaction, sagas, virtual_machines

#: Seconds between looks at a VM that somebody else is moving, when it is to be removed.
_PATIENCE = 1.0


class DeployVirtualMachines(msgspec.Struct, frozen=True, kw_only=True):
    """The VMs' numbers; the host's if one was asked for. Without `all_or_nothing` those that can be made stay;
    `requested` is how many were asked for, and `refusal` says why that is more than fitted.
    """

    virtual_machine_ids: list[int]
    host_id: int | None = None
    all_or_nothing: bool = True
    requested: int = 0
    refusal: str | None = None


Deploy = Run[DeployVirtualMachines, Context]

saga = Saga[DeployVirtualMachines, Context]("deploy_virtual_machines", params=DeployVirtualMachines)


@saga.step_each(lambda run: run.params.virtual_machine_ids)
async def deploy_vm(run: Deploy, vm_id: int) -> str | None:
    """One VM, running; or why it is not, where the others may stay without it."""
    context, name = run.context, run.entry
    if not (run.repeated and await context.find_child(name)):
        params = {"virtual_machine_id": vm_id, "host_id": run.params.host_id}
        await context.store.together(lambda tx: context.begin(tx, name, "deploy_virtual_machine", params))
    try:
        await context.ended(name)
    except CloudError as error:
        if run.params.all_or_nothing:
            raise
        return error.message
    return None


@deploy_vm.undo
async def remove_vm(run: Deploy, vm_id: int, _why: str | None) -> None:
    """Gone from the pool with all its disks. One whose saga never began has only rows, which go at the end."""
    context, name = run.context, run.entry
    if await context.find_child(name) is None:
        return
    with suppress(CloudError):
        await context.ended(name)
    await _check_rested(context, name)
    gone = f"{name}.undo"
    if await context.find_child(gone) is None:
        async with context.store.transaction() as tx:
            if not await _begin_removal(tx, context, gone, vm_id):
                return
    try:
        await context.ended(gone)
    except CloudError:
        async with context.store.reading() as tx:
            if await virtual_machines.find(tx, vm_id) is not None:
                raise  # unless somebody has removed it since


async def _check_rested(context: Context, name: str) -> None:
    """Raises `Internal` where a VM's saga is stuck: what it left is still there."""
    child = await context.find_child(name)
    async with context.store.reading() as tx:
        lines = await sagas.lines(tx, child.id) if child else []
    if History(lines).state is SagaState.STUCK:
        raise Internal(f"Saga {context.child(name)} is stuck; have it resumed first")


async def _begin_removal(tx: Transaction, context: Context, name: str, vm_id: int) -> bool:
    """Have the VM removed by a saga of its own; False where there is nothing to remove."""
    vm = await virtual_machines.find(tx, vm_id)
    if vm is None or vm.state is State.ERROR:
        return False
    params: dict[str, Any] = {"virtual_machine_id": vm_id, "expunge": True, "forced": True}
    disks = await list_volumes(tx, vm_id)
    params["volume_ids"] = [disk.id for disk in disks if disk.type is VolumeType.DATADISK]
    match vm.state:
        case State.RUNNING:
            await virtual_machines.advance(tx, vm_id, Event.STOP_REQUESTED)
        case State.STOPPED | State.DESTROYED:
            await virtual_machines.advance(tx, vm_id, Event.EXPUNGE_REQUESTED)
        case _:
            raise TryAgain(f"instance {vm.instance_name} is {vm.state}", delay=_PATIENCE)
    await context.begin(tx, name, "destroy_virtual_machine", params)
    return True


@saga.local_step
async def check_made(run: Deploy) -> None:
    """That there is something to show. Raises `InsufficientCapacity` where not one VM could be made."""
    reasons = run.outputs(deploy_vm)
    if all(reason is not None for reason in reasons):
        raise InsufficientCapacity(f"None of {len(reasons)} instances could be made: {reasons[0]}")


check_made.no_undo(because="it only looks")


DEFINITION = Definition(saga, settle=settle_deploys, waits=True)
