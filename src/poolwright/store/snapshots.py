"""Snapshots of volumes."""

from __future__ import annotations

from poolwright.model.snapshot import Snapshot, SnapshotView
from poolwright.store import tables
from poolwright.store.rows import Rows, owner_joins

_t = tables.snapshots
_volume = tables.volumes
_vm = tables.virtual_machines

rows = Rows(
    "snapshot",
    _t,
    Snapshot,
    SnapshotView,
    joins={
        **owner_joins(_t),
        "zone": (tables.zones, tables.zones.c.id == _t.c.zone_id),
        "volume": (_volume, _volume.c.id == _t.c.volume_id),
        "storage_pool": (tables.storage_pools, tables.storage_pools.c.id == _t.c.storage_pool_id),
        "virtual_machine": (_vm, _vm.c.id == _volume.c.virtual_machine_id),
        "os_type": (tables.os_types, tables.os_types.c.id == _vm.c.os_type_id),
    },
)

insert, update, update_if, remove = rows.insert, rows.update, rows.update_if, rows.remove
find, get, list_ = rows.find, rows.get, rows.list_
find_where, list_where = rows.find_where, rows.list_where
