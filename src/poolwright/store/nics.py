"""NICs."""

from __future__ import annotations

from functools import cache
from typing import Any

from sqlalchemy import Update, bindparam
from sqlalchemy import update as sql_update

from poolwright.model.nic import Nic, NicView
from poolwright.store import tables
from poolwright.store.rows import Rows, new_values, renamed
from poolwright.store.transaction import Transaction

_t = tables.nics
_vm = tables.virtual_machines
_network = tables.networks

rows = Rows(
    "NIC",
    _t,
    Nic,
    NicView,
    joins={
        "virtual_machine": (_vm, _vm.c.id == _t.c.virtual_machine_id),
        "domain": (tables.domains, tables.domains.c.id == _vm.c.domain_id),
        "network": (_network, _network.c.id == _t.c.network_id),
    },
    expressions={
        "account_id": _vm.c.account_id,
        "domain_id": _vm.c.domain_id,
        "traffic_type": _network.c.traffic_type,
        "guest_type": _network.c.guest_type,
        "broadcast_type": _network.c.broadcast_type,
        "vlan": _network.c.vlan,
    },
    keyword=("mac", "ip4"),
    kept=False,
)

insert, update, update_if, remove = rows.insert, rows.update, rows.update_if, rows.remove
find, get, list_ = rows.find, rows.get, rows.list_
find_where, list_where = rows.find_where, rows.list_where


def put_of(tx: Transaction, vm_id: int, **values: Any) -> None:
    """Set columns of all of a VM's NICs, at the end of the transaction."""
    tx.later(_putting_of(tuple(values)), vm_id=vm_id, **renamed(values))


@cache
def _putting_of(names: tuple[str, ...]) -> Update:
    of_vm = (_t.c.virtual_machine_id == bindparam("vm_id")) & _t.c.removed.is_(None)
    return sql_update(_t).where(of_vm).values(new_values(_t, names))
