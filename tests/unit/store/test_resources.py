"""What single resources have of their own."""

from __future__ import annotations

import asyncio
import sqlite3
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import text
from unit.store.conftest import World

from poolwright.clock import SeededClock
from poolwright.model.errors import Conflict, ErrorRecord, Internal, InvalidState, NotFound
from poolwright.model.job import Job, JobStatus
from poolwright.model.network import Network, NetworkPresence
from poolwright.model.nic import Nic
from poolwright.model.virtual_machine import Event, State
from poolwright.model.zone import PoolAddress
from poolwright.store import (
    Store,
    api_sessions,
    async_jobs,
    clusters,
    configurations,
    domains,
    installation,
    networks,
    nics,
    users,
    virtual_machines,
)
from poolwright.store.secrets import Secrets, load_key

ADDRESS = PoolAddress(
    url="https://10.0.0.1", username="root", password="pa55", members=["10.0.0.2"], fingerprint="ab"
)


async def test_a_pool_password_comes_back_and_is_not_in_the_database(world: World, tmp_path: Path) -> None:
    async with world.store.transaction() as tx:
        with pytest.raises(InvalidState, match="has no pool yet"):
            await clusters.get_address(tx, world.cluster)
        await clusters.set_address(tx, world.cluster, ADDRESS)
        assert await clusters.get_address(tx, world.cluster) == ADDRESS
        sealed = (await tx.execute(text("SELECT password_sealed FROM clusters"))).scalar_one()
    assert "pa55" not in sealed


async def test_a_sealed_secret_moved_to_another_row_does_not_open(world: World) -> None:
    async with world.store.transaction() as tx:
        await users.set_keys(tx, world.user, "KEY", "SECRET")
        found = await users.find_by_api_key(tx, "KEY")
        assert found is not None
        assert (found[0].uuid, found[1]) == (world.user.uuid, "SECRET")
        assert await users.find_keys(tx, world.user) == ("KEY", "SECRET")
        await tx.execute(text("UPDATE users SET uuid = 'another'"))
        with pytest.raises(Internal, match="another key file"):
            await users.find_by_api_key(tx, "KEY")
        assert await users.find_by_api_key(tx, "NONE") is None


def test_secrets_differ_each_time_and_open_under_their_key_only(tmp_path: Path) -> None:
    clock = SeededClock(1)
    key = load_key(tmp_path / "data" / "key", clock)
    assert (tmp_path / "data" / "key").stat().st_mode & 0o777 == 0o600
    assert load_key(tmp_path / "data" / "key", clock) == key
    assert [path.name for path in (tmp_path / "data").iterdir()] == ["key"]
    secrets = Secrets(key, clock)
    one, two = (secrets.seal("text", row="r", column="c") for _ in range(2))
    assert one != two
    assert secrets.open(one, row="r", column="c") == secrets.open(two, row="r", column="c") == "text"
    for other, row, column in ((Secrets(bytes(32), clock), "r", "c"), (secrets, "s", "c"), (secrets, "r", "d")):
        with pytest.raises(Internal):
            other.open(one, row=row, column=column)
    with pytest.raises(Internal):
        secrets.open("v1:rubbish", row="r", column="c")


def test_a_file_that_is_no_key_is_refused(tmp_path: Path) -> None:
    (tmp_path / "key").write_text("c2hvcnQ=")
    with pytest.raises(Internal, match="no key file"):
        load_key(tmp_path / "key", SeededClock(1))


async def test_users_are_found_by_name_in_their_domain(world: World) -> None:
    async with world.store.transaction() as tx:
        found = await users.find_by_name(tx, "admin", "/")
        assert found is not None
        assert (found[0].uuid, found[0].role_name, found[1]) == (world.user.uuid, "Root Admin", "hash")
        assert await users.find_by_name(tx, "admin", "/other/") is None
        await users.set_password(tx, world.user, "new")
        changed = await users.find_by_name(tx, "admin", "/")
        assert changed is not None
        assert changed[1] == "new"


async def test_a_login_is_kept_hashed_and_expires(world: World) -> None:
    lifetime = timedelta(hours=1)
    async with world.store.transaction() as tx:
        made = await api_sessions.insert(
            tx, user_id=world.user.id, token="cookie", session_key="key", lifetime=lifetime, remote="10.0.0.9"
        )
        row = (await tx.execute(text("SELECT * FROM api_sessions"))).mappings().one()
        assert "cookie" not in row.values()
        assert "key" not in row.values()
        found = await api_sessions.find(tx, "cookie")
        assert found is not None
        assert found.id == made.id
        assert await api_sessions.has_key(tx, found, "key")
        assert not await api_sessions.has_key(tx, found, "other")
        assert await api_sessions.find(tx, "other") is None
        await api_sessions.rows.update(tx, found.id, expires=tx.clock.now() - lifetime)
        assert await api_sessions.find(tx, "cookie") is None
        await api_sessions.touch(tx, found, lifetime)
        assert await api_sessions.find(tx, "cookie") is not None
        assert await api_sessions.destroy(tx, "cookie")
        assert not await api_sessions.destroy(tx, "cookie")
        assert await api_sessions.destroy_expired(tx) == 0


