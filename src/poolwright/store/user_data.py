"""User data that is registered under a name."""

from __future__ import annotations

from poolwright.model.grouping import UserData, UserDataView
from poolwright.store import tables
from poolwright.store.rows import Rows, owner_joins

_t = tables.user_data

rows = Rows(
    "user data",
    _t,
    UserData,
    UserDataView,
    joins=owner_joins(_t),
)

insert, update, update_if, remove = rows.insert, rows.update, rows.update_if, rows.remove
find, get, list_ = rows.find, rows.get, rows.list_
find_where, list_where = rows.find_where, rows.list_where
