"""Runs one saga to rest: forwards until it is complete, or backwards until nothing of it is left.

It can be stopped anywhere, by `kill -9` too, and run again: it goes on from what the log says. Lines that
follow each other are written together, so a stage costs one write: the outputs of the last one and the intents
of the next.

What starts is always undone when the saga turns around, whether it finished, failed or was never heard of
again. An action that is under way when another fails is left to finish, never torn off in the middle of a call.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import Any, Generic, Protocol, TypeVar

import msgspec

from poolwright.clock import Clock
from poolwright.saga.definition import Backoff, Entry, Run, Saga, TryAgain
from poolwright.saga.journal import Failure, History, Journal, Kind, Line, Outcome, State

Params = TypeVar("Params")
Context = TypeVar("Context")


@dataclass(frozen=True)
class Faults:
    """How the host's errors read: which leave open whether the call worked (run again), and how one is written
    down.
    """

    is_indefinite: Callable[[Exception], bool] = lambda error: isinstance(error, TryAgain)
    describe: Callable[[Exception], Failure] = lambda error: Failure(
        kind=type(error).__name__, message=str(error)
    )


class Observer(Protocol):
    """Who wants to know what a saga does; nothing depends on it."""

    def waiting(self, entry: str, error: Exception, attempt: int, pause: float) -> None:
        """A try of an entry (or its undo) left open whether it worked; it is run again in `pause` seconds."""

    def failed(self, entry: str, error: Exception) -> None:
        """An entry's action or undo failed for good."""


class Quiet:
    """An observer that says nothing."""

    def waiting(self, entry: str, error: Exception, attempt: int, pause: float) -> None: ...

    def failed(self, entry: str, error: Exception) -> None: ...


@dataclass(frozen=True)
class _Done:
    output: str


@dataclass(frozen=True)
class _Failed:
    failure: Failure


@dataclass(frozen=True)
class _Interrupted:
    """It was waiting to be run again when the saga turned around; whether it worked stays open."""


_Result = _Done | _Failed | _Interrupted


