"""What is on a pool's disks: sparse bytes per VDI, shared between a disk and its clones until one is written.

Knows references and offsets in bytes, not sizes: a disk's size is its VDI's. What was never written reads as
zeros and costs nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

#: Bytes in one chunk; a multiple of every driver's block.
CHUNK: Final = 64 * 1024
_ZEROS: Final = bytes(CHUNK)


class DiskContents:
    """The contents of one pool's disks."""

    def __init__(self) -> None:
        self._disks: dict[str, dict[int, bytes]] = {}

    def read(self, vdi: str, offset: int, length: int) -> bytes:
        """`length` bytes from `offset` on; zeros where nothing was written."""
        chunks = self._disks.get(vdi, {})
        out = bytearray()
        while length > 0:
            index, start = divmod(offset, CHUNK)
            piece = chunks.get(index, _ZEROS)[start : start + length]
            out += piece
            offset += len(piece)
            length -= len(piece)
        return bytes(out)

    def write(self, vdi: str, offset: int, data: bytes) -> None:
        """Puts bytes at an offset; chunks of zeros take no room."""
        chunks = self._disks.setdefault(vdi, {})
        view = memoryview(data)
        while view:
            index, start = divmod(offset, CHUNK)
            piece = bytes(view[: CHUNK - start])
            old = chunks.get(index, _ZEROS)
            new = old[:start] + piece + old[start + len(piece) :]
            if new == _ZEROS:
                chunks.pop(index, None)
            else:
                chunks[index] = new
            offset += len(piece)
            view = view[len(piece) :]

    def copy(self, source: str, target: str) -> None:
        """Makes `target` hold what `source` holds now."""
        if chunks := self._disks.get(source):
            self._disks[target] = dict(chunks)
        else:
            self._disks.pop(target, None)

    def forget(self, vdi: str) -> None:
        """Drops a disk's content; nothing if it has none."""
        self._disks.pop(vdi, None)

    def chunks(self, vdi: str) -> Iterator[tuple[int, bytes]]:
        """The offsets and bytes of what is not zeros, in order."""
        for index, data in sorted(self._disks.get(vdi, {}).items()):
            yield index * CHUNK, data

    def used(self, vdi: str) -> int:
        """Bytes that the disk takes."""
        return len(self._disks.get(vdi, {})) * CHUNK
