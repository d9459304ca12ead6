"""What services, and sagas that have others do their work, ask of whoever carries out sagas (`Runner`)."""

from __future__ import annotations

from typing import Any, Protocol

from poolwright.model.unmanaged import ForeignMachine
from poolwright.store import Transaction


class Sagas(Protocol):
    """Takes sagas in and says when they have ended."""

    async def submit(
        self, tx: Transaction, name: str, params: Any, *, job: int | None = None, uuid: str | None = None
    ) -> str:
        """Put a saga into the caller's transaction; its uuid, `uuid` if that is given. `job` ends with it."""

    def wake(self) -> None:
        """What was submitted is committed: begin."""

    async def wait(self, saga: str) -> None:
        """Return when it has ended well. Raises the `CloudError` that it ended with."""

    async def retry(self, saga: str) -> None:
        """Try the undoing of a stuck one again. Raises `NotFound`, `InvalidState` if it is not stuck."""

    async def abandon(self, saga: str) -> None:
        """Declare a stuck one undone. Raises `NotFound`, `InvalidState` if it is not stuck."""

    async def list_foreign(self, cluster_id: int) -> list[ForeignMachine]:
        """The VMs on a cluster's pool that no cloud made, read now. Raises `Unavailable`."""
