"""Tasks, queries, messages, secrets, blobs, roles, and what XAPI has taken away.

Source: reference/xapi.md 1.3, 2.4, 3.12 and 3.14.
"""

from __future__ import annotations

import pytest
from emulator.scenarios.kit import BAD, EPOCH, NULL, Error, Steps, World, a_network, a_vm

from poolwright.xapi.datamodel import load

# --- tasks -----------------------------------------------------------------------------------------------


async def test_a_clients_own_task(step: Steps) -> None:
    task = await step("task.create", "mine", "for a test")
    record = await step("task.get_record", task)
    assert (record["name_label"], record["status"], record["type"]) == ("mine", "pending", "<none/>")
    assert (record["result"], record["error_info"], record["allowed_operations"]) == ("", [], [])
    await step("task.set_progress", task, 0.5)
    await step("task.set_other_config", task, {"a": "b"})
    assert await step.refused("task.add_to_other_config", task, "a", "c") == [
        "MAP_DUPLICATE_KEY",
        "task",
        "other_config",
        task,
        "a",
    ]
    await step("task.set_status", task, "success")
    await step("task.destroy", task)
    assert await step.refused("task.get_record", task) == ["HANDLE_INVALID", "task", task]
    assert await step.refused("task.destroy", task) == ["HANDLE_INVALID", "task", task]


async def test_a_task_that_is_destroyed_while_pending_goes_after_it_is_done(step: Steps) -> None:
    task = await step("task.create", "mine", "")
    await step("task.destroy", task)
    record = await step("task.get_record", task)
    assert (record["status"], record["current_operations"]) == ("pending", {"task": "destroy"})
    again = await step.refused("task.destroy", task)
    assert again == ["MAP_DUPLICATE_KEY", "task", "current_operations", task, "task"]
    step.pool.pool.tasks.collect()
    assert await step("task.get_status", task) == "pending", "it is only marked"
    step.pool.pool.tasks.succeed(task)
    assert await step("task.get_status", task) == "success", "until the next collection"
    step.pool.pool.tasks.collect()
    assert await step.refused("task.get_record", task) == ["HANDLE_INVALID", "task", task]


async def test_cancelling_leaves_a_note(step: Steps) -> None:
    task = await step("task.create", "mine", "")
    await step("task.cancel", task)
    record = await step("task.get_record", task)
    assert record["status"] == "pending"
    assert list(record["current_operations"].values()) == ["cancel"]
    assert await step.refused("task.cancel", BAD) == ["HANDLE_INVALID", "task", BAD]


async def test_synchronous_calls_have_tasks_that_come_and_go(step: Steps) -> None:
    token = (await step("event.from", ["task"], "", 0.0))["token"]
    before = len(await step("task.get_all"))
    await step("VM.create", a_vm())
    assert len(await step("task.get_all")) == before
    answer = await step("event.from", ["task"], token, 0.1)
    assert answer["events"] == [], "come and gone between two looks"


# --- queries ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ('field "name__label" = "alpha"', {"alpha"}),
        ('(field "name__label" = "alpha")', {"alpha"}),
        ('not (field "name__label" = "alpha")', {"beta", 'ga"mma'}),
        ('field "name__label" = "alpha" or field "name__label" = "beta"', {"alpha", "beta"}),
        ('field "name__label" = "alpha" and field "name__label" = "beta"', set()),
        # and binds closer than or
        ('field "name__label" = "alpha" or field "name__label" = "beta" and false', {"alpha"}),
        ('(field "name__label" = "alpha" or field "name__label" = "beta") and false', set()),
        ("true", {"alpha", "beta", 'ga"mma'}),
        ("false", set()),
        ("not true", set()),
        ('"x" = "x"', {"alpha", "beta", 'ga"mma'}),
        ('"alpha" = field "name__label"', {"alpha"}),
        ("field 'name__label' = 'beta'", {"beta"}),
        ("field \"tags\" = \"('blue' 'red')\"", {"beta"}),
        ("field \"other_config\" = \"(('k' 'v'))\"", {"alpha"}),
        ('field "managed" = "true"', {"alpha", "beta", 'ga"mma'}),
        ('field "MTU" = "9000"', {"beta"}),
    ],
)
async def test_queries(step: Steps, query: str, found: set[str]) -> None:
    await step("network.create", a_network("alpha", other_config={"k": "v"}))
    await step("network.create", a_network("beta", tags=["blue", "red"], MTU="9000"))
    await step("network.create", a_network('ga"mma'))
    names = {"alpha", "beta", 'ga"mma'}
    records = await step("network.get_all_records_where", query)
    assert {r["name_label"] for r in records.values()} & names == found
    assert set(await step("network.get_all_where", query)) == set(records)


@pytest.mark.parametrize(
    "query", ["", "field", 'field "uuid"', 'field "uuid" = ', "nonsense", '"a" == "b"', "(true"]
)
async def test_queries_that_are_none(step: Steps, query: str) -> None:
    assert (await step.refused("network.get_all_records_where", query))[0] == "INVALID_VALUE"


# --- messages, secrets, blobs ----------------------------------------------------------------------------


