"""Have a storage pool used again, and start the VMs that its maintenance stopped, each by a saga of its own."""

from __future__ import annotations

from contextlib import suppress

import msgspec

from poolwright.model.errors import CloudError
from poolwright.model.virtual_machine import Event, State
from poolwright.orchestration.context import Context
from poolwright.orchestration.definition import Definition
from poolwright.saga import Run, Saga
from poolwright.store import storage_pools, virtual_machines


class ResumeStoragePool(msgspec.Struct, frozen=True, kw_only=True):
    """The storage pool's number."""

    storage_pool_id: int


Resume = Run[ResumeStoragePool, Context]

saga = Saga[ResumeStoragePool, Context]("resume_storage_pool", params=ResumeStoragePool)


@saga.local_step
async def open_up(run: Resume) -> list[int]:
    """It takes disks again; the numbers of the VMs that its maintenance stopped."""
    async with run.context.store.transaction() as tx:
        pool = await storage_pools.get(tx, run.params.storage_pool_id)
        await storage_pools.update(tx, pool.id, state="Up" if pool.hosts else "Disconnected")
    return [int(number) for number in pool.details.get(storage_pools.STOPPED, "").split(",") if number]


open_up.no_undo(because="what comes after it never fails")


@saga.step_each(lambda run: run.output(open_up))
async def start_vm(run: Resume, vm_id: int) -> None:
    """Started, if it is still stopped. One that can't be is left stopped; its own saga has said why."""
    context, name = run.context, run.entry
    if await context.find_child(name) is None:
        async with context.store.transaction() as tx:
            vm = await virtual_machines.find(tx, vm_id)
            if vm is None or vm.state is not State.STOPPED:
                return
            await virtual_machines.advance(tx, vm_id, Event.START_REQUESTED)
            await context.begin(tx, name, "start_virtual_machine", {"virtual_machine_id": vm_id})
    with suppress(CloudError):
        await context.ended(name)


start_vm.no_undo(because="what comes after it never fails")


@saga.local_step
async def forget(run: Resume) -> None:
    """The list of the stopped VMs is done with."""
    async with run.context.store.transaction() as tx:
        pool = await storage_pools.get(tx, run.params.storage_pool_id)
        kept = {key: text for key, text in pool.details.items() if key != storage_pools.STOPPED}
        await storage_pools.update(tx, pool.id, details=kept)


forget.no_undo(because="it is the last step")

DEFINITION = Definition(saga, exclusive=lambda params: f"storage_pool/{params.storage_pool_id}")
