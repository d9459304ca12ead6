"""uploadVolume through the whole stack: volumes made of images that a server of the test's own gives."""

from __future__ import annotations

import hashlib
from typing import Any
from uuid import UUID

import pytest
from api.conftest import Site, make_user
from api.image_server import IMAGE, MIB, Images
from cs import CloudStackApiException

from poolwright.emulator import Rule, Then
from poolwright.emulator.classes.VDI.disks import contents
from poolwright.emulator.transfer.vhd import Layout, write


def disks(site: Site) -> dict[str, str]:
    """The pool's disks: each reference, by its uuid."""
    return {str(row["uuid"]): str(ref) for ref, row in site.pool.database.items("VDI")}


async def uploaded(site: Site, url: str, **more: Any) -> Any:
    asked = {"name": "own", "format": "RAW", "url": url, "zoneid": site.zone}
    return (await site.done("uploadVolume", **(asked | more)))["volume"]


async def test_an_image_becomes_a_volume(site: Site, images: Images) -> None:
    before = disks(site)
    images.cut = [3 * MIB]
    site.pool.faults.add(Rule(message="VDI.create", then=Then.ANSWER_LOST))
    (custom,) = (await site.call("listDiskOfferings", name="Custom"))["diskoffering"]
    sum_ = hashlib.sha256(IMAGE).hexdigest()
    volume = await uploaded(
        site,
        f"{images.url}/image.raw",
        format="raw",
        checksum=f"{{SHA-256}}{sum_}",
        diskofferingid=custom["id"],
    )
    assert (volume["name"], volume["state"], volume["type"]) == ("own", "Ready", "DATADISK")
    assert (volume["size"], volume["diskofferingid"]) == (len(IMAGE), custom["id"])
    (made,) = disks(site).keys() - before.keys()
    assert volume["path"] == made
    assert contents(site.pool.pool).read(disks(site)[made], 0, len(IMAGE)) == IMAGE
    assert not list(site.cloud.runner._images.iterdir())  # type: ignore[attr-defined]
    (event, *_) = (await site.call("listEvents", type="VOLUME.UPLOAD"))["event"]
    assert event["resourceid"] == volume["id"]

    vm = await site.deploy("web")
    attached = (await site.done("attachVolume", id=volume["id"], virtualmachineid=vm["id"]))["volume"]
    assert (attached["vmname"], attached["deviceid"], attached["path"]) == ("web", 1, made)
    images.files["own.vhd"] = b"".join(
        write(Layout(4 * MIB, UUID(int=1), [0]), lambda at, n: IMAGE[at : at + n])
    )
    other = await uploaded(site, f"{images.url}/own.vhd", format="VHD")
    assert other["size"] == 4 * MIB
    assert contents(site.pool.pool).read(disks(site)[other["path"]], 0, 2 * MIB) == IMAGE[: 2 * MIB]
    await site.done("detachVolume", id=volume["id"])
    assert await site.call("deleteVolume", id=volume["id"]) == {"success": True}
    assert made not in disks(site)


async def test_what_goes_wrong_is_said_and_leaves_nothing(site: Site, images: Images) -> None:
    before = disks(site)
    url = f"{images.url}/image.raw"
    (small,) = (await site.call("listDiskOfferings", name="Small"))["diskoffering"]
    bob = await make_user(site, "bob")
    (account,) = (await bob.call("listAccounts"))["account"]
    his = {"account": "bob", "domainid": account["domainid"]}
    await site.call("updateResourceLimit", resourcetype=10, max=0, **his)
    for more, words in (
        ({"url": "file:///etc/passwd"}, "http or https"),
        ({"format": "OVA"}, "VHD, RAW, QCOW2"),
        ({"checksum": "abc"}, "MD5 or SHA"),
        ({"imagestoreuuid": site.zone}, "imagestoreuuid"),
        ({"diskofferingid": small["id"]}, "of a fixed size"),
        ({"checksum": hashlib.md5(b"").hexdigest()}, "correct the checksum"),
        ({"format": "VHD"}, "no VHD"),
        ({"format": "QCOW2"}, "not qcow2"),
        (his, "primary_storage"),
    ):
        with pytest.raises(CloudStackApiException, match=words):
            await uploaded(site, **({"url": url} | more))
    site.pool.faults.add(Rule(message="VDI.get_record", code="SR_BACKEND_FAILURE_46", params=["", "x", ""]))
    with pytest.raises(CloudStackApiException):
        await uploaded(site, url)
    site.pool.faults.clear()
    await site.call("updateResourceLimit", resourcetype=10, max=1, **his)
    with pytest.raises(CloudStackApiException, match="manager's own machine"):
        await bob.done("uploadVolume", name="his", format="RAW", url=url, zoneid=site.zone)
    await site.call("updateResourceLimit", resourcetype=2, max=0, **his)
    with pytest.raises(CloudStackApiException, match="of type volume"):
        await uploaded(site, url, **his)
    assert disks(site) == before
    assert await site.call("listVolumes", listall=True) == {}
    assert not list(site.cloud.runner._images.iterdir())  # type: ignore[attr-defined]
