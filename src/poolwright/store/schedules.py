"""What shall happen to VMs again and again."""

from __future__ import annotations

from datetime import datetime

from poolwright.model.schedule import Schedule, ScheduleView
from poolwright.store import tables
from poolwright.store.rows import Rows
from poolwright.store.transaction import Transaction

_t = tables.schedules
_vm = tables.virtual_machines

rows = Rows(
    "schedule",
    _t,
    Schedule,
    ScheduleView,
    joins={"virtual_machine": (_vm, _vm.c.id == _t.c.virtual_machine_id)},
    keyword=("description", "schedule"),
    kept=False,
)

insert, update, update_if, remove = rows.insert, rows.update, rows.update_if, rows.remove
find, get, list_ = rows.find, rows.get, rows.list_
find_where, list_where = rows.find_where, rows.list_where


async def list_due(tx: Transaction, now: datetime) -> list[ScheduleView]:
    """Those whose moment has come."""
    return await list_where(tx, _t.c.due <= now, _t.c.removed.is_(None))


async def move_on(tx: Transaction, schedule: Schedule, following: datetime | None) -> bool:
    """Set the next moment, unless somebody has done so since the schedule was read."""
    return await update_if(tx, schedule.id, (_t.c.due == schedule.due) & _t.c.removed.is_(None), due=following)
