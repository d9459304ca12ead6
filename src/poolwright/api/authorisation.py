"""Who may call which command: declared in the registry, denied by default.

What a caller may do to which thing is decided by the services, by whose it is.
"""

from __future__ import annotations

from typing import Final

from poolwright.api.command import Entry
from poolwright.model.account import Caller, RoleType

#: Root administrators only.
ROOT: Final = frozenset({RoleType.ADMIN})
#: Whoever administers something.
ADMINS: Final = frozenset({RoleType.ADMIN, RoleType.RESOURCE_ADMIN, RoleType.DOMAIN_ADMIN})
#: Every role.
EVERYONE: Final = frozenset(RoleType)


def may_call(caller: Caller, entry: Entry) -> bool:
    """Whether the caller's role is among those declared for the command."""
    return caller.role_type in entry.roles
