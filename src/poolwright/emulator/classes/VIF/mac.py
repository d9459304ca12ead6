"""MAC addresses: whether one is well formed, and the one that XAPI derives from a VM's seed.

Pure: the same seed and device give the same address for ever. Source: reference/xapi.md 3.7.
"""

from __future__ import annotations

import hashlib
import re
from typing import Final

_MAC: Final = re.compile(r"(?:[0-9a-fA-F]{2}:){5}[0-9a-fA-F]{2}")
_LOCAL: Final = 0x02
_MULTICAST: Final = 0x01


def is_valid(mac: str) -> bool:
    """Six pairs of hexadecimal digits with colons; XAPI asks for no more, not even for unicast."""
    return bool(_MAC.fullmatch(mac))


def _md5(data: bytes) -> bytes:
    return hashlib.md5(data, usedforsecurity=False).digest()


def from_seed(seed: str, device: int) -> str:
    """The address of a VM's interface of that number."""
    first = seed.encode()
    for _ in range(2 * device + 1):
        first = _md5(first)
    second = _md5(first)
    octets = bytearray((first[0], first[1], first[2], first[3], second[1], second[2]))
    octets[0] = (octets[0] | _LOCAL) & ~_MULTICAST
    return ":".join(f"{octet:02x}" for octet in octets)
