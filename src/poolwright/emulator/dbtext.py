"""Values as the text that XAPI's database holds: in its XML file, and where a query's literals are compared.

Also the names of its columns, where the fields' name spaces show: `name__label`, `memory__static_max`; and
what it cannot hold.

Source: xapi.md 6.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from functools import cache
from typing import Any, Final

from poolwright.emulator import facts
from poolwright.emulator.marshalling import read_float, read_int
from poolwright.xapi.datamodel import EnumOf, MapOf, OptionOf, Scalar, SetOf, Type
from poolwright.xapi.wire import EPOCH, format_date, parse_date

#: Name spaces of fields; the first underscore after one is doubled in the column's name.
_SPACES: Final = ("API_version", "HVM", "PV", "VCPUs", "actions", "io", "memory", "name", "qos")
_NOT_IN_A_SPACE: Final = ("PV_drivers_",)


#: Classes whose fields are in no name space.
_FLAT: Final = ("pool",)


#: What XML cannot carry.
_UNSTORABLE: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_INT_MAX: Final = 1 << 63


def storable(value: Any) -> Any:
    """What XAPI's database holds of a value: text up to the first character that XML cannot carry, 64 bits."""
    kind = type(value)
    if kind is str:
        unfit = None if value.isprintable() else _UNSTORABLE.search(value)
        return value if unfit is None else value[: unfit.start()]
    if kind is int:
        return value if -_INT_MAX <= value < _INT_MAX else (value + _INT_MAX) % (2 * _INT_MAX) - _INT_MAX
    if kind is list and value:
        return [storable(item) for item in value]
    if kind is dict and value:
        return {storable(key): storable(item) for key, item in value.items()}
    return value


@cache
def column_of(field: str, cls: str) -> str:
    """A field's column: `name_label` -> `name__label`."""
    if cls in _FLAT:
        return field
    for space in _SPACES:
        if field.startswith(f"{space}_") and not field.startswith(_NOT_IN_A_SPACE):
            return f"{space}__{field[len(space) + 1 :]}"
    return field


@cache
def field_of(column: str) -> str:
    """A column's field, in any version's spelling: `name__label` -> `name_label`."""
    return column.replace("__", "_")


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace("'", "\\'")
    return f"'{escaped}'"


def to_text(type_: Type, value: Any) -> str:
    """A value as the database holds it."""
    match type_:
        case Scalar("bool"):
            return "true" if value else "false"
        case Scalar("float"):
            return f"{value:.18g}"
        case Scalar("datetime"):
            return format_date(value)
        case SetOf(item):
            return f"({' '.join(_quoted(to_text(item, one)) for one in value)})"
        case MapOf(key, item):
            pairs = (f"({_quoted(to_text(key, k))} {_quoted(to_text(item, v))})" for k, v in value.items())
            return f"({' '.join(pairs)})"
        case OptionOf(item):
            return "" if value is None else to_text(item, value)
        case _:
            return str(value)


class BadText(ValueError):
    """Text that does not hold a value of its type."""


def from_text(type_: Type, text: str) -> Any:
    """The value that the database's text stands for. Raises BadText."""
    try:
        return _from_text(type_, text)
    except (ValueError, OverflowError, OSError) as error:  # the last two: of dates out of reach
        raise BadText(f"not a {type_}: {text[:80]!r}") from error


def _from_text(type_: Type, text: str) -> Any:
    match type_:
        case Scalar(name):
            return _scalar(name, text)
        case EnumOf(name):
            return _word(name, text)
        case SetOf(EnumOf(name)):  # of a later version's words a set does without
            known = facts.enum_words(name)
            return [known[word.lower()] for word in map(_atom, _parse(text)) if word.lower() in known]
        case SetOf(item):
            return [_from_text(item, _atom(node)) for node in _parse(text)]
        case MapOf(key, item):
            pairs = (_pair(node) for node in _parse(text))
            return {_from_text(key, k): _from_text(item, v) for k, v in pairs}
        case OptionOf(item):
            return _from_text(item, text) if text else None
        case _:
            return text


def _word(enum: str, text: str) -> str:
    word = facts.enum_words(enum).get(text.lower())
    if word is None:
        raise BadText(text[:80])
    return word


def _scalar(name: str, text: str) -> Any:
    match name:
        case "int":
            return read_int(text or "0")
        case "float":
            return read_float(text or "0")
        case "bool":
            return text.lower() == "true"
        case "datetime":
            return _date(text)
        case _:
            return text


def _date(text: str) -> datetime:
    """A date of the database: compact, or seconds since 1970 in the oldest rows."""
    if not text:
        return EPOCH
    if re.fullmatch(r"\d+(\.\d*)?", text):
        return datetime.fromtimestamp(float(text), EPOCH.tzinfo)
    return parse_date(text)


# --- S-expressions ---------------------------------------------------------------------------------

_TOKEN: Final = re.compile(r"\s*(?:([()])|'((?:[^'\\]|\\.)*)'|([^\s()']+))", re.DOTALL)
_ESCAPE: Final = re.compile(r"\\(.)", re.DOTALL)


def _tokens(text: str) -> Iterator[tuple[str, str]]:
    at = 0
    end = len(text.rstrip())
    while at < end:
        match = _TOKEN.match(text, at)
        if match is None:
            raise BadText(text[:80])
        at = match.end()
        if match[1]:
            yield match[1], ""
        elif match[2] is not None:
            yield "a", _ESCAPE.sub(r"\1", match[2])
        else:
            yield "a", match[3]


def _parse(text: str) -> list[Any]:
    """The items of a list; nothing for an empty text."""
    stack: list[list[Any]] = [[]]
    for kind, atom in _tokens(text):
        match kind:
            case "(":
                stack.append([])
            case ")":
                if len(stack) < 2:
                    raise BadText(text[:80])
                done = stack.pop()
                stack[-1].append(done)
            case _:
                stack[-1].append(atom)
    if len(stack) != 1 or len(stack[0]) > 1:
        raise BadText(text[:80])
    if not stack[0]:
        return []
    if not isinstance(stack[0][0], list):
        raise BadText(text[:80])
    return list(stack[0][0])


def _atom(node: Any) -> str:
    if not isinstance(node, str):
        raise BadText("a list where a word belongs")
    return node


def _pair(node: Any) -> tuple[str, str]:
    if not isinstance(node, list) or len(node) not in (1, 2):
        raise BadText("not a pair")
    return _atom(node[0]), _atom(node[1]) if len(node) == 2 else ""
