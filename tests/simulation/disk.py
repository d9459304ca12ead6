"""SQLite without its driver's thread, so that a whole manager runs in virtual time and one seed has one
history.

A life of the manager reaches its database through a `Plug`. Pulled out, the life has ended as by `kill -9`:
what it had not committed is gone, and whatever it still tries dies too. The file is the disk that the next
life finds.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from sqlalchemy import event
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from poolwright.store.database import _begin_sqlite

#: Of the first engine.
_KEPT: dict[str, Any] = {}


class Died(BaseException):
    """The process has ended; nothing that it was doing goes on."""


class Plug:
    """What one life of the manager is connected to the world by.

    Its moments are those at which a kill makes a difference: before and after each call to the pool and each
    write of the disk.
    """

    def __init__(self) -> None:
        self.is_out = False
        self._left: int | None = None
        self._connections: list[Connection] = []

    def pull_at(self, moment: int | None) -> None:
        """Kill -9 at the moment of that number, counted from 1 and from now; None: not."""
        self._left = moment

    def pull(self) -> None:
        """Kill -9."""
        self.is_out = True
        for connection in self._connections:
            connection.tear()

    def moment(self) -> None:
        """Raises `Died` if the plug is out, or is pulled at this moment."""
        if self._left is not None and not self.is_out:
            self._left -= 1
            if self._left == 0:
                self.pull()
        self.check()

    def check(self) -> None:
        """Raises `Died` if the plug is out."""
        if self.is_out:
            raise Died

    def engine(self, path: Path) -> AsyncEngine:
        """An engine on that file. All share the first one's dialect, and with it what SQL it has compiled."""

        async def connect(*_: Any, **__: Any) -> Connection:
            self.check()
            connection = Connection(path, self)
            self._connections.append(connection)
            return connection

        made = create_async_engine("sqlite+aiosqlite:///" + str(path), async_creator=connect, pool_size=40)
        event.listen(made.sync_engine, "begin", _begin_sqlite)
        made.sync_engine.dialect = _KEPT.setdefault("dialect", made.sync_engine.dialect)
        return made.execution_options(compiled_cache=_KEPT.setdefault("compiled", {}))


class Connection:
    """As much of `aiosqlite.Connection` as SQLAlchemy uses."""

    def __init__(self, path: Path, plug: Plug) -> None:
        self._plug = plug
        self._connection: sqlite3.Connection | None = sqlite3.connect(
            path, isolation_level=None, cached_statements=512
        )
        for pragma in ("journal_mode=WAL", "synchronous=OFF", "foreign_keys=ON", "busy_timeout=0"):
            self._connection.execute(f"PRAGMA {pragma}")
        #: Rows that it had written when it last committed.
        self._kept = 0

    def tear(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    @property
    def open(self) -> sqlite3.Connection:
        self._plug.check()
        if self._connection is None:
            raise ValueError("no active connection")
        return self._connection

    def cursor(self) -> Cursor:
        return Cursor(self.open.cursor(), self._plug)

    async def create_function(self, *arguments: Any, **options: Any) -> None:
        self.open.create_function(*arguments, **options)

    async def commit(self) -> None:
        connection = self.open
        if not connection.in_transaction:
            return
        wrote = connection.total_changes != self._kept
        if wrote:
            self._plug.moment()
        connection.commit()
        self._kept = connection.total_changes
        if wrote:
            self._plug.moment()

    async def rollback(self) -> None:
        if not self._plug.is_out:
            self.open.rollback()

    async def close(self) -> None:
        self.tear()

    def stop(self) -> None:
        self.tear()


class Cursor:
    """As much of `aiosqlite.Cursor` as SQLAlchemy uses."""

    def __init__(self, cursor: sqlite3.Cursor, plug: Plug) -> None:
        self._cursor = cursor
        self._plug = plug
        self.arraysize = 1

    async def __aenter__(self) -> Cursor:
        return self

    async def execute(self, sql: str, parameters: Sequence[Any] = ()) -> Cursor:
        self._plug.check()
        self._cursor.execute(sql, parameters)
        return self

    async def executemany(self, sql: str, parameters: Sequence[Sequence[Any]]) -> Cursor:
        self._plug.check()
        self._cursor.executemany(sql, parameters)
        return self

    async def fetchall(self) -> list[Any]:
        return self._cursor.fetchall()

    async def close(self) -> None:
        if not self._plug.is_out:
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
