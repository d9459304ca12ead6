"""How full a zone, pod or cluster is: from the hosts, what is promised on them, and the storage.

Source of the numbers and names: CloudStack `Capacity`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Final

from poolwright.model.host import HostView
from poolwright.model.resource import Page, Query
from poolwright.model.storage_pool import StoragePoolView, StorageScope
from poolwright.services.cloud import Cloud
from poolwright.services.queries import Conditions, reference
from poolwright.store import hosts, storage_pools

_EVERYTHING: Final = Page(size=0)


class CapacityType(IntEnum):
    """Bytes, but for CPU, which is MHz."""

    MEMORY = 0
    CPU = 1
    STORAGE = 2
    STORAGE_ALLOCATED = 3
    LOCAL_STORAGE = 9


@dataclass(frozen=True)
class Capacity:
    """`used` is promised for memory, CPU and STORAGE_ALLOCATED, physically used for STORAGE. Pod and cluster
    are None where it is the whole zone's.
    """

    type: CapacityType
    zone: tuple[str, str]
    pod: tuple[str, str] | None
    cluster: tuple[str, str] | None
    used: int
    total: int

    @property
    def percent(self) -> float:
        return 100 * self.used / self.total if self.total else 0.0


async def list_(
    cloud: Cloud, *, zone: str | None, pod: str | None, cluster: str | None, type_: int | None
) -> list[Capacity]:
    """The capacities of each zone, or of the pods or clusters that are asked for."""
    of: Conditions = reference("zone", zone) | reference("pod", pod) | reference("cluster", cluster)
    async with cloud.store.reading() as tx:
        machines = (await hosts.list_(tx, Query(equal=of, page=_EVERYTHING))).rows
        storage = (await storage_pools.list_(tx, Query(equal=of, page=_EVERYTHING))).rows
    found: list[Capacity] = []
    for key, (inside, stored) in _grouped(
        machines, storage, by_pod=pod is not None, by_cluster=cluster is not None
    ):
        zone_, pod_, cluster_ = key
        for kind, used, total in _sums(inside, stored):
            if type_ is None or type_ == kind:
                found.append(Capacity(kind, zone_, pod_, cluster_, used, total))
    return found


_Key = tuple[tuple[str, str], tuple[str, str] | None, tuple[str, str] | None]


def _grouped(
    machines: Sequence[HostView], storage: Sequence[StoragePoolView], *, by_pod: bool, by_cluster: bool
) -> list[tuple[_Key, tuple[list[HostView], list[StoragePoolView]]]]:
    groups: dict[_Key, tuple[list[HostView], list[StoragePoolView]]] = {}

    def key(row: HostView | StoragePoolView) -> _Key:
        pod = (row.pod_uuid or "", row.pod_name or "") if by_pod or by_cluster else None
        cluster = (row.cluster_uuid, row.cluster_name) if by_cluster else None
        return (row.zone_uuid, row.zone_name), pod, cluster

    for host in machines:
        groups.setdefault(key(host), ([], []))[0].append(host)
    for one in storage:
        groups.setdefault(key(one), ([], []))[1].append(one)
    return list(groups.items())


def _sums(
    machines: Sequence[HostView], storage: Sequence[StoragePoolView]
) -> list[tuple[CapacityType, int, int]]:
    def over(value: Callable[[HostView], float]) -> int:
        return int(sum(value(host) for host in machines))

    usable = [one for one in storage if one.content_type != "iso"]
    shared = [one for one in usable if one.scope is StorageScope.CLUSTER]
    local = [one for one in usable if one.scope is StorageScope.HOST]
    return [
        (
            CapacityType.MEMORY,
            over(lambda host: host.memory_reserved),
            over(lambda host: (host.memory_total - host.memory_system) * host.memory_overcommit),
        ),
        (
            CapacityType.CPU,
            over(lambda host: host.cpu_reserved_mhz),
            over(lambda host: host.cpu_number * host.cpu_speed_mhz * host.cpu_overcommit),
        ),
        (CapacityType.STORAGE, sum(one.used for one in shared), sum(one.capacity for one in shared)),
        (
            CapacityType.STORAGE_ALLOCATED,
            sum(one.allocated for one in shared),
            sum(one.capacity for one in shared),
        ),
        (CapacityType.LOCAL_STORAGE, sum(one.used for one in local), sum(one.capacity for one in local)),
    ]
