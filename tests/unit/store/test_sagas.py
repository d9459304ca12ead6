"""The journal on the database: durable, fenced, and ending a saga in one transaction with its caller's last
writes.
"""

from __future__ import annotations

import asyncio

import msgspec
import pytest
from unit.saga.sample import PARAMS, Params, Pool, saga
from unit.store.conftest import World

from poolwright.model.errors import Conflict, ErrorRecord
from poolwright.model.job import Job, JobStatus
from poolwright.saga import Execution, Outcome, Run, Saga, State, TryAgain
from poolwright.store import Store, Transaction, async_jobs, sagas
from poolwright.store.sagas import Journal, SagaRow


async def submit(store: Store, job_id: int | None = None) -> SagaRow:
    async with store.transaction() as tx:
        return await sagas.insert(tx, name=saga.name, params=saga.encode(PARAMS), job_id=job_id)


async def run(store: Store, row: SagaRow, which: Saga[Params, Pool], **options: object) -> Outcome:
    execution = Execution(
        which,
        saga_id=row.uuid,
        params=which.decode(row.params),
        context=Pool(),
        journal=Journal(store, row, **options),  # type: ignore[arg-type]
        clock=store.clock,
    )
    return await execution.run()


def failing(*, undo_fails: bool = False) -> Saga[Params, Pool]:
    made = Saga[Params, Pool]("failing", params=Params)

    @made.step
    async def act(_run: Run[Params, Pool]) -> None:
        raise ValueError("bad")

    @act.undo
    async def undo(_run: Run[Params, Pool], _output: None) -> None:
        if undo_fails:
            raise ValueError("worse")

    return made


async def names(store: Store) -> tuple[list[int], list[int]]:
    async with store.reading() as tx:
        return [row.id for row, _ in await sagas.list_unfinished(tx)], [
            row.id for row in await sagas.list_stuck(tx)
        ]


async def test_a_saga_is_unfinished_until_its_log_says_otherwise(store: Store) -> None:
    rows = [await submit(store) for _ in range(4)]
    assert await names(store) == ([row.id for row in rows], [])
    assert (await run(store, rows[0], saga)).state is State.SUCCEEDED
    assert (await run(store, rows[1], failing())).state is State.UNWOUND
    assert (await run(store, rows[2], failing(undo_fails=True))).state is State.STUCK
    assert await names(store) == ([rows[3].id], [rows[2].id])
    stuck = Execution(
        failing(),
        saga_id=rows[2].uuid,
        params=PARAMS,
        context=Pool(),
        journal=Journal(store, rows[2]),
        clock=store.clock,
    )
    assert (await stuck.resume()).state is State.UNWOUND
    assert await names(store) == ([rows[3].id], [])
    async with store.reading() as tx:
        assert await sagas.find(tx, rows[0].uuid) == rows[0]
        assert await sagas.find(tx, "none") is None


async def test_the_job_ends_with_its_saga_or_neither_does(world: World) -> None:
    async with world.store.transaction() as tx:
        job = await async_jobs.insert(
            tx, Job(account_id=world.account.id, user_id=world.user.id, command="startVirtualMachine")
        )
    row = await submit(world.store, job.id)
    tried: list[Outcome] = []

    async def finish(_tx: Transaction, outcome: Outcome) -> ErrorRecord:
        tried.append(outcome)
        assert outcome.failure is not None
        if len(tried) == 1:
            raise ConnectionError("the database went away")
        return ErrorRecord(category="Internal", message=outcome.failure.message)

    with pytest.raises(ConnectionError):
        await run(world.store, row, failing(), finish=finish)
    async with world.store.reading() as tx:
        assert (await async_jobs.get(tx, job.id)).status is JobStatus.PENDING
        assert [one.id for one, _ in await sagas.list_unfinished(tx)] == [row.id]
        found = await sagas.find_of_job(tx, job.id)
        assert found == row
    await run(world.store, row, failing(), finish=finish)
    async with world.store.reading() as tx:
        ended = await async_jobs.get(tx, job.id)
        assert await sagas.list_unfinished(tx) == []
    assert (ended.status, ended.error and ended.error.message) == (JobStatus.FAILED, "bad")
    assert [outcome.state for outcome in tried] == [State.UNWOUND, State.UNWOUND]


async def test_two_that_run_one_saga_can_not_both_write(store: Store) -> None:
    row = await submit(store)
    mine, theirs = Journal(store, row), Journal(store, row)
    await mine.lines()
    await theirs.lines()
    made = Execution(saga, saga_id=row.uuid, params=PARAMS, context=Pool(), journal=mine, clock=store.clock)
    await made.run()
    async with store.reading() as tx:
        written = await sagas.lines(tx, row.id)
    with pytest.raises(Conflict, match="being run by another process"):
        await theirs.append(written[:1])
    async with store.reading() as tx:
        assert await sagas.lines(tx, row.id) == written


async def test_a_lock_is_one_sagas_until_it_ends(store: Store) -> None:
    first, second, third = [await submit(store) for _ in range(3)]

    async def take(row: SagaRow) -> None:
        async with store.transaction() as tx:
            await sagas.take_lock(tx, "vlan/pool/100", row)

    for _ in range(2):
        await take(first)
    with pytest.raises(TryAgain):
        await take(second)
    await run(store, first, saga)
    await take(second)
    async with store.transaction() as tx:
        await sagas.release_lock(tx, "vlan/pool/100", first)
    with pytest.raises(TryAgain):
        await take(first)
    async with store.transaction() as tx:
        await sagas.release_lock(tx, "vlan/pool/100", second)
    got = await asyncio.gather(*(take(row) for row in (second, third)), return_exceptions=True)
    assert sorted(type(one).__name__ for one in got) == ["NoneType", "TryAgain"]


async def test_a_stage_is_one_transaction_of_one_statement(store: Store) -> None:
    row = await submit(store)
    statements: list[str] = []
    stop = store.on_query(statements.append)
    await run(store, row, saga)
    stop()
    writes = [statement for statement in statements if statement.startswith("UPDATE sagas")]
    assert len(writes) == len(saga.stages) + 1


async def test_a_log_holds_whatever_a_text_may_hold(store: Store) -> None:
    odd = "a\u2028b\u2029c\x85d\x0be\x0cf\x1cg\x1dh\x1ei\r\nj\tk"

    def wording(text: str) -> Saga[Params, Pool]:
        made = Saga[Params, Pool]("wording", params=Params)

        @made.step
        async def act(_run: Run[Params, Pool]) -> str:
            return text

        act.no_undo(because="it makes nothing")
        return made

    row = await submit(store)
    assert (await run(store, row, wording(odd))).state is State.SUCCEEDED
    async with store.reading() as tx:
        assert [msgspec.json.decode(line.value) for line in await sagas.lines(tx, row.id) if line.value] == [
            odd
        ]
