"""A VM's life by sagas over the real wire: each step's effect on pool and rows, and what it costs in calls."""

from __future__ import annotations

from poolwright.model.job import JobStatus
from poolwright.model.virtual_machine import Event, State

from .conftest import CloudUnderTest, inventory_of


async def test_deploy_stop_start_destroy(cloud: CloudUnderTest) -> None:
    before = inventory_of(cloud.pool)
    vm = await cloud.make_vm()
    job = await cloud.deploy(vm)
    assert job.error is None
    assert job.status is JobStatus.SUCCEEDED
    assert (await cloud.vm(vm.id)).state is State.RUNNING
    machine = cloud.machine(vm)
    assert machine["power_state"] == "Running"
    assert machine["name_label"] == (await cloud.vm(vm.id)).instance_name

    job = await cloud.finished(await cloud.submit_job("stop_virtual_machine", vm, Event.STOP_REQUESTED))
    assert job.error is None
    assert (await cloud.vm(vm.id)).state is State.STOPPED
    assert cloud.machine(vm)["power_state"] == "Halted"

    job = await cloud.finished(await cloud.submit_job("start_virtual_machine", vm, Event.START_REQUESTED))
    assert job.error is None
    assert (await cloud.vm(vm.id)).state is State.RUNNING

    job = await cloud.finished(await cloud.submit_job("reboot_virtual_machine", vm))
    assert job.error is None

    job = await cloud.finished(
        await cloud.submit_job("destroy_virtual_machine", vm, Event.STOP_REQUESTED, expunge=True)
    )
    assert job.error is None
    assert (await cloud.vm(vm.id)).removed is not None
    assert inventory_of(cloud.pool) == before
