"""One server's XAPI over HTTP: a call goes out, and its fate comes back.

Bounded keep-alive connections, a deadline on every call, both encodings. It knows for certain whether a call
can have left: until a connection is at hand it is `NotSent`, after that `AnswerUnknown`. It repeats nothing and
knows no session; `carrier` knows HTTP. XAPI wants a Content-Length, no compression, a request head under 1 KiB
and a body of at most 300 KiB; a larger body is refused here: there it would end in an error that tells nothing.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Sequence
from ipaddress import IPv6Address
from typing import TYPE_CHECKING, Any, Final, TypeVar
from urllib.parse import SplitResult, urlsplit

import msgspec

from . import wire
from .failures import AnswerUnknown, NotSent, Unreachable, failure
from .flight import Flight, Reply
from .queues import FairQueue
from .shapes import Shape
from .tls import Tls

if TYPE_CHECKING:
    from .carrier import Carrier
    from .streams import Streams

T = TypeVar("T")

#: XAPI refuses larger request bodies.
LARGEST_BODY: Final = 300 * 1024

#: Asks a supporter to name its master's certificate beside HOST_IS_SLAVE.
ASK_THUMBPRINT: Final = {"x-xenapi-request-host-certificate-thumbprint": "sha-256:master"}

_PATHS: Final = {
    wire.Encoding.JSON_V2: "/jsonrpc",
    wire.Encoding.JSON_V1: "/jsonrpc",
    wire.Encoding.XML: "/RPC2",
}

_ADDRESS: Final = re.compile(r"[0-9A-Za-z._~%:-]+")


def is_address(text: str) -> bool:
    """Whether text can be a host's address as XAPI has them: a name or a number, without port and brackets."""
    if _ADDRESS.fullmatch(text) is None:
        return False
    try:
        return ":" not in text or bool(IPv6Address(text))
    except ValueError:
        return False


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


def _in_ascii(name: str) -> str:
    """A host's name as DNS and HTTP have it. Raises `ValueError` for what cannot be one."""
    try:
        return name if name.isascii() else name.encode("idna").decode()
    except UnicodeError as error:
        raise ValueError(f"not a host's name: {name!r} ({error})") from error


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
        """`connections` bounds the calls under way; long polls, which mostly wait, are not counted. Callers
        (`on_behalf_of`) get them in turn.

        Raises `ValueError` for a URL that is not http or https, or whose host cannot be a name.
        """
        parts = urlsplit(url)
        if parts.scheme not in {"http", "https"} or not parts.hostname:
            raise ValueError(
                f"not the URL of an XAPI server: {url!r} (https://address, or http:// where allowed)"
            )
        self.url: Final = at_host(url, _in_ascii(parts.hostname))
        self.tls: Final = tls or Tls.verified()
        self.encoding: Final = encoding
        self._endpoint = self.url + _PATHS[encoding]
        self._places = FairQueue(connections)
        self._headers = {
            "Content-Type": "text/xml" if encoding is wire.Encoding.XML else "application/json",
            "User-Agent": user_agent,
        }
        self._carrier: Carrier | None = None
        self._streams: Streams | None = None
        self._is_closed = False

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
        flight = Flight()
        headers = ASK_THUMBPRINT if ask_thumbprint else None
        try:
            async with asyncio.timeout(deadline):
                if long_poll:
                    return await self._post(body, flight, headers)
                await self._places.acquire()
                try:
                    return await self._post(body, flight, headers)
                finally:
                    self._places.release()
        except TimeoutError as error:
            raise self._fate(method, flight, f"no answer in {deadline:g} s") from error
        except OSError as error:
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
        """Close all connections; no more are made."""
        self._is_closed = True
        if self._carrier is not None:
            carrier, self._carrier = self._carrier, None
            await carrier.close()
        if self._streams is not None:
            streams, self._streams = self._streams, None
            await streams.close()

    def _body(self, method: str, params: Sequence[Any]) -> bytes:
        if self.encoding is wire.Encoding.XML:
            body = wire.xml_call(method, params)
        else:
            body = wire.json_call(method, params, 0)
        if len(body) > LARGEST_BODY:
            raise NotSent(f"{method}: a body of {len(body)} bytes; XAPI takes at most {LARGEST_BODY}")
        return body

    async def _post(self, body: bytes, flight: Flight, headers: dict[str, str] | None) -> Reply:
        flight.is_connecting = True
        return await (self._carrier or self._open_carrier()).post(body, flight, headers)

    def _open_carrier(self) -> Carrier:
        from .carrier import Carrier

        self._check_open()
        self._carrier = Carrier(self._endpoint, self.tls, self._headers)
        return self._carrier

    def streams(self) -> Streams:
        """What carries streams to and from this server. Raises `NotSent` once closed."""
        if self._streams is None:
            from .streams import Streams

            self._check_open()
            self._streams = Streams(self.url, self.tls, {"User-Agent": self._headers["User-Agent"]})
        return self._streams

    def _check_open(self) -> None:
        if self._is_closed:
            raise NotSent(f"the connections to {self.url} are closed")

    def _fate(self, method: str, flight: Flight, reason: str) -> NotSent | AnswerUnknown:
        if flight.has_left:
            return AnswerUnknown(f"{method} at {self.url}: {reason}")
        fate = Unreachable if flight.is_connecting else NotSent
        return fate(f"{method} at {self.url}: {reason}")


def _read_json(body: bytes | bytearray, shape: Shape[T], method: str) -> T:
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


def _read_xml(body: bytes | bytearray, shape: Shape[T], method: str) -> T:
    match wire.read_xml_answer(bytes(body)):
        case wire.Failure(code, params):
            raise failure(code, params, method)
        case value:
            return shape.plain(value)
