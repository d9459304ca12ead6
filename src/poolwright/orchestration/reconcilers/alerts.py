"""Alerts that the cloud raises itself: a host that is down, a saga that is stuck, room that runs out.

One stands for each cause while it lasts, and is resolved when it has gone; so a restart raises nothing twice.
Source of the thresholds: CloudStack's `cluster.*.capacity.notificationthreshold`.
"""

from __future__ import annotations

from typing import Final

from poolwright.model.alert import NAMES, Alert, AlertType
from poolwright.model.host import HostState, HostView, ResourceState
from poolwright.model.resource import Page, Query
from poolwright.store import Transaction, alerts, hosts, sagas, storage_pools

#: The part of a cluster's memory that may be promised, and of a storage that may be full, before it is told.
_FULL: Final = 0.85
_EVERYTHING: Final = Query(page=Page(size=0))


async def watch(tx: Transaction) -> None:
    """Raise what is new, and mark as resolved what has gone."""
    causes = {
        str(alert.subject): alert for alert in [*await _of_hosts(tx), *await _stuck(tx), *await _full(tx)]
    }
    known = await alerts.standing(tx)
    for subject, alert in causes.items():
        if subject not in known:
            await alerts.insert(tx, alert)
    for subject, alert in known.items():
        if subject not in causes:
            await alerts.update(tx, alert.id, resolved=True)


def _alert(kind: AlertType, subject: str, text: str, zone_id: int | None = None) -> Alert:
    return Alert(type=int(kind), name=NAMES[kind], description=text, subject=subject, zone_id=zone_id)


async def _of_hosts(tx: Transaction) -> list[Alert]:
    found = (await hosts.list_(tx, _EVERYTHING)).rows
    down = [one for one in found if one.state in (HostState.DOWN, HostState.ALERT, HostState.DISCONNECTED)]
    return [
        _alert(
            AlertType.HOST,
            f"host/{host.uuid}",
            f"Host {host.name} ({host.uuid}) in cluster {host.cluster_name} is {host.state}",
            host.zone_id,
        )
        for host in down
        if host.resource_state is not ResourceState.MAINTENANCE
    ] + _crowded(found)


def _crowded(found: list[HostView]) -> list[Alert]:
    """Clusters whose memory is nearly all promised."""
    clusters: dict[str, list[HostView]] = {}
    for host in found:
        clusters.setdefault(host.cluster_uuid, []).append(host)
    raised: list[Alert] = []
    for uuid, members in clusters.items():
        room = sum((one.memory_total - one.memory_system) * one.memory_overcommit for one in members)
        taken = sum(one.memory_reserved for one in members)
        if room > 0 and taken / room > _FULL:
            text = f"Cluster {members[0].cluster_name} has promised {taken / room:.0%} of its memory to VMs"
            raised.append(_alert(AlertType.MEMORY, f"memory/{uuid}", text, members[0].zone_id))
    return raised


async def _stuck(tx: Transaction) -> list[Alert]:
    return [
        _alert(
            AlertType.MANAGEMENT_NODE,
            f"saga/{row.uuid}",
            f"{row.name} ({row.uuid}) is stuck: it could not be undone; `poolwright sagas` says why",
        )
        for row in await sagas.list_stuck(tx)
    ]


async def _full(tx: Transaction) -> list[Alert]:
    found = (await storage_pools.list_(tx, _EVERYTHING)).rows
    return [
        _alert(
            AlertType.STORAGE,
            f"storage/{pool.uuid}",
            f"Storage pool {pool.name} ({pool.uuid}) is {pool.used / pool.capacity:.0%} full",
            pool.zone_id,
        )
        for pool in found
        if pool.capacity and pool.used / pool.capacity > _FULL and pool.content_type != "iso"
    ]
