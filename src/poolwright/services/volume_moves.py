"""Volumes moved between the storage pools of their cluster."""

from __future__ import annotations

from poolwright.model.account import Caller
from poolwright.model.errors import InsufficientCapacity, InvalidParameter, InvalidState
from poolwright.model.job import Job
from poolwright.model.resource import Found
from poolwright.model.storage_pool import StoragePoolView
from poolwright.model.virtual_machine import State
from poolwright.model.volume import VolumeState, VolumeView
from poolwright.services.cloud import Cloud
from poolwright.services.jobs import open_job
from poolwright.services.volumes import INSTANCE_TYPE, get_visible
from poolwright.store import Transaction, storage_pools, virtual_machines, volumes


async def find_pools(cloud: Cloud, caller: Caller, ref: str) -> Found[StoragePoolView]:
    """The storage pools that a volume could be moved to. Raises `NotFound`, `InvalidState`."""
    async with cloud.store.reading() as tx:
        volume = await get_visible(tx, caller, ref)
        found = await _fitting(tx, volume)
    return Found(found, len(found))


async def migrate(cloud: Cloud, caller: Caller, ref: str, storage: str) -> Job:
    """Move a volume that no running VM uses. Raises `InvalidState`, `InvalidParameter`, ..."""
    async with cloud.transaction() as tx:
        volume = await get_visible(tx, caller, ref)
        target = await storage_pools.get(tx, storage)
        if target.id == volume.storage_pool_id:
            raise InvalidParameter(
                f"Volume {volume.name} lies on storage pool {target.name} already",
                uuids=[volume.uuid, target.uuid],
            )
        if target.id not in {pool.id for pool in await _fitting(tx, volume)}:
            raise InsufficientCapacity(
                f"Volume {volume.name} can't be moved to {target.name}: it is in another cluster, not Up, or "
                "has too little room",
                uuids=[volume.uuid, target.uuid],
            )
        if volume.virtual_machine_id is not None:
            vm = await virtual_machines.get(tx, volume.virtual_machine_id)
            if vm.state is not State.STOPPED:
                raise InvalidState(
                    f"Volume {volume.name} is on VM {vm.display_name}, which is {vm.state}; stop it first",
                    uuids=[volume.uuid, vm.uuid],
                )
        await volumes.update(tx, volume.id, state=VolumeState.MIGRATING)
        job = await open_job(tx, caller, "migrateVolume", INSTANCE_TYPE, volume.uuid)
        parameters = {
            "volume_id": volume.id,
            "former_pool_id": volume.storage_pool_id,
            "storage_pool_id": target.id,
            "sr_uuid": target.external_uuid,
            "virtual_machine_id": volume.virtual_machine_id,
        }
        await cloud.runner.submit(tx, "migrate_volume", parameters, job=job.id)
    cloud.runner.wake()
    return job


async def _fitting(tx: Transaction, volume: VolumeView) -> list[StoragePoolView]:
    """Raises `InvalidState` for a volume without a disk."""
    if volume.state is not VolumeState.READY or volume.storage_pool_cluster_id is None:
        raise InvalidState(
            f"Volume {volume.name} is {volume.state}; it can be moved when it is Ready", uuids=[volume.uuid]
        )
    columns = storage_pools.rows.table.c
    here = await storage_pools.list_where(
        tx, columns.cluster_id == volume.storage_pool_cluster_id, columns.removed.is_(None)
    )
    return [
        pool
        for pool in here
        if pool.id != volume.storage_pool_id and pool.state == "Up" and pool.free >= volume.size
    ]
