# =====================================================================================================
# GENERATED from src/poolwright/xapi/datamodel.json by tools/xapigen. DO NOT EDIT: `make generate` makes it
# again, and a test fails where the two differ.
# =====================================================================================================
"""XAPI's class `PVS_proxy`: record and messages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec

from ..messages import AsyncMessages, Messages
from ..shapes import BOOL, STRING, Shape, VOID
from ..types import NULL_REF, Ref
from .enums import PvsProxyStatus

if TYPE_CHECKING:
    from ..types import TaskRef
    from .pvs_proxy import PVS_proxy as _PVS_proxy
    from .pvs_site import PVS_site as _PVS_site
    from .vif import VIF as _VIF


class PVSProxyRecord(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """All fields of a PVS_proxy; one that an older server does not have holds its default."""

    uuid: str = ""
    site: Ref["_PVS_site"] = NULL_REF
    VIF: Ref["_VIF"] = NULL_REF
    currently_attached: bool = False
    status: PvsProxyStatus = PvsProxyStatus("stopped")


_PVS_proxy_record: Final[Shape[PVSProxyRecord]] = Shape(PVSProxyRecord)
_PVS_proxy_ref: Final[Shape[Ref["_PVS_proxy"]]] = Shape(str)
_PVS_proxy_ref_set: Final[Shape[list[Ref["_PVS_proxy"]]]] = Shape(list[str])
_PVS_proxy_ref_to_PVS_proxy_record: Final[Shape[dict[Ref["_PVS_proxy"], PVSProxyRecord]]] = Shape(dict[str, PVSProxyRecord])
_PVS_site_ref: Final[Shape[Ref["_PVS_site"]]] = Shape(str)
_VIF_ref: Final[Shape[Ref["_VIF"]]] = Shape(str)
_pvs_proxy_status_word: Final[Shape[PvsProxyStatus]] = Shape(PvsProxyStatus)


class PVS_proxy(Messages):
    """The messages of `PVS_proxy`."""

    __slots__ = ()

    async def create(self, site: Ref["_PVS_site"], VIF: Ref["_VIF"]) -> Ref["_PVS_proxy"]:
        """`PVS_proxy.create`, for pool-operator and above."""
        return await self._call("PVS_proxy.create", _PVS_proxy_ref, site, VIF)

    async def destroy(self, ref: Ref["_PVS_proxy"]) -> None:
        """`PVS_proxy.destroy`, for pool-operator and above."""
        await self._call("PVS_proxy.destroy", VOID, ref)

    async def get_record(self, ref: Ref["_PVS_proxy"]) -> PVSProxyRecord:
        """`PVS_proxy.get_record`, for read-only and above."""
        return await self._call("PVS_proxy.get_record", _PVS_proxy_record, ref)

    async def get_by_uuid(self, uuid: str) -> Ref["_PVS_proxy"]:
        """`PVS_proxy.get_by_uuid`, for read-only and above."""
        return await self._call("PVS_proxy.get_by_uuid", _PVS_proxy_ref, uuid)

    async def get_all(self) -> list[Ref["_PVS_proxy"]]:
        """`PVS_proxy.get_all`, for read-only and above."""
        return await self._call("PVS_proxy.get_all", _PVS_proxy_ref_set)

    async def get_all_where(self, expr: str) -> list[Ref["_PVS_proxy"]]:
        """`PVS_proxy.get_all_where`, for read-only and above."""
        return await self._call("PVS_proxy.get_all_where", _PVS_proxy_ref_set, expr)

    async def get_all_records_where(self, expr: str) -> dict[Ref["_PVS_proxy"], PVSProxyRecord]:
        """`PVS_proxy.get_all_records_where`, for read-only and above."""
        return await self._call("PVS_proxy.get_all_records_where", _PVS_proxy_ref_to_PVS_proxy_record, expr)

    async def get_all_records(self) -> dict[Ref["_PVS_proxy"], PVSProxyRecord]:
        """`PVS_proxy.get_all_records`, for read-only and above."""
        return await self._call("PVS_proxy.get_all_records", _PVS_proxy_ref_to_PVS_proxy_record)

    async def get_uuid(self, ref: Ref["_PVS_proxy"]) -> str:
        """`PVS_proxy.get_uuid`, for read-only and above."""
        return await self._call("PVS_proxy.get_uuid", STRING, ref)

    async def get_site(self, ref: Ref["_PVS_proxy"]) -> Ref["_PVS_site"]:
        """`PVS_proxy.get_site`, for read-only and above."""
        return await self._call("PVS_proxy.get_site", _PVS_site_ref, ref)

    async def get_VIF(self, ref: Ref["_PVS_proxy"]) -> Ref["_VIF"]:
        """`PVS_proxy.get_VIF`, for read-only and above."""
        return await self._call("PVS_proxy.get_VIF", _VIF_ref, ref)

    async def get_currently_attached(self, ref: Ref["_PVS_proxy"]) -> bool:
        """`PVS_proxy.get_currently_attached`, for read-only and above."""
        return await self._call("PVS_proxy.get_currently_attached", BOOL, ref)

    async def get_status(self, ref: Ref["_PVS_proxy"]) -> PvsProxyStatus:
        """`PVS_proxy.get_status`, for read-only and above."""
        return await self._call("PVS_proxy.get_status", _pvs_proxy_status_word, ref)


class PVSProxyAsync(AsyncMessages):
    """The messages of `PVS_proxy` that run as tasks."""

    __slots__ = ()

    async def create(self, site: Ref["_PVS_site"], VIF: Ref["_VIF"]) -> TaskRef[Ref["_PVS_proxy"]]:
        """`PVS_proxy.create`, for pool-operator and above."""
        return await self._start("PVS_proxy.create", _PVS_proxy_ref, site, VIF)

    async def destroy(self, ref: Ref["_PVS_proxy"]) -> TaskRef[None]:
        """`PVS_proxy.destroy`, for pool-operator and above."""
        return await self._start("PVS_proxy.destroy", VOID, ref)
