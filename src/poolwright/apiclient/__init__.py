"""A client of CloudStack's query API, asyncio: signed calls, whole lists, jobs waited for, errors typed.

What the command line and the demo speak with; it knows the wire and no command in particular, so it serves any
CloudStack too. Not here: the server's side (`poolwright.api`), or a model of what the answers hold.
"""

from poolwright.apiclient.client import ApiClient
from poolwright.apiclient.errors import (
    ApiError,
    ApiUnreachable,
    CapacityLacking,
    JobFailed,
    ParameterRefused,
    Refused,
    ServerFailed,
    StillRunning,
    Unauthorised,
)
from poolwright.apiclient.signature import sign

__all__ = [
    "ApiClient",
    "ApiError",
    "ApiUnreachable",
    "CapacityLacking",
    "JobFailed",
    "ParameterRefused",
    "Refused",
    "ServerFailed",
    "StillRunning",
    "Unauthorised",
    "sign",
]
