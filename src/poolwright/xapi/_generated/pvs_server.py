# =====================================================================================================
# GENERATED from src/poolwright/xapi/datamodel.json by tools/xapigen. DO NOT EDIT: `make generate` makes it
# again, and a test fails where the two differ.
# =====================================================================================================
"""XAPI's class `PVS_server`: record and messages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec

from ..messages import AsyncMessages, Messages
from ..shapes import INT, STRING, Shape, VOID
from ..types import NULL_REF, Ref

if TYPE_CHECKING:
    from ..types import Strings, TaskRef
    from .pvs_server import PVS_server as _PVS_server
    from .pvs_site import PVS_site as _PVS_site


class PVSServerRecord(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """All fields of a PVS_server; one that an older server does not have holds its default."""

    uuid: str = ""
    addresses: list[str] = []
    first_port: int = 0
    last_port: int = 0
    site: Ref["_PVS_site"] = NULL_REF


_PVS_server_record: Final[Shape[PVSServerRecord]] = Shape(PVSServerRecord)
_PVS_server_ref: Final[Shape[Ref["_PVS_server"]]] = Shape(str)
_PVS_server_ref_set: Final[Shape[list[Ref["_PVS_server"]]]] = Shape(list[str])
_PVS_server_ref_to_PVS_server_record: Final[Shape[dict[Ref["_PVS_server"], PVSServerRecord]]] = Shape(dict[str, PVSServerRecord])
_PVS_site_ref: Final[Shape[Ref["_PVS_site"]]] = Shape(str)
_string_set: Final[Shape[list[str]]] = Shape(list[str])


class PVS_server(Messages):
    """The messages of `PVS_server`."""

    __slots__ = ()

    async def introduce(self, addresses: Strings, first_port: int, last_port: int, site: Ref["_PVS_site"]) -> Ref["_PVS_server"]:
        """`PVS_server.introduce`, for pool-operator and above."""
        return await self._call("PVS_server.introduce", _PVS_server_ref, addresses, first_port, last_port, site)

    async def forget(self, ref: Ref["_PVS_server"]) -> None:
        """`PVS_server.forget`, for pool-operator and above."""
        await self._call("PVS_server.forget", VOID, ref)

    async def get_record(self, ref: Ref["_PVS_server"]) -> PVSServerRecord:
        """`PVS_server.get_record`, for read-only and above."""
        return await self._call("PVS_server.get_record", _PVS_server_record, ref)

    async def get_by_uuid(self, uuid: str) -> Ref["_PVS_server"]:
        """`PVS_server.get_by_uuid`, for read-only and above."""
        return await self._call("PVS_server.get_by_uuid", _PVS_server_ref, uuid)

    async def get_all(self) -> list[Ref["_PVS_server"]]:
        """`PVS_server.get_all`, for read-only and above."""
        return await self._call("PVS_server.get_all", _PVS_server_ref_set)

    async def get_all_where(self, expr: str) -> list[Ref["_PVS_server"]]:
        """`PVS_server.get_all_where`, for read-only and above."""
        return await self._call("PVS_server.get_all_where", _PVS_server_ref_set, expr)

    async def get_all_records_where(self, expr: str) -> dict[Ref["_PVS_server"], PVSServerRecord]:
        """`PVS_server.get_all_records_where`, for read-only and above."""
        return await self._call("PVS_server.get_all_records_where", _PVS_server_ref_to_PVS_server_record, expr)

    async def get_all_records(self) -> dict[Ref["_PVS_server"], PVSServerRecord]:
        """`PVS_server.get_all_records`, for read-only and above."""
        return await self._call("PVS_server.get_all_records", _PVS_server_ref_to_PVS_server_record)

    async def get_uuid(self, ref: Ref["_PVS_server"]) -> str:
        """`PVS_server.get_uuid`, for read-only and above."""
        return await self._call("PVS_server.get_uuid", STRING, ref)

    async def get_addresses(self, ref: Ref["_PVS_server"]) -> list[str]:
        """`PVS_server.get_addresses`, for read-only and above."""
        return await self._call("PVS_server.get_addresses", _string_set, ref)

    async def get_first_port(self, ref: Ref["_PVS_server"]) -> int:
        """`PVS_server.get_first_port`, for read-only and above."""
        return await self._call("PVS_server.get_first_port", INT, ref)

    async def get_last_port(self, ref: Ref["_PVS_server"]) -> int:
        """`PVS_server.get_last_port`, for read-only and above."""
        return await self._call("PVS_server.get_last_port", INT, ref)

    async def get_site(self, ref: Ref["_PVS_server"]) -> Ref["_PVS_site"]:
        """`PVS_server.get_site`, for read-only and above."""
        return await self._call("PVS_server.get_site", _PVS_site_ref, ref)


class PVSServerAsync(AsyncMessages):
    """The messages of `PVS_server` that run as tasks."""

    __slots__ = ()

    async def introduce(self, addresses: Strings, first_port: int, last_port: int, site: Ref["_PVS_site"]) -> TaskRef[Ref["_PVS_server"]]:
        """`PVS_server.introduce`, for pool-operator and above."""
        return await self._start("PVS_server.introduce", _PVS_server_ref, addresses, first_port, last_port, site)

    async def forget(self, ref: Ref["_PVS_server"]) -> TaskRef[None]:
        """`PVS_server.forget`, for pool-operator and above."""
        return await self._start("PVS_server.forget", VOID, ref)
