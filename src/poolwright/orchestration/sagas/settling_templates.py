"""What the end of each saga about a template or an ISO means for its row. None of these may fail."""

from __future__ import annotations

from typing import Any, Final

from poolwright.orchestration.failures import error_of
from poolwright.saga import Outcome
from poolwright.saga import State as SagaState
from poolwright.store import Transaction, templates

READY: Final = "Download Complete"


async def settle_register(tx: Transaction, params: Any, outcome: Outcome) -> None:
    """Ready; or there still, and says why it is not."""
    if outcome.state is SagaState.SUCCEEDED:
        await templates.update(tx, params.template_id, is_ready=True, status=READY)
    else:
        error = error_of(outcome)
        await templates.update(tx, params.template_id, status=error.message if error else "Cancelled")


async def settle_create(tx: Transaction, params: Any, outcome: Outcome) -> None:
    """Ready; or gone."""
    if outcome.state is SagaState.SUCCEEDED:
        await templates.update(tx, params.template_id, is_ready=True, status=READY)
    else:
        await templates.remove(tx, params.template_id)


async def settle_delete(tx: Transaction, params: Any, outcome: Outcome) -> None:
    """Gone; or there still."""
    if outcome.state is SagaState.SUCCEEDED:
        await templates.remove(tx, params.template_id)
    else:
        await templates.update(tx, params.template_id, state="Active")
