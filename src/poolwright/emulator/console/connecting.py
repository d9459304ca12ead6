"""CONNECT with a path, as XAPI has it: HTTP libraries only know CONNECT with an address.

The protocol of the hosts' servers lets such a request in as a GET with a mark, and hands the connection
itself to whoever serves it.
"""

from __future__ import annotations

import asyncio
from http import HTTPStatus
from typing import Final

from aiohttp import web
from aiohttp.http_exceptions import HttpProcessingError, LineTooLong
from aiohttp.web_protocol import RequestHandler

from poolwright.emulator.server import refusal

_CONNECT: Final = b"CONNECT /"
#: Marks a GET that was a CONNECT.
_MARK: Final = "X-Was-Connect"


class _Protocol(RequestHandler):
    """aiohttp's, with CONNECT let in, and with XAPI's answer to what is no HTTP."""

    __slots__ = ()

    def handle_error(
        self,
        request: web.BaseRequest,
        status: int = HTTPStatus.INTERNAL_SERVER_ERROR,
        exc: BaseException | None = None,
        message: str | None = None,
    ) -> web.StreamResponse:
        """A request that cannot be read (to its end) is its sender's fault and no news; others are defects."""
        if isinstance(exc, (HttpProcessingError, ConnectionError)):
            too_long = isinstance(exc, LineTooLong)
            return refusal(HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE if too_long else HTTPStatus.BAD_REQUEST)
        super().handle_error(request, status, exc, message)  # raises if the answer has begun; logs
        return refusal(status)

    def data_received(self, data: bytes) -> None:
        if data.startswith(_CONNECT):
            line, found, rest = data.partition(b"\r\n")
            if found:
                data = b"GET /" + line[len(_CONNECT) :] + f"\r\n{_MARK}: 1\r\n".encode() + rest
        super().data_received(data)


class ConnectingServer(web.Server):
    """An HTTP server that also takes XAPI's CONNECT."""

    _is_down = False

    def __call__(self) -> RequestHandler:
        return _Protocol(self, loop=self._loop, **self._kwargs)

    def connection_made(self, handler: RequestHandler, transport: asyncio.Transport) -> None:
        """A connection more; one that was let in while the server went down would never be answered."""
        super().connection_made(handler, transport)
        if self._is_down:
            transport.abort()

    async def shutdown(self, timeout: float | None = None) -> None:
        self._is_down = True
        await super().shutdown(timeout)


def was_connect(request: web.BaseRequest) -> bool:
    return _MARK in request.headers


class BareConnection:
    """The connection of a request, taken over from HTTP."""

    def __init__(self, request: web.BaseRequest) -> None:
        transport = request.transport
        if transport is None:
            raise ConnectionResetError
        self._reader = asyncio.StreamReader()
        protocol = asyncio.StreamReaderProtocol(self._reader)
        transport.set_protocol(protocol)
        protocol.connection_made(transport)
        loop = asyncio.get_running_loop()
        assert isinstance(transport, asyncio.Transport)  # noqa: S101 - for the type checker
        self._writer = asyncio.StreamWriter(transport, protocol, self._reader, loop)

    async def read(self, size: int) -> bytes:
        """Exactly so many bytes. Raises IncompleteReadError, ConnectionError."""
        return await self._reader.readexactly(size)

    async def write(self, data: bytes) -> None:
        self._writer.write(data)
        await self._writer.drain()

    def close(self) -> None:
        self._writer.close()
