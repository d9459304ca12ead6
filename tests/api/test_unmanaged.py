"""VMs that were on the pool before the cloud: listed, taken in, used, and let go as they were."""

from __future__ import annotations

from typing import Any

import pytest
from api.conftest import Site, make_user, refused
from cs import CloudStackApiException
from support.machines import machine

from poolwright.emulator import Rule
from poolwright.xapi import SR, Ref, Session, connect_pool, network

GIB = 1 << 30
OWNER = "poolwright:owner"


async def foreign(session: Session, site: Site, name: str, *, start: bool) -> str:
    """A VM that somebody made on the pool by themselves, with a disk and a NIC; its uuid."""
    (shown,) = (await site.call("listNetworks", id=site.network))["network"]
    sr: Ref[SR] = next(Ref(ref) for ref, row in site.pool.database.items("SR") if row["type"] == "nfs")
    on: Ref[network] = next(
        Ref(ref) for ref, row in site.pool.database.items("network") if row["name_label"] == shown["name"]
    )
    vm = await session.VM.create(machine(name) | {"other_config": {"mine": "yes"}})
    vdi = await session.VDI.create(
        {
            "name_label": f"{name} system",
            "SR": sr,
            "virtual_size": 8 * GIB,
            "type": "system",
            "sharable": False,
            "read_only": False,
            "other_config": {},
        }
    )
    await session.VBD.create(
        {
            "VM": vm,
            "VDI": vdi,
            "userdevice": "0",
            "bootable": True,
            "mode": "RW",
            "type": "Disk",
            "empty": False,
            "other_config": {},
            "qos_algorithm_type": "",
            "qos_algorithm_params": {},
        }
    )
    await session.VIF.create(
        {
            "VM": vm,
            "network": on,
            "device": "0",
            "MAC": "02:00:00:00:00:77" if start else "02:00:00:00:00:78",
            "MTU": 1500,
            "other_config": {},
            "qos_algorithm_type": "",
            "qos_algorithm_params": {},
        }
    )
    if start:
        await session.VM.start(vm, False, False)
    return await session.VM.get_uuid(vm)


def on_pool(site: Site, uuid: str) -> dict[str, Any]:
    (row,) = [dict(row) for _, row in site.pool.database.items("VM") if row["uuid"] == uuid]
    return row


def without_tag(row: dict[str, Any]) -> dict[str, Any]:
    return row | {"other_config": {k: v for k, v in row["other_config"].items() if k != OWNER}}


async def listed(site: Site, cluster: str, **more: Any) -> list[Any]:
    found = await site.call("listUnmanagedInstances", clusterid=cluster, **more)
    return list(found.get("unmanagedinstance", []))


async def test_what_others_wrote_on_their_vms_keeps_none_from_being_listed(site: Site) -> None:
    cluster = (await site.call("listClusters"))["cluster"][0]["id"]
    async with await connect_pool(site.pool.url, site.pool.username, site.pool.password) as session:
        for name, device, cores in (("a", "xvdb", "9" * 5000), ("b", "sdaa", "many"), ("c", "0x3", "2")):
            vm = await session.VM.get_by_uuid(await foreign(session, site, name, start=False))
            (vbd,) = await session.VM.get_VBDs(vm)
            drive = await session.VBD.get_record(vbd)
            await session.VBD.destroy(vbd)
            await session.VBD.create(
                {
                    "VM": vm,
                    "VDI": drive.VDI,
                    "userdevice": device,
                    "bootable": False,
                    "mode": "RW",
                    "type": "Disk",
                    "empty": False,
                    "other_config": {},
                    "qos_algorithm_type": "",
                    "qos_algorithm_params": {},
                }
            )
            await session.VM.set_platform(vm, {"cores-per-socket": cores})
    found = await listed(site, cluster)
    assert [(one["name"], one["disk"][0]["position"]) for one in found] == [("a", 1), ("b", 26), ("c", 255)]
    assert [one["cpucorepersocket"] for one in found] == [1, 1, 2]


