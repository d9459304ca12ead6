"""One kept HTTP/1.1 connection: a request goes out whole, and its answer comes back whole.

As much of HTTP as an XAPI call needs and no more: an answer whose length is said, comes in chunks, or ends with
the connection; no redirects, cookies or compression. That is a third of what a general client spends on a call
(docs/adr/0050). A connection carries one exchange at a time, and none after one that went wrong.
"""

from __future__ import annotations

import asyncio
import re
import socket
import ssl
from contextlib import suppress
from typing import Any, Final, cast

from .tls import Tls

#: Seconds for a connection and its TLS: where a host is gone without a word, others are asked then.
CONNECT: Final = 4.0
#: Seconds until another of a name's addresses is tried too.
NEXT_ADDRESS: Final = 0.25
#: Seconds after which a connection is given up whose other end acknowledges nothing.
UNACKNOWLEDGED: Final = 15

#: Bytes that an answer's head may have.
LARGEST_HEAD: Final = 64 * 1024

_WATCHING: Final = {
    "TCP_USER_TIMEOUT": UNACKNOWLEDGED * 1000,
    "TCP_KEEPIDLE": 10,
    "TCP_KEEPINTVL": 5,
    "TCP_KEEPCNT": 2,
}
_END: Final = b"\r\n\r\n"
_STATUS: Final = re.compile(rb"HTTP/1\.([01]) (\d{3})(?: ([^\r\n]*))?(?:\r\n|$)")
_LENGTH: Final = re.compile(rb"\r\ncontent-length:[ \t]*(\d+)[ \t]*(?:\r\n|$)", re.IGNORECASE)
_CHUNKED: Final = re.compile(rb"\r\ntransfer-encoding:[^\r\n]*chunked", re.IGNORECASE)
_CLOSING: Final = re.compile(rb"\r\nconnection:[ \t]*(close|keep-alive)", re.IGNORECASE)
_CHUNK: Final = re.compile(rb"([0-9a-fA-F]+)[^\r\n]*\r\n")


def watch(one: socket.socket) -> None:
    """Have a socket find out when the host at its other end has lost its power."""
    one.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
    for name, value in _WATCHING.items():
        if (option := getattr(socket, name, None)) is not None:  # not every system has each
            with suppress(OSError):
                one.setsockopt(socket.IPPROTO_TCP, option, value)


class Answer:
    """An HTTP answer: status, head without its end, body."""

    __slots__ = ("body", "head", "reason", "status")

    def __init__(self, status: int, reason: bytes, head: bytes) -> None:
        self.status = status
        self.reason = reason.decode("latin-1")
        self.head = head
        self.body: bytes | bytearray = b""

    def header(self, name: str) -> str | None:
        """A header's value, if it is there."""
        found = re.search(rb"\r\n%b:[ \t]*([^\r\n]*)" % name.encode(), self.head, re.IGNORECASE)
        return found[1].decode("latin-1").strip() if found else None


