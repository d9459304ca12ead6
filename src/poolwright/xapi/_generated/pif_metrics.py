# =====================================================================================================
# GENERATED from src/poolwright/xapi/datamodel.json by tools/xapigen. DO NOT EDIT: `make generate` makes it
# again, and a test fails where the two differ.
# =====================================================================================================
"""XAPI's class `PIF_metrics`: record and messages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec

from ..messages import Messages
from ..shapes import BOOL, DATE, FLOAT, INT, STRING, Shape, VOID
from ..types import Date, EPOCH, Ref

if TYPE_CHECKING:
    from collections.abc import Mapping
    from .pif_metrics import PIF_metrics as _PIF_metrics


class PIFMetricsRecord(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """All fields of a PIF_metrics; one that an older server does not have holds its default."""

    uuid: str = ""
    io_read_kbs: float = 0.0  #: KiB/s
    io_write_kbs: float = 0.0  #: KiB/s
    carrier: bool = False
    vendor_id: str = ""
    vendor_name: str = ""
    device_id: str = ""
    device_name: str = ""
    speed: int = 0  #: Mbit/s
    duplex: bool = False
    pci_bus_path: str = ""
    last_updated: Date = EPOCH
    other_config: dict[str, str] = {}


_PIF_metrics_record: Final[Shape[PIFMetricsRecord]] = Shape(PIFMetricsRecord)
_PIF_metrics_ref: Final[Shape[Ref["_PIF_metrics"]]] = Shape(str)
_PIF_metrics_ref_set: Final[Shape[list[Ref["_PIF_metrics"]]]] = Shape(list[str])
_PIF_metrics_ref_to_PIF_metrics_record: Final[Shape[dict[Ref["_PIF_metrics"], PIFMetricsRecord]]] = Shape(dict[str, PIFMetricsRecord])
_string_to_string: Final[Shape[dict[str, str]]] = Shape(dict[str, str])


class PIF_metrics(Messages):
    """The messages of `PIF_metrics`."""

    __slots__ = ()

    async def get_record(self, ref: Ref["_PIF_metrics"]) -> PIFMetricsRecord:
        """`PIF_metrics.get_record`, for read-only and above."""
        return await self._call("PIF_metrics.get_record", _PIF_metrics_record, ref)

    async def get_by_uuid(self, uuid: str) -> Ref["_PIF_metrics"]:
        """`PIF_metrics.get_by_uuid`, for read-only and above."""
        return await self._call("PIF_metrics.get_by_uuid", _PIF_metrics_ref, uuid)

    async def get_all(self) -> list[Ref["_PIF_metrics"]]:
        """`PIF_metrics.get_all`, for read-only and above."""
        return await self._call("PIF_metrics.get_all", _PIF_metrics_ref_set)

    async def get_all_where(self, expr: str) -> list[Ref["_PIF_metrics"]]:
        """`PIF_metrics.get_all_where`, for read-only and above."""
        return await self._call("PIF_metrics.get_all_where", _PIF_metrics_ref_set, expr)

    async def get_all_records_where(self, expr: str) -> dict[Ref["_PIF_metrics"], PIFMetricsRecord]:
        """`PIF_metrics.get_all_records_where`, for read-only and above."""
        return await self._call("PIF_metrics.get_all_records_where", _PIF_metrics_ref_to_PIF_metrics_record, expr)

    async def get_all_records(self) -> dict[Ref["_PIF_metrics"], PIFMetricsRecord]:
        """`PIF_metrics.get_all_records`, for read-only and above."""
        return await self._call("PIF_metrics.get_all_records", _PIF_metrics_ref_to_PIF_metrics_record)

    async def get_uuid(self, ref: Ref["_PIF_metrics"]) -> str:
        """`PIF_metrics.get_uuid`, for read-only and above."""
        return await self._call("PIF_metrics.get_uuid", STRING, ref)

    async def get_io_read_kbs(self, ref: Ref["_PIF_metrics"]) -> float:
        """`PIF_metrics.get_io_read_kbs`, for read-only and above. Units: result: KiB/s. Removed from XAPI: answers MESSAGE_REMOVED."""
        return await self._call("PIF_metrics.get_io_read_kbs", FLOAT, ref)

    async def get_io_write_kbs(self, ref: Ref["_PIF_metrics"]) -> float:
        """`PIF_metrics.get_io_write_kbs`, for read-only and above. Units: result: KiB/s. Removed from XAPI: answers MESSAGE_REMOVED."""
        return await self._call("PIF_metrics.get_io_write_kbs", FLOAT, ref)

    async def get_carrier(self, ref: Ref["_PIF_metrics"]) -> bool:
        """`PIF_metrics.get_carrier`, for read-only and above."""
        return await self._call("PIF_metrics.get_carrier", BOOL, ref)

    async def get_vendor_id(self, ref: Ref["_PIF_metrics"]) -> str:
        """`PIF_metrics.get_vendor_id`, for read-only and above."""
        return await self._call("PIF_metrics.get_vendor_id", STRING, ref)

    async def get_vendor_name(self, ref: Ref["_PIF_metrics"]) -> str:
        """`PIF_metrics.get_vendor_name`, for read-only and above."""
        return await self._call("PIF_metrics.get_vendor_name", STRING, ref)

    async def get_device_id(self, ref: Ref["_PIF_metrics"]) -> str:
        """`PIF_metrics.get_device_id`, for read-only and above."""
        return await self._call("PIF_metrics.get_device_id", STRING, ref)

    async def get_device_name(self, ref: Ref["_PIF_metrics"]) -> str:
        """`PIF_metrics.get_device_name`, for read-only and above."""
        return await self._call("PIF_metrics.get_device_name", STRING, ref)

    async def get_speed(self, ref: Ref["_PIF_metrics"]) -> int:
        """`PIF_metrics.get_speed`, for read-only and above. Units: result: Mbit/s."""
        return await self._call("PIF_metrics.get_speed", INT, ref)

    async def get_duplex(self, ref: Ref["_PIF_metrics"]) -> bool:
        """`PIF_metrics.get_duplex`, for read-only and above."""
        return await self._call("PIF_metrics.get_duplex", BOOL, ref)

    async def get_pci_bus_path(self, ref: Ref["_PIF_metrics"]) -> str:
        """`PIF_metrics.get_pci_bus_path`, for read-only and above."""
        return await self._call("PIF_metrics.get_pci_bus_path", STRING, ref)

    async def get_last_updated(self, ref: Ref["_PIF_metrics"]) -> Date:
        """`PIF_metrics.get_last_updated`, for read-only and above."""
        return await self._call("PIF_metrics.get_last_updated", DATE, ref)

    async def get_other_config(self, ref: Ref["_PIF_metrics"]) -> dict[str, str]:
        """`PIF_metrics.get_other_config`, for read-only and above."""
        return await self._call("PIF_metrics.get_other_config", _string_to_string, ref)

    async def set_other_config(self, ref: Ref["_PIF_metrics"], value: Mapping[str, str]) -> None:
        """`PIF_metrics.set_other_config`, for pool-operator and above."""
        await self._call("PIF_metrics.set_other_config", VOID, ref, value)

    async def add_to_other_config(self, ref: Ref["_PIF_metrics"], key: str, value: str) -> None:
        """`PIF_metrics.add_to_other_config`, for pool-operator and above."""
        await self._call("PIF_metrics.add_to_other_config", VOID, ref, key, value)

    async def remove_from_other_config(self, ref: Ref["_PIF_metrics"], key: str) -> None:
        """`PIF_metrics.remove_from_other_config`, for pool-operator and above."""
        await self._call("PIF_metrics.remove_from_other_config", VOID, ref, key)
