# =====================================================================================================
# GENERATED from src/poolwright/xapi/datamodel.json by tools/xapigen. DO NOT EDIT: `make generate` makes it
# again, and a test fails where the two differ.
# =====================================================================================================
"""XAPI's class `sr_stat`: record and messages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from ..messages import Messages
from .enums import SrHealth


class SrStatRecord(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """All fields of a sr_stat; one that an older server does not have holds its default."""

    uuid: str | None = None
    name_label: str = ""
    name_description: str = ""
    free_space: int = 0  #: bytes
    total_space: int = 0  #: bytes
    clustered: bool = False
    health: SrHealth = SrHealth("")


class sr_stat(Messages):
    """The messages of `sr_stat`."""

    __slots__ = ()
