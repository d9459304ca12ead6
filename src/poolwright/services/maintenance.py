"""Maintenance: hosts and storage pools that are made idle, and taken into use again."""

from __future__ import annotations

from typing import Final

from poolwright.model.account import Caller
from poolwright.model.errors import InvalidState
from poolwright.model.host import HostState, ResourceState
from poolwright.model.job import Job
from poolwright.services.cloud import Cloud
from poolwright.services.jobs import open_job
from poolwright.store import hosts, storage_pools

HOST: Final = "Host"
STORAGE_POOL: Final = "StoragePool"
#: The states from which a host is prepared, and those that are over when it is taken into use again.
_IN_USE: Final = (ResourceState.ENABLED, ResourceState.DISABLED, ResourceState.ERROR)
_EMPTIED: Final = (ResourceState.MAINTENANCE, ResourceState.ERROR)
_PREPARING: Final = "PrepareForMaintenance"
_IDLE: Final = ("Maintenance", "ErrorInMaintenance")


async def prepare_host(cloud: Cloud, caller: Caller, ref: str) -> Job:
    """Have every VM of ours leave a host, and close it. Raises `NotFound`, `InvalidState`."""
    async with cloud.transaction() as tx:
        host = await hosts.get(tx, ref)
        if host.resource_state not in _IN_USE:
            raise InvalidState(f"Host {host.name} is {host.resource_state} already", uuids=[host.uuid])
        if host.state is not HostState.UP:
            raise InvalidState(
                f"Host {host.name} is {host.state}: nothing can be moved off it", uuids=[host.uuid]
            )
        await hosts.update(tx, host.id, resource_state=ResourceState.PREPARE_FOR_MAINTENANCE)
        job = await open_job(tx, caller, "prepareHostForMaintenance", HOST, host.uuid)
        await cloud.runner.submit(tx, "maintain_host", {"host_id": host.id}, job=job.id)
    cloud.runner.wake()
    return job


async def resume_host(cloud: Cloud, caller: Caller, ref: str) -> Job:
    """Open a host for VMs again. Raises `NotFound`, `InvalidState`."""
    async with cloud.transaction() as tx:
        host = await hosts.get(tx, ref)
        if host.resource_state not in _EMPTIED:
            raise InvalidState(
                f"Host {host.name} is {host.resource_state}, not in maintenance", uuids=[host.uuid]
            )
        job = await open_job(tx, caller, "cancelHostMaintenance", HOST, host.uuid)
        await cloud.runner.submit(tx, "resume_host", {"host_id": host.id}, job=job.id)
    cloud.runner.wake()
    return job


async def prepare_storage_pool(cloud: Cloud, caller: Caller, ref: str) -> Job:
    """Stop every VM with a volume on a storage pool, and close it. Raises `NotFound`, `InvalidState`."""
    async with cloud.transaction() as tx:
        pool = await storage_pools.get(tx, ref)
        if pool.state in (_PREPARING, "Maintenance"):
            raise InvalidState(f"Storage pool {pool.name} is {pool.state} already", uuids=[pool.uuid])
        await storage_pools.update(tx, pool.id, state=_PREPARING)
        job = await open_job(tx, caller, "enableStorageMaintenance", STORAGE_POOL, pool.uuid)
        await cloud.runner.submit(tx, "maintain_storage_pool", {"storage_pool_id": pool.id}, job=job.id)
    cloud.runner.wake()
    return job


async def resume_storage_pool(cloud: Cloud, caller: Caller, ref: str) -> Job:
    """Open a storage pool again, and start the VMs that were stopped for it.

    Raises `NotFound`, `InvalidState`.
    """
    async with cloud.transaction() as tx:
        pool = await storage_pools.get(tx, ref)
        if pool.state not in _IDLE:
            raise InvalidState(
                f"Storage pool {pool.name} is {pool.state}, not in maintenance", uuids=[pool.uuid]
            )
        job = await open_job(tx, caller, "cancelStorageMaintenance", STORAGE_POOL, pool.uuid)
        await cloud.runner.submit(tx, "resume_storage_pool", {"storage_pool_id": pool.id}, job=job.id)
    cloud.runner.wake()
    return job
