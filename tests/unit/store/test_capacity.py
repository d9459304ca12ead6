"""Capacity is promised once, however many ask at once; and given back exactly."""

from __future__ import annotations

import asyncio

import msgspec
import pytest
from sqlalchemy import func, select
from unit.store.conftest import GIB, World

from poolwright.model.errors import Conflict, InsufficientCapacity
from poolwright.model.grouping import AffinityGroup, AffinityType
from poolwright.model.host import HostState, ResourceState
from poolwright.model.memory import footprint
from poolwright.model.placement import Request, Strategy, request_for
from poolwright.store import affinity_groups, capacity, clusters, hosts, virtual_machines
from poolwright.store.tables import virtual_machines as machines

#: What a VM of the world (1 GiB, 1 CPU) takes of a host.
EACH = footprint(GIB, 1)


async def make_requests(world: World, count: int) -> list[Request]:
    async with world.store.transaction() as tx:
        return [request_for(await world.add_vm(tx, f"vm{number}")) for number in range(count)]


async def try_to_reserve(world: World, request: Request) -> str | None:
    try:
        async with world.store.transaction() as tx:
            return (await capacity.reserve(tx, request)).name
    except InsufficientCapacity:
        return None


async def test_never_over_committed_by_many_at_once(world: World) -> None:
    async with world.store.transaction() as tx:
        for name in ("a", "b", "c"):
            await world.add_host(tx, name, memory=EACH * 4 + GIB // 2)
    requests = await make_requests(world, 20)
    got = await asyncio.gather(*(try_to_reserve(world, request) for request in requests))
    placed = [name for name in got if name is not None]
    assert len(placed) == 12
    assert {name: placed.count(name) for name in placed} == {"a": 4, "b": 4, "c": 4}
    async with world.store.reading() as tx:
        held = machines.c.promised_host_id
        total = select(held, func.count(), func.sum(machines.c.promised_memory)).group_by(held)
        total = total.where(held.is_not(None))
        assert sorted((await tx.execute(total)).all()) == [(1, 4, 4 * EACH), (2, 4, 4 * EACH), (3, 4, 4 * EACH)]


async def test_a_vm_keeps_its_promise_also_when_asked_for_at_once(world: World) -> None:
    async with world.store.transaction() as tx:
        await world.add_host(tx, "a")
        await world.add_host(tx, "b")
    (request,) = await make_requests(world, 1)
    got = await asyncio.gather(*(try_to_reserve(world, request) for _ in range(6)))
    assert len(set(got)) == 1
    async with world.store.transaction() as tx:
        held = await capacity.find(tx, request.virtual_machine_id)
        assert held is not None
        assert (held.memory, held.cpu_mhz) == (EACH, 500)
        other = msgspec.structs.replace(request, host_id=3 - held.host_id)
        assert (await capacity.reserve(tx, other)).id == held.host_id


async def test_what_is_released_can_be_promised_again(world: World) -> None:
    async with world.store.transaction() as tx:
        await world.add_host(tx, "a", memory=EACH)
    first, second = await make_requests(world, 2)
    assert await try_to_reserve(world, first) == "a"
    with pytest.raises(InsufficientCapacity, match=r"a: it has 0 MiB of memory free, 1035 are needed"):
        async with world.store.transaction() as tx:
            await capacity.reserve(tx, second)
    async with world.store.transaction() as tx:
        for _ in range(2):
            await capacity.release(tx, first.virtual_machine_id)
    assert await try_to_reserve(world, second) == "a"


async def test_vms_kept_apart_stay_apart_when_they_start_at_once(world: World) -> None:
    async with world.store.transaction() as tx:
        for name in ("a", "b", "c"):
            await world.add_host(tx, name)
    apart = await grouped(world, AffinityType.APART, 5)
    got = await asyncio.gather(*(try_to_reserve(world, request) for request in apart))
    assert sorted(name for name in got if name) == ["a", "b", "c"]


async def test_vms_kept_together_stay_together_when_they_start_at_once(world: World) -> None:
    async with world.store.transaction() as tx:
        for name in ("a", "b", "c"):
            await world.add_host(tx, name, memory=3 * EACH)
    together = await grouped(world, AffinityType.TOGETHER, 5, strategy=Strategy.SPREAD)
    got = [name for name in await asyncio.gather(*(try_to_reserve(world, one) for one in together)) if name]
    assert len(set(got)) == 1
    assert 2 <= len(got) <= 3  # as many as the one host holds


async def grouped(
    world: World, type_: AffinityType, count: int, *, strategy: Strategy = Strategy.PACK
) -> list[Request]:
    """Requests of VMs that are in one affinity group."""
    requests = await make_requests(world, count)
    async with world.store.transaction() as tx:
        owner = world.account
        group = AffinityGroup(name="g", type=type_, account_id=owner.id, domain_id=owner.domain_id)
        made = await affinity_groups.insert(tx, group)
        for request in requests:
            await affinity_groups.set_groups(tx, request.virtual_machine_id, [made.id])
        found = [await virtual_machines.get(tx, request.virtual_machine_id) for request in requests]
    return [msgspec.structs.replace(request_for(vm), strategy=strategy) for vm in found]


async def test_the_facts_are_what_the_rows_say(world: World) -> None:
    async with world.store.transaction() as tx:
        host = await world.add_host(tx, "a")
        await hosts.update(tx, host.id, memory_system=GIB, memory_foreign=2 * GIB, tags=["ssd"])
        await clusters.update(tx, world.cluster.id, cpu_overcommit=2.0, memory_overcommit=1.5)
        vm = await world.add_vm(tx, "vm")
        await capacity.reserve(tx, request_for(vm))
        (facts,) = await capacity.list_facts(tx, world.zone.id)
        assert (facts.memory, facts.memory_reserved) == (int(13 * GIB * 1.5), EACH)
        assert (facts.cpu_mhz, facts.cpu_mhz_reserved) == (8 * 2000 * 2, 500)
        assert (facts.tags, facts.vms) == (frozenset({"ssd"}), frozenset({vm.id}))
        shown = await hosts.get(tx, host.id)
        assert (shown.memory_reserved, shown.cpu_reserved_mhz, shown.vm_count) == (EACH, 500, 1)


async def test_a_disabled_cluster_takes_nothing(world: World) -> None:
    async with world.store.transaction() as tx:
        await world.add_host(tx, "a")
        await clusters.update(tx, world.cluster.id, allocation_state="Disabled")
        choice = await capacity.plan(tx, request_for(await world.add_vm(tx, "vm")))
    assert choice.host is None
    assert [refusal.reason for refusal in choice.refusals] == ["it is Disabled"]


async def test_planning_promises_nothing(world: World) -> None:
    async with world.store.transaction() as tx:
        await world.add_host(tx, "a")
        down = await world.add_host(tx, "down")
        await hosts.update(tx, down.id, state=HostState.DOWN)
        kept = await world.add_host(tx, "kept")
        await hosts.update(tx, kept.id, resource_state=ResourceState.MAINTENANCE)
        choice = await capacity.plan(tx, request_for(await world.add_vm(tx, "vm")))
        assert choice.get().name == "a"
        assert [(r.host_name, r.reason) for r in choice.refusals] == [
            ("down", "it is Down"),
            ("kept", "it is Maintenance"),
        ]
        assert (await capacity.list_facts(tx, world.zone.id))[0].memory_reserved == 0


async def test_a_promise_moves_with_its_vm(world: World) -> None:
    async with world.store.transaction() as tx:
        await world.add_host(tx, "a")
        b = await world.add_host(tx, "b")
        vm = await virtual_machines.get(tx, (await world.add_vm(tx, "vm")).id)
        with pytest.raises(Conflict):
            await capacity.reserve_second(tx, request_for(vm))
        a = await capacity.reserve(tx, request_for(vm))
        for _ in range(2):
            assert (await capacity.reserve_second(tx, request_for(vm))).id == b.id
        both = await capacity.list_facts(tx, world.zone.id)
        assert [facts.memory_reserved for facts in both] == [EACH, EACH]
        assert [(await hosts.get(tx, host.id)).memory_reserved for host in (a, b)] == [EACH, EACH]
        await capacity.settle_on(tx, vm.id, b.id)
        both = await capacity.list_facts(tx, world.zone.id)
        assert [facts.memory_reserved for facts in both] == [0, EACH]
        stays = await capacity.reserve_second(tx, request_for(vm), may_stay=True)
        assert stays.id == b.id
        for _ in range(2):  # seen running elsewhere, whether there was room or not
            await capacity.ensure_held(tx, msgspec.structs.replace(request_for(vm), memory=99 * GIB), b.id)
        held = await capacity.find(tx, vm.id)
        assert held is not None
        assert held.memory == 99 * GIB


async def test_a_promise_grows_only_as_far_as_its_host_has_room(world: World) -> None:
    async with world.store.transaction() as tx:
        host = await world.add_host(tx, "a", memory=3 * EACH)
        first, second = [await world.add_vm(tx, name) for name in ("first", "second")]
        for vm in (first, second):
            await capacity.reserve(tx, request_for(vm))
        twice = msgspec.structs.replace(request_for(first), memory=2 * EACH)
        await capacity.enlarge(tx, twice)
        assert (await hosts.get(tx, host.id)).memory_reserved == 3 * EACH
        with pytest.raises(InsufficientCapacity, match="MiB of memory free"):
            await capacity.enlarge(tx, msgspec.structs.replace(request_for(second), memory=2 * EACH))
        await capacity.enlarge(tx, request_for(first))  # smaller than it is: what it has stays promised
        assert (await hosts.get(tx, host.id)).memory_reserved == 3 * EACH
        await capacity.set_amounts(tx, first.id, memory=EACH, cpu_mhz=500)
        assert (await hosts.get(tx, host.id)).memory_reserved == 2 * EACH


async def test_reserving_takes_few_queries(world: World) -> None:
    async with world.store.transaction() as tx:
        for name in ("a", "b", "c", "d"):
            await world.add_host(tx, name)
    (request,) = await make_requests(world, 1)
    statements: list[str] = []
    stop = world.store.on_query(statements.append)
    async with world.store.transaction() as tx:
        await capacity.reserve(tx, request)
    stop()
    assert len([statement for statement in statements if not statement.startswith("BEGIN")]) <= 4
