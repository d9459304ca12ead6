"""HTTP as far as calls need it: answers in every framing, cut anywhere; connections kept only while good."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest

from poolwright.xapi import carrier, connections
from poolwright.xapi.carrier import Carrier
from poolwright.xapi.connections import Answer, Connection
from poolwright.xapi.flight import Flight
from poolwright.xapi.tls import Tls

BODY = b'{"jsonrpc":"2.0","result":"x","id":0}'
FRAMED = {
    "length": b"HTTP/1.1 200 OK\r\ncontent-LENGTH: 37\r\n\r\n" + BODY,
    "1.0 kept": b"HTTP/1.0 200 OK\r\nConnection: keep-alive\r\nContent-Length:37\r\n\r\n" + BODY,
    "chunks": b"HTTP/1.1 200\r\nTransfer-Encoding: chunked\r\n\r\n"
    + b"5\r\n%b\r\n20;x=y\r\n%b\r\n0\r\n\r\n" % (BODY[:5], BODY[5:]),
    "chunks with trailers": b"HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, Chunked\r\n\r\n"
    + b"25\r\n%b\r\n0\r\nA: b\r\nC: d\r\n\r\n" % BODY,
    "after 100": b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 37\r\n\r\n" + BODY,
}
CLOSED = {
    "no length": b"HTTP/1.1 200 OK\r\n\r\n" + BODY,
    "closing": b"HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 37\r\n\r\n" + BODY,
    "1.0": b"HTTP/1.0 200 OK\r\nContent-Length: 37\r\n\r\n" + BODY,
}


class Wire:
    """asyncio's end of a connection, held in the hand."""

    def __init__(self) -> None:
        self.connection = Connection()
        self.written = b""
        self.is_aborted = False
        self.connection.connection_made(self)  # type: ignore[arg-type]

    def write(self, data: bytes) -> None:
        self.written += data

    def abort(self) -> None:
        self.is_aborted = True

    async def answered(self, *pieces: bytes, closes: bool = False) -> Answer:
        exchange = asyncio.ensure_future(self.connection.exchange(b"request"))
        await asyncio.sleep(0)
        for piece in pieces:
            self.connection.data_received(piece)
        if closes:
            self.connection.eof_received()
            self.connection.connection_lost(None)
        return await exchange


@pytest.mark.parametrize("framing", FRAMED)
async def test_an_answer_is_read_however_it_is_framed_and_cut(framing: str) -> None:
    answer = FRAMED[framing]
    for at in range(1, len(answer)):
        wire = Wire()
        for _ in range(2):
            found = await wire.answered(answer[:at], answer[at:])
            assert (found.status, bytes(found.body)) == (200, BODY)
        assert wire.connection.is_open
    wire = Wire()
    bytewise = [answer[at : at + 1] for at in range(len(answer))]
    assert bytes((await wire.answered(*bytewise)).body) == BODY


@pytest.mark.parametrize("framing", CLOSED)
async def test_an_answer_that_ends_the_connection_is_read_and_it_is_used_no_more(framing: str) -> None:
    answer = CLOSED[framing]
    for at in range(1, len(answer)):
        wire = Wire()
        assert bytes((await wire.answered(answer[:at], answer[at:], closes=True)).body) == BODY
        assert not wire.connection.is_open


@pytest.mark.parametrize("framing", FRAMED)
async def test_an_answer_that_is_cut_off_is_none(framing: str) -> None:
    for at in range(len(FRAMED[framing])):
        wire = Wire()
        with pytest.raises(ConnectionError):
            await wire.answered(FRAMED[framing][:at], closes=True)
        assert not wire.connection.is_open


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param(b"\x00\xff garbage \r\n\r\n", id="not http"),
        pytest.param(b"HTTP/2 200\r\n\r\n", id="another http"),
        pytest.param(b"HTTP/1.1 200 OK\r\nX: " + b"y" * connections.LARGEST_HEAD, id="a head without end"),
        pytest.param(
            b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + b"z" * 2000, id="a chunk without a size"
        ),
    ],
)
async def test_what_is_no_answer_closes_the_connection(answer: bytes) -> None:
    wire = Wire()
    with pytest.raises(ConnectionError, match="not an HTTP answer"):
        await wire.answered(answer)
    assert wire.is_aborted


