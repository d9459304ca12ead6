"""Adopt a pool: the cluster becomes that pool, and its hosts, storage, networks and templates become visible.

Nothing on the pool is changed. The cluster's row, with how to reach the pool, is there before the saga starts.
"""

from __future__ import annotations

import msgspec
import structlog

from poolwright.model.errors import Conflict
from poolwright.orchestration.context import Context
from poolwright.orchestration.definition import Definition
from poolwright.orchestration.reconcilers import inventory
from poolwright.saga import Backoff, Run, Saga
from poolwright.store import clusters
from poolwright.xenserver.trust import settle

_log = structlog.get_logger(__name__)


class AdoptPool(msgspec.Struct, frozen=True, kw_only=True):
    """The cluster's number; `cluster_is_new` if it was made for this, and shall go again if this fails."""

    cluster_id: int
    cluster_is_new: bool = False


# Somebody waits at the other end of addHost: what can't be reached soon is reported.
saga = Saga[AdoptPool, Context]("adopt_pool", params=AdoptPool, backoff=Backoff(deadline=5.0))


@saga.step
async def take_in(run: Run[AdoptPool, Context]) -> str:
    """Read the pool, and write its rows in one transaction; its uuid."""
    context, params = run.context, run.params
    await _decide_trust(context, params.cluster_id)
    pool = await context.pool(params.cluster_id)
    found = await pool.inventory(max_age=0)
    async with context.store.transaction() as tx:
        cluster = await clusters.get(tx, params.cluster_id)
        other = await clusters.find_by_external_uuid(tx, found.pool.uuid)
        if other is not None and other.id != cluster.id:
            raise Conflict(
                f"Pool {found.pool.uuid} is adopted already, as cluster {other.name}", uuids=[other.uuid]
            )
        await clusters.update(
            tx,
            cluster.id,
            external_uuid=found.pool.uuid,
            members=pool.member_urls(found),
            fingerprint=await pool.fingerprints(),
        )
        await inventory.follow(tx, cluster, found, context.manager)
    return found.pool.uuid


async def _decide_trust(context: Context, cluster_id: int) -> None:
    """Where nothing was said about the pool's certificate: verify it, or pin it as it is now."""
    async with context.store.reading() as tx:
        cluster = await clusters.get(tx, cluster_id)
        address = await clusters.get_address(tx, cluster)
    settled = await settle(address)
    if settled != address:
        async with context.store.transaction() as tx:
            await clusters.set_address(tx, cluster, settled)
        _log.warning(
            "certificate of a pool decided", cluster=cluster.name, tls=settled.tls, sha256=settled.fingerprint
        )
    context.connections.forget(cluster_id)


@take_in.undo
async def let_go(run: Run[AdoptPool, Context], _pool: str | None) -> None:
    """Remove the rows that the pool brought, and the cluster if it was made for it."""
    cluster_id = run.params.cluster_id
    async with run.context.store.transaction() as tx:
        await inventory.forget(tx, cluster_id)
        await clusters.update(tx, cluster_id, external_uuid=None)
        if run.params.cluster_is_new:
            await clusters.remove(tx, cluster_id)
    run.context.connections.forget(cluster_id)


DEFINITION = Definition(saga, exclusive=lambda params: f"cluster/{params.cluster_id}")
