"""Asynchronous jobs: what a user polls.

A job whose work is a saga's ends when that does: its end is in the saga's row, so that the two can't disagree.
Another is finished by whoever opened it.
"""

from __future__ import annotations

from sqlalchemy import case, func, literal

from poolwright.model.errors import ErrorRecord
from poolwright.model.job import Job, JobStatus, JobView
from poolwright.saga import Kind
from poolwright.store import events, tables
from poolwright.store.rows import Rows
from poolwright.store.transaction import Transaction

_t = tables.async_jobs
_account = tables.accounts
_saga = tables.sagas

rows = Rows(
    "job",
    _t,
    Job,
    JobView,
    joins={
        "account": (_account, _account.c.id == _t.c.account_id),
        "user": (tables.users, tables.users.c.id == _t.c.user_id),
        "domain": (tables.domains, tables.domains.c.id == _account.c.domain_id),
        "saga": (_saga, _saga.c.job_id == _t.c.id),
    },
    expressions={
        "domain_id": _account.c.domain_id,
        "status": case(
            (_saga.c.id.is_(None), _t.c.status),
            (_saga.c.ended.is_(None), literal(JobStatus.PENDING, _t.c.status.type)),
            (_saga.c.error.is_not(None), literal(JobStatus.FAILED, _t.c.status.type)),
            (_saga.c.rest == Kind.COMPLETED.value, literal(JobStatus.SUCCEEDED, _t.c.status.type)),
            else_=literal(JobStatus.CANCELLED, _t.c.status.type),
        ),
        "completed": func.coalesce(_saga.c.ended, _t.c.completed),
        "error": func.coalesce(_saga.c.error, _t.c.error),
    },
    keyword=("command",),
    kept=False,
)

insert, update, update_if, remove = rows.insert, rows.update, rows.update_if, rows.remove
find, get, list_ = rows.find, rows.get, rows.list_
find_where, list_where = rows.find_where, rows.list_where


async def finish(
    tx: Transaction, job_id: int, error: ErrorRecord | None = None, *, cancelled: bool = False
) -> None:
    """Write how a job without a saga ended, and its event. One that has ended already keeps its first end."""
    if job_id in tx.ended:
        return
    status = JobStatus.CANCELLED if cancelled else JobStatus.FAILED if error else JobStatus.SUCCEEDED
    values = {"status": status, "error": error, "progress": None, "completed": tx.clock.now()}
    if tx.amend(_t, job_id, values) or await update_if(tx, job_id, _t.c.status == JobStatus.PENDING, **values):
        tx.ended.add(job_id)
        events.conclude(tx, job_id, error.message if error else "it was cancelled" if cancelled else None)
