# =====================================================================================================
# GENERATED from src/poolwright/xapi/datamodel.json by tools/xapigen. DO NOT EDIT: `make generate` makes it
# again, and a test fails where the two differ.
# =====================================================================================================
"""XAPI's class `network_sriov`: record and messages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec

from ..messages import AsyncMessages, Messages
from ..shapes import BOOL, INT, STRING, Shape, VOID
from ..types import NULL_REF, Ref
from .enums import SriovConfigurationMode

if TYPE_CHECKING:
    from ..types import TaskRef
    from .pif import PIF as _PIF
    from .network import network as _network
    from .network_sriov import network_sriov as _network_sriov


class NetworkSriovRecord(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """All fields of a network_sriov; one that an older server does not have holds its default."""

    uuid: str = ""
    physical_PIF: Ref["_PIF"] = NULL_REF
    logical_PIF: Ref["_PIF"] = NULL_REF
    requires_reboot: bool = False
    configuration_mode: SriovConfigurationMode = SriovConfigurationMode("unknown")


_PIF_ref: Final[Shape[Ref["_PIF"]]] = Shape(str)
_network_sriov_record: Final[Shape[NetworkSriovRecord]] = Shape(NetworkSriovRecord)
_network_sriov_ref: Final[Shape[Ref["_network_sriov"]]] = Shape(str)
_network_sriov_ref_set: Final[Shape[list[Ref["_network_sriov"]]]] = Shape(list[str])
_network_sriov_ref_to_network_sriov_record: Final[Shape[dict[Ref["_network_sriov"], NetworkSriovRecord]]] = Shape(dict[str, NetworkSriovRecord])
_sriov_configuration_mode_word: Final[Shape[SriovConfigurationMode]] = Shape(SriovConfigurationMode)


class network_sriov(Messages):
    """The messages of `network_sriov`."""

    __slots__ = ()

    async def create(self, pif: Ref["_PIF"], network: Ref["_network"]) -> Ref["_network_sriov"]:
        """`network_sriov.create`, for pool-operator and above."""
        return await self._call("network_sriov.create", _network_sriov_ref, pif, network)

    async def destroy(self, ref: Ref["_network_sriov"]) -> None:
        """`network_sriov.destroy`, for pool-operator and above."""
        await self._call("network_sriov.destroy", VOID, ref)

    async def get_remaining_capacity(self, ref: Ref["_network_sriov"]) -> int:
        """`network_sriov.get_remaining_capacity`, for read-only and above."""
        return await self._call("network_sriov.get_remaining_capacity", INT, ref)

    async def get_record(self, ref: Ref["_network_sriov"]) -> NetworkSriovRecord:
        """`network_sriov.get_record`, for read-only and above."""
        return await self._call("network_sriov.get_record", _network_sriov_record, ref)

    async def get_by_uuid(self, uuid: str) -> Ref["_network_sriov"]:
        """`network_sriov.get_by_uuid`, for read-only and above."""
        return await self._call("network_sriov.get_by_uuid", _network_sriov_ref, uuid)

    async def get_all(self) -> list[Ref["_network_sriov"]]:
        """`network_sriov.get_all`, for read-only and above."""
        return await self._call("network_sriov.get_all", _network_sriov_ref_set)

    async def get_all_where(self, expr: str) -> list[Ref["_network_sriov"]]:
        """`network_sriov.get_all_where`, for read-only and above."""
        return await self._call("network_sriov.get_all_where", _network_sriov_ref_set, expr)

    async def get_all_records_where(self, expr: str) -> dict[Ref["_network_sriov"], NetworkSriovRecord]:
        """`network_sriov.get_all_records_where`, for read-only and above."""
        return await self._call("network_sriov.get_all_records_where", _network_sriov_ref_to_network_sriov_record, expr)

    async def get_all_records(self) -> dict[Ref["_network_sriov"], NetworkSriovRecord]:
        """`network_sriov.get_all_records`, for read-only and above."""
        return await self._call("network_sriov.get_all_records", _network_sriov_ref_to_network_sriov_record)

    async def get_uuid(self, ref: Ref["_network_sriov"]) -> str:
        """`network_sriov.get_uuid`, for read-only and above."""
        return await self._call("network_sriov.get_uuid", STRING, ref)

    async def get_physical_PIF(self, ref: Ref["_network_sriov"]) -> Ref["_PIF"]:
        """`network_sriov.get_physical_PIF`, for read-only and above."""
        return await self._call("network_sriov.get_physical_PIF", _PIF_ref, ref)

    async def get_logical_PIF(self, ref: Ref["_network_sriov"]) -> Ref["_PIF"]:
        """`network_sriov.get_logical_PIF`, for read-only and above."""
        return await self._call("network_sriov.get_logical_PIF", _PIF_ref, ref)

    async def get_requires_reboot(self, ref: Ref["_network_sriov"]) -> bool:
        """`network_sriov.get_requires_reboot`, for read-only and above."""
        return await self._call("network_sriov.get_requires_reboot", BOOL, ref)

    async def get_configuration_mode(self, ref: Ref["_network_sriov"]) -> SriovConfigurationMode:
        """`network_sriov.get_configuration_mode`, for read-only and above."""
        return await self._call("network_sriov.get_configuration_mode", _sriov_configuration_mode_word, ref)


class NetworkSriovAsync(AsyncMessages):
    """The messages of `network_sriov` that run as tasks."""

    __slots__ = ()

    async def create(self, pif: Ref["_PIF"], network: Ref["_network"]) -> TaskRef[Ref["_network_sriov"]]:
        """`network_sriov.create`, for pool-operator and above."""
        return await self._start("network_sriov.create", _network_sriov_ref, pif, network)

    async def destroy(self, ref: Ref["_network_sriov"]) -> TaskRef[None]:
        """`network_sriov.destroy`, for pool-operator and above."""
        return await self._start("network_sriov.destroy", VOID, ref)

    async def get_remaining_capacity(self, ref: Ref["_network_sriov"]) -> TaskRef[int]:
        """`network_sriov.get_remaining_capacity`, for read-only and above."""
        return await self._start("network_sriov.get_remaining_capacity", INT, ref)
