"""What can go wrong between a client and the API.

ApiError
+-- ApiUnreachable      no answer, or not this API's: nothing listens, a wrong URL, a broken connection
+-- StillRunning        a job did not end within the time that the caller gave it
+-- Refused             the API's own error: `errorcode`, `errortext`
    +-- ParameterRefused     430, 431: what was asked for is not right
    +-- Unauthorised         401: keys or signature
    +-- CapacityLacking      533, 535: no room
    +-- ServerFailed         530, 534 and 5xx not named here
    +-- JobFailed            an asynchronous command was taken on and then failed; its code is the job's
"""

from __future__ import annotations


class ApiError(Exception):
    """Anything that this client raises."""


class ApiUnreachable(ApiError):
    """The API did not answer, or what answered is not CloudStack's API."""


class StillRunning(ApiError):
    """The job goes on; only the waiting ended."""

    def __init__(self, command: str, jobid: str, seconds: float) -> None:
        super().__init__(f"{command}: job {jobid} still runs after {seconds:g} s")
        self.command = command
        self.jobid = jobid


class Refused(ApiError):
    """The API's refusal, with CloudStack's error code and text."""

    def __init__(self, command: str, errorcode: int, errortext: str, cserrorcode: int | None = None) -> None:
        super().__init__(f"{command}: {errortext} (error {errorcode})")
        self.command = command
        self.errorcode = errorcode
        self.errortext = errortext
        self.cserrorcode = cserrorcode


class ParameterRefused(Refused):
    """A parameter is missing, unknown or wrong."""


class Unauthorised(Refused):
    """The keys are not known, or the signature does not fit, or the command is not for this user."""


class CapacityLacking(Refused):
    """No host or storage has room."""


class ServerFailed(Refused):
    """The manager or its pool could not do it."""


class JobFailed(Refused):
    """An asynchronous command that was accepted and then failed."""

    def __init__(self, command: str, errorcode: int, errortext: str, jobid: str) -> None:
        super().__init__(command, errorcode, errortext)
        self.jobid = jobid


_BY_CODE: dict[int, type[Refused]] = {
    401: Unauthorised,
    430: ParameterRefused,
    431: ParameterRefused,
    533: CapacityLacking,
    535: CapacityLacking,
}
_SERVER_ERRORS = range(500, 600)


def refusal(command: str, errorcode: int, errortext: str, cserrorcode: int | None) -> Refused:
    """The exception for an error answer of the API."""
    kind = _BY_CODE.get(errorcode)
    if kind is None:
        kind = ServerFailed if errorcode in _SERVER_ERRORS and errorcode not in (531, 532) else Refused
    return kind(command, errorcode, errortext, cserrorcode)
