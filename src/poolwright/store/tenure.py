"""One manager per PostgreSQL database: an advisory lock, and the name of who has it.

Every connection of a manager holds the lock shared, from when it is made. To take the database over, a manager
must have the lock alone for a moment: while any connection of another one lives it can't, and when it did, its
own token is in the database, and a connection that the other makes afterwards finds it there and is refused.
So a connection that was lost, or a database that was restarted, needs nothing: whoever reconnects first is the
manager, the other's statements fail.

The lock belongs to a session: a pooler that shares sessions between transactions would break it
(docs/adr/0013).
"""

from __future__ import annotations

import asyncio
import os
import socket
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any, Final

from sqlalchemy import Connection, text
from sqlalchemy.engine import URL
from sqlalchemy.ext.asyncio import AsyncConnection, create_async_engine
from sqlalchemy.pool import NullPool

from poolwright.model.errors import Conflict
from poolwright.store.migrate import upgrade

#: Any number, as long as it is ours.
LOCK: Final = 0x706F6F6D
#: Seconds in which the connections of a manager that has just ended go away.
PATIENCE: Final = 5.0
_PAUSE: Final = 0.1
#: Seconds of silence after which PostgreSQL asks whether a manager's machine is still there, and how often.
_KEEPALIVE: Final = {"tcp_keepalives_idle": "15", "tcp_keepalives_interval": "5", "tcp_keepalives_count": "3"}

_HOLDER: Final = text(
    "SELECT application_name, coalesce(host(client_addr), 'this machine') AS client FROM pg_locks"
    " JOIN pg_stat_activity USING (pid) WHERE locktype = 'advisory' AND objid = :lock AND granted"
    " AND pg_locks.database = (SELECT oid FROM pg_database WHERE datname = current_database())"
    " AND pid <> pg_backend_pid() LIMIT 1"
)


class Superseded(Conflict):
    """Another manager has taken the database over; this one must not write to it any more."""


def application_name() -> str:
    """Who we are, for whoever is refused because of us."""
    return f"poolwright {socket.gethostname()[:40]}:{os.getpid()}"


@asynccontextmanager
async def taken_over(url: URL, token: str, *, patience: float = PATIENCE) -> AsyncIterator[None]:
    """Have the database for ourselves, brought up to date, with `token` in it; hold it until the context ends.

    Conflict, naming who has it, if another manager does.
    """
    engine = create_async_engine(url, poolclass=NullPool, connect_args={"application_name": application_name()})
    async with engine.connect() as plain:
        connection = await plain.execution_options(isolation_level="AUTOCOMMIT")
        for name, value in _KEEPALIVE.items():
            await connection.execute(text("SELECT set_config(:n, :v, false)"), {"n": name, "v": value})
        await _lock_alone(connection, patience)
        async with engine.begin() as first:
            await first.run_sync(_prepare, token)
        await connection.execute(text("SELECT pg_advisory_lock_shared(:lock)"), {"lock": LOCK})
        await connection.execute(text("SELECT pg_advisory_unlock(:lock)"), {"lock": LOCK})
        yield
    await engine.dispose()


async def _lock_alone(connection: AsyncConnection, patience: float) -> None:
    attempts = 1 + int(patience / _PAUSE)
    for attempt in range(attempts):
        locked = await connection.execute(text("SELECT pg_try_advisory_lock(:lock)"), {"lock": LOCK})
        if locked.scalar_one():
            return
        if attempt < attempts - 1:
            await asyncio.sleep(_PAUSE)
    holder = (await connection.execute(_HOLDER, {"lock": LOCK})).first()
    name = f"{holder.application_name} on {holder.client}" if holder else "unknown"
    raise Conflict(
        f"the database {connection.engine.url.database} is in use by another manager ({name}); stop that one"
        " first, or give this one a database of its own"
    )


def _prepare(connection: Connection, token: str) -> None:
    upgrade(connection)
    connection.execute(
        text(
            "INSERT INTO installation (name, value) VALUES ('holder', :token)"
            " ON CONFLICT (name) DO UPDATE SET value = excluded.value"
        ),
        {"token": token},
    )


def joining(token: str) -> Callable[[Any, Any], None]:
    """What each new connection of ours does first (SQLAlchemy's event `connect`); Superseded if it may not."""

    def join(connection: Any, _record: Any) -> None:
        cursor = connection.cursor()
        for name, value in _KEEPALIVE.items():
            cursor.execute("SELECT set_config(%s, %s, false)", (name, value))
        cursor.execute("SELECT pg_try_advisory_lock_shared(%s)", (LOCK,))
        locked = cursor.fetchone()[0]
        # After the lock, in a statement of its own: what it sees can't change any more.
        cursor.execute("SELECT value FROM installation WHERE name = 'holder'")
        row = cursor.fetchone()
        cursor.close()
        connection.commit()
        if not locked or row is None or row[0] != token:
            raise Superseded("another manager has taken this database over; this one must end")

    return join
