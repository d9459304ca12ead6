"""The command line where nothing runs: help, wrong usage, nobody there. Never a traceback."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest


@pytest.mark.parametrize(
    "arguments",
    [
        ("bogus",),
        ("vm", "bogus"),
        ("vm", "deploy"),
        ("vm", "list", "--bogus"),
        ("demo", "--count", "many"),
        ("demo", "--hosts", "0"),
        ("emulate", "--port", "x"),
        ("serve", "--listen", "nowhere"),
        ("serve", "--config", "/nowhere.toml"),
    ],
    ids=" ".join,
)
def test_wrong_usage_is_exit_code_2(shell: Any, arguments: tuple[str, ...]) -> None:
    assert shell.here(*arguments, code=2).strip()


@pytest.mark.parametrize("command", [("vm", "list"), ("jobs",), ("hosts",), ("vm", "stop", "x")], ids=" ".join)
def test_without_a_manager_the_user_hears_what_to_start(shell: Any, command: tuple[str, ...]) -> None:
    unknown = shell.here(*command, code=3)
    assert "poolwright demo" in unknown
    assert str(shell.home / ".config" / "poolwright" / "profile.json") in unknown
    keys = {"POOLWRIGHT_APIKEY": "key", "POOLWRIGHT_SECRETKEY": "secret"}
    away = shell.here(*command, code=3, POOLWRIGHT_API="http://127.0.0.1:9/client/api", **keys)
    assert "http://127.0.0.1:9/client/api" in away
    assert "poolwright serve" in away
    wrong = shell.here(*command, code=3, POOLWRIGHT_API="nonsense", **keys)
    assert "nonsense" in wrong


def test_a_password_is_asked_for_only_on_a_terminal(shell: Any, tmp_path: Path) -> None:
    missing = shell.here("adopt", "http://127.0.0.1:9", code=2)
    assert "POOLWRIGHT_POOL_PASSWORD" in missing
    no_file = str(tmp_path / "none")
    assert no_file in shell.here("adopt", "http://127.0.0.1:9", "--password-file", no_file, code=2)
    assert "process list" in " ".join(shell.here("adopt", "--help").replace("│", " ").split())


def test_client_commands_load_neither_server_nor_database(shell: Any) -> None:
    import subprocess
    import sys

    program = (
        "import sys; from poolwright.cli.application import application; app = application();"
        "[app[name].help for name in ('vm', 'jobs', 'hosts', 'adopt')];"
        "import poolwright.cli.vm, poolwright.cli.jobs, poolwright.cli.listings, poolwright.cli.adopt;"
        "print([m for m in sys.modules if m.split('.')[0] in ('sqlalchemy', 'alembic', 'argon2')"
        " or m.startswith(('poolwright.emulator', 'poolwright.store', 'poolwright.app', 'poolwright.xapi'))])"
    )
    loaded = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert loaded.stdout.strip() == "[]"


def test_help_loads_no_command(shell: Any) -> None:
    import subprocess
    import sys

    program = (
        "import sys; from poolwright.cli.application import run; run(['--help']);"
        "print([m for m in sys.modules if m.split('.')[0] in ('aiohttp', 'sqlalchemy', 'lxml', 'msgspec')],"
        " file=sys.stderr)"
    )
    loaded = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert loaded.stderr.strip() == "[]"


def test_as_a_process_too(shell: Any) -> None:
    assert "Usage: poolwright" in shell.run("--help").stdout
    refused = shell.run("vm", "list", code=3)
    assert refused.stdout == ""
    assert len(refused.stderr.splitlines()) == 1
    assert shell.run("vm", "bogus", code=2).stderr
