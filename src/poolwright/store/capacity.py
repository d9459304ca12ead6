"""Hosts' capacity: what each has promised to which VM. Exact under any concurrency.

A VM's promise is in its own row: a host, bytes and MHz, from before it starts until it has stopped. `reserve`
looks, chooses and promises in one transaction, and a transaction that writes is alone (`database`): two can't
be promised the same memory. What the hosts have and have promised is kept in memory from one to the next, as
long as nothing else changes it; only this module writes promises.
"""

from __future__ import annotations

from typing import Final

import msgspec
from sqlalchemy import ColumnElement, RowMapping, String, bindparam, cast, func, select, union_all
from sqlalchemy import update as sql_update

from poolwright.model.errors import Conflict
from poolwright.model.host import HostState, ResourceState
from poolwright.model.placement import Choice, Group, HostFacts, Request, choose_host
from poolwright.store import affinity_groups, tables
from poolwright.store.ledger import Ledger
from poolwright.store.memory import Answer
from poolwright.store.transaction import Transaction

_t = tables.virtual_machines
_host = tables.hosts
_cluster = tables.clusters
_pod = tables.pods


#: Under this name a transaction notes that it has changed promises, as if they were a table.
_PROMISES: Final = "promises"
#: What the facts about hosts are read from.
_HOSTS: Final = frozenset({_host.name, _cluster.name, _pod.name})
_READS: Final = _HOSTS | {_PROMISES}
_KNOWN: Final = "ledgers by zone"
_COLUMNS: Final = ("promised_host_id", "promised_second_host_id", "promised_memory", "promised_cpu_mhz")
_NONE: Final = dict.fromkeys(_COLUMNS)


class Reservation(msgspec.Struct, frozen=True, kw_only=True):
    """A host's promise to a VM: bytes and MHz, from before it starts until it has stopped. While it migrates a
    second host promises the same.
    """

    virtual_machine_id: int
    host_id: int
    second_host_id: int | None
    memory: int
    cpu_mhz: int


async def list_facts(tx: Transaction, zone_id: int) -> list[HostFacts]:
    """The hosts of a zone as placement sees them."""
    return list((await _read(tx, zone_id)).hosts.values())


async def _read(tx: Transaction, zone_id: int) -> Ledger:
    await tx.settle()
    each = union_all(
        *(
            select(
                at.label("host_id"),
                _t.c.promised_memory.label("memory"),
                _t.c.promised_cpu_mhz.label("cpu_mhz"),
                _text(at is _t.c.promised_second_host_id).label("text"),
            ).where(at.is_not(None))
            for at in (_t.c.promised_host_id, _t.c.promised_second_host_id)
        )
    ).subquery()
    promised = (
        select(
            each.c.host_id,
            func.sum(each.c.memory).label("memory"),
            func.sum(each.c.cpu_mhz).label("cpu_mhz"),
            func.aggregate_strings(each.c.text, ",").label("promises"),
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
            promised.c.promises,
        )
        .join(_cluster, _cluster.c.id == _host.c.cluster_id)
        .join(_pod, _pod.c.id == _host.c.pod_id)
        .outerjoin(promised, promised.c.host_id == _host.c.id)
        .where(_host.c.zone_id == zone_id, _host.c.removed.is_(None))
        .order_by(_host.c.id)
    )
    ledger = Ledger()
    for row in (await tx.execute(statement)).mappings():
        promises = [tuple(map(int, text.split(":"))) for text in (row["promises"] or "").split(",") if text]
        ledger.hosts[row["id"]] = _facts(row, frozenset(vm for vm, *_ in promises))
        for vm, memory, cpu_mhz, is_second in promises:
            ledger.note(vm, row["id"], memory, cpu_mhz, is_second=bool(is_second))
    return ledger


def _text(is_second: bool) -> ColumnElement[str]:
    """A promise as `vm:memory:cpu:0`; the last is 1 on the second of the VM's hosts."""
    vm, memory, cpu_mhz = (cast(_t.c[name], String) for name in ("id", "promised_memory", "promised_cpu_mhz"))
    return vm + ":" + memory + ":" + cpu_mhz + (":1" if is_second else ":0")


def _facts(row: RowMapping, vms: frozenset[int]) -> HostFacts:
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
        vms=vms,
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
    ledger = await _ledger(tx, request.zone_id)
    if (held := ledger.find(request.virtual_machine_id)) is not None:
        return Choice(held, [])
    choice = choose_host(ledger.hosts.values(), await _with_groups(tx, request))
    if choice.host is not None:
        _promise(tx, request.virtual_machine_id, choice.host.id, request.memory, request.cpu_mhz)
        ledger.promise(request.virtual_machine_id, choice.host.id, request.memory, request.cpu_mhz)
    return choice


def _promise(tx: Transaction, vm: int, host_id: int, memory: int, cpu_mhz: int) -> None:
    tx.written.add(_PROMISES)
    promise = dict(zip(_COLUMNS, (host_id, None, memory, cpu_mhz), strict=True))
    if not tx.amend(_t, vm, promise):
        tx.later(_PROMISE, vm=vm, host=host_id, memory=memory, cpu_mhz=cpu_mhz)


_OF_VM = sql_update(_t).where(_t.c.id == bindparam("vm"))
_PROMISE = _OF_VM.values(
    promised_host_id=bindparam("host"),
    promised_second_host_id=None,
    promised_memory=bindparam("memory"),
    promised_cpu_mhz=bindparam("cpu_mhz"),
)
_RELEASE = _OF_VM.values(_NONE)


