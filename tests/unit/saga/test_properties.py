"""The property kit, tried on a saga that has the properties, and on ones that lack one."""

from __future__ import annotations

import pytest
from sagas import kit
from unit.saga import sample
from unit.saga.sample import PARAMS, Params, Pool, open_pool, saga

from poolwright.saga import Run, Saga

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
