"""Snapshots of volumes: taken, listed, deleted, put back to; and volumes made of them."""

from __future__ import annotations

from typing import Any, Final

from poolwright.model.account import Caller
from poolwright.model.errors import InvalidParameter, InvalidState, NotFound
from poolwright.model.job import Job
from poolwright.model.resource import Found, Page, Query
from poolwright.model.snapshot import Snapshot, SnapshotState, SnapshotView, check_usable
from poolwright.model.virtual_machine import State
from poolwright.model.volume import Volume, VolumeState, VolumeType, VolumeView, size_in_bytes
from poolwright.services import limits
from poolwright.services import volumes as owned
from poolwright.services.cloud import Cloud
from poolwright.services.jobs import open_job
from poolwright.services.ownership import For, Whose, check_offered, get_owner, owner_for, scope_of
from poolwright.services.queries import Conditions
from poolwright.services.volumes import Made
from poolwright.store import Transaction, disk_offerings, snapshots, virtual_machines, volumes

INSTANCE_TYPE: Final = "Snapshot"


async def list_(
    cloud: Cloud, caller: Caller, whose: Whose, conditions: Conditions, keyword: str | None, page: Page
) -> Found[SnapshotView]:
    """The snapshots that fit and that the caller may see."""
    async with cloud.store.reading() as tx:
        scope = await scope_of(tx, caller, whose)
        return await snapshots.list_(tx, Query(equal=conditions, keyword=keyword, page=page, scope=scope))


async def find_shown(cloud: Cloud, uuid: str) -> SnapshotView | None:
    """The snapshot as a finished job shows it, even when it is gone by then."""
    async with cloud.store.reading() as tx:
        found = await snapshots.list_(tx, Query(equal={"uuid": uuid}, removed=True))
    return found.rows[0] if found.rows else None


async def get_visible(tx: Transaction, caller: Caller, ref: str) -> SnapshotView:
    """The snapshot, if it is the caller's to use. Raises `NotFound`, which also hides those of others."""
    snapshot = await snapshots.get(tx, ref)
    if not caller.owns(snapshot.account_id, snapshot.domain_path):
        raise NotFound(f"Unable to find snapshot {ref}")
    return snapshot


async def create(cloud: Cloud, caller: Caller, volume_ref: str, name: str | None) -> Made:
    """Begin a snapshot of a volume that has a disk. Raises `InvalidState`, `LimitReached`."""
    async with cloud.transaction() as tx:
        volume = await owned.get_visible(tx, caller, volume_ref)
        if volume.state is not VolumeState.READY or volume.storage_pool_id is None:
            raise InvalidState(
                f"Volume {volume.name} ({volume.uuid}) is {volume.state}; a snapshot needs it Ready",
                uuids=[volume.uuid],
            )
        moment = tx.clock.now().strftime("%Y%m%d%H%M%S")
        made = await snapshots.insert(
            tx,
            Snapshot(
                name=name or f"{volume.virtual_machine_name or 'detached'}_{volume.name}_{moment}",
                account_id=volume.account_id,
                domain_id=volume.domain_id,
                zone_id=volume.zone_id,
                volume_id=volume.id,
                storage_pool_id=volume.storage_pool_id,
                state=SnapshotState.CREATING,
                size=volume.size,
            ),
        )
        await limits.enforce(tx, await get_owner(tx, volume.account_id), limits.SNAPSHOT)
        job = await open_job(tx, caller, "createSnapshot", INSTANCE_TYPE, made.uuid)
        parameters = {"snapshot_id": made.id, **_of(volume)}
        await cloud.runner.submit(tx, "create_snapshot", parameters, job=job.id)
    cloud.runner.wake()
    return Made(job, made.uuid)


