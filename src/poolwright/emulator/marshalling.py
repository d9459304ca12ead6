"""Arguments from the wire to Python by the datamodel's types, and results back.

XAPI reads strictly: a wrong kind of value is its INTERNAL_ERROR, with a text. XML-RPC carries 64-bit integers
as text, so text is taken where an int or float belongs, in the forms that OCaml reads. Enum words are read in
any case. It knows no message and no object.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from poolwright.emulator import facts
from poolwright.emulator.failures import ApiFailure, internal_error
from poolwright.xapi.datamodel import (
    Constructor,
    EnumOf,
    MapOf,
    Message,
    OptionOf,
    RecordOf,
    RefTo,
    Scalar,
    SetOf,
    Type,
)
from poolwright.xapi.wire import Malformed, parse_date

_INT: Final = re.compile(r"([-+]?)(?:0([xobu]))?([0-9a-f_]+)", re.IGNORECASE)
_FLOAT: Final = re.compile(r"[-+]?(\d[\d_]*\.?[\d_]*(e[-+]?\d+)?|nan|inf(inity)?)", re.IGNORECASE)
_BASES: Final = {None: 10, "x": 16, "o": 8, "b": 2, "u": 10}
_MAX: Final = 2**63


def read_int(text: str) -> int:
    """A 64-bit integer as OCaml reads it: decimal, 0x, 0o, 0b, 0u, with underscores. Raises ValueError."""
    match = _INT.fullmatch(text)
    if match is None or match[3].startswith("_"):
        raise ValueError(text)
    sign, base, digits = match.groups()
    value = int(digits.replace("_", ""), _BASES[base and base.lower()])
    if base and value < 2 * _MAX:
        value = value - 2 * _MAX if value >= _MAX else value
    value = -value if sign == "-" else value
    if not -_MAX <= value < _MAX:
        raise ValueError(text)
    return value


def read_float(text: str) -> float:
    """A float as OCaml reads it. Raises ValueError."""
    if not _FLOAT.fullmatch(text):
        raise ValueError(text)
    return float(text)


def unmarshal(type_: Type, value: Any) -> Any:
    """A value from the wire as `type_` holds it. Raises INTERNAL_ERROR."""
    match type_:
        case Scalar(name):
            return _unmarshal_scalar(name, value)
        case RefTo() if isinstance(value, str):
            return value
        case EnumOf(name) if isinstance(value, str):
            word = facts.enum_words(name).get(value.lower())
            if word is not None:
                return word
        case SetOf(item) if isinstance(value, list):
            return [unmarshal(item, one) for one in value]
        case MapOf(key, item) if isinstance(value, dict):
            return {unmarshal(key, k): unmarshal(item, v) for k, v in value.items()}
        case RecordOf(cls) if isinstance(value, dict):
            return _unmarshal_record(cls, value)
        case OptionOf(item):
            return None if value is None else unmarshal(item, value)
        case _:
            pass
    raise _wrong(type_, value)


def _unmarshal_scalar(name: str, value: Any) -> Any:
    try:
        match name, value:
            case "string", str():
                return value
            case "bool", bool():
                return value
            case "int", int() if not isinstance(value, bool) and -_MAX <= value < _MAX:
                return value
            case "int", str():
                return read_int(value)
            case "float", int() | float() if not isinstance(value, bool):
                return float(value)
            case "float", str():
                return read_float(value)
            case "datetime", datetime():
                return value
            case "datetime", str():
                return parse_date(value)
            case _:
                pass
    except (ValueError, Malformed) as error:
        raise internal_error(f'(Failure "{name}_of_string"): {value!r}') from error
    raise _wrong(Scalar(name), value)


def _unmarshal_record(cls: str, value: Mapping[str, Any]) -> dict[str, Any]:
    """A constructor's record: only its own fields; the required must be there, the rest take defaults."""
    record: dict[str, Any] = {}
    for column in facts.tables()[cls].columns.values():
        if column.ctor is Constructor.ABSENT:
            continue
        if column.name in value:
            record[column.name] = unmarshal(column.kind, value[column.name])
        elif column.ctor is Constructor.REQUIRED:
            raise internal_error(f'Server_helpers.Dispatcher_FieldNotFound("{column.name}")')
        else:
            record[column.name] = column.default
    return record


def _wrong(type_: Type, value: Any) -> ApiFailure:
    return internal_error(f"Rpc.Runtime_error: expected {type_}, found {type(value).__name__}")


def arguments(message: Message, values: list[Any]) -> list[Any]:
    """A message's arguments from the wire, left-out ones by their defaults. Raises INTERNAL_ERROR."""
    given = [unmarshal(p.parsed, value) for p, value in zip(message.params, values, strict=False)]
    return given + [facts.parameter_default(p.parsed, p.default) for p in message.params[len(given) :]]


def marshal(type_: Type, value: Any) -> Any:
    """A message's result for the wire: void is the empty string, a float is never written as an int."""
    match type_:
        case Scalar("void"):
            return ""
        case Scalar("float"):
            return float(value)
        case SetOf() if isinstance(value, set | frozenset | tuple):
            return list(value)
        case _:
            return value
