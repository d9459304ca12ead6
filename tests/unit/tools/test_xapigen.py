"""The generated bindings are what the datamodel says, all of it, and what the generator writes today."""

from __future__ import annotations

import ast
import json
from pathlib import Path
from typing import Any

import msgspec
import pytest
from xapigen import naming
from xapigen.__main__ import TARGET, generate, stale, write
from xapigen.condense import condense

from poolwright.xapi import VDI, VM, datamodel, host_cpu, pool
from poolwright.xapi._generated import exports
from poolwright.xapi.datamodel import Class, Message

PUBLISHED = Path(__file__).parents[4] / "shared" / "data" / "xapi-datamodel.json"
MODEL = datamodel.load().model


@pytest.fixture(scope="module")
def files() -> dict[str, str]:
    return generate()


def test_the_committed_files_are_current() -> None:
    assert stale(TARGET) == [], "run `make generate`"


def test_generating_twice_gives_the_same_bytes(files: dict[str, str]) -> None:
    assert generate() == files


def test_writing_repairs_what_differs(tmp_path: Path, files: dict[str, str]) -> None:
    write(tmp_path)
    assert stale(tmp_path) == []
    (tmp_path / "vm.py").write_text("edited")
    (tmp_path / "gone.py").write_text("")
    (tmp_path / "vdi.py").unlink()
    assert stale(tmp_path) == ["gone.py", "vdi.py", "vm.py"]
    write(tmp_path)
    assert {p.name: p.read_text() for p in tmp_path.iterdir()} == files


def test_every_file_says_that_it_is_generated(files: dict[str, str]) -> None:
    for name, text in files.items():
        assert "GENERATED" in text.partition('"""')[0], name
        assert text.isascii(), name
        assert text.endswith("\n"), name


def _methods(text: str) -> dict[str, list[str]]:
    classes = [node for node in ast.parse(text).body if isinstance(node, ast.ClassDef)]
    return {c.name: [n.name for n in c.body if isinstance(n, ast.AsyncFunctionDef)] for c in classes}


def test_every_message_has_a_method_and_every_asynchronous_one_two(files: dict[str, str]) -> None:
    plain = tasks = 0
    for cls in MODEL.classes:
        methods = _methods(files[f"{naming.module(cls.name)}.py"])
        messages = MODEL.messages(cls)
        assert methods[cls.name] == [naming.identifier(m.name) for m in messages]
        wanted = [naming.identifier(m.name) for m in messages if m.is_async]
        assert methods.get(f"{naming.camel(cls.name)}Async", []) == wanted
        plain += len(messages)
        tasks += len(wanted)
    assert plain == len(datamodel.load().messages) == 2258
    assert tasks == 530


def test_every_name_is_exported_once() -> None:
    assert exports.__all__ == sorted(exports.HOMES)
    assert set(MODEL.errors) == {code for code in MODEL.errors if naming.failure(code) in exports.HOMES}
    assert {naming.camel(e) for e in MODEL.enums} <= exports.HOMES.keys()
    assert {c.name for c in MODEL.classes} <= exports.HOMES.keys()


@pytest.mark.parametrize(
    ("name", "python"),
    [("class", "class_"), ("balance-slb", "balance_slb"), ("self", "self"), ("VM", "VM"), ("from", "from_")],
)
def test_identifiers(name: str, python: str) -> None:
    assert naming.identifier(name) == python


@pytest.mark.parametrize(
    ("code", "name"),
    [("VM_BAD_POWER_STATE", "VmBadPowerState"), ("HOST_IS_SLAVE", "HostIsSlave"), ("SR_FULL", "SrFull")],
)
def test_failure_names(code: str, name: str) -> None:
    assert naming.failure(code) == name


@pytest.mark.parametrize(
    ("parameter", "name"),
    [
        ("Master IP address", "master_ip_address"),
        ("code", "code_"),
        ("PIF", "PIF"),
        ("required_space ", "required_space"),
    ],
)
def test_failure_parameter_names(parameter: str, name: str) -> None:
    assert naming.failure_parameter(parameter) == name


def test_nothing_of_the_published_datamodel_is_lost() -> None:
    if not PUBLISHED.exists():
        pytest.skip(
            f"LOUDLY: {PUBLISHED} is missing, so the carried datamodel is not compared with the published one"
        )
    published: dict[str, Any] = json.loads(PUBLISHED.read_bytes())
    carried = json.loads((Path(datamodel.__file__).parent / "datamodel.json").read_bytes())
    assert condense(published) == carried
    for raw in published["classes"]:
        cls = msgspec.convert(raw, Class)
        expected = {m["name"]: msgspec.convert(m, Message) for m in raw["messages"]}
        assert {m.name: m for m in MODEL.messages(datamodel.load().classes[cls.name])} == expected
        assert datamodel.load().classes[cls.name].fields == cls.fields


@pytest.mark.parametrize(
    ("message", "said"),
    [
        (VDI.resize, "size: bytes"),
        (VM.set_memory_limits, "static_min: bytes; static_max: bytes"),
        (VM.get_memory_static_max, "result: bytes"),
        (VM.maximise_memory, "total: bytes; result: bytes"),
        (host_cpu.get_speed, "result: MHz"),
        (pool.ha_prevent_restarts_for, "seconds: seconds"),
        (VM.start, "Errors: VM_BAD_POWER_STATE"),
    ],
)
def test_messages_say_units_and_errors(message: Any, said: str) -> None:
    assert said in (message.__doc__ or "")
