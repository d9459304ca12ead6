"""What a role's own rules allow: lines of patterns, of which the first that matches a command decides.

A built-in role without lines has what the registry declares for its kind; any other has only what its lines
give it. A pattern gives only what the registry declares for the role's kind; a command named in full is given
as it stands, so that a user's role can have `listHosts`, but not by `list*`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase

from poolwright.model.account import RolePermission, UserView
from poolwright.store import Transaction, role_permissions

ALLOW = "allow"


@dataclass(frozen=True)
class Rules:
    """A role's lines, in order."""

    lines: Sequence[RolePermission] = ()
    is_builtin: bool = False

    def allow(self, command: str, *, declared: bool) -> bool:
        """Whether the command is allowed; `declared` says whether the registry gives it to the role's kind."""
        for line in self.lines:
            if fnmatchcase(command.lower(), line.rule.lower()):
                in_full = line.rule.lower() == command.lower()
                return line.permission == ALLOW and (declared or in_full)
        return declared and self.is_builtin and not self.lines


async def rules_of(tx: Transaction, user: UserView) -> Rules:
    """The rules of a user's role."""
    return Rules(await role_permissions.of_role(tx, user.role_id), is_builtin=user.role_is_default)
