"""Each call has one of three fates, and the client knows which."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest

from poolwright.xapi import AnswerUnknown, HandleInvalid, NotSent, Unreachable, XapiFailure
from poolwright.xapi.shapes import BOOL, FLOAT, INT, STRING, VOID, Shape
from poolwright.xapi.tls import Tls
from poolwright.xapi.transport import Transport, at_host
from poolwright.xapi.wire import Encoding, Failure

BOTH = [Encoding.JSON_V2, Encoding.XML]


@asynccontextmanager
async def connected(url: str, **options: Any) -> AsyncIterator[Transport]:
    transport = Transport(url, **options)
    try:
        yield transport
    finally:
        await transport.close()


@asynccontextmanager
async def answering(answer: bytes | None, *, reads: bool = True, hold: float = 0.0) -> AsyncIterator[str]:
    """A server that reads a request (or not), waits, writes some bytes (or none), and closes."""

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if reads:
            head = await reader.readuntil(b"\r\n\r\n")
            size = int(head.lower().partition(b"content-length:")[2].split(b"\r\n")[0])
            await reader.readexactly(size)
        await asyncio.sleep(hold)
        if answer is not None:
            writer.write(answer)
        writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    async with server:
        yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"


def http(body: bytes, *, length: int | None = None, status: str = "200 OK") -> bytes:
    size = len(body) if length is None else length
    return b"HTTP/1.1 %b\r\nContent-Length: %d\r\nConnection: close\r\n\r\n%b" % (status.encode(), size, body)


async def fate(url: str, **options: Any) -> type[BaseException]:
    deadline = options.pop("deadline", 5.0)
    async with connected(url, **options) as transport:
        with pytest.raises((NotSent, AnswerUnknown)) as caught:
            await transport.call("VM.start", ["OpaqueRef:x"], VOID, deadline=deadline)
    return caught.type


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


# --- not sent --------------------------------------------------------------------------------------


async def test_a_refused_connection_is_not_sent() -> None:
    assert await fate(f"http://127.0.0.1:{free_port()}") is Unreachable


async def test_a_name_that_does_not_exist_is_not_sent() -> None:
    assert await fate("http://no-such-host.invalid") is Unreachable


async def test_a_name_in_other_letters_goes_out_as_dns_has_it() -> None:
    async with connected("http://пул.invalid:8080") as transport:
        assert transport.url == "http://xn--k1ahm.invalid:8080"
    assert await fate("http://пул.invalid") is Unreachable
    with pytest.raises(ValueError, match="not a host's name"):
        Transport("http://x\u2028y")


async def test_a_failed_tls_handshake_is_not_sent() -> None:
    async with answering(b"not tls at all\r\n", reads=False) as url:
        assert await fate(url.replace("http:", "https:")) is Unreachable


async def test_a_connection_that_takes_too_long_is_not_sent() -> None:
    # TLS that is never answered: the connection is not at hand when the deadline comes.
    async with answering(None, reads=False, hold=2.0) as url:
        assert (
            await fate(url.replace("http:", "https:"), deadline=0.2, tls=Tls.pinned(b"x" * 32)) is Unreachable
        )


async def test_waiting_for_a_free_connection_is_not_sent(scripted: Any) -> None:
    arrived = asyncio.Event()

    async def start(_vm: str) -> str:
        arrived.set()
        await asyncio.sleep(0.6)
        return ""

    scripted.handlers["VM.start"] = start

    async with connected(scripted.url, connections=1) as transport, asyncio.TaskGroup() as group:
        group.create_task(transport.call("VM.start", ["a"], VOID, deadline=5))
        await arrived.wait()
        with pytest.raises(NotSent) as caught:
            await transport.call("VM.start", ["b"], VOID, deadline=0.2)
    assert scripted.calls == [("VM.start", ["a"])]
    assert caught.type is NotSent, "the server is reachable; it was we who were busy"


async def test_a_body_that_xapi_would_not_take_is_not_sent(scripted: Any) -> None:
    async with connected(scripted.url) as transport:
        with pytest.raises(NotSent, match="bytes"):
            await transport.call("VM.set_name_label", ["x" * 400_000], VOID, deadline=5)
    assert scripted.calls == []


async def test_what_comes_after_the_end_is_not_sent(scripted: Any) -> None:
    async with connected(scripted.url) as transport:
        pass
    with pytest.raises(NotSent, match="closed"):
        await transport.call("VM.start", ["a"], VOID, deadline=5)
    assert scripted.calls == []


# --- sent, answer unknown --------------------------------------------------------------------------


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param(None, id="closed without a word"),
        pytest.param(b"HTTP/1.1 200 OK\r\nConte", id="head cut off"),
        pytest.param(http(b'{"jsonrpc":"2.0","result":"', length=500), id="body cut off"),
        pytest.param(http(b'{"jsonrpc":"2.0","resu'), id="json cut off"),
        pytest.param(http(b'{"jsonrpc":"2.0","id":0}'), id="neither result nor error"),
        pytest.param(http(b'{"jsonrpc":"2.0","result":[1],"id":0}'), id="a result of another type"),
        pytest.param(http(b"<html>busy</html>", status="503 Service Unavailable"), id="an error page"),
        pytest.param(http(b"<html>denied</html>"), id="a page that is no answer"),
        pytest.param(http(b"", status="302 Found"), id="sent elsewhere"),
        pytest.param(b"\x00\xff garbage \r\n\r\n", id="not http"),
    ],
)
async def test_after_the_request_left_the_answer_is_unknown(answer: bytes | None) -> None:
    async with answering(answer) as url:
        assert await fate(url) is AnswerUnknown


async def test_no_answer_before_the_deadline_is_unknown() -> None:
    async with answering(http(b"{}"), hold=2.0) as url:
        assert await fate(url, deadline=0.2) is AnswerUnknown


async def test_a_connection_lost_while_the_request_is_written_is_unknown() -> None:
    async with answering(None, reads=False, hold=0.05) as url:
        assert await fate(url) is AnswerUnknown


async def test_a_kept_connection_that_died_is_unknown(scripted: Any) -> None:
    scripted.handlers["VM.start"] = lambda _vm: ""
    async with connected(scripted.url) as transport:
        await transport.call("VM.start", ["a"], VOID, deadline=5)
        scripted.handlers["VM.start"] = lambda _vm: ConnectionError
        with pytest.raises(AnswerUnknown):
            await transport.call("VM.start", ["b"], VOID, deadline=5)
    assert scripted.count("VM.start") == 2, "nothing is repeated by itself"


# --- refused, and answered -------------------------------------------------------------------------


@pytest.mark.parametrize("encoding", BOTH)
async def test_a_refusal_is_an_exception_of_its_code(scripted: Any, encoding: Encoding) -> None:
    scripted.handlers["VM.start"] = lambda _vm: Failure("HANDLE_INVALID", ("VM", "OpaqueRef:x"))
    async with connected(scripted.url, encoding=encoding) as transport:
        with pytest.raises(HandleInvalid) as caught:
            await transport.call("VM.start", ["OpaqueRef:x"], VOID, deadline=5)
    assert (caught.value.class_, caught.value.handle) == ("VM", "OpaqueRef:x")
    assert str(caught.value) == "VM.start: HANDLE_INVALID ['VM', 'OpaqueRef:x']"


@pytest.mark.parametrize(
    "error", ['["HOST_STILL_BOOTING"]', '{"code":1,"message":"HOST_STILL_BOOTING"}'], ids=["array", "no data"]
)
async def test_errors_in_the_other_shapes_that_xapi_has_are_read(error: str) -> None:
    answer = http(b'{"jsonrpc":"2.0","error":%b,"id":0}' % error.encode())
    async with answering(answer) as url, connected(url) as transport:
        with pytest.raises(XapiFailure) as caught:
            await transport.call("VM.get_all", [], STRING, deadline=5)
    assert caught.value.code == "HOST_STILL_BOOTING"
    assert caught.value.params == ()


@pytest.mark.parametrize("encoding", BOTH)
@pytest.mark.parametrize(
    ("value", "shape"),
    [
        ("", VOID),
        ("text & <more>", STRING),
        (2**53 + 1, INT),
        (2.5, FLOAT),
        (float("inf"), FLOAT),
        (True, BOOL),
    ],
)
async def test_results_arrive_typed(scripted: Any, encoding: Encoding, value: Any, shape: Shape[Any]) -> None:
    scripted.handlers["VM.get_x"] = lambda _vm: value
    async with connected(scripted.url, encoding=encoding) as transport:
        result = await transport.call("VM.get_x", ["x"], shape, deadline=5)
    expected = None if shape is VOID else value
    assert (result, type(result)) == (expected, type(expected))


async def test_requests_are_as_xapi_wants_them(scripted: Any) -> None:
    scripted.handlers["VM.start"] = lambda _vm: ""
    async with connected(scripted.url) as transport:
        for _ in range(3):
            await transport.call("VM.start", ["a"], VOID, deadline=5)
    request = scripted.requests[0]
    assert request.path == "/jsonrpc"
    assert request.headers["Content-Type"] == "application/json"
    assert int(request.headers["Content-Length"]) > 0
    assert "Transfer-Encoding" not in request.headers
    assert "Accept-Encoding" not in request.headers
    assert sum(len(k) + len(v) + 4 for k, v in request.raw_headers) < 900, "XAPI takes a head of 1 KiB at most"


async def test_connections_are_kept_and_bounded(scripted: Any) -> None:
    under_way = most = 0

    async def start(_vm: str) -> str:
        nonlocal under_way, most
        under_way += 1
        most = max(most, under_way)
        await asyncio.sleep(0.01)
        under_way -= 1
        return ""

    scripted.handlers["VM.start"] = start

    async with connected(scripted.url, connections=4) as transport:
        await asyncio.gather(*(transport.call("VM.start", [str(n)], VOID, deadline=5) for n in range(40)))
    assert most == 4


@pytest.mark.parametrize(
    ("url", "address", "there"),
    [
        ("https://a", "10.0.0.2", "https://10.0.0.2"),
        ("https://a:8443/jsonrpc", "10.0.0.2", "https://10.0.0.2:8443"),
        ("http://a:80", "fe80::1", "http://[fe80::1]:80"),
        ("https://[::1]:443/", "pool.example", "https://pool.example:443"),
    ],
)
def test_a_master_is_followed_with_the_given_scheme_and_port(url: str, address: str, there: str) -> None:
    assert at_host(url, address) == there


@pytest.mark.parametrize("url", ["10.0.0.1", "ftp://10.0.0.1", "https://", ""])
def test_a_url_that_leads_nowhere_is_refused(url: str) -> None:
    with pytest.raises(ValueError, match="not the URL"):
        Transport(url)
