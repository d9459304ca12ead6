"""Class message: alerts, kept beside the database and fetched by object and time.

Messages are made by clients and by the pool itself (`emit`), 10,000 at most; the oldest go first.
Source: reference/xapi.md 3.14.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

from poolwright.emulator.call import Call
from poolwright.emulator.failures import ApiFailure
from poolwright.emulator.implicit import Handler
from poolwright.xapi.datamodel import load

if TYPE_CHECKING:
    from poolwright.emulator.database import Row
    from poolwright.emulator.pool import Pool

MESSAGES_MAX: Final = 10_000
#: The class whose table has the object, by the message's word for it.
_TABLES: Final = {"Host": "host", "Pool": "pool"}
_PRIORITY: Final = 5


def _add(pool: Pool, name: str, priority: int, cls: str, uuid: str, body: str) -> str:
    database = pool.database
    values = {
        "name": name,
        "priority": priority,
        "cls": cls,
        "obj_uuid": uuid,
        "timestamp": pool.clock.now().replace(microsecond=0),
        "body": body,
    }
    ref = database.create("message", values)
    if database.count("message") > MESSAGES_MAX:
        database.destroy("message", next(iter(database.tables["message"].rows)))
    return ref


def emit(pool: Pool, name: str, cls: str, uuid: str, body: str = "") -> None:
    """The pool itself says something about an object, with the priority that belongs to the message's name."""
    _add(pool, name, load().model.alert_messages.get(name, _PRIORITY), cls, uuid, body)


def emit_for_vm(pool: Pool, name: str, vm: str, happened: str) -> None:
    """A message about a VM's life; none for a VM that is gone."""
    if (row := pool.database.find("VM", vm)) is not None:
        emit(pool, name, "VM", row["uuid"], f"VM '{row['name_label']}' {happened}")


def emit_on_host(pool: Pool, name: str, vm: str, happened: str) -> None:
    """A message about what a VM did and the host it is on."""
    if (row := pool.database.find("VM", vm)) is None:
        return
    if (host := pool.database.find("host", row["resident_on"])) is None:
        emit_for_vm(pool, name, vm, happened)
    else:
        emit_for_vm(pool, name, vm, f"{happened} on host: {host['name_label']} (uuid: {host['uuid']})")


def create(call: Call, name: str, priority: int, cls: str, obj_uuid: str, body: str) -> str:
    """message.create. Raises UUID_INVALID, by the message's word for the class, if no such object exists."""
    if call.database.find_uuid(_TABLES.get(cls, cls), obj_uuid) is None:
        raise ApiFailure("UUID_INVALID", cls, obj_uuid)
    return _add(call.pool, name, priority, cls, obj_uuid, body)


def destroy(call: Call, self: str) -> None:
    """message.destroy."""
    call.database.destroy("message", self)


def destroy_many(call: Call, messages: list[str]) -> None:
    """message.destroy_many, in this order, up to one that is not there. Raises HANDLE_INVALID."""
    for message in messages:
        call.database.destroy("message", message)


def destroy_all(call: Call, filters: Mapping[str, str]) -> None:
    """message.destroy_all: those that every filter (`before`, `after`, `name`, `priority`) lets through."""
    tests = [_filter(key, value) for key, value in filters.items()]
    for ref, row in call.database.items("message"):
        if all(test(row) for test in tests):
            call.database.destroy("message", ref)


def _filter(key: str, value: str) -> Callable[[Row], bool]:
    match key:
        case "name":
            return lambda row: bool(row["name"] == value)
        case "priority":
            return lambda row: str(row["priority"]) == value
        case "cls" | "obj_uuid":
            return lambda row: str(row[key]) == value
        case _:
            raise ApiFailure("INVALID_VALUE", "filters", key)


def get(call: Call, cls: str, obj_uuid: str, since: datetime) -> dict[str, Any]:
    """message.get: what was said about one object after a time, newest first. Raises UUID_INVALID []."""
    if call.database.find_uuid(_TABLES.get(cls, cls), obj_uuid) is None:
        raise ApiFailure("UUID_INVALID")
    return {
        ref: row
        for ref, row in reversed(call.database.items("message"))
        if row["cls"] == cls and row["obj_uuid"] == obj_uuid and row["timestamp"] > since
    }


def get_since(call: Call, since: datetime) -> dict[str, Any]:
    """message.get_since: everything said from a time on, newest first.

    XAPI compares fractions of seconds that it does not tell: a message of that very second counts as later.
    """
    return {ref: row for ref, row in reversed(call.database.items("message")) if row["timestamp"] >= since}


def get_all_records_where(call: Call, expr: str) -> dict[str, Any]:
    """message.get_all_records_where: messages are in no table, and XAPI does not read the expression."""
    del expr
    return dict(reversed(call.database.items("message")))


MESSAGES: Final[Mapping[str, Handler]] = {
    "create": create,
    "destroy": destroy,
    "destroy_many": destroy_many,
    "destroy_all": destroy_all,
    "get": get,
    "get_since": get_since,
    "get_all_records_where": get_all_records_where,
}
