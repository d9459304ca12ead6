"""Forget a repository that we made: unplugged from every host, its files left where they are.

Its row is gone before this starts.
"""

from __future__ import annotations

import msgspec

from poolwright.orchestration.context import Context
from poolwright.orchestration.definition import Definition
from poolwright.saga import Backoff, Run, Saga
from poolwright.xenserver import repositories
from poolwright.xenserver.ownership import OWNER


class ReleaseStoragePool(msgspec.Struct, frozen=True, kw_only=True):
    """The cluster's number, the repository's uuid, and what it was called."""

    cluster_id: int
    external_uuid: str
    name: str


Release = Run[ReleaseStoragePool, Context]

saga = Saga[ReleaseStoragePool, Context](
    "release_storage_pool", params=ReleaseStoragePool, backoff=Backoff(deadline=60.0)
)


@saga.step
async def forget_repository(run: Release) -> None:
    """Forgotten, unless somebody else has done so."""
    pool = await run.context.pool(run.params.cluster_id)
    found = await pool.inventory(max_age=0)
    if (ref := found.srs_by_uuid.get(run.params.external_uuid)) is None:
        return
    if OWNER not in found.srs[ref].sm_config:
        return
    async with pool.speaking_of(f"storage {run.params.name}") as session:
        await repositories.ensure_forgotten(session, found, ref)


forget_repository.no_undo(because="what was unplugged in vain can be plugged in by hand; nothing was removed")

DEFINITION = Definition(saga, exclusive=lambda params: f"storage/{params.external_uuid}")
