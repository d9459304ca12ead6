# =====================================================================================================
# GENERATED from src/poolwright/xapi/datamodel.json by tools/xapigen. DO NOT EDIT: `make generate` makes it
# again, and a test fails where the two differ.
# =====================================================================================================
"""XAPI's class `PBD`: record and messages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec

from ..messages import AsyncMessages, Messages
from ..shapes import BOOL, STRING, Shape, VOID
from ..types import NULL_REF, Ref

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import NotRequired, Required, TypedDict
    from ..types import TaskRef
    from .pbd import PBD as _PBD
    from .sr import SR as _SR
    from .host import host as _host


class PBDRecord(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """All fields of a PBD; one that an older server does not have holds its default."""

    uuid: str = ""
    host: Ref["_host"] = NULL_REF
    SR: Ref["_SR"] = NULL_REF
    device_config: dict[str, str] = {}
    currently_attached: bool = False
    other_config: dict[str, str] = {}


if TYPE_CHECKING:

    class PBDCreate(TypedDict, total=False):
        """What `PBD.create` takes."""

        host: Required[Ref["_host"]]
        SR: Required[Ref["_SR"]]
        device_config: Required[Mapping[str, str]]
        other_config: NotRequired[Mapping[str, str]]

else:
    PBDCreate = dict


_PBD_record: Final[Shape[PBDRecord]] = Shape(PBDRecord)
_PBD_ref: Final[Shape[Ref["_PBD"]]] = Shape(str)
_PBD_ref_set: Final[Shape[list[Ref["_PBD"]]]] = Shape(list[str])
_PBD_ref_to_PBD_record: Final[Shape[dict[Ref["_PBD"], PBDRecord]]] = Shape(dict[str, PBDRecord])
_SR_ref: Final[Shape[Ref["_SR"]]] = Shape(str)
_host_ref: Final[Shape[Ref["_host"]]] = Shape(str)
_string_to_string: Final[Shape[dict[str, str]]] = Shape(dict[str, str])


class PBD(Messages):
    """The messages of `PBD`."""

    __slots__ = ()

    async def create(self, args: PBDCreate) -> Ref["_PBD"]:
        """`PBD.create`, for pool-operator and above."""
        return await self._call("PBD.create", _PBD_ref, args)

    async def destroy(self, ref: Ref["_PBD"]) -> None:
        """`PBD.destroy`, for pool-operator and above."""
        await self._call("PBD.destroy", VOID, ref)

    async def plug(self, ref: Ref["_PBD"]) -> None:
        """`PBD.plug`, for pool-operator and above.

        Errors: SR_UNKNOWN_DRIVER.
        """
        await self._call("PBD.plug", VOID, ref)

    async def unplug(self, ref: Ref["_PBD"]) -> None:
        """`PBD.unplug`, for pool-operator and above."""
        await self._call("PBD.unplug", VOID, ref)

    async def set_device_config(self, ref: Ref["_PBD"], value: Mapping[str, str]) -> None:
        """`PBD.set_device_config`, for pool-operator and above."""
        await self._call("PBD.set_device_config", VOID, ref, value)

    async def get_record(self, ref: Ref["_PBD"]) -> PBDRecord:
        """`PBD.get_record`, for read-only and above."""
        return await self._call("PBD.get_record", _PBD_record, ref)

    async def get_by_uuid(self, uuid: str) -> Ref["_PBD"]:
        """`PBD.get_by_uuid`, for read-only and above."""
        return await self._call("PBD.get_by_uuid", _PBD_ref, uuid)

    async def get_all(self) -> list[Ref["_PBD"]]:
        """`PBD.get_all`, for read-only and above."""
        return await self._call("PBD.get_all", _PBD_ref_set)

    async def get_all_where(self, expr: str) -> list[Ref["_PBD"]]:
        """`PBD.get_all_where`, for read-only and above."""
        return await self._call("PBD.get_all_where", _PBD_ref_set, expr)

    async def get_all_records_where(self, expr: str) -> dict[Ref["_PBD"], PBDRecord]:
        """`PBD.get_all_records_where`, for read-only and above."""
        return await self._call("PBD.get_all_records_where", _PBD_ref_to_PBD_record, expr)

    async def get_all_records(self) -> dict[Ref["_PBD"], PBDRecord]:
        """`PBD.get_all_records`, for read-only and above."""
        return await self._call("PBD.get_all_records", _PBD_ref_to_PBD_record)

    async def get_uuid(self, ref: Ref["_PBD"]) -> str:
        """`PBD.get_uuid`, for read-only and above."""
        return await self._call("PBD.get_uuid", STRING, ref)

    async def get_host(self, ref: Ref["_PBD"]) -> Ref["_host"]:
        """`PBD.get_host`, for read-only and above."""
        return await self._call("PBD.get_host", _host_ref, ref)

    async def get_SR(self, ref: Ref["_PBD"]) -> Ref["_SR"]:
        """`PBD.get_SR`, for read-only and above."""
        return await self._call("PBD.get_SR", _SR_ref, ref)

    async def get_device_config(self, ref: Ref["_PBD"]) -> dict[str, str]:
        """`PBD.get_device_config`, for read-only and above."""
        return await self._call("PBD.get_device_config", _string_to_string, ref)

    async def get_currently_attached(self, ref: Ref["_PBD"]) -> bool:
        """`PBD.get_currently_attached`, for read-only and above."""
        return await self._call("PBD.get_currently_attached", BOOL, ref)

    async def get_other_config(self, ref: Ref["_PBD"]) -> dict[str, str]:
        """`PBD.get_other_config`, for read-only and above."""
        return await self._call("PBD.get_other_config", _string_to_string, ref)

    async def set_other_config(self, ref: Ref["_PBD"], value: Mapping[str, str]) -> None:
        """`PBD.set_other_config`, for pool-operator and above."""
        await self._call("PBD.set_other_config", VOID, ref, value)

    async def add_to_other_config(self, ref: Ref["_PBD"], key: str, value: str) -> None:
        """`PBD.add_to_other_config`, for pool-operator and above."""
        await self._call("PBD.add_to_other_config", VOID, ref, key, value)

    async def remove_from_other_config(self, ref: Ref["_PBD"], key: str) -> None:
        """`PBD.remove_from_other_config`, for pool-operator and above."""
        await self._call("PBD.remove_from_other_config", VOID, ref, key)


class PBDAsync(AsyncMessages):
    """The messages of `PBD` that run as tasks."""

    __slots__ = ()

    async def create(self, args: PBDCreate) -> TaskRef[Ref["_PBD"]]:
        """`PBD.create`, for pool-operator and above."""
        return await self._start("PBD.create", _PBD_ref, args)

    async def destroy(self, ref: Ref["_PBD"]) -> TaskRef[None]:
        """`PBD.destroy`, for pool-operator and above."""
        return await self._start("PBD.destroy", VOID, ref)

    async def plug(self, ref: Ref["_PBD"]) -> TaskRef[None]:
        """`PBD.plug`, for pool-operator and above.

        Errors: SR_UNKNOWN_DRIVER.
        """
        return await self._start("PBD.plug", VOID, ref)

    async def unplug(self, ref: Ref["_PBD"]) -> TaskRef[None]:
        """`PBD.unplug`, for pool-operator and above."""
        return await self._start("PBD.unplug", VOID, ref)

    async def set_device_config(self, ref: Ref["_PBD"], value: Mapping[str, str]) -> TaskRef[None]:
        """`PBD.set_device_config`, for pool-operator and above."""
        return await self._start("PBD.set_device_config", VOID, ref, value)
