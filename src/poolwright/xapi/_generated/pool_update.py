# =====================================================================================================
# GENERATED from src/poolwright/xapi/datamodel.json by tools/xapigen. DO NOT EDIT: `make generate` makes it
# again, and a test fails where the two differ.
# =====================================================================================================
"""XAPI's class `pool_update`: record and messages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec

from ..messages import AsyncMessages, Messages, given
from ..shapes import BOOL, INT, STRING, Shape, VOID
from ..types import NULL_REF, Ref
from .enums import LivepatchStatus, UpdateAfterApplyGuidance

if TYPE_CHECKING:
    from collections.abc import Mapping
    from ..types import TaskRef
    from .vdi import VDI as _VDI
    from .host import host as _host
    from .pool_update import pool_update as _pool_update


class PoolUpdateRecord(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """All fields of a pool_update; one that an older server does not have holds its default."""

    uuid: str = ""
    name_label: str = ""
    name_description: str = ""
    version: str = ""
    installation_size: int = 0  #: bytes
    key: str = ""
    after_apply_guidance: list[UpdateAfterApplyGuidance] = []
    vdi: Ref["_VDI"] = NULL_REF
    hosts: list[Ref["_host"]] = []
    other_config: dict[str, str] = {}
    enforce_homogeneity: bool = False


_VDI_ref: Final[Shape[Ref["_VDI"]]] = Shape(str)
_host_ref_set: Final[Shape[list[Ref["_host"]]]] = Shape(list[str])
_livepatch_status_word: Final[Shape[LivepatchStatus]] = Shape(LivepatchStatus)
_pool_update_record: Final[Shape[PoolUpdateRecord]] = Shape(PoolUpdateRecord)
_pool_update_ref: Final[Shape[Ref["_pool_update"]]] = Shape(str)
_pool_update_ref_set: Final[Shape[list[Ref["_pool_update"]]]] = Shape(list[str])
_pool_update_ref_to_pool_update_record: Final[Shape[dict[Ref["_pool_update"], PoolUpdateRecord]]] = Shape(dict[str, PoolUpdateRecord])
_string_to_string: Final[Shape[dict[str, str]]] = Shape(dict[str, str])
_update_after_apply_guidance_word_set: Final[Shape[list[UpdateAfterApplyGuidance]]] = Shape(list[UpdateAfterApplyGuidance])


class pool_update(Messages):
    """The messages of `pool_update`."""

    __slots__ = ()

    async def introduce(self, vdi: Ref["_VDI"]) -> Ref["_pool_update"]:
        """`pool_update.introduce`, for pool-operator and above."""
        return await self._call("pool_update.introduce", _pool_update_ref, vdi)

    async def precheck(self, ref: Ref["_pool_update"], host: Ref["_host"]) -> LivepatchStatus:
        """`pool_update.precheck`, for pool-operator and above."""
        return await self._call("pool_update.precheck", _livepatch_status_word, ref, host)

    async def apply(self, ref: Ref["_pool_update"], host: Ref["_host"]) -> None:
        """`pool_update.apply`, for pool-operator and above."""
        await self._call("pool_update.apply", VOID, ref, host)

    async def pool_apply(self, ref: Ref["_pool_update"]) -> None:
        """`pool_update.pool_apply`, for pool-operator and above."""
        await self._call("pool_update.pool_apply", VOID, ref)

    async def pool_clean(self, ref: Ref["_pool_update"]) -> None:
        """`pool_update.pool_clean`, for pool-operator and above."""
        await self._call("pool_update.pool_clean", VOID, ref)

    async def destroy(self, ref: Ref["_pool_update"]) -> None:
        """`pool_update.destroy`, for pool-operator and above."""
        await self._call("pool_update.destroy", VOID, ref)

    async def attach(self, ref: Ref["_pool_update"], use_localhost_proxy: bool | None = None) -> str:
        """`pool_update.attach`, for pool-operator and above. By default use_localhost_proxy = False."""
        return await self._call("pool_update.attach", STRING, ref, *given((use_localhost_proxy, False)))

    async def detach(self, ref: Ref["_pool_update"]) -> None:
        """`pool_update.detach`, for pool-operator and above."""
        await self._call("pool_update.detach", VOID, ref)

    async def resync_host(self, host: Ref["_host"]) -> None:
        """`pool_update.resync_host`, for pool-operator and above."""
        await self._call("pool_update.resync_host", VOID, host)

    async def get_record(self, ref: Ref["_pool_update"]) -> PoolUpdateRecord:
        """`pool_update.get_record`, for read-only and above."""
        return await self._call("pool_update.get_record", _pool_update_record, ref)

    async def get_by_uuid(self, uuid: str) -> Ref["_pool_update"]:
        """`pool_update.get_by_uuid`, for read-only and above."""
        return await self._call("pool_update.get_by_uuid", _pool_update_ref, uuid)

    async def get_by_name_label(self, label: str) -> list[Ref["_pool_update"]]:
        """`pool_update.get_by_name_label`, for read-only and above."""
        return await self._call("pool_update.get_by_name_label", _pool_update_ref_set, label)

    async def get_all(self) -> list[Ref["_pool_update"]]:
        """`pool_update.get_all`, for read-only and above."""
        return await self._call("pool_update.get_all", _pool_update_ref_set)

    async def get_all_where(self, expr: str) -> list[Ref["_pool_update"]]:
        """`pool_update.get_all_where`, for read-only and above."""
        return await self._call("pool_update.get_all_where", _pool_update_ref_set, expr)

    async def get_all_records_where(self, expr: str) -> dict[Ref["_pool_update"], PoolUpdateRecord]:
        """`pool_update.get_all_records_where`, for read-only and above."""
        return await self._call("pool_update.get_all_records_where", _pool_update_ref_to_pool_update_record, expr)

    async def get_all_records(self) -> dict[Ref["_pool_update"], PoolUpdateRecord]:
        """`pool_update.get_all_records`, for read-only and above."""
        return await self._call("pool_update.get_all_records", _pool_update_ref_to_pool_update_record)

    async def get_uuid(self, ref: Ref["_pool_update"]) -> str:
        """`pool_update.get_uuid`, for read-only and above."""
        return await self._call("pool_update.get_uuid", STRING, ref)

    async def get_name_label(self, ref: Ref["_pool_update"]) -> str:
        """`pool_update.get_name_label`, for read-only and above."""
        return await self._call("pool_update.get_name_label", STRING, ref)

    async def get_name_description(self, ref: Ref["_pool_update"]) -> str:
        """`pool_update.get_name_description`, for read-only and above."""
        return await self._call("pool_update.get_name_description", STRING, ref)

    async def get_version(self, ref: Ref["_pool_update"]) -> str:
        """`pool_update.get_version`, for read-only and above."""
        return await self._call("pool_update.get_version", STRING, ref)

    async def get_installation_size(self, ref: Ref["_pool_update"]) -> int:
        """`pool_update.get_installation_size`, for read-only and above. Units: result: bytes."""
        return await self._call("pool_update.get_installation_size", INT, ref)

    async def get_key(self, ref: Ref["_pool_update"]) -> str:
        """`pool_update.get_key`, for read-only and above."""
        return await self._call("pool_update.get_key", STRING, ref)

    async def get_after_apply_guidance(self, ref: Ref["_pool_update"]) -> list[UpdateAfterApplyGuidance]:
        """`pool_update.get_after_apply_guidance`, for read-only and above."""
        return await self._call("pool_update.get_after_apply_guidance", _update_after_apply_guidance_word_set, ref)

    async def get_vdi(self, ref: Ref["_pool_update"]) -> Ref["_VDI"]:
        """`pool_update.get_vdi`, for read-only and above."""
        return await self._call("pool_update.get_vdi", _VDI_ref, ref)

    async def get_hosts(self, ref: Ref["_pool_update"]) -> list[Ref["_host"]]:
        """`pool_update.get_hosts`, for read-only and above."""
        return await self._call("pool_update.get_hosts", _host_ref_set, ref)

    async def get_other_config(self, ref: Ref["_pool_update"]) -> dict[str, str]:
        """`pool_update.get_other_config`, for read-only and above."""
        return await self._call("pool_update.get_other_config", _string_to_string, ref)

    async def set_other_config(self, ref: Ref["_pool_update"], value: Mapping[str, str]) -> None:
        """`pool_update.set_other_config`, for pool-operator and above."""
        await self._call("pool_update.set_other_config", VOID, ref, value)

    async def add_to_other_config(self, ref: Ref["_pool_update"], key: str, value: str) -> None:
        """`pool_update.add_to_other_config`, for pool-operator and above."""
        await self._call("pool_update.add_to_other_config", VOID, ref, key, value)

    async def remove_from_other_config(self, ref: Ref["_pool_update"], key: str) -> None:
        """`pool_update.remove_from_other_config`, for pool-operator and above."""
        await self._call("pool_update.remove_from_other_config", VOID, ref, key)

    async def get_enforce_homogeneity(self, ref: Ref["_pool_update"]) -> bool:
        """`pool_update.get_enforce_homogeneity`, for read-only and above."""
        return await self._call("pool_update.get_enforce_homogeneity", BOOL, ref)


class PoolUpdateAsync(AsyncMessages):
    """The messages of `pool_update` that run as tasks."""

    __slots__ = ()

    async def introduce(self, vdi: Ref["_VDI"]) -> TaskRef[Ref["_pool_update"]]:
        """`pool_update.introduce`, for pool-operator and above."""
        return await self._start("pool_update.introduce", _pool_update_ref, vdi)

    async def precheck(self, ref: Ref["_pool_update"], host: Ref["_host"]) -> TaskRef[LivepatchStatus]:
        """`pool_update.precheck`, for pool-operator and above."""
        return await self._start("pool_update.precheck", _livepatch_status_word, ref, host)

    async def apply(self, ref: Ref["_pool_update"], host: Ref["_host"]) -> TaskRef[None]:
        """`pool_update.apply`, for pool-operator and above."""
        return await self._start("pool_update.apply", VOID, ref, host)

    async def pool_apply(self, ref: Ref["_pool_update"]) -> TaskRef[None]:
        """`pool_update.pool_apply`, for pool-operator and above."""
        return await self._start("pool_update.pool_apply", VOID, ref)

    async def pool_clean(self, ref: Ref["_pool_update"]) -> TaskRef[None]:
        """`pool_update.pool_clean`, for pool-operator and above."""
        return await self._start("pool_update.pool_clean", VOID, ref)

    async def destroy(self, ref: Ref["_pool_update"]) -> TaskRef[None]:
        """`pool_update.destroy`, for pool-operator and above."""
        return await self._start("pool_update.destroy", VOID, ref)

    async def attach(self, ref: Ref["_pool_update"], use_localhost_proxy: bool | None = None) -> TaskRef[str]:
        """`pool_update.attach`, for pool-operator and above. By default use_localhost_proxy = False."""
        return await self._start("pool_update.attach", STRING, ref, *given((use_localhost_proxy, False)))

    async def detach(self, ref: Ref["_pool_update"]) -> TaskRef[None]:
        """`pool_update.detach`, for pool-operator and above."""
        return await self._start("pool_update.detach", VOID, ref)

    async def resync_host(self, host: Ref["_host"]) -> TaskRef[None]:
        """`pool_update.resync_host`, for pool-operator and above."""
        return await self._start("pool_update.resync_host", VOID, host)
