"""Volumes through the whole stack: PyPI's cs in front, the emulated pool behind."""

from __future__ import annotations

from typing import Any

import pytest
from api.conftest import Api, Site, make_user
from cs import CloudStackApiException

from poolwright.emulator import Rule
from poolwright.emulator.classes.VDI.disks import contents

GIB = 1 << 30


async def offering(api: Api, name: str) -> str:
    return str((await api.call("listDiskOfferings", name=name))["diskoffering"][0]["id"])


async def made(site: Site, **more: Any) -> Any:
    """A volume of the small offering."""
    asked = {"name": "data", "zoneid": site.zone, "diskofferingid": await offering(site, "Small")} | more
    return (await site.done("createVolume", **asked))["volume"]


async def the_volume(site: Site, uuid: str) -> Any:
    return (await site.call("listVolumes", id=uuid))["volume"][0]


def drives(site: Site, vm: Any) -> dict[str, dict[str, Any]]:
    """The VM's disks on the pool, by device: each VBD with its VDI."""
    database = site.pool.database
    (machine,) = [row for _, row in database.items("VM") if row["other_config"].get("vm_uuid") == vm["id"]]
    vbds = [database.get("VBD", ref) for ref in machine["VBDs"]]
    return {
        vbd["userdevice"]: vbd | {"disk": database.get("VDI", vbd["VDI"])}
        for vbd in vbds
        if vbd["type"] == "Disk"
    }


def disks(site: Site) -> set[str]:
    return {str(row["uuid"]) for _, row in site.pool.database.items("VDI")}


async def test_the_life_of_a_volume(site: Site) -> None:
    before = disks(site)
    volume = await made(site)
    assert (volume["state"], volume["type"], volume["size"]) == ("Allocated", "DATADISK", 5 * GIB)
    assert "virtualmachineid" not in volume
    assert disks(site) == before
    vm = await site.deploy("web")

    attached = (await site.done("attachVolume", id=volume["id"], virtualmachineid=vm["id"]))["volume"]
    assert (attached["virtualmachineid"], attached["deviceid"], attached["state"]) == (vm["id"], 1, "Ready")
    assert attached["vmname"] == "web"
    drive = drives(site, vm)["1"]
    assert drive["currently_attached"] is True
    assert drive["disk"]["virtual_size"] == 5 * GIB
    assert attached["path"] == drive["disk"]["uuid"]
    with pytest.raises(CloudStackApiException, match="detach it first"):
        await site.call("deleteVolume", id=volume["id"])
    with pytest.raises(CloudStackApiException, match="detach it first"):
        await site.done("attachVolume", id=volume["id"], virtualmachineid=vm["id"])

    detached = (await site.done("detachVolume", virtualmachineid=vm["id"], deviceid=1))["volume"]
    assert (detached["id"], detached["state"]) == (volume["id"], "Ready")
    assert "virtualmachineid" not in detached
    assert list(drives(site, vm)) == ["0"]

    await site.done("stopVirtualMachine", id=vm["id"], forced=True)
    await site.done("attachVolume", id=volume["id"], virtualmachineid=vm["id"], deviceid=5)
    await site.done("startVirtualMachine", id=vm["id"])
    assert drives(site, vm)["5"]["currently_attached"] is True
    assert drives(site, vm)["5"]["disk"]["uuid"] == attached["path"]
    await site.done("destroyVirtualMachine", id=vm["id"], expunge=True)
    assert (await the_volume(site, volume["id"]))["state"] == "Ready"

    assert await site.call("deleteVolume", id=volume["id"]) == {"success": True}
    assert await site.call("listVolumes", listall=True) == {}
    assert disks(site) == before


