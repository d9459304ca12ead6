"""What the end of each saga means for the rows: written in the transaction that writes its last log line.

None of these may fail: a saga's end is a fact by then. So a VM that somebody moved meanwhile stays as it is.
"""

from __future__ import annotations

from typing import Any, Final

from poolwright.model.virtual_machine import Event, State
from poolwright.model.volume import VolumeState
from poolwright.orchestration.failures import error_of
from poolwright.saga import Outcome
from poolwright.saga import State as SagaState
from poolwright.store import Transaction, capacity, nics, virtual_machines, vm_snapshots, volumes

#: The column of the host that a VM is on, to be kept as its last one.
_HOST: Final = virtual_machines.rows.table.c.host_id
_LAST_HOST: Final = virtual_machines.last_host


def _succeeded(outcome: Outcome) -> bool:
    return outcome.state is SagaState.SUCCEEDED


def _message(outcome: Outcome) -> str | None:
    error = error_of(outcome)
    return None if error is None else error.message


async def settle_deploy(tx: Transaction, params: Any, outcome: Outcome) -> None:
    """Running with ready volumes; or in error, with nothing left of its volumes, NICs and promise."""
    vm_id = params.virtual_machine_id
    if _succeeded(outcome):
        volumes.put_of(tx, vm_id, state=VolumeState.READY, attached=tx.clock.now())
        if params.start:
            virtual_machines.follow(tx, vm_id, Event.SUCCEEDED, last_host_id=_HOST, error=None)
        else:
            await capacity.release(tx, vm_id)
            await virtual_machines.update(tx, vm_id, last_host_id=_HOST, host_id=None)
        return
    await virtual_machines.move(tx, vm_id, Event.FAILED_TO_ERROR, error=_message(outcome))
    if outcome.state is SagaState.UNWOUND:
        await virtual_machines.update(tx, vm_id, host_id=None)
        await volumes.let_go_of_ready(tx, vm_id)
        volumes.put_of(tx, vm_id, state=VolumeState.ERROR, removed=tx.clock.now())
        nics.release_of(tx, vm_id)


async def settle_deploys(tx: Transaction, params: Any, outcome: Outcome) -> None:
    """All that came of it is settled by each VM's own saga; what was undone leaves nothing, not even rows."""
    if outcome.state is not SagaState.UNWOUND:
        return
    for vm_id in params.virtual_machine_ids:
        vm = await virtual_machines.find(tx, vm_id)
        if vm is not None and vm.state in (State.STARTING, State.ERROR):
            await virtual_machines.update(tx, vm_id, error=vm.error or _message(outcome))
            await _remove(tx, vm_id)


async def settle_start(tx: Transaction, params: Any, outcome: Outcome) -> None:
    """Running; or stopped as before, with the reason."""
    vm_id = params.virtual_machine_id
    if _succeeded(outcome):
        virtual_machines.follow(tx, vm_id, Event.SUCCEEDED, last_host_id=_HOST, error=None)
    else:
        await virtual_machines.move(tx, vm_id, Event.FAILED, host_id=None, error=_message(outcome))


async def settle_migration(tx: Transaction, params: Any, outcome: Outcome) -> None:
    """Running; where, the saga has written already."""
    event = Event.SUCCEEDED if _succeeded(outcome) else Event.FAILED
    await virtual_machines.move(tx, params.virtual_machine_id, event, error=_message(outcome))


async def settle_stop(tx: Transaction, params: Any, outcome: Outcome) -> None:
    """Stopped, its promise given back; or running as before, with the reason."""
    vm_id = params.virtual_machine_id
    if not _succeeded(outcome):
        await virtual_machines.move(tx, vm_id, Event.FAILED, error=_message(outcome))
        return
    if await virtual_machines.move(tx, vm_id, Event.SUCCEEDED, host_id=None, last_host_id=_LAST_HOST):
        await capacity.release(tx, vm_id)


async def settle_destroy(tx: Transaction, params: Any, outcome: Outcome) -> None:
    """Stopped and destroyed; with `expunge` gone. What could not be expunged is Expunging still, and says
    why.
    """
    vm_id = params.virtual_machine_id
    vm = await virtual_machines.get(tx, vm_id)
    if not _succeeded(outcome) and outcome.failed_entry in (None, "halt_vm"):
        event = Event.FAILED if vm.state in (State.STOPPING, State.EXPUNGING) else None
        if event is not None:
            await virtual_machines.move(tx, vm_id, event, error=_message(outcome))
        return
    if vm.state is State.STOPPING:
        await virtual_machines.move(tx, vm_id, Event.SUCCEEDED, host_id=None, last_host_id=_LAST_HOST)
    await capacity.release(tx, vm_id)
    if vm.state in (State.STOPPING, State.STOPPED):
        await virtual_machines.move(tx, vm_id, Event.DESTROY_REQUESTED)
    if params.expunge:
        await virtual_machines.move(tx, vm_id, Event.EXPUNGE_REQUESTED, error=_message(outcome))
        if _succeeded(outcome):
            await _remove(tx, vm_id)


async def settle_expunge(tx: Transaction, params: Any, outcome: Outcome) -> None:
    """Gone; or still being expunged, with the reason."""
    if _succeeded(outcome):
        await _remove(tx, params.virtual_machine_id)
    else:
        await virtual_machines.move(tx, params.virtual_machine_id, Event.FAILED, error=_message(outcome))


async def settle_adoption(tx: Transaction, params: Any, outcome: Outcome) -> None:
    """As it was found, running or stopped; or no row left of it."""
    vm_id = params.virtual_machine_id
    if _succeeded(outcome):
        virtual_machines.follow(tx, vm_id, Event.SUCCEEDED, error=None)
    else:
        await _remove(tx, vm_id)


async def settle_letting_go(tx: Transaction, params: Any, outcome: Outcome) -> None:
    """No row left of it; or as it was, with the reason."""
    vm_id = params.virtual_machine_id
    if _succeeded(outcome):
        await _remove(tx, vm_id)
    else:
        await virtual_machines.move(tx, vm_id, Event.FAILED, error=_message(outcome))


async def _remove(tx: Transaction, vm_id: int) -> None:
    await capacity.release(tx, vm_id)
    volumes.put_of(tx, vm_id, state=VolumeState.EXPUNGED, removed=tx.clock.now())
    nics.release_of(tx, vm_id)
    for snapshot in await vm_snapshots.list_of(tx, vm_id):
        await vm_snapshots.remove(tx, snapshot.id)
    await virtual_machines.update(tx, vm_id, host_id=None)
    await virtual_machines.remove(tx, vm_id)
