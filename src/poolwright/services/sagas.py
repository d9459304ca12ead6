"""Sagas as an operator sees them: what is being carried out, what is stuck and at which step, and what to do
then.

A stuck saga's undo failed: something of it may be left on a pool. Its undoing is tried again, or, when a
person has seen to what is left, given up; the reconciler then removes whatever still bears its tag.
"""

from __future__ import annotations

from datetime import datetime

import msgspec

from poolwright.model.errors import NotFound
from poolwright.saga.journal import History, State
from poolwright.services.cloud import Cloud
from poolwright.store import async_jobs, sagas
from poolwright.store.sagas import SagaRow


class Shown(msgspec.Struct, frozen=True, kw_only=True):
    """A saga: `step` is the undo that failed, with `error`, or what runs now; `reason` is why it turned
    around.
    """

    uuid: str
    name: str
    state: State
    params: str
    step: str | None = None
    error: str | None = None
    reason: str | None = None
    since: datetime | None = None
    job_uuid: str | None = None
    instance_type: str | None = None
    instance_uuid: str | None = None


async def list_(cloud: Cloud, *, only_stuck: bool = False) -> list[Shown]:
    """All that are stuck, then all that are under way; those that ended well, or were undone, are not shown."""
    found: list[Shown] = []
    async with cloud.store.reading() as tx:
        rows = await sagas.list_stuck(tx)
        rows += [] if only_stuck else [row for row, _log in await sagas.list_unfinished(tx)]
        for row in rows:
            lines = await sagas.lines(tx, row.id)
            job = await async_jobs.find(tx, row.job_id) if row.job_id is not None else None
            shown = _shown(row, History(lines), lines[0].at if lines else None)
            if job is not None:
                shown = msgspec.structs.replace(
                    shown, job_uuid=job.uuid, instance_type=job.instance_type, instance_uuid=job.instance_uuid
                )
            found.append(shown)
    return found


def _shown(row: SagaRow, history: History, since: datetime | None) -> Shown:
    outcome = history.outcome()
    turned = "it was cancelled" if outcome.cancelled else None
    return Shown(
        uuid=row.uuid,
        name=row.name,
        state=outcome.state,
        params=row.params,
        step=outcome.stuck_entry or ", ".join(history.under_way) or None,
        error=outcome.stuck.message if outcome.stuck else None,
        reason=outcome.failure.message if outcome.failure else turned,
        since=since,
    )


async def retry(cloud: Cloud, uuid: str) -> Shown:
    """Have a stuck saga's undoing tried again. Raises `NotFound`, and `InvalidState` if it is not stuck."""
    await cloud.runner.retry(uuid)
    return await _get(cloud, uuid)


async def abandon(cloud: Cloud, uuid: str) -> Shown:
    """Declare a stuck saga undone, whatever is left of it. Raises `NotFound`, and `InvalidState` if it is not
    stuck.
    """
    await cloud.runner.abandon(uuid)
    return await _get(cloud, uuid)


async def _get(cloud: Cloud, uuid: str) -> Shown:
    async with cloud.store.reading() as tx:
        row = await sagas.find(tx, uuid)
        if row is None:
            raise NotFound(f"Unable to find saga {uuid}")
        lines = await sagas.lines(tx, row.id)
    return _shown(row, History(lines), lines[0].at if lines else None)
