# =====================================================================================================
# GENERATED from src/poolwright/xapi/datamodel.json by tools/xapigen. DO NOT EDIT: `make generate` makes it
# again, and a test fails where the two differ.
# =====================================================================================================
"""XAPI's class `host_cpu`: record and messages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec

from ..messages import Messages
from ..shapes import FLOAT, INT, STRING, Shape, VOID
from ..types import NULL_REF, Ref

if TYPE_CHECKING:
    from collections.abc import Mapping
    from .host import host as _host
    from .host_cpu import host_cpu as _host_cpu


class HostCpuRecord(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """All fields of a host_cpu; one that an older server does not have holds its default."""

    uuid: str = ""
    host: Ref["_host"] = NULL_REF
    number: int = 0
    vendor: str = ""
    speed: int = 0  #: MHz
    modelname: str = ""
    family: int = 0
    model: int = 0
    stepping: str = ""
    flags: str = ""
    features: str = ""
    utilisation: float = 0.0
    other_config: dict[str, str] = {}


_host_cpu_record: Final[Shape[HostCpuRecord]] = Shape(HostCpuRecord)
_host_cpu_ref: Final[Shape[Ref["_host_cpu"]]] = Shape(str)
_host_cpu_ref_set: Final[Shape[list[Ref["_host_cpu"]]]] = Shape(list[str])
_host_cpu_ref_to_host_cpu_record: Final[Shape[dict[Ref["_host_cpu"], HostCpuRecord]]] = Shape(dict[str, HostCpuRecord])
_host_ref: Final[Shape[Ref["_host"]]] = Shape(str)
_string_to_string: Final[Shape[dict[str, str]]] = Shape(dict[str, str])


class host_cpu(Messages):
    """The messages of `host_cpu`."""

    __slots__ = ()

    async def get_uuid(self, ref: Ref["_host_cpu"]) -> str:
        """`host_cpu.get_uuid`, for read-only and above."""
        return await self._call("host_cpu.get_uuid", STRING, ref)

    async def get_host(self, ref: Ref["_host_cpu"]) -> Ref["_host"]:
        """`host_cpu.get_host`, for read-only and above."""
        return await self._call("host_cpu.get_host", _host_ref, ref)

    async def get_number(self, ref: Ref["_host_cpu"]) -> int:
        """`host_cpu.get_number`, for read-only and above."""
        return await self._call("host_cpu.get_number", INT, ref)

    async def get_vendor(self, ref: Ref["_host_cpu"]) -> str:
        """`host_cpu.get_vendor`, for read-only and above."""
        return await self._call("host_cpu.get_vendor", STRING, ref)

    async def get_speed(self, ref: Ref["_host_cpu"]) -> int:
        """`host_cpu.get_speed`, for read-only and above. Units: result: MHz."""
        return await self._call("host_cpu.get_speed", INT, ref)

    async def get_modelname(self, ref: Ref["_host_cpu"]) -> str:
        """`host_cpu.get_modelname`, for read-only and above."""
        return await self._call("host_cpu.get_modelname", STRING, ref)

    async def get_family(self, ref: Ref["_host_cpu"]) -> int:
        """`host_cpu.get_family`, for read-only and above."""
        return await self._call("host_cpu.get_family", INT, ref)

    async def get_model(self, ref: Ref["_host_cpu"]) -> int:
        """`host_cpu.get_model`, for read-only and above."""
        return await self._call("host_cpu.get_model", INT, ref)

    async def get_stepping(self, ref: Ref["_host_cpu"]) -> str:
        """`host_cpu.get_stepping`, for read-only and above."""
        return await self._call("host_cpu.get_stepping", STRING, ref)

    async def get_flags(self, ref: Ref["_host_cpu"]) -> str:
        """`host_cpu.get_flags`, for read-only and above."""
        return await self._call("host_cpu.get_flags", STRING, ref)

    async def get_features(self, ref: Ref["_host_cpu"]) -> str:
        """`host_cpu.get_features`, for read-only and above."""
        return await self._call("host_cpu.get_features", STRING, ref)

    async def get_utilisation(self, ref: Ref["_host_cpu"]) -> float:
        """`host_cpu.get_utilisation`, for read-only and above."""
        return await self._call("host_cpu.get_utilisation", FLOAT, ref)

    async def get_other_config(self, ref: Ref["_host_cpu"]) -> dict[str, str]:
        """`host_cpu.get_other_config`, for read-only and above."""
        return await self._call("host_cpu.get_other_config", _string_to_string, ref)

    async def set_other_config(self, ref: Ref["_host_cpu"], value: Mapping[str, str]) -> None:
        """`host_cpu.set_other_config`, for pool-operator and above."""
        await self._call("host_cpu.set_other_config", VOID, ref, value)

    async def add_to_other_config(self, ref: Ref["_host_cpu"], key: str, value: str) -> None:
        """`host_cpu.add_to_other_config`, for pool-operator and above."""
        await self._call("host_cpu.add_to_other_config", VOID, ref, key, value)

    async def remove_from_other_config(self, ref: Ref["_host_cpu"], key: str) -> None:
        """`host_cpu.remove_from_other_config`, for pool-operator and above."""
        await self._call("host_cpu.remove_from_other_config", VOID, ref, key)

    async def get_record(self, ref: Ref["_host_cpu"]) -> HostCpuRecord:
        """`host_cpu.get_record`, for read-only and above. State: deprecated."""
        return await self._call("host_cpu.get_record", _host_cpu_record, ref)

    async def get_by_uuid(self, uuid: str) -> Ref["_host_cpu"]:
        """`host_cpu.get_by_uuid`, for read-only and above. State: deprecated."""
        return await self._call("host_cpu.get_by_uuid", _host_cpu_ref, uuid)

    async def get_all(self) -> list[Ref["_host_cpu"]]:
        """`host_cpu.get_all`, for read-only and above. State: deprecated."""
        return await self._call("host_cpu.get_all", _host_cpu_ref_set)

    async def get_all_where(self, expr: str) -> list[Ref["_host_cpu"]]:
        """`host_cpu.get_all_where`, for read-only and above. State: deprecated."""
        return await self._call("host_cpu.get_all_where", _host_cpu_ref_set, expr)

    async def get_all_records_where(self, expr: str) -> dict[Ref["_host_cpu"], HostCpuRecord]:
        """`host_cpu.get_all_records_where`, for read-only and above. State: deprecated."""
        return await self._call("host_cpu.get_all_records_where", _host_cpu_ref_to_host_cpu_record, expr)

    async def get_all_records(self) -> dict[Ref["_host_cpu"], HostCpuRecord]:
        """`host_cpu.get_all_records`, for read-only and above. State: deprecated."""
        return await self._call("host_cpu.get_all_records", _host_cpu_ref_to_host_cpu_record)
