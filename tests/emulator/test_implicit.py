"""The implicit messages of every class, and the strictness with which XAPI reads arguments."""

from __future__ import annotations

from typing import Any

import pytest
from wire import Caller, Refused, vm_record

from poolwright.emulator import Emulator
from poolwright.emulator.dispatch import method_names
from poolwright.emulator.facts import MESSAGE, tables
from poolwright.emulator.marshalling import read_int
from poolwright.xapi.datamodel import RefTo, load

BAD = "OpaqueRef:00000000-0000-0000-0000-00000000dead"


async def _outcome(call: Caller, method: str, params: list[Any]) -> str:
    try:
        await call(method, *params)
    except Refused as refused:
        return refused.code
    return "ok"


async def test_every_class_lists_gets_and_finds_its_objects(pool: Emulator, call: Caller) -> None:
    messages = load().messages
    asked = 0
    vm = (await call("VM.get_all_records")).popitem()[1]
    await call("message.create", "HELLO", 3, "VM", vm["uuid"], "body")
    for cls in load().model.classes:
        name = f"{cls.name}.get_all_records"
        if name not in messages:
            continue
        if messages[name][1].removed:
            with pytest.raises(Refused, match="MESSAGE_REMOVED"):
                await call(name)
            continue
        records = await call(name)
        assert list(records) == await call(f"{cls.name}.get_all")
        for ref, record in list(records.items())[:2]:
            assert await call(f"{cls.name}.get_record", ref) == record
            assert await call(f"{cls.name}.get_by_uuid", record["uuid"]) == ref
            if cls.name == MESSAGE:
                continue
            where = f'field "uuid" = "{record["uuid"]}"'
            assert await call(f"{cls.name}.get_all_records_where", where) == {ref: record}
            asked += 1
            for field in tables()[cls.name].visible:
                getter = f"{cls.name}.get_{field}"
                if getter in messages and not messages[getter][1].removed:
                    assert await call(getter, ref) == record[field], getter
        with pytest.raises(Refused, match="HANDLE_INVALID") as refused:
            await call(f"{cls.name}.get_record", BAD)
        assert refused.value.params == [cls.name, BAD]
        with pytest.raises(Refused, match="UUID_INVALID"):
            await call(f"{cls.name}.get_by_uuid", "nope")
    assert asked > 20


async def test_every_getter_of_every_class_refuses_a_stale_reference(call: Caller) -> None:
    for name in method_names():
        cls, message = load().messages[name]
        if message.kind != "field_get" or message.removed or cls.name == MESSAGE:
            continue
        with pytest.raises(Refused) as refused:
            await call(name, BAD)
        assert (refused.value.code, refused.value.params) == ("HANDLE_INVALID", [cls.name, BAD]), name


async def test_every_message_answers_with_an_error_of_xapi(pool: Emulator, call: Caller) -> None:
    """Stale references and empty values to all of them: refused, never a defect of ours."""
    empty: dict[str, Any] = {
        "string": "",
        "int": 0,
        "bool": False,
        "float": 0.0,
        "datetime": "19700101T00:00:00Z",
    }
    for name in method_names():
        cls, message = load().messages[name]
        if cls.name in ("session", "event") or not message.session:
            continue
        if not any(isinstance(p.parsed, RefTo) for p in message.params):
            continue
        values = []
        for parameter in message.params:
            text = parameter.type
            if text.endswith(" ref"):
                values.append(BAD)
            elif text.endswith(" set"):
                values.append([])
            elif text.endswith((" map", " record")):
                values.append({})
            elif text.startswith("enum "):
                values.append(load().model.enums[text[5:]][0])
            else:
                values.append(empty[text.removeprefix("secret ")])
        code = await _outcome(call, name, values)
        model = load().model
        assert code in {"ok", *model.errors, *model.error_codes_without_declared_params}, name
    assert not pool.dispatcher.defects


