"""The roles of a project, and their lines."""

from __future__ import annotations

from poolwright.model.project import (
    ProjectRole,
    ProjectRolePermission,
    ProjectRolePermissionView,
    ProjectRoleView,
)
from poolwright.store import tables
from poolwright.store.rows import Rows
from poolwright.store.transaction import Transaction

_t = tables.project_roles
_line = tables.project_role_permissions

rows = Rows(
    "project role",
    _t,
    ProjectRole,
    ProjectRoleView,
    joins={"project": (tables.projects, tables.projects.c.id == _t.c.project_id)},
)
lines = Rows(
    "permission of a project role",
    _line,
    ProjectRolePermission,
    ProjectRolePermissionView,
    joins={"project_role": (_t, _t.c.id == _line.c.project_role_id)},
    keyword=("rule",),
)

insert, update, update_if, remove = rows.insert, rows.update, rows.update_if, rows.remove
find, get, list_ = rows.find, rows.get, rows.list_
find_where, list_where = rows.find_where, rows.list_where


async def lines_of(tx: Transaction, role_id: int) -> list[ProjectRolePermissionView]:
    """The lines of a role, in their order."""
    found = await lines.list_where(tx, _line.c.project_role_id == role_id, _line.c.removed.is_(None))
    return sorted(found, key=lambda line: (line.position, line.id))
