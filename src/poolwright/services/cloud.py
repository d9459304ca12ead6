"""`Cloud`: what every service works on. Made by `app` from the open parts; holds no state of its own."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import Protocol

from poolwright.clock import Clock
from poolwright.orchestration.submission import Sagas
from poolwright.services.settings import Settings
from poolwright.store import Store, Transaction


class Witness(Protocol):
    """Who writes down what a command does: `services.events.Deed`."""

    async def note(self, tx: Transaction) -> None:
        """Write the event of what the transaction has done, into the transaction."""


@dataclass(frozen=True)
class Cloud:
    """The open store, the runner of sagas, and time. `manager_uuid` is this manager's own."""

    store: Store
    runner: Sagas
    clock: Clock
    manager_uuid: str = ""
    #: How long a login lasts after its last use.
    session_lifetime: timedelta = timedelta(minutes=30)
    #: Who writes down what the command that is being run does.
    witness: Witness | None = None
    #: What administrators set at run time; kept by every copy. Made where none is given.
    kept: Settings | None = None

    def __post_init__(self) -> None:
        if self.kept is None:
            object.__setattr__(self, "kept", Settings(self.store))

    @property
    def settings(self) -> Settings:
        return self.kept or Settings(self.store)

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[Transaction]:
        """A change that a command makes: with it goes its event, or neither does."""
        async with self.store.transaction() as tx:
            yield tx
            if self.witness is not None:
                await self.witness.note(tx)
