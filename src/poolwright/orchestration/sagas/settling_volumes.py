"""What the end of each saga about a volume means for its row. None of these may fail (see `settling`)."""

from __future__ import annotations

from typing import Any

from poolwright.model.snapshot import SnapshotState
from poolwright.model.volume import VolumeState, VolumeType
from poolwright.saga import Outcome
from poolwright.saga import State as SagaState
from poolwright.store import Transaction, snapshots, volumes


async def settle_attach(tx: Transaction, params: Any, outcome: Outcome) -> None:
    """Ready, on the VM; or as it was, on none. Where undoing failed, an administrator must look first."""
    if outcome.state is SagaState.SUCCEEDED:
        await volumes.update(tx, params.volume_id, state=VolumeState.READY, attached=tx.clock.now())
    elif outcome.state is SagaState.UNWOUND:
        volume = await volumes.find(tx, params.volume_id)
        if volume is not None and volume.virtual_machine_id == params.virtual_machine_id:
            await _let_go(tx, volume.id, _at_rest(volume.external_uuid))


async def settle_detach(tx: Transaction, params: Any, outcome: Outcome) -> None:
    """On no VM; or on it as before."""
    if outcome.state is SagaState.SUCCEEDED:
        volume = await volumes.find(tx, params.volume_id)
        if volume is not None:
            await _let_go(tx, volume.id, _at_rest(volume.external_uuid))
            if volume.type is VolumeType.DATADISK:
                # From here on it is a volume like others, which outlives the VM that it came with.
                await volumes.update(tx, volume.id, source_uuid=None)


async def settle_delete(tx: Transaction, params: Any, outcome: Outcome) -> None:
    """Gone; or as it was."""
    if outcome.state is SagaState.SUCCEEDED:
        await volumes.update(tx, params.volume_id, state=VolumeState.EXPUNGED)
        await volumes.remove(tx, params.volume_id)
    else:
        await volumes.update(tx, params.volume_id, state=params.former_state)


async def settle_resize(tx: Transaction, params: Any, outcome: Outcome) -> None:
    """As big as was asked for; or as it was."""
    if outcome.state is not SagaState.SUCCEEDED:
        await volumes.update(tx, params.volume_id, state=VolumeState.READY, size=params.former_size)
        return
    offered = {} if params.disk_offering_id is None else {"disk_offering_id": params.disk_offering_id}
    await volumes.update(tx, params.volume_id, state=VolumeState.READY, size=params.size, **offered)


async def settle_create(tx: Transaction, params: Any, outcome: Outcome) -> None:
    """Ready; or gone."""
    if outcome.state is SagaState.SUCCEEDED:
        await volumes.update(tx, params.volume_id, state=VolumeState.READY)
    else:
        await volumes.update(tx, params.volume_id, state=VolumeState.ERROR)
        await volumes.remove(tx, params.volume_id)


async def settle_upload(tx: Transaction, params: Any, outcome: Outcome) -> None:
    """Ready, on its storage; or gone, and its job says why."""
    if outcome.state is SagaState.SUCCEEDED:
        await volumes.update(tx, params.volume_id, state=VolumeState.READY)
    else:
        await volumes.update(tx, params.volume_id, state=VolumeState.UPLOAD_ERROR)
        await volumes.remove(tx, params.volume_id)


async def settle_snapshot(tx: Transaction, params: Any, outcome: Outcome) -> None:
    """Whole; or gone."""
    if outcome.state is SagaState.SUCCEEDED:
        await snapshots.update(tx, params.snapshot_id, state=SnapshotState.BACKED_UP)
    else:
        await snapshots.update(tx, params.snapshot_id, state=SnapshotState.ERROR)
        await snapshots.remove(tx, params.snapshot_id)


async def settle_delete_snapshot(tx: Transaction, params: Any, outcome: Outcome) -> None:
    """Gone; or as it was."""
    if outcome.state is SagaState.SUCCEEDED:
        await snapshots.update(tx, params.snapshot_id, state=SnapshotState.DESTROYED)
        await snapshots.remove(tx, params.snapshot_id)
    else:
        await snapshots.update(tx, params.snapshot_id, state=SnapshotState.BACKED_UP)


async def settle_revert(tx: Transaction, params: Any, _outcome: Outcome) -> None:
    """Ready, as the snapshot was or as before."""
    await volumes.update(tx, params.volume_id, state=VolumeState.READY)


def _at_rest(external_uuid: str | None) -> VolumeState:
    return VolumeState.READY if external_uuid else VolumeState.ALLOCATED


async def _let_go(tx: Transaction, volume_id: int, state: VolumeState) -> None:
    await volumes.update(
        tx,
        volume_id,
        virtual_machine_id=None,
        device_id=None,
        attached=None,
        attachment_uuid=None,
        state=state,
    )
