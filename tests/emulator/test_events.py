"""event.from: what a client that follows it knows equals the pool; and what wakes it."""

from __future__ import annotations

import asyncio
import contextlib
import random
from typing import Any

import pytest
from wire import Caller, Refused, vm_record

from poolwright.emulator import Emulator


class Mirror:
    """A client's copy of the pool, kept by events alone."""

    def __init__(self, call: Caller, classes: list[str]) -> None:
        self._call = call
        self._classes = classes
        self.token = ""
        self.objects: dict[str, dict[str, Any]] = {}
        self.counts: dict[str, int] = {}

    async def follow(self, timeout: float = 0.0) -> list[dict[str, Any]]:
        answer = await self._call("event.from", self._classes, self.token, timeout)
        self.token = answer["token"]
        self.counts = answer["valid_ref_counts"]
        seen = [(e["class"], e["ref"]) for e in answer["events"]]
        assert len(seen) == len(set(seen)), "more than one event for an object"
        for event in answer["events"]:
            known = self.objects.setdefault(event["class"], {})
            match event["operation"]:
                case "add":
                    assert event["ref"] not in known
                    known[event["ref"]] = event["snapshot"]
                case "mod":
                    assert event["ref"] in known
                    known[event["ref"]] = event["snapshot"]
                case "del":
                    assert "snapshot" not in event
                    del known[event["ref"]]
        return list(answer["events"])


async def test_a_mirror_equals_the_pool_after_random_changes(pool: Emulator, call: Caller) -> None:
    chance = random.Random(11)
    mirror = Mirror(call, ["vm", "vif", "network"])
    await mirror.follow()
    mine: list[str] = []
    network = (await call("network.get_all"))[0]
    for _ in range(80):
        match chance.randrange(5):
            case 0 | 1:
                mine.append(await call("VM.create", vm_record(name_label=f"vm{len(mine)}")))
            case 2 if mine:
                await call("VM.set_name_description", chance.choice(mine), str(chance.random()))
            case 3 if mine:
                await call("VM.destroy", mine.pop(chance.randrange(len(mine))))
            case 4 if mine:
                record = {"device": "0", "network": network, "VM": mine[-1], "MAC": "", "MTU": "1500"}
                record |= {"other_config": {}, "qos_algorithm_type": "", "qos_algorithm_params": {}}
                with contextlib.suppress(Refused):
                    await call("VIF.create", record)
        if chance.random() < 0.2:
            await mirror.follow()
    await mirror.follow()
    for cls in ("VM", "VIF", "network"):
        records = await call(f"{cls}.get_all_records")
        assert mirror.objects[cls.lower()] == records
        assert mirror.counts[cls.lower()] == len(records)


async def test_an_answer_comes_with_the_change_and_not_before(pool: Emulator, call: Caller) -> None:
    vm = await call("VM.create", vm_record())
    token = (await call("event.from", [f"VM/{vm}"], "", 0.0))["token"]
    waiting = asyncio.create_task(call("event.from", [f"vm/{vm}"], token, 20.0))
    await asyncio.sleep(0.2)
    other = await call("VM.create", vm_record())
    await asyncio.sleep(0.2)
    assert not waiting.done()
    await call("VM.set_name_label", vm, "changed")
    answer = await asyncio.wait_for(waiting, 2)
    assert [e["snapshot"]["name_label"] for e in answer["events"]] == ["changed"]
    assert other not in str(answer["events"])


async def test_silence_is_an_empty_answer_at_the_timeout(call: Caller) -> None:
    token = (await call("event.from", ["vm"], "", 0.0))["token"]
    loop = asyncio.get_running_loop()
    began = loop.time()
    answer = await call("event.from", ["vm"], token, 0.4)
    assert answer["events"] == []
    assert 0.35 <= loop.time() - began < 2
    assert answer["token"] == token


async def test_objects_that_came_and_went_since_the_token_leave_no_event(call: Caller) -> None:
    token = (await call("event.from", ["vm"], "", 0.0))["token"]
    await call("VM.destroy", await call("VM.create", vm_record()))
    assert (await call("event.from", ["vm"], token, 0.0))["events"] == []


async def test_a_relation_s_other_end_changes_too(call: Caller) -> None:
    vm = await call("VM.create", vm_record())
    token = (await call("event.from", ["vm"], "", 0.0))["token"]
    network = (await call("network.get_all"))[0]
    record = {"device": "0", "network": network, "VM": vm, "MAC": "", "MTU": "1500"}
    record |= {"other_config": {}, "qos_algorithm_type": "", "qos_algorithm_params": {}}
    vif = await call("VIF.create", record)
    (event,) = (await call("event.from", ["vm"], token, 1.0))["events"]
    assert (event["operation"], event["ref"], event["snapshot"]["VIFs"]) == ("mod", vm, [vif])


async def test_a_session_that_ends_ends_its_waiting(pool: Emulator, call: Caller) -> None:
    second = Caller(call.http, call.url)
    await second.login(pool)
    token = (await second("event.from", ["vm"], "", 0.0))["token"]
    waiting = asyncio.create_task(second("event.from", ["vm"], token, 30.0))
    await asyncio.sleep(0.2)
    await call.raw("session.logout", second.session)
    with pytest.raises(Refused, match="SESSION_INVALID"):
        await asyncio.wait_for(waiting, 5)


async def test_inject_gives_a_token_from_which_the_object_is_seen(call: Caller) -> None:
    vm = await call("VM.create", vm_record())
    token = await call("event.inject", "VM", vm)
    (event,) = (await call("event.from", ["vm"], token, 1.0))["events"]
    assert (event["ref"], event["operation"]) == (vm, "mod")


async def test_the_older_queue_tells_changes_once(call: Caller) -> None:
    with pytest.raises(Refused, match="SESSION_NOT_REGISTERED"):
        await call("event.next")
    await call("event.register", ["VM"])
    vm = await call("VM.create", vm_record(name_label="queued"))
    events = await call("event.next")
    assert [(e["operation"], e["ref"]) for e in events] == [("add", vm), ("mod", vm)], "what it allows follows"
    assert events[0]["snapshot"]["allowed_operations"] == [], "each change with the object as it was then"
    await call("VM.destroy", vm)
    assert [e["operation"] for e in await call("event.next")][-1] == "del"


async def test_messages_come_first(call: Caller) -> None:
    vm = await call("VM.create", vm_record())
    uuid = await call("VM.get_uuid", vm)
    token = (await call("event.from", ["*"], "", 0.0))["token"]
    message = await call("message.create", "HELLO", 3, "VM", uuid, "body")
    await call("VM.set_name_label", vm, "b")
    events = (await call("event.from", ["message", "vm"], token, 1.0))["events"]
    assert [(e["class"], e["ref"]) for e in events] == [("message", message), ("vm", vm)]


async def test_a_change_wakes_only_after_it_is_complete(pool: Emulator, call: Caller) -> None:
    """Whoever reads `success` finds the result."""
    token = (await call("event.from", ["task"], "", 0.0))["token"]
    task = await call("Async.VM.destroy", await call("VM.create", vm_record()))
    status = "pending"
    while status == "pending":
        answer = await call("event.from", [f"task/{task}"], token, 5.0)
        token = answer["token"]
        for event in answer["events"]:
            status = event["snapshot"]["status"]
            if status != "pending":
                assert event["snapshot"]["result"] == "<value></value>"
                assert event["snapshot"]["progress"] == 1
