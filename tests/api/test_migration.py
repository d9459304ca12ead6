"""Migration through PyPI's cs: where a VM could go, going there, and with its disks; promises follow."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from api.conftest import Site
from cs import CloudStackApiException

from poolwright.emulator import Rule


async def hosts_of(site: Site) -> dict[str, Any]:
    return {host["id"]: host for host in (await site.call("listHosts", type="Routing"))["host"]}


async def candidates(site: Site, vm: Any) -> list[Any]:
    found: list[Any] = (await site.call("findHostsForMigration", virtualmachineid=vm["id"]))["host"]
    return found


def residence(site: Site, vm: Any) -> str:
    """The uuid on the pool of the host that the VM runs on."""
    database = site.pool.database
    (row,) = [row for _, row in database.items("VM") if row["other_config"].get("vm_uuid") == vm["id"]]
    assert row["affinity"] == row["resident_on"]
    return str(database.get("host", row["resident_on"])["name_label"])


async def test_a_vm_moves_where_it_is_sent_and_its_promise_with_it(site: Site) -> None:
    vm = await site.deploy()
    found = await candidates(site, vm)
    assert {host["id"] for host in found} == (await hosts_of(site)).keys() - {vm["hostid"]}
    assert all(host["suitableformigration"] and not host["requiresStorageMotion"] for host in found)
    target = found[0]
    moved = await site.done("migrateVirtualMachine", virtualmachineid=vm["id"], hostid=target["id"])
    assert (moved["virtualmachine"]["hostid"], moved["virtualmachine"]["state"]) == (target["id"], "Running")
    assert residence(site, vm) == target["name"]
    now = await hosts_of(site)
    assert now[vm["hostid"]]["memoryallocated"] == 0
    assert now[target["id"]]["memoryallocated"] > 0
    chosen = await site.done("migrateVirtualMachine", virtualmachineid=vm["id"])
    assert chosen["virtualmachine"]["hostid"] != target["id"]
    same = chosen["virtualmachine"]["hostid"]
    with pytest.raises(CloudStackApiException, match="the one it runs on"):
        await site.call("migrateVirtualMachine", virtualmachineid=vm["id"], hostid=same)
    with pytest.raises(CloudStackApiException, match="hostid or storageid"):
        await site.call("migrateVirtualMachine", virtualmachineid=vm["id"], autoselect=False)
    await site.done("stopVirtualMachine", id=vm["id"])
    with pytest.raises(CloudStackApiException, match="start it first"):
        await site.call("migrateVirtualMachine", virtualmachineid=vm["id"])


async def test_anti_affinity_is_kept_by_migrations_that_meet(site: Site) -> None:
    await site.done("createAffinityGroup", name="apart", type="host anti-affinity")
    vms = await asyncio.gather(*(site.deploy(affinitygroupnames="apart") for _ in range(2)))
    (free,) = (await hosts_of(site)).keys() - {vm["hostid"] for vm in vms}
    outcomes = await asyncio.gather(
        *(site.done("migrateVirtualMachine", virtualmachineid=vm["id"]) for vm in vms), return_exceptions=True
    )
    moved = [one["virtualmachine"] for one in outcomes if not isinstance(one, BaseException)]
    # Either both find the free host one after the other, or the second finds it taken.
    assert moved
    assert moved[0]["hostid"] == free or len(moved) == 2
    now = (await site.call("listVirtualMachines", listall=True))["virtualmachine"]
    assert len({vm["hostid"] for vm in now}) == 2
    assert {vm["state"] for vm in now} == {"Running"}


@pytest.mark.parametrize("message", ["VM.pool_migrate"])
async def test_a_migration_that_fails_leaves_the_vm_and_its_promise_where_they_were(
    site: Site, message: str
) -> None:
    vm = await site.deploy()
    site.pool.faults.add(Rule(message=message))
    with pytest.raises(CloudStackApiException, match="INTERNAL_ERROR"):
        await site.done("migrateVirtualMachine", virtualmachineid=vm["id"])
    (now,) = (await site.call("listVirtualMachines", id=vm["id"]))["virtualmachine"]
    assert (now["state"], now["hostid"]) == ("Running", vm["hostid"])
    allocated = {host["id"] for host in (await hosts_of(site)).values() if host["memoryallocated"]}
    assert allocated == {vm["hostid"]}


async def test_disks_move_along(site: Site) -> None:
    vm = await site.deploy()
    (volume,) = (await site.call("listVolumes", virtualmachineid=vm["id"]))["volume"]
    pools = (await site.call("listStoragePools"))["storagepool"]
    for other in pools:
        if other["id"] == volume["storageid"]:
            continue
        moved = await site.done(
            "migrateVirtualMachineWithVolume",
            virtualmachineid=vm["id"],
            migrateto=[{"volume": volume["id"], "pool": other["id"]}],
        )
        assert moved["virtualmachine"]["state"] == "Running"
        (now,) = (await site.call("listVolumes", virtualmachineid=vm["id"]))["volume"]
        assert now["storageid"] == other["id"]
    back = await site.done("migrateVirtualMachine", virtualmachineid=vm["id"], storageid=volume["storageid"])
    assert back["virtualmachine"]["state"] == "Running"
    (now,) = (await site.call("listVolumes", virtualmachineid=vm["id"]))["volume"]
    assert now["storageid"] == volume["storageid"]
    assert sum(host["memoryallocated"] > 0 for host in (await hosts_of(site)).values()) == 1
    await site.done("stopVirtualMachine", id=vm["id"], forced=True)
    await site.done("startVirtualMachine", id=vm["id"])
    await site.done("destroyVirtualMachine", id=vm["id"], expunge=True)


async def test_a_start_that_the_pool_refuses_on_one_host_is_made_on_another(site: Site) -> None:
    full = {"message": "VM.start_on", "code": "HOST_NOT_ENOUGH_FREE_MEMORY", "params": ["9", "3"]}
    site.pool.faults.add(Rule(times=2, **full))
    vm = await site.deploy()
    assert vm["state"] == "Running"
    assert residence_name(site, vm) == vm["hostname"]
    allocated = [host for host in (await hosts_of(site)).values() if host["memoryallocated"]]
    assert [host["id"] for host in allocated] == [vm["hostid"]]
    await site.done("stopVirtualMachine", id=vm["id"])
    site.pool.faults.add(Rule(name="again", times=1, **full))
    started = await site.done("startVirtualMachine", id=vm["id"])
    assert started["virtualmachine"]["hostid"] != vm["hostid"]
    site.pool.faults.add(Rule(name="fixed", times=1, **full))
    with pytest.raises(CloudStackApiException, match="lacks memory"):
        await site.deploy(hostid=vm["hostid"])


def residence_name(site: Site, vm: Any) -> str:
    database = site.pool.database
    (row,) = [row for _, row in database.items("VM") if row["other_config"].get("vm_uuid") == vm["id"]]
    return str(database.get("host", row["resident_on"])["name_label"])
