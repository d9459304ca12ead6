"""Adopting a pool: its rows appear, and nothing on it changes."""

from __future__ import annotations

from poolwright.emulator import GOLDEN_IMAGE
from poolwright.store import clusters, hosts, networks, storage_pools, templates

from .conftest import CloudUnderTest, inventory_of


async def test_the_pools_things_become_rows(cloud: CloudUnderTest) -> None:
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
