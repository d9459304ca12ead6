"""Pools: changing the coordinator by design or in an emergency, and taking hosts out."""

from __future__ import annotations

import asyncio
from typing import Any

import aiohttp
import pytest
from wire import Caller, Refused, calling, vm_record

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


async def until(condition: Any) -> None:
    for _ in range(1000):
        if condition():
            return
        await asyncio.sleep(0.01)
    raise AssertionError("it did not come to that")


async def test_an_ejected_host_is_a_pool_of_its_own_and_can_join_again(pool: Emulator, call: Caller) -> None:
    gone = members(pool)[0]
    url, uuid = pool.url_of(gone), pool.uuid
    master = pool.database.get("host", pool.pool.coordinator)["address"]
    await call("pool.eject", gone)
    async with calling(pool, url) as alone:
        await alone.login(pool)
        (own,) = await alone("pool.get_all")
        assert await alone("pool.get_uuid", own) != uuid
        (host,) = await alone("host.get_all")
        host_uuid = await alone("host.get_uuid", host)
        local = next(sr for sr in await alone("SR.get_by_name_label", "Local storage"))
        vm = await alone("VM.create", vm_record(name_label="brought along"))
        record = {"name_label": "d", "SR": local, "virtual_size": 1 << 30, "type": "user", "sharable": False}
        vdi = await alone("VDI.create", record | {"read_only": False, "other_config": {}})
        drive = {"VM": vm, "VDI": vdi, "userdevice": "0", "bootable": True, "mode": "RW", "type": "Disk"}
        drive |= {"empty": False, "other_config": {}, "qos_algorithm_type": "", "qos_algorithm_params": {}}
        await alone("VBD.create", drive)
        names = await alone("VDI.get_uuid", vdi), await alone("VM.get_uuid", vm)
        refused = await refusal(alone("pool.join", master, pool.username, "wrong"))
        assert refused[:2] == ["SESSION_AUTHENTICATION_FAILED", pool.username]
        assert await refusal(alone("pool.join", "192.0.2.9", "root", "x")) == ["JOINING_HOST_CONNECTION_FAILED"]
        await alone("VM.start_on", vm, host, False, False)
        join = ("pool.join", master, pool.username, pool.password)
        assert await refusal(alone(*join)) == ["JOINING_HOST_CANNOT_HAVE_RUNNING_VMS"]
        await alone("VM.hard_shutdown", vm)
        vlan = await alone("network.create", {"name_label": "v", "other_config": {}})
        pifs = await alone("PIF.get_all_records")
        pif = next(ref for ref, row in pifs.items() if row["device"] == "eth1")
        tag = await alone("VLAN.create", pif, 5, vlan)
        assert await refusal(alone(*join)) == ["POOL_JOINING_HOST_HAS_NON_MANAGEMENT_VLANS"]
        await alone("VLAN.destroy", tag)
        await alone(*join)
    await until(lambda: pool.database.find_uuid("host", host_uuid) is not None)
    member = pool.database.by_uuid("host", host_uuid)
    await until(lambda: pool.database.get("host", member)["enabled"])
    async with calling(pool, url) as again:
        assert (await refusal(again.raw("session.login_with_password", "root", "x")))[0] == "HOST_IS_SLAVE"
    vdi, vm = await call("VDI.get_by_uuid", names[0]), await call("VM.get_by_uuid", names[1])
    assert await call("VM.get_possible_hosts", vm) == [member]
    await call("VM.start", vm, False, False)
    assert await call("VM.get_resident_on", vm) == member
    plugged = [pool.database.get("PBD", pbd) for pbd in pool.database.get("host", member)["PBDs"]]
    shared = [pbd for pbd in plugged if pool.database.get("SR", pbd["SR"])["shared"]]
    assert len(shared) == 2
    assert all(pbd["currently_attached"] for pbd in plugged)
    networks = {row["bridge"] for _, row in pool.database.items("network")}
    assert len(networks) == pool.database.count("network")


async def test_a_host_cannot_join_its_own_pool(pool: Emulator, call: Caller) -> None:
    address = pool.database.get("host", pool.pool.coordinator)["address"]
    refused = await refusal(call("pool.join", address, pool.username, pool.password))
    assert refused == ["OPERATION_NOT_ALLOWED", "Host is already part of a pool"]
