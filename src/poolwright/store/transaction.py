"""A transaction: what every function of the store takes first."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from contextlib import suppress
from dataclasses import dataclass
from inspect import CORO_CLOSED, getcoroutinestate
from typing import Any, TypeVar

from sqlalchemy import CursorResult, Executable
from sqlalchemy.ext.asyncio import AsyncConnection

from poolwright.clock import Clock
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

    @property
    def is_sqlite(self) -> bool:
        return self.connection.dialect.name == "sqlite"

    async def execute(self, statement: Executable, parameters: Any = None) -> CursorResult[Any]:
        """Run one statement; many rows at once if `parameters` is a list."""
        running = self.connection.execute(statement, parameters)
        return await (settled(running) if self.is_sqlite else running)


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
