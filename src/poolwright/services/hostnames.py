"""Host names of guests: the rule that CloudStack and DNS have for one label."""

from __future__ import annotations

import re
from typing import Final

from poolwright.model.errors import InvalidParameter

_LABEL: Final = re.compile(r"[A-Za-z](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?")


def check_hostname(name: str) -> None:
    """Raises `InvalidParameter` unless a guest can have this name."""
    if not _LABEL.fullmatch(name):
        raise InvalidParameter(
            f"Invalid name {name[:80]!r}: a VM's name has at most 63 characters, letters, digits and hyphens, "
            "begins with a letter and does not end with a hyphen"
        )
