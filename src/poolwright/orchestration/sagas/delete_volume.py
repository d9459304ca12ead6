"""Delete a detached volume's disk, for good."""

from __future__ import annotations

import msgspec

from poolwright.model.volume import VolumeState
from poolwright.orchestration import detachment
from poolwright.orchestration.context import Context
from poolwright.orchestration.definition import Definition
from poolwright.orchestration.sagas.settling_volumes import settle_delete
from poolwright.saga import Backoff, Run, Saga


class DeleteVolume(msgspec.Struct, frozen=True, kw_only=True):
    """The volume's number, and the state that it goes back to where it can't be deleted."""

    volume_id: int
    former_state: VolumeState = VolumeState.READY


# Somebody waits at the other end of deleteVolume.
saga = Saga[DeleteVolume, Context]("delete_volume", params=DeleteVolume, backoff=Backoff(deadline=60.0))


@saga.step
async def destroy_disk(run: Run[DeleteVolume, Context]) -> None:
    """The disk gone; one that somebody removed already is."""
    await detachment.destroy_disk(run.context, run.params.volume_id)


destroy_disk.no_undo(because="what was destroyed can't be made again; deleting again goes on")


DEFINITION = Definition(saga, settle=settle_delete, exclusive=lambda params: f"volume/{params.volume_id}")
