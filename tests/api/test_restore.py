"""restoreVirtualMachine through PyPI's cs: the root disk is made anew, and nothing of the old one is left."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from api.conftest import Site
from api.test_virtual_machines import inventory
from cs import CloudStackApiException

from poolwright.emulator import Rule


async def root_of(site: Site, vm: Any) -> Any:
    (volume,) = (await site.call("listVolumes", virtualmachineid=vm["id"], type="ROOT"))["volume"]
    return volume


async def gone(site: Site, volume: Any) -> None:
    """Once the volume is deleted, which takes a moment more."""
    async with asyncio.timeout(20):
        while (await site.call("listVolumes", id=volume["id"], listall=True)).get("volume"):  # noqa: ASYNC110
            await asyncio.sleep(0.1)


def running(site: Site) -> list[str]:
    rows = site.pool.database.items("VM")
    return [str(row["uuid"]) for _, row in rows if row["power_state"] == "Running"]


async def test_a_running_vm_is_restored_and_runs_again(site: Site) -> None:
    before, on = inventory(site), running(site)
    vm = await site.deploy()
    old, counted = await root_of(site, vm), {k: len(v) for k, v in inventory(site).items()}
    restored = await site.done("restoreVirtualMachine", virtualmachineid=vm["id"])
    assert (restored["virtualmachine"]["state"], restored["virtualmachine"]["hostid"]) == (
        "Running",
        vm["hostid"],
    )
    new = await root_of(site, vm)
    assert new["id"] != old["id"]
    assert (new["state"], new["deviceid"], new["size"]) == ("Ready", 0, old["size"])
    await gone(site, old)
    assert {k: len(v) for k, v in inventory(site).items()} == counted
    bigger = await site.done(
        "restoreVirtualMachine",
        virtualmachineid=vm["id"],
        templateid=site.template,
        rootdisksize=(old["size"] >> 30) + 2,
    )
    assert bigger["virtualmachine"]["state"] == "Running"
    assert (await root_of(site, vm))["size"] == ((old["size"] >> 30) + 2) << 30
    await gone(site, new)
    await site.done("destroyVirtualMachine", id=vm["id"], expunge=True)
    assert inventory(site) == before
    assert running(site) == on


async def test_a_stopped_vm_stays_stopped_and_one_that_fails_is_as_before(site: Site) -> None:
    vm = await site.deploy()
    await site.done("stopVirtualMachine", id=vm["id"])
    old, before = await root_of(site, vm), inventory(site)
    for number, message in enumerate(("VDI.clone", "VBD.create")):
        site.pool.faults.add(Rule(name=str(number), message=message))
        with pytest.raises(CloudStackApiException, match="INTERNAL_ERROR"):
            await site.done("restoreVirtualMachine", virtualmachineid=vm["id"])
        assert (await root_of(site, vm))["id"] == old["id"]
        assert {k: len(v) for k, v in inventory(site).items()} == {k: len(v) for k, v in before.items()}
    restored = await site.done("restoreVirtualMachine", virtualmachineid=vm["id"])
    assert restored["virtualmachine"]["state"] == "Stopped"
    await gone(site, old)
    started = await site.done("startVirtualMachine", id=vm["id"])
    assert started["virtualmachine"]["state"] == "Running"


async def test_what_can_not_be_restored_says_why(site: Site) -> None:
    vm = await site.deploy()
    for wrong, text in (
        ({"rootdisksize": 0}, "rootdisksize"),
        ({"templateid": "6b2e4a4e-14a5-4e4c-8b70-fa09f4d15bd1"}, "6b2e4a4e"),
    ):
        with pytest.raises(CloudStackApiException, match=text) as refused:
            await site.call("restoreVirtualMachine", virtualmachineid=vm["id"], **wrong)
        assert refused.value.error["errorcode"] == 431
    await site.done("createVMSnapshot", virtualmachineid=vm["id"])
    with pytest.raises(CloudStackApiException, match="VM snapshots"):
        await site.call("restoreVirtualMachine", virtualmachineid=vm["id"])
