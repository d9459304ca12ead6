"""A tar archive as it comes in: blocks of 512 bytes, read as far as asked for, whatever the body claims."""

from __future__ import annotations

import asyncio
import tarfile
from typing import Final

from aiohttp import StreamReader

from poolwright.emulator.failures import ApiFailure

_BLOCK: Final = tarfile.BLOCKSIZE
#: Bytes that are read on after an archive's end, so that a client that pads it sees its request through.
_DRAINED: Final = 1 << 20
#: Seconds that it is waited for them.
_PATIENCE: Final = 1.0


class Tape:
    """Reads a request's body in order."""

    def __init__(self, source: StreamReader) -> None:
        self._source = source

    async def block(self) -> bytes:
        """The next header block; empty at the end of the body."""
        try:
            return await self._source.readexactly(_BLOCK)
        except asyncio.IncompleteReadError as error:
            if error.partial.strip(b"\0"):
                raise ApiFailure("IMPORT_ERROR", "the archive is cut short") from error
            return b""

    async def take(self, size: int) -> bytes:
        """The next bytes. Raises IMPORT_ERROR if there are not so many."""
        try:
            return await self._source.readexactly(size) if size else b""
        except asyncio.IncompleteReadError as error:
            raise ApiFailure("IMPORT_ERROR", "the archive is cut short") from error

    async def some(self, most: int) -> bytes:
        """What comes next, at most so many bytes; empty at the end of the body."""
        return await self._source.read(most)

    async def skip(self, size: int) -> None:
        """Reads past bytes that nobody wants."""
        while size > 0:
            piece = await self._source.read(min(size, 1 << 16))
            if not piece:
                raise ApiFailure("IMPORT_ERROR", "the archive is cut short")
            size -= len(piece)

    async def skip_padding(self, size: int) -> None:
        """Reads past what fills up a file's last block."""
        await self.skip(-size % _BLOCK)

    async def drain(self) -> None:
        """Reads what little may follow the end; waits for no client that announced more than it has."""
        left = _DRAINED
        try:
            async with asyncio.timeout(_PATIENCE):
                while left > 0 and (piece := await self._source.read(min(left, 1 << 16))):
                    left -= len(piece)
        except TimeoutError:
            pass
