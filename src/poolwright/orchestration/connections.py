"""From a cluster to its pool: reads how to reach it from the store, once, and hands out the shared
connection.
"""

from __future__ import annotations

from poolwright.model.zone import ClusterView
from poolwright.store import Store, clusters
from poolwright.xenserver.pools import Pool, Pools


class Connections:
    """The pools of the clusters in the store."""

    def __init__(self, store: Store, pools: Pools) -> None:
        self._store = store
        self._pools = pools
        self._known: dict[int, Pool] = {}

    async def get(self, cluster_id: int) -> Pool:
        """The pool of a cluster. Raises `NotFound` without the cluster, `InvalidState` if it has no pool
        yet.
        """
        if (known := self._known.get(cluster_id)) is not None:
            return known
        async with self._store.reading() as tx:
            cluster = await clusters.get(tx, cluster_id)
            address = await clusters.get_address(tx, cluster)
        pool = self._pools.get(cluster.uuid, cluster.name, address)
        self._known[cluster_id] = pool
        return pool

    def find(self, cluster_id: int) -> Pool | None:
        """The pool of a cluster, if it has been asked for before."""
        return self._known.get(cluster_id)

    def forget(self, cluster_id: int) -> None:
        """Read the cluster's address again when it is next needed."""
        self._known.pop(cluster_id, None)

    async def release(self, cluster: ClusterView) -> None:
        """Log out of the pool of a cluster that is no longer ours."""
        self.forget(cluster.id)
        await self._pools.forget(cluster.uuid)
