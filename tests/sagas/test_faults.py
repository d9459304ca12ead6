"""For every n: the n-th XAPI call of a deploy fails, or its answer is lost, or the connection breaks before it.

Afterwards the VM is complete, or the pool is as it was.
"""

from __future__ import annotations

import pytest

from poolwright.emulator import Rule, Then
from poolwright.model.job import JobStatus, JobView
from poolwright.model.virtual_machine import Event, State, VirtualMachineView
from poolwright.store import capacity

from .conftest import CloudUnderTest, Inventory, inventory_of

#: A deploy is eight calls, and one of the event stream.
CALLS = range(9)


def left_over(cloud: CloudUnderTest, before: Inventory) -> Inventory:
    """What is on the pool that was not; tasks that could not be destroyed are XAPI's to collect."""
    now = inventory_of(cloud.pool)
    return {cls: now[cls] - before[cls] for cls in now if cls != "task" and now[cls] != before[cls]}


async def check_complete_or_gone(
    cloud: CloudUnderTest, vm: VirtualMachineView, job: JobView, before: Inventory
) -> None:
    left = left_over(cloud, before)
    row = await cloud.vm(vm.id)
    async with cloud.store.reading() as tx:
        promised = await capacity.find(tx, vm.id)
    if job.status is JobStatus.SUCCEEDED:
        assert row.state is State.RUNNING
        assert cloud.machine(vm)["power_state"] == "Running"
        assert {cls: len(uuids) for cls, uuids in left.items()} == {"VM": 1, "VBD": 2, "VIF": 1, "VDI": 1}
        assert promised is not None
    else:
        assert left == {}
        assert row.state is State.ERROR
        assert job.error is not None
        assert promised is None


@pytest.mark.parametrize("then", [Then.FAILURE, Then.ANSWER_LOST, Then.RESET], ids=lambda then: then.value)
@pytest.mark.parametrize("skip", CALLS)
async def test_deploy(cloud: CloudUnderTest, skip: int, then: Then) -> None:
    before = inventory_of(cloud.pool)
    vm = await cloud.make_vm()
    cloud.pool.faults.add(Rule(skip=skip, then=then))
    job = await cloud.deploy(vm)
    cloud.pool.faults.clear()
    await check_complete_or_gone(cloud, vm, job, before)
    if then is not Then.FAILURE:
        assert job.status is JobStatus.SUCCEEDED, job.error


@pytest.mark.parametrize("message", ["VM.create", "VDI.clone", "VBD.create", "VIF.create", "VM.start_on"])
async def test_two_answers_lost_in_a_row(cloud: CloudUnderTest, message: str) -> None:
    before = inventory_of(cloud.pool)
    vm = await cloud.make_vm()
    cloud.pool.faults.add(Rule(message=message, times=2, then=Then.ANSWER_LOST))
    job = await cloud.deploy(vm)
    cloud.pool.faults.clear()
    await check_complete_or_gone(cloud, vm, job, before)
    assert job.status is JobStatus.SUCCEEDED, job.error


@pytest.mark.parametrize("undo", ["VM.destroy", "VDI.destroy"])
async def test_answers_lost_while_undoing(cloud: CloudUnderTest, undo: str) -> None:
    before = inventory_of(cloud.pool)
    vm = await cloud.make_vm()
    refused = {"code": "HOST_NOT_ENOUGH_FREE_MEMORY", "params": ["2", "1"]}
    cloud.pool.faults.add(Rule(message="VM.start_on", times=99, **refused))  # on whichever host
    cloud.pool.faults.add(Rule(message=undo, then=Then.ANSWER_LOST))
    job = await cloud.deploy(vm)
    assert job.error is not None
    assert job.error.category == "InsufficientCapacity"
    await check_complete_or_gone(cloud, vm, job, before)


@pytest.mark.parametrize("then", [Then.FAILURE, Then.ANSWER_LOST, Then.RESET], ids=lambda then: then.value)
@pytest.mark.parametrize("skip", range(5))
async def test_destroy_with_expunge(cloud: CloudUnderTest, skip: int, then: Then) -> None:
    before = inventory_of(cloud.pool)
    vm = await cloud.make_vm()
    await cloud.deploy(vm)
    cloud.pool.faults.add(Rule(skip=skip, then=then))
    job = await cloud.finished(
        await cloud.submit_job("destroy_virtual_machine", vm, Event.STOP_REQUESTED, expunge=True)
    )
    cloud.pool.faults.clear()
    row = await cloud.vm(vm.id)
    if job.status is not JobStatus.SUCCEEDED:
        assert then is Then.FAILURE
        following = Event.EXPUNGE_REQUESTED if row.state is State.EXPUNGING else Event.STOP_REQUESTED
        job = await cloud.finished(
            await cloud.submit_job("destroy_virtual_machine", row, following, expunge=True)
        )
        assert job.error is None
    assert left_over(cloud, before) == {}
    assert (await cloud.vm(vm.id)).removed is not None
