"""Which commands a role allows: lines with a pattern each, read in their order."""

from __future__ import annotations

from poolwright.model.account import RolePermission
from poolwright.store import tables
from poolwright.store.rows import Rows

rows = Rows("role permission", tables.role_permissions, RolePermission, RolePermission, keyword=("rule",))

insert, update, update_if, remove = rows.insert, rows.update, rows.update_if, rows.remove
find, get, list_ = rows.find, rows.get, rows.list_
find_where, list_where = rows.find_where, rows.list_where
