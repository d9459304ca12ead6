"""Roles."""

from __future__ import annotations

from poolwright.model.account import Role
from poolwright.store import tables
from poolwright.store.rows import Rows

rows = Rows("role", tables.roles, Role, Role)

insert, update, update_if, remove = rows.insert, rows.update, rows.update_if, rows.remove
find, get, list_ = rows.find, rows.get, rows.list_
find_where, list_where = rows.find_where, rows.list_where