class Connection(asyncio.Protocol):
    """Open it with `connect`; close it when done."""

    def __init__(self) -> None:
        self._transport: asyncio.Transport
        self._waiting: asyncio.Future[Answer] | None = None
        self._received = bytearray()
        self._answer: Answer | None = None
        #: Where the answer's body ends in what was received; None while that is not known.
        self._end: int | None = None
        self._chunk_at: int | None = None
        #: Whether another exchange may follow.
        self.is_open = False
        #: When the last exchange was over, by the loop's clock.
        self.idle_since = 0.0

    async def exchange(self, request: bytes) -> Answer:
        """Send a request and get its answer. Raises `ConnectionError`; if so, or cancelled, close it."""
        waiting: asyncio.Future[Answer] = asyncio.get_running_loop().create_future()
        self._waiting = waiting
        self._transport.write(request)
        try:
            return await waiting
        finally:
            self._waiting = None

    def close(self) -> None:
        """Close at once, whatever is under way."""
        self.is_open = False
        self._transport.abort()

    # --- what asyncio tells -----------------------------------------------------------------------

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast("asyncio.Transport", transport)
        self.is_open = True

    def data_received(self, data: bytes) -> None:
        if self._waiting is None or self._waiting.done():
            self.close()  # nobody asked
            return
        self._received += data
        try:
            self._read()
        except ValueError as problem:
            self._fail(f"not an HTTP answer: {problem}")

    def eof_received(self) -> bool:
        self.is_open = False
        return False

    def connection_lost(self, exc: Exception | None) -> None:
        self.is_open = False
        answer = self._answer
        if answer is not None and self._end is None and self._chunk_at is None and exc is None:
            self._finish(answer, len(self._received))  # its end is the connection's
        elif exc is not None:
            self._fail(str(exc) or type(exc).__name__)
        else:
            self._fail("the server closed the connection")

    # --- reading an answer ------------------------------------------------------------------------

    def _read(self) -> None:
        answer = self._answer
        while answer is None:
            head_end = self._received.find(_END)
            if head_end < 0:
                if len(self._received) > LARGEST_HEAD:
                    raise ValueError(f"a head of more than {LARGEST_HEAD} bytes")
                return
            answer = self._read_head(bytes(self._received[:head_end]))
            del self._received[: head_end + len(_END)]
        if self._chunk_at is not None:
            self._read_chunks(answer)
        elif self._end is not None and len(self._received) >= self._end:
            self._finish(answer, self._end)

    def _read_head(self, head: bytes) -> Answer | None:
        """Notes how the body ends. None for an announcement (1xx) that the answer follows."""
        status = _STATUS.match(head)
        if status is None:
            raise ValueError(repr(head[:40]))
        answer = Answer(int(status[2]), status[3] or b"", head)
        if answer.status < 200:
            return None
        wish = _CLOSING.search(head)
        if wish is not None:
            self.is_open = wish[1].lower() != b"close"
        elif status[1] == b"0":
            self.is_open = False
        if _CHUNKED.search(head):
            self._chunk_at = 0
        elif (length := _LENGTH.search(head)) is not None:
            self._end = int(length[1])
        else:
            self.is_open = False
        self._answer = answer
        return answer

    def _read_chunks(self, answer: Answer) -> None:
        """Take the chunks' frames out as they come: `_chunk_at` is where the next begins."""
        received, at = self._received, self._chunk_at or 0
        while (chunk := _CHUNK.match(received, at)) is not None:
            size, start = int(chunk[1], 16), chunk.end()
            if size == 0:
                # After the last chunk trailers may come; an empty line ends them.
                if (trailers := received.find(_END, start - 2)) >= 0:
                    if len(received) > trailers + len(_END):
                        self.is_open = False  # more came than was said
                    self._finish(answer, at)
                return
            if len(received) < start + size + 2:
                return
            del received[start + size : start + size + 2], received[at:start]
            self._chunk_at = at = at + size
        if len(received) > at + 1024:
            raise ValueError("a chunk without a size")

    def _finish(self, answer: Answer, end: int) -> None:
        answer.body = self._received if len(self._received) == end else self._received[:end]
        if len(self._received) > end and self._chunk_at is None:
            self.is_open = False  # more came than was said
        self._received, self._answer, self._end, self._chunk_at = bytearray(), None, None, None
        if self._waiting is not None and not self._waiting.done():
            self._waiting.set_result(answer)

    def _fail(self, problem: str) -> None:
        self.close()
        if self._waiting is not None and not self._waiting.done():
            self._waiting.set_exception(ConnectionError(problem))


async def connect(host: str, port: int, tls: Tls | None, context: ssl.SSLContext | None) -> Connection:
    """A connection to a server, over TLS where a context is given. Raises `OSError`."""
    loop = asyncio.get_running_loop()
    options: dict[str, Any] = (
        {"happy_eyeballs_delay": NEXT_ADDRESS} if isinstance(loop, asyncio.BaseEventLoop) else {}
    )
    try:
        async with asyncio.timeout(CONNECT):
            transport, connection = await loop.create_connection(Connection, host, port, ssl=context, **options)
    except TimeoutError as error:
        raise ConnectionError(f"no connection in {CONNECT:g} s") from error
    except ValueError as error:  # a name that is none
        raise ConnectionError(f"{host}: {error}") from error
    watch(transport.get_extra_info("socket"))
    if tls is not None and context is not None:
        shown: ssl.SSLObject = transport.get_extra_info("ssl_object")
        try:
            tls.examine(shown.getpeercert(binary_form=True) or b"")
        except OSError:
            connection.close()
            raise
    return connection
