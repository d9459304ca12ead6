"""A configuration: a setting of the whole cloud that administrators see and change at run time."""

from __future__ import annotations

import msgspec


class Configuration(msgspec.Struct, frozen=True, kw_only=True):
    """`has_effect` is false for a setting that CloudStack has and that means nothing here."""

    name: str
    value: str | None
    default_value: str | None
    category: str
    description: str
    type: str = "String"
    has_effect: bool = True
