"""A transaction: what every function of the store takes first."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from contextlib import suppress
from dataclasses import dataclass, field
from inspect import CORO_CLOSED, getcoroutinestate
from typing import Any, TypeVar

from sqlalchemy import CursorResult, Executable
from sqlalchemy.ext.asyncio import AsyncConnection

from poolwright.clock import Clock
from poolwright.model.resource import Resource
from poolwright.store.secrets import Secrets

Result = TypeVar("Result")

#: Seconds between two looks whether a statement has finished whose caller was cancelled.
SETTLING = 0.002


@dataclass(frozen=True)
class Transaction:
    """Everything done through it is kept, or nothing is. It belongs to one task; its end is
    `Store.transaction`'s.
    """

    connection: AsyncConnection
    clock: Clock
    secrets: Secrets
    #: What it has inserted, in order, and the jobs that it has ended: from this its event is written.
    made: list[Resource] = field(default_factory=list)
    ended: set[int] = field(default_factory=set)
    #: What the store's modules have read and keep up to date themselves, until the end.
    known: dict[object, Any] = field(default_factory=dict)
    _later: dict[Executable, list[dict[str, Any]]] = field(default_factory=dict)

    @property
    def is_sqlite(self) -> bool:
        return self.connection.dialect.name == "sqlite"

    async def execute(self, statement: Executable, parameters: Any = None) -> CursorResult[Any]:
        """Run one statement; many rows at once if `parameters` is a list."""
        running = self.connection.execute(statement, parameters)
        return await (settled(running) if self.is_sqlite else running)

    def later(self, statement: Executable, **parameters: Any) -> None:
        """Run one statement at the end, together with what else is put off by the same one: many rows at once.

        For what nothing in this transaction reads again, and whose outcome nobody asks for.
        """
        self._later.setdefault(statement, []).append(parameters)

    async def settle(self) -> None:
        """Run what was put off. `Store` does it before it commits."""
        while self._later:
            statement = next(iter(self._later))
            await self.execute(statement, self._later.pop(statement))


async def settled(running: Coroutine[Any, Any, Result]) -> Result:
    """Await something to its end although the waiting task is cancelled; the cancellation comes out then.

    SQLite's driver works in a thread that can't be interrupted: a connection whose caller left in the middle
    would take the write lock when nobody is there any more to give it back.
    """
    try:
        return await asyncio.shield(running)
    except asyncio.CancelledError:
        while getcoroutinestate(running) != CORO_CLOSED:
            with suppress(asyncio.CancelledError):
                await asyncio.sleep(SETTLING)
        raise