async def delete(cloud: Cloud, caller: Caller, ref: str) -> Job:
    """Remove a snapshot. Raises `InvalidState` while it is being taken or removed."""
    async with cloud.transaction() as tx:
        snapshot = await get_visible(tx, caller, ref)
        check_usable(snapshot)
        await snapshots.update(tx, snapshot.id, state=SnapshotState.DESTROYING)
        job = await open_job(tx, caller, "deleteSnapshot", INSTANCE_TYPE, snapshot.uuid)
        await cloud.runner.submit(tx, "delete_snapshot", {"snapshot_id": snapshot.id}, job=job.id)
    cloud.runner.wake()
    return job


async def revert(cloud: Cloud, caller: Caller, ref: str) -> Job:
    """Put a volume back to its snapshot; what was written since is lost. Raises `InvalidState`."""
    async with cloud.transaction() as tx:
        snapshot = await get_visible(tx, caller, ref)
        check_usable(snapshot)
        volume = await volumes.find(tx, snapshot.volume_id)
        if volume is None or volume.state is not VolumeState.READY:
            raise InvalidState(
                f"Volume {snapshot.volume_name} is {volume.state if volume else 'gone'}; make a volume of "
                f"snapshot {snapshot.name} instead",
                uuids=[snapshot.uuid],
            )
        if volume.virtual_machine_id is not None:
            vm = await virtual_machines.get(tx, volume.virtual_machine_id)
            if vm.state is not State.STOPPED:
                raise InvalidState(
                    f"VM {vm.display_name} is {vm.state}; stop it before its volume is put back",
                    uuids=[vm.uuid, volume.uuid],
                )
        await volumes.update(tx, volume.id, state=VolumeState.REVERTING)
        job = await open_job(tx, caller, "revertSnapshot", INSTANCE_TYPE, snapshot.uuid)
        parameters = {"snapshot_id": snapshot.id, **_of(volume)}
        await cloud.runner.submit(tx, "revert_snapshot", parameters, job=job.id)
    cloud.runner.wake()
    return job


async def create_volume(
    cloud: Cloud,
    caller: Caller,
    ref: str,
    *,
    name: str | None,
    offering: str | None,
    size_gib: int | None,
    whom: For,
    display: bool,
) -> Made:
    """Begin a volume with what a snapshot holds; it may be bigger, not smaller.

    Raises `InvalidParameter`, `InvalidState`, `LimitReached`.
    """
    async with cloud.transaction() as tx:
        snapshot = await get_visible(tx, caller, ref)
        check_usable(snapshot)
        owner = await owner_for(tx, caller, whom)
        chosen = await disk_offerings.get(tx, offering) if offering is not None else None
        if chosen is not None:
            await check_offered(tx, owner, chosen)
        asked = size_in_bytes("size", size_gib) if size_gib is not None else snapshot.size
        if asked < snapshot.size:
            raise InvalidParameter(
                f"size is {size_gib} GiB: snapshot {snapshot.name} has {snapshot.size} bytes, all needed",
                uuids=[snapshot.uuid],
            )
        made = await volumes.insert(
            tx,
            Volume(
                name=name or f"DATA-{tx.clock.uuid4()}",
                account_id=owner.id,
                domain_id=owner.domain_id,
                zone_id=snapshot.zone_id,
                type=VolumeType.DATADISK,
                size=asked,
                state=VolumeState.CREATING,
                storage_pool_id=snapshot.storage_pool_id,
                disk_offering_id=chosen.id if chosen else None,
                from_snapshot=snapshot.id,
                display=display,
            ),
        )
        await limits.enforce(tx, owner, limits.VOLUME)
        job = await open_job(tx, caller, "createVolume", owned.INSTANCE_TYPE, made.uuid)
        parameters = {"volume_id": made.id, "snapshot_id": snapshot.id}
        await cloud.runner.submit(tx, "create_volume", parameters, job=job.id)
    cloud.runner.wake()
    return Made(job, made.uuid)


def _of(volume: VolumeView) -> dict[str, Any]:
    return {"volume_id": volume.id, "virtual_machine_id": volume.virtual_machine_id}