async def test_attached_before_the_first_start(site: Site) -> None:
    vm = await site.deploy("lazy", startvm=False)
    other = await site.deploy("other")
    fresh, used = await made(site, name="fresh"), await made(site, name="used")
    await site.done("attachVolume", id=used["id"], virtualmachineid=other["id"])
    await site.done("detachVolume", id=used["id"])
    known = (await the_volume(site, used["id"]))["path"]
    for volume in (fresh, used):
        shown = (await site.done("attachVolume", id=volume["id"], virtualmachineid=vm["id"]))["volume"]
        assert shown["virtualmachineid"] == vm["id"]
    site.pool.faults.add(Rule(message="VM.start_on", code="HOST_OFFLINE", params=["OpaqueRef:1"]))
    with pytest.raises(CloudStackApiException):
        await site.done("startVirtualMachine", id=vm["id"])
    # What had a disk is kept, and free again; what the VM would have got with its start is gone with it.
    assert (await the_volume(site, used["id"]))["state"] == "Ready"
    assert "virtualmachineid" not in await the_volume(site, used["id"])
    vm = await site.deploy("again", startvm=False)
    await site.done("attachVolume", id=used["id"], virtualmachineid=vm["id"])
    await site.done("startVirtualMachine", id=vm["id"])
    assert drives(site, vm)["1"]["disk"]["uuid"] == known


async def test_sizes(site: Site) -> None:
    custom = await offering(site, "Custom")
    volume = await made(site, diskofferingid=custom, size=2)
    assert volume["size"] == 2 * GIB
    assert (await site.done("resizeVolume", id=volume["id"], size=3))["volume"]["size"] == 3 * GIB
    vm = await site.deploy("sized")
    await site.done("attachVolume", id=volume["id"], virtualmachineid=vm["id"])
    with pytest.raises(CloudStackApiException, match="stop the instance"):
        await site.done("resizeVolume", id=volume["id"], size=4)
    assert (await the_volume(site, volume["id"]))["size"] == 3 * GIB
    await site.done("detachVolume", id=volume["id"])
    assert (await site.done("resizeVolume", id=volume["id"], size=4))["volume"]["size"] == 4 * GIB
    (disk,) = [
        row
        for _, row in site.pool.database.items("VDI")
        if row["uuid"] == (await the_volume(site, volume["id"]))["path"]
    ]
    assert disk["virtual_size"] == 4 * GIB
    for more, words in (
        ({"size": 1}, "shrinkok"),
        ({"size": 1, "shrinkok": True}, "can't shrink"),
        ({}, "give size"),
        ({"size": 9999}, "1 to 2040"),
    ):
        with pytest.raises(CloudStackApiException, match=words):
            await site.done("resizeVolume", id=volume["id"], **more)
    medium = await offering(site, "Medium")
    grown = (await site.done("resizeVolume", id=volume["id"], diskofferingid=medium))["volume"]
    assert (grown["size"], grown["diskofferingname"]) == (20 * GIB, "Medium")


async def test_destroyed_recovered_and_protected(site: Site) -> None:
    vm = await site.deploy("temp")
    volume = await made(site)
    await site.done("attachVolume", id=volume["id"], virtualmachineid=vm["id"])
    await site.done("detachVolume", id=volume["id"])
    updated = await site.done("updateVolume", id=volume["id"], name="kept", deleteprotection=True)
    assert (updated["volume"]["name"], updated["volume"]["deleteprotection"]) == ("kept", True)
    with pytest.raises(CloudStackApiException, match="protected"):
        await site.call("deleteVolume", id=volume["id"])
    await site.done("updateVolume", id=volume["id"], deleteprotection=False)
    assert (await site.done("destroyVolume", id=volume["id"]))["volume"]["state"] == "Destroy"
    with pytest.raises(CloudStackApiException, match="Destroy"):
        await site.done("attachVolume", id=volume["id"], virtualmachineid=vm["id"])
    assert (await site.call("recoverVolume", id=volume["id"]))["volume"]["state"] == "Ready"
    gone = await site.done("destroyVolume", id=volume["id"], expunge=True)
    assert gone["volume"]["state"] == "Expunged"
    assert (await site.call("listVolumes", listall=True))["count"] == 1