@pytest.mark.parametrize("framing", FRAMED)
async def test_more_than_was_said_closes_the_connection(framing: str) -> None:
    wire = Wire()
    assert bytes((await wire.answered(FRAMED[framing] + b"more")).body) == BODY
    assert not wire.connection.is_open


async def test_what_nobody_asked_for_closes_the_connection() -> None:
    wire = Wire()
    await wire.answered(FRAMED["length"])
    wire.connection.data_received(b"unasked")
    assert wire.is_aborted


async def test_headers_are_found_by_any_case() -> None:
    answer = await Wire().answered(b"HTTP/1.1 200 OK\r\nX-Thing:  a: b \r\nContent-Length: 0\r\n\r\n")
    assert answer.header("x-thing") == "a: b"
    assert answer.header("thing") is None


# --- over sockets ----------------------------------------------------------------------------------


class Server:
    """Answers each request with the next of its answers; counts its connections."""

    def __init__(self, *answers: bytes) -> None:
        self.answers = list(answers)
        self.connections = 0
        self.url = ""
        self.hold = 0.0

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        try:
            while True:
                head = await reader.readuntil(b"\r\n\r\n")
                size = int(head.lower().partition(b"content-length:")[2].split(b"\r\n")[0])
                await reader.readexactly(size)
                await asyncio.sleep(self.hold)
                writer.write(self.answers.pop(0))
        except (asyncio.IncompleteReadError, ConnectionError):
            writer.close()


@asynccontextmanager
async def carried(*answers: bytes) -> AsyncIterator[tuple[Server, Carrier]]:
    server = Server(*answers)
    listening = await asyncio.start_server(server.serve, "127.0.0.1", 0)
    port = listening.sockets[0].getsockname()[1]
    server.url = f"http://127.0.0.1:{port}/jsonrpc"
    one = Carrier(server.url, Tls.verified(), {})
    async with listening:
        yield server, one
        await one.close()


async def post(one: Carrier) -> bytes:
    return bytes((await one.post(b"{}", Flight(), None)).body)


async def test_one_connection_serves_calls_in_turn_and_as_many_as_needed_at_once() -> None:
    async with carried(*[FRAMED["length"]] * 14) as (server, one):
        for _ in range(4):
            assert await post(one) == BODY
        assert server.connections == 1
        await asyncio.gather(*(post(one) for _ in range(5)))
        await asyncio.gather(*(post(one) for _ in range(5)))
        assert server.connections == 5


async def test_a_connection_that_had_trouble_is_not_used_again() -> None:
    status = b"HTTP/1.1 503 Busy\r\nContent-Length: 0\r\n\r\n"
    async with carried(status, FRAMED["length"], FRAMED["length"] + b"x", FRAMED["length"]) as (server, one):
        with pytest.raises(ConnectionError, match="503 Busy"):
            await post(one)
        for number in (2, 2, 3):
            assert await post(one) == BODY
            assert server.connections == number


async def test_a_cancelled_call_closes_its_connection() -> None:
    async with carried(FRAMED["length"], FRAMED["length"]) as (server, one):
        server.hold = 0.1
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0.05):
                await post(one)
        assert await post(one) == BODY
        assert server.connections == 2


async def test_an_idle_connection_is_closed_in_time(monkeypatch: Any) -> None:
    monkeypatch.setattr(carrier, "KEPT", 0.05)
    async with carried(FRAMED["length"], FRAMED["length"]) as (server, one):
        await post(one)
        [kept] = one._kept
        await asyncio.sleep(0.15)
        assert not one._kept
        assert not kept.is_open
        await post(one)
        assert server.connections == 2


async def test_closing_ends_what_is_under_way() -> None:
    async with carried(FRAMED["length"]) as (server, one):
        server.hold = 5.0
        under_way = asyncio.ensure_future(post(one))
        await asyncio.sleep(0.05)
        await one.close()
        with pytest.raises(ConnectionError):
            await under_way
