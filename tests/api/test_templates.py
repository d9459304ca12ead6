"""Templates and ISOs through the whole stack: fetched from a server of the test's own, on an emulated pool."""

from __future__ import annotations

import asyncio
import hashlib
from typing import Any

import pytest
from api.conftest import Site, make_user
from api.image_server import IMAGE, MIB, Images
from cs import CloudStackApiException

from poolwright.emulator import Rule, Then
from poolwright.emulator.classes.VDI.disks import contents


async def os_type(site: Site, name: str = "Other Linux (64-bit)") -> str:
    return str((await site.call("listOsTypes", description=name))["ostype"][0]["id"])


async def registered(site: Site, url: str, **more: Any) -> Any:
    asked = {"name": "own", "displaytext": "my own", "format": "RAW", "hypervisor": "XenServer", "url": url}
    asked |= {"ostypeid": await os_type(site), "zoneid": site.zone}
    (template,) = (await site.call("registerTemplate", **(asked | more)))["template"]
    return template


async def settled(site: Site, template: Any, command: str = "listTemplates", **more: Any) -> Any:
    """The template once it is ready, or says why it is not."""
    kind = "iso" if command == "listIsos" else "template"
    filter_ = {f"{kind}filter": "all"}
    async with asyncio.timeout(30):
        while True:
            (shown,) = (await site.call(command, id=template["id"], **filter_))[kind]
            if shown["isready"] or "%" not in shown["status"]:
                return shown
            await asyncio.sleep(0.05)


def things(site: Site) -> dict[str, set[str]]:
    return {cls: {str(row["uuid"]) for _, row in site.pool.database.items(cls)} for cls in ("VM", "VDI", "VBD")}


async def test_the_life_of_a_template(site: Site, images: Images) -> None:
    before = things(site)
    images.cut = [3 * MIB]
    sum_ = hashlib.sha256(IMAGE).hexdigest()
    template = await registered(
        site, f"{images.url}/elsewhere", checksum=f"{{SHA-256}}{sum_}", sshkeyenabled=True
    )
    assert (template["isready"], template["hypervisor"], template["account"]) == (False, "XenServer", "admin")
    with pytest.raises(CloudStackApiException, match="can't be used yet"):
        await site.deploy("early", templateid=template["id"])
    shown = await settled(site, template)
    assert (shown["status"], shown["isready"], shown["size"]) == ("Download Complete", True, len(IMAGE))
    # What broke off was gone on with.
    assert images.asked == ["", f"bytes={images.asked[1].removeprefix('bytes=')}"]
    assert images.asked[1] != "bytes=0-"
    await site.cloud.runner.rounds.go_round(everything=True)  # type: ignore[attr-defined]
    assert (await site.call("listTemplates", templatefilter="self", name="own"))["count"] == 1

    vm = await site.deploy("web", templateid=template["id"])
    await site.cloud.runner.rounds.go_round(everything=True)  # type: ignore[attr-defined]
    (root,) = (await site.call("listVolumes", virtualmachineid=vm["id"]))["volume"]
    (disk,) = [ref for ref, row in site.pool.database.items("VDI") if row["uuid"] == root["path"]]
    assert contents(site.pool.pool).read(disk, 0, len(IMAGE)) == IMAGE
    with pytest.raises(CloudStackApiException, match="used by the VM instances web"):
        await site.done("deleteTemplate", id=template["id"])
    updated = await site.call("updateTemplate", id=template["id"], name="renamed", passwordenabled=True)
    assert (updated["template"]["name"], updated["template"]["passwordenabled"]) == ("renamed", True)
    other = await site.deploy("secret", templateid=template["id"])
    assert len(other["password"]) == 12

    await site.done("stopVirtualMachine", id=vm["id"], forced=True)
    asked = {"name": "copy", "displaytext": "a copy", "ostypeid": await os_type(site)}
    copied = (await site.done("createTemplate", volumeid=root["id"], **asked))["template"]
    assert (copied["isready"], copied["sourcetemplateid"]) == (True, template["id"])
    (busy,) = (await site.call("listVolumes", virtualmachineid=other["id"]))["volume"]
    with pytest.raises(CloudStackApiException, match="stop it, or make"):
        await site.done("createTemplate", volumeid=busy["id"], **asked)
    for name in (vm, other):
        await site.done("destroyVirtualMachine", id=name["id"], expunge=True)
    await site.done("deleteTemplate", id=copied["id"])
    assert await site.done("deleteTemplate", id=template["id"]) == {"success": True}
    assert things(site) == before


