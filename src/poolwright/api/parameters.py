"""A command's parameters: declared as typed fields, described for `listApis`, and read from a request.

A command declares them as annotations (`id: Id | None = None`, `zoneid: Annotated[Id, "the zone"]`); this
module turns text into those types and refuses what does not fit, naming the parameter, what was wrong and
what would be right. Whether an identifier means anything is the services' question.

Case: `command` and `response` are exact; every other name is read in lower case; fields of maps keep theirs.
Source: CloudStack `ParamUnpackWorker`, `ParamProcessWorker`; reference/cloudstack.md 2.2.
"""

from __future__ import annotations

import re
import types
import typing
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Annotated, Any, Final, NewType, TypeAlias, TypeVar
from uuid import UUID

import msgspec

from poolwright.api.errors import ApiError, ErrorCode, parameter_error

#: The identifier of something: its uuid, or the integer that the store knows it by.
Id = NewType("Id", str)
#: A 64-bit integer, where a plain `int` has 32 bits.
Long = NewType("Long", int)
#: A 16-bit integer.
Short = NewType("Short", int)
#: One `name[i].field=value` entry of an object list.
Entry: TypeAlias = dict[str, str]

DEFAULT_LENGTH: Final = 255
_ARRAY: Final = re.compile(r"^([^\[\].]+)\[(\d*)\]\.([^\[\]]+)$")
_INTEGER: Final = re.compile(r"^[+-]?\d{1,19}$")

C = TypeVar("C", bound=msgspec.Struct)


@dataclass(frozen=True)
class Length:
    """In an annotation: the most characters that a value may have, where it is not 255."""

    characters: int


@dataclass(frozen=True)
class Parameter:
    """One declared parameter, as `listApis` tells it and `bind` reads it."""

    name: str
    type: str
    required: bool
    description: str
    length: int
    read: Callable[[str], Any] = field(repr=False)
    structured: bool = False


class Unreadable(ValueError):
    """A value that is not of its parameter's type; the text says what would be."""


# --- from text to the declared types ---------------------------------------------------------------


def _read_bool(text: str) -> bool:
    try:
        return {"true": True, "false": False}[text.strip().lower()]
    except KeyError:
        raise Unreadable("it is true or false") from None


def _read_integer(bits: int) -> Callable[[str], int]:
    def read(text: str) -> int:
        if not _INTEGER.match(text.strip()):
            raise Unreadable("it is a whole number")
        value = int(text)
        if not -(1 << bits - 1) <= value < 1 << bits - 1:
            raise Unreadable(f"it is a whole number of at most {bits} bits")
        return value

    return read


def _read_id(text: str) -> Id:
    stripped = text.strip()
    if stripped == "-1" or (stripped.isascii() and stripped.isdigit() and len(stripped) < 19):
        return Id(stripped)
    try:
        return Id(str(UUID(stripped)))
    except ValueError:
        raise Unreadable("it is a uuid, as the list commands give it in id") from None


def _read_date(text: str) -> datetime:
    try:
        moment = datetime.fromisoformat(text.strip())
    except ValueError:
        raise Unreadable("it is a date, yyyy-MM-dd or yyyy-MM-dd'T'HH:mm:ssZ") from None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _read_list(read: Callable[[str], Any]) -> Callable[[str], list[Any]]:
    return lambda text: [read(item.strip()) for item in text.split(",") if item.strip()]


def _read_map(_: str) -> dict[str, str]:
    raise Unreadable("it is a map, given as name[0].field=value")


#: How each declared type is called in `listApis`, and how it is read.
_TYPES: Final[dict[Any, tuple[str, Callable[[str], Any]]]] = {
    str: ("string", str),
    bool: ("boolean", _read_bool),
    int: ("integer", _read_integer(32)),
    Long: ("long", _read_integer(64)),
    Short: ("short", _read_integer(16)),
    Id: ("uuid", _read_id),
    datetime: ("date", _read_date),
    list[str]: ("list", _read_list(str)),
    list[Id]: ("list", _read_list(_read_id)),
    dict[str, str]: ("map", _read_map),
    list[Entry]: ("map", _read_map),
}


def describe(command: type[msgspec.Struct]) -> tuple[Parameter, ...]:
    """The parameters that a command declares, by name."""
    hints = typing.get_type_hints(command, include_extras=True)
    declared = (_parameter(spec, hints[spec.name]) for spec in msgspec.structs.fields(command))
    return tuple(sorted(declared, key=lambda parameter: parameter.name))


