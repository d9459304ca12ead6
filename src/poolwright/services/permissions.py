"""What a role's own rules allow: lines of patterns, of which the first that matches a command decides.

A role without lines leaves it to the registry, which says which kinds of role may call each command; lines only
narrow that.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase

from poolwright.model.account import Caller, RolePermission
from poolwright.services.cloud import Cloud
from poolwright.store import role_permissions


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


async def rules_of(cloud: Cloud, caller: Caller) -> Rules:
    """The rules of the caller's role."""
    columns = role_permissions.rows.table.c
    async with cloud.store.reading() as tx:
        lines = await role_permissions.list_where(
            tx, columns.role_id == caller.role_id, columns.removed.is_(None)
        )
    return Rules(sorted(lines, key=lambda line: line.position))
