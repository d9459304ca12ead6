"""Names of virtual disks' places: `0`, `xvda`, `hda`, `sda` and what each may mean.

Pure. One name can mean two places, because a number is an IDE disk to an emulated machine and a Xen disk to a
paravirtual one; XAPI refuses a name if any of its meanings is taken. Source: reference/xapi.md 3.6.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final, NamedTuple

AUTODETECT: Final = "autodetect"

#: An emulated machine sees its first four disks on the IDE bus.
_IDE_DISKS: Final = 4
_LAST: Final = 254
_LINUX: Final = re.compile(r"(xvd|hd|sd|fd)([a-z]+)(\d*)")
_BUS: Final = {"xvd": "xen", "hd": "ide", "sd": "scsi", "fd": "floppy"}
#: Whatever OCaml reads as an integer.
_INTEGER: Final = re.compile(r"[-+]?(\d[\d_]*|0[xX][\da-fA-F_]+|0[oO][0-7_]+|0[bB][01_]+)")


class Place(NamedTuple):
    """A bus, the disk's number on it, the partition."""

    bus: str
    disk: int
    partition: int = 0


def integer(text: str) -> int | None:
    """The number that XAPI reads in a device name; leading zeros are decimal."""
    if not _INTEGER.fullmatch(text):
        return None
    plain = text.replace("_", "")
    based = re.match(r"[-+]?0[xXoObB]", plain)
    return int(plain, 0 if based else 10)


def numbered(disk: int, *, emulated: bool) -> Place:
    """The place that a bare number means."""
    return Place("ide" if emulated and 0 <= disk < _IDE_DISKS else "xen", disk)


def _letters(text: str) -> int:
    number = 0
    for letter in text:
        number = number * 26 + ord(letter) - ord("a") + 1
    return number - 1


def place(name: str, *, emulated: bool) -> Place | None:
    """What a name means; None if nothing."""
    if (disk := integer(name)) is not None:
        return numbered(disk, emulated=emulated)
    if match := _LINUX.fullmatch(name):
        return Place(_BUS[match[1]], _letters(match[2]), int(match[3] or 0))
    return None


def meanings(name: str) -> set[Place]:
    """Every place that a name may mean."""
    return {found for emulated in (True, False) if (found := place(name, emulated=emulated))}


def is_valid(name: str, *, floppy: bool = False) -> bool:
    """Whether VBD.create takes the name at all."""
    if name == AUTODETECT:
        return True
    return bool(_LINUX.fullmatch(name)) if floppy else bool(meanings(name))


def free(
    used: Iterable[str], *, emulated: bool, control_domain: bool = False, floppy: bool = False
) -> list[Place]:
    """The places still to be had, lowest first, given the names in use."""
    taken: set[Place] = set().union(*(meanings(name) for name in used))
    if floppy:
        places = [Place("floppy", disk) for disk in range(2)] if emulated else []
    else:
        last = _LAST + 1 if control_domain and not emulated else _LAST
        places = [numbered(disk, emulated=emulated) for disk in range(last + 1)]
    return [one for one in places if one not in taken]
