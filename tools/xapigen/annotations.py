"""A type of the datamodel as Python's annotation: of what comes back, of what is sent, and as a `Shape`.

Also notes the names that an annotation needs imported. Knows no class and no message.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from poolwright.xapi.datamodel import (
    EnumOf,
    MapOf,
    OptionOf,
    RecordOf,
    RefTo,
    Scalar,
    SetOf,
    Type,
)

from . import naming

SCALARS = {
    "string": "str",
    "int": "int",
    "float": "float",
    "bool": "bool",
    "datetime": "Date",
    "void": "None",
}
SHAPES = {name: "DATE" if name == "datetime" else name.upper() for name in SCALARS}

#: Types that the datamodel does not describe as they travel; written by hand in `poolwright.xapi.eventbatch`.
BY_HAND = {"event": "Event"}


@dataclass
class Names:
    """What a module's annotations refer to."""

    enums: set[str] = field(default_factory=set)
    wishes: set[str] = field(default_factory=set)
    classes: set[str] = field(default_factory=set)
    records: set[str] = field(default_factory=set)
    creates: set[str] = field(default_factory=set)


def received(kind: Type, names: Names) -> str:
    """The annotation of a value that XAPI sends."""
    match kind:
        case Scalar(name):
            return SCALARS[name]
        case RefTo(cls):
            names.classes.add(cls)
            return f'Ref["_{cls}"]'
        case EnumOf(name):
            names.enums.add(name)
            return naming.camel(name)
        case RecordOf(cls):
            names.records.add(cls)
            return BY_HAND.get(cls) or naming.record(cls)
        case SetOf(item):
            return f"list[{received(item, names)}]"
        case MapOf(key, value):
            return f"dict[{received(key, names)}, {received(value, names)}]"
        case OptionOf(item):
            return f"{received(item, names)} | None"


def sent(kind: Type, names: Names) -> str:
    """The annotation of a value that the caller gives: as wide as XAPI's encodings allow."""
    match kind:
        case EnumOf(name):
            names.wishes.add(name)
            return f"{naming.camel(name)}Word"
        case RecordOf(cls):
            names.creates.add(cls)
            return naming.create(cls)
        case SetOf(Scalar("string")):
            return "Strings"
        case SetOf(item):
            return f"Items[{sent(item, names)}]"
        case MapOf(key, value):
            return f"Mapping[{sent(key, names)}, {sent(value, names)}]"
        case OptionOf(item):
            return f"{sent(item, names)} | None"
        case _:
            return received(kind, names)


def shape_name(kind: Type) -> str:
    """The constant that holds a result's shape."""
    return SHAPES[kind.name] if isinstance(kind, Scalar) else f"_{_slug(kind)}"


def _slug(kind: Type) -> str:
    match kind:
        case Scalar(name):
            return name
        case RefTo(cls):
            return f"{cls}_ref"
        case EnumOf(name):
            return f"{name}_word"
        case RecordOf(cls):
            return f"{cls}_record"
        case SetOf(item):
            return f"{_slug(item)}_set"
        case MapOf(key, value):
            return f"{_slug(key)}_to_{_slug(value)}"
        case OptionOf(item):
            return f"{_slug(item)}_option"


def shape_kind(kind: Type) -> str:
    """What msgspec is told to decode: references are strings there."""
    match kind:
        case RefTo(_):
            return "str"
        case SetOf(item):
            return f"list[{shape_kind(item)}]"
        case MapOf(key, value):
            return f"dict[{shape_kind(key)}, {shape_kind(value)}]"
        case OptionOf(item):
            return f"{shape_kind(item)} | None"
        case _:
            return received(kind, Names())
