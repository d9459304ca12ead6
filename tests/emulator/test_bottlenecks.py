"""XAPI's own limits, on virtual time: sleepers, password checks, kept tasks. (Workers, SRs: test_durations.)"""

from __future__ import annotations

import asyncio
import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from wire import Caller, Refused, vm_record

from poolwright.emulator import Emulator, emulated_pool


def profile(folder: Path, **operations: float) -> str:
    file = folder / "profile.json"
    named = {name.replace("__", "."): {"seconds": seconds} for name, seconds in operations.items()}
    file.write_text(json.dumps({"name": "limits", "operations": named}))
    return str(file)


async def caller(pool: Emulator, http: aiohttp.ClientSession) -> Caller:
    call = Caller(http, pool.url)
    await call.login(pool)
    return call


@pytest.mark.looptime(start=0)
async def test_the_102nd_sleeper_is_one_too_many(tmp_path: Path) -> None:
    async with (
        emulated_pool(hosts=1, profile=profile(tmp_path, VM__start=30)) as pool,
        aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0)) as http,
    ):
        call = await caller(pool, http)
        vm = await call("VM.create", vm_record())
        starting = await call("Async.VM.start_on", vm, pool.pool.coordinator, False, False)
        await asyncio.sleep(1)
        sleepers = [
            await call("Async.VM.start_on", vm, pool.pool.coordinator, False, False) for _ in range(101)
        ]
        await asyncio.sleep(0.1)
        assert pool.pool.operations.sleepers == 101
        with pytest.raises(Refused, match="TOO_MANY_PENDING_TASKS"):
            await call("VM.start_on", vm, pool.pool.coordinator, False, False)
        for task in sleepers:
            await call("task.cancel", task)
        await asyncio.sleep(0.1)
        assert pool.pool.operations.sleepers == 0
        assert {await call("task.get_status", task) for task in sleepers} == {"cancelled"}
        await asyncio.sleep(60)
        assert await call("task.get_status", starting) == "success"


@pytest.mark.looptime(start=0)
async def test_eight_passwords_are_checked_at_a_time(tmp_path: Path) -> None:
    async with (
        emulated_pool(hosts=1, profile=profile(tmp_path, session__check_password=1)) as pool,
        aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0)) as http,
    ):
        call = await caller(pool, http)
        loop = asyncio.get_running_loop()

        async def seconds(logins: int) -> float:
            began = loop.time()
            arguments: tuple[Any, ...] = ("session.login_with_password", "root", pool.password)
            await asyncio.gather(*(call.raw(*arguments) for _ in range(logins)))
            return loop.time() - began

        assert 3 <= await seconds(24) < 3.5
        await call("pool.set_local_auth_max_threads", pool.pool.ref, "2")
        assert 4 <= await seconds(8) < 4.5


async def test_only_so_many_tasks_are_kept(pool: Emulator, call: Caller) -> None:
    tasks = pool.pool.tasks
    made = [await call("task.create", f"task {number}", "") for number in range(230)]
    for task in made[:220]:
        tasks.succeed(task)
    tasks.collect()
    kept = set(await call("task.get_all"))
    assert len(kept) == 200
    assert set(made[220:]) <= kept, "what is pending stays"
    row = pool.database.get("task", made[219])
    if made[219] in kept:
        pool.database.update("task", made[219], finished=row["finished"] - timedelta(minutes=66))
        tasks.collect()
        assert made[219] not in await call("task.get_all"), "completed for more than 65 minutes"
