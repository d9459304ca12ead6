"""The older way to hear of changes, `event.register` and `event.next`: one queue of all wanted changes.

Unlike `event.from` it has every change, with the object as it was then, and says when it had to drop some. It
costs nothing while nobody is registered.

Source: xapi.md 3.13 (xapi_event.ml).
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

import msgspec

from poolwright.emulator import facts
from poolwright.emulator.events import BATCH, DAY, Subscription
from poolwright.emulator.failures import ApiFailure

if TYPE_CHECKING:
    from poolwright.emulator.database import Row
    from poolwright.emulator.pool import Pool

#: Bytes of events, as JSON, that are kept; the oldest go first.
QUEUE_MAX: Final = 10_000_000
#: Seconds before the first look, so that changes come in batches.
FIRST_BATCH: Final = 0.2


@dataclass
class Listener:
    """What a session is registered for, and the number of the first event that it has not seen."""

    seen: int
    subscriptions: list[Subscription] = field(default_factory=list)

    def wants(self, cls: str, ref: str) -> bool:
        """Whether it asked for an object of a class (in lower case)."""
        return any(one.cls is None or (one.cls == cls and one.ref in (None, ref)) for one in self.subscriptions)


class EventQueue:
    """The queue of one pool."""

    def __init__(self, pool: Pool) -> None:
        self._pool = pool
        self._listeners: dict[str, Listener] = {}
        self._events: deque[tuple[int, int, dict[str, Any]]] = deque()
        self._size = 0
        #: The number that the next event will have.
        self.next_id = 0
        #: Events before this one may have been dropped.
        self._first_kept = 0

    def forget(self, session: str) -> None:
        """A session is over: it hears nothing more."""
        self._listeners.pop(session, None)
        if not self._listeners:
            self._pool.database.told = None

    def _listener(self, session: str) -> Listener:
        self._pool.database.told = self._add
        return self._listeners.setdefault(session, Listener(self.next_id))

    def register(self, session: str, classes: list[str]) -> None:
        """Adds to what `next` tells the session."""
        self._listener(session).subscriptions += [Subscription.parse(item) for item in classes]

    def unregister(self, session: str, classes: list[str]) -> None:
        """Takes classes off what `next` tells the session, which stays registered."""
        listener, gone = self._listener(session), [Subscription.parse(item) for item in classes]
        listener.subscriptions = [one for one in listener.subscriptions if one not in gone]

    def _add(self, cls: str, ref: str, operation: str, row: Row) -> None:
        table = facts.tables()[cls]
        if not table.has_events or not any(one.wants(table.lower, ref) for one in self._listeners.values()):
            return
        event: dict[str, Any] = {
            "id": str(self.next_id),
            "timestamp": f"{self._pool.clock.now().timestamp():.0f}.",
            "class": table.lower,
            "operation": operation,
            "ref": ref,
        }
        if operation != "del" or cls == facts.MESSAGE:
            event["snapshot"] = dict(self._pool.database.record(cls, row))
        size = len(msgspec.json.encode(event))
        self._events.append((self.next_id, size, event))
        self.next_id += 1
        self._size += size
        while self._size > QUEUE_MAX:
            number, size, _ = self._events.popleft()
            self._size -= size
            self._first_kept = number + 1

    def heartbeat(self) -> None:
        """An event of the pool, though nothing changed: so connections stay open, every 30 s."""
        if self._listeners:
            pool = self._pool.ref
            self._add("pool", pool, "mod", self._pool.database.get("pool", pool))
            self._pool.database.wake()

    async def next(self, session: str) -> list[dict[str, Any]]:
        """The changes since the last call, waiting for some. Raises SESSION_NOT_REGISTERED, EVENTS_LOST."""
        if session not in self._listeners:
            raise ApiFailure("SESSION_NOT_REGISTERED", session)
        await self._pool.events.pause(FIRST_BATCH, session)
        while True:
            listener = self._listener(session)
            start, listener.seen = listener.seen, self.next_id
            if start < self._first_kept:
                raise ApiFailure("EVENTS_LOST")
            found = [
                event
                for number, _, event in self._events
                if number >= start and listener.wants(event["class"], event["ref"])
            ]
            if found:
                return found
            await self._pool.events.wait(DAY, session)
            await self._pool.events.pause(BATCH, session)

    def lose(self) -> None:
        """Drops all that is not heard yet."""
        self._events.clear()
        self._size = 0
        self.next_id += 1
        self._first_kept = self.next_id
