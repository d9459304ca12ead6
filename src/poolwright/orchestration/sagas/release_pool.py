"""Let a pool go: its rows are removed, we log out, and the cluster can be deleted or take another pool.

Nothing on the pool is changed. That nothing of ours is on it any more was checked when this was asked for.
"""

from __future__ import annotations

import msgspec

from poolwright.orchestration.context import Context
from poolwright.orchestration.definition import Definition
from poolwright.orchestration.reconcilers import inventory
from poolwright.saga import Run, Saga
from poolwright.store import clusters


class ReleasePool(msgspec.Struct, frozen=True, kw_only=True):
    """The cluster's number."""

    cluster_id: int


saga = Saga[ReleasePool, Context]("release_pool", params=ReleasePool)


@saga.local_step
async def let_go(run: Run[ReleasePool, Context]) -> None:
    """Remove the rows that the pool brought, and log out."""
    async with run.context.store.transaction() as tx:
        cluster = await clusters.get(tx, run.params.cluster_id)
        await inventory.forget(tx, cluster.id)
        await clusters.update(tx, cluster.id, external_uuid=None, members=[])
    await run.context.connections.release(cluster)


let_go.no_undo(because="it is the only step, and repeats until it is done")

DEFINITION = Definition(saga, exclusive=lambda params: f"cluster/{params.cluster_id}")
