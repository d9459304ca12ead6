"""What hosts have promised, counted again from the VMs' rows: the two must agree at any time.

A VM that runs holds its size on its host; one that is stopped, destroyed, in error or gone holds nothing. What
a saga is moving (Starting, Stopping, Migrating) is the saga's business and left out.
"""

from __future__ import annotations

from typing import Any

import msgspec
from sqlalchemy import Row, select

from poolwright.model.placement import request_for
from poolwright.model.virtual_machine import TRANSIENT, State, VirtualMachine
from poolwright.store import capacity, tables
from poolwright.store.transaction import Transaction

_vm = tables.virtual_machines


class Promise(msgspec.Struct, frozen=True, kw_only=True):
    """A host's number, bytes and MHz."""

    host_id: int
    memory: int
    cpu_mhz: int


class Drift(msgspec.Struct, frozen=True, kw_only=True):
    """A VM for which what is promised differs from what is due."""

    virtual_machine_id: int
    held: Promise | None
    due: Promise | None


async def find_drift(tx: Transaction) -> list[Drift]:
    """Every VM whose promise is not what it should be: two queries, whatever there is."""
    await tx.settle()
    promised = (_vm.c.id, _vm.c.promised_host_id, _vm.c.promised_memory, _vm.c.promised_cpu_mhz)
    held = {
        row.id: Promise(host_id=row.promised_host_id, memory=row.promised_memory, cpu_mhz=row.promised_cpu_mhz)
        for row in await tx.execute(select(*promised).where(_vm.c.promised_host_id.is_not(None)))
    }
    names = ("id", "state", "removed", "host_id", "cpu_number", "cpu_speed_mhz", "memory_mib")
    columns = [_vm.c[name] for name in (*names, "dynamically_scalable")]
    matters = (_vm.c.state == State.RUNNING) | _vm.c.promised_host_id.is_not(None)
    drift = []
    for row in await tx.execute(select(*columns).where(matters).order_by(_vm.c.id)):
        if row.state in TRANSIENT and row.removed is None:
            continue
        due = _due(row) if row.state == State.RUNNING and row.removed is None and row.host_id else None
        if held.get(row.id) != due:
            drift.append(Drift(virtual_machine_id=row.id, held=held.get(row.id), due=due))
    return drift


async def correct(tx: Transaction, drift: Drift) -> None:
    """Have the VM hold what is due to it, whether its host has it to give or not: it is used already."""
    await capacity.release(tx, drift.virtual_machine_id)
    if drift.due is not None:
        due = drift.due
        capacity.hold(tx, drift.virtual_machine_id, due.host_id, memory=due.memory, cpu_mhz=due.cpu_mhz)


def _due(row: Row[Any]) -> Promise:
    vm = VirtualMachine(
        name="",
        account_id=0,
        domain_id=0,
        user_id=0,
        zone_id=0,
        service_offering_id=0,
        cpu_number=row.cpu_number,
        cpu_speed_mhz=row.cpu_speed_mhz,
        memory_mib=row.memory_mib,
        dynamically_scalable=row.dynamically_scalable,
    )
    request = request_for(vm)
    return Promise(host_id=row.host_id, memory=request.memory, cpu_mhz=request.cpu_mhz)
