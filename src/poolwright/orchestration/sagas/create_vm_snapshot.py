"""Snapshot a whole VM, with its memory if that is asked for."""

from __future__ import annotations

import msgspec

from poolwright.orchestration import checkpoints
from poolwright.orchestration.context import Context
from poolwright.orchestration.definition import Definition
from poolwright.orchestration.sagas.settling_vm_snapshots import settle_create
from poolwright.saga import Run, Saga
from poolwright.store import vm_snapshots


class CreateVmSnapshot(msgspec.Struct, frozen=True, kw_only=True):
    """The VM's number and the snapshot's."""

    virtual_machine_id: int
    vm_snapshot_id: int


Create = Run[CreateVmSnapshot, Context]

saga = Saga[CreateVmSnapshot, Context]("create_vm_snapshot", params=CreateVmSnapshot)


@saga.step
async def take_snapshot(run: Create) -> str:
    """On the pool; its uuid there."""
    return await checkpoints.take(run.context, run.params.vm_snapshot_id, look_first=run.repeated)


@take_snapshot.undo
async def remove_snapshot(run: Create, _uuid: str | None) -> None:
    await checkpoints.remove(run.context, run.params.vm_snapshot_id)


@saga.local_step
async def note_uuid(run: Create) -> None:
    """The row knows which it is."""
    async with run.context.store.transaction() as tx:
        await vm_snapshots.update(tx, run.params.vm_snapshot_id, external_uuid=run.output(take_snapshot))


note_uuid.no_undo(because="the row of a snapshot that was undone says so at the end")


DEFINITION = Definition(
    saga, settle=settle_create, exclusive=lambda params: f"virtual_machine/{params.virtual_machine_id}"
)
