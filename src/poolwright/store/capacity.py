"""Hosts' capacity: what each has promised to which VM. Exact under any concurrency.

`reserve` looks, chooses and promises in one transaction, and a transaction that writes is alone (`database`):
two can't be promised the same memory.
"""

from __future__ import annotations

from datetime import datetime

import msgspec
from sqlalchemy import RowMapping, String, cast, delete, func, select, union_all
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
    """A host's promise to a VM: bytes and MHz, from before it starts until it has stopped. While it migrates a
    second host promises the same.
    """

    virtual_machine_id: int
    host_id: int
    second_host_id: int | None
    memory: int
    cpu_mhz: int
    created: datetime


async def list_facts(tx: Transaction, zone_id: int) -> list[HostFacts]:
    """The hosts of a zone as placement sees them."""
    await tx.settle()
    each = union_all(
        *(
            select(at.label("host_id"), _t.c.memory, _t.c.cpu_mhz, _t.c.virtual_machine_id).where(
                at.is_not(None)
            )
            for at in (_t.c.host_id, _t.c.second_host_id)
        )
    ).subquery()
    promised = (
        select(
            each.c.host_id,
            func.sum(each.c.memory).label("memory"),
            func.sum(each.c.cpu_mhz).label("cpu_mhz"),
            func.aggregate_strings(cast(each.c.virtual_machine_id, String), ",").label("vms"),
        )
        .group_by(each.c.host_id)
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
    return [_facts(row) for row in (await tx.execute(statement)).mappings()]


def _facts(row: RowMapping) -> HostFacts:
    return HostFacts(
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
        dynamic_memory=row["dynamic_memory"],
        cpu_overcommit=row["cpu_overcommit"],
        memory_overcommit=row["memory_overcommit"],
        vms=frozenset(map(int, row["vms"].split(","))) if row["vms"] else frozenset(),
    )


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


async def reserve_second(tx: Transaction, request: Request, *, may_stay: bool = False) -> HostFacts:
    """Promise a VM a second host, to migrate to; with `may_stay` the one that it is on will do. Done again it
    is the same.

    Conflict if the VM has no promise at all, InsufficientCapacity with every host's reason if none can take it.
    """
    held = await find(tx, request.virtual_machine_id)
    if held is None:
        raise Conflict(f"VM {request.virtual_machine_id} holds no capacity that could move to another host")
    hosts = await _held_still(tx, request.zone_id)
    if held.second_host_id is not None:
        return hosts[held.second_host_id]
    here = _without(hosts[held.host_id], held)
    others = [host for host in hosts.values() if host.id != here.id]
    wanted = msgspec.structs.replace(request, preferred_host_id=here.id)
    chosen = choose_host([here, *others] if may_stay else others, await _with_groups(tx, wanted)).get()
    if chosen.id != here.id:
        await _begin_change(tx)
        mine = _t.c.virtual_machine_id == request.virtual_machine_id
        await tx.execute(sql_update(_t).where(mine).values(second_host_id=chosen.id))
    return chosen


async def settle_on(tx: Transaction, virtual_machine_id: int, host_id: int) -> None:
    """A VM runs on that host now: its promise is that host's alone from here on."""
    await _begin_change(tx)
    mine = _t.c.virtual_machine_id == virtual_machine_id
    await tx.execute(sql_update(_t).where(mine).values(host_id=host_id, second_host_id=None))


async def enlarge(tx: Transaction, request: Request) -> None:
    """Have a VM's promise cover what it has and what it asks for, on the host that it is on.

    InsufficientCapacity, with the reason, if the host has not as much to give. Without a promise, nothing.
    """
    held = await find(tx, request.virtual_machine_id)
    if held is None:
        return
    hosts = await _held_still(tx, request.zone_id)
    there = msgspec.structs.replace(request, host_id=held.host_id)
    choose_host([_without(hosts[held.host_id], held)], there).get()
    await set_amounts(
        tx,
        request.virtual_machine_id,
        memory=max(held.memory, request.memory),
        cpu_mhz=max(held.cpu_mhz, request.cpu_mhz),
    )


async def set_amounts(tx: Transaction, virtual_machine_id: int, *, memory: int, cpu_mhz: int) -> None:
    """What a VM uses from here on, bytes and MHz, if it has a promise."""
    await _begin_change(tx)
    mine = _t.c.virtual_machine_id == virtual_machine_id
    await tx.execute(sql_update(_t).where(mine).values(memory=memory, cpu_mhz=cpu_mhz))


def _without(host: HostFacts, held: Reservation) -> HostFacts:
    """The host as it would be without that promise."""
    return msgspec.structs.replace(
        host,
        memory_reserved=host.memory_reserved - held.memory,
        cpu_mhz_reserved=host.cpu_mhz_reserved - held.cpu_mhz,
        vms=host.vms - {held.virtual_machine_id},
    )


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
