"""A transaction: what every function of the store takes first."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import CursorResult, Executable
from sqlalchemy.ext.asyncio import AsyncConnection

from poolwright.clock import Clock
from poolwright.model.resource import Resource
from poolwright.store.secrets import Secrets


@dataclass(frozen=True)
class Transaction:
    """Everything done through it is kept, or nothing is. It belongs to one task; its end is
    `Store.transaction`'s.
    """

    connection: AsyncConnection
    clock: Clock
    secrets: Secrets
    #: What it has inserted, in order, and the jobs that it has ended: from this its event is written.
    made: list[Resource] = field(default_factory=list)
    ended: set[int] = field(default_factory=set)

    @property
    def is_sqlite(self) -> bool:
        return self.connection.dialect.name == "sqlite"

    async def execute(self, statement: Executable, parameters: Any = None) -> CursorResult[Any]:
        """Run one statement; many rows at once if `parameters` is a list."""
        return await self.connection.execute(statement, parameters)
