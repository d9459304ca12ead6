"""The messages of classes subject and auth: users of a directory service, which an emulated pool does not have.

Subjects that a loaded database brings keep their roles and can lose or gain them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from poolwright.emulator.call import Call
from poolwright.emulator.classes.role import assert_role, names_of
from poolwright.emulator.database import Row
from poolwright.emulator.failures import ApiFailure


def create(call: Call, args: Row) -> str:
    """A subject, where a directory is in use. Raises AUTH_IS_DISABLED, SUBJECT_ALREADY_EXISTS."""
    if not call.database.get("host", call.pool.coordinator)["external_auth_type"]:
        raise ApiFailure("AUTH_IS_DISABLED")
    for _, row in call.database.items("subject"):
        if row["subject_identifier"] == args["subject_identifier"]:
            raise ApiFailure("SUBJECT_ALREADY_EXISTS")
    return call.database.create("subject", args)


def destroy(call: Call, subject: str) -> None:
    """Removes a subject and ends its sessions."""
    call.database.destroy("subject", subject)
    for ref, row in call.database.items("session"):
        if row["subject"] == subject:
            call.pool.sessions.destroy(ref)


def add_to_roles(call: Call, subject: str, role: str) -> None:
    assert_role(call, role)
    roles = call.database.get("subject", subject)["roles"]
    if role in roles:
        raise ApiFailure("ROLE_ALREADY_EXISTS")
    call.database.update("subject", subject, roles=[*roles, role])


def remove_from_roles(call: Call, subject: str, role: str) -> None:
    roles = call.database.get("subject", subject)["roles"]
    if role not in roles:
        raise ApiFailure("ROLE_NOT_FOUND")
    call.database.update("subject", subject, roles=[one for one in roles if one != role])


def get_permissions_name_label(call: Call, subject: str) -> list[str]:
    roles = call.database.get("subject", subject)["roles"]
    names = (call.database.get("role", role)["name_label"] for role in roles)
    return list(dict.fromkeys(message for name in names for message in names_of(name)))


def _no_directory(_call: Call, _text: str) -> None:
    raise ApiFailure("AUTH_IS_DISABLED")


SUBJECT: Final[Mapping[str, Callable[..., Any]]] = {
    "create": create,
    "destroy": destroy,
    "add_to_roles": add_to_roles,
    "remove_from_roles": remove_from_roles,
    "get_permissions_name_label": get_permissions_name_label,
}
AUTH: Final[Mapping[str, Callable[..., Any]]] = {
    "get_subject_identifier": _no_directory,
    "get_subject_information_from_identifier": _no_directory,
    "get_group_membership": _no_directory,
}
