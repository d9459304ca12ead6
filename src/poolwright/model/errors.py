"""What can go wrong for a user: one exception, in eight categories.

Everything above `xenserver` raises and catches these; XAPI's failures are turned into them by one table in
`xenserver/failures.py`, and they are turned into CloudStack's codes by one table in `api/errors.py`.

    CloudError
     |- NotFound               no such thing, or not yours to see
     |- InvalidParameter       the request itself is wrong
     |- InvalidState           the thing exists, but not in a state that allows this
     |- Conflict               something else uses it, or changed it meanwhile
     |- Forbidden              the caller may not do this
     |- InsufficientCapacity   no host, storage or address is free for it
     |    `- LimitReached      or an account may not have more
     |- Unavailable            the pool or host can't be reached now; the same request may work later
     |- Internal               our fault

The message is for the user: it names the object, what was wrong and what to do. XAPI's code and parameters are
kept beside it, never inside it. An error survives a crash as an `ErrorRecord` in a saga's log or a job's
result.
"""

from __future__ import annotations

from typing import Any, ClassVar

import msgspec


class ErrorRecord(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """An error as it is stored and read back."""

    category: str
    message: str
    xapi_code: str | None = None
    xapi_params: list[str] = []
    uuids: list[str] = []


class CloudError(Exception):
    """The root; raise one of the eight below."""

    #: Subclasses by name, to read a stored error back; filled by `__init_subclass__` when this module is read.
    _categories: ClassVar[dict[str, type[CloudError]]] = {}

    def __init__(
        self,
        message: str,
        *,
        xapi_code: str | None = None,
        xapi_params: list[str] | tuple[str, ...] = (),
        uuids: list[str] | tuple[str, ...] = (),
    ) -> None:
        """`uuids` are those of the objects that the message is about."""
        super().__init__(message)
        self.message = message
        self.xapi_code = xapi_code
        self.xapi_params = list(xapi_params)
        self.uuids = list(uuids)

    def __init_subclass__(cls, **keywords: Any) -> None:
        super().__init_subclass__(**keywords)
        CloudError._categories[cls.__name__] = cls

    @property
    def category(self) -> str:
        return type(self).__name__

    def record(self) -> ErrorRecord:
        return ErrorRecord(
            category=self.category,
            message=self.message,
            xapi_code=self.xapi_code,
            xapi_params=self.xapi_params,
            uuids=self.uuids,
        )

    @staticmethod
    def from_record(record: ErrorRecord) -> CloudError:
        """The same error again; a category that this version does not know becomes `Internal`."""
        kind = CloudError._categories.get(record.category, Internal)
        return kind(
            record.message,
            xapi_code=record.xapi_code,
            xapi_params=record.xapi_params,
            uuids=record.uuids,
        )


class NotFound(CloudError):
    """No such thing, or not the caller's to see."""


class InvalidParameter(CloudError):
    """The request can't be meant as it stands."""


class InvalidState(CloudError):
    """The thing is not in a state that allows this."""


class Conflict(CloudError):
    """Something else uses it, or changed it first."""


class Forbidden(CloudError):
    """The caller may not do this."""


class InsufficientCapacity(CloudError):
    """Nothing is free that could take it; the message says why each candidate was refused."""


class LimitReached(InsufficientCapacity):
    """An account or domain would have more than it may; the message names which, of what, and how much."""


class Unavailable(CloudError):
    """What it needs can't be reached now, or did not answer; trying again may help."""


class Internal(CloudError):
    """A mistake of ours."""
