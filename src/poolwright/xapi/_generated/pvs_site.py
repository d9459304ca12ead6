# =====================================================================================================
# GENERATED from src/poolwright/xapi/datamodel.json by tools/xapigen. DO NOT EDIT: `make generate` makes it
# again, and a test fails where the two differ.
# =====================================================================================================
"""XAPI's class `PVS_site`: record and messages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec

from ..messages import AsyncMessages, Messages
from ..shapes import STRING, Shape, VOID
from ..types import Ref

if TYPE_CHECKING:
    from ..types import TaskRef
    from .pvs_cache_storage import PVS_cache_storage as _PVS_cache_storage
    from .pvs_proxy import PVS_proxy as _PVS_proxy
    from .pvs_server import PVS_server as _PVS_server
    from .pvs_site import PVS_site as _PVS_site


class PVSSiteRecord(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """All fields of a PVS_site; one that an older server does not have holds its default."""

    uuid: str = ""
    name_label: str = ""
    name_description: str = ""
    PVS_uuid: str = ""
    cache_storage: list[Ref["_PVS_cache_storage"]] = []
    servers: list[Ref["_PVS_server"]] = []
    proxies: list[Ref["_PVS_proxy"]] = []


_PVS_cache_storage_ref_set: Final[Shape[list[Ref["_PVS_cache_storage"]]]] = Shape(list[str])
_PVS_proxy_ref_set: Final[Shape[list[Ref["_PVS_proxy"]]]] = Shape(list[str])
_PVS_server_ref_set: Final[Shape[list[Ref["_PVS_server"]]]] = Shape(list[str])
_PVS_site_record: Final[Shape[PVSSiteRecord]] = Shape(PVSSiteRecord)
_PVS_site_ref: Final[Shape[Ref["_PVS_site"]]] = Shape(str)
_PVS_site_ref_set: Final[Shape[list[Ref["_PVS_site"]]]] = Shape(list[str])
_PVS_site_ref_to_PVS_site_record: Final[Shape[dict[Ref["_PVS_site"], PVSSiteRecord]]] = Shape(dict[str, PVSSiteRecord])


class PVS_site(Messages):
    """The messages of `PVS_site`."""

    __slots__ = ()

    async def introduce(self, name_label: str, name_description: str, PVS_uuid: str) -> Ref["_PVS_site"]:
        """`PVS_site.introduce`, for pool-operator and above."""
        return await self._call("PVS_site.introduce", _PVS_site_ref, name_label, name_description, PVS_uuid)

    async def forget(self, ref: Ref["_PVS_site"]) -> None:
        """`PVS_site.forget`, for pool-operator and above.

        Errors: PVS_SITE_CONTAINS_RUNNING_PROXIES, PVS_SITE_CONTAINS_SERVERS.
        """
        await self._call("PVS_site.forget", VOID, ref)

    async def set_PVS_uuid(self, ref: Ref["_PVS_site"], value: str) -> None:
        """`PVS_site.set_PVS_uuid`, for pool-operator and above."""
        await self._call("PVS_site.set_PVS_uuid", VOID, ref, value)

    async def get_record(self, ref: Ref["_PVS_site"]) -> PVSSiteRecord:
        """`PVS_site.get_record`, for read-only and above."""
        return await self._call("PVS_site.get_record", _PVS_site_record, ref)

    async def get_by_uuid(self, uuid: str) -> Ref["_PVS_site"]:
        """`PVS_site.get_by_uuid`, for read-only and above."""
        return await self._call("PVS_site.get_by_uuid", _PVS_site_ref, uuid)

    async def get_by_name_label(self, label: str) -> list[Ref["_PVS_site"]]:
        """`PVS_site.get_by_name_label`, for read-only and above."""
        return await self._call("PVS_site.get_by_name_label", _PVS_site_ref_set, label)

    async def get_all(self) -> list[Ref["_PVS_site"]]:
        """`PVS_site.get_all`, for read-only and above."""
        return await self._call("PVS_site.get_all", _PVS_site_ref_set)

    async def get_all_where(self, expr: str) -> list[Ref["_PVS_site"]]:
        """`PVS_site.get_all_where`, for read-only and above."""
        return await self._call("PVS_site.get_all_where", _PVS_site_ref_set, expr)

    async def get_all_records_where(self, expr: str) -> dict[Ref["_PVS_site"], PVSSiteRecord]:
        """`PVS_site.get_all_records_where`, for read-only and above."""
        return await self._call("PVS_site.get_all_records_where", _PVS_site_ref_to_PVS_site_record, expr)

    async def get_all_records(self) -> dict[Ref["_PVS_site"], PVSSiteRecord]:
        """`PVS_site.get_all_records`, for read-only and above."""
        return await self._call("PVS_site.get_all_records", _PVS_site_ref_to_PVS_site_record)

    async def get_uuid(self, ref: Ref["_PVS_site"]) -> str:
        """`PVS_site.get_uuid`, for read-only and above."""
        return await self._call("PVS_site.get_uuid", STRING, ref)

    async def get_name_label(self, ref: Ref["_PVS_site"]) -> str:
        """`PVS_site.get_name_label`, for read-only and above."""
        return await self._call("PVS_site.get_name_label", STRING, ref)

    async def set_name_label(self, ref: Ref["_PVS_site"], value: str) -> None:
        """`PVS_site.set_name_label`, for pool-operator and above."""
        await self._call("PVS_site.set_name_label", VOID, ref, value)

    async def get_name_description(self, ref: Ref["_PVS_site"]) -> str:
        """`PVS_site.get_name_description`, for read-only and above."""
        return await self._call("PVS_site.get_name_description", STRING, ref)

    async def set_name_description(self, ref: Ref["_PVS_site"], value: str) -> None:
        """`PVS_site.set_name_description`, for pool-operator and above."""
        await self._call("PVS_site.set_name_description", VOID, ref, value)

    async def get_PVS_uuid(self, ref: Ref["_PVS_site"]) -> str:
        """`PVS_site.get_PVS_uuid`, for read-only and above."""
        return await self._call("PVS_site.get_PVS_uuid", STRING, ref)

    async def get_cache_storage(self, ref: Ref["_PVS_site"]) -> list[Ref["_PVS_cache_storage"]]:
        """`PVS_site.get_cache_storage`, for read-only and above."""
        return await self._call("PVS_site.get_cache_storage", _PVS_cache_storage_ref_set, ref)

    async def get_servers(self, ref: Ref["_PVS_site"]) -> list[Ref["_PVS_server"]]:
        """`PVS_site.get_servers`, for read-only and above."""
        return await self._call("PVS_site.get_servers", _PVS_server_ref_set, ref)

    async def get_proxies(self, ref: Ref["_PVS_site"]) -> list[Ref["_PVS_proxy"]]:
        """`PVS_site.get_proxies`, for read-only and above."""
        return await self._call("PVS_site.get_proxies", _PVS_proxy_ref_set, ref)


class PVSSiteAsync(AsyncMessages):
    """The messages of `PVS_site` that run as tasks."""

    __slots__ = ()

    async def introduce(self, name_label: str, name_description: str, PVS_uuid: str) -> TaskRef[Ref["_PVS_site"]]:
        """`PVS_site.introduce`, for pool-operator and above."""
        return await self._start("PVS_site.introduce", _PVS_site_ref, name_label, name_description, PVS_uuid)

    async def forget(self, ref: Ref["_PVS_site"]) -> TaskRef[None]:
        """`PVS_site.forget`, for pool-operator and above.

        Errors: PVS_SITE_CONTAINS_RUNNING_PROXIES, PVS_SITE_CONTAINS_SERVERS.
        """
        return await self._start("PVS_site.forget", VOID, ref)

    async def set_PVS_uuid(self, ref: Ref["_PVS_site"], value: str) -> TaskRef[None]:
        """`PVS_site.set_PVS_uuid`, for pool-operator and above."""
        return await self._start("PVS_site.set_PVS_uuid", VOID, ref, value)
