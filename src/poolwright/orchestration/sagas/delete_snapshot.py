"""Delete a volume's snapshot."""

from __future__ import annotations

import msgspec

from poolwright.orchestration import snapshotting
from poolwright.orchestration.context import Context
from poolwright.orchestration.definition import Definition
from poolwright.orchestration.sagas.settling_volumes import settle_delete_snapshot
from poolwright.saga import Backoff, Run, Saga


class DeleteSnapshot(msgspec.Struct, frozen=True, kw_only=True):
    """The snapshot's number."""

    snapshot_id: int


saga = Saga[DeleteSnapshot, Context]("delete_snapshot", params=DeleteSnapshot, backoff=Backoff(deadline=300.0))


@saga.step
async def destroy_disk(run: Run[DeleteSnapshot, Context]) -> None:
    """Gone from the pool."""
    await snapshotting.remove(run.context, run.params.snapshot_id)


destroy_disk.no_undo(because="what was destroyed can't be made again; deleting again goes on")


DEFINITION = Definition(
    saga, settle=settle_delete_snapshot, exclusive=lambda params: f"snapshot/{params.snapshot_id}"
)
