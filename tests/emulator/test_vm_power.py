"""A VM's power states: any sequence of operations does what XAPI's table says, and nothing else."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field

import pytest
from compute import MIB, make_vm, refusal
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from wire import Caller, calling

from poolwright.emulator import Emulator, emulated_pool

#: Where an operation may begin and where it leads (None: back to where it was). From xapi.md 3.1, not the code.
MODEL: dict[str, tuple[tuple[str, ...], str | None]] = {
    "start": (("halted",), "Running"),
    "start_on": (("halted",), "Running"),
    "pause": (("running",), "Paused"),
    "unpause": (("paused",), "Running"),
    "suspend": (("running",), "Suspended"),
    "resume": (("suspended",), "Running"),
    "resume_on": (("suspended",), "Running"),
    "clean_shutdown": (("running",), "Halted"),
    "hard_shutdown": (("paused", "suspended", "running"), "Halted"),
    "clean_reboot": (("running",), "Running"),
    "hard_reboot": (("paused", "running"), "Running"),
    "pool_migrate": (("running",), "Running"),
    "snapshot": (("halted", "paused", "suspended", "running"), None),
    "checkpoint": (("paused", "suspended", "running"), None),
    "clone": (("halted",), None),
    "copy": (("halted",), None),
}
#: What a running guest without an agent refuses.
NEEDS_AGENT = {"suspend", "clean_shutdown", "clean_reboot", "pool_migrate", "checkpoint"}


@dataclass
class Life:
    """One VM and what it should be."""

    pool: Emulator
    call: Caller
    vm: str
    tools: bool
    state: str = "Halted"
    arguments: dict[str, tuple[object, ...]] = field(default_factory=dict)

    def expected_error(self, op: str) -> tuple[str, ...] | None:
        states, _ = MODEL[op]
        if self.state.lower() not in states:
            return ("VM_BAD_POWER_STATE", self.vm, ", ".join(states), self.state.lower())
        if self.state == "Running" and op in NEEDS_AGENT and not self.tools:
            return ("VM_LACKS_FEATURE", self.vm)
        return None

    async def step(self, op: str) -> None:
        arguments = (self.vm, *self.arguments.get(op, ()))
        if (error := self.expected_error(op)) is not None:
            assert await refusal(self.call, f"VM.{op}", *arguments) == error
        else:
            await self.call(f"VM.{op}", *arguments)
            self.state = MODEL[op][1] or self.state
        await self.check()

    async def check(self) -> None:
        record = await self.call("VM.get_record", self.vm)
        assert record["power_state"] == self.state
        assert record["current_operations"] == {}
        live, placed = self.state in ("Running", "Paused"), record["resident_on"] != "OpaqueRef:NULL"
        assert placed == live
        assert record["scheduled_to_be_resident_on"] == "OpaqueRef:NULL"
        assert (int(record["domid"]) > 0) == live
        assert len(record["consoles"]) == (2 if live else 0)
        assert (record["suspend_VDI"] != "OpaqueRef:NULL") == (self.state == "Suspended")
        for cls, refs in (("VBD", record["VBDs"]), ("VIF", record["VIFs"])):
            for ref in refs:
                device = await self.call(f"{cls}.get_record", ref)
                assert device["currently_attached"] == (self.state != "Halted")
                assert device["current_operations"] == {}
        allowed = set(record["allowed_operations"])
        assert {op for op in MODEL if self.expected_error(op) is None} == allowed & set(MODEL)


async def _live(ops: list[str], *, tools: bool) -> None:
    async with emulated_pool(hosts=2, seed=1) as pool, calling(pool) as call:
        vm = await make_vm(call, pool, tools=tools)
        host, other = pool.database.refs("host")
        life = Life(pool, call, vm, tools)
        life.arguments = {
            "start": (False, False),
            "start_on": (host, False, False),
            "resume": (False, False),
            "resume_on": (host, False, False),
            "pool_migrate": (other, {"live": "true"}),
            "snapshot": ("snapshot",),
            "checkpoint": ("checkpoint",),
            "clone": ("clone",),
            "copy": ("copy", "OpaqueRef:NULL"),
        }
        for op in ops:
            await life.step(op)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(ops=st.lists(st.sampled_from(sorted(MODEL)), min_size=4, max_size=14), tools=st.booleans())
@example(
    ops=["start", "suspend", "snapshot", "resume", "pause", "checkpoint", "unpause", "clean_reboot"], tools=True
)
@example(
    ops=["start", "checkpoint", "suspend", "hard_reboot", "pause", "checkpoint", "hard_shutdown"], tools=False
)
@example(
    ops=["start", "suspend", "hard_shutdown", "clone", "start_on", "pool_migrate", "clean_shutdown"], tools=True
)
def test_any_sequence_of_operations_follows_the_table(ops: list[str], tools: bool) -> None:
    asyncio.run(_live(ops, tools=tools))


async def test_a_vm_started_paused_stays_paused(pool: Emulator, call: Caller) -> None:
    vm = await make_vm(call, pool)
    await call("VM.start", vm, True, False)
    assert await call("VM.get_power_state", vm) == "Paused"


async def test_shutdown_falls_back_to_force_where_the_guest_does_not_listen(
    pool: Emulator, call: Caller
) -> None:
    vm = await make_vm(call, pool, tools=False)
    await call("VM.start", vm, False, False)
    await call("VM.shutdown", vm)
    assert await call("VM.get_power_state", vm) == "Halted"


async def test_blocked_operations_come_before_the_power_state(pool: Emulator, call: Caller) -> None:
    vm = await make_vm(call, pool)
    await call("VM.add_to_blocked_operations", vm, "pause", "because")
    assert await refusal(call, "VM.pause", vm) == ("OPERATION_BLOCKED", vm, "because")
    assert await refusal(call, "VM.unpause", vm) == ("VM_BAD_POWER_STATE", vm, "paused", "halted")
    await call("VM.add_to_blocked_operations", vm, "start", "not now")
    assert "start" not in await call("VM.get_allowed_operations", vm)
    await call("VM.remove_from_blocked_operations", vm, "start")
    assert "start" in await call("VM.get_allowed_operations", vm)


async def test_a_suspended_vm_without_a_place_for_its_image_stays_running(pool: Emulator, call: Caller) -> None:
    vm = await make_vm(call, pool)
    await call("VM.set_suspend_SR", vm, "OpaqueRef:NULL")
    await call("pool.set_suspend_image_SR", pool.pool.ref, "OpaqueRef:NULL")
    for host in pool.database.refs("host"):
        await call("host.set_suspend_image_sr", host, "OpaqueRef:NULL")
    await call("VM.start", vm, False, False)
    assert await refusal(call, "VM.suspend", vm) == ("VM_NO_SUSPEND_SR", vm)
    assert await call("VM.get_power_state", vm) == "Running"


@pytest.mark.parametrize(
    ("limits", "fits"),
    [
        ((64, 128, 128, 128), True),
        ((128, 64, 64, 128), False),
        ((64, 128, 64, 32), False),
        ((0, 0, 0, 0), True),
    ],
)
async def test_memory_limits_must_rise(
    pool: Emulator, call: Caller, limits: tuple[int, int, int, int], fits: bool
) -> None:
    vm = await make_vm(call, pool, disk=False)
    static_min, dynamic_min, dynamic_max, static_max = (str(mib * MIB) for mib in limits)
    arguments = (vm, static_min, static_max, dynamic_min, dynamic_max)
    if fits:
        await call("VM.set_memory_limits", *arguments)
        assert str(await call("VM.get_memory_static_max", vm)) == static_max
    else:
        assert await refusal(call, "VM.set_memory_limits", *arguments) == ("MEMORY_CONSTRAINT_VIOLATION_ORDER",)


async def test_messages_tell_a_vms_life(pool: Emulator, call: Caller) -> None:
    vm = await make_vm(call, pool)
    await call("VM.start", vm, False, False)
    await call("VM.pause", vm)
    await call("VM.hard_shutdown", vm)
    uuid = await call("VM.get_uuid", vm)
    found = await call("message.get", "VM", uuid, "19700101T00:00:00Z")
    assert sorted(m["name"] for m in found.values()) == ["VM_PAUSED", "VM_SHUTDOWN", "VM_STARTED"]
    assert {str(m["priority"]) for m in found.values()} == {"5"}
    assert await refusal(call, "message.create", "X", "3", "VM", "no-uuid", "") == (
        "UUID_INVALID",
        "VM",
        "no-uuid",
    )
