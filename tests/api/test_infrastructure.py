"""Zones, pods, clusters, hosts and storage: made, taken in, listed, refused."""

from __future__ import annotations

from typing import Any

import pytest
from api.conftest import Api, Site, make_user
from cs import CloudStackApiException

from poolwright.emulator import emulated_pool

UNKNOWN = "6b2e4a4e-14a5-4e4c-8b70-fa09f4d15bd1"
ZONE = {"name": "z1", "dns1": "8.8.8.8", "internaldns1": "8.8.4.4", "networktype": "Advanced"}


async def refused(api: Api, command: str, **parameters: Any) -> dict[str, Any]:
    with pytest.raises(CloudStackApiException) as caught:
        await api.call(command, **parameters)
    error: dict[str, Any] = caught.value.error
    return error


async def test_zones(bare: Api) -> None:
    assert await bare.call("listZones") == {}
    zone = (await bare.call("createZone", **ZONE, guestcidraddress="10.1.1.0/24"))["zone"]
    assert (zone["name"], zone["networktype"], zone["allocationstate"]) == ("z1", "Advanced", "Enabled")
    assert zone["securitygroupsenabled"] is False
    assert (await bare.call("listZones", id=zone["id"]))["zone"] == [zone]
    assert (await bare.call("listZones", id="1"))["zone"] == [zone], "integer ids are accepted"
    assert (await bare.call("listZones", name="z1", available=True))["count"] == 1
    assert (await bare.call("listZones", keyword="Z"))["count"] == 1
    assert await bare.call("listZones", name="other") == {}
    assert "already exists" in (await refused(bare, "createZone", **ZONE))["errortext"]
    assert (
        "Basic or Advanced" in (await refused(bare, "createZone", **(ZONE | {"networktype": "x"})))["errortext"]
    )
    error = await refused(bare, "createZone", name="z2")
    assert (error["errorcode"], "missing parameter dns1" in error["errortext"]) == (431, True)


async def test_users_see_enabled_zones_only(bare: Api) -> None:
    await bare.call("createZone", **ZONE)
    await bare.call("createZone", **(ZONE | {"name": "z2", "allocationstate": "Disabled"}))
    bob = await make_user(bare, "bob")
    assert [zone["name"] for zone in (await bob.call("listZones"))["zone"]] == ["z1"]
    assert (await bare.call("listZones"))["count"] == 2


async def test_pods_and_clusters(bare: Api) -> None:
    zone = (await bare.call("createZone", **ZONE))["zone"]["id"]
    pod = (
        await bare.call(
            "createPod",
            name="p1",
            zoneid=zone,
            startip="10.0.0.10",
            gateway="10.0.0.1",
            netmask="255.255.255.0",
        )
    )["pod"]
    assert (pod["zonename"], pod["startip"], pod.get("endip")) == (
        "z1",
        ["10.0.0.10"],
        None,
    )
    assert (await bare.call("listPods", zoneid=zone))["pod"] == [pod]
    assert (await refused(bare, "createPod", name="p1", zoneid=zone))["errorcode"] == 431
    assert (
        "startip" in (await refused(bare, "createPod", name="p2", zoneid=zone, startip="10.0.0"))["errortext"]
    )
    assert UNKNOWN in (await refused(bare, "createPod", name="p2", zoneid=UNKNOWN))["errortext"]
    asked = {
        "clustername": "c1",
        "clustertype": "CloudManaged",
        "hypervisor": "XenServer",
        "podid": pod["id"],
        "zoneid": zone,
    }
    (cluster,) = (await bare.call("addCluster", **asked))["cluster"]
    assert (cluster["podname"], cluster["hypervisortype"]) == ("p1", "XenServer")
    assert (await bare.call("listClusters", podid=pod["id"]))["cluster"] == [cluster]
    assert "already exists" in (await refused(bare, "addCluster", **asked))["errortext"]
    assert "XenServer" in (await refused(bare, "addCluster", **(asked | {"hypervisor": "KVM"})))["errortext"]


async def test_an_adopted_pool_is_seen(site: Site) -> None:
    before = site.pool.calls.counts()
    (cluster,) = (await site.call("listClusters"))["cluster"]
    hosts = (await site.call("listHosts", type="Routing"))["host"]
    assert len(hosts) == 3
    database = site.pool.database
    assert {host["name"] for host in hosts} == {
        database.get("host", ref)["name_label"] for ref in database.refs("host")
    }
    for host in hosts:
        assert (host["state"], host["resourcestate"], host["hypervisor"]) == ("Up", "Enabled", "XenServer")
        assert host["memorytotal"] > 8 << 30
        assert host["cpunumber"] >= 8
        assert host["clusterid"] == cluster["id"]
    pools = (await site.call("listStoragePools", clusterid=cluster["id"]))["storagepool"]
    assert all(pool["disksizetotal"] > 0 and pool["state"] == "Up" for pool in pools)
    assert "CLUSTER" in {pool["scope"] for pool in pools}
    assert (await site.call("listHosts", state="down")) == {}
    assert (await site.call("listHosts", name=hosts[0]["name"]))["host"] == [hosts[0]]
    templates = (await site.call("listTemplates", templatefilter="executable"))["template"]
    assert site.template in {template["id"] for template in templates}
    assert all(template["isready"] for template in templates)
    assert site.pool.calls.counts() == before, "lists are answered from the store"


