"""What a saga is: a table of steps in order, each action with its undo right below it.

    saga = Saga[DeployParams, Context]("deploy_virtual_machine", params=DeployParams)

    @saga.step
    async def ensure_vm(run: Run[DeployParams, Context]) -> str: ...

    @ensure_vm.undo
    async def destroy_vm(run: Run[DeployParams, Context], vm: str | None) -> None: ...

    @saga.step_each(lambda run: run.params.disks)
    async def ensure_disk(run: Run[DeployParams, Context], disk: DiskSpec) -> str: ...

    ensure_disk.no_undo(because="destroying the VM destroys its disks")

    saga.concurrently(ensure_disk, ensure_nic)

An action runs at least once, so it looks for what it may have made before it makes it (`run.repeated` says
whether it may have). An undo gets the action's output, or None if the action never finished: then it looks for
what the action may have left. Params and outputs are written down as JSON, so they are plain data: uuids, never
references.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Generic, TypeVar, cast, get_type_hints

import msgspec

Params = TypeVar("Params")
Context = TypeVar("Context")
Output = TypeVar("Output")
Item = TypeVar("Item")


class TryAgain(Exception):
    """Raised by a step, or what it calls, that can't tell yet whether it worked: it is run again, after `delay`
    seconds.

    Without a delay the step's `Backoff` says how long.
    """

    def __init__(self, reason: str, *, delay: float | None = None) -> None:
        super().__init__(reason)
        self.delay = delay


@dataclass(frozen=True)
class Backoff:
    """How a step that can't tell yet is run again: pauses from `initial` to `ceiling` seconds, growing by
    `factor`.

    After `deadline` seconds since it was first started it counts as failed (after at least one more try if that
    was before a restart). An undo has its own deadline; None, the default, means that it never gives up.
    """

    initial: float = 0.25
    factor: float = 2.0
    ceiling: float = 15.0
    deadline: float | None = 900.0
    undo_deadline: float | None = None

    def pause(self, attempt: int, random: float) -> float:
        """Seconds to wait after try number `attempt`; `random` in [0, 1) takes up to half of it off."""
        # The exponent is bounded: a step that waits for days must not overflow.
        grown = self.initial * self.factor ** min(attempt - 1, 60)
        return min(self.ceiling, grown) * (1 - random / 2)


@dataclass(frozen=True)
class Run(Generic[Params, Context]):
    """What an action or undo may touch: its saga's parameters, the context, outputs of earlier steps."""

    saga_id: str
    params: Params
    context: Context
    #: The name under which this step (or item of a fan-out) is logged; with `saga_id` it is the owner of what
    #: it makes.
    entry: str = ""
    #: The how-maniest try this is, counted from 1, over restarts too (a resumed step starts at 2).
    attempt: int = 1
    recorded: dict[str, Any] = field(default_factory=dict, repr=False)

    @property
    def repeated(self) -> bool:
        """Whether this may have run before: what it makes may be there already."""
        return self.attempt > 1

    def output(self, step: Step[Params, Context, Output]) -> Output:
        """What an earlier step returned."""
        return cast(Output, self.recorded[step.name])

    def outputs(self, step: FanOut[Params, Context, Any, Output]) -> list[Output]:
        """What an earlier fan-out returned, in the order of its items."""
        count = len(step.items(self))
        return [cast(Output, self.recorded[f"{step.name}[{index}]"]) for index in range(count)]

    def at(self, entry: str, attempt: int) -> Run[Params, Context]:
        """The same, seen from a step's try."""
        return replace(self, entry=entry, attempt=attempt)


@dataclass(frozen=True)
class Entry(Generic[Params, Context]):
    """One line of work: a step, or one item of a fan-out. What the executor runs and the journal names."""

    name: str
    act: Callable[[Run[Params, Context]], Awaitable[Any]]
    undo: Callable[[Run[Params, Context], Any], Awaitable[None]] | None
    output_type: Any
    backoff: Backoff
    #: Whether it begins without a line in the log (`Saga.local_step`).
    is_local: bool = False


class _Reversible:
    """How a step is reversed: by an undo, or, with a reason, not at all."""

    def __init__(self, action: Callable[..., Awaitable[Any]], backoff: Backoff) -> None:
        self.name: str = action.__name__
        self.backoff = backoff
        self.output_type: Any = get_type_hints(action)["return"]
        self.no_undo_because: str | None = None
        self._undo: Callable[..., Awaitable[None]] | None = None

    def no_undo(self, *, because: str) -> None:
        """State why nothing is to be undone."""
        self._declare_once()
        self.no_undo_because = because

    @property
    def reversal_is_declared(self) -> bool:
        return self._undo is not None or self.no_undo_because is not None

    def _declare_once(self) -> None:
        if self.reversal_is_declared:
            raise TypeError(f"{self.name} has an undo, or a reason for none, already")


class Step(_Reversible, Generic[Params, Context, Output]):
    """One action."""

    def __init__(
        self,
        action: Callable[[Run[Params, Context]], Awaitable[Output]],
        backoff: Backoff,
        *,
        is_local: bool = False,
    ) -> None:
        super().__init__(action, backoff)
        self.action = action
        self.is_local = is_local

    def undo(
        self, function: Callable[[Run[Params, Context], Output | None], Awaitable[None]]
    ) -> Callable[[Run[Params, Context], Output | None], Awaitable[None]]:
        """Declare what reverses it; given None, it looks for what an unfinished action may have left."""
        self._declare_once()
        self._undo = function
        return function

    def entries(self, _run: Run[Params, Context]) -> list[Entry[Params, Context]]:
        return [Entry(self.name, self.action, self._undo, self.output_type, self.backoff, self.is_local)]


