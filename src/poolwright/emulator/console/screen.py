"""What a console shows: lines of text on a dark ground, as pixels in whatever format a viewer asks for."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from typing import Final

from poolwright.emulator.console import font
from poolwright.emulator.database import Database

WIDTH: Final = 480
HEIGHT: Final = 160
_SCALE: Final = 2
_MARGIN: Final = 12
_LINE: Final = (font.HEIGHT + 4) * _SCALE
_CELL: Final = (font.WIDTH + 1) * _SCALE
_COLUMNS: Final = (WIDTH - 2 * _MARGIN) // _CELL
#: Red, green, blue from 0 to 255.
_GROUND: Final = (16, 32, 64)
_TEXT: Final = (230, 230, 230)


@dataclass(frozen=True)
class PixelFormat:
    """RFB's pixel format; the default is what the server proposes: 32 bits, true colour."""

    bits: int = 32
    depth: int = 24
    big_endian: int = 0
    true_colour: int = 1
    maxima: tuple[int, int, int] = (255, 255, 255)
    shifts: tuple[int, int, int] = (16, 8, 0)

    def pack(self) -> bytes:
        head = struct.pack(">BBBB", self.bits, self.depth, self.big_endian, self.true_colour)
        return head + struct.pack(">HHHBBB3x", *self.maxima, *self.shifts)

    @classmethod
    def unpack(cls, data: bytes) -> PixelFormat:
        """Raises ValueError for what no viewer may ask."""
        bits, depth, big_endian, true_colour = struct.unpack(">BBBB", data[:4])
        red, green, blue, red_shift, green_shift, blue_shift = struct.unpack(">HHHBBB3x", data[4:16])
        shifts = (red_shift, green_shift, blue_shift)
        if bits not in (8, 16, 32) or max(shifts) >= bits:
            raise ValueError(f"{bits} bits a pixel")
        return cls(bits, depth, big_endian, true_colour, (red, green, blue), shifts)

    def pixel(self, colour: tuple[int, int, int]) -> bytes:
        """One pixel of a colour."""
        parts = zip(colour, self.maxima, self.shifts, strict=True)
        value = sum(part * most // 255 << shift for part, most, shift in parts) & (1 << self.bits) - 1
        return value.to_bytes(self.bits // 8, "big" if self.big_endian else "little")


def lines_of(database: Database, vm: str) -> list[str]:
    """What the console of a VM says: its name, its state, where it runs."""
    row = database.find("VM", vm)
    if row is None:
        return ["gone"]
    host = database.find("host", row["resident_on"])
    where = f"on {host['name_label']}" if host is not None else "not running anywhere"
    return [row["name_label"], "", f"state: {row['power_state']}", where, row["uuid"]]


def render(lines: list[str], pixels: PixelFormat) -> bytes:
    """The whole screen, row by row."""
    ground, text = pixels.pixel(_GROUND), pixels.pixel(_TEXT)
    canvas = [[False] * WIDTH for _ in range(HEIGHT)]
    for number, line in enumerate(lines):
        top = _MARGIN + number * _LINE
        if top + _LINE > HEIGHT:
            break
        for column, char in enumerate(line[:_COLUMNS]):
            _draw(canvas, char, _MARGIN + column * _CELL, top)
    return b"".join(text if dot else ground for row in canvas for dot in row)


def _draw(canvas: list[list[bool]], char: str, left: int, top: int) -> None:
    for y, row in enumerate(font.dots(char)):
        for x, dot in enumerate(row):
            if dot:
                for dy in range(_SCALE):
                    start = left + x * _SCALE
                    canvas[top + y * _SCALE + dy][start : start + _SCALE] = [True] * _SCALE
