"""Restart a network: look at it on every pool that it is on, and set right what is missing there, such as
its VLAN on a host that came later.
"""

from __future__ import annotations

import msgspec

from poolwright.orchestration.context import Context
from poolwright.orchestration.definition import Definition
from poolwright.orchestration.presences import ensure_presence
from poolwright.saga import Run, Saga
from poolwright.store import networks


class RestartNetwork(msgspec.Struct, frozen=True, kw_only=True):
    """The network's number."""

    network_id: int


Restart = Run[RestartNetwork, Context]

saga = Saga[RestartNetwork, Context]("restart_network", params=RestartNetwork)


@saga.local_step
async def find_pools(run: Restart) -> list[int]:
    """The clusters whose pools it is to be on."""
    async with run.context.store.reading() as tx:
        return [there.cluster_id for there in await networks.list_presences(tx, run.params.network_id)]


find_pools.no_undo(because="it only reads")


@saga.step_each(lambda run: run.output(find_pools))
async def set_right(run: Restart, cluster_id: int) -> str:
    """Whole on one pool; its uuid there."""
    return await ensure_presence(run, run.params.network_id, cluster_id, again=True)


set_right.no_undo(because="what was missing was to be there all along")


DEFINITION = Definition(saga, exclusive=lambda params: f"network/{params.network_id}")
