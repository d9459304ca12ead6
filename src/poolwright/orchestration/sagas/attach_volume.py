"""Attach a volume to a VM that is on its pool, running or halted; a volume without a disk gets one first."""

from __future__ import annotations

import msgspec

from poolwright.orchestration import attachment
from poolwright.orchestration.attachment import Attachment
from poolwright.orchestration.context import Context
from poolwright.orchestration.definition import Definition
from poolwright.orchestration.sagas.settling_volumes import settle_attach
from poolwright.saga import Run, Saga


class AttachVolume(msgspec.Struct, frozen=True, kw_only=True):
    """The numbers of the volume, whose row says at which device, and of the VM."""

    volume_id: int
    virtual_machine_id: int


Attach = Run[AttachVolume, Context]

saga = Saga[AttachVolume, Context]("attach_volume", params=AttachVolume)


@saga.local_step
async def plan(run: Attach) -> Attachment:
    """Where the disk is, or is to be made."""
    async with run.context.store.reading() as tx:
        return await attachment.plan_attachment(tx, run.params.volume_id, run.params.virtual_machine_id)


plan.no_undo(because="it only reads")


@saga.step
async def make_disk(run: Attach) -> str:
    """The disk, made where the volume has none; its uuid."""
    return await attachment.make_disk(run, run.output(plan))


@make_disk.undo
async def unmake_disk(run: Attach, uuid: str | None) -> None:
    await attachment.unmake_disk(run, run.output(plan), uuid)


@saga.step
async def make_drive(run: Attach) -> str:
    """The VM's drive for the disk; its uuid."""
    return await attachment.make_drive(run, run.output(plan), run.output(make_disk))


@make_drive.undo
async def remove_drive(run: Attach, uuid: str | None) -> None:
    await attachment.remove_drive(run, run.output(plan), uuid)


@saga.step
async def plug(run: Attach) -> None:
    """Seen by the guest, if it runs."""
    await attachment.plug(run, run.output(plan), run.output(make_drive))


plug.no_undo(because="removing the drive unplugs it")


DEFINITION = Definition(
    saga, settle=settle_attach, exclusive=lambda params: f"virtual_machine/{params.virtual_machine_id}"
)
