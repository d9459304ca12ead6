"""The client against a server that answers in CloudStack's forms; the signature beside that of PyPI's `cs`."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from typing import Any

import pytest
from aiohttp import web
from cs import CloudStack

from poolwright.apiclient import (
    ApiClient,
    ApiUnreachable,
    CapacityLacking,
    JobFailed,
    ParameterRefused,
    ServerFailed,
    StillRunning,
    Unauthorised,
    sign,
)

Answer = Callable[[dict[str, str]], tuple[int, Any]]


@pytest.mark.parametrize(
    "params",
    [
        {"command": "listZones", "apikey": "k"},
        {"command": "x", "name": "a b+c/d=e&f", "apikey": "k*._-"},
        {"command": "x", "name": "Zürich ☃", "details[0].key": "V[0]"},
    ],
)
def test_signature_is_the_one_that_cs_makes(params: dict[str, str]) -> None:
    theirs = dict(params)
    CloudStack(endpoint="http://x", key="k", secret="s3cret")._sign(theirs)
    assert sign(params, "s3cret") == theirs["signature"]


class Server:
    """Answers every request with what `answer` makes of its parameters, and keeps them."""

    def __init__(self) -> None:
        self.requests: list[dict[str, str]] = []
        self.answer: Answer = lambda _: (200, {})
        self.url = ""

    async def handle(self, request: web.Request) -> web.Response:
        fields = {key: str(value) for key, value in (await request.post()).items()}
        self.requests.append(fields)
        status, body = self.answer(fields)
        if isinstance(body, str):
            return web.Response(status=status, text=body)
        return web.json_response(body, status=status)


@pytest.fixture
async def server() -> AsyncIterator[Server]:
    made = Server()
    app = web.Application()
    app.router.add_post("/client/api", made.handle)
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    made.url = f"http://127.0.0.1:{runner.addresses[0][1]}/client/api"
    yield made
    await runner.cleanup()


@pytest.fixture
async def api(server: Server) -> AsyncIterator[ApiClient]:
    async with ApiClient(server.url, "key", "secret") as client:
        yield client


async def test_parameters_are_written_as_the_api_reads_them(server: Server, api: ApiClient) -> None:
    server.answer = lambda _: (200, {"xresponse": {"ok": True}})
    assert await api.call("x", listAll=True, ids=["a", "b"], n=3, nothing=None) == {"ok": True}
    sent = server.requests[0]
    assert (sent["listall"], sent["ids"], sent["n"], sent["response"]) == ("true", "a,b", "3", "json")
    assert "nothing" not in sent
    assert sent.pop("signature") == sign(sent, "secret")


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        (431, ParameterRefused),
        (430, ParameterRefused),
        (401, Unauthorised),
        (533, CapacityLacking),
        (530, ServerFailed),
    ],
)
async def test_refusals_are_typed(server: Server, api: ApiClient, code: int, kind: type) -> None:
    server.answer = lambda _: (code, {"xresponse": {"errorcode": code, "cserrorcode": 4350, "errortext": "no"}})
    with pytest.raises(kind) as refused:
        await api.call("x")
    assert (refused.value.errorcode, refused.value.errortext, refused.value.cserrorcode) == (code, "no", 4350)


@pytest.mark.parametrize("body", ["<html/>", "", "[]", '{"x": 1}'])
async def test_what_is_no_answer_of_the_api_is_said(server: Server, api: ApiClient, body: str) -> None:
    server.answer = lambda _: (200, body)
    with pytest.raises(ApiUnreachable, match="x"):
        await api.call("x")


async def test_nobody_there() -> None:
    async with ApiClient("http://127.0.0.1:9/client/api", "k", "s") as api:
        with pytest.raises(ApiUnreachable, match=r"127\.0\.0\.1:9"):
            await api.call("x")
    async with ApiClient("nonsense", "k", "s") as api:
        with pytest.raises(ApiUnreachable, match="nonsense"):
            await api.call("x")


async def test_all_pages_are_read(server: Server, api: ApiClient) -> None:
    rows = [{"id": n} for n in range(1201)]

    def answer(fields: dict[str, str]) -> tuple[int, Any]:
        page, size = int(fields["page"]), int(fields["pagesize"])
        return 200, {"listxresponse": {"count": len(rows), "x": rows[(page - 1) * size : page * size]}}

    server.answer = answer
    assert await api.list_all("listX") == rows
    assert len(server.requests) == 3
    server.answer = lambda _: (200, {"listxresponse": {}})
    assert await api.list_all("listX") == []


def job(*looks: dict[str, Any]) -> Answer:
    """Takes the command on, then answers each look at the job with the next of these; the last one stays."""
    left = list(looks)

    def answer(fields: dict[str, str]) -> tuple[int, Any]:
        if fields["command"] != "queryAsyncJobResult":
            return 200, {"deployresponse": {"id": "vm", "jobid": "job"}}
        assert fields["jobid"] == "job"
        return 200, {"queryasyncjobresultresponse": left.pop(0) if len(left) > 1 else left[0]}

    return answer


async def test_a_job_is_waited_for(server: Server, api: ApiClient) -> None:
    heard: list[dict[str, Any]] = []
    server.answer = job({"jobstatus": 0}, {"jobstatus": 0}, {"jobstatus": 1, "jobresult": {"vm": {"id": "vm"}}})
    assert await api.run("deploy", submitted=heard.append) == {"vm": {"id": "vm"}}
    assert heard == [{"id": "vm", "jobid": "job"}]


async def test_a_failed_job_has_its_own_code_and_text(server: Server, api: ApiClient) -> None:
    server.answer = job({"jobstatus": 2, "jobresult": {"errorcode": 533, "errortext": "full"}})
    with pytest.raises(JobFailed) as failed:
        await api.run("deploy")
    assert (failed.value.errorcode, failed.value.errortext, failed.value.jobid) == (533, "full", "job")


async def test_waiting_ends_while_the_job_goes_on(server: Server, api: ApiClient) -> None:
    server.answer = job({"jobstatus": 0})
    with pytest.raises(StillRunning, match="job"):
        await api.run("deploy", timeout=0.2)
