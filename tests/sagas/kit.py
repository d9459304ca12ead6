"""The properties that every saga must have, checked for any saga.

    SCENARIO = Scenario(saga, params, open_world)

    @pytest.mark.parametrize("step", step_names(saga))
    async def test_unwinds(step): await check_unwinds_from(SCENARIO, step)

A world is opened anew for each check and says what it holds (`snapshot`, comparable): after unwinding it must
be what it was before, and however often a step was run or the process died on the way, it must end as after a
plain run (`normal`, if identifiers differ from run to run).
"""

from __future__ import annotations

import copy
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field
from typing import Any, Generic, Protocol, TypeVar

from poolwright.clock import SeededClock
from poolwright.saga import Execution, Faults, Line, Outcome, Run, Saga, State

Params = TypeVar("Params")
Context = TypeVar("Context")

#: More writes than any saga makes: a check that reaches it has not noticed the end.
MANY = 200


class Crash(BaseException):
    """The process died."""


class Injected(Exception):
    """A definite failure, made by a check."""


@dataclass
class MemoryJournal:
    """A journal that dies at its n-th write (from 1), just before or just after it is durable."""

    crash_at: int | None = None
    before: bool = False
    writes: int = 0
    written: list[Line] = field(default_factory=list)

    async def lines(self) -> Sequence[Line]:
        return list(self.written)

    async def append(self, lines: Sequence[Line]) -> None:
        self.writes += 1
        dies = self.writes == self.crash_at
        if dies and self.before:
            raise Crash
        self.written.extend(lines)
        if dies:
            raise Crash


class World(Protocol):
    """What a saga acts on. `context` is what its steps get."""

    @property
    def context(self) -> Any: ...

    async def snapshot(self) -> object:
        """Everything that the saga may make or change, comparable."""


@dataclass(frozen=True)
class Scenario(Generic[Params, Context]):
    """A saga with parameters for which it succeeds, and a fresh world for each check.

    `normal` makes the snapshots of two runs comparable, where they hold identifiers drawn at random.
    """

    saga: Saga[Params, Context]
    params: Params
    open: Callable[[], AbstractAsyncContextManager[World]]
    faults: Faults | None = None
    normal: Callable[[Any], object] = lambda snapshot: snapshot

    async def run(self, saga: Saga[Params, Context], world: World, journal: MemoryJournal) -> Outcome:
        execution = Execution(
            saga,
            saga_id="00000000-0000-4000-8000-000000000001",
            params=self.params,
            context=world.context,
            journal=journal,
            clock=SeededClock("saga"),
            faults=self.faults,
        )
        return await execution.run()

    async def run_through_crashes(
        self, saga: Saga[Params, Context], world: World, journal: MemoryJournal
    ) -> tuple[Outcome, bool]:
        """Run to rest, restarting once if the journal died; whether it did."""
        try:
            return await self.run(saga, world, journal), False
        except Crash:
            journal.crash_at = None
            return await self.run(saga, world, journal), True


def step_names(saga: Saga[Any, Any]) -> list[str]:
    """Every step, in order: one parameter of a check each."""
    return [step.name for step in saga.steps]


def undeclared(saga: Saga[Any, Any]) -> list[str]:
    """Steps without an undo and without a reason for that: there must be none."""
    return [step.name for step in saga.steps if not step.reversal_is_declared]


async def check_succeeds(scenario: Scenario[Any, Any]) -> None:
    """It completes, and changes something."""
    async with scenario.open() as world:
        before = await world.snapshot()
        outcome = await scenario.run(scenario.saga, world, MemoryJournal())
        assert outcome.state is State.SUCCEEDED, outcome
        assert await world.snapshot() != before


async def check_unwinds_from(scenario: Scenario[Any, Any], step: str) -> None:
    """Whether that step fails before it does anything or after it has done everything, nothing is left."""
    for failing in (_failing_before, _failing_after):
        async with scenario.open() as world:
            before = await world.snapshot()
            outcome = await scenario.run(_rewired(scenario.saga, step, act=failing), world, MemoryJournal())
            assert outcome.state is State.UNWOUND, outcome
            assert outcome.failure is not None
            assert outcome.failure.kind == "Injected", outcome
            assert await world.snapshot() == before, failing.__name__


