"""The XAPI client through everything at once, by seed: masters that die or step down, ended sessions, dropped
connections, lost answers, forgotten deletions.

None of its calls is executed twice or reported wrongly, its mirror ends up equal to the pool, one login serves
all calls that meet an ended session, and no session stays. The same seed gives the same history.

    make simulate SEEDS=2000
"""

from __future__ import annotations

import asyncio
import os
import random
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any

import looptime
import pytest
from simulation.world import Weather, World
from support.machines import machine

from poolwright.xapi import (
    VM,
    AnswerUnknown,
    Mirror,
    NotSent,
    Ref,
    Session,
    XapiError,
    XapiFailure,
    connect_pool,
    network,
    pool,
)

SEEDS = int(os.environ.get("SEEDS", "200"))
OPERATIONS = int(os.environ.get("OPERATIONS", "12"))
WORKERS = 4
#: Virtual seconds from a master's election to the next call's success.
SOON = 5.0

History = list[tuple[Any, ...]]


def simulate(work: Callable[..., Awaitable[Any]], *args: Any) -> Any:
    """Run something on a loop of its own, in virtual time."""
    # No cycle is spent on waiting for sockets before time moves: there are none.
    loop = looptime.patch_event_loop(asyncio.new_event_loop(), start=0.0, noop_cycles=0)
    with asyncio.Runner(loop_factory=lambda: loop) as runner:
        return runner.run(work(*args))


@asynccontextmanager
async def connected(world: World, *, deadline: float = 60.0) -> AsyncIterator[Session]:
    async with await connect_pool(
        world.url, world.username, world.password, originator="simulation", deadline=deadline
    ) as session:
        yield session


class Worker:
    """Does what tools do all day, and notes what it was told of each operation."""

    def __init__(self, session: Session, world: World, chance: random.Random, number: int) -> None:
        self.session = session
        self.world = world
        self.chance = chance
        self.number = number
        self.mine: list[Ref[VM]] = []
        self.history: History = []

    async def run(self, operations: int) -> None:
        for count in range(operations):
            mark = f"#{self.number}.{count}"
            method, work = self._choose(mark)
            patience = self.chance.random() * 4 if self.chance.random() < 0.1 else None
            try:
                async with asyncio.timeout(patience):
                    value = await work
            except TimeoutError:
                self._note(method, mark, "unknown")  # the caller went away
            except NotSent:
                self._note(method, mark, "not sent")
            except AnswerUnknown:
                self._note(method, mark, "unknown")
            except XapiFailure as refusal:
                self._note(method, mark, refusal.code)
            else:
                self._note(method, mark, "done")
                if method == "VM.create":
                    self.mine.append(value)
            await asyncio.sleep(self.chance.random())

    def _choose(self, mark: str) -> tuple[str, Awaitable[Any]]:
        session, kind = self.session, self.chance.randrange(6)
        if not self.mine or kind == 0:
            return "VM.create", session.VM.create(machine(mark))
        vm = self.chance.choice(self.mine)
        match kind:
            case 1:
                return "VM.set_name_label", session.VM.set_name_label(vm, mark)
            case 2:
                return "Async.VM.clone", self._clone(vm, mark)
            case 3:
                return "network.create", session.network.create({"name_label": mark, "other_config": {}})
            case 4:
                self.mine.remove(vm)
                return "VM.destroy", session.VM.destroy(vm)
            case _:
                return "VM.add_tags", session.VM.add_tags(vm, mark)

    async def _clone(self, vm: Ref[VM], mark: str) -> Ref[VM]:
        return await self.session.tasks.result(await self.session.Async.VM.clone(vm, mark), timeout=120)

    def _note(self, method: str, mark: str, outcome: str) -> None:
        self.history.append((round(asyncio.get_running_loop().time(), 6), method, mark, outcome))


async def trouble(world: World, session: Session, chance: random.Random, history: History, times: int) -> None:
    """What befalls the pool and the network, one thing after another."""
    loop = asyncio.get_running_loop()
    for _ in range(times):
        await asyncio.sleep(chance.random() * 3)
        kind = chance.choice(["session", "events", "weather", "slow", "death", "new master"])
        history.append((round(loop.time(), 6), "trouble", kind))
        members = [h for h in world.database.refs("host") if h != world.pool.coordinator]
        heir = chance.choice(sorted(members))
        if kind == "session":
            for ref in list(world.database.refs("session")):
                world.pool.sessions.destroy(ref)
        elif kind == "events":
            world.pool.lose_events()
        elif kind == "weather":
            world.network.weather = Weather(0.05, 0.05, 0.05)
            await asyncio.sleep(chance.random() * 2)
            world.network.weather = Weather()
        elif kind == "slow":
            world.network.weather = Weather(slow=0.3)
            await asyncio.sleep(chance.random() * 2)
            world.network.weather = Weather()
        elif kind == "death":
            await master_dies(world, session, heir, chance)
        else:
            await world.dispatcher.execute("pool.designate_new_master", [_inside(world), heir], _master(world))


def _master(world: World) -> str:
    return str(world.pool.coordinator)


def _inside(world: World) -> str:
    return str(world.pool.sessions.create("root", "administrator"))


