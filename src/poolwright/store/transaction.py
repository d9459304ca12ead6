"""A transaction: what every function of the store takes first."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Coroutine, Hashable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from inspect import CORO_CLOSED, getcoroutinestate
from typing import Any, TypeVar, cast

from sqlalchemy import ClauseElement, CursorResult, Executable, Table, insert
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.sql.dml import UpdateBase

from poolwright.clock import Clock
from poolwright.model.resource import Resource
from poolwright.store.memory import Answer, Memory
from poolwright.store.numbers import Numbers
from poolwright.store.secrets import Secrets

Result = TypeVar("Result")

#: Seconds between two looks whether a statement has finished whose caller was cancelled.
SETTLING = 0.002


@dataclass
class Transaction:
    """Everything done through it is kept, or nothing is. It belongs to one task; its end is
    `Store.transaction`'s.

    It begins on the database with its first statement; one that finds all it asks for in `memory` never does.
    """

    _begin: Callable[[], Awaitable[AsyncConnection]]
    is_sqlite: bool
    clock: Clock
    secrets: Secrets
    memory: Memory
    numbers: Numbers
    #: What it has inserted, in order, and the jobs that it has ended: from this its event is written.
    made: list[Resource] = field(default_factory=list)
    ended: set[int] = field(default_factory=set)
    #: What the store's modules have read and keep up to date themselves, until the end.
    known: dict[object, Any] = field(default_factory=dict)
    #: The tables that it has changed, and those whose numbers it has taken a block of.
    written: set[str] = field(default_factory=set)
    numbered: set[str] = field(default_factory=set)
    _connection: AsyncConnection | None = None
    _since: int = 0
    _later: dict[Executable, list[dict[str, Any]]] = field(default_factory=dict)
    #: New rows that are not written yet, by table and number.
    _new: dict[Table, dict[int, dict[str, Any]]] = field(default_factory=dict)

    async def connected(self) -> AsyncConnection:
        """Its connection, on which it has begun."""
        if self._connection is None:
            self._since = self.memory.moment
            self._connection = await self._begin()
        return self._connection

    async def execute(self, statement: Executable, parameters: Any = None) -> CursorResult[Any]:
        """Run one statement; many rows at once if `parameters` is a list. It sees every new row."""
        if self._new:
            await self._insert_new()
        return await self._run(statement, parameters)

    async def _run(self, statement: Executable, parameters: Any) -> CursorResult[Any]:
        connection = await self.connected()
        self._note(statement)
        running = connection.execute(statement, parameters)
        return await (settled(running) if self.is_sqlite else running)

    def _note(self, statement: Executable) -> None:
        """Keep in mind which table a statement writes."""
        if isinstance(statement, UpdateBase):
            self.written.add(cast(Table, statement.table).name)

    async def remember(
        self, key: Hashable, tables: frozenset[str], read: Callable[[], Awaitable[Result]]
    ) -> Result:
        """What `read` gives, which it reads from these tables: out of `memory` while none of them is written.

        `None` is not kept. What is given is shared: it must not be changed.
        """
        if not self.written.isdisjoint(tables):
            return await read()
        if (kept := self.memory.find(key)) is not None:
            return cast(Result, kept.value)
        value = await read()
        if value is not None and self._connection is not None:
            self.memory.keep(key, Answer(value, tables, self._since))
        return value

    # --- new rows ---------------------------------------------------------------------------------

    async def number(self, table: Table) -> int:
        """The number of a new row of that table."""
        return await self.numbers.take(self, table)

    def insert(self, table: Table, number: int, values: Mapping[str, Any]) -> None:
        """Add a row: before the next statement, or at the end, with what else is added to the table."""
        self.written.add(table.name)
        self._new.setdefault(table, {})[number] = dict(values)

    def amend(self, table: Table, number: int, values: Mapping[str, Any]) -> bool:
        """Change a new row that is not written yet; whether there was one."""
        row = self._new.get(table, {}).get(number)
        if row is None or any(isinstance(value, ClauseElement) for value in values.values()):
            return False
        row.update(values)
        return True

    async def _insert_new(self) -> None:
        """Write the new rows, a table at a time, those first that others point to."""
        new, self._new = self._new, {}
        order = {table: place for place, table in enumerate(next(iter(new)).metadata.sorted_tables)}
        for table in sorted(new, key=order.__getitem__):
            alike: dict[tuple[str, ...], list[dict[str, Any]]] = {}
            for row in new[table].values():
                alike.setdefault(tuple(row), []).append(row)
            for rows in alike.values():
                await self._run(insert(table), rows)

    # --- what is put off --------------------------------------------------------------------------

    def later(self, statement: Executable, **parameters: Any) -> None:
        """Run one statement at the end, together with what else is put off by the same one: many rows at once.

        For what nothing in this transaction reads again, and whose outcome nobody asks for.
        """
        self._note(statement)
        self._later.setdefault(statement, []).append(parameters)

    async def settle(self) -> None:
        """Run what was put off. `Store` does it before it commits."""
        if self._new:
            await self._insert_new()
        while self._later:
            statement = next(iter(self._later))
            await self._run(statement, self._later.pop(statement))


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
