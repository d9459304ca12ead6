"""`Cloud`: what every service works on. Made by `app` from the open parts; holds no state of its own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Protocol

from poolwright.clock import Clock
from poolwright.store import Store, Transaction


class Sagas(Protocol):
    """What a service asks of whoever carries out sagas: `orchestration.runner.Runner`."""

    async def submit(self, tx: Transaction, name: str, params: Any, *, job: int | None = None) -> str:
        """Put a saga into the caller's transaction; its uuid. `job` ends with it."""

    def wake(self) -> None:
        """What was submitted is committed: begin."""

    async def wait(self, saga: str) -> None:
        """Return when it has ended well. Raises the `CloudError` that it ended with."""


@dataclass(frozen=True)
class Cloud:
    """The open store, the runner of sagas, and time. `manager_uuid` is this manager's own."""

    store: Store
    runner: Sagas
    clock: Clock
    manager_uuid: str = ""
    #: How long a login lasts after its last use.
    session_lifetime: timedelta = timedelta(minutes=30)