class Execution(Generic[Params, Context]):
    """One saga being run. Make one, call `run`; `cancel` turns it around at the next boundary between steps."""

    def __init__(
        self,
        saga: Saga[Params, Context],
        *,
        saga_id: str,
        params: Params,
        context: Context,
        journal: Journal,
        clock: Clock,
        faults: Faults | None = None,
        observer: Observer | None = None,
        is_new: bool = False,
    ) -> None:
        """`is_new`: nobody has run it before; its log holds no more than what `prepare` gave."""
        self._saga = saga
        self._run = Run(saga_id, params, context)
        self._journal = journal
        self._clock = clock
        self._faults = faults or Faults()
        self._observer: Observer = observer or Quiet()
        self._history = History()
        self._unwritten: list[Line] = []
        self._is_new = is_new
        #: The entries that may have been begun before, by a process that died, and those that were here.
        self._resumed: frozenset[str] = frozenset()
        self._begun: set[str] = set()
        self._halt = asyncio.Event()
        self._cancel_asked = False

    def cancel(self) -> None:
        """Have it turn around: before the next stage, or at once where a step waits to be run again. Too late,
        it completes.
        """
        self._cancel_asked = True
        self._halt.set()

    async def run(self) -> Outcome:
        """Run it to rest. What the journal raises comes out; run it again (a new execution) to go on."""
        await self._load()
        if self._history.state is State.RUNNING:
            await self._advance()
        if self._history.state is State.UNWINDING:
            await self._unwind()
        return self._history.outcome()

    async def resume(self) -> Outcome:
        """Take up a stuck saga again, as a person asked: the undo that failed runs once more, then the rest."""
        await self._load()
        if self._history.state is State.STUCK:
            self._note("", Kind.RESUMED)
            await self._unwind()
        return self._history.outcome()

    async def _load(self) -> None:
        self._history = History(await self._journal.lines())
        self._resumed = frozenset() if self._is_new else frozenset(self._history.entries)

    async def prepare(self) -> list[Line]:
        """What it begins with, done before it runs: its first steps, if they are local. The lines are to be
        written with the saga itself; none if that can't be done yet.
        """
        for number, stage in enumerate(self._saga.stages):
            entries = [entry for step in stage for entry in step.entries(self._run)]
            if not all(entry.is_local for entry in entries):
                self._note_started([*entries, *self._ahead(number)])
                break
            for entry in entries:
                result = await self._action(entry, once=True)
                if not isinstance(result, _Done):
                    return []  # it is done again when the saga runs, and fails there if it has to
                self._note(entry.name, Kind.STARTED)
                self._note(entry.name, Kind.SUCCEEDED, result.output)
                self._recall(entry)
        return self._unwritten

    # --- forwards

    async def _advance(self) -> None:
        for number, stage in enumerate(self._saga.stages):
            entries = [entry for step in stage for entry in step.entries(self._run)]
            pending = [entry for entry in entries if not self._recall(entry)]
            if not pending:
                continue
            is_local = all(entry.is_local for entry in pending)
            if self._cancel_asked:
                if is_local:
                    self._note_started(pending)
                    self._begun |= {entry.name for entry in pending}  # maybe, by a process that died
                self._note("", Kind.CANCELLED)
                return
            if not is_local and self._note_started([*pending, *self._ahead(number)]):
                await self._write()
            if not await self._act(pending):
                return
        self._note("", Kind.COMPLETED)
        await self._write()

    def _note_started(self, entries: Sequence[Entry[Params, Context]]) -> bool:
        """Have it written that these begin; whether that was not yet."""
        fresh = [entry for entry in entries if self._history.last(entry.name) is None]
        for entry in fresh:
            self._note(entry.name, Kind.STARTED)
        return bool(fresh)

    def _ahead(self, number: int) -> list[Entry[Params, Context]]:
        """What follows that stage without a write between."""
        following = takewhile(self._saga.goes_straight_on, self._saga.stages[number + 1 :])
        return [entry for stage in following for step in stage for entry in step.entries(self._run)]

    def _recall(self, entry: Entry[Params, Context]) -> bool:
        """Take an entry's output from the log, if it is there."""
        output = self._history.outputs.get(entry.name)
        if output is None:
            return False
        self._run.recorded[entry.name] = msgspec.json.decode(output, type=entry.output_type)
        return True

    async def _act(self, entries: Sequence[Entry[Params, Context]]) -> bool:
        """Run the actions of a stage side by side; whether all of them succeeded."""
        results = await self._side_by_side([self._action(entry) for entry in entries])
        self._note_started(entries)
        for entry, result in zip(entries, results, strict=True):
            match result:
                case _Done(output):
                    self._note(entry.name, Kind.SUCCEEDED, output)
                    self._recall(entry)
                case _Failed(failure):
                    self._note(entry.name, Kind.FAILED, msgspec.json.encode(failure).decode())
        if self._cancel_asked and any(isinstance(result, _Interrupted) for result in results):
            self._note("", Kind.CANCELLED)
        return all(isinstance(result, _Done) for result in results)

    async def _action(self, entry: Entry[Params, Context], *, once: bool = False) -> _Result:
        async def act(run: Run[Params, Context]) -> str:
            return msgspec.json.encode(await entry.act(run)).decode()

        started = self._history.find_started(entry.name) if entry.name in self._resumed else None
        started = started or self._clock.now()
        self._begun.add(entry.name)
        tries = _Tries(entry.name, entry.backoff, entry.backoff.deadline, started.timestamp())
        result = await self._try(act, tries, halted_by=self._halt, once=once)
        if isinstance(result, _Failed):
            self._halt.set()
        return result

    # --- backwards

    async def _unwind(self) -> None:
        # Forwards first: which items a stage has may follow from what an earlier one returned.
        started = [self._started_entries(stage) for stage in self._saga.stages]
        for stage in reversed(started):
            entries = [entry for entry in stage if self._is_to_undo(entry)]
            if not entries:
                continue
            for entry in entries:
                if self._history.last(entry.name) is not Kind.UNDO_STARTED:
                    self._note(entry.name, Kind.UNDO_STARTED)
            idle = [entry for entry in entries if not self._may_have_begun(entry)]
            for entry in idle:
                self._note(entry.name, Kind.UNDO_FINISHED)
            entries = [entry for entry in entries if entry not in idle]
            await self._write()
            results = await self._side_by_side([self._undo(entry) for entry in entries])
            for entry, result in zip(entries, results, strict=True):
                if isinstance(result, _Failed):
                    self._note(entry.name, Kind.UNDO_FAILED, msgspec.json.encode(result.failure).decode())
                else:
                    self._note(entry.name, Kind.UNDO_FINISHED)
            if any(isinstance(result, _Failed) for result in results):
                self._note("", Kind.STUCK)
                await self._write()
                return
        self._note("", Kind.UNWOUND)
        await self._write()

    def _started_entries(self, stage: Sequence[Any]) -> list[Entry[Params, Context]]:
        # A stage that never started may not be able to name its items: the outputs they follow from are
        # missing.
        started = {name.partition("[")[0] for name in self._history.entries}
        entries = [entry for step in stage if step.name in started for entry in step.entries(self._run)]
        for entry in entries:
            self._recall(entry)
        return entries

    def _is_to_undo(self, entry: Entry[Params, Context]) -> bool:
        return entry.undo is not None and self._history.last(entry.name) not in (None, Kind.UNDO_FINISHED)

    def _may_have_begun(self, entry: Entry[Params, Context]) -> bool:
        """Whether an entry's action may have done something: what was only announced, and never begun, has
        not.
        """
        return entry.name in self._begun | self._resumed or entry.name in self._history.outputs

    async def _undo(self, entry: Entry[Params, Context]) -> _Result:
        undo = entry.undo
        assert undo is not None  # noqa: S101 - `_is_to_undo` chose it

        async def reverse(run: Run[Params, Context]) -> str:
            await undo(run, self._run.recorded.get(entry.name))
            return "null"

        since = self._history.undo_started(entry.name).timestamp()
        tries = _Tries(entry.name, entry.backoff, entry.backoff.undo_deadline, since)
        return await self._try(reverse, tries, halted_by=None)

    # --- both ways

    async def _try(
        self,
        attempt_once: Callable[[Run[Params, Context]], Awaitable[str]],
        tries: _Tries,
        *,
        halted_by: asyncio.Event | None,
        once: bool = False,
    ) -> _Result:
        """Run something until it definitely worked or failed, its deadline has passed, or the saga turns
        around; `once`, until it did not work.
        """
        first = 2 if tries.entry in self._resumed else 1
        attempt = first
        while True:
            try:
                return _Done(await attempt_once(self._run.at(tries.entry, attempt)))
            except Exception as error:  # noqa: BLE001 - whatever a step raises turns the saga around
                problem = error
            if once:
                return _Interrupted()
            pause = self._pause_after(problem, tries, attempt - first + 1)
            if pause is None:
                self._observer.failed(tries.entry, problem)
                return _Failed(self._faults.describe(problem))
            self._observer.waiting(tries.entry, problem, attempt, pause)
            if await _halted(halted_by, pause):
                return _Interrupted()
            attempt += 1

    def _pause_after(self, problem: Exception, tries: _Tries, attempt: int) -> float | None:
        """Seconds until something is tried again; None if it is not, because it failed or its time is up."""
        if not self._faults.is_indefinite(problem):
            return None
        if tries.deadline is not None and self._clock.now().timestamp() - tries.since >= tries.deadline:
            return None
        asked = problem.delay if isinstance(problem, TryAgain) else None
        return asked if asked is not None else tries.backoff.pause(attempt, self._clock.random())

    async def _side_by_side(self, work: Sequence[Awaitable[_Result]]) -> list[_Result]:
        if len(work) == 1:
            return [await work[0]]

        async def one(awaitable: Awaitable[_Result]) -> _Result:
            return await awaitable

        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(one(awaitable)) for awaitable in work]
        return [task.result() for task in tasks]

    def _note(self, entry: str, kind: Kind, value: str | None = None) -> None:
        line = Line(sequence=self._history.length, at=self._clock.now(), entry=entry, kind=kind, value=value)
        self._history.add(line)
        self._unwritten.append(line)

    async def _write(self) -> None:
        lines, self._unwritten = self._unwritten, []
        if lines:
            await self._journal.append(lines)


@dataclass(frozen=True)
class _Tries:
    """What is tried, how patiently, and since when (seconds since the epoch: restarts have to agree on it)."""

    entry: str
    backoff: Backoff
    deadline: float | None
    since: float


async def _halted(by: asyncio.Event | None, seconds: float) -> bool:
    """Wait; whether the wait was cut short."""
    if by is None:
        await asyncio.sleep(seconds)
        return False
    try:
        await asyncio.wait_for(by.wait(), seconds)
    except TimeoutError:
        return False
    return True