async def master_dies(world: World, session: Session, heir: str, chance: random.Random) -> None:
    """The master loses its power; by and by an administrator makes a member the master. Then it comes back."""
    loop, old = asyncio.get_running_loop(), _master(world)
    await world.kill_host(old)
    await asyncio.sleep(chance.random() * 4)
    local = world.pool.sessions.create_local(heir)
    await world.dispatcher.execute("pool.emergency_transition_to_master", [local], heir)
    elected = loop.time()
    await session.VM.get_all()
    assert loop.time() - elected <= SOON
    await world.dispatcher.execute("pool.recover_slaves", [_inside(world)], heir)
    await world.revive_host(old)


async def settled(session: Session, mirror: Mirror) -> None:
    """Until the mirror has seen what was done before now: a last change is awaited through it."""
    [here] = await session.pool.get_all()
    await session.pool.add_to_other_config(here, "settled", "yes")
    await mirror.pool.until(here, lambda row: "settled" in row.other_config, timeout=60)
    exact = asyncio.Event()
    mirror.listen(lambda _: exact.set() if mirror.is_exact else None)
    if not mirror.is_exact:
        await asyncio.wait_for(exact.wait(), SOON)


async def life(seed: int, operations: int) -> tuple[World, History]:
    """One client's life under a seed; what happened, after the pool was compared with what the client knew."""
    chance, history = random.Random(seed), []
    async with World(seed) as world:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("poolwright.xapi.carrier.Carrier", world.carrier)
            async with connected(world) as session, Mirror(session, VM, network, pool) as mirror:
                workers = [Worker(session, world, random.Random(f"{seed} {n}"), n) for n in range(WORKERS)]
                async with asyncio.TaskGroup() as group:
                    group.create_task(trouble(world, session, chance, history, operations // 3))
                    for worker in workers:
                        group.create_task(worker.run(operations))
                await settled(session, mirror)
                assert dict(mirror.VM) == await session.VM.get_all_records()
                assert dict(mirror.network) == await session.network.get_all_records()
                assert world.sessions() == 1
            assert world.sessions() == 0
        for worker in workers:
            history += worker.history
        history += sorted(world.executed.items())
        history.append((asyncio.get_running_loop().time(), world.calls.counts()))
    return world, history


def check_reports(world: World, history: History) -> None:
    """Every operation was executed as often as its caller was told, and none twice."""
    assert [found for found in world.executed.items() if found[1] > 1] == []
    marks = {mark for _, mark in world.executed}
    for entry in history:
        if len(entry) != 4 or entry[1] == "VM.destroy":
            continue
        _, method, mark, outcome = entry
        ran = mark in marks
        # A task that was started ran; what became of it is its own outcome.
        if outcome == "done":
            assert ran, entry
        elif outcome == "not sent" or (outcome != "unknown" and not method.startswith("Async.")):
            assert not ran, entry


@pytest.mark.parametrize("seed", range(SEEDS))
def test_a_client_through_everything_at_once(seed: int) -> None:
    check_reports(*simulate(life, seed, OPERATIONS))


@pytest.mark.parametrize("seed", range(3))
def test_one_seed_has_one_history(seed: int) -> None:
    assert simulate(life, seed, OPERATIONS)[1] == simulate(life, seed, OPERATIONS)[1]


def test_two_thousand_operations() -> None:
    check_reports(*simulate(life, 2026, 2000 // WORKERS))


async def _burst(world: World) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("poolwright.xapi.carrier.Carrier", world.carrier)
        async with connected(world) as session:
            before = world.calls.counts()["session.login_with_password"]
            for ref in list(world.database.refs("session")):
                world.pool.sessions.destroy(ref)
            made = await asyncio.gather(*(session.VM.create(machine(f"#{n}")) for n in range(200)))
            assert len(set(made)) == 200
            assert set(world.executed.values()) == {1}
            assert world.calls.counts()["session.login_with_password"] == before + 1
    assert world.sessions() == 0


@pytest.mark.parametrize("seed", range(5))
def test_two_hundred_calls_through_an_ended_session_cause_one_login(seed: int) -> None:
    async def run() -> None:
        async with World(seed) as world:
            await _burst(world)

    simulate(run)


def test_a_hundred_starts_and_stops_leave_no_session() -> None:
    async def run() -> None:
        chance = random.Random(1)
        async with World(1) as world:
            with pytest.MonkeyPatch.context() as patch:
                patch.setattr("poolwright.xapi.carrier.Carrier", world.carrier)
                for number in range(100):
                    client = asyncio.ensure_future(_client(world))
                    if number % 2:
                        await asyncio.sleep(chance.random() / 50)
                        client.cancel()
                    await asyncio.wait({client})
                    assert client.cancelled() or not client.exception()
                    assert world.sessions() == 0, number

    simulate(run)


async def _client(world: World) -> None:
    async with connected(world) as session, Mirror(session, VM) as mirror:
        assert mirror.VM
        await session.tasks.result(await session.Async.VM.clone(next(iter(mirror.VM)), "copy"))


def test_the_deadline_holds_where_no_master_comes() -> None:
    async def run() -> None:
        loop = asyncio.get_running_loop()
        async with World(1) as world:
            with pytest.MonkeyPatch.context() as patch:
                patch.setattr("poolwright.xapi.carrier.Carrier", world.carrier)
                async with connected(world, deadline=20.0) as session:
                    await world.kill_host(_master(world))
                    began = loop.time()
                    with pytest.raises(XapiError):
                        await session.VM.create(machine("#1"))
                    assert loop.time() - began < 21
                    assert not world.executed

    simulate(run)
