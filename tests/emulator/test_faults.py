"""Faults as data: each kind, over the real wire."""

from __future__ import annotations

import asyncio
import json

import aiohttp
import pytest
from wire import Caller, Refused, vm_record

from poolwright.emulator import Emulator, Rule, Then
from poolwright.emulator.faults import load_rules


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


def test_rules_are_read_from_a_file(tmp_path) -> None:  # type: ignore[no-untyped-def]
    file = tmp_path / "faults.json"
    file.write_text(json.dumps([{"message": "VM.*", "then": "delay", "seconds": 2}]))
    (rule,) = load_rules(file)
    assert (rule.message, rule.then, rule.seconds) == ("VM.*", Then.DELAY, 2)
