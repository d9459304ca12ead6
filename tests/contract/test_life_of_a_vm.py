"""A VM made, started, stopped and destroyed by the client alone, with its tasks awaited by event."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from support.machines import MIB, machine, shared_sr

from poolwright.xapi import VM, Ref, Session, VmBadPowerState, VmPowerState

pytestmark = pytest.mark.writes


async def test_from_create_to_destroy(session: Session) -> None:
    vm = await session.VM.create(machine("contract"))
    vdi = await session.VDI.create(
        {
            "SR": await shared_sr(session),
            "virtual_size": 8 * MIB,
            "type": "user",
            "sharable": False,
            "read_only": False,
            "other_config": {},
        }
    )
    vbd = await session.VBD.create(
        {
            "VM": vm,
            "VDI": vdi,
            "userdevice": "0",
            "bootable": True,
            "mode": "RW",
            "type": "Disk",
            "empty": False,
            "other_config": {"owner": ""},
            "qos_algorithm_type": "",
            "qos_algorithm_params": {},
        }
    )
    [where, *_] = await session.host.get_all()
    await session.tasks.result(await session.Async.VM.start_on(vm, where, False, False), timeout=60)
    record = await session.VM.get_record(vm)
    assert (record.power_state, record.resident_on) == (VmPowerState.Running, where)
    assert (await session.VBD.get_record(vbd)).currently_attached
    with pytest.raises(VmBadPowerState) as refused:
        await session.VM.start(vm, False, False)
    assert (refused.value.vm, refused.value.actual) == (vm, "running")
    await session.tasks.result(await session.Async.VM.hard_shutdown(vm), timeout=60)
    assert await session.VM.get_power_state(vm) == VmPowerState.Halted
    await session.VM.destroy(vm)
    await session.tasks.result(await session.Async.VDI.destroy(vdi), timeout=60)
    assert vm not in await session.VM.get_all()
    assert vdi not in await session.VDI.get_all()


async def test_a_task_gives_what_its_message_results_in(session: Session) -> None:
    source = await session.VM.create(machine("source"))
    copy: Ref[VM] = await session.tasks.result(await session.Async.VM.clone(source, "copy"), timeout=60)
    assert await session.VM.get_name_label(copy) == "copy"
    for vm in (source, copy):
        await session.VM.destroy(vm)


async def test_a_task_that_fails_raises_its_failure_and_leaves_no_task(session: Session) -> None:
    vm = await session.VM.create(machine("halted"))
    task = await session.Async.VM.hard_reboot(vm)
    with pytest.raises(VmBadPowerState):
        await session.tasks.result(task, timeout=60)
    assert task not in await session.task.get_all()
    await session.VM.destroy(vm)


async def test_many_at_once_are_awaited_over_one_stream(target: Any, session: Session) -> None:
    vms = await asyncio.gather(*(session.VM.create(machine(f"many-{n}")) for n in range(20)))

    async def cycle(vm: Ref[VM]) -> None:
        await session.tasks.result(await session.Async.VM.start(vm, False, False), timeout=60)
        await session.tasks.result(await session.Async.VM.hard_shutdown(vm), timeout=60)
        await session.VM.destroy(vm)

    await asyncio.gather(*(cycle(vm) for vm in vms))
    assert not set(vms) & set(await session.VM.get_all())
    if target.emulator is not None:
        counts = target.emulator.calls.counts()
        assert counts.get("task.get_record", 0) == 0, "waiting costs no call of its own"
        assert counts.get("task.get_status", 0) == 0
