"""The client when the pool misbehaves: lost sessions, answers, connections, and another master."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from support.machines import machine

from poolwright.emulator import Emulator, Rule, Then, emulated_pool
from poolwright.xapi import AnswerUnknown, Encoding, InternalError, Session, Tls, fetch_fingerprint
from poolwright.xapi.failures import NotSent

pytestmark = pytest.mark.emulated


async def test_any_member_leads_to_the_master(target: Any, pool: Emulator, encoding: Encoding) -> None:
    for member in pool.members:
        async with await Session.login(member, target.username, target.password, encoding=encoding) as session:
            assert session.url == pool.url
            assert await session.pool.get_all()


async def test_a_session_destroyed_elsewhere_is_renewed_once(pool: Emulator, session: Session) -> None:
    pool.faults.add(Rule(message="VM.get_all", then=Then.SESSION_KILLED))
    before = pool.calls.counts().get("session.login_with_password", 0)
    lists = await asyncio.gather(*(session.VM.get_all() for _ in range(50)))
    assert all(one == lists[0] for one in lists)
    assert pool.calls.counts()["session.login_with_password"] == before + 1


async def test_a_task_is_awaited_through_a_destroyed_session(pool: Emulator, session: Session) -> None:
    vm = await session.VM.create(machine("x"))
    task = await session.Async.VM.start(vm, False, False)
    pool.faults.add(Rule(message="event.from", then=Then.SESSION_KILLED))
    await session.tasks.result(task, timeout=20)
    assert await session.VM.get_power_state(vm) == "Running"


@pytest.mark.parametrize("then", [Then.ANSWER_LOST, Then.TRUNCATED])
async def test_a_lost_answer_is_unknown_and_the_call_ran(pool: Emulator, session: Session, then: Then) -> None:
    pool.faults.add(Rule(message="VM.create", then=then))
    with pytest.raises(AnswerUnknown):
        await session.VM.create(machine("lost"))
    assert len(await session.VM.get_by_name_label("lost")) == 1


async def test_a_connection_that_breaks_first_is_unknown_too(pool: Emulator, session: Session) -> None:
    pool.faults.add(Rule(message="VM.create", then=Then.RESET))
    with pytest.raises(AnswerUnknown):
        await session.VM.create(machine("never"))
    assert await session.VM.get_by_name_label("never") == []


async def test_reads_survive_lost_answers(pool: Emulator, session: Session) -> None:
    pool.faults.add(Rule(message="VM.get_all", times=2, then=Then.ANSWER_LOST))
    assert await session.VM.get_all()


async def test_a_stream_that_breaks_again_and_again_loses_no_task(pool: Emulator, session: Session) -> None:
    pool.faults.add(Rule(message="event.from", skip=1, times=3, then=Then.ANSWER_LOST))
    vms = [await session.VM.create(machine(f"x{n}")) for n in range(5)]
    tasks = [await session.Async.VM.start(vm, False, False) for vm in vms]
    await asyncio.gather(*(session.tasks.result(task, timeout=30) for task in tasks))


async def test_a_failing_task_is_typed(pool: Emulator, session: Session) -> None:
    vm = await session.VM.create(machine("x"))
    pool.faults.add(Rule(message="VM.start", then=Then.FAILURE, code="INTERNAL_ERROR", params=["boom"]))
    with pytest.raises(InternalError, match="boom"):
        await session.tasks.result(await session.Async.VM.start(vm, False, False), timeout=20)


async def test_a_pinned_certificate_is_accepted_and_another_refused() -> None:
    async with emulated_pool(hosts=1, seed=1, tls=True) as pool:
        fingerprint = await fetch_fingerprint(pool.url)
        tls = Tls.pinned(fingerprint)
        async with await Session.login(pool.url, pool.username, pool.password, tls=tls) as session:
            assert await session.pool.get_all()
        with pytest.raises(NotSent, match="not the pinned one"):
            await Session.login(pool.url, pool.username, pool.password, tls=Tls.pinned("00" * 32))
        with pytest.raises(NotSent):
            await Session.login(pool.url, pool.username, pool.password)
        with pytest.warns(UserWarning, match="not checked"):
            tls = Tls.insecure()
        async with await Session.login(pool.url, pool.username, pool.password, tls=tls) as session:
            assert await session.pool.get_all()
