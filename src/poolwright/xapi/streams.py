"""Requests whose bodies are streams: aiohttp, set up as XAPI wants it, and asked when a request may have left.

For transfers only; calls go over `carrier`. Imported when the first transfer is made, because importing aiohttp
takes longer than all the rest of the client. Knows no XAPI.
"""

from __future__ import annotations

import asyncio
import hashlib
import socket
import ssl
from collections.abc import AsyncIterator
from contextvars import ContextVar
from typing import Final

import aiohttp
import yarl

from .connections import CONNECT, watch
from .flight import Flight
from .tls import Tls

#: What the running task is sending.
_FLYING: Final[ContextVar[Flight]] = ContextVar("flying")


class _Pinned(aiohttp.Fingerprint):
    """Accepts one of several certificates; looked at after the handshake, before anything is sent."""

    def __init__(self, tls: Tls) -> None:
        self._tls = tls
        # aiohttp wants one; which one it is decides nothing, because `check` is ours.
        super().__init__(min(tls.fingerprints or (), default=bytes(hashlib.sha256().digest_size)))

    def check(self, transport: asyncio.Transport) -> None:
        shown: ssl.SSLObject | None = transport.get_extra_info("ssl_object")
        if shown is not None:
            self._tls.examine(shown.getpeercert(binary_form=True) or b"")


class _Connector(aiohttp.TCPConnector):
    """Notes when a call has a connection: from then on its bytes may leave."""

    async def connect(
        self, req: aiohttp.ClientRequest, traces: list[aiohttp.tracing.Trace], timeout: aiohttp.ClientTimeout
    ) -> aiohttp.connector.Connection:
        connection = await super().connect(req, traces, timeout)
        _FLYING.get().has_left = True
        return connection


def _socket(address: aiohttp.AddrInfoType) -> socket.socket:
    """A socket that finds out when the host at its other end has lost its power."""
    family, kind, protocol, *_ = address
    made = socket.socket(family, kind, protocol)
    watch(made)
    return made


class Streams:
    """Streams to and from one server."""

    def __init__(self, endpoint: str, tls: Tls, headers: dict[str, str]) -> None:
        self._endpoint = yarl.URL(endpoint)
        is_tls = self._endpoint.scheme == "https"
        # Made once: aiohttp shares connections only between calls that check alike.
        self._check: bool | ssl.SSLContext | aiohttp.Fingerprint = True
        if is_tls:
            self._check = _Pinned(tls) if tls.fingerprints is not None else tls.context()
        self._http = aiohttp.ClientSession(
            connector=_Connector(limit=0, force_close=True, socket_factory=_socket),
            headers=headers,
            skip_auto_headers=("Accept", "Accept-Encoding"),
            cookie_jar=aiohttp.DummyCookieJar(),
            timeout=aiohttp.ClientTimeout(total=None, sock_connect=CONNECT),
            auto_decompress=False,
            read_bufsize=2**18,
        )

    async def open(
        self,
        method: str,
        target: str,
        headers: dict[str, str],
        body: AsyncIterator[bytes] | None,
        flight: Flight,
        stall: float | None,
    ) -> aiohttp.ClientResponse:
        """Send a request whose answer, and perhaps body, are streams; gives the answer's head. Close it.

        `target` is path and query; `stall` in seconds is how long the answer may pause. Raises `OSError`.
        """
        _FLYING.set(flight)
        flight.is_connecting = True
        timeout = aiohttp.ClientTimeout(total=None, sock_connect=CONNECT, sock_read=stall)
        url = self._endpoint.join(yarl.URL(target, encoded=True))
        try:
            return await self._http.request(
                method,
                url,
                data=body,
                headers=headers,
                ssl=self._check,
                allow_redirects=False,
                timeout=timeout,
                skip_auto_headers=("Content-Type",),
            )
        except aiohttp.ClientError as error:
            raise ConnectionError(str(error) or type(error).__name__) from error

    async def close(self) -> None:
        """Close all connections."""
        await self._http.close()