async def check_repeats(scenario: Scenario[Any, Any], step: str) -> None:
    """That step may run twice; the world ends as if it had run once."""
    expected = await _plain_end(scenario)
    async with scenario.open() as world:
        outcome = await scenario.run(_rewired(scenario.saga, step, act=_twice), world, MemoryJournal())
        assert outcome.state is State.SUCCEEDED, outcome
        assert scenario.normal(await world.snapshot()) == expected


async def check_undo_repeats(scenario: Scenario[Any, Any], step: str) -> None:
    """That step's undo may run twice, the second time with nothing left to undo."""
    last = scenario.saga.steps[-1].name
    async with scenario.open() as world:
        before = await world.snapshot()
        doubled = _rewired(_rewired(scenario.saga, last, act=_failing_after), step, undo=_undo_twice)
        outcome = await scenario.run(doubled, world, MemoryJournal())
        assert outcome.state is State.UNWOUND, outcome
        assert await world.snapshot() == before


async def check_completes_through_every_crash(scenario: Scenario[Any, Any], *, before: bool) -> None:
    """Killed at any write of its journal and run again, it completes as if nothing had been."""
    expected = await _plain_end(scenario)
    async for n in _crash_points():
        async with scenario.open() as world:
            journal = MemoryJournal(crash_at=n, before=before)
            outcome, crashed = await scenario.run_through_crashes(scenario.saga, world, journal)
            assert outcome.state is State.SUCCEEDED, (n, outcome)
            assert scenario.normal(await world.snapshot()) == expected, n
            if not crashed:
                return


async def check_unwinds_through_every_crash(scenario: Scenario[Any, Any], step: str, *, before: bool) -> None:
    """That step fails after its work, and the process is killed at any write: nothing is left all the same."""
    failing = _rewired(scenario.saga, step, act=_failing_after)
    async for n in _crash_points():
        async with scenario.open() as world:
            start = await world.snapshot()
            journal = MemoryJournal(crash_at=n, before=before)
            outcome, crashed = await scenario.run_through_crashes(failing, world, journal)
            assert outcome.state is State.UNWOUND, (n, outcome)
            assert await world.snapshot() == start, n
            if not crashed:
                return


async def _plain_end(scenario: Scenario[Any, Any]) -> object:
    async with scenario.open() as world:
        await scenario.run(scenario.saga, world, MemoryJournal())
        return scenario.normal(await world.snapshot())


async def _crash_points() -> AsyncIterator[int]:
    for n in range(1, MANY):
        yield n
    raise AssertionError("the saga never ends")


Action = Callable[..., Awaitable[Any]]


def _failing_before(_action: Action) -> Action:
    async def act(*_arguments: Any) -> Any:
        raise Injected("before")

    return act


def _failing_after(action: Action) -> Action:
    async def act(*arguments: Any) -> Any:
        await action(*arguments)
        raise Injected("after")

    return act


def _twice(action: Action) -> Action:
    async def act(run: Run[Any, Any], *rest: Any) -> Any:
        await action(run, *rest)
        return await action(run.at(run.entry, run.attempt + 1), *rest)

    return act


def _undo_twice(undo: Action) -> Action:
    async def reverse(run: Run[Any, Any], *rest: Any) -> None:
        await undo(run, *rest)
        await undo(run.at(run.entry, run.attempt + 1), *rest)

    return reverse


def _rewired(
    saga: Saga[Params, Context],
    name: str,
    *,
    act: Callable[[Action], Action] | None = None,
    undo: Callable[[Action], Action] | None = None,
) -> Saga[Params, Context]:
    """The same saga with one step's action or undo wrapped."""

    def rewire(step: Any) -> Any:
        if step.name != name:
            return step
        changed = copy.copy(step)
        if act is not None:
            changed.action = act(step.action)
        if undo is not None and step._undo is not None:
            changed._undo = undo(step._undo)
        return changed

    changed = copy.copy(saga)
    changed.stages = [[rewire(step) for step in stage] for stage in saga.stages]
    return changed
