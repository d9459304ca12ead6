"""Networks on a pool: made once however many ask at once, recognised and completed where others made them,
taken away when nobody uses them.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from pathlib import Path

import msgspec
import pytest

from poolwright.emulator import Rule, Then
from poolwright.emulator.classes.VLAN.messages import create_rows
from poolwright.model.errors import CloudError
from poolwright.model.network import BroadcastType, NetworkPresence
from poolwright.store import networks, nics

from .conftest import CloudUnderTest, inventory_of, open_store
from .test_faults import left_over


async def presence(cloud: CloudUnderTest, network_id: int) -> NetworkPresence | None:
    async with cloud.store.reading() as tx:
        return await networks.find_presence(tx, network_id, cloud.cluster.id)


def carriers(cloud: CloudUnderTest, tag: int) -> set[str]:
    """The pool's networks that carry a tag."""
    return {row["network"] for _, row in cloud.pool.database.items("PIF") if int(row["VLAN"]) == tag}


async def made(cloud: CloudUnderTest, tag: int, **values: object) -> int:
    async with cloud.store.transaction() as tx:
        return (await networks.insert(tx, msgspec.structs.replace(cloud.vlan(tag), **values))).id


async def test_a_vlan_is_made_on_every_host_and_used(cloud: CloudUnderTest) -> None:
    network_id = await made(cloud, 100)
    await cloud.run_saga("create_network", {"network_id": network_id})
    found = await presence(cloud, network_id)
    assert found is not None
    assert found.is_ours
    assert len(carriers(cloud, 100)) == 1
    hosts = [row["host"] for _, row in cloud.pool.database.items("PIF") if int(row["VLAN"]) == 100]
    assert len(hosts) == len(set(hosts)) == 3
    vm = await cloud.insert_vm(template=await cloud.template(), network_ids=[network_id])
    assert (await cloud.deploy(vm)).error is None


async def test_concurrent_first_uses_of_a_tag_end_with_one_network(cloud: CloudUnderTest) -> None:
    ids = [await made(cloud, 7) for _ in range(6)]
    await asyncio.gather(*(cloud.run_saga("create_network", {"network_id": one}) for one in ids))
    assert len(carriers(cloud, 7)) == 1
    uuids = {found.external_uuid for one in ids if (found := await presence(cloud, one))}
    assert len(uuids) == 1


async def test_concurrent_deploys_make_a_missing_network_once(cloud: CloudUnderTest) -> None:
    network_id = await made(cloud, 8)
    template = await cloud.template()
    vms = [await cloud.insert_vm(template=template, network_ids=[network_id]) for _ in range(4)]
    jobs = await asyncio.gather(*(cloud.deploy(vm) for vm in vms))
    assert [job.error for job in jobs] == [None] * 4
    assert len(carriers(cloud, 8)) == 1


async def test_a_network_that_somebody_else_made_is_used(cloud: CloudUnderTest) -> None:
    first = await made(cloud, 9)
    await cloud.run_saga("create_network", {"network_id": first})
    theirs = carriers(cloud, 9).pop()
    other_config = cloud.pool.database.get("network", theirs)["other_config"]
    foreign = {key: value for key, value in other_config.items() if key != "poolwright:owner"}
    cloud.pool.database.update("network", theirs, other_config=foreign)
    before = inventory_of(cloud.pool)
    second = await made(cloud, 9)
    await cloud.run_saga("create_network", {"network_id": second})
    found = await presence(cloud, second)
    assert found is not None
    assert not found.is_ours
    assert inventory_of(cloud.pool) == before


@pytest.mark.parametrize("then", [Then.FAILURE, Then.ANSWER_LOST, Then.RESET], ids=lambda then: then.value)
@pytest.mark.parametrize("message", ["network.create", "pool.create_VLAN_from_PIF", "network.get_record"])
async def test_faults_leave_a_whole_network_or_none(cloud: CloudUnderTest, message: str, then: Then) -> None:
    before = inventory_of(cloud.pool)
    network_id = await made(cloud, 10)
    cloud.pool.faults.add(Rule(message=message, then=then))
    try:
        await cloud.run_saga("create_network", {"network_id": network_id})
    except CloudError:
        assert inventory_of(cloud.pool) == before
        assert await presence(cloud, network_id) is None
    else:
        now = inventory_of(cloud.pool)
        new = {cls: len(now[cls] - before[cls]) for cls in ("network", "PIF", "VLAN")}
        assert new == {"network": 1, "PIF": 3, "VLAN": 3}


async def test_a_network_made_for_a_deploy_that_fails_goes_again(cloud: CloudUnderTest) -> None:
    before = inventory_of(cloud.pool)
    network_id = await made(cloud, 11)
    cloud.pool.faults.add(Rule(message="VM.start_on", code="NO_HOSTS_AVAILABLE"))
    vm = await cloud.insert_vm(template=await cloud.template(), network_ids=[network_id])
    assert (await cloud.deploy(vm)).error is not None
    assert inventory_of(cloud.pool) == before