class FanOut(_Reversible, Generic[Params, Context, Item, Output]):
    """One action for each of several items, run concurrently, each with its own entry in the log: `name[0]`,
    ...
    """

    def __init__(
        self,
        items: Callable[[Run[Params, Context]], Sequence[Item]],
        action: Callable[[Run[Params, Context], Item], Awaitable[Output]],
        backoff: Backoff,
    ) -> None:
        super().__init__(action, backoff)
        self.items = items
        self.action = action

    def undo(
        self, function: Callable[[Run[Params, Context], Item, Output | None], Awaitable[None]]
    ) -> Callable[[Run[Params, Context], Item, Output | None], Awaitable[None]]:
        """Declare what reverses it for one item; given None, it looks for what an unfinished action may have
        left.
        """
        self._declare_once()
        self._undo = function
        return function

    def entries(self, run: Run[Params, Context]) -> list[Entry[Params, Context]]:
        return [self._entry(index, item) for index, item in enumerate(self.items(run))]

    def _entry(self, index: int, item: Item) -> Entry[Params, Context]:
        undo = self._undo

        async def act(run: Run[Params, Context]) -> Output:
            return await self.action(run, item)

        async def reverse(run: Run[Params, Context], output: Output | None) -> None:
            assert undo is not None  # noqa: S101 - only used below where there is one
            await undo(run, item, output)

        return Entry(f"{self.name}[{index}]", act, reverse if undo else None, self.output_type, self.backoff)


AnyStep = Step[Params, Context, Any] | FanOut[Params, Context, Any, Any]


class Saga(Generic[Params, Context]):
    """A named table of steps. They run in the order of declaration; those named in `concurrently` run side by
    side.
    """

    def __init__(self, name: str, *, params: type[Params], backoff: Backoff | None = None) -> None:
        """`params` is what the saga is started with, kept as JSON; `backoff` the default of its steps."""
        self.name = name
        self.params = params
        self.stages: list[list[AnyStep[Params, Context]]] = []
        self._backoff = backoff or Backoff()
        self._straight: set[str] = set()

    @property
    def steps(self) -> list[AnyStep[Params, Context]]:
        return [step for stage in self.stages for step in stage]

    def step(
        self, action: Callable[[Run[Params, Context]], Awaitable[Output]]
    ) -> Step[Params, Context, Output]:
        """Declare the next step."""
        step = Step(action, self._backoff)
        self._add(step)
        return step

    def local_step(
        self, action: Callable[[Run[Params, Context]], Awaitable[Output]]
    ) -> Step[Params, Context, Output]:
        """Declare the next step, which touches nothing but our own database, and may be done again at no harm.

        So its beginning is not written down before it; a crash in the middle, and it is done again, as new. If
        the saga turns around it is undone all the same.
        """
        step = Step(action, self._backoff, is_local=True)
        self._add(step)
        return step

    def step_each(
        self, items: Callable[[Run[Params, Context]], Sequence[Item]]
    ) -> Callable[
        [Callable[[Run[Params, Context], Item], Awaitable[Output]]], FanOut[Params, Context, Item, Output]
    ]:
        """Declare the next step, once for each of `items`, which must follow from params and earlier outputs
        alone.
        """

        def declare(
            action: Callable[[Run[Params, Context], Item], Awaitable[Output]],
        ) -> FanOut[Params, Context, Item, Output]:
            step = FanOut(items, action, self._backoff)
            self._add(step)
            return step

        return declare

    def concurrently(self, *steps: AnyStep[Params, Context]) -> None:
        """Have steps declared one after the other run side by side; none may read another's output."""
        first = next((i for i, stage in enumerate(self.stages) if stage[0] is steps[0]), None)
        if first is None or self.stages[first : first + len(steps)] != [[step] for step in steps]:
            names = ", ".join(step.name for step in steps)
            raise TypeError(f"{self.name}: {names} are not declared one after the other, or grouped already")
        self.stages[first : first + len(steps)] = [list(steps)]

    def straight_on(self, *steps: AnyStep[Params, Context]) -> None:
        """Have the stages of these steps follow the ones before without a write between: that they begin is
        written with the beginning of those.

        For steps whose items follow from what is written by then. After a crash the stages before run again
        too, so what those made is to be found again without what they returned.
        """
        self._straight.update(step.name for step in steps)

    def goes_straight_on(self, stage: Sequence[AnyStep[Params, Context]]) -> bool:
        """Whether a stage was declared so."""
        return any(step.name in self._straight for step in stage)

    def encode(self, params: Params) -> str:
        """Params as they are kept."""
        return msgspec.json.encode(params).decode()

    def decode(self, text: str) -> Params:
        """Params from what was kept."""
        return msgspec.json.decode(text, type=self.params)

    def _add(self, step: AnyStep[Params, Context]) -> None:
        if any(step.name == other.name for other in self.steps):
            raise TypeError(f"{self.name} has a step {step.name} already")
        self.stages.append([step])
