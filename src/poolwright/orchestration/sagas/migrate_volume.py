"""Move a volume to other storage of its pool: a full copy takes the place of the disk, which is then destroyed.

The volume is on no VM, or on one that is stopped.
"""

from __future__ import annotations

import msgspec

from poolwright.orchestration import copying, snapshotting
from poolwright.orchestration.context import Context
from poolwright.orchestration.definition import Definition
from poolwright.orchestration.sagas.settling_volumes import settle_revert
from poolwright.orchestration.snapshotting import Reversion
from poolwright.saga import Run, Saga


class MigrateVolume(msgspec.Struct, frozen=True, kw_only=True):
    """The numbers of the volume, its VM, and its former and new storage pool, with that one's SR's uuid."""

    volume_id: int
    former_pool_id: int
    storage_pool_id: int
    sr_uuid: str
    virtual_machine_id: int | None = None


Migrate = Run[MigrateVolume, Context]

saga = Saga[MigrateVolume, Context]("migrate_volume", params=MigrateVolume)


@saga.step
async def look(run: Migrate) -> Reversion:
    """The disk as it is."""
    return await snapshotting.plan_exchange(run.context, run.params.volume_id, None)


look.no_undo(because="it only reads")


@saga.step
async def copy_disk(run: Migrate) -> str:
    """A disk with the same on it, on the other storage; its uuid."""
    plan = run.output(look)
    sr, about = run.params.sr_uuid, plan.disk.about
    return await copying.copy_disk(run, plan.disk, sr, plan.name, about, size=plan.size)


@copy_disk.undo
async def destroy_copy(run: Migrate, uuid: str | None) -> None:
    disk = run.output(look).disk
    await copying.destroy_copy(run, disk.cluster_id, run.params.sr_uuid, uuid, disk.about)


@saga.step
async def exchange(run: Migrate) -> None:
    """The copy in the place of the disk."""
    plan, pool_id = run.output(look), run.params.storage_pool_id
    await snapshotting.put(run, plan, run.output(copy_disk), storage_pool_id=pool_id)


@exchange.undo
async def exchange_back(run: Migrate, _done: None) -> None:
    plan = run.output(look)
    await snapshotting.put(run, plan, plan.disk.uuid, storage_pool_id=run.params.former_pool_id)


@saga.step
async def destroy_former(run: Migrate) -> None:
    """What the volume was is gone."""
    await snapshotting.destroy_former(run.context, run.output(look))


destroy_former.no_undo(because="it comes last, and what it destroys is used by nobody any more")


def _exclusive(params: MigrateVolume) -> str:
    vm = params.virtual_machine_id
    return f"volume/{params.volume_id}" if vm is None else f"virtual_machine/{vm}"


DEFINITION = Definition(saga, settle=settle_revert, exclusive=_exclusive)
