"""The messages that every class has, in one implementation: getters, setters, records, look-ups, queries.

`handlers()` lists them by wire name. A class whose setter does more than write the field lists its own
message, which then comes first. `construct` and `destruct` are for classes whose `create` and `destroy` only
write the row; they list them by name.

Source: xapi.md 1.3 and 2.4.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, TypeAlias

from poolwright.emulator import facts
from poolwright.emulator.call import Call
from poolwright.emulator.failures import ApiFailure, internal_error
from poolwright.emulator.query import compile_query
from poolwright.xapi.datamodel import Message, load

Handler: TypeAlias = Callable[..., Any]


def construct(call: Call, record: dict[str, Any]) -> str:
    """A `create` that only makes the row."""
    return call.database.create(call.method.split(".")[0], record)


def destruct(call: Call, ref: str) -> None:
    """A `destroy` that only removes the row."""
    call.database.destroy(call.method.split(".")[0], ref)


def _get_all(cls: str) -> Handler:
    return lambda call: call.database.refs(cls)


def _get_record(cls: str) -> Handler:
    return lambda call, ref: call.database.record(cls, call.database.get(cls, ref))


def _get_all_records(cls: str) -> Handler:
    def handler(call: Call) -> dict[str, Any]:
        database = call.database
        return {ref: database.record(cls, row) for ref, row in database.items(cls)}

    return handler


def _get_all_where(cls: str) -> Handler:
    def handler(call: Call, expr: str) -> list[str]:
        test = compile_query(cls, expr)
        return [ref for ref, row in call.database.items(cls) if test(row)]

    return handler


def _get_all_records_where(cls: str) -> Handler:
    def handler(call: Call, expr: str) -> dict[str, Any]:
        test = compile_query(cls, expr)
        database = call.database
        return {ref: database.record(cls, row) for ref, row in database.items(cls) if test(row)}

    return handler


def _get_field(cls: str, name: str) -> Handler:
    return lambda call, ref: call.database.get(cls, ref)[name]


def _set_field(cls: str, name: str) -> Handler:
    return lambda call, ref, value: call.database.update(cls, ref, **{name: value})


def _add_to_map(cls: str, name: str) -> Handler:
    def handler(call: Call, ref: str, key: Any, value: Any) -> None:
        current = call.database.get(cls, ref)[name]
        if key in current:
            raise ApiFailure("MAP_DUPLICATE_KEY", cls, name, ref, key)
        if key == "":
            raise internal_error("Db_exn.Empty_key_in_map")
        call.database.update(cls, ref, **{name: {**current, key: value}})

    return handler


def _remove_from_map(cls: str, name: str) -> Handler:
    def handler(call: Call, ref: str, key: Any) -> None:
        current = call.database.get(cls, ref)[name]
        call.database.update(cls, ref, **{name: {k: v for k, v in current.items() if k != key}})

    return handler


def _add_to_set(cls: str, name: str) -> Handler:
    def handler(call: Call, ref: str, value: Any) -> None:
        current = call.database.get(cls, ref)[name]
        if value not in current:
            call.database.update(cls, ref, **{name: [*current, value]})

    return handler


def _remove_from_set(cls: str, name: str) -> Handler:
    def handler(call: Call, ref: str, value: Any) -> None:
        current = call.database.get(cls, ref)[name]
        call.database.update(cls, ref, **{name: [one for one in current if one != value]})

    return handler


_WHOLE: Mapping[str, Callable[[str], Handler]] = {
    "get_all": _get_all,
    "get_record": _get_record,
    "get_all_records": _get_all_records,
    "get_all_where": _get_all_where,
    "get_all_records_where": _get_all_records_where,
    "get_by_uuid": lambda cls: lambda call, uuid: call.database.by_uuid(cls, uuid),
    "get_by_name_label": lambda cls: lambda call, label: call.database.by_name(cls, label),
}


def _field_handler(cls: str, message: Message) -> Handler | None:
    """The handler for a getter or setter, by the field that its name carries."""
    columns = facts.tables()[cls].columns
    match message.kind, len(message.params):
        case "field_get", _:
            prefix, make = "get_", _get_field
        case "field_set", _:
            prefix, make = "set_", _set_field
        case "field_add", 3:
            prefix, make = "add_to_", _add_to_map
        case "field_add", _:
            prefix, make = "add_", _add_to_set
        case "field_remove", _ if message.name.removeprefix("remove_from_") in columns:
            prefix, make = "remove_from_", _remove_from_map
        case "field_remove", _:
            prefix, make = "remove_", _remove_from_set
        case _:
            return None
    name = message.name.removeprefix(prefix)
    return make(cls, name) if name in columns else None


@cache
def handlers() -> Mapping[str, Handler]:
    """Every implicit message's implementation by wire name."""
    model = load()
    found: dict[str, Handler] = {}
    for name, (cls, message) in model.messages.items():
        if cls.name not in facts.tables():
            continue
        kind = message.name if cls.name == facts.MESSAGE else message.kind
        if (whole := _WHOLE.get(kind)) is not None:
            found[name] = whole(cls.name)
        elif (handler := _field_handler(cls.name, message)) is not None:
            found[name] = handler
    return found
