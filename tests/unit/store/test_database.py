"""Opening, transactions, migrations: what holds for every table."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from pathlib import Path
from socket import gethostname

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import text
from support.postgresql import PostgresqlServer

from poolwright.clock import SeededClock, SystemClock
from poolwright.model.errors import Conflict
from poolwright.model.zone import Zone
from poolwright.store import Store, seed, zones
from poolwright.store.tables import metadata
from poolwright.store.tenure import Superseded


async def test_a_transaction_that_raises_leaves_nothing(store: Store) -> None:
    with pytest.raises(RuntimeError):
        await _fail_after_insert(store)
    async with store.reading() as tx:
        assert (await zones.list_(tx)).total == 0


async def _fail_after_insert(store: Store) -> None:
    async with store.transaction() as tx:
        await zones.insert(tx, Zone(name="lost"))
        raise RuntimeError


async def test_writers_do_not_lose_each_others_updates(store: Store) -> None:
    async with store.transaction() as tx:
        zone = await zones.insert(tx, Zone(name="z", description="0"))

    async def add_one() -> None:
        async with store.transaction() as tx:
            if not tx.is_sqlite:
                await tx.execute(text("SELECT id FROM zones FOR UPDATE"))
            seen = await zones.get(tx, zone.id)
            await asyncio.sleep(0)
            await zones.update(tx, zone.id, description=str(int(seen.description or 0) + 1))

    await asyncio.gather(*(add_one() for _ in range(20)))
    async with store.reading() as tx:
        assert (await zones.get(tx, zone.id)).description == "20"


async def test_reading_does_not_wait_for_a_writer(store: Store) -> None:
    async with store.transaction() as tx:
        await zones.insert(tx, Zone(name="uncommitted"))
        async with store.reading() as reader:
            assert (await zones.list_(reader)).total == 0


async def test_a_transaction_inside_a_transaction_is_refused_not_deadlocked(store: Store) -> None:
    with pytest.raises(RuntimeError, match="inside a transaction"):
        async with store.transaction(), store.transaction():
            pass


async def test_the_migrations_make_the_tables_that_the_code_has(store: Store) -> None:
    async with store.transaction() as tx:
        differences = await (await tx.connected()).run_sync(
            lambda connection: compare_metadata(
                MigrationContext.configure(connection.connection.dbapi_connection and connection), metadata
            )
        )
    assert differences == []


async def test_a_store_keeps_what_it_had_when_opened_again(database_url: str, tmp_path: Path) -> None:
    for turn in (1, 2):
        opening = Store.open(database_url, clock=SeededClock(turn), data=tmp_path)
        async with opening as store, store.transaction() as tx:
            await seed.ensure_builtin(tx)
            if turn == 1:
                await zones.insert(tx, Zone(name="kept"))
            assert [zone.name for zone in (await zones.list_(tx)).rows] == ["kept"]


async def test_the_second_seeding_writes_nothing(store: Store) -> None:
    async with store.transaction() as tx:
        await seed.ensure_builtin(tx)
    statements: list[str] = []
    stop = store.on_query(statements.append)
    async with store.transaction() as tx:
        await seed.ensure_builtin(tx)
    stop()
    assert statements
    assert [s for s in statements if s.startswith(("INSERT", "UPDATE", "DELETE"))] == []


async def test_sqlite_is_durable_and_checks_its_references(tmp_path: Path) -> None:
    opening = Store.open(f"sqlite:///{tmp_path / 'x.db'}", clock=SystemClock(), data=tmp_path)
    async with opening as store, store.reading() as tx:
        pragmas = {
            name: (await tx.execute(text(f"PRAGMA {name}"))).scalar_one()
            for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        }
    assert pragmas == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "busy_timeout": 15_000}


HOLDER = """
import asyncio, sys
from pathlib import Path
from poolwright.clock import SystemClock
from poolwright.store import Store

async def main():
    async with Store.open(sys.argv[1], clock=SystemClock(), data=Path(sys.argv[2])):
        print("open", flush=True)
        await asyncio.sleep(60)

