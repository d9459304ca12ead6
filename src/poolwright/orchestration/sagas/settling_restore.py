"""What the end of a restore means for the rows: the new volume is the root, the old one goes; or as before."""

from __future__ import annotations

from typing import Any

from poolwright.model.errors import Conflict
from poolwright.model.virtual_machine import Event
from poolwright.model.volume import VolumeState
from poolwright.orchestration.failures import error_of
from poolwright.orchestration.sagas import delete_volume
from poolwright.saga import Outcome, State
from poolwright.store import Transaction, capacity, sagas, templates, virtual_machines, volumes


async def settle_restore(tx: Transaction, params: Any, outcome: Outcome) -> None:
    """The old disk is destroyed by a saga of its own, which begins with this transaction."""
    vm_id = params.virtual_machine_id
    if outcome.state is State.SUCCEEDED:
        ready = {"state": VolumeState.READY, "attached": tx.clock.now()}
        await volumes.update(tx, params.new_volume_id, virtual_machine_id=vm_id, device_id=0, **ready)
        gone = {"virtual_machine_id": None, "device_id": None, "attached": None, "attachment_uuid": None}
        await volumes.update(tx, params.old_volume_id, state=VolumeState.DESTROY, **gone)
        doomed = delete_volume.DeleteVolume(volume_id=params.old_volume_id, former_state=VolumeState.DESTROY)
        definition = delete_volume.DEFINITION
        await sagas.insert(tx, name=definition.name, params=definition.saga.encode(doomed))
        template = await templates.get(tx, params.template_id)
        os_type = {"os_type_id": template.os_type_id} if template.os_type_id else {}
        await virtual_machines.update(tx, vm_id, template_id=template.id, **os_type)
    else:
        await volumes.update(tx, params.new_volume_id, state=VolumeState.ERROR)
        await volumes.remove(tx, params.new_volume_id)
    if params.restart:
        await _settle_state(tx, vm_id, outcome)


async def _settle_state(tx: Transaction, vm_id: int, outcome: Outcome) -> None:
    vm = await virtual_machines.get(tx, vm_id)
    error = error_of(outcome)
    try:
        if error is None:
            await virtual_machines.advance(tx, vm_id, Event.SUCCEEDED, last_host_id=vm.host_id, error=None)
        else:
            values = {"host_id": None, "last_host_id": vm.host_id, "error": error.message}
            await virtual_machines.advance(tx, vm_id, Event.FAILED, **values)
            await capacity.release(tx, vm_id)
    except Conflict:
        return
