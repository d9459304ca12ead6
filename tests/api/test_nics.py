"""NICs through the API: added and removed live, made the default one, given addresses, filtered where
asked for.
"""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from api.conftest import Site, make_user
from cs import CloudStackApiException

from poolwright.emulator import Rule
from poolwright.store import network_offerings

L2 = "DefaultL2NetworkOfferingVlan"
SHARED = "DefaultSharedNetworkOffering"
RANGE = {"gateway": "10.8.0.1", "netmask": "255.255.255.0", "startip": "10.8.0.2", "endip": "10.8.0.20"}


async def network(site: Site, name: str, offering: str = L2, **more: Any) -> str:
    (row,) = (await site.call("listNetworkOfferings", name=offering))["networkoffering"]
    asked = {"name": name, "displaytext": name, "zoneid": site.zone, "networkofferingid": row["id"]}
    return str((await site.call("createNetwork", **(asked | more)))["network"]["id"])


async def refused(site: Any, command: str, **parameters: Any) -> dict[str, Any]:
    with pytest.raises(CloudStackApiException) as caught:
        await site.done(command, **parameters)
    error: dict[str, Any] = caught.value.error
    return error.get("jobresult", error)


def vifs(site: Site, vm: dict[str, Any]) -> list[dict[str, Any]]:
    """The VM's VIFs on the pool, by device."""
    database = site.pool.database
    (row,) = [r for _, r in database.items("VM") if r["other_config"].get("vm_uuid") == vm["id"]]
    found = [database.get("VIF", ref) for ref in row["VIFs"]]
    return sorted(found, key=lambda vif: int(vif["device"]))


async def test_a_nic_comes_and_goes_while_the_vm_runs(site: Site) -> None:
    blue, office = await network(site, "blue", vlan=107), await network(site, "office", SHARED, vlan=8, **RANGE)
    vm = await site.deploy("one")
    added = {"virtualmachineid": vm["id"], "networkid": blue, "macaddress": "02-00-00-00-08-AA"}
    shown = (await site.done("addNicToVirtualMachine", **added))["virtualmachine"]
    assert [(nic["deviceid"], nic["isdefault"]) for nic in shown["nic"]] == [("0", True), ("1", False)]
    assert shown["nic"][1]["macaddress"] == "02:00:00:00:08:aa"
    assert [vif["currently_attached"] for vif in vifs(site, vm)] == [True, True]
    assert vifs(site, vm)[1]["other_config"]["cloudstack-nic-id"] == shown["nic"][1]["id"]
    assert "already exists" in (await refused(site, "addNicToVirtualMachine", **added))["errortext"]
    office_nic = (await site.done("addNicToVirtualMachine", virtualmachineid=vm["id"], networkid=office))[
        "virtualmachine"
    ]["nic"][2]
    assert (office_nic["ipaddress"], office_nic["gateway"]) == ("10.8.0.2", "10.8.0.1")

    first, second = shown["nic"][0]["id"], shown["nic"][1]["id"]
    on = {"virtualmachineid": vm["id"]}
    assert "default NIC" in (await refused(site, "removeNicFromVirtualMachine", **on, nicid=first))["errortext"]
    moved = (await site.done("updateDefaultNicForVirtualMachine", **on, nicid=second))["virtualmachine"]
    assert [nic["isdefault"] for nic in moved["nic"]] == [False, True, False]
    assert (
        "already" in (await refused(site, "updateDefaultNicForVirtualMachine", **on, nicid=second))["errortext"]
    )
    left = (await site.done("removeNicFromVirtualMachine", **on, nicid=first))["virtualmachine"]
    assert [nic["deviceid"] for nic in left["nic"]] == ["1", "2"]
    assert [vif["device"] for vif in vifs(site, vm)] == ["1", "2"]
    assert (await site.call("listNics", **on, networkid=office))["nic"][0]["id"] == office_nic["id"]
    again = (await site.done("addNicToVirtualMachine", **on, networkid=site.network))["virtualmachine"]
    assert [nic["deviceid"] for nic in again["nic"]] == ["0", "1", "2"], "the lowest device that is free"


