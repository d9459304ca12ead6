"""Who may call which command: declared in the registry, denied by default, narrowed by the role's own rules.

What a caller may do to which thing is decided by the services, by whose it is.
"""

from __future__ import annotations

from typing import Final

from poolwright.api.command import Entry
from poolwright.model.account import Caller, RoleType
from poolwright.services.permissions import Rules

#: Root administrators only.
ROOT: Final = frozenset({RoleType.ADMIN})
#: Whoever administers something.
ADMINS: Final = frozenset({RoleType.ADMIN, RoleType.RESOURCE_ADMIN, RoleType.DOMAIN_ADMIN})
#: Every role.
EVERYONE: Final = frozenset(RoleType)


def may_call(caller: Caller, rules: Rules, entry: Entry) -> bool:
    """Whether their role's rules allow it, or (built-in roles) the command declares their kind of role."""
    return rules.allow(entry.name, declared=caller.role_type in entry.roles)
