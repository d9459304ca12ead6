"""Adopting a pool: its rows appear, and nothing on it changes."""

from __future__ import annotations

from pathlib import Path

import pytest

from poolwright.clock import SystemClock
from poolwright.emulator import GOLDEN_IMAGE, Emulator, emulated_pool
from poolwright.model.errors import CloudError
from poolwright.model.zone import PoolAddress
from poolwright.store import Store, clusters, hosts, networks, storage_pools, templates

from .conftest import CloudUnderTest, inventory_of


async def test_the_pools_things_become_rows(founded: CloudUnderTest) -> None:
    cloud = founded
    async with cloud.running():
        await cloud.adopt()
    async with cloud.store.reading() as tx:
        found_hosts = await hosts.list_where(tx)
        found_storage = await storage_pools.list_where(tx)
        found_networks = await networks.list_where(tx)
        names = {template.name for template in await templates.list_where(tx)}
        cluster = await clusters.get(tx, cloud.cluster.id)
    assert len(found_hosts) == 3
    assert all(host.memory_total > host.memory_system > 0 and host.cpu_number > 1 for host in found_hosts)
    assert [host.is_coordinator for host in found_hosts].count(True) == 1
    assert {"nfs"} <= {storage.sr_type for storage in found_storage}
    assert any(network.is_default for network in found_networks)
    assert GOLDEN_IMAGE in names
    assert cluster.external_uuid == cloud.pool.uuid
    assert len(cluster.members) == 3


async def test_adopting_again_changes_neither_rows_nor_pool(cloud: CloudUnderTest) -> None:
    before = inventory_of(cloud.pool)
    async with cloud.store.reading() as tx:
        rows = [await kind.list_where(tx) for kind in (hosts, storage_pools, networks, templates)]
    await cloud.adopt()
    async with cloud.store.reading() as tx:
        again = [await kind.list_where(tx) for kind in (hosts, storage_pools, networks, templates)]
    assert [sorted(map(repr, kind)) for kind in again] == [sorted(map(repr, kind)) for kind in rows]
    assert inventory_of(cloud.pool) == before


async def _cloud_on(
    pool: Emulator, store: Store, *, tls: str, fingerprint: str | None = None
) -> CloudUnderTest:
    cloud = CloudUnderTest(pool, store)
    await cloud.found(tls=tls, fingerprint=fingerprint)
    return cloud


async def test_a_certificate_is_pinned_on_first_use_and_a_change_refused(tmp_path: Path) -> None:
    async with (
        emulated_pool(hosts=2, tls=True) as pool,
        Store.open(f"sqlite:///{tmp_path / 'cloud.db'}", clock=SystemClock(), data=tmp_path) as store,
    ):
        cloud = await _cloud_on(pool, store, tls="pinned")
        async with cloud.running():
            await cloud.adopt()
            async with store.reading() as tx:
                row = await clusters.get(tx, cloud.cluster.id)
            assert row.fingerprint is not None
            assert len(row.fingerprint.split(",")[0].split(":")) == 32
            assert (await cloud.deploy(await cloud.make_vm())).error is None


async def test_another_certificate_than_the_one_given_is_refused(tmp_path: Path) -> None:
    wrong = ":".join(["AB"] * 32)
    async with (
        emulated_pool(hosts=1, tls=True) as pool,
        Store.open(f"sqlite:///{tmp_path / 'cloud.db'}", clock=SystemClock(), data=tmp_path) as store,
    ):
        cloud = await _cloud_on(pool, store, tls="pinned", fingerprint=wrong)
        async with cloud.running():
            with pytest.raises(CloudError, match=r"(?i)fingerprint|certificate"):
                await cloud.adopt()
        async with store.reading() as tx:
            assert await hosts.list_where(tx, hosts.rows.table.c.removed.is_(None)) == []


async def test_a_wrong_password_is_refused_and_leaves_nothing(founded: CloudUnderTest) -> None:
    async with founded.store.transaction() as tx:
        wrong = PoolAddress(url=founded.pool.url, username="root", password="wrong", tls="none")
        await clusters.set_address(tx, founded.cluster, wrong)
    async with founded.running():
        with pytest.raises(CloudError, match="password"):
            await founded.adopt()
    async with founded.store.reading() as tx:
        assert await hosts.list_where(tx, hosts.rows.table.c.removed.is_(None)) == []
        assert (await clusters.get(tx, founded.cluster.id)).external_uuid is None
