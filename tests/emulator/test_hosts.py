"""Hosts: what they allow when, emptying them, taking them down, and what their death and return do."""

from __future__ import annotations

import asyncio
from typing import Any

import aiohttp
import pytest
from wire import Caller, Refused, calling, vm_record

from poolwright.clock import SeededClock
from poolwright.emulator import Emulator
from poolwright.emulator.classes.host.operations import OPERATIONS, operation_error
from poolwright.emulator.database import Database

BRINGING = {"provision", "vm_resume", "vm_migrate"}
TAKING = {"evacuate", "reboot", "shutdown"}


async def refusal(awaitable: Any) -> list[str]:
    with pytest.raises(Refused) as refused:
        await awaitable
    return [refused.value.code, *refused.value.params]


async def running_vm(call: Caller, host: str, **values: Any) -> str:
    """A VM with guest tools that runs on a host."""
    vm: str = await call("VM.create", vm_record(**values))
    await call("VM.set_xenstore_data", vm, {"vm-data/sim-tools": "1"})
    await call("VM.start_on", vm, host, False, False)
    return vm


def other_host(pool: Emulator) -> str:
    return next(host for host in pool.database.refs("host") if host != pool.pool.coordinator)


async def until(condition: Any) -> None:
    for _ in range(1000):
        if condition():
            return
        await asyncio.sleep(0.01)
    raise AssertionError("it did not come to that")


@pytest.mark.parametrize("enabled", [True, False])
@pytest.mark.parametrize("running", [None, *OPERATIONS])
def test_the_hosts_operation_table(running: str | None, enabled: bool) -> None:
    db = Database(SeededClock(1))
    metrics = db.create("host_metrics", {"live": True})
    current = {"OpaqueRef:task": running} if running else {}
    values = {"metrics": metrics, "enabled": enabled, "current_operations": current, "power_on_mode": "wol"}
    host = db.create("host", values)
    allowed = {operation for operation in OPERATIONS if operation_error(db, host, operation) is None}
    assert "vm_start" in allowed
    assert "power_on" not in allowed
    if running in BRINGING:
        assert not allowed & TAKING
    if running in TAKING:
        assert not allowed & BRINGING
    if running in ("provision", "enable"):
        assert running not in allowed
    if enabled:
        assert not allowed & {"reboot", "shutdown", "apply_updates"}
    elif running is None:
        assert allowed == set(OPERATIONS) - {"power_on"}
    if running in ("reboot", "shutdown"):
        assert not allowed & ({"reboot", "shutdown", "apply_updates"} - {running})


async def test_evacuating_moves_all_or_says_why(pool: Emulator, call: Caller) -> None:
    host = pool.pool.coordinator
    vms = [await running_vm(call, host) for _ in range(3)]
    await call("VM.set_blocked_operations", vms[1], {"pool_migrate": "no"})
    reason = ["OPERATION_BLOCKED", vms[1], "no"]
    assert await call("host.get_vms_which_prevent_evacuation", host) == {vms[1]: reason}
    assert await refusal(call("host.assert_can_evacuate", host)) == ["CANNOT_EVACUATE_HOST", ",".join(reason)]
    assert await refusal(call("host.evacuate", host)) == reason
    assert {await call("VM.get_resident_on", vm) for vm in vms} == {host}
    await call("VM.set_blocked_operations", vms[1], {})
    await call("host.disable", host)
    await call("host.evacuate", host)
    assert host not in {await call("VM.get_resident_on", vm) for vm in vms}
    assert {await call("VM.get_power_state", vm) for vm in vms} == {"Running"}
    assert [row["name_label"] for _, row in pool.database.items("task")] == []


async def test_nowhere_to_go(pool: Emulator, call: Caller) -> None:
    host = pool.pool.coordinator
    vm = await running_vm(call, host)
    for other in pool.database.refs("host"):
        if other != host:
            await call("host.disable", other)
    assert await refusal(call("host.evacuate", host)) == ["NO_HOSTS_AVAILABLE", vm]


