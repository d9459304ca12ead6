"""An open store on each database, and a little world in it to point to."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from support.postgresql import PostgresqlServer, database_name

from poolwright.clock import SeededClock
from poolwright.model.account import Account, AccountView, Domain, RoleType, User, UserView
from poolwright.model.host import Host
from poolwright.model.offering import ServiceOffering
from poolwright.model.virtual_machine import VirtualMachine
from poolwright.model.zone import Cluster, Pod, Zone
from poolwright.store import (
    Store,
    Transaction,
    accounts,
    clusters,
    domains,
    hosts,
    pods,
    roles,
    seed,
    service_offerings,
    users,
    virtual_machines,
    zones,
)

GIB = 1 << 30


async def _migrate(url: str, data: Path) -> None:
    opening = Store.open(url, clock=SeededClock("migrate"), data=data)
    async with opening as store, store.transaction() as tx:
        await seed.ensure_builtin(tx)


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated SQLite file to copy: migrating anew for each test would be most of the time."""
    path = tmp_path_factory.mktemp("migrated") / "cloud.db"
    asyncio.run(_migrate(f"sqlite:///{path}", path.parent))
    return path


@pytest.fixture(scope="session")
def migrated_database(postgresql_server: PostgresqlServer, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The name of a migrated PostgreSQL database to copy."""
    url = postgresql_server.fresh_database()
    asyncio.run(_migrate(url, tmp_path_factory.mktemp("migrated")))
    return database_name(url)


@pytest.fixture(params=["sqlite", "postgresql"])
def migrated_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The URL of a migrated, empty database of the test's own; once on SQLite, once on PostgreSQL."""
    if request.param == "sqlite":
        shutil.copy(request.getfixturevalue("migrated_file"), tmp_path / "cloud.db")
        yield f"sqlite:///{tmp_path / 'cloud.db'}"
        return
    server: PostgresqlServer = request.getfixturevalue("postgresql_server")
    url = server.fresh_database(like=request.getfixturevalue("migrated_database"))
    yield url
    server.drop_database(url)


@pytest.fixture
async def store(migrated_url: str, tmp_path: Path) -> AsyncIterator[Store]:
    """An empty store."""
    async with Store.open(migrated_url, clock=SeededClock("store"), data=tmp_path / "data") as opened:
        yield opened


@dataclass
class World:
    """A seeded store with one zone, one cluster, one account and one offering."""

    store: Store
    zone: Zone
    pod: Pod
    cluster: Cluster
    account: AccountView
    user: UserView
    offering: ServiceOffering

    async def add_host(self, tx: Transaction, name: str, *, memory: int = 16 * GIB, cpus: int = 8) -> Host:
        return await hosts.insert(
            tx,
            Host(
                name=name,
                zone_id=self.zone.id,
                pod_id=self.pod.id,
                cluster_id=self.cluster.id,
                external_uuid=f"xapi-{name}",
                address=f"10.0.0.{len(name)}",
                cpu_number=cpus,
                cpu_speed_mhz=2000,
                memory_total=memory,
            ),
        )

    async def add_vm(self, tx: Transaction, name: str, *, owner: AccountView | None = None) -> VirtualMachine:
        account = owner or self.account
        return await virtual_machines.insert(
            tx,
            VirtualMachine(
                name=name,
                account_id=account.id,
                domain_id=account.domain_id,
                user_id=self.user.id,
                zone_id=self.zone.id,
                service_offering_id=self.offering.id,
                cpu_number=1,
                cpu_speed_mhz=500,
                memory_mib=1024,
            ),
        )

    async def add_account(self, tx: Transaction, name: str, path: str) -> AccountView:
        parent = await domains.find_by_path(tx, path)
        if parent is None:
            made = await domains.insert(tx, Domain(name=path.strip("/"), path=path, level=1, parent_id=1))
            parent = await domains.get(tx, made.id)
        role = next(role for role in await roles.list_where(tx) if role.type is RoleType.USER)
        account = await accounts.insert(tx, Account(name=name, domain_id=parent.id, role_id=role.id))
        return await accounts.get(tx, account.id)


@pytest.fixture
async def world(store: Store) -> World:
    """A seeded store with a zone and an administrator."""
    return await founded(store)


async def founded(store: Store) -> World:
    """The same, of any store."""
    async with store.transaction() as tx:
        await seed.ensure_builtin(tx)
        zone = await zones.insert(tx, Zone(name="z1"))
        pod = await pods.insert(tx, Pod(name="p1", zone_id=zone.id))
        cluster = await clusters.insert(tx, Cluster(name="c1", zone_id=zone.id, pod_id=pod.id))
        admin = next(role for role in await roles.list_where(tx) if role.type is RoleType.ADMIN)
        root = await domains.find_by_path(tx, "/")
        assert root is not None
        account = await accounts.insert(tx, Account(name="admin", domain_id=root.id, role_id=admin.id, type=1))
        user = await users.insert(tx, User(account_id=account.id, username="admin"), password_hash="hash")
        return World(
            store,
            zone,
            pod,
            cluster,
            await accounts.get(tx, account.id),
            await users.get(tx, user.id),
            (await service_offerings.list_where(tx))[0],
        )
