"""Waiting for XAPI's tasks, through the session's one event stream, with no call per wait.

The stream's first batch holds every task that there is, so a task that ended before anybody waited is seen; a
task whose row is gone cannot tell how it ended and is reported as that (`TaskVanished`), not as a success or a
failure. Waiting may be cancelled; the stream and other waiters go on. XAPI drops ended tasks after 65 minutes,
and within minutes if there are more than 200, so a result is fetched at once and the task destroyed.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any, Final, TypeVar, overload

from ._generated.enums import TaskStatusType
from ._generated.task import TaskRecord, task
from .eventbatch import EventBatch
from .events import EventStream
from .failures import (
    AnswerUnknown,
    NotSent,
    TaskUnfinished,
    TaskVanished,
    XapiError,
    XapiFailure,
    failure,
)
from .shapes import ANY, VOID, Shape
from .types import Ref, TaskRef
from .wire import Malformed, read_xml_value

T = TypeVar("T")

#: Seconds until a task that the stream has never shown is asked for, and between later look-ups of one.
GRACE: Final = 1.0
WATCHDOG: Final = 60.0

_RECORD: Final[Shape[TaskRecord]] = Shape(TaskRecord)
_ENDED: Final = frozenset({TaskStatusType.success, TaskStatusType.failure, TaskStatusType.cancelled})


def has_ended(record: TaskRecord) -> bool:
    """Whether a task has come to its end, whichever."""
    return record.status in _ENDED


class Tasks:
    """The tasks of a session's pool, as they are waited for."""

    classes: Final = frozenset({"task"})

    def __init__(
        self,
        stream: EventStream,
        get_record: Callable[[Ref[task]], Awaitable[TaskRecord]],
        destroy: Callable[[Ref[task]], Awaitable[None]],
    ) -> None:
        self._stream = stream
        self._get_record = get_record
        self._destroy = destroy
        self._known: dict[str, TaskRecord] = {}
        self._waiting: dict[str, set[asyncio.Future[TaskRecord]]] = {}
        #: Whether the stream that runs has told of all tasks that there are.
        self._is_told = False
        #: How often a task came to its end that somebody waited for.
        self.wakeups = 0

    @overload
    async def result(self, task: TaskRef[T], *, timeout: float | None = None, destroy: bool = True) -> T: ...
    @overload
    async def result(
        self, task: Ref[task], *, timeout: float | None = None, destroy: bool = True
    ) -> object: ...
    async def result(self, task: Ref[Any], *, timeout: float | None = None, destroy: bool = True) -> Any:
        """Wait for a task to end, and give its message's result; then destroy the task.

        `timeout` in seconds. A reference without its message's type (one from a log) gives a plain value:
        text, lists, dicts.

        Raises `XapiFailure` if the task failed or was cancelled (`TaskCancelled`), `TaskVanished` if XAPI no
        longer knows it, `TaskUnfinished` when the time is up, `AnswerUnknown` if the result cannot be read.
        """
        shape: Shape[Any] = task.shape if isinstance(task, TaskRef) else ANY
        ref: Ref[Any] = Ref(str.__str__(task))
        record = await self.wait(ref, timeout=timeout)
        if destroy:
            await self._discard(ref)
        return outcome(ref, record, shape)

    async def wait(self, task: Ref[task], *, timeout: float | None = None) -> TaskRecord:
        """Wait for a task to end, and give its record, whatever the outcome. The task is kept.

        Raises `TaskVanished`, `TaskUnfinished`, and `XapiFailure` if the pool refuses the event stream.
        """
        ref = str.__str__(task)
        record = self._known.get(ref)
        if record is not None and has_ended(record) and self._stream.is_running:
            return record
        arrival: asyncio.Future[TaskRecord] = asyncio.get_running_loop().create_future()
        self._waiting.setdefault(ref, set()).add(arrival)
        try:
            self._is_told = self._is_told and self._stream.is_running
            self._stream.follow(self)
            async with asyncio.timeout(timeout):
                return await self._arrive(ref, arrival)
        except TimeoutError as error:
            raise TaskUnfinished(f"task {ref} has not ended in {timeout:g} s") from error
        finally:
            self._forget(ref, arrival)

    async def _arrive(self, ref: str, arrival: asyncio.Future[TaskRecord]) -> TaskRecord:
        patience, looks = WATCHDOG if ref in self._known else GRACE, 0
        while True:
            done, _ = await asyncio.wait({arrival}, timeout=patience)
            if done:
                return arrival.result()
            was_awaited, patience, looks = patience, WATCHDOG, looks + 1
            if was_awaited == GRACE and ref in self._known:
                continue  # it was shown meanwhile, so its end will be too
            if was_awaited == GRACE and not self._is_told and looks < WATCHDOG:
                patience = GRACE  # of all tasks nothing was heard yet: the pool is slow
                continue
            try:
                record = await self._get_record(Ref(ref))
            except (NotSent, AnswerUnknown):
                patience = GRACE
                continue
            except XapiFailure as refusal:
                if refusal.code == "HANDLE_INVALID":
                    raise _vanished(ref) from refusal
                raise
            if has_ended(record):
                return record

    async def _discard(self, ref: Ref[task]) -> None:
        """Destroy an ended task. XAPI collects what is left, so that it fails is no failure."""
        try:
            await self._destroy(ref)
        except XapiError:
            return
        self._known.pop(ref, None)

    def _forget(self, ref: str, arrival: asyncio.Future[TaskRecord]) -> None:
        waiting = self._waiting.get(ref)
        if waiting is not None:
            waiting.discard(arrival)
            if not waiting:
                del self._waiting[ref]
        if arrival.done() and not arrival.cancelled():
            arrival.exception()  # looked at, so that asyncio does not report it as lost

    # --- what the stream tells -------------------------------------------------------------------

    @property
    def is_waiting(self) -> bool:
        return bool(self._waiting)

    def receive(self, batch: EventBatch, *, fresh: bool) -> bool:
        """Take what happened to tasks."""
        before = self._known
        self._is_told = True
        if fresh:
            self._known = {}
        for event in batch.events:
            if event.cls != "task":
                continue
            record = event.record(_RECORD)
            if event.operation == "del" or record is None:
                self._gone(event.ref, self._known.pop(event.ref, None))
            else:
                self._known[event.ref] = record
                if has_ended(record):
                    self._tell(event.ref, record)
        if fresh:
            for ref in before.keys() - self._known.keys():
                self._gone(ref, before[ref])
        return batch.valid_ref_counts.get("task", len(self._known)) == len(self._known)

    def lose(self, error: XapiError) -> None:
        """No more will be heard of any task."""
        self._known = {}
        for arrivals in list(self._waiting.values()):
            for arrival in arrivals:
                if not arrival.done():
                    arrival.set_exception(error)

    def _tell(self, ref: str, record: TaskRecord) -> None:
        for arrival in self._waiting.get(ref, ()):
            if not arrival.done():
                arrival.set_result(record)
                self.wakeups += 1

    def _gone(self, ref: str, last: TaskRecord | None) -> None:
        if last is not None and has_ended(last):
            self._tell(ref, last)
            return
        for arrival in self._waiting.get(ref, ()):
            if not arrival.done():
                arrival.set_exception(_vanished(ref))


def _vanished(ref: str) -> TaskVanished:
    return TaskVanished(f"task {ref} is gone, and with it how it ended: look at the object it worked on")


def outcome(ref: str, record: TaskRecord, shape: Shape[T]) -> T:
    """What an ended task's message results in. Raises `XapiFailure`; `AnswerUnknown` if it cannot be read."""
    if record.status != TaskStatusType.success:
        code, *params = record.error_info or ["TASK_CANCELLED" if record.status == "cancelled" else "", ref]
        raise failure(code, params, record.name_label)
    if shape is VOID:
        return shape.plain("")
    text = record.result.strip()
    try:
        return shape.plain(read_xml_value(text) if text.startswith("<") else text)
    except Malformed as error:
        raise AnswerUnknown(f"task {ref} succeeded, but its result cannot be read: {error}") from error
