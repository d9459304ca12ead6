"""The database behind the store: opened, brought up to date, and used in transactions. SQLite or PostgreSQL by
URL.

    async with Store.open("sqlite:////var/lib/pw/cloud.db", clock=clock, data=Path("/var/lib/pw")) as store:
        async with store.transaction() as tx:
            zone = await zones.get(tx, "e4f5...")

Writers queue here, in order, and not in the database, where they would sleep and race: one manager works on a
database (docs/adr/0013), and one transaction of it writes at a time, so that what it reads can't change before
it writes. `together` lets many share one.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import event, make_url
from sqlalchemy.engine import URL, Connection
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from poolwright.clock import Clock
from poolwright.model.errors import Conflict
from poolwright.store.groups import Groups
from poolwright.store.memory import Memory
from poolwright.store.migrate import upgrade
from poolwright.store.numbers import Numbers
from poolwright.store.ownership import owned_alone
from poolwright.store.secrets import Secrets, load_key
from poolwright.store.tenure import PATIENCE, application_name, joining, taken_over
from poolwright.store.transaction import Transaction, settled

Result = TypeVar("Result")

#: Milliseconds that SQLite waits for another process's lock.
BUSY_TIMEOUT = 15_000
#: Connections to PostgreSQL; more of them only queue inside it.
POOL_SIZE = 10
KEY_FILE = "poolwright.key"


class Store:
    """An open database. Made by `open`."""

    def __init__(self, engine: AsyncEngine, clock: Clock, secrets: Secrets) -> None:
        self._engine = engine
        self._clock = clock
        self._secrets = secrets
        self._is_sqlite = engine.dialect.name == "sqlite"
        self._writer = asyncio.Lock()
        self._memory = Memory()
        self._numbers = Numbers()
        self._inside: set[asyncio.Task[Any] | None] = set()
        self._groups = Groups(self.transaction)

    @classmethod
    @asynccontextmanager
    async def open(
        cls, url: str, *, clock: Clock, data: Path, patience: float = PATIENCE
    ) -> AsyncIterator[Store]:
        """Open the database at `url` and migrate it; `data` is the directory of the key file.

        `sqlite:///relative.db`, `sqlite:////absolute.db` or `postgresql://user:password@host/database`.
        Conflict if another process has it open, and still has after `patience` seconds (PostgreSQL: what a
        manager that was killed needs to disappear).
        """
        async with AsyncExitStack() as stack:
            where = with_driver(url)
            secrets = Secrets(load_key(data / KEY_FILE, clock), clock)
            if where.get_backend_name() == "sqlite":
                stack.enter_context(owned_alone(Path(where.database or "")))
                await migrate_sqlite(where)
                engine = make_engine(where)
                stack.push_async_callback(engine.dispose)
            else:
                token = str(clock.uuid4())
                await stack.enter_async_context(taken_over(where, token, patience=patience))
                engine = make_engine(where)
                event.listen(engine.sync_engine, "connect", joining(token))
                stack.push_async_callback(engine.dispose)
            yield cls(engine, clock, secrets)

    @property
    def clock(self) -> Clock:
        return self._clock

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[Transaction]:
        """All of it is committed at the end, or nothing if it raises. One inside another is a RuntimeError."""
        task = asyncio.current_task()
        if task in self._inside:
            raise RuntimeError("a transaction inside a transaction: pass on the one that is open")
        async with AsyncExitStack() as stack:
            self._inside.add(task)
            stack.callback(self._inside.discard, task)
            await stack.enter_async_context(self._writer)
            stack.enter_context(_conflicts())
            yield await stack.enter_async_context(self._begun(reading=False))

    async def together(self, work: Callable[[Transaction], Awaitable[Result]]) -> Result:
        """Do some work in a transaction that it may share with others' work that waits at the same time.

        On return it is committed. If any work of a shared transaction raises, each is done again in one of its
        own: work must be fit to be done again.
        """
        return await self._groups.join(work)

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[Transaction]:
        """A transaction that only reads, and never waits for a writer."""
        async with self._begun(reading=True) as tx:
            yield tx

    @asynccontextmanager
    async def _begun(self, *, reading: bool) -> AsyncIterator[Transaction]:
        connection = self._engine.connect()
        settle = settled if self._is_sqlite else _plainly

        async def begin() -> AsyncConnection:
            await settle(connection.start())
            await settle(connection.execution_options(poolwright_reading=reading))
            await settle(connection.begin().start())
            return connection

        tx = Transaction(
            begin, self._is_sqlite, self._clock, self._secrets, memory=self._memory, numbers=self._numbers
        )
        kept = False
        try:
            yield tx
            await tx.settle()
            if connection.sync_connection is not None:
                await settle(connection.rollback() if reading else connection.commit())
            kept = True
        finally:
            if tx.written:
                self._memory.wrote(tx.written)
            if kept:
                for done in tx.committed:
                    done()
            else:
                self._numbers.drop(tx.numbered)
            if connection.sync_connection is not None:
                await settle(connection.close())  # rolls back what was not committed

    def on_query(self, heard: Callable[[str], None]) -> Callable[[], None]:
        """Have `heard` called with the text of each statement, to count them; returns what ends that."""

        def listen(_c: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
            heard(statement)

        event.listen(self._engine.sync_engine, "before_cursor_execute", listen)
        return lambda: event.remove(self._engine.sync_engine, "before_cursor_execute", listen)


async def _plainly(awaitable: Awaitable[Result]) -> Result:
    return await awaitable


@contextmanager
def _conflicts() -> Iterator[None]:
    """What a constraint refuses although the caller had looked: somebody was faster."""
    try:
        yield
    except IntegrityError as error:
        raise Conflict(
            "Somebody else made the same, or removed what it belongs to, at the same moment; try again"
        ) from error


def with_driver(url: str) -> URL:
    """The URL with the asynchronous driver that we use for its database."""
    parsed = make_url(url)
    drivers = {
        "sqlite": "sqlite+aiosqlite",
        "postgresql": "postgresql+psycopg",
        "postgres": "postgresql+psycopg",
    }
    name = parsed.drivername.partition("+")[0]
    if name not in drivers:
        raise ValueError(f"{url}: a store is sqlite:///FILE or postgresql://USER:PASSWORD@HOST/DATABASE")
    return parsed.set(drivername=drivers[name])


async def migrate_sqlite(url: URL, revision: str = "head") -> None:
    """Bring a SQLite file up to a revision, on a connection of its own: there a table is changed by making it
    anew, which SQLite refuses where rows point to it, unless told not to look (`migrate` looks at the end).
    """
    engine = make_engine(url, checked=False)
    try:
        async with engine.begin() as connection:
            await connection.run_sync(upgrade, revision)
    finally:
        await engine.dispose()


def make_engine(url: URL, *, checked: bool = True) -> AsyncEngine:
    """An engine with our settings for the URL's database; not `checked`: SQLite looks at no foreign key."""
    if url.get_backend_name() == "sqlite":
        engine = create_async_engine(url)
        event.listen(engine.sync_engine, "connect", _configure_sqlite if checked else _configure_unchecked)
        event.listen(engine.sync_engine, "begin", _begin_sqlite)
        return engine
    return create_async_engine(
        url,
        pool_size=POOL_SIZE,
        max_overflow=0,
        pool_pre_ping=True,
        connect_args={"application_name": application_name()},
    )


def _configure_sqlite(connection: Any, _record: Any) -> None:
    connection.isolation_level = None  # the driver begins nothing by itself; `_begin_sqlite` does
    cursor = connection.cursor()
    for pragma in (
        "journal_mode=WAL",
        "synchronous=FULL",
        "foreign_keys=ON",
        f"busy_timeout={BUSY_TIMEOUT}",
    ):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _configure_unchecked(connection: Any, record: Any) -> None:
    _configure_sqlite(connection, record)
    connection.execute("PRAGMA foreign_keys=OFF")


def _begin_sqlite(connection: Connection) -> None:
    reading = connection.get_execution_options().get("poolwright_reading", False)
    connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")
