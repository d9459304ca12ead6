"""What a role's own rules allow: lines of patterns, of which the first that matches a command decides.

A role without lines leaves it to the registry, which says which kinds of role may call each command; lines only
narrow that.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase

from poolwright.model.account import RolePermission
from poolwright.store import Transaction, role_permissions


@dataclass(frozen=True)
class Rules:
    """A role's lines, in order."""

    lines: Sequence[RolePermission] = ()

    def allow(self, command: str) -> bool:
        """Whether the command is allowed; with lines, what none of them matches is denied."""
        if not self.lines:
            return True
        for line in self.lines:
            if fnmatchcase(command.lower(), line.rule.lower()):
                return line.permission.lower() == "allow"
        return False


async def rules_of(tx: Transaction, role_id: int) -> Rules:
    """The rules of a role."""
    columns = role_permissions.rows.table.c
    lines = await role_permissions.list_where(tx, columns.role_id == role_id, columns.removed.is_(None))
    return Rules(sorted(lines, key=lambda line: line.position))
