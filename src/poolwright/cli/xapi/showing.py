"""Results and objects as text for people, and as plain values for JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, Final

import msgspec

from poolwright.cli.output import print_json, print_table
from poolwright.xapi.datamodel import NULL, Class, MapOf, RecordOf, RefTo, Scalar, load
from poolwright.xapi.wire import format_date

#: What a table shows of a class, besides the uuid; of others, their name and some plain fields.
_COLUMNS: Final[Mapping[str, tuple[str, ...]]] = {
    "VM": (
        "name_label",
        "power_state",
        "resident_on",
        "VCPUs_at_startup",
        "memory_static_max",
        "is_a_template",
    ),
    "host": ("name_label", "hostname", "address", "enabled", "metrics"),
    "SR": ("name_label", "type", "shared", "physical_size", "physical_utilisation"),
    "VDI": ("name_label", "SR", "type", "virtual_size"),
    "VBD": ("VM", "VDI", "userdevice", "type", "currently_attached"),
    "VIF": ("VM", "network", "device", "MAC", "currently_attached"),
    "network": ("name_label", "bridge", "MTU"),
    "PIF": ("host", "device", "network", "VLAN", "IP", "currently_attached"),
    "PBD": ("host", "SR", "currently_attached"),
    "pool": ("name_label", "master", "default_SR", "ha_enabled"),
    "task": ("name_label", "status", "progress", "created", "resident_on"),
}
_FEW: Final = 4


def columns_of(cls: Class, wanted: Sequence[str] = ()) -> list[str]:
    """The fields that a table shows of a class."""
    if wanted:
        return list(wanted)
    chosen = _COLUMNS.get(cls.name)
    if chosen is None:
        plain = [f.name for f in cls.fields if isinstance(f.parsed, Scalar | RefTo) and not f.internal]
        named = [name for name in ("name_label",) if name in plain]
        rest = [name for name in plain if name not in ("uuid", "name_label", "name_description")]
        chosen = (*named, *rest[:_FEW])
    return [*(["uuid"] if cls.has_field("uuid") else []), *chosen]


def plain(value: Any) -> Any:
    """A value as JSON has it: dates in XAPI's form, records as objects."""
    match value:
        case datetime():
            return format_date(value)
        case msgspec.Struct():
            return {name: plain(getattr(value, name)) for name in value.__struct_fields__}
        case dict():
            return {str(key): plain(item) for key, item in value.items()}
        case list() | tuple() | set() | frozenset():
            return [plain(item) for item in value]
        case str():
            return str(value)
        case _:
            return value


def text_of(value: Any, names: Mapping[str, str] | None = None) -> str:
    """A value in one cell or line; references as the names of what they mean, where that is known."""
    value = plain(value)
    match value:
        case None | "":
            return ""
        case bool():
            return "true" if value else "false"
        case str():
            return "-" if value == NULL else (names or {}).get(value, value)
        case list():
            return ", ".join(text_of(one, names) for one in value)
        case dict():
            return ", ".join(f"{key}={text_of(one, names)}" for key, one in value.items())
        case _:
            return json.dumps(value)


def print_objects(
    cls: Class,
    rows: Iterable[Mapping[str, Any]],
    columns: Sequence[str],
    names: Mapping[str, str] | None = None,
) -> None:
    """A table of objects, those with names in order of them."""
    lines: list[list[str]] = [[text_of(row.get(column), names) for column in columns] for row in rows]
    by = columns.index("name_label") if "name_label" in columns else 0
    lines.sort(key=lambda line: line[by])
    print_table(columns, lines)


def print_result(result_type: str, kind: Any, value: Any, *, as_json: bool) -> None:
    """What a message resulted in; nothing where it has no result."""
    if as_json:
        print_json(plain(value))
        return
    match kind:
        case MapOf(RefTo(name), RecordOf()):
            cls = load().classes[name]
            print_objects(cls, value.values(), columns_of(cls))
        case RecordOf() | MapOf():
            for key in value:
                print(f"{key}: {text_of(value[key])}")
        case _ if isinstance(value, list):
            for one in value:
                print(text_of(one))
        case _ if result_type != "void":
            print(text_of(value))
