# =====================================================================================================
# GENERATED from src/poolwright/xapi/datamodel.json by tools/xapigen. DO NOT EDIT: `make generate` makes it
# again, and a test fails where the two differ.
# =====================================================================================================
"""XAPI's class `Bond`: record and messages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec

from ..messages import AsyncMessages, Messages, given
from ..shapes import BOOL, INT, STRING, Shape, VOID
from ..types import NULL_REF, Ref
from .enums import BondMode

if TYPE_CHECKING:
    from collections.abc import Mapping
    from ..types import Items, TaskRef
    from .enums import BondModeWord
    from .bond import Bond as _Bond
    from .pif import PIF as _PIF
    from .network import network as _network


class BondRecord(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """All fields of a Bond; one that an older server does not have holds its default."""

    uuid: str = ""
    master: Ref["_PIF"] = NULL_REF
    slaves: list[Ref["_PIF"]] = []
    other_config: dict[str, str] = {}
    primary_slave: Ref["_PIF"] = NULL_REF
    mode: BondMode = BondMode("balance-slb")
    properties: dict[str, str] = {}
    links_up: int = 0
    auto_update_mac: bool = True


_Bond_record: Final[Shape[BondRecord]] = Shape(BondRecord)
_Bond_ref: Final[Shape[Ref["_Bond"]]] = Shape(str)
_Bond_ref_set: Final[Shape[list[Ref["_Bond"]]]] = Shape(list[str])
_Bond_ref_to_Bond_record: Final[Shape[dict[Ref["_Bond"], BondRecord]]] = Shape(dict[str, BondRecord])
_PIF_ref: Final[Shape[Ref["_PIF"]]] = Shape(str)
_PIF_ref_set: Final[Shape[list[Ref["_PIF"]]]] = Shape(list[str])
_bond_mode_word: Final[Shape[BondMode]] = Shape(BondMode)
_string_to_string: Final[Shape[dict[str, str]]] = Shape(dict[str, str])


class Bond(Messages):
    """The messages of `Bond`."""

    __slots__ = ()

    async def create(self, network: Ref["_network"], members: Items[Ref["_PIF"]], MAC: str, mode: BondModeWord | None = None, properties: Mapping[str, str] | None = None) -> Ref["_Bond"]:
        """`Bond.create`, for pool-operator and above. By default mode = 'balance-slb', properties = {}."""
        return await self._call("Bond.create", _Bond_ref, network, members, MAC, *given((mode, "balance-slb"), (properties, {})))

    async def destroy(self, ref: Ref["_Bond"]) -> None:
        """`Bond.destroy`, for pool-operator and above."""
        await self._call("Bond.destroy", VOID, ref)

    async def set_mode(self, ref: Ref["_Bond"], value: BondModeWord) -> None:
        """`Bond.set_mode`, for pool-operator and above."""
        await self._call("Bond.set_mode", VOID, ref, value)

    async def set_property(self, ref: Ref["_Bond"], name: str, value: str) -> None:
        """`Bond.set_property`, for pool-operator and above."""
        await self._call("Bond.set_property", VOID, ref, name, value)

    async def get_record(self, ref: Ref["_Bond"]) -> BondRecord:
        """`Bond.get_record`, for read-only and above."""
        return await self._call("Bond.get_record", _Bond_record, ref)

    async def get_by_uuid(self, uuid: str) -> Ref["_Bond"]:
        """`Bond.get_by_uuid`, for read-only and above."""
        return await self._call("Bond.get_by_uuid", _Bond_ref, uuid)

    async def get_all(self) -> list[Ref["_Bond"]]:
        """`Bond.get_all`, for read-only and above."""
        return await self._call("Bond.get_all", _Bond_ref_set)

    async def get_all_where(self, expr: str) -> list[Ref["_Bond"]]:
        """`Bond.get_all_where`, for read-only and above."""
        return await self._call("Bond.get_all_where", _Bond_ref_set, expr)

    async def get_all_records_where(self, expr: str) -> dict[Ref["_Bond"], BondRecord]:
        """`Bond.get_all_records_where`, for read-only and above."""
        return await self._call("Bond.get_all_records_where", _Bond_ref_to_Bond_record, expr)

    async def get_all_records(self) -> dict[Ref["_Bond"], BondRecord]:
        """`Bond.get_all_records`, for read-only and above."""
        return await self._call("Bond.get_all_records", _Bond_ref_to_Bond_record)

    async def get_uuid(self, ref: Ref["_Bond"]) -> str:
        """`Bond.get_uuid`, for read-only and above."""
        return await self._call("Bond.get_uuid", STRING, ref)

    async def get_master(self, ref: Ref["_Bond"]) -> Ref["_PIF"]:
        """`Bond.get_master`, for read-only and above."""
        return await self._call("Bond.get_master", _PIF_ref, ref)

    async def get_slaves(self, ref: Ref["_Bond"]) -> list[Ref["_PIF"]]:
        """`Bond.get_slaves`, for read-only and above."""
        return await self._call("Bond.get_slaves", _PIF_ref_set, ref)

    async def get_other_config(self, ref: Ref["_Bond"]) -> dict[str, str]:
        """`Bond.get_other_config`, for read-only and above."""
        return await self._call("Bond.get_other_config", _string_to_string, ref)

    async def set_other_config(self, ref: Ref["_Bond"], value: Mapping[str, str]) -> None:
        """`Bond.set_other_config`, for pool-operator and above."""
        await self._call("Bond.set_other_config", VOID, ref, value)

    async def add_to_other_config(self, ref: Ref["_Bond"], key: str, value: str) -> None:
        """`Bond.add_to_other_config`, for pool-operator and above."""
        await self._call("Bond.add_to_other_config", VOID, ref, key, value)

    async def remove_from_other_config(self, ref: Ref["_Bond"], key: str) -> None:
        """`Bond.remove_from_other_config`, for pool-operator and above."""
        await self._call("Bond.remove_from_other_config", VOID, ref, key)

    async def get_primary_slave(self, ref: Ref["_Bond"]) -> Ref["_PIF"]:
        """`Bond.get_primary_slave`, for read-only and above."""
        return await self._call("Bond.get_primary_slave", _PIF_ref, ref)

    async def get_mode(self, ref: Ref["_Bond"]) -> BondMode:
        """`Bond.get_mode`, for read-only and above."""
        return await self._call("Bond.get_mode", _bond_mode_word, ref)

    async def get_properties(self, ref: Ref["_Bond"]) -> dict[str, str]:
        """`Bond.get_properties`, for read-only and above."""
        return await self._call("Bond.get_properties", _string_to_string, ref)

    async def get_links_up(self, ref: Ref["_Bond"]) -> int:
        """`Bond.get_links_up`, for read-only and above."""
        return await self._call("Bond.get_links_up", INT, ref)

    async def get_auto_update_mac(self, ref: Ref["_Bond"]) -> bool:
        """`Bond.get_auto_update_mac`, for read-only and above."""
        return await self._call("Bond.get_auto_update_mac", BOOL, ref)


class BondAsync(AsyncMessages):
    """The messages of `Bond` that run as tasks."""

    __slots__ = ()

    async def create(self, network: Ref["_network"], members: Items[Ref["_PIF"]], MAC: str, mode: BondModeWord | None = None, properties: Mapping[str, str] | None = None) -> TaskRef[Ref["_Bond"]]:
        """`Bond.create`, for pool-operator and above. By default mode = 'balance-slb', properties = {}."""
        return await self._start("Bond.create", _Bond_ref, network, members, MAC, *given((mode, "balance-slb"), (properties, {})))

    async def destroy(self, ref: Ref["_Bond"]) -> TaskRef[None]:
        """`Bond.destroy`, for pool-operator and above."""
        return await self._start("Bond.destroy", VOID, ref)

    async def set_mode(self, ref: Ref["_Bond"], value: BondModeWord) -> TaskRef[None]:
        """`Bond.set_mode`, for pool-operator and above."""
        return await self._start("Bond.set_mode", VOID, ref, value)

    async def set_property(self, ref: Ref["_Bond"], name: str, value: str) -> TaskRef[None]:
        """`Bond.set_property`, for pool-operator and above."""
        return await self._start("Bond.set_property", VOID, ref, name, value)
