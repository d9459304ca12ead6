# =====================================================================================================
# GENERATED from src/poolwright/xapi/datamodel.json by tools/xapigen. DO NOT EDIT: `make generate` makes it
# again, and a test fails where the two differ.
# =====================================================================================================
"""XAPI's class `VGPU`: record and messages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec

from ..messages import AsyncMessages, Messages, given
from ..shapes import BOOL, STRING, Shape, VOID
from ..types import NULL_REF, Ref

if TYPE_CHECKING:
    from collections.abc import Mapping
    from ..types import TaskRef
    from .gpu_group import GPU_group as _GPU_group
    from .pci import PCI as _PCI
    from .pgpu import PGPU as _PGPU
    from .vgpu import VGPU as _VGPU
    from .vgpu_type import VGPU_type as _VGPU_type
    from .vm import VM as _VM


class VGPURecord(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """All fields of a VGPU; one that an older server does not have holds its default."""

    uuid: str = ""
    VM: Ref["_VM"] = NULL_REF
    GPU_group: Ref["_GPU_group"] = NULL_REF
    device: str = "0"
    currently_attached: bool = False
    other_config: dict[str, str] = {}
    type: Ref["_VGPU_type"] = NULL_REF
    resident_on: Ref["_PGPU"] = NULL_REF
    scheduled_to_be_resident_on: Ref["_PGPU"] = NULL_REF
    compatibility_metadata: dict[str, str] = {}
    extra_args: str = ""
    PCI: Ref["_PCI"] = NULL_REF


_GPU_group_ref: Final[Shape[Ref["_GPU_group"]]] = Shape(str)
_PCI_ref: Final[Shape[Ref["_PCI"]]] = Shape(str)
_PGPU_ref: Final[Shape[Ref["_PGPU"]]] = Shape(str)
_VGPU_record: Final[Shape[VGPURecord]] = Shape(VGPURecord)
_VGPU_ref: Final[Shape[Ref["_VGPU"]]] = Shape(str)
_VGPU_ref_set: Final[Shape[list[Ref["_VGPU"]]]] = Shape(list[str])
_VGPU_ref_to_VGPU_record: Final[Shape[dict[Ref["_VGPU"], VGPURecord]]] = Shape(dict[str, VGPURecord])
_VGPU_type_ref: Final[Shape[Ref["_VGPU_type"]]] = Shape(str)
_VM_ref: Final[Shape[Ref["_VM"]]] = Shape(str)
_string_to_string: Final[Shape[dict[str, str]]] = Shape(dict[str, str])


class VGPU(Messages):
    """The messages of `VGPU`."""

    __slots__ = ()

    async def create(self, VM: Ref["_VM"], GPU_group: Ref["_GPU_group"], device: str | None = None, other_config: Mapping[str, str] | None = None, type: Ref["_VGPU_type"] | None = None) -> Ref["_VGPU"]:
        """`VGPU.create`, for pool-operator and above. By default device = '0', other_config = {}, type = 'OpaqueRef:NULL'."""
        return await self._call("VGPU.create", _VGPU_ref, VM, GPU_group, *given((device, "0"), (other_config, {}), (type, "OpaqueRef:NULL")))

    async def destroy(self, ref: Ref["_VGPU"]) -> None:
        """`VGPU.destroy`, for pool-operator and above."""
        await self._call("VGPU.destroy", VOID, ref)

    async def atomic_set_resident_on(self, ref: Ref["_VGPU"], value: Ref["_PGPU"]) -> None:
        """`VGPU.atomic_set_resident_on`, for local-root-only and above. For the pool's own hosts only."""
        await self._call("VGPU.atomic_set_resident_on", VOID, ref, value)

    async def get_record(self, ref: Ref["_VGPU"]) -> VGPURecord:
        """`VGPU.get_record`, for read-only and above."""
        return await self._call("VGPU.get_record", _VGPU_record, ref)

    async def get_by_uuid(self, uuid: str) -> Ref["_VGPU"]:
        """`VGPU.get_by_uuid`, for read-only and above."""
        return await self._call("VGPU.get_by_uuid", _VGPU_ref, uuid)

    async def get_all(self) -> list[Ref["_VGPU"]]:
        """`VGPU.get_all`, for read-only and above."""
        return await self._call("VGPU.get_all", _VGPU_ref_set)

    async def get_all_where(self, expr: str) -> list[Ref["_VGPU"]]:
        """`VGPU.get_all_where`, for read-only and above."""
        return await self._call("VGPU.get_all_where", _VGPU_ref_set, expr)

    async def get_all_records_where(self, expr: str) -> dict[Ref["_VGPU"], VGPURecord]:
        """`VGPU.get_all_records_where`, for read-only and above."""
        return await self._call("VGPU.get_all_records_where", _VGPU_ref_to_VGPU_record, expr)

    async def get_all_records(self) -> dict[Ref["_VGPU"], VGPURecord]:
        """`VGPU.get_all_records`, for read-only and above."""
        return await self._call("VGPU.get_all_records", _VGPU_ref_to_VGPU_record)

    async def get_uuid(self, ref: Ref["_VGPU"]) -> str:
        """`VGPU.get_uuid`, for read-only and above."""
        return await self._call("VGPU.get_uuid", STRING, ref)

    async def get_VM(self, ref: Ref["_VGPU"]) -> Ref["_VM"]:
        """`VGPU.get_VM`, for read-only and above."""
        return await self._call("VGPU.get_VM", _VM_ref, ref)

    async def get_GPU_group(self, ref: Ref["_VGPU"]) -> Ref["_GPU_group"]:
        """`VGPU.get_GPU_group`, for read-only and above."""
        return await self._call("VGPU.get_GPU_group", _GPU_group_ref, ref)

    async def get_device(self, ref: Ref["_VGPU"]) -> str:
        """`VGPU.get_device`, for read-only and above."""
        return await self._call("VGPU.get_device", STRING, ref)

    async def get_currently_attached(self, ref: Ref["_VGPU"]) -> bool:
        """`VGPU.get_currently_attached`, for read-only and above."""
        return await self._call("VGPU.get_currently_attached", BOOL, ref)

    async def get_other_config(self, ref: Ref["_VGPU"]) -> dict[str, str]:
        """`VGPU.get_other_config`, for read-only and above."""
        return await self._call("VGPU.get_other_config", _string_to_string, ref)

    async def set_other_config(self, ref: Ref["_VGPU"], value: Mapping[str, str]) -> None:
        """`VGPU.set_other_config`, for pool-operator and above."""
        await self._call("VGPU.set_other_config", VOID, ref, value)

    async def add_to_other_config(self, ref: Ref["_VGPU"], key: str, value: str) -> None:
        """`VGPU.add_to_other_config`, for pool-operator and above."""
        await self._call("VGPU.add_to_other_config", VOID, ref, key, value)

    async def remove_from_other_config(self, ref: Ref["_VGPU"], key: str) -> None:
        """`VGPU.remove_from_other_config`, for pool-operator and above."""
        await self._call("VGPU.remove_from_other_config", VOID, ref, key)

    async def get_type(self, ref: Ref["_VGPU"]) -> Ref["_VGPU_type"]:
        """`VGPU.get_type`, for read-only and above."""
        return await self._call("VGPU.get_type", _VGPU_type_ref, ref)

    async def get_resident_on(self, ref: Ref["_VGPU"]) -> Ref["_PGPU"]:
        """`VGPU.get_resident_on`, for read-only and above."""
        return await self._call("VGPU.get_resident_on", _PGPU_ref, ref)

    async def get_scheduled_to_be_resident_on(self, ref: Ref["_VGPU"]) -> Ref["_PGPU"]:
        """`VGPU.get_scheduled_to_be_resident_on`, for read-only and above."""
        return await self._call("VGPU.get_scheduled_to_be_resident_on", _PGPU_ref, ref)

    async def get_compatibility_metadata(self, ref: Ref["_VGPU"]) -> dict[str, str]:
        """`VGPU.get_compatibility_metadata`, for read-only and above."""
        return await self._call("VGPU.get_compatibility_metadata", _string_to_string, ref)

    async def get_extra_args(self, ref: Ref["_VGPU"]) -> str:
        """`VGPU.get_extra_args`, for read-only and above."""
        return await self._call("VGPU.get_extra_args", STRING, ref)

    async def set_extra_args(self, ref: Ref["_VGPU"], value: str) -> None:
        """`VGPU.set_extra_args`, for pool-operator and above."""
        await self._call("VGPU.set_extra_args", VOID, ref, value)

    async def get_PCI(self, ref: Ref["_VGPU"]) -> Ref["_PCI"]:
        """`VGPU.get_PCI`, for read-only and above."""
        return await self._call("VGPU.get_PCI", _PCI_ref, ref)


class VGPUAsync(AsyncMessages):
    """The messages of `VGPU` that run as tasks."""

    __slots__ = ()

    async def create(self, VM: Ref["_VM"], GPU_group: Ref["_GPU_group"], device: str | None = None, other_config: Mapping[str, str] | None = None, type: Ref["_VGPU_type"] | None = None) -> TaskRef[Ref["_VGPU"]]:
        """`VGPU.create`, for pool-operator and above. By default device = '0', other_config = {}, type = 'OpaqueRef:NULL'."""
        return await self._start("VGPU.create", _VGPU_ref, VM, GPU_group, *given((device, "0"), (other_config, {}), (type, "OpaqueRef:NULL")))

    async def destroy(self, ref: Ref["_VGPU"]) -> TaskRef[None]:
        """`VGPU.destroy`, for pool-operator and above."""
        return await self._start("VGPU.destroy", VOID, ref)

    async def atomic_set_resident_on(self, ref: Ref["_VGPU"], value: Ref["_PGPU"]) -> TaskRef[None]:
        """`VGPU.atomic_set_resident_on`, for local-root-only and above. For the pool's own hosts only."""
        return await self._start("VGPU.atomic_set_resident_on", VOID, ref, value)
