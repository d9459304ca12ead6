"""SSH keys: their public halves."""

from __future__ import annotations

from poolwright.model.grouping import SshKeyPair, SshKeyPairView
from poolwright.store import tables
from poolwright.store.rows import Rows, owner_joins

_t = tables.ssh_key_pairs

rows = Rows(
    "SSH key pair",
    _t,
    SshKeyPair,
    SshKeyPairView,
    joins=owner_joins(_t),
)

insert, update, update_if, remove = rows.insert, rows.update, rows.update_if, rows.remove
find, get, list_ = rows.find, rows.get, rows.list_
find_where, list_where = rows.find_where, rows.list_where
