# =====================================================================================================
# GENERATED from src/poolwright/xapi/datamodel.json by tools/xapigen. DO NOT EDIT: `make generate` makes it
# again, and a test fails where the two differ.
# =====================================================================================================
"""XAPI's class `Cluster`: record and messages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec

from ..messages import AsyncMessages, Messages, given
from ..shapes import BOOL, FLOAT, INT, STRING, Shape, VOID
from ..types import Ref
from .enums import ClusterOperation

if TYPE_CHECKING:
    from collections.abc import Mapping
    from ..types import TaskRef
    from .cluster import Cluster as _Cluster
    from .cluster_host import Cluster_host as _Cluster_host
    from .pif import PIF as _PIF
    from .network import network as _network


class ClusterRecord(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """All fields of a Cluster; one that an older server does not have holds its default."""

    uuid: str = ""
    cluster_hosts: list[Ref["_Cluster_host"]] = []
    pending_forget: list[str] = []
    cluster_token: str = ""
    cluster_stack: str = "corosync"
    cluster_stack_version: int = 2
    is_quorate: bool = False
    quorum: int = 0
    live_hosts: int = 0
    expected_hosts: int = 0
    allowed_operations: list[ClusterOperation] = []
    current_operations: dict[str, ClusterOperation] = {}
    pool_auto_join: bool = True
    token_timeout: float = 20.0  #: seconds
    token_timeout_coefficient: float = 1.0  #: seconds
    cluster_config: dict[str, str] = {}
    other_config: dict[str, str] = {}


_Cluster_host_ref_set: Final[Shape[list[Ref["_Cluster_host"]]]] = Shape(list[str])
_Cluster_record: Final[Shape[ClusterRecord]] = Shape(ClusterRecord)
_Cluster_ref: Final[Shape[Ref["_Cluster"]]] = Shape(str)
_Cluster_ref_set: Final[Shape[list[Ref["_Cluster"]]]] = Shape(list[str])
_Cluster_ref_to_Cluster_record: Final[Shape[dict[Ref["_Cluster"], ClusterRecord]]] = Shape(dict[str, ClusterRecord])
_cluster_operation_word_set: Final[Shape[list[ClusterOperation]]] = Shape(list[ClusterOperation])
_network_ref: Final[Shape[Ref["_network"]]] = Shape(str)
_string_set: Final[Shape[list[str]]] = Shape(list[str])
_string_to_cluster_operation_word: Final[Shape[dict[str, ClusterOperation]]] = Shape(dict[str, ClusterOperation])
_string_to_string: Final[Shape[dict[str, str]]] = Shape(dict[str, str])


class Cluster(Messages):
    """The messages of `Cluster`."""

    __slots__ = ()

    async def create(self, PIF: Ref["_PIF"], cluster_stack: str, pool_auto_join: bool, token_timeout: float | None = None, token_timeout_coefficient: float | None = None) -> Ref["_Cluster"]:
        """`Cluster.create`, for pool-operator and above. Units: token_timeout: seconds; token_timeout_coefficient: seconds. By default token_timeout = 20.0, token_timeout_coefficient = 1.0.

        Errors: INVALID_CLUSTER_STACK, INVALID_VALUE, PIF_ALLOWS_UNPLUG, REQUIRED_PIF_IS_UNPLUGGED.
        """
        return await self._call("Cluster.create", _Cluster_ref, PIF, cluster_stack, pool_auto_join, *given((token_timeout, 20.0), (token_timeout_coefficient, 1.0)))

    async def destroy(self, ref: Ref["_Cluster"]) -> None:
        """`Cluster.destroy`, for pool-operator and above.

        Errors: CLUSTER_DOES_NOT_HAVE_ONE_NODE, CLUSTER_STACK_IN_USE.
        """
        await self._call("Cluster.destroy", VOID, ref)

    async def get_network(self, ref: Ref["_Cluster"]) -> Ref["_network"]:
        """`Cluster.get_network`, for read-only and above."""
        return await self._call("Cluster.get_network", _network_ref, ref)

    async def pool_create(self, network: Ref["_network"], cluster_stack: str, token_timeout: float | None = None, token_timeout_coefficient: float | None = None) -> Ref["_Cluster"]:
        """`Cluster.pool_create`, for pool-operator and above. Units: token_timeout: seconds; token_timeout_coefficient: seconds. By default token_timeout = 20.0, token_timeout_coefficient = 1.0."""
        return await self._call("Cluster.pool_create", _Cluster_ref, network, cluster_stack, *given((token_timeout, 20.0), (token_timeout_coefficient, 1.0)))

    async def pool_force_destroy(self, ref: Ref["_Cluster"]) -> None:
        """`Cluster.pool_force_destroy`, for pool-operator and above.

        Errors: CLUSTER_FORCE_DESTROY_FAILED.
        """
        await self._call("Cluster.pool_force_destroy", VOID, ref)

    async def pool_destroy(self, ref: Ref["_Cluster"]) -> None:
        """`Cluster.pool_destroy`, for pool-operator and above.

        Errors: CLUSTER_STACK_IN_USE, CLUSTERING_DISABLED, CLUSTER_HOST_IS_LAST.
        """
        await self._call("Cluster.pool_destroy", VOID, ref)

    async def pool_resync(self, ref: Ref["_Cluster"]) -> None:
        """`Cluster.pool_resync`, for pool-operator and above."""
        await self._call("Cluster.pool_resync", VOID, ref)

    async def cstack_sync(self, ref: Ref["_Cluster"]) -> None:
        """`Cluster.cstack_sync`, for pool-operator and above. For the pool's own hosts only."""
        await self._call("Cluster.cstack_sync", VOID, ref)

    async def get_record(self, ref: Ref["_Cluster"]) -> ClusterRecord:
        """`Cluster.get_record`, for read-only and above."""
        return await self._call("Cluster.get_record", _Cluster_record, ref)

    async def get_by_uuid(self, uuid: str) -> Ref["_Cluster"]:
        """`Cluster.get_by_uuid`, for read-only and above."""
        return await self._call("Cluster.get_by_uuid", _Cluster_ref, uuid)

    async def get_all(self) -> list[Ref["_Cluster"]]:
        """`Cluster.get_all`, for read-only and above."""
        return await self._call("Cluster.get_all", _Cluster_ref_set)

    async def get_all_where(self, expr: str) -> list[Ref["_Cluster"]]:
        """`Cluster.get_all_where`, for read-only and above."""
        return await self._call("Cluster.get_all_where", _Cluster_ref_set, expr)

    async def get_all_records_where(self, expr: str) -> dict[Ref["_Cluster"], ClusterRecord]:
        """`Cluster.get_all_records_where`, for read-only and above."""
        return await self._call("Cluster.get_all_records_where", _Cluster_ref_to_Cluster_record, expr)

    async def get_all_records(self) -> dict[Ref["_Cluster"], ClusterRecord]:
        """`Cluster.get_all_records`, for read-only and above."""
        return await self._call("Cluster.get_all_records", _Cluster_ref_to_Cluster_record)

    async def get_uuid(self, ref: Ref["_Cluster"]) -> str:
        """`Cluster.get_uuid`, for read-only and above."""
        return await self._call("Cluster.get_uuid", STRING, ref)

    async def get_cluster_hosts(self, ref: Ref["_Cluster"]) -> list[Ref["_Cluster_host"]]:
        """`Cluster.get_cluster_hosts`, for read-only and above."""
        return await self._call("Cluster.get_cluster_hosts", _Cluster_host_ref_set, ref)

    async def get_pending_forget(self, ref: Ref["_Cluster"]) -> list[str]:
        """`Cluster.get_pending_forget`, for read-only and above."""
        return await self._call("Cluster.get_pending_forget", _string_set, ref)

    async def get_cluster_token(self, ref: Ref["_Cluster"]) -> str:
        """`Cluster.get_cluster_token`, for read-only and above."""
        return await self._call("Cluster.get_cluster_token", STRING, ref)

    async def get_cluster_stack(self, ref: Ref["_Cluster"]) -> str:
        """`Cluster.get_cluster_stack`, for read-only and above."""
        return await self._call("Cluster.get_cluster_stack", STRING, ref)

    async def get_cluster_stack_version(self, ref: Ref["_Cluster"]) -> int:
        """`Cluster.get_cluster_stack_version`, for read-only and above. State: prototyped."""
        return await self._call("Cluster.get_cluster_stack_version", INT, ref)

    async def get_is_quorate(self, ref: Ref["_Cluster"]) -> bool:
        """`Cluster.get_is_quorate`, for read-only and above. State: prototyped."""
        return await self._call("Cluster.get_is_quorate", BOOL, ref)

    async def get_quorum(self, ref: Ref["_Cluster"]) -> int:
        """`Cluster.get_quorum`, for read-only and above. State: prototyped."""
        return await self._call("Cluster.get_quorum", INT, ref)

    async def get_live_hosts(self, ref: Ref["_Cluster"]) -> int:
        """`Cluster.get_live_hosts`, for read-only and above. State: prototyped."""
        return await self._call("Cluster.get_live_hosts", INT, ref)

    async def get_expected_hosts(self, ref: Ref["_Cluster"]) -> int:
        """`Cluster.get_expected_hosts`, for read-only and above. State: prototyped."""
        return await self._call("Cluster.get_expected_hosts", INT, ref)

    async def get_allowed_operations(self, ref: Ref["_Cluster"]) -> list[ClusterOperation]:
        """`Cluster.get_allowed_operations`, for read-only and above."""
        return await self._call("Cluster.get_allowed_operations", _cluster_operation_word_set, ref)

    async def get_current_operations(self, ref: Ref["_Cluster"]) -> dict[str, ClusterOperation]:
        """`Cluster.get_current_operations`, for read-only and above."""
        return await self._call("Cluster.get_current_operations", _string_to_cluster_operation_word, ref)

    async def get_pool_auto_join(self, ref: Ref["_Cluster"]) -> bool:
        """`Cluster.get_pool_auto_join`, for read-only and above."""
        return await self._call("Cluster.get_pool_auto_join", BOOL, ref)

    async def get_token_timeout(self, ref: Ref["_Cluster"]) -> float:
        """`Cluster.get_token_timeout`, for read-only and above. Units: result: seconds."""
        return await self._call("Cluster.get_token_timeout", FLOAT, ref)

    async def get_token_timeout_coefficient(self, ref: Ref["_Cluster"]) -> float:
        """`Cluster.get_token_timeout_coefficient`, for read-only and above. Units: result: seconds."""
        return await self._call("Cluster.get_token_timeout_coefficient", FLOAT, ref)

    async def get_cluster_config(self, ref: Ref["_Cluster"]) -> dict[str, str]:
        """`Cluster.get_cluster_config`, for read-only and above."""
        return await self._call("Cluster.get_cluster_config", _string_to_string, ref)

    async def get_other_config(self, ref: Ref["_Cluster"]) -> dict[str, str]:
        """`Cluster.get_other_config`, for read-only and above."""
        return await self._call("Cluster.get_other_config", _string_to_string, ref)

    async def set_other_config(self, ref: Ref["_Cluster"], value: Mapping[str, str]) -> None:
        """`Cluster.set_other_config`, for pool-operator and above."""
        await self._call("Cluster.set_other_config", VOID, ref, value)

    async def add_to_other_config(self, ref: Ref["_Cluster"], key: str, value: str) -> None:
        """`Cluster.add_to_other_config`, for pool-operator and above."""
        await self._call("Cluster.add_to_other_config", VOID, ref, key, value)

    async def remove_from_other_config(self, ref: Ref["_Cluster"], key: str) -> None:
        """`Cluster.remove_from_other_config`, for pool-operator and above."""
        await self._call("Cluster.remove_from_other_config", VOID, ref, key)


