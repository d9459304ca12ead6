"""Make a network of ours on every pool of its zone, or on none."""

from __future__ import annotations

import msgspec

from poolwright.orchestration.context import Context
from poolwright.orchestration.definition import Definition
from poolwright.orchestration.presences import ensure_presence, release_presence
from poolwright.orchestration.sagas.settling_networks import settle_network
from poolwright.saga import Backoff, Run, Saga
from poolwright.store import clusters, networks


class CreateNetwork(msgspec.Struct, frozen=True, kw_only=True):
    """The network's number; its row says which kind and tag."""

    network_id: int


Create = Run[CreateNetwork, Context]

# Somebody waits at the other end of createNetwork.
saga = Saga[CreateNetwork, Context]("create_network", params=CreateNetwork, backoff=Backoff(deadline=60.0))


@saga.step
async def find_pools(run: Create) -> list[int]:
    """The clusters of the network's zone that have a pool."""
    async with run.context.store.reading() as tx:
        network = await networks.get(tx, run.params.network_id)
        columns = clusters.rows.table.c
        found = await clusters.list_where(
            tx,
            columns.zone_id == network.zone_id,
            columns.external_uuid.is_not(None),
            columns.removed.is_(None),
        )
    return [cluster.id for cluster in found]


find_pools.no_undo(because="it only reads")


@saga.step_each(lambda run: run.output(find_pools))
async def make_on_pool(run: Create, cluster_id: int) -> str:
    """The network on one pool; its uuid there."""
    return await ensure_presence(run, run.params.network_id, cluster_id)


@make_on_pool.undo
async def remove_from_pool(run: Create, cluster_id: int, _uuid: str | None) -> None:
    await release_presence(run, run.params.network_id, cluster_id)


DEFINITION = Definition(saga, settle=settle_network, exclusive=lambda params: f"network/{params.network_id}")
