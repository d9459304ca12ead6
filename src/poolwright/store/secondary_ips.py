"""Addresses of NICs besides their first."""

from __future__ import annotations

from poolwright.model.nic import SecondaryIp, SecondaryIpView
from poolwright.store import tables
from poolwright.store.rows import Rows

_t = tables.secondary_ips
_nic = tables.nics

rows = Rows(
    "secondary IP",
    _t,
    SecondaryIp,
    SecondaryIpView,
    joins={
        "nic": (_nic, _nic.c.id == _t.c.nic_id),
        "network": (tables.networks, tables.networks.c.id == _t.c.network_id),
        "virtual_machine": (
            tables.virtual_machines,
            tables.virtual_machines.c.id == _nic.c.virtual_machine_id,
        ),
    },
    keyword=("ip4",),
    kept=False,
)

insert, update, update_if, remove = rows.insert, rows.update, rows.update_if, rows.remove
find, get, list_ = rows.find, rows.get, rows.list_
find_where, list_where = rows.find_where, rows.list_where
