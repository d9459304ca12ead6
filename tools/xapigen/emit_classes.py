"""A module per XAPI class: its record, what `create` takes, and its messages, synchronous and as tasks."""

from __future__ import annotations

import json
import re
from typing import Any

from poolwright.xapi.datamodel import (
    Class,
    Constructor,
    Datamodel,
    EnumOf,
    Field,
    MapOf,
    Message,
    OptionOf,
    Parameter,
    RecordOf,
    RefTo,
    Scalar,
    SetOf,
    Type,
    parse_type,
)

from . import emit, naming
from .annotations import BY_HAND, Names, received, sent, shape_kind, shape_name
from .units import unit_of, units_of

#: What a field holds that an older server does not have.
EMPTY = {"string": "", "int": 0, "float": 0.0, "bool": False}

#: Results that the datamodel states otherwise than they travel: type, shape, module.
RESULTS_BY_HAND = {"event.from": ("EventBatch", "EVENT_BATCH"), "event.next": ("list[Event]", "EVENTS")}


def class_module(model: Datamodel, cls: Class) -> str:
    """The text of `_generated/<class>.py`."""
    names = Names()
    messages = model.messages(cls)
    parts = [
        _shapes(cls, messages),
        _record(cls, names) if cls.fields and cls.name not in BY_HAND else "",
        _create(cls, names) if cls.gen_constructor_destructor else "",
        _namespace(cls, messages, names),
        _async_namespace(cls, messages, names),
    ]
    body = "\n".join(parts)
    # Shapes are made from the record, so they come after it.
    return emit.module(
        f"XAPI's class `{cls.name}`: record and messages.",
        _imports(cls, names, body),
        parts[1],
        parts[2],
        parts[0],
        parts[3],
        parts[4],
    )


def _imports(cls: Class, names: Names, body: str) -> str:
    """What the module needs at run time, and what only the type checker needs."""
    own = naming.record(cls.name)
    struct = f"class {own}" in body
    foreign = sorted(r for r in names.records if naming.record(r) != own and r not in BY_HAND)
    typing = ["TYPE_CHECKING", *_used(["Final"], body)]
    runtime = [
        f"from typing import {', '.join(typing)}\n\n",
        "import msgspec\n\n" if struct else "",
        emit.imported("..eventbatch", _used(["EVENTS", "EVENT_BATCH"], body)),
        emit.imported("..messages", _used(["AsyncMessages", "Messages", "given"], body)),
        emit.imported("..shapes", _used(["BOOL", "DATE", "FLOAT", "INT", "STRING", "Shape", "VOID"], body)),
        emit.imported("..types", _used(["Date", "EPOCH", "NULL_REF", "Ref"], body)),
        emit.imported(".enums", _used([naming.camel(e) for e in names.enums], body)),
        *(emit.imported(f".{naming.module(r)}", [naming.record(r)]) for r in foreign),
    ]
    checked = [
        emit.imported("collections.abc", _used(["Mapping"], body), "    "),
        emit.imported("typing", _used(["NotRequired", "Required", "TypedDict"], body), "    "),
        emit.imported("..eventbatch", _used(["Event", "EventBatch"], body), "    "),
        emit.imported("..types", _used(["Items", "Strings", "TaskRef"], body), "    "),
        emit.imported(".enums", (f"{naming.camel(e)}Word" for e in names.wishes), "    "),
        *(
            # Under another name, because a field of the class's own name would hide it.
            emit.imported(f".{naming.module(c)}", [f"{c} as _{c}"], "    ")
            for c in sorted(names.classes)
        ),
    ]
    return "".join(runtime) + (f"\nif TYPE_CHECKING:\n{''.join(checked)}" if any(checked) else "")


def _used(names: list[str], body: str) -> list[str]:
    return [name for name in names if re.search(rf"\b{name}\b", body)]


# --- records ---------------------------------------------------------------------------------------


def _record(cls: Class, names: Names) -> str:
    lines = [
        f"class {naming.record(cls.name)}(msgspec.Struct, frozen=True, kw_only=True, gc=False):",
        f'    """All fields of a {cls.name}; one that an older server does not have holds its default."""',
        "",
    ]
    for one in cls.fields:
        if one.internal:
            continue
        unit = unit_of(cls.name, one.name)
        name = naming.identifier(one.name)
        default = _default(one)
        if name != one.name:
            default = f'msgspec.field(default={default}, name="{one.name}")'
        note = f"  #: {unit}" if unit else ""
        lines.append(f"    {name}: {received(one.parsed, names)} = {default}{note}")
    return "\n".join(lines)


def _default(one: Field) -> str:
    value = one.default if one.has_default else None
    match one.parsed:
        case Scalar("datetime"):
            return _date(value)
        case RefTo(_):
            return "NULL_REF"
        case EnumOf(name):
            return f'{naming.camel(name)}("{value or ""}")'
        case SetOf(_) | MapOf(_, _):
            empty = "[]" if isinstance(one.parsed, SetOf) else "{}"
            return f"msgspec.field(default_factory=lambda: {_literal(one.parsed, value)})" if value else empty
        case OptionOf(_) | RecordOf(_):
            return "None"
        case Scalar(name):
            return _text(value if value is not None else EMPTY[name])


def _literal(kind: Type, value: Any) -> str:
    match kind:
        case EnumOf(name):
            return f'{naming.camel(name)}("{value}")'
        case RefTo(_):
            return f'Ref("{value}")'
        case SetOf(item):
            return "[" + ", ".join(_literal(item, v) for v in value) + "]"
        case MapOf(key, item):
            return "{" + ", ".join(f"{_literal(key, k)}: {_literal(item, v)}" for k, v in value.items()) + "}"
        case _:
            return _text(value)


