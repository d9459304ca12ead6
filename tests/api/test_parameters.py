"""Parameters: read by declared type, refused with CloudStack's code and a text that names them."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated

import msgspec
import pytest

from poolwright.api.errors import ApiError
from poolwright.api.paging import page_of
from poolwright.api.parameters import Entry, Id, Length, Long, bind, describe
from poolwright.model.resource import Page


class Everything(msgspec.Struct, frozen=True, kw_only=True):
    id: Annotated[Id, "the thing"]
    name: str | None = None
    note: Annotated[str | None, Length(10)] = None
    count: int | None = None
    size: Long | None = None
    forced: bool = False
    ids: list[Id] | None = None
    tags: list[str] | None = None
    details: dict[str, str] | None = None
    networks: list[Entry] | None = None
    since: datetime | None = None


PARAMETERS = describe(Everything)
UUID = "6b2e4a4e-14a5-4e4c-8b70-fa09f4d15bd1"


def read(**raw: str) -> Everything:
    return bind(Everything, PARAMETERS, "doThing", {"id": UUID} | raw)


def refusal(raw: dict[str, str]) -> tuple[int, str]:
    with pytest.raises(ApiError) as caught:
        bind(Everything, PARAMETERS, "doThing", raw)
    return int(caught.value.code), caught.value.text


def test_every_type_is_read() -> None:
    got = read(
        NAME="web 1",
        count="-7",
        size=str(2**40),
        forced="TRUE",
        ids=f"{UUID}, 12",
        tags="a,b,,c",
        since="2026-01-31T12:00:00+0100",
    )
    assert got == Everything(
        id=Id(UUID),
        name="web 1",
        count=-7,
        size=Long(2**40),
        forced=True,
        ids=[Id(UUID), Id("12")],
        tags=["a", "b", "c"],
        since=datetime(2026, 1, 31, 11, 0, tzinfo=UTC),
    )


def test_identifiers_are_uuids_in_any_case_or_internal_integers() -> None:
    assert read(ids=UUID.upper()).ids == [UUID]
    assert read(ids="1,-1").ids == ["1", "-1"]
    assert refusal({"id": "abc"}) == (
        431,
        "Unable to execute API command dothing due to invalid value abc for parameter id: "
        "it is a uuid, as the list commands give it in id",
    )


def test_maps_name_their_fields_or_hold_keys_and_values() -> None:
    raw = {
        "details[0].cpuNumber": "2",
        "Details[1].key": "memory",
        "details[1].value": "512",
        "networks[1].networkid": "b",
        "networks[0].networkid": "a",
        "networks[0].ip": "10.0.0.1",
    }
    got = bind(Everything, PARAMETERS, "doThing", {"id": UUID} | raw)
    assert got.details == {"cpuNumber": "2", "memory": "512"}
    assert got.networks == [{"networkid": "a", "ip": "10.0.0.1"}, {"networkid": "b"}]


@pytest.mark.parametrize("name", ["details[0]", "details[0][1].x", "details[x].y", "[0].x", "details]0[.x"])
def test_a_malformed_name_is_430_and_named(name: str) -> None:
    code, text = refusal({"id": UUID, name: "1"})
    assert code == 430
    assert name in text


@pytest.mark.parametrize(
    ("name", "value", "why"),
    [
        ("count", "12x", "whole number"),
        ("count", str(2**31), "32 bits"),
        ("count", "1.5", "whole number"),
        ("size", str(2**63), "64 bits"),
        ("forced", "yes", "true or false"),
        ("ids", f"{UUID},zzz", "uuid"),
        ("details", "plain", "name[0].field"),
        ("since", "yesterday", "yyyy-MM-dd"),
        ("note", "12345678901", "11 characters and may have 10"),
        ("name", "x" * 256, "256 characters and may have 255"),
        ("name", "a\0b", "NUL"),
        ("name[0].x", "1", "given as name=value"),
    ],
)
def test_a_wrong_value_is_431_and_says_what_would_be_right(name: str, value: str, why: str) -> None:
    code, text = refusal({"id": UUID, name: value})
    assert code == 431
    assert text.startswith("Unable to execute API command dothing due to invalid value ")
    assert f"for parameter {name.partition('[')[0]}:" in text
    assert why in text


def test_a_missing_or_empty_required_parameter_is_431() -> None:
    missing = (431, "Unable to execute API command dothing due to missing parameter id")
    assert refusal({}) == missing
    assert refusal({"id": ""}) == missing


def test_empty_optional_values_are_as_if_not_given_and_unknown_ones_are_ignored() -> None:
    assert read(count="", forced="", ids="", whatever="x") == Everything(id=Id(UUID))
    assert read(name="").name == ""


def test_declarations_are_told_as_listapis_wants_them() -> None:
    told = {parameter.name: (parameter.type, parameter.required, parameter.length) for parameter in PARAMETERS}
    assert told["id"] == ("uuid", True, 255)
    assert told["note"] == ("string", False, 10)
    assert {
        name: told[name][0] for name in ("count", "size", "forced", "ids", "details", "networks", "since")
    } == {
        "count": "integer",
        "size": "long",
        "forced": "boolean",
        "ids": "list",
        "details": "map",
        "networks": "map",
        "since": "date",
    }


def test_paging_wants_both_or_neither() -> None:
    assert page_of(None, None) == Page(number=1, size=500)
    assert page_of(3, 20) == Page(number=3, size=20)
    assert page_of(0, 20) == Page(number=1, size=20)
    assert page_of(None, -1) == Page(number=1, size=0)
    for page, pagesize, text in (
        (1, None, '"pagesize" parameter is required when "page" is specified'),
        (None, 20, '"page" parameter is required when "pagesize" is specified'),
        (1, 501, "Page size can't exceed max allowed page size value: 500"),
        (1, 0, '"pagesize" is 0'),
        (1, -1, '"pagesize" is -1'),
    ):
        with pytest.raises(ApiError) as caught:
            page_of(page, pagesize)
        assert int(caught.value.code) == 431
        assert text in caught.value.text
