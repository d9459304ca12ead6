"""How many hosts there are, and how much of them is taken: by cluster, by zone, and in all.

Only what is promised is told: what guests really use is their pool's to measure.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from poolwright.model.host import HostState, HostView
from poolwright.model.resource import Page, Query
from poolwright.services.cloud import Cloud
from poolwright.store import clusters, hosts, pods, storage_pools, zones

_EVERYTHING: Final = Page(size=0)
_COUNT: Final = Page(size=1)


@dataclass(frozen=True)
class Load:
    """Of some hosts: how many there are and are up; MHz and bytes there are, and promised."""

    hosts: int = 0
    up: int = 0
    cpu_mhz: int = 0
    cpu_allocated: int = 0
    memory: int = 0
    memory_allocated: int = 0
    sockets: int = 0

    def with_host(self, host: HostView) -> Load:
        """These and one more."""
        return replace(
            self,
            hosts=self.hosts + 1,
            up=self.up + (host.state is HostState.UP),
            cpu_mhz=self.cpu_mhz + host.cpu_number * host.cpu_speed_mhz,
            cpu_allocated=self.cpu_allocated + host.cpu_reserved_mhz,
            memory=self.memory + max(0, host.memory_total - host.memory_system),
            memory_allocated=self.memory_allocated + host.memory_reserved + host.memory_foreign,
            sockets=self.sockets + host.cpu_sockets,
        )


async def by_cluster(cloud: Cloud) -> dict[str, Load]:
    """The load of each cluster, by its uuid."""
    return await _by(cloud, lambda host: host.cluster_uuid)


async def by_zone(cloud: Cloud) -> dict[str, Load]:
    """The load of each zone, by its uuid."""
    return await _by(cloud, lambda host: host.zone_uuid)


async def _by(cloud: Cloud, key: Callable[[HostView], str]) -> dict[str, Load]:
    found: dict[str, Load] = {}
    async with cloud.store.reading() as tx:
        for host in (await hosts.list_(tx, Query(page=_EVERYTHING))).rows:
            found[key(host)] = found.get(key(host), Load()).with_host(host)
    return found


@dataclass(frozen=True)
class Infrastructure:
    """How many of everything there are."""

    zones: int
    pods: int
    clusters: int
    hosts: int
    storage_pools: int
    sockets: int


async def count(cloud: Cloud) -> Infrastructure:
    """What the cloud is made of, counted."""
    async with cloud.store.reading() as tx:
        machines = (await hosts.list_(tx, Query(page=_EVERYTHING))).rows
        return Infrastructure(
            zones=(await zones.list_(tx, Query(page=_COUNT))).total,
            pods=(await pods.list_(tx, Query(page=_COUNT))).total,
            clusters=(await clusters.list_(tx, Query(page=_COUNT))).total,
            hosts=len(machines),
            storage_pools=(await storage_pools.list_(tx, Query(page=_COUNT))).total,
            sockets=sum(host.cpu_sockets for host in machines),
        )


@dataclass(frozen=True)
class Tag:
    """A tag, and the id of what bears it."""

    name: str
    bearer: str


async def host_tags(cloud: Cloud) -> list[Tag]:
    """The tags of hosts."""
    async with cloud.store.reading() as tx:
        rows = (await hosts.list_(tx, Query(page=_EVERYTHING))).rows
    return [Tag(tag, host.uuid) for host in rows for tag in host.tags]


async def storage_tags(cloud: Cloud) -> list[Tag]:
    """The tags of storage pools."""
    async with cloud.store.reading() as tx:
        rows = (await storage_pools.list_(tx, Query(page=_EVERYTHING))).rows
    return [Tag(tag, pool.uuid) for pool in rows for tag in pool.tags]
