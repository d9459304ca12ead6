"""One server's XAPI over HTTP: a call goes out, and its fate comes back.

Bounded keep-alive connections, a deadline on every call, both encodings. It knows for certain whether a call
can have left: until its first byte is written it is `NotSent`, after that `AnswerUnknown`. It repeats nothing
and knows no session. XAPI wants a Content-Length, no compression, a request head under 1 KiB and a body of at
most 300 KiB; a larger body is refused here, because there it would end in an error that tells nothing.
"""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Final, TypeVar
from urllib.parse import SplitResult, urlsplit

import msgspec

from . import wire
from .connection import Connection, NotHttp, Response
from .failures import AnswerUnknown, NotSent, Unreachable, failure
from .shapes import Shape
from .tls import Tls

T = TypeVar("T")

#: XAPI refuses larger request bodies.
LARGEST_BODY: Final = 300 * 1024

#: Asks a supporter to name its master's certificate beside HOST_IS_SLAVE, and where it does.
ASK_THUMBPRINT: Final = "x-xenapi-request-host-certificate-thumbprint: sha-256:master\r\n"
THUMBPRINT: Final = "x-xenapi-response-host-certificate-thumbprint"

#: Seconds after which an idle connection is not trusted to be alive.
KEPT: Final = 30.0

_PATHS: Final = {
    wire.Encoding.JSON_V2: "/jsonrpc",
    wire.Encoding.JSON_V1: "/jsonrpc",
    wire.Encoding.XML: "/RPC2",
}


@dataclass
class _Flight:
    """One call on its way: whether it has asked for a connection, and had one, so that it may have left."""

    is_connecting: bool = False
    has_left: bool = False


@dataclass
class Reply:
    """What came back: the body, and the master's certificate where a supporter named it."""

    body: bytes
    thumbprint: str | None = field(default=None)


def host_of(url: str) -> str:
    """A URL's host, as XAPI's addresses have it: without scheme, port and brackets."""
    return urlsplit(url).hostname or ""


def at_host(url: str, address: str) -> str:
    """The same scheme and port at another address; XAPI's addresses carry neither.

    An IPv6 address gets its brackets.
    """
    parts = urlsplit(url)
    host = f"[{address}]" if ":" in address and not address.startswith("[") else address
    port = f":{parts.port}" if parts.port is not None else ""
    return SplitResult(parts.scheme, f"{host}{port}", "", "", "").geturl()


