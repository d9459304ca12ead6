"""Delete a network that no VM is on: from every pool that it was made on, then its row."""

from __future__ import annotations

import msgspec

from poolwright.orchestration.context import Context
from poolwright.orchestration.definition import Definition
from poolwright.orchestration.presences import remove_presence
from poolwright.orchestration.sagas.settling_networks import settle_delete
from poolwright.saga import Run, Saga
from poolwright.store import networks


class DeleteNetwork(msgspec.Struct, frozen=True, kw_only=True):
    """The network's number."""

    network_id: int


Delete = Run[DeleteNetwork, Context]

saga = Saga[DeleteNetwork, Context]("delete_network", params=DeleteNetwork)


@saga.local_step
async def find_pools(run: Delete) -> list[int]:
    """The clusters whose pools it is on."""
    async with run.context.store.reading() as tx:
        return [there.cluster_id for there in await networks.list_presences(tx, run.params.network_id)]


find_pools.no_undo(because="it only reads")


@saga.step_each(lambda run: run.output(find_pools))
async def remove_from_pool(run: Delete, cluster_id: int) -> None:
    """Gone from one pool, if it is ours and nobody else's NICs are on it."""
    await remove_presence(run, run.params.network_id, cluster_id)


remove_from_pool.no_undo(because="a network that is not on a pool is made there when it is next used")


DEFINITION = Definition(saga, settle=settle_delete, exclusive=lambda params: f"network/{params.network_id}")
