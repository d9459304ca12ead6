"""A transaction: what every function of the store takes first."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Coroutine, Hashable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from inspect import CORO_CLOSED, getcoroutinestate
from typing import Any, NamedTuple, TypeVar, cast

from sqlalchemy import ClauseElement, ColumnElement, CursorResult, Executable, Table, insert, literal, select
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.sql.dml import UpdateBase

from poolwright.clock import Clock
from poolwright.model.errors import CloudError, Conflict
from poolwright.model.resource import Resource
from poolwright.store.memory import Answer, Memory
from poolwright.store.numbers import Numbers
from poolwright.store.secrets import Secrets

Result = TypeVar("Result")

#: The execution option of a statement that is put off and must find one row for each of its parameters.
ONE_EACH = {"poolwright_one_each": True}
#: Seconds between two looks whether a statement has finished whose caller was cancelled.
SETTLING = 0.002


class Overtaken(Conflict):
    """A row was not as a statement that was put off expected it: somebody else has changed it meanwhile."""

    def __init__(self, table: str) -> None:
        super().__init__(f"Somebody else has changed a row of {table} meanwhile")
        self.table = table


class Unless(NamedTuple):
    """A condition under which a row may not be added, and what is raised then."""

    condition: ColumnElement[bool]
    refusal: CloudError


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
    #: What is to be done as soon as it is committed, before the next one may write.
    committed: list[Callable[[], None]] = field(default_factory=list)
    _connection: AsyncConnection | None = None
    _since: int = 0
    _later: dict[Executable, list[dict[str, Any]]] = field(default_factory=dict)
    #: New rows that are not written yet, by table and number.
    _new: dict[Table, dict[int, dict[str, Any]]] = field(default_factory=dict)
    #: By table and number: which of them may turn out not to be allowed.
    _unless: dict[tuple[str, int], Unless] = field(default_factory=dict)

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

    async def look(self, statement: Executable) -> CursorResult[Any]:
        """Run a query for rows that are not among the new ones, which are not written for it."""
        return await self._run(statement, None)

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

    def insert(
        self, table: Table, number: int, values: Mapping[str, Any], unless: Unless | None = None
    ) -> None:
        """Add a row: before the next statement, or at the end, with what else is added to the table."""
        self.written.add(table.name)
        if unless is not None:
            self._unless[table.name, number] = unless
        self._new.setdefault(table, {})[number] = dict(values)

    def amend(self, table: Table, number: int, values: Mapping[str, Any]) -> bool:
        """Change a new row that is not written yet; whether there was one."""
        row = self._new.get(table, {}).get(number)
        if row is None or any(isinstance(value, ClauseElement) for value in values.values()):
            return False
        row.update(values)
        return True

    def find_new(self, table: Table, number: int) -> Mapping[str, Any] | None:
        """A new row that is not written yet."""
        return self._new.get(table, {}).get(number)

    def list_new(self, table: Table) -> list[Mapping[str, Any]]:
        """All of a table's."""
        return list(self._new.get(table, {}).values())

    async def _insert_new(self) -> None:
        """Write the new rows, a table at a time, those first that others point to."""
        new, self._new = self._new, {}
        order = {table: place for place, table in enumerate(next(iter(new)).metadata.sorted_tables)}
        for table in sorted(new, key=order.__getitem__):
            alike: dict[tuple[str, ...], list[dict[str, Any]]] = {}
            for number, row in new[table].items():
                if (unless := self._unless.pop((table.name, number), None)) is not None:
                    await self._insert_unless(table, row, unless)
                else:
                    alike.setdefault(tuple(row), []).append(row)
            for rows in alike.values():
                await self._run(insert(table), rows)

    async def _insert_unless(self, table: Table, row: Mapping[str, Any], unless: Unless) -> None:
        """Write a row if a condition does not hold: looking and writing are one statement."""
        columns = [literal(value, table.c[name].type) for name, value in row.items()]
        statement = insert(table).from_select(list(row), select(*columns).where(~unless.condition))
        statement = statement.execution_options(preserve_rowcount=True)
        if (await self._run(statement, None)).rowcount != 1:
            raise unless.refusal

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
            parameters = self._later.pop(statement)
            result = await self._run(statement, parameters)
            if statement.get_execution_options().get(*ONE_EACH) and result.rowcount != len(parameters):
                raise Overtaken(cast(Table, cast(UpdateBase, statement).table).name)


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
