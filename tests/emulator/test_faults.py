"""Faults as data: each kind, over the real wire."""

from __future__ import annotations

import asyncio
import json
import signal
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import aiohttp
import pytest
from wire import Caller, Refused, calling, vm_record

from poolwright.clock import SeededClock
from poolwright.emulator import (
    BadFaults,
    Emulator,
    EmulatorSettings,
    Faults,
    Rule,
    Then,
    emulated_pool,
    load_rules,
)
from poolwright.emulator.database import Database


async def test_a_failure_strikes_after_skipped_calls_and_so_often(pool: Emulator, call: Caller) -> None:
    pool.faults.add(Rule(message="VM.create", skip=1, times=2, code="SR_FULL", params=["1", "2"]))
    outcomes = []
    for _ in range(5):
        try:
            await call("VM.create", vm_record())
            outcomes.append("ok")
        except Refused as refused:
            outcomes.append(f"{refused.code} {refused.params}")
    failed = "SR_FULL ['1', '2']"
    assert outcomes == ["ok", failed, failed, "ok", "ok"]


async def test_a_lost_answer_has_run_and_a_reset_has_not(pool: Emulator, call: Caller) -> None:
    before = len(await call("VM.get_all"))
    pool.faults.add(Rule(message="VM.create", then=Then.ANSWER_LOST))
    with pytest.raises(aiohttp.ClientError):
        await call("VM.create", vm_record())
    assert len(await call("VM.get_all")) == before + 1
    pool.faults.add(Rule(message="VM.create", then=Then.RESET))
    with pytest.raises(aiohttp.ClientError):
        await call("VM.create", vm_record())
    assert len(await call("VM.get_all")) == before + 1


async def test_half_an_answer(pool: Emulator, call: Caller) -> None:
    pool.faults.add(Rule(message="VM.get_all", then=Then.TRUNCATED))
    with pytest.raises(aiohttp.ClientError):
        await call("VM.get_all")
    assert await call("VM.get_all")


async def test_only_the_object_that_is_named(pool: Emulator, call: Caller) -> None:
    one = await call("VM.create", vm_record())
    two = await call("VM.create", vm_record())
    uuid = await call("VM.get_uuid", two)
    pool.faults.add(Rule(message="VM.*", object=uuid, times=0))
    assert await call("VM.get_power_state", one) == "Halted"
    for _ in range(2):
        with pytest.raises(Refused, match="INTERNAL_ERROR"):
            await call("VM.get_power_state", two)
    pool.faults.clear()
    assert await call("VM.get_power_state", two) == "Halted"


async def test_an_asynchronous_call_fails_in_its_task(pool: Emulator, call: Caller) -> None:
    vm = await call("VM.create", vm_record())
    pool.faults.add(Rule(message="VM.destroy", code="SR_FULL"))
    task = await call("Async.VM.destroy", vm)
    await asyncio.sleep(0.05)
    assert await call("task.get_status", task) == "failure"
    assert await call("task.get_error_info", task) == ["SR_FULL"]
    assert vm in await call("VM.get_all")


async def test_a_delay_and_a_killed_session(pool: Emulator, call: Caller) -> None:
    loop = asyncio.get_running_loop()
    pool.faults.add(Rule(message="pool.get_all", then=Then.DELAY, seconds=0.3))
    began = loop.time()
    await call("pool.get_all")
    assert loop.time() - began >= 0.3
    pool.faults.add(Rule(message="pool.get_all", then=Then.SESSION_KILLED))
    with pytest.raises(Refused, match="SESSION_INVALID"):
        await call("pool.get_all")


# --- the file --------------------------------------------------------------------------------------------


def test_rules_are_read_from_a_file(tmp_path: Path) -> None:
    file = tmp_path / "faults.json"
    file.write_text(json.dumps([{"message": "VM.*", "then": "delay", "seconds": 2}]))
    (rule,) = load_rules(file)
    assert (rule.message, rule.then, rule.seconds) == ("VM.*", Then.DELAY, 2)


