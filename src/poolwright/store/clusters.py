"""Clusters, and how to reach the pool that each one is."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy import update as sql_update

from poolwright.model.errors import InvalidState
from poolwright.model.zone import Cluster, ClusterView, PoolAddress
from poolwright.store import tables
from poolwright.store.rows import Rows
from poolwright.store.transaction import Transaction

_t = tables.clusters

rows = Rows(
    "cluster",
    _t,
    Cluster,
    ClusterView,
    joins={
        "zone": (tables.zones, tables.zones.c.id == _t.c.zone_id),
        "pod": (tables.pods, tables.pods.c.id == _t.c.pod_id),
    },
)

insert, update, update_if, remove = rows.insert, rows.update, rows.update_if, rows.remove
find, get, list_ = rows.find, rows.get, rows.list_
find_where, list_where = rows.find_where, rows.list_where


async def set_address(tx: Transaction, cluster: Cluster, address: PoolAddress) -> None:
    """Keep how to reach the cluster's pool; the password encrypted."""
    sealed = tx.secrets.seal(address.password, row=cluster.uuid, column="password")
    await tx.execute(
        sql_update(_t)
        .where(_t.c.id == cluster.id)
        .values(
            url=address.url,
            username=address.username,
            password_sealed=sealed,
            members=address.members,
            tls=address.tls,
            fingerprint=address.fingerprint,
        )
    )


async def get_address(tx: Transaction, cluster: Cluster) -> PoolAddress:
    """How to reach the cluster's pool; InvalidState if no pool was adopted into it yet."""
    result = await tx.execute(select(_t).where(_t.c.id == cluster.id))
    row = result.mappings().one()
    if not row["url"] or not row["password_sealed"]:
        raise InvalidState(
            f"Cluster {cluster.name} ({cluster.uuid}) has no pool yet; add a host of the pool first"
        )
    return PoolAddress(
        url=row["url"],
        username=row["username"],
        password=tx.secrets.open(row["password_sealed"], row=cluster.uuid, column="password"),
        members=row["members"],
        tls=row["tls"],
        fingerprint=row["fingerprint"],
    )


async def find_by_external_uuid(tx: Transaction, external_uuid: str) -> ClusterView | None:
    """The cluster that the pool with that uuid was adopted into."""
    return await find_where(tx, (_t.c.external_uuid == external_uuid) & _t.c.removed.is_(None))
