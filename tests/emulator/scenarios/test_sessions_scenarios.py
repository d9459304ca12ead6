"""Sessions: who may log in where, what a local session may do, what ends with a session, how many there are.

Source: reference/xapi.md 2.4 and 2.6.
"""

from __future__ import annotations

import asyncio

from emulator.scenarios.kit import BAD, Error, Steps, World, a_vm

from poolwright.xapi.datamodel import load


async def test_a_member_refers_to_the_coordinator_before_it_looks_at_a_password(
    step: Steps, world: World
) -> None:
    member = step.pool.members[0]
    address = step.pool.address_of(world.host1)
    for password in (step.pool.password, "wrong"):
        answer = await step.raw("session.login_with_password", "root", password, url=member)
        assert answer == ["HOST_IS_SLAVE", address]
    assert await step.raw("VM.get_all", step.session, url=member) == ["HOST_IS_SLAVE", address]
    assert await step.raw("VM.get_all", BAD, url=member) == ["SESSION_INVALID", BAD]
    answer = await step.raw("session.login_with_password", "nobody", "wrong")
    assert answer[:2] == ["SESSION_AUTHENTICATION_FAILED", "nobody"]


async def test_arity_and_types_are_looked_at_before_the_session(step: Steps) -> None:
    answer = await step.raw("VM.get_record", BAD)
    assert answer == ["MESSAGE_PARAMETER_COUNT_MISMATCH", "VM.get_record", "1", "0"]
    answer = await step.raw("VM.get_record", BAD, "x", "y")
    assert answer == ["MESSAGE_PARAMETER_COUNT_MISMATCH", "VM.get_record", "1", "2"]
    assert await step.raw("VM.get_record", BAD, "x") == ["SESSION_INVALID", BAD]
    assert await step.raw("VM.no_such_message", BAD, "x") == ["SESSION_INVALID", BAD]
    assert await step.attempt("VM.no_such_message", "x") == ["MESSAGE_METHOD_UNKNOWN", "VM.no_such_message"]
    assert await step.raw("VM.no_such_message") == ["MESSAGE_METHOD_UNKNOWN", "VM.no_such_message"]


async def test_a_session_ends_once(step: Steps) -> None:
    session = await step.login()
    assert await step.raw("session.logout", session) == ""
    assert await step.raw("session.logout", session) == ["SESSION_INVALID", session]
    assert await step.raw("VM.get_all", session) == ["SESSION_INVALID", session]


async def test_logging_out_ends_what_the_session_waits_for(step: Steps) -> None:
    session = await step.login()
    first = await step.raw("event.from", session, ["VM"], "", 0.0)
    waiting = asyncio.ensure_future(step.raw("event.from", session, ["VM"], first["token"], 30.0))
    await asyncio.sleep(0.15)
    await step.raw("session.logout", session)
    assert await asyncio.wait_for(waiting, 5) == ["SESSION_INVALID", session]


async def test_sessions_show_what_they_are(step: Steps, world: World) -> None:
    session = await step.login(originator="someone")
    record = await step("session.get_record", session)
    assert (record["originator"], record["is_local_superuser"], record["pool"]) == ("someone", True, False)
    assert (record["this_host"], record["subject"]) == (world.host1, "OpaqueRef:NULL")
    assert await step.refused("session.get_record", BAD) == ["HANDLE_INVALID", "session", BAD]


async def test_local_sessions_on_a_healthy_member(step: Steps, world: World) -> None:
    member = step.pool.members[0]
    login = ("session.slave_local_login_with_password", step.pool.username)
    assert (await step.raw(*login, "wrong", url=member))[0] == "SESSION_AUTHENTICATION_FAILED"
    local = await step.raw(*login, step.pool.password, url=member)
    for message in ("pool.get_all_records", "VM.get_all_records", "host.get_all", "SR.get_all_records"):
        assert not isinstance(await step.raw(message, local, url=member), Error), message
    assert await step.raw("pool.get_master", local, world.pool, url=member) == world.host1
    # it is that host's only
    assert await step.raw("VM.get_all", local) == ["SESSION_INVALID", local]
    assert await step.raw("session.local_logout", local, url=member) == ""
    assert await step.raw("VM.get_all", local, url=member) == ["SESSION_INVALID", local]


