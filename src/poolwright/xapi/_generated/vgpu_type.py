# =====================================================================================================
# GENERATED from src/poolwright/xapi/datamodel.json by tools/xapigen. DO NOT EDIT: `make generate` makes it
# again, and a test fails where the two differ.
# =====================================================================================================
"""XAPI's class `VGPU_type`: record and messages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec

from ..messages import Messages
from ..shapes import BOOL, INT, STRING, Shape
from ..types import Ref
from .enums import VgpuTypeImplementation

if TYPE_CHECKING:
    from .gpu_group import GPU_group as _GPU_group
    from .pgpu import PGPU as _PGPU
    from .vgpu import VGPU as _VGPU
    from .vgpu_type import VGPU_type as _VGPU_type


class VGPUTypeRecord(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """All fields of a VGPU_type; one that an older server does not have holds its default."""

    uuid: str = ""
    vendor_name: str = ""
    model_name: str = ""
    framebuffer_size: int = 0  #: bytes
    max_heads: int = 0
    max_resolution_x: int = 0
    max_resolution_y: int = 0
    supported_on_PGPUs: list[Ref["_PGPU"]] = []
    enabled_on_PGPUs: list[Ref["_PGPU"]] = []
    VGPUs: list[Ref["_VGPU"]] = []
    supported_on_GPU_groups: list[Ref["_GPU_group"]] = []
    enabled_on_GPU_groups: list[Ref["_GPU_group"]] = []
    implementation: VgpuTypeImplementation = VgpuTypeImplementation("passthrough")
    identifier: str = ""
    experimental: bool = False
    compatible_types_in_vm: list[Ref["_VGPU_type"]] = []


_GPU_group_ref_set: Final[Shape[list[Ref["_GPU_group"]]]] = Shape(list[str])
_PGPU_ref_set: Final[Shape[list[Ref["_PGPU"]]]] = Shape(list[str])
_VGPU_ref_set: Final[Shape[list[Ref["_VGPU"]]]] = Shape(list[str])
_VGPU_type_record: Final[Shape[VGPUTypeRecord]] = Shape(VGPUTypeRecord)
_VGPU_type_ref: Final[Shape[Ref["_VGPU_type"]]] = Shape(str)
_VGPU_type_ref_set: Final[Shape[list[Ref["_VGPU_type"]]]] = Shape(list[str])
_VGPU_type_ref_to_VGPU_type_record: Final[Shape[dict[Ref["_VGPU_type"], VGPUTypeRecord]]] = Shape(dict[str, VGPUTypeRecord])
_vgpu_type_implementation_word: Final[Shape[VgpuTypeImplementation]] = Shape(VgpuTypeImplementation)


class VGPU_type(Messages):
    """The messages of `VGPU_type`."""

    __slots__ = ()

    async def get_record(self, ref: Ref["_VGPU_type"]) -> VGPUTypeRecord:
        """`VGPU_type.get_record`, for read-only and above."""
        return await self._call("VGPU_type.get_record", _VGPU_type_record, ref)

    async def get_by_uuid(self, uuid: str) -> Ref["_VGPU_type"]:
        """`VGPU_type.get_by_uuid`, for read-only and above."""
        return await self._call("VGPU_type.get_by_uuid", _VGPU_type_ref, uuid)

    async def get_all(self) -> list[Ref["_VGPU_type"]]:
        """`VGPU_type.get_all`, for read-only and above."""
        return await self._call("VGPU_type.get_all", _VGPU_type_ref_set)

    async def get_all_where(self, expr: str) -> list[Ref["_VGPU_type"]]:
        """`VGPU_type.get_all_where`, for read-only and above."""
        return await self._call("VGPU_type.get_all_where", _VGPU_type_ref_set, expr)

    async def get_all_records_where(self, expr: str) -> dict[Ref["_VGPU_type"], VGPUTypeRecord]:
        """`VGPU_type.get_all_records_where`, for read-only and above."""
        return await self._call("VGPU_type.get_all_records_where", _VGPU_type_ref_to_VGPU_type_record, expr)

    async def get_all_records(self) -> dict[Ref["_VGPU_type"], VGPUTypeRecord]:
        """`VGPU_type.get_all_records`, for read-only and above."""
        return await self._call("VGPU_type.get_all_records", _VGPU_type_ref_to_VGPU_type_record)

    async def get_uuid(self, ref: Ref["_VGPU_type"]) -> str:
        """`VGPU_type.get_uuid`, for read-only and above."""
        return await self._call("VGPU_type.get_uuid", STRING, ref)

    async def get_vendor_name(self, ref: Ref["_VGPU_type"]) -> str:
        """`VGPU_type.get_vendor_name`, for read-only and above."""
        return await self._call("VGPU_type.get_vendor_name", STRING, ref)

    async def get_model_name(self, ref: Ref["_VGPU_type"]) -> str:
        """`VGPU_type.get_model_name`, for read-only and above."""
        return await self._call("VGPU_type.get_model_name", STRING, ref)

    async def get_framebuffer_size(self, ref: Ref["_VGPU_type"]) -> int:
        """`VGPU_type.get_framebuffer_size`, for read-only and above. Units: result: bytes."""
        return await self._call("VGPU_type.get_framebuffer_size", INT, ref)

    async def get_max_heads(self, ref: Ref["_VGPU_type"]) -> int:
        """`VGPU_type.get_max_heads`, for read-only and above."""
        return await self._call("VGPU_type.get_max_heads", INT, ref)

    async def get_max_resolution_x(self, ref: Ref["_VGPU_type"]) -> int:
        """`VGPU_type.get_max_resolution_x`, for read-only and above."""
        return await self._call("VGPU_type.get_max_resolution_x", INT, ref)

    async def get_max_resolution_y(self, ref: Ref["_VGPU_type"]) -> int:
        """`VGPU_type.get_max_resolution_y`, for read-only and above."""
        return await self._call("VGPU_type.get_max_resolution_y", INT, ref)

    async def get_supported_on_PGPUs(self, ref: Ref["_VGPU_type"]) -> list[Ref["_PGPU"]]:
        """`VGPU_type.get_supported_on_PGPUs`, for read-only and above."""
        return await self._call("VGPU_type.get_supported_on_PGPUs", _PGPU_ref_set, ref)

    async def get_enabled_on_PGPUs(self, ref: Ref["_VGPU_type"]) -> list[Ref["_PGPU"]]:
        """`VGPU_type.get_enabled_on_PGPUs`, for read-only and above."""
        return await self._call("VGPU_type.get_enabled_on_PGPUs", _PGPU_ref_set, ref)

    async def get_VGPUs(self, ref: Ref["_VGPU_type"]) -> list[Ref["_VGPU"]]:
        """`VGPU_type.get_VGPUs`, for read-only and above."""
        return await self._call("VGPU_type.get_VGPUs", _VGPU_ref_set, ref)

    async def get_supported_on_GPU_groups(self, ref: Ref["_VGPU_type"]) -> list[Ref["_GPU_group"]]:
        """`VGPU_type.get_supported_on_GPU_groups`, for read-only and above."""
        return await self._call("VGPU_type.get_supported_on_GPU_groups", _GPU_group_ref_set, ref)

    async def get_enabled_on_GPU_groups(self, ref: Ref["_VGPU_type"]) -> list[Ref["_GPU_group"]]:
        """`VGPU_type.get_enabled_on_GPU_groups`, for read-only and above."""
        return await self._call("VGPU_type.get_enabled_on_GPU_groups", _GPU_group_ref_set, ref)

    async def get_implementation(self, ref: Ref["_VGPU_type"]) -> VgpuTypeImplementation:
        """`VGPU_type.get_implementation`, for read-only and above."""
        return await self._call("VGPU_type.get_implementation", _vgpu_type_implementation_word, ref)

    async def get_identifier(self, ref: Ref["_VGPU_type"]) -> str:
        """`VGPU_type.get_identifier`, for read-only and above."""
        return await self._call("VGPU_type.get_identifier", STRING, ref)

    async def get_experimental(self, ref: Ref["_VGPU_type"]) -> bool:
        """`VGPU_type.get_experimental`, for read-only and above."""
        return await self._call("VGPU_type.get_experimental", BOOL, ref)

    async def get_compatible_types_in_vm(self, ref: Ref["_VGPU_type"]) -> list[Ref["_VGPU_type"]]:
        """`VGPU_type.get_compatible_types_in_vm`, for read-only and above."""
        return await self._call("VGPU_type.get_compatible_types_in_vm", _VGPU_type_ref_set, ref)
