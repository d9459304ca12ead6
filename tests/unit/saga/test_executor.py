"""How a saga is run: order, side by side, again while the answer is open, back, stuck, cancelled."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import hypothesis.strategies as st
import msgspec
import pytest
from hypothesis import given, settings
from sagas.kit import Crash, MemoryJournal
from unit.saga.sample import PARAMS, Params, Pool, saga

from poolwright.clock import SeededClock
from poolwright.saga import Backoff, Execution, Faults, Kind, Outcome, Run, Saga, State, TryAgain

FAST = Backoff(initial=0.001, ceiling=0.002)


def execution(
    which: Saga[Params, Pool], pool: Pool, journal: MemoryJournal, **options: Any
) -> Execution[Params, Pool]:
    options.setdefault("clock", SeededClock("executor"))
    return Execution(which, saga_id="saga", params=PARAMS, context=pool, journal=journal, **options)


async def run(which: Saga[Params, Pool], pool: Pool, journal: MemoryJournal, **options: Any) -> Outcome:
    return await execution(which, pool, journal, **options).run()


def one_step(action: Callable[[Run[Params, Pool]], Any], backoff: Backoff = FAST) -> Saga[Params, Pool]:
    """A saga of that one step, whose undo notes what it is given."""
    made = Saga[Params, Pool]("one", params=Params, backoff=backoff)
    step = made.step(action)

    @step.undo
    async def undo(run: Run[Params, Pool], output: Any) -> None:
        run.context.calls.append(f"undo {output}")

    return made


async def test_a_stage_costs_one_write_and_its_items_are_logged_one_by_one() -> None:
    journal = MemoryJournal()
    assert (await run(saga, Pool(), journal)).state is State.SUCCEEDED
    assert journal.writes == len(saga.stages) + 1
    assert [(line.entry, line.kind.value) for line in journal.written] == [
        ("reserve_host", "started"),
        ("reserve_host", "succeeded"),
        ("ensure_vm", "started"),
        ("ensure_vm", "succeeded"),
        ("ensure_disk[0]", "started"),
        ("ensure_disk[1]", "started"),
        ("ensure_vif[0]", "started"),
        ("ensure_vif[1]", "started"),
        ("ensure_disk[0]", "succeeded"),
        ("ensure_disk[1]", "succeeded"),
        ("ensure_vif[0]", "succeeded"),
        ("ensure_vif[1]", "succeeded"),
        ("ensure_running", "started"),
        ("ensure_running", "succeeded"),
        ("", "completed"),
    ]
    assert [line.sequence for line in journal.written] == list(range(15))


async def test_intent_is_durable_before_effect() -> None:
    journal, seen = MemoryJournal(), list[bool]()

    async def act(run: Run[Params, Pool]) -> None:
        seen.append(any(line.kind is Kind.STARTED and line.entry == run.entry for line in journal.written))

    await run(one_step(act), Pool(), journal)
    assert seen == [True]


async def test_the_steps_of_a_group_and_the_items_of_a_fan_out_run_side_by_side() -> None:
    made = Saga[Params, Pool]("meet", params=Params)
    barrier = asyncio.Barrier(4)

    @made.step_each(lambda run: run.params.disks)
    async def disk(_run: Run[Params, Pool], _item: str) -> None:
        await barrier.wait()

    @made.step_each(lambda run: run.params.networks)
    async def nic(_run: Run[Params, Pool], _item: str) -> None:
        await barrier.wait()

    made.concurrently(disk, nic)
    assert (await asyncio.wait_for(run(made, Pool(), MemoryJournal()), 5)).state is State.SUCCEEDED


@pytest.mark.parametrize(
    "call",
    [
        "reserve_host",
        "ensure_vm",
        "ensure_disk root",
        "ensure_disk data",
        "ensure_vif vm/guest",
        "ensure_running",
    ],
)
async def test_a_lost_answer_is_not_a_failure(call: str) -> None:
    pool = Pool(lost={call})
    assert (await run(saga, pool, MemoryJournal())).state is State.SUCCEEDED
    assert pool.calls.count(call) == 2


async def test_a_step_knows_that_it_may_have_run_before() -> None:
    seen: list[tuple[int, bool]] = []

    async def act(run: Run[Params, Pool]) -> None:
        seen.append((run.attempt, run.repeated))
        if len(seen) == 1:
            raise TryAgain("once more")
        if len(seen) == 2:
            raise Crash

    made, journal = one_step(act), MemoryJournal()
    with pytest.raises(Crash):
        await run(made, Pool(), journal)
    assert (await run(made, Pool(), journal)).state is State.SUCCEEDED
    assert seen == [(1, False), (2, True), (2, True)]


async def test_whose_errors_leave_the_answer_open_is_the_hosts_to_say() -> None:
    tries: list[int] = []

    async def act(_run: Run[Params, Pool]) -> None:
        tries.append(1)
        raise ConnectionError if len(tries) < 3 else ValueError("no")

    faults = Faults(is_indefinite=lambda error: isinstance(error, ConnectionError))
    outcome = await run(one_step(act), Pool(), MemoryJournal(), faults=faults)
    assert (outcome.state, len(tries)) == (State.UNWOUND, 3)
    assert outcome.failure is not None
    assert (outcome.failure.kind, outcome.failure.message, outcome.failed_entry) == ("ValueError", "no", "act")


async def test_a_step_that_never_learns_whether_it_worked_fails_at_its_deadline_and_is_undone() -> None:
    async def act(run: Run[Params, Pool]) -> str:
        raise TryAgain(f"still open, {run.entry}")

    pool = Pool()
    made = one_step(act, Backoff(initial=0.001, ceiling=0.01, deadline=0.05))
    outcome = await run(made, pool, MemoryJournal())
    assert outcome.state is State.UNWOUND
    assert outcome.failure is not None
    assert outcome.failure.message == "still open, act"
    assert pool.calls == ["undo None"]


async def test_a_deadline_counts_from_the_first_start_over_restarts_but_one_more_try_is_made() -> None:
    tries: list[int] = []

    async def act(_run: Run[Params, Pool]) -> None:
        tries.append(1)
        raise Crash if len(tries) == 1 else TryAgain("open")

    made, journal = one_step(act, Backoff(initial=0.001, deadline=3600)), MemoryJournal()
    with pytest.raises(Crash):
        await run(made, Pool(), journal)
    late = SeededClock("late", start=datetime.now(UTC) + timedelta(hours=2))
    assert (await run(made, Pool(), journal, clock=late)).state is State.UNWOUND
    assert len(tries) == 2


async def test_an_action_under_way_is_left_to_finish_and_one_that_waits_is_not_run_again() -> None:
    made = Saga[Params, Pool]("mixed", params=Params, backoff=Backoff(initial=60))
    done: list[str] = []

    @made.step_each(lambda _run: ["slow", "open", "bad"])
    async def work(_run: Run[Params, Pool], item: str) -> str:
        match item:
            case "slow":
                await asyncio.sleep(0.05)
            case "open":
                raise TryAgain("open")
            case "bad":
                await asyncio.sleep(0.01)
                raise ValueError("bad")
        done.append(item)
        return item

    @work.undo
    async def undo(_run: Run[Params, Pool], item: str, output: str | None) -> None:
        done.append(f"undo {item} {output}")

    outcome = await asyncio.wait_for(run(made, Pool(), MemoryJournal()), 5)
    assert (outcome.state, outcome.failed_entry) == (State.UNWOUND, "work[2]")
    assert done[0] == "slow"
    assert sorted(done[1:]) == ["undo bad None", "undo open None", "undo slow slow"]


async def test_undos_run_from_the_last_to_the_first_and_are_run_again_while_open() -> None:
    pool = Pool(lost={"destroy_vm", "release_host", "destroy_disk root"})
    made = Saga[Params, Pool]("failing", params=Params)
    made.stages = [*saga.stages]

    @made.step
    async def fail(_run: Run[Params, Pool]) -> None:
        raise ValueError

    fail.no_undo(because="it does nothing")
    assert (await run(made, pool, MemoryJournal())).state is State.UNWOUND
    assert await pool.snapshot() == await Pool().snapshot()
    undone = [
        call for call in pool.calls if call.split()[0] in {"halt", "destroy_disk", "destroy_vm", "release_host"}
    ]
    assert undone[0] == "halt"
    assert sorted(undone[1:4]) == ["destroy_disk data", "destroy_disk root", "destroy_disk root"]
    assert undone[4:] == ["destroy_vm", "destroy_vm", "release_host", "release_host"]


async def test_an_undo_that_fails_leaves_the_saga_stuck_until_a_person_has_it_resumed() -> None:
    broken = [True]
    made = Saga[Params, Pool]("stuck", params=Params)

    @made.step
    async def first(_run: Run[Params, Pool]) -> str:
        return "made"

    @first.undo
    async def undo_first(run: Run[Params, Pool], output: str | None) -> None:
        run.context.calls.append(f"undo {output}")
        if broken[0]:
            raise PermissionError("host says no")

    @made.step
    async def second(_run: Run[Params, Pool]) -> None:
        raise ValueError("bad")

    second.no_undo(because="it does nothing")
    pool, journal = Pool(), MemoryJournal()
    for _ in range(2):  # run again, it stays stuck, and nothing is tried
        outcome = await run(made, pool, journal)
        assert outcome.state is State.STUCK
        assert outcome.stuck is not None
        assert (outcome.stuck_entry, outcome.stuck.message) == ("first", "host says no")
        assert outcome.failure is not None
        assert outcome.failure.message == "bad"
    assert pool.calls == ["undo made"]
    assert (await execution(made, pool, journal).resume()).state is State.STUCK
    broken[0] = False
    resumed = await execution(made, pool, journal).resume()
    assert (resumed.state, resumed.stuck) == (State.UNWOUND, None)
    assert pool.calls == ["undo made"] * 3


async def test_it_can_be_cancelled_between_steps_and_the_log_says_so() -> None:
    pool, journal = Pool(), MemoryJournal()
    made = Saga[Params, Pool]("cancelled", params=Params)
    made.stages = [*saga.stages[:2]]

    @made.step
    async def ask(run: Run[Params, Pool]) -> None:
        running.cancel()
        run.context.calls.append("asked")

    ask.no_undo(because="it does nothing")
    made.stages += saga.stages[2:]
    running = execution(made, pool, journal)
    outcome = await running.run()
    assert (outcome.state, outcome.cancelled, outcome.failure) == (State.UNWOUND, True, None)
    assert await pool.snapshot() == await Pool().snapshot()
    assert not [call for call in pool.calls if call.startswith("ensure_disk")]


async def test_it_can_be_cancelled_while_a_step_waits_to_be_run_again() -> None:
    async def act(_run: Run[Params, Pool]) -> None:
        running.cancel()
        raise TryAgain("open", delay=3600)

    pool, journal = Pool(), MemoryJournal()
    running = execution(one_step(act), pool, journal)
    outcome = await asyncio.wait_for(running.run(), 5)
    assert (outcome.state, outcome.cancelled) == (State.UNWOUND, True)
    assert pool.calls == ["undo None"]


async def test_cancelled_after_the_last_step_it_has_succeeded() -> None:
    async def act(_run: Run[Params, Pool]) -> None:
        running.cancel()

    running = execution(one_step(act), Pool(), MemoryJournal())
    assert (await running.run()).state is State.SUCCEEDED


async def test_an_output_that_can_not_be_kept_is_a_failure_and_is_undone() -> None:
    async def act(_run: Run[Params, Pool]) -> object:
        return object()

    pool = Pool()
    outcome = await run(one_step(act), pool, MemoryJournal())
    assert outcome.state is State.UNWOUND
    assert pool.calls == ["undo None"]


async def test_a_fan_out_over_nothing_is_passed_over() -> None:
    pool, journal = Pool(), MemoryJournal()
    bare = Execution(
        saga, saga_id="s", params=Params("vm", [], []), context=pool, journal=journal, clock=SeededClock(1)
    )
    assert (await bare.run()).state is State.SUCCEEDED
    assert not [line for line in journal.written if "[" in line.entry]


async def test_a_saga_at_rest_writes_and_does_nothing_more() -> None:
    pool, journal = Pool(), MemoryJournal()
    first = await run(saga, pool, journal)
    written, calls = list(journal.written), list(pool.calls)
    assert await run(saga, pool, journal) == first
    assert (journal.written, pool.calls) == (written, calls)


class Hard(msgspec.Struct, frozen=True):
    """Which steps fail, lose an answer, and where the process dies."""

    failing: frozenset[str]
    lost: frozenset[str]
    crashes: tuple[tuple[int, bool], ...]


CALLS = ["reserve_host", "ensure_vm", "ensure_disk root", "ensure_vif vm/storage", "ensure_running"]
UNDOS = ["release_host", "destroy_vm", "destroy_disk root", "destroy_disk data", "halt"]
hard = st.builds(
    Hard,
    failing=st.frozensets(st.sampled_from(CALLS), max_size=2),
    lost=st.frozensets(st.sampled_from(CALLS + UNDOS), max_size=4),
    crashes=st.lists(st.tuples(st.integers(1, 8), st.booleans()), max_size=4).map(tuple),
)


@settings(max_examples=150, deadline=None)
@given(hard)
def test_whatever_happens_it_is_complete_or_nothing_is_left(case: Hard) -> None:
    class Failing(Pool):
        def answer(self, call: str) -> None:
            super().answer(call)
            if call in case.failing:
                raise ValueError(call)

    pool, journal = Failing(lost=set(case.lost)), MemoryJournal()

    def attempt(crash: tuple[int, bool] | None) -> Outcome | None:
        journal.writes, journal.crash_at, journal.before = 0, crash and crash[0], bool(crash and crash[1])
        try:
            return asyncio.run(run(saga, pool, journal))
        except Crash:
            return None

    for crash in case.crashes:
        attempt(crash)
    outcome = attempt(None)
    assert outcome is not None
    expected = Pool()
    if not case.failing:
        asyncio.run(run(saga, expected, MemoryJournal()))
    assert outcome.state is (State.UNWOUND if case.failing else State.SUCCEEDED)
    assert asyncio.run(pool.snapshot()) == asyncio.run(expected.snapshot())
