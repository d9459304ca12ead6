"""The property kit, tried on a saga that has the properties, and on ones that lack one."""

from __future__ import annotations

import copy

import pytest
from sagas import kit
from unit.saga import sample
from unit.saga.sample import PARAMS, Params, Pool, open_pool, saga

from poolwright.clock import SeededClock
from poolwright.saga import Execution, Run, Saga, State

SCENARIO = kit.Scenario(saga, PARAMS, open_pool)
STEPS = kit.step_names(saga)
EVERY_STEP = pytest.mark.parametrize("step", STEPS)
BOTH_SIDES = pytest.mark.parametrize("before", [True, False], ids=["before", "after"])


def test_every_step_says_how_it_is_reversed() -> None:
    assert kit.undeclared(saga) == []


async def test_succeeds() -> None:
    await kit.check_succeeds(SCENARIO)


@EVERY_STEP
async def test_unwinds_from(step: str) -> None:
    await kit.check_unwinds_from(SCENARIO, step)


@EVERY_STEP
async def test_repeats(step: str) -> None:
    await kit.check_repeats(SCENARIO, step)
    await kit.check_undo_repeats(SCENARIO, step)


@BOTH_SIDES
async def test_completes_through_every_crash(before: bool) -> None:
    await kit.check_completes_through_every_crash(SCENARIO, before=before)


@BOTH_SIDES
@EVERY_STEP
async def test_unwinds_through_every_crash(step: str, before: bool) -> None:
    await kit.check_unwinds_through_every_crash(SCENARIO, step, before=before)


def local_first() -> Saga[Params, Pool]:
    """The same, its first step one that touches only our own database."""
    changed = copy.copy(saga)
    first = copy.copy(sample.reserve_host)
    first.is_local = True
    changed.stages = [[first], *saga.stages[1:]]
    return changed


@BOTH_SIDES
@EVERY_STEP
async def test_a_local_step_has_the_same_properties(step: str, before: bool) -> None:
    scenario = kit.Scenario(local_first(), PARAMS, open_pool)
    await kit.check_unwinds_from(scenario, step)
    await kit.check_repeats(scenario, step)
    await kit.check_completes_through_every_crash(scenario, before=before)
    await kit.check_unwinds_through_every_crash(scenario, step, before=before)


async def test_a_local_step_costs_no_write_before_it() -> None:
    plain, local = kit.MemoryJournal(), kit.MemoryJournal()
    async with open_pool() as pool:
        await SCENARIO.run(saga, pool, plain)
    async with open_pool() as pool:
        await SCENARIO.run(local_first(), pool, local)
    assert local.writes == plain.writes - 1
    assert [line.entry for line in local.written] == [line.entry for line in plain.written]


async def test_a_local_step_that_a_dead_process_may_have_done_is_undone_when_cancelled() -> None:
    async with open_pool() as pool:
        pool.reserved["vm"] = "host-1"  # done, and never written down
        execution = Execution(
            local_first(),
            saga_id="00000000-0000-4000-8000-000000000001",
            params=PARAMS,
            context=pool,
            journal=kit.MemoryJournal(),
            clock=SeededClock("saga"),
        )
        execution.cancel()
        assert (await execution.run()).state is State.UNWOUND
        assert pool.reserved == {}


def careless() -> Saga[Params, Pool]:
    """A saga that makes a second disk when it runs again, and leaves the second behind."""
    bad = Saga[Params, Pool]("careless", params=Params)

    @bad.step
    async def make_disk(run: Run[Params, Pool]) -> str:
        name = f"disk-{len(run.context.disks)}"
        run.context.disks.add(name)
        return name

    @make_disk.undo
    async def drop_disk(run: Run[Params, Pool], disk: str | None) -> None:
        if disk is not None:
            run.context.disks.discard(disk)

    @bad.step
    async def forget(_run: Run[Params, Pool]) -> None: ...

    return bad


async def test_the_kit_finds_what_is_wrong() -> None:
    bad = kit.Scenario(careless(), PARAMS, open_pool)
    assert kit.undeclared(bad.saga) == ["forget"]
    with pytest.raises(AssertionError):
        await kit.check_repeats(bad, "make_disk")
    with pytest.raises(AssertionError):
        await kit.check_unwinds_from(bad, "make_disk")
    with pytest.raises(AssertionError):
        await kit.check_completes_through_every_crash(bad, before=True)
    with pytest.raises(AssertionError):
        await kit.check_unwinds_through_every_crash(bad, "forget", before=True)
    assert sample.saga is saga
