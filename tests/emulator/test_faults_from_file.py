"""Every kind of fault through a file that changes while the pool runs, by what a client sees of it."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from wire import Caller, Refused, calling, vm_record

from poolwright.emulator import Emulator, Then, emulated_pool
from poolwright.emulator.faults import HOST_FAULTS
from poolwright.emulator.faults_file import FaultsFile


@pytest.fixture
def put(pool: Emulator, tmp_path: Path) -> Iterator[Callable[..., None]]:
    """Replaces the file's rules by one."""
    rules = FaultsFile(tmp_path / "faults.json", pool.faults)

    def write(**rule: Any) -> None:
        rules.path.write_text(json.dumps([rule]))
        rules.read()

    yield write
    rules.path.write_text("[]")
    rules.read()
    assert not list(pool.faults)


#: What a client hears of `VM.create`, and how many VMs are made of two calls, the first of which is hit.
CALLS: dict[Then, tuple[str, int]] = {
    Then.FAILURE: ("SR_FULL", 1),
    Then.DELAY: ("late", 2),
    Then.ANSWER_LOST: ("broken", 2),
    Then.RESET: ("broken", 1),
    Then.TRUNCATED: ("broken", 2),
    Then.SESSION_KILLED: ("SESSION_INVALID", 1),
    Then.EVENTS_LOST: ("ok", 2),
}


def test_none_is_left_out() -> None:
    assert CALLS.keys() | HOST_FAULTS == set(Then)


async def _heard(call: Caller) -> str:
    began = time.perf_counter()
    try:
        await call("VM.create", vm_record())
    except Refused as refused:
        return refused.code
    except aiohttp.ClientError:
        return "broken"
    return "late" if time.perf_counter() - began > 0.5 else "ok"


@pytest.mark.parametrize("then", CALLS)
async def test_of_a_call(pool: Emulator, call: Caller, put: Callable[..., None], then: Then) -> None:
    wanted, made = CALLS[then]
    before = pool.database.count("VM")
    more = {"seconds": 0.6} if then is Then.DELAY else {"code": "SR_FULL"} if then is Then.FAILURE else {}
    put(message="VM.create", then=then, **more)
    assert await _heard(call) == wanted
    await call.login(pool)
    await call("VM.create", vm_record())
    assert pool.database.count("VM") == before + made


async def _becomes(url: str, wanted: str) -> bool:
    """Whether a login at a host comes to be answered so."""
    async with aiohttp.ClientSession() as http:
        for _ in range(300):
            try:
                await Caller(http, url).raw("session.login_with_password", "root", "poolwright")
                heard = "ok"
            except Refused as refused:
                heard = refused.code
            except aiohttp.ClientError:
                heard = "silence"
            if heard == wanted:
                return True
            await asyncio.sleep(0.01)
    return False


async def test_of_hosts(pool: Emulator, put: Callable[..., None]) -> None:
    member = next(ref for ref in pool.database.refs("host") if ref != pool.pool.coordinator)
    facts, url = pool.database.get("host", member), pool.url_of(member)
    put(then="host_dies", target=facts["name_label"])
    assert await _becomes(url, "silence")
    put(then="host_returns", target=member)
    assert await _becomes(url, "HOST_IS_SLAVE")
    put(then="host_cut_off", target=facts["uuid"], seconds=0.01)
    assert await _becomes(url, "HOST_STILL_BOOTING")
    put(then="host_reconnects", target=facts["address"])
    assert await _becomes(url, "HOST_IS_SLAVE")


async def test_of_the_coordinator(pool: Emulator, put: Callable[..., None]) -> None:
    url, member = pool.url, pool.members[0]
    address = pool.database.get("host", pool.pool.coordinator)["address"]
    put(then="host_dies", target="coordinator")
    assert await _becomes(url, "silence")
    assert await _becomes(member, "HOST_STILL_BOOTING")
    put(then="host_returns", target=address)
    assert await _becomes(url, "ok")
    assert await _becomes(member, "HOST_IS_SLAVE")


async def test_a_member_takes_over_for_a_dead_coordinator() -> None:
    async with emulated_pool(hosts=3) as pool:
        old, member = pool.pool.coordinator, pool.members[0]
        await pool.kill_host(old)
        async with calling(pool, member) as taking:
            taking.session = await taking.raw(
                "session.slave_local_login_with_password", pool.username, pool.password
            )
            await taking("pool.emergency_transition_to_master")
        assert pool.url == member
        assert await _becomes(member, "ok")
        await pool.revive_host(old)
        assert await _becomes(pool.url_of(old), "HOST_IS_SLAVE"), "it finds a new one and follows"
