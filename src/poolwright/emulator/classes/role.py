"""The messages of class role: what XAPI's fixed roles may do, worked out from the datamodel."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, Final

from poolwright.emulator.call import Call
from poolwright.emulator.failures import ApiFailure
from poolwright.xapi.datamodel import load


@cache
def permissions() -> Mapping[str, tuple[str, ...]]:
    """Every message by its wire name, with the roles that may call it: its least role and all stronger ones."""
    ranking = [role["name"] for role in load().model.roles]
    found: dict[str, tuple[str, ...]] = {}
    for name, (_, message) in load().messages.items():
        least, _, extra = message.roles.partition("+")
        if least in ranking:
            stronger = tuple(role for role in ranking[: ranking.index(least) + 1] if role != "client-cert")
            found[name] = (*stronger, extra) if extra else stronger
    return found


def names_of(role: str) -> list[str]:
    """The messages that a role may call."""
    return [name for name, roles in permissions().items() if role in roles]


def get_permissions_name_label(call: Call, role: str) -> list[str]:
    return names_of(call.database.get("role", role)["name_label"])


def get_permissions(call: Call, role: str) -> list[str]:
    """Roles that a role includes: only the strong ones have any rows."""
    name = call.database.get("role", role)["name_label"]
    ranking = [one["name"] for one in load().model.roles if not one["internal"]]
    if name not in ranking:
        return []
    weaker = ranking[ranking.index(name) :]
    return [ref for one in weaker for ref in call.database.by_name("role", one)]


def get_by_permission(call: Call, permission: str) -> list[str]:
    call.database.get("role", permission)
    return [ref for ref in call.database.refs("role") if permission in get_permissions(call, ref)]


def get_by_permission_name_label(call: Call, label: str) -> list[str]:
    return [ref for role in permissions().get(label, ()) for ref in call.database.by_name("role", role)]


def assert_role(call: Call, role: str) -> None:
    """Raises ROLE_NOT_FOUND for what is no role that a subject can have."""
    row = call.database.find("role", role)
    if row is None or row["is_internal"]:
        raise ApiFailure("ROLE_NOT_FOUND")


MESSAGES: Final[Mapping[str, Callable[..., Any]]] = {
    "get_permissions": get_permissions,
    "get_permissions_name_label": get_permissions_name_label,
    "get_by_permission": get_by_permission,
    "get_by_permission_name_label": get_by_permission_name_label,
}
