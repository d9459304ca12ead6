# =====================================================================================================
# GENERATED from src/poolwright/xapi/datamodel.json by tools/xapigen. DO NOT EDIT: `make generate` makes it
# again, and a test fails where the two differ.
# =====================================================================================================
"""XAPI's class `Cluster_host`: record and messages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec

from ..messages import AsyncMessages, Messages
from ..shapes import BOOL, DATE, STRING, Shape, VOID
from ..types import Date, EPOCH, NULL_REF, Ref
from .enums import ClusterHostOperation

if TYPE_CHECKING:
    from ..types import TaskRef
    from .cluster import Cluster as _Cluster
    from .cluster_host import Cluster_host as _Cluster_host
    from .pif import PIF as _PIF
    from .host import host as _host


class ClusterHostRecord(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """All fields of a Cluster_host; one that an older server does not have holds its default."""

    uuid: str = ""
    cluster: Ref["_Cluster"] = NULL_REF
    host: Ref["_host"] = NULL_REF
    enabled: bool = False
    PIF: Ref["_PIF"] = NULL_REF
    joined: bool = True
    live: bool = False
    last_update_live: Date = EPOCH
    allowed_operations: list[ClusterHostOperation] = []
    current_operations: dict[str, ClusterHostOperation] = {}
    other_config: dict[str, str] = {}


_Cluster_host_record: Final[Shape[ClusterHostRecord]] = Shape(ClusterHostRecord)
_Cluster_host_ref: Final[Shape[Ref["_Cluster_host"]]] = Shape(str)
_Cluster_host_ref_set: Final[Shape[list[Ref["_Cluster_host"]]]] = Shape(list[str])
_Cluster_host_ref_to_Cluster_host_record: Final[Shape[dict[Ref["_Cluster_host"], ClusterHostRecord]]] = Shape(dict[str, ClusterHostRecord])
_Cluster_ref: Final[Shape[Ref["_Cluster"]]] = Shape(str)
_PIF_ref: Final[Shape[Ref["_PIF"]]] = Shape(str)
_cluster_host_operation_word_set: Final[Shape[list[ClusterHostOperation]]] = Shape(list[ClusterHostOperation])
_host_ref: Final[Shape[Ref["_host"]]] = Shape(str)
_string_to_cluster_host_operation_word: Final[Shape[dict[str, ClusterHostOperation]]] = Shape(dict[str, ClusterHostOperation])
_string_to_string: Final[Shape[dict[str, str]]] = Shape(dict[str, str])


class Cluster_host(Messages):
    """The messages of `Cluster_host`."""

    __slots__ = ()

    async def create(self, cluster: Ref["_Cluster"], host: Ref["_host"], pif: Ref["_PIF"]) -> Ref["_Cluster_host"]:
        """`Cluster_host.create`, for pool-operator and above.

        Errors: PIF_NOT_ATTACHED_TO_HOST, NO_CLUSTER_HOSTS_REACHABLE.
        """
        return await self._call("Cluster_host.create", _Cluster_host_ref, cluster, host, pif)

    async def destroy(self, ref: Ref["_Cluster_host"]) -> None:
        """`Cluster_host.destroy`, for pool-operator and above.

        Errors: CLUSTER_STACK_IN_USE, CLUSTERING_DISABLED, CLUSTER_HOST_IS_LAST.
        """
        await self._call("Cluster_host.destroy", VOID, ref)

    async def enable(self, ref: Ref["_Cluster_host"]) -> None:
        """`Cluster_host.enable`, for pool-operator and above.

        Errors: PIF_ALLOWS_UNPLUG, REQUIRED_PIF_IS_UNPLUGGED.
        """
        await self._call("Cluster_host.enable", VOID, ref)

    async def force_destroy(self, ref: Ref["_Cluster_host"]) -> None:
        """`Cluster_host.force_destroy`, for pool-operator and above.

        Errors: CLUSTER_STACK_IN_USE.
        """
        await self._call("Cluster_host.force_destroy", VOID, ref)

    async def forget(self, ref: Ref["_Cluster_host"]) -> None:
        """`Cluster_host.forget`, for local-root-only and above."""
        await self._call("Cluster_host.forget", VOID, ref)

    async def disable(self, ref: Ref["_Cluster_host"]) -> None:
        """`Cluster_host.disable`, for pool-operator and above.

        Errors: CLUSTER_STACK_IN_USE.
        """
        await self._call("Cluster_host.disable", VOID, ref)

    async def get_record(self, ref: Ref["_Cluster_host"]) -> ClusterHostRecord:
        """`Cluster_host.get_record`, for read-only and above."""
        return await self._call("Cluster_host.get_record", _Cluster_host_record, ref)

    async def get_by_uuid(self, uuid: str) -> Ref["_Cluster_host"]:
        """`Cluster_host.get_by_uuid`, for read-only and above."""
        return await self._call("Cluster_host.get_by_uuid", _Cluster_host_ref, uuid)

    async def get_all(self) -> list[Ref["_Cluster_host"]]:
        """`Cluster_host.get_all`, for read-only and above."""
        return await self._call("Cluster_host.get_all", _Cluster_host_ref_set)

    async def get_all_where(self, expr: str) -> list[Ref["_Cluster_host"]]:
        """`Cluster_host.get_all_where`, for read-only and above."""
        return await self._call("Cluster_host.get_all_where", _Cluster_host_ref_set, expr)

    async def get_all_records_where(self, expr: str) -> dict[Ref["_Cluster_host"], ClusterHostRecord]:
        """`Cluster_host.get_all_records_where`, for read-only and above."""
        return await self._call("Cluster_host.get_all_records_where", _Cluster_host_ref_to_Cluster_host_record, expr)

    async def get_all_records(self) -> dict[Ref["_Cluster_host"], ClusterHostRecord]:
        """`Cluster_host.get_all_records`, for read-only and above."""
        return await self._call("Cluster_host.get_all_records", _Cluster_host_ref_to_Cluster_host_record)

    async def get_uuid(self, ref: Ref["_Cluster_host"]) -> str:
        """`Cluster_host.get_uuid`, for read-only and above."""
        return await self._call("Cluster_host.get_uuid", STRING, ref)

    async def get_cluster(self, ref: Ref["_Cluster_host"]) -> Ref["_Cluster"]:
        """`Cluster_host.get_cluster`, for read-only and above."""
        return await self._call("Cluster_host.get_cluster", _Cluster_ref, ref)

    async def get_host(self, ref: Ref["_Cluster_host"]) -> Ref["_host"]:
        """`Cluster_host.get_host`, for read-only and above."""
        return await self._call("Cluster_host.get_host", _host_ref, ref)

    async def get_enabled(self, ref: Ref["_Cluster_host"]) -> bool:
        """`Cluster_host.get_enabled`, for read-only and above."""
        return await self._call("Cluster_host.get_enabled", BOOL, ref)

    async def get_PIF(self, ref: Ref["_Cluster_host"]) -> Ref["_PIF"]:
        """`Cluster_host.get_PIF`, for read-only and above."""
        return await self._call("Cluster_host.get_PIF", _PIF_ref, ref)

    async def get_joined(self, ref: Ref["_Cluster_host"]) -> bool:
        """`Cluster_host.get_joined`, for read-only and above."""
        return await self._call("Cluster_host.get_joined", BOOL, ref)

    async def get_live(self, ref: Ref["_Cluster_host"]) -> bool:
        """`Cluster_host.get_live`, for read-only and above. State: prototyped."""
        return await self._call("Cluster_host.get_live", BOOL, ref)

    async def get_last_update_live(self, ref: Ref["_Cluster_host"]) -> Date:
        """`Cluster_host.get_last_update_live`, for read-only and above. State: prototyped."""
        return await self._call("Cluster_host.get_last_update_live", DATE, ref)

    async def get_allowed_operations(self, ref: Ref["_Cluster_host"]) -> list[ClusterHostOperation]:
        """`Cluster_host.get_allowed_operations`, for read-only and above."""
        return await self._call("Cluster_host.get_allowed_operations", _cluster_host_operation_word_set, ref)

    async def get_current_operations(self, ref: Ref["_Cluster_host"]) -> dict[str, ClusterHostOperation]:
        """`Cluster_host.get_current_operations`, for read-only and above."""
        return await self._call("Cluster_host.get_current_operations", _string_to_cluster_host_operation_word, ref)

    async def get_other_config(self, ref: Ref["_Cluster_host"]) -> dict[str, str]:
        """`Cluster_host.get_other_config`, for read-only and above."""
        return await self._call("Cluster_host.get_other_config", _string_to_string, ref)


class ClusterHostAsync(AsyncMessages):
    """The messages of `Cluster_host` that run as tasks."""

    __slots__ = ()

    async def create(self, cluster: Ref["_Cluster"], host: Ref["_host"], pif: Ref["_PIF"]) -> TaskRef[Ref["_Cluster_host"]]:
        """`Cluster_host.create`, for pool-operator and above.

        Errors: PIF_NOT_ATTACHED_TO_HOST, NO_CLUSTER_HOSTS_REACHABLE.
        """
        return await self._start("Cluster_host.create", _Cluster_host_ref, cluster, host, pif)

    async def destroy(self, ref: Ref["_Cluster_host"]) -> TaskRef[None]:
        """`Cluster_host.destroy`, for pool-operator and above.

        Errors: CLUSTER_STACK_IN_USE, CLUSTERING_DISABLED, CLUSTER_HOST_IS_LAST.
        """
        return await self._start("Cluster_host.destroy", VOID, ref)

    async def enable(self, ref: Ref["_Cluster_host"]) -> TaskRef[None]:
        """`Cluster_host.enable`, for pool-operator and above.

        Errors: PIF_ALLOWS_UNPLUG, REQUIRED_PIF_IS_UNPLUGGED.
        """
        return await self._start("Cluster_host.enable", VOID, ref)

    async def force_destroy(self, ref: Ref["_Cluster_host"]) -> TaskRef[None]:
        """`Cluster_host.force_destroy`, for pool-operator and above.

        Errors: CLUSTER_STACK_IN_USE.
        """
        return await self._start("Cluster_host.force_destroy", VOID, ref)

    async def forget(self, ref: Ref["_Cluster_host"]) -> TaskRef[None]:
        """`Cluster_host.forget`, for local-root-only and above."""
        return await self._start("Cluster_host.forget", VOID, ref)

    async def disable(self, ref: Ref["_Cluster_host"]) -> TaskRef[None]:
        """`Cluster_host.disable`, for pool-operator and above.

        Errors: CLUSTER_STACK_IN_USE.
        """
        return await self._start("Cluster_host.disable", VOID, ref)