async def test_what_goes_wrong_is_said_and_leaves_nothing(site: Site, images: Images) -> None:
    before = things(site)
    for url, words in (("file:///etc/passwd", "http or https"), ("http://me:pw@host/x", "user name")):
        with pytest.raises(CloudStackApiException, match=words):
            await registered(site, url)
    with pytest.raises(CloudStackApiException, match="VHD, RAW, QCOW2"):
        await registered(site, images.url, format="OVA")
    with pytest.raises(CloudStackApiException, match="MD5 or SHA"):
        await registered(site, images.url, checksum="abc")
    for name, more, words in (
        ("none.raw", {}, "HTTP 404"),
        ("image.raw", {"checksum": hashlib.md5(b"").hexdigest()}, "correct the checksum"),
        ("image.raw", {"format": "VHD"}, "no VHD"),
        ("image.raw", {"format": "QCOW2"}, "not qcow2"),
    ):
        shown = await settled(site, await registered(site, f"{images.url}/{name}", **more))
        assert words in shown["status"], shown["status"]
        assert not shown["isready"]
    site.pool.faults.add(Rule(message="VM.create", code="LICENCE_RESTRICTION", params=["x"]))
    shown = await settled(site, await registered(site, f"{images.url}/image.raw"))
    assert "licence" in shown["status"]
    assert things(site) == before
    for template in (await site.call("listTemplates", templatefilter="self"))["template"]:
        if template["name"] == "own":
            await site.done("deleteTemplate", id=template["id"])
    packed = await settled(site, await registered(site, f"{images.url}/image.raw.gz"))
    assert (packed["isready"], packed["size"]) == (True, len(IMAGE))
    user = await make_user(site, "eve")
    asked = {"name": "x", "displaytext": "x", "format": "RAW", "hypervisor": "XenServer", "zoneid": site.zone}
    (template,) = (await user.call("registerTemplate", url=f"{images.url}/image.raw", **asked))["template"]
    assert "manager's own machine" in (await settled(site, template))["status"]


async def test_sharing(site: Site, images: Images) -> None:
    template = await settled(site, await registered(site, f"{images.url}/image.raw"))
    user = await make_user(site, "bob")
    assert await user.call("listTemplates", templatefilter="executable", id=template["id"]) == {}
    with pytest.raises(CloudStackApiException, match="Unable to find template"):
        await user.call(
            "deployVirtualMachine", serviceofferingid=site.offering, templateid=template["id"], zoneid=site.zone
        )
    await site.call("updateTemplatePermissions", id=template["id"], op="add", accounts="bob")
    found = await site.call("listTemplatePermissions", id=template["id"])
    assert found["templatepermission"]["account"] == ["bob"]
    assert (await user.call("listTemplates", templatefilter="sharedexecutable"))["count"] == 1
    with pytest.raises(CloudStackApiException, match="Unable to find template"):
        await user.call("updateTemplate", id=template["id"], displaytext="mine")
    await site.call("updateTemplatePermissions", id=template["id"], op="reset")
    assert await user.call("listTemplates", templatefilter="shared") == {}
    await site.call("updateTemplatePermissions", id=template["id"], ispublic=True, isfeatured=True)
    assert (await user.call("listTemplates", templatefilter="featured", id=template["id"]))["count"] == 1
    (pools,) = (await site.call("listTemplates", templatefilter="all", id=site.template))["template"]
    with pytest.raises(CloudStackApiException, match="the pool's own"):
        await site.done("deleteTemplate", id=pools["id"])


