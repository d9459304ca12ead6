# =====================================================================================================
# GENERATED from src/poolwright/xapi/datamodel.json by tools/xapigen. DO NOT EDIT: `make generate` makes it
# again, and a test fails where the two differ.
# =====================================================================================================
"""XAPI's class `pool_patch`: record and messages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec

from ..messages import AsyncMessages, Messages
from ..shapes import BOOL, INT, STRING, Shape, VOID
from ..types import NULL_REF, Ref
from .enums import AfterApplyGuidance

if TYPE_CHECKING:
    from collections.abc import Mapping
    from ..types import TaskRef
    from .host import host as _host
    from .host_patch import host_patch as _host_patch
    from .pool_patch import pool_patch as _pool_patch
    from .pool_update import pool_update as _pool_update


class PoolPatchRecord(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """All fields of a pool_patch; one that an older server does not have holds its default."""

    uuid: str = ""
    name_label: str = ""
    name_description: str = ""
    version: str = ""
    size: int = 0  #: bytes
    pool_applied: bool = False
    host_patches: list[Ref["_host_patch"]] = []
    after_apply_guidance: list[AfterApplyGuidance] = []
    pool_update: Ref["_pool_update"] = NULL_REF
    other_config: dict[str, str] = {}


_after_apply_guidance_word_set: Final[Shape[list[AfterApplyGuidance]]] = Shape(list[AfterApplyGuidance])
_host_patch_ref_set: Final[Shape[list[Ref["_host_patch"]]]] = Shape(list[str])
_pool_patch_record: Final[Shape[PoolPatchRecord]] = Shape(PoolPatchRecord)
_pool_patch_ref: Final[Shape[Ref["_pool_patch"]]] = Shape(str)
_pool_patch_ref_set: Final[Shape[list[Ref["_pool_patch"]]]] = Shape(list[str])
_pool_patch_ref_to_pool_patch_record: Final[Shape[dict[Ref["_pool_patch"], PoolPatchRecord]]] = Shape(dict[str, PoolPatchRecord])
_pool_update_ref: Final[Shape[Ref["_pool_update"]]] = Shape(str)
_string_to_string: Final[Shape[dict[str, str]]] = Shape(dict[str, str])


class pool_patch(Messages):
    """The messages of `pool_patch`."""

    __slots__ = ()

    async def get_uuid(self, ref: Ref["_pool_patch"]) -> str:
        """`pool_patch.get_uuid`, for read-only and above."""
        return await self._call("pool_patch.get_uuid", STRING, ref)

    async def get_name_label(self, ref: Ref["_pool_patch"]) -> str:
        """`pool_patch.get_name_label`, for read-only and above."""
        return await self._call("pool_patch.get_name_label", STRING, ref)

    async def get_name_description(self, ref: Ref["_pool_patch"]) -> str:
        """`pool_patch.get_name_description`, for read-only and above."""
        return await self._call("pool_patch.get_name_description", STRING, ref)

    async def get_version(self, ref: Ref["_pool_patch"]) -> str:
        """`pool_patch.get_version`, for read-only and above."""
        return await self._call("pool_patch.get_version", STRING, ref)

    async def get_size(self, ref: Ref["_pool_patch"]) -> int:
        """`pool_patch.get_size`, for read-only and above. Units: result: bytes."""
        return await self._call("pool_patch.get_size", INT, ref)

    async def get_pool_applied(self, ref: Ref["_pool_patch"]) -> bool:
        """`pool_patch.get_pool_applied`, for read-only and above."""
        return await self._call("pool_patch.get_pool_applied", BOOL, ref)

    async def get_host_patches(self, ref: Ref["_pool_patch"]) -> list[Ref["_host_patch"]]:
        """`pool_patch.get_host_patches`, for read-only and above."""
        return await self._call("pool_patch.get_host_patches", _host_patch_ref_set, ref)

    async def get_after_apply_guidance(self, ref: Ref["_pool_patch"]) -> list[AfterApplyGuidance]:
        """`pool_patch.get_after_apply_guidance`, for read-only and above."""
        return await self._call("pool_patch.get_after_apply_guidance", _after_apply_guidance_word_set, ref)

    async def get_pool_update(self, ref: Ref["_pool_patch"]) -> Ref["_pool_update"]:
        """`pool_patch.get_pool_update`, for read-only and above."""
        return await self._call("pool_patch.get_pool_update", _pool_update_ref, ref)

    async def get_other_config(self, ref: Ref["_pool_patch"]) -> dict[str, str]:
        """`pool_patch.get_other_config`, for read-only and above."""
        return await self._call("pool_patch.get_other_config", _string_to_string, ref)

    async def set_other_config(self, ref: Ref["_pool_patch"], value: Mapping[str, str]) -> None:
        """`pool_patch.set_other_config`, for pool-operator and above."""
        await self._call("pool_patch.set_other_config", VOID, ref, value)

    async def add_to_other_config(self, ref: Ref["_pool_patch"], key: str, value: str) -> None:
        """`pool_patch.add_to_other_config`, for pool-operator and above."""
        await self._call("pool_patch.add_to_other_config", VOID, ref, key, value)

    async def remove_from_other_config(self, ref: Ref["_pool_patch"], key: str) -> None:
        """`pool_patch.remove_from_other_config`, for pool-operator and above."""
        await self._call("pool_patch.remove_from_other_config", VOID, ref, key)

    async def apply(self, ref: Ref["_pool_patch"], host: Ref["_host"]) -> str:
        """`pool_patch.apply`, for pool-operator and above. State: deprecated."""
        return await self._call("pool_patch.apply", STRING, ref, host)

    async def pool_apply(self, ref: Ref["_pool_patch"]) -> None:
        """`pool_patch.pool_apply`, for pool-operator and above. State: deprecated."""
        await self._call("pool_patch.pool_apply", VOID, ref)

    async def precheck(self, ref: Ref["_pool_patch"], host: Ref["_host"]) -> str:
        """`pool_patch.precheck`, for pool-operator and above. State: deprecated."""
        return await self._call("pool_patch.precheck", STRING, ref, host)

    async def clean(self, ref: Ref["_pool_patch"]) -> None:
        """`pool_patch.clean`, for pool-operator and above. State: deprecated."""
        await self._call("pool_patch.clean", VOID, ref)

    async def pool_clean(self, ref: Ref["_pool_patch"]) -> None:
        """`pool_patch.pool_clean`, for pool-operator and above. State: deprecated."""
        await self._call("pool_patch.pool_clean", VOID, ref)

    async def destroy(self, ref: Ref["_pool_patch"]) -> None:
        """`pool_patch.destroy`, for pool-operator and above. State: deprecated."""
        await self._call("pool_patch.destroy", VOID, ref)

    async def clean_on_host(self, ref: Ref["_pool_patch"], host: Ref["_host"]) -> None:
        """`pool_patch.clean_on_host`, for pool-operator and above. State: deprecated."""
        await self._call("pool_patch.clean_on_host", VOID, ref, host)

    async def get_record(self, ref: Ref["_pool_patch"]) -> PoolPatchRecord:
        """`pool_patch.get_record`, for read-only and above. State: deprecated."""
        return await self._call("pool_patch.get_record", _pool_patch_record, ref)

    async def get_by_uuid(self, uuid: str) -> Ref["_pool_patch"]:
        """`pool_patch.get_by_uuid`, for read-only and above. State: deprecated."""
        return await self._call("pool_patch.get_by_uuid", _pool_patch_ref, uuid)

    async def get_by_name_label(self, label: str) -> list[Ref["_pool_patch"]]:
        """`pool_patch.get_by_name_label`, for read-only and above. State: deprecated."""
        return await self._call("pool_patch.get_by_name_label", _pool_patch_ref_set, label)

    async def get_all(self) -> list[Ref["_pool_patch"]]:
        """`pool_patch.get_all`, for read-only and above. State: deprecated."""
        return await self._call("pool_patch.get_all", _pool_patch_ref_set)

    async def get_all_where(self, expr: str) -> list[Ref["_pool_patch"]]:
        """`pool_patch.get_all_where`, for read-only and above. State: deprecated."""
        return await self._call("pool_patch.get_all_where", _pool_patch_ref_set, expr)

    async def get_all_records_where(self, expr: str) -> dict[Ref["_pool_patch"], PoolPatchRecord]:
        """`pool_patch.get_all_records_where`, for read-only and above. State: deprecated."""
        return await self._call("pool_patch.get_all_records_where", _pool_patch_ref_to_pool_patch_record, expr)

    async def get_all_records(self) -> dict[Ref["_pool_patch"], PoolPatchRecord]:
        """`pool_patch.get_all_records`, for read-only and above. State: deprecated."""
        return await self._call("pool_patch.get_all_records", _pool_patch_ref_to_pool_patch_record)


class PoolPatchAsync(AsyncMessages):
    """The messages of `pool_patch` that run as tasks."""

    __slots__ = ()

    async def apply(self, ref: Ref["_pool_patch"], host: Ref["_host"]) -> TaskRef[str]:
        """`pool_patch.apply`, for pool-operator and above. State: deprecated."""
        return await self._start("pool_patch.apply", STRING, ref, host)

    async def pool_apply(self, ref: Ref["_pool_patch"]) -> TaskRef[None]:
        """`pool_patch.pool_apply`, for pool-operator and above. State: deprecated."""
        return await self._start("pool_patch.pool_apply", VOID, ref)

    async def precheck(self, ref: Ref["_pool_patch"], host: Ref["_host"]) -> TaskRef[str]:
        """`pool_patch.precheck`, for pool-operator and above. State: deprecated."""
        return await self._start("pool_patch.precheck", STRING, ref, host)

    async def clean(self, ref: Ref["_pool_patch"]) -> TaskRef[None]:
        """`pool_patch.clean`, for pool-operator and above. State: deprecated."""
        return await self._start("pool_patch.clean", VOID, ref)

    async def pool_clean(self, ref: Ref["_pool_patch"]) -> TaskRef[None]:
        """`pool_patch.pool_clean`, for pool-operator and above. State: deprecated."""
        return await self._start("pool_patch.pool_clean", VOID, ref)

    async def destroy(self, ref: Ref["_pool_patch"]) -> TaskRef[None]:
        """`pool_patch.destroy`, for pool-operator and above. State: deprecated."""
        return await self._start("pool_patch.destroy", VOID, ref)

    async def clean_on_host(self, ref: Ref["_pool_patch"], host: Ref["_host"]) -> TaskRef[None]:
        """`pool_patch.clean_on_host`, for pool-operator and above. State: deprecated."""
        return await self._start("pool_patch.clean_on_host", VOID, ref, host)