def test_the_page_s_example_is_one(tmp_path: Path) -> None:
    page = (Path(__file__).parents[2] / "docs" / "emulator-faults.md").read_text()
    file = tmp_path / "faults.json"
    file.write_text(page.split("```json")[1].split("```")[0])
    assert len(load_rules(file)) == 5
    for then in Then:
        assert f"`{then}`" in page


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("{}", "Expected `array`"),
        ("[", "truncated"),
        ('[{"then": "explode"}]', "explode"),
        ('[{"mesage": "VM.start"}]', "mesage"),
        (
            '[{}, {"message": "VM.strat"}]',
            "rule 2: no message of XAPI is called 'VM.strat'; did you mean VM.start?",
        ),
        ('[{"message": "Async.VM.start"}]', "without Async."),
        ('[{"name": "x", "skip": -1}]', "rule 1 (x): skip is -1"),
        ('[{"then": "host_dies"}]', "host_dies needs a target"),
        ('[{"then": "delay", "target": "coordinator"}]', "target is for hosts' faults"),
        ('[{"params": [1]}]', "params"),
    ],
)
def test_what_is_wrong_with_a_file_is_said(tmp_path: Path, text: str, says: str) -> None:
    file = tmp_path / "faults.json"
    file.write_text(text)
    with pytest.raises(BadFaults) as bad:
        load_rules(file)
    assert says in str(bad.value)
    assert str(bad.value).startswith(str(file))


@pytest.fixture
async def process(tmp_path: Path) -> AsyncIterator[tuple[asyncio.subprocess.Process, str, Path]]:
    """`poolwright emulate --faults FILE` at work: the process, the coordinator's URL, the file."""
    file = tmp_path / "faults.json"
    file.write_text("[]")
    poolwright = str(Path(sys.executable).parent / "poolwright")
    options = ("--hosts", "2", "--port", "0", "--faults", str(file))
    started = await asyncio.create_subprocess_exec(
        poolwright, "emulate", *options, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE
    )
    assert started.stdout is not None
    try:
        yield started, json.loads(await started.stdout.readline())["coordinator"], file
    finally:
        if started.returncode is None:
            started.terminate()
        await started.wait()


async def test_the_file_is_read_again_while_the_pool_runs(
    process: tuple[asyncio.subprocess.Process, str, Path],
) -> None:
    running, url, file = process
    async with aiohttp.ClientSession() as http:
        call = Caller(http, url)
        call.session = await call.raw("session.login_with_password", "root", "poolwright")

        async def outcome() -> str:
            try:
                await call("pool.get_all")
            except Refused as refused:
                return refused.code
            return "ok"

        async def becomes(wanted: str) -> bool:
            for _ in range(200):
                if await outcome() == wanted:
                    return True
                await asyncio.sleep(0.02)
            return False

        assert await outcome() == "ok"
        file.write_text('[{"message": "pool.get_all", "times": 0, "code": "SR_FULL"}]')
        assert await becomes("SR_FULL"), "without being told"
        file.write_text("nonsense")
        assert running.stderr is not None
        assert b"faults.json" in await asyncio.wait_for(running.stderr.readline(), 10)
        while b"stay as they were" not in await asyncio.wait_for(running.stderr.readline(), 10):
            pass
        assert await outcome() == "SR_FULL", "the old rules stay"
        file.write_text("[]")
        running.send_signal(signal.SIGHUP)
        assert await becomes("ok")


def test_rules_that_stay_go_on_counting(pool_free: Faults) -> None:
    once, other = Rule(message="VM.start", times=1), Rule(message="VM.start", times=1, name="again")
    pool_free.add(Rule(message="SR.scan"))
    pool_free.replace_file([once])
    assert pool_free.strike("Async.VM.start", [], "") == [once]
    pool_free.replace_file([Rule(message="VM.start", times=1)])
    assert pool_free.strike("VM.start", [], "") == [], "it has struck already"
    pool_free.replace_file([Rule(message="VM.start", times=1), other])
    assert pool_free.strike("VM.start", [], "") == [other]
    pool_free.replace_file([])
    assert [rule.message for rule in pool_free] == ["SR.scan"], "what was added otherwise stays"


