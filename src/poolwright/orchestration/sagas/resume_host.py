"""Take a host into use again after its maintenance: enabled on its pool, and open for VMs."""

from __future__ import annotations

from typing import Any

import msgspec

from poolwright.model.host import ResourceState
from poolwright.orchestration.context import Context
from poolwright.orchestration.definition import Definition
from poolwright.orchestration.sagas.maintain_host import set_enabled
from poolwright.saga import Outcome, Run, Saga
from poolwright.saga import State as SagaState
from poolwright.store import Transaction, hosts


class ResumeHost(msgspec.Struct, frozen=True, kw_only=True):
    """The host's number."""

    host_id: int


saga = Saga[ResumeHost, Context]("resume_host", params=ResumeHost)


@saga.step
async def enable_host(run: Run[ResumeHost, Context]) -> None:
    """Enabled on its pool."""
    await set_enabled(run.context, run.params.host_id, to=True)


enable_host.no_undo(because="it is the only step")


async def _settle(tx: Transaction, params: Any, outcome: Outcome) -> None:
    """Open; or in maintenance as before."""
    if outcome.state is SagaState.SUCCEEDED:
        await hosts.update(tx, params.host_id, resource_state=ResourceState.ENABLED)


DEFINITION = Definition(saga, settle=_settle, exclusive=lambda params: f"host/{params.host_id}")
