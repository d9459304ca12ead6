"""A throwaway PostgreSQL server for tests: made by initdb in a temporary directory, on a Unix socket, gone
afterwards.

Use the fixtures `postgresql_url` (a fresh, empty database) or `database_url` (SQLite and PostgreSQL in turn);
tests/conftest.py makes them known. Without a PostgreSQL installation the tests are skipped, and say so.
"""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
import uuid
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

#: initdb refuses root: the server then runs as one of these.
UNPRIVILEGED = ("postgres", "nobody")
#: What a database of tests can do without, to be fast. Crashes of our processes are tested, not the machine's.
SETTINGS = (
    "fsync=off",
    "synchronous_commit=off",
    "full_page_writes=off",
    "listen_addresses=",
    "max_connections=60",
)


def find_program(name: str) -> str | None:
    """The path of a PostgreSQL program: from PATH, or the newest of Debian's places."""
    versions = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), key=lambda path: path.parts[4])
    return shutil.which(name) or next((str(path) for path in reversed(versions)), None)


class PostgresqlServer:
    """A running server; `fresh_database` makes a database in it."""

    def __init__(self, initdb: str, pg_ctl: str) -> None:
        self._pg_ctl = pg_ctl
        self._user = self._unprivileged_user()
        self.directory = Path(tempfile.mkdtemp(prefix="pg-"))
        if self._user is not None:
            os.chown(self.directory, self._user.pw_uid, self._user.pw_gid)
        self._data = self.directory / "data"
        self._run(initdb, "-D", str(self._data), "-U", "poolwright", "-A", "trust", "-E", "UTF8", "--no-sync")
        options = " ".join(f"-c {setting}" for setting in SETTINGS)
        self._run(
            pg_ctl,
            "-D",
            str(self._data),
            "-l",
            str(self.directory / "log"),
            "-w",
            "-o",
            f"-k {self.directory} {options}",
            "start",
        )

    def fresh_database(self, like: str = "template1") -> str:
        """Make an empty database, or a copy of the one named `like`; its URL."""
        name = f"test_{uuid.uuid4().hex}"
        with self._connect() as connection:
            connection.execute(f'CREATE DATABASE "{name}" TEMPLATE "{like}"')
        return f"postgresql://poolwright@/{name}?host={self.directory}"

    def drop_database(self, url: str) -> None:
        """Remove a database that `fresh_database` made, whoever is still connected."""
        with self._connect() as connection:
            connection.execute(f'DROP DATABASE IF EXISTS "{database_name(url)}" WITH (FORCE)')

    def disconnect(self, url: str) -> None:
        """End every connection to a database, as a restart of the server would; they are gone afterwards."""
        where = f"FROM pg_stat_activity WHERE datname = '{database_name(url)}'"
        with self._connect() as connection:
            connection.execute(f"SELECT pg_terminate_backend(pid, 10000) {where}")

    def stop(self) -> None:
        self._run(self._pg_ctl, "-D", str(self._data), "-m", "immediate", "-w", "stop")
        shutil.rmtree(self.directory, ignore_errors=True)

    def _connect(self) -> psycopg.Connection[tuple[object, ...]]:
        return psycopg.connect(
            host=str(self.directory), user="poolwright", dbname="postgres", autocommit=True, connect_timeout=10
        )

    def _run(self, *command: str) -> None:
        user = self._user
        # Output goes to a file: a server that inherits our pipe would keep it open for ever.
        with (self.directory / "commands").open("ab") as log:
            done = subprocess.run(
                command,
                stdout=log,
                stderr=subprocess.STDOUT,
                stdin=subprocess.DEVNULL,
                cwd=self.directory,
                user=user.pw_uid if user else None,
                group=user.pw_gid if user else None,
                extra_groups=[] if user else None,
                check=False,
            )
        if done.returncode != 0:
            raise RuntimeError(f"{command[0]} failed:\n{(self.directory / 'commands').read_text()}")

    @staticmethod
    def _unprivileged_user() -> pwd.struct_passwd | None:
        if os.geteuid() != 0:
            return None
        known = {entry.pw_name: entry for entry in pwd.getpwall()}
        return next((known[name] for name in UNPRIVILEGED if name in known), None)


def database_name(url: str) -> str:
    """The name of the database that a URL of `fresh_database` is of."""
    return url.partition("?")[0].rpartition("/")[2]


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[PostgresqlServer]:
    """One server for the whole test run (of this process)."""
    initdb, pg_ctl = find_program("initdb"), find_program("pg_ctl")
    if initdb is None or pg_ctl is None:
        pytest.skip("NOT RUN: PostgreSQL's initdb and pg_ctl are neither on PATH nor in /usr/lib/postgresql")
    server = PostgresqlServer(initdb, pg_ctl)
    yield server
    server.stop()


@pytest.fixture
def postgresql_url(postgresql_server: PostgresqlServer) -> Iterator[str]:
    """The URL of an empty PostgreSQL database of this test's own."""
    url = postgresql_server.fresh_database()
    yield url
    postgresql_server.drop_database(url)


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The URL of an empty database, once on SQLite and once on PostgreSQL."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'cloud.db'}"
    url: str = request.getfixturevalue("postgresql_url")
    return url
