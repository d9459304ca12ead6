# =====================================================================================================
# GENERATED from src/poolwright/xapi/datamodel.json by tools/xapigen. DO NOT EDIT: `make generate` makes it
# again, and a test fails where the two differ.
# =====================================================================================================
"""XAPI's class `VBD_metrics`: record and messages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec

from ..messages import Messages
from ..shapes import DATE, FLOAT, STRING, Shape, VOID
from ..types import Date, EPOCH, Ref

if TYPE_CHECKING:
    from collections.abc import Mapping
    from .vbd_metrics import VBD_metrics as _VBD_metrics


class VBDMetricsRecord(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """All fields of a VBD_metrics; one that an older server does not have holds its default."""

    uuid: str = ""
    io_read_kbs: float = 0.0  #: KiB/s
    io_write_kbs: float = 0.0  #: KiB/s
    last_updated: Date = EPOCH
    other_config: dict[str, str] = {}


_VBD_metrics_record: Final[Shape[VBDMetricsRecord]] = Shape(VBDMetricsRecord)
_VBD_metrics_ref: Final[Shape[Ref["_VBD_metrics"]]] = Shape(str)
_VBD_metrics_ref_set: Final[Shape[list[Ref["_VBD_metrics"]]]] = Shape(list[str])
_VBD_metrics_ref_to_VBD_metrics_record: Final[Shape[dict[Ref["_VBD_metrics"], VBDMetricsRecord]]] = Shape(dict[str, VBDMetricsRecord])
_string_to_string: Final[Shape[dict[str, str]]] = Shape(dict[str, str])


class VBD_metrics(Messages):
    """The messages of `VBD_metrics`."""

    __slots__ = ()

    async def get_uuid(self, ref: Ref["_VBD_metrics"]) -> str:
        """`VBD_metrics.get_uuid`, for read-only and above."""
        return await self._call("VBD_metrics.get_uuid", STRING, ref)

    async def get_record(self, ref: Ref["_VBD_metrics"]) -> VBDMetricsRecord:
        """`VBD_metrics.get_record`, for read-only and above. Removed from XAPI: answers MESSAGE_REMOVED."""
        return await self._call("VBD_metrics.get_record", _VBD_metrics_record, ref)

    async def get_by_uuid(self, uuid: str) -> Ref["_VBD_metrics"]:
        """`VBD_metrics.get_by_uuid`, for read-only and above. Removed from XAPI: answers MESSAGE_REMOVED."""
        return await self._call("VBD_metrics.get_by_uuid", _VBD_metrics_ref, uuid)

    async def get_all(self) -> list[Ref["_VBD_metrics"]]:
        """`VBD_metrics.get_all`, for read-only and above. Removed from XAPI: answers MESSAGE_REMOVED."""
        return await self._call("VBD_metrics.get_all", _VBD_metrics_ref_set)

    async def get_all_where(self, expr: str) -> list[Ref["_VBD_metrics"]]:
        """`VBD_metrics.get_all_where`, for read-only and above. Removed from XAPI: answers MESSAGE_REMOVED."""
        return await self._call("VBD_metrics.get_all_where", _VBD_metrics_ref_set, expr)

    async def get_all_records_where(self, expr: str) -> dict[Ref["_VBD_metrics"], VBDMetricsRecord]:
        """`VBD_metrics.get_all_records_where`, for read-only and above. Removed from XAPI: answers MESSAGE_REMOVED."""
        return await self._call("VBD_metrics.get_all_records_where", _VBD_metrics_ref_to_VBD_metrics_record, expr)

    async def get_all_records(self) -> dict[Ref["_VBD_metrics"], VBDMetricsRecord]:
        """`VBD_metrics.get_all_records`, for read-only and above. Removed from XAPI: answers MESSAGE_REMOVED."""
        return await self._call("VBD_metrics.get_all_records", _VBD_metrics_ref_to_VBD_metrics_record)

    async def get_io_read_kbs(self, ref: Ref["_VBD_metrics"]) -> float:
        """`VBD_metrics.get_io_read_kbs`, for read-only and above. Units: result: KiB/s. Removed from XAPI: answers MESSAGE_REMOVED."""
        return await self._call("VBD_metrics.get_io_read_kbs", FLOAT, ref)

    async def get_io_write_kbs(self, ref: Ref["_VBD_metrics"]) -> float:
        """`VBD_metrics.get_io_write_kbs`, for read-only and above. Units: result: KiB/s. Removed from XAPI: answers MESSAGE_REMOVED."""
        return await self._call("VBD_metrics.get_io_write_kbs", FLOAT, ref)

    async def get_last_updated(self, ref: Ref["_VBD_metrics"]) -> Date:
        """`VBD_metrics.get_last_updated`, for read-only and above. Removed from XAPI: answers MESSAGE_REMOVED."""
        return await self._call("VBD_metrics.get_last_updated", DATE, ref)

    async def get_other_config(self, ref: Ref["_VBD_metrics"]) -> dict[str, str]:
        """`VBD_metrics.get_other_config`, for read-only and above. Removed from XAPI: answers MESSAGE_REMOVED."""
        return await self._call("VBD_metrics.get_other_config", _string_to_string, ref)

    async def set_other_config(self, ref: Ref["_VBD_metrics"], value: Mapping[str, str]) -> None:
        """`VBD_metrics.set_other_config`, for vm-admin and above. Removed from XAPI: answers MESSAGE_REMOVED."""
        await self._call("VBD_metrics.set_other_config", VOID, ref, value)

    async def add_to_other_config(self, ref: Ref["_VBD_metrics"], key: str, value: str) -> None:
        """`VBD_metrics.add_to_other_config`, for vm-admin and above. Removed from XAPI: answers MESSAGE_REMOVED."""
        await self._call("VBD_metrics.add_to_other_config", VOID, ref, key, value)

    async def remove_from_other_config(self, ref: Ref["_VBD_metrics"], key: str) -> None:
        """`VBD_metrics.remove_from_other_config`, for vm-admin and above. Removed from XAPI: answers MESSAGE_REMOVED."""
        await self._call("VBD_metrics.remove_from_other_config", VOID, ref, key)
