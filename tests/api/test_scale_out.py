"""Many VMs by one request, and plans, through PyPI's cs on an emulated pool of three hosts."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest
from api.conftest import Site
from api.test_virtual_machines import inventory
from cs import CloudStackApiException

from poolwright.emulator import Rule


async def many(site: Site, count: int, **more: Any) -> Any:
    asked = {"serviceofferingid": site.offering, "templateid": site.template, "zoneid": site.zone}
    asked |= {"networkids": site.network, "count": count}
    return (await site.done("deployVirtualMachines", **(asked | more)))["deployment"]


async def plan(site: Site, count: int, **more: Any) -> Any:
    asked = {"serviceofferingid": site.offering, "templateid": site.template, "zoneid": site.zone}
    return (await site.call("planVirtualMachineDeployment", **(asked | {"count": count} | more)))["plan"]


async def half_a_host(site: Site) -> str:
    """An offering of which each host takes one only."""
    hosts = (await site.call("listHosts", type="Routing"))["host"]
    memory = min(host["memorytotal"] - host["memoryallocated"] for host in hosts) * 6 // 10 >> 20
    made = await site.call(
        "createServiceOffering", name="half", displaytext="half", cpunumber=1, cpuspeed=100, memory=memory
    )
    return str(made["serviceoffering"]["id"])


async def test_many_are_spread_or_packed(site: Site) -> None:
    made = await many(site, 6, name="web")
    assert (made["requested"], made["count"], made["notdeployed"]) == (6, 6, [])
    assert {vm["name"] for vm in made["virtualmachine"]} == {f"web-{number}" for number in range(1, 7)}
    assert {vm["state"] for vm in made["virtualmachine"]} == {"Running"}
    assert set(Counter(vm["hostid"] for vm in made["virtualmachine"]).values()) == {2}
    packed = await many(site, 3, strategy="pack")
    assert len({vm["hostid"] for vm in packed["virtualmachine"]}) == 1
    assert (await site.call("listVirtualMachines", listall=True))["count"] == 9


async def test_all_or_none_fit_and_as_many_as_fit(site: Site) -> None:
    before, offering = inventory(site), await half_a_host(site)
    with pytest.raises(CloudStackApiException, match="3 of 4 VMs fit") as refused:
        await many(site, 4, serviceofferingid=offering)
    assert refused.value.error["errorcode"] == 533
    assert refused.value.error["errortext"].count("MiB of memory free") == 3
    assert await site.call("listVirtualMachines", listall=True) == {}
    assert await site.call("listVolumes", listall=True) == {}
    assert inventory(site) == before
    made = await many(site, 4, serviceofferingid=offering, allornothing=False)
    assert (made["requested"], made["count"]) == (4, 3)
    assert "3 of 4 VMs fit" in made["refusal"]
    assert (await site.call("listVirtualMachines", listall=True))["count"] == 3


async def test_one_that_fails_takes_the_others_with_it_if_that_is_asked_for(site: Site) -> None:
    before = inventory(site)
    site.pool.faults.add(Rule(message="VM.start_on", skip=1))
    with pytest.raises(CloudStackApiException, match="INTERNAL_ERROR"):
        await many(site, 4, diskofferingid=await small_disk(site))
    assert await site.call("listVirtualMachines", listall=True) == {}
    assert await site.call("listVolumes", listall=True) == {}
    assert inventory(site) == before
    hosts = (await site.call("listHosts", type="Routing"))["host"]
    assert {host["memoryallocated"] for host in hosts} == {0}
    site.pool.faults.add(Rule(name="again", message="VM.start_on", skip=1))
    made = await many(site, 4, allornothing=False)
    assert made["count"] == 3
    (failed,) = made["notdeployed"]
    assert "INTERNAL_ERROR" in failed["errortext"]


async def small_disk(site: Site) -> str:
    made = await site.call("createDiskOffering", name="small", displaytext="small", disksize=1)
    return str(made["diskoffering"]["id"])


async def test_a_plan_says_where_and_why_not_elsewhere_and_changes_nothing(site: Site) -> None:
    offering, network = await half_a_host(site), await tagged_network(site)
    before = inventory(site)
    planned = await plan(site, 5, serviceofferingid=offering, name="db", networkids=network)
    assert [one["name"] for one in planned] == ["db-1", "db-2", "db-3", "db-4"]
    assert [one["fits"] for one in planned] == [True, True, True, False]
    assert len({one["hostid"] for one in planned[:3]}) == 3
    assert planned[0]["storage"]
    assert planned[0]["network"] == ["tagged"]
    assert planned[0]["refusedhost"] == []
    assert {one["hostid"] for one in planned[3]["refusedhost"]} == {one["hostid"] for one in planned[:3]}
    assert all("MiB of memory free" in one["reason"] for one in planned[3]["refusedhost"])
    assert await site.call("listVirtualMachines", listall=True) == {}
    assert inventory(site) == before
    made = await many(site, 3, serviceofferingid=offering, name="db", networkids=network)
    assert {vm["name"]: vm["hostid"] for vm in made["virtualmachine"]} == {
        one["name"]: one["hostid"] for one in planned[:3]
    }


async def tagged_network(site: Site) -> str:
    found = await site.call("listNetworkOfferings", name="DefaultL2NetworkOfferingVlan")
    offerings = found.get("networkoffering") or (await site.call("listNetworkOfferings"))["networkoffering"]
    made = await site.call(
        "createNetwork",
        name="tagged",
        displaytext="tagged",
        zoneid=site.zone,
        networkofferingid=offerings[0]["id"],
        vlan="77",
    )
    return str(made["network"]["id"])


@pytest.mark.parametrize(
    ("asked", "text"),
    [
        ({"count": 0}, "count is 0"),
        ({"strategy": "random"}, "spread, pack"),
        ({"startvm": False}, "startvm"),
        ({"macaddress": "02:00:00:00:00:01"}, "each gets its own"),
        ({"zoneid": None}, "zoneid"),
    ],
)
async def test_what_is_wrong_with_a_request_for_many(site: Site, asked: dict[str, Any], text: str) -> None:
    count = asked.pop("count", 2)
    for ask in (many, plan):
        with pytest.raises(CloudStackApiException, match=text) as refused:
            await ask(site, count, networkids=site.network, **asked)
        assert refused.value.error["errorcode"] == 431
