"""Give a VM another size: at once where it runs and its guest can, else before its next start.

The request has written the new size to the row already, so that limits are exact; what is undone here is the
row too.
"""

from __future__ import annotations

import msgspec

from poolwright.model.placement import request_for
from poolwright.model.virtual_machine import HOLDS_CAPACITY, Size, VirtualMachineView
from poolwright.orchestration.context import Context
from poolwright.orchestration.definition import Definition
from poolwright.orchestration.existing import find_vm
from poolwright.orchestration.sizes import share_on, spec_of
from poolwright.saga import Run, Saga
from poolwright.store import capacity, hosts, virtual_machines
from poolwright.xenserver import sizing


class ScaleVirtualMachine(msgspec.Struct, frozen=True, kw_only=True):
    """The VM's number, what it was and what it is to be."""

    virtual_machine_id: int
    before: Size
    after: Size


Scale = Run[ScaleVirtualMachine, Context]

saga = Saga[ScaleVirtualMachine, Context]("scale_virtual_machine", params=ScaleVirtualMachine)


@saga.step
async def reserve_more(run: Scale) -> None:
    """Its host's promise for what it has and what it gets, where it holds one."""
    async with run.context.store.transaction() as tx:
        vm = await virtual_machines.get(tx, run.params.virtual_machine_id)
        if vm.state in HOLDS_CAPACITY:
            await capacity.enlarge(tx, request_for(vm))


@reserve_more.undo
async def restore_row(run: Scale, _none: None) -> None:
    """The row and the promise as they were."""
    vm_id = run.params.virtual_machine_id
    async with run.context.store.transaction() as tx:
        await virtual_machines.update(tx, vm_id, **run.params.before.columns())
        request = request_for(await virtual_machines.get(tx, vm_id))
        await capacity.set_amounts(tx, vm_id, memory=request.memory, cpu_mhz=request.cpu_mhz)


@saga.step
async def resize_vm(run: Scale) -> None:
    """The VM of its new size on the pool, if it is there."""
    await _resize(run, run.params.after)


@resize_vm.undo
async def resize_back(run: Scale, _none: None) -> None:
    await _resize(run, run.params.before)


@saga.step
async def settle_promise(run: Scale) -> None:
    """Promised exactly what it has now."""
    vm_id = run.params.virtual_machine_id
    async with run.context.store.transaction() as tx:
        request = request_for(await virtual_machines.get(tx, vm_id))
        await capacity.set_amounts(tx, vm_id, memory=request.memory, cpu_mhz=request.cpu_mhz)


settle_promise.no_undo(because="undoing the first step puts the promise back")


async def _resize(run: Scale, size: Size) -> None:
    async with run.context.store.reading() as tx:
        row = await virtual_machines.get(tx, run.params.virtual_machine_id)
        host_id = row.host_id or row.last_host_id
        host = await hosts.find(tx, host_id) if host_id else None
    if row.cluster_id is None:
        return
    vm: VirtualMachineView = msgspec.structs.replace(row, **size.columns())
    pool = await run.context.pool(row.cluster_id)
    async with pool.speaking_of(f"instance {vm.instance_name}") as session:
        found = await find_vm(run.context, pool, session, vm)
        if found is not None:
            await sizing.ensure_size(session, found, spec_of(vm, host), share_on(vm, host))


DEFINITION = Definition(saga, exclusive=lambda params: f"virtual_machine/{params.virtual_machine_id}")