async def test_messages(step: Steps, world: World) -> None:
    vm = await step("VM.create", a_vm())
    uuid = await step("VM.get_uuid", vm)
    one = await step("message.create", "HELLO", "3", "VM", uuid, "first")
    record = await step("message.get_record", one)
    assert (record["name"], str(record["priority"]), record["cls"]) == ("HELLO", "3", "VM")
    assert (record["obj_uuid"], record["body"]) == (uuid, "first")
    assert await step.refused("message.create", "X", "3", "VM", "nope", "") == ["UUID_INVALID", "VM", "nope"]
    wrong_class = await step.refused("message.create", "X", "3", "SR", uuid, "")
    assert wrong_class == ["UUID_INVALID", "SR", uuid]
    since = EPOCH if step.protocol == "xmlrpc" else "19700101T00:00:00Z"
    found = await step("message.get", "VM", uuid, since)
    assert set(found) == {one}
    assert one in await step("message.get_since", since)
    await step("message.destroy", one)
    assert (await step.refused("message.get_record", one))[0] == "HANDLE_INVALID"


async def test_starting_a_vm_is_announced(step: Steps, world: World) -> None:
    vm = await step("VM.create", a_vm("announced"))
    await step("VM.start_on", vm, world.host1, False, False)
    await step("VM.hard_shutdown", vm)
    since = EPOCH if step.protocol == "xmlrpc" else "19700101T00:00:00Z"
    found = await step("message.get", "VM", await step("VM.get_uuid", vm), since)
    names = {m["name"]: str(m["priority"]) for m in found.values()}
    assert names == {"VM_STARTED": "5", "VM_SHUTDOWN": "5"}


async def test_secrets(step: Steps) -> None:
    secret = await step("secret.create", {"value": "hush", "other_config": {"a": "b"}})
    uuid = await step("secret.get_uuid", secret)
    assert await step("secret.get_by_uuid", uuid) == secret
    assert await step("secret.get_value", secret) == "hush"
    await step("secret.set_value", secret, "hush now")
    assert (await step("secret.get_record", secret))["value"] == "hush now"
    token = (await step("event.from", ["secret"], "", 0.0))["events"]
    assert token == [], "secrets make no events"
    await step("secret.destroy", secret)
    assert await step.refused("secret.get_value", secret) == ["HANDLE_INVALID", "secret", secret]


async def test_blobs(step: Steps, world: World) -> None:
    blob = await step("VM.create_new_blob", world.dom0, "picture", "image/png", False)
    record = await step("blob.get_record", blob)
    assert (record["mime_type"], record["public"], str(record["size"])) == ("image/png", False, "0")
    assert (await step("VM.get_blobs", world.dom0))["picture"] == blob
    plain = await step("pool.create_new_blob", world.pool, "note", "", True)
    assert (await step("blob.get_record", plain))["mime_type"] == "application/octet-stream"


# --- roles, and what is gone -----------------------------------------------------------------------------


async def test_roles(step: Steps) -> None:
    admin = (await step("role.get_by_name_label", "pool-admin"))[0]
    reader = (await step("role.get_by_name_label", "read-only"))[0]
    operator = (await step("role.get_by_name_label", "vm-operator"))[0]
    may = {r: set(await step("role.get_permissions_name_label", r)) for r in (admin, reader, operator)}
    assert may[reader] < may[operator] < may[admin]
    for message, who in (("VM.get_all", reader), ("VM.start", operator), ("pool.join", admin)):
        assert any(name.lower() == message.lower() for name in may[who]), message
    assert not any(name.lower() == "vm.start" for name in may[reader])
    assert not any(name.lower() == "pool.join" for name in may[operator])
    subject = {"subject_identifier": "S-1", "other_config": {}}
    assert await step.refused("subject.create", subject) == ["AUTH_IS_DISABLED"]


async def test_messages_that_were_taken_away(step: Steps) -> None:
    """They still parse, count arguments and ask for a session; then they say so."""
    removed = [(name, m) for name, (_, m) in load().messages.items() if m.removed]
    assert len(removed) > 50
    wrong = []
    for name, message in removed:
        if not message.session:
            continue
        arguments = [_some(p.type) for p in message.params[: message.required]]
        answer = await step.attempt(name, *arguments)
        if answer != ["MESSAGE_REMOVED"]:
            wrong.append((name, answer))
        if (await step.raw(name, BAD, *arguments)) != ["SESSION_INVALID", BAD]:
            wrong.append((name, "without a session"))
    assert wrong == []


def _some(kind: str) -> object:
    """A value of a type, as far as the removed messages need any."""
    if kind.endswith(" set"):
        return []
    if kind.startswith("(") or kind.endswith((" map", "record")):
        return {}
    first = kind.split()[0]
    if first == "enum":
        return load().model.enums[kind.split()[1]][0]
    known = {"int": "1", "float": 1.0, "bool": True, "datetime": EPOCH}
    return known.get(first, BAD if kind.endswith("ref") else "x")


async def test_references_that_are_none(step: Steps) -> None:
    for cls, message in (("VM", "VM.get_record"), ("SR", "SR.scan"), ("host", "host.disable")):
        assert await step.refused(message, NULL) == ["HANDLE_INVALID", cls, NULL]
        assert await step.refused(message, "") == ["HANDLE_INVALID", cls, ""]
        assert isinstance(await step.attempt(message, BAD), Error)
    assert await step("VM.get_by_name_label", "no such thing") == []
    assert await step.refused("VM.get_by_uuid", "x") == ["UUID_INVALID", "VM", "x"]
