"""The client when the pool misbehaves: lost sessions, answers, connections, and another master."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from support.machines import machine

from poolwright.emulator import Emulator, Rule, Then, emulated_pool
from poolwright.xapi import (
    AnswerUnknown,
    Encoding,
    InternalError,
    NoMaster,
    NotSent,
    Session,
    Tls,
    connect_pool,
    fetch_fingerprint,
)
from poolwright.xapi.shapes import STRING, VOID
from poolwright.xapi.transport import Transport, at_host

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


async def test_a_pinned_supporter_vouches_for_its_masters_certificate() -> None:
    async with emulated_pool(hosts=3, seed=1, tls=True) as pool:
        member = pool.members[0]
        tls = Tls.pinned(await fetch_fingerprint(member))
        async with await Session.login(member, pool.username, pool.password, tls=tls) as session:
            assert session.url == pool.url
            assert await session.pool.get_all()
            assert session.tls.fingerprints is not None
            assert len(session.tls.fingerprints) == 2


def sessions_of(pool: Emulator) -> list[str]:
    """The sessions that clients have made."""
    return [ref for ref, row in pool.database.items("session") if row["originator"].startswith("poolwright")]


async def elect(pool: Emulator, url: str) -> None:
    """What an administrator does on the host that is to be the master."""
    local = Transport(url)
    login = [pool.username, pool.password]
    ref = await local.call("session.slave_local_login_with_password", login, STRING, deadline=5)
    await local.call("pool.emergency_transition_to_master", [ref], VOID, deadline=5)
    await local.close()


async def test_a_new_master_is_found_through_any_member(
    target: Any, pool: Emulator, encoding: Encoding
) -> None:
    async with await connect_pool(
        pool.members[0], target.username, target.password, encoding=encoding, deadline=20.0
    ) as session:
        assert len(session.members) == 3
        vm = await session.VM.create(machine("survivor"))
        [row] = (await session.pool.get_all_records()).values()
        heir = next(ref for ref in await session.host.get_all() if ref != row.master)
        heir_url = at_host(pool.url, await session.host.get_address(heir))
        await pool.kill_host(row.master)

        async def elect_later() -> None:
            await asyncio.sleep(1.0)
            await elect(pool, heir_url)

        loop = asyncio.get_running_loop()
        async with asyncio.TaskGroup() as group:
            election = group.create_task(elect_later())
            changes = [group.create_task(session.VM.add_tags(vm, f"tag-{number}")) for number in range(30)]
            await election
            elected = loop.time()
        assert loop.time() - elected < 5
        assert session.url == heir_url
        assert len(sessions_of(pool)) == 1, "members that lead to one master make no session each"
        assert len(changes) == len(await session.VM.get_tags(vm)) == 30
        await session.tasks.result(await session.Async.VM.clone(vm, "copy"), timeout=20)


async def test_a_pool_without_a_master_is_reported_with_what_to_do(target: Any, pool: Emulator) -> None:
    async with await connect_pool(pool.url, target.username, target.password, deadline=2.0) as session:
        [row] = (await session.pool.get_all_records()).values()
        await pool.kill_host(row.master)
        with pytest.raises(NoMaster, match="emergency-transition-to-master") as caught:
            await session.VM.get_all()
    assert len(caught.value.answers) == 3


async def test_a_login_at_a_pool_without_a_master_says_so_soon(pool: Emulator) -> None:
    await pool.kill_host(pool.pool.coordinator)
    loop = asyncio.get_running_loop()
    began = loop.time()
    with pytest.raises(
        NoMaster, match=r"in emergency mode \(HOST_STILL_BOOTING\).*pool-recover-slaves"
    ) as caught:
        await Session.login(pool.members[0], pool.username, pool.password)
    assert loop.time() - began < 6
    assert caught.value.is_emergency
    assert not sessions_of(pool)


async def test_a_supporter_tells_of_members_that_nobody_named(pool: Emulator) -> None:
    known, heir_url = pool.members
    old = pool.pool.coordinator
    async with await Session.login(known, pool.username, pool.password) as session:
        assert len(session.members) == 2, "the given host and its master"
        await pool.kill_host(old)
        await elect(pool, heir_url)
        for host in pool.database.refs("host"):
            if host != old:
                pool.reconnect_host(host)
        assert await session.VM.get_all()
        assert session.url == heir_url
    assert not sessions_of(pool)


async def test_a_pinned_member_leads_to_a_master_over_its_own_certificate() -> None:
    async with emulated_pool(hosts=2, seed=1, tls=True) as pool:
        member = pool.members[0]
        tls = Tls.pinned(await fetch_fingerprint(member))
        await pool.kill_host(pool.pool.coordinator)
        with pytest.raises(NoMaster, match="emergency"):
            await Session.login(member, pool.username, pool.password, tls=tls, deadline=2.0)