class Transport:
    """Connections to one XAPI server. Close it when done."""

    def __init__(
        self,
        url: str,
        *,
        tls: Tls | None = None,
        encoding: wire.Encoding = wire.Encoding.JSON_V2,
        connections: int = 16,
        user_agent: str = "poolwright",
    ) -> None:
        """`connections` bounds the calls under way; long polls, which mostly wait, are not counted.

        Raises `ValueError` for a URL that is not http or https.
        """
        parts = urlsplit(url)
        if parts.scheme not in {"http", "https"} or not parts.hostname:
            raise ValueError(
                f"not the URL of an XAPI server: {url!r} (https://address, or http:// where allowed)"
            )
        self.url: Final = at_host(url, parts.hostname)
        self.tls: Final = tls or Tls.verified()
        self.encoding: Final = encoding
        self._places = asyncio.Semaphore(connections)
        kind = "text/xml" if encoding is wire.Encoding.XML else "application/json"
        host = self.url.partition("://")[2]
        self._head = (
            f"POST {_PATHS[encoding]} HTTP/1.1\r\nHost: {host}\r\nUser-Agent: {user_agent}\r\n"
            f"Content-Type: {kind}\r\n"
        )
        self._address = parts.hostname, parts.port or (443 if parts.scheme == "https" else 80)
        self._is_tls = parts.scheme == "https"
        self._context: ssl.SSLContext | None = None
        self._idle: list[Connection] = []
        self._busy: set[Connection] = set()

    async def call(
        self, method: str, params: Sequence[Any], shape: Shape[T], *, deadline: float, long_poll: bool = False
    ) -> T:
        """Call a message and read its result. `deadline` in seconds, from now to the answer's last byte.

        Raises `XapiFailure`, `NotSent` or `AnswerUnknown`.
        """
        reply = await self.exchange(method, params, deadline=deadline, long_poll=long_poll)
        return self.read(method, reply, shape)

    async def exchange(
        self,
        method: str,
        params: Sequence[Any],
        *,
        deadline: float,
        long_poll: bool = False,
        ask_thumbprint: bool = False,
    ) -> Reply:
        """Call a message and give its answer unread. Raises `NotSent` or `AnswerUnknown`."""
        body = self._body(method, params)
        flight = _Flight()
        extra = ASK_THUMBPRINT if ask_thumbprint else ""
        message = f"{self._head}{extra}Content-Length: {len(body)}\r\n\r\n".encode("ascii") + body
        try:
            async with asyncio.timeout(deadline):
                if long_poll:
                    response = await self._post(message, flight)
                else:
                    async with self._places:
                        response = await self._post(message, flight)
        except TimeoutError as error:
            raise self._fate(method, flight, f"no answer in {deadline:g} s") from error
        except OSError as error:
            raise self._fate(method, flight, str(error) or type(error).__name__) from error
        return Reply(response.body, response.headers.get(THUMBPRINT))

    def read(self, method: str, reply: Reply, shape: Shape[T]) -> T:
        """A call's result from its answer. Raises `XapiFailure`, or `AnswerUnknown` if it cannot be read."""
        try:
            if self.encoding is wire.Encoding.XML:
                return _read_xml(reply.body, shape, method)
            return _read_json(reply.body, shape, method)
        except wire.Malformed as error:
            raise AnswerUnknown(f"{method} at {self.url}: the answer cannot be read: {error}") from error

    async def close(self) -> None:
        """Close all connections; calls under way have no answer."""
        for connection in [*self._idle, *self._busy]:
            connection.abort()
        self._idle.clear()

    def _body(self, method: str, params: Sequence[Any]) -> bytes:
        if self.encoding is wire.Encoding.XML:
            body = wire.xml_call(method, params)
        else:
            body = wire.json_call(method, params, 0)
        if len(body) > LARGEST_BODY:
            raise NotSent(f"{method}: a body of {len(body)} bytes; XAPI takes at most {LARGEST_BODY}")
        return body

    async def _post(self, message: bytes, flight: _Flight) -> Response:
        """Send a request over a connection of its own. Raises `OSError`, of which TLS's errors are."""
        flight.is_connecting = True
        connection = self._kept() or await self._connect()
        self._busy.add(connection)
        flight.has_left = True
        try:
            response = await connection.request(message)
        except BaseException:
            connection.abort()  # what comes over it later would be taken for another call's answer
            raise
        finally:
            self._busy.discard(connection)
        if connection.is_open:
            connection.used_at = asyncio.get_running_loop().time()
            self._idle.append(connection)
        if response.status != 200:
            raise NotHttp(f"HTTP status {response.status}")
        return response

    def _kept(self) -> Connection | None:
        """The connection that was used last, if it is still open."""
        now = asyncio.get_running_loop().time()
        while self._idle:
            connection = self._idle.pop()
            if connection.is_open and now - connection.used_at < KEPT:
                return connection
            connection.abort()
        return None

    async def _connect(self) -> Connection:
        """A new connection, whose certificate is acceptable."""
        if self._is_tls and self._context is None:
            self._context = self.tls.context()
        host, port = self._address
        _, connection = await asyncio.get_running_loop().create_connection(
            Connection, host, port, ssl=self._context, server_hostname=host if self._is_tls else None
        )
        try:
            if self._is_tls:
                self.tls.examine(connection.certificate())
        except ConnectionError:
            connection.abort()
            raise
        return connection

    def _fate(self, method: str, flight: _Flight, reason: str) -> NotSent | AnswerUnknown:
        if flight.has_left:
            return AnswerUnknown(f"{method} at {self.url}: {reason}")
        fate = Unreachable if flight.is_connecting else NotSent
        return fate(f"{method} at {self.url}: {reason}")


def _read_json(body: bytes, shape: Shape[T], method: str) -> T:
    answer = shape.answer(body)
    match answer.error:
        case None if not isinstance(answer.result, msgspec.UnsetType):
            return answer.result
        case {"message": str(code), "data": [*params]}:
            raise failure(code, [str(p) for p in params], method)
        case [str(code), *params]:
            raise failure(code, [str(p) for p in params], method)
        case {"message": str(code)}:
            raise failure(code, (), method)
        case other:
            raise wire.Malformed(f"neither a result nor a failure: {other!r}")


def _read_xml(body: bytes, shape: Shape[T], method: str) -> T:
    match wire.read_xml_answer(body):
        case wire.Failure(code, params):
            raise failure(code, params, method)
        case value:
            return shape.plain(value)
