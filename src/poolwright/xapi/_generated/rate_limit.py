# =====================================================================================================
# GENERATED from src/poolwright/xapi/datamodel.json by tools/xapigen. DO NOT EDIT: `make generate` makes it
# again, and a test fails where the two differ.
# =====================================================================================================
"""XAPI's class `Rate_limit`: record and messages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec

from ..messages import AsyncMessages, Messages
from ..shapes import FLOAT, STRING, Shape, VOID
from ..types import Ref

if TYPE_CHECKING:
    from typing import NotRequired, TypedDict
    from ..types import TaskRef
    from .caller import Caller as _Caller
    from .rate_limit import Rate_limit as _Rate_limit


class RateLimitRecord(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """All fields of a Rate_limit; one that an older server does not have holds its default."""

    uuid: str = ""
    name_label: str = ""
    name_description: str = ""
    callers: list[Ref["_Caller"]] = []
    burst_size: float = 0.0
    fill_rate: float = 0.0


if TYPE_CHECKING:

    class RateLimitCreate(TypedDict, total=False):
        """What `Rate_limit.create` takes."""

        name_label: NotRequired[str]
        name_description: NotRequired[str]
        burst_size: NotRequired[float]
        fill_rate: NotRequired[float]

else:
    RateLimitCreate = dict


_Caller_ref_set: Final[Shape[list[Ref["_Caller"]]]] = Shape(list[str])
_Rate_limit_record: Final[Shape[RateLimitRecord]] = Shape(RateLimitRecord)
_Rate_limit_ref: Final[Shape[Ref["_Rate_limit"]]] = Shape(str)
_Rate_limit_ref_set: Final[Shape[list[Ref["_Rate_limit"]]]] = Shape(list[str])
_Rate_limit_ref_to_Rate_limit_record: Final[Shape[dict[Ref["_Rate_limit"], RateLimitRecord]]] = Shape(dict[str, RateLimitRecord])


class Rate_limit(Messages):
    """The messages of `Rate_limit`."""

    __slots__ = ()

    async def create(self, args: RateLimitCreate) -> Ref["_Rate_limit"]:
        """`Rate_limit.create`, for pool-admin and above. State: prototyped."""
        return await self._call("Rate_limit.create", _Rate_limit_ref, args)

    async def destroy(self, ref: Ref["_Rate_limit"]) -> None:
        """`Rate_limit.destroy`, for pool-admin and above. State: prototyped."""
        await self._call("Rate_limit.destroy", VOID, ref)

    async def add_caller(self, ref: Ref["_Rate_limit"], caller: Ref["_Caller"]) -> None:
        """`Rate_limit.add_caller`, for pool-admin and above. State: prototyped."""
        await self._call("Rate_limit.add_caller", VOID, ref, caller)

    async def remove_caller(self, ref: Ref["_Rate_limit"], caller: Ref["_Caller"]) -> None:
        """`Rate_limit.remove_caller`, for pool-admin and above. State: prototyped."""
        await self._call("Rate_limit.remove_caller", VOID, ref, caller)

    async def set_burst_size(self, ref: Ref["_Rate_limit"], value: float) -> None:
        """`Rate_limit.set_burst_size`, for pool-admin and above. State: prototyped."""
        await self._call("Rate_limit.set_burst_size", VOID, ref, float(value))

    async def set_fill_rate(self, ref: Ref["_Rate_limit"], value: float) -> None:
        """`Rate_limit.set_fill_rate`, for pool-admin and above. State: prototyped."""
        await self._call("Rate_limit.set_fill_rate", VOID, ref, float(value))

    async def get_record(self, ref: Ref["_Rate_limit"]) -> RateLimitRecord:
        """`Rate_limit.get_record`, for read-only and above. State: prototyped."""
        return await self._call("Rate_limit.get_record", _Rate_limit_record, ref)

    async def get_by_uuid(self, uuid: str) -> Ref["_Rate_limit"]:
        """`Rate_limit.get_by_uuid`, for read-only and above. State: prototyped."""
        return await self._call("Rate_limit.get_by_uuid", _Rate_limit_ref, uuid)

    async def get_by_name_label(self, label: str) -> list[Ref["_Rate_limit"]]:
        """`Rate_limit.get_by_name_label`, for read-only and above. State: prototyped."""
        return await self._call("Rate_limit.get_by_name_label", _Rate_limit_ref_set, label)

    async def get_all(self) -> list[Ref["_Rate_limit"]]:
        """`Rate_limit.get_all`, for read-only and above. State: prototyped."""
        return await self._call("Rate_limit.get_all", _Rate_limit_ref_set)

    async def get_all_where(self, expr: str) -> list[Ref["_Rate_limit"]]:
        """`Rate_limit.get_all_where`, for read-only and above. State: prototyped."""
        return await self._call("Rate_limit.get_all_where", _Rate_limit_ref_set, expr)

    async def get_all_records_where(self, expr: str) -> dict[Ref["_Rate_limit"], RateLimitRecord]:
        """`Rate_limit.get_all_records_where`, for read-only and above. State: prototyped."""
        return await self._call("Rate_limit.get_all_records_where", _Rate_limit_ref_to_Rate_limit_record, expr)

    async def get_all_records(self) -> dict[Ref["_Rate_limit"], RateLimitRecord]:
        """`Rate_limit.get_all_records`, for read-only and above. State: prototyped."""
        return await self._call("Rate_limit.get_all_records", _Rate_limit_ref_to_Rate_limit_record)

    async def get_uuid(self, ref: Ref["_Rate_limit"]) -> str:
        """`Rate_limit.get_uuid`, for read-only and above. State: prototyped."""
        return await self._call("Rate_limit.get_uuid", STRING, ref)

    async def get_name_label(self, ref: Ref["_Rate_limit"]) -> str:
        """`Rate_limit.get_name_label`, for read-only and above. State: prototyped."""
        return await self._call("Rate_limit.get_name_label", STRING, ref)

    async def set_name_label(self, ref: Ref["_Rate_limit"], value: str) -> None:
        """`Rate_limit.set_name_label`, for pool-admin and above. State: prototyped."""
        await self._call("Rate_limit.set_name_label", VOID, ref, value)

    async def get_name_description(self, ref: Ref["_Rate_limit"]) -> str:
        """`Rate_limit.get_name_description`, for read-only and above. State: prototyped."""
        return await self._call("Rate_limit.get_name_description", STRING, ref)

    async def set_name_description(self, ref: Ref["_Rate_limit"], value: str) -> None:
        """`Rate_limit.set_name_description`, for pool-admin and above. State: prototyped."""
        await self._call("Rate_limit.set_name_description", VOID, ref, value)

    async def get_callers(self, ref: Ref["_Rate_limit"]) -> list[Ref["_Caller"]]:
        """`Rate_limit.get_callers`, for read-only and above. State: prototyped."""
        return await self._call("Rate_limit.get_callers", _Caller_ref_set, ref)

    async def get_burst_size(self, ref: Ref["_Rate_limit"]) -> float:
        """`Rate_limit.get_burst_size`, for read-only and above. State: prototyped."""
        return await self._call("Rate_limit.get_burst_size", FLOAT, ref)

    async def get_fill_rate(self, ref: Ref["_Rate_limit"]) -> float:
        """`Rate_limit.get_fill_rate`, for read-only and above. State: prototyped."""
        return await self._call("Rate_limit.get_fill_rate", FLOAT, ref)


class RateLimitAsync(AsyncMessages):
    """The messages of `Rate_limit` that run as tasks."""

    __slots__ = ()

    async def create(self, args: RateLimitCreate) -> TaskRef[Ref["_Rate_limit"]]:
        """`Rate_limit.create`, for pool-admin and above. State: prototyped."""
        return await self._start("Rate_limit.create", _Rate_limit_ref, args)

    async def destroy(self, ref: Ref["_Rate_limit"]) -> TaskRef[None]:
        """`Rate_limit.destroy`, for pool-admin and above. State: prototyped."""
        return await self._start("Rate_limit.destroy", VOID, ref)

    async def add_caller(self, ref: Ref["_Rate_limit"], caller: Ref["_Caller"]) -> TaskRef[None]:
        """`Rate_limit.add_caller`, for pool-admin and above. State: prototyped."""
        return await self._start("Rate_limit.add_caller", VOID, ref, caller)

    async def remove_caller(self, ref: Ref["_Rate_limit"], caller: Ref["_Caller"]) -> TaskRef[None]:
        """`Rate_limit.remove_caller`, for pool-admin and above. State: prototyped."""
        return await self._start("Rate_limit.remove_caller", VOID, ref, caller)

    async def set_burst_size(self, ref: Ref["_Rate_limit"], value: float) -> TaskRef[None]:
        """`Rate_limit.set_burst_size`, for pool-admin and above. State: prototyped."""
        return await self._start("Rate_limit.set_burst_size", VOID, ref, float(value))

    async def set_fill_rate(self, ref: Ref["_Rate_limit"], value: float) -> TaskRef[None]:
        """`Rate_limit.set_fill_rate`, for pool-admin and above. State: prototyped."""
        return await self._start("Rate_limit.set_fill_rate", VOID, ref, float(value))
