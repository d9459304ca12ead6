"""What the ends of the sagas of VM snapshots mean for the rows. None of these may fail."""

from __future__ import annotations

from typing import Any

from poolwright.model.errors import Conflict
from poolwright.model.virtual_machine import Event
from poolwright.model.vm_snapshot import VmSnapshotState
from poolwright.orchestration.failures import error_of
from poolwright.saga import Outcome, State
from poolwright.store import Transaction, capacity, virtual_machines, vm_snapshots


def _message(outcome: Outcome) -> str | None:
    error = error_of(outcome)
    return None if error is None else error.message


async def settle_create(tx: Transaction, params: Any, outcome: Outcome) -> None:
    """Ready, and what the VM goes on from; or in error, with nothing left of it."""
    number = params.vm_snapshot_id
    if outcome.state is State.SUCCEEDED:
        await vm_snapshots.update(tx, number, state=VmSnapshotState.READY)
        await vm_snapshots.make_current(tx, params.virtual_machine_id, number)
    else:
        await vm_snapshots.update(tx, number, state=VmSnapshotState.ERROR, error=_message(outcome))


async def settle_delete(tx: Transaction, params: Any, outcome: Outcome) -> None:
    """Gone, the ones after it children of the one before; or still being expunged, with the reason."""
    number = params.vm_snapshot_id
    if outcome.state is not State.SUCCEEDED:
        await vm_snapshots.update(tx, number, error=_message(outcome))
        return
    gone = await vm_snapshots.find(tx, number)
    if gone is None:
        return
    for other in await vm_snapshots.list_of(tx, params.virtual_machine_id):
        if other.parent_uuid == gone.uuid:
            await vm_snapshots.update(tx, other.id, parent_uuid=gone.parent_uuid)
        if gone.is_current and other.uuid == gone.parent_uuid:
            await vm_snapshots.update(tx, other.id, is_current=True)
    await vm_snapshots.update(tx, number, is_current=False)
    await vm_snapshots.remove(tx, number)


async def settle_revert(tx: Transaction, params: Any, outcome: Outcome) -> None:
    """What the VM goes on from; one that was to run and does not is stopped, until it is seen otherwise."""
    number, vm_id = params.vm_snapshot_id, params.virtual_machine_id
    await vm_snapshots.update(tx, number, state=VmSnapshotState.READY, error=_message(outcome))
    succeeded = outcome.state is State.SUCCEEDED
    if succeeded:
        await vm_snapshots.make_current(tx, vm_id, number)
    if not params.resume:
        return
    vm = await virtual_machines.get(tx, vm_id)
    try:
        if succeeded:
            await virtual_machines.advance(tx, vm_id, Event.SUCCEEDED, error=None)
        else:
            values = {"host_id": None, "last_host_id": vm.host_id, "error": _message(outcome)}
            await virtual_machines.advance(tx, vm_id, Event.FAILED, **values)
            await capacity.release(tx, vm_id)
    except Conflict:
        return
