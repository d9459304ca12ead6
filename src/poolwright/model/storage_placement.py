"""Where a disk goes: a pure choice over the storage pools, with a reason for each that was refused."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from poolwright.model.errors import InsufficientCapacity
from poolwright.model.memory import MIB
from poolwright.model.placement import Refusal
from poolwright.model.storage_pool import StoragePool, StorageScope


class DiskRequest(msgspec.Struct, frozen=True, kw_only=True):
    """`size` is bytes; `host_external_uuid` the host that will run the VM, None while that is open (then only
    shared ones).
    """

    size: int
    cluster_id: int
    host_external_uuid: str | None = None
    tags: frozenset[str] = frozenset()
    local_allowed: bool = True


class StorageChoice(msgspec.Struct, frozen=True):
    """The storage pool, or None; and every one that would not do."""

    pool: StoragePool | None
    refusals: list[Refusal]

    def get(self) -> StoragePool:
        """The storage pool; InsufficientCapacity, with every reason, if there is none."""
        if self.pool is not None:
            return self.pool
        reasons = "; ".join(f"{refusal.host_name}: {refusal.reason}" for refusal in self.refusals)
        raise InsufficientCapacity(f"No storage pool can take the disk ({reasons or 'the cluster has none'})")


def choose_storage_pool(pools: Iterable[StoragePool], request: DiskRequest) -> StorageChoice:
    """The storage pool for a disk: the pool's default one if it fits, else shared before local, then the one
    with most free.
    """
    fitting: list[StoragePool] = []
    refusals: list[Refusal] = []
    for pool in sorted(pools, key=lambda pool: pool.id):
        reason = _refuse(pool, request)
        if reason is None:
            fitting.append(pool)
        else:
            refusals.append(Refusal(pool.uuid, pool.name, reason))
    return StorageChoice(min(fitting, key=_rank, default=None), refusals)


def _refuse(pool: StoragePool, request: DiskRequest) -> str | None:
    missing = sorted(request.tags - set(pool.tags))
    checks = (
        (pool.cluster_id != request.cluster_id, "it is in another cluster"),
        (pool.content_type == "iso", "it holds ISO images only"),
        (pool.state != "Up", f"it is {pool.state}"),
        (bool(missing), f"it lacks the tag {', '.join(missing)}"),
        (pool.scope is StorageScope.HOST and not request.local_allowed, "it is local to one host"),
        (
            pool.scope is StorageScope.HOST and request.host_external_uuid is None,
            "it is local to one host, and the host is not chosen yet",
        ),
        (
            request.host_external_uuid is not None and request.host_external_uuid not in pool.hosts,
            "the VM's host does not reach it",
        ),
        (pool.free < request.size, f"it has {pool.free // MIB} MiB free, {-(-request.size // MIB)} are needed"),
    )
    return next((reason for refused, reason in checks if refused), None)


def _rank(pool: StoragePool) -> tuple[bool, bool, int, int]:
    return (not pool.is_default, pool.scope is StorageScope.HOST, -pool.free, pool.id)
