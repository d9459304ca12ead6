"""Remove a snapshot of a VM and its disks: first what goes is noted in its row, then it goes."""

from __future__ import annotations

import msgspec

from poolwright.orchestration import checkpoints
from poolwright.orchestration.checkpoints import Doomed, DoomedDisk
from poolwright.orchestration.context import Context
from poolwright.orchestration.definition import Definition
from poolwright.orchestration.sagas.settling_vm_snapshots import settle_delete
from poolwright.saga import Run, Saga


class DeleteVmSnapshot(msgspec.Struct, frozen=True, kw_only=True):
    """The VM's number and the snapshot's."""

    virtual_machine_id: int
    vm_snapshot_id: int


Delete = Run[DeleteVmSnapshot, Context]

saga = Saga[DeleteVmSnapshot, Context]("delete_vm_snapshot", params=DeleteVmSnapshot)


@saga.step
async def find_doomed(run: Delete) -> Doomed:
    """What goes."""
    return await checkpoints.find_doomed(run.context, run.params.vm_snapshot_id)


find_doomed.no_undo(because="it only reads")


@saga.step
async def destroy_snapshot(run: Delete) -> None:
    await checkpoints.destroy(run.context, run.params.vm_snapshot_id, run.output(find_doomed))


destroy_snapshot.no_undo(because="what was destroyed can't be made again; deleting again goes on")


@saga.step_each(lambda run: run.output(find_doomed).disks)
async def destroy_disk(run: Delete, disk: DoomedDisk) -> None:
    await checkpoints.destroy_disk(run.context, run.params.vm_snapshot_id, disk)


destroy_disk.no_undo(because="what was destroyed can't be made again; deleting again goes on")


DEFINITION = Definition(
    saga, settle=settle_delete, exclusive=lambda params: f"virtual_machine/{params.virtual_machine_id}"
)
