"""Asynchronous jobs: what a user polls."""

from __future__ import annotations

from poolwright.model.errors import ErrorRecord
from poolwright.model.job import Job, JobStatus, JobView
from poolwright.store import events, tables
from poolwright.store.rows import Rows
from poolwright.store.transaction import Transaction

_t = tables.async_jobs
_account = tables.accounts

rows = Rows(
    "job",
    _t,
    Job,
    JobView,
    joins={
        "account": (_account, _account.c.id == _t.c.account_id),
        "user": (tables.users, tables.users.c.id == _t.c.user_id),
        "domain": (tables.domains, tables.domains.c.id == _account.c.domain_id),
    },
    expressions={"domain_id": _account.c.domain_id},
    keyword=("command",),
    kept=False,
)

insert, update, update_if, remove = rows.insert, rows.update, rows.update_if, rows.remove
find, get, list_ = rows.find, rows.get, rows.list_
find_where, list_where = rows.find_where, rows.list_where


async def finish(
    tx: Transaction, job_id: int, error: ErrorRecord | None = None, *, cancelled: bool = False
) -> None:
    """Write how a job ended, and its event. One that has ended already keeps its first end."""
    status = JobStatus.CANCELLED if cancelled else JobStatus.FAILED if error else JobStatus.SUCCEEDED
    pending = _t.c.status == JobStatus.PENDING
    if await update_if(
        tx, job_id, pending, status=status, error=error, progress=None, completed=tx.clock.now()
    ):
        tx.ended.add(job_id)
        failure = error.message if error else "it was cancelled" if cancelled else None
        await events.conclude(tx, job_id, failure)
