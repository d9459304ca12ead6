"""Clusters. Each is one XAPI pool; `hosts.add` adopts the pool into it."""

from __future__ import annotations

from typing import Final

from poolwright.model.errors import InvalidParameter
from poolwright.model.resource import Found, Page, Query
from poolwright.model.zone import Cluster, ClusterView
from poolwright.services.cloud import Cloud
from poolwright.services.queries import Conditions
from poolwright.services.zones import allocation_state as checked_state
from poolwright.store import Transaction, clusters, pods, zones

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
    if cluster_type not in _TYPES:
        raise InvalidParameter(f"clustertype is {cluster_type!r}: it is {_TYPES[0]}")
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
    if (await clusters.list_(tx, Query(equal={"name": name, "zone_id": inside.id}))).total:
        raise InvalidParameter(
            f"A cluster with name {name} already exists in zone {inside.name}", uuids=[inside.uuid]
        )
    made = await clusters.insert(
        tx,
        Cluster(name=name, zone_id=inside.id, pod_id=rack.id, allocation_state=checked_state(allocation_state)),
    )
    return await clusters.get(tx, made.uuid)


def check_hypervisor(text: str) -> None:
    """Raises `InvalidParameter` unless it is the hypervisor that we drive."""
    if text.lower() != HYPERVISOR.lower():
        raise InvalidParameter(f"hypervisor is {text!r}: this cloud manages {HYPERVISOR} (XCP-ng included)")
