"""Promises after random histories: always what a recount of the rows gives, and never more than a host has."""

from __future__ import annotations

import asyncio
import shutil
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any

import hypothesis.strategies as st
import msgspec
import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    invariant,
    multiple,
    rule,
    run_state_machine_as_test,
)
from unit.store.conftest import GIB, World, founded

from poolwright.clock import SeededClock
from poolwright.model.errors import CloudError
from poolwright.model.placement import request_for
from poolwright.model.virtual_machine import Event, State, VirtualMachineView
from poolwright.store import Store, capacity, virtual_machines
from poolwright.store.recount import correct, find_drift


class Histories(RuleBasedStateMachine):
    """VMs that start, stop, move, grow and vanish on three hosts, each step one transaction."""

    file: Path
    directory: Path

    vms = Bundle("vms")

    def __init__(self) -> None:
        super().__init__()
        self.loop = asyncio.Runner()
        self.stack = AsyncExitStack()
        self.world: World = self.run(self._open())
        self.forced = False

    def run(self, work: Any) -> Any:
        return self.loop.run(work)

    async def _open(self) -> World:
        copy = self.directory / "one.db"
        for name in ("one.db", "one.db-wal", "one.db-shm"):
            (self.directory / name).unlink(missing_ok=True)
        shutil.copy(self.file, copy)
        opening = Store.open(f"sqlite:///{copy}", clock=SeededClock("r"), data=self.directory)
        store = await self.stack.enter_async_context(opening)
        world = await founded(store)
        async with store.transaction() as tx:
            self.hosts = [(await world.add_host(tx, name, memory=4 * GIB)).id for name in "abc"]
        return world

    def teardown(self) -> None:
        self.run(self.stack.aclose())
        self.loop.close()

    async def _change(self, vm_id: int, work: Any) -> None:
        """One transaction; what is refused changes nothing."""
        try:
            async with self.world.store.transaction() as tx:
                await work(tx, await virtual_machines.get(tx, vm_id))
        except CloudError:
            return

    @rule(target=vms, count=st.integers(1, 3))
    def make(self, count: int) -> Any:
        async def make() -> list[int]:
            async with self.world.store.transaction() as tx:
                return [(await self.world.add_vm(tx, "vm")).id for _ in range(count)]

        return multiple(*self.run(make()))

    @rule(vm=vms, fails=st.booleans())
    def start(self, vm: int, fails: bool) -> None:
        async def begin(tx: Any, row: VirtualMachineView) -> None:
            await virtual_machines.advance(tx, vm, Event.START_REQUESTED)
            host = await capacity.reserve(tx, request_for(row))
            await virtual_machines.update(tx, vm, host_id=host.id)

        async def end(tx: Any, row: VirtualMachineView) -> None:
            if fails:
                await virtual_machines.advance(tx, vm, Event.FAILED, host_id=None)
                await capacity.release(tx, vm)
            else:
                await virtual_machines.advance(tx, vm, Event.SUCCEEDED, last_host_id=row.host_id)

        self.run(self._change(vm, begin))
        self.run(self._change(vm, end))

    @rule(vm=vms)
    def stop(self, vm: int) -> None:
        async def stop(tx: Any, _row: VirtualMachineView) -> None:
            await virtual_machines.advance(tx, vm, Event.STOP_REQUESTED)
            await virtual_machines.advance(tx, vm, Event.SUCCEEDED, host_id=None)
            await capacity.release(tx, vm)

        self.run(self._change(vm, stop))

    @rule(vm=vms, arrives=st.booleans())
    def migrate(self, vm: int, arrives: bool) -> None:
        async def begin(tx: Any, row: VirtualMachineView) -> None:
            await virtual_machines.advance(tx, vm, Event.MIGRATION_REQUESTED)
            await capacity.reserve_second(tx, request_for(row))

        async def end(tx: Any, row: VirtualMachineView) -> None:
            held = await capacity.find(tx, vm)
            if row.state is not State.MIGRATING or held is None:
                return
            on = held.second_host_id if arrives else held.host_id
            await virtual_machines.advance(tx, vm, Event.SUCCEEDED, host_id=on)
            await capacity.settle_on(tx, vm, on or 0)

        self.run(self._change(vm, begin))
        self.run(self._change(vm, end))

    @rule(vm=vms, memory=st.sampled_from([512, 1024, 2048, 3072]), undone=st.booleans())
    def scale(self, vm: int, memory: int, undone: bool) -> None:
        async def scale(tx: Any, row: VirtualMachineView) -> None:
            if row.state in (State.RUNNING, State.STOPPED):
                wanted = msgspec.structs.replace(row, memory_mib=memory)
                await capacity.enlarge(tx, request_for(wanted))
                now = row if undone else wanted
                await virtual_machines.update(tx, vm, memory_mib=now.memory_mib)
                due = request_for(now)
                await capacity.set_amounts(tx, vm, memory=due.memory, cpu_mhz=due.cpu_mhz)

        self.run(self._change(vm, scale))

    @rule(vm=vms, host=st.integers(0, 2))
    def seen_elsewhere(self, vm: int, host: int) -> None:
        """Others moved it: what it uses is promised, whether there was room or not."""

        async def follow(tx: Any, row: VirtualMachineView) -> None:
            if row.state is State.RUNNING:
                self.forced = self.forced or row.host_id != self.hosts[host]
                await virtual_machines.update(tx, vm, host_id=self.hosts[host])
                await capacity.ensure_held(tx, request_for(row), self.hosts[host])

        self.run(self._change(vm, follow))

    @rule(vm=vms)
    def seen_halted(self, vm: int) -> None:
        async def follow(tx: Any, row: VirtualMachineView) -> None:
            if row.state is State.RUNNING:
                await virtual_machines.advance(tx, vm, Event.SEEN_HALTED, host_id=None)
                await capacity.release(tx, vm)

        self.run(self._change(vm, follow))

    @invariant()
    def promises_are_what_a_recount_gives(self) -> None:
        async def look() -> None:
            async with self.world.store.reading() as tx:
                assert await find_drift(tx) == []
                facts = await capacity.list_facts(tx, self.world.zone.id)
            if not self.forced:
                assert all(one.memory_free >= 0 and one.cpu_mhz_free >= 0 for one in facts)

        self.run(look())


def test_promises_never_drift_whatever_happens(migrated_file: Path, tmp_path: Path) -> None:
    Histories.file, Histories.directory = migrated_file, tmp_path
    run_state_machine_as_test(
        Histories,
        settings=settings(
            max_examples=8,
            stateful_step_count=20,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )


@pytest.mark.parametrize("running", [True, False])
async def test_what_has_drifted_is_found_and_set_right(world: World, running: bool) -> None:
    async with world.store.transaction() as tx:
        host = await world.add_host(tx, "a")
        vm = await world.add_vm(tx, "vm")
        if running:
            await virtual_machines.advance(tx, vm.id, Event.SEEN_RUNNING, host_id=host.id)
        else:
            await capacity.reserve(tx, request_for(vm))
        (drift,) = await find_drift(tx)
        assert (drift.due is not None, drift.held is not None) == (running, not running)
        await correct(tx, drift)
        assert await find_drift(tx) == []
        assert (await capacity.find(tx, vm.id) is not None) == running
