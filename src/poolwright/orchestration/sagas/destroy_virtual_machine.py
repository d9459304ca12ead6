"""Destroy a VM: stop it if it runs; with `expunge`, remove it and its disks from the pool for good.

Without `expunge` it stays on the pool, halted, and can be recovered. Stop and expunge together are five XAPI
calls.
"""

from __future__ import annotations

import msgspec

from poolwright.model.virtual_machine import State
from poolwright.orchestration import removal
from poolwright.orchestration.context import Context
from poolwright.orchestration.definition import Definition
from poolwright.orchestration.existing import shut_down
from poolwright.orchestration.sagas.settling import settle_destroy
from poolwright.saga import Run, Saga
from poolwright.store import virtual_machines


class DestroyVirtualMachine(msgspec.Struct, frozen=True, kw_only=True):
    """The VM's number; with `forced` its guest is not asked; `volume_ids` of data disks that go with it."""

    virtual_machine_id: int
    expunge: bool = False
    forced: bool = False
    volume_ids: list[int] = []


Destroy = Run[DestroyVirtualMachine, Context]

saga = Saga[DestroyVirtualMachine, Context]("destroy_virtual_machine", params=DestroyVirtualMachine)


@saga.step
async def halt_vm(run: Destroy) -> None:
    """Halted, if it was running when this was asked for."""
    async with run.context.store.reading() as tx:
        vm = await virtual_machines.get(tx, run.params.virtual_machine_id)
    if vm.state is State.STOPPING:
        await shut_down(run.context, vm.id, forced=run.params.forced)


halt_vm.no_undo(because="a guest that has shut down is not started again behind its user's back")


@saga.step
async def find_doomed(run: Destroy) -> removal.Doomed | None:
    """What goes, noted before any of it does; None where nothing goes."""
    if not run.params.expunge:
        return None
    return await removal.find_doomed(run.context, run.params.virtual_machine_id, run.params.volume_ids)


find_doomed.no_undo(because="it only reads, and lets go of disks that stay")


@saga.step
async def destroy_vm(run: Destroy) -> None:
    """The VM, its VBDs and VIFs gone."""
    doomed = run.output(find_doomed)
    if doomed is not None:
        await removal.destroy_vm(run.context, doomed, repeated=run.repeated)


destroy_vm.no_undo(because="what was destroyed can't be made again; expunging again goes on")


def _disks(run: Destroy) -> list[removal.DoomedDisk]:
    doomed = run.output(find_doomed)
    return [] if doomed is None else doomed.disks


@saga.step_each(_disks)
async def destroy_disk(run: Destroy, disk: removal.DoomedDisk) -> None:
    """A disk gone."""
    doomed = run.output(find_doomed)
    if doomed is not None:
        await removal.destroy_disk(run.context, doomed, disk)


destroy_disk.no_undo(because="what was destroyed can't be made again; expunging again goes on")


DEFINITION = Definition(
    saga, settle=settle_destroy, exclusive=lambda params: f"virtual_machine/{params.virtual_machine_id}"
)
