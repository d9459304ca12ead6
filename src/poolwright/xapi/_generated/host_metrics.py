# =====================================================================================================
# GENERATED from src/poolwright/xapi/datamodel.json by tools/xapigen. DO NOT EDIT: `make generate` makes it
# again, and a test fails where the two differ.
# =====================================================================================================
"""XAPI's class `host_metrics`: record and messages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec

from ..messages import Messages
from ..shapes import BOOL, DATE, INT, STRING, Shape, VOID
from ..types import Date, EPOCH, Ref

if TYPE_CHECKING:
    from collections.abc import Mapping
    from .host_metrics import host_metrics as _host_metrics


class HostMetricsRecord(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """All fields of a host_metrics; one that an older server does not have holds its default."""

    uuid: str = ""
    memory_total: int = 0  #: bytes
    memory_free: int = 0  #: bytes
    live: bool = False
    last_updated: Date = EPOCH
    other_config: dict[str, str] = {}


_host_metrics_record: Final[Shape[HostMetricsRecord]] = Shape(HostMetricsRecord)
_host_metrics_ref: Final[Shape[Ref["_host_metrics"]]] = Shape(str)
_host_metrics_ref_set: Final[Shape[list[Ref["_host_metrics"]]]] = Shape(list[str])
_host_metrics_ref_to_host_metrics_record: Final[Shape[dict[Ref["_host_metrics"], HostMetricsRecord]]] = Shape(dict[str, HostMetricsRecord])
_string_to_string: Final[Shape[dict[str, str]]] = Shape(dict[str, str])


class host_metrics(Messages):
    """The messages of `host_metrics`."""

    __slots__ = ()

    async def get_record(self, ref: Ref["_host_metrics"]) -> HostMetricsRecord:
        """`host_metrics.get_record`, for read-only and above."""
        return await self._call("host_metrics.get_record", _host_metrics_record, ref)

    async def get_by_uuid(self, uuid: str) -> Ref["_host_metrics"]:
        """`host_metrics.get_by_uuid`, for read-only and above."""
        return await self._call("host_metrics.get_by_uuid", _host_metrics_ref, uuid)

    async def get_all(self) -> list[Ref["_host_metrics"]]:
        """`host_metrics.get_all`, for read-only and above."""
        return await self._call("host_metrics.get_all", _host_metrics_ref_set)

    async def get_all_where(self, expr: str) -> list[Ref["_host_metrics"]]:
        """`host_metrics.get_all_where`, for read-only and above."""
        return await self._call("host_metrics.get_all_where", _host_metrics_ref_set, expr)

    async def get_all_records_where(self, expr: str) -> dict[Ref["_host_metrics"], HostMetricsRecord]:
        """`host_metrics.get_all_records_where`, for read-only and above."""
        return await self._call("host_metrics.get_all_records_where", _host_metrics_ref_to_host_metrics_record, expr)

    async def get_all_records(self) -> dict[Ref["_host_metrics"], HostMetricsRecord]:
        """`host_metrics.get_all_records`, for read-only and above."""
        return await self._call("host_metrics.get_all_records", _host_metrics_ref_to_host_metrics_record)

    async def get_uuid(self, ref: Ref["_host_metrics"]) -> str:
        """`host_metrics.get_uuid`, for read-only and above."""
        return await self._call("host_metrics.get_uuid", STRING, ref)

    async def get_memory_total(self, ref: Ref["_host_metrics"]) -> int:
        """`host_metrics.get_memory_total`, for read-only and above. Units: result: bytes."""
        return await self._call("host_metrics.get_memory_total", INT, ref)

    async def get_memory_free(self, ref: Ref["_host_metrics"]) -> int:
        """`host_metrics.get_memory_free`, for read-only and above. Units: result: bytes. Removed from XAPI: answers MESSAGE_REMOVED."""
        return await self._call("host_metrics.get_memory_free", INT, ref)

    async def get_live(self, ref: Ref["_host_metrics"]) -> bool:
        """`host_metrics.get_live`, for read-only and above."""
        return await self._call("host_metrics.get_live", BOOL, ref)

    async def get_last_updated(self, ref: Ref["_host_metrics"]) -> Date:
        """`host_metrics.get_last_updated`, for read-only and above."""
        return await self._call("host_metrics.get_last_updated", DATE, ref)

    async def get_other_config(self, ref: Ref["_host_metrics"]) -> dict[str, str]:
        """`host_metrics.get_other_config`, for read-only and above."""
        return await self._call("host_metrics.get_other_config", _string_to_string, ref)

    async def set_other_config(self, ref: Ref["_host_metrics"], value: Mapping[str, str]) -> None:
        """`host_metrics.set_other_config`, for pool-operator and above."""
        await self._call("host_metrics.set_other_config", VOID, ref, value)

    async def add_to_other_config(self, ref: Ref["_host_metrics"], key: str, value: str) -> None:
        """`host_metrics.add_to_other_config`, for pool-operator and above."""
        await self._call("host_metrics.add_to_other_config", VOID, ref, key, value)

    async def remove_from_other_config(self, ref: Ref["_host_metrics"], key: str) -> None:
        """`host_metrics.remove_from_other_config`, for pool-operator and above."""
        await self._call("host_metrics.remove_from_other_config", VOID, ref, key)
