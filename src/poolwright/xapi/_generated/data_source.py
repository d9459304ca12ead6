# =====================================================================================================
# GENERATED from src/poolwright/xapi/datamodel.json by tools/xapigen. DO NOT EDIT: `make generate` makes it
# again, and a test fails where the two differ.
# =====================================================================================================
"""XAPI's class `data_source`: record and messages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from ..messages import Messages


class DataSourceRecord(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """All fields of a data_source; one that an older server does not have holds its default."""

    name_label: str = ""
    name_description: str = ""
    enabled: bool = False
    standard: bool = False
    units: str = ""
    min: float = 0.0
    max: float = 0.0
    value: float = 0.0


class data_source(Messages):
    """The messages of `data_source`."""

    __slots__ = ()
