"""Xen Orchestra's xen-api, unmodified: its object cache equals the pool, after much change and two losses.

XAPI's `event.from` never says that it has forgotten deletions; only its counts of objects show it, and xen-api
looks at the count of tasks alone. So an object whose deletion was lost stays in its cache, with a real pool as
with this one, until its watch finds its session gone: then it logs in again and fetches everything.

Wants node and npm; npm fetches the client once, into pytest's cache.
"""

from __future__ import annotations

import asyncio
import json
import os
import shutil
import subprocess
from asyncio.subprocess import PIPE
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from poolwright.emulator import Emulator, Rule, Then

HERE = Path(__file__).parent / "xen_orchestra"
OPERATIONS = 500


@pytest.fixture(scope="session")
def xen_api(request: pytest.FixtureRequest) -> Path:
    """The folder that the client is installed in."""
    if shutil.which("node") is None or shutil.which("npm") is None:
        pytest.skip("no node or npm: Xen Orchestra's client is not tested")
    assert request.config.cache is not None
    folder = Path(request.config.cache.mkdir("xen-orchestra"))
    if not (folder / "node_modules" / "xen-api").is_dir():
        shutil.copy(HERE / "package.json", folder)
        command = ["npm", "install", "--ignore-scripts", "--no-audit", "--no-fund"]
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=90, check=False)
        if done.returncode:
            pytest.skip(f"npm cannot fetch Xen Orchestra's client: {done.stderr[-300:]}")
    return folder


def _comparable(value: Any) -> Any:
    return value.strftime("%Y%m%dT%H:%M:%SZ") if isinstance(value, datetime) else value


async def follow(pool: Emulator, xen_api: Path, cache: Path) -> bool:
    """Lets the client follow the pool and write its cache; whether it held on to a VM that went unheard."""
    environment = {**os.environ, "XEN_API_AT": str(xen_api), "CACHE_FILE": str(cache)}
    arguments = [pool.url, pool.username, pool.password, str(OPERATIONS), "5"]
    node = await asyncio.create_subprocess_exec(
        "node", str(HERE / "mirror.mjs"), *arguments, env=environment, stdin=PIPE, stdout=PIPE, stderr=PIPE
    )
    assert node.stdin is not None
    assert node.stdout is not None
    ghost = (await asyncio.wait_for(node.stdout.readline(), 60)).decode().strip()
    if ghost:
        pool.database.destroy("VM", ghost)
        pool.pool.lose_events()
        pool.faults.add(Rule(message="event.from", skip=2, then=Then.SESSION_KILLED))
        node.stdin.write(b"go on\n")
    out, errors = await asyncio.wait_for(node.communicate(), 100)
    assert node.returncode == 0, errors.decode()
    return out.decode().strip() == "true"


async def test_its_cache_equals_the_pool(pool: Emulator, xen_api: Path, tmp_path: Path) -> None:
    pool.faults.add(Rule(message="VM.set_name_label", skip=3, then=Then.SESSION_KILLED))
    file = tmp_path / "cache.json"
    assert await follow(pool, xen_api, file), "no event told of it"
    cache = json.loads(file.read_text())
    found = {
        cls: {ref for ref, one in cache.items() if one["type"] == cls} for cls in ("VM", "host", "network")
    }
    assert found == {cls: set(pool.database.refs(cls)) for cls in found}
    for ref, one in cache.items():
        row = pool.database.get(one["type"], ref)
        for name, value in one["record"].items():
            if name in row:
                assert _comparable(row[name]) == value, (one["type"], name)
    assert sum(entry.outcome == "SESSION_INVALID" for entry in pool.calls) >= 2
    assert pool.calls.counts()["session.login_with_password"] >= 3
    assert pool.calls.counts()["VM.create"] > OPERATIONS / 10
    assert not pool.dispatcher.defects
