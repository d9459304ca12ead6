"""What a start costs: XAPI calls, counted by the emulator's trace, on a warm connection."""

from __future__ import annotations

from collections import Counter

from poolwright.model.virtual_machine import Event

from .conftest import CloudUnderTest


def counted(cloud: CloudUnderTest) -> Counter[str]:
    """Calls by message; the event stream, which all share, counts one call per VM at most."""
    found = Counter(entry.method for entry in cloud.pool.calls)
    found["event.from"] = min(found["event.from"], 1)
    return found


async def test_a_deploy_is_eight_calls_and_stop_with_destroy_five(cloud: CloudUnderTest) -> None:
    await cloud.deploy(await cloud.make_vm())  # warms the event stream
    cloud.pool.calls.clear()
    vm = await cloud.make_vm()
    assert (await cloud.deploy(vm)).error is None
    assert counted(cloud) == Counter(
        {
            "VDI.clone": 1,
            "VM.create": 1,
            "VBD.create": 2,
            "VIF.create": 1,
            "Async.VM.start_on": 1,
            "event.from": 1,
            "task.destroy": 1,
        }
    )
    cloud.pool.calls.clear()
    job = await cloud.finished(
        await cloud.submit_job("destroy_virtual_machine", vm, Event.STOP_REQUESTED, expunge=True)
    )
    assert job.error is None
    assert sum(counted(cloud).values()) <= 5, counted(cloud)


async def test_a_stopped_vm_starts_in_three(cloud: CloudUnderTest) -> None:
    vm = await cloud.make_vm()
    await cloud.deploy(vm)
    await cloud.finished(await cloud.submit_job("stop_virtual_machine", vm, Event.STOP_REQUESTED))
    cloud.pool.calls.clear()
    await cloud.finished(await cloud.submit_job("start_virtual_machine", vm, Event.START_REQUESTED))
    assert sum(counted(cloud).values()) <= 3, counted(cloud)
