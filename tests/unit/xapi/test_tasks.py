"""Tasks are awaited through one event stream: no wake-up is lost, and a vanished task is told apart."""

from __future__ import annotations

import asyncio
import itertools
from collections.abc import AsyncIterator
from typing import Any

import pytest

from poolwright.xapi import (
    AnswerUnknown,
    NotSent,
    Ref,
    Session,
    TaskCancelled,
    TaskRef,
    TaskUnfinished,
    TaskVanished,
    VmBadPowerState,
    XapiError,
)
from poolwright.xapi.shapes import STRING, VOID, Shape
from poolwright.xapi.wire import Failure, Int32

REF: Shape[Any] = Shape(str)


class TaskTable:
    """XAPI's tasks behind `event.from`, as a scripted server keeps them."""

    def __init__(self, scripted: Any) -> None:
        self.rows: dict[str, dict[str, Any]] = {}
        self.log: list[tuple[str, str]] = []
        self.changed = asyncio.Event()
        self.faults: list[Any] = []
        self.session = "session-1"
        self.asked: list[tuple[str, float]] = []
        self._names = itertools.count(1)
        scripted.handlers["event.from"] = self.events
        scripted.handlers["task.destroy"] = self.destroy
        scripted.handlers["task.get_record"] = self.record
        self.scripted = scripted

    def add(self, **fields: Any) -> str:
        ref = f"OpaqueRef:task-{next(self._names)}"
        self.rows[ref] = {
            "status": "pending",
            "result": "",
            "error_info": [],
            "name_label": "Async.VM.x",
        } | fields
        return self.note("add", ref)

    def end(self, ref: str, status: str = "success", **fields: Any) -> None:
        self.rows[ref] |= {"status": status} | fields
        self.note("mod", ref)

    def remove(self, ref: str, *, silently: bool = False) -> None:
        del self.rows[ref]
        if not silently:
            self.note("del", ref)

    def note(self, operation: str, ref: str) -> str:
        self.log.append((operation, ref))
        self.changed.set()
        return ref

    def destroy(self, _session: str, ref: str) -> Any:
        if ref not in self.rows:
            return Failure("HANDLE_INVALID", ("task", ref))
        self.remove(ref)
        return ""

    def record(self, _session: str, ref: str) -> Any:
        return self.rows.get(ref) or Failure("HANDLE_INVALID", ("task", ref))

    async def events(self, session: str, classes: list[str], token: str, timeout: float) -> Any:
        self.asked.append((token, timeout))
        if self.faults:
            fault = self.faults.pop(0)
            return fault(session) if callable(fault) and not isinstance(fault, type) else fault
        assert classes == ["task"]
        start = int(token) if token else None
        if start is not None and start >= len(self.log):
            self.changed.clear()
            try:
                async with asyncio.timeout(timeout):
                    await self.changed.wait()
            except TimeoutError:
                pass
        if start is None:
            told = dict.fromkeys(self.rows, "add")
        else:
            told = {ref: op for op, ref in self.log[start:] if op == "del" or ref in self.rows}
        events = [
            {"id": "1", "timestamp": "0.0", "class": "task", "operation": op, "ref": ref}
            | ({} if op == "del" else {"snapshot": self.rows[ref]})
            for ref, op in told.items()
            if op == "del" or ref in self.rows
        ]
        return {
            "events": events,
            "token": str(len(self.log)),
            "valid_ref_counts": {"task": Int32(len(self.rows))},
        }


@pytest.fixture
async def table(scripted: Any) -> TaskTable:
    return TaskTable(scripted)


@pytest.fixture
async def session(scripted: Any) -> AsyncIterator[Session]:
    async with await Session.login(scripted.url, "root", "secret", deadline=5) as session:
        yield session


def typed(ref: str, shape: Shape[Any] = VOID) -> TaskRef[Any]:
    return TaskRef(ref, shape)


async def test_the_result_comes_as_the_messages_type_and_the_task_goes(table: Any, session: Session) -> None:
    ref = table.add()
    waiting = asyncio.ensure_future(session.tasks.result(typed(ref, REF), timeout=5))
    await asyncio.sleep(0.1)
    assert not waiting.done()
    table.end(ref, result="<value>OpaqueRef:new</value>")
    assert await waiting == "OpaqueRef:new"
    assert table.rows == {}


async def test_a_task_that_ended_before_anyone_waited_is_seen(table: Any, session: Session) -> None:
    ref = table.add(status="success", result="<value></value>")
    assert await session.tasks.result(typed(ref), timeout=5) is None


