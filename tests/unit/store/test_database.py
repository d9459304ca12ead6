"""Opening, transactions, migrations: what holds for every table."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import text

from poolwright.clock import SeededClock, SystemClock
from poolwright.model.errors import Conflict
from poolwright.model.zone import Zone
from poolwright.store import Store, seed, zones
from poolwright.store.tables import metadata


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
        differences = await tx.connection.run_sync(
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


async def test_managers_that_start_together_on_postgresql_migrate_once(
    postgresql_url: str, tmp_path: Path
) -> None:
    async def start(number: int) -> int:
        opening = Store.open(postgresql_url, clock=SeededClock(number), data=tmp_path)
        async with opening as store, store.reading() as tx:
            return (await zones.list_(tx)).total

    assert await asyncio.gather(*(start(number) for number in range(4))) == [0, 0, 0, 0]


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