async def test_local_sessions_in_emergency_mode(step: Steps, world: World) -> None:
    member = step.pool.members[0]
    await step.pool.kill_host(world.host1)
    login = ("session.slave_local_login_with_password", step.pool.username, step.pool.password)
    local = await step.raw(*login, url=member)
    assert not isinstance(local, Error)
    assert await step.raw("VM.get_all", local, url=member) == ["HOST_STILL_BOOTING"]
    assert await step.raw("pool.get_all_records", local, url=member) == ["HOST_STILL_BOOTING"]
    assert await step.raw("session.login_with_password", "root", "x", url=member) == ["HOST_STILL_BOOTING"]
    assert await step.raw("no.such", url=member) == ["HOST_STILL_BOOTING"], "before anything else is looked at"
    calls = load().model.emergency_calls
    assert len(calls) == 23
    answers = {}
    for message in ("host.is_in_emergency_mode", "host.local_management_reconfigure", "session.local_logout"):
        assert message in calls
        arguments = ("eth0",) if "management" in message else ()
        answers[message] = await step.raw(message, local, *arguments, url=member)
    assert answers["host.is_in_emergency_mode"] is True
    assert answers["session.local_logout"] == ""


async def test_local_sessions_outlive_the_coordinator(step: Steps, world: World) -> None:
    member = step.pool.members[0]
    login = ("session.slave_local_login_with_password", step.pool.username, step.pool.password)
    local = await step.raw(*login, url=member)
    await step.pool.kill_host(world.host1)
    assert await step.raw("host.is_in_emergency_mode", local, url=member) is True
    await step.pool.revive_host(world.host1)
    assert await step.raw("host.is_in_emergency_mode", local, url=member) is False
    assert await step.raw("VM.get_all", step.session) == ["SESSION_INVALID", step.session]


async def test_a_member_becomes_the_coordinator(step: Steps, world: World) -> None:
    member = step.pool.members[0]
    login = ("session.slave_local_login_with_password", step.pool.username, step.pool.password)
    local = await step.raw(*login, url=member)
    await step.pool.kill_host(world.host1)
    await step.raw("pool.emergency_transition_to_master", local, url=member)
    for _ in range(100):
        session = await step.raw(
            "session.login_with_password", step.pool.username, step.pool.password, url=member
        )
        if not isinstance(session, Error):
            break
        await asyncio.sleep(0.02)
    assert await step.raw("pool.get_master", session, world.pool, url=member) == world.host2


async def test_each_originator_has_its_own_room(step: Steps) -> None:
    """The 501st session of an originator ends the one that was used longest ago; others' stay."""
    plain = [await step.raw("session.login_with_password", "root", step.pool.password) for _ in range(3)]
    oldest = await step.login(originator="many")
    sessions = step.pool.pool.sessions
    for _ in range(499):
        sessions.create("root", "many")
    assert not isinstance(await step.raw("VM.get_by_name_label", oldest, "x"), Error)
    newest = await step.login(originator="many")
    assert await step.raw("VM.get_by_name_label", oldest, "x") == ["SESSION_INVALID", oldest]
    for session in (*plain, newest):
        assert not isinstance(await step.raw("VM.get_by_name_label", session, "x"), Error)


async def test_sessions_without_an_originator_share_400(step: Steps) -> None:
    oldest = await step.raw("session.login_with_password", "root", step.pool.password)
    sessions = step.pool.pool.sessions
    for _ in range(399):
        sessions.create("root")
    waiting = asyncio.ensure_future(step.raw("event.from", oldest, ["task"], "", 2.0))
    await asyncio.sleep(0.05)
    await step.raw("session.login_with_password", "root", step.pool.password)
    assert not isinstance(await waiting, Error), "one that is at work is not thrown out"


async def test_a_new_password(step: Steps) -> None:
    assert await step("session.change_password", step.pool.password, "another") == ""
    old = await step.raw("session.login_with_password", "root", "poolwright")
    assert old[:2] == ["SESSION_AUTHENTICATION_FAILED", "root"]
    assert not isinstance(await step.raw("session.login_with_password", "root", "another"), Error)
    assert (await step.refused("session.change_password", "another", ""))[0] == "CHANGE_PASSWORD_REJECTED"


async def test_asynchronous_ways(step: Steps) -> None:
    vm = await step("VM.create", a_vm())
    assert (await step.refused("Async.VM.get_uuid", vm))[0] in ("Fault", "MESSAGE_METHOD_UNKNOWN")
    assert await step.raw("Async.VM.destroy", BAD, vm) == ["SESSION_INVALID", BAD]
    task = await step("Async.VM.destroy", vm)
    record = await step.finished(task)
    assert (record["name_label"], record["status"], record["result"]) == (
        "Async.VM.destroy",
        "success",
        "<value></value>",
    )
    again = await step.finished(await step("Async.VM.destroy", vm))
    assert (again["status"], again["error_info"]) == ("failure", ["HANDLE_INVALID", "VM", vm])
