"""event.from: subscriptions, what is coalesced, what vanishes, tokens, counts; and the older queue.

Source: reference/xapi.md 3.13.
"""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from emulator.scenarios.kit import BAD, Steps, World, a_network, a_vm


async def news(step: Steps, classes: list[str], token: str, timeout: float = 0.0) -> dict[str, Any]:
    answer: dict[str, Any] = await step("event.from", classes, token, timeout)
    return answer


def what(answer: dict[str, Any]) -> list[tuple[str, str, str]]:
    return [(e["class"], e["operation"], e["ref"]) for e in answer["events"]]


async def now(step: Steps, classes: list[str]) -> str:
    return str((await news(step, classes, ""))["token"])


async def test_subscriptions(step: Steps, world: World) -> None:
    one = await step("VM.create", a_vm("one"))
    two = await step("VM.create", a_vm("two"))
    net = await step("network.create", a_network())
    classes = {
        ("VM",): {("vm", one), ("vm", two)},
        ("vm",): {("vm", one), ("vm", two)},
        ("*",): {("vm", one), ("vm", two), ("network", net)},
        (f"VM/{one}",): {("vm", one)},
        (f"vm/{two}", "network"): {("vm", two), ("network", net)},
        (f"VM/{one}", "VM"): {("vm", one), ("vm", two)},
        (f"network/{one}",): set(),
        ("nonsense",): set(),
        (): set(),
    }
    for asked, expected in classes.items():
        answer = await news(step, list(asked), "")
        seen = {(e["class"], e["ref"]) for e in answer["events"]}
        assert expected <= seen, asked
        assert not ({("vm", one), ("vm", two), ("network", net)} - expected) & seen, asked


async def test_one_event_for_each_object(step: Steps) -> None:
    token = await now(step, ["VM"])
    made = await step("VM.create", a_vm("new"))
    await step("VM.set_name_label", made, "renamed")
    fleeting = await step("VM.create", a_vm("fleeting"))
    await step("VM.destroy", fleeting)
    answer = await news(step, ["VM"], token, 5.0)
    assert what(answer) == [("vm", "add", made)]
    assert answer["events"][0]["snapshot"]["name_label"] == "renamed"
    for name in ("a", "b", "c"):
        await step("VM.set_name_label", made, name)
    second = await news(step, ["VM"], answer["token"], 5.0)
    assert what(second) == [("vm", "mod", made)]
    assert second["events"][0]["snapshot"]["name_label"] == "c"
    await step("VM.set_name_label", made, "last")
    await step("VM.destroy", made)
    third = await news(step, ["VM"], second["token"], 5.0)
    assert what(third) == [("vm", "del", made)]
    assert "snapshot" not in third["events"][0]
    # a token further back has seen neither
    assert what(await news(step, ["VM"], token, 0.1)) == []


async def test_new_ones_before_changed_ones_before_those_gone(step: Steps) -> None:
    kept = await step("VM.create", a_vm("kept"))
    gone = await step("VM.create", a_vm("gone"))
    token = await now(step, ["*"])
    await step("VM.destroy", gone)
    await step("VM.set_name_label", kept, "changed")
    new = await step("VM.create", a_vm("new"))
    answer = await news(step, ["VM"], token, 5.0)
    assert what(answer) == [("vm", "add", new), ("vm", "mod", kept), ("vm", "del", gone)]


@pytest.mark.parametrize("token", ["nonsense", "1", "1,2,3", "1,x", "-1,0", "x,1", ","])
async def test_tokens_that_are_none(step: Steps, token: str) -> None:
    assert await step.refused("event.from", ["VM"], token, 0.0) == ["EVENT_FROM_TOKEN_PARSE_FAILURE", token]


async def test_tokens(step: Steps) -> None:
    first = (await news(step, ["pool"], ""))["token"]
    database, _, message = first.partition(",")
    assert (len(database), len(message)) == (20, 20)
    assert database.isdigit()
    assert message.isdigit()
    # short forms are read too
    assert what(await news(step, ["pool"], f"{int(database)},{int(message)}", 0.1)) == []
    everything = await news(step, ["pool"], "0,0")
    assert [op for _, op, _ in what(everything)] == ["add"]
    ahead = await news(step, ["pool"], f"{10**12:020d},{0:020d}", 0.1)
    assert ahead["events"] == []


async def test_an_empty_answer_only_after_the_time(step: Steps) -> None:
    token = await now(step, ["VM"])
    loop = asyncio.get_running_loop()
    began = loop.time()
    answer = await news(step, ["VM"], token, 0.4)
    assert answer["events"] == []
    assert 0.35 <= loop.time() - began < 3
    assert answer["token"] >= token
    assert answer["valid_ref_counts"]["vm"] >= 1
    # other classes' changes do not end the wait
    waiting = asyncio.ensure_future(news(step, ["network"], answer["token"], 0.5))
    await asyncio.sleep(0.1)
    await step("VM.create", a_vm())
    assert (await waiting)["events"] == []


async def test_a_change_ends_the_wait(step: Steps) -> None:
    token = await now(step, ["VM"])
    waiting = asyncio.ensure_future(news(step, ["VM"], token, 30.0))
    await asyncio.sleep(0.1)
    vm = await step("VM.create", a_vm())
    assert ("vm", "add", vm) in what(await asyncio.wait_for(waiting, 5))


