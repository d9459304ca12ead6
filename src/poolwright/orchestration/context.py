"""What a step of a saga may touch: the store, the pools, the clock, and the name to sign with."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import gettempdir
from typing import Any, Final, TypeVar
from uuid import UUID, uuid5

from poolwright.clock import Clock
from poolwright.model.errors import Internal
from poolwright.orchestration.connections import Connections
from poolwright.orchestration.submission import Sagas
from poolwright.saga import Run
from poolwright.store import Store, Transaction, sagas
from poolwright.store.sagas import SagaRow
from poolwright.xenserver.ownership import Owner
from poolwright.xenserver.pools import Pool

#: Where images are kept while they are fetched, unless the manager has its own place.
IMAGES: Final = Path(gettempdir()) / "poolwright-images"
Result = TypeVar("Result")


@dataclass(frozen=True)
class Context:
    """Everything that is not in a saga's parameters."""

    store: Store
    connections: Connections
    clock: Clock
    #: This installation's uuid: the first part of every ownership tag.
    manager: str
    saga: SagaRow
    #: Who carries out sagas, for one that has others do its work.
    sagas: Sagas | None = None
    #: Where images are kept while they are fetched.
    images: Path = IMAGES
    #: The transaction that submits the saga, while it is being prepared: nothing may be waited for then.
    inside: Transaction | None = None

    def owner(self, run: Run[Any, Context]) -> Owner:
        """The owner of what the running step makes."""
        return Owner(self.manager, run.saga_id, run.entry)

    async def pool(self, cluster_id: int) -> Pool:
        """The pool of a cluster."""
        return await self.connections.get(cluster_id)

    def child(self, name: str) -> str:
        """The uuid of a saga that this one begins: always the same for the same name."""
        return str(uuid5(UUID(self.saga.uuid), name))

    async def find_child(self, name: str) -> SagaRow | None:
        """The saga of that name that this one has begun, if it has."""
        async with self.store.reading() as tx:
            return await sagas.find(tx, self.child(name))

    async def begin(self, tx: Transaction, name: str, saga: str, params: Any) -> None:
        """Begin a saga of this one's, in the transaction of what it is to find; not in a repeated step."""
        await self._sagas.submit(tx, saga, params, uuid=self.child(name))

    async def ended(self, name: str) -> None:
        """Wait for a saga of this one's. Raises the `CloudError` for which it was undone or is stuck."""
        self._sagas.wake()
        await self._sagas.wait(self.child(name))

    async def submit(self, tx: Transaction, saga: str, params: Any) -> None:
        """Begin a saga that is not this one's own: it finds what that does by the rows."""
        await self._sagas.submit(tx, saga, params)

    def wake(self) -> None:
        """What was submitted is committed: begin."""
        self._sagas.wake()

    @property
    def _sagas(self) -> Sagas:
        if self.sagas is None:
            raise Internal(f"saga {self.saga.name} has nobody to carry out other sagas")
        return self.sagas

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[Transaction]:
        """A transaction to read in."""
        if self.inside is not None:
            yield self.inside
            return
        async with self.store.reading() as tx:
            yield tx

    async def together(self, work: Callable[[Transaction], Awaitable[Result]]) -> Result:
        """Work that may share a transaction (`Store.together`)."""
        return await (self.store.together(work) if self.inside is None else work(self.inside))

    async def lock(self, name: str) -> None:
        """Hold a name until this saga ends. Raises `TryAgain` while another saga holds it."""
        async with self.store.transaction() as tx:
            await sagas.take_lock(tx, name, self.saga)

    @asynccontextmanager
    async def writing(self) -> AsyncIterator[Transaction]:
        """One transaction."""
        async with self.store.transaction() as tx:
            yield tx
