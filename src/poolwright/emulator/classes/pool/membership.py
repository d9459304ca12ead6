"""The messages of class pool about who is its coordinator and who belongs to it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from poolwright.emulator.call import Call
from poolwright.emulator.classes.host.lifecycle import forget_host
from poolwright.emulator.classes.host.liveness import assert_live
from poolwright.emulator.classes.pool.coordinator import become_coordinator, follow
from poolwright.emulator.failures import ApiFailure, internal_error


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
        forget_host(call.pool, host)


async def rotate_secret(call: Call) -> None:
    _assert_no_ha(call)
    for host in call.database.refs("host"):
        assert_live(call.pool, host)
    await call.takes("pool.rotate_secret")


async def _join(call: Call, address: str, username: str, password: str) -> None:
    call.pool.sessions.check_password(username, password)
    if address in {row["address"] for _, row in call.database.items("host")}:
        several = call.database.count("host") > 1
        reason = "Host is already part of a pool" if several else "Host cannot become slave of itself"
        raise ApiFailure("OPERATION_NOT_ALLOWED", reason)
    raise ApiFailure("JOINING_HOST_CONNECTION_FAILED")


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
    "join": _join,
    "join_force": _join,
}
