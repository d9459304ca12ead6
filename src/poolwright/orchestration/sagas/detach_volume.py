"""Detach a volume from a VM that is on its pool, running or halted. Its disk stays, with all that is on it."""

from __future__ import annotations

import msgspec

from poolwright.orchestration import detachment
from poolwright.orchestration.context import Context
from poolwright.orchestration.definition import Definition
from poolwright.orchestration.detachment import Detachment
from poolwright.orchestration.sagas.settling_volumes import settle_detach
from poolwright.saga import Run, Saga


class DetachVolume(msgspec.Struct, frozen=True, kw_only=True):
    """The numbers of the volume and of the VM that it is on."""

    volume_id: int
    virtual_machine_id: int


Detach = Run[DetachVolume, Context]

saga = Saga[DetachVolume, Context]("detach_volume", params=DetachVolume)


@saga.step
async def find_drive(run: Detach) -> Detachment:
    """The drive and the disk on the pool; the volume's row learns where its disk is, before it is let go."""
    return await detachment.find_drive(run.context, run.params.volume_id, run.params.virtual_machine_id)


find_drive.no_undo(because="it only reads, and writes down what it learns")


@saga.step
async def unplug(run: Detach) -> None:
    """Let go of by the guest, if it runs."""
    await detachment.unplug(run.context, run.output(find_drive))


@unplug.undo
async def plug_again(run: Detach, _done: None) -> None:
    await detachment.plug_again(run.context, run.output(find_drive))


@saga.step
async def remove_drive(run: Detach) -> None:
    """The drive gone."""
    await detachment.remove_drive(run.context, run.output(find_drive))


remove_drive.no_undo(because="it comes last: without the drive, the volume is detached")


DEFINITION = Definition(
    saga, settle=settle_detach, exclusive=lambda params: f"virtual_machine/{params.virtual_machine_id}"
)
