"""Events: `event.from`'s answer from the database's generations. (The older `event.next` is in `event_queue`.)

There is no log: an answer is worked out from which rows are newer than the token, so that an object makes at
most one event per call. It does not know the wire.

Source: xapi.md 3.13.
"""

from __future__ import annotations

import asyncio
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from poolwright.emulator import facts
from poolwright.emulator.failures import ApiFailure
from poolwright.xapi.wire import Int32

if TYPE_CHECKING:
    from poolwright.emulator.pool import Pool

_TOKEN: Final = re.compile(r"(\d+),(\d+)")
#: Seconds before each look, so that changes come in batches; none where only tasks are asked for.
BATCH: Final = 0.05
DAY: Final = 86400.0


@dataclass(frozen=True)
class Subscription:
    """One item of `classes`: everything, a class, or one object. The class is in lower case, None for all."""

    cls: str | None
    ref: str | None = None

    @classmethod
    def parse(cls, item: str) -> Subscription:
        if item == "*":
            return cls(None)
        name, slash, ref = item.partition("/")
        return cls(name.lower(), ref if slash else None)


def parse_token(token: str) -> tuple[int, int]:
    """Database and message generation. Raises EVENT_FROM_TOKEN_PARSE_FAILURE."""
    if not token:
        return 0, 0
    match = _TOKEN.fullmatch(token)
    if match is None:
        raise ApiFailure("EVENT_FROM_TOKEN_PARSE_FAILURE", token)
    return int(match[1]), int(match[2])


class Events:
    """The events of one pool."""

    def __init__(self, pool: Pool) -> None:
        self._pool = pool

    async def since(self, session: str, classes: list[str], token: str, timeout: float) -> dict[str, Any]:
        """The events after `token`, as soon as there are any; none after `timeout` seconds.

        Raises EVENT_FROM_TOKEN_PARSE_FAILURE, and SESSION_INVALID when the session ends meanwhile.
        """
        subscriptions = [Subscription.parse(item) for item in classes]
        since, since_message = parse_token(token)
        deadline = self._pool.clock.monotonic() + (timeout if 0 <= timeout <= DAY else DAY)
        tasks_only = bool(subscriptions) and all(s.cls == "task" for s in subscriptions)
        await self.pause(0.0 if tasks_only else BATCH, session)
        while True:
            batch = list(self._collect(subscriptions, since, since_message))
            if batch or self._pool.clock.monotonic() >= deadline:
                return self._answer(batch, since, since_message)
            await self.wait(deadline - self._pool.clock.monotonic(), session)
            await self.pause(BATCH, session)

    async def pause(self, seconds: float, session: str) -> None:
        """Lets changes gather. Raises SESSION_INVALID when the session ends meanwhile."""
        if seconds:
            await asyncio.sleep(seconds)
        self._check(session)

    async def wait(self, seconds: float, session: str) -> None:
        """Until something changes or the time is over. Raises SESSION_INVALID when the session ends."""
        if math.isnan(seconds) or seconds <= 0:
            return
        try:
            async with asyncio.timeout(seconds):
                await self._pool.database.wait_for_change()
        except TimeoutError:
            pass
        self._check(session)

    def _check(self, session: str) -> None:
        if self._pool.closing or not self._pool.sessions.is_valid(session):
            raise ApiFailure("SESSION_INVALID", session)

    def _answer(self, batch: list[dict[str, Any]], since: int, since_message: int) -> dict[str, Any]:
        generation = max(since, self._pool.database.generation) if batch or not since else since
        message = max(since_message, self._pool.message_generation)
        return {
            "events": batch,
            "valid_ref_counts": self.counts(),
            "token": f"{generation:020d},{message:020d}",
        }

    def counts(self) -> dict[str, Int32]:
        """How many rows each table has, by lower-case class."""
        states = self._pool.database.tables.values()
        return {s.table.lower: Int32(len(s.rows)) for s in states if s.table.name != facts.MESSAGE}

    def _tables(self, subscriptions: list[Subscription]) -> list[str]:
        by_lower = facts.classes_by_lower_case()
        if any(s.cls is None for s in subscriptions):
            return list(by_lower.values())
        asked = {s.cls for s in subscriptions}
        return [name for lower, name in by_lower.items() if lower in asked]

    def _collect(
        self, subscriptions: list[Subscription], since: int, since_message: int
    ) -> Iterator[dict[str, Any]]:
        """Messages first, then what is new, changed, gone; newest first in each group."""
        mods: list[dict[str, Any]] = []
        dels: list[dict[str, Any]] = []
        adds: list[dict[str, Any]] = []
        database = self._pool.database
        for cls in self._tables(subscriptions):
            wanted = self._wanted(cls, subscriptions)
            start = since_message if cls == facts.MESSAGE else since
            for ref, row, new in database.changed_since(cls, start):
                if wanted is None or ref in wanted:
                    event = self._event(cls, ref, "add" if new else "mod", row)
                    if cls == facts.MESSAGE:
                        yield event
                    else:
                        (adds if new else mods).append(event)
            for gone in database.deleted_since(cls, start):
                if wanted is None or gone.ref in wanted:
                    dels.append(self._event(cls, gone.ref, "del", None))
        yield from adds
        yield from mods
        yield from dels

    def _wanted(self, cls: str, subscriptions: list[Subscription]) -> set[str] | None:
        """The objects of a class that are asked for; None for all."""
        mine = [s for s in subscriptions if s.cls in (None, cls.lower())]
        if any(s.ref is None for s in mine):
            return None
        return {s.ref for s in mine if s.ref is not None}

    def _event(self, cls: str, ref: str, operation: str, row: dict[str, Any] | None) -> dict[str, Any]:
        event: dict[str, Any] = {
            "id": str(self._pool.database.generation),
            "timestamp": "0.0",
            "class": cls.lower(),
            "operation": operation,
            "ref": ref,
        }
        if row is not None:
            event["snapshot"] = self._pool.database.record(cls, row)
        return event

    def inject(self, cls: str, ref: str) -> str:
        """Touches an object; the token lies just below, so that the next call hears of it."""
        if cls not in self._pool.database.tables:
            raise ApiFailure("HANDLE_INVALID", cls, ref)
        before = self._pool.database.generation
        self._pool.database.touch(cls, ref)
        return f"{before:020d},{self._pool.message_generation:020d}"
