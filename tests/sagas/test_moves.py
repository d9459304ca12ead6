"""The property kit on migrating and scaling a VM that runs: whatever happens, promises are where the VM is."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from poolwright.clock import SystemClock
from poolwright.model.virtual_machine import Size
from poolwright.orchestration.connections import Connections
from poolwright.orchestration.context import Context
from poolwright.orchestration.failures import FAULTS
from poolwright.orchestration.sagas import SAGAS
from poolwright.saga import State
from poolwright.store import capacity, hosts, sagas, virtual_machines
from poolwright.xenserver.pools import Pools

from . import kit
from .conftest import MANAGER, CloudUnderTest, opened

Opening = Callable[[], AbstractAsyncContextManager[Any]]


@dataclass
class Moving:
    """A running VM that nobody else touches."""

    cloud: CloudUnderTest
    context: Context
    vm_id: int

    async def snapshot(self) -> dict[str, Any]:
        """Where the VM is, how large, and what is promised where; no identifiers of what comes and goes."""
        row = await self.cloud.vm(self.vm_id)
        record = self.cloud.machine(row)
        host = self.cloud.pool.database.get("host", record["resident_on"])["uuid"]
        async with self.cloud.store.reading() as tx:
            held = await capacity.find(tx, self.vm_id)
            assert held is not None
            promised_by = (await hosts.get(tx, held.host_id)).external_uuid
            facts = await capacity.list_facts(tx, row.zone_id)
        return {
            "resident_on": host,
            "is_where_promised": host == promised_by == row.host_external_uuid,
            "promised": sorted(one.memory_reserved for one in facts),
            "memory": (record["memory_dynamic_max"], record["memory_static_max"], row.memory_mib),
            "cpus": (record["VCPUs_at_startup"], row.cpu_number, held.cpu_mhz),
        }


@pytest.fixture
def opening(adopted: Path, tmp_path: Path) -> Opening:
    numbers = count()

    @asynccontextmanager
    async def open_world() -> AsyncIterator[Moving]:
        async with opened(adopted, tmp_path / str(next(numbers))) as cloud, Pools(SystemClock()) as pools:
            async with cloud.running():
                vm = await cloud.make_vm(dynamically_scalable=True)
                await cloud.deploy(vm)
            async with cloud.store.transaction() as tx:
                row = await sagas.insert(tx, name="kit", params="{}")
                await virtual_machines.update(tx, vm.id, cpu_number=2, memory_mib=1024)
            context = Context(cloud.store, Connections(cloud.store, pools), SystemClock(), MANAGER, row)
            yield Moving(cloud, context, vm.id)

    return open_world


def scenario(name: str, opening: Opening, **params: Any) -> kit.Scenario[Any, Any]:
    saga = SAGAS[name].saga
    return kit.Scenario(saga, saga.params(virtual_machine_id=1, **params), opening, faults=FAULTS)


def scaling(opening: Opening) -> kit.Scenario[Any, Any]:
    """The row says 2 CPUs and 1,024 MiB already, as the request has left it."""
    same = {"service_offering_id": 1, "cpu_speed_mhz": 500, "limit_cpu_use": False, "ha_enabled": False}
    before = Size(cpu_number=1, memory_mib=512, dynamically_scalable=True, **same)
    after = Size(cpu_number=2, memory_mib=1024, dynamically_scalable=True, **same)
    return scenario("scale_virtual_machine", opening, before=before, after=after)


async def test_a_migration_may_be_repeated_and_killed_anywhere(opening: Opening) -> None:
    moving = scenario("migrate_virtual_machine", opening)
    await kit.check_succeeds(moving)
    for step in kit.step_names(moving.saga):
        await kit.check_repeats(moving, step)
    await kit.check_unwinds_from(moving, "reserve_host")
    for before in (True, False):
        await kit.check_completes_through_every_crash(moving, before=before)


async def test_a_migration_that_seems_to_have_failed_is_followed_to_where_the_vm_is(opening: Opening) -> None:
    moving = scenario("migrate_virtual_machine", opening)
    async with opening() as world:
        start = await world.snapshot()
        failing = kit._rewired(moving.saga, "migrate_vm", act=kit._failing_after)
        failing = kit._rewired(failing, "reserve_host", undo=kit._undo_twice)
        outcome = await moving.run(failing, world, kit.MemoryJournal())
        assert outcome.state is State.UNWOUND
        end = await world.snapshot()
        assert end["is_where_promised"]
        assert end["resident_on"] != start["resident_on"]
        assert end["promised"] == start["promised"]


async def test_scaling_keeps_every_property(opening: Opening) -> None:
    scale = scaling(opening)
    await kit.check_succeeds(scale)
    for step in kit.step_names(scale.saga):
        await kit.check_repeats(scale, step)
    await kit.check_completes_through_every_crash(scale, before=False)


async def test_scaling_that_is_undone_leaves_the_old_size(opening: Opening) -> None:
    scale = scaling(opening)
    for step in kit.step_names(scale.saga):
        async with opening() as world:
            failing = kit._rewired(scale.saga, step, act=kit._failing_after)
            assert (await scale.run(failing, world, kit.MemoryJournal())).state is State.UNWOUND
            end = await world.snapshot()
            assert end["memory"] == (512 << 20, 2048 << 20, 512)
            assert end["cpus"] == (1, 1, 500)
            assert end["is_where_promised"]