async def test_a_task_that_ends_while_the_stream_runs_and_before_its_wait_is_seen(
    table: Any, session: Session
) -> None:
    first = table.add()
    waiting = asyncio.ensure_future(session.tasks.result(typed(first), timeout=5))
    await asyncio.sleep(0.1)
    second = table.add()
    table.end(second, result="<value></value>")
    await asyncio.sleep(0.1)
    await session.tasks.result(typed(second), timeout=5)
    table.end(first)
    await waiting
    assert table.scripted.count("task.get_record") == 0, "no call of its own"


async def test_a_thousand_tasks_share_one_stream(table: Any, session: Session) -> None:
    refs = [table.add() for _ in range(1000)]
    waits = [asyncio.ensure_future(session.tasks.result(typed(r, STRING), timeout=30)) for r in refs]
    await asyncio.sleep(0.05)
    for number, ref in enumerate(refs):
        table.end(ref, result=f"<value>{number}</value>")
        if number % 100 == 0:
            await asyncio.sleep(0.01)
    assert await asyncio.gather(*waits) == [str(number) for number in range(1000)]
    assert table.scripted.count("event.from") < 300
    assert table.scripted.count("task.get_record") == 0


async def test_a_failed_task_raises_its_failure_and_is_destroyed(table: Any, session: Session) -> None:
    ref = table.add(status="failure", error_info=["VM_BAD_POWER_STATE", "vm", "halted", "running"])
    with pytest.raises(VmBadPowerState) as caught:
        await session.tasks.result(typed(ref), timeout=5)
    assert caught.value.actual == "running"
    assert table.rows == {}


async def test_a_cancelled_task_is_a_failure_of_its_own(table: Any, session: Session) -> None:
    for error_info in (["TASK_CANCELLED", "it"], []):
        ref = table.add(status="cancelled", error_info=error_info)
        with pytest.raises(TaskCancelled):
            await session.tasks.result(typed(ref), timeout=5)


async def test_a_task_that_was_gone_before_is_vanished(table: Any, session: Session) -> None:
    with pytest.raises(TaskVanished):
        await session.tasks.result(typed("OpaqueRef:never"), timeout=5)


async def test_a_task_destroyed_while_awaited_is_vanished(table: Any, session: Session) -> None:
    ref = table.add()
    waiting = asyncio.ensure_future(session.tasks.result(typed(ref), timeout=5))
    await asyncio.sleep(0.1)
    table.remove(ref)
    with pytest.raises(TaskVanished):
        await waiting


async def test_a_deletion_that_no_event_told_of_is_found_by_the_count(table: Any, session: Session) -> None:
    ref, other = table.add(), table.add()
    waiting = asyncio.ensure_future(session.tasks.result(typed(ref), timeout=5))
    await asyncio.sleep(0.1)
    table.remove(ref, silently=True)
    for _ in range(3):
        table.end(other, "pending")
        await asyncio.sleep(0.1)
    with pytest.raises(TaskVanished):
        await waiting


async def test_running_out_of_time_leaves_the_task(table: Any, session: Session) -> None:
    ref = table.add()
    with pytest.raises(TaskUnfinished):
        await session.tasks.result(typed(ref), timeout=0.2)
    assert ref in table.rows
    table.end(ref)
    await session.tasks.result(typed(ref), timeout=5)


async def test_cancelling_one_wait_leaves_the_stream_and_the_others(table: Any, session: Session) -> None:
    first, second = table.add(), table.add()
    one = asyncio.ensure_future(session.tasks.result(typed(first), timeout=5))
    two = asyncio.ensure_future(session.tasks.result(typed(second), timeout=5))
    await asyncio.sleep(0.1)
    one.cancel()
    await asyncio.sleep(0.1)
    table.end(second)
    await two
    assert one.cancelled()
    assert [token for token, _ in table.asked].count("") == 1, "one stream, never restarted"


@pytest.mark.parametrize(
    "fault",
    [
        pytest.param(ConnectionError, id="connection lost"),
        pytest.param(Failure("EVENT_FROM_TOKEN_PARSE_FAILURE", ("x",)), id="token refused"),
        pytest.param(Failure("EVENTS_LOST"), id="events lost"),
    ],
)
async def test_the_stream_begins_again_and_misses_nothing(table: Any, session: Session, fault: Any) -> None:
    ref, other = table.add(), table.add()
    waiting = asyncio.ensure_future(session.tasks.result(typed(ref), timeout=10))
    await asyncio.sleep(0.1)
    table.faults += [fault, fault]
    table.end(other, "pending")
    table.log.clear()
    table.end(ref)
    table.log.clear()
    await waiting
    assert "" in [token for token, _ in table.asked[1:]]