async def _ledger(tx: Transaction, zone_id: int) -> Ledger:
    """A zone's hosts and promises, with what the transaction has promised."""
    ledgers = _ledgers(tx)
    if zone_id not in ledgers:
        ledgers[zone_id] = await _read(tx, zone_id)
    return ledgers[zone_id]


def _ledgers(tx: Transaction) -> dict[int, Ledger]:
    """What is known of the zones: from the transaction that last promised something, if it still holds."""
    known: dict[int, Ledger] | None = tx.known.get(_KNOWN)
    if known is None:
        kept = tx.memory.find(_KNOWN) if tx.written.isdisjoint(_READS) else None
        known = tx.known[_KNOWN] = kept.value if kept else {}
        tx.committed.append(lambda: _keep(tx))
    return known


def _keep(tx: Transaction) -> None:
    """Remember what a transaction that is committed knew, and changed: it was alone."""
    if tx.written.isdisjoint(_HOSTS) and _KNOWN in tx.known:
        tx.memory.keep(_KNOWN, Answer(tx.known[_KNOWN], _READS, tx.memory.moment))


def _forget(tx: Transaction) -> None:
    """Promises change in a way that is not entered: they are read again."""
    tx.written.add(_PROMISES)
    tx.known.pop(_KNOWN, None)


async def find(tx: Transaction, virtual_machine_id: int) -> Reservation | None:
    """What a VM was promised; None if nothing."""
    await tx.settle()
    columns = (_t.c[name] for name in _COLUMNS)
    row = (await tx.execute(select(*columns).where(_t.c.id == virtual_machine_id))).first()
    if row is None or row.promised_host_id is None:
        return None
    return Reservation(
        virtual_machine_id=virtual_machine_id,
        host_id=row.promised_host_id,
        second_host_id=row.promised_second_host_id,
        memory=row.promised_memory,
        cpu_mhz=row.promised_cpu_mhz,
    )


async def list_promised(tx: Transaction, host_id: int) -> list[int]:
    """The VMs that a host has promised something to: those on it, and those on their way to it."""
    await tx.settle()
    here = (_t.c.promised_host_id == host_id) | (_t.c.promised_second_host_id == host_id)
    return list((await tx.execute(select(_t.c.id).where(here).order_by(_t.c.id))).scalars())


async def _set(tx: Transaction, virtual_machine_id: int, **values: int | None) -> None:
    """Change a promise, if there is one."""
    await tx.settle()
    _forget(tx)
    held = (_t.c.id == virtual_machine_id) & _t.c.promised_host_id.is_not(None)
    await tx.execute(sql_update(_t).where(held).values(**values))


async def reserve_second(tx: Transaction, request: Request, *, may_stay: bool = False) -> HostFacts:
    """Promise a VM a second host, to migrate to; with `may_stay` the one that it is on will do. Done again it
    is the same.

    Conflict if the VM has no promise at all, InsufficientCapacity with every host's reason if none can take it.
    """
    held = await find(tx, request.virtual_machine_id)
    if held is None:
        raise Conflict(f"VM {request.virtual_machine_id} holds no capacity that could move to another host")
    hosts = (await _ledger(tx, request.zone_id)).hosts
    if held.second_host_id is not None:
        return hosts[held.second_host_id]
    here = _without(hosts[held.host_id], held)
    others = [host for host in hosts.values() if host.id != here.id]
    wanted = msgspec.structs.replace(request, preferred_host_id=here.id)
    chosen = choose_host([here, *others] if may_stay else others, await _with_groups(tx, wanted)).get()
    if chosen.id != here.id:
        await _set(tx, request.virtual_machine_id, promised_second_host_id=chosen.id)
    return chosen


async def settle_on(tx: Transaction, virtual_machine_id: int, host_id: int) -> None:
    """A VM runs on that host now: its promise is that host's alone from here on."""
    await _set(tx, virtual_machine_id, promised_host_id=host_id, promised_second_host_id=None)


async def enlarge(tx: Transaction, request: Request) -> None:
    """Have a VM's promise cover what it has and what it asks for, on the host that it is on.

    InsufficientCapacity, with the reason, if the host has not as much to give. Without a promise, nothing.
    """
    held = await find(tx, request.virtual_machine_id)
    if held is None:
        return
    hosts = (await _ledger(tx, request.zone_id)).hosts
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
    await _set(tx, virtual_machine_id, promised_memory=memory, promised_cpu_mhz=cpu_mhz)


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
    hold(tx, request.virtual_machine_id, host_id, memory=request.memory, cpu_mhz=request.cpu_mhz)


def hold(tx: Transaction, virtual_machine_id: int, host_id: int, *, memory: int, cpu_mhz: int) -> None:
    """Have a VM hold so much on a host, whatever it held before."""
    _forget(tx)
    _promise(tx, virtual_machine_id, host_id, memory, cpu_mhz)


async def release(tx: Transaction, virtual_machine_id: int) -> None:
    """Take a promise back. Doing it again changes nothing."""
    _take_back(tx, virtual_machine_id)
    if not tx.amend(_t, virtual_machine_id, _NONE):
        tx.later(_RELEASE, vm=virtual_machine_id)


def _take_back(tx: Transaction, virtual_machine_id: int) -> None:
    ledgers = _ledgers(tx)
    tx.written.add(_PROMISES)
    for ledger in ledgers.values():
        ledger.release(virtual_machine_id)