async def test_counts_are_those_of_the_tables(step: Steps) -> None:
    before = (await news(step, ["VM"], ""))["valid_ref_counts"]
    assert "message" not in before
    assert before["vm"] == len(await step("VM.get_all"))
    assert before["host"] == 2
    vms = [await step("VM.create", a_vm()) for _ in range(3)]
    await step("VM.destroy", vms[0])
    after = (await news(step, ["VM"], ""))["valid_ref_counts"]
    assert after["vm"] == before["vm"] + 2
    assert after["vm_metrics"] == before["vm_metrics"] + 2


async def test_deletions_are_remembered_only_so_long(step: Steps) -> None:
    """A token that is too old misses deletions; only the counts show it."""
    vms = [await step("VM.create", a_vm()) for _ in range(2)]
    answer = await news(step, ["VM", "secret"], "")
    known = {e["ref"] for e in answer["events"] if e["class"] == "vm"}
    database = step.pool.database
    await step("VM.destroy", vms[0])
    for _ in range(600):
        database.destroy("VM_guest_metrics", database.create("VM_guest_metrics", {}))
    assert vms[0] in {ref for _, op, ref in what(await news(step, ["VM"], answer["token"], 1.0)) if op == "del"}
    for _ in range(600):
        database.destroy("VM", database.create("VM", {}))
    late = await news(step, ["VM"], answer["token"], 1.0)
    assert vms[0] not in {ref for _, _, ref in what(late)}
    assert late["valid_ref_counts"]["vm"] == len(known) - 1


async def test_a_task_has_its_result_before_its_status(step: Steps) -> None:
    vm = await step("VM.create", a_vm())
    token = await now(step, ["task"])
    tasks = [await step("Async.VM.clone", vm, f"clone{n}") for n in range(5)]
    done: set[str] = set()
    while len(done) < len(tasks):
        answer = await news(step, ["task"], token, 5.0)
        token = answer["token"]
        for event in answer["events"]:
            snapshot = event.get("snapshot")
            if snapshot and event["ref"] in tasks and snapshot["status"] == "success":
                assert snapshot["result"].startswith("<value>OpaqueRef:")
                assert str(snapshot["progress"]) in ("1", "1.0")
                done.add(event["ref"])


async def test_the_barrier(step: Steps, world: World) -> None:
    token = await step("event.inject", "pool", world.pool)
    answer = await news(step, ["pool"], token, 5.0)
    assert what(answer) == [("pool", "mod", world.pool)]
    assert await step.refused("event.inject", "pool", BAD) == ["HANDLE_INVALID", "pool", BAD]


async def test_messages_are_events_too(step: Steps, world: World) -> None:
    token = await now(step, ["*"])
    uuid = await step("pool.get_uuid", world.pool)
    message = await step("message.create", "HELLO", "3", "Pool", uuid, "body")
    answer = await news(step, ["message"], token, 5.0)
    assert what(answer) == [("message", "add", message)]
    assert answer["events"][0]["snapshot"]["body"] == "body"
    await step("message.destroy", message)
    gone = await news(step, ["message"], answer["token"], 5.0)
    assert what(gone) == [("message", "del", message)]


async def test_sessions_make_no_events(step: Steps) -> None:
    token = await now(step, ["*"])
    await step.login()
    answer = await news(step, ["session"], token, 0.2)
    assert answer["events"] == []


async def test_the_older_queue(step: Steps) -> None:
    assert (await step.refused("event.next"))[0] == "SESSION_NOT_REGISTERED"
    await step("event.register", ["vm", "message"])
    vm = await step("VM.create", a_vm())
    await step("VM.set_name_label", vm, "other")
    message = await step("message.create", "HELLO", "3", "VM", await step("VM.get_uuid", vm), "body")
    await step("message.destroy", message)
    events = await step("event.next")
    told = [(e["class"], e["operation"], e["ref"]) for e in events]
    assert told[0] == ("vm", "add", vm)
    assert told[-2:] == [("message", "add", message), ("message", "del", message)]
    names = [e["snapshot"]["name_label"] for e in events if e["class"] == "vm"]
    assert (names[0], names[-1]) == ("vm", "other"), "each change with the object as it was then"
    ids = [int(e["id"]) for e in events]
    assert ids == list(range(ids[0], ids[0] + len(ids)))
    assert set(events[0]) == {"id", "timestamp", "class", "operation", "ref", "snapshot"}
    assert int(await step("event.get_current_id")) == ids[-1] + 1
    step.pool.pool.lose_events()
    assert await step.refused("event.next") == ["EVENTS_LOST"]
    await step("VM.destroy", vm)
    assert ("vm", "del", vm) in [(e["class"], e["operation"], e["ref"]) for e in await step("event.next")]


async def test_who_unregisters_stays_registered_for_nothing(step: Steps) -> None:
    await step("event.unregister", ["vm"])
    waiting = asyncio.create_task(step.attempt("event.next"))
    await step("VM.create", a_vm())
    await asyncio.sleep(0.3)
    assert not waiting.done()
    await step("session.logout")
    assert (await waiting)[0] == "SESSION_INVALID"
