"""The fixtures for other people's tests, and the examples of docs/emulator.md, each run as pytest would."""

from __future__ import annotations

import re
import subprocess
import sys
import xmlrpc.client
from pathlib import Path

import pytest
import XenAPI

from poolwright.emulator import NoPort, ThreadedPool, threaded_pool
from poolwright.emulator.durations import UnknownProfile
from poolwright.emulator.pytest_plugin import MakePool

DOCS = Path(__file__).parents[2] / "docs" / "emulator.md"
PLUGIN = "poolwright.emulator.pytest_plugin"


def _hosts(pool: ThreadedPool) -> int:
    session = XenAPI.Session(pool.url)
    session.xenapi.login_with_password(pool.username, pool.password)
    return len(session.xenapi.host.get_all())


def test_every_example_runs(tmp_path: Path) -> None:
    blocks = re.findall(r"^```python\n(.*?)^```", DOCS.read_text(), re.MULTILINE | re.DOTALL)
    file = tmp_path / "test_examples.py"
    file.write_text("\n\n".join(blocks))
    names = re.findall(r"^(?:async )?def (test_\w+)", file.read_text(), re.MULTILINE)
    command = [sys.executable, "-m", "pytest", "-q", "-rA", "-p", PLUGIN, "--rootdir", str(tmp_path)]
    options = ["--strict-markers", "-o", "asyncio_mode=auto", "-p", "no:cacheprovider", str(file)]
    run = subprocess.run([*command, *options], capture_output=True, text=True, check=False, timeout=100)
    assert run.returncode == 0, run.stdout + run.stderr
    assert len(names) > 8
    assert all(f"test_examples.py::{name}\n" in run.stdout for name in names), run.stdout


def test_the_plugin_costs_pytest_little() -> None:
    """pytest imports it at every start, wherever poolwright is installed."""
    heavy = "{'aiohttp', 'lxml', 'msgspec', 'sqlalchemy', 'poolwright.xapi'}"
    code = f"import sys, {PLUGIN}; print(sorted({heavy} & set(sys.modules)))"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"


def test_pytest_is_no_dependency() -> None:
    code = (
        "import sys; sys.modules['pytest'] = None; from poolwright.emulator import emulated_pool, threaded_pool"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_a_pool_of_three(xapi_pool: ThreadedPool) -> None:
    assert _hosts(xapi_pool) == 3
    assert len(xapi_pool.members) == 2


@pytest.mark.xapi_pool(hosts=1, seed=5)
def test_the_marker_says_what_kind(xapi_pool: ThreadedPool, make_xapi_pool: MakePool) -> None:
    assert _hosts(xapi_pool) == 1
    assert make_xapi_pool(hosts=1, seed=5).uuid == xapi_pool.uuid


def test_pools_side_by_side_share_nothing(make_xapi_pool: MakePool) -> None:
    left, right = make_xapi_pool(hosts=1, seed=1), make_xapi_pool(hosts=3, seed=2)
    assert left.uuid != right.uuid
    session = XenAPI.Session(left.url)
    session.xenapi.login_with_password(left.username, left.password)
    session.xenapi.pool.set_name_label(session.xenapi.pool.get_all()[0], "left")
    stranger = XenAPI.Session(right.url)
    stranger._session = session._session
    with pytest.raises(xmlrpc.client.Fault, match="You must log in"):  # what XenAPI makes of SESSION_INVALID
        stranger.xenapi.pool.get_all()
    assert (_hosts(left), _hosts(right)) == (1, 3)
    assert right.count_calls()["pool.set_name_label"] == 0


def test_a_pool_ends_with_its_block() -> None:
    with threaded_pool(hosts=1) as pool:
        url = pool.url
        assert _hosts(pool) == 1
    with pytest.raises(ConnectionRefusedError):
        XenAPI.Session(url).xenapi.login_with_password("root", "poolwright")


def test_what_keeps_a_pool_from_starting_is_told(make_xapi_pool: MakePool) -> None:
    with pytest.raises(UnknownProfile):
        make_xapi_pool(profile="none such")
    taken = make_xapi_pool(hosts=1)
    with pytest.raises(NoPort):
        make_xapi_pool(hosts=1, port=int(taken.url.rpartition(":")[2]))


async def test_it_serves_asyncio_tests_too(xapi_pool: ThreadedPool) -> None:
    from poolwright.xapi import Session

    async with await Session.login(xapi_pool.url, xapi_pool.username, xapi_pool.password) as session:
        assert len(await session.host.get_all()) == 3
