"""Make a storage pool idle: every VM with a volume on it is stopped, each by a saga of its own.

The row says PrepareForMaintenance when this begins, so no new disk lands there.
"""

from __future__ import annotations

from typing import Any, Final

import msgspec

from poolwright.model.virtual_machine import Event, State
from poolwright.orchestration.context import Context
from poolwright.orchestration.definition import Definition
from poolwright.saga import Outcome, Run, Saga, TryAgain
from poolwright.saga import State as SagaState
from poolwright.store import Transaction, storage_pools, virtual_machines, volumes

#: Seconds between looks at a VM that somebody else is moving.
_PATIENCE: Final = 1.0
_AT_REST: Final = (State.STOPPED, State.DESTROYED, State.EXPUNGING, State.ERROR)


class MaintainStoragePool(msgspec.Struct, frozen=True, kw_only=True):
    """The storage pool's number."""

    storage_pool_id: int


Maintain = Run[MaintainStoragePool, Context]

saga = Saga[MaintainStoragePool, Context]("maintain_storage_pool", params=MaintainStoragePool)


@saga.local_step
async def find_users(run: Maintain) -> list[int]:
    """The VMs with a volume there."""
    columns = volumes.rows.table.c
    async with run.context.store.reading() as tx:
        lying = await volumes.list_where(
            tx, columns.storage_pool_id == run.params.storage_pool_id, columns.removed.is_(None)
        )
    return sorted({row.virtual_machine_id for row in lying if row.virtual_machine_id is not None})


find_users.no_undo(because="it only reads")


@saga.step_each(lambda run: run.output(find_users))
async def stop_vm(run: Maintain, vm_id: int) -> bool:
    """At rest; whether that took a stop."""
    context, name = run.context, run.entry
    if await context.find_child(name) is None and not await _begin(context, name, vm_id):
        return False
    await context.ended(name)
    return True


async def _begin(context: Context, name: str, vm_id: int) -> bool:
    async with context.store.transaction() as tx:
        vm = await virtual_machines.find(tx, vm_id)
        if vm is None or vm.state in _AT_REST:
            return False
        if vm.state is not State.RUNNING:
            raise TryAgain(f"instance {vm.instance_name} is {vm.state}", delay=_PATIENCE)
        await virtual_machines.advance(tx, vm_id, Event.STOP_REQUESTED)
        await context.begin(tx, name, "stop_virtual_machine", {"virtual_machine_id": vm_id})
    return True


stop_vm.no_undo(because="a VM that was stopped is started again when the maintenance is cancelled")


@saga.local_step
async def remember(run: Maintain) -> None:
    """Note which VMs were stopped, to be started again."""
    users = run.output(find_users)
    stopped = [vm_id for vm_id, did in zip(users, run.outputs(stop_vm), strict=True) if did]
    async with run.context.store.transaction() as tx:
        pool = await storage_pools.get(tx, run.params.storage_pool_id)
        details = pool.details | {storage_pools.STOPPED: ",".join(map(str, stopped))}
        await storage_pools.update(tx, pool.id, details=details)


remember.no_undo(because="it is the last step")


async def _settle(tx: Transaction, params: Any, outcome: Outcome) -> None:
    """In maintenance; or in error, with the VMs stopped that could be."""
    done = outcome.state is SagaState.SUCCEEDED
    await storage_pools.update(
        tx, params.storage_pool_id, state="Maintenance" if done else "ErrorInMaintenance"
    )


DEFINITION = Definition(saga, settle=_settle, exclusive=lambda params: f"storage_pool/{params.storage_pool_id}")
