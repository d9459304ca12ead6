"""Affinity groups through PyPI's cs: made, listed, and kept to when many VMs start at once."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from api.conftest import Api, Site, make_user
from cs import CloudStackApiException


async def make_group(api: Api, name: str, type_: str = "host anti-affinity", **more: Any) -> Any:
    return (await api.done("createAffinityGroup", name=name, type=type_, **more))["affinitygroup"]


async def test_groups_are_made_listed_and_deleted(bare: Api) -> None:
    types = (await bare.call("listAffinityGroupTypes"))["affinityGroupType"]
    assert {"host affinity", "host anti-affinity", "non-strict host affinity"} < {one["type"] for one in types}
    group = await make_group(bare, "apart", description="kept apart")
    assert (group["name"], group["type"], group["account"]) == ("apart", "host anti-affinity", "admin")
    assert group["virtualmachineIds"] == []
    assert (await bare.call("listAffinityGroups", name="apart"))["affinitygroup"] == [group]
    assert await bare.call("listAffinityGroups", type="host affinity") == {}
    await make_group(bare, "second", "Host Affinity")
    assert (await bare.call("listAffinityGroups", keyword="sec"))["count"] == 1
    assert await bare.done("deleteAffinityGroup", id=group["id"]) == {"success": True}
    assert await bare.done("deleteAffinityGroup", name="second") == {"success": True}
    assert await bare.call("listAffinityGroups", listall=True) == {}


@pytest.mark.parametrize(
    ("asked", "text"),
    [
        ({"name": "there", "type": "host affinity"}, "a group with name there already exists"),
        ({"name": "new", "type": "rack affinity"}, "invalid affinity group type rack affinity"),
        ({"name": "new", "type": "host affinity", "account": "nobody"}, "nobody"),
    ],
)
async def test_what_can_not_be_made_says_why(bare: Api, asked: dict[str, str], text: str) -> None:
    await make_group(bare, "there")
    with pytest.raises(CloudStackApiException, match=text) as refused:
        await bare.call("createAffinityGroup", **asked)
    assert refused.value.error["errorcode"] == 431


async def test_a_group_is_its_accounts_own(bare: Api) -> None:
    alice, bob = await make_user(bare, "alice"), await make_user(bare, "bob")
    group = await make_group(alice, "apart")
    assert await bob.call("listAffinityGroups", id=group["id"]) == {}
    with pytest.raises(CloudStackApiException, match="Unable to find"):
        await bob.call("deleteAffinityGroup", id=group["id"])
    assert (await bare.call("listAffinityGroups", id=group["id"]))["count"] == 1


async def test_anti_affinity_holds_when_all_start_at_once_and_again_when_they_are_started(site: Site) -> None:
    await make_group(site, "apart")
    outcomes = await asyncio.gather(
        *(site.deploy(f"vm{number}", affinitygroupnames="apart") for number in range(4)), return_exceptions=True
    )
    running = [one for one in outcomes if not isinstance(one, BaseException)]
    (refused,) = [one for one in outcomes if isinstance(one, CloudStackApiException)]
    assert len({vm["hostid"] for vm in running}) == len(running) == 3
    assert refused.error["errorcode"] == 533
    assert refused.error["errortext"].count("another VM of anti-affinity group apart is there") == 3
    assert [group["name"] for group in running[0]["affinitygroup"]] == ["apart"]
    (group,) = (await site.call("listAffinityGroups"))["affinitygroup"]
    assert {vm["id"] for vm in running} < set(group["virtualmachineIds"])
    in_it = await site.call("listVirtualMachines", affinitygroupid=group["id"], state="Running")
    assert {vm["id"] for vm in in_it["virtualmachine"]} == {vm["id"] for vm in running}
    assert await site.call("listVirtualMachines", listall=True, retrieveonlyresourcecount=True) == {"count": 4}
    (of,) = (await site.call("listAffinityGroups", virtualmachineid=running[0]["id"]))["affinitygroup"]
    assert of["id"] == group["id"]

    # Outside the group one more VM takes a place; the host of the one that stopped is the only one left for it.
    await site.done("stopVirtualMachine", id=running[0]["id"])
    started = await site.done("startVirtualMachine", id=running[0]["id"])
    assert started["virtualmachine"]["hostid"] == running[0]["hostid"]
    other = await site.deploy("other", hostid=running[0]["hostid"])
    with pytest.raises(CloudStackApiException, match="stop it first"):
        await site.call("updateVMAffinityGroup", id=other["id"], affinitygroupids=group["id"])
    await site.done("stopVirtualMachine", id=other["id"])
    joined = await site.done("updateVMAffinityGroup", id=other["id"], affinitygroupids=group["id"])
    assert [group["id"] for group in joined["virtualmachine"]["affinitygroup"]] == [group["id"]]
    with pytest.raises(CloudStackApiException, match="anti-affinity group apart"):
        await site.done("startVirtualMachine", id=other["id"])
    left = await site.done("updateVMAffinityGroup", id=other["id"])
    assert left["virtualmachine"]["affinitygroup"] == []
    await site.done("startVirtualMachine", id=other["id"])


async def test_affinity_holds_when_all_start_at_once(site: Site) -> None:
    group = await make_group(site, "near", "host affinity")
    vms = await asyncio.gather(*(site.deploy(affinitygroupids=group["id"]) for _ in range(3)))
    assert len({vm["hostid"] for vm in vms}) == 1
    wishful = await make_group(site, "rather", "non-strict host anti-affinity")
    spread = await asyncio.gather(*(site.deploy(affinitygroupids=wishful["id"]) for _ in range(4)))
    assert len({vm["hostid"] for vm in spread}) == 3
