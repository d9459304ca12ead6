"""The property kit on the saga of many deploys: its children are carried out by a runner that lives on."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from poolwright.clock import SystemClock
from poolwright.orchestration.context import Context
from poolwright.orchestration.failures import FAULTS
from poolwright.orchestration.sagas.deploy_virtual_machines import DeployVirtualMachines
from poolwright.orchestration.sagas.deploy_virtual_machines import saga as deploys
from poolwright.store import capacity, sagas

from . import kit
from .conftest import MANAGER, CloudUnderTest, inventory_of, opened

SAGA_ID = "00000000-0000-4000-8000-000000000001"


class World:
    """A running cloud and the rows of two VMs."""

    def __init__(self, cloud: CloudUnderTest, context: Context, vm_ids: list[int]) -> None:
        self.cloud = cloud
        self.context = context
        self.vm_ids = vm_ids

    async def snapshot(self) -> object:
        """The uuids on the pool, who runs there, and what is promised."""
        things = {
            cls: frozenset(uuids) for cls, uuids in inventory_of(self.cloud.pool).items() if cls != "task"
        }
        vms = self.cloud.pool.database.items("VM")
        running = frozenset(str(row["uuid"]) for _, row in vms if row["power_state"] == "Running")
        async with self.cloud.store.reading() as tx:
            promised = [await capacity.find(tx, number) is not None for number in self.vm_ids]
        return {**things, "running": running, "promised": sum(promised)}


def counted(snapshot: dict[str, Any]) -> object:
    return {key: len(value) if isinstance(value, frozenset) else value for key, value in snapshot.items()}


@pytest.fixture
def scenario(adopted: Path, tmp_path: Path) -> kit.Scenario[DeployVirtualMachines, Context]:
    numbers = count()

    @asynccontextmanager
    async def open_world() -> AsyncIterator[World]:
        async with opened(adopted, tmp_path / str(next(numbers))) as cloud:
            vms = [await cloud.make_vm(name=f"vm{number}") for number in range(2)]
            async with cloud.running(), asyncio.timeout(60):
                async with cloud.store.transaction() as tx:
                    row = await sagas.insert(tx, name=deploys.name, params="{}", uuid=SAGA_ID)
                    # The runner is to leave it alone: the kit carries it out.
                    cloud.runner._refused.add(row.id)
                connections = cloud.runner.connections
                context = Context(cloud.store, connections, SystemClock(), MANAGER, row, cloud.runner)
                yield World(cloud, context, [vm.id for vm in vms])

    return kit.Scenario(
        deploys, DeployVirtualMachines(virtual_machine_ids=[1, 2]), open_world, faults=FAULTS, normal=counted
    )


STEPS = kit.step_names(deploys)


async def test_it_succeeds(scenario: kit.Scenario[Any, Any]) -> None:
    await kit.check_succeeds(scenario)


@pytest.mark.parametrize("step", STEPS)
async def test_nothing_is_left_whichever_step_fails(scenario: kit.Scenario[Any, Any], step: str) -> None:
    await kit.check_unwinds_from(scenario, step)


async def test_every_step_and_undo_may_run_twice(scenario: kit.Scenario[Any, Any]) -> None:
    await kit.check_repeats(scenario, "deploy_vm")
    await kit.check_undo_repeats(scenario, "deploy_vm")


async def test_it_goes_on_after_a_kill_at_any_write(scenario: kit.Scenario[Any, Any]) -> None:
    await kit.check_completes_through_every_crash(scenario, before=True)
    await kit.check_unwinds_through_every_crash(scenario, "check_made", before=False)
