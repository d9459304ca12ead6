"""VLAN networks: made once per pool and tag however many ask at once, recognised where others made them."""

from __future__ import annotations

import asyncio

import pytest

from poolwright.emulator import Rule, Then
from poolwright.model.errors import CloudError
from poolwright.model.network import NetworkPresence
from poolwright.store import networks

from .conftest import CloudUnderTest, inventory_of


async def presence(cloud: CloudUnderTest, network_id: int) -> NetworkPresence | None:
    async with cloud.store.reading() as tx:
        return await networks.find_presence(tx, network_id, cloud.cluster.id)


def carriers(cloud: CloudUnderTest, tag: int) -> set[str]:
    """The pool's networks that carry a tag."""
    return {row["network"] for _, row in cloud.pool.database.items("PIF") if int(row["VLAN"]) == tag}


async def made(cloud: CloudUnderTest, tag: int) -> int:
    async with cloud.store.transaction() as tx:
        return (await networks.insert(tx, cloud.vlan(tag))).id


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
