"""Every check of the kit on one saga, in a world that is set right again before each: one pool is opened, not
a hundred.

And the other half: the n-th call to the pool fails, its answer is lost, or the connection breaks before it, for
every n that there is.
"""

from __future__ import annotations

import copy
from typing import Any

from poolwright.emulator import Emulator, Rule, Then
from poolwright.saga import Backoff, Saga, State

from . import kit

#: More calls than any of these sagas makes.
MANY = 60
_AT_ONCE = Backoff(initial=0.001, ceiling=0.01)


async def sweep(scenario: kit.Scenario[Any, Any], *, unwinds: bool = True) -> None:
    """Every check of the kit. Without `unwinds`, for sagas that only go forward, those of going forward."""
    names = kit.step_names(scenario.saga)
    await kit.check_succeeds(scenario)
    for name in names:
        await kit.check_repeats(scenario, name)
        if unwinds:
            await kit.check_unwinds_from(scenario, name)
            await kit.check_undo_repeats(scenario, name)
    for before in (True, False):
        await kit.check_completes_through_every_crash(scenario, before=before)
        if unwinds:
            await kit.check_unwinds_through_every_crash(scenario, names[-1], before=before)


async def break_every_call(scenario: kit.Scenario[Any, Any], pool: Emulator, *, unwinds: bool = True) -> int:
    """How many calls to the pool it makes; whichever of them breaks, it is complete, or all is as before.

    Only a definite failure may undo it. Without `unwinds` what a saga leaves that failed half-way is not looked
    at: going on is another's business.
    """
    hasty = _hasty(scenario.saga)
    async with scenario.open() as world:
        count = len(pool.calls)
        await scenario.run(hasty, world, kit.MemoryJournal())
        calls, complete = len(pool.calls) - count, scenario.normal(await world.snapshot())
    assert 0 < calls < MANY
    for then in (Then.FAILURE, Then.ANSWER_LOST, Then.RESET):
        for n in range(calls):
            async with scenario.open() as world:
                before = await world.snapshot()
                pool.faults.add(Rule(skip=n, then=then))
                outcome = await scenario.run(hasty, world, kit.MemoryJournal())
                pool.faults.clear()
                after = await world.snapshot()
            if outcome.state is State.SUCCEEDED:
                assert scenario.normal(after) == complete, (then, n)
                continue
            assert then is Then.FAILURE, (n, outcome)
            assert outcome.state is State.UNWOUND, (n, outcome)
            assert not unwinds or after == before, n
    return calls


def _hasty(saga: Saga[Any, Any]) -> Saga[Any, Any]:
    """The same saga, trying again at once."""

    def hurry(step: Any) -> Any:
        changed = copy.copy(step)
        changed.backoff = _AT_ONCE
        return changed

    changed = copy.copy(saga)
    changed.stages = [[hurry(step) for step in stage] for stage in saga.stages]
    return changed
