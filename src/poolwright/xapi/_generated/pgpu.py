# =====================================================================================================
# GENERATED from src/poolwright/xapi/datamodel.json by tools/xapigen. DO NOT EDIT: `make generate` makes it
# again, and a test fails where the two differ.
# =====================================================================================================
"""XAPI's class `PGPU`: record and messages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec

from ..messages import AsyncMessages, Messages
from ..shapes import BOOL, INT, STRING, Shape, VOID
from ..types import NULL_REF, Ref
from .enums import PciDom0Access

if TYPE_CHECKING:
    from collections.abc import Mapping
    from ..types import Items, TaskRef
    from .gpu_group import GPU_group as _GPU_group
    from .pci import PCI as _PCI
    from .pgpu import PGPU as _PGPU
    from .vgpu import VGPU as _VGPU
    from .vgpu_type import VGPU_type as _VGPU_type
    from .host import host as _host


class PGPURecord(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """All fields of a PGPU; one that an older server does not have holds its default."""

    uuid: str = ""
    PCI: Ref["_PCI"] = NULL_REF
    GPU_group: Ref["_GPU_group"] = NULL_REF
    host: Ref["_host"] = NULL_REF
    other_config: dict[str, str] = {}
    supported_VGPU_types: list[Ref["_VGPU_type"]] = []
    enabled_VGPU_types: list[Ref["_VGPU_type"]] = []
    resident_VGPUs: list[Ref["_VGPU"]] = []
    supported_VGPU_max_capacities: dict[Ref["_VGPU_type"], int] = {}
    dom0_access: PciDom0Access = PciDom0Access("enabled")
    is_system_display_device: bool = False
    compatibility_metadata: dict[str, str] = {}


_GPU_group_ref: Final[Shape[Ref["_GPU_group"]]] = Shape(str)
_PCI_ref: Final[Shape[Ref["_PCI"]]] = Shape(str)
_PGPU_record: Final[Shape[PGPURecord]] = Shape(PGPURecord)
_PGPU_ref: Final[Shape[Ref["_PGPU"]]] = Shape(str)
_PGPU_ref_set: Final[Shape[list[Ref["_PGPU"]]]] = Shape(list[str])
_PGPU_ref_to_PGPU_record: Final[Shape[dict[Ref["_PGPU"], PGPURecord]]] = Shape(dict[str, PGPURecord])
_VGPU_ref_set: Final[Shape[list[Ref["_VGPU"]]]] = Shape(list[str])
_VGPU_type_ref_set: Final[Shape[list[Ref["_VGPU_type"]]]] = Shape(list[str])
_VGPU_type_ref_to_int: Final[Shape[dict[Ref["_VGPU_type"], int]]] = Shape(dict[str, int])
_host_ref: Final[Shape[Ref["_host"]]] = Shape(str)
_pci_dom0_access_word: Final[Shape[PciDom0Access]] = Shape(PciDom0Access)
_string_to_string: Final[Shape[dict[str, str]]] = Shape(dict[str, str])


class PGPU(Messages):
    """The messages of `PGPU`."""

    __slots__ = ()

    async def add_enabled_VGPU_types(self, ref: Ref["_PGPU"], value: Ref["_VGPU_type"]) -> None:
        """`PGPU.add_enabled_VGPU_types`, for pool-operator and above."""
        await self._call("PGPU.add_enabled_VGPU_types", VOID, ref, value)

    async def remove_enabled_VGPU_types(self, ref: Ref["_PGPU"], value: Ref["_VGPU_type"]) -> None:
        """`PGPU.remove_enabled_VGPU_types`, for pool-operator and above."""
        await self._call("PGPU.remove_enabled_VGPU_types", VOID, ref, value)

    async def set_enabled_VGPU_types(self, ref: Ref["_PGPU"], value: Items[Ref["_VGPU_type"]]) -> None:
        """`PGPU.set_enabled_VGPU_types`, for pool-operator and above."""
        await self._call("PGPU.set_enabled_VGPU_types", VOID, ref, value)

    async def set_GPU_group(self, ref: Ref["_PGPU"], value: Ref["_GPU_group"]) -> None:
        """`PGPU.set_GPU_group`, for pool-operator and above."""
        await self._call("PGPU.set_GPU_group", VOID, ref, value)

    async def get_remaining_capacity(self, ref: Ref["_PGPU"], vgpu_type: Ref["_VGPU_type"]) -> int:
        """`PGPU.get_remaining_capacity`, for read-only and above."""
        return await self._call("PGPU.get_remaining_capacity", INT, ref, vgpu_type)

    async def enable_dom0_access(self, ref: Ref["_PGPU"]) -> PciDom0Access:
        """`PGPU.enable_dom0_access`, for pool-operator and above. State: deprecated."""
        return await self._call("PGPU.enable_dom0_access", _pci_dom0_access_word, ref)

    async def disable_dom0_access(self, ref: Ref["_PGPU"]) -> PciDom0Access:
        """`PGPU.disable_dom0_access`, for pool-operator and above. State: deprecated."""
        return await self._call("PGPU.disable_dom0_access", _pci_dom0_access_word, ref)

    async def get_record(self, ref: Ref["_PGPU"]) -> PGPURecord:
        """`PGPU.get_record`, for read-only and above."""
        return await self._call("PGPU.get_record", _PGPU_record, ref)

    async def get_by_uuid(self, uuid: str) -> Ref["_PGPU"]:
        """`PGPU.get_by_uuid`, for read-only and above."""
        return await self._call("PGPU.get_by_uuid", _PGPU_ref, uuid)

    async def get_all(self) -> list[Ref["_PGPU"]]:
        """`PGPU.get_all`, for read-only and above."""
        return await self._call("PGPU.get_all", _PGPU_ref_set)

    async def get_all_where(self, expr: str) -> list[Ref["_PGPU"]]:
        """`PGPU.get_all_where`, for read-only and above."""
        return await self._call("PGPU.get_all_where", _PGPU_ref_set, expr)

    async def get_all_records_where(self, expr: str) -> dict[Ref["_PGPU"], PGPURecord]:
        """`PGPU.get_all_records_where`, for read-only and above."""
        return await self._call("PGPU.get_all_records_where", _PGPU_ref_to_PGPU_record, expr)

    async def get_all_records(self) -> dict[Ref["_PGPU"], PGPURecord]:
        """`PGPU.get_all_records`, for read-only and above."""
        return await self._call("PGPU.get_all_records", _PGPU_ref_to_PGPU_record)

    async def get_uuid(self, ref: Ref["_PGPU"]) -> str:
        """`PGPU.get_uuid`, for read-only and above."""
        return await self._call("PGPU.get_uuid", STRING, ref)

    async def get_PCI(self, ref: Ref["_PGPU"]) -> Ref["_PCI"]:
        """`PGPU.get_PCI`, for read-only and above."""
        return await self._call("PGPU.get_PCI", _PCI_ref, ref)

    async def get_GPU_group(self, ref: Ref["_PGPU"]) -> Ref["_GPU_group"]:
        """`PGPU.get_GPU_group`, for read-only and above."""
        return await self._call("PGPU.get_GPU_group", _GPU_group_ref, ref)

    async def get_host(self, ref: Ref["_PGPU"]) -> Ref["_host"]:
        """`PGPU.get_host`, for read-only and above."""
        return await self._call("PGPU.get_host", _host_ref, ref)

    async def get_other_config(self, ref: Ref["_PGPU"]) -> dict[str, str]:
        """`PGPU.get_other_config`, for read-only and above."""
        return await self._call("PGPU.get_other_config", _string_to_string, ref)

    async def set_other_config(self, ref: Ref["_PGPU"], value: Mapping[str, str]) -> None:
        """`PGPU.set_other_config`, for pool-operator and above."""
        await self._call("PGPU.set_other_config", VOID, ref, value)

    async def add_to_other_config(self, ref: Ref["_PGPU"], key: str, value: str) -> None:
        """`PGPU.add_to_other_config`, for pool-operator and above."""
        await self._call("PGPU.add_to_other_config", VOID, ref, key, value)

    async def remove_from_other_config(self, ref: Ref["_PGPU"], key: str) -> None:
        """`PGPU.remove_from_other_config`, for pool-operator and above."""
        await self._call("PGPU.remove_from_other_config", VOID, ref, key)

    async def get_supported_VGPU_types(self, ref: Ref["_PGPU"]) -> list[Ref["_VGPU_type"]]:
        """`PGPU.get_supported_VGPU_types`, for read-only and above."""
        return await self._call("PGPU.get_supported_VGPU_types", _VGPU_type_ref_set, ref)

    async def get_enabled_VGPU_types(self, ref: Ref["_PGPU"]) -> list[Ref["_VGPU_type"]]:
        """`PGPU.get_enabled_VGPU_types`, for read-only and above."""
        return await self._call("PGPU.get_enabled_VGPU_types", _VGPU_type_ref_set, ref)

    async def get_resident_VGPUs(self, ref: Ref["_PGPU"]) -> list[Ref["_VGPU"]]:
        """`PGPU.get_resident_VGPUs`, for read-only and above."""
        return await self._call("PGPU.get_resident_VGPUs", _VGPU_ref_set, ref)

    async def get_supported_VGPU_max_capacities(self, ref: Ref["_PGPU"]) -> dict[Ref["_VGPU_type"], int]:
        """`PGPU.get_supported_VGPU_max_capacities`, for read-only and above."""
        return await self._call("PGPU.get_supported_VGPU_max_capacities", _VGPU_type_ref_to_int, ref)

    async def get_dom0_access(self, ref: Ref["_PGPU"]) -> PciDom0Access:
        """`PGPU.get_dom0_access`, for read-only and above. State: deprecated."""
        return await self._call("PGPU.get_dom0_access", _pci_dom0_access_word, ref)

    async def get_is_system_display_device(self, ref: Ref["_PGPU"]) -> bool:
        """`PGPU.get_is_system_display_device`, for read-only and above."""
        return await self._call("PGPU.get_is_system_display_device", BOOL, ref)

    async def get_compatibility_metadata(self, ref: Ref["_PGPU"]) -> dict[str, str]:
        """`PGPU.get_compatibility_metadata`, for read-only and above."""
        return await self._call("PGPU.get_compatibility_metadata", _string_to_string, ref)


class PGPUAsync(AsyncMessages):
    """The messages of `PGPU` that run as tasks."""

    __slots__ = ()

    async def add_enabled_VGPU_types(self, ref: Ref["_PGPU"], value: Ref["_VGPU_type"]) -> TaskRef[None]:
        """`PGPU.add_enabled_VGPU_types`, for pool-operator and above."""
        return await self._start("PGPU.add_enabled_VGPU_types", VOID, ref, value)

    async def remove_enabled_VGPU_types(self, ref: Ref["_PGPU"], value: Ref["_VGPU_type"]) -> TaskRef[None]:
        """`PGPU.remove_enabled_VGPU_types`, for pool-operator and above."""
        return await self._start("PGPU.remove_enabled_VGPU_types", VOID, ref, value)

    async def set_enabled_VGPU_types(self, ref: Ref["_PGPU"], value: Items[Ref["_VGPU_type"]]) -> TaskRef[None]:
        """`PGPU.set_enabled_VGPU_types`, for pool-operator and above."""
        return await self._start("PGPU.set_enabled_VGPU_types", VOID, ref, value)

    async def set_GPU_group(self, ref: Ref["_PGPU"], value: Ref["_GPU_group"]) -> TaskRef[None]:
        """`PGPU.set_GPU_group`, for pool-operator and above."""
        return await self._start("PGPU.set_GPU_group", VOID, ref, value)

    async def get_remaining_capacity(self, ref: Ref["_PGPU"], vgpu_type: Ref["_VGPU_type"]) -> TaskRef[int]:
        """`PGPU.get_remaining_capacity`, for read-only and above."""
        return await self._start("PGPU.get_remaining_capacity", INT, ref, vgpu_type)

    async def enable_dom0_access(self, ref: Ref["_PGPU"]) -> TaskRef[PciDom0Access]:
        """`PGPU.enable_dom0_access`, for pool-operator and above. State: deprecated."""
        return await self._start("PGPU.enable_dom0_access", _pci_dom0_access_word, ref)

    async def disable_dom0_access(self, ref: Ref["_PGPU"]) -> TaskRef[PciDom0Access]:
        """`PGPU.disable_dom0_access`, for pool-operator and above. State: deprecated."""
        return await self._start("PGPU.disable_dom0_access", _pci_dom0_access_word, ref)