class ClusterAsync(AsyncMessages):
    """The messages of `Cluster` that run as tasks."""

    __slots__ = ()

    async def create(self, PIF: Ref["_PIF"], cluster_stack: str, pool_auto_join: bool, token_timeout: float | None = None, token_timeout_coefficient: float | None = None) -> TaskRef[Ref["_Cluster"]]:
        """`Cluster.create`, for pool-operator and above. Units: token_timeout: seconds; token_timeout_coefficient: seconds. By default token_timeout = 20.0, token_timeout_coefficient = 1.0.

        Errors: INVALID_CLUSTER_STACK, INVALID_VALUE, PIF_ALLOWS_UNPLUG, REQUIRED_PIF_IS_UNPLUGGED.
        """
        return await self._start("Cluster.create", _Cluster_ref, PIF, cluster_stack, pool_auto_join, *given((token_timeout, 20.0), (token_timeout_coefficient, 1.0)))

    async def destroy(self, ref: Ref["_Cluster"]) -> TaskRef[None]:
        """`Cluster.destroy`, for pool-operator and above.

        Errors: CLUSTER_DOES_NOT_HAVE_ONE_NODE, CLUSTER_STACK_IN_USE.
        """
        return await self._start("Cluster.destroy", VOID, ref)

    async def get_network(self, ref: Ref["_Cluster"]) -> TaskRef[Ref["_network"]]:
        """`Cluster.get_network`, for read-only and above."""
        return await self._start("Cluster.get_network", _network_ref, ref)

    async def pool_create(self, network: Ref["_network"], cluster_stack: str, token_timeout: float | None = None, token_timeout_coefficient: float | None = None) -> TaskRef[Ref["_Cluster"]]:
        """`Cluster.pool_create`, for pool-operator and above. Units: token_timeout: seconds; token_timeout_coefficient: seconds. By default token_timeout = 20.0, token_timeout_coefficient = 1.0."""
        return await self._start("Cluster.pool_create", _Cluster_ref, network, cluster_stack, *given((token_timeout, 20.0), (token_timeout_coefficient, 1.0)))

    async def pool_force_destroy(self, ref: Ref["_Cluster"]) -> TaskRef[None]:
        """`Cluster.pool_force_destroy`, for pool-operator and above.

        Errors: CLUSTER_FORCE_DESTROY_FAILED.
        """
        return await self._start("Cluster.pool_force_destroy", VOID, ref)

    async def pool_destroy(self, ref: Ref["_Cluster"]) -> TaskRef[None]:
        """`Cluster.pool_destroy`, for pool-operator and above.

        Errors: CLUSTER_STACK_IN_USE, CLUSTERING_DISABLED, CLUSTER_HOST_IS_LAST.
        """
        return await self._start("Cluster.pool_destroy", VOID, ref)

    async def pool_resync(self, ref: Ref["_Cluster"]) -> TaskRef[None]:
        """`Cluster.pool_resync`, for pool-operator and above."""
        return await self._start("Cluster.pool_resync", VOID, ref)

    async def cstack_sync(self, ref: Ref["_Cluster"]) -> TaskRef[None]:
        """`Cluster.cstack_sync`, for pool-operator and above. For the pool's own hosts only."""
        return await self._start("Cluster.cstack_sync", VOID, ref)
