"""The messages of class secret: texts that XAPI keeps out of records and logs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from poolwright.emulator.call import Call
from poolwright.emulator.failures import internal_error
from poolwright.emulator.implicit import construct, destruct


def introduce(call: Call, uuid: str, value: str, other_config: Mapping[str, str]) -> str:
    if call.database.find_uuid("secret", uuid) is not None:
        raise internal_error(f'Db_exn.Uniqueness_constraint_violation("secret", "uuid", "{uuid}")')
    values = {"uuid": uuid, "value": value, "other_config": dict(other_config)}
    return call.database.create("secret", values)


MESSAGES: Final[Mapping[str, Callable[..., Any]]] = {
    "create": construct,
    "destroy": destruct,
    "introduce": introduce,
}
