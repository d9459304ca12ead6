"""The property kit (`kit`) on the sagas of a VM's life, against a pool over the real wire."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from poolwright.clock import SystemClock
from poolwright.orchestration.connections import Connections
from poolwright.orchestration.context import Context
from poolwright.orchestration.failures import FAULTS
from poolwright.orchestration.sagas import SAGAS
from poolwright.orchestration.sagas.deploy_virtual_machine import DeployVirtualMachine
from poolwright.orchestration.sagas.deploy_virtual_machine import saga as deploy
from poolwright.orchestration.start_plan import list_volumes
from poolwright.store import capacity, networks, sagas, volumes
from poolwright.xenserver.pools import Pools

from . import kit
from .conftest import GIB, MANAGER, WATCHED, CloudUnderTest, opened

#: Classes whose rows come and go with the calls themselves.
LASTING = tuple(cls for cls in WATCHED if cls != "task")


@dataclass
class OpenWorld:
    """A pool with the rows of one VM that is to be deployed: a cloned and an empty disk, a config drive, on a
    VLAN not made yet.
    """

    cloud: CloudUnderTest
    context: Context
    vm_id: int

    async def snapshot(self) -> object:
        """The uuids of everything on the pool, and what is promised of its hosts."""
        database = self.cloud.pool.database
        things = {cls: frozenset(str(row["uuid"]) for _, row in database.items(cls)) for cls in LASTING}
        running = frozenset(str(r["uuid"]) for _, r in database.items("VM") if r["power_state"] == "Running")
        async with self.cloud.store.reading() as tx:
            promised = await capacity.find(tx, self.vm_id) is not None
        return {**things, "running": running, "promised": promised}


def counted(snapshot: dict[str, Any]) -> object:
    """How many of each, since uuids differ from run to run."""
    return {key: len(value) if isinstance(value, frozenset) else value for key, value in snapshot.items()}


@pytest.fixture
def scenario(adopted: Path, tmp_path: Path) -> kit.Scenario[DeployVirtualMachine, Context]:
    numbers = count()

    @asynccontextmanager
    async def open_world() -> AsyncIterator[OpenWorld]:
        async with (
            opened(adopted, tmp_path / str(next(numbers))) as cloud,
            Pools(SystemClock()) as pools,
        ):
            async with cloud.store.transaction() as tx:
                network = await networks.insert(tx, cloud.vlan(100))
                row = await sagas.insert(tx, name=deploy.name, params='{"virtual_machine_id": 1}')
            vm = await cloud.insert_vm(
                template=await cloud.template(),
                network_ids=[network.id],
                extra_disks=1,
                user_data="I2Nsb3VkLWNvbmZpZw==",
            )
            async with cloud.store.transaction() as tx:
                root = (await list_volumes(tx, vm.id))[0]
                await volumes.update(tx, root.id, size=root.size + GIB)
            connections = Connections(cloud.store, pools)
            yield OpenWorld(cloud, Context(cloud.store, connections, SystemClock(), MANAGER, row), vm.id)

    opening: Callable[[], AbstractAsyncContextManager[OpenWorld]] = open_world
    return kit.Scenario(
        deploy, DeployVirtualMachine(virtual_machine_id=1), opening, faults=FAULTS, normal=counted
    )


STEPS = kit.step_names(deploy)


@pytest.mark.parametrize("name", sorted(SAGAS))
def test_every_step_declares_its_reversal(name: str) -> None:
    assert kit.undeclared(SAGAS[name].saga) == []


async def test_it_succeeds(scenario: kit.Scenario[Any, Any]) -> None:
    await kit.check_succeeds(scenario)


@pytest.mark.parametrize("step", STEPS)
async def test_nothing_is_left_whichever_step_fails(scenario: kit.Scenario[Any, Any], step: str) -> None:
    await kit.check_unwinds_from(scenario, step)


@pytest.mark.parametrize("step", STEPS)
async def test_every_step_may_run_twice(scenario: kit.Scenario[Any, Any], step: str) -> None:
    await kit.check_repeats(scenario, step)


@pytest.mark.parametrize("step", STEPS)
async def test_every_undo_may_run_twice(scenario: kit.Scenario[Any, Any], step: str) -> None:
    await kit.check_undo_repeats(scenario, step)
