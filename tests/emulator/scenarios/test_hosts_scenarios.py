"""Hosts that are disabled, emptied, shut down or dead; what that does to VMs, and what excludes what.

Source: reference/xapi.md 3.4, 3.10 and 3.11.
"""

from __future__ import annotations

import asyncio
import json
from pathlib import Path

import pytest
from emulator.scenarios.kit import BAD, NULL, Steps, World, a_disk, a_drive, a_network, a_vm, playing


async def running(step: Steps, world: World, host: str, *, sr: str | None = None, tools: bool = True) -> str:
    values = {} if tools else {"xenstore_data": {}}
    vm = await step("VM.create", a_vm(suspend_SR=world.shared, **values))
    disk = await step("VDI.create", a_disk(sr or world.shared))
    await step("VBD.create", a_drive(vm, disk))
    await step("VM.start_on", vm, host, False, False)
    return str(vm)


async def test_a_disabled_host_takes_no_vms(step: Steps, world: World) -> None:
    vm = await step("VM.create", a_vm())
    await step("host.disable", world.host2)
    assert await step.refused("VM.start_on", vm, world.host2, False, False) == ["HOST_DISABLED", world.host2]
    assert await step.refused("VM.assert_can_boot_here", vm, world.host2) == ["HOST_DISABLED", world.host2]
    assert await step("VM.get_possible_hosts", vm) == [world.host1]
    await step("VM.start", vm, False, False)
    assert await step("VM.get_resident_on", vm) == world.host1
    assert await step.refused("VM.pool_migrate", vm, world.host2, {}) == ["HOST_DISABLED", world.host2]
    await step("host.disable", world.host1)
    other = await step("VM.create", a_vm())
    assert await step.refused("VM.start", other, False, False) == ["NO_HOSTS_AVAILABLE"]
    await step("host.enable", world.host1)
    await step("VM.start", other, False, False)


async def test_going_down_needs_a_disabled_host(step: Steps, world: World) -> None:
    for verb in ("shutdown", "reboot"):
        assert await step.refused(f"host.{verb}", world.host2) == ["HOST_NOT_DISABLED"]
    assert await step.refused("host.destroy", world.host2) == ["HOST_IS_LIVE", world.host2]
    assert await step.refused("host.declare_dead", world.host2) == ["HOST_IS_LIVE", world.host2]
    assert await step.refused("host.destroy", world.host1) == ["HOST_IS_LIVE", world.host1]
    assert await step.refused("host.power_on", world.host2) == ["HOST_IS_LIVE", world.host2]
    assert await step.refused("host.disable", BAD) == ["HANDLE_INVALID", "host", BAD]


async def test_a_host_that_was_shut_down(step: Steps, world: World) -> None:
    vm = await running(step, world, world.host2)
    await step("host.disable", world.host2)
    await step("host.shutdown", world.host2)
    assert "shutdown" in (await step("host.get_current_operations", world.host2)).values()
    for _ in range(100):
        if not await step("host_metrics.get_live", await step("host.get_metrics", world.host2)):
            break
        await asyncio.sleep(0.02)
    record = await step("VM.get_record", vm)
    assert (record["power_state"], record["resident_on"]) == ("Halted", NULL)
    assert await step.refused("VM.start_on", vm, world.host2, False, False) in (
        ["HOST_NOT_LIVE"],
        ["HOST_DISABLED", world.host2],
        ["HOST_OFFLINE", world.host2],
    )
    assert (await step.refused("host.get_servertime", world.host2))[0] == "HOST_OFFLINE"
    await step("VM.start", vm, False, False)


async def test_emptying_a_host(step: Steps, world: World) -> None:
    vms = [await running(step, world, world.host2) for _ in range(3)]
    halted = await step("VM.create", a_vm("halted", affinity=world.host2))
    await step("host.disable", world.host2)
    await step("host.evacuate", world.host2)
    for vm in vms:
        assert await step("VM.get_resident_on", vm) == world.host1
    assert await step("VM.get_power_state", halted) == "Halted"
    await step("host.evacuate", world.host2)


async def test_what_keeps_a_host_from_being_emptied(step: Steps, world: World) -> None:
    bound = await running(step, world, world.host2, sr=world.sr2)
    free = await running(step, world, world.host2)
    plain = await running(step, world, world.host2, tools=False)
    prevented = await step("host.get_vms_which_prevent_evacuation", world.host2)
    assert prevented[bound] == ["VM_REQUIRES_SR", bound, world.sr2]
    assert prevented[plain] == ["VM_LACKS_FEATURE", plain]
    assert free not in prevented
    code, text = await step.refused("host.assert_can_evacuate", world.host2)
    assert code == "CANNOT_EVACUATE_HOST"
    assert set(text.split("|")) == {f"VM_REQUIRES_SR,{bound},{world.sr2}", f"VM_LACKS_FEATURE,{plain}"}
    assert (await step.refused("host.evacuate", world.host2))[0] in ("VM_REQUIRES_SR", "VM_LACKS_FEATURE")
    assert await step("VM.get_resident_on", free) == world.host2, "nothing moves if not everything can"