def _parameter(spec: msgspec.structs.FieldInfo, hint: Any) -> Parameter:
    hint, notes = _without_notes(hint)
    if typing.get_origin(hint) in (typing.Union, types.UnionType):
        hint = next(option for option in typing.get_args(hint) if option is not type(None))
        hint, inner = _without_notes(hint)
        notes += inner
    name, read = _TYPES[hint]
    lengths = [note.characters for note in notes if isinstance(note, Length)]
    descriptions = [note for note in notes if isinstance(note, str)]
    return Parameter(
        name=spec.name,
        type=name,
        required=spec.required,
        description=descriptions[0] if descriptions else spec.name,
        length=lengths[0] if lengths else DEFAULT_LENGTH,
        read=read,
        structured=hint == list[Entry],
    )


def _without_notes(hint: Any) -> tuple[Any, tuple[Any, ...]]:
    if typing.get_origin(hint) is Annotated:
        base, *notes = typing.get_args(hint)
        return base, tuple(notes)
    return hint, ()


# --- from a request to a command -------------------------------------------------------------------

#: A request's parameters by lower-case name: text, or the entries of a map or object list in index order.
Unpacked: TypeAlias = dict[str, "str | list[Entry]"]


def unpack(raw: Mapping[str, str]) -> Unpacked:
    """Names in lower case, `name[i].field` gathered. Raises `ApiError` 430 for a name that is neither."""
    plain: Unpacked = {}
    gathered: dict[str, dict[int, Entry]] = {}
    for key, value in raw.items():
        if "[" not in key and "]" not in key:
            plain[key.lower()] = value
            continue
        match = _ARRAY.match(key)
        if match is None:
            raise ApiError(
                ErrorCode.MALFORMED_PARAMETER,
                f"Unable to decode parameter {key}; an object list is given as name[index].field=value, "
                "for example details[0].cpuNumber=2",
            )
        name, index, entry_field = match.groups()
        gathered.setdefault(name.lower(), {}).setdefault(int(index or 0), {})[entry_field] = value
    for name, entries in gathered.items():
        plain[name] = [entries[index] for index in sorted(entries)]
    return plain


def bind(command: type[C], parameters: tuple[Parameter, ...], name: str, raw: Mapping[str, str]) -> C:
    """The command that a request asks for; what it does not declare is ignored.

    Raises `ApiError`: 430 for an unreadable name, 431 for a missing or wrong value.
    """
    given = unpack(raw)
    values: dict[str, Any] = {}
    for parameter in parameters:
        value = given.get(parameter.name)
        if value is None or (value == "" and (parameter.required or parameter.type != "string")):
            if parameter.required:
                raise parameter_error(
                    f"Unable to execute API command {name.lower()} due to missing parameter {parameter.name}"
                )
            continue
        try:
            values[parameter.name] = _read(parameter, value)
        except Unreadable as error:
            shown = value if isinstance(value, str) else "[...]"
            raise parameter_error(
                f"Unable to execute API command {name.lower()} due to invalid value {_shorten(shown)} "
                f"for parameter {parameter.name}: {error}"
            ) from None
    return command(**values)


def refuse(refused: Mapping[str, str], name: str, raw: Mapping[str, str]) -> None:
    """Raises `ApiError` 431 where one of these parameters is given: it would change what is asked for."""
    given = unpack(raw)
    for parameter, why in refused.items():
        if given.get(parameter):
            raise parameter_error(
                f"Unable to execute API command {name.lower()} due to parameter {parameter}: "
                f"{why}; leave it out"
            )


def _read(parameter: Parameter, value: str | list[Entry]) -> Any:
    if isinstance(value, str):
        if parameter.type == "string" and len(value) > parameter.length:
            raise Unreadable(f"it has {len(value)} characters and may have {parameter.length}")
        if "\0" in value:
            raise Unreadable("it may not hold a NUL character")
        return parameter.read(value)
    if parameter.type != "map":
        raise Unreadable(f"it is a {parameter.type}, given as {parameter.name}=value")
    if any("\0" in text for entry in value for text in entry.values()):
        raise Unreadable("it may not hold a NUL character")
    return value if parameter.structured else _merge(value)


def _merge(entries: list[Entry]) -> dict[str, str]:
    """One map from entries that either name each field or hold a key and its value."""
    merged: dict[str, str] = {}
    for entry in entries:
        if entry.keys() == {"key", "value"}:
            merged[entry["key"]] = entry["value"]
        else:
            merged |= entry
    return merged


def _shorten(text: str, most: int = 100) -> str:
    return text if len(text) <= most else text[:most] + "..."
