"""What a user polls: an asynchronous command on its way.

(A saga is what we execute; a task is what XAPI runs.)
"""

from __future__ import annotations

from datetime import datetime
from enum import IntEnum

from poolwright.model.errors import ErrorRecord
from poolwright.model.resource import Resource


class JobStatus(IntEnum):
    """CloudStack's numbers for `jobstatus`."""

    PENDING = 0
    SUCCEEDED = 1
    FAILED = 2
    CANCELLED = 3


class Job(Resource, frozen=True, kw_only=True):
    """`command` is the API command; what it made or changed is `instance_type` and `instance_uuid`, rendered by
    the API.

    `error` is set when it failed; `progress` says, while it runs, what it waits for.
    """

    account_id: int
    user_id: int
    command: str
    status: JobStatus = JobStatus.PENDING
    instance_type: str | None = None
    instance_uuid: str | None = None
    error: ErrorRecord | None = None
    progress: str | None = None
    completed: datetime | None = None


class JobView(Job, frozen=True, kw_only=True):
    account_uuid: str
    account_name: str
    user_uuid: str
    domain_id: int
    domain_uuid: str
    domain_name: str
    domain_path: str