async def test_a_dead_host(step: Steps, world: World) -> None:
    vm = await running(step, world, world.host2)
    assert await step.code("VM.power_state_reset", vm) in ("HOST_IS_LIVE", "DOMAIN_EXISTS")
    await step.pool.kill_host(world.host2)
    metrics = await step("host.get_metrics", world.host2)
    for _ in range(100):
        if not await step("host_metrics.get_live", metrics):
            break
        await asyncio.sleep(0.02)
    assert await step("VM.get_power_state", vm) == "Running", "the pool does not know better"
    assert (await step.refused("VM.clean_shutdown", vm))[0] in ("HOST_OFFLINE", "CANNOT_CONTACT_HOST")
    assert await step.refused("host.destroy", world.host2) == ["HOST_HAS_RESIDENT_VMS", world.host2]
    await step("VM.power_state_reset", vm)
    assert await step("VM.get_power_state", vm) == "Halted"
    await step("VM.start", vm, False, False)
    assert await step("VM.get_resident_on", vm) == world.host1
    await step("host.destroy", world.host2)
    assert await step("host.get_all") == [world.host1]
    assert await step("SR.get_PBDs", world.shared) == [
        pbd for pbd in await step("PBD.get_all") if await step("PBD.get_SR", pbd) == world.shared
    ]


@pytest.fixture
def slow(tmp_path: Path) -> str:
    """A profile in which moving, resuming and starting VMs takes ten seconds."""
    names = ("VM.pool_migrate", "VM.resume_on", "VM.resume", "VM.start", "VM.start_on")
    file = tmp_path / "slow.json"
    file.write_text(json.dumps({"name": "slow", "operations": {name: {"seconds": 10} for name in names}}))
    return str(file)


@pytest.mark.looptime(start=0)
@pytest.mark.parametrize("protocol", ["jsonrpc"])
async def test_bringing_and_taking_exclude_each_other(protocol: str, slow: str) -> None:
    async with playing(protocol, profile=slow) as step:
        world = World(step.pool)
        loop = asyncio.get_running_loop()
        vm = await running(step, world, world.host2)
        other = await running(step, world, world.host1)
        # an evacuation keeps migrations off, and start_on is told at once
        evacuation = await step("Async.host.evacuate", world.host2)
        await asyncio.sleep(1)
        assert "evacuate" in (await step("host.get_current_operations", world.host2)).values()
        third = await step("VM.create", a_vm())
        error = await step.refused("VM.start_on", third, world.host2, False, False)
        assert error == ["HOST_EVACUATE_IN_PROGRESS", world.host2]
        allowed = await step("host.get_allowed_operations", world.host2)
        assert not {"vm_migrate", "vm_resume", "provision"} & set(allowed)
        assert "vm_start" in allowed
        began = loop.time()
        await step("VM.pool_migrate", other, world.host2, {"live": "true"})
        assert 15 < loop.time() - began < 60, "it waited for the evacuation, then took its ten seconds"
        assert (await step("task.get_record", evacuation))["status"] == "success"
        assert await step("VM.get_resident_on", vm) == world.host1
        # and the other way round
        migration = await step("Async.VM.pool_migrate", other, world.host1, {"live": "true"})
        await asyncio.sleep(1)
        assert "vm_migrate" in (await step("host.get_current_operations", world.host1)).values()
        allowed = await step("host.get_allowed_operations", world.host1)
        assert not {"evacuate", "reboot", "shutdown"} & set(allowed)
        began = loop.time()
        await step("host.evacuate", world.host1)
        assert loop.time() - began > 8
        assert (await step("task.get_record", migration))["status"] == "success"


async def test_moving_a_vm_with_its_disks(step: Steps, world: World) -> None:
    vm = await running(step, world, world.host1, sr=world.sr1)
    disk = await step("VBD.get_VDI", (await step("VM.get_VBDs", vm))[0])
    apart = await step("network.create", a_network("of one host"))
    error = await step.refused("host.migrate_receive", world.host2, apart, {})
    assert error == ["HOST_CANNOT_ATTACH_NETWORK", world.host2, apart]
    there = await step("host.migrate_receive", world.host2, world.network, {})
    assert set(there) == {"SM", "host", "xenops", "session_id", "master"}
    assert there["host"] == world.host2
    assert await step.refused("VM.pool_migrate", vm, world.host2, {}) == ["VM_REQUIRES_SR", vm, world.sr1]
    await step("VM.migrate_send", vm, there, True, {disk: world.sr2}, {}, {}, {})
    assert await step("VM.get_resident_on", vm) == world.host2
    moved = await step("VBD.get_VDI", (await step("VM.get_VBDs", vm))[0])
    assert await step("VDI.get_SR", moved) == world.sr2
    assert await step.refused("VDI.get_record", disk) == ["HANDLE_INVALID", "VDI", disk]


async def test_messages_for_the_hosts_among_themselves(step: Steps, world: World) -> None:
    for message, arguments in (
        ("host.propose_new_master", ("192.0.2.1", True)),
        ("host.certificate_list", (world.host1,)),
        ("pool.audit_log_append", ("line",)),
    ):
        assert (await step.refused(message, *arguments))[0] == "INTERNAL_ERROR", message