async def test_addhost_refuses_by_name_and_leaves_nothing(site: Site) -> None:
    good = {
        "zoneid": site.zone, "podid": site.pod, "hypervisor": "XenServer", "clustername": "second",
        "url": site.pool.url, "username": site.pool.username, "password": site.pool.password,
    }  # fmt: skip
    for wrong, says in (
        ({"zoneid": UNKNOWN}, UNKNOWN),
        ({"podid": UNKNOWN}, UNKNOWN),
        ({"hypervisor": "KVM"}, "XenServer"),
        ({"url": "ftp://host"}, "ftp://host"),
        ({"url": "http://127.0.0.1:99999"}, "port"),
        ({"url": "["}, "its host cannot be one"),
        ({"url": "https://a..b"}, "its host cannot be one"),
        ({"url": "https://x\u2028y"}, "its host cannot be one"),
        ({"username": None}, "username"),
        ({"clustername": None}, "clustername"),
        ({"clusterid": UNKNOWN}, UNKNOWN),
        ({"password": "wrong"}, ""),
        ({"url": "http://127.0.0.1:1"}, ""),
        ({}, "adopted already"),
        ({"clustername": "pool1"}, "already is the pool"),
    ):
        error = await refused(site, "addHost", **(good | wrong))
        assert says in error["errortext"], (wrong, error)
        assert error["errorcode"] in (431, 531, 534, 536, 530), (wrong, error)
        assert good["password"] not in error["errortext"]
        assert (await site.call("listClusters"))["count"] == 1, wrong
        assert (await site.call("listHosts"))["count"] == 3, wrong


async def test_a_second_pool_by_one_of_its_members(site: Site) -> None:
    async with emulated_pool(hosts=2, seed=2, listen="127.0.1.1") as second:
        added = await site.call(
            "addHost",
            zoneid=site.zone,
            podid=site.pod,
            clustername="pool2",
            hypervisor="XenServer",
            url=second.members[0],
            username=second.username,
            password=second.password,
            hosttags="fast",
        )
        assert {host["clustername"] for host in added["host"]} == {"pool2"}
        assert (added["count"], {host["hosttags"] for host in added["host"]}) == (2, {"fast"})
        assert (await site.call("listHosts"))["count"] == 5
        vm = await site.deploy()
        assert vm["state"] == "Running"
        hosts = (await site.call("listHosts", id=vm["hostid"]))["host"]
        assert hosts[0]["clustername"] == "pool1", "its template and network are of the first pool"


async def test_offerings(bare: Api) -> None:
    small = (await bare.call("listServiceOfferings", keyword="small"))["serviceoffering"][0]
    assert (small["cpunumber"], small["cpuspeed"], small["memory"], small["iscustomized"]) == (
        1,
        500,
        512,
        False,
    )
    made = await bare.call(
        "createServiceOffering",
        name="big",
        displaytext="Big",
        cpunumber=4,
        cpuspeed=2000,
        memory=4096,
        limitcpuuse=True,
        hosttags="fast",
    )
    offering = made["serviceoffering"]
    assert (offering["limitcpuuse"], offering["hosttags"], offering["displaytext"]) == (True, "fast", "Big")
    assert (await bare.call("listServiceOfferings", id=offering["id"]))["serviceoffering"] == [offering]
    for wrong in ({"memory": None}, {"cpunumber": 0}, {"cpuspeed": -1}):
        asked = {"name": "x", "displaytext": "x", "cpunumber": 1, "cpuspeed": 1, "memory": 512} | wrong
        assert (await refused(bare, "createServiceOffering", **asked))["errorcode"] == 431
    disks = (await bare.call("listDiskOfferings"))["diskoffering"]
    assert {row["name"]: row["disksize"] for row in disks} == {
        "Small": 5,
        "Medium": 20,
        "Large": 100,
        "Custom": 0,
    }
    disk = (await bare.call("createDiskOffering", name="d", displaytext="D", disksize=7))["diskoffering"]
    assert (disk["disksize"], disk["iscustomized"]) == (7, False)
    assert (await refused(bare, "createDiskOffering", name="d", displaytext="D"))["errorcode"] == 431


