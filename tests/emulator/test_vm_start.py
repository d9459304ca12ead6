"""Starting VMs: what a watcher sees in which order, capacity, the four workers of a host, busy objects."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from compute import (
    MIB,
    make_vm,
    management_network,
    member,
    refusal,
    shared_sr,
    vbd_record,
    vdi_record,
    vif_record,
)
from wire import Caller, vm_record

from poolwright.clock import SeededClock
from poolwright.emulator import ApiFailure, Emulator, emulated_pool

Change = tuple[str, str, dict[str, Any]]


@contextmanager
def watching(pool: Emulator) -> Iterator[list[Change]]:
    """Every change of the database, in order: class, what (add, del, mod), values."""
    seen: list[Change] = []
    database = pool.database
    create, update, destroy = database.create, database.update, database.destroy

    def watched_create(cls: str, values: Any = None, *, ref: str | None = None) -> str:
        seen.append((cls, "add", dict(values or {})))
        return create(cls, values, ref=ref)

    def watched_update(cls: str, ref: str, /, **values: Any) -> None:
        before = database.get(cls, ref)
        changed = {name: value for name, value in values.items() if before[name] != value}
        if changed:
            seen.append((cls, "mod", changed))
        update(cls, ref, **values)

    def watched_destroy(cls: str, ref: str) -> None:
        seen.append((cls, "del", {}))
        destroy(cls, ref)

    database.create, database.update, database.destroy = watched_create, watched_update, watched_destroy  # type: ignore[method-assign,assignment]
    try:
        yield seen
    finally:
        database.create, database.update, database.destroy = create, update, destroy  # type: ignore[method-assign]


def _position(seen: list[Change], cls: str, what: str, **values: Any) -> int:
    for position, (one, how, changed) in enumerate(seen):
        if (one, how) == (cls, what) and all(changed.get(name) == value for name, value in values.items()):
            return position
    raise AssertionError(f"nobody saw {what} of {cls} with {values}")


async def test_a_start_shows_in_xapis_order(pool: Emulator, call: Caller) -> None:
    vm, host = await make_vm(call, pool), member(pool)
    await call("VM.start", vm, False, False)
    await call("VM.hard_shutdown", vm)  # the next start has an old guest's report to remove
    with watching(pool) as seen:
        task = await call("Async.VM.start_on", vm, host, False, False)
        while await call("task.get_status", task) == "pending":
            await pool.database.wait_for_change()
    order = [
        _position(seen, "task", "add", name_label="Async.VM.start_on", status="pending"),
        _position(seen, "VM", "mod", current_operations={task: "start_on"}),
        _position(seen, "VBD", "mod", current_operations={task: "attach"}),
        _position(seen, "VIF", "mod", current_operations={task: "attach"}),
        _position(seen, "host", "mod", current_operations={task: "vm_start"}),
        _position(seen, "VM", "mod", scheduled_to_be_resident_on=host),
        _position(seen, "VM_guest_metrics", "del"),
        _position(seen, "VBD", "mod", currently_attached=True),
        _position(seen, "VM_metrics", "mod", current_domain_type="hvm"),
        _position(seen, "VM", "mod", power_state="Paused"),
        _position(seen, "console", "add", protocol="rfb"),
        _position(seen, "console", "add", protocol="vt100"),
        _position(seen, "VM", "mod", power_state="Running"),
        _position(seen, "VM_guest_metrics", "add"),
        _position(seen, "VM", "mod", resident_on=host, scheduled_to_be_resident_on="OpaqueRef:NULL"),
        _position(seen, "VIF", "mod", current_operations={}),
        _position(seen, "VBD", "mod", current_operations={}),
        _position(seen, "VM", "mod", current_operations={}),
        _position(seen, "message", "add", name="VM_STARTED"),
        _position(seen, "task", "mod", progress=1.0),
        _position(seen, "task", "mod", result="<value></value>"),
        _position(seen, "task", "mod", status="success"),
    ]
    assert order == sorted(order)


# --- capacity --------------------------------------------------------------------------------------------


async def test_memory_runs_out(pool: Emulator, call: Caller) -> None:
    host = member(pool)
    free = int(await call("host.compute_free_memory", host))
    size = str(free // MIB * MIB)
    vm = await make_vm(call, pool, memory_static_max=size, memory_dynamic_max=size, memory_dynamic_min=size)
    code, needed, available = await refusal(call, "VM.start_on", vm, host, False, False)
    assert code == "HOST_NOT_ENOUGH_FREE_MEMORY"
    assert int(needed) > int(size)
    assert int(available) <= free
    assert await refusal(call, "VM.assert_can_boot_here", vm, host) == (code, needed, available)
    assert host not in await call("VM.get_possible_hosts", vm)
    assert await call("VM.get_power_state", vm) == "Halted"
    fits = await call("VM.maximise_memory", vm, str(free), False)
    await call("VM.set_memory", vm, str(int(fits) + MIB))
    assert (await refusal(call, "VM.start_on", vm, host, False, False))[0] == code
    await call("VM.set_memory", vm, str(fits))
    await call("VM.start_on", vm, host, False, False)
    another = await make_vm(call, pool)
    assert (await refusal(call, "VM.start_on", another, host, False, False))[0] == code


async def test_a_vm_that_fits_nowhere(pool: Emulator, call: Caller) -> None:
    huge = str(1 << 43)
    vm = await make_vm(call, pool, memory_static_max=huge, memory_dynamic_max=huge, memory_dynamic_min=huge)
    assert await refusal(call, "VM.start", vm, False, False) == ("NO_HOSTS_AVAILABLE",)
    many = await make_vm(call, pool, VCPUs_max="999")
    pcpus = pool.database.get("host", member(pool))["cpu_info"]["cpu_count"]
    refused = await refusal(call, "VM.start_on", many, member(pool), False, False)
    assert refused == ("HOST_NOT_ENOUGH_PCPUS", "999", pcpus)


async def test_the_first_reason_against_a_host_is_the_one_given(pool: Emulator, call: Caller) -> None:
    host = member(pool)
    vm = await make_vm(call, pool, VCPUs_max="999")
    local = next(
        pbd["SR"]
        for _, pbd in pool.database.items("PBD")
        if pbd["host"] == pool.pool.coordinator and pool.database.get("SR", pbd["SR"])["type"] == "ext"
    )
    network = await call("network.create", {"name_label": "internal", "other_config": {}})
    reasons = [("HOST_NOT_ENOUGH_PCPUS", "999", pool.database.get("host", host)["cpu_info"]["cpu_count"])]
    assert await refusal(call, "VM.start_on", vm, host, False, False) == reasons[0]
    disk = await call("VDI.create", vdi_record(local))
    await call("VBD.create", vbd_record(vm, disk, "1"))
    assert await refusal(call, "VM.start_on", vm, host, False, False) == ("VM_REQUIRES_SR", vm, local)
    await call("host.disable", host)
    assert await refusal(call, "VM.start_on", vm, host, False, False) == ("HOST_DISABLED", host)
    await call("VM.set_VCPUs_at_startup", vm, "1")
    pool.database.update("VM", vm, VCPUs_at_startup=0)
    assert await refusal(call, "VM.start_on", vm, host, False, False) == (
        "INVALID_VALUE",
        "VCPUs_at_startup",
        "0",
    )
    assert await call("network.get_VIFs", network) == []


async def test_a_network_without_interfaces_keeps_its_vms_on_one_host(pool: Emulator, call: Caller) -> None:
    network = await call("network.create", {"name_label": "internal", "other_config": {}})
    here, there = pool.pool.coordinator, member(pool)
    first, second = await make_vm(call, pool), await make_vm(call, pool)
    for vm in (first, second):
        await call("VIF.create", vif_record(vm, network, "1"))
    await call("VM.start_on", first, here, False, False)
    assert await refusal(call, "VM.start_on", second, there, False, False) == (
        "VM_REQUIRES_NETWORK",
        second,
        network,
    )
    await call("VM.start", second, False, False)
    assert await call("VM.get_resident_on", second) == here


async def test_affinity_is_followed_where_it_can_be(pool: Emulator, call: Caller) -> None:
    host = member(pool)
    vm = await make_vm(call, pool, affinity=host)
    await call("VM.start", vm, False, False)
    assert await call("VM.get_resident_on", vm) == host
    await call("VM.hard_shutdown", vm)
    await call("host.disable", host)
    await call("VM.start", vm, False, False)
    assert await call("VM.get_resident_on", vm) != host


async def test_vms_of_an_anti_affinity_group_spread(pool: Emulator, call: Caller) -> None:
    group = await call("VM_group.create", {"name_label": "apart", "placement": "anti_affinity"})
    vms = [await make_vm(call, pool, disk=False) for _ in range(3)]
    for vm in vms:
        await call("VM.set_groups", vm, [group])
        await call("VM.start", vm, False, False)
    assert len({await call("VM.get_resident_on", vm) for vm in vms}) == 3


async def test_a_start_that_cannot_have_a_disk_leaves_nothing_marked(pool: Emulator, call: Caller) -> None:
    vm, rival = await make_vm(call, pool), await make_vm(call, pool, disk=False)
    vbd = (await call("VM.get_VBDs", vm))[0]
    disk = await call("VBD.get_VDI", vbd)
    mine = await call("VBD.create", vbd_record(rival, disk, "0"))
    await call("VM.start", vm, False, False)
    assert await refusal(call, "VM.start", rival, False, False) == ("VDI_IN_USE", disk)
    assert await call("VM.get_current_operations", rival) == {}
    assert await call("VBD.get_current_operations", mine) == {}
    assert await call("VBD.get_currently_attached", mine) is False
    assert {row["scheduled_to_be_resident_on"] for _, row in pool.database.items("VM")} == {"OpaqueRef:NULL"}


# --- time ------------------------------------------------------------------------------------------------


@pytest.fixture
def slow(tmp_path: Path) -> str:
    """A profile in which a start takes ten seconds, a clone of a disk five and nothing else any time."""
    path = tmp_path / "slow.json"
    path.write_text(
        '{"name": "slow", "operations": {"VM.start": {"seconds": 10}, "VDI.clone": {"seconds": 5},'
        ' "VM.clean_shutdown": {"seconds": 10}}}'
    )
    return str(path)


async def _execute(pool: Emulator, method: str, *params: Any) -> Any:
    return await pool.dispatcher.execute(method, [_session(pool), *params], pool.pool.coordinator)


def _session(pool: Emulator) -> str:
    return next(iter(pool.database.refs("session")), "") or pool.pool.sessions.create("root")


@pytest.mark.looptime(start=0)
async def test_a_host_starts_four_vms_at_a_time(slow: str) -> None:
    loop = asyncio.get_running_loop()
    async with emulated_pool(hosts=2, profile=slow, clock=SeededClock(1, monotonic=loop.time)) as pool:
        hosts = pool.database.refs("host")
        vms = [await _execute(pool, "VM.create", vm_record(name_label=str(n))) for n in range(12)]
        began = loop.time()
        ended: dict[str, float] = {}

        async def start(vm: str, host: str) -> None:
            await _execute(pool, "VM.start_on", vm, host, False, False)
            ended[vm] = loop.time() - began

        async with asyncio.TaskGroup() as group:
            for number, vm in enumerate(vms):
                group.create_task(start(vm, hosts[0 if number < 9 else 1]))
            await asyncio.sleep(5)
            running = [
                row for _, row in pool.database.items("VM") if "start_on" in row["current_operations"].values()
            ]
            assert len(running) == 12
            assert {tuple(row["allowed_operations"]) for row in running} == {()}
        times = sorted(round(ended[vm]) for vm in vms[:9])
        assert times == [10, 10, 10, 10, 20, 20, 20, 20, 30]
        assert sorted(round(ended[vm]) for vm in vms[9:]) == [10, 10, 10]


@pytest.mark.looptime(start=0)
async def test_a_busy_vm_makes_the_next_operation_wait(slow: str) -> None:
    loop = asyncio.get_running_loop()
    async with emulated_pool(hosts=1, profile=slow, clock=SeededClock(1, monotonic=loop.time)) as pool:
        record = vm_record(xenstore_data={"vm-data/sim-tools": "1"})
        vm = await _execute(pool, "VM.create", record)
        host = pool.pool.coordinator
        began = loop.time()
        async with asyncio.TaskGroup() as group:
            group.create_task(_execute(pool, "VM.start_on", vm, host, False, False))
            await asyncio.sleep(1)
            with pytest.raises(ApiFailure) as refused:  # it waited, and found the VM running
                await _execute(pool, "VM.start_on", vm, host, False, False)
        assert (refused.value.code, *refused.value.params[1:]) == ("VM_BAD_POWER_STATE", "halted", "running")
        assert round(loop.time() - began) == 10


@pytest.mark.looptime(start=0)
async def test_hard_shutdown_goes_over_a_clean_one_and_cancels_it(slow: str) -> None:
    loop = asyncio.get_running_loop()
    async with emulated_pool(hosts=1, profile=slow, clock=SeededClock(1, monotonic=loop.time)) as pool:
        record = vm_record(xenstore_data={"vm-data/sim-tools": "1"})
        vm = await _execute(pool, "VM.create", record)
        await _execute(pool, "VM.start_on", vm, pool.pool.coordinator, False, False)
        task = await _execute(pool, "Async.VM.clean_shutdown", vm)
        await asyncio.sleep(2)
        await _execute(pool, "VM.hard_shutdown", vm)
        assert pool.database.get("VM", vm)["power_state"] == "Halted"
        await asyncio.sleep(20)
        assert pool.database.get("task", task)["status"] == "cancelled"
        assert pool.database.get("VM", vm)["current_operations"] == {}


@pytest.mark.looptime(start=0)
async def test_clones_of_one_template_share_the_vm_but_queue_for_its_disk(slow: str) -> None:
    loop = asyncio.get_running_loop()
    async with emulated_pool(hosts=1, profile=slow, clock=SeededClock(1, monotonic=loop.time)) as pool:
        template = await _execute(pool, "VM.create", vm_record(is_a_template=True))
        disk = await _execute(pool, "VDI.create", vdi_record(shared_sr(pool)))
        await _execute(pool, "VBD.create", vbd_record(template, disk, "0"))
        began = loop.time()
        async with asyncio.TaskGroup() as group:
            for number in range(3):
                group.create_task(_execute(pool, "VM.clone", template, f"clone {number}"))
            await asyncio.sleep(1)
            assert list(pool.database.get("VM", template)["current_operations"].values()) == ["clone"] * 3
        assert round(loop.time() - began) == 15


async def test_a_vm_whose_host_died_cannot_be_reached(pool: Emulator, call: Caller) -> None:
    vm, host = await make_vm(call, pool), member(pool)
    await call("VM.start_on", vm, host, False, False)
    pool.database.update("host_metrics", pool.database.get("host", host)["metrics"], live=False)
    assert await refusal(call, "VM.pause", vm) == ("HOST_OFFLINE", host)
    assert await call("VM.get_current_operations", vm) == {}
    await call("VM.power_state_reset", vm)
    assert await call("VM.get_power_state", vm) == "Halted"


async def test_starting_brings_up_the_network_on_its_host(pool: Emulator, call: Caller) -> None:
    spare = next(
        (ref, pif)
        for ref, pif in pool.database.items("PIF")
        if pif["host"] == pool.pool.coordinator and not pif["currently_attached"] and pif["physical"]
    )
    vm = await make_vm(call, pool)
    await call("VIF.create", vif_record(vm, spare[1]["network"], "1"))
    await call("VM.start_on", vm, pool.pool.coordinator, False, False)
    assert await call("PIF.get_currently_attached", spare[0]) is True
    assert management_network(pool) != spare[1]["network"]
