"""What an administrator does with a host that is there: opens or closes it for VMs, tags it, takes it out of
the cloud.

Taking one in is `hosts`, emptying one for maintenance `maintenance`. A host that is taken out stays in its
pool, which knows nothing of it; the inventory's reconciler leaves it alone until it is added again.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from poolwright.model.errors import Conflict, InvalidParameter, InvalidState
from poolwright.model.host import HostState, HostView, ResourceState
from poolwright.model.resource import Query
from poolwright.model.zone import ClusterView
from poolwright.services.cloud import Cloud
from poolwright.store import Transaction, clusters, hosts, os_categories, virtual_machines, volumes

#: updateHost's words (and those of the state that they lead to), and which states each is allowed in.
_ALLOCATION: Final = {
    "enable": (ResourceState.ENABLED, (ResourceState.DISABLED, ResourceState.ENABLED)),
    "disable": (ResourceState.DISABLED, (ResourceState.ENABLED, ResourceState.DISABLED)),
}
#: The detail that holds the kind of guests that a host is meant for (CloudStack's `guest.os.category.id`).
OS_CATEGORY: Final = "guest.os.category.id"
#: Without `forced` a host is only taken out when it is prepared for that, or dead.
_DEAD: Final = (HostState.DOWN, HostState.DISCONNECTED, HostState.ALERT)


async def update(
    cloud: Cloud,
    ref: str,
    *,
    allocation: str | None = None,
    tags: Sequence[str] | None = None,
    os_category: str | None = None,
) -> HostView:
    """Change a host; `allocation` is Enable or Disable.

    Raises `NotFound`, `InvalidParameter`, `InvalidState`.
    """
    async with cloud.transaction() as tx:
        host = await hosts.get(tx, ref)
        values: dict[str, Any] = {}
        if allocation:
            values["resource_state"] = _next_state(host, allocation)
        if tags is not None:
            values["tags"] = sorted(set(tags))
        if os_category is not None:
            category = await os_categories.get(tx, os_category)
            values["details"] = host.details | {OS_CATEGORY: category.uuid}
        if values:
            await hosts.update(tx, host.id, **values)
        return await hosts.get(tx, host.id)


def _next_state(host: HostView, allocation: str) -> ResourceState:
    found = _ALLOCATION.get(allocation.lower().removesuffix("d"))
    if found is None:
        raise InvalidParameter(f"allocationstate is {allocation!r}: it is Enable or Disable")
    state, allowed = found
    if host.resource_state not in allowed:
        raise InvalidState(
            f"Host {host.name} is {host.resource_state}; cancel its maintenance before it is "
            f"{allocation.lower().removesuffix('d')}d",
            uuids=[host.uuid],
        )
    return state


async def delete(cloud: Cloud, ref: str, *, forced: bool) -> None:
    """Take a host out of the cloud; with the last one of a cluster its pool goes, and nothing on it is changed.

    Raises `NotFound`, `InvalidState` unless it is in maintenance, dead or `forced`, and `Conflict` while VMs of
    ours run there, or while a pool that would go has VMs or volumes of ours.
    """
    async with cloud.transaction() as tx:
        host = await hosts.get(tx, ref)
        ready = host.resource_state is ResourceState.MAINTENANCE or host.state in _DEAD
        if not ready and not forced:
            raise InvalidState(
                f"Host {host.name} is {host.resource_state}: prepare it for maintenance before it is deleted, "
                "or give forced",
                uuids=[host.uuid],
            )
        if host.vm_count:
            raise Conflict(
                f"{host.vm_count} VMs are on host {host.name}; migrate or stop them first", uuids=[host.uuid]
            )
        others = await hosts.list_(tx, Query(equal={"cluster_id": host.cluster_id}))
        await hosts.update(tx, host.id, state=HostState.REMOVED, resource_state=ResourceState.DISABLED)
        await hosts.remove(tx, host.id)
        if others.total > 1:
            return
        cluster = await clusters.get(tx, host.cluster_id)
        await check_unused(tx, cluster)
        saga = await cloud.runner.submit(tx, "release_pool", {"cluster_id": cluster.id})
    cloud.runner.wake()
    await cloud.runner.wait(saga)


async def why_no_certificate(cloud: Cloud, ref: str) -> InvalidParameter:
    """Why a host can be given no agent certificate. Raises `NotFound`."""
    async with cloud.store.reading() as tx:
        host = await hosts.get(tx, ref)
    return InvalidParameter(
        f"Host {host.name} is of XenServer and has no agent to provision a certificate for; its own "
        "is made on the pool, by host.refresh_server_certificate",
        uuids=[host.uuid],
    )


async def check_unused(tx: Transaction, cluster: ClusterView) -> None:
    """Raises `Conflict` while VMs or volumes of ours are on the cluster's pool."""
    for what, found in (
        ("VMs", await virtual_machines.list_(tx, Query(equal={"cluster_id": cluster.id}))),
        ("volumes", await volumes.list_(tx, Query(equal={"cluster_uuid": cluster.uuid}))),
    ):
        if found.total:
            raise Conflict(
                f"Cluster {cluster.name} still has {found.total} {what}; expunge or move them first",
                uuids=[cluster.uuid],
            )
