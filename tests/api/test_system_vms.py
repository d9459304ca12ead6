"""System VMs: started the way users' VMs are, on link-local and management networks, and kept apart from
them.
"""

from __future__ import annotations

from typing import Any

import pytest
from api.conftest import Site, make_user
from cs import CloudStackApiException

from poolwright.emulator import Rule


async def refused(site: Any, command: str, **parameters: Any) -> dict[str, Any]:
    with pytest.raises(CloudStackApiException) as caught:
        await site.done(command, **parameters)
    error: dict[str, Any] = caught.value.error
    return error.get("jobresult", error)


def on_pool(site: Site, name: str) -> dict[str, Any]:
    (row,) = [row for _, row in site.pool.database.items("VM") if row["name_label"] == name]
    return dict(row)


async def test_a_system_vm_from_start_to_end(site: Site) -> None:
    await site.call("updatePod", id=site.pod, startip="10.9.0.10", endip="10.9.0.20", gateway="10.9.0.1",
                    netmask="255.255.255.0")  # fmt: skip
    asked = {"zoneid": site.zone, "templateid": site.template}
    assert "systemvmtype" in (await refused(site, "deploySystemVm", **asked, systemvmtype="odd"))["errortext"]
    before = (await site.call("listNetworks", listall=True))["count"]
    vm = (await site.done("deploySystemVm", **asked))["systemvm"]
    assert (vm["systemvmtype"], vm["state"], vm["linklocalip"], vm["linklocalnetmask"]) == (
        "secondarystoragevm", "Running", "169.254.0.2", "255.255.0.0",
    )  # fmt: skip
    assert vm["name"].startswith("s-")
    assert vm["name"].endswith("-VM")
    assert (vm["privateip"], vm["gateway"]) == ("10.9.0.10", "10.9.0.1")
    assert (await site.call("listSystemVms", systemvmtype="secondarystoragevm"))["systemvm"] == [vm]
    assert await site.call("listSystemVms", systemvmtype="consoleproxy") == {}

    record = on_pool(site, vm["name"])
    database = site.pool.database
    first, second = sorted((database.get("VIF", ref) for ref in record["VIFs"]), key=lambda vif: vif["device"])
    control = database.get("network", first["network"])
    assert (control["name_label"], control["PIFs"]) == ("cloud_link_local_network", [])
    assert database.get("network", second["network"])["name_label"] != control["name_label"]
    told = record["xenstore_data"]["vm-data/cloudstack/init"]
    assert "type=secstorage" in told
    assert f"name={vm['name']}" in told
    assert "eth0ip=169.254.0.2 eth0mask=255.255.0.0" in told
    assert "eth1ip=10.9.0.10" in told

    assert await site.call("listVirtualMachines", listall=True) == {}
    assert await site.call("listVolumes", listall=True) == {}
    for command in ("stopVirtualMachine", "destroyVirtualMachine"):
        assert "Unable to find" in (await refused(site, command, id=vm["id"]))["errortext"]
    system = await site.call("listNetworks", listall=True, issystem=True)
    assert {network["traffictype"] for network in system["network"]} == {"Control", "Management"}
    assert (await site.call("listNetworks", listall=True, canusefordeploy=True))["count"] == before
    error = await refused(site, "deployVirtualMachine", serviceofferingid=site.offering, **asked,
                          networkids=system["network"][0]["id"])  # fmt: skip
    assert "Unable to find network" in error["errortext"]

    await site.done("rebootSystemVm", id=vm["id"])
    assert (await site.done("stopSystemVm", id=vm["id"], forced=True))["systemvm"]["state"] == "Stopped"
    assert (await site.done("startSystemVm", id=vm["id"]))["systemvm"]["state"] == "Running"
    other = (await site.done("deploySystemVm", **asked, systemvmtype="ConsoleProxy"))["systemvm"]
    assert (other["name"][0], other["linklocalip"], other["privateip"]) == ("v", "169.254.0.3", "10.9.0.11")
    for one in (vm, other):
        await site.done("destroySystemVm", id=one["id"])
    assert await site.call("listSystemVms") == {}
    names = [row["name_label"] for _, row in database.items("VM")]
    assert vm["name"] not in names


async def test_users_vms_are_no_system_vms_and_a_failed_one_leaves_nothing(site: Site) -> None:
    own = await site.deploy("mine", details=[{"bootargs": "type=secstorage"}])
    assert "vm-data/cloudstack/init" not in on_pool(site, own["instancename"])["xenstore_data"]
    assert "Unable to find system VM" in (await refused(site, "stopSystemVm", id=own["id"]))["errortext"]
    bob = await make_user(site, "bob")
    assert (await refused(bob, "listSystemVms"))["errorcode"] == 401
    vms = len(site.pool.database.items("VM"))
    site.pool.faults.add(Rule(message="VM.start_on", code="NO_HOSTS_AVAILABLE", times=1))
    error = await refused(site, "deploySystemVm", zoneid=site.zone, templateid=site.template)
    assert error["errorcode"] == 533
    assert len(site.pool.database.items("VM")) == vms
    named = [row["name_label"] for _, row in site.pool.database.items("network")]
    assert "cloud_link_local_network" not in named
