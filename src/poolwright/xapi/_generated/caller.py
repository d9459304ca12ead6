# =====================================================================================================
# GENERATED from src/poolwright/xapi/datamodel.json by tools/xapigen. DO NOT EDIT: `make generate` makes it
# again, and a test fails where the two differ.
# =====================================================================================================
"""XAPI's class `Caller`: record and messages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec

from ..messages import AsyncMessages, Messages
from ..shapes import BOOL, DATE, FLOAT, INT, STRING, Shape, VOID
from ..types import Date, EPOCH, NULL_REF, Ref

if TYPE_CHECKING:
    from typing import NotRequired, TypedDict
    from ..types import TaskRef
    from .caller import Caller as _Caller
    from .rate_limit import Rate_limit as _Rate_limit


class CallerRecord(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """All fields of a Caller; one that an older server does not have holds its default."""

    uuid: str = ""
    name_label: str = ""
    name_description: str = ""
    user_agent: str = ""
    client_ip: str = ""
    last_access: Date = EPOCH
    groups: list[str] = []
    rate_limit: Ref["_Rate_limit"] = NULL_REF
    auto_registered: bool = False


if TYPE_CHECKING:

    class CallerCreate(TypedDict, total=False):
        """What `Caller.create` takes."""

        name_label: NotRequired[str]
        name_description: NotRequired[str]
        user_agent: NotRequired[str]
        client_ip: NotRequired[str]

else:
    CallerCreate = dict


_Caller_record: Final[Shape[CallerRecord]] = Shape(CallerRecord)
_Caller_ref: Final[Shape[Ref["_Caller"]]] = Shape(str)
_Caller_ref_set: Final[Shape[list[Ref["_Caller"]]]] = Shape(list[str])
_Caller_ref_to_Caller_record: Final[Shape[dict[Ref["_Caller"], CallerRecord]]] = Shape(dict[str, CallerRecord])
_Rate_limit_ref: Final[Shape[Ref["_Rate_limit"]]] = Shape(str)
_string_set: Final[Shape[list[str]]] = Shape(list[str])
_string_set_set: Final[Shape[list[list[str]]]] = Shape(list[list[str]])


class Caller(Messages):
    """The messages of `Caller`."""

    __slots__ = ()

    async def create(self, args: CallerCreate) -> Ref["_Caller"]:
        """`Caller.create`, for pool-admin and above. State: prototyped."""
        return await self._call("Caller.create", _Caller_ref, args)

    async def destroy(self, ref: Ref["_Caller"]) -> None:
        """`Caller.destroy`, for pool-admin and above. State: prototyped."""
        await self._call("Caller.destroy", VOID, ref)

    async def add_group(self, ref: Ref["_Caller"], group: str) -> None:
        """`Caller.add_group`, for pool-operator and above. State: prototyped."""
        await self._call("Caller.add_group", VOID, ref, group)

    async def remove_group(self, ref: Ref["_Caller"], group: str) -> None:
        """`Caller.remove_group`, for pool-operator and above. State: prototyped."""
        await self._call("Caller.remove_group", VOID, ref, group)

    async def query_token_usage(self, ref: Ref["_Caller"]) -> float:
        """`Caller.query_token_usage`, for pool-operator and above. State: prototyped."""
        return await self._call("Caller.query_token_usage", FLOAT, ref)

    async def query_call_count(self, ref: Ref["_Caller"]) -> int:
        """`Caller.query_call_count`, for pool-operator and above. State: prototyped."""
        return await self._call("Caller.query_call_count", INT, ref)

    async def query_group_token_usage(self, group: str) -> float:
        """`Caller.query_group_token_usage`, for pool-operator and above. State: prototyped."""
        return await self._call("Caller.query_group_token_usage", FLOAT, group)

    async def query_group_call_count(self, group: str) -> int:
        """`Caller.query_group_call_count`, for pool-operator and above. State: prototyped."""
        return await self._call("Caller.query_group_call_count", INT, group)

    async def query_all_usage(self) -> list[list[str]]:
        """`Caller.query_all_usage`, for pool-operator and above. State: prototyped."""
        return await self._call("Caller.query_all_usage", _string_set_set)

    async def get_record(self, ref: Ref["_Caller"]) -> CallerRecord:
        """`Caller.get_record`, for read-only and above. State: prototyped."""
        return await self._call("Caller.get_record", _Caller_record, ref)

    async def get_by_uuid(self, uuid: str) -> Ref["_Caller"]:
        """`Caller.get_by_uuid`, for read-only and above. State: prototyped."""
        return await self._call("Caller.get_by_uuid", _Caller_ref, uuid)

    async def get_by_name_label(self, label: str) -> list[Ref["_Caller"]]:
        """`Caller.get_by_name_label`, for read-only and above. State: prototyped."""
        return await self._call("Caller.get_by_name_label", _Caller_ref_set, label)

    async def get_all(self) -> list[Ref["_Caller"]]:
        """`Caller.get_all`, for read-only and above. State: prototyped."""
        return await self._call("Caller.get_all", _Caller_ref_set)

    async def get_all_where(self, expr: str) -> list[Ref["_Caller"]]:
        """`Caller.get_all_where`, for read-only and above. State: prototyped."""
        return await self._call("Caller.get_all_where", _Caller_ref_set, expr)

    async def get_all_records_where(self, expr: str) -> dict[Ref["_Caller"], CallerRecord]:
        """`Caller.get_all_records_where`, for read-only and above. State: prototyped."""
        return await self._call("Caller.get_all_records_where", _Caller_ref_to_Caller_record, expr)

    async def get_all_records(self) -> dict[Ref["_Caller"], CallerRecord]:
        """`Caller.get_all_records`, for read-only and above. State: prototyped."""
        return await self._call("Caller.get_all_records", _Caller_ref_to_Caller_record)

    async def get_uuid(self, ref: Ref["_Caller"]) -> str:
        """`Caller.get_uuid`, for read-only and above. State: prototyped."""
        return await self._call("Caller.get_uuid", STRING, ref)

    async def get_name_label(self, ref: Ref["_Caller"]) -> str:
        """`Caller.get_name_label`, for read-only and above. State: prototyped."""
        return await self._call("Caller.get_name_label", STRING, ref)

    async def set_name_label(self, ref: Ref["_Caller"], value: str) -> None:
        """`Caller.set_name_label`, for pool-admin and above. State: prototyped."""
        await self._call("Caller.set_name_label", VOID, ref, value)

    async def get_name_description(self, ref: Ref["_Caller"]) -> str:
        """`Caller.get_name_description`, for read-only and above. State: prototyped."""
        return await self._call("Caller.get_name_description", STRING, ref)

    async def set_name_description(self, ref: Ref["_Caller"], value: str) -> None:
        """`Caller.set_name_description`, for pool-admin and above. State: prototyped."""
        await self._call("Caller.set_name_description", VOID, ref, value)

    async def get_user_agent(self, ref: Ref["_Caller"]) -> str:
        """`Caller.get_user_agent`, for read-only and above. State: prototyped."""
        return await self._call("Caller.get_user_agent", STRING, ref)

    async def get_client_ip(self, ref: Ref["_Caller"]) -> str:
        """`Caller.get_client_ip`, for read-only and above. State: prototyped."""
        return await self._call("Caller.get_client_ip", STRING, ref)

    async def get_last_access(self, ref: Ref["_Caller"]) -> Date:
        """`Caller.get_last_access`, for read-only and above. State: prototyped."""
        return await self._call("Caller.get_last_access", DATE, ref)

    async def get_groups(self, ref: Ref["_Caller"]) -> list[str]:
        """`Caller.get_groups`, for read-only and above. State: prototyped."""
        return await self._call("Caller.get_groups", _string_set, ref)

    async def get_rate_limit(self, ref: Ref["_Caller"]) -> Ref["_Rate_limit"]:
        """`Caller.get_rate_limit`, for read-only and above. State: prototyped."""
        return await self._call("Caller.get_rate_limit", _Rate_limit_ref, ref)

    async def get_auto_registered(self, ref: Ref["_Caller"]) -> bool:
        """`Caller.get_auto_registered`, for read-only and above. State: prototyped."""
        return await self._call("Caller.get_auto_registered", BOOL, ref)


class CallerAsync(AsyncMessages):
    """The messages of `Caller` that run as tasks."""

    __slots__ = ()

    async def create(self, args: CallerCreate) -> TaskRef[Ref["_Caller"]]:
        """`Caller.create`, for pool-admin and above. State: prototyped."""
        return await self._start("Caller.create", _Caller_ref, args)

    async def destroy(self, ref: Ref["_Caller"]) -> TaskRef[None]:
        """`Caller.destroy`, for pool-admin and above. State: prototyped."""
        return await self._start("Caller.destroy", VOID, ref)

    async def add_group(self, ref: Ref["_Caller"], group: str) -> TaskRef[None]:
        """`Caller.add_group`, for pool-operator and above. State: prototyped."""
        return await self._start("Caller.add_group", VOID, ref, group)

    async def remove_group(self, ref: Ref["_Caller"], group: str) -> TaskRef[None]:
        """`Caller.remove_group`, for pool-operator and above. State: prototyped."""
        return await self._start("Caller.remove_group", VOID, ref, group)

    async def query_token_usage(self, ref: Ref["_Caller"]) -> TaskRef[float]:
        """`Caller.query_token_usage`, for pool-operator and above. State: prototyped."""
        return await self._start("Caller.query_token_usage", FLOAT, ref)

    async def query_call_count(self, ref: Ref["_Caller"]) -> TaskRef[int]:
        """`Caller.query_call_count`, for pool-operator and above. State: prototyped."""
        return await self._start("Caller.query_call_count", INT, ref)

    async def query_group_token_usage(self, group: str) -> TaskRef[float]:
        """`Caller.query_group_token_usage`, for pool-operator and above. State: prototyped."""
        return await self._start("Caller.query_group_token_usage", FLOAT, group)

    async def query_group_call_count(self, group: str) -> TaskRef[int]:
        """`Caller.query_group_call_count`, for pool-operator and above. State: prototyped."""
        return await self._start("Caller.query_group_call_count", INT, group)

    async def query_all_usage(self) -> TaskRef[list[list[str]]]:
        """`Caller.query_all_usage`, for pool-operator and above. State: prototyped."""
        return await self._start("Caller.query_all_usage", _string_set_set)