async def test_what_is_refused_changes_nothing(site: Site) -> None:
    vm = await site.deploy("busy")
    volume = await made(site)
    for more, words in (
        ({"deviceid": 3}, "CD drive"),
        ({"deviceid": 0}, "root disk"),
        ({"deviceid": 255}, "1 to 254"),
    ):
        with pytest.raises(CloudStackApiException, match=words):
            await site.done("attachVolume", id=volume["id"], virtualmachineid=vm["id"], **more)
    root = (await site.call("listVolumes", virtualmachineid=vm["id"]))["volume"][0]
    with pytest.raises(CloudStackApiException, match="stop the VM first"):
        await site.done("detachVolume", id=root["id"])
    with pytest.raises(CloudStackApiException, match="not attached"):
        await site.done("detachVolume", id=volume["id"])
    with pytest.raises(CloudStackApiException, match="give the id of the volume"):
        await site.done("detachVolume", virtualmachineid=vm["id"])
    before = disks(site)
    site.pool.faults.add(Rule(message="VBD.plug", code="VM_MISSING_PV_DRIVERS", params=["OpaqueRef:1"]))
    with pytest.raises(CloudStackApiException, match="guest tools"):
        await site.done("attachVolume", id=volume["id"], virtualmachineid=vm["id"])
    assert disks(site) == before
    assert (await the_volume(site, volume["id"]))["state"] == "Allocated"
    user = await make_user(site, "eve")
    assert await user.call("listVolumes", listall=True) == {}
    with pytest.raises(CloudStackApiException, match="Unable to find volume"):
        await user.call("deleteVolume", id=volume["id"])
    own = await user.done(
        "createVolume", zoneid=site.zone, name="own", diskofferingid=await offering(site, "Small")
    )
    with pytest.raises(CloudStackApiException, match="belongs to account eve"):
        await site.done("attachVolume", id=own["volume"]["id"], virtualmachineid=vm["id"])


async def test_a_root_disk_goes_and_comes_back(site: Site) -> None:
    vm = await site.deploy("rooted")
    await site.done("stopVirtualMachine", id=vm["id"], forced=True)
    root = (await site.call("listVolumes", virtualmachineid=vm["id"]))["volume"][0]
    await site.done("detachVolume", id=root["id"])
    assert drives(site, vm) == {}
    with pytest.raises(CloudStackApiException, match="deviceid=0"):
        await site.done("attachVolume", id=root["id"], virtualmachineid=vm["id"])
    await site.done("attachVolume", id=root["id"], virtualmachineid=vm["id"], deviceid=0)
    assert drives(site, vm)["0"]["bootable"] is True
    await site.done("startVirtualMachine", id=vm["id"])
    await site.done("destroyVirtualMachine", id=vm["id"], expunge=True)
    assert await site.call("listVolumes", listall=True) == {}


def content(site: Site, uuid: str) -> bytes:
    """The first bytes of a disk."""
    (disk,) = [ref for ref, row in site.pool.database.items("VDI") if row["uuid"] == uuid]
    return contents(site.pool.pool).read(disk, 0, 4)


def write(site: Site, uuid: str, data: bytes) -> None:
    (disk,) = [ref for ref, row in site.pool.database.items("VDI") if row["uuid"] == uuid]
    contents(site.pool.pool).write(disk, 0, data)


