"""What the emulator needs of the datamodel, worked out once: columns, defaults, relations.

Immutable facts only, so they may be cached for all pools of a process. It knows no pool.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any, Final

import msgspec

from poolwright.xapi.datamodel import (
    Class,
    Constructor,
    EnumOf,
    Field,
    MapOf,
    OptionOf,
    RecordOf,
    RefTo,
    Scalar,
    SetOf,
    Type,
    load,
)
from poolwright.xapi.types import NULL_REF
from poolwright.xapi.wire import EPOCH, parse_date

#: Kept as a table although XAPI keeps it in files: the same rules make its events.
MESSAGE: Final = "message"

_INDEXED: Final[Mapping[str, tuple[str, ...]]] = {"VM": ("scheduled_to_be_resident_on", "suspend_VDI")}

#: What Python type a scalar field holds.
_PYTHON: Final[dict[str, type]] = {
    "string": str,
    "int": int,
    "float": float,
    "bool": bool,
    "datetime": datetime,
}
_EMPTY: Final[dict[str, Any]] = {
    "string": "",
    "int": 0,
    "float": 0.0,
    "bool": False,
    "datetime": EPOCH,
}


@dataclass(frozen=True)
class Column:
    """One field of a table."""

    name: str
    kind: Type
    python: type | None
    default: Any
    internal: bool
    persist: bool
    ctor: Constructor


@dataclass(frozen=True)
class Many:
    """A set of references that mirrors a reference of another class: `VM.VBDs` mirrors `VBD.VM`."""

    cls: str
    field: str


@dataclass(frozen=True)
class Table:
    """What is constant about one class's table."""

    name: str
    columns: Mapping[str, Column]
    visible: tuple[str, ...]
    has_internal: bool
    has_events: bool
    persist: bool
    #: Reference field of this class -> the set at the other end that mirrors it.
    one: Mapping[str, Many]
    #: Set of this class -> the reference at the other end that it mirrors (not to be written).
    many: Mapping[str, Many]
    #: Set of this class -> the set at the other end that mirrors it (n-n).
    both: Mapping[str, Many]
    #: References by whose value rows are looked up often enough for an index.
    indexed: tuple[str, ...]
    lower: str

    @property
    def has_name(self) -> bool:
        return "name_label" in self.columns


def python_type(type_: Type) -> type | None:
    """The Python type that holds a value of a datamodel type; None if it may be absent."""
    match type_:
        case Scalar(name):
            return _PYTHON.get(name)
        case RefTo() | EnumOf():
            return str
        case SetOf():
            return list
        case MapOf() | RecordOf():
            return dict
        case OptionOf():
            return None


def _empty(type_: Type) -> Any:
    match type_:
        case Scalar(name):
            return _EMPTY.get(name)
        case RefTo():
            return NULL_REF
        case EnumOf(name):
            return load().model.enums[name][0]
        case SetOf():
            return []
        case MapOf():
            return {}
        case _:
            return None


def python_value(type_: Type, value: Any) -> Any:
    """A default of the datamodel's JSON as the emulator holds it."""
    match type_, value:
        case Scalar("datetime"), {"datetime": str(text)}:
            return parse_date(text)
        case Scalar("float"), int() | float():
            return float(value)
        case _:
            return value


def default_of(field: Field) -> Any:
    """What a field holds when nobody said anything."""
    type_ = field.parsed
    return python_value(type_, field.default) if field.has_default else _empty(type_)


def parameter_default(type_: Type, value: Any) -> Any:
    """What a parameter is when it is left out."""
    return None if value is msgspec.UNSET else python_value(type_, value)


def _column(field: Field) -> Column:
    type_ = field.parsed
    return Column(
        field.name,
        type_,
        python_type(type_),
        default_of(field),
        field.internal,
        field.persist,
        field.ctor,
    )


def _relations(cls: str) -> tuple[dict[str, Many], dict[str, Many], dict[str, Many]]:
    one: dict[str, Many] = {}
    many: dict[str, Many] = {}
    both: dict[str, Many] = {}
    for relation in load().model.relations:
        (left, left_field), (right, right_field) = (end.split(".") for end in (relation.one, relation.many))
        if relation.kind == "1-n":
            if left == cls:
                one[left_field] = Many(right, right_field)
            if right == cls:
                many[right_field] = Many(left, left_field)
        elif relation.kind == "n-n" and relation.one != relation.many:
            if left == cls:
                both[left_field] = Many(right, right_field)
            if right == cls:
                both[right_field] = Many(left, left_field)
    return one, many, both


def _table(cls: Class) -> Table:
    one, many, both = _relations(cls.name)
    columns = {f.name: _column(f) for f in cls.fields}
    return Table(
        name=cls.name,
        columns=columns,
        visible=tuple(c.name for c in columns.values() if not c.internal),
        has_internal=any(c.internal for c in columns.values()),
        has_events=cls.gen_events,
        persist=cls.persist,
        one=one,
        many=many,
        both=both,
        indexed=_INDEXED.get(cls.name, ()),
        lower=cls.name.lower(),
    )


@cache
def tables() -> Mapping[str, Table]:
    """Every table that a pool's database has, by the name of its class."""
    return {c.name: _table(c) for c in load().model.classes if c.in_database or c.name == MESSAGE}


@cache
def enum_words(name: str) -> Mapping[str, str]:
    """An enum's words by their lower case: XAPI reads them in any case."""
    return {word.lower(): word for word in load().model.enums[name]}


@cache
def classes_by_lower_case() -> Mapping[str, str]:
    """The classes that make events, by the lower case in which events name them."""
    return {t.lower: t.name for t in tables().values() if t.has_events}
