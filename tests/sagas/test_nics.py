"""The property kit on the sagas of a NIC, on a VM that runs; and for every n, the n-th XAPI call goes wrong."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from poolwright.clock import SystemClock
from poolwright.emulator import Rule, Then
from poolwright.model.errors import CloudError
from poolwright.model.nic import Nic, SecondaryIp
from poolwright.orchestration.connections import Connections
from poolwright.orchestration.context import Context
from poolwright.orchestration.failures import FAULTS
from poolwright.orchestration.sagas import add_nic, change_nic_addresses, remove_nic
from poolwright.saga import Saga
from poolwright.store import network_offerings, networks, nics, sagas, secondary_ips
from poolwright.xenserver.pools import Pools

from . import kit
from .conftest import WATCHED, CloudUnderTest, opened

LASTING = tuple(cls for cls in WATCHED if cls != "task")
SAGAS: dict[str, Saga[Any, Any]] = {
    module.saga.name: module.saga for module in (add_nic, remove_nic, change_nic_addresses)
}
#: What can't be undone, so that nothing after it may fail.
FINAL = {"destroy_nic"}


@dataclass
class NicWorld:
    """A running VM with two NICs, the second filtered with two addresses; rows of a third, on a VLAN not
    made yet.
    """

    cloud: CloudUnderTest
    context: Context

    async def snapshot(self) -> object:
        """The uuids of everything, and how each VIF is."""
        database = self.cloud.pool.database
        things = {cls: frozenset(str(row["uuid"]) for _, row in database.items(cls)) for cls in LASTING}
        vifs = [row for _, row in database.items("VIF")]
        state = [(vif["device"], vif["currently_attached"], vif["ipv4_allowed"]) for vif in vifs]
        return {**things, "state": sorted(state)}


def counted(snapshot: dict[str, Any]) -> object:
    """How many of each, since uuids differ from run to run."""
    return {key: len(value) if isinstance(value, frozenset) else value for key, value in snapshot.items()}


async def prepare(cloud: CloudUnderTest) -> dict[str, Any]:
    """Deploy the VM and add the rows; the parameters of each saga."""
    async with cloud.store.transaction() as tx:
        columns = network_offerings.rows.table.c
        (offering,) = await network_offerings.list_where(tx, columns.name == "DefaultSharedNetworkOffering")
        await network_offerings.update(tx, offering.id, details={"ForgedTransmits": "false"})
        filtered = await networks.insert(
            tx, cloud.vlan(100, network_offering_id=offering.id, cidr="10.0.0.0/24")
        )
        missing = await networks.insert(tx, cloud.vlan(101))
    vm = await cloud.insert_vm(
        template=await cloud.template(), network_ids=[(await cloud.network()).id, filtered.id]
    )
    async with cloud.store.transaction() as tx:
        second = (await nics.list_where(tx, nics.rows.table.c.device_id == 1))[0]
        await nics.update(tx, second.id, ip4="10.0.0.5")
        first_other = await secondary_ips.insert(
            tx, SecondaryIp(nic_id=second.id, network_id=filtered.id, ip4="10.0.0.6")
        )
    assert (await cloud.deploy(vm)).error is None
    async with cloud.store.transaction() as tx:
        third = await nics.insert(
            tx, Nic(virtual_machine_id=vm.id, network_id=missing.id, device_id=2, mac="02:00:00:00:99:02")
        )
    common = {"virtual_machine_id": vm.id}
    removed = {"nic_id": second.id, "address": "10.0.0.6", "removed_id": first_other.id}
    return {
        "add_nic": common | {"nic_id": third.id},
        "remove_nic": common | {"nic_id": second.id},
        "change_nic_addresses": common | removed,
    }


def scenario(name: str, adopted: Path, tmp_path: Path) -> kit.Scenario[Any, Context]:
    numbers = count()
    saga = SAGAS[name]

    @asynccontextmanager
    async def open_world() -> AsyncIterator[NicWorld]:
        async with opened(adopted, tmp_path / str(next(numbers))) as cloud:
            async with cloud.running():
                params = await prepare(cloud)
            assert saga.decode(saga.encode(saga.params(**params[name]))) == made
            async with cloud.store.transaction() as tx:
                row = await sagas.insert(tx, name=saga.name, params=saga.encode(made))
            async with Pools(SystemClock()) as pools:
                context = Context(cloud.store, Connections(cloud.store, pools), SystemClock(), MANAGER_ID, row)
                yield NicWorld(cloud, context)

    made = saga.params(**PARAMS[name])
    return kit.Scenario(saga, made, open_world, faults=FAULTS, normal=counted)


#: The rows are numbered from 1 in each world, so that the parameters are known before.
MANAGER_ID = "11111111-2222-4333-8444-555555555555"
PARAMS: dict[str, dict[str, Any]] = {
    "add_nic": {"virtual_machine_id": 1, "nic_id": 3},
    "remove_nic": {"virtual_machine_id": 1, "nic_id": 2},
    "change_nic_addresses": {
        "virtual_machine_id": 1, "nic_id": 2, "address": "10.0.0.6", "removed_id": 1,
    },
}  # fmt: skip


@pytest.mark.parametrize("name", SAGAS)
async def test_the_properties_of_every_step(name: str, adopted: Path, tmp_path: Path) -> None:
    world = scenario(name, adopted, tmp_path)
    await kit.check_succeeds(world)
    for step in kit.step_names(world.saga):
        await kit.check_repeats(world, step)
        if step not in FINAL:
            await kit.check_unwinds_from(world, step)
        if not FINAL & set(kit.step_names(world.saga)):
            await kit.check_undo_repeats(world, step)


@pytest.mark.parametrize("then", [Then.FAILURE, Then.ANSWER_LOST, Then.RESET], ids=lambda then: then.value)
async def test_whichever_call_goes_wrong_the_nic_is_whole_or_not_there(
    cloud: CloudUnderTest, then: Then
) -> None:
    """Adding and removing again and again on one VM, the n-th call going wrong, for every n."""
    params = (await prepare(cloud))["add_nic"]
    gone, there = [("0", True), ("1", True)], [("0", True), ("1", True), ("2", True)]

    def vifs() -> list[tuple[str, bool]]:
        return sorted((row["device"], row["currently_attached"]) for _, row in cloud.pool.database.items("VIF"))

    async def run(name: str) -> bool:
        """Whether it did what it was to do."""
        async with cloud.store.transaction() as tx:
            await nics.update(tx, params["nic_id"], removed=None)
        try:
            await cloud.run_saga(name, params)
        except CloudError:
            return False
        return True

    calls = {}
    assert await run("add_nic")  # makes its network
    for name in ("remove_nic", "add_nic", "remove_nic"):
        cloud.pool.calls.clear()
        assert await run(name)
        calls[name] = sum(call.method != "event.from" for call in cloud.pool.calls)
    for n in range(max(calls.values()) + 1):
        for name, before, after in (("add_nic", gone, there), ("remove_nic", there, gone)):
            cloud.pool.faults.add(Rule(skip=n, then=then))
            done = await run(name)
            cloud.pool.faults.clear()
            assert vifs() == (after if done else before), (name, n)
            assert done or then is Then.FAILURE, (name, n)
            assert done or await run(name)
    assert calls == {"add_nic": 3, "remove_nic": 12}
