"""Pools: changing the coordinator by design or in an emergency, and taking hosts out."""

from __future__ import annotations

from typing import Any

import aiohttp
import pytest
from wire import Caller, Refused, calling

from poolwright.emulator import Emulator


async def refusal(awaitable: Any) -> list[str]:
    with pytest.raises(Refused) as refused:
        await awaitable
    return [refused.value.code, *refused.value.params]


async def login(pool: Emulator, caller: Caller) -> None:
    await caller.login(pool)


def members(pool: Emulator) -> list[str]:
    return [host for host in pool.database.refs("host") if host != pool.pool.coordinator]


async def test_a_new_coordinator_by_design(pool: Emulator, call: Caller) -> None:
    old_url, (new, _) = pool.url, members(pool)
    address = pool.database.get("host", new)["address"]
    await call("pool.designate_new_master", new)
    assert pool.url == pool.url_of(new)
    assert (await refusal(call("pool.get_all")))[0] == "SESSION_INVALID"
    async with calling(pool, old_url) as old:
        assert await refusal(old.raw("session.login_with_password", "root", "x")) == ["HOST_IS_SLAVE", address]
    async with calling(pool) as caller:
        assert await caller("pool.get_master", pool.pool.ref) == new
        # Shared storage is worked on by the new coordinator from now on.
        for ref, row in pool.database.items("SR"):
            if row["shared"] and row["type"] == "nfs":
                await caller("SR.scan", ref)


async def test_members_in_emergency_while_the_coordinator_is_dead(pool: Emulator, call: Caller) -> None:
    first, second = members(pool)
    old = pool.pool.coordinator
    await pool.kill_host(old)
    with pytest.raises(aiohttp.ClientError):
        await call("pool.get_all")
    async with calling(pool, pool.url_of(first)) as member:
        assert await refusal(member.raw("session.login_with_password", "root", "x")) == ["HOST_STILL_BOOTING"]
        local = await member.raw("session.slave_local_login_with_password", "root", pool.password)
        assert await member.raw("host.is_in_emergency_mode", local) is True
        assert await refusal(member.raw("pool.get_all", local)) == ["HOST_STILL_BOOTING"]
        await member.raw("pool.emergency_transition_to_master", local)
        assert pool.pool.coordinator == first
        await login(pool, member)
        assert pool.pool.host_state(second).emergency is not None
        assert await member("pool.recover_slaves") == [second]
        assert pool.pool.host_state(second).emergency is None
        assert await member("pool.get_master", pool.pool.ref) == first
    async with calling(pool, pool.url_of(second)) as member:
        address = pool.database.get("host", first)["address"]
        assert await refusal(member.raw("session.login_with_password", "root", "x")) == [
            "HOST_IS_SLAVE",
            address,
        ]
    await pool.revive_host(old)
    async with calling(pool, pool.url_of(old)) as member:
        assert (await refusal(member.raw("session.login_with_password", "root", "x")))[0] == "HOST_IS_SLAVE"


async def test_the_coordinator_returns(pool: Emulator, call: Caller) -> None:
    task = await call("task.create", "mine", "")
    await pool.kill_host(pool.pool.coordinator)
    await pool.revive_host(pool.pool.coordinator)
    assert (await refusal(call("pool.get_all")))[0] == "SESSION_INVALID"
    await login(pool, call)
    assert task not in await call("task.get_all")
    async with calling(pool, pool.members[0]) as member:
        assert (await refusal(member.raw("session.login_with_password", "root", "x")))[0] == "HOST_IS_SLAVE"


async def test_the_coordinator_and_unknown_hosts_are_not_ejected(pool: Emulator, call: Caller) -> None:
    assert (await refusal(call("pool.eject", pool.pool.coordinator)))[0] == "INTERNAL_ERROR"
    bad = "OpaqueRef:00000000-0000-0000-0000-00000000dead"
    assert await refusal(call("pool.eject", bad)) == ["HOST_OFFLINE", bad]


async def test_an_ejected_host_takes_what_only_it_had(pool: Emulator, call: Caller) -> None:
    gone = members(pool)[0]
    row = dict(pool.database.get("host", gone))
    local = [pool.database.get("PBD", pbd)["SR"] for pbd in row["PBDs"]]
    local = [sr for sr in local if not pool.database.get("SR", sr)["shared"]]
    await call("pool.eject", gone)
    assert gone not in await call("host.get_all")
    for sr in local:
        assert (await refusal(call("SR.get_record", sr)))[0] == "HANDLE_INVALID"
    assert not [one for _, one in pool.database.items("PIF") if one["host"] == gone]
    control = [vm for _, vm in pool.database.items("VM") if vm["is_control_domain"]]
    assert len(control) == 2
