"""Kinds of network."""

from __future__ import annotations

from poolwright.model.offering import NetworkOffering
from poolwright.store import tables
from poolwright.store.rows import Rows

rows = Rows("network offering", tables.network_offerings, NetworkOffering, NetworkOffering)

insert, update, update_if, remove = rows.insert, rows.update, rows.update_if, rows.remove
find, get, list_ = rows.find, rows.get, rows.list_
find_where, list_where = rows.find_where, rows.list_where
