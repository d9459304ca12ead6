"""One kept HTTP/1.1 connection to an XAPI server, as narrow as XAPI's calls are: POST, a length, an answer.

Written by hand because the three fates of a call hang on it (nothing is written before the connection is known
to be alive, nothing is ever sent twice) and because every call pays for it (docs/adr: own HTTP connection). It
knows no XAPI and no deadlines. Streams, redirects and large uploads are not its business.
"""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import Mapping
from typing import Final, NamedTuple, cast

#: A head that is larger is no XAPI server's.
_LARGEST_HEAD: Final = 64 * 1024


class NotHttp(ConnectionError):
    """What came is no HTTP answer, or is cut off."""


class Response(NamedTuple):
    """An answer: status, headers by lower-case name, body."""

    status: int
    headers: Mapping[str, str]
    body: bytes


class _Head(NamedTuple):
    """What an answer's head says of the rest: where the body begins, and where it ends if that is known."""

    status: int
    headers: dict[str, str]
    start: int
    end: int | None
    is_chunked: bool
    keeps: bool


class Connection(asyncio.Protocol):
    """A connection that carries one request at a time."""

    def __init__(self) -> None:
        self._transport: asyncio.Transport | None = None
        self._answer: asyncio.Future[Response] | None = None
        self._received = bytearray()
        self._head: _Head | None = None
        #: When (by the loop's clock) it was last used.
        self.used_at = 0.0

    @property
    def is_open(self) -> bool:
        """Whether a request can be written."""
        return self._transport is not None and not self._transport.is_closing()

    def certificate(self) -> bytes:
        """The server's certificate (DER); empty without TLS."""
        shown: ssl.SSLObject | None = None
        if self._transport is not None:
            shown = self._transport.get_extra_info("ssl_object")
        return b"" if shown is None else shown.getpeercert(binary_form=True) or b""

    async def request(self, message: bytes) -> Response:
        """Write a whole request and read its answer. Whoever cancels it must `abort` the connection.

        Raises `ConnectionError` if the connection ends first, or what comes is not HTTP.
        """
        if self._transport is None or self._transport.is_closing():
            raise ConnectionResetError("the connection is closed")
        self._answer = asyncio.get_running_loop().create_future()
        self._head = None
        try:
            self._transport.write(message)
            return await self._answer
        finally:
            self._answer = None

    def abort(self) -> None:
        """Close at once, whatever is under way."""
        if self._transport is not None:
            self._transport.abort()
            self._transport = None

    # --- asyncio's side --------------------------------------------------------------------------

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast("asyncio.Transport", transport)

    def data_received(self, data: bytes) -> None:
        if self._answer is None or self._answer.done():
            self.abort()  # nothing was asked: what comes after it would be taken for another call's answer
            return
        self._received += data
        try:
            self._read()
        except (ValueError, UnicodeDecodeError) as error:
            self._fail(NotHttp(f"the answer is not HTTP: {error}"))

    def connection_lost(self, error: Exception | None) -> None:
        self._transport = None
        head = self._head
        if head is not None and head.end is None and not head.is_chunked and error is None:
            self._finish(head, bytes(self._received[head.start :]))
        elif head is None:
            self._fail(ConnectionResetError(str(error or "the server closed the connection without an answer")))
        else:
            self._fail(NotHttp(str(error or "the answer is cut off")))

    def _fail(self, error: Exception) -> None:
        if self._answer is not None and not self._answer.done():
            self._answer.set_exception(error)
        self.abort()

    # --- reading ---------------------------------------------------------------------------------

    def _read(self) -> None:
        """The answer, if all of it is there. Raises `ValueError` for what is not HTTP."""
        if self._head is None:
            self._head = _read_head(self._received)
        head = self._head
        if head is None:
            return
        if head.is_chunked:
            body = _read_chunks(self._received, head.start)
            if body is not None:
                self._finish(head, body)
        elif head.end is not None and len(self._received) >= head.end:
            is_exact = len(self._received) == head.end
            body = bytes(memoryview(self._received)[head.start : head.end])
            self._finish(head if is_exact else head._replace(keeps=False), body)

    def _finish(self, head: _Head, body: bytes) -> None:
        self._received = bytearray()
        if self._answer is not None and not self._answer.done():
            self._answer.set_result(Response(head.status, head.headers, body))
        if not head.keeps:
            self.abort()


def _read_head(received: bytearray) -> _Head | None:
    """An answer's head, or None while it is not complete. Raises `ValueError`."""
    start = received.find(b"\r\n\r\n")
    if start < 0:
        if len(received) > _LARGEST_HEAD or not b"HTTP/1.".startswith(received[:7]):
            raise ValueError("no head")
        return None
    first, *lines = received[:start].decode("latin-1").split("\r\n")
    version, _, rest = first.partition(" ")
    if version not in {"HTTP/1.1", "HTTP/1.0"} or not rest[:3].isdigit():
        raise ValueError(first[:60])
    headers = {}
    for line in lines:
        name, colon, value = line.partition(":")
        if not colon:
            raise ValueError(line[:60])
        headers[name.lower()] = value.strip()
    length = headers.get("content-length")
    if length is not None and not length.isdecimal():
        raise ValueError(f"a length of {length!r}")
    is_chunked = headers.get("transfer-encoding", "").lower() == "chunked"
    connection = headers.get("connection", "keep-alive" if version == "HTTP/1.1" else "close").lower()
    end = None if length is None or is_chunked else start + 4 + int(length)
    keeps = connection != "close" and (end is not None or is_chunked)
    return _Head(int(rest[:3]), headers, start + 4, end, is_chunked, keeps)


def _read_chunks(received: bytearray, position: int) -> bytes | None:
    """A chunked body, as a proxy before XAPI may send it; None while incomplete. Raises `ValueError`."""
    if not received.endswith(b"\r\n\r\n"):
        return None
    body = bytearray()
    while True:
        line = received.find(b"\r\n", position)
        if line < 0:
            return None
        size = int(received[position:line].split(b";")[0], 16)
        position = line + 2 + size + 2
        if size == 0:
            return bytes(body) if received.find(b"\r\n", line + 2) >= 0 else None
        if len(received) < position:
            return None
        body += received[line + 2 : line + 2 + size]
