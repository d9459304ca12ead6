"""A pool's objects in memory, as typed records, kept current by the session's one event stream.

    async with Mirror(session, VM, host) as mirror:
        running = [vm for vm in mirror.VM.values() if vm.power_state == VmPowerState.Running]
        await mirror.VM.until(ref, lambda vm: vm.power_state == VmPowerState.Halted, timeout=60)

Exact as of the last batch: it starts from a snapshot, applies what each batch tells, and compares the number of
objects of each class with XAPI's own count; where they differ (`is_exact`) it begins again from a snapshot
within a second, as it does after a lost connection, a new login or another master. Reading it and waiting on it
cost no calls.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping
from types import TracebackType
from typing import Any, Self

from ._generated.tables import BY_EVENT_NAME, Tables
from .eventbatch import Event, EventBatch
from .failures import NotSent, XapiError
from .messages import Messages
from .sessions import Session
from .shapes import Shape
from .table import AnyTable, Change, Table


class Mirror(Tables):
    """The objects of some classes, or of all. Open it with `async with`, inside the session's."""

    def __init__(self, session: Session, *classes: type[Messages]) -> None:
        """`classes` are XAPI's (`VM`, `host`); none given means every class that events tell of.

        Raises `ValueError` for a class that makes no events.
        """
        by_class = {name: event_name for event_name, name in BY_EVENT_NAME.items()}
        wanted = [cls.__name__ for cls in classes] or list(by_class)
        if missing := [name for name in wanted if name not in by_class]:
            raise ValueError(f"no events tell of {', '.join(missing)}")
        self._stream = session.events
        self._names = {by_class[name]: name for name in wanted}
        self._tables: dict[str, AnyTable] = {}
        self._began: asyncio.Future[None] | None = None
        self._listeners: list[Callable[[EventBatch], None]] = []
        self._queues: list[asyncio.Queue[Change | XapiError]] = []
        #: How often everything was read anew; the first time is the start.
        self.resynchronisations = 0
        #: Whether XAPI counted as many objects in the last batch as are here; where not, all is read anew soon.
        self.is_exact = False

    async def __aenter__(self) -> Self:
        """Read everything once. Raises `XapiFailure` if the pool refuses the event stream."""
        for name in self._names.values():
            getattr(self, name)  # makes the table
        self._began = asyncio.get_running_loop().create_future()
        self._stream.follow(self)
        try:
            await self._began
        except BaseException:
            self._stream.leave(self)
            raise
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stream.leave(self)
        self.lose(NotSent("the mirror is closed"))

    @property
    def tables(self) -> Mapping[str, AnyTable]:
        """The mirrored classes' tables by XAPI's name of the class."""
        return self._tables

    def listen(self, listener: Callable[[EventBatch], None]) -> None:
        """Call `listener` with each batch after it was applied; it must not wait or raise."""
        self._listeners.append(listener)

    def changes(self) -> AsyncIterator[Change]:
        """What happens to the mirrored objects from now on, one change after another; what a
        resynchronisation finds changed is told too.

        Changes wait in memory until they are taken. Ends only by the error that ends the mirror.
        """
        waiting: asyncio.Queue[Change | XapiError] = asyncio.Queue()
        for table in self._tables.values():
            table.observers.append(waiting.put_nowait)
        self._queues.append(waiting)

        async def follow() -> AsyncIterator[Change]:
            while not isinstance(item := await waiting.get(), XapiError):
                yield item
            raise item

        return follow()

    def _table(self, name: str, shape: Shape[Any]) -> Table[Any, Any]:
        if name not in self._names.values():
            raise LookupError(f"this mirror does not follow {name}")
        return self._tables.setdefault(name, Table(name, shape))

    # --- what the stream tells -------------------------------------------------------------------

    @property
    def classes(self) -> frozenset[str]:
        return frozenset(self._names)

    @property
    def is_waiting(self) -> bool:
        return True

    @property
    def wakeups(self) -> int:
        return sum(table.wakeups for table in self._tables.values())

    def receive(self, batch: EventBatch, *, fresh: bool) -> bool:
        """Take what happened, or everything that is; False where the counts say that something was missed."""
        mine = [event for event in batch.events if event.cls in self._names]
        if fresh:
            self._replace(mine)
        else:
            for event in mine:
                self._tables[self._names[event.cls]].apply(event)
        if self._began is not None and not self._began.done():
            self._began.set_result(None)
        counts, sizes = batch.valid_ref_counts, {e: len(self._tables[n]) for e, n in self._names.items()}
        self.is_exact = all(counts.get(e, size) == size for e, size in sizes.items())
        for listener in self._listeners:
            listener(batch)
        return self.is_exact

    def _replace(self, events: list[Event]) -> None:
        by_class: dict[str, list[Event]] = {name: [] for name in self._tables}
        for event in events:
            by_class[self._names[event.cls]].append(event)
        for name, table in self._tables.items():
            table.replace(by_class[name])
        self.resynchronisations += 1

    def lose(self, error: XapiError) -> None:
        """The stream has ended: the pool refuses it."""
        if self._began is not None and not self._began.done():
            self._began.set_exception(error)
        for table in self._tables.values():
            table.fail(error)
        queues, self._queues = self._queues, []
        for waiting in queues:
            waiting.put_nowait(error)
