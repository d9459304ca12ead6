"""VPC offerings."""

from __future__ import annotations

from poolwright.model.offering import VpcOffering
from poolwright.store import tables
from poolwright.store.rows import Rows

rows = Rows("VPC offering", tables.vpc_offerings, VpcOffering, VpcOffering)

insert, update, update_if, remove = rows.insert, rows.update, rows.update_if, rows.remove
find, get, list_ = rows.find, rows.get, rows.list_
find_where, list_where = rows.find_where, rows.list_where