@pytest.fixture
def pool_free() -> Faults:
    return Faults(Database(SeededClock(1)))


# --- events and hosts ------------------------------------------------------------------------------------


async def test_events_that_are_lost(pool: Emulator, call: Caller) -> None:
    keep = await call("VM.create", vm_record())
    lost = await call("VM.create", vm_record())
    answer = await call("event.from", ["VM"], "", 0.0)
    await call("event.register", ["vm"])
    pool.faults.add(Rule(message="VM.destroy", then=Then.EVENTS_LOST))
    await call("VM.destroy", lost)
    later = await call("event.from", ["VM"], answer["token"], 0.2)
    assert lost not in [event["ref"] for event in later["events"]]
    assert later["valid_ref_counts"]["vm"] == answer["valid_ref_counts"]["vm"] - 1, "what shows it"
    with pytest.raises(Refused, match="EVENTS_LOST"):
        await call("event.next")
    await call("VM.destroy", keep)
    again = await call("event.from", ["VM"], later["token"], 5.0)
    assert ("del", keep) in [(event["operation"], event["ref"]) for event in again["events"]]


async def _stops(call: Caller) -> bool:
    for _ in range(200):
        try:
            await call.raw("session.login_with_password", "root", "poolwright")
        except aiohttp.ClientError:
            return True
        except Refused:
            await asyncio.sleep(0.01)
    return False


async def _emergency(call: Caller) -> bool:
    for _ in range(200):
        try:
            await call.raw("session.login_with_password", "root", "poolwright")
        except Refused as refused:
            if refused.code == "HOST_STILL_BOOTING":
                return True
        await asyncio.sleep(0.01)
    return False


async def test_the_coordinator_dies_of_a_call_and_returns(pool: Emulator, call: Caller) -> None:
    vms = len(await call("VM.get_all"))
    pool.faults.add(Rule(message="VM.create", skip=1, then=Then.HOST_DIES, target="coordinator"))
    await call("VM.create", vm_record())
    with pytest.raises(aiohttp.ClientError):
        await call("VM.create", vm_record())
    assert await _stops(call)
    async with calling(pool, pool.members[0]) as member:
        assert await _emergency(member)
    pool.faults.add(Rule(then=Then.HOST_RETURNS, target="127.0.0.1"))
    for _ in range(200):
        try:
            await call.login(pool)
            break
        except aiohttp.ClientError:
            await asyncio.sleep(0.01)
    assert len(await call("VM.get_all")) == vms + 1, "the call that killed it did not run"


async def test_members_fail_by_themselves_and_in_their_time() -> None:
    async with emulated_pool(hosts=3, seed=1) as pool, calling(pool) as call:
        one, two = [h for h in pool.database.refs("host") if h != pool.pool.coordinator]
        uuid, address = pool.database.get("host", one)["uuid"], pool.address_of(two)
        pool.faults.add(Rule(then=Then.HOST_DIES, target=uuid, seconds=0.05))
        pool.faults.add(Rule(then=Then.HOST_CUT_OFF, target=address))
        pool.faults.add(Rule(then=Then.HOST_RECONNECTS, target=address, seconds=0.4))
        async with calling(pool, pool.url_of(one)) as dead, calling(pool, pool.url_of(two)) as apart:
            assert await _emergency(apart)
            assert await _stops(dead)
            await asyncio.sleep(0.4)
            with pytest.raises(Refused, match="HOST_IS_SLAVE"):
                await apart.raw("session.login_with_password", "root", "poolwright")
        assert await call("pool.get_all")


async def test_rules_given_beforehand_wait_for_the_start() -> None:
    settings = EmulatorSettings(hosts=2, faults=(Rule(then=Then.HOST_DIES, target="127.0.0.2"),))
    async with Emulator(settings) as pool, calling(pool, pool.members[0]) as member:
        assert await _stops(member)
