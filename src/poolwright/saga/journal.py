"""What happened to a saga: a log of few kinds of line, the order they may come in, and the state that follows
from it.

A saga's state is kept nowhere else. Intent is logged before effect: an entry (a step, or an item of a fan-out)
that was started and not finished may have done all of its work, part of it, or none.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from enum import StrEnum
from typing import Any, Final, Protocol

import msgspec


class Kind(StrEnum):
    # of an entry
    STARTED = "started"
    SUCCEEDED = "succeeded"
    FAILED = "failed"
    UNDO_STARTED = "undo_started"
    UNDO_FINISHED = "undo_finished"
    UNDO_FAILED = "undo_failed"
    # of the saga as a whole
    CANCELLED = "cancelled"
    COMPLETED = "completed"
    UNWOUND = "unwound"
    STUCK = "stuck"
    RESUMED = "resumed"


#: The only order in which one entry's lines may be written.
NEXT: Final[dict[Kind | None, frozenset[Kind]]] = {
    None: frozenset({Kind.STARTED}),
    Kind.STARTED: frozenset({Kind.SUCCEEDED, Kind.FAILED, Kind.UNDO_STARTED}),
    Kind.SUCCEEDED: frozenset({Kind.UNDO_STARTED}),
    Kind.FAILED: frozenset({Kind.UNDO_STARTED}),
    Kind.UNDO_STARTED: frozenset({Kind.UNDO_FINISHED, Kind.UNDO_FAILED}),
    Kind.UNDO_FAILED: frozenset({Kind.UNDO_STARTED}),  # once a person has had the saga resumed
    Kind.UNDO_FINISHED: frozenset(),
}

#: The same for the lines about the saga as a whole, whose entry is empty.
NEXT_WHOLE: Final[dict[Kind | None, frozenset[Kind]]] = {
    None: frozenset({Kind.CANCELLED, Kind.COMPLETED, Kind.UNWOUND, Kind.STUCK}),
    Kind.CANCELLED: frozenset({Kind.UNWOUND, Kind.STUCK}),
    Kind.STUCK: frozenset({Kind.RESUMED}),
    Kind.RESUMED: frozenset({Kind.UNWOUND, Kind.STUCK}),
    Kind.COMPLETED: frozenset(),
    Kind.UNWOUND: frozenset(),
}

#: Any of these turns the whole saga around.
TURNING: Final = frozenset({Kind.FAILED, Kind.UNDO_STARTED, Kind.CANCELLED})

#: The lines that end a run of a saga: the caller's last writes belong in the same transaction.
FINAL: Final = frozenset({Kind.COMPLETED, Kind.UNWOUND, Kind.STUCK})


class IllegalLine(Exception):
    """A line that may not follow what the log says already: a mistake of the engine, or two of them at one
    saga.
    """


class Failure(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Why an action or undo failed, as it is kept; `details` are whatever its host wants back."""

    kind: str
    message: str
    details: dict[str, Any] = {}


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """One line of a log. `value` is JSON: an output where it succeeded, a `Failure` where it failed."""

    sequence: int
    at: datetime
    entry: str
    kind: Kind
    value: str | None = None


class State(StrEnum):
    RUNNING = "running"
    UNWINDING = "unwinding"
    SUCCEEDED = "succeeded"
    UNWOUND = "unwound"
    STUCK = "stuck"  # an undo failed; a person must look, and may have it resumed


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """Where a saga is, or how it ended. `failure` is why it turned around (None if it was cancelled), at
    `failed_entry`.

    `stuck` is the undo that failed, at `stuck_entry`, while the state is STUCK.
    """

    state: State
    failure: Failure | None = None
    failed_entry: str | None = None
    stuck: Failure | None = None
    stuck_entry: str | None = None
    cancelled: bool = False


class Journal(Protocol):
    """Where one saga's log is kept."""

    async def lines(self) -> Sequence[Line]:
        """All of it, in order."""

    async def append(self, lines: Sequence[Line]) -> None:
        """Add lines, all or none; they are durable on return. Raises if a line's sequence number is taken."""


class History:
    """A log, read: what is the last that happened to each entry, and what that makes of the saga."""

    def __init__(self, lines: Iterable[Line] = ()) -> None:
        self._last: dict[str, Line] = {}
        self._started: dict[str, datetime] = {}
        self._undo_started: dict[str, datetime] = {}
        self._outputs: dict[str, str] = {}
        self._first_failure: Line | None = None
        self._turned = False
        self._cancelled = False
        self.length = 0
        for line in lines:
            self.add(line)

    def add(self, line: Line) -> None:
        """Take in the next line; IllegalLine if it may not come next."""
        last = self.last(line.entry)
        allowed = NEXT_WHOLE if line.entry == "" else NEXT
        if line.sequence != self.length or line.kind not in allowed.get(last, frozenset()):
            raise IllegalLine(
                f"{line.entry or 'saga'}: {line.kind} as line {line.sequence} may not follow {last}"
            )
        self._last[line.entry] = line
        self.length += 1
        self._turned = self._turned or line.kind in TURNING
        match line.kind:
            case Kind.STARTED:
                self._started[line.entry] = line.at
            case Kind.SUCCEEDED:
                self._outputs[line.entry] = line.value or "null"
            case Kind.UNDO_STARTED:
                self._undo_started[line.entry] = line.at
            case Kind.FAILED:
                self._first_failure = self._first_failure or line
            case Kind.CANCELLED:
                self._cancelled = True

    def last(self, entry: str) -> Kind | None:
        """The kind of the last line about an entry; None if nothing was written about it."""
        line = self._last.get(entry)
        return None if line is None else line.kind

    def find_started(self, entry: str) -> datetime | None:
        """When an entry's action was first started; None if the log does not say that it was."""
        return self._started.get(entry)

    def undo_started(self, entry: str) -> datetime:
        """When an entry's undo was last started."""
        return self._undo_started[entry]

    @property
    def entries(self) -> list[str]:
        """Every entry that was started, in the order of that."""
        return list(self._started)

    @property
    def under_way(self) -> list[str]:
        """The entries whose action or undo has begun and not ended."""
        return [name for name, line in self._last.items() if line.kind in (Kind.STARTED, Kind.UNDO_STARTED)]

    @property
    def outputs(self) -> dict[str, str]:
        """The outputs of entries that succeeded, as JSON."""
        return self._outputs

    @property
    def is_unwinding(self) -> bool:
        """Whether it has turned around, for whatever reason; it never turns again."""
        return self._turned

    @property
    def state(self) -> State:
        match self.last(""):
            case Kind.COMPLETED:
                return State.SUCCEEDED
            case Kind.UNWOUND:
                return State.UNWOUND
            case Kind.STUCK:
                return State.STUCK
        return State.UNWINDING if self._turned else State.RUNNING

    @property
    def is_at_rest(self) -> bool:
        """Whether there is nothing left to run (a stuck one waits for a person)."""
        return self.state not in (State.RUNNING, State.UNWINDING)

    def outcome(self) -> Outcome:
        failed = self._first_failure
        stuck = self._stuck_line() if self.state is State.STUCK else None
        return Outcome(
            state=self.state,
            failure=_failure(failed),
            failed_entry=failed.entry if failed else None,
            stuck=_failure(stuck),
            stuck_entry=stuck.entry if stuck else None,
            cancelled=self._cancelled,
        )

    def _stuck_line(self) -> Line | None:
        return next((line for line in self._last.values() if line.kind is Kind.UNDO_FAILED), None)


def _failure(line: Line | None) -> Failure | None:
    if line is None or line.value is None:
        return None
    return msgspec.json.decode(line.value, type=Failure)
