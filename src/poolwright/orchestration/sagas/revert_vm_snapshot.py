"""Have a VM go back to a snapshot: a stopped one stays stopped, a running one goes on where it was then."""

from __future__ import annotations

import msgspec

from poolwright.orchestration import checkpoints
from poolwright.orchestration.context import Context
from poolwright.orchestration.definition import Definition
from poolwright.orchestration.sagas.settling_vm_snapshots import settle_revert
from poolwright.saga import Run, Saga


class RevertVmSnapshot(msgspec.Struct, frozen=True, kw_only=True):
    """The VM's number, the snapshot's, and whether the VM runs when it is back."""

    virtual_machine_id: int
    vm_snapshot_id: int
    resume: bool = False


Revert = Run[RevertVmSnapshot, Context]

saga = Saga[RevertVmSnapshot, Context]("revert_vm_snapshot", params=RevertVmSnapshot)


@saga.step
async def go_back(run: Revert) -> None:
    """As it was, suspended if its memory is in the snapshot."""
    await checkpoints.go_back(run.context, run.params.vm_snapshot_id, look_first=run.repeated)


go_back.no_undo(because="what the VM was before is gone")


@saga.step
async def resume_vm(run: Revert) -> None:
    """Running, if it is to run."""
    if run.params.resume:
        await checkpoints.resume(run.context, run.params.vm_snapshot_id)


resume_vm.no_undo(because="the reconciler sees what became of it")


DEFINITION = Definition(
    saga, settle=settle_revert, exclusive=lambda params: f"virtual_machine/{params.virtual_machine_id}"
)
