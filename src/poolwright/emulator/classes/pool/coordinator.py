"""Changing a pool's coordinator: what becomes of sessions, tasks and the hosts' view of each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from poolwright.emulator.failures import ApiFailure

if TYPE_CHECKING:
    from poolwright.emulator.pool import Pool


def become_coordinator(pool: Pool, host: str) -> None:
    """Makes a host the coordinator. Every toolstack restarts: sessions with the pool and local ones end."""
    pool.database.update("pool", pool.ref, master=host)
    pool.host_state(host).emergency = None
    for session in pool.database.refs("session"):
        pool.sessions.destroy(session)
    pool.sessions.local.clear()


def follow(pool: Pool, host: str, address: str) -> None:
    """Tells a host its coordinator's address; an address that is not the coordinator's cuts it off."""
    state = pool.host_state(host)
    actual = pool.database.get("host", pool.coordinator)["address"]
    state.emergency = None if address == actual else ApiFailure("HOST_UNKNOWN_TO_MASTER", host)