async def test_a_reboot_halts_the_vms_and_brings_the_host_back(pool: Emulator, call: Caller) -> None:
    host = other_host(pool)
    vm = await running_vm(call, host)
    assert await refusal(call("host.reboot", host)) == ["HOST_NOT_DISABLED"]
    await call("host.disable", host)
    await call("host.reboot", host)
    row = pool.database.get("host", host)
    assert "reboot" in row["current_operations"].values()
    assert await refusal(call("host.enable", host)) == ["HOST_DISABLED_UNTIL_REBOOT"]
    await until(lambda: row["enabled"])
    assert row["current_operations"] == {}
    assert all(pool.database.get("PBD", pbd)["currently_attached"] for pbd in row["PBDs"])
    assert await call("VM.get_power_state", vm) == "Halted"
    await call("VM.start_on", vm, host, False, False)


async def test_a_host_that_is_shut_down_is_offline_until_it_is_powered_on(pool: Emulator, call: Caller) -> None:
    host = other_host(pool)
    url = pool.url_of(host)
    await call("host.set_power_on_mode", host, "wake-on-lan", {})
    assert await refusal(call("host.power_on", host)) == ["HOST_IS_LIVE", host]
    await call("host.disable", host)
    await call("host.shutdown", host)
    metrics = await call("host.get_metrics", host)
    await until(lambda: not pool.database.get("host_metrics", metrics)["live"])
    await until(lambda: not pool.pool.host_state(host).alive)
    assert await refusal(call("host.get_servertime", host)) == ["HOST_OFFLINE", host]
    with pytest.raises(aiohttp.ClientError):
        async with calling(pool, url) as member:
            await member.raw("session.login_with_password", "root", "x")
    await call("host.power_on", host)
    assert await call("host.get_enabled", host) is True
    async with calling(pool, url) as member:
        refused = await refusal(member.raw("session.login_with_password", "root", "x"))
    assert refused[0] == "HOST_IS_SLAVE"


async def test_death_of_a_member(pool: Emulator, call: Caller) -> None:
    host = other_host(pool)
    vm = await running_vm(call, host)
    assert await refusal(call("host.destroy", host)) == ["HOST_IS_LIVE", host]
    await pool.kill_host(host)
    await until(
        lambda: not pool.database.get("host_metrics", pool.database.get("host", host)["metrics"])["live"]
    )
    assert await call("VM.get_power_state", vm) == "Running"
    assert await refusal(call("host.destroy", host)) == ["HOST_HAS_RESIDENT_VMS", host]
    await call("host.declare_dead", host)
    assert await call("VM.get_power_state", vm) == "Halted"
    await call("VM.start", vm, False, False)
    assert await call("VM.get_resident_on", vm) != host
    await call("host.destroy", host)
    assert host not in await call("host.get_all")
    assert not [row for _, row in pool.database.items("PBD") if row["host"] == host]


async def test_a_member_that_returns_has_lost_its_vms(pool: Emulator, call: Caller) -> None:
    host = other_host(pool)
    vm = await running_vm(call, host)
    await pool.kill_host(host)
    await pool.revive_host(host)
    assert await call("VM.get_power_state", vm) == "Halted"
    assert await call("host.get_enabled", host) is True


async def test_a_member_that_is_cut_off_keeps_its_vms(pool: Emulator, call: Caller) -> None:
    host = other_host(pool)
    vm = await running_vm(call, host)
    pool.cut_off_host(host)
    await until(
        lambda: not pool.database.get("host_metrics", pool.database.get("host", host)["metrics"])["live"]
    )
    assert await refusal(call("host.get_servertime", host)) == ["HOST_OFFLINE", host]
    async with calling(pool, pool.url_of(host)) as member:
        refused = await refusal(member.raw("session.login_with_password", "root", "x"))
        assert refused == ["HOST_STILL_BOOTING"]
        local = await member.raw("session.slave_local_login_with_password", "root", pool.password)
        assert await member.raw("host.is_in_emergency_mode", local) is True
        pool.reconnect_host(host)
        assert await member.raw("host.is_in_emergency_mode", local) is False
    await call("host.get_servertime", host)
    assert await call("VM.get_power_state", vm) == "Running"


async def test_a_disabled_host_stays_so_over_a_reboot_if_told(pool: Emulator, call: Caller) -> None:
    host = other_host(pool)
    await call("host.disable", host, False)
    await pool.kill_host(host)
    await pool.revive_host(host)
    assert await call("host.get_enabled", host) is False


async def test_pool_internal_messages_are_not_for_clients(pool: Emulator, call: Caller) -> None:
    assert (await refusal(call("host.sync_vlans", pool.pool.coordinator)))[0] == "INTERNAL_ERROR"