asyncio.run(main())
"""


async def test_two_managers_on_one_sqlite_file_are_refused_until_the_first_is_gone(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'x.db'}"
    other = subprocess.Popen(  # noqa: ASYNC220 - it starts at once
        [sys.executable, "-c", HOLDER, url, str(tmp_path)], stdout=subprocess.PIPE
    )
    try:
        assert other.stdout is not None
        assert await asyncio.to_thread(other.stdout.readline) == b"open\n"
        with pytest.raises(Conflict, match=rf"in use by another manager \(process {other.pid}\)"):
            async with Store.open(url, clock=SystemClock(), data=tmp_path):
                pass
    finally:
        other.kill()
        other.communicate()
    async with Store.open(url, clock=SystemClock(), data=tmp_path):
        pass


async def test_of_managers_that_start_together_on_postgresql_one_gets_it(
    postgresql_url: str, tmp_path: Path
) -> None:
    got, refused = asyncio.Event(), asyncio.Barrier(4)

    async def start(number: int) -> str:
        opening = Store.open(postgresql_url, clock=SeededClock(number), data=tmp_path, patience=0.2)
        try:
            async with opening as store, store.reading() as tx:
                assert not got.is_set()
                got.set()
                assert (await zones.list_(tx)).total == 0
                await refused.wait()
                return "got it"
        except Conflict as conflict:
            await refused.wait()
            return str(conflict)

    answers = sorted(await asyncio.gather(*(start(number) for number in range(4))))
    assert answers[0] == "got it"
    assert all(f"in use by another manager (poolwright {gethostname()[:40]}:" in a for a in answers[1:])


async def test_a_manager_killed_on_postgresql_is_followed_at_once(postgresql_url: str, tmp_path: Path) -> None:
    with subprocess.Popen(  # noqa: ASYNC220 - it starts at once
        [sys.executable, "-c", HOLDER, postgresql_url, str(tmp_path)], stdout=subprocess.PIPE
    ) as other:
        assert other.stdout is not None
        assert await asyncio.to_thread(other.stdout.readline) == b"open\n"
        with pytest.raises(Conflict, match=rf"in use by another manager \(poolwright .*:{other.pid} on"):
            async with Store.open(postgresql_url, clock=SystemClock(), data=tmp_path, patience=0):
                pass
        other.kill()
    async with Store.open(postgresql_url, clock=SystemClock(), data=tmp_path):
        pass


async def test_lost_connections_come_back_unless_another_took_over(
    postgresql_server: PostgresqlServer, postgresql_url: str, tmp_path: Path
) -> None:
    async def write(store: Store, name: str) -> None:
        async with store.transaction() as tx:
            await zones.insert(tx, Zone(name=name))

    first = Store.open(postgresql_url, clock=SeededClock(1), data=tmp_path)
    second = Store.open(postgresql_url, clock=SeededClock(2), data=tmp_path)
    async with first as old:
        await write(old, "before")
        postgresql_server.disconnect(postgresql_url)
        await write(old, "back again")
        postgresql_server.disconnect(postgresql_url)
        async with second as new:
            await write(new, "taken over")
            with pytest.raises(Superseded):
                await write(old, "too late")
            with pytest.raises(Superseded):
                await write(old, "again")
            async with new.reading() as tx:
                names = [zone.name for zone in (await zones.list_(tx)).rows]
    assert names == ["before", "back again", "taken over"]


def test_a_url_of_another_database_is_refused() -> None:
    from poolwright.store.database import with_driver

    with pytest.raises(ValueError, match="sqlite:///FILE"):
        with_driver("mysql://x/y")


async def test_writers_that_are_cancelled_anywhere_hold_up_nobody(store: Store) -> None:
    async with store.transaction() as tx:
        zone = await zones.insert(tx, Zone(name="z", description="0"))

    async def write(number: int) -> None:
        async with store.transaction() as tx:
            await zones.update(tx, zone.id, description=str(number))
            await zones.get(tx, zone.id)
        async with store.reading() as tx:
            await zones.get(tx, zone.id)

    clock = SeededClock("cancel")
    for turn in range(60):
        tasks = [asyncio.ensure_future(write(number)) for number in range(4)]
        await asyncio.sleep(clock.random() * 0.03)
        for task in tasks:
            task.cancel()
        results = await asyncio.gather(*tasks, return_exceptions=True)
        assert {type(result) for result in results} <= {type(None), asyncio.CancelledError}, (turn, results)
        async with asyncio.timeout(10):
            await write(turn)
    async with store.reading() as tx:
        assert (await zones.get(tx, zone.id)).description == "59"
