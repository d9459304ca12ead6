"""Which commands a role allows: lines with a pattern each, read in their order."""

from __future__ import annotations

from poolwright.model.account import RolePermission, RolePermissionView
from poolwright.store import tables
from poolwright.store.rows import Rows
from poolwright.store.transaction import Transaction

_t = tables.role_permissions

rows = Rows(
    "role permission",
    _t,
    RolePermission,
    RolePermissionView,
    joins={"role": (tables.roles, tables.roles.c.id == _t.c.role_id)},
    keyword=("rule",),
)

insert, update, update_if, remove = rows.insert, rows.update, rows.update_if, rows.remove
find, get, list_ = rows.find, rows.get, rows.list_
find_where, list_where = rows.find_where, rows.list_where


async def of_role(tx: Transaction, role_id: int) -> list[RolePermissionView]:
    """The lines of a role, in their order."""
    lines = await list_where(tx, _t.c.role_id == role_id, _t.c.removed.is_(None))
    return sorted(lines, key=lambda line: (line.position, line.id))