async def test_a_vlan_that_was_made_on_some_hosts_is_completed(cloud: CloudUnderTest) -> None:
    before = inventory_of(cloud.pool)
    network_id = await made(cloud, 12)
    cloud.pool.faults.add(Rule(message="pool.create_VLAN_from_PIF", then=Then.ANSWER_LOST))
    running = asyncio.create_task(cloud.run_saga("create_network", {"network_id": network_id}))
    async with asyncio.timeout(10):
        while not carriers(cloud, 12):  # noqa: ASYNC110 - the pool is not ours to signal from
            await asyncio.sleep(0)
    vlan, _ = cloud.pool.database.items("VLAN")[-1]
    untagged = cloud.pool.database.get("VLAN", vlan)["untagged_PIF"]
    cloud.pool.database.destroy("VLAN", vlan)
    cloud.pool.database.destroy("PIF", untagged)
    await running
    now = inventory_of(cloud.pool)
    new = {cls: len(now[cls] - before[cls]) for cls in ("network", "PIF", "VLAN")}
    assert new == {"network": 1, "PIF": 3, "VLAN": 3}


async def test_two_managers_that_make_the_same_vlans_at_once_end_with_one_each(
    stopped: CloudUnderTest, tmp_path: Path
) -> None:
    """They know nothing of each other: what settles it is the pool."""
    tags = range(30, 36)
    (tmp_path / "second").mkdir()
    async with open_store(tmp_path / "second") as store:
        other = CloudUnderTest(stopped.pool, store, name="99999999-2222-4333-8444-555555555555")
        await other.found()
        async with stopped.running(), other.running():
            await other.adopt()
            ids = [(cloud, await made(cloud, tag)) for tag in tags for cloud in (stopped, other)]
            await asyncio.gather(*(cloud.run_saga("create_network", {"network_id": one}) for cloud, one in ids))
            for tag in tags:
                assert len(carriers(stopped, tag)) == 1, tag
            found = [await presence(cloud, one) for cloud, one in ids]
    assert Counter(there.is_ours for there in found if there) == {True: 6, False: 6}
    names = [row["name_label"] for _, row in stopped.pool.database.items("network")]
    assert sum(name.startswith("VLAN-") for name in names) == 6, "who lost took their own away"


def tag_host(cloud: CloudUnderTest, network: str, tag: int, number: int) -> None:
    """What somebody else made by hand: the tag on one host, leading to that network."""
    database = cloud.pool.database
    host = database.refs("host")[number]
    (base,) = [
        ref
        for ref, row in database.items("PIF")
        if row["host"] == host and row["management"] and row["physical"]
    ]
    create_rows(database, base, tag, network)


async def test_a_vlan_that_others_made_in_part_is_completed_and_stays_theirs(cloud: CloudUnderTest) -> None:
    theirs = cloud.pool.database.create("network", {"name_label": "theirs", "bridge": "xapi77"})
    tag_host(cloud, theirs, 14, 1)
    network_id = await made(cloud, 14)
    await cloud.run_saga("create_network", {"network_id": network_id})
    assert carriers(cloud, 14) == {theirs}
    assert len(cloud.pool.database.get("network", theirs)["PIFs"]) == 3
    found = await presence(cloud, network_id)
    assert found is not None
    assert not found.is_ours
    await cloud.run_saga("delete_network", {"network_id": network_id})
    assert carriers(cloud, 14) == {theirs}


async def test_of_duplicates_that_others_made_the_one_on_most_hosts_is_used(cloud: CloudUnderTest) -> None:
    database = cloud.pool.database
    one, two = (database.create("network", {"name_label": n, "bridge": f"xapi8{n}"}) for n in "12")
    for network, number in ((one, 0), (two, 1), (two, 2)):
        tag_host(cloud, network, 15, number)
    before = inventory_of(cloud.pool)
    network_id = await made(cloud, 15)
    await cloud.run_saga("create_network", {"network_id": network_id})
    found = await presence(cloud, network_id)
    assert found is not None
    assert found.external_uuid == database.get("network", two)["uuid"]
    assert left_over(cloud, before) == {}


