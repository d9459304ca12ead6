# =====================================================================================================
# GENERATED from src/poolwright/xapi/datamodel.json by tools/xapigen. DO NOT EDIT: `make generate` makes it
# again, and a test fails where the two differ.
# =====================================================================================================
"""XAPI's class `LVHD`: record and messages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec

from ..messages import AsyncMessages, Messages
from ..shapes import STRING, Shape
from ..types import Ref

if TYPE_CHECKING:
    from ..types import TaskRef
    from .lvhd import LVHD as _LVHD
    from .sr import SR as _SR
    from .host import host as _host


class LVHDRecord(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """All fields of a LVHD; one that an older server does not have holds its default."""

    uuid: str = ""


_LVHD_record: Final[Shape[LVHDRecord]] = Shape(LVHDRecord)
_LVHD_ref: Final[Shape[Ref["_LVHD"]]] = Shape(str)


class LVHD(Messages):
    """The messages of `LVHD`."""

    __slots__ = ()

    async def enable_thin_provisioning(self, host: Ref["_host"], SR: Ref["_SR"], initial_allocation: int, allocation_quantum: int) -> str:
        """`LVHD.enable_thin_provisioning`, for pool-admin and above. Units: initial_allocation: bytes; allocation_quantum: bytes."""
        return await self._call("LVHD.enable_thin_provisioning", STRING, host, SR, initial_allocation, allocation_quantum)

    async def get_record(self, ref: Ref["_LVHD"]) -> LVHDRecord:
        """`LVHD.get_record`, for read-only and above."""
        return await self._call("LVHD.get_record", _LVHD_record, ref)

    async def get_by_uuid(self, uuid: str) -> Ref["_LVHD"]:
        """`LVHD.get_by_uuid`, for read-only and above."""
        return await self._call("LVHD.get_by_uuid", _LVHD_ref, uuid)

    async def get_uuid(self, ref: Ref["_LVHD"]) -> str:
        """`LVHD.get_uuid`, for read-only and above."""
        return await self._call("LVHD.get_uuid", STRING, ref)


class LVHDAsync(AsyncMessages):
    """The messages of `LVHD` that run as tasks."""

    __slots__ = ()

    async def enable_thin_provisioning(self, host: Ref["_host"], SR: Ref["_SR"], initial_allocation: int, allocation_quantum: int) -> TaskRef[str]:
        """`LVHD.enable_thin_provisioning`, for pool-admin and above. Units: initial_allocation: bytes; allocation_quantum: bytes."""
        return await self._start("LVHD.enable_thin_provisioning", STRING, host, SR, initial_allocation, allocation_quantum)