async def test_a_nic_of_a_vm_that_was_never_started_is_there_from_its_first_start(site: Site) -> None:
    blue = await network(site, "blue", vlan=107)
    vm = await site.deploy("one", startvm=False)
    await site.done("addNicToVirtualMachine", virtualmachineid=vm["id"], networkid=blue)
    await site.done("startVirtualMachine", id=vm["id"])
    assert [vif["device"] for vif in vifs(site, vm)] == ["0", "1"]
    await site.done("stopVirtualMachine", id=vm["id"], forced=True)
    second = (await site.call("listNics", virtualmachineid=vm["id"], networkid=blue))["nic"][0]["id"]
    await site.done("removeNicFromVirtualMachine", virtualmachineid=vm["id"], nicid=second)
    assert [vif["device"] for vif in vifs(site, vm)] == ["0"]


async def test_what_the_pool_refuses_leaves_no_nic(site: Site) -> None:
    office = await network(site, "office", SHARED, vlan=8, **RANGE)
    vm = await site.deploy("one")
    site.pool.faults.add(Rule(message="VIF.plug", times=1, code="INTERNAL_ERROR", params=["no"]))
    on = {"virtualmachineid": vm["id"]}
    await refused(site, "addNicToVirtualMachine", **on, networkid=office, ipaddress="10.8.0.9")
    assert (await site.call("listNics", **on))["count"] == 1
    assert len(vifs(site, vm)) == 1
    await site.done("addNicToVirtualMachine", **on, networkid=office, ipaddress="10.8.0.9")
    site.pool.faults.add(Rule(message="VIF.unplug", times=1, code="INTERNAL_ERROR", params=["no"]))
    nic = (await site.call("listNics", **on, networkid=office))["nic"][0]["id"]
    await refused(site, "removeNicFromVirtualMachine", **on, nicid=nic)
    assert vifs(site, vm)[1]["currently_attached"]
    await site.done("removeNicFromVirtualMachine", **on, nicid=nic)
    assert (await site.call("listNics", **on))["count"] == 1


async def test_addresses_are_given_once_and_come_back(site: Site) -> None:
    office = await network(site, "office", SHARED, vlan=8, **(RANGE | {"endip": "10.8.0.4"}))
    vm = await site.deploy("one", networkids=office)
    nic = vm["nic"][0]["id"]
    assert vm["ipaddress"] == "10.8.0.2"
    other = (await site.done("addIpToNic", nicid=nic, description="web"))["nicsecondaryip"]
    assert (other["ipaddress"], other["nicid"], other["description"]) == ("10.8.0.3", nic, "web")
    listed = (await site.call("listNics", virtualmachineid=vm["id"]))["nic"][0]
    assert listed["secondaryip"] == [{"id": other["id"], "ipaddress": "10.8.0.3"}]
    (shown,) = (await site.call("listVirtualMachines", id=vm["id"]))["virtualmachine"]
    assert shown["nic"][0]["secondaryip"] == listed["secondaryip"]
    for wrong, says in (
        ("10.8.0.2", "in use"), ("10.8.0.3", "in use"), ("10.8.0.1", "no IP range"),
        ("10.9.0.1", "not of network"),
    ):  # fmt: skip
        assert says in (await refused(site, "addIpToNic", nicid=nic, ipaddress=wrong))["errortext"], wrong
    assert "in use" in (await refused(site, "deployVirtualMachine", serviceofferingid=site.offering,
                        templateid=site.template, zoneid=site.zone, networkids=office,
                        ipaddress="10.8.0.3"))["errortext"]  # fmt: skip
    await site.done("addIpToNic", nicid=nic)
    assert (await refused(site, "addIpToNic", nicid=nic))["errorcode"] == 533
    await site.done("removeIpFromNic", id=other["id"])
    assert "Stopped" in (await refused(site, "updateVmNicIp", nicid=nic, ipaddress="10.8.0.3"))["errortext"]
    await site.done("stopVirtualMachine", id=vm["id"], forced=True)
    moved = (await site.done("updateVmNicIp", nicid=nic, ipaddress="10.8.0.3"))["virtualmachine"]
    assert moved["nic"][0]["ipaddress"] == "10.8.0.3"
    await site.done("destroyVirtualMachine", id=vm["id"], expunge=True)
    free = await asyncio.gather(*(site.deploy(f"n{n}", networkids=office) for n in range(3)))
    assert {one["ipaddress"] for one in free} == {"10.8.0.2", "10.8.0.3", "10.8.0.4"}


