"""Values as a user writes them, checked against the datamodel's types before anything is sent.

Sets and maps are JSON, or short: `a,b` and `k=v,k=v`; `@file` reads JSON from a file; an object is a reference,
or a uuid or name that stays `Named` until someone looks it up. Every refusal names the argument.
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Final

from poolwright.cli.failures import CommandFailed, Exit
from poolwright.xapi.datamodel import (
    NULL,
    EnumOf,
    MapOf,
    OptionOf,
    RecordOf,
    RefTo,
    Scalar,
    SetOf,
    Type,
    load,
)
from poolwright.xapi.wire import Malformed, parse_date

_TRUE: Final = frozenset({"true", "yes", "1", "t", "on"})
_FALSE: Final = frozenset({"false", "no", "0", "f", "off"})


@dataclass(frozen=True)
class Named:
    """An object that the user named by uuid or name, to be looked up."""

    cls: str
    text: str
    where: str


def wrong(text: str) -> CommandFailed:
    """What is wrong with the command line."""
    return CommandFailed(text, Exit.USAGE)


def alike(word: str, words: Iterable[str]) -> str:
    """The words that resemble one that is not among them."""
    by_lower = {one.lower(): one for one in words}
    found = [by_lower[one] for one in get_close_matches(word.lower(), by_lower, n=3)]
    return f"; did you mean {' or '.join(found)}?" if found else ""


def from_text(kind: Type, text: str, where: str) -> Any:
    """A value from a word of the command line. Raises `CommandFailed`."""
    match kind:
        case Scalar(name):
            return _scalar(name, text, where)
        case EnumOf(name):
            return _word(name, text, where)
        case RefTo(cls):
            return _object(cls, text, where)
        case OptionOf(item):
            return None if text == "" else from_text(item, text, where)
        case SetOf(item):
            if text.startswith(("[", "@")):
                return from_json(kind, _json(text, where), where)
            return [from_text(item, one, where) for one in text.split(",")] if text else []
        case MapOf():
            return _map(kind, text, where)
        case RecordOf():
            return from_json(kind, _json(text, where), where)


def empty_value(kind: Type) -> Any:
    """What stands for nothing in a type; None in types where something has to be said."""
    match kind:
        case Scalar("string"):
            return ""
        case Scalar("bool"):
            return False
        case SetOf():
            return []
        case MapOf():
            return {}
        case _:
            return None


def _map(kind: MapOf, text: str, where: str) -> Any:
    if not text:
        return {}
    if text.startswith(("{", "@")):
        return from_json(kind, _json(text, where), where)
    pairs = [one.partition("=") for one in text.split(",")]
    if bad := next((key for key, is_pair, _ in pairs if not is_pair), None):
        raise wrong(f"{where}: {bad!r} is no key=value (a map is k=v,k=v or a JSON object)")
    return {
        _key(kind.key, key, where): from_text(kind.value, value, f"{where}[{key}]") for key, _, value in pairs
    }


def from_json(kind: Type, value: Any, where: str) -> Any:
    """A value from JSON. Raises `CommandFailed`."""
    match kind, value:
        case (SetOf(item), list()):
            return [from_json(item, one, f"{where}[{n}]") for n, one in enumerate(value)]
        case (MapOf(key, item), dict()):
            return {_key(key, k, where): from_json(item, one, f"{where}[{k}]") for k, one in value.items()}
        case (RecordOf(name), dict()):
            return _record(name, value, where)
        case (OptionOf(item), _):
            return None if value is None else from_json(item, value, where)
        case ((SetOf() | MapOf() | RecordOf()), _):
            raise wrong(f"{where}: {_said(kind)} is wanted, not {json.dumps(value)}")
        case (_, bool()):
            return from_text(kind, str(value).lower(), where)
        case (_, str() | int() | float()):
            return from_text(kind, str(value), where)
        case _:
            raise wrong(f"{where}: {_said(kind)} is wanted, not {json.dumps(value)}")


def _record(name: str, value: dict[str, Any], where: str) -> dict[str, Any]:
    fields = {f.name: f for f in load().classes[name].fields}
    if unknown := next((key for key in value if key not in fields), None):
        raise wrong(f"{where}: {name} has no field {unknown!r}{alike(unknown, fields)}")
    return {key: from_json(fields[key].parsed, one, key) for key, one in value.items()}


def _key(kind: Type, key: str, where: str) -> Any:
    # Keys travel as strings; an object's is looked up, any other is only checked.
    checked = from_text(kind, key, f"{where}'s key")
    return checked if isinstance(checked, Named) else key


def _json(text: str, where: str) -> Any:
    try:
        return json.loads(Path(text[1:]).read_text() if text.startswith("@") else text)
    except (OSError, UnicodeDecodeError) as error:
        raise wrong(f"{where}: {text[1:]} cannot be read: {error}") from error
    except (ValueError, RecursionError) as error:
        raise wrong(f"{where}: not JSON: {error}") from error


def _scalar(name: str, text: str, where: str) -> Any:
    readers: dict[str, Callable[[str], Any]] = {
        "int": int,
        "float": _finite,
        "bool": _bool,
        "datetime": _date,
        "string": str,
    }
    try:
        return readers.get(name, str)(text)
    except (ValueError, Malformed) as error:
        raise wrong(f"{where}: {_said(Scalar(name))} is wanted, not {text!r}") from error


def _finite(text: str) -> float:
    if not math.isfinite(float(text)):
        raise ValueError(text)
    return float(text)


def _bool(text: str) -> bool:
    if text.lower() not in _TRUE | _FALSE:
        raise ValueError(text)
    return text.lower() in _TRUE


def _date(text: str) -> datetime:
    return parse_date(text)


def _word(enum: str, text: str, where: str) -> str:
    words = sorted(load().enums[enum])
    found = next((one for one in words if one.lower() == text.lower()), None)
    if found is None:
        raise wrong(f"{where}: one of {', '.join(words)} is wanted, not {text!r}")
    return found


def _object(cls: str, text: str, where: str) -> Any:
    if text.startswith(("OpaqueRef:", "Ref:")):
        return text
    if text in ("", "NULL", "null"):
        return NULL
    return Named(cls, text, where)


def _said(kind: Type) -> str:
    match kind:
        case Scalar("int"):
            return "a whole number"
        case Scalar("float"):
            return "a number"
        case Scalar("bool"):
            return "true or false"
        case Scalar("datetime"):
            return "a date like 2026-08-21T02:00:23Z"
        case SetOf():
            return "a list (a,b or a JSON array)"
        case MapOf():
            return "a map (k=v,k=v or a JSON object)"
        case RecordOf(name):
            return f"a record of {name} (a JSON object)"
        case RefTo(cls):
            return f"a {cls} (a reference, a uuid or a name)"
        case _:
            return "a text"
