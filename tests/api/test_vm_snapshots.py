"""Snapshots of whole VMs through PyPI's cs: taken, gone back to, deleted; nothing is left of them."""

from __future__ import annotations

from typing import Any

import pytest
from api.conftest import Site, make_user
from api.test_virtual_machines import inventory
from cs import CloudStackApiException

from poolwright.emulator import Rule


async def take(site: Site, vm: Any, name: str, **more: Any) -> Any:
    made = await site.done("createVMSnapshot", virtualmachineid=vm["id"], name=name, **more)
    return made["vmsnapshot"]


def on_pool(site: Site, vm: Any) -> Any:
    rows = site.pool.database.items("VM")
    (row,) = [
        row for _, row in rows if row["other_config"].get("vm_uuid") == vm["id"] and not row["is_a_snapshot"]
    ]
    return row


async def test_a_stopped_vm_goes_back_to_its_disks(site: Site) -> None:
    before = inventory(site)
    vm = await site.deploy()
    await site.done("stopVirtualMachine", id=vm["id"])
    first = await take(site, vm, "first", description="clean")
    assert (first["state"], first["type"], first["current"]) == ("Ready", "Disk", True)
    assert (first["displayname"], first["description"]) == ("first", "clean")
    second = await take(site, vm, "second")
    assert (second["parent"], second["parentName"]) == (first["id"], "first")
    listed = (await site.call("listVMSnapshot", virtualmachineid=vm["id"]))["vmSnapshot"]
    assert {row["displayname"]: row["current"] for row in listed} == {"first": False, "second": True}
    assert (await site.call("listVMSnapshot", name="first"))["vmSnapshot"][0]["id"] == first["id"]

    reverted = await site.done("revertToVMSnapshot", vmsnapshotid=first["id"])
    assert reverted["virtualmachine"]["state"] == "Stopped"
    (now,) = (await site.call("listVMSnapshot", vmsnapshotid=first["id"]))["vmSnapshot"]
    assert now["current"] is True
    assert (await site.done("startVirtualMachine", id=vm["id"]))["virtualmachine"]["state"] == "Running"
    assert await site.done("deleteVMSnapshot", vmsnapshotid=first["id"]) == {"success": True}
    (left,) = (await site.call("listVMSnapshot", virtualmachineid=vm["id"]))["vmSnapshot"]
    assert "parent" not in left
    # What is left of snapshots goes with the VM.
    await site.done("destroyVirtualMachine", id=vm["id"], expunge=True)
    assert await site.call("listVMSnapshot", listall=True) == {}
    assert inventory(site) == before


async def test_a_running_vm_goes_back_to_its_memory(site: Site) -> None:
    before = inventory(site)
    vm = await site.deploy()
    snapshot = await take(site, vm, "warm", snapshotmemory=True)
    assert snapshot["type"] == "DiskAndMemory"
    assert on_pool(site, vm)["power_state"] == "Running"
    reverted = await site.done("revertToVMSnapshot", vmsnapshotid=snapshot["id"])
    assert reverted["virtualmachine"]["state"] == "Running"
    assert reverted["virtualmachine"]["hostid"] == vm["hostid"]
    assert on_pool(site, vm)["power_state"] == "Running"
    hosts = (await site.call("listHosts", type="Routing"))["host"]
    assert [host["id"] for host in hosts if host["memoryallocated"]] == [vm["hostid"]]
    await site.done("deleteVMSnapshot", vmsnapshotid=snapshot["id"])
    await site.done("destroyVirtualMachine", id=vm["id"], expunge=True)
    assert inventory(site) == before


async def test_what_is_not_allowed_says_why(site: Site) -> None:
    vm = await site.deploy()
    disk = await take(site, vm, "disk")
    with pytest.raises(CloudStackApiException, match="is for a VM that is Stopped"):
        await site.call("revertToVMSnapshot", vmsnapshotid=disk["id"])
    await site.done("stopVirtualMachine", id=vm["id"])
    with pytest.raises(CloudStackApiException, match="not in Running state"):
        await take(site, vm, "memory", snapshotmemory=True)
    offering = await site.call(
        "createServiceOffering", name="bigger", displaytext="b", cpunumber=2, cpuspeed=500, memory=1024
    )
    bigger = offering["serviceoffering"]["id"]
    await site.call("changeServiceForVirtualMachine", id=vm["id"], serviceofferingid=bigger)
    with pytest.raises(CloudStackApiException, match="resized since"):
        await site.call("revertToVMSnapshot", vmsnapshotid=disk["id"])
    alice = await make_user(site, "alice")
    assert await alice.call("listVMSnapshot", listall=True) == {}
    with pytest.raises(CloudStackApiException, match="Unable to find"):
        await alice.call("deleteVMSnapshot", vmsnapshotid=disk["id"])


async def test_one_that_fails_is_in_error_and_leaves_nothing(site: Site) -> None:
    vm = await site.deploy()
    before = inventory(site)
    site.pool.faults.add(Rule(message="VM.snapshot"))
    with pytest.raises(CloudStackApiException, match="INTERNAL_ERROR"):
        await take(site, vm, "bad")
    (row,) = (await site.call("listVMSnapshot", listall=True))["vmSnapshot"]
    assert row["state"] == "Error"
    assert inventory(site) == before
    await site.done("deleteVMSnapshot", vmsnapshotid=row["id"])
    assert await site.call("listVMSnapshot", listall=True) == {}
