"""Hosts: listed, and taken in with their whole pool."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import urlsplit

from poolwright.model.account import Caller
from poolwright.model.errors import Conflict, InvalidParameter
from poolwright.model.host import HostState, HostView, ResourceState
from poolwright.model.resource import Found, Page, Query
from poolwright.model.zone import ClusterView, PoolAddress
from poolwright.services.cloud import Cloud
from poolwright.services.clusters import check_hypervisor
from poolwright.services.clusters import insert as insert_cluster
from poolwright.services.queries import Conditions
from poolwright.services.zones import allocation_state
from poolwright.store import Transaction, clusters, hosts, pods, virtual_machines, zones

_SCHEMES: Final = ("http", "https")
_DETAILS: Final = ("tlsfingerprint", "tlsinsecure")
_SHA256: Final = re.compile("[0-9a-f]{64}")


@dataclass(frozen=True)
class PoolToAdopt:
    """What addHost is given. `url` is any member's; the cluster is named by id, or by a name that may be
    new.
    """

    zone: str
    pod: str
    url: str
    hypervisor: str
    username: str
    password: str
    cluster: str | None = None
    cluster_name: str | None = None
    enabled: bool = True
    tags: tuple[str, ...] = ()
    #: What is known of the certificate: `tlsfingerprint` (SHA-256 in hexadecimal) or `tlsinsecure`; nothing
    #: means verified by the system's authorities, and pinned as it is where they do not know it.
    details: Mapping[str, str] = field(default_factory=dict)


async def list_(
    cloud: Cloud, conditions: Conditions, keyword: str | None, page: Page, *, running: str | None = None
) -> Found[HostView]:
    """The hosts that fit; with `running` (a VM's id) only the one that it runs on."""
    async with cloud.store.reading() as tx:
        if running is not None:
            vm = await virtual_machines.get(tx, running)
            if vm.host_uuid is None:
                return Found([], 0)
            conditions = conditions | {"uuid": vm.host_uuid}
        return await hosts.list_(tx, Query(equal=conditions, keyword=keyword, page=page))


async def find(cloud: Cloud, ref: str) -> HostView | None:
    """The host, if there is one."""
    async with cloud.store.reading() as tx:
        return await hosts.find(tx, ref)


async def add(cloud: Cloud, caller: Caller, wanted: PoolToAdopt) -> list[HostView]:
    """Adopt the pool that `wanted.url` is a member of, and wait for it: its hosts.

    Raises `InvalidParameter` and `NotFound` for what does not fit, `Unavailable` or `Forbidden` for what the
    pool says. A cluster that was made for it is removed again when that fails.
    """
    check_hypervisor(wanted.hypervisor)
    url = pool_url(wanted.url)
    if returned := await _take_back(cloud, wanted, url):
        return returned
    if not wanted.username or not wanted.password:
        raise InvalidParameter("username and password of the pool are needed, usually those of root")
    async with cloud.transaction() as tx:
        cluster, is_new = await _cluster(tx, wanted)
        await clusters.set_address(tx, cluster, pool_address(url, wanted))
        parameters = {"cluster_id": cluster.id, "cluster_is_new": is_new}
        saga = await cloud.runner.submit(tx, "adopt_pool", parameters)
    cloud.runner.wake()
    await cloud.runner.wait(saga)
    return await _settle(cloud, cluster, wanted)


async def _take_back(cloud: Cloud, wanted: PoolToAdopt, url: str) -> list[HostView]:
    """The hosts that were deleted from the cluster, while others of its pool stayed, and are wanted again."""
    named = {"uuid": wanted.cluster} if wanted.cluster else {"name": wanted.cluster_name}
    address = urlsplit(url).hostname
    async with cloud.transaction() as tx:
        found = (await clusters.list_(tx, Query(equal=named | {"zone_uuid": wanted.zone}))).rows
        if not found or found[0].external_uuid is None:
            return []
        columns = hosts.rows.table.c
        gone = await hosts.list_where(
            tx,
            columns.cluster_id == found[0].id,
            columns.state == HostState.REMOVED,
            columns.removed.is_not(None),
        )
        returning = [host for host in gone if host.address == address] or gone
        for host in returning:
            await hosts.update(
                tx,
                host.id,
                removed=None,
                state=HostState.UP,
                resource_state=ResourceState.ENABLED if wanted.enabled else ResourceState.DISABLED,
                tags=list(wanted.tags) or host.tags,
            )
        return [await hosts.get(tx, host.id) for host in returning]


def pool_address(url: str, wanted: PoolToAdopt) -> PoolAddress:
    """How to reach and trust the pool. Raises `InvalidParameter` for details that make no sense."""
    if unknown := wanted.details.keys() - _DETAILS:
        raise InvalidParameter(
            f"details {', '.join(sorted(unknown))} are not known: there are {', '.join(_DETAILS)}"
        )
    given = wanted.details.get("tlsfingerprint", "")
    insecure = wanted.details.get("tlsinsecure", "false").lower() == "true"
    if given and insecure:
        raise InvalidParameter("details tlsfingerprint and tlsinsecure exclude each other")
    fingerprint = given.lower().removeprefix("sha256:").replace(":", "")
    if given and not _SHA256.fullmatch(fingerprint):
        raise InvalidParameter(f"tlsfingerprint is {given!r}: it is a SHA-256 in hexadecimal, 64 digits")
    tls = "insecure" if insecure else "pinned"
    return PoolAddress(
        url=url,
        username=wanted.username,
        password=wanted.password,
        tls=tls if url.startswith("https:") else "none",
        fingerprint=fingerprint or None,
    )


async def _cluster(tx: Transaction, wanted: PoolToAdopt) -> tuple[ClusterView, bool]:
    """The cluster that the pool goes into, and whether it was made just now."""
    zone, pod = await zones.get(tx, wanted.zone), await pods.get(tx, wanted.pod)
    if wanted.cluster is not None:
        found = await clusters.get(tx, wanted.cluster)
    elif wanted.cluster_name is not None:
        named = await clusters.list_(tx, Query(equal={"name": wanted.cluster_name, "zone_id": zone.id}))
        if not named.rows:
            return await insert_cluster(tx, zone=zone.uuid, pod=pod.uuid, name=wanted.cluster_name), True
        found = named.rows[0]
    else:
        raise InvalidParameter(
            "clusterid or clustername is needed: a host joins the cloud with its pool's cluster"
        )
    if found.pod_id != pod.id or found.zone_id != zone.id:
        raise InvalidParameter(
            f"Cluster {found.name} is not in pod {pod.name} of zone {zone.name}", uuids=[found.uuid, pod.uuid]
        )
    if found.external_uuid is not None:
        raise Conflict(
            f"Cluster {found.name} already is the pool {found.external_uuid}, whose hosts "
            "come and go by themselves; another pool needs a cluster of its own",
            uuids=[found.uuid],
        )
    return found, False


async def _settle(cloud: Cloud, cluster: ClusterView, wanted: PoolToAdopt) -> list[HostView]:
    """Give the new hosts the tags and state that were asked for."""
    async with cloud.transaction() as tx:
        added = await hosts.list_where(
            tx, hosts.rows.table.c.cluster_id == cluster.id, hosts.rows.table.c.removed.is_(None)
        )
        for host in added:
            if wanted.tags:
                await hosts.update(tx, host.id, tags=list(wanted.tags))
            if not wanted.enabled:
                await hosts.update(tx, host.id, resource_state=ResourceState.DISABLED)
        return [await hosts.get(tx, host.id) for host in added]


def pool_url(text: str) -> str:
    """A member's address with its scheme. Raises `InvalidParameter`."""
    try:
        parts = urlsplit(text.strip() if "://" in text else f"https://{text.strip()}")
        name = (parts.hostname or "").encode("idna").decode()
    except ValueError as error:
        raise InvalidParameter(f"url is {text!r}: its host cannot be one ({error})") from None
    try:
        port = parts.port
    except ValueError:
        raise InvalidParameter(f"url is {text!r}: its port is no number") from None
    if parts.scheme not in _SCHEMES or not name:
        raise InvalidParameter(f"url is {text!r}: give https://address or http://address of a host of the pool")
    host = f"[{name}]" if ":" in name else name
    return f"{parts.scheme}://{host}" + (f":{port}" if port else "")


def allocation_enabled(text: str | None) -> bool:
    """Whether new hosts shall take VMs at once. Raises `InvalidParameter`."""
    return allocation_state(text) == "Enabled"


def state_named(text: str | None) -> str | None:
    """A host's state by its name in any case; a word that is none matches nothing."""
    return _named(text, [state.value for state in HostState])


def resource_state_named(text: str | None) -> str | None:
    """As `state_named`, of what the administrator set."""
    return _named(text, [state.value for state in ResourceState])


def _named(text: str | None, values: list[str]) -> str | None:
    if not text:
        return None
    return next((value for value in values if value.lower() == text.lower()), text)
