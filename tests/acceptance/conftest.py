"""Real processes: `poolwright` as a user would start it, in a home of its own, on free ports; ended."""

from __future__ import annotations

import io
import json
import logging
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
import structlog
import XenAPI

from poolwright.cli.application import run

PROGRAM = Path(sys.executable).parent / "poolwright"
#: Three real pools' databases, where the reference material is beside the project.
DATABASES = Path(__file__).resolve().parents[3] / "shared" / "data" / "xapi-databases"
SECONDS = 60
#: What a deploy may make, and what holds it.
CLASSES = ("VM", "VBD", "VDI", "VIF", "network", "VLAN", "PIF", "SR", "PBD", "host", "pool")
#: Fields that change by themselves, or by being used.
VOLATILE = {"allowed_operations", "current_operations", "last_updated", "capabilities"}


class Running:
    """A server of ours as a process."""

    def __init__(self, arguments: tuple[str, ...], environ: dict[str, str], errors: Path) -> None:
        self.arguments = arguments
        self.errors = errors
        with errors.open("ab") as file:
            self.process = subprocess.Popen(
                [str(PROGRAM), *arguments], stdout=subprocess.PIPE, stderr=file, env=environ, text=True
            )

    def line(self) -> str:
        """The next line on standard output."""
        assert self.process.stdout is not None
        text = self.process.stdout.readline()
        assert text, f"{self.arguments} ended with {self.process.wait(SECONDS)}:\n{self.errors.read_text()}"
        return str(text)

    def first_line(self) -> dict[str, Any]:
        """The JSON of the first line."""
        line: dict[str, Any] = json.loads(self.line())
        return line

    def stop(self, number: signal.Signals = signal.SIGINT) -> int:
        """Send a signal and wait for the end; the exit code."""
        if self.process.poll() is None:
            self.process.send_signal(number)
        code = self.process.wait(SECONDS)
        if self.process.stdout is not None:
            self.process.stdout.close()
        return code


class Shell:
    """A user's shell: an environment with a home of its own, in which commands are run."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.environ = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith(("POOLWRIGHT_", "XDG_", "CLOUDSTACK_"))
        } | {"HOME": str(home)}
        self.servers: list[Running] = []

    def start(self, *arguments: str) -> Running:
        """Start a server."""
        errors = self.home / f"stderr-{len(self.servers)}.txt"
        running = Running(arguments, self.environ, errors)
        self.servers.append(running)
        return running

    def run(self, *arguments: str, code: int = 0, **environ: str) -> subprocess.CompletedProcess[str]:
        """Run a command to its end, and check its exit code."""
        done = subprocess.run(
            [str(PROGRAM), *arguments],
            env=self.environ | environ,
            capture_output=True,
            text=True,
            timeout=SECONDS,
            stdin=subprocess.DEVNULL,
            check=False,
        )
        assert done.returncode == code, f"{arguments}: {done.returncode}\n{done.stdout}\n{done.stderr}"
        assert "Traceback" not in done.stderr, done.stderr
        return done

    def here(self, *arguments: str, code: int = 0, **environ: str) -> str:
        """As `run`, but in this process, which saves starting one; what it printed on both outputs."""
        printed = io.StringIO()
        root = logging.getLogger()
        with (
            patch.object(root, "handlers", []),
            patch.object(root, "level", root.level),
            patch.dict(os.environ, self.environ | environ, clear=True),
            redirect_stdout(printed),
            redirect_stderr(printed),
        ):
            try:
                ended: object = run(arguments)
            except SystemExit as exit_:
                ended = exit_.code
            finally:
                structlog.reset_defaults()
        assert ended == code, f"{arguments}: {ended}\n{printed.getvalue()}"
        return printed.getvalue()

    def json(self, *arguments: str) -> Any:
        """What a command prints with --json."""
        return json.loads(self.here(*arguments, "--json").splitlines()[-1])

    def end(self) -> None:
        for running in self.servers:
            if running.process.poll() is None:
                running.stop(signal.SIGKILL)
            elif running.process.stdout is not None:
                running.process.stdout.close()


class PoolView:
    """An emulated pool seen from outside, with PyPI's XenAPI; made from the emulator's first line."""

    def __init__(self, pool: dict[str, Any]) -> None:
        self.pool = pool

    @contextmanager
    def xapi(self, url: str | None = None) -> Iterator[Any]:
        """A session of the stock client."""
        session = XenAPI.Session(url or self.pool["coordinator"], ignore_ssl=True)
        session.xenapi.login_with_password(self.pool["username"], self.pool["password"], "1.0", "test")
        try:
            yield session.xenapi
        finally:
            session.xenapi.session.logout()

    def inventory(self) -> dict[str, dict[str, Any]]:
        """Every object of those classes by `Class:uuid`, with its fields but the volatile ones."""
        with self.xapi() as api:
            return {
                f"{cls}:{record['uuid']}": {k: v for k, v in record.items() if k not in VOLATILE}
                for cls in CLASSES
                for record in getattr(api, cls).get_all_records().values()
            }

    def changes_since(self, before: dict[str, dict[str, Any]]) -> dict[str, Any]:
        """What is new, gone or changed; empty where the pool is as it was."""
        after, changes = self.inventory(), {}
        for key in before.keys() | after.keys():
            old, new = before.get(key), after.get(key)
            if old is None or new is None:
                changes[key] = "gone" if new is None else f"new: {new.get('name_label', '')}"
            elif old != new:
                changes[key] = {k: (old.get(k), new.get(k)) for k in new if old.get(k) != new.get(k)}
        return changes

    def orphans(self) -> list[str]:
        """VBDs and VIFs without a VM, and VDIs that belong to one of our VMs that is not there."""
        with self.xapi() as api:
            vms = api.VM.get_all_records()
            return [
                f"{cls}:{record['uuid']}"
                for cls in ("VBD", "VIF")
                for record in getattr(api, cls).get_all_records().values()
                if record["VM"] not in vms
            ]


@pytest.fixture(scope="session", name="module_view")
def _module_view() -> type[PoolView]:
    return PoolView


@pytest.fixture
def view() -> type[PoolView]:
    """Makes a view of a pool from the emulator's first line."""
    return PoolView


@pytest.fixture
def shell(tmp_path: Path) -> Iterator[Shell]:
    """A shell whose servers end with the test."""
    opened = Shell(tmp_path)
    yield opened
    opened.end()


@pytest.fixture(scope="module")
def module_shell(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shell]:
    """A shell for a module whose tests share servers."""
    opened = Shell(tmp_path_factory.mktemp("home"))
    yield opened
    opened.end()


Database = Callable[[str], Path]


@pytest.fixture
def database() -> Database:
    """The path of a real pool's database by its name; the test is skipped, loudly, where it is not there."""

    def find(name: str) -> Path:
        path = DATABASES / name
        if not path.is_file():
            pytest.skip(f"NOT RUN: the reference database {path} is not on this machine")
        return path

    return find
