"""What a step of a saga may touch: the store, the pools, the clock, and the name to sign with."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

from poolwright.clock import Clock
from poolwright.orchestration.connections import Connections
from poolwright.saga import Run
from poolwright.store import Store, Transaction, sagas
from poolwright.store.sagas import SagaRow
from poolwright.xenserver.ownership import Owner
from poolwright.xenserver.pools import Pool


@dataclass(frozen=True)
class Context:
    """Everything that is not in a saga's parameters."""

    store: Store
    connections: Connections
    clock: Clock
    #: This installation's uuid: the first part of every ownership tag.
    manager: str
    saga: SagaRow

    def owner(self, run: Run[Any, Context]) -> Owner:
        """The owner of what the running step makes."""
        return Owner(self.manager, run.saga_id, run.entry)

    async def pool(self, cluster_id: int) -> Pool:
        """The pool of a cluster."""
        return await self.connections.get(cluster_id)

    async def lock(self, name: str) -> None:
        """Hold a name until this saga ends. Raises `TryAgain` while another saga holds it."""
        async with self.store.transaction() as tx:
            await sagas.take_lock(tx, name, self.saga)

    @asynccontextmanager
    async def writing(self) -> AsyncIterator[Transaction]:
        """One transaction."""
        async with self.store.transaction() as tx:
            yield tx
