"""Put a volume back to a snapshot: a copy of it takes the place of the disk, which is destroyed at the end."""

from __future__ import annotations

import msgspec

from poolwright.orchestration import copying, snapshotting
from poolwright.orchestration.context import Context
from poolwright.orchestration.definition import Definition
from poolwright.orchestration.sagas.settling_volumes import settle_revert
from poolwright.orchestration.snapshotting import Reversion
from poolwright.saga import Run, Saga


class RevertSnapshot(msgspec.Struct, frozen=True, kw_only=True):
    """The numbers of the snapshot, of its volume, and of the VM that the volume is on."""

    snapshot_id: int
    volume_id: int
    virtual_machine_id: int | None = None


Revert = Run[RevertSnapshot, Context]

saga = Saga[RevertSnapshot, Context]("revert_snapshot", params=RevertSnapshot)


@saga.step
async def look(run: Revert) -> Reversion:
    """The disk as it is, and the snapshot's."""
    return await snapshotting.plan_reversion(run.context, run.params.snapshot_id)


look.no_undo(because="it only reads")


@saga.step
async def copy_disk(run: Revert) -> str:
    """A disk with what the snapshot holds; its uuid."""
    plan = run.output(look)
    return await copying.copy_disk(
        run, plan.snapshot, plan.disk.sr_uuid, plan.name, plan.disk.about, size=plan.size
    )


@copy_disk.undo
async def destroy_copy(run: Revert, uuid: str | None) -> None:
    disk = run.output(look).disk
    await copying.destroy_copy(run, disk.cluster_id, disk.sr_uuid, uuid, disk.about)


@saga.step
async def exchange(run: Revert) -> None:
    """The copy in the place of the disk."""
    await snapshotting.put(run, run.output(look), run.output(copy_disk))


@exchange.undo
async def exchange_back(run: Revert, _done: None) -> None:
    plan = run.output(look)
    await snapshotting.put(run, plan, plan.disk.uuid)


@saga.step
async def destroy_former(run: Revert) -> None:
    """What the volume was is gone."""
    await snapshotting.destroy_former(run.context, run.output(look))


destroy_former.no_undo(because="it comes last, and what it destroys is used by nobody any more")


def _exclusive(params: RevertSnapshot) -> str:
    vm = params.virtual_machine_id
    return f"volume/{params.volume_id}" if vm is None else f"virtual_machine/{vm}"


DEFINITION = Definition(saga, settle=settle_revert, exclusive=_exclusive)
