"""Networks: made on a VLAN on every pool of the zone, listed, used by VMs, refused."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from api.conftest import Site, make_user
from cs import CloudStackApiException

from poolwright.emulator import Rule, Then

L2 = "DefaultL2NetworkOfferingVlan"
SHARED = "DefaultSharedNetworkOffering"


async def create(site: Site, name: str, offering: str = L2, **more: Any) -> Any:
    (row,) = (await site.call("listNetworkOfferings", name=offering))["networkoffering"]
    asked = {"name": name, "displaytext": name, "zoneid": site.zone, "networkofferingid": row["id"]}
    return (await site.call("createNetwork", **(asked | more)))["network"]


def vlans(site: Site) -> list[int]:
    database = site.pool.database
    return sorted(int(database.get("VLAN", ref)["tag"]) for ref in database.refs("VLAN"))


async def test_an_l2_network_on_a_vlan(site: Site) -> None:
    network = await create(site, "blue", vlan=107)
    assert (network["type"], network["vlan"], network["broadcasturi"]) == ("L2", "107", "vlan://107")
    assert network["state"] == "Implemented"
    assert vlans(site) == [107, 107, 107], "one per host"
    vm = await site.deploy(networkids=network["id"])
    assert vm["nic"][0]["broadcasturi"] == "vlan://107"
    assert (await site.call("listNetworks", id=network["id"]))["network"][0]["name"] == "blue"
    two = await site.deploy("two", networkids=f"{site.network},{network['id']}")
    assert [nic["networkid"] for nic in two["nic"]] == [site.network, network["id"]]
    assert [nic["deviceid"] for nic in two["nic"]] == ["0", "1"]


async def test_a_shared_network_gives_addresses_once(site: Site) -> None:
    network = await create(
        site,
        "office",
        SHARED,
        vlan=108,
        gateway="10.8.0.1",
        netmask="255.255.255.0",
        startip="10.8.0.1",
        endip="10.8.0.4",
    )
    assert (network["cidr"], network["type"], network["acltype"]) == ("10.8.0.0/24", "Shared", "Domain")
    bob = await make_user(site, "bob")
    assert network["id"] in {row["id"] for row in (await bob.call("listNetworks"))["network"]}
    vms = await asyncio.gather(*(site.deploy(f"n{n}", networkids=network["id"]) for n in range(2)))
    assert {vm["nic"][0]["ipaddress"] for vm in vms} == {"10.8.0.2", "10.8.0.3"}
    asked = [{"networkid": network["id"], "ip": "10.8.0.4", "mac": "02:00:00:00:08:04"}]
    vm = await site.deploy("n3", networkids=None, iptonetworklist=asked)
    assert (vm["ipaddress"], vm["nic"][0]["macaddress"]) == ("10.8.0.4", "02:00:00:00:08:04")
    with pytest.raises(CloudStackApiException) as caught:
        await site.deploy("n4", networkids=network["id"])
    assert caught.value.error["errorcode"] == 533
    for ip, says in (("10.8.0.4", "in use"), ("10.9.0.1", "not of network"), ("x", "IPv4")):
        with pytest.raises(CloudStackApiException, match=says):
            await site.deploy("n5", networkids=network["id"], ipaddress=ip)


BAD_INPUT: list[tuple[str, dict[str, Any], int, str]] = [
    (L2, {"vlan": None}, 431, "vlan"),
    (L2, {"vlan": "0"}, 431, "1 to 4094"),
    (L2, {"vlan": "4095"}, 431, "1 to 4094"),
    (L2, {"vlan": "blue"}, 431, "1 to 4094"),
    (SHARED, {"vlan": 9, "gateway": "10.0.0.1"}, 431, "netmask"),
    (
        SHARED,
        {"vlan": 9, "gateway": "10.0.0.1", "netmask": "255.255.255.0", "startip": "10.1.0.1"},
        431,
        "10.1.0.1",
    ),
    ("DefaultIsolatedNetworkOffering", {}, 431, "not enabled"),
]


async def test_bad_input_makes_nothing(site: Site) -> None:
    before = (await site.call("listNetworks", listall=True))["count"]
    for offering, wrong, code, says in BAD_INPUT:
        with pytest.raises(CloudStackApiException) as caught:
            await create(site, "bad", offering, **wrong)
        assert caught.value.error["errorcode"] == code, wrong
        assert says in caught.value.error["errortext"], wrong
        assert (await site.call("listNetworks", listall=True))["count"] == before, wrong
    assert vlans(site) == []


async def test_a_tag_is_one_networks(site: Site) -> None:
    await create(site, "blue", vlan=107)
    with pytest.raises(CloudStackApiException) as caught:
        await create(site, "green", vlan=107)
    assert caught.value.error["errorcode"] == 536
    assert "blue" in caught.value.error["errortext"]
    assert (await site.call("listNetworks", keyword="green")) == {}


async def test_what_the_pool_refuses_leaves_no_network(site: Site) -> None:
    site.pool.faults.add(
        Rule(
            message="pool.create_VLAN_from_PIF",
            times=1,
            then=Then.FAILURE,
            code="INTERNAL_ERROR",
            params=["no"],
        )
    )
    with pytest.raises(CloudStackApiException):
        await create(site, "blue", vlan=107)
    assert await site.call("listNetworks", keyword="blue") == {}
    assert vlans(site) == []
    assert (await create(site, "blue", vlan=107))["vlan"] == "107"


async def test_a_user_may_not_choose_a_tag(site: Site) -> None:
    bob = await make_user(site, "bob")
    (row,) = (await site.call("listNetworkOfferings", name=L2))["networkoffering"]
    with pytest.raises(CloudStackApiException) as caught:
        await bob.call(
            "createNetwork", name="mine", displaytext="m", zoneid=site.zone, networkofferingid=row["id"], vlan=9
        )
    assert caught.value.error["errorcode"] == 531
