"""The sagas of a NIC, on a VM that runs, under everything that can go wrong with their steps and calls."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import pytest

from poolwright.clock import SystemClock
from poolwright.emulator import Emulator
from poolwright.model.nic import Nic, SecondaryIp
from poolwright.orchestration.connections import Connections
from poolwright.orchestration.context import Context
from poolwright.orchestration.failures import FAULTS
from poolwright.orchestration.sagas.add_nic import AddNic
from poolwright.orchestration.sagas.add_nic import saga as adding
from poolwright.orchestration.sagas.change_nic_addresses import ChangeNicAddresses
from poolwright.orchestration.sagas.change_nic_addresses import saga as changing
from poolwright.orchestration.sagas.remove_nic import RemoveNic
from poolwright.orchestration.sagas.remove_nic import saga as removing
from poolwright.saga import Saga, State
from poolwright.store import network_offerings, networks, nics, sagas, secondary_ips
from poolwright.xenserver.pools import Pools

from . import kit
from .conftest import MANAGER, CloudUnderTest
from .sweeping import break_every_call, sweep

WATCHED = ("VIF", "VLAN", "PIF", "network")


@dataclass
class Place:
    """A running VM with two NICs, the second filtered, with two addresses; and the row of a third, on a
    VLAN that is not made yet.
    """

    cloud: CloudUnderTest
    context: Context
    vm_id: int
    nic_ids: list[int]
    missing_network_id: int
    first: dict[str, frozenset[str]] = field(default_factory=dict)

    @property
    def pool(self) -> Emulator:
        return self.cloud.pool

    def uuids(self) -> dict[str, frozenset[str]]:
        return {cls: frozenset(str(r["uuid"]) for _, r in self.pool.database.items(cls)) for cls in WATCHED}

    async def snapshot(self) -> object:
        """The uuids of everything, and how each VIF is."""
        vifs = [row for _, row in self.pool.database.items("VIF")]
        state = [(vif["device"], vif["currently_attached"], vif["ipv4_allowed"]) for vif in vifs]
        async with self.cloud.store.reading() as tx:
            there = await networks.list_presences(tx, self.missing_network_id)
        return {**self.uuids(), "state": sorted(state), "presences": {one.external_uuid for one in there}}

    async def restore(self) -> None:
        """As in the beginning."""
        database = self.pool.database
        for cls in WATCHED:
            for ref, row in database.items(cls):
                if row["uuid"] not in self.first[cls]:
                    database.destroy(cls, ref)
        for ref, row in database.items("VIF"):
            if row["device"] == "1":
                database.update("VIF", ref, ipv4_allowed=["10.0.0.5", "10.0.0.6"], currently_attached=True)
        async with self.cloud.store.transaction() as tx:
            await networks.release_presence(tx, self.missing_network_id, self.cloud.cluster.id)


@pytest.fixture
async def place(stopped: CloudUnderTest) -> AsyncIterator[Place]:
    cloud = stopped
    async with cloud.store.transaction() as tx:
        columns = network_offerings.rows.table.c
        (offering,) = await network_offerings.list_where(tx, columns.name == "DefaultSharedNetworkOffering")
        await network_offerings.update(tx, offering.id, details={"ForgedTransmits": "false"})
        filtered = await networks.insert(tx, cloud.vlan(100, network_offering_id=offering.id))
        missing = await networks.insert(tx, cloud.vlan(101))
    vm = await cloud.insert_vm(
        template=await cloud.template(), network_ids=[(await cloud.network()).id, filtered.id]
    )
    async with cloud.store.transaction() as tx:
        second = (await nics.list_where(tx, nics.rows.table.c.device_id == 1))[0]
        await nics.update(tx, second.id, ip4="10.0.0.5")
        await secondary_ips.insert(tx, SecondaryIp(nic_id=second.id, network_id=filtered.id, ip4="10.0.0.6"))
    async with cloud.running():
        assert (await cloud.deploy(vm)).error is None
    async with cloud.store.transaction() as tx:
        third = await nics.insert(
            tx, Nic(virtual_machine_id=vm.id, network_id=missing.id, device_id=2, mac="02:00:00:00:99:02")
        )
        row = await sagas.insert(tx, name="a test's", params="{}")
    async with Pools(SystemClock()) as pools:
        context = Context(cloud.store, Connections(cloud.store, pools), SystemClock(), MANAGER, row)
        await (await context.pool(cloud.cluster.id)).inventory()
        made = Place(cloud, context, vm.id, [second.id, third.id], missing.id)
        made.first = made.uuids()
        yield made


def counted(snapshot: Any) -> object:
    """How many of each, since uuids differ from run to run."""
    return {key: len(value) if key != "state" else value for key, value in snapshot.items()}


def scenario_of(
    place: Place, saga: Saga[Any, Context], params: Any, prepare: Callable[[], Any]
) -> kit.Scenario[Any, Context]:
    @asynccontextmanager
    async def opened() -> AsyncIterator[Place]:
        await prepare()
        yield place

    return kit.Scenario(saga, params, opened, faults=FAULTS, normal=counted)


async def added(place: Place) -> None:
    """The third NIC is there and plugged."""
    await place.restore()
    params = AddNic(virtual_machine_id=place.vm_id, nic_id=place.nic_ids[1])
    scenario = scenario_of(place, adding, params, place.restore)
    assert (await scenario.run(adding, place, kit.MemoryJournal())).state is State.SUCCEEDED


async def test_add(place: Place) -> None:
    params = AddNic(virtual_machine_id=place.vm_id, nic_id=place.nic_ids[1])
    scenario = scenario_of(place, adding, params, place.restore)
    await sweep(scenario)
    assert await break_every_call(scenario, place.pool) <= 32


async def test_remove(place: Place) -> None:
    params = RemoveNic(virtual_machine_id=place.vm_id, nic_id=place.nic_ids[1])
    scenario = scenario_of(place, removing, params, lambda: added(place))
    await sweep(scenario, unwinds=False)
    for step in ("find_interface", "unplug_nic"):
        await kit.check_unwinds_from(scenario, step)
        await kit.check_undo_repeats(_without_its_last_step(scenario), step)
    assert await break_every_call(scenario, place.pool) <= 12


def _without_its_last_step(scenario: kit.Scenario[Any, Context]) -> kit.Scenario[Any, Context]:
    """The same up to where it can't be undone any more."""
    shorter = Saga[Any, Context](scenario.saga.name, params=scenario.saga.params)
    shorter.stages = scenario.saga.stages[:-1]
    return kit.Scenario(shorter, scenario.params, scenario.open, faults=FAULTS, normal=counted)


async def test_change_addresses(place: Place) -> None:
    going = ChangeNicAddresses(
        virtual_machine_id=place.vm_id, nic_id=place.nic_ids[0], address="10.0.0.6", removed_id=1
    )
    scenario = scenario_of(place, changing, going, place.restore)
    await sweep(scenario)
    assert await break_every_call(scenario, place.pool) <= 8