def _text(value: object) -> str:
    """A literal as the house writes it."""
    return json.dumps(value) if isinstance(value, str) else repr(value)


def _date(value: Any) -> str:
    text = value["datetime"] if value else "19700101T00:00:00Z"
    return "EPOCH" if text == "19700101T00:00:00Z" else f'Date.fromisoformat("{text}")'


def _create(cls: Class, names: Names) -> str:
    wanted = [f for f in cls.fields if f.ctor is not Constructor.ABSENT and not f.internal]
    lines = []
    for one in wanted:
        need = "Required" if one.ctor is Constructor.REQUIRED else "NotRequired"
        unit = unit_of(cls.name, one.name)
        note = f"  #: {unit}" if unit else ""
        lines.append(f"        {one.name}: {need}[{sent(one.parsed, names)}]{note}")
    name = naming.create(cls.name)
    return (
        f"if TYPE_CHECKING:\n\n    class {name}(TypedDict, total=False):\n"
        f'        """What `{cls.name}.create` takes."""\n\n'
        + "\n".join(lines)
        + f"\n\nelse:\n    {name} = dict"
    )


# --- shapes ----------------------------------------------------------------------------------------


def _shapes(cls: Class, messages: tuple[Message, ...]) -> str:
    kinds = {m.parsed_result for m in messages if f"{cls.name}.{m.name}" not in RESULTS_BY_HAND}
    lines = []
    for kind in sorted((k for k in kinds if not isinstance(k, Scalar)), key=shape_name):
        annotation = received(kind, Names())
        lines.append(f"{shape_name(kind)}: Final[Shape[{annotation}]] = Shape({shape_kind(kind)})")
    return "\n".join(lines)


# --- messages --------------------------------------------------------------------------------------


def _namespace(cls: Class, messages: tuple[Message, ...], names: Names) -> str:
    head = f'class {cls.name}(Messages):\n    """The messages of `{cls.name}`."""\n\n    __slots__ = ()\n'
    return head + "".join("\n" + _method(cls, m, names) for m in messages)


def _async_namespace(cls: Class, messages: tuple[Message, ...], names: Names) -> str:
    wanted = [m for m in messages if m.is_async]
    if not wanted:
        return ""
    head = (
        f"class {naming.camel(cls.name)}Async(AsyncMessages):\n"
        f'    """The messages of `{cls.name}` that run as tasks."""\n\n    __slots__ = ()\n'
    )
    return head + "".join("\n" + _method(cls, m, names, as_task=True) for m in wanted)


def _method(cls: Class, message: Message, names: Names, *, as_task: bool = False) -> str:
    wire = f"{cls.name}.{message.name}"
    by_hand = RESULTS_BY_HAND.get(wire)
    result = by_hand[0] if by_hand else received(message.parsed_result, names)
    shape = by_hand[1] if by_hand else shape_name(message.parsed_result)
    signature = ", ".join(["self", *(_parameter(p, names) for p in message.params)])
    call = ", ".join([f'"{wire}"', shape, *_arguments(message)])
    if not message.session:
        call += ", session=False"
    if as_task:
        result, action = f"TaskRef[{result}]", f"return await self._start({call})"
    elif result == "None":
        action = f"await self._call({call})"
    else:
        action = f"return await self._call({call})"
    head = f"    async def {naming.identifier(message.name)}({signature}) -> {result}:\n"
    return head + f'        """{_docstring(cls, message)}"""\n        {action}\n'


def _parameter(one: Parameter, names: Names) -> str:
    kind = sent(one.parsed, names)
    if one.optional:
        return f"{naming.argument(one.name)}: {kind} | None = None"
    return f"{naming.argument(one.name)}: {kind}"


def _arguments(message: Message) -> list[str]:
    required = [_argument(p) for p in message.params if not p.optional]
    optional = [f"({_argument(p)}, {_sent_default(p)})" for p in message.params if p.optional]
    return [*required, f"*given({', '.join(optional)})"] if optional else required


def _sent_default(one: Parameter) -> str:
    """What travels where nothing was given, but something after it was."""
    return _date(one.default) if one.parsed == Scalar("datetime") else _text(one.default)


def _argument(one: Parameter) -> str:
    name = naming.argument(one.name)
    # XAPI reads a number without a point as an integer, and refuses it where it wants a float.
    return f"float({name})" if one.parsed == parse_type("float") and not one.optional else name


def _docstring(cls: Class, message: Message) -> str:
    words = [f"`{cls.name}.{message.name}`"]
    if message.roles:
        words.append(f"for {message.roles} and above")
    text = ", ".join(words) + "."
    units = units_of(cls.name, message.name, [p.name for p in message.params])
    text += f" Units: {'; '.join(units)}." if units else ""
    defaults = [
        f"{p.name} = {'never' if p.parsed == Scalar('datetime') else repr(p.default)}"
        for p in message.params
        if p.optional
    ]
    text += f" By default {', '.join(defaults)}." if defaults else ""
    if message.removed:
        text += " Removed from XAPI: answers MESSAGE_REMOVED."
    elif message.state != "published":
        text += f" State: {message.state}."
    if message.pool_internal:
        text += " For the pool's own hosts only."
    if message.errors:
        text += f"\n\n        Errors: {', '.join(message.errors)}.\n        "
    return text
