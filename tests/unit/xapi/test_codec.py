"""Every type survives both encodings: what a server writes is what the client reads, typed."""

from __future__ import annotations

import math
from datetime import UTC, datetime
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from poolwright.xapi import VbdMode, VmOperations, VmPowerState, VMRecord, datamodel, failure, wire
from poolwright.xapi import __all__ as public
from poolwright.xapi._generated.failures import BY_CODE
from poolwright.xapi._generated.message import MessageRecord
from poolwright.xapi._generated.vm import _VM_record
from poolwright.xapi.datamodel import EnumOf, MapOf, OptionOf, RecordOf, RefTo, Scalar, SetOf, Type
from poolwright.xapi.shapes import DATE, FLOAT, INT, STRING, VOID, Shape
from poolwright.xapi.transport import _read_json, _read_xml
from poolwright.xapi.types import EPOCH, TaskRef

#: Shared machines are slow at times; what is tested is what comes out, not when.
PATIENT = settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])

ENUMS = datamodel.load().model.enums
TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"), max_size=20)
INT64 = st.integers(-(2**63), 2**63 - 1)
DATES = st.datetimes(datetime(1970, 1, 1), datetime(2200, 1, 1), timezones=st.just(UTC)).map(  # noqa: DTZ001
    lambda moment: moment.replace(microsecond=0)
)
SCALARS: dict[str, st.SearchStrategy[Any]] = {
    "string": TEXT,
    "int": INT64,
    "float": st.floats(-1e300, 1e300) | st.sampled_from([math.inf, -math.inf, math.nan]),
    "bool": st.booleans(),
    "datetime": DATES,
    "void": st.just(""),
}


def values(kind: Type) -> st.SearchStrategy[Any]:
    """Plain values of a type, as a server holds them."""
    match kind:
        case Scalar(name):
            return SCALARS[name]
        case RefTo(_):
            return TEXT.map("OpaqueRef:{}".format)
        case EnumOf(name):
            return st.sampled_from([*ENUMS[name], "a-word-of-the-future"])
        case SetOf(item):
            return st.lists(values(item), max_size=3)
        case MapOf(key, value):
            return st.dictionaries(values(key), values(value), max_size=3)
        case OptionOf(item):
            return st.none() | values(item)
        case RecordOf(cls):
            fields = datamodel.load().classes[cls].fields
            return st.fixed_dictionaries(
                {}, optional={f.name: values(f.parsed) for f in fields if not f.internal}
            )


def alike(one: Any, other: Any) -> bool:
    """Equality under which NaN equals itself."""
    match one, other:
        case float(), float():
            return (
                one == other
                or (math.isnan(one) and math.isnan(other))
                or math.isclose(one, other, rel_tol=1e-14)
            )
        case dict(), dict():
            return {str(k) for k in one} == {str(k) for k in other} and all(
                alike(value, {str(k): v for k, v in other.items()}[str(key)]) for key, value in one.items()
            )
        case list(), list():
            return len(one) == len(other) and all(map(alike, one, other))
        case msgspec.Struct(), msgspec.Struct():
            return alike(msgspec.structs.asdict(one), msgspec.structs.asdict(other))
        case _:
            return bool(one == other)


def through_json(value: Any, shape: Shape[Any]) -> Any:
    call = wire.Call("x", [], 0, wire.Encoding.JSON_V2)
    return _read_json(wire.json_answer(value, call), shape, "x")


def through_xml(value: Any, shape: Shape[Any]) -> Any:
    return _read_xml(wire.xml_answer(value), shape, "x")


@PATIENT
@given(values(datamodel.parse_type("VM record")))
def test_records_read_alike_from_both_encodings(plain: dict[str, Any]) -> None:
    json, xml = through_json(plain, _VM_record), through_xml(plain, _VM_record)
    assert alike(json, xml)
    assert isinstance(json, VMRecord)
    for name, value in plain.items():
        assert alike(getattr(json, name), value), name


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("string", str),
        ("int", int),
        ("bool", bool),
        ("float", float),
        ("string set", list[str]),
        ("(string -> int) map", dict[str, int]),
        ("(int -> float) map", dict[int, float]),
        ("(VM ref -> string set) map", dict[str, list[str]]),
        ("enum vm_operations set", list[VmOperations]),
        ("string set set", list[list[str]]),
        ("message record", MessageRecord),
    ],
)
def test_results_of_every_kind_read_alike(text: str, kind: Any) -> None:
    shape: Shape[Any] = Shape(kind)

    @PATIENT
    @given(values(datamodel.parse_type(text)))
    def check(plain: Any) -> None:
        json, xml = through_json(plain, shape), through_xml(plain, shape)
        assert type(json) is type(xml)
        assert alike(json, xml)
        if not isinstance(json, msgspec.Struct):
            assert alike(json, plain)

    check()


