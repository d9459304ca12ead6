# =====================================================================================================
# GENERATED from src/poolwright/xapi/datamodel.json by tools/xapigen. DO NOT EDIT: `make generate` makes it
# again, and a test fails where the two differ.
# =====================================================================================================
"""XAPI's class `PVS_cache_storage`: record and messages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec

from ..messages import AsyncMessages, Messages
from ..shapes import INT, STRING, Shape, VOID
from ..types import NULL_REF, Ref

if TYPE_CHECKING:
    from typing import NotRequired, TypedDict
    from ..types import TaskRef
    from .pvs_cache_storage import PVS_cache_storage as _PVS_cache_storage
    from .pvs_site import PVS_site as _PVS_site
    from .sr import SR as _SR
    from .vdi import VDI as _VDI
    from .host import host as _host


class PVSCacheStorageRecord(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """All fields of a PVS_cache_storage; one that an older server does not have holds its default."""

    uuid: str = ""
    host: Ref["_host"] = NULL_REF
    SR: Ref["_SR"] = NULL_REF
    site: Ref["_PVS_site"] = NULL_REF
    size: int = 21474836480  #: bytes
    VDI: Ref["_VDI"] = NULL_REF


if TYPE_CHECKING:

    class PVSCacheStorageCreate(TypedDict, total=False):
        """What `PVS_cache_storage.create` takes."""

        host: NotRequired[Ref["_host"]]
        SR: NotRequired[Ref["_SR"]]
        site: NotRequired[Ref["_PVS_site"]]
        size: NotRequired[int]  #: bytes

else:
    PVSCacheStorageCreate = dict


_PVS_cache_storage_record: Final[Shape[PVSCacheStorageRecord]] = Shape(PVSCacheStorageRecord)
_PVS_cache_storage_ref: Final[Shape[Ref["_PVS_cache_storage"]]] = Shape(str)
_PVS_cache_storage_ref_set: Final[Shape[list[Ref["_PVS_cache_storage"]]]] = Shape(list[str])
_PVS_cache_storage_ref_to_PVS_cache_storage_record: Final[Shape[dict[Ref["_PVS_cache_storage"], PVSCacheStorageRecord]]] = Shape(dict[str, PVSCacheStorageRecord])
_PVS_site_ref: Final[Shape[Ref["_PVS_site"]]] = Shape(str)
_SR_ref: Final[Shape[Ref["_SR"]]] = Shape(str)
_VDI_ref: Final[Shape[Ref["_VDI"]]] = Shape(str)
_host_ref: Final[Shape[Ref["_host"]]] = Shape(str)


class PVS_cache_storage(Messages):
    """The messages of `PVS_cache_storage`."""

    __slots__ = ()

    async def create(self, args: PVSCacheStorageCreate) -> Ref["_PVS_cache_storage"]:
        """`PVS_cache_storage.create`, for pool-operator and above."""
        return await self._call("PVS_cache_storage.create", _PVS_cache_storage_ref, args)

    async def destroy(self, ref: Ref["_PVS_cache_storage"]) -> None:
        """`PVS_cache_storage.destroy`, for pool-operator and above."""
        await self._call("PVS_cache_storage.destroy", VOID, ref)

    async def get_record(self, ref: Ref["_PVS_cache_storage"]) -> PVSCacheStorageRecord:
        """`PVS_cache_storage.get_record`, for read-only and above."""
        return await self._call("PVS_cache_storage.get_record", _PVS_cache_storage_record, ref)

    async def get_by_uuid(self, uuid: str) -> Ref["_PVS_cache_storage"]:
        """`PVS_cache_storage.get_by_uuid`, for read-only and above."""
        return await self._call("PVS_cache_storage.get_by_uuid", _PVS_cache_storage_ref, uuid)

    async def get_all(self) -> list[Ref["_PVS_cache_storage"]]:
        """`PVS_cache_storage.get_all`, for read-only and above."""
        return await self._call("PVS_cache_storage.get_all", _PVS_cache_storage_ref_set)

    async def get_all_where(self, expr: str) -> list[Ref["_PVS_cache_storage"]]:
        """`PVS_cache_storage.get_all_where`, for read-only and above."""
        return await self._call("PVS_cache_storage.get_all_where", _PVS_cache_storage_ref_set, expr)

    async def get_all_records_where(self, expr: str) -> dict[Ref["_PVS_cache_storage"], PVSCacheStorageRecord]:
        """`PVS_cache_storage.get_all_records_where`, for read-only and above."""
        return await self._call("PVS_cache_storage.get_all_records_where", _PVS_cache_storage_ref_to_PVS_cache_storage_record, expr)

    async def get_all_records(self) -> dict[Ref["_PVS_cache_storage"], PVSCacheStorageRecord]:
        """`PVS_cache_storage.get_all_records`, for read-only and above."""
        return await self._call("PVS_cache_storage.get_all_records", _PVS_cache_storage_ref_to_PVS_cache_storage_record)

    async def get_uuid(self, ref: Ref["_PVS_cache_storage"]) -> str:
        """`PVS_cache_storage.get_uuid`, for read-only and above."""
        return await self._call("PVS_cache_storage.get_uuid", STRING, ref)

    async def get_host(self, ref: Ref["_PVS_cache_storage"]) -> Ref["_host"]:
        """`PVS_cache_storage.get_host`, for read-only and above."""
        return await self._call("PVS_cache_storage.get_host", _host_ref, ref)

    async def get_SR(self, ref: Ref["_PVS_cache_storage"]) -> Ref["_SR"]:
        """`PVS_cache_storage.get_SR`, for read-only and above."""
        return await self._call("PVS_cache_storage.get_SR", _SR_ref, ref)

    async def get_site(self, ref: Ref["_PVS_cache_storage"]) -> Ref["_PVS_site"]:
        """`PVS_cache_storage.get_site`, for read-only and above."""
        return await self._call("PVS_cache_storage.get_site", _PVS_site_ref, ref)

    async def get_size(self, ref: Ref["_PVS_cache_storage"]) -> int:
        """`PVS_cache_storage.get_size`, for read-only and above. Units: result: bytes."""
        return await self._call("PVS_cache_storage.get_size", INT, ref)

    async def get_VDI(self, ref: Ref["_PVS_cache_storage"]) -> Ref["_VDI"]:
        """`PVS_cache_storage.get_VDI`, for read-only and above."""
        return await self._call("PVS_cache_storage.get_VDI", _VDI_ref, ref)


class PVSCacheStorageAsync(AsyncMessages):
    """The messages of `PVS_cache_storage` that run as tasks."""

    __slots__ = ()

    async def create(self, args: PVSCacheStorageCreate) -> TaskRef[Ref["_PVS_cache_storage"]]:
        """`PVS_cache_storage.create`, for pool-operator and above."""
        return await self._start("PVS_cache_storage.create", _PVS_cache_storage_ref, args)

    async def destroy(self, ref: Ref["_PVS_cache_storage"]) -> TaskRef[None]:
        """`PVS_cache_storage.destroy`, for pool-operator and above."""
        return await self._start("PVS_cache_storage.destroy", VOID, ref)
