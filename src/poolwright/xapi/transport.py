"""One server's XAPI over HTTP: a call goes out, and its fate comes back.

Bounded keep-alive connections, a deadline on every call, both encodings. It knows for certain whether a call
can have left: until a connection is at hand it is `NotSent`, after that `AnswerUnknown`. It repeats nothing and
knows no session. XAPI wants a Content-Length, no compression, a request head under 1 KiB and a body of at most
300 KiB; a larger body is refused here, because there it would end in an error that tells nothing.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Final, TypeVar
from urllib.parse import SplitResult, urlsplit

import aiohttp
import msgspec

from . import wire
from .failures import AnswerUnknown, NotSent, Unreachable, failure
from .shapes import Shape
from .tls import Tls

T = TypeVar("T")

#: XAPI refuses larger request bodies.
LARGEST_BODY: Final = 300 * 1024

#: Asks a supporter to name its master's certificate beside HOST_IS_SLAVE, and where it does.
ASK_THUMBPRINT: Final = {"x-xenapi-request-host-certificate-thumbprint": "sha-256:master"}
THUMBPRINT: Final = "x-xenapi-response-host-certificate-thumbprint"

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


def _tracing() -> aiohttp.TraceConfig:
    """Marks a flight as soon as a connection is its own; from then on its bytes may leave."""

    async def left(_session: object, context: Any, _params: object) -> None:
        context.trace_request_ctx.has_left = True

    config = aiohttp.TraceConfig()
    config.on_connection_create_end.append(left)
    config.on_connection_reuseconn.append(left)
    return config


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
        self._endpoint = self.url + _PATHS[encoding]
        self._places = asyncio.Semaphore(connections)
        self._headers = {
            "Content-Type": "text/xml" if encoding is wire.Encoding.XML else "application/json",
            "User-Agent": user_agent,
        }
        # Made once: aiohttp shares connections only between calls that check alike.
        self._check = self.tls.check() if parts.scheme == "https" else True
        self._http: aiohttp.ClientSession | None = None

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
        headers = ASK_THUMBPRINT if ask_thumbprint else None
        try:
            async with asyncio.timeout(deadline):
                if long_poll:
                    return await self._post(body, flight, headers)
                async with self._places:
                    return await self._post(body, flight, headers)
        except TimeoutError as error:
            raise self._fate(method, flight, f"no answer in {deadline:g} s") from error
        except (aiohttp.ClientError, OSError) as error:
            raise self._fate(method, flight, str(error) or type(error).__name__) from error

    def read(self, method: str, reply: Reply, shape: Shape[T]) -> T:
        """A call's result from its answer. Raises `XapiFailure`, or `AnswerUnknown` if it cannot be read."""
        try:
            if self.encoding is wire.Encoding.XML:
                return _read_xml(reply.body, shape, method)
            return _read_json(reply.body, shape, method)
        except wire.Malformed as error:
            raise AnswerUnknown(f"{method} at {self.url}: the answer cannot be read: {error}") from error

    async def close(self) -> None:
        """Close all connections."""
        if self._http is not None:
            http, self._http = self._http, None
            await http.close()

    def _body(self, method: str, params: Sequence[Any]) -> bytes:
        if self.encoding is wire.Encoding.XML:
            body = wire.xml_call(method, params)
        else:
            body = wire.json_call(method, params, 0)
        if len(body) > LARGEST_BODY:
            raise NotSent(f"{method}: a body of {len(body)} bytes; XAPI takes at most {LARGEST_BODY}")
        return body

    async def _post(self, body: bytes, flight: _Flight, headers: dict[str, str] | None) -> Reply:
        if self._http is None:
            self._http = self._open()
        flight.is_connecting = True
        async with self._http.post(
            self._endpoint,
            data=body,
            headers=headers,
            ssl=self._check,
            allow_redirects=False,
            trace_request_ctx=flight,
        ) as response:
            text = await response.read()
            if response.status != 200:
                raise aiohttp.ClientPayloadError(
                    f"HTTP status {response.status} {response.reason or ''}".strip()
                )
            return Reply(text, response.headers.get(THUMBPRINT))

    def _open(self) -> aiohttp.ClientSession:
        return aiohttp.ClientSession(
            connector=aiohttp.TCPConnector(limit=0, keepalive_timeout=30.0),
            headers=self._headers,
            skip_auto_headers=("Accept", "Accept-Encoding"),
            cookie_jar=aiohttp.DummyCookieJar(),
            timeout=aiohttp.ClientTimeout(total=None, sock_connect=None),
            trace_configs=[_tracing()],
            auto_decompress=False,
        )

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
