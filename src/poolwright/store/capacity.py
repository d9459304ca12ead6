"""Hosts' capacity: what each has promised to which VM. Exact under any concurrency.

`reserve` looks, chooses and promises in one transaction, and a transaction that writes is alone (`database`):
two can't be promised the same memory.
"""

from __future__ import annotations

from datetime import datetime

import msgspec
from sqlalchemy import String, cast, delete, func, select
from sqlalchemy import insert as sql_insert
from sqlalchemy import update as sql_update

from poolwright.model.errors import Conflict
from poolwright.model.host import HostState, ResourceState
from poolwright.model.placement import Choice, Group, HostFacts, Request, choose_host
from poolwright.store import affinity_groups, tables
from poolwright.store.transaction import Transaction

_t = tables.reservations
_host = tables.hosts
_cluster = tables.clusters
_pod = tables.pods


class Reservation(msgspec.Struct, frozen=True, kw_only=True):
    """A host's promise to a VM: bytes and MHz, from before it starts until it has stopped."""

    virtual_machine_id: int
    host_id: int
    memory: int
    cpu_mhz: int
    created: datetime


async def list_facts(tx: Transaction, zone_id: int) -> list[HostFacts]:
    """The hosts of a zone as placement sees them."""
    await tx.settle()
    promised = (
        select(
            _t.c.host_id,
            func.sum(_t.c.memory).label("memory"),
            func.sum(_t.c.cpu_mhz).label("cpu_mhz"),
            func.aggregate_strings(cast(_t.c.virtual_machine_id, String), ",").label("vms"),
        )
        .group_by(_t.c.host_id)
        .subquery()
    )
    statement = (
        select(_host, _cluster.c.cpu_overcommit, _cluster.c.memory_overcommit, _cluster.c.allocation_state)
        .add_columns(
            _pod.c.allocation_state.label("pod_allocation_state"),
            func.coalesce(promised.c.memory, 0).label("memory_reserved"),
            func.coalesce(promised.c.cpu_mhz, 0).label("cpu_reserved"),
            promised.c.vms,
        )
        .join(_cluster, _cluster.c.id == _host.c.cluster_id)
        .join(_pod, _pod.c.id == _host.c.pod_id)
        .outerjoin(promised, promised.c.host_id == _host.c.id)
        .where(_host.c.zone_id == zone_id, _host.c.removed.is_(None))
        .order_by(_host.c.id)
    )
    found = (await tx.execute(statement)).mappings().all()
    return [
        HostFacts(
            id=row["id"],
            uuid=row["uuid"],
            external_uuid=row["external_uuid"],
            name=row["name"],
            zone_id=row["zone_id"],
            pod_id=row["pod_id"],
            cluster_id=row["cluster_id"],
            state=HostState(row["state"]),
            resource_state=(
                ResourceState(row["resource_state"])
                if row["allocation_state"] == row["pod_allocation_state"] == "Enabled"
                else ResourceState.DISABLED
            ),
            cpu_number=row["cpu_number"],
            cpu_speed_mhz=row["cpu_speed_mhz"],
            cpu_mhz=int(row["cpu_number"] * row["cpu_speed_mhz"] * row["cpu_overcommit"]),
            cpu_mhz_reserved=int(row["cpu_reserved"]),
            memory=int(
                max(0, row["memory_total"] - row["memory_system"] - row["memory_foreign"])
                * row["memory_overcommit"]
            ),
            memory_reserved=int(row["memory_reserved"]),
            tags=frozenset(row["tags"]),
            vms=frozenset(map(int, row["vms"].split(","))) if row["vms"] else frozenset(),
        )
        for row in found
    ]


async def plan(tx: Transaction, request: Request) -> Choice:
    """What `reserve` would choose now, and why not the others; promises nothing."""
    return choose_host(await list_facts(tx, request.zone_id), await _with_groups(tx, request))


