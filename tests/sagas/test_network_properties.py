"""The sagas of a network under everything that can go wrong with their steps and calls."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import pytest

from poolwright.clock import SystemClock
from poolwright.orchestration.connections import Connections
from poolwright.orchestration.context import Context
from poolwright.orchestration.failures import FAULTS
from poolwright.orchestration.sagas import create_network, delete_network, restart_network
from poolwright.saga import Saga
from poolwright.store import networks, sagas
from poolwright.xenserver.pools import Pools

from . import kit
from .conftest import MANAGER, CloudUnderTest
from .sweeping import break_every_call, sweep

WATCHED = ("tunnel", "VLAN", "PIF", "network")
SAGAS: dict[str, Saga[Any, Any]] = {
    module.saga.name: module.saga for module in (create_network, delete_network, restart_network)
}


@dataclass
class Place:
    """A pool, a network on a VLAN, and what was there in the beginning."""

    cloud: CloudUnderTest
    context: Context
    network_id: int
    first: dict[str, set[str]] = field(default_factory=dict)

    def uuids(self) -> dict[str, set[str]]:
        return {cls: {str(r["uuid"]) for _, r in self.cloud.pool.database.items(cls)} for cls in WATCHED}

    async def snapshot(self) -> object:
        """What is on the pool, and where the rows say that the network is."""
        async with self.cloud.store.reading() as tx:
            there = await networks.list_presences(tx, self.network_id)
        return {**self.uuids(), "presences": {one.external_uuid for one in there}}

    async def restore(self) -> None:
        """As in the beginning."""
        database = self.cloud.pool.database
        for cls in WATCHED:
            for ref, row in database.items(cls):
                if row["uuid"] not in self.first[cls]:
                    database.destroy(cls, ref)
        async with self.cloud.store.transaction() as tx:
            await networks.release_presence(tx, self.network_id, self.cloud.cluster.id)


@pytest.fixture
async def place(stopped: CloudUnderTest) -> AsyncIterator[Place]:
    async with stopped.store.transaction() as tx:
        network = await networks.insert(tx, stopped.vlan(100))
        row = await sagas.insert(tx, name="a test's", params="{}")
    async with Pools(SystemClock()) as pools:
        context = Context(stopped.store, Connections(stopped.store, pools), SystemClock(), MANAGER, row)
        await (await context.pool(stopped.cluster.id)).inventory()
        made = Place(stopped, context, network.id)
        made.first = made.uuids()
        yield made


def counted(snapshot: Any) -> object:
    """How many of each, since uuids differ from run to run."""
    return {cls: len(found) for cls, found in snapshot.items()}


def scenario(place: Place, name: str) -> kit.Scenario[Any, Context]:
    """Before a network is deleted or restarted it is made; the restarted one lacks its VLAN on a host."""

    @asynccontextmanager
    async def opened() -> AsyncIterator[Place]:
        await place.restore()
        if name != "create_network":
            making = kit.Scenario(create_network.saga, params, opened, faults=FAULTS)
            await making.run(create_network.saga, place, kit.MemoryJournal())
        if name == "restart_network":
            vlan, row = place.cloud.pool.database.items("VLAN")[-1]
            place.cloud.pool.database.destroy("VLAN", vlan)
            place.cloud.pool.database.destroy("PIF", row["untagged_PIF"])
        yield place

    params = SAGAS[name].params(network_id=place.network_id)
    return kit.Scenario(SAGAS[name], params, opened, faults=FAULTS, normal=counted)


@pytest.mark.parametrize("name", SAGAS)
async def test_the_properties_of_every_step(place: Place, name: str) -> None:
    await sweep(scenario(place, name), unwinds=name == "create_network")


@pytest.mark.parametrize("name", SAGAS)
async def test_whichever_call_goes_wrong_it_is_whole_or_as_before(place: Place, name: str) -> None:
    await break_every_call(scenario(place, name), place.cloud.pool, unwinds=name == "create_network")