async def test_taken_in_used_and_let_go(site: Site) -> None:
    cluster = (await site.call("listClusters"))["cluster"][0]["id"]
    ours = await site.deploy("ours")
    async with await connect_pool(site.pool.url, site.pool.username, site.pool.password) as session:
        running = await foreign(session, site, "legacy", start=True)
        halted = await foreign(session, site, "cold", start=False)
    cold, legacy = await listed(site, cluster)
    assert (cold["name"], cold["powerstate"], legacy["name"], legacy["powerstate"]) == (
        "cold",
        "PowerOff",
        "legacy",
        "PowerOn",
    )
    assert [disk["capacity"] for disk in legacy["disk"]] == [8 * GIB]
    assert (legacy["nic"][0]["networkid"], legacy["nic"][0]["macaddress"]) == (
        site.network,
        "02:00:00:00:00:77",
    )
    assert legacy["hostid"] in {host["id"] for host in (await site.call("listHosts", type="Routing"))["host"]}
    assert [one["name"] for one in await listed(site, cluster, name="cold")] == ["cold"]

    custom = (
        await site.call("createServiceOffering", name="any", displaytext="any", customized=True, cpuspeed=500)
    )["serviceoffering"]["id"]
    asked = {"clusterid": cluster, "name": "legacy", "serviceofferingid": custom}
    for wrong, text in (
        ({"name": "nobody"}, "Unable to find unmanaged instance"),
        ({"name": "ours"}, "Unable to find unmanaged instance"),
        ({"serviceofferingid": site.offering}, "choose an offering of that size"),
        ({"nicnetworklist[0].nic": "x", "nicnetworklist[0].network": site.network}, "nicnetworklist names x"),
        ({"nicnetworklist[0].nic": "x"}, "belong together"),
        ({"migrateallowed": "true"}, "stays where it is"),
    ):
        code, said = await refused(site, "importUnmanagedInstance", **(asked | wrong))
        assert code == 431
        assert text in said
    user = await make_user(site, "bob")
    with pytest.raises(CloudStackApiException):
        await user.call("listUnmanagedInstances", clusterid=cluster)

    before = on_pool(site, running)
    vm = (await site.done("importUnmanagedInstance", **asked))["virtualmachine"]
    assert (vm["state"], vm["instancename"], vm["hostid"]) == ("Running", "legacy", legacy["hostid"])
    assert (vm["memory"], vm["cpunumber"]) == (legacy["memory"], legacy["cpunumber"])
    assert vm["nic"][0]["macaddress"] == "02:00:00:00:00:77"
    (volume,) = (await site.call("listVolumes", virtualmachineid=vm["id"]))["volume"]
    assert (volume["type"], volume["state"], volume["path"]) == ("ROOT", "Ready", legacy["disk"][0]["id"])
    after = on_pool(site, running)
    assert after["other_config"][OWNER].endswith(f"/adopt_vm/{vm['id']}")
    assert without_tag(after) == before
    assert [one["name"] for one in await listed(site, cluster)] == ["cold"]

    await site.done("stopVirtualMachine", id=vm["id"], forced=True)
    assert on_pool(site, running)["power_state"] == "Halted"
    await site.done("startVirtualMachine", id=vm["id"])
    assert on_pool(site, running)["power_state"] == "Running"

    other = (await site.done("importUnmanagedInstance", **(asked | {"name": halted})))["virtualmachine"]
    assert (other["state"], other["name"]) == ("Stopped", "cold")
    for one in (vm, other, ours):
        assert await site.done("unmanageVirtualMachine", id=one["id"]) == {"success": True}
    assert await site.call("listVirtualMachines", listall=True) == {}
    assert await site.call("listVolumes", listall=True) == {}
    assert on_pool(site, running)["power_state"] == "Running"
    assert OWNER not in on_pool(site, running)["other_config"]
    assert {one["name"] for one in await listed(site, cluster)} == {"cold", "legacy", ours["instancename"]}

    site.pool.faults.add(Rule(message="VM.add_to_other_config", code="LICENCE_RESTRICTION", params=["x"]))
    with pytest.raises(CloudStackApiException, match="licence"):
        await site.done("importUnmanagedInstance", **asked)
    assert await site.call("listVirtualMachines", listall=True) == {}
    assert OWNER not in on_pool(site, running)["other_config"]


async def test_no_certificate_for_a_host(site: Site) -> None:
    host = (await site.call("listHosts", type="Routing"))["host"][0]["id"]
    code, text = await refused(site, "provisionCertificate", hostid=host)
    assert (code, "no agent" in text) == (431, True)
