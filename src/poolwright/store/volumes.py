"""Volumes."""

from __future__ import annotations

from functools import cache
from typing import Any

from sqlalchemy import Update, bindparam, or_
from sqlalchemy import update as sql_update

from poolwright.model.virtual_machine import USER
from poolwright.model.volume import Volume, VolumeState, VolumeView
from poolwright.store import tables
from poolwright.store.rows import Rows, new_values, owner_joins, renamed
from poolwright.store.transaction import Transaction

_t = tables.volumes
_vm = tables.virtual_machines

rows = Rows(
    "volume",
    _t,
    Volume,
    VolumeView,
    joins={
        **owner_joins(_t),
        "zone": (tables.zones, tables.zones.c.id == _t.c.zone_id),
        "storage_pool": (tables.storage_pools, tables.storage_pools.c.id == _t.c.storage_pool_id),
        "cluster": (tables.clusters, tables.clusters.c.id == tables.storage_pools.c.cluster_id),
        "pod": (tables.pods, tables.pods.c.id == tables.clusters.c.pod_id),
        "virtual_machine": (_vm, _vm.c.id == _t.c.virtual_machine_id),
        "host": (tables.hosts, tables.hosts.c.id == _vm.c.host_id),
        "disk_offering": (tables.disk_offerings, tables.disk_offerings.c.id == _t.c.disk_offering_id),
        "service_offering": (
            tables.service_offerings,
            tables.service_offerings.c.id == _t.c.service_offering_id,
        ),
        "snapshot": (tables.snapshots, tables.snapshots.c.id == _t.c.from_snapshot),
        "template": (tables.templates, tables.templates.c.id == _t.c.template_id),
    },
    kept=False,
)

#: Those that are no system VM's.
OF_USERS = or_(_t.c.virtual_machine_id.is_(None), _vm.c.type == USER)

insert, update, update_if, remove = rows.insert, rows.update, rows.update_if, rows.remove
find, get, list_ = rows.find, rows.get, rows.list_
find_where, list_where = rows.find_where, rows.list_where


def put_of(tx: Transaction, vm_id: int, **values: Any) -> None:
    """Set columns of all of a VM's volumes, at the end of the transaction."""
    tx.later(_putting_of(tuple(values)), vm_id=vm_id, **renamed(values))


async def let_go_of_ready(tx: Transaction, vm_id: int) -> None:
    """Take the volumes off a VM that had their disks before it was made, and keep them."""
    ready = (_t.c.virtual_machine_id == vm_id) & (_t.c.state == VolumeState.READY) & _t.c.removed.is_(None)
    await tx.execute(sql_update(_t).where(ready).values(virtual_machine_id=None, device_id=None))


@cache
def _putting_of(names: tuple[str, ...]) -> Update:
    of_vm = (_t.c.virtual_machine_id == bindparam("vm_id")) & _t.c.removed.is_(None)
    return sql_update(_t).where(of_vm).values(new_values(_t, names))
