"""Hosts going down and coming back, and what that does to what is on them. No messages; whoever calls waits.

A host that goes down takes its VMs, its plugged storage and its attached networks with it; one that comes back
plugs all of them again and is enabled unless someone asked for it to stay disabled. Without a coordinator the
other hosts are in emergency mode; sessions and tasks are the coordinator's and go with it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from poolwright.emulator.classes.PBD.attachment import attach
from poolwright.emulator.classes.PIF.kinds import Kind, bring_up, is_bond_slave, kind
from poolwright.emulator.failures import ApiFailure
from poolwright.xapi.types import NULL_REF

if TYPE_CHECKING:
    from poolwright.emulator.pool import Pool

_STAY_DISABLED: Final = "hosts to stay disabled"


def stay_disabled(pool: Pool, host: str, stay: bool) -> None:
    """Notes whether a host stays disabled when it comes back, as `host.disable(auto_enable=false)` asks for."""
    hosts: set[str] = pool.private.setdefault(_STAY_DISABLED, set())
    if stay:
        hosts.add(host)
    else:
        hosts.discard(host)


def set_live(pool: Pool, host: str, live: bool) -> None:
    """Notes in a host's metrics that its heartbeats come, or no longer come."""
    metrics = pool.database.get("host", host)["metrics"]
    if pool.database.exists("host_metrics", metrics):
        now = pool.clock.now().replace(microsecond=0)
        pool.database.update("host_metrics", metrics, live=live, last_updated=now)
    pool.operations.refresh("host", host)


def halt_vms(pool: Pool, host: str) -> None:
    """All VMs of a host are halted, except its control domains."""
    database = pool.database
    for vm in database.get("host", host)["resident_VMs"]:
        row = database.get("VM", vm)
        if row["is_control_domain"]:
            continue
        for cls, refs in (("VBD", row["VBDs"]), ("VIF", row["VIFs"])):
            for ref in refs:
                database.update(cls, ref, currently_attached=False, reserved=False, current_operations={})
                pool.operations.refresh(cls, ref)
        for console in row["consoles"]:
            database.destroy("console", console)
        database.update(
            "VM",
            vm,
            power_state="Halted",
            domid=-1,
            resident_on=NULL_REF,
            scheduled_to_be_resident_on=NULL_REF,
            current_operations={},
        )
        pool.operations.refresh("VM", vm)


async def _stop_answering(pool: Pool, host: str) -> None:
    pool.host_state(host).alive = False
    for session, where in list(pool.sessions.local.items()):
        if where == host:
            del pool.sessions.local[session]
    if host == pool.coordinator:
        _lose_coordinator(pool)
    if pool.outside is not None:
        await pool.outside.power(host, False)


def _lose_coordinator(pool: Pool) -> None:
    """Sessions and tasks end with the coordinator; members find nobody to answer for them."""
    for session in pool.database.refs("session"):
        pool.sessions.destroy(session)
    for other in pool.database.refs("host"):
        if other != pool.coordinator:
            pool.host_state(other).emergency = ApiFailure("HOST_STILL_BOOTING")


def _return_coordinator(pool: Pool) -> None:
    for task in pool.database.refs("task"):
        if task not in pool.running:
            pool.database.destroy("task", task)
    for host in pool.database.refs("host"):
        pool.host_state(host).emergency = None


async def die(pool: Pool, host: str) -> None:
    """A host loses power: it stops answering at once, and after a while the pool misses its heartbeats.

    Its VMs stay on it in the database, as in XAPI, until someone declares it dead or it comes back.
    """
    await _stop_answering(pool, host)
    _miss_heartbeats(pool, host)


def cut_off(pool: Pool, host: str) -> None:
    """A member loses its network to the coordinator: it and its VMs go on, in emergency mode."""
    state = pool.host_state(host)
    state.alive = False
    state.emergency = ApiFailure("HOST_STILL_BOOTING")
    _miss_heartbeats(pool, host)


def reconnect(pool: Pool, host: str) -> None:
    """A member that was cut off finds its coordinator again."""
    state = pool.host_state(host)
    state.alive = True
    state.emergency = None
    set_live(pool, host, True)


def _miss_heartbeats(pool: Pool, host: str) -> None:
    """After a while the pool holds a host for dead, unless it is heard again before."""

    async def wait() -> None:
        await pool.durations.take("host.assumed_dead")
        if pool.database.exists("host", host) and not pool.host_state(host).alive:
            set_live(pool, host, False)

    pool.spawn(wait, "host.assumed_dead")


async def go_down(pool: Pool, host: str) -> None:
    """A clean shutdown: VMs halted, storage unplugged, networks down; the pool knows."""
    database = pool.database
    halt_vms(pool, host)
    row = database.get("host", host)
    for pbd in row["PBDs"]:
        database.update("PBD", pbd, currently_attached=False)
        pool.operations.refresh("SR", database.get("PBD", pbd)["SR"])
    for pif in row["PIFs"]:
        database.update("PIF", pif, currently_attached=False)
    database.update("host", host, enabled=False)
    set_live(pool, host, False)
    await _stop_answering(pool, host)


def _plug_all(pool: Pool, host: str) -> None:
    database = pool.database
    row = database.get("host", host)
    for pif in row["PIFs"]:
        values = database.get("PIF", pif)
        needed = kind(values) in (Kind.PHYSICAL, Kind.BOND) or values["ip_configuration_mode"] != "None"
        if needed and values["managed"] and not is_bond_slave(values):
            bring_up(database, pif)
    for pbd in row["PBDs"]:
        try:
            attach(database, pbd)
        except ApiFailure:
            continue  # an SR that another host keeps from this one stays unplugged
        pool.operations.refresh("SR", database.get("PBD", pbd)["SR"])


async def boot(pool: Pool, host: str) -> None:
    """A host starts: it answers, plugs its storage and NICs, and is enabled unless it is to stay disabled."""
    pool.host_state(host).alive = True
    pool.host_state(host).emergency = None
    halt_vms(pool, host)
    if host == pool.coordinator:
        _return_coordinator(pool)
    set_live(pool, host, True)
    _plug_all(pool, host)
    stays = host in pool.private.get(_STAY_DISABLED, set())
    pool.database.update("host", host, current_operations={}, enabled=not stays)
    pool.operations.refresh("host", host)
    if not pool.host_state(pool.coordinator).alive:
        pool.host_state(host).emergency = ApiFailure("HOST_STILL_BOOTING")
    if pool.outside is not None:
        await pool.outside.power(host, True)
