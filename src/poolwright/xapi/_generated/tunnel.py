# =====================================================================================================
# GENERATED from src/poolwright/xapi/datamodel.json by tools/xapigen. DO NOT EDIT: `make generate` makes it
# again, and a test fails where the two differ.
# =====================================================================================================
"""XAPI's class `tunnel`: record and messages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec

from ..messages import AsyncMessages, Messages, given
from ..shapes import STRING, Shape, VOID
from ..types import NULL_REF, Ref
from .enums import TunnelProtocol

if TYPE_CHECKING:
    from collections.abc import Mapping
    from ..types import TaskRef
    from .enums import TunnelProtocolWord
    from .pif import PIF as _PIF
    from .network import network as _network
    from .tunnel import tunnel as _tunnel


class TunnelRecord(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """All fields of a tunnel; one that an older server does not have holds its default."""

    uuid: str = ""
    access_PIF: Ref["_PIF"] = NULL_REF
    transport_PIF: Ref["_PIF"] = NULL_REF
    status: dict[str, str] = msgspec.field(default_factory=lambda: {"active": "false"})
    other_config: dict[str, str] = {}
    protocol: TunnelProtocol = TunnelProtocol("gre")


_PIF_ref: Final[Shape[Ref["_PIF"]]] = Shape(str)
_string_to_string: Final[Shape[dict[str, str]]] = Shape(dict[str, str])
_tunnel_protocol_word: Final[Shape[TunnelProtocol]] = Shape(TunnelProtocol)
_tunnel_record: Final[Shape[TunnelRecord]] = Shape(TunnelRecord)
_tunnel_ref: Final[Shape[Ref["_tunnel"]]] = Shape(str)
_tunnel_ref_set: Final[Shape[list[Ref["_tunnel"]]]] = Shape(list[str])
_tunnel_ref_to_tunnel_record: Final[Shape[dict[Ref["_tunnel"], TunnelRecord]]] = Shape(dict[str, TunnelRecord])


class tunnel(Messages):
    """The messages of `tunnel`."""

    __slots__ = ()

    async def create(self, transport_PIF: Ref["_PIF"], network: Ref["_network"], protocol: TunnelProtocolWord | None = None) -> Ref["_tunnel"]:
        """`tunnel.create`, for pool-operator and above. By default protocol = 'gre'.

        Errors: OPENVSWITCH_NOT_ACTIVE, TRANSPORT_PIF_NOT_CONFIGURED, IS_TUNNEL_ACCESS_PIF.
        """
        return await self._call("tunnel.create", _tunnel_ref, transport_PIF, network, *given((protocol, "gre")))

    async def destroy(self, ref: Ref["_tunnel"]) -> None:
        """`tunnel.destroy`, for pool-operator and above."""
        await self._call("tunnel.destroy", VOID, ref)

    async def get_record(self, ref: Ref["_tunnel"]) -> TunnelRecord:
        """`tunnel.get_record`, for read-only and above."""
        return await self._call("tunnel.get_record", _tunnel_record, ref)

    async def get_by_uuid(self, uuid: str) -> Ref["_tunnel"]:
        """`tunnel.get_by_uuid`, for read-only and above."""
        return await self._call("tunnel.get_by_uuid", _tunnel_ref, uuid)

    async def get_all(self) -> list[Ref["_tunnel"]]:
        """`tunnel.get_all`, for read-only and above."""
        return await self._call("tunnel.get_all", _tunnel_ref_set)

    async def get_all_where(self, expr: str) -> list[Ref["_tunnel"]]:
        """`tunnel.get_all_where`, for read-only and above."""
        return await self._call("tunnel.get_all_where", _tunnel_ref_set, expr)

    async def get_all_records_where(self, expr: str) -> dict[Ref["_tunnel"], TunnelRecord]:
        """`tunnel.get_all_records_where`, for read-only and above."""
        return await self._call("tunnel.get_all_records_where", _tunnel_ref_to_tunnel_record, expr)

    async def get_all_records(self) -> dict[Ref["_tunnel"], TunnelRecord]:
        """`tunnel.get_all_records`, for read-only and above."""
        return await self._call("tunnel.get_all_records", _tunnel_ref_to_tunnel_record)

    async def get_uuid(self, ref: Ref["_tunnel"]) -> str:
        """`tunnel.get_uuid`, for read-only and above."""
        return await self._call("tunnel.get_uuid", STRING, ref)

    async def get_access_PIF(self, ref: Ref["_tunnel"]) -> Ref["_PIF"]:
        """`tunnel.get_access_PIF`, for read-only and above."""
        return await self._call("tunnel.get_access_PIF", _PIF_ref, ref)

    async def get_transport_PIF(self, ref: Ref["_tunnel"]) -> Ref["_PIF"]:
        """`tunnel.get_transport_PIF`, for read-only and above."""
        return await self._call("tunnel.get_transport_PIF", _PIF_ref, ref)

    async def get_status(self, ref: Ref["_tunnel"]) -> dict[str, str]:
        """`tunnel.get_status`, for read-only and above."""
        return await self._call("tunnel.get_status", _string_to_string, ref)

    async def set_status(self, ref: Ref["_tunnel"], value: Mapping[str, str]) -> None:
        """`tunnel.set_status`, for pool-operator and above."""
        await self._call("tunnel.set_status", VOID, ref, value)

    async def add_to_status(self, ref: Ref["_tunnel"], key: str, value: str) -> None:
        """`tunnel.add_to_status`, for pool-operator and above."""
        await self._call("tunnel.add_to_status", VOID, ref, key, value)

    async def remove_from_status(self, ref: Ref["_tunnel"], key: str) -> None:
        """`tunnel.remove_from_status`, for pool-operator and above."""
        await self._call("tunnel.remove_from_status", VOID, ref, key)

    async def get_other_config(self, ref: Ref["_tunnel"]) -> dict[str, str]:
        """`tunnel.get_other_config`, for read-only and above."""
        return await self._call("tunnel.get_other_config", _string_to_string, ref)

    async def set_other_config(self, ref: Ref["_tunnel"], value: Mapping[str, str]) -> None:
        """`tunnel.set_other_config`, for pool-operator and above."""
        await self._call("tunnel.set_other_config", VOID, ref, value)

    async def add_to_other_config(self, ref: Ref["_tunnel"], key: str, value: str) -> None:
        """`tunnel.add_to_other_config`, for pool-operator and above."""
        await self._call("tunnel.add_to_other_config", VOID, ref, key, value)

    async def remove_from_other_config(self, ref: Ref["_tunnel"], key: str) -> None:
        """`tunnel.remove_from_other_config`, for pool-operator and above."""
        await self._call("tunnel.remove_from_other_config", VOID, ref, key)

    async def get_protocol(self, ref: Ref["_tunnel"]) -> TunnelProtocol:
        """`tunnel.get_protocol`, for read-only and above."""
        return await self._call("tunnel.get_protocol", _tunnel_protocol_word, ref)

    async def set_protocol(self, ref: Ref["_tunnel"], value: TunnelProtocolWord) -> None:
        """`tunnel.set_protocol`, for pool-operator and above."""
        await self._call("tunnel.set_protocol", VOID, ref, value)


class TunnelAsync(AsyncMessages):
    """The messages of `tunnel` that run as tasks."""

    __slots__ = ()

    async def create(self, transport_PIF: Ref["_PIF"], network: Ref["_network"], protocol: TunnelProtocolWord | None = None) -> TaskRef[Ref["_tunnel"]]:
        """`tunnel.create`, for pool-operator and above. By default protocol = 'gre'.

        Errors: OPENVSWITCH_NOT_ACTIVE, TRANSPORT_PIF_NOT_CONFIGURED, IS_TUNNEL_ACCESS_PIF.
        """
        return await self._start("tunnel.create", _tunnel_ref, transport_PIF, network, *given((protocol, "gre")))

    async def destroy(self, ref: Ref["_tunnel"]) -> TaskRef[None]:
        """`tunnel.destroy`, for pool-operator and above."""
        return await self._start("tunnel.destroy", VOID, ref)
