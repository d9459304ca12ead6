# =====================================================================================================
# GENERATED from src/poolwright/xapi/datamodel.json by tools/xapigen. DO NOT EDIT: `make generate` makes it
# again, and a test fails where the two differ.
# =====================================================================================================
"""XAPI's class `VM_metrics`: record and messages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec

from ..messages import Messages
from ..shapes import BOOL, DATE, INT, STRING, Shape, VOID
from ..types import Date, EPOCH, Ref
from .enums import DomainType

if TYPE_CHECKING:
    from collections.abc import Mapping
    from .vm_metrics import VM_metrics as _VM_metrics


class VMMetricsRecord(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """All fields of a VM_metrics; one that an older server does not have holds its default."""

    uuid: str = ""
    memory_actual: int = 0  #: bytes
    VCPUs_number: int = 0
    VCPUs_utilisation: dict[int, float] = {}
    VCPUs_CPU: dict[int, int] = {}
    VCPUs_params: dict[str, str] = {}
    VCPUs_flags: dict[int, list[str]] = {}
    state: list[str] = []
    start_time: Date = EPOCH
    install_time: Date = EPOCH
    last_updated: Date = EPOCH
    other_config: dict[str, str] = {}
    hvm: bool = False
    nested_virt: bool = False
    nomigrate: bool = False
    current_domain_type: DomainType = DomainType("unspecified")
    numa_optimised: bool = False
    numa_nodes: int = 0
    numa_node_memory: dict[int, int] = {}


_VM_metrics_record: Final[Shape[VMMetricsRecord]] = Shape(VMMetricsRecord)
_VM_metrics_ref: Final[Shape[Ref["_VM_metrics"]]] = Shape(str)
_VM_metrics_ref_set: Final[Shape[list[Ref["_VM_metrics"]]]] = Shape(list[str])
_VM_metrics_ref_to_VM_metrics_record: Final[Shape[dict[Ref["_VM_metrics"], VMMetricsRecord]]] = Shape(dict[str, VMMetricsRecord])
_domain_type_word: Final[Shape[DomainType]] = Shape(DomainType)
_int_to_float: Final[Shape[dict[int, float]]] = Shape(dict[int, float])
_int_to_int: Final[Shape[dict[int, int]]] = Shape(dict[int, int])
_int_to_string_set: Final[Shape[dict[int, list[str]]]] = Shape(dict[int, list[str]])
_string_set: Final[Shape[list[str]]] = Shape(list[str])
_string_to_string: Final[Shape[dict[str, str]]] = Shape(dict[str, str])


class VM_metrics(Messages):
    """The messages of `VM_metrics`."""

    __slots__ = ()

    async def get_record(self, ref: Ref["_VM_metrics"]) -> VMMetricsRecord:
        """`VM_metrics.get_record`, for read-only and above."""
        return await self._call("VM_metrics.get_record", _VM_metrics_record, ref)

    async def get_by_uuid(self, uuid: str) -> Ref["_VM_metrics"]:
        """`VM_metrics.get_by_uuid`, for read-only and above."""
        return await self._call("VM_metrics.get_by_uuid", _VM_metrics_ref, uuid)

    async def get_all(self) -> list[Ref["_VM_metrics"]]:
        """`VM_metrics.get_all`, for read-only and above."""
        return await self._call("VM_metrics.get_all", _VM_metrics_ref_set)

    async def get_all_where(self, expr: str) -> list[Ref["_VM_metrics"]]:
        """`VM_metrics.get_all_where`, for read-only and above."""
        return await self._call("VM_metrics.get_all_where", _VM_metrics_ref_set, expr)

    async def get_all_records_where(self, expr: str) -> dict[Ref["_VM_metrics"], VMMetricsRecord]:
        """`VM_metrics.get_all_records_where`, for read-only and above."""
        return await self._call("VM_metrics.get_all_records_where", _VM_metrics_ref_to_VM_metrics_record, expr)

    async def get_all_records(self) -> dict[Ref["_VM_metrics"], VMMetricsRecord]:
        """`VM_metrics.get_all_records`, for read-only and above."""
        return await self._call("VM_metrics.get_all_records", _VM_metrics_ref_to_VM_metrics_record)

    async def get_uuid(self, ref: Ref["_VM_metrics"]) -> str:
        """`VM_metrics.get_uuid`, for read-only and above."""
        return await self._call("VM_metrics.get_uuid", STRING, ref)

    async def get_memory_actual(self, ref: Ref["_VM_metrics"]) -> int:
        """`VM_metrics.get_memory_actual`, for read-only and above. Units: result: bytes."""
        return await self._call("VM_metrics.get_memory_actual", INT, ref)

    async def get_VCPUs_number(self, ref: Ref["_VM_metrics"]) -> int:
        """`VM_metrics.get_VCPUs_number`, for read-only and above."""
        return await self._call("VM_metrics.get_VCPUs_number", INT, ref)

    async def get_VCPUs_utilisation(self, ref: Ref["_VM_metrics"]) -> dict[int, float]:
        """`VM_metrics.get_VCPUs_utilisation`, for read-only and above. Removed from XAPI: answers MESSAGE_REMOVED."""
        return await self._call("VM_metrics.get_VCPUs_utilisation", _int_to_float, ref)

    async def get_VCPUs_CPU(self, ref: Ref["_VM_metrics"]) -> dict[int, int]:
        """`VM_metrics.get_VCPUs_CPU`, for read-only and above."""
        return await self._call("VM_metrics.get_VCPUs_CPU", _int_to_int, ref)

    async def get_VCPUs_params(self, ref: Ref["_VM_metrics"]) -> dict[str, str]:
        """`VM_metrics.get_VCPUs_params`, for read-only and above."""
        return await self._call("VM_metrics.get_VCPUs_params", _string_to_string, ref)

    async def get_VCPUs_flags(self, ref: Ref["_VM_metrics"]) -> dict[int, list[str]]:
        """`VM_metrics.get_VCPUs_flags`, for read-only and above."""
        return await self._call("VM_metrics.get_VCPUs_flags", _int_to_string_set, ref)

    async def get_state(self, ref: Ref["_VM_metrics"]) -> list[str]:
        """`VM_metrics.get_state`, for read-only and above."""
        return await self._call("VM_metrics.get_state", _string_set, ref)

    async def get_start_time(self, ref: Ref["_VM_metrics"]) -> Date:
        """`VM_metrics.get_start_time`, for read-only and above."""
        return await self._call("VM_metrics.get_start_time", DATE, ref)

    async def get_install_time(self, ref: Ref["_VM_metrics"]) -> Date:
        """`VM_metrics.get_install_time`, for read-only and above."""
        return await self._call("VM_metrics.get_install_time", DATE, ref)

    async def get_last_updated(self, ref: Ref["_VM_metrics"]) -> Date:
        """`VM_metrics.get_last_updated`, for read-only and above."""
        return await self._call("VM_metrics.get_last_updated", DATE, ref)

    async def get_other_config(self, ref: Ref["_VM_metrics"]) -> dict[str, str]:
        """`VM_metrics.get_other_config`, for read-only and above."""
        return await self._call("VM_metrics.get_other_config", _string_to_string, ref)

    async def set_other_config(self, ref: Ref["_VM_metrics"], value: Mapping[str, str]) -> None:
        """`VM_metrics.set_other_config`, for vm-admin and above."""
        await self._call("VM_metrics.set_other_config", VOID, ref, value)

    async def add_to_other_config(self, ref: Ref["_VM_metrics"], key: str, value: str) -> None:
        """`VM_metrics.add_to_other_config`, for vm-admin and above."""
        await self._call("VM_metrics.add_to_other_config", VOID, ref, key, value)

    async def remove_from_other_config(self, ref: Ref["_VM_metrics"], key: str) -> None:
        """`VM_metrics.remove_from_other_config`, for vm-admin and above."""
        await self._call("VM_metrics.remove_from_other_config", VOID, ref, key)

    async def get_hvm(self, ref: Ref["_VM_metrics"]) -> bool:
        """`VM_metrics.get_hvm`, for read-only and above."""
        return await self._call("VM_metrics.get_hvm", BOOL, ref)

    async def get_nested_virt(self, ref: Ref["_VM_metrics"]) -> bool:
        """`VM_metrics.get_nested_virt`, for read-only and above."""
        return await self._call("VM_metrics.get_nested_virt", BOOL, ref)

    async def get_nomigrate(self, ref: Ref["_VM_metrics"]) -> bool:
        """`VM_metrics.get_nomigrate`, for read-only and above."""
        return await self._call("VM_metrics.get_nomigrate", BOOL, ref)

    async def get_current_domain_type(self, ref: Ref["_VM_metrics"]) -> DomainType:
        """`VM_metrics.get_current_domain_type`, for read-only and above."""
        return await self._call("VM_metrics.get_current_domain_type", _domain_type_word, ref)

    async def get_numa_optimised(self, ref: Ref["_VM_metrics"]) -> bool:
        """`VM_metrics.get_numa_optimised`, for read-only and above. State: prototyped."""
        return await self._call("VM_metrics.get_numa_optimised", BOOL, ref)

    async def get_numa_nodes(self, ref: Ref["_VM_metrics"]) -> int:
        """`VM_metrics.get_numa_nodes`, for read-only and above. State: prototyped."""
        return await self._call("VM_metrics.get_numa_nodes", INT, ref)

    async def get_numa_node_memory(self, ref: Ref["_VM_metrics"]) -> dict[int, int]:
        """`VM_metrics.get_numa_node_memory`, for read-only and above. State: prototyped."""
        return await self._call("VM_metrics.get_numa_node_memory", _int_to_int, ref)
