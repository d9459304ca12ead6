# =====================================================================================================
# GENERATED from src/poolwright/xapi/datamodel.json by tools/xapigen. DO NOT EDIT: `make generate` makes it
# again, and a test fails where the two differ.
# =====================================================================================================
"""XAPI's class `Observer`: record and messages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec

from ..messages import AsyncMessages, Messages
from ..shapes import BOOL, STRING, Shape, VOID
from ..types import Ref

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import NotRequired, TypedDict
    from ..types import Items, Strings, TaskRef
    from .observer import Observer as _Observer
    from .host import host as _host


class ObserverRecord(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """All fields of a Observer; one that an older server does not have holds its default."""

    uuid: str = ""
    name_label: str = ""
    name_description: str = ""
    hosts: list[Ref["_host"]] = []
    attributes: dict[str, str] = {}
    endpoints: list[str] = []
    components: list[str] = []
    enabled: bool = False


if TYPE_CHECKING:

    class ObserverCreate(TypedDict, total=False):
        """What `Observer.create` takes."""

        name_label: NotRequired[str]
        name_description: NotRequired[str]
        hosts: NotRequired[Items[Ref["_host"]]]
        attributes: NotRequired[Mapping[str, str]]
        endpoints: NotRequired[Strings]
        components: NotRequired[Strings]
        enabled: NotRequired[bool]

else:
    ObserverCreate = dict


_Observer_record: Final[Shape[ObserverRecord]] = Shape(ObserverRecord)
_Observer_ref: Final[Shape[Ref["_Observer"]]] = Shape(str)
_Observer_ref_set: Final[Shape[list[Ref["_Observer"]]]] = Shape(list[str])
_Observer_ref_to_Observer_record: Final[Shape[dict[Ref["_Observer"], ObserverRecord]]] = Shape(dict[str, ObserverRecord])
_host_ref_set: Final[Shape[list[Ref["_host"]]]] = Shape(list[str])
_string_set: Final[Shape[list[str]]] = Shape(list[str])
_string_to_string: Final[Shape[dict[str, str]]] = Shape(dict[str, str])


class Observer(Messages):
    """The messages of `Observer`."""

    __slots__ = ()

    async def create(self, args: ObserverCreate) -> Ref["_Observer"]:
        """`Observer.create`, for pool-admin and above. State: prototyped."""
        return await self._call("Observer.create", _Observer_ref, args)

    async def destroy(self, ref: Ref["_Observer"]) -> None:
        """`Observer.destroy`, for pool-admin and above. State: prototyped."""
        await self._call("Observer.destroy", VOID, ref)

    async def get_name_label(self, ref: Ref["_Observer"]) -> str:
        """`Observer.get_name_label`, for read-only and above."""
        return await self._call("Observer.get_name_label", STRING, ref)

    async def get_name_description(self, ref: Ref["_Observer"]) -> str:
        """`Observer.get_name_description`, for read-only and above."""
        return await self._call("Observer.get_name_description", STRING, ref)

    async def set_name_label(self, ref: Ref["_Observer"], value: str) -> None:
        """`Observer.set_name_label`, for pool-admin and above."""
        await self._call("Observer.set_name_label", VOID, ref, value)

    async def set_name_description(self, ref: Ref["_Observer"], value: str) -> None:
        """`Observer.set_name_description`, for pool-admin and above."""
        await self._call("Observer.set_name_description", VOID, ref, value)

    async def register(self, ref: Ref["_Observer"], host: Ref["_host"]) -> None:
        """`Observer.register`, for pool-admin and above. State: prototyped."""
        await self._call("Observer.register", VOID, ref, host)

    async def unregister(self, ref: Ref["_Observer"], host: Ref["_host"]) -> None:
        """`Observer.unregister`, for pool-admin and above. State: prototyped."""
        await self._call("Observer.unregister", VOID, ref, host)

    async def set_hosts(self, ref: Ref["_Observer"], value: Items[Ref["_host"]]) -> None:
        """`Observer.set_hosts`, for pool-admin and above. State: prototyped."""
        await self._call("Observer.set_hosts", VOID, ref, value)

    async def set_enabled(self, ref: Ref["_Observer"], value: bool) -> None:
        """`Observer.set_enabled`, for pool-admin and above. State: prototyped."""
        await self._call("Observer.set_enabled", VOID, ref, value)

    async def set_attributes(self, ref: Ref["_Observer"], value: Mapping[str, str]) -> None:
        """`Observer.set_attributes`, for pool-admin and above. State: prototyped."""
        await self._call("Observer.set_attributes", VOID, ref, value)

    async def set_endpoints(self, ref: Ref["_Observer"], value: Strings) -> None:
        """`Observer.set_endpoints`, for pool-admin and above. State: prototyped."""
        await self._call("Observer.set_endpoints", VOID, ref, value)

    async def set_components(self, ref: Ref["_Observer"], value: Strings) -> None:
        """`Observer.set_components`, for pool-admin and above. State: prototyped."""
        await self._call("Observer.set_components", VOID, ref, value)

    async def get_record(self, ref: Ref["_Observer"]) -> ObserverRecord:
        """`Observer.get_record`, for read-only and above. State: prototyped."""
        return await self._call("Observer.get_record", _Observer_record, ref)

    async def get_by_uuid(self, uuid: str) -> Ref["_Observer"]:
        """`Observer.get_by_uuid`, for read-only and above. State: prototyped."""
        return await self._call("Observer.get_by_uuid", _Observer_ref, uuid)

    async def get_by_name_label(self, label: str) -> list[Ref["_Observer"]]:
        """`Observer.get_by_name_label`, for read-only and above. State: prototyped."""
        return await self._call("Observer.get_by_name_label", _Observer_ref_set, label)

    async def get_all(self) -> list[Ref["_Observer"]]:
        """`Observer.get_all`, for read-only and above. State: prototyped."""
        return await self._call("Observer.get_all", _Observer_ref_set)

    async def get_all_where(self, expr: str) -> list[Ref["_Observer"]]:
        """`Observer.get_all_where`, for read-only and above. State: prototyped."""
        return await self._call("Observer.get_all_where", _Observer_ref_set, expr)

    async def get_all_records_where(self, expr: str) -> dict[Ref["_Observer"], ObserverRecord]:
        """`Observer.get_all_records_where`, for read-only and above. State: prototyped."""
        return await self._call("Observer.get_all_records_where", _Observer_ref_to_Observer_record, expr)

    async def get_all_records(self) -> dict[Ref["_Observer"], ObserverRecord]:
        """`Observer.get_all_records`, for read-only and above. State: prototyped."""
        return await self._call("Observer.get_all_records", _Observer_ref_to_Observer_record)

    async def get_uuid(self, ref: Ref["_Observer"]) -> str:
        """`Observer.get_uuid`, for read-only and above. State: prototyped."""
        return await self._call("Observer.get_uuid", STRING, ref)

    async def get_hosts(self, ref: Ref["_Observer"]) -> list[Ref["_host"]]:
        """`Observer.get_hosts`, for read-only and above. State: prototyped."""
        return await self._call("Observer.get_hosts", _host_ref_set, ref)

    async def get_attributes(self, ref: Ref["_Observer"]) -> dict[str, str]:
        """`Observer.get_attributes`, for read-only and above. State: prototyped."""
        return await self._call("Observer.get_attributes", _string_to_string, ref)

    async def get_endpoints(self, ref: Ref["_Observer"]) -> list[str]:
        """`Observer.get_endpoints`, for read-only and above. State: prototyped."""
        return await self._call("Observer.get_endpoints", _string_set, ref)

    async def get_components(self, ref: Ref["_Observer"]) -> list[str]:
        """`Observer.get_components`, for read-only and above. State: prototyped."""
        return await self._call("Observer.get_components", _string_set, ref)

    async def get_enabled(self, ref: Ref["_Observer"]) -> bool:
        """`Observer.get_enabled`, for read-only and above. State: prototyped."""
        return await self._call("Observer.get_enabled", BOOL, ref)


class ObserverAsync(AsyncMessages):
    """The messages of `Observer` that run as tasks."""

    __slots__ = ()

    async def create(self, args: ObserverCreate) -> TaskRef[Ref["_Observer"]]:
        """`Observer.create`, for pool-admin and above. State: prototyped."""
        return await self._start("Observer.create", _Observer_ref, args)

    async def destroy(self, ref: Ref["_Observer"]) -> TaskRef[None]:
        """`Observer.destroy`, for pool-admin and above. State: prototyped."""
        return await self._start("Observer.destroy", VOID, ref)

    async def register(self, ref: Ref["_Observer"], host: Ref["_host"]) -> TaskRef[None]:
        """`Observer.register`, for pool-admin and above. State: prototyped."""
        return await self._start("Observer.register", VOID, ref, host)

    async def unregister(self, ref: Ref["_Observer"], host: Ref["_host"]) -> TaskRef[None]:
        """`Observer.unregister`, for pool-admin and above. State: prototyped."""
        return await self._start("Observer.unregister", VOID, ref, host)

    async def set_hosts(self, ref: Ref["_Observer"], value: Items[Ref["_host"]]) -> TaskRef[None]:
        """`Observer.set_hosts`, for pool-admin and above. State: prototyped."""
        return await self._start("Observer.set_hosts", VOID, ref, value)

    async def set_enabled(self, ref: Ref["_Observer"], value: bool) -> TaskRef[None]:
        """`Observer.set_enabled`, for pool-admin and above. State: prototyped."""
        return await self._start("Observer.set_enabled", VOID, ref, value)

    async def set_attributes(self, ref: Ref["_Observer"], value: Mapping[str, str]) -> TaskRef[None]:
        """`Observer.set_attributes`, for pool-admin and above. State: prototyped."""
        return await self._start("Observer.set_attributes", VOID, ref, value)

    async def set_endpoints(self, ref: Ref["_Observer"], value: Strings) -> TaskRef[None]:
        """`Observer.set_endpoints`, for pool-admin and above. State: prototyped."""
        return await self._start("Observer.set_endpoints", VOID, ref, value)

    async def set_components(self, ref: Ref["_Observer"], value: Strings) -> TaskRef[None]:
        """`Observer.set_components`, for pool-admin and above. State: prototyped."""
        return await self._start("Observer.set_components", VOID, ref, value)