async def test_a_vm_moves_by_the_table_and_counts_its_moves(world: World) -> None:
    async with world.store.transaction() as tx:
        host = await world.add_host(tx, "h1")
        vm = await world.add_vm(tx, "vm")
        started = await virtual_machines.advance(tx, vm.id, Event.START_REQUESTED, host_id=host.id)
        assert (started.state, started.generation, started.host_name) == (State.STARTING, 1, "h1")
        with pytest.raises(Conflict, match="is Starting; it can't take StartRequested"):
            await virtual_machines.advance(tx, vm.id, Event.START_REQUESTED)
        running = await virtual_machines.advance(tx, vm.id, Event.SUCCEEDED)
        assert (running.state, running.generation) == (State.RUNNING, 2)
        with pytest.raises(NotFound):
            await virtual_machines.advance(tx, 999, Event.START_REQUESTED)
        assert [vm.name for vm in await virtual_machines.list_in(tx, State.RUNNING)] == ["vm"]


async def test_of_many_that_start_a_vm_at_once_one_wins(world: World) -> None:
    async with world.store.transaction() as tx:
        vm = await world.add_vm(tx, "vm")

    async def start() -> bool:
        try:
            async with world.store.transaction() as tx:
                await virtual_machines.advance(tx, vm.id, Event.START_REQUESTED)
        except Conflict:
            return False
        return True

    assert sum(await asyncio.gather(*(start() for _ in range(12)))) == 1


async def test_a_job_keeps_its_first_end(world: World) -> None:
    error = ErrorRecord(
        category="InsufficientCapacity", message="full", xapi_code="HOST_NOT_ENOUGH_FREE_MEMORY"
    )
    async with world.store.transaction() as tx:
        job = await async_jobs.insert(
            tx, Job(account_id=world.account.id, user_id=world.user.id, command="deployVirtualMachine")
        )
        await async_jobs.finish(tx, job.id, error)
        await async_jobs.finish(tx, job.id)
        kept = await async_jobs.get(tx, job.uuid)
        assert (kept.status, kept.error, kept.account_name) == (JobStatus.FAILED, error, "admin")
        assert kept.completed is not None


async def test_a_network_is_on_each_pool_once(world: World) -> None:
    async with world.store.transaction() as tx:
        network = await networks.insert(
            tx,
            Network(
                name="n",
                zone_id=world.zone.id,
                account_id=world.account.id,
                domain_id=world.account.domain_id,
            ),
        )
        assert await networks.find_presence(tx, network.id, world.cluster.id) is None
        for uuid in ("one", "two"):
            await networks.ensure_presence(
                tx,
                NetworkPresence(
                    network_id=network.id, cluster_id=world.cluster.id, external_uuid=uuid, is_ours=True
                ),
            )
        assert [presence.external_uuid for presence in await networks.list_presences(tx, network.id)] == ["two"]
        await networks.release_presence(tx, network.id, world.cluster.id)
        assert await networks.list_presences(tx, network.id) == []


async def test_an_address_is_one_nics_at_a_time(world: World) -> None:
    async with world.store.transaction() as tx:
        network = await networks.insert(
            tx,
            Network(name="n", zone_id=world.zone.id, account_id=1, domain_id=1),
        )
        vm = await world.add_vm(tx, "vm")
        nic = Nic(virtual_machine_id=vm.id, network_id=network.id, mac="02:00:00:00:00:01", ip4="10.0.0.5")
        first = await nics.insert(tx, nic)
        shown = await nics.get(tx, first.id)
        assert (shown.virtual_machine_uuid, shown.network_name, shown.domain_path) == (vm.uuid, "n", "/")
    with pytest.raises(Conflict, match="at the same moment"):
        async with world.store.transaction() as tx:
            await nics.insert(
                tx, Nic(virtual_machine_id=vm.id, network_id=network.id, device_id=1, mac="x", ip4="10.0.0.5")
            )
    async with world.store.transaction() as tx:
        await nics.remove(tx, first.id)
        await nics.insert(tx, Nic(virtual_machine_id=vm.id, network_id=network.id, mac="x", ip4="10.0.0.5"))
        left = await nics.list_where(
            tx, nics.rows.table.c.network_id == network.id, nics.rows.table.c.removed.is_(None)
        )
        assert len(left) == 1


async def test_the_installation_has_one_uuid_for_ever(store: Store) -> None:
    async with store.transaction() as tx:
        first = await installation.ensure_uuid(tx)
    async with store.transaction() as tx:
        assert await installation.ensure_uuid(tx) == first


async def test_a_configuration_has_its_default_until_it_is_set(world: World) -> None:
    async with world.store.transaction() as tx:
        assert await configurations.get_value(tx, "default.page.size") == "500"
        await configurations.set_value(tx, "default.page.size", "50")
        assert await configurations.get_value(tx, "default.page.size") == "50"
        assert "default.page.size" in [one.name for one in await configurations.list_(tx)]
        with pytest.raises(NotFound):
            await configurations.get_value(tx, "none")
        with pytest.raises(NotFound):
            await configurations.set_value(tx, "none", "1")


async def test_a_domain_counts_its_children(world: World) -> None:
    async with world.store.transaction() as tx:
        await world.add_account(tx, "x", "/a/")
        root = await domains.find_by_path(tx, "/")
        below = await domains.find_by_path(tx, "/a/")
    assert root is not None
    assert below is not None
    assert (root.child_count, below.child_count, below.parent_uuid, below.parent_name) == (
        1,
        0,
        root.uuid,
        "ROOT",
    )


def test_sqlite_can_do_what_the_store_needs() -> None:
    assert sqlite3.sqlite_version_info >= (3, 35), "RETURNING"