@pytest.mark.parametrize("kind", [BroadcastType.VLAN, BroadcastType.VSWITCH, BroadcastType.LINK_LOCAL])
async def test_every_kind_is_made_once_used_and_taken_away(cloud: CloudUnderTest, kind: BroadcastType) -> None:
    before = inventory_of(cloud.pool)
    ids = [await made(cloud, 16, broadcast_type=kind) for _ in range(3)]
    await asyncio.gather(*(cloud.run_saga("create_network", {"network_id": one}) for one in ids))
    there = [await presence(cloud, one) for one in ids]
    (uuid,) = {one.external_uuid for one in there if one}
    (row,) = [row for _, row in cloud.pool.database.items("network") if row["uuid"] == uuid]
    names = {
        BroadcastType.VLAN: row["name_label"] if row["name_label"].endswith("-16") else "",
        BroadcastType.VSWITCH: "OVSTunnel16",
        BroadcastType.LINK_LOCAL: "cloud_link_local_network",
    }
    assert row["name_label"] == names[kind]
    assert len(row["PIFs"]) == (0 if kind is BroadcastType.LINK_LOCAL else 3)
    if kind is BroadcastType.VSWITCH:
        assert (
            row["other_config"] | {"ovs-host-setup": "", "assume_network_is_shared": "true"}
            == row["other_config"]
        )
        assert len(cloud.pool.database.items("tunnel")) == 3
    vm = await cloud.insert_vm(template=await cloud.template(), network_ids=[ids[0]])
    assert (await cloud.deploy(vm)).error is None
    vif = cloud.pool.database.get("VIF", cloud.machine(vm)["VIFs"][0])
    assert cloud.pool.database.get("network", vif["network"])["uuid"] == uuid
    for one in ids:
        await cloud.run_saga("delete_network", {"network_id": one})
        assert await presence(cloud, one) is None
    assert [r["uuid"] for _, r in cloud.pool.database.items("network")].count(uuid) == 1, "a NIC is on it"
    cloud.pool.database.destroy("VIF", cloud.machine(vm)["VIFs"][0])
    again = await made(cloud, 16, broadcast_type=kind)
    await cloud.run_saga("create_network", {"network_id": again})
    await cloud.run_saga("delete_network", {"network_id": again})
    left = left_over(cloud, before)
    assert {cls: len(found) for cls, found in left.items()} == {"VM": 1, "VBD": 2, "VDI": 1}
    assert cloud.pool.database.items("tunnel") == []


async def test_tunnels_need_open_vswitch(cloud: CloudUnderTest) -> None:
    host = cloud.pool.database.refs("host")[0]
    software = cloud.pool.database.get("host", host)["software_version"]
    cloud.pool.database.update("host", host, software_version={**software, "network_backend": "bridge"})
    before = inventory_of(cloud.pool)
    network_id = await made(cloud, 17, broadcast_type=BroadcastType.VSWITCH)
    with pytest.raises(CloudError, match="switches by bridge"):
        await cloud.run_saga("create_network", {"network_id": network_id})
    assert inventory_of(cloud.pool) == before


async def test_a_network_that_another_vm_is_on_by_now_survives_who_made_it(cloud: CloudUnderTest) -> None:
    network_id = await made(cloud, 18)
    template = await cloud.template()
    first = await cloud.insert_vm(template=template, network_ids=[network_id])
    second = await cloud.insert_vm(template=template, network_ids=[network_id])
    cloud.pool.faults.add(Rule(message="VM.start_on", code="NO_HOSTS_AVAILABLE", times=1))
    assert (await cloud.deploy(first)).error is not None
    assert len(carriers(cloud, 18)) == 1
    assert (await cloud.deploy(second)).error is None
    assert len(carriers(cloud, 18)) == 1
    await (await cloud.runner.connections.get(cloud.cluster.id)).inventory(max_age=0)
    found = await presence(cloud, network_id)
    assert found is not None
    async with cloud.store.reading() as tx:
        assert await nics.is_used(tx, network_id, except_vm=first.id)
        assert not await nics.is_used(tx, network_id, except_vm=second.id)


async def test_restarting_sets_right_what_is_missing(cloud: CloudUnderTest) -> None:
    network_id = await made(cloud, 19)
    await cloud.run_saga("create_network", {"network_id": network_id})
    database = cloud.pool.database
    vlan, row = database.items("VLAN")[-1]
    database.destroy("VLAN", vlan)
    database.destroy("PIF", row["untagged_PIF"])
    await cloud.run_saga("restart_network", {"network_id": network_id})
    assert sum(int(pif["VLAN"]) == 19 for _, pif in database.items("PIF")) == 3
    assert len(carriers(cloud, 19)) == 1


async def test_a_rival_that_is_refused_takes_nothing_away_that_others_use(cloud: CloudUnderTest) -> None:
    """The pool says that somebody was faster; by then they have completed our network, and are on it."""
    network_id = await made(cloud, 20)
    cloud.pool.faults.add(
        Rule(message="pool.create_VLAN_from_PIF", code="PIF_VLAN_EXISTS", params=["eth0"], times=1)
    )
    before = inventory_of(cloud.pool)
    running = asyncio.create_task(cloud.run_saga("create_network", {"network_id": network_id}))
    database = cloud.pool.database
    async with asyncio.timeout(10):
        while not (ours := [r for r, n in database.items("network") if n["name_label"].endswith("-20")]):  # noqa: ASYNC110
            await asyncio.sleep(0)
    tag_host(cloud, ours[0], 20, 1)
    await running
    assert carriers(cloud, 20) == {ours[0]}
    new = {cls: len(found) for cls, found in left_over(cloud, before).items()}
    assert new == {"network": 1, "PIF": 3, "VLAN": 3}
