"""One class's objects in a mirror: a read-only mapping of references to records, and waiting for a condition.

Filled by the mirror; knows no stream.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar, cast

from .eventbatch import Event
from .failures import XapiError
from .shapes import Shape
from .types import Ref

Class = TypeVar("Class")
Record = TypeVar("Record")


class ObjectVanished(XapiError):
    """The object that a condition was awaited on no longer exists."""


class ConditionUnmet(XapiError):
    """The condition on an object was not met in time; the text says how the object is."""


@dataclass(frozen=True)
class Change:
    """What became of one object: its record before and after, None where it was not there."""

    #: XAPI's class, as in `VM`.
    cls: str
    ref: str
    before: Any
    after: Any

    @property
    def operation(self) -> str:
        """`add`, `mod` or `del`, as XAPI's events say it."""
        return "add" if self.before is None else "del" if self.after is None else "mod"

    @property
    def fields(self) -> dict[str, tuple[Any, Any]]:
        """The fields that differ, each with its value before and after; empty unless the object was there."""
        if self.before is None or self.after is None:
            return {}
        pairs = ((f, getattr(self.before, f), getattr(self.after, f)) for f in self.before.__struct_fields__)
        return {name: (old, new) for name, old, new in pairs if old != new}


class Table(Mapping[Ref[Class], Record], Generic[Class, Record]):
    """The objects of one class as they are now. Looking at it costs no call."""

    def __init__(self, name: str, shape: Shape[Record]) -> None:
        self.name = name
        self._shape = shape
        self._rows: dict[str, Record] = {}
        self._waiting: dict[str, set[asyncio.Future[None]]] = {}
        #: How often an object changed that somebody waited for.
        self.wakeups = 0
        self._error: XapiError | None = None
        #: Told of every change; must not wait or raise.
        self.observers: list[Callable[[Change], None]] = []

    def __getitem__(self, ref: Ref[Class]) -> Record:
        return self._rows[ref]

    def __iter__(self) -> Iterator[Ref[Class]]:
        return cast("Iterator[Ref[Class]]", iter(self._rows))

    def __len__(self) -> int:
        return len(self._rows)

    def find_by_uuid(self, uuid: str) -> Ref[Class] | None:
        """The object of that uuid, if there is one."""
        for ref, record in self.items():
            if getattr(record, "uuid", None) == uuid:
                return ref
        return None

    async def until(
        self, ref: Ref[Class], condition: Callable[[Record], bool], *, timeout: float | None = None
    ) -> Record:
        """Wait until an object is as it should be, and give its record; costs no call.

        An object that was never seen is waited for. `timeout` in seconds. Raises `ObjectVanished`,
        `ConditionUnmet`, and what ended the mirror.
        """
        was_seen = False
        try:
            async with asyncio.timeout(timeout):
                while True:
                    record = self._rows.get(ref)
                    if record is not None and condition(record):
                        return record
                    if record is None and was_seen:
                        raise ObjectVanished(f"{self.name} {ref} no longer exists")
                    was_seen = record is not None
                    await self._change(ref)
        except TimeoutError as error:
            now = self._rows.get(ref, "not there")
            raise ConditionUnmet(f"{self.name} {ref} is not as awaited after {timeout} s: {now}") from error

    async def _change(self, ref: str) -> None:
        if self._error is not None:
            raise self._error
        change: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        waiting = self._waiting.setdefault(ref, set())
        waiting.add(change)
        try:
            await change
        finally:
            waiting.discard(change)
            if not waiting:
                self._waiting.pop(ref, None)

    # --- for the mirror --------------------------------------------------------------------------

    def replace(self, events: list[Event]) -> None:
        """All objects that there are, in place of those that were."""
        before, self._rows = self._rows, {}
        for event in events:
            self._put(event)
        for ref in {**before, **self._rows}:
            if before.get(ref) != self._rows.get(ref):
                self._tell(ref, before.get(ref))

    def apply(self, event: Event) -> None:
        """One object that was made, changed or destroyed."""
        before = self._rows.get(event.ref)
        self._put(event)
        self._tell(event.ref, before)

    def fail(self, error: XapiError) -> None:
        """Nothing more will be heard: tell who waits, now or later."""
        self._error = error
        for changes in list(self._waiting.values()):
            for change in changes:
                if not change.done():
                    change.set_exception(error)

    def _put(self, event: Event) -> None:
        record = None if event.operation == "del" else event.record(self._shape)
        if record is None:
            self._rows.pop(event.ref, None)
        else:
            self._rows[event.ref] = record

    def _tell(self, ref: str, before: Record | None) -> None:
        if self.observers and before != (after := self._rows.get(ref)):
            told = Change(self.name, ref, before, after)
            for observer in self.observers:
                observer(told)
        for change in self._waiting.get(ref, ()):
            if not change.done():
                change.set_result(None)
                self.wakeups += 1


AnyTable = Table[Any, Any]
