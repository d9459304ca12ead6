"""GET and CONNECT /console: finds the VM, then hands the connection to the RFB server or a text console.

GET upgrades to a web socket (binary, or base64 for older viewers); CONNECT gives the bare connection after
the 200. A VM that runs elsewhere moves the request there. Source: xapi.md 3.15.
"""

from __future__ import annotations

import asyncio
import base64
import binascii
from collections.abc import Mapping
from typing import TYPE_CHECKING

from aiohttp import WSMsgType, web

from poolwright.emulator.console.connecting import BareConnection, was_connect
from poolwright.emulator.console.rfb import Channel, Closed, Viewer
from poolwright.emulator.console.screen import lines_of
from poolwright.emulator.failures import ApiFailure
from poolwright.emulator.pool import Pool
from poolwright.emulator.server import refusal
from poolwright.emulator.transfer.access import Denied, query_of, session_of
from poolwright.xapi.types import NULL_REF

if TYPE_CHECKING:
    from poolwright.emulator.emulator import Emulator


class WebSocket:
    """A web socket's messages as a stream."""

    def __init__(self, socket: web.WebSocketResponse) -> None:
        self._socket = socket
        self._text = socket.ws_protocol == "base64"
        self._buffer = b""

    async def read(self, size: int) -> bytes:
        while len(self._buffer) < size:
            message = await self._socket.receive()
            if message.type is WSMsgType.BINARY:
                self._buffer += message.data
            elif message.type is WSMsgType.TEXT:
                try:
                    self._buffer += base64.b64decode(message.data)
                except binascii.Error as error:
                    raise Closed from error
            else:
                raise Closed
        piece, self._buffer = self._buffer[:size], self._buffer[size:]
        return piece

    async def write(self, data: bytes) -> None:
        try:
            if self._text:
                await self._socket.send_str(base64.b64encode(data).decode())
            else:
                await self._socket.send_bytes(data)
        except ConnectionError as error:
            raise Closed from error


class Connected:
    """The bare connection after CONNECT as a channel."""

    def __init__(self, connection: BareConnection) -> None:
        self._connection = connection

    async def read(self, size: int) -> bytes:
        try:
            return await self._connection.read(size)
        except (asyncio.IncompleteReadError, ConnectionError) as error:
            raise Closed from error

    async def write(self, data: bytes) -> None:
        try:
            await self._connection.write(data)
        except ConnectionError as error:
            raise Closed from error


def _find_console(emulator: Emulator, query: Mapping[str, str]) -> tuple[str, str]:
    """The VM and the protocol that `ref` or `uuid` names: of a console or a VM. Raises HANDLE_INVALID."""
    database = emulator.database
    ref, uuid = query.get("ref", ""), query.get("uuid", "")
    console = ref if database.exists("console", ref) else database.find_uuid("console", uuid)
    if console is not None:
        row = database.get("console", console)
        return row["VM"], row["protocol"]
    vm = ref if database.exists("VM", ref) else database.find_uuid("VM", uuid)
    if vm is None:
        raise ApiFailure("HANDLE_INVALID", "console", ref or uuid or NULL_REF)
    return vm, "rfb"


async def _show(pool: Pool, vm: str, protocol: str, channel: Channel) -> None:
    if protocol == "rfb":
        await Viewer(pool, vm, channel).serve()
        return
    text = "\r\n".join([*lines_of(pool.database, vm), "", "login: "])
    try:
        await channel.write(text.encode())
        while True:
            await channel.write(await channel.read(1))
    except Closed:
        return


async def console(emulator: Emulator, host: str, request: web.BaseRequest) -> web.StreamResponse:
    """Serves a viewer until it goes."""
    try:
        async with session_of(emulator, request, f"{request.method.lower()}_console"):
            vm, protocol = _find_console(emulator, query_of(request))
            resident = emulator.database.get("VM", vm)["resident_on"]
            if emulator.database.exists("host", resident) and resident != host:
                location = f"{emulator.url_of(resident)}{request.raw_path}"
                return refusal(302, headers={"Location": location})
            if was_connect(request):
                return await _connected(emulator, request, vm, protocol)
            return await _upgraded(emulator, request, vm, protocol)
    except Denied as denied:
        return denied.answer
    except ApiFailure as failure:
        return refusal(404, failure.code)


async def _upgraded(emulator: Emulator, request: web.BaseRequest, vm: str, protocol: str) -> web.StreamResponse:
    socket = web.WebSocketResponse(protocols=("binary", "base64"))
    if not socket.can_prepare(request):
        return refusal(400, "a web socket is wanted")
    await socket.prepare(request)
    await _show(emulator.pool, vm, protocol, WebSocket(socket))
    await socket.close()
    return socket


async def _connected(
    emulator: Emulator, request: web.BaseRequest, vm: str, protocol: str
) -> web.StreamResponse:
    connection = BareConnection(request)
    headers = b"Connection: keep-alive\r\nCache-Control: no-cache, no-store\r\n"
    await connection.write(b"HTTP/1.1 200 OK\r\n" + headers + b"\r\n")
    await _show(emulator.pool, vm, protocol, Connected(connection))
    connection.close()
    return web.Response()
