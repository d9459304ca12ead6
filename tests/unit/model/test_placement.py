"""Placement: a choice with reasons, always the same, never of a host that can't."""

from __future__ import annotations

import hypothesis.strategies as st
import msgspec
import pytest
from hypothesis import given

from poolwright.model.errors import InsufficientCapacity
from poolwright.model.grouping import AffinityType
from poolwright.model.host import HostState, ResourceState
from poolwright.model.placement import Group, HostFacts, Reach, Request, Strategy, choose_host, refuse
from poolwright.model.storage_placement import DiskRequest, choose_storage_pool
from poolwright.model.storage_pool import StoragePool, StorageScope

GIB = 1 << 30


def host(number: int, **more: object) -> HostFacts:
    facts = HostFacts(
        id=number,
        uuid=f"u{number}",
        external_uuid=f"x{number}",
        name=f"h{number}",
        zone_id=1,
        pod_id=1,
        cluster_id=1,
        state=HostState.UP,
        resource_state=ResourceState.ENABLED,
        cpu_number=8,
        cpu_speed_mhz=2000,
        cpu_mhz=16_000,
        cpu_mhz_reserved=0,
        memory=16 * GIB,
        memory_reserved=0,
    )
    return msgspec.structs.replace(facts, **more)


REQUEST = Request(virtual_machine_id=7, cpu_number=2, cpu_speed_mhz=500, memory=2 * GIB, zone_id=1)


def group(type_: AffinityType, *members: int) -> Group:
    return Group(name="g", type=type_, members=frozenset(members))


def request(**more: object) -> Request:
    return msgspec.structs.replace(REQUEST, **more)


@pytest.mark.parametrize(
    ("facts", "asked", "reason"),
    [
        ({"zone_id": 2}, {}, "it is in another zone"),
        ({}, {"pod_id": 2}, "it is in another pod"),
        ({}, {"cluster_ids": frozenset({2})}, "its cluster lacks the template or a network"),
        ({}, {"host_id": 2}, "another host was asked for"),
        ({}, {"excluded_host_ids": frozenset({1})}, "it was excluded"),
        ({"state": HostState.DOWN}, {}, "it is Down"),
        ({"resource_state": ResourceState.MAINTENANCE}, {}, "it is Maintenance"),
        ({"tags": frozenset({"a"})}, {"host_tags": frozenset({"a", "gpu"})}, "it lacks the tag gpu"),
        ({}, {"reach": [Reach("storage pool nfs", frozenset({"x2"}))]}, "it does not reach storage pool nfs"),
        (
            {"vms": frozenset({3})},
            {"groups": [group(AffinityType.APART, 3)]},
            "another VM of anti-affinity group g is there",
        ),
        ({"cpu_number": 1}, {}, "it has 1 CPUs, 2 are needed"),
        ({"cpu_speed_mhz": 400}, {}, "its CPUs run at 400 MHz, 500 are needed"),
        ({"memory_reserved": 15 * GIB}, {}, "it has 1024 MiB of memory free, 2048 are needed"),
        ({"memory_reserved": 20 * GIB}, {}, "it has 0 MiB of memory free, 2048 are needed"),
        ({"cpu_mhz_reserved": 15_500}, {}, "it has 500 MHz free, 1000 are needed"),
    ],
)
def test_each_refusal_has_its_reason(facts: dict[str, object], asked: dict[str, object], reason: str) -> None:
    assert refuse(host(1, **facts), request(**asked)) == reason
    choice = choose_host([host(1, **facts)], request(**asked))
    assert choice.host is None
    with pytest.raises(InsufficientCapacity, match="No host can take the VM") as refused:
        choice.get()
    assert f"h1: {reason}" in refused.value.message


def test_a_vm_is_not_kept_apart_from_itself() -> None:
    apart = request(groups=[group(AffinityType.APART, 7)])
    assert choose_host([host(1, vms=frozenset({7}))], apart).get().id == 1


def test_the_first_of_an_affinity_group_goes_where_it_likes_and_the_others_follow() -> None:
    together = request(groups=[group(AffinityType.TOGETHER, 3, 7)])
    assert choose_host([host(1), host(2)], together).get().id == 1
    followed = choose_host([host(1), host(2, vms=frozenset({3}))], together)
    assert followed.get().id == 2
    assert [refusal.reason for refusal in followed.refusals] == ["the VMs of affinity group g are elsewhere"]
    with pytest.raises(InsufficientCapacity, match="elsewhere"):
        choose_host([host(1), host(2, vms=frozenset({3}), memory_reserved=16 * GIB)], together).get()