@PATIENT
@given(st.recursive(TEXT | st.booleans() | INT64, lambda inner: st.lists(inner) | st.dictionaries(TEXT, inner)))
def test_calls_survive_json(value: Any) -> None:
    call = wire.read_json_call(wire.json_call("VM.x", [value], 7))
    assert (call.method, call.params, call.id) == ("VM.x", [value], 7)


@PATIENT
@given(st.sampled_from(sorted(BY_CODE)) | TEXT.filter(bool), st.lists(TEXT, max_size=4))
def test_failures_survive_both_encodings(code: str, params: list[str]) -> None:
    answer = wire.Failure(code, tuple(params))
    for through in (through_json, through_xml):
        with pytest.raises(Exception) as caught:
            through(answer, STRING)
        assert type(caught.value) is type(failure(code))
        assert (caught.value.code, list(caught.value.params)) == (code, params)


@PATIENT
@given(st.binary(max_size=60))
def test_garbage_is_malformed_and_nothing_else(body: bytes) -> None:
    for read in (_read_json, _read_xml):
        with pytest.raises(wire.Malformed):
            read(body, VOID, "x")


def test_a_record_of_an_older_server_has_defaults() -> None:
    record = through_json({"uuid": "u", "power_state": "Running", "unknown_field": [1]}, _VM_record)
    assert (record.uuid, record.power_state) == ("u", VmPowerState.Running)
    assert (record.VBDs, record.snapshot_time, record.affinity) == ([], EPOCH, "OpaqueRef:NULL")


def test_a_word_of_a_newer_server_is_kept() -> None:
    record = through_json(
        {"power_state": "Hibernated", "allowed_operations": ["start", "levitate"]}, _VM_record
    )
    assert record.power_state == "Hibernated"
    assert isinstance(record.power_state, VmPowerState)
    assert record.power_state not in list(VmPowerState)
    assert record.allowed_operations[0] is VmOperations.start
    assert record.allowed_operations[1] == "levitate"
    assert VbdMode("") == ""


def test_dates_are_aware_and_in_utc() -> None:
    for through in (through_json, through_xml):
        moment = through(datetime(2026, 8, 21, 2, 0, 23, tzinfo=UTC), DATE)
        assert moment == datetime(2026, 8, 21, 2, 0, 23, tzinfo=UTC)
        assert moment.utcoffset().total_seconds() == 0
    assert _read_json(b'{"jsonrpc":"2.0","result":"20260821T02:00:23","id":1}', DATE, "x").tzinfo is UTC


@pytest.mark.parametrize(
    ("token", "value"), [("Infinity", math.inf), ("-Infinity", -math.inf), ("NaN", math.nan)]
)
def test_tokens_that_json_lacks_are_read(token: str, value: float) -> None:
    found = _read_json(f'{{"jsonrpc":"2.0","result":{token},"id":1}}'.encode(), FLOAT, "x")
    assert alike(found, value)


def test_integers_of_both_encodings_are_integers() -> None:
    for body in (
        b"<value>9007199254740993</value>",
        b"<value><i4>7</i4></value>",
        b"<value><int>7</int></value>",
    ):
        answer = (
            b"<methodResponse><params><param><value><struct><member><name>Status</name><value>Success</value>"
            b"</member><member><name>Value</name>"
            + body
            + b"</member></struct></value></param></params></methodResponse>"
        )
        assert type(_read_xml(answer, INT, "x")) is int


def test_a_task_reference_travels_as_text() -> None:
    task = TaskRef("OpaqueRef:t", VOID)
    assert b'"OpaqueRef:t"' in wire.json_call("task.destroy", [task, {"a": task}], 0)
    assert b"<value>OpaqueRef:t</value>" in wire.xml_call("task.destroy", [task])


def test_failures_have_their_parameters_by_name() -> None:
    for code, cls in BY_CODE.items():
        declared = datamodel.load().model.errors[code]
        made = failure(code, [f"p{n}" for n in range(len(declared))])
        assert type(made) is cls
        named = [name for name in vars(cls) if not name.startswith("_")]
        assert [getattr(made, name) for name in named] == [f"p{n}" for n in range(len(declared))]
        assert all(getattr(failure(code), name) == "" for name in named), "fewer parameters than declared"


def test_the_public_face_is_sorted_and_complete() -> None:
    import poolwright.xapi as xapi

    hand_written = public[: len(public) - len(xapi.exports.__all__)]
    assert sorted(hand_written) == sorted(set(hand_written))
    assert hand_written == sorted(
        hand_written, key=lambda name: (not name.isupper(), not name[0].isupper(), name)
    )
    assert len(set(public)) == len(public)
    for name in public:
        assert getattr(xapi, name) is not None
    with pytest.raises(AttributeError):
        getattr(xapi, "nonsense")  # noqa: B009
