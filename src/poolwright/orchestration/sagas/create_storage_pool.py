"""Make primary storage on an NFS export: a repository on the cluster's pool, and its row.

A repository that the pool has on that export already is taken up as it is.
"""

from __future__ import annotations

import msgspec

from poolwright.orchestration.context import Context
from poolwright.orchestration.definition import Definition
from poolwright.orchestration.reconcilers import inventory
from poolwright.saga import Backoff, Run, Saga
from poolwright.store import clusters, storage_pools
from poolwright.xenserver import repositories
from poolwright.xenserver.ownership import OWNER


class CreateStoragePool(msgspec.Struct, frozen=True, kw_only=True):
    """The cluster's number, the export, and what the storage is called."""

    cluster_id: int
    server: str
    path: str
    name: str
    tags: list[str] = []

    @property
    def about(self) -> str:
        return f"storage {self.name} on {self.server}:{self.path}"


Create = Run[CreateStoragePool, Context]

# Somebody waits at the other end of createStoragePool.
saga = Saga[CreateStoragePool, Context](
    "create_storage_pool", params=CreateStoragePool, backoff=Backoff(deadline=60.0)
)


@saga.step
async def ensure_repository(run: Create) -> str:
    """The repository on the pool; its uuid."""
    params, pool = run.params, await run.context.pool(run.params.cluster_id)
    found = await pool.inventory(max_age=0)
    async with pool.speaking_of(params.about) as session:
        ref = repositories.find_nfs(found, params.server, params.path)
        if ref is not None:
            return found.srs[ref].uuid
        ref = await repositories.create_nfs(
            session,
            found,
            run.context.owner(run),
            server=params.server,
            path=params.path,
            name=params.name,
        )
        return await session.SR.get_uuid(ref)


@ensure_repository.undo
async def forget_repository(run: Create, _uuid: str | None) -> None:
    """Forget it if this very step made it."""
    params, pool = run.params, await run.context.pool(run.params.cluster_id)
    found = await pool.inventory(max_age=0)
    ref = repositories.find_nfs(found, params.server, params.path)
    if ref is not None and repositories.is_ours(found, ref, run.context.owner(run)):
        async with pool.speaking_of(params.about) as session:
            await repositories.ensure_forgotten(session, found, ref)


@saga.step
async def take_up(run: Create) -> None:
    """Its row, with the tags that were asked for."""
    pool = await run.context.pool(run.params.cluster_id)
    found, uuid = await pool.inventory(max_age=0), run.output(ensure_repository)
    ours = OWNER in found.srs[found.sr(uuid)].sm_config
    async with run.context.store.transaction() as tx:
        cluster = await clusters.get(tx, run.params.cluster_id)
        await inventory.restore(tx, storage_pools.rows, cluster.id, uuid)
        await inventory.follow(tx, cluster, found, run.context.manager)
        row = await storage_pools.find_by_external_uuid(tx, cluster.id, uuid)
        if row is not None:
            details = row.details | ({storage_pools.MADE: "true"} if ours else {})
            tags = run.params.tags or row.tags
            await storage_pools.update(tx, row.id, details=details, tags=tags)


take_up.no_undo(because="the inventory's reconciler removes the row of a repository that is gone")

DEFINITION = Definition(
    saga, exclusive=lambda params: f"storage/{params.cluster_id}/{params.server}/{params.path}"
)
