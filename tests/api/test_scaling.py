"""Another offering, and other changes of a VM, through PyPI's cs."""

from __future__ import annotations

from typing import Any

import pytest
from api.conftest import Site, make_user
from cs import CloudStackApiException

from poolwright.emulator import Rule
from poolwright.store import templates

MIB = 1 << 20


async def offer(site: Site, name: str, cpus: int, memory: int, **more: Any) -> str:
    asked = {"cpunumber": cpus, "cpuspeed": 500, "memory": memory, "displaytext": name} | more
    made = await site.call("createServiceOffering", name=name, **asked)
    return str(made["serviceoffering"]["id"])


def on_pool(site: Site, vm: Any) -> Any:
    rows = site.pool.database.items("VM")
    return next(row for _, row in rows if row["other_config"].get("vm_uuid") == vm["id"])


async def allocated(site: Site) -> int:
    return sum(host["memoryallocated"] for host in (await site.call("listHosts", type="Routing"))["host"])


async def test_a_stopped_vm_changes_its_offering_at_once(site: Site) -> None:
    vm = await site.deploy()
    bigger = await offer(site, "bigger", 2, 1024)
    with pytest.raises(CloudStackApiException, match="stop it first"):
        await site.call("changeServiceForVirtualMachine", id=vm["id"], serviceofferingid=bigger)
    with pytest.raises(CloudStackApiException, match="not dynamically scalable"):
        await site.call("scaleVirtualMachine", id=vm["id"], serviceofferingid=bigger)
    await site.done("stopVirtualMachine", id=vm["id"])
    asked = {"id": vm["id"], "serviceofferingid": bigger}
    changed = (await site.call("changeServiceForVirtualMachine", **asked))["virtualmachine"]
    assert (changed["cpunumber"], changed["memory"], changed["serviceofferingname"]) == (2, 1024, "bigger")
    row = on_pool(site, vm)
    assert (row["VCPUs_max"], row["VCPUs_at_startup"]) == (2, 2)
    assert (row["memory_static_max"], row["memory_dynamic_max"]) == (1024 * MIB, 1024 * MIB)
    started = await site.done("startVirtualMachine", id=vm["id"])
    assert started["virtualmachine"]["state"] == "Running"
    assert await allocated(site) > 1024 * MIB
    await site.done("stopVirtualMachine", id=vm["id"])
    back = await site.done("scaleVirtualMachine", id=vm["id"], serviceofferingid=site.offering)
    assert back["virtualmachine"]["memory"] == 512
    assert on_pool(site, vm)["memory_static_max"] == 512 * MIB
    assert on_pool(site, vm)["VCPUs_max"] == 1


async def scalable(site: Site) -> Any:
    """A running VM that can be scaled while it runs."""
    async with site.cloud.store.transaction() as tx:
        row = await templates.get(tx, site.template)
        await templates.update(tx, row.id, dynamically_scalable=True)
    small = await offer(site, "small scalable", 1, 512, dynamicscalingenabled=True)
    return await site.deploy(serviceofferingid=small)


async def test_a_running_vm_grows_and_its_promise_with_it(site: Site) -> None:
    vm = await scalable(site)
    before = await allocated(site)
    row = on_pool(site, vm)
    assert (row["memory_static_max"], row["memory_dynamic_max"]) == (2048 * MIB, 512 * MIB)
    assert row["VCPUs_max"] > row["VCPUs_at_startup"] == 1
    bigger = await offer(site, "bigger", 2, 1024, dynamicscalingenabled=True)
    scaled = await site.done("scaleVirtualMachine", id=vm["id"], serviceofferingid=bigger)
    assert (scaled["virtualmachine"]["cpunumber"], scaled["virtualmachine"]["memory"]) == (2, 1024)
    row = on_pool(site, vm)
    assert (row["VCPUs_at_startup"], row["memory_dynamic_max"]) == (2, 1024 * MIB)
    assert await allocated(site) >= before + 512 * MIB
    smaller = await offer(site, "smaller", 1, 512, dynamicscalingenabled=True)
    with pytest.raises(CloudStackApiException, match="Only scaling up"):
        await site.call("scaleVirtualMachine", id=vm["id"], serviceofferingid=smaller)


async def test_what_the_host_has_not_is_refused_and_nothing_changes(site: Site) -> None:
    vm = await scalable(site)
    before = await allocated(site)
    huge = await offer(site, "huge", 1, 1 << 20, dynamicscalingenabled=True)
    with pytest.raises(CloudStackApiException, match="MiB of memory free") as refused:
        await site.done("scaleVirtualMachine", id=vm["id"], serviceofferingid=huge)
    assert refused.value.error["errorcode"] == 533
    bigger = await offer(site, "bigger", 2, 1024, dynamicscalingenabled=True)
    site.pool.faults.add(Rule(message="VM.set_memory_dynamic_range"))
    with pytest.raises(CloudStackApiException, match="INTERNAL_ERROR"):
        await site.done("scaleVirtualMachine", id=vm["id"], serviceofferingid=bigger)
    (now,) = (await site.call("listVirtualMachines", id=vm["id"]))["virtualmachine"]
    assert (now["cpunumber"], now["memory"], now["serviceofferingname"]) == (1, 512, "small scalable")
    assert on_pool(site, vm)["VCPUs_at_startup"] == 1
    assert await allocated(site) == before


async def test_what_can_be_changed_of_a_vm(site: Site) -> None:
    vm = await site.deploy("web")
    asked: dict[str, Any] = {"displayname": "Web", "group": "front", "haenable": True, "userdata": "aGVsbG8="}
    asked |= {"deleteprotection": True, "details": [{"note": "x"}], "name": "web2"}
    changed = (await site.call("updateVirtualMachine", id=vm["id"], **asked))["virtualmachine"]
    assert (changed["displayname"], changed["group"], changed["haenable"]) == ("Web", "front", True)
    assert (changed["name"], changed["userdata"], changed["details"]) == ("web2", "aGVsbG8=", {"note": "x"})
    told = await site.call("getVirtualMachineUserData", virtualmachineid=vm["id"])
    assert told["virtualmachineuserdata"] == {"virtualmachineid": vm["id"], "userdata": "aGVsbG8="}
    with pytest.raises(CloudStackApiException, match="deleteprotection"):
        await site.call("destroyVirtualMachine", id=vm["id"])
    cleaned = await site.call("updateVirtualMachine", id=vm["id"], cleanupdetails=True, deleteprotection=False)
    assert "details" not in cleaned["virtualmachine"]
    for wrong, text in (
        ({"name": "-x"}, "letters, digits"),
        ({"isdynamicallyscalable": True}, "is stopped"),
        ({"ostypeid": "6b2e4a4e-14a5-4e4c-8b70-fa09f4d15bd1"}, "6b2e4a4e"),
        ({"instancename": "i-9"}, "on its pool"),
        ({"userdata": "!!"}, "base64"),
        ({"details": [{"memory": "9"}]}, "scaleVirtualMachine"),
    ):
        with pytest.raises(CloudStackApiException, match=text) as refused:
            await site.call("updateVirtualMachine", id=vm["id"], **wrong)
        assert refused.value.error["errorcode"] == 431
    alice = await make_user(site, "alice")
    with pytest.raises(CloudStackApiException, match="Unable to find"):
        await alice.call("updateVirtualMachine", id=vm["id"], displayname="mine")
