"""HTTP as narrow as XAPI's calls, and strict: what is not exactly an answer is none."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from poolwright.xapi.connection import Connection, NotHttp, Response

REQUEST = b"POST / HTTP/1.1\r\nContent-Length: 0\r\n\r\n"
Server = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


@asynccontextmanager
async def connected(serve: Server) -> AsyncIterator[Connection]:
    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    async with server:
        port = server.sockets[0].getsockname()[1]
        _, connection = await asyncio.get_running_loop().create_connection(Connection, "127.0.0.1", port)
        try:
            yield connection
        finally:
            connection.abort()


def saying(*parts: bytes, close: bool = False) -> Server:
    """A server that answers each request with these parts, one after the other."""

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while await reader.readuntil(b"\r\n\r\n"):
                for part in parts:
                    writer.write(part)
                    await writer.drain()
                    await asyncio.sleep(0)
                if close:
                    break
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        writer.close()

    return serve


async def ask(*parts: bytes, close: bool = False) -> tuple[Response, bool]:
    async with connected(saying(*parts, close=close)) as connection:
        response = await connection.request(REQUEST)
        return response, connection.is_open


async def test_a_connection_serves_one_request_after_the_other() -> None:
    async with connected(saying(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi")) as connection:
        for _ in range(3):
            response = await connection.request(REQUEST)
            assert (response.status, response.body) == (200, b"hi")
        assert connection.is_open


@pytest.mark.parametrize(
    ("answer", "body", "keeps"),
    [
        (b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n", b"", True),
        (b"HTTP/1.1 200\r\ncontent-length:3\r\nConnection: Close\r\n\r\nabc", b"abc", False),
        (b"HTTP/1.0 200 OK\r\nContent-Length: 1\r\n\r\nx", b"x", False),
        (b"HTTP/1.0 200 OK\r\nConnection: keep-alive\r\nContent-Length: 1\r\n\r\nx", b"x", True),
        (
            b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2;x=y\r\nde\r\n0\r\n\r\n",
            b"abcde",
            True,
        ),
        (b"HTTP/1.1 500 Oh\r\nContent-Length: 1\r\n\r\nx", b"x", True),
    ],
)
async def test_answers_are_read_however_they_are_cut(answer: bytes, body: bytes, keeps: bool) -> None:
    for size in (1, 7, len(answer)):
        parts = [answer[at : at + size] for at in range(0, len(answer), size)]
        response, is_open = await ask(*parts)
        assert (response.body, is_open) == (body, keeps)


async def test_an_answer_without_a_length_ends_with_its_connection() -> None:
    response, is_open = await ask(b"HTTP/1.1 200 OK\r\n\r\nall of it", close=True)
    assert (response.body, is_open) == (b"all of it", False)


@pytest.mark.parametrize(
    "answer",
    [
        b"SSH-2.0-OpenSSH\r\n",
        b"HTTP/2 200\r\n\r\n",
        b"HTTP/1.1 abc\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nno colon\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nshort",
        b"HTTP/1.1 200 OK\r\nContent-",
        b"",
    ],
)
async def test_what_is_no_whole_answer_is_an_error(answer: bytes) -> None:
    with pytest.raises(ConnectionError):
        await ask(answer, close=True)


async def test_bytes_that_nobody_asked_for_end_the_connection() -> None:
    async with connected(saying(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi", b"and more")) as connection:
        assert (await connection.request(REQUEST)).body == b"hi"
        await asyncio.sleep(0.05)
        assert not connection.is_open
        with pytest.raises(ConnectionError):
            await connection.request(REQUEST)


async def test_an_answer_with_more_behind_it_is_the_last() -> None:
    response, is_open = await ask(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi HTTP/1.1")
    assert (response.body, is_open) == (b"hi", False)


async def test_an_endless_head_is_refused() -> None:
    with pytest.raises(NotHttp):
        await ask(b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 20_000)


class Deaf(asyncio.Transport):
    """A transport that takes everything and goes nowhere."""

    def __init__(self) -> None:
        super().__init__()
        self.is_aborted = False

    def write(self, data: bytes | bytearray | memoryview) -> None:
        del data

    def is_closing(self) -> bool:
        return self.is_aborted

    def abort(self) -> None:
        self.is_aborted = True


PIECES = st.sampled_from(
    [
        b"HTTP/1.1 200 OK\r\n",
        b"Content-Length: 3\r\n",
        b"Transfer-Encoding: chunked\r\n",
        b"\r\n",
        b"abc",
        b"1\r\n",
        b"0\r\n",
    ]
) | st.binary(max_size=8)


@given(st.lists(PIECES, max_size=9))
@settings(deadline=None, max_examples=200, suppress_health_check=[HealthCheck.too_slow])
def test_no_bytes_confuse_the_reader(pieces: list[bytes]) -> None:
    async def feed() -> None:
        connection, transport = Connection(), Deaf()
        connection.connection_made(transport)
        waiting = asyncio.ensure_future(connection.request(REQUEST))
        await asyncio.sleep(0)
        for piece in pieces:
            if not transport.is_aborted:
                connection.data_received(piece)
        connection.connection_lost(None)
        try:
            response = await waiting
        except ConnectionError:
            return
        assert response.body in b"".join(pieces) or b"chunked" in b"".join(pieces)

    asyncio.run(feed())
