"""What the runner needs to know of a saga besides its steps: what its end does to the rows, and what it
excludes.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from poolwright.orchestration.context import Context
from poolwright.saga import Outcome, Saga
from poolwright.store import Transaction

#: Writes what the outcome means for the rows, in the transaction that ends the saga. It must not fail.
Settle = Callable[[Transaction, Any, Outcome], Awaitable[None]]


async def _nothing(_tx: Transaction, _params: Any, _outcome: Outcome) -> None:
    return


def _nobody(_params: Any) -> str | None:
    return None


@dataclass(frozen=True)
class Definition:
    """A saga as the runner knows it.

    Of sagas with the same `exclusive` key (`virtual_machine/7`) one runs at a time, in order of submission. One
    that `waits` for other sagas does not count among those that may run at once, or they could all wait.
    """

    saga: Saga[Any, Context]
    settle: Settle = _nothing
    exclusive: Callable[[Any], str | None] = _nobody
    #: Whether the local steps that it begins with are done in the transaction that submits it, where they can
    #: be; they use `Context.reading` and `Context.together` only.
    prepared: bool = False
    waits: bool = False
    #: Whether its settling submits another saga, which is to begin at once.
    begets: bool = False

    @property
    def name(self) -> str:
        return self.saga.name