def test_what_a_non_strict_group_wishes_comes_before_all_else_but_keeps_nobody_away() -> None:
    crowded = host(1, vms=frozenset({3}))
    fuller = host(2, memory_reserved=4 * GIB)
    rather_apart = request(groups=[group(AffinityType.RATHER_APART, 3)], preferred_host_id=1)
    assert choose_host([crowded, fuller], rather_apart).get().id == 2
    assert choose_host([crowded], rather_apart).get().id == 1
    rather_together = request(groups=[group(AffinityType.RATHER_TOGETHER, 3)], preferred_host_id=2)
    assert choose_host([crowded, fuller], rather_together).get().id == 1
    assert choose_host([fuller], rather_together).get().id == 2


def test_without_hosts_the_message_says_so() -> None:
    with pytest.raises(InsufficientCapacity, match="add one first"):
        choose_host([], REQUEST).get()


def test_spread_takes_the_emptiest_pack_the_fullest_and_ties_go_to_the_lowest_number() -> None:
    hosts = [host(3), host(1), host(2, memory_reserved=4 * GIB), host(4, memory_reserved=15 * GIB)]
    assert choose_host(hosts, REQUEST).get().id == 1
    assert choose_host(hosts, request(strategy=Strategy.PACK)).get().id == 2


def test_a_host_full_of_cpu_is_not_empty() -> None:
    hosts = [host(1, cpu_mhz_reserved=14_000), host(2, memory_reserved=4 * GIB)]
    assert choose_host(hosts, REQUEST).get().id == 2


def test_the_preferred_host_is_taken_while_it_fits() -> None:
    hosts = [host(1), host(2, memory_reserved=8 * GIB)]
    assert choose_host(hosts, request(preferred_host_id=2)).get().id == 2
    assert choose_host(hosts, request(preferred_host_id=2, memory=9 * GIB)).get().id == 1


some_hosts = st.lists(
    st.builds(
        host,
        st.integers(1, 50),
        memory_reserved=st.integers(0, 17 * GIB),
        cpu_mhz_reserved=st.integers(0, 17_000),
        state=st.sampled_from([HostState.UP, HostState.DOWN]),
        vms=st.frozensets(st.integers(1, 9), max_size=3),
    ),
    unique_by=lambda one: one.id,
    max_size=8,
)


@given(some_hosts, st.randoms(), st.sampled_from(Strategy))
def test_the_choice_fits_does_not_depend_on_order_and_every_other_host_has_a_reason(
    hosts: list[HostFacts], random: object, strategy: Strategy
) -> None:
    asked = request(strategy=strategy, groups=[group(AffinityType.APART, 1, 2)])
    choice = choose_host(hosts, asked)
    shuffled = list(hosts)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert choose_host(shuffled, asked) == choice
    refused = {refusal.host_uuid for refusal in choice.refusals}
    assert refused == {one.uuid for one in hosts if refuse(one, asked)}
    if choice.host is None:
        assert len(refused) == len(hosts)
    else:
        assert refuse(choice.host, asked) is None


def pool(number: int, **more: object) -> StoragePool:
    made = StoragePool(
        id=number,
        uuid=f"s{number}",
        name=f"sr{number}",
        zone_id=1,
        cluster_id=1,
        external_uuid=f"sr-{number}",
        capacity=100 * GIB,
        hosts=["x1", "x2"],
    )
    return msgspec.structs.replace(made, **more)


DISK = DiskRequest(size=10 * GIB, cluster_id=1)


@pytest.mark.parametrize(
    ("facts", "asked", "reason"),
    [
        ({"cluster_id": 2}, {}, "it is in another cluster"),
        ({"content_type": "iso"}, {}, "it holds ISO images only"),
        ({"state": "Maintenance"}, {}, "it is Maintenance"),
        ({}, {"tags": frozenset({"ssd"})}, "it lacks the tag ssd"),
        ({"scope": StorageScope.HOST}, {}, "it is local to one host, and the host is not chosen yet"),
        ({"scope": StorageScope.HOST}, {"local_allowed": False}, "it is local to one host"),
        ({}, {"host_external_uuid": "x9"}, "the VM's host does not reach it"),
        ({"used": 95 * GIB}, {}, "it has 5120 MiB free, 10240 are needed"),
    ],
)
def test_each_storage_pool_is_refused_with_its_reason(
    facts: dict[str, object], asked: dict[str, object], reason: str
) -> None:
    with pytest.raises(InsufficientCapacity, match="No storage pool") as refused:
        choose_storage_pool([pool(1, **facts)], msgspec.structs.replace(DISK, **asked)).get()
    assert refused.value.message.endswith(f"(sr1: {reason})")


def test_the_default_storage_pool_then_shared_then_most_free() -> None:
    local = pool(1, scope=StorageScope.HOST, hosts=["x1"])
    less, more = pool(2, used=50 * GIB), pool(3)
    default = pool(4, used=80 * GIB, is_default=True)
    on = msgspec.structs.replace(DISK, host_external_uuid="x1")
    assert choose_storage_pool([local, less, more, default], on).get().id == 4
    assert choose_storage_pool([local, less, more], on).get().id == 3
    assert choose_storage_pool([local], on).get().id == 1
