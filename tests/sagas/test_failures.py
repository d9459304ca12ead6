"""What a user is told when a deploy can't be: the object, what was wrong, what to do; and nothing is left."""

from __future__ import annotations

import pytest

from poolwright.emulator import Rule
from poolwright.model.job import JobView
from poolwright.model.virtual_machine import State, VirtualMachineView
from poolwright.orchestration.start_plan import list_volumes
from poolwright.store import hosts, volumes

from .conftest import GIB, CloudUnderTest, inventory_of


async def refused(cloud: CloudUnderTest, vm: VirtualMachineView) -> JobView:
    before = inventory_of(cloud.pool)
    job = await cloud.deploy(vm)
    assert inventory_of(cloud.pool) == before
    assert (await cloud.vm(vm.id)).state is State.ERROR
    return job


async def test_no_capacity_says_why_each_host_was_refused(cloud: CloudUnderTest) -> None:
    job = await refused(cloud, await cloud.make_vm(memory_mib=4 << 20))
    assert job.error is not None
    assert job.error.category == "InsufficientCapacity"
    assert job.error.message.count("of memory free") == 3


async def test_a_template_without_disks(cloud: CloudUnderTest) -> None:
    template = await cloud.template("Other install media")
    bare = type(template)(
        **{name: getattr(template, name) for name in template.__struct_fields__} | {"disks": []}
    )
    vm = await cloud.insert_vm(template=bare, network_ids=[])
    job = await refused(cloud, vm)
    assert job.error is not None
    assert job.error.category == "InvalidParameter"
    assert "Other install media has no disks" in job.error.message


async def test_an_empty_disk_beside_the_clone(cloud: CloudUnderTest) -> None:
    vm = await cloud.make_vm(extra_disks=1)
    assert (await cloud.deploy(vm)).error is None
    assert GIB in sizes(cloud, vm)


def sizes(cloud: CloudUnderTest, vm: VirtualMachineView) -> list[int]:
    """The bytes of the VM's disks on the pool."""
    database = cloud.pool.database
    return sorted(
        int(database.get("VDI", row["VDI"])["virtual_size"])
        for _, row in database.items("VBD")
        if row["type"] == "Disk" and database.get("VM", row["VM"])["other_config"].get("vm_uuid") == vm.uuid
    )


@pytest.mark.parametrize(
    ("message", "code", "params", "category", "words"),
    [
        ("VDI.clone", "SR_FULL", [], "InsufficientCapacity", "the storage is full"),
        ("VDI.clone", "SR_BACKEND_FAILURE_44", ["", "no space", ""], "InsufficientCapacity", "the storage"),
        ("VM.start_on", "HOST_OFFLINE", ["OpaqueRef:1"], "Unavailable", "the host is offline"),
        ("VM.start_on", "HOST_NOT_ENOUGH_FREE_MEMORY", ["9", "3"], "InsufficientCapacity", "lacks memory"),
        ("VM.create", "LICENCE_RESTRICTION", ["PCI"], "InvalidState", "licence"),
        ("VIF.create", "MAC_INVALID", ["zz"], "InvalidParameter", "zz is no MAC address"),
        ("VBD.create", "A_CODE_OF_TOMORROW", ["{x}"], "Internal", "A_CODE_OF_TOMORROW"),
    ],
)
async def test_what_the_pool_refuses(
    cloud: CloudUnderTest, message: str, code: str, params: list[str], category: str, words: str
) -> None:
    cloud.pool.faults.add(Rule(message=message, code=code, params=params, times=0))
    vm = await cloud.make_vm()
    job = await refused(cloud, vm)
    assert job.error is not None
    assert job.error.category == category
    assert words in job.error.message
    assert (await cloud.vm(vm.id)).instance_name in job.error.message
    assert job.error.xapi_code == code


async def test_a_root_disk_may_be_bigger_than_the_templates(cloud: CloudUnderTest) -> None:
    vm = await cloud.make_vm()
    async with cloud.store.transaction() as tx:
        root = (await list_volumes(tx, vm.id))[0]
        await volumes.update(tx, root.id, size=root.size + GIB)
    assert (await cloud.deploy(vm)).error is None
    assert sizes(cloud, vm) == [root.size + GIB]


async def test_a_dead_host_is_reported_and_nothing_is_left(cloud: CloudUnderTest) -> None:
    before = inventory_of(cloud.pool)
    vm = await cloud.make_vm()
    master = cloud.pool.database.items("pool")[0][1]["master"]
    ref, record = next(pair for pair in cloud.pool.database.items("host") if pair[0] != master)
    await cloud.pool.kill_host(ref)
    async with cloud.store.reading() as tx:
        host = await hosts.find_by_external_uuid(tx, record["uuid"])
    assert host is not None
    job = await cloud.finished(await cloud.submit_job("deploy_virtual_machine", vm, host_id=host.id))
    assert job.error is not None
    assert job.error.category == "Unavailable"
    now = inventory_of(cloud.pool)
    assert {cls for cls in ("VM", "VBD", "VIF", "VDI") if now[cls] != before[cls]} == set()
