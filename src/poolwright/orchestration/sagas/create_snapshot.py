"""Take a snapshot of a volume, also while its VM runs."""

from __future__ import annotations

import msgspec

from poolwright.orchestration import snapshotting
from poolwright.orchestration.context import Context
from poolwright.orchestration.definition import Definition
from poolwright.orchestration.sagas.settling_volumes import settle_snapshot
from poolwright.orchestration.snapshotting import Taking
from poolwright.saga import Run, Saga


class CreateSnapshot(msgspec.Struct, frozen=True, kw_only=True):
    """The numbers of the snapshot, of its volume, and of the VM that the volume is on."""

    snapshot_id: int
    volume_id: int
    virtual_machine_id: int | None = None


Create = Run[CreateSnapshot, Context]

saga = Saga[CreateSnapshot, Context]("create_snapshot", params=CreateSnapshot)


@saga.step
async def look(run: Create) -> Taking:
    """The disk, and its snapshots so far."""
    return await snapshotting.look(run.context, run.params.snapshot_id)


look.no_undo(because="it only reads")


@saga.step
async def take(run: Create) -> str:
    """The snapshot; its uuid."""
    return await snapshotting.take(run, run.output(look))


@take.undo
async def untake(run: Create, uuid: str | None) -> None:
    await snapshotting.untake(run, run.output(look), uuid)


def exclusive(params: CreateSnapshot) -> str:
    vm = params.virtual_machine_id
    return f"volume/{params.volume_id}" if vm is None else f"virtual_machine/{vm}"


DEFINITION = Definition(saga, settle=settle_snapshot, exclusive=exclusive)
