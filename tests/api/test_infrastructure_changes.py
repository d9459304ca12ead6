"""Pods, clusters, hosts and storage pools that are there: changed, and taken out of the cloud."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from api.conftest import Api, Site
from api.test_infrastructure import ZONE, refused
from cs import CloudStackApiException

from poolwright.emulator import Rule, Then, emulated_pool


async def test_pods_and_clusters_are_changed_and_deleted(bare: Api) -> None:
    zone = (await bare.call("createZone", **ZONE))["zone"]["id"]
    pod = (await bare.call("createPod", name="p1", zoneid=zone))["pod"]["id"]
    await bare.call("createPod", name="p2", zoneid=zone)
    changed = (await bare.call("updatePod", id=pod, name="p3", startip="10.0.0.2", allocationstate="Disabled"))[
        "pod"
    ]
    assert (changed["name"], changed["startip"], changed["allocationstate"]) == ("p3", ["10.0.0.2"], "Disabled")
    assert "already exists" in (await refused(bare, "updatePod", id=pod, name="p2"))["errortext"]
    assert "netmask" in (await refused(bare, "updatePod", id=pod, netmask="x"))["errortext"]

    asked = {"clustertype": "CloudManaged", "hypervisor": "XenServer", "podid": pod, "zoneid": zone}
    (cluster,) = (await bare.call("addCluster", clustername="c1", **asked))["cluster"]
    await bare.call("addCluster", clustername="c2", **asked)
    changed = (
        await bare.call("updateCluster", id=cluster["id"], clustername="c3", allocationstate="disabled")
    )["cluster"]
    assert (changed["name"], changed["allocationstate"]) == ("c3", "Disabled")
    assert (
        "already exists"
        in (await refused(bare, "updateCluster", id=cluster["id"], clustername="c2"))["errortext"]
    )
    assert (
        "Managed"
        in (await refused(bare, "updateCluster", id=cluster["id"], managedstate="Unmanaged"))["errortext"]
    )
    assert (await bare.call("deleteCluster", id=cluster["id"]))["success"] is True
    assert await bare.call("listClusters", id=cluster["id"]) == {}


async def test_a_disabled_host_and_a_disabled_pod_take_no_vms(site: Site) -> None:
    hosts = (await site.call("listHosts", type="Routing"))["host"]
    for host in hosts[1:]:
        changed = (await site.call("updateHost", id=host["id"], allocationstate="Disable", hosttags="a,b"))[
            "host"
        ]
        assert (changed["resourcestate"], changed["hosttags"]) == ("Disabled", "a,b")
    vm = await site.deploy()
    assert vm["hostid"] == hosts[0]["id"]
    await site.call("updatePod", id=site.pod, allocationstate="Disabled")
    with pytest.raises(CloudStackApiException, match="Disabled"):
        await site.deploy()
    await site.call("updatePod", id=site.pod, allocationstate="Enabled")
    back = await site.call("updateHost", id=hosts[1]["id"], allocationstate="Enabled")
    assert back["host"]["resourcestate"] == "Enabled"
    assert (
        "Enable or Disable"
        in (await refused(site, "updateHost", id=hosts[1]["id"], allocationstate="Off"))["errortext"]
    )


async def test_hosts_leave_the_cloud_and_come_back(site: Site) -> None:
    hosts = (await site.call("listHosts", type="Routing"))["host"]
    first = hosts[0]
    assert "maintenance" in (await refused(site, "deleteHost", id=first["id"]))["errortext"]
    assert (await site.call("deleteHost", id=first["id"], forced=True))["success"] is True
    await _see_everything(site)
    assert (await site.call("listHosts", type="Routing"))["count"] == 2, "the inventory leaves it out"
    again = (await _add(site, site.pool.url, first["clusterid"]))["host"]
    assert [host["id"] for host in again] == [first["id"]]
    assert (await site.call("listHosts", type="Routing"))["count"] == 3


async def test_the_last_host_takes_its_pool_along_unless_something_of_ours_is_there(site: Site) -> None:
    before = site.pool.database.refs("session")
    hosts = (await site.call("listHosts", type="Routing"))["host"]
    vm = await site.deploy()
    error = await refused(site, "deleteHost", id=vm["hostid"], forced=True)
    assert error["errorcode"] == 536
    await site.done("stopVirtualMachine", id=vm["id"], forced=True)
    for host in hosts[1:]:
        await site.call("deleteHost", id=host["id"], forced=True)
    assert "1 VMs" in (await refused(site, "deleteHost", id=hosts[0]["id"], forced=True))["errortext"]
    assert (await refused(site, "deleteCluster", id=hosts[0]["clusterid"]))["errorcode"] == 536
    await site.done("destroyVirtualMachine", id=vm["id"], expunge=True)
    await site.call("deleteHost", id=hosts[0]["id"], forced=True)
    assert await site.call("listHosts", type="Routing") == {}
    assert await site.call("listStoragePools") == {}
    assert await site.call("listTemplates", templatefilter="all") == {}
    assert len(list(site.pool.database.refs("session"))) < len(list(before)), "we logged out"
    again = (await _add(site, site.pool.url, hosts[0]["clusterid"]))["host"]
    assert len(again) == 3, "the empty cluster takes the pool in again"
    for host in again:
        await site.call("deleteHost", id=host["id"], forced=True)
    await site.call("deleteCluster", id=hosts[0]["clusterid"])
    await site.call("deletePod", id=site.pod)
    await site.call("deleteZone", id=site.zone)


async def test_storage_pools_are_closed_tagged_and_taken_out(site: Site) -> None:
    pools = (await site.call("listStoragePools"))["storagepool"]
    shared = next(pool for pool in pools if pool["scope"] == "CLUSTER")
    changed = (await site.call("updateStoragePool", id=shared["id"], tags="ssd", enabled=False))["storagepool"]
    assert (changed["state"], changed["tags"]) == ("Disabled", "ssd")
    await _see_everything(site)
    (seen,) = (await site.call("listStoragePools", id=shared["id"]))["storagepool"]
    assert seen["state"] == "Disabled", "the inventory leaves what was set by hand"
    assert (await site.call("updateStoragePool", id=shared["id"], enabled=True))["storagepool"]["state"] == "Up"
    assert (
        "keeps the name" in (await refused(site, "updateStoragePool", id=shared["id"], name="x"))["errortext"]
    )
    vm = await site.deploy()
    (root,) = (await site.call("listVolumes", virtualmachineid=vm["id"]))["volume"]
    error = await refused(site, "deleteStoragePool", id=root["storageid"], forced=True)
    assert (error["errorcode"], "1 volumes" in error["errortext"]) == (536, True)
    other = next(pool for pool in pools if pool["id"] != root["storageid"])
    assert (await site.call("deleteStoragePool", id=other["id"], forced=True))["success"] is True
    await _see_everything(site)
    assert await site.call("listStoragePools", id=other["id"]) == {}
    assert (await site.call("listStoragePools"))["count"] == len(pools) - 1


async def test_storage_is_made_on_an_nfs_export_and_forgotten(site: Site) -> None:
    (cluster,) = (await site.call("listClusters"))["cluster"]
    before = len(list(site.pool.database.refs("SR")))
    asked = {"zoneid": site.zone, "podid": site.pod, "clusterid": cluster["id"], "name": "primary"}
    made = (await site.call("createStoragePool", url="nfs://10.1.1.1/export/primary", tags="fast", **asked))[
        "storagepool"
    ]
    assert (made["name"], made["state"], made["type"], made["tags"]) == (
        "primary", "Up", "NetworkFilesystem", "fast",
    )  # fmt: skip
    assert (made["ipaddress"], made["path"]) == ("10.1.1.1", "/export/primary")
    assert len(list(site.pool.database.refs("SR"))) == before + 1
    error = await refused(site, "createStoragePool", url="nfs://10.1.1.1/export/primary/", **asked)
    assert error["errorcode"] == 536
    for url in ("iscsi://10.1.1.1/iqn/0", "nfs://10.1.1.1", "x"):
        assert "nfs://server/path" in (await refused(site, "createStoragePool", url=url, **asked))["errortext"]
    await site.call("deleteStoragePool", id=made["id"], forced=True)
    assert len(list(site.pool.database.refs("SR"))) == before
    assert await site.call("listStoragePools", id=made["id"]) == {}
    await _see_everything(site)
    again = await site.call("createStoragePool", url="nfs://10.1.1.1/export/primary", **asked)
    assert again["storagepool"]["id"] != made["id"]


async def test_a_repository_that_was_taken_out_is_taken_up_again(site: Site) -> None:
    pools = (await site.call("listStoragePools"))["storagepool"]
    (shared,) = (pool for pool in pools if pool["scope"] == "CLUSTER")
    await site.call("deleteStoragePool", id=shared["id"], forced=True)
    asked = {"zoneid": site.zone, "name": "x", "clusterid": shared["clusterid"]}
    url = "presetup://localhost/" + shared["name"]
    back = (await site.call("createStoragePool", url=url, **asked))["storagepool"]
    assert (back["id"], back["state"]) == (shared["id"], "Up")


async def test_storage_in_maintenance_stops_its_vms_and_starts_them_again(site: Site) -> None:
    vm = await site.deploy()
    (root,) = (await site.call("listVolumes", virtualmachineid=vm["id"]))["volume"]
    stored = await site.done("enableStorageMaintenance", id=root["storageid"])
    assert stored["storagepool"]["state"] == "Maintenance"
    assert (await site.call("listVirtualMachines", id=vm["id"]))["virtualmachine"][0]["state"] == "Stopped"
    await _see_everything(site)
    error = await refused(site, "enableStorageMaintenance", id=root["storageid"])
    assert "already" in error["errortext"]
    with pytest.raises(CloudStackApiException, match="Maintenance"):
        await site.deploy()
    error = await refused(site, "startVirtualMachine", id=vm["id"])
    assert (error["errorcode"], "when the maintenance is over" in error["errortext"]) == (431, True)
    stored = await site.done("cancelStorageMaintenance", id=root["storageid"])
    assert stored["storagepool"]["state"] == "Up"
    assert (await site.call("listVirtualMachines", id=vm["id"]))["virtualmachine"][0]["state"] == "Running"
    assert (await refused(site, "cancelStorageMaintenance", id=root["storageid"]))["errorcode"] == 431


async def test_a_host_in_maintenance_is_emptied(site: Site) -> None:
    vms = [await site.deploy() for _ in range(3)]
    emptied = await site.done("prepareHostForMaintenance", id=vms[0]["hostid"])
    assert emptied["host"]["resourcestate"] == "Maintenance"
    assert emptied["host"]["cpuallocatedvalue"] == 0
    await _see_everything(site)
    shown = (await site.call("listVirtualMachines"))["virtualmachine"]
    assert {vm["state"] for vm in shown} == {"Running"}
    assert vms[0]["hostid"] not in {vm["hostid"] for vm in shown}
    assert (await site.deploy())["hostid"] != vms[0]["hostid"]
    error = await refused(site, "prepareHostForMaintenance", id=vms[0]["hostid"])
    assert "already" in error["errortext"]
    assert (await refused(site, "updateHost", id=vms[0]["hostid"], allocationstate="Enable"))[
        "errorcode"
    ] == 431
    back = await site.done("cancelHostMaintenance", id=vms[0]["hostid"])
    assert back["host"]["resourcestate"] == "Enabled"
    assert (await site.deploy())["hostid"] == vms[0]["hostid"], "the emptiest"


async def test_a_vm_on_its_way_to_a_host_in_maintenance_leaves_it_too(site: Site) -> None:
    vm = await site.deploy()
    hosts = (await site.call("listHosts", type="Routing"))["host"]
    to = next(host["id"] for host in hosts if host["id"] != vm["hostid"])
    site.pool.faults.add(Rule(message="VM.pool_migrate", then=Then.DELAY, seconds=2.0))
    await site.call("migrateVirtualMachine", virtualmachineid=vm["id"], hostid=to)
    await asyncio.sleep(0.3)
    (shown,) = (await site.call("listVirtualMachines", id=vm["id"]))["virtualmachine"]
    assert shown["state"] == "Migrating"
    emptied = await site.done("prepareHostForMaintenance", id=to)
    assert emptied["host"]["resourcestate"] == "Maintenance"
    (shown,) = (await site.call("listVirtualMachines", id=vm["id"]))["virtualmachine"]
    assert shown["state"] == "Running"
    assert shown["hostid"] != to


async def test_a_host_whose_vms_fit_nowhere_stays_in_use(site: Site) -> None:
    hosts = (await site.call("listHosts", type="Routing"))["host"]
    vm = await site.deploy()
    for host in hosts:
        if host["id"] != vm["hostid"]:
            await site.call("updateHost", id=host["id"], allocationstate="Disable")
    with pytest.raises(CloudStackApiException, match="Disabled"):
        await site.done("prepareHostForMaintenance", id=vm["hostid"])
    (host,) = (await site.call("listHosts", id=vm["hostid"]))["host"]
    assert host["resourcestate"] == "ErrorInMaintenance"
    (shown,) = (await site.call("listVirtualMachines", id=vm["id"]))["virtualmachine"]
    assert (shown["state"], shown["hostid"]) == ("Running", vm["hostid"])
    await site.done("cancelHostMaintenance", id=vm["hostid"])


async def test_lists_with_figures(site: Site) -> None:
    vm = await site.deploy()
    everything = await site.call("listInfrastructure")
    assert {key: everything["infrastructure"][key] for key in ("zones", "pods", "clusters", "hosts")} == {
        "zones": 1, "pods": 1, "clusters": 1, "hosts": 3,
    }  # fmt: skip
    (zone,) = (await site.call("listZonesMetrics"))["zone"]
    (cluster,) = (await site.call("listClustersMetrics"))["cluster"]
    assert (zone["id"], cluster["hosts"], zone["cputotal"]) == (site.zone, "3 / 3", cluster["cputotal"])
    host = next(one for one in (await site.call("listHostsMetrics"))["host"] if one["id"] == vm["hostid"])
    assert host["cpuallocatedghz"] == "0.50 Ghz"
    assert (await site.call("listStoragePoolsMetrics"))["storagepool"][0]["disksizetotalgb"].endswith(" GB")
    (shown,) = (await site.call("listVirtualMachinesMetrics", id=vm["id"]))["virtualmachine"]
    assert (shown["cputotal"], shown["memorytotal"]) == ("0.50 Ghz", "0.50 GB")
    (volume,) = (await site.call("listVolumesMetrics", virtualmachineid=vm["id"]))["volume"]
    assert volume["sizegb"] == f"{volume['size'] / 1024**3:.2f} GB"
    await site.call("updateHost", id=host["id"], hosttags="red")
    assert (await site.call("listHostTags"))["hosttag"][0]["name"] == "red"
    assert (await site.call("listHypervisorCapabilities", hypervisor="XenServer"))["count"] == 1


async def _see_everything(site: Site) -> None:
    runner: Any = site.cloud.runner
    await runner.rounds.go_round(everything=True)


async def _add(site: Site, url: str, cluster: str) -> Any:
    return await site.call(
        "addHost",
        zoneid=site.zone,
        podid=site.pod,
        clusterid=cluster,
        hypervisor="XenServer",
        url=url,
        username=site.pool.username,
        password=site.pool.password,
    )


async def test_another_pools_url_does_not_bring_a_deleted_host_back(site: Site) -> None:
    hosts = (await site.call("listHosts", type="Routing"))["host"]
    async with emulated_pool(hosts=1, seed=2) as other:
        assert (
            "already is the pool"
            in (
                await refused(
                    site,
                    "addHost",
                    zoneid=site.zone,
                    podid=site.pod,
                    clusterid=hosts[0]["clusterid"],
                    hypervisor="XenServer",
                    url=other.url,
                    username=other.username,
                    password=other.password,
                )
            )["errortext"]
        )
