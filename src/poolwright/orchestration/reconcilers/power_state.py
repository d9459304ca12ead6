"""The states of our VMs' rows follow their pool: what was stopped, started, moved or removed there shows here.

Rows that a saga holds (Starting, Stopping, ...) are left alone, and so are rows that changed after the pool was
read: what was read is then older than what is written.
"""

from __future__ import annotations

from datetime import datetime

import structlog

from poolwright.model.errors import Conflict
from poolwright.model.placement import request_for
from poolwright.model.virtual_machine import Event, State, VirtualMachineView
from poolwright.store import Transaction, capacity, hosts, virtual_machines
from poolwright.xenserver.guests import Guest

_log = structlog.get_logger(__name__)


async def follow(tx: Transaction, cluster_id: int, guests: list[Guest], read_at: datetime) -> None:
    """Bring the rows of the cluster's VMs up to date with what was read from its pool at `read_at`."""
    columns = virtual_machines.rows.table.c
    present = await virtual_machines.list_where(
        tx,
        columns.cluster_id == cluster_id,
        columns.state.in_([State.RUNNING, State.STOPPED]),
        columns.removed.is_(None),
    )
    known_hosts = {row.external_uuid: row.id for row in await hosts.list_where(tx)}
    of = by_row(guests)
    for vm in present:
        if vm.changed is not None and vm.changed >= read_at:
            continue
        guest = find(of, vm)
        if guest is not None and vm.external_uuid != guest.uuid:
            await virtual_machines.update(tx, vm.id, external_uuid=guest.uuid)
        await _follow_one(tx, vm, guest, known_hosts)


def by_row(guests: list[Guest]) -> dict[str, list[Guest]]:
    """The guests of each row, by its uuid: one, unless copies were made or an answer was lost."""
    found: dict[str, list[Guest]] = {}
    for guest in guests:
        found.setdefault(guest.row_uuid, []).append(guest)
    return found


def find(of: dict[str, list[Guest]], vm: VirtualMachineView) -> Guest | None:
    """The guest that is the VM: by uuid where its row knows that, else by name; one with devices before a
    bare one.
    """
    guests = of.get(vm.uuid, [])
    if vm.external_uuid is not None:
        return next((guest for guest in guests if guest.uuid == vm.external_uuid), None)
    named = [guest for guest in guests if guest.name == vm.instance_name]
    return min(named, key=lambda guest: (guest.is_bare, not guest.is_on, guest.uuid), default=None)


async def _follow_one(
    tx: Transaction, vm: VirtualMachineView, guest: Guest | None, known_hosts: dict[str, int]
) -> None:
    is_on = guest is not None and guest.is_on
    on = known_hosts.get(guest.host_uuid or "") if guest is not None else None
    try:
        if vm.state is State.RUNNING and not is_on:
            gone = None if guest is not None else "It is no longer on its pool; somebody removed it there."
            values = {"host_id": None, "last_host_id": vm.host_id or vm.last_host_id, "error": gone}
            await virtual_machines.advance(tx, vm.id, Event.SEEN_HALTED, **values)
            await capacity.release(tx, vm.id)
            _log.info("seen halted", vm=vm.uuid, name=vm.instance_name)
        elif vm.state is State.STOPPED and is_on and on is not None:
            await virtual_machines.advance(tx, vm.id, Event.SEEN_RUNNING, host_id=on, last_host_id=on)
            await capacity.ensure_held(tx, request_for(vm), on)
            _log.info("seen running", vm=vm.uuid, name=vm.instance_name)
        elif vm.state is State.RUNNING and on is not None and on != vm.host_id:
            await virtual_machines.update(tx, vm.id, host_id=on, last_host_id=on)
            await capacity.ensure_held(tx, request_for(vm), on)
            _log.info("seen on another host", vm=vm.uuid, name=vm.instance_name)
    except Conflict:
        return  # somebody moved it this moment; the next round sees what came of it