async def test_offerings_change_and_go(bare: Api) -> None:
    small = (await bare.call("listServiceOfferings", name="Small Instance"))["serviceoffering"][0]["id"]
    changed = await bare.call("updateServiceOffering", id=small, name="Tiny", hosttags="a,b")
    assert (changed["serviceoffering"]["name"], changed["serviceoffering"]["hosttags"]) == ("Tiny", "a,b")
    bob = await make_user(bare, "bob")
    await bare.call("updateServiceOffering", id=small, state="inactive")
    assert await bob.call("listServiceOfferings", name="Tiny") == {}
    assert (
        "Active or Inactive" in (await refused(bare, "updateServiceOffering", id=small, state="x"))["errortext"]
    )
    assert await bare.call("deleteServiceOffering", id=small) == {"success": True}
    assert (await refused(bare, "deleteServiceOffering", id=small))["errorcode"] == 431
    disk = (await bare.call("listDiskOfferings", name="Large"))["diskoffering"][0]["id"]
    assert (await bare.call("updateDiskOffering", id=disk, displayoffering=False))["diskoffering"][
        "displayoffering"
    ] is False
    assert await bob.call("listDiskOfferings", name="Large") == {}
    assert await bare.call("deleteDiskOffering", id=disk) == {"success": True}
    assert (await bare.call("listDiskOfferings"))["count"] == 3


async def test_zones_and_pods_go_when_they_are_empty(bare: Api) -> None:
    zone = (await bare.call("createZone", **ZONE))["zone"]["id"]
    await bare.call("createZone", **(ZONE | {"name": "taken"}))
    changed = await bare.call("updateZone", id=zone, name="z9", allocationstate="disabled", dns1="9.9.9.9")
    assert (changed["zone"]["name"], changed["zone"]["allocationstate"], changed["zone"]["dns1"]) == (
        "z9",
        "Disabled",
        "9.9.9.9",
    )
    assert "already exists" in (await refused(bare, "updateZone", id=zone, name="taken"))["errortext"]
    pod = (await bare.call("createPod", name="p", zoneid=zone))["pod"]["id"]
    await bare.call(
        "addCluster",
        clustername="c",
        clustertype="CloudManaged",
        hypervisor="XenServer",
        podid=pod,
        zoneid=zone,
    )
    assert (await refused(bare, "deleteZone", id=zone))["errorcode"] == 536
    assert (await refused(bare, "deletePod", id=pod))["errorcode"] == 536
    empty = (await bare.call("createPod", name="q", zoneid=zone))["pod"]["id"]
    assert await bare.call("deletePod", id=empty) == {"success": True}
    other = (await bare.call("listZones", name="taken"))["zone"][0]["id"]
    assert await bare.call("deleteZone", id=other) == {"success": True}
    assert (await bare.call("listZones"))["count"] == 1


async def test_built_in_rows_that_clients_look_for(bare: Api) -> None:
    names = {row["name"] for row in (await bare.call("listNetworkOfferings"))["networkoffering"]}
    assert {
        "DefaultSharedNetworkOffering",
        "DefaultL2NetworkOffering",
        "DefaultIsolatedNetworkOffering",
    } <= names
    assert (await bare.call("listOsTypes", description="CentOS 5.6 (64-bit)"))["count"] == 1
    category = (await bare.call("listOsCategories", name="Ubuntu"))["oscategory"][0]
    systems = (await bare.call("listOsTypes", oscategoryid=category["id"]))["ostype"]
    assert {row["oscategoryname"] for row in systems} == {"Ubuntu"}
    assert (await bare.call("listHypervisors"))["hypervisor"] == [{"name": "XenServer"}]
    assert (await bare.call("listCapabilities"))["capability"]["cloudstackversion"] == "4.23.0.0"


async def test_listapis_describes_a_command(bare: Api) -> None:
    (api,) = (await bare.call("listApis", name="deployVirtualMachine"))["api"]
    assert (api["isasync"], api["httprequesttype"]) == (True, "POST")
    assert "startVirtualMachine" in api["related"].split(",")
    params = {row["name"]: row for row in api["params"]}
    assert params["zoneid"]["required"] is True
    assert (params["details"]["type"], params["networkids"]["type"], params["userdata"]["length"]) == (
        "map",
        "list",
        1048576,
    )
    fields = {row["name"]: row for row in api["response"]}
    assert fields["id"]["type"] == "string"
    assert "macaddress" in {row["name"] for row in fields["nic"]["response"]}
    assert (await refused(bare, "listApis", name="nothing"))["errorcode"] == 431
