"""One class's objects in a mirror: a read-only mapping of references to records, and waiting for a condition.

Filled by the mirror; knows no stream.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator, Mapping
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


class Table(Mapping[Ref[Class], Record], Generic[Class, Record]):
    """The objects of one class as they are now. Looking at it costs no call."""

    def __init__(self, name: str, shape: Shape[Record]) -> None:
        self.name = name
        self._shape = shape
        self._rows: dict[str, Record] = {}
        self._waiting: dict[str, set[asyncio.Future[None]]] = {}
        #: How often an object changed that somebody waited for.
        self.wakeups = 0

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
        for ref in before.keys() | self._rows.keys():
            if before.get(ref) != self._rows.get(ref):
                self._wake(ref)

    def apply(self, event: Event) -> None:
        """One object that was made, changed or destroyed."""
        self._put(event)
        self._wake(event.ref)

    def fail(self, error: XapiError) -> None:
        """Nothing more will be heard: tell who waits."""
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

    def _wake(self, ref: str) -> None:
        for change in self._waiting.get(ref, ()):
            if not change.done():
                change.set_result(None)
                self.wakeups += 1


AnyTable = Table[Any, Any]
