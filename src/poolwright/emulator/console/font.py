"""A bitmap font of our own: capitals, digits and a few signs, five dots wide and seven high.

Each glyph is seven digits of base 32, a row of dots each, top first. Small letters are shown as capitals.
"""

from __future__ import annotations

from typing import Final

WIDTH: Final = 5
HEIGHT: Final = 7

_GLYPHS: Final = {
    " ": "0000000", "A": "ehhvhhh", "B": "uhhuhhu", "C": "ehggghe", "D": "uhhhhhu", "E": "vgguggv",
    "F": "vgguggg", "G": "ehgnhhf", "H": "hhhvhhh", "I": "e44444e", "J": "72222ic", "K": "hikokih",
    "L": "ggggggv", "M": "hrllhhh", "N": "hhpljhh", "O": "ehhhhhe", "P": "uhhuggg", "Q": "ehhhlid",
    "R": "uhhukih", "S": "fgge11u", "T": "v444444", "U": "hhhhhhe", "V": "hhhhha4", "W": "hhhllla",
    "X": "hha4ahh", "Y": "hha4444", "Z": "v1248gv", "0": "ehjlphe", "1": "4c4444e", "2": "eh1248v",
    "3": "v2421he", "4": "26aiv22", "5": "vgu11he", "6": "68guhhe", "7": "v124888", "8": "ehhehhe",
    "9": "ehhf12c", "-": "000v000", ".": "00000cc", ":": "0cc0cc0", "/": "01248g0", "(": "2488842",
    ")": "8422248", "_": "000000v", "?": "eh12404", ",": "0000c48", "+": "044v440", "#": "aavavaa",
}  # fmt: skip


def rows(char: str) -> tuple[int, ...]:
    """A character's rows of dots, the leftmost in the highest of five bits; a question mark's if unknown."""
    glyph = _GLYPHS.get(char.upper(), _GLYPHS["?"])
    return tuple(int(digit, 32) for digit in glyph)


def dots(char: str) -> list[list[bool]]:
    """The same as rows of on and off."""
    return [[bool(row >> (WIDTH - 1 - x) & 1) for x in range(WIDTH)] for row in rows(char)]
