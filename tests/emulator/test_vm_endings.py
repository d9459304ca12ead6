"""How a VM's life ends and goes back: shutdowns of every kind, images of memory that no host can reach."""

from __future__ import annotations

import pytest
from compute import local_sr, make_vm, management_network, member, refusal
from wire import Caller

from poolwright.emulator import Emulator


def _said(pool: Emulator, vm: str) -> list[tuple[str, str]]:
    """What the pool said about a VM, oldest first."""
    uuid = pool.database.get("VM", vm)["uuid"]
    return [(row["name"], row["body"]) for _, row in pool.database.items("message") if row["obj_uuid"] == uuid]


def _images(pool: Emulator) -> list[str]:
    return [ref for ref, row in pool.database.items("VDI") if row["type"] == "suspend"]


@pytest.mark.parametrize("tools", [True, False])
async def test_shutdown_falls_back_to_force_as_one_operation(pool: Emulator, call: Caller, tools: bool) -> None:
    vm = await make_vm(call, pool, tools=tools, name_label="one")
    await call("VM.start", vm, False, False)
    await call("VM.shutdown", vm)
    assert await call("VM.get_power_state", vm) == "Halted"
    assert [said for said in _said(pool, vm) if said[0] == "VM_SHUTDOWN"] == [
        ("VM_SHUTDOWN", "VM 'one' shutdown")
    ]


async def test_shutdown_of_a_suspended_vm_drops_its_memory(pool: Emulator, call: Caller) -> None:
    vm = await make_vm(call, pool)
    await call("VM.start", vm, False, False)
    await call("VM.suspend", vm)
    await call("VM.shutdown", vm)
    assert await call("VM.get_power_state", vm) == "Halted"
    assert _images(pool) == []


async def test_memory_on_a_dead_hosts_disk_can_neither_be_dropped_nor_restored(
    pool: Emulator, call: Caller
) -> None:
    host = member(pool)
    vm = await make_vm(call, pool)
    await call("VM.set_suspend_SR", vm, local_sr(pool, host))
    await call("VM.start_on", vm, host, False, False)
    checkpoint = await call("VM.checkpoint", vm, "kept")
    await call("VM.suspend", vm)
    await pool.kill_host(host)
    assert await refusal(call, "VM.hard_shutdown", vm) == ("NO_HOSTS_AVAILABLE",)
    assert await refusal(call, "VM.shutdown", vm) == ("NO_HOSTS_AVAILABLE",)
    assert await refusal(call, "VM.revert", checkpoint) == ("HOST_NOT_LIVE",)
    assert await call("VM.get_power_state", vm) == "Suspended"
    assert await call("VM.get_current_operations", vm) == {}
    assert await call("VM.get_current_operations", checkpoint) == {}


async def test_reverting_a_running_vm_stops_it_first(pool: Emulator, call: Caller) -> None:
    vm = await make_vm(call, pool)
    snapshot = await call("VM.snapshot", vm, "before", [])
    await call("VM.start", vm, False, False)
    await call("VM.revert", snapshot)
    assert await call("VM.get_power_state", vm) == "Halted"
    assert await call("VM.get_resident_on", vm) == "OpaqueRef:NULL"


async def test_what_the_pool_says_of_a_life(pool: Emulator, call: Caller) -> None:
    host = member(pool)
    row = pool.database.get("host", host)
    vm = await make_vm(call, pool, name_label="one")
    await call("VM.start_on", vm, host, False, False)
    await call("VM.clean_reboot", vm)
    await call("VM.hard_reboot", vm)
    await call("VM.hard_shutdown", vm)
    copy = await call("VM.clone", vm, "two")
    uuid = await call("VM.get_uuid", copy)
    assert _said(pool, vm) == [
        ("VM_STARTED", f"VM 'one' started on host: {row['name_label']} (uuid: {row['uuid']})"),
        ("VM_REBOOTED", "VM 'one' rebooted cleanly"),
        ("VM_REBOOTED", "VM 'one' rebooted forcibly"),
        ("VM_SHUTDOWN", "VM 'one' shutdown forcibly"),
        ("VM_CLONED", f"VM 'one' cloned (new uuid: {uuid})"),
    ]


async def test_an_interface_stays_while_its_vm_is_paused(pool: Emulator, call: Caller) -> None:
    vm = await make_vm(call, pool)
    await call("VM.start", vm, True, False)
    (vif,) = await call("VM.get_VIFs", vm)
    assert (await refusal(call, "VIF.destroy", vif))[0] == "OPERATION_NOT_ALLOWED"
    await call("VIF.move", vif, management_network(pool))
