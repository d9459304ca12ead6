# =====================================================================================================
# GENERATED from src/poolwright/xapi/datamodel.json by tools/xapigen. DO NOT EDIT: `make generate` makes it
# again, and a test fails where the two differ.
# =====================================================================================================
"""XAPI's class `SDN_controller`: record and messages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec

from ..messages import AsyncMessages, Messages, given
from ..shapes import INT, STRING, Shape, VOID
from ..types import Ref
from .enums import SdnControllerProtocol

if TYPE_CHECKING:
    from ..types import TaskRef
    from .enums import SdnControllerProtocolWord
    from .sdn_controller import SDN_controller as _SDN_controller


class SDNControllerRecord(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """All fields of a SDN_controller; one that an older server does not have holds its default."""

    uuid: str = ""
    protocol: SdnControllerProtocol = SdnControllerProtocol("ssl")
    address: str = ""
    port: int = 0


_SDN_controller_record: Final[Shape[SDNControllerRecord]] = Shape(SDNControllerRecord)
_SDN_controller_ref: Final[Shape[Ref["_SDN_controller"]]] = Shape(str)
_SDN_controller_ref_set: Final[Shape[list[Ref["_SDN_controller"]]]] = Shape(list[str])
_SDN_controller_ref_to_SDN_controller_record: Final[Shape[dict[Ref["_SDN_controller"], SDNControllerRecord]]] = Shape(dict[str, SDNControllerRecord])
_sdn_controller_protocol_word: Final[Shape[SdnControllerProtocol]] = Shape(SdnControllerProtocol)


class SDN_controller(Messages):
    """The messages of `SDN_controller`."""

    __slots__ = ()

    async def introduce(self, protocol: SdnControllerProtocolWord | None = None, address: str | None = None, port: int | None = None) -> Ref["_SDN_controller"]:
        """`SDN_controller.introduce`, for pool-operator and above. By default protocol = 'ssl', address = '', port = 0."""
        return await self._call("SDN_controller.introduce", _SDN_controller_ref, *given((protocol, "ssl"), (address, ""), (port, 0)))

    async def forget(self, ref: Ref["_SDN_controller"]) -> None:
        """`SDN_controller.forget`, for pool-operator and above."""
        await self._call("SDN_controller.forget", VOID, ref)

    async def get_record(self, ref: Ref["_SDN_controller"]) -> SDNControllerRecord:
        """`SDN_controller.get_record`, for read-only and above."""
        return await self._call("SDN_controller.get_record", _SDN_controller_record, ref)

    async def get_by_uuid(self, uuid: str) -> Ref["_SDN_controller"]:
        """`SDN_controller.get_by_uuid`, for read-only and above."""
        return await self._call("SDN_controller.get_by_uuid", _SDN_controller_ref, uuid)

    async def get_all(self) -> list[Ref["_SDN_controller"]]:
        """`SDN_controller.get_all`, for read-only and above."""
        return await self._call("SDN_controller.get_all", _SDN_controller_ref_set)

    async def get_all_where(self, expr: str) -> list[Ref["_SDN_controller"]]:
        """`SDN_controller.get_all_where`, for read-only and above."""
        return await self._call("SDN_controller.get_all_where", _SDN_controller_ref_set, expr)

    async def get_all_records_where(self, expr: str) -> dict[Ref["_SDN_controller"], SDNControllerRecord]:
        """`SDN_controller.get_all_records_where`, for read-only and above."""
        return await self._call("SDN_controller.get_all_records_where", _SDN_controller_ref_to_SDN_controller_record, expr)

    async def get_all_records(self) -> dict[Ref["_SDN_controller"], SDNControllerRecord]:
        """`SDN_controller.get_all_records`, for read-only and above."""
        return await self._call("SDN_controller.get_all_records", _SDN_controller_ref_to_SDN_controller_record)

    async def get_uuid(self, ref: Ref["_SDN_controller"]) -> str:
        """`SDN_controller.get_uuid`, for read-only and above."""
        return await self._call("SDN_controller.get_uuid", STRING, ref)

    async def get_protocol(self, ref: Ref["_SDN_controller"]) -> SdnControllerProtocol:
        """`SDN_controller.get_protocol`, for read-only and above."""
        return await self._call("SDN_controller.get_protocol", _sdn_controller_protocol_word, ref)

    async def get_address(self, ref: Ref["_SDN_controller"]) -> str:
        """`SDN_controller.get_address`, for read-only and above."""
        return await self._call("SDN_controller.get_address", STRING, ref)

    async def get_port(self, ref: Ref["_SDN_controller"]) -> int:
        """`SDN_controller.get_port`, for read-only and above."""
        return await self._call("SDN_controller.get_port", INT, ref)


class SDNControllerAsync(AsyncMessages):
    """The messages of `SDN_controller` that run as tasks."""

    __slots__ = ()

    async def introduce(self, protocol: SdnControllerProtocolWord | None = None, address: str | None = None, port: int | None = None) -> TaskRef[Ref["_SDN_controller"]]:
        """`SDN_controller.introduce`, for pool-operator and above. By default protocol = 'ssl', address = '', port = 0."""
        return await self._start("SDN_controller.introduce", _SDN_controller_ref, *given((protocol, "ssl"), (address, ""), (port, 0)))

    async def forget(self, ref: Ref["_SDN_controller"]) -> TaskRef[None]:
        """`SDN_controller.forget`, for pool-operator and above."""
        return await self._start("SDN_controller.forget", VOID, ref)
