"""Snapshots of whole VMs."""

from __future__ import annotations

from sqlalchemy import update as sql_update

from poolwright.model.vm_snapshot import VmSnapshot, VmSnapshotView
from poolwright.store import tables
from poolwright.store.rows import Rows, owner_joins
from poolwright.store.transaction import Transaction

_t = tables.vm_snapshots
_vm = tables.virtual_machines

rows = Rows(
    "VM snapshot",
    _t,
    VmSnapshot,
    VmSnapshotView,
    joins={
        **owner_joins(_t),
        "zone": (tables.zones, tables.zones.c.id == _t.c.zone_id),
        "virtual_machine": (_vm, _vm.c.id == _t.c.virtual_machine_id),
    },
    keyword=("name", "display_name"),
    kept=False,
)

insert, update, update_if, remove = rows.insert, rows.update, rows.update_if, rows.remove
find, get, list_ = rows.find, rows.get, rows.list_
find_where, list_where = rows.find_where, rows.list_where


async def list_of(tx: Transaction, vm_id: int) -> list[VmSnapshotView]:
    """A VM's snapshots, the oldest first."""
    return await list_where(tx, _t.c.virtual_machine_id == vm_id, _t.c.removed.is_(None))


async def make_current(tx: Transaction, vm_id: int, snapshot_id: int | None) -> None:
    """Have that one, or none, be the snapshot that the VM goes on from."""
    mine = _t.c.virtual_machine_id == vm_id
    await tx.execute(sql_update(_t).where(mine).values(is_current=_t.c.id == (snapshot_id or 0)))
