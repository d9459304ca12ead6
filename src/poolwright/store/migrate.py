"""Bring a database's schema up to date, at start, inside one transaction: all of it or nothing.

Managers that start together on one PostgreSQL wait for each other here.
"""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, text

#: Any number, as long as it is ours: the name of the lock that migrating managers take on PostgreSQL.
MIGRATION_LOCK = 0x706F6F6C


def upgrade(connection: Connection, revision: str = "head") -> None:
    """Run the migrations that are missing, up to `revision`."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": MIGRATION_LOCK})
    command.upgrade(configuration(connection), revision)
    if connection.dialect.name == "sqlite":
        broken = connection.execute(text("PRAGMA foreign_key_check")).all()
        if broken:
            raise ValueError(f"after its migration the database has rows that point nowhere: {broken[:5]}")


def configuration(connection: Connection) -> Config:
    """Alembic's settings for an open connection; there is no ini file."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.attributes["connection"] = connection
    return config
