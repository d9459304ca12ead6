"""SQLite as SQLAlchemy's asynchronous dialect expects it, without a thread in between.

A statement on a local file takes some ten microseconds; sending it to a thread and its answer back takes ten
times as long, and the usual driver does that four times for each. So statements run where they are asked for,
and only a COMMIT, which waits for the disk, runs in a thread. Whoever waits for another process's writer sleeps
in the loop.

What it is not: a driver for long queries; one that reads 100,000 rows holds the loop up for as long as it
takes.
"""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from typing import Any, Final, Self

#: Seconds that a writer waits for another process's (a backup, somebody's shell) to end.
PATIENCE: Final = 15.0
_PAUSE: Final = 0.02
#: Milliseconds for which SQLite itself waits, and the loop with it, where only a moment is to be expected.
BUSY_TIMEOUT: Final = 100
#: Of SQL, compiled by SQLite, how many statements are kept.
_STATEMENTS: Final = 512
_PRAGMAS: Final = (
    "journal_mode=WAL",
    "synchronous=FULL",
    "foreign_keys=ON",
    f"busy_timeout={BUSY_TIMEOUT}",
)
BEGIN_WRITING: Final = "BEGIN IMMEDIATE"


class Cursor:
    """As much of `aiosqlite.Cursor` as SQLAlchemy uses."""

    def __init__(self, cursor: sqlite3.Cursor) -> None:
        self._cursor = cursor
        self.arraysize = 1

    async def __aenter__(self) -> Self:
        return self

    async def execute(self, sql: str, parameters: Sequence[Any] = ()) -> Self:
        if sql == BEGIN_WRITING:
            await self._begin_writing()
        else:
            self._cursor.execute(sql, parameters)
        return self

    async def executemany(self, sql: str, parameters: Sequence[Sequence[Any]]) -> Self:
        self._cursor.executemany(sql, parameters)
        return self

    async def fetchall(self) -> list[Any]:
        return self._cursor.fetchall()

    async def close(self) -> None:
        self._cursor.close()

    @property
    def description(self) -> Any:
        return self._cursor.description

    @property
    def rowcount(self) -> int:
        return self._cursor.rowcount

    @property
    def lastrowid(self) -> int | None:
        return self._cursor.lastrowid

    async def _begin_writing(self) -> None:
        loop = asyncio.get_running_loop()
        give_up = loop.time() + PATIENCE
        while True:
            try:
                self._cursor.execute(BEGIN_WRITING)
                return
            except sqlite3.OperationalError as error:
                if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or loop.time() > give_up:
                    raise
            await asyncio.sleep(_PAUSE)


class Connection:
    """As much of `aiosqlite.Connection` as SQLAlchemy uses."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection: sqlite3.Connection | None = connection

    def cursor(self) -> Cursor:
        return Cursor(self._open.cursor())

    async def create_function(self, *arguments: Any, **options: Any) -> None:
        self._open.create_function(*arguments, **options)

    async def commit(self) -> None:
        if self._open.in_transaction:
            await _in_thread(self._open.commit)

    async def rollback(self) -> None:
        self._open.rollback()

    async def close(self) -> None:
        self.stop()

    def stop(self) -> None:
        """Close at once."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    @property
    def _open(self) -> sqlite3.Connection:
        if self._connection is None:
            raise ValueError("no active connection")
        return self._connection


def connecting(path: Path | str) -> Callable[..., Awaitable[Connection]]:
    """What makes connections to that file (SQLAlchemy's `async_creator`)."""

    async def connect() -> Connection:
        # Statements begin transactions, not the driver. Threads: commits run in one, never two at a time.
        connection = sqlite3.connect(
            path, isolation_level=None, check_same_thread=False, cached_statements=_STATEMENTS
        )
        for pragma in _PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")
        return Connection(connection)

    return connect


async def _in_thread(work: Callable[[], None]) -> None:
    """Run it in a thread, to its end, although the waiting task may be cancelled; that comes out then.

    A thread can't be interrupted: whoever left in the middle of a commit would leave its connection
    to the next.
    """
    working = asyncio.get_running_loop().run_in_executor(None, work)
    cancelled: asyncio.CancelledError | None = None
    while not working.done():
        try:
            await asyncio.wait([working])
        except asyncio.CancelledError as error:
            cancelled = error
    working.result()
    if cancelled is not None:
        raise cancelled