async def _with_groups(tx: Transaction, request: Request) -> Request:
    """The request, knowing who is in the VM's groups now."""
    if not request.group_ids:
        return request
    found = await affinity_groups.read_groups(tx, sorted(request.group_ids))
    groups = [Group(name=name, type=type_, members=members) for name, type_, members in found]
    return msgspec.structs.replace(request, groups=groups)


async def reserve(tx: Transaction, request: Request) -> HostFacts:
    """Promise a host's capacity to a VM; the host. A VM that has a promise keeps it, whatever is asked for.

    InsufficientCapacity, with the reason of every host, if none can take it.
    """
    return (await try_to_reserve(tx, request)).get()


async def try_to_reserve(tx: Transaction, request: Request) -> Choice:
    """As `reserve`, with the reasons of those that were refused; without a host where none can take it."""
    hosts = await _held_still(tx, request.zone_id)
    held = next((host for host in hosts.values() if request.virtual_machine_id in host.vms), None)
    if held is not None:
        return Choice(held, [])
    choice = choose_host(hosts.values(), await _with_groups(tx, request))
    if (chosen := choice.host) is None:
        return choice
    tx.later(
        _PROMISE,
        virtual_machine_id=request.virtual_machine_id,
        host_id=chosen.id,
        memory=request.memory,
        cpu_mhz=request.cpu_mhz,
        created=tx.clock.now(),
    )
    hosts[chosen.id] = msgspec.structs.replace(
        chosen,
        memory_reserved=chosen.memory_reserved + request.memory,
        cpu_mhz_reserved=chosen.cpu_mhz_reserved + request.cpu_mhz,
        vms=chosen.vms | {request.virtual_machine_id},
    )
    return choice


_PROMISE = sql_insert(_t)


async def _held_still(tx: Transaction, zone_id: int) -> dict[int, HostFacts]:
    """A zone's hosts, read once in a transaction, with what it has promised since."""
    by_zone: dict[int, dict[int, HostFacts]] = tx.known.setdefault(_t, {})
    if zone_id not in by_zone:
        by_zone[zone_id] = {host.id: host for host in await list_facts(tx, zone_id)}
    return by_zone[zone_id]


async def _begin_change(tx: Transaction) -> None:
    """Before promises change other than by `reserve`: what was put off is written, what is known forgotten."""
    if tx.known.pop(_t, None) is not None:
        await tx.settle()


async def find(tx: Transaction, virtual_machine_id: int) -> Reservation | None:
    """What a VM was promised; None if nothing."""
    await tx.settle()
    row = (await tx.execute(select(_t).where(_t.c.virtual_machine_id == virtual_machine_id))).mappings().first()
    return None if row is None else Reservation(**row)


async def move(tx: Transaction, virtual_machine_id: int, host_id: int) -> None:
    """A VM runs on that host now (it was migrated, by us or by others): its promise is that host's from here
    on.
    """
    await _begin_change(tx)
    statement = sql_update(_t).where(_t.c.virtual_machine_id == virtual_machine_id).values(host_id=host_id)
    if (await tx.execute(statement)).rowcount != 1:
        raise Conflict(f"VM {virtual_machine_id} holds no capacity that could move to another host")


async def ensure_held(tx: Transaction, request: Request, host_id: int) -> None:
    """A VM runs on that host, whoever started it: what it uses is promised, whether the host had it to give or
    not.
    """
    await release(tx, request.virtual_machine_id)
    await tx.execute(
        sql_insert(_t).values(
            virtual_machine_id=request.virtual_machine_id,
            host_id=host_id,
            memory=request.memory,
            cpu_mhz=request.cpu_mhz,
            created=tx.clock.now(),
        )
    )


async def release(tx: Transaction, virtual_machine_id: int) -> None:
    """Take a promise back. Doing it again changes nothing."""
    await _begin_change(tx)
    await tx.execute(delete(_t).where(_t.c.virtual_machine_id == virtual_machine_id))
