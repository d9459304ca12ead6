"""Storage pools: the SRs of adopted pools."""

from __future__ import annotations

from typing import Final

from sqlalchemy import select

from poolwright.model.storage_pool import StoragePool, StoragePoolView
from poolwright.store import tables
from poolwright.store.rows import Rows
from poolwright.store.transaction import Transaction

_t = tables.storage_pools

#: The detail of a storage pool whose repository we made.
MADE: Final = "made by poolwright"
#: The detail that lists, by number, the VMs that were stopped for its maintenance.
STOPPED: Final = "stopped for maintenance"

rows = Rows(
    "storage pool",
    _t,
    StoragePool,
    StoragePoolView,
    joins={
        "zone": (tables.zones, tables.zones.c.id == _t.c.zone_id),
        "pod": (tables.pods, tables.pods.c.id == _t.c.pod_id),
        "cluster": (tables.clusters, tables.clusters.c.id == _t.c.cluster_id),
        "host": (tables.hosts, tables.hosts.c.id == _t.c.host_id),
    },
)

insert, update, update_if, remove = rows.insert, rows.update, rows.update_if, rows.remove
find, get, list_ = rows.find, rows.get, rows.list_
find_where, list_where = rows.find_where, rows.list_where


async def find_by_external_uuid(tx: Transaction, cluster_id: int, external_uuid: str) -> StoragePoolView | None:
    """By its SR's uuid on that cluster's pool."""
    here = (_t.c.cluster_id == cluster_id) & (_t.c.external_uuid == external_uuid)
    return await find_where(tx, here & _t.c.removed.is_(None))


async def of_cluster(tx: Transaction, cluster_id: int) -> list[StoragePoolView]:
    """Those of a cluster, kept in memory. Not to be changed."""
    here = (_t.c.cluster_id == cluster_id) & _t.c.removed.is_(None)
    return await tx.remember(("of cluster", cluster_id), rows.reads, lambda: list_where(tx, here))


async def list_of(tx: Transaction, virtual_machine_id: int) -> list[StoragePoolView]:
    """Those that the VM's volumes lie on."""
    volumes = tables.volumes
    lying = select(volumes.c.storage_pool_id).where(
        volumes.c.virtual_machine_id == virtual_machine_id, volumes.c.removed.is_(None)
    )
    return await list_where(tx, _t.c.id.in_(lying))
