"""The client: one signed request per call, a job's result in place of its id, a list over all its pages.

Calls share one keep-alive connection pool. Nothing is retried but the asking after a job, which changes
nothing. Not here: which commands there are.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping, Sequence
from types import TracebackType
from typing import Any, Self, TypeAlias

import aiohttp
import msgspec

from poolwright.apiclient.errors import ApiUnreachable, JobFailed, StillRunning, refusal
from poolwright.apiclient.signature import sign

JsonObject: TypeAlias = dict[str, Any]
Parameter: TypeAlias = str | int | bool | Sequence[str] | None

#: Seconds that one request may take; what takes longer is a job.
REQUEST_SECONDS = 60.0
#: Seconds between two looks at a job: the first, and the most.
FIRST_LOOK, LAST_LOOK = 0.05, 1.0
PAGE_SIZE = 500
#: How often a look at a job is repeated while the manager does not answer (it may be restarting).
LOOKS_UNANSWERED = 5

_PENDING, _SUCCEEDED = 0, 1


def _text(value: Parameter) -> str:
    """A parameter as the API reads it."""
    match value:
        case bool():
            return "true" if value else "false"
        case str():
            return value
        case Sequence():
            return ",".join(value)
        case _:
            return str(value)


class ApiClient:
    """One user's way into a CloudStack API; use as `async with ApiClient(url, apikey, secretkey) as api:`."""

    def __init__(self, url: str, apikey: str, secretkey: str, *, connections: int = 16) -> None:
        self.url = url
        self._apikey = apikey
        self._secretkey = secretkey
        self._connections = connections
        self._session: aiohttp.ClientSession | None = None

    async def __aenter__(self) -> Self:
        self._session = aiohttp.ClientSession(
            connector=aiohttp.TCPConnector(limit=self._connections),
            timeout=aiohttp.ClientTimeout(total=REQUEST_SECONDS),
        )
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._session is not None:
            await self._session.close()
            self._session = None

    async def call(self, command: str, /, **params: Parameter) -> JsonObject:
        """What the command answers, out of its wrapper; of an asynchronous command, the job's id.

        Parameters that are None are left out. Raises `Refused` and its kinds, `ApiUnreachable`.
        """
        fields = {name.lower(): _text(value) for name, value in params.items() if value is not None}
        return await self.call_raw(command, fields)

    async def call_raw(self, command: str, fields: Mapping[str, str]) -> JsonObject:
        """As `call`, with parameters whose names are no Python names (`details[0].name`)."""
        signed = {**fields, "command": command, "response": "json", "apikey": self._apikey}
        signed["signature"] = sign(signed, self._secretkey)
        status, body = await self._post(signed)
        return self._unwrap(command, status, body)

    async def _post(self, form: Mapping[str, str]) -> tuple[int, bytes]:
        if self._session is None:
            raise RuntimeError("use the client inside `async with`")
        try:
            async with self._session.post(self.url, data=form) as response:
                return response.status, await response.read()
        except aiohttp.InvalidURL as error:
            raise ApiUnreachable(f"{self.url!r} is no URL of an API") from error
        except aiohttp.ClientConnectorError as error:
            raise ApiUnreachable(
                f"nothing answers at {self.url}: {error.os_error.strerror or error}"
            ) from error
        except TimeoutError as error:
            raise ApiUnreachable(f"{self.url} did not answer within {REQUEST_SECONDS:g} s") from error
        except aiohttp.ClientError as error:
            raise ApiUnreachable(f"{self.url}: the connection broke: {error}") from error

    def _unwrap(self, command: str, status: int, body: bytes) -> JsonObject:
        try:
            answer = msgspec.json.decode(body, type=dict[str, JsonObject])
        except msgspec.DecodeError as error:
            raise ApiUnreachable(
                f"{self.url} answered {command} with HTTP {status} and no answer of CloudStack's API"
            ) from error
        for wrapper, content in answer.items():
            if "errorcode" in content and (status >= 400 or wrapper == "errorresponse"):
                raise refusal(
                    command,
                    int(content["errorcode"]),
                    str(content.get("errortext", "")),
                    content.get("cserrorcode"),
                )
            if status < 400:
                return content
        raise ApiUnreachable(f"{self.url} answered {command} with HTTP {status}")

    async def list_all(self, command: str, /, **params: Parameter) -> list[JsonObject]:
        """All that a list command has, over as many pages as it takes. Raises as `call`."""
        rows: list[JsonObject] = []
        page = 1
        while True:
            answer = await self.call(command, page=page, pagesize=PAGE_SIZE, **params)
            batch = next((value for value in answer.values() if isinstance(value, list)), [])
            rows += batch
            if len(batch) < PAGE_SIZE or len(rows) >= int(answer.get("count", 0)):
                return rows
            page += 1

    async def run(
        self,
        command: str,
        /,
        *,
        timeout: float = 3600.0,
        submitted: Callable[[JsonObject], None] | None = None,
        **params: Parameter,
    ) -> JsonObject:
        """Call an asynchronous command and wait for its job: the job's result.

        `submitted` hears the first answer (`jobid`, and `id` of what is being made). Raises `JobFailed`,
        `StillRunning` after `timeout` seconds, and as `call`.
        """
        answer = await self.call(command, **params)
        if submitted is not None:
            submitted(answer)
        if "jobid" not in answer:
            return answer
        return await self.wait(command, str(answer["jobid"]), timeout=timeout)

    async def wait(self, command: str, jobid: str, *, timeout: float = 3600.0) -> JsonObject:
        """The result of a job when it has ended. Raises as `run`."""
        pause, unanswered = FIRST_LOOK, 0
        deadline = asyncio.get_running_loop().time() + timeout
        while True:
            try:
                job = await self.call("queryAsyncJobResult", jobid=jobid)
                unanswered = 0
            except ApiUnreachable:
                unanswered += 1
                if unanswered > LOOKS_UNANSWERED:
                    raise
                job = {"jobstatus": _PENDING}
            if job["jobstatus"] != _PENDING:
                return _job_result(command, jobid, job)
            if asyncio.get_running_loop().time() + pause > deadline:
                raise StillRunning(command, jobid, timeout)
            await asyncio.sleep(pause)
            pause = min(pause * 1.5, LAST_LOOK)


def _job_result(command: str, jobid: str, job: JsonObject) -> JsonObject:
    result = job.get("jobresult")
    content: JsonObject = result if isinstance(result, dict) else {}
    if job["jobstatus"] == _SUCCEEDED:
        return content
    code = int(content.get("errorcode") or job.get("jobresultcode") or 530)
    raise JobFailed(command, code, str(content.get("errortext", "the job failed and gave no reason")), jobid)
