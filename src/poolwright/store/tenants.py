"""What goes with an account, a domain or a project: every row that belongs to it.

By the tables' own columns, so that a table which is added later is not forgotten. What happened stays: events
and jobs tell it.
"""

from __future__ import annotations

from typing import Final

from sqlalchemy import Table, update

from poolwright.store import tables
from poolwright.store.transaction import Transaction

#: Those tell what happened; or a saga removes them, once the pool has nothing of it any more.
_KEPT: Final = frozenset(
    {"events", "async_jobs", "alerts", "accounts", "domains", "virtual_machines", "volumes", "networks"}
)


async def remove_account(tx: Transaction, account_id: int) -> None:
    """Mark an account, its users, and all that it owns besides what is on pools, as removed."""
    await _remove(tx, "account_id", account_id)
    await _mark(tx, tables.accounts, "id", account_id)


async def remove_domain(tx: Transaction, domain_id: int) -> None:
    """Mark a domain, and all that belongs to it as such, as removed."""
    await _remove(tx, "domain_id", domain_id)
    await _mark(tx, tables.domains, "id", domain_id)


async def remove_project(tx: Transaction, project_id: int) -> None:
    """Mark a project, who is in it and its own roles, as removed."""
    await _remove(tx, "project_id", project_id)
    await _mark(tx, tables.projects, "id", project_id)


async def _remove(tx: Transaction, column: str, number: int) -> None:
    for table in tables.metadata.sorted_tables:
        if column in table.c and "removed" in table.c and table.name not in _KEPT:
            await _mark(tx, table, column, number)


async def _mark(tx: Transaction, table: Table, column: str, number: int) -> None:
    present = (table.c[column] == number, table.c.removed.is_(None))
    await tx.execute(update(table).where(*present).values(removed=tx.clock.now()))
