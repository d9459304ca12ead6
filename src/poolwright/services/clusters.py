"""Clusters. Each is one XAPI pool; `hosts.add` adopts the pool into it."""

from __future__ import annotations

from typing import Final

from poolwright.model.errors import Conflict, InvalidParameter
from poolwright.model.resource import Found, Page, Query
from poolwright.model.zone import Cluster, ClusterView
from poolwright.services.cloud import Cloud
from poolwright.services.queries import Conditions
from poolwright.services.zones import allocation_state as checked_state
from poolwright.store import Transaction, clusters, hosts, pods, zones

HYPERVISOR: Final = "XenServer"
_TYPES: Final = ("CloudManaged",)


async def list_(cloud: Cloud, conditions: Conditions, keyword: str | None, page: Page) -> Found[ClusterView]:
    """The clusters that fit."""
    async with cloud.store.reading() as tx:
        return await clusters.list_(tx, Query(equal=conditions, keyword=keyword, page=page))


async def create(
    cloud: Cloud,
    *,
    zone: str,
    pod: str,
    name: str,
    hypervisor: str,
    cluster_type: str = "CloudManaged",
    allocation_state: str | None = None,
) -> ClusterView:
    """Add an empty cluster. Raises `NotFound` for zone or pod, `InvalidParameter` for what does not fit
    them.
    """
    check_hypervisor(hypervisor)
    check_type(cluster_type)
    async with cloud.transaction() as tx:
        return await insert(tx, zone=zone, pod=pod, name=name, allocation_state=allocation_state)


async def insert(
    tx: Transaction, *, zone: str, pod: str, name: str, allocation_state: str | None = None
) -> ClusterView:
    """Add an empty cluster in the caller's transaction; refusals as those of `create`."""
    inside, rack = await zones.get(tx, zone), await pods.get(tx, pod)
    if rack.zone_id != inside.id:
        raise InvalidParameter(
            f"Pod {rack.name} is not in zone {inside.name} but in {rack.zone_name}",
            uuids=[rack.uuid, inside.uuid],
        )
    await _check_name(tx, name, inside.id, inside.name)
    made = await clusters.insert(
        tx,
        Cluster(name=name, zone_id=inside.id, pod_id=rack.id, allocation_state=checked_state(allocation_state)),
    )
    return await clusters.get(tx, made.uuid)


def check_hypervisor(text: str) -> None:
    """Raises `InvalidParameter` unless it is the hypervisor that we drive."""
    if text.lower() != HYPERVISOR.lower():
        raise InvalidParameter(f"hypervisor is {text!r}: this cloud manages {HYPERVISOR} (XCP-ng included)")


async def update(
    cloud: Cloud,
    ref: str,
    *,
    name: str | None = None,
    allocation_state: str | None = None,
    managed_state: str | None = None,
    cluster_type: str | None = None,
    hypervisor: str | None = None,
    arch: str | None = None,
) -> ClusterView:
    """Change a cluster. Raises `NotFound`, `InvalidParameter` for what it can't become."""
    if hypervisor:
        check_hypervisor(hypervisor)
    check_type(cluster_type)
    if managed_state and managed_state.capitalize() != "Managed":
        raise InvalidParameter(
            f"managedstate is {managed_state!r}: a cluster stays Managed; disable it, or delete its hosts"
        )
    if arch and arch != "x86_64":
        raise InvalidParameter(f"arch is {arch!r}: it is x86_64")
    async with cloud.transaction() as tx:
        cluster = await clusters.get(tx, ref)
        if name and name != cluster.name:
            await _check_name(tx, name, cluster.zone_id, cluster.zone_name)
            await clusters.update(tx, cluster.id, name=name)
        if allocation_state:
            await clusters.update(tx, cluster.id, allocation_state=checked_state(allocation_state))
        return await clusters.get(tx, cluster.id)


async def delete(cloud: Cloud, ref: str) -> None:
    """Remove a cluster without hosts. Raises `NotFound`, `Conflict`."""
    async with cloud.transaction() as tx:
        cluster = await clusters.get(tx, ref)
        inside = (await hosts.list_(tx, Query(equal={"cluster_id": cluster.id}))).total
        if inside or cluster.external_uuid is not None:
            raise Conflict(
                f"Cluster {cluster.name} still has {inside} hosts; delete those first", uuids=[cluster.uuid]
            )
        await clusters.remove(tx, cluster.id)


def check_type(text: str | None) -> None:
    """Raises `InvalidParameter` for a kind of cluster that there is not."""
    if text and text not in _TYPES:
        raise InvalidParameter(f"clustertype is {text!r}: it is {_TYPES[0]}")


async def _check_name(tx: Transaction, name: str, zone_id: int, zone_name: str) -> None:
    if (await clusters.list_(tx, Query(equal={"name": name, "zone_id": zone_id}))).total:
        raise InvalidParameter(f"A cluster with name {name} already exists in zone {zone_name}")
