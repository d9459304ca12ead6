"""What may be said of an image that is to be fetched: where from, its format, and its checksum."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

from poolwright.model.errors import InvalidParameter

SCHEMES: Final = ("http", "https")
FORMATS: Final = ("VHD", "RAW", "QCOW2")
#: What CloudStack's checksums may begin with, and the length of those that don't say.
_HASHES: Final = {"md5": 32, "sha-1": 40, "sha-224": 56, "sha-256": 64, "sha-384": 96, "sha-512": 128}


@dataclass(frozen=True)
class Checksum:
    """A hash's name, as hashlib has it, and its hexadecimal digits."""

    name: str
    digits: str


def read_checksum(text: str | None) -> Checksum | None:
    """What a user gave, `{SHA-256}ab12...` or the digits alone. Raises `InvalidParameter`."""
    if not text:
        return None
    given = text.strip()
    name, digits = "", given.lower()
    if given.startswith("{"):
        name, _, digits = given[1:].partition("}")
        name, digits = name.lower(), digits.lower()
    known = next((hash_ for hash_, length in _HASHES.items() if len(digits) == length), None)
    if known is None or (name and name != known) or set(digits) - set("0123456789abcdef"):
        raise InvalidParameter(
            f"checksum is {text!r}: it is the digits of an MD5 or SHA sum, or {{SHA-256}} and the digits"
        )
    return Checksum(known.replace("-", ""), digits)


def check_url(url: str) -> str:
    """The URL. Raises `InvalidParameter` where it is none that an image is fetched from."""
    parts = urlsplit(url.strip())
    if parts.scheme.lower() not in SCHEMES or not parts.hostname:
        raise InvalidParameter(
            f"url is {url!r}: images are fetched by http or https, from a host that it names"
        )
    if parts.username or parts.password:
        raise InvalidParameter(
            "url holds a user name or password, which would be shown; use one that needs none"
        )
    return url.strip()


def read_format(text: str) -> str:
    """A disk image's format, in capitals. Raises `InvalidParameter` for one that XenServer does not take."""
    if text.upper() not in FORMATS:
        raise InvalidParameter(f"format is {text!r}: XenServer takes {', '.join(FORMATS)}")
    return text.upper()
