"""Make a volume's disk bigger: detached, or on a halted VM; on a running one where its storage can."""

from __future__ import annotations

import msgspec

from poolwright.orchestration import detachment
from poolwright.orchestration.context import Context
from poolwright.orchestration.definition import Definition
from poolwright.orchestration.sagas.settling_volumes import settle_resize
from poolwright.saga import Backoff, Run, Saga


class ResizeVolume(msgspec.Struct, frozen=True, kw_only=True):
    """The volume's number, its new and its former size in bytes; the VM that it is on, and its new offering."""

    volume_id: int
    size: int
    former_size: int
    virtual_machine_id: int | None = None
    disk_offering_id: int | None = None


saga = Saga[ResizeVolume, Context]("resize_volume", params=ResizeVolume, backoff=Backoff(deadline=120.0))


@saga.step
async def grow_disk(run: Run[ResizeVolume, Context]) -> None:
    """The disk as big as was asked for."""
    await detachment.grow_disk(run.context, run.params.volume_id, run.params.size)


grow_disk.no_undo(because="it is the only step, and a disk can't shrink")


def _exclusive(params: ResizeVolume) -> str:
    vm = params.virtual_machine_id
    return f"volume/{params.volume_id}" if vm is None else f"virtual_machine/{vm}"


DEFINITION = Definition(saga, settle=settle_resize, exclusive=_exclusive)
