"""Hosts, with what is reserved on each."""

from __future__ import annotations

from sqlalchemy import BigInteger, ColumnElement, cast, func, select

from poolwright.model.host import Host, HostView
from poolwright.store import tables
from poolwright.store.rows import Rows
from poolwright.store.transaction import Transaction

_t = tables.hosts
_vm = tables.virtual_machines


def _reserved(amount: ColumnElement[int]) -> ColumnElement[int]:
    # PostgreSQL's sum of whole numbers is a decimal; ours stay whole.
    here = (_vm.c.promised_host_id == _t.c.id) | (_vm.c.promised_second_host_id == _t.c.id)
    total = select(cast(func.coalesce(amount, 0), BigInteger)).where(here).correlate(_t)
    return total.scalar_subquery()


rows = Rows(
    "host",
    _t,
    Host,
    HostView,
    joins={
        "zone": (tables.zones, tables.zones.c.id == _t.c.zone_id),
        "pod": (tables.pods, tables.pods.c.id == _t.c.pod_id),
        "cluster": (tables.clusters, tables.clusters.c.id == _t.c.cluster_id),
    },
    expressions={
        "cpu_reserved_mhz": _reserved(func.sum(_vm.c.promised_cpu_mhz)),
        "memory_reserved": _reserved(func.sum(_vm.c.promised_memory)),
        "vm_count": _reserved(func.count(_vm.c.id)),
        "cpu_overcommit": tables.clusters.c.cpu_overcommit,
        "memory_overcommit": tables.clusters.c.memory_overcommit,
    },
    keyword=("name", "address"),
    kept=False,
)

insert, update, update_if, remove = rows.insert, rows.update, rows.update_if, rows.remove
find, get, list_ = rows.find, rows.get, rows.list_
find_where, list_where = rows.find_where, rows.list_where


async def find_by_external_uuid(tx: Transaction, external_uuid: str) -> HostView | None:
    """By its uuid on its pool."""
    return await find_where(tx, (_t.c.external_uuid == external_uuid) & _t.c.removed.is_(None))
