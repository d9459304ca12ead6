"""The VHD format: a disk as a file of the blocks of 2 MiB that hold something, written and read front to back.

Layout: a copy of the footer (512 bytes), the header (1024), the table of blocks, each block behind a bitmap of
its sectors, the footer again. A *differencing* file holds only what is not as in its parent. It knows no disks
of the pool: bytes come from a function and go to the caller. Numbers are big-endian.

Source: Microsoft's Virtual Hard Disk Image Format Specification, version 1.0.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

SECTOR: Final = 512
BLOCK: Final = 2 << 20
#: The largest disk that the format holds in XAPI's view: 2040 GiB.
SIZE_MAX: Final = 2040 << 30
DYNAMIC: Final = 3
DIFFERENCING: Final = 4

_FOOTER: Final = struct.Struct(">8sIIQI4sI4sQQIII16sB")
_HEADER: Final = struct.Struct(">8sQQIIII16sII")
_COOKIE: Final = b"conectix"
_HEADER_COOKIE: Final = b"cxsparse"
_VERSION: Final = 0x00010000
#: Bit 1 of a footer's features is always set.
_FEATURES: Final = 2
_HEADER_SIZE: Final = 1024
_NO_PARENT: Final = 0xFFFFFFFFFFFFFFFF
_ABSENT: Final = 0xFFFFFFFF
_PARENT_NAME_AT: Final = 64
_FULL_BITMAP: Final = b"\xff" * SECTOR
#: Blocks that a file's table may list at most, which bounds what a reader keeps of it.
_ENTRIES_MAX: Final = SIZE_MAX // BLOCK


class NotVhd(ValueError):
    """The bytes are no VHD that can be read front to back."""


@dataclass(frozen=True)
class Layout:
    """A file to be written: the disk's size in bytes, uuid, the blocks that it holds in order, its parent."""

    size: int
    uuid: UUID
    blocks: Sequence[int]
    parent: UUID | None = None

    @property
    def entries(self) -> int:
        """How many blocks the disk has."""
        return -(-self.size // BLOCK)

    @property
    def data_at(self) -> int:
        """Where the first block begins, in bytes."""
        return SECTOR + _HEADER_SIZE + _padded(4 * self.entries)

    @property
    def length(self) -> int:
        """The file's length in bytes."""
        return self.data_at + len(self.blocks) * (SECTOR + BLOCK) + SECTOR


@dataclass(frozen=True)
class Opening:
    """What a file says of itself before its blocks: the disk's size in bytes, and where each block begins."""

    size: int
    is_difference: bool
    #: Bytes in a block, and of the bitmap before it.
    block: int
    bitmap: int
    #: Each block's number and its place in the file in bytes, in the file's order.
    places: list[tuple[int, int]]


def _padded(length: int) -> int:
    return -(-length // SECTOR) * SECTOR


def _checksum(data: bytes) -> int:
    """The format's: the complement of the sum of all bytes."""
    return ~sum(data) & 0xFFFFFFFF


def _geometry(size: int) -> tuple[int, int, int]:
    """Cylinders, heads and sectors per track that old programs are to believe in."""
    sectors = min(size // SECTOR, 65535 * 16 * 255)
    if sectors >= 65535 * 16 * 63:
        return sectors // 255 // 16, 16, 255
    per_track, tracks = 17, sectors // 17
    heads = max(4, (tracks + 1023) // 1024)
    if tracks >= heads * 1024 or heads > 16:
        per_track, heads, tracks = 31, 16, sectors // 31
    if tracks >= heads * 1024:
        per_track, heads, tracks = 63, 16, sectors // 63
    return tracks // heads, heads, per_track


def _footer(layout: Layout) -> bytes:
    kind = DYNAMIC if layout.parent is None else DIFFERENCING
    cylinders, heads, sectors = _geometry(layout.size)
    geometry = cylinders << 16 | heads << 8 | sectors
    rest = (layout.size, layout.size, geometry, kind)

    def packed(checksum: int) -> bytes:
        start = (_COOKIE, _FEATURES, _VERSION, SECTOR, 0, b"tap\0", _VERSION, b"\0\0\0\0")
        return _FOOTER.pack(*start, *rest, checksum, layout.uuid.bytes, 0).ljust(SECTOR, b"\0")

    return packed(_checksum(packed(0)))


def _header(layout: Layout) -> bytes:
    parent = layout.parent
    name = b"" if parent is None else f"{parent}.vhd".encode("utf-16-be")
    identity = bytes(16) if parent is None else parent.bytes
    table_at = SECTOR + _HEADER_SIZE

    def packed(checksum: int) -> bytes:
        start = (_HEADER_COOKIE, _NO_PARENT, table_at, _VERSION, layout.entries, BLOCK, checksum)
        whole = bytearray(_HEADER.pack(*start, identity, 0, 0).ljust(_HEADER_SIZE, b"\0"))
        whole[_PARENT_NAME_AT : _PARENT_NAME_AT + len(name)] = name
        return bytes(whole)

    return packed(_checksum(packed(0)))


def _table(layout: Layout) -> bytes:
    places = [_ABSENT] * layout.entries
    for index, number in enumerate(layout.blocks):
        places[number] = (layout.data_at + index * (SECTOR + BLOCK)) // SECTOR
    packed = struct.pack(f">{len(places)}I", *places)
    return packed.ljust(_padded(len(packed)), b"\xff")


def write(layout: Layout, read: Callable[[int, int], bytes]) -> Iterator[bytes]:
    """The file, piece by piece, `layout.length` in all; `read(offset, length)` gives the disk's bytes."""
    footer = _footer(layout)
    yield footer
    yield _header(layout)
    yield _table(layout)
    for number in layout.blocks:
        at = number * BLOCK
        yield _FULL_BITMAP
        yield read(at, min(BLOCK, layout.size - at)).ljust(BLOCK, b"\0")
    yield footer


# --- reading ---------------------------------------------------------------------------------------------


def read_footer(data: bytes) -> tuple[int, int, int]:
    """Kind, size in bytes, and where the header is. Raises NotVhd."""
    if len(data) != SECTOR or data[:8] != _COOKIE:
        raise NotVhd("it does not begin with a footer's copy")
    fields = _FOOTER.unpack_from(data)
    checksum_at = 64
    if _checksum(data[:checksum_at] + bytes(4) + data[checksum_at + 4 :]) != fields[12]:
        raise NotVhd("its footer's checksum is wrong")
    kind, size, header_at = fields[11], fields[9], fields[3]
    if kind not in (DYNAMIC, DIFFERENCING):
        raise NotVhd(f"disks of kind {kind} cannot be read front to back")
    if not 0 < size <= SIZE_MAX:
        raise NotVhd(f"a disk of {size} bytes")
    return kind, size, header_at


def read_header(data: bytes) -> tuple[int, int, int]:
    """Where the table of blocks is, how many entries it has, and bytes in a block. Raises NotVhd."""
    if len(data) != _HEADER_SIZE or data[:8] != _HEADER_COOKIE:
        raise NotVhd("it has no header")
    fields = _HEADER.unpack_from(data)
    checksum_at = 36
    if _checksum(data[:checksum_at] + bytes(4) + data[checksum_at + 4 :]) != fields[6]:
        raise NotVhd("its header's checksum is wrong")
    table_at, entries, block = fields[2], fields[4], fields[5]
    if entries > _ENTRIES_MAX or block % SECTOR or not SECTOR <= block <= 64 << 20:
        raise NotVhd("its header makes no sense")
    return table_at, entries, block


def read_table(data: bytes, kind: int, size: int, block: int) -> Opening:
    """What the table of blocks says. Raises NotVhd."""
    places = struct.unpack(f">{len(data) // 4}I", data[: len(data) // 4 * 4])
    found = sorted((sector * SECTOR, number) for number, sector in enumerate(places) if sector != _ABSENT)
    bitmap = _padded(-(-block // SECTOR // 8))
    return Opening(size, kind == DIFFERENCING, block, bitmap, [(number, at) for at, number in found])


def present_runs(bitmap: bytes, block: int) -> Iterator[tuple[int, int]]:
    """The parts of a block that its bitmap says are there: offset and length in bytes."""
    sectors = block // SECTOR
    if bitmap[: sectors // 8] == b"\xff" * (sectors // 8):
        yield 0, block
        return
    start: int | None = None
    for sector in range(sectors + 1):
        is_there = sector < sectors and bool(bitmap[sector // 8] >> (7 - sector % 8) & 1)
        if is_there and start is None:
            start = sector
        elif not is_there and start is not None:
            yield start * SECTOR, (sector - start) * SECTOR
            start = None