async def test_a_lost_session_is_renewed_under_the_stream(table: Any, session: Session) -> None:
    ref = table.add()
    waiting = asyncio.ensure_future(session.tasks.result(typed(ref), timeout=5))
    await asyncio.sleep(0.1)
    table.faults.append(lambda given: Failure("SESSION_INVALID", (given,)))
    table.note("mod", ref)
    await asyncio.sleep(0.1)
    table.end(ref)
    await waiting
    assert table.scripted.count("session.login_with_password") == 2


async def test_a_token_of_a_former_login_is_not_used_at_the_next(table: Any, session: Session) -> None:
    ref, other = table.add(), table.add()
    waiting = asyncio.ensure_future(session.tasks.result(typed(ref), timeout=5))
    for _ in range(6):  # the stream now pauses between its polls
        table.end(other, "pending")
        await asyncio.sleep(0.1)
    assert session._link is not None
    loop = asyncio.get_running_loop()
    await session._renew(session._link, loop.time() + 5, "x", because=NotSent("no matter why"))
    await asyncio.sleep(0.5)
    table.end(ref)
    await waiting
    assert [token for token, _ in table.asked].count("") == 2


async def test_a_poll_does_not_go_on_in_another_session(table: Any, session: Session) -> None:
    ref = table.add()
    waiting = asyncio.ensure_future(session.tasks.result(typed(ref), timeout=5))
    await asyncio.sleep(0.1)
    table.faults.append(lambda given: Failure("SESSION_INVALID", (given,)))
    table.note("mod", ref)
    await asyncio.sleep(0.3)
    table.end(ref)
    await waiting
    ended = next(n for n, (token, _) in enumerate(table.asked) if n and not token)
    assert len({token for token, _ in table.asked[1:ended]}) == len(table.asked[1:ended]), "asked once each"


async def test_a_bad_moment_of_the_pool_does_not_end_the_stream(table: Any, session: Session) -> None:
    ref, other = table.add(), table.add()
    waiting = asyncio.ensure_future(session.tasks.result(typed(ref), timeout=5))
    await asyncio.sleep(0.1)
    table.faults += [Failure("INTERNAL_ERROR", ("busy",)), Failure("TOO_MANY_PENDING_TASKS")]
    table.end(other, "pending")
    await asyncio.sleep(0.1)
    table.end(ref)
    await waiting


async def test_who_waits_when_the_session_ends_is_told(table: Any, scripted: Any) -> None:
    login = Session.login(scripted.url, "root", "secret", deadline=5)
    async with asyncio.TaskGroup() as group, await login as session:
        waiting = group.create_task(_outcome(session, typed(table.add())))
        await asyncio.sleep(0.1)
    assert isinstance(waiting.result(), NotSent)


async def _outcome(session: Session, task: TaskRef[Any]) -> object:
    try:
        return await session.tasks.result(task)
    except XapiError as error:
        return error


async def test_a_definite_refusal_of_the_stream_reaches_who_waits(table: Any, session: Session) -> None:
    ref = table.add()
    table.faults.append(Failure("RBAC_PERMISSION_DENIED", ("event.from", "no")))
    with pytest.raises(Exception, match="RBAC_PERMISSION_DENIED"):
        await session.tasks.result(typed(ref), timeout=5)


async def test_a_result_that_cannot_be_read_is_no_failure(table: Any, session: Session) -> None:
    ref = table.add(status="success", result="<value><array>")
    with pytest.raises(AnswerUnknown):
        await session.tasks.result(typed(ref, REF), timeout=5)


async def test_a_reference_from_a_log_gives_a_plain_value(table: Any, session: Session) -> None:
    text = "<value><array><data><value>OpaqueRef:a</value></data></array></value>"
    ref = table.add(status="success", result=text)
    plain: Ref[Any] = Ref(ref)
    assert await session.tasks.result(plain, timeout=5) == ["OpaqueRef:a"]


async def test_tasks_need_an_open_session(scripted: Any, table: Any) -> None:
    session = await Session.login(scripted.url, "root", "secret", deadline=5)
    with pytest.raises(RuntimeError, match="async with"):
        await session.tasks.result(typed(table.add()), timeout=5)
    await session.logout()