async def test_a_mac_is_one_nics(site: Site) -> None:
    blue = await network(site, "blue", vlan=107)
    asked = [{"networkid": blue, "mac": "02:00:00:00:08:04"}]
    await site.deploy("one", networkids=None, iptonetworklist=asked)
    with pytest.raises(CloudStackApiException, match="macaddress 02:00:00:00:08:04 is in use"):
        await site.deploy("two", networkids=None, iptonetworklist=asked)
    vm = await site.deploy("three")
    again = {"virtualmachineid": vm["id"], "networkid": blue}
    assert (
        "in use"
        in (await refused(site, "addNicToVirtualMachine", **again, macaddress="02:00:00:00:08:04"))["errortext"]
    )
    assert (
        "macaddress is"
        in (await refused(site, "addNicToVirtualMachine", **again, macaddress="01:00:00:00:08:04"))["errortext"]
    )


async def test_rates_and_filters_are_in_the_creating_call(site: Site) -> None:
    """A network offering's rate limits its NICs, one that allows no forged transmits has XAPI filter them."""
    async with site.cloud.store.transaction() as tx:
        (offering,) = await network_offerings.list_where(tx, network_offerings.rows.table.c.name == SHARED)
        await network_offerings.update(
            tx, offering.id, network_rate_mbps=10, details={"ForgedTransmits": "false"}
        )
    office = await network(site, "office", SHARED, vlan=8, **RANGE)
    vm = await site.deploy("one", networkids=office)
    (vif,) = vifs(site, vm)
    assert (vif["qos_algorithm_type"], vif["qos_algorithm_params"]) == ("ratelimit", {"kbps": "1280"})
    assert (vif["locking_mode"], vif["ipv4_allowed"]) == ("locked", ["10.8.0.2"])
    creating = [call for call in site.pool.calls if call.method == "VIF.set_locking_mode"]
    assert creating == [], "the guest never ran unfiltered"
    nic = vm["nic"][0]["id"]
    other = (await site.done("addIpToNic", nicid=nic))["nicsecondaryip"]
    assert vifs(site, vm)[0]["ipv4_allowed"] == ["10.8.0.2", "10.8.0.3"]
    site.pool.faults.add(Rule(message="VIF.set_ipv4_allowed", times=1, code="INTERNAL_ERROR", params=["no"]))
    await refused(site, "addIpToNic", nicid=nic, ipaddress="10.8.0.7")
    assert (await site.done("addIpToNic", nicid=nic, ipaddress="10.8.0.7"))["nicsecondaryip"]["nicid"] == nic
    await site.done("removeIpFromNic", id=other["id"])
    assert vifs(site, vm)[0]["ipv4_allowed"] == ["10.8.0.2", "10.8.0.7"]
    await site.done("stopVirtualMachine", id=vm["id"], forced=True)
    await site.done("updateVmNicIp", nicid=nic, ipaddress="10.8.0.9")
    assert vifs(site, vm)[0]["ipv4_allowed"] == ["10.8.0.9", "10.8.0.7"]
    await site.done("addNicToVirtualMachine", virtualmachineid=vm["id"], networkid=site.network)
    assert len(vifs(site, vm)) == 2


async def test_others_nics_are_not_ones_own(site: Site) -> None:
    vm = await site.deploy("one")
    bob = await make_user(site, "bob")
    on = {"virtualmachineid": vm["id"]}
    for command, more in (
        ("addNicToVirtualMachine", on | {"networkid": site.network}),
        ("removeNicFromVirtualMachine", on | {"nicid": vm["nic"][0]["id"]}),
        ("updateDefaultNicForVirtualMachine", on | {"nicid": vm["nic"][0]["id"]}),
        ("addIpToNic", {"nicid": vm["nic"][0]["id"]}),
        ("updateVmNicIp", {"nicid": vm["nic"][0]["id"]}),
    ):
        error = await refused(bob, command, **more)
        assert (error["errorcode"], "Unable to find" in error["errortext"]) == (431, True), command
