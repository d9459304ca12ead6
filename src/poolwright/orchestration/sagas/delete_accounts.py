"""Delete accounts with everything that they have: of one account, a project, or a whole domain.

What is on pools goes by the sagas that remove it one by one, submitted from here; this one waits until
nothing is left, then the rows go. Nobody can log in to the accounts meanwhile, so nothing is added; what was
being changed when this began is waited for.
"""

from __future__ import annotations

import msgspec

from poolwright.orchestration.context import Context
from poolwright.orchestration.definition import Definition
from poolwright.orchestration.emptying import begin_to_empty
from poolwright.saga import Backoff, Outcome, Run, Saga, State, TryAgain
from poolwright.store import Transaction, tenants


class DeleteAccounts(msgspec.Struct, frozen=True, kw_only=True):
    """The numbers of the accounts; of the domains that go after them, the lowest first; of the project."""

    account_ids: list[int]
    domain_ids: list[int] = []
    project_id: int | None = None


Delete = Run[DeleteAccounts, Context]

_WAITING = Backoff(initial=0.1, ceiling=2.0, deadline=3600.0)
saga = Saga[DeleteAccounts, Context]("delete_accounts", params=DeleteAccounts, backoff=_WAITING)


@saga.step_each(lambda run: run.params.account_ids)
async def ensure_empty(run: Delete, account_id: int) -> None:
    """Nothing of the account is on any pool."""
    async with run.context.writing() as tx:
        left = await begin_to_empty(run.context, tx, account_id)
    run.context.wake()
    if left:
        raise TryAgain(f"account {account_id} still has {left}")


ensure_empty.no_undo(because="what was destroyed can't be made again; deleting again goes on")


async def _settle(tx: Transaction, params: DeleteAccounts, outcome: Outcome) -> None:
    """Gone; or there still, with its users shut out, to be deleted again."""
    if outcome.state is State.SUCCEEDED:
        for account_id in params.account_ids:
            await tenants.remove_account(tx, account_id)
        for domain_id in params.domain_ids:
            await tenants.remove_domain(tx, domain_id)
        if params.project_id is not None:
            await tenants.remove_project(tx, params.project_id)


# It only waits for others: it must not have the place of one of those.
DEFINITION = Definition(saga, settle=_settle, waits=True)
