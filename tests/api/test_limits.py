"""Limits and counts: exact, also where many take the last of something at once."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from api.conftest import Api, Site, make_user
from cs import CloudStackApiException


async def limit(api: Api, kind: int, **whose: Any) -> int:
    (one,) = (await api.call("listResourceLimits", resourcetype=kind, **whose))["resourcelimit"]
    return int(one["max"])


async def test_limits_are_the_defaults_until_somebody_says_otherwise(bare: Api) -> None:
    bob = await make_user(bare, "bob", path="/sub/")
    assert await limit(bob, 0) == 20
    assert await limit(bare, 0) == -1, "root administrators have no limits"
    (sub,) = (await bare.call("listDomains", name="sub"))["domain"]
    assert await limit(bare, 0, domainid=sub["id"]) == 40
    await bare.call("updateConfiguration", name="max.account.user.vms", value="7")
    assert await limit(bob, 0) == 7
    told = await bare.call("updateResourceLimit", resourcetype=0, max=3, account="bob", domainid=sub["id"])
    assert (told["resourcelimit"]["max"], told["resourcelimit"]["resourcetypename"]) == (3, "user_vm")
    assert await limit(bob, 0) == 3
    (account,) = (await bob.call("listAccounts"))["account"]
    assert (account["vmlimit"], account["vmtotal"], account["vmavailable"]) == ("3", 0, "3")
    (admin,) = (await bare.call("listAccounts"))["account"]
    assert (admin["vmlimit"], admin["vmavailable"]) == ("Unlimited", "Unlimited")
    assert (await bob.call("listResourceLimits"))["count"] == 12


async def test_nobody_sets_limits_that_are_not_theirs_to_set(bare: Api) -> None:
    bob = await make_user(bare, "bob", path="/sub/")
    chief = await make_user(bare, "chief", "Domain Admin", path="/sub/")
    (root,) = (await bare.call("listDomains", name="ROOT"))["domain"]
    (sub,) = (await bare.call("listDomains", name="sub"))["domain"]
    asked = {"resourcetype": 0, "max": 5}
    for api, whose, code in (
        (bob, {}, 401),
        (chief, {}, 531),
        (chief, {"domainid": sub["id"]}, 531),
        (chief, {"domainid": root["id"]}, 531),
        (bare, {"account": "nobody", "domainid": sub["id"]}, 431),
    ):
        with pytest.raises(CloudStackApiException) as caught:
            await api.call("updateResourceLimit", **asked, **whose)
        assert caught.value.error["errorcode"] == code, whose
    for wrong in ({"resourcetype": 99, "max": 5}, {"resourcetype": 0, "max": -2}):
        with pytest.raises(CloudStackApiException, match="431"):
            await bare.call("updateResourceLimit", **wrong, account="bob", domainid=sub["id"])
    await chief.call("updateResourceLimit", **asked, account="bob", domainid=sub["id"])
    assert await limit(bob, 0) == 5


async def test_the_last_of_something_goes_to_one(site: Site) -> None:
    bob = await make_user(site, "bob", path="/sub/")
    (sub,) = (await site.call("listDomains", name="sub"))["domain"]
    await site.call("updateResourceLimit", resourcetype=0, max=3, account="bob", domainid=sub["id"])
    asked = {"serviceofferingid": site.offering, "templateid": site.template, "zoneid": site.zone}

    texts: list[str] = []

    async def deploy(number: int) -> int:
        try:
            await bob.call("deployVirtualMachine", **asked, name=f"vm{number}", startvm=False)
        except CloudStackApiException as error:
            texts.append(error.error["errortext"])
            return int(error.error["errorcode"])
        return 200

    assert sorted(await asyncio.gather(*map(deploy, range(8)))) == [200] * 3 + [532] * 5
    assert all("Maximum amount of resources of type user_vm" in text for text in texts)
    counted = (await site.call("updateResourceCount", domainid=sub["id"], account="bob"))["resourcecount"]
    assert {one["resourcetypename"]: one["resourcecount"] for one in counted} == {
        "user_vm": 3, "public_ip": 0, "volume": 3, "snapshot": 0, "template": 0, "project": 0, "network": 0,
        "vpc": 0, "cpu": 3, "memory": 3 * 512, "primary_storage": 3 * 4 << 30, "secondary_storage": 0,
    }  # fmt: skip
    (account,) = (await bob.call("listAccounts"))["account"]
    assert (account["vmtotal"], account["vmavailable"], account["volumetotal"]) == (3, "0", 3)
    vms = (await bob.call("listVirtualMachines"))["virtualmachine"]
    await bob.done("destroyVirtualMachine", id=vms[0]["id"])
    assert await deploy(9) == 200, "what is destroyed makes room"
    with pytest.raises(CloudStackApiException) as caught:
        await site.call("recoverVirtualMachine", id=vms[0]["id"])
    assert caught.value.error["errorcode"] == 532


async def test_the_last_template_snapshot_or_project_goes_to_one(site: Site) -> None:
    bob = await make_user(site, "bob", path="/sub/")
    (sub,) = (await site.call("listDomains", name="sub"))["domain"]
    asked = {"serviceofferingid": site.offering, "templateid": site.template, "zoneid": site.zone}
    vm = (await bob.done("deployVirtualMachine", **asked, name="web"))["virtualmachine"]
    (root,) = (await bob.call("listVolumes", virtualmachineid=vm["id"]))["volume"]
    image = {
        "displaytext": "x",
        "url": "http://images.invalid/x.vhd",
        "format": "VHD",
        "hypervisor": "XenServer",
    }
    for kind, command, more in (
        (3, "createSnapshot", {"volumeid": root["id"]}),
        (4, "registerTemplate", image | {"zoneid": site.zone}),
        (5, "createProject", {"displaytext": "x"}),
    ):
        await site.call("updateResourceLimit", resourcetype=kind, max=2, account="bob", domainid=sub["id"])
        answers = await asyncio.gather(
            *(bob.call(command, name=f"n{number}", **more) for number in range(5)), return_exceptions=True
        )
        refused = [one for one in answers if isinstance(one, CloudStackApiException)]
        assert [one.error["errorcode"] for one in refused] == [532] * 3, command
        counted = await site.call("updateResourceCount", domainid=sub["id"], account="bob", resourcetype=kind)
        assert [one["resourcecount"] for one in counted["resourcecount"]] == [2], command


async def test_a_domains_limit_holds_for_all_its_accounts_together(site: Site) -> None:
    people = [await make_user(site, name, path="/sub/") for name in ("ann", "ben")]
    (sub,) = (await site.call("listDomains", name="sub"))["domain"]
    await site.call("updateResourceLimit", resourcetype=8, max=3, domainid=sub["id"])
    asked = {"serviceofferingid": site.offering, "templateid": site.template, "zoneid": site.zone}

    texts: list[str] = []

    async def deploy(number: int) -> int:
        try:
            await people[number % 2].call("deployVirtualMachine", **asked, name=f"v{number}", startvm=False)
        except CloudStackApiException as error:
            texts.append(error.error["errortext"])
            return int(error.error["errorcode"])
        return 200

    assert sorted(await asyncio.gather(*map(deploy, range(6)))) == [200] * 3 + [532] * 3
    assert all("for domain /sub/" in text for text in texts)


async def test_a_job_leaves_an_event_at_its_start_and_its_end(site: Site) -> None:
    vm = await site.deploy("web")
    found = (await site.call("listEvents", resourceid=vm["id"]))["event"]
    assert [(event["type"], event["state"]) for event in found] == [
        ("VM.CREATE", "Completed"),
        ("VM.CREATE", "Scheduled"),
    ]
    assert found[0]["parentid"] == found[1]["id"]
    assert found[0]["resourcetype"] == "VirtualMachine"


async def test_a_disabled_account_is_kept_out_and_its_vms_stop(site: Site) -> None:
    bob = await make_user(site, "bob")
    asked = {"serviceofferingid": site.offering, "templateid": site.template, "zoneid": site.zone}
    vm = (await bob.done("deployVirtualMachine", **asked, name="web"))["virtualmachine"]
    (account,) = (await bob.call("listAccounts"))["account"]
    told = (await site.done("disableAccount", id=account["id"], lock=False))["account"]
    assert told["state"] == "disabled"
    with pytest.raises(CloudStackApiException, match="401"):
        await bob.call("listVirtualMachines")
    async with asyncio.timeout(20):
        while True:
            (vm,) = (await site.call("listVirtualMachines", id=vm["id"]))["virtualmachine"]
            if vm["state"] == "Stopped":
                break
            await asyncio.sleep(0.02)
    await site.call("enableAccount", id=account["id"])
    assert (await bob.call("listVirtualMachines"))["count"] == 1
    renamed = (await site.call("updateAccount", id=account["id"], newname="robert"))["account"]
    assert renamed["name"] == "robert"


async def test_capacity_is_what_the_hosts_have_and_have_promised(site: Site) -> None:
    await site.deploy("web")
    found = {one["name"]: one for one in (await site.call("listCapacity", zoneid=site.zone))["capacity"]}
    assert found["CPU"]["capacityused"] == 500
    assert found["MEMORY"]["capacityused"] >= 512 << 20
    assert found["MEMORY"]["capacitytotal"] > 3 * (8 << 30)
    assert float(found["MEMORY"]["percentused"]) > 0
    (cluster,) = (await site.call("listClusters"))["cluster"]
    (one,) = (await site.call("listCapacity", clusterid=cluster["id"], type=1))["capacity"]
    assert (one["clustername"], one["type"]) == ("pool1", 1)


async def test_storage_of_a_pool_is_taken_up_by_name_and_nothing_else_is(site: Site) -> None:
    pool = next(
        one for one in (await site.call("listStoragePools"))["storagepool"] if one["scope"] == "CLUSTER"
    )
    asked = {"zoneid": site.zone, "name": "mine", "tags": "fast"}
    taken = await site.call("createStoragePool", **asked, url=f"presetup://localhost/{pool['name']}")
    assert (taken["storagepool"]["id"], taken["storagepool"]["tags"]) == (pool["id"], "fast")
    for url in ("nfs://10.0.0.1/export", "presetup://localhost/nothing"):
        with pytest.raises(CloudStackApiException, match="431"):
            await site.call("createStoragePool", **asked, url=url)
