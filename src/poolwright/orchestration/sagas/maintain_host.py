"""Empty a host: it is disabled on its pool, and every VM of ours migrates away, each by a saga of its own.

The row says PrepareForMaintenance when this begins, so no VM is placed there. VMs that others run on the host
are theirs to move.
"""

from __future__ import annotations

from typing import Any, Final

import msgspec

from poolwright.model.host import ResourceState
from poolwright.model.virtual_machine import Event, State
from poolwright.orchestration.context import Context
from poolwright.orchestration.definition import Definition
from poolwright.saga import Outcome, Run, Saga, TryAgain
from poolwright.saga import State as SagaState
from poolwright.store import Transaction, capacity, hosts, virtual_machines

#: Seconds between looks at a VM that somebody else is moving.
_PATIENCE: Final = 1.0


class MaintainHost(msgspec.Struct, frozen=True, kw_only=True):
    """The host's number."""

    host_id: int


Maintain = Run[MaintainHost, Context]

saga = Saga[MaintainHost, Context]("maintain_host", params=MaintainHost)


@saga.step
async def disable_host(run: Maintain) -> None:
    """Disabled on its pool: nobody starts a VM there, neither."""
    await set_enabled(run.context, run.params.host_id, to=False)


@disable_host.undo
async def enable_host(run: Maintain, _disabled: None) -> None:
    await set_enabled(run.context, run.params.host_id, to=True)


async def set_enabled(context: Context, host_id: int, *, to: bool) -> None:
    """Have a host take VMs on its pool, or take none; nothing happens where it is so already."""
    async with context.store.reading() as tx:
        host = await hosts.get(tx, host_id)
    pool = await context.pool(host.cluster_id)
    async with pool.speaking_of(f"host {host.name}") as session:
        ref = await session.host.get_by_uuid(host.external_uuid)
        if await session.host.get_enabled(ref) != to:
            await (session.host.enable(ref) if to else session.host.disable(ref))


@saga.step
async def find_machines(run: Maintain) -> list[int]:
    """Our VMs there, those on their way to it among them."""
    async with run.context.store.reading() as tx:
        return await capacity.list_promised(tx, run.params.host_id)


find_machines.no_undo(because="it only reads")


@saga.step_each(lambda run: run.output(find_machines))
async def move_vm(run: Maintain, vm_id: int) -> None:
    """Elsewhere, or at rest."""
    context, name = run.context, run.entry
    if await context.find_child(name) is None and not await _begin(run, name, vm_id):
        return
    await context.ended(name)


async def _begin(run: Maintain, name: str, vm_id: int) -> bool:
    """Have a VM migrate; False where there is nothing to move."""
    async with run.context.store.transaction() as tx:
        vm = await virtual_machines.find(tx, vm_id)
        if vm is None or vm_id not in await capacity.list_promised(tx, run.params.host_id):
            return False
        if vm.state is not State.RUNNING:
            raise TryAgain(f"instance {vm.instance_name} is {vm.state}", delay=_PATIENCE)
        await virtual_machines.advance(tx, vm_id, Event.MIGRATION_REQUESTED)
        await run.context.begin(tx, name, "migrate_virtual_machine", {"virtual_machine_id": vm_id})
    return True


move_vm.no_undo(because="a VM runs as well where it is now")


async def _settle(tx: Transaction, params: Any, outcome: Outcome) -> None:
    """In maintenance; or in error, with the VMs that could not be moved where they were."""
    done = outcome.state is SagaState.SUCCEEDED
    state = ResourceState.MAINTENANCE if done else ResourceState.ERROR
    await hosts.update(tx, params.host_id, resource_state=state)


DEFINITION = Definition(saga, settle=_settle, exclusive=lambda params: f"host/{params.host_id}")