async def test_snapshots(site: Site) -> None:
    before = disks(site)
    vm = await site.deploy("snapped")
    volume = await made(site)
    with pytest.raises(CloudStackApiException, match="needs it Ready"):
        await site.done("createSnapshot", volumeid=volume["id"])
    volume = (await site.done("attachVolume", id=volume["id"], virtualmachineid=vm["id"]))["volume"]
    write(site, volume["path"], b"once")
    with pytest.raises(CloudStackApiException, match="quiesce"):
        await site.done("createSnapshot", volumeid=volume["id"], quiescevm=True)
    taken = (await site.done("createSnapshot", volumeid=volume["id"], name="first"))["snapshot"]
    assert (taken["state"], taken["volumeid"], taken["virtualsize"]) == ("BackedUp", volume["id"], 5 * GIB)
    assert (await site.call("listSnapshots", volumeid=volume["id"]))["count"] == 1
    write(site, volume["path"], b"then")
    with pytest.raises(CloudStackApiException, match="stop it before"):
        await site.done("revertSnapshot", id=taken["id"])

    copied = (await site.done("createVolume", snapshotid=taken["id"], name="copy", size=6))["volume"]
    assert (copied["state"], copied["size"], copied["snapshotid"]) == ("Ready", 6 * GIB, taken["id"])
    assert content(site, copied["path"]) == b"once"
    with pytest.raises(CloudStackApiException, match="all needed"):
        await site.done("createVolume", snapshotid=taken["id"], size=1)
    (os_type, *_) = (await site.call("listOsTypes", description="Other Linux (64-bit)"))["ostype"]
    asked = {"name": "of a snapshot", "displaytext": "x", "ostypeid": os_type["id"]}
    template = (await site.done("createTemplate", snapshotid=taken["id"], **asked))["template"]
    assert (template["isready"], template["size"]) == (True, 5 * GIB)

    await site.done("stopVirtualMachine", id=vm["id"], forced=True)
    assert (await site.done("revertSnapshot", id=taken["id"]))["snapshot"]["id"] == taken["id"]
    volume = await the_volume(site, volume["id"])
    assert (volume["state"], volume["virtualmachineid"]) == ("Ready", vm["id"])
    assert drives(site, vm)["1"]["disk"]["uuid"] == volume["path"]
    assert content(site, volume["path"]) == b"once"
    await site.done("startVirtualMachine", id=vm["id"])

    user = await make_user(site, "eve")
    with pytest.raises(CloudStackApiException, match="Unable to find snapshot"):
        await user.done("deleteSnapshot", id=taken["id"])
    assert await site.done("deleteSnapshot", id=taken["id"]) == {"success": True}
    assert await site.call("listSnapshots", listall=True) == {}
    await site.done("deleteTemplate", id=template["id"])
    await site.done("destroyVirtualMachine", id=vm["id"], expunge=True)
    for one in (volume, copied):
        await site.call("deleteVolume", id=one["id"])
    assert disks(site) == before


async def test_moved_to_other_storage(site: Site) -> None:
    before = disks(site)
    vm = await site.deploy("mover")
    volume = await made(site)
    volume = (await site.done("attachVolume", id=volume["id"], virtualmachineid=vm["id"]))["volume"]
    write(site, volume["path"], b"data")
    pools = (await site.call("findStoragePoolsForMigration", id=volume["id"]))["storagepool"]
    assert volume["storageid"] not in {pool["id"] for pool in pools}
    target = pools[0]["id"]
    with pytest.raises(CloudStackApiException, match="stop it first"):
        await site.done("migrateVolume", volumeid=volume["id"], storageid=target)
    await site.done("detachVolume", id=volume["id"])
    site.pool.faults.add(Rule(message="VDI.copy", code="SR_FULL"))
    with pytest.raises(CloudStackApiException, match="the storage is full"):
        await site.done("migrateVolume", volumeid=volume["id"], storageid=target)
    assert (await the_volume(site, volume["id"]))["storageid"] == volume["storageid"]
    moved = (await site.done("migrateVolume", volumeid=volume["id"], storageid=target))["volume"]
    assert (moved["storageid"], moved["state"]) == (target, "Ready")
    assert content(site, moved["path"]) == b"data"
    await site.call("deleteVolume", id=volume["id"])
    await site.done("destroyVirtualMachine", id=vm["id"], expunge=True)
    assert disks(site) == before
