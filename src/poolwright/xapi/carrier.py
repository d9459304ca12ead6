"""How a call's bytes travel to one server: over kept connections, and it is noted when a request may have left.

Repeats nothing: whether that is right only the caller knows. Knows no XAPI beyond its headers.
"""

from __future__ import annotations

import asyncio
from collections import deque
from typing import Final
from urllib.parse import urlsplit

from .connections import Connection, connect
from .flight import Flight, Reply
from .tls import Tls

#: Seconds after which an idle connection is not trusted to be alive.
KEPT: Final = 30.0
OK: Final = 200

#: Where a supporter names its master's certificate, if it was asked to.
THUMBPRINT: Final = "x-xenapi-response-host-certificate-thumbprint"


class Carrier:
    """Kept connections to one endpoint; as many as there are calls at a time."""

    def __init__(self, endpoint: str, tls: Tls, headers: dict[str, str]) -> None:
        parts = urlsplit(endpoint)
        is_tls = parts.scheme == "https"
        self._host: Final = parts.hostname or ""
        self._port: Final = parts.port or (443 if is_tls else 80)
        self._tls = tls
        self._context = tls.context() if is_tls else None
        self._start = _head(f"POST {parts.path} HTTP/1.1", {"Host": parts.netloc, **headers})
        #: Idle connections, the one used last at the end.
        self._kept: deque[Connection] = deque()
        self._busy: set[Connection] = set()
        self._sweep: asyncio.TimerHandle | None = None
        self._is_closed = False

    async def post(self, body: bytes, flight: Flight, headers: dict[str, str] | None) -> Reply:
        """Send a body and read the answer. Raises `OSError` for whatever goes wrong."""
        connection = self._take() or await connect(self._host, self._port, self._tls, self._context)
        if not connection.is_open:
            raise ConnectionError("the server closed the connection at once")
        more = b"" if headers is None else _head("", headers)
        self._busy.add(connection)
        flight.has_left = True
        try:
            answer = await connection.exchange(
                b"%b%b\r\nContent-Length: %d\r\n\r\n%b" % (self._start, more, len(body), body)
            )
        except BaseException:
            connection.close()
            raise
        finally:
            self._busy.discard(connection)
        if answer.status != OK:
            connection.close()
            raise ConnectionError(f"HTTP status {answer.status} {answer.reason}".strip())
        if connection.is_open and not self._is_closed:
            self._keep(connection)
        else:
            connection.close()
        return Reply(answer.body, answer.header(THUMBPRINT) if headers else None)

    async def close(self) -> None:
        """Close all connections; who waits on one is told."""
        self._is_closed = True
        if self._sweep is not None:
            self._sweep.cancel()
        for connection in (*self._kept, *self._busy):
            connection.close()
        self._kept.clear()

    def _take(self) -> Connection | None:
        oldest = asyncio.get_running_loop().time() - KEPT
        while self._kept:
            connection = self._kept.pop()
            if connection.is_open and connection.idle_since >= oldest:
                return connection
            connection.close()
        return None

    def _keep(self, connection: Connection) -> None:
        loop = asyncio.get_running_loop()
        connection.idle_since = loop.time()
        self._kept.append(connection)
        if self._sweep is None:
            self._sweep = loop.call_later(KEPT, self._close_idle, loop)

    def _close_idle(self, loop: asyncio.AbstractEventLoop) -> None:
        oldest, self._sweep = loop.time() - KEPT, None
        while self._kept and self._kept[0].idle_since <= oldest:
            self._kept.popleft().close()
        if self._kept:
            self._sweep = loop.call_later(KEPT, self._close_idle, loop)


def _head(first: str, headers: dict[str, str]) -> bytes:
    return "\r\n".join([first, *(f"{name}: {value}" for name, value in headers.items())]).encode("latin-1")
