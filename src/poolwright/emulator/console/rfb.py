"""The server's half of RFB (3.3 to 3.8, no password, raw pixels): shows a VM's screen and follows its state.

Speaks through a `Channel`, so that a web socket and a CONNECTed socket are alike. Keys and pointer are read and
mean nothing: there is no guest.
"""

from __future__ import annotations

import asyncio
import contextlib
import struct
from typing import Final, Protocol

from poolwright.emulator.console.screen import HEIGHT, WIDTH, PixelFormat, lines_of, render
from poolwright.emulator.pool import Pool

_VERSION: Final = b"RFB 003.008\n"
_NO_PASSWORD: Final = 1
_TEXT_MAX: Final = 1 << 20
#: Bytes that follow the type of each message from the viewer.
_LENGTHS: Final = {0: 19, 2: 3, 3: 9, 4: 7, 5: 5, 6: 7}


class Closed(Exception):
    """The viewer is gone, or does not speak RFB."""


class Channel(Protocol):
    """A stream of bytes to and from a viewer."""

    async def read(self, size: int) -> bytes:
        """Exactly so many bytes. Raises Closed."""

    async def write(self, data: bytes) -> None:
        """Sends bytes. Raises Closed."""


class Viewer:
    """One viewer of one VM."""

    def __init__(self, pool: Pool, vm: str, channel: Channel) -> None:
        self._pool = pool
        self._vm = vm
        self._channel = channel
        self._pixels = PixelFormat()
        self._shown: list[str] | None = None
        self._wanted = asyncio.Event()

    async def serve(self) -> None:
        """Until the viewer goes or the VM is gone."""
        with contextlib.suppress(Closed):
            await self._greet()
            try:
                async with asyncio.TaskGroup() as group:
                    group.create_task(self._listen())
                    group.create_task(self._paint())
            except* Closed:
                pass

    async def _greet(self) -> None:
        await self._channel.write(_VERSION)
        version = await self._channel.read(len(_VERSION))
        if not version.startswith(b"RFB 003."):
            raise Closed
        if version[8:11] < b"007":
            await self._channel.write(struct.pack(">I", _NO_PASSWORD))
        else:
            await self._channel.write(bytes([1, _NO_PASSWORD]))
            await self._channel.read(1)
            if version[8:11] >= b"008":
                await self._channel.write(struct.pack(">I", 0))
        await self._channel.read(1)
        name = lines_of(self._pool.database, self._vm)[0].encode()
        start = struct.pack(">HH", WIDTH, HEIGHT) + self._pixels.pack()
        await self._channel.write(start + struct.pack(">I", len(name)) + name)

    async def _listen(self) -> None:
        while True:
            (kind,) = await self._channel.read(1)
            if kind not in _LENGTHS:
                raise Closed
            body = await self._channel.read(_LENGTHS[kind])
            match kind:
                case 0:
                    try:
                        self._pixels = PixelFormat.unpack(body[3:])
                    except ValueError as error:
                        raise Closed from error
                    self._shown = None
                case 2:
                    (count,) = struct.unpack(">H", body[1:])
                    await self._channel.read(4 * count)
                case 3:
                    if not body[0]:
                        self._shown = None
                    self._wanted.set()
                case 6:
                    (length,) = struct.unpack(">I", body[3:])
                    if length > _TEXT_MAX:
                        raise Closed
                    await self._channel.read(length)

    async def _paint(self) -> None:
        """Sends the screen when it is wanted and has changed since."""
        while True:
            await self._wanted.wait()
            lines = lines_of(self._pool.database, self._vm)
            if lines == self._shown:
                await self._pool.database.wait_for_change()
                if self._pool.closing:
                    raise Closed
                continue
            self._wanted.clear()
            self._shown = lines
            head = struct.pack(">BxHHHHHi", 0, 1, 0, 0, WIDTH, HEIGHT, 0)
            await self._channel.write(head + render(lines, self._pixels))
