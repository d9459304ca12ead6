# =====================================================================================================
# GENERATED from src/poolwright/xapi/datamodel.json by tools/xapigen. DO NOT EDIT: `make generate` makes it
# again, and a test fails where the two differ.
# =====================================================================================================
"""XAPI's class `vdi_nbd_server_info`: record and messages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from ..messages import Messages


class VdiNbdServerInfoRecord(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """All fields of a vdi_nbd_server_info; one that an older server does not have holds its default."""

    exportname: str = ""
    address: str = ""
    port: int = 0
    cert: str = ""
    subject: str = ""


class vdi_nbd_server_info(Messages):
    """The messages of `vdi_nbd_server_info`."""

    __slots__ = ()
