# =====================================================================================================
# GENERATED from src/poolwright/xapi/datamodel.json by tools/xapigen. DO NOT EDIT: `make generate` makes it
# again, and a test fails where the two differ.
# =====================================================================================================
"""XAPI's class `GPU_group`: record and messages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec

from ..messages import AsyncMessages, Messages, given
from ..shapes import INT, STRING, Shape, VOID
from ..types import Ref
from .enums import AllocationAlgorithm

if TYPE_CHECKING:
    from collections.abc import Mapping
    from ..types import TaskRef
    from .enums import AllocationAlgorithmWord
    from .gpu_group import GPU_group as _GPU_group
    from .pgpu import PGPU as _PGPU
    from .vgpu import VGPU as _VGPU
    from .vgpu_type import VGPU_type as _VGPU_type


class GPUGroupRecord(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """All fields of a GPU_group; one that an older server does not have holds its default."""

    uuid: str = ""
    name_label: str = ""
    name_description: str = ""
    PGPUs: list[Ref["_PGPU"]] = []
    VGPUs: list[Ref["_VGPU"]] = []
    GPU_types: list[str] = []
    other_config: dict[str, str] = {}
    allocation_algorithm: AllocationAlgorithm = AllocationAlgorithm("depth_first")
    supported_VGPU_types: list[Ref["_VGPU_type"]] = []
    enabled_VGPU_types: list[Ref["_VGPU_type"]] = []


_GPU_group_record: Final[Shape[GPUGroupRecord]] = Shape(GPUGroupRecord)
_GPU_group_ref: Final[Shape[Ref["_GPU_group"]]] = Shape(str)
_GPU_group_ref_set: Final[Shape[list[Ref["_GPU_group"]]]] = Shape(list[str])
_GPU_group_ref_to_GPU_group_record: Final[Shape[dict[Ref["_GPU_group"], GPUGroupRecord]]] = Shape(dict[str, GPUGroupRecord])
_PGPU_ref_set: Final[Shape[list[Ref["_PGPU"]]]] = Shape(list[str])
_VGPU_ref_set: Final[Shape[list[Ref["_VGPU"]]]] = Shape(list[str])
_VGPU_type_ref_set: Final[Shape[list[Ref["_VGPU_type"]]]] = Shape(list[str])
_allocation_algorithm_word: Final[Shape[AllocationAlgorithm]] = Shape(AllocationAlgorithm)
_string_set: Final[Shape[list[str]]] = Shape(list[str])
_string_to_string: Final[Shape[dict[str, str]]] = Shape(dict[str, str])


class GPU_group(Messages):
    """The messages of `GPU_group`."""

    __slots__ = ()

    async def create(self, name_label: str | None = None, name_description: str | None = None, other_config: Mapping[str, str] | None = None) -> Ref["_GPU_group"]:
        """`GPU_group.create`, for pool-operator and above. By default name_label = '', name_description = '', other_config = {}."""
        return await self._call("GPU_group.create", _GPU_group_ref, *given((name_label, ""), (name_description, ""), (other_config, {})))

    async def destroy(self, ref: Ref["_GPU_group"]) -> None:
        """`GPU_group.destroy`, for pool-operator and above."""
        await self._call("GPU_group.destroy", VOID, ref)

    async def update_enabled_VGPU_types(self, ref: Ref["_GPU_group"]) -> None:
        """`GPU_group.update_enabled_VGPU_types`, for pool-operator and above."""
        await self._call("GPU_group.update_enabled_VGPU_types", VOID, ref)

    async def update_supported_VGPU_types(self, ref: Ref["_GPU_group"]) -> None:
        """`GPU_group.update_supported_VGPU_types`, for pool-operator and above."""
        await self._call("GPU_group.update_supported_VGPU_types", VOID, ref)

    async def get_remaining_capacity(self, ref: Ref["_GPU_group"], vgpu_type: Ref["_VGPU_type"]) -> int:
        """`GPU_group.get_remaining_capacity`, for read-only and above."""
        return await self._call("GPU_group.get_remaining_capacity", INT, ref, vgpu_type)

    async def get_record(self, ref: Ref["_GPU_group"]) -> GPUGroupRecord:
        """`GPU_group.get_record`, for read-only and above."""
        return await self._call("GPU_group.get_record", _GPU_group_record, ref)

    async def get_by_uuid(self, uuid: str) -> Ref["_GPU_group"]:
        """`GPU_group.get_by_uuid`, for read-only and above."""
        return await self._call("GPU_group.get_by_uuid", _GPU_group_ref, uuid)

    async def get_by_name_label(self, label: str) -> list[Ref["_GPU_group"]]:
        """`GPU_group.get_by_name_label`, for read-only and above."""
        return await self._call("GPU_group.get_by_name_label", _GPU_group_ref_set, label)

    async def get_all(self) -> list[Ref["_GPU_group"]]:
        """`GPU_group.get_all`, for read-only and above."""
        return await self._call("GPU_group.get_all", _GPU_group_ref_set)

    async def get_all_where(self, expr: str) -> list[Ref["_GPU_group"]]:
        """`GPU_group.get_all_where`, for read-only and above."""
        return await self._call("GPU_group.get_all_where", _GPU_group_ref_set, expr)

    async def get_all_records_where(self, expr: str) -> dict[Ref["_GPU_group"], GPUGroupRecord]:
        """`GPU_group.get_all_records_where`, for read-only and above."""
        return await self._call("GPU_group.get_all_records_where", _GPU_group_ref_to_GPU_group_record, expr)

    async def get_all_records(self) -> dict[Ref["_GPU_group"], GPUGroupRecord]:
        """`GPU_group.get_all_records`, for read-only and above."""
        return await self._call("GPU_group.get_all_records", _GPU_group_ref_to_GPU_group_record)

    async def get_uuid(self, ref: Ref["_GPU_group"]) -> str:
        """`GPU_group.get_uuid`, for read-only and above."""
        return await self._call("GPU_group.get_uuid", STRING, ref)

    async def get_name_label(self, ref: Ref["_GPU_group"]) -> str:
        """`GPU_group.get_name_label`, for read-only and above."""
        return await self._call("GPU_group.get_name_label", STRING, ref)

    async def set_name_label(self, ref: Ref["_GPU_group"], value: str) -> None:
        """`GPU_group.set_name_label`, for pool-operator and above."""
        await self._call("GPU_group.set_name_label", VOID, ref, value)

    async def get_name_description(self, ref: Ref["_GPU_group"]) -> str:
        """`GPU_group.get_name_description`, for read-only and above."""
        return await self._call("GPU_group.get_name_description", STRING, ref)

    async def set_name_description(self, ref: Ref["_GPU_group"], value: str) -> None:
        """`GPU_group.set_name_description`, for pool-operator and above."""
        await self._call("GPU_group.set_name_description", VOID, ref, value)

    async def get_PGPUs(self, ref: Ref["_GPU_group"]) -> list[Ref["_PGPU"]]:
        """`GPU_group.get_PGPUs`, for read-only and above."""
        return await self._call("GPU_group.get_PGPUs", _PGPU_ref_set, ref)

    async def get_VGPUs(self, ref: Ref["_GPU_group"]) -> list[Ref["_VGPU"]]:
        """`GPU_group.get_VGPUs`, for read-only and above."""
        return await self._call("GPU_group.get_VGPUs", _VGPU_ref_set, ref)

    async def get_GPU_types(self, ref: Ref["_GPU_group"]) -> list[str]:
        """`GPU_group.get_GPU_types`, for read-only and above."""
        return await self._call("GPU_group.get_GPU_types", _string_set, ref)

    async def get_other_config(self, ref: Ref["_GPU_group"]) -> dict[str, str]:
        """`GPU_group.get_other_config`, for read-only and above."""
        return await self._call("GPU_group.get_other_config", _string_to_string, ref)

    async def set_other_config(self, ref: Ref["_GPU_group"], value: Mapping[str, str]) -> None:
        """`GPU_group.set_other_config`, for pool-operator and above."""
        await self._call("GPU_group.set_other_config", VOID, ref, value)

    async def add_to_other_config(self, ref: Ref["_GPU_group"], key: str, value: str) -> None:
        """`GPU_group.add_to_other_config`, for pool-operator and above."""
        await self._call("GPU_group.add_to_other_config", VOID, ref, key, value)

    async def remove_from_other_config(self, ref: Ref["_GPU_group"], key: str) -> None:
        """`GPU_group.remove_from_other_config`, for pool-operator and above."""
        await self._call("GPU_group.remove_from_other_config", VOID, ref, key)

    async def get_allocation_algorithm(self, ref: Ref["_GPU_group"]) -> AllocationAlgorithm:
        """`GPU_group.get_allocation_algorithm`, for read-only and above."""
        return await self._call("GPU_group.get_allocation_algorithm", _allocation_algorithm_word, ref)

    async def set_allocation_algorithm(self, ref: Ref["_GPU_group"], value: AllocationAlgorithmWord) -> None:
        """`GPU_group.set_allocation_algorithm`, for pool-operator and above."""
        await self._call("GPU_group.set_allocation_algorithm", VOID, ref, value)

    async def get_supported_VGPU_types(self, ref: Ref["_GPU_group"]) -> list[Ref["_VGPU_type"]]:
        """`GPU_group.get_supported_VGPU_types`, for read-only and above."""
        return await self._call("GPU_group.get_supported_VGPU_types", _VGPU_type_ref_set, ref)

    async def get_enabled_VGPU_types(self, ref: Ref["_GPU_group"]) -> list[Ref["_VGPU_type"]]:
        """`GPU_group.get_enabled_VGPU_types`, for read-only and above."""
        return await self._call("GPU_group.get_enabled_VGPU_types", _VGPU_type_ref_set, ref)


class GPUGroupAsync(AsyncMessages):
    """The messages of `GPU_group` that run as tasks."""

    __slots__ = ()

    async def create(self, name_label: str | None = None, name_description: str | None = None, other_config: Mapping[str, str] | None = None) -> TaskRef[Ref["_GPU_group"]]:
        """`GPU_group.create`, for pool-operator and above. By default name_label = '', name_description = '', other_config = {}."""
        return await self._start("GPU_group.create", _GPU_group_ref, *given((name_label, ""), (name_description, ""), (other_config, {})))

    async def destroy(self, ref: Ref["_GPU_group"]) -> TaskRef[None]:
        """`GPU_group.destroy`, for pool-operator and above."""
        return await self._start("GPU_group.destroy", VOID, ref)

    async def update_enabled_VGPU_types(self, ref: Ref["_GPU_group"]) -> TaskRef[None]:
        """`GPU_group.update_enabled_VGPU_types`, for pool-operator and above."""
        return await self._start("GPU_group.update_enabled_VGPU_types", VOID, ref)

    async def update_supported_VGPU_types(self, ref: Ref["_GPU_group"]) -> TaskRef[None]:
        """`GPU_group.update_supported_VGPU_types`, for pool-operator and above."""
        return await self._start("GPU_group.update_supported_VGPU_types", VOID, ref)

    async def get_remaining_capacity(self, ref: Ref["_GPU_group"], vgpu_type: Ref["_VGPU_type"]) -> TaskRef[int]:
        """`GPU_group.get_remaining_capacity`, for read-only and above."""
        return await self._start("GPU_group.get_remaining_capacity", INT, ref, vgpu_type)
