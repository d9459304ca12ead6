"""The mirror equals the pool, whatever happens in between, and costs nothing to look at or wait on."""

from __future__ import annotations

import asyncio
import random
from typing import Any

import pytest
from support.machines import machine

from poolwright.emulator import Emulator, Rule, Then
from poolwright.xapi import (
    SR,
    VBD,
    VM,
    ConditionUnmet,
    Encoding,
    Mirror,
    NotSent,
    ObjectVanished,
    Ref,
    Session,
    VmPowerState,
    XapiError,
    connect_pool,
    host,
    network,
    pool,
    secret,
)


async def settled(session: Session, mirror: Mirror) -> None:
    """Until the mirror has seen what was done before now: a last change is awaited through it."""
    [here] = await session.pool.get_all()
    mark = str(random.random())
    await session.pool.remove_from_other_config(here, "mark")
    await session.pool.add_to_other_config(here, "mark", mark)
    await mirror.pool.until(here, lambda row: row.other_config.get("mark") == mark, timeout=10)


async def assert_equal(session: Session, mirror: Mirror) -> None:
    assert dict(mirror.VM) == await session.VM.get_all_records()
    assert dict(mirror.network) == await session.network.get_all_records()
    assert dict(mirror.VBD) == await session.VBD.get_all_records()


@pytest.mark.writes
async def test_a_mirror_starts_full_and_follows(session: Session) -> None:
    async with Mirror(session, VM, network, VBD, pool) as mirror:
        await assert_equal(session, mirror)
        vm = await session.VM.create(machine("followed"))
        await settled(session, mirror)
        assert mirror.VM[vm].name_label == "followed"
        assert mirror.VM.find_by_uuid(mirror.VM[vm].uuid) == vm
        await session.VM.set_name_label(vm, "renamed")
        await session.VM.destroy(vm)
        await settled(session, mirror)
        assert vm not in mirror.VM
        await assert_equal(session, mirror)
        assert mirror.resynchronisations == 1


@pytest.mark.writes
async def test_waiting_for_a_condition_costs_no_call(target: Any, session: Session) -> None:
    async with Mirror(session, VM, pool) as mirror:
        vm = await session.VM.create(machine("awaited"))
        running = asyncio.ensure_future(
            mirror.VM.until(vm, lambda one: one.power_state == VmPowerState.Running, timeout=20)
        )
        await asyncio.sleep(0.2)
        await session.VM.start(vm, False, False)
        assert (await running).uuid == await session.VM.get_uuid(vm)
        with pytest.raises(ConditionUnmet):
            await mirror.VM.until(vm, lambda one: one.power_state == VmPowerState.Paused, timeout=0.1)
        gone = asyncio.ensure_future(mirror.VM.until(vm, lambda one: False, timeout=20))
        await asyncio.sleep(0)
        await session.VM.hard_shutdown(vm)
        await session.VM.destroy(vm)
        with pytest.raises(ObjectVanished):
            await gone
        if target.emulator is not None:
            counts = target.emulator.calls.counts()
            assert not {"VM.get_record", "VM.get_power_state"} & counts.keys()


async def test_who_waits_on_a_closed_mirror_is_told(session: Session) -> None:
    async with Mirror(session, host) as mirror:
        [ref, *_] = mirror.host
        awaited = asyncio.ensure_future(mirror.host.until(ref, lambda _: False))
        await asyncio.sleep(0)
    for waiting in (awaited, mirror.host.until(ref, lambda _: False)):
        with pytest.raises(NotSent, match="closed"):
            await waiting


async def test_a_class_without_events_cannot_be_mirrored(session: Session) -> None:
    with pytest.raises(ValueError, match="secret"):
        Mirror(session, secret)
    async with Mirror(session, SR) as mirror:
        assert len(mirror.SR) > 0
        with pytest.raises(LookupError, match="VM"):
            print(mirror.VM)


async def test_mirrors_and_tasks_share_one_stream(target: Any, session: Session) -> None:
    async with Mirror(session, host) as hosts, Mirror(session, host, SR) as both:
        assert dict(hosts.host).keys() == dict(both.host).keys()
        assert len(both.SR) > 0
    async with Mirror(session) as everything:
        assert len(everything.VM) > 0
        assert everything.host.keys() == set(await session.host.get_all())


def some_trouble(chance: random.Random, emulator: Emulator) -> None:
    """A connection drops, an answer is cut off, or the session ends, at one of the next calls."""
    message = chance.choice(["event.from", "event.from", "VM.*", "*"])
    then = chance.choice([Then.ANSWER_LOST, Then.RESET, Then.TRUNCATED, Then.SESSION_KILLED])
    emulator.faults.add(Rule(message=message, skip=chance.randrange(3), then=then))


async def change_something(session: Session, mine: list[Ref[VM]], chance: random.Random) -> None:
    """One of the changes that tools make all day."""
    match chance.randrange(6):
        case 0:
            mine.append(await session.VM.create(machine(f"vm-{chance.random()}")))
        case 1 if mine:
            await session.VM.destroy(mine.pop(chance.randrange(len(mine))))
        case 2 if mine:
            await session.VM.set_name_label(chance.choice(mine), str(chance.random()))
        case 3 if mine:
            await session.VM.add_tags(chance.choice(mine), str(chance.random()))
        case 4:
            await session.network.create({"name_label": "n", "other_config": {}})
        case _:
            for ref in (await session.network.get_by_name_label("n"))[:1]:
                await session.network.destroy(ref)


@pytest.mark.emulated
@pytest.mark.parametrize("seed", range(3))
async def test_the_mirror_is_exact_after_much_trouble(target: Any, seed: int) -> None:
    emulator: Emulator = target.emulator
    chance = random.Random(seed)
    encoding = chance.choice([Encoding.JSON_V2, Encoding.XML])

    async def work(session: Session) -> None:
        mine: list[Ref[VM]] = []
        for number in range(170):
            if number % 20 == 0:
                some_trouble(chance, emulator)
            try:
                await change_something(session, mine, chance)
            except XapiError:
                continue  # its fate is this test's subject only as far as the mirror shows it

    async with (
        await target.login(encoding=encoding) as session,
        Mirror(session, VM, network, VBD, pool) as mirror,
    ):
        async with asyncio.TaskGroup() as group:
            for _ in range(4):
                group.create_task(work(session))
        emulator.faults.clear()
        await settled(session, mirror)
        await assert_equal(session, mirror)
        assert mirror.resynchronisations > 1


@pytest.mark.emulated
async def test_the_mirror_survives_a_change_of_master(target: Any) -> None:
    emulator: Emulator = target.emulator
    async with (
        await connect_pool(emulator.url, target.username, target.password, deadline=20.0) as session,
        Mirror(session, VM, network, VBD, pool) as mirror,
    ):
        [row] = mirror.pool.values()
        heir = next(ref for ref in await session.host.get_all() if ref != row.master)
        await session.VM.create(machine("before"))
        await session.pool.designate_new_master(heir)
        await session.VM.create(machine("after"))
        await settled(session, mirror)
        await assert_equal(session, mirror)
        assert next(iter(mirror.pool.values())).master == heir
