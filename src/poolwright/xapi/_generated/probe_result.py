# =====================================================================================================
# GENERATED from src/poolwright/xapi/datamodel.json by tools/xapigen. DO NOT EDIT: `make generate` makes it
# again, and a test fails where the two differ.
# =====================================================================================================
"""XAPI's class `probe_result`: record and messages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from ..messages import Messages
from .sr_stat import SrStatRecord


class ProbeResultRecord(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """All fields of a probe_result; one that an older server does not have holds its default."""

    configuration: dict[str, str] = {}
    complete: bool = False
    sr: SrStatRecord | None = None
    extra_info: dict[str, str] = {}


class probe_result(Messages):
    """The messages of `probe_result`."""

    __slots__ = ()
