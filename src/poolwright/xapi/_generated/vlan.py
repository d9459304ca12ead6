# =====================================================================================================
# GENERATED from src/poolwright/xapi/datamodel.json by tools/xapigen. DO NOT EDIT: `make generate` makes it
# again, and a test fails where the two differ.
# =====================================================================================================
"""XAPI's class `VLAN`: record and messages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec

from ..messages import AsyncMessages, Messages
from ..shapes import INT, STRING, Shape, VOID
from ..types import NULL_REF, Ref

if TYPE_CHECKING:
    from collections.abc import Mapping
    from ..types import TaskRef
    from .pif import PIF as _PIF
    from .vlan import VLAN as _VLAN
    from .network import network as _network


class VLANRecord(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """All fields of a VLAN; one that an older server does not have holds its default."""

    uuid: str = ""
    tagged_PIF: Ref["_PIF"] = NULL_REF
    untagged_PIF: Ref["_PIF"] = NULL_REF
    tag: int = -1
    other_config: dict[str, str] = {}


_PIF_ref: Final[Shape[Ref["_PIF"]]] = Shape(str)
_VLAN_record: Final[Shape[VLANRecord]] = Shape(VLANRecord)
_VLAN_ref: Final[Shape[Ref["_VLAN"]]] = Shape(str)
_VLAN_ref_set: Final[Shape[list[Ref["_VLAN"]]]] = Shape(list[str])
_VLAN_ref_to_VLAN_record: Final[Shape[dict[Ref["_VLAN"], VLANRecord]]] = Shape(dict[str, VLANRecord])
_string_to_string: Final[Shape[dict[str, str]]] = Shape(dict[str, str])


class VLAN(Messages):
    """The messages of `VLAN`."""

    __slots__ = ()

    async def pool_introduce(self, tagged_PIF: Ref["_PIF"], untagged_PIF: Ref["_PIF"], tag: int, other_config: Mapping[str, str]) -> Ref["_VLAN"]:
        """`VLAN.pool_introduce`, for pool-operator and above."""
        return await self._call("VLAN.pool_introduce", _VLAN_ref, tagged_PIF, untagged_PIF, tag, other_config)

    async def create(self, tagged_PIF: Ref["_PIF"], tag: int, network: Ref["_network"]) -> Ref["_VLAN"]:
        """`VLAN.create`, for pool-operator and above."""
        return await self._call("VLAN.create", _VLAN_ref, tagged_PIF, tag, network)

    async def destroy(self, ref: Ref["_VLAN"]) -> None:
        """`VLAN.destroy`, for pool-operator and above."""
        await self._call("VLAN.destroy", VOID, ref)

    async def get_record(self, ref: Ref["_VLAN"]) -> VLANRecord:
        """`VLAN.get_record`, for read-only and above."""
        return await self._call("VLAN.get_record", _VLAN_record, ref)

    async def get_by_uuid(self, uuid: str) -> Ref["_VLAN"]:
        """`VLAN.get_by_uuid`, for read-only and above."""
        return await self._call("VLAN.get_by_uuid", _VLAN_ref, uuid)

    async def get_all(self) -> list[Ref["_VLAN"]]:
        """`VLAN.get_all`, for read-only and above."""
        return await self._call("VLAN.get_all", _VLAN_ref_set)

    async def get_all_where(self, expr: str) -> list[Ref["_VLAN"]]:
        """`VLAN.get_all_where`, for read-only and above."""
        return await self._call("VLAN.get_all_where", _VLAN_ref_set, expr)

    async def get_all_records_where(self, expr: str) -> dict[Ref["_VLAN"], VLANRecord]:
        """`VLAN.get_all_records_where`, for read-only and above."""
        return await self._call("VLAN.get_all_records_where", _VLAN_ref_to_VLAN_record, expr)

    async def get_all_records(self) -> dict[Ref["_VLAN"], VLANRecord]:
        """`VLAN.get_all_records`, for read-only and above."""
        return await self._call("VLAN.get_all_records", _VLAN_ref_to_VLAN_record)

    async def get_uuid(self, ref: Ref["_VLAN"]) -> str:
        """`VLAN.get_uuid`, for read-only and above."""
        return await self._call("VLAN.get_uuid", STRING, ref)

    async def get_tagged_PIF(self, ref: Ref["_VLAN"]) -> Ref["_PIF"]:
        """`VLAN.get_tagged_PIF`, for read-only and above."""
        return await self._call("VLAN.get_tagged_PIF", _PIF_ref, ref)

    async def get_untagged_PIF(self, ref: Ref["_VLAN"]) -> Ref["_PIF"]:
        """`VLAN.get_untagged_PIF`, for read-only and above."""
        return await self._call("VLAN.get_untagged_PIF", _PIF_ref, ref)

    async def get_tag(self, ref: Ref["_VLAN"]) -> int:
        """`VLAN.get_tag`, for read-only and above."""
        return await self._call("VLAN.get_tag", INT, ref)

    async def get_other_config(self, ref: Ref["_VLAN"]) -> dict[str, str]:
        """`VLAN.get_other_config`, for read-only and above."""
        return await self._call("VLAN.get_other_config", _string_to_string, ref)

    async def set_other_config(self, ref: Ref["_VLAN"], value: Mapping[str, str]) -> None:
        """`VLAN.set_other_config`, for pool-operator and above."""
        await self._call("VLAN.set_other_config", VOID, ref, value)

    async def add_to_other_config(self, ref: Ref["_VLAN"], key: str, value: str) -> None:
        """`VLAN.add_to_other_config`, for pool-operator and above."""
        await self._call("VLAN.add_to_other_config", VOID, ref, key, value)

    async def remove_from_other_config(self, ref: Ref["_VLAN"], key: str) -> None:
        """`VLAN.remove_from_other_config`, for pool-operator and above."""
        await self._call("VLAN.remove_from_other_config", VOID, ref, key)


class VLANAsync(AsyncMessages):
    """The messages of `VLAN` that run as tasks."""

    __slots__ = ()

    async def pool_introduce(self, tagged_PIF: Ref["_PIF"], untagged_PIF: Ref["_PIF"], tag: int, other_config: Mapping[str, str]) -> TaskRef[Ref["_VLAN"]]:
        """`VLAN.pool_introduce`, for pool-operator and above."""
        return await self._start("VLAN.pool_introduce", _VLAN_ref, tagged_PIF, untagged_PIF, tag, other_config)

    async def create(self, tagged_PIF: Ref["_PIF"], tag: int, network: Ref["_network"]) -> TaskRef[Ref["_VLAN"]]:
        """`VLAN.create`, for pool-operator and above."""
        return await self._start("VLAN.create", _VLAN_ref, tagged_PIF, tag, network)

    async def destroy(self, ref: Ref["_VLAN"]) -> TaskRef[None]:
        """`VLAN.destroy`, for pool-operator and above."""
        return await self._start("VLAN.destroy", VOID, ref)