def in_drive(site: Site, vm: Any) -> str | None:
    """The uuid of what is in the VM's CD drive."""
    database = site.pool.database
    (machine,) = [row for _, row in database.items("VM") if row["other_config"].get("vm_uuid") == vm["id"]]
    (drive,) = [row for ref in machine["VBDs"] if (row := database.get("VBD", ref))["type"] == "CD"]
    return None if drive["empty"] else str(database.get("VDI", drive["VDI"])["uuid"])


async def check_drive(site: Site, iso: str, tools: str) -> None:
    """In and out of a running VM's drive, of one that was never started, and a VM installed from it."""
    offering = (await site.call("listDiskOfferings", name="Small"))["diskoffering"][0]["id"]
    with pytest.raises(CloudStackApiException, match="give diskofferingid"):
        await site.deploy("none", templateid=iso)
    with pytest.raises(CloudStackApiException, match="can't be booted from"):
        await site.deploy("none", templateid=tools, diskofferingid=offering)
    vm = await site.deploy("installed", templateid=iso, diskofferingid=offering)
    assert vm["isoid"] == iso
    (root,) = (await site.call("listVolumes", virtualmachineid=vm["id"]))["volume"]
    assert (root["type"], root["size"] >> 30) == ("ROOT", 5)
    first = in_drive(site, vm)
    assert first is not None
    changed = await site.done("attachIso", id=tools, virtualmachineid=vm["id"])
    assert changed["virtualmachine"]["isoid"] == tools
    assert in_drive(site, vm) not in (None, first)
    out = await site.done("detachIso", virtualmachineid=vm["id"])
    assert "isoid" not in out["virtualmachine"]
    assert in_drive(site, vm) is None
    with pytest.raises(CloudStackApiException, match="has no ISO attached"):
        await site.done("detachIso", virtualmachineid=vm["id"])
    await site.done("destroyVirtualMachine", id=vm["id"], expunge=True)
    lazy = await site.deploy("lazy", startvm=False)
    await site.done("attachIso", id=iso, virtualmachineid=lazy["id"])
    with pytest.raises(CloudStackApiException, match="used by the VM instances lazy"):
        await site.done("deleteIso", id=iso)
    await site.done("startVirtualMachine", id=lazy["id"])
    assert in_drive(site, lazy) == first
    await site.done("destroyVirtualMachine", id=lazy["id"], expunge=True)


async def test_isos(site: Site, images: Images) -> None:
    before = things(site)
    tools = (await site.call("listIsos", isofilter="featured"))["iso"]
    assert [(iso["name"], iso["templatetype"]) for iso in tools] == [("guest-tools.iso", "PERHOST")]
    asked = {"name": "cd", "displaytext": "a cd", "zoneid": site.zone, "ostypeid": await os_type(site)}
    (iso,) = (await site.call("registerIso", url=f"{images.url}/cd.iso", **asked))["iso"]
    shown = await settled(site, iso, "listIsos")
    assert (shown["isready"], shown["format"], shown["size"]) == (True, "ISO", 2 * MIB)
    assert (await site.call("updateIso", id=iso["id"], displaytext="new"))["iso"]["displaytext"] == "new"
    await site.cloud.runner.rounds.go_round(everything=True)  # type: ignore[attr-defined]
    assert (await site.call("listIsos"))["count"] >= 1
    await check_drive(site, iso["id"], tools[0]["id"])
    assert await site.done("deleteIso", id=iso["id"]) == {"success": True}
    assert things(site) == before


async def test_an_answer_that_is_lost_while_the_image_moves(site: Site, images: Images) -> None:
    before = things(site)
    for message in ("VDI.create", "VM.create", "VBD.create"):
        site.pool.faults.add(Rule(message=message, then=Then.ANSWER_LOST))
    template = await settled(site, await registered(site, f"{images.url}/image.raw"))
    assert template["isready"], template["status"]
    site.pool.faults.clear()
    await site.done("deleteTemplate", id=template["id"])
    assert things(site) == before