async def test_arguments_are_read_strictly(call: Caller) -> None:
    vm = await call("VM.create", vm_record())
    for method, value in (
        ("VM.set_name_label", 5),
        ("VM.set_name_label", ["a"]),
        ("VM.set_tags", "x"),
        ("VM.set_is_a_template", "true"),
        ("VM.set_actions_after_reboot", "bogus"),
        ("VM.set_user_version", "1.5"),
        ("VM.set_user_version", True),
        ("VM.set_user_version", "99999999999999999999"),
    ):
        with pytest.raises(Refused, match="INTERNAL_ERROR"):
            await call(method, vm, value)
    await call("VM.set_actions_after_shutdown", vm, "Destroy")
    await call("VM.set_user_version", vm, "0x10")
    assert await call("VM.get_user_version", vm) == 16


async def test_counts_of_parameters_leave_the_session_out(call: Caller) -> None:
    for params, expected in (((), "0"), (("a", "b"), "2")):
        with pytest.raises(Refused, match="MESSAGE_PARAMETER_COUNT_MISMATCH") as refused:
            await call("VM.get_record", *params)
        assert refused.value.params == ["VM.get_record", "1", expected]


async def test_queries(call: Caller) -> None:
    vm = await call("VM.create", vm_record(name_label='a "b"', tags=["x", "y"]))
    other = await call("VM.create", vm_record(name_label="other"))
    mine = {vm, other}

    async def found(expr: str) -> set[str]:
        return set(await call("VM.get_all_where", expr)) & mine

    assert await found('field "name__label" = "a \\"b\\""') == {vm}
    assert await found("field \"name__label\" = 'other'") == {other}
    assert await found("true") == mine
    assert await found("false") == set()
    assert await found('not field "name__label" = "other"') == {vm}
    assert await found('field "name__label" = "other" or field "is_a_template" = "false"') == mine
    assert await found('(field "name__label" = "other" or true) and field "user_version" = "1"') == mine
    assert await found("field \"tags\" = \"('x' 'y')\"") == {vm}
    for bad in ("", "field", 'field "uuid"', "true and", "(true", "true)", "1 = 1", 'field "uuid" == "a"'):
        with pytest.raises(Refused, match="INVALID_VALUE"):
            await found(bad)
    with pytest.raises(Refused, match="INVALID_VALUE"):
        await found("(" * 5000 + "true" + ")" * 5000)


async def test_maps_and_sets(call: Caller) -> None:
    vm = await call("VM.create", vm_record())
    await call("VM.set_xenstore_data", vm, {"a": "1"})
    with pytest.raises(Refused, match="MAP_DUPLICATE_KEY") as refused:
        await call("VM.add_to_xenstore_data", vm, "a", "2")
    assert refused.value.params == ["VM", "xenstore_data", vm, "a"]
    await call("VM.remove_from_xenstore_data", vm, "missing")
    await call("VM.add_tags", vm, "t")
    await call("VM.add_tags", vm, "t")
    assert await call("VM.get_tags", vm) == ["t"]
    await call("VM.remove_tags", vm, "t")
    assert await call("VM.get_tags", vm) == []


async def test_asynchronous_calls_need_an_asynchronous_message(call: Caller) -> None:
    with pytest.raises(Refused) as refused:
        await call("Async.VM.get_uuid", BAD)
    assert refused.value.code == "Fault"
    with pytest.raises(Refused, match="MESSAGE_METHOD_UNKNOWN"):
        await call("Async.VM.nope", BAD)


@pytest.mark.parametrize(
    ("text", "value"),
    [("1", 1), ("-7", -7), ("0x10", 16), ("0b101", 5), ("0o17", 15), ("1_000", 1000), ("-0x1", -1)],
)
def test_integers_as_ocaml_reads_them(text: str, value: int) -> None:
    assert read_int(text) == value


@pytest.mark.parametrize("text", ["", " 1", "1 ", "1.0", "0x", "abc", "_1", str(2**63), "--1"])
def test_what_ocaml_does_not_read(text: str) -> None:
    with pytest.raises(ValueError):
        read_int(text)
