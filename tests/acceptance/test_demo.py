"""`poolwright demo` as a newcomer runs it."""

from __future__ import annotations

import re
import signal
import socket
from typing import Any

import pytest

INSTANT = ("--listen", "127.0.0.1:0", "--profile", "instant")
ONCE = ("demo", "--once", *INSTANT)


def rows(output: str) -> list[list[str]]:
    """The table's lines: VM, host, state, seconds, XAPI calls."""
    return [re.split(r"\s{2,}", line) for line in output.splitlines() if line.startswith("demo-")]


def test_once_launches_twenty_vms_on_three_hosts_and_ends(shell: Any) -> None:
    done = shell.run(*ONCE)
    table = rows(done.stdout)
    assert len(table) == 20
    assert {row[2] for row in table} == {"Running"}
    assert len({row[1] for row in table}) == 3
    assert all(float(row[3]) > 0 and int(row[4]) > 0 for row in table)
    assert "20 of 20 VMs running" in done.stdout
    # It is over: its profile is gone, and no command finds a manager.
    shell.here("vm", "list", code=3)


@pytest.mark.parametrize(
    "name",
    [
        "xs6.1-2host-70vm-snap-susp.xml",
        "xs6.1pre-2host-67vm-iscsi.xml",
    ],
)
def test_a_real_pools_database(shell: Any, database: Any, name: str) -> None:
    done = shell.run(*ONCE, "--database", str(database(name)), "--count", "4")
    table = rows(done.stdout)
    assert len(table) == 4
    assert {row[2] for row in table} == {"Running"}


def test_more_than_fits_fails_honestly(shell: Any, database: Any) -> None:
    file = database("xs6.0-1host-129vm-38snap-cowleyPolicies.xml")
    done = shell.run(*ONCE, "--database", str(file), "--count", "16", code=1)
    states = [row[2] for row in rows(done.stdout)]
    assert len(states) == 16
    assert 0 < states.count("Running") < 16
    assert "533" in done.stdout


def test_it_serves_until_ctrl_c(shell: Any) -> None:
    demo = shell.start("demo", "--count", "3", "--hosts", "2", *INSTANT)
    for _ in range(40):
        if "until Ctrl-C" in demo.line():
            break
    assert len(shell.json("vm", "list")) == 3
    assert shell.json("vm", "stop", "demo-01")["state"] == "Stopped"
    assert demo.stop(signal.SIGINT) == 0
    assert "Traceback" not in demo.errors.read_text()
    shell.here("vm", "list", code=3)


def test_ctrl_c_during_the_launch(shell: Any) -> None:
    demo = shell.start("demo", "--listen", "127.0.0.1:0", "--count", "60")
    while "launching" not in demo.errors.read_text():
        assert demo.process.poll() is None
    assert demo.stop(signal.SIGINT) == 130
    assert "Traceback" not in demo.errors.read_text()


def test_a_taken_port_is_said_when_asked_for(shell: Any) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        refused = shell.run("demo", "--once", "--listen", f"127.0.0.1:{port}", code=1).stderr
    assert f"port {port}" in refused
