"""Ranges of VLAN tags, as a physical network has them: text like `100-200,300-310`, and sets of numbers.

Pure arithmetic; who has which tag is `store.guest_vlans`.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from poolwright.model.errors import InvalidParameter

#: What a physical network may be given; a guest network gets 1 to 4094 of them.
TAGS: Final = range(4096)
USABLE: Final = range(1, 4095)


def parse_tags(text: str | None, parameter: str = "vlan") -> list[range]:
    """The ranges in a text, in order, with neighbours joined. Raises `InvalidParameter` for what is none."""
    parts = [part.strip() for part in (text or "").split(",")] if text else []
    return joined(_part(part, text or "", parameter) for part in parts)


def _part(part: str, text: str, parameter: str) -> range:
    first, dash, last = part.partition("-")
    ends = (first.strip(), (last if dash else first).strip())
    good = all(end.isascii() and end.isdecimal() and int(end) in TAGS for end in ends)
    if not good or int(ends[0]) > int(ends[1]):
        raise InvalidParameter(
            f"{parameter} is {text!r}: it is ranges of tags from 0 to 4095 like 100-200,300-310"
        )
    return range(int(ends[0]), int(ends[1]) + 1)


def joined(ranges: Iterable[range]) -> list[range]:
    """The same tags in as few ranges as can be."""
    found: list[range] = []
    for one in sorted(ranges, key=lambda span: span.start):
        if found and one.start <= found[-1].stop:
            found[-1] = range(found[-1].start, max(found[-1].stop, one.stop))
        else:
            found.append(one)
    return found


def as_text(ranges: Iterable[range]) -> str | None:
    """The ranges as CloudStack writes them; None for none."""
    written = [f"{span.start}-{span.stop - 1}" for span in ranges]
    return ",".join(written) or None


def tags_of(ranges: Iterable[range]) -> set[int]:
    """Every tag of the ranges."""
    return {tag for span in ranges for tag in span}
