"""The XAPI datamodel: classes, fields, messages, enums and errors, as facts.

Read from `datamodel.json`, which carries what cannot be derived; the implicit messages (getters, setters,
`get_all_records_where`, ...) follow from the fields by XAPI's own rules, written down in `implicit_messages`.
Shared by the generator of the bindings, the client and the emulator. It knows no session and no pool.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache, cached_property
from importlib.resources import files
from typing import Any, Final

import msgspec

#: The class of a reference is unknown only for the null reference.
NULL: Final = "OpaqueRef:NULL"


# --- types -----------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Scalar:
    """`string`, `int`, `float`, `bool`, `datetime`, `void` or `an event batch`."""

    name: str


@dataclass(frozen=True)
class RefTo:
    """A reference to an object of a class."""

    cls: str


@dataclass(frozen=True)
class EnumOf:
    """One of an enum's words."""

    name: str


@dataclass(frozen=True)
class RecordOf:
    """A class's whole record, as a struct."""

    cls: str


@dataclass(frozen=True)
class SetOf:
    """An unordered collection, an array on the wire."""

    item: Type


@dataclass(frozen=True)
class MapOf:
    """A map, a struct on the wire: its keys are always strings there."""

    key: Type
    value: Type


@dataclass(frozen=True)
class OptionOf:
    """A value that may be absent."""

    item: Type


Type = Scalar | RefTo | EnumOf | RecordOf | SetOf | MapOf | OptionOf

STRING: Final = Scalar("string")
BOOL: Final = Scalar("bool")
VOID: Final = Scalar("void")


@cache
def parse_type(text: str) -> Type:
    """The type that a string of the datamodel's grammar stands for, e.g. `(string -> VM ref) map`."""
    if text.endswith(" set"):
        return SetOf(parse_type(text[:-4]))
    if text.endswith(" option"):
        return OptionOf(parse_type(text[:-7]))
    if text.endswith(" ref"):
        return RefTo(text[:-4])
    if text.endswith(" record"):
        return RecordOf(text[:-7])
    if text.startswith("enum "):
        return EnumOf(text[5:])
    if match := re.fullmatch(r"\((.+?) -> (.+)\) map", text):
        return MapOf(parse_type(match[1]), parse_type(match[2]))
    return STRING if text == "secret string" else Scalar(text)


# --- classes ---------------------------------------------------------------------------------------


class Qualifier(StrEnum):
    """Who may set a field."""

    RW = "RW"  #: clients, with set_*, add_*, remove_*
    STATIC_RO = "StaticRO"  #: the constructor only
    DYNAMIC_RO = "DynamicRO"  #: the server only


class Constructor(StrEnum):
    """Whether `create` wants a field."""

    REQUIRED = "required"
    OPTIONAL = "optional"
    ABSENT = "absent"


class Field(msgspec.Struct, frozen=True, kw_only=True):
    """One field of a class, flat as on the wire (`memory_static_max`)."""

    name: str
    type: str
    qualifier: Qualifier
    default: Any = msgspec.UNSET
    ctor: Constructor = Constructor.ABSENT
    internal: bool = False
    persist: bool = True
    ignore_foreign_key: bool = False
    state: str = "published"
    setter_has_effect: bool = False
    setter_roles: str | None = None
    getter_roles: str | None = None
    map_keys_roles: Any = None

    @property
    def parsed(self) -> Type:
        return parse_type(self.type)

    @property
    def has_default(self) -> bool:
        return self.default is not msgspec.UNSET


class Parameter(msgspec.Struct, frozen=True, kw_only=True):
    """One positional parameter of a message; with a default it may be left out, from the end."""

    name: str
    type: str
    default: Any = msgspec.UNSET

    @property
    def parsed(self) -> Type:
        return parse_type(self.type)

    @property
    def optional(self) -> bool:
        return self.default is not msgspec.UNSET


class Message(msgspec.Struct, frozen=True, kw_only=True):
    """One call of a class, without the session that nearly all take first."""

    name: str
    kind: str
    params: tuple[Parameter, ...] = ()
    result: str = "void"
    is_async: bool = msgspec.field(default=False, name="async")
    session: bool = True
    errors: tuple[str, ...] = ()
    roles: str = ""
    state: str = "published"
    hidden: bool = False
    pool_internal: bool = False
    secret: bool = False
    custom_marshaller: bool = False
    no_current_operations: bool = False
    forward_to_host_extension: str | bool = False
    map_keys_roles: Any = None

    @property
    def parsed_result(self) -> Type:
        return parse_type(self.result)

    @property
    def required(self) -> int:
        """How many parameters cannot be left out."""
        return sum(not p.optional for p in self.params)

    @property
    def removed(self) -> bool:
        return self.state == "removed"


