"""The messages of class host that change whether it takes VMs, runs, or is in the pool at all."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from typing import Any, Final

from poolwright.emulator.call import Call
from poolwright.emulator.classes.host import life
from poolwright.emulator.classes.host.liveness import assert_live, is_live
from poolwright.emulator.failures import ApiFailure
from poolwright.emulator.pool import Pool

#: Seconds in which the answer to the call that takes a host down gets through.
_GRACE: Final = 0.05


def disable(call: Call, host: str, auto_enable: bool) -> None:
    call.database.get("host", host)
    assert_live(call.pool, host)
    life.stay_disabled(call.pool, host, not auto_enable)
    call.database.update("host", host, enabled=False)
    call.refresh("host", host)


def _assert_safe_to_enable(call: Call, host: str) -> None:
    row = call.database.get("host", host)
    if any(operation in ("shutdown", "reboot") for operation in row["current_operations"].values()):
        raise ApiFailure("HOST_DISABLED_UNTIL_REBOOT")
    pending = row["pending_guidances"]
    if pending:
        raise ApiFailure("HOST_PENDING_MANDATORY_GUIDANCE_NOT_EMPTY", host, *pending)


async def enable(call: Call, host: str) -> None:
    call.database.get("host", host)
    assert_live(call.pool, host)
    async with call.marked("host", host, "enable"):
        if not call.database.get("host", host)["enabled"]:
            _assert_safe_to_enable(call, host)
            life.stay_disabled(call.pool, host, False)
            call.database.update("host", host, enabled=True)


async def _power_off(call: Call, host: str, operation: str, after: Callable[[Pool], Any]) -> None:
    """Checks, marks the host for good, and lets it go down a little later, when the call has long returned."""
    call.database.get("host", host)
    async with call.marked("host", host, operation):
        assert_live(call.pool, host)
    pool = call.pool
    pool.operations.mark_unchecked("host", host, operation, call.database.new_ref())

    async def later() -> None:
        await asyncio.sleep(_GRACE)
        await pool.durations.take(f"host.{operation}")
        if pool.database.exists("host", host):
            await life.go_down(pool, host)
            await after(pool)

    pool.spawn(later, f"host.{operation}")


async def shutdown(call: Call, host: str) -> None:
    async def stay_down(_pool: Pool) -> None:
        pass

    await _power_off(call, host, "shutdown", stay_down)


async def reboot(call: Call, host: str) -> None:
    async def come_back(pool: Pool) -> None:
        await pool.durations.take("host.boot")
        if pool.database.exists("host", host):
            await life.boot(pool, host)

    await _power_off(call, host, "reboot", come_back)


def prepare_for_poweroff(call: Call, host: str) -> None:
    """Halts what runs on the host, as its own shutdown does."""
    assert_live(call.pool, host)
    life.halt_vms(call.pool, host)


async def power_on(call: Call, host: str) -> None:
    async with call.marked("host", host, "power_on"):
        await call.takes("host.boot")
        await life.boot(call.pool, host)


def _is_alive(call: Call, host: str) -> bool:
    return is_live(call.pool, host) and call.pool.host_state(host).alive


def _assert_dead(call: Call, host: str) -> None:
    call.database.get("host", host)
    if _is_alive(call, host) or host == call.pool.coordinator:
        raise ApiFailure("HOST_IS_LIVE", host)


def _residents(call: Call, host: str) -> tuple[list[str], list[str]]:
    """The host's control domains, and its other VMs."""
    vms = call.database.get("host", host)["resident_VMs"]
    control = [vm for vm in vms if call.database.get("VM", vm)["is_control_domain"]]
    return control, [vm for vm in vms if vm not in control]


def forget_host(pool: Pool, host: str) -> None:
    """Removes a host with its PBDs, PIFs, metrics, CPUs and control domains, and the SRs that only it had."""
    database = pool.database
    row = database.get("host", host)
    for pbd in row["PBDs"]:
        sr = database.get("PBD", pbd)["SR"]
        database.update("PBD", pbd, currently_attached=False)
        database.destroy("PBD", pbd)
        if not database.get("SR", sr)["PBDs"]:
            for vdi in database.get("SR", sr)["VDIs"]:
                database.destroy("VDI", vdi)
            database.destroy("SR", sr)
        else:
            pool.operations.refresh("SR", sr)
    _forget_networking(pool, row["PIFs"])
    for vm, values in database.items("VM"):
        if values["is_control_domain"] and host in (values["resident_on"], values["affinity"]):
            database.destroy("VM", vm)
    for cpu in row["host_CPUs"]:
        database.destroy("host_cpu", cpu)
    if database.exists("host_metrics", row["metrics"]):
        database.destroy("host_metrics", row["metrics"])
    database.destroy("host", host)
    pool.hosts.pop(host, None)


def _forget_networking(pool: Pool, pifs: list[str]) -> None:
    database = pool.database
    for pif in pifs:
        row = database.get("PIF", pif)
        for vlan in row["VLAN_slave_of"]:
            database.destroy("VLAN", vlan)
        for bond in row["bond_master_of"]:
            database.destroy("Bond", bond)
        for tunnel in row["tunnel_access_PIF_of"]:
            database.destroy("tunnel", tunnel)
        if database.exists("PIF_metrics", row["metrics"]):
            database.destroy("PIF_metrics", row["metrics"])
        database.destroy("PIF", pif)


def destroy(call: Call, host: str) -> None:
    _assert_dead(call, host)
    if call.database.get("pool", call.pool.ref)["ha_enabled"]:
        raise ApiFailure("HA_IS_ENABLED")
    _, guests = _residents(call, host)
    if guests:
        raise ApiFailure("HOST_HAS_RESIDENT_VMS", host)
    forget_host(call.pool, host)


async def declare_dead(call: Call, host: str) -> None:
    _assert_dead(call, host)
    _, guests = _residents(call, host)
    for vm in guests:
        await call.run("VM.power_state_reset", vm)
    life.set_live(call.pool, host, False)
    call.database.update("host", host, enabled=False)
    call.refresh("host", host)


def restart_agent(call: Call, host: str) -> None:
    """The toolstack restarts: sessions with a coordinator end, VMs go on."""
    assert_live(call.pool, host)
    pool = call.pool

    async def later() -> None:
        await pool.durations.take("host.restart_agent")
        if host == pool.coordinator:
            for session in pool.database.refs("session"):
                pool.sessions.destroy(session)
        for session, where in list(pool.sessions.local.items()):
            if where == host:
                del pool.sessions.local[session]

    pool.spawn(later, "host.restart_agent")


def shutdown_agent(call: Call) -> None:
    restart_agent(call, call.host)


MESSAGES: Final[Mapping[str, Callable[..., Any]]] = {
    "disable": disable,
    "enable": enable,
    "shutdown": shutdown,
    "reboot": reboot,
    "prepare_for_poweroff": prepare_for_poweroff,
    "power_on": power_on,
    "destroy": destroy,
    "declare_dead": declare_dead,
    "restart_agent": restart_agent,
    "shutdown_agent": shutdown_agent,
}
