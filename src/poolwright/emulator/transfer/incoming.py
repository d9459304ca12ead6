"""A disk's content as it comes in, in each of the ways in which it may be written down, put on the disk.

Nothing is ever kept but the piece at hand. What does not fit or cannot be read raises the failure that
becomes the task's. Source: xapi.md 3.15.
"""

from __future__ import annotations

import struct
from typing import Final

from poolwright.emulator.call import Call
from poolwright.emulator.classes.VDI.disks import contents
from poolwright.emulator.failures import ApiFailure
from poolwright.emulator.transfer import archive, vhd
from poolwright.emulator.transfer.tape import Tape

_PIECE: Final = 1 << 20
#: Clients that do not know a length announce this one (1 PiB), and close when they are through.
UNKNOWN_LENGTH: Final = 1 << 50
#: XAPI's own framing: offset and length of what follows; a length of zero is the end.
_FRAME: Final = struct.Struct("<QI")
_FRAME_MAX: Final = 64 << 20


def _too_small(vdi: str, size: int) -> ApiFailure:
    return ApiFailure("VDI_TOO_SMALL", vdi, size)


async def raw_into(call: Call, tape: Tape, vdi: str, length: int | None) -> None:
    """Bytes from the disk's beginning on. Raises VDI_TOO_SMALL; VDI_IO_ERROR if fewer than announced come."""
    size = call.database.get("VDI", vdi)["virtual_size"]
    announced = None if length is None or length >= UNKNOWN_LENGTH else length
    if announced is not None and announced > size:
        raise _too_small(vdi, announced)
    disk, offset = contents(call.pool), 0
    left = size if announced is None else announced
    while left > 0:
        piece = await tape.some(min(left, _PIECE))
        if not piece:
            break
        disk.write(vdi, offset, piece)
        offset += len(piece)
        left -= len(piece)
        call.progress(offset / size)
    if announced is not None and left:
        raise ApiFailure("VDI_IO_ERROR", "the body is cut short")


async def chunked_into(call: Call, tape: Tape, vdi: str) -> None:
    """Pieces at offsets of their own. Raises VDI_TOO_SMALL, IMPORT_ERROR."""
    size = call.database.get("VDI", vdi)["virtual_size"]
    disk = contents(call.pool)
    while True:
        offset, length = _FRAME.unpack(await tape.take(_FRAME.size))
        if length == 0:
            return
        if offset + length > size or length > _FRAME_MAX:
            raise _too_small(vdi, offset + length)
        disk.write(vdi, offset, await tape.take(length))
        call.progress((offset + length) / size)


async def tar_into(call: Call, tape: Tape, vdi: str) -> None:
    """Files of 1 MiB, named by their number; checksums are passed over. Raises VDI_TOO_SMALL, IMPORT_ERROR."""
    size = call.database.get("VDI", vdi)["virtual_size"]
    disk = contents(call.pool)
    async for name, length in archive.entries(tape):
        number = name.rpartition("/")[2]
        if number.isascii() and number.isdigit():
            offset = int(number) * _PIECE
            if length > _PIECE or offset + length > size:
                raise _too_small(vdi, offset + length)
            disk.write(vdi, offset, await tape.take(length))
            call.progress((offset + length) / size)
        else:
            await tape.skip(length)
        await tape.skip_padding(length)


async def vhd_into(call: Call, tape: Tape, vdi: str) -> None:
    """A VHD file: in place of what the disk holds, or over it if the file is a difference.

    Raises VDI_TOO_SMALL, IMPORT_ERROR, and VDI_IO_ERROR for what is no VHD.
    """
    try:
        opening, at = await _open(tape)
    except vhd.NotVhd as error:
        raise ApiFailure("VDI_IO_ERROR", f"not a VHD: {error}") from error
    size = call.database.get("VDI", vdi)["virtual_size"]
    if opening.size > size:
        raise _too_small(vdi, opening.size)
    disk = contents(call.pool)
    if not opening.is_difference:
        disk.forget(vdi)
    for index, (number, place) in enumerate(opening.places):
        if place < at or number * opening.block >= opening.size:
            raise ApiFailure("VDI_IO_ERROR", "not a VHD: its blocks lie over one another or beyond its end")
        await tape.skip(place - at)
        bitmap = await tape.take(opening.bitmap)
        data = await tape.take(opening.block)
        at = place + opening.bitmap + opening.block
        start = number * opening.block
        for offset, length in vhd.present_runs(bitmap, opening.block):
            length = min(length, opening.size - start - offset)
            if length > 0:
                disk.write(vdi, start + offset, data[offset : offset + length])
        call.progress((index + 1) / len(opening.places))
    await tape.drain()


async def _open(tape: Tape) -> tuple[vhd.Opening, int]:
    """What comes before a file's blocks, and how many bytes that was. Raises NotVhd, IMPORT_ERROR."""
    kind, size, header_at = vhd.read_footer(await tape.take(vhd.SECTOR))
    if not vhd.SECTOR <= header_at <= _PIECE:
        raise vhd.NotVhd("its header is not near its beginning")
    await tape.skip(header_at - vhd.SECTOR)
    table_at, entries, block = vhd.read_header(await tape.take(1024))
    at = header_at + 1024
    if not at <= table_at <= at + (_PIECE << 3):
        raise vhd.NotVhd("its table of blocks is not behind its header")
    await tape.skip(table_at - at)
    opening = vhd.read_table(await tape.take(4 * entries), kind, size, block)
    return opening, table_at + 4 * entries