class Class(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """One class of objects, with the messages that are not implicit."""

    name: str
    in_database: bool
    persist: bool
    gen_events: bool
    gen_constructor_destructor: bool
    state: str = "published"
    fields: tuple[Field, ...] = ()
    messages: tuple[Message, ...] = ()

    def field(self, name: str) -> Field:
        """The field of that name; KeyError if there is none."""
        return self._by_name[name]

    def has_field(self, name: str) -> bool:
        return name in self._by_name

    @cached_property
    def _by_name(self) -> dict[str, Field]:
        return {f.name: f for f in self.fields}

    def all_messages(self) -> tuple[Message, ...]:
        """The explicit messages and those that follow from the fields."""
        explicit = {m.name for m in self.messages}
        return (*self.messages, *(m for m in implicit_messages(self) if m.name not in explicit))


# --- implicit messages -----------------------------------------------------------------------------


def _text(**types: str) -> tuple[Parameter, ...]:
    return tuple(Parameter(name=name, type=type_) for name, type_ in types.items())


def implicit_messages(cls: Class) -> Iterator[Message]:
    """The messages that XAPI's code generator makes of a class and its fields, in its names and order."""
    if not cls.in_database:
        return
    yield from _whole_object_messages(cls)
    if cls.gen_constructor_destructor:
        yield from _constructor_messages(cls)
    for one in cls.fields:
        if not one.internal:
            yield from _field_messages(cls, one)


def _message(cls: Class, kind: str, **facts: Any) -> Message:
    facts.setdefault("name", kind)
    facts.setdefault("state", cls.state)
    facts.setdefault("roles", "read-only")
    return Message(kind=kind, **facts)


def _whole_object_messages(cls: Class) -> Iterator[Message]:
    me = cls.name
    yield _message(cls, "get_record", params=_text(self=f"{me} ref"), result=f"{me} record")
    yield _message(cls, "get_by_uuid", params=_text(uuid="string"), result=f"{me} ref")
    if cls.has_field("name_label"):
        yield _message(cls, "get_by_name_label", params=_text(label="string"), result=f"{me} ref set")
    records = f"({me} ref -> {me} record) map"
    yield _message(cls, "get_all", result=f"{me} ref set")
    yield _message(cls, "get_all_where", params=_text(expr="string"), result=f"{me} ref set", hidden=True)
    yield _message(cls, "get_all_records_where", params=_text(expr="string"), result=records, hidden=True)
    yield _message(cls, "get_all_records", result=records)


def _constructor_messages(cls: Class) -> Iterator[Message]:
    me = cls.name
    yield _message(
        cls, "ctor", name="create", params=_text(args=f"{me} record"), result=f"{me} ref", is_async=True
    )
    yield _message(cls, "dtor", name="destroy", params=_text(self=f"{me} ref"), is_async=True)


def _field_messages(cls: Class, one: Field) -> Iterator[Message]:
    me, name = f"{cls.name} ref", one.name
    state = cls.state if one.state == "published" else one.state
    getter = one.getter_roles or "read-only"
    yield _message(
        cls,
        "field_get",
        name=f"get_{name}",
        params=_text(self=me),
        result=one.type,
        roles=getter,
        state=state,
    )
    if one.qualifier is not Qualifier.RW:
        return
    facts: dict[str, Any] = {"roles": one.setter_roles or "", "state": state}
    yield _message(cls, "field_set", name=f"set_{name}", params=_text(self=me, value=one.type), **facts)
    match one.parsed:
        case MapOf(_, _):
            facts["map_keys_roles"] = one.map_keys_roles
            key, value = one.type[1:].removesuffix(") map").split(" -> ", 1)
            pair = _text(self=me, key=key, value=value)
            yield _message(cls, "field_add", name=f"add_to_{name}", params=pair, **facts)
            yield _message(cls, "field_remove", name=f"remove_from_{name}", params=pair[:2], **facts)
        case SetOf(_):
            member = _text(self=me, value=one.type.removesuffix(" set"))
            yield _message(cls, "field_add", name=f"add_{name}", params=member, **facts)
            yield _message(cls, "field_remove", name=f"remove_{name}", params=member, **facts)
        case _:
            pass


# --- the whole -------------------------------------------------------------------------------------


class Relation(msgspec.Struct, frozen=True, array_like=True):
    """Two fields that are the two ends of one relation: `VBD.VM` and `VM.VBDs` (`1-n`)."""

    one: str
    many: str
    kind: str


class Datamodel(msgspec.Struct, frozen=True, kw_only=True):
    """All of XAPI's facts. `implicit_absent` names the implicit messages that XAPI leaves out."""

    schema_version: tuple[int, int]
    api_version: tuple[int, int]
    classes: tuple[Class, ...]
    enums: dict[str, tuple[str, ...]]
    errors: dict[str, tuple[str, ...]]
    error_codes_without_declared_params: tuple[str, ...]
    alert_messages: dict[str, int]
    relations: tuple[Relation, ...]
    roles: tuple[dict[str, Any], ...]
    emergency_calls: tuple[str, ...]
    no_async_classes: tuple[str, ...]
    no_task_id_classes: tuple[str, ...]
    http_actions: Any
    releases: tuple[dict[str, Any], ...]
    implicit_absent: tuple[str, ...] = ()

    def messages(self, cls: Class) -> tuple[Message, ...]:
        """Every message of a class, explicit and implicit."""
        absent = self.implicit_absent
        return tuple(m for m in cls.all_messages() if f"{cls.name}.{m.name}" not in absent)


class MessageTable(Mapping[str, tuple[Class, Message]]):
    """Every message by its wire name, `VM.start_on`, with its class."""

    def __init__(self, model: Datamodel) -> None:
        self._table = {f"{c.name}.{m.name}": (c, m) for c in model.classes for m in model.messages(c)}

    def __getitem__(self, name: str) -> tuple[Class, Message]:
        return self._table[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._table)

    def __len__(self) -> int:
        return len(self._table)


@dataclass(frozen=True)
class Index:
    """The datamodel by name."""

    model: Datamodel
    classes: Mapping[str, Class]
    messages: Mapping[str, tuple[Class, Message]]
    enums: Mapping[str, frozenset[str]] = field(default_factory=dict)


@cache
def load() -> Index:
    """The datamodel that the package carries; read once."""
    text = files("poolwright.xapi").joinpath("datamodel.json").read_bytes()
    model = msgspec.json.decode(text, type=Datamodel)
    return Index(
        model,
        {c.name: c for c in model.classes},
        MessageTable(model),
        {name: frozenset(words) for name, words in model.enums.items()},
    )
