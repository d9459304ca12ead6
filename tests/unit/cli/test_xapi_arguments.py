"""A call's arguments: read by the datamodel's types, and refused with the argument's name."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from poolwright.cli.failures import CommandFailed, Exit
from poolwright.cli.xapi.arguments import read_request
from poolwright.cli.xapi.values import Named

REF = "OpaqueRef:1"


def read(*words: str) -> list[Any]:
    return read_request(words).params


def test_classes_and_messages_are_found_whatever_their_case() -> None:
    request = read_request(["vm.clean-shutdown", REF])
    assert (request.method, request.is_async) == ("VM.clean_shutdown", False)
    assert read_request(["Async.VM.start", REF, "no", "yes"]).is_async


def test_arguments_in_order_and_by_name() -> None:
    assert read("VM.start", REF, "false", "YES") == [REF, False, True]
    assert read("VM.start", "force=1", REF, "start_paused=0") == [REF, False, True]
    assert read("VM.start", "uuid=web-1", "0", "0")[0] == Named("VM", "web-1", "vm")
    assert read("VM.set_name_label", REF, "a=b") == [REF, "a=b"]


def test_optional_arguments_are_filled_up_to_the_last_given() -> None:
    assert read("VM.snapshot", REF, "s") == [REF, "s"]
    assert read("VDI.snapshot", REF) == [REF]
    assert read("host.disable", REF, "auto_enable=false") == [REF, False]


def test_sets_and_maps_short_and_as_json(tmp_path: Path) -> None:
    assert read("VM.set_tags", REF, "a,b") == [REF, ["a", "b"]]
    assert read("VM.set_tags", REF, '["a,b"]') == [REF, ["a,b"]]
    assert read("VM.set_tags", REF, "") == [REF, []]
    assert read("VM.set_platform", REF, "apic=true,nx=1") == [REF, {"apic": "true", "nx": "1"}]
    file = tmp_path / "platform.json"
    file.write_text('{"apic": true}')
    assert read("VM.set_platform", REF, f"@{file}") == [REF, {"apic": "true"}]


def test_dates_numbers_words_and_null() -> None:
    assert read("VM.set_VCPUs_max", REF, "4") == [REF, 4]
    assert read("VM.set_actions_after_crash", REF, "DESTROY") == [REF, "destroy"]
    assert read("VM.set_affinity", REF, "NULL") == [REF, "OpaqueRef:NULL"]
    [since] = read("message.get_since", "2026-08-21T02:00:23Z")
    assert since == datetime(2026, 8, 21, 2, 0, 23, tzinfo=UTC)


def test_create_takes_fields_or_json_and_leaves_the_rest_empty() -> None:
    [record] = read("network.create", "name-label=lan", "MTU=9000")
    assert record == {"name_label": "lan", "MTU": 9000, "other_config": {}}
    [record] = read("network.create", '{"name_label": "lan", "other_config": {"a": "b"}}')
    assert record == {"name_label": "lan", "other_config": {"a": "b"}}
    [vif] = read("VIF.create", "device=0", "network=lan", "VM=web", "MAC=", "MTU=1500")
    assert vif["network"] == Named("network", "lan", "network")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ([], "which message"),
        (["VN.start"], "no class 'VN'; did you mean"),
        (["VM.strt", REF], "did you mean start"),
        (["VM"], "there are"),
        (["Async.VM.get_uuid", REF], "cannot run as a task"),
        (["VM.start", REF], "start_paused, force missing: VM.start vm:VM ref start_paused:bool force:bool"),
        (["VM.start", REF, "0", "0", "0"], "one argument too many"),
        (["VM.start", REF, "0", "vm=x"], "vm is given twice"),
        (["VM.start", REF, "0", "maybe"], "force: true or false is wanted, not 'maybe'"),
        (["VM.set_VCPUs_max", REF, "two"], "value: a whole number is wanted, not 'two'"),
        (["VM.set_actions_after_crash", REF, "explode"], "value: one of "),
        (["VM.set_platform", REF, "nx"], "value: 'nx' is no key=value"),
        (["VM.set_tags", REF, "[1"], "value: not JSON"),
        (["VM.set_tags", REF, '["a", {}]'], r"value\[1\]: a text is wanted"),
        (["VM.set_platform", REF, "@/nowhere"], "value: /nowhere cannot be read"),
        (["message.get_since", "yesterday"], "since: a date like"),
        (["network.create", "colour=red"], "takes no field 'colour'"),
        (["network.create", '{"colour": "red"}'], "args: network has no field 'colour'"),
        (["network.create", "MTU=big"], "MTU: a whole number is wanted, not 'big'"),
        (["VIF.create", "device=0"], "also needs network:network ref VM:VM ref MTU:int"),
    ],
)
def test_what_is_wrong_is_said_with_the_arguments_name(words: list[str], said: str) -> None:
    with pytest.raises(CommandFailed, match=said) as caught:
        read_request(words)
    assert caught.value.exit_code == Exit.USAGE
