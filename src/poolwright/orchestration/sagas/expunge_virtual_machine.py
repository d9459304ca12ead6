"""Expunge a destroyed VM: it and its disks are removed from the pool for good."""

from __future__ import annotations

import msgspec

from poolwright.orchestration import removal
from poolwright.orchestration.context import Context
from poolwright.orchestration.definition import Definition
from poolwright.orchestration.sagas.settling import settle_expunge
from poolwright.saga import Run, Saga


class ExpungeVirtualMachine(msgspec.Struct, frozen=True, kw_only=True):
    """The VM's number; `volume_ids` of data disks that go with it."""

    virtual_machine_id: int
    volume_ids: list[int] = []


Expunge = Run[ExpungeVirtualMachine, Context]

saga = Saga[ExpungeVirtualMachine, Context]("expunge_virtual_machine", params=ExpungeVirtualMachine)


@saga.step
async def find_doomed(run: Expunge) -> removal.Doomed:
    """What goes, noted before any of it does."""
    return await removal.find_doomed(run.context, run.params.virtual_machine_id, run.params.volume_ids)


find_doomed.no_undo(because="it only reads, and lets go of disks that stay")


@saga.step
async def destroy_vm(run: Expunge) -> None:
    """The VM, its VBDs and VIFs gone."""
    await removal.destroy_vm(run.context, run.output(find_doomed), repeated=run.repeated)


destroy_vm.no_undo(because="what was destroyed can't be made again; expunging again goes on")


@saga.step_each(lambda run: run.output(find_doomed).disks)
async def destroy_disk(run: Expunge, disk: removal.DoomedDisk) -> None:
    """A disk gone."""
    await removal.destroy_disk(run.context, run.output(find_doomed), disk)


destroy_disk.no_undo(because="what was destroyed can't be made again; expunging again goes on")


DEFINITION = Definition(
    saga, settle=settle_expunge, exclusive=lambda params: f"virtual_machine/{params.virtual_machine_id}"
)
