"""Logging in, following the master, being renewed once for all, logging out."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from poolwright.xapi import (
    AnswerUnknown,
    NoMaster,
    NotSent,
    Ref,
    Session,
    SessionAuthenticationFailed,
    SessionInvalid,
    Tls,
    Unreachable,
    VmBadPowerState,
)
from poolwright.xapi.wire import Encoding, Failure

VM: Any = Ref("OpaqueRef:vm")


async def log_in(url: str, **options: Any) -> Session:
    return await Session.login(url, "root", "secret", originator="test", deadline=5, **options)


def only(session: str, value: Any) -> Any:
    """A message that only one session may call."""

    def handle(given: str, *_: Any) -> Any:
        return value if given == session else Failure("SESSION_INVALID", (given,))

    return handle


@pytest.mark.parametrize("encoding", [Encoding.JSON_V2, Encoding.XML])
async def test_login_names_its_originator_and_leaving_logs_out(scripted: Any, encoding: Encoding) -> None:
    scripted.handlers["VM.get_name_label"] = only("session-1", "web")
    async with await log_in(scripted.url, encoding=encoding) as session:
        assert await session.VM.get_name_label(VM) == "web"
    assert scripted.calls[0] == ("session.login_with_password", ["root", "secret", "1.0", "test"])
    assert scripted.calls[-1] == ("session.logout", ["session-1"])
    with pytest.raises(NotSent):
        await session.VM.get_name_label(VM)


async def test_an_exception_of_the_caller_passes_unchanged_and_logs_out(scripted: Any) -> None:
    scripted.handlers["event.from"] = lambda *_: asyncio.sleep(1)

    async def work() -> None:
        async with await log_in(scripted.url) as session:
            session.events.follow(session.tasks)
            await asyncio.sleep(0.05)
            raise LookupError("mine")

    with pytest.raises(LookupError, match="mine"):
        await work()
    assert scripted.count("session.logout") == 1


async def test_cancelling_logs_out(scripted: Any) -> None:
    entered = asyncio.Event()

    async def work() -> None:
        async with await log_in(scripted.url):
            entered.set()
            await asyncio.sleep(60)

    async with asyncio.TaskGroup() as group:
        worker = group.create_task(work())
        await entered.wait()
        worker.cancel()
    assert worker.cancelled()
    assert scripted.count("session.logout") == 1


async def test_a_wrong_password_is_a_failure_of_its_own(scripted: Any) -> None:
    failed = Failure("SESSION_AUTHENTICATION_FAILED", ("root", "no"))
    scripted.handlers["session.login_with_password"] = lambda *_: failed
    with pytest.raises(SessionAuthenticationFailed):
        await log_in(scripted.url)


async def test_a_supporter_leads_to_the_master(scripted: Any, supporter: Any) -> None:
    async with await log_in(supporter.url) as session:
        assert session.url == scripted.url
    assert supporter.count("session.logout") == 0
    assert scripted.count("session.logout") == 1


async def test_supporters_that_name_each_other_are_not_followed_for_ever(scripted: Any, supporter: Any) -> None:
    scripted.handlers["session.login_with_password"] = lambda *_: Failure("HOST_IS_SLAVE", ("127.0.0.2",))
    for server in (scripted, supporter):
        server.handlers["session.slave_local_login_with_password"] = lambda *_: "local"
        server.handlers["session.local_logout"] = lambda *_: ""
        server.handlers["host.is_in_emergency_mode"] = lambda *_: False
        server.handlers["pool.get_all_records"] = server.handlers["host.get_all_records"] = lambda *_: {}
    with pytest.raises(NoMaster, match="follows nobody") as caught:
        await Session.login(scripted.url, "root", "secret", deadline=0.8)
    assert len(caught.value.standings) == 2
    for server in (scripted, supporter):
        assert server.count("session.login_with_password") <= 8
        assert server.count("session.slave_local_login_with_password") == 1
        assert server.count("session.local_logout") == 1


@pytest.mark.parametrize("named", ["", "[", "a]b", "пул", "a/b?", "u@127.0.0.9", "127.0.0.1:1", "x\u2028"])
async def test_a_master_that_is_no_address_is_the_refusal_that_it_came_in(scripted: Any, named: str) -> None:
    scripted.handlers["session.login_with_password"] = lambda *_: Failure("HOST_IS_SLAVE", (named,))
    scripted.handlers["session.slave_local_login_with_password"] = lambda *_: Failure("X")
    with pytest.raises(NoMaster, match="HOST_IS_SLAVE") as caught:
        await Session.login(scripted.url, "root", "secret", deadline=0.2)
    assert list(caught.value.answers) == [scripted.url]


async def test_a_login_that_is_cancelled_leaves_no_session(scripted: Any) -> None:
    original = scripted.handlers["session.login_with_password"]

    async def slowly(*params: Any) -> Any:
        await asyncio.sleep(0.1)
        return original(*params)

    scripted.handlers["session.login_with_password"] = slowly
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.05):
            await log_in(scripted.url)
    assert scripted.calls[-1] == ("session.logout", ["session-1"])


async def test_a_master_that_steps_down_is_left_for_the_new_one(scripted: Any, supporter: Any) -> None:
    supporter.handlers["session.login_with_password"] = lambda *_: "there"
    supporter.handlers["session.logout"] = lambda *_: ""
    supporter.handlers["VM.start"] = only("there", "")
    scripted.handlers["VM.start"] = lambda *_: Failure("HOST_IS_SLAVE", ("127.0.0.2",))
    async with await log_in(scripted.url) as session:
        await session.VM.start(VM, False, False)
        assert session.url == supporter.url
    assert supporter.count("VM.start") == 1


async def test_two_hundred_calls_through_a_lost_session_cause_one_login(scripted: Any) -> None:
    ended = {"session-1"}

    async def start(session: str, vm: str, *_: Any) -> Any:
        await asyncio.sleep(0.001 * (hash(vm) % 20))
        return Failure("SESSION_INVALID", (session,)) if session in ended else ""

    scripted.handlers["VM.start"] = start

    async with await log_in(scripted.url) as session:
        await asyncio.gather(*(session.VM.start(Ref(f"vm-{n}"), False, False) for n in range(200)))
    assert scripted.count("session.login_with_password") == 2
    done = [params[1] for name, params in scripted.calls if name == "VM.start" and params[0] == "session-2"]
    assert sorted(done) == sorted(f"vm-{n}" for n in range(200)), "each was executed exactly once"


async def test_a_renewal_that_fails_fails_for_all_who_wait(scripted: Any) -> None:
    scripted.handlers["VM.start"] = lambda session, *_: Failure("SESSION_INVALID", (session,))
    session = await log_in(scripted.url)
    failed = Failure("SESSION_AUTHENTICATION_FAILED", ("root", "no"))

    async def refuse(*_: Any) -> Failure:
        await asyncio.sleep(0.2)
        return failed

    scripted.handlers["session.login_with_password"] = refuse

    results = await asyncio.gather(
        *(session.VM.start(VM, False, False) for _ in range(20)), return_exceptions=True
    )
    await session.logout()
    assert {type(one) for one in results} == {SessionAuthenticationFailed}
    assert scripted.count("session.login_with_password") == 2


async def test_cancelling_the_caller_that_renews_leaves_it_to_the_next(scripted: Any) -> None:
    scripted.handlers["VM.start"] = only("session-2", "")
    original = scripted.handlers["session.login_with_password"]
    session = await log_in(scripted.url)

    async def slowly(*params: Any) -> Any:
        await asyncio.sleep(0.2)
        return original(*params)

    scripted.handlers["session.login_with_password"] = slowly

    first = asyncio.ensure_future(session.VM.start(VM, False, False))
    await asyncio.sleep(0.05)
    second = asyncio.ensure_future(session.VM.start(VM, False, False))
    await asyncio.sleep(0.05)
    scripted.handlers["VM.start"] = lambda given, *_: (
        Failure("SESSION_INVALID", (given,)) if given == "session-1" else ""
    )
    first.cancel()
    await second
    await session.logout()
    assert first.cancelled()


async def test_a_session_that_stays_invalid_is_believed_in_the_end(scripted: Any) -> None:
    scripted.handlers["VM.start"] = lambda session, *_: Failure("SESSION_INVALID", (session,))
    async with await log_in(scripted.url) as session:
        with pytest.raises(SessionInvalid):
            await session.VM.start(VM, False, False)


async def test_another_sessions_invalidity_is_no_reason_to_log_in(scripted: Any) -> None:
    scripted.handlers["VM.start"] = lambda *_: Failure("SESSION_INVALID", ("somebody-elses",))
    async with await log_in(scripted.url) as session:
        with pytest.raises(SessionInvalid):
            await session.VM.start(VM, False, False)
    assert scripted.count("session.login_with_password") == 1


async def test_only_reads_are_repeated_when_the_answer_is_lost(scripted: Any) -> None:
    answers: list[Any] = [ConnectionError, "web"]
    scripted.handlers["VM.get_name_label"] = lambda *_: answers.pop(0)
    scripted.handlers["VM.start"] = lambda *_: ConnectionError
    async with await log_in(scripted.url) as session:
        assert await session.VM.get_name_label(VM) == "web"
        with pytest.raises(AnswerUnknown):
            await session.VM.start(VM, False, False)
    assert scripted.count("VM.start") == 1


async def test_refusals_are_typed(scripted: Any) -> None:
    refusal = Failure("VM_BAD_POWER_STATE", (str(VM), "halted", "running"))
    scripted.handlers["VM.start"] = lambda *_: refusal
    async with await log_in(scripted.url) as session:
        with pytest.raises(VmBadPowerState) as caught:
            await session.VM.start(VM, False, False)
    assert (caught.value.vm, caught.value.expected, caught.value.actual) == (VM, "halted", "running")


async def test_another_deadline_for_a_slow_call(scripted: Any) -> None:
    async def copy(*_: Any) -> str:
        await asyncio.sleep(0.3)
        return "OpaqueRef:copy"

    scripted.handlers["VM.copy"] = copy

    async with await Session.login(scripted.url, "root", "secret", deadline=0.1) as session:
        with pytest.raises(AnswerUnknown):
            await session.VM.copy(VM, "x", Ref("sr"))
        assert await session.within(5).VM.copy(VM, "x", Ref("sr")) == "OpaqueRef:copy"


async def test_optional_arguments_are_sent_only_as_far_as_they_are_given(scripted: Any) -> None:
    scripted.handlers["VM.snapshot"] = lambda *_: "OpaqueRef:snapshot"
    async with await log_in(scripted.url) as session:
        await session.VM.snapshot(VM, "s")
        await session.VM.snapshot(VM, "s", [Ref("vdi")])
    sent = [params[1:] for name, params in scripted.calls if name == "VM.snapshot"]
    assert sent == [[VM, "s"], [VM, "s", ["vdi"]]]


async def test_a_host_out_of_reach_for_a_moment_has_one_session_of_ours_in_the_end(
    scripted: Any, supporter: Any
) -> None:
    scripted.handlers["VM.start"] = lambda *_: ""
    async with await log_in(supporter.url) as session:
        link = session._link
        assert link is not None
        await session._renew(link, asyncio.get_running_loop().time() + 5, "x", because=Unreachable("a blip"))
        await session.VM.start(VM, False, False)
        assert session.ref == "session-2"
    ended = [params[0] for name, params in scripted.calls if name == "session.logout"]
    assert ended == ["session-1", "session-2"]


async def test_a_logout_that_is_cancelled_ends_the_former_session_and_this_one(
    scripted: Any, supporter: Any
) -> None:
    entered = asyncio.Event()

    async def slow_logout(*_: Any) -> str:
        entered.set()
        await asyncio.sleep(0.1)
        return ""

    session = await log_in(supporter.url)
    session._retired.append("session-0")
    scripted.handlers["session.logout"] = slow_logout
    async with asyncio.TaskGroup() as group:
        leaving = group.create_task(session.logout())
        await entered.wait()
        leaving.cancel()
    assert leaving.cancelled()
    ended = [params[0] for name, params in scripted.calls if name == "session.logout"]
    assert ended == ["session-0", "session-1"]


async def test_a_logout_whose_answer_is_lost_is_made_again(scripted: Any) -> None:
    answers: list[Any] = [ConnectionError, ""]
    scripted.handlers["session.logout"] = lambda *_: answers.pop(0)
    async with await log_in(scripted.url):
        pass
    assert scripted.count("session.logout") == 2


async def test_logging_out_ends_a_renewal_under_way_and_what_it_makes(scripted: Any) -> None:
    scripted.handlers["VM.start"] = lambda session, *_: Failure("SESSION_INVALID", (session,))
    original, entered = scripted.handlers["session.login_with_password"], asyncio.Event()
    session = await log_in(scripted.url)

    async def slowly(*params: Any) -> Any:
        entered.set()
        await asyncio.sleep(0.1)
        return original(*params)

    scripted.handlers["session.login_with_password"] = slowly
    async with asyncio.TaskGroup() as group:
        calls = [group.create_task(_not_sent(session)) for _ in range(3)]
        await entered.wait()
        await session.logout()
    assert [call.result() for call in calls] == [True] * 3
    ended = [params[0] for name, params in scripted.calls if name == "session.logout"]
    assert sorted(ended) == ["session-1", "session-2"]


async def _not_sent(session: Session) -> bool:
    try:
        await session.VM.start(VM, False, False)
    except NotSent:
        return True
    return False


async def test_a_login_cancelled_again_and_again_leaves_no_session(scripted: Any) -> None:
    original, entered = scripted.handlers["session.login_with_password"], asyncio.Event()

    async def slowly(*params: Any) -> Any:
        entered.set()
        await asyncio.sleep(0.1)
        return original(*params)

    async def slow_logout(*_: Any) -> str:
        await asyncio.sleep(0.1)
        return ""

    scripted.handlers["session.login_with_password"] = slowly
    scripted.handlers["session.logout"] = slow_logout
    async with asyncio.TaskGroup() as group:
        login = group.create_task(log_in(scripted.url))
        await entered.wait()
        while not login.done():
            login.cancel()
            await asyncio.sleep(0.02)
    assert login.cancelled()
    assert scripted.calls[-1] == ("session.logout", ["session-1"])
    assert scripted.count("session.logout") == 1


async def test_defaults_before_an_argument_that_is_given_travel_as_what_they_are(scripted: Any) -> None:
    scripted.handlers["VDI.introduce"] = lambda *_: "OpaqueRef:vdi"
    async with await log_in(scripted.url) as session:
        await session.VDI.introduce(
            "uuid", "name", "", Ref("sr"), "user", False, False, {}, "location", snapshot_of=Ref("other")
        )
    [sent] = [params for name, params in scripted.calls if name == "VDI.introduce"]
    assert sent[10:] == [{}, {}, True, 0, 0, "OpaqueRef:NULL", False, "19700101T00:00:00Z", "other"]


@pytest.mark.parametrize(
    ("certificates", "trusted"),
    [
        (Failure("MESSAGE_METHOD_UNKNOWN", ("Certificate.get_all_records",)), 1),
        ({"OpaqueRef:c": {"uuid": "c", "host": "OpaqueRef:h", "fingerprint": "AB:" * 31 + "AB"}}, 2),
    ],
    ids=["no class Certificate", "one kind of fingerprint"],
)
async def test_members_are_learned_from_older_pools_too(scripted: Any, certificates: Any, trusted: int) -> None:
    scripted.handlers["host.get_all_records"] = lambda *_: {"OpaqueRef:h": {"address": "127.0.0.1"}}
    scripted.handlers["Certificate.get_all_records"] = lambda *_: certificates
    async with await log_in(scripted.url, tls=Tls.pinned("00" * 32)) as session:
        assert await session.learn_members() == ("127.0.0.1",)
        assert len(session.tls.fingerprints or ()) == trusted
