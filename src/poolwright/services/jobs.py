"""Jobs: what a user polls while a saga runs."""

from __future__ import annotations

from poolwright.model.account import Caller
from poolwright.model.errors import InvalidParameter
from poolwright.model.job import Job, JobView
from poolwright.model.resource import Found, Page, Query
from poolwright.services.cloud import Cloud
from poolwright.services.ownership import Whose, scope_of
from poolwright.services.queries import Conditions
from poolwright.store import Transaction, async_jobs


async def open_job(
    tx: Transaction, caller: Caller, command: str, instance_type: str, instance_uuid: str
) -> Job:
    """The row of a command that now begins, in the transaction of what it changes."""
    return await async_jobs.insert(
        tx,
        Job(
            account_id=caller.account_id,
            user_id=caller.user_id,
            command=command,
            instance_type=instance_type,
            instance_uuid=instance_uuid,
        ),
    )


async def finished_job(
    tx: Transaction, caller: Caller, command: str, instance_type: str, instance_uuid: str
) -> Job:
    """The row of a command that is done as soon as its transaction is."""
    job = await open_job(tx, caller, command, instance_type, instance_uuid)
    await async_jobs.finish(tx, job.id)
    return job


async def get(
    cloud: Cloud,
    caller: Caller,
    job: str | None,
    *,
    resource: str | None = None,
    resource_type: str | None = None,
) -> JobView:
    """A job by its id, or the latest about a resource. Raises `InvalidParameter` where the caller has no such
    job.
    """
    async with cloud.store.reading() as tx:
        if job is not None:
            found = await async_jobs.find(tx, job)
        elif resource is not None and resource_type is not None:
            about: Conditions = {"instance_uuid": resource, "instance_type": resource_type}
            rows = (await async_jobs.list_(tx, Query(equal=about, page=Page(size=0)))).rows
            found = rows[-1] if rows else None
        else:
            raise InvalidParameter("jobid is needed, or resourceid with resourcetype")
    if found is None or not caller.owns(found.account_id, found.domain_path):
        raise InvalidParameter(f"Unable to find a job by id {job or resource}")
    return found


async def list_(
    cloud: Cloud, caller: Caller, whose: Whose, conditions: Conditions, keyword: str | None, page: Page
) -> Found[JobView]:
    """The jobs that fit and that the caller may see."""
    async with cloud.store.reading() as tx:
        scope = await scope_of(tx, caller, whose)
        return await async_jobs.list_(tx, Query(equal=conditions, keyword=keyword, page=page, scope=scope))
