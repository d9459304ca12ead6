"""A database of any revision there ever was is brought up to date, and keeps what was in it."""

from __future__ import annotations

from collections import defaultdict
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from alembic.script import ScriptDirectory
from sqlalchemy.ext.asyncio import AsyncEngine

from poolwright.store.database import make_engine, migrate_sqlite, with_driver
from poolwright.store.migrate import configuration, upgrade

Row = dict[str, Any]
MOMENT = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
#: Tables that are no more, and what became of their rows is checked apart.
GONE = {"saga_log", "reservations"}


class Filler:
    """Puts a row into every table of a database as it is, each pointing to the newest rows of the others."""

    def __init__(self) -> None:
        self._count = 0
        self._newest: dict[str, Any] = {}
        #: By table: every row that was written, as it was.
        self.written: dict[str, list[Row]] = defaultdict(list)

    def fill(self, connection: sa.Connection) -> None:
        """Adds a row to each table."""
        reflected = sa.MetaData()
        reflected.reflect(connection)
        for table in reflected.sorted_tables:
            if table.name == "alembic_version":
                continue
            self._count += 1
            row = {column.name: self._value(column) for column in table.columns}
            if table.name == "saga_log":
                row |= {"entry": "", "kind": "completed", "sequence": 0}
            connection.execute(sa.insert(table).values(row))
            if "id" in row:
                self._newest[table.name] = row["id"]
            self.written[table.name].append(row)

    def _value(self, column: sa.Column[Any]) -> Any:
        for key in column.foreign_keys:
            return self._newest.get(key.column.table.name)
        if column.name == "removed":
            return None
        match column.type:
            case sa.Boolean():
                return True
            case sa.Integer() | sa.Numeric() | sa.Float():
                return self._count
            case sa.DateTime():
                moment = MOMENT + timedelta(seconds=self._count)
                return moment if column.type.timezone else moment.replace(tzinfo=None)
        return f"text {self._count}"


def missing(connection: sa.Connection, written: dict[str, list[Row]]) -> list[str]:
    """What of those rows is not there any more, or has changed."""
    reflected = sa.MetaData()
    reflected.reflect(connection)
    found = []
    for name, rows in written.items():
        if name in GONE:
            continue
        table = reflected.tables[name]
        for row in rows:
            key = [column == row[column.name] for column in table.primary_key.columns]
            now = connection.execute(sa.select(table).where(*key)).mappings().one_or_none()
            kept = {name: value for name, value in row.items() if name in table.c}
            if now is None:
                found.append(f"{name}: {row} is gone")
            elif different := {name: now[name] for name, value in kept.items() if now[name] != value}:
                found.append(f"{name}: {row} became {different}")
    return found


def moved(connection: sa.Connection, written: dict[str, list[Row]]) -> list[str]:
    """The rows of tables that are no more, which are not where they belong now."""
    reflected = sa.MetaData()
    reflected.reflect(connection)
    sagas, vms = reflected.tables["sagas"], reflected.tables["virtual_machines"]
    found = []
    for line in written["saga_log"]:
        query = sa.select(sagas.c.log, sagas.c.length, sagas.c.rest).where(sagas.c.id == line["saga_id"])
        saga = connection.execute(query).one()
        if (saga.length, saga.rest) != (1, "completed") or line["value"] not in saga.log:
            found.append(f"the log of saga {line['saga_id']} is {saga}")
    for promise in written["reservations"]:
        columns = (vms.c.promised_host_id, vms.c.promised_memory, vms.c.promised_cpu_mhz)
        query = sa.select(*columns).where(vms.c.id == promise["virtual_machine_id"])
        if tuple(connection.execute(query).one()) != tuple(
            promise[k] for k in ("host_id", "memory", "cpu_mhz")
        ):
            found.append(f"{promise} is not kept")
    return found


async def bring_up(url: str, engine: AsyncEngine, revision: str) -> None:
    if engine.dialect.name == "sqlite":
        await migrate_sqlite(with_driver(url), revision)
    else:
        async with engine.begin() as connection:
            await connection.run_sync(upgrade, revision)


@pytest.mark.parametrize("step", [1, 100], ids=["each", "the first"])
async def test_rows_of_every_revision_survive_the_way_up(database_url: str, tmp_path: Path, step: int) -> None:
    """Rows are written at revisions on the way, all the others are passed at once."""
    engine = make_engine(with_driver(database_url))
    filler = Filler()
    async with engine.begin() as connection:
        revisions = await connection.run_sync(
            lambda sync: [
                one.revision for one in ScriptDirectory.from_config(configuration(sync)).walk_revisions()
            ]
        )
    for revision in list(reversed(revisions))[::step]:
        await bring_up(database_url, engine, revision)
        async with engine.begin() as connection:
            await connection.run_sync(filler.fill)
    await bring_up(database_url, engine, "head")
    async with engine.begin() as connection:
        assert await connection.run_sync(lambda sync: missing(sync, filler.written)) == []
        assert await connection.run_sync(lambda sync: moved(sync, filler.written)) == []
    await engine.dispose()
