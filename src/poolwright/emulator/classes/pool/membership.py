"""The messages of class pool about who is its coordinator and who belongs to it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from typing import Any, Final

from poolwright.emulator.call import Call
from poolwright.emulator.classes.host import life
from poolwright.emulator.classes.host.lifecycle import forget_host
from poolwright.emulator.classes.host.liveness import assert_live
from poolwright.emulator.classes.pool.coordinator import become_coordinator, follow
from poolwright.emulator.classes.pool.joining import Joining, assert_can_join
from poolwright.emulator.classes.pool.transplant import Transplant
from poolwright.emulator.failures import ApiFailure, internal_error
from poolwright.emulator.pool import Pool

#: Seconds in which the answer to the call that restarts a host gets through.
_GRACE: Final = 0.05


def _assert_no_ha(call: Call) -> None:
    if call.database.get("pool", call.pool.ref)["ha_enabled"]:
        raise ApiFailure("HA_IS_ENABLED")


async def sync_database(call: Call) -> None:
    await call.takes("pool.sync_database")


def is_slave(call: Call, host: str) -> bool:
    """Whether the host that was called is a member; `host` only says where to ask."""
    return call.host != call.pool.coordinator


def hello(call: Call, uuid: str, _address: str) -> str:
    """What a member that starts hears from its coordinator."""
    if call.host != call.pool.coordinator:
        return "cannot_talk_back"
    return "ok" if call.database.find_uuid("host", uuid) is not None else "unknown_host"


async def designate_new_master(call: Call, host: str) -> None:
    """Makes a member the coordinator; all sessions end, and the old coordinator refers to the new one."""
    call.database.get("host", host)
    if host == call.pool.coordinator:
        return
    assert_live(call.pool, host)
    _assert_no_ha(call)
    async with call.marked("pool", call.pool.ref, "designate_new_master"):
        await call.takes("pool.designate_new_master")
    become_coordinator(call.pool, host)


def emergency_transition_to_master(call: Call) -> None:
    """A member takes over without asking anybody: for when the coordinator is gone."""
    _assert_no_ha(call)
    become_coordinator(call.pool, call.host)


def emergency_reset_master(call: Call, address: str) -> None:
    """A host is told who its coordinator is now."""
    _assert_no_ha(call)
    follow(call.pool, call.host, address)


def recover_slaves(call: Call) -> list[str]:
    """Tells every other host that answers at all who the coordinator is; answers which could be told."""
    pool, reached = call.pool, []
    address = call.database.get("host", pool.coordinator)["address"]
    for host in call.database.refs("host"):
        if host != pool.coordinator and pool.host_state(host).alive:
            follow(pool, host, address)
            reached.append(host)
    return reached


async def eject(call: Call, host: str) -> None:
    """Takes a member out of the pool, with the storage that only it has."""
    assert_live(call.pool, host)
    _assert_no_ha(call)
    if host == call.pool.coordinator:
        raise internal_error("Xapi_pool.Cannot_eject_master")
    for vm in call.database.get("host", host)["resident_VMs"]:
        row = call.database.get("VM", vm)
        if not row["is_control_domain"] and row["power_state"] != "Halted":
            raise ApiFailure("OPERATION_NOT_ALLOWED", "VM resident on host")
    async with call.marked("pool", call.pool.ref, "eject"):
        for pbd in call.database.get("host", host)["PBDs"]:
            await call.run("PBD.unplug", pbd)
        await call.takes("pool.eject")
        address = call.database.get("host", host)["address"]
        forget_host(call.pool, host)
    if call.pool.outside is not None:
        await call.pool.outside.power(host, False)
        await call.pool.outside.live_alone(address)


async def rotate_secret(call: Call) -> None:
    _assert_no_ha(call)
    for host in call.database.refs("host"):
        assert_live(call.pool, host)
    await call.takes("pool.rotate_secret")
    call.pool.secret = call.clock.token(24).hex()


def initial_auth(call: Call) -> str:
    """The pool's secret, for a host that joins."""
    return call.pool.secret


async def _join(call: Call, address: str, username: str, password: str, *, force: bool) -> None:
    """This host, alone in its pool, becomes a member of another; it restarts, and its own pool is no more."""
    joiner, outside = call.pool, call.pool.outside
    if outside is None:
        raise ApiFailure("JOINING_HOST_CONNECTION_FAILED")
    pool = outside.find_pool(address)
    if pool is None:
        await outside.apply(address, username, password, force=force)
        await call.takes("pool.join")
        joiner.spawn(lambda: _leave(joiner), "pool.join")
        return
    if not pool.host_state(pool.coordinator).alive:
        raise ApiFailure("JOINING_HOST_CONNECTION_FAILED")
    master = pool.database.get("host", pool.coordinator)["address"]
    if pool is not joiner and address != master:
        raise ApiFailure("HOST_IS_SLAVE", master)
    pool.sessions.check_password(username, password)
    assert_can_join(Joining(joiner, pool, force))
    await call.takes("pool.join")
    new = Transplant(joiner, pool).run()

    async def restart() -> None:
        await _leave(joiner)
        if pool.outside is not None:
            pool.outside.welcome(new)
        await pool.durations.take("host.boot")
        await life.boot(pool, new)

    pool.host_state(new).alive = False
    pool.spawn(restart, "pool.join")


async def _leave(joiner: Pool) -> None:
    """The host's own pool is no more."""
    await asyncio.sleep(_GRACE)
    host = joiner.coordinator
    joiner.host_state(host).alive = False
    if joiner.outside is not None:
        await joiner.outside.power(host, False)


async def join(call: Call, address: str, username: str, password: str) -> None:
    await _join(call, address, username, password, force=False)


async def join_force(call: Call, address: str, username: str, password: str) -> None:
    await _join(call, address, username, password, force=True)


MESSAGES: Final[Mapping[str, Callable[..., Any]]] = {
    "sync_database": sync_database,
    "is_slave": is_slave,
    "hello": hello,
    "designate_new_master": designate_new_master,
    "emergency_transition_to_master": emergency_transition_to_master,
    "emergency_reset_master": emergency_reset_master,
    "recover_slaves": recover_slaves,
    "eject": eject,
    "rotate_secret": rotate_secret,
    "initial_auth": initial_auth,
    "join": join,
    "join_force": join_force,
}
