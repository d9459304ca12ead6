"""Volumes: the disks of VMs, made, sized, deleted. Where they are attached is `attachments`.

A volume that was never attached is a row (`Allocated`); its disk is made on a pool when it first needs one, as
CloudStack does it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

import msgspec

from poolwright.model.account import Caller, RoleType
from poolwright.model.errors import Forbidden, InvalidParameter, NotFound
from poolwright.model.job import Job
from poolwright.model.offering import DiskOffering
from poolwright.model.resource import Found, Page, Query
from poolwright.model.volume import (
    Volume,
    VolumeState,
    VolumeType,
    VolumeView,
    delete_allowed,
    recover_allowed,
    resize_allowed,
    size_in_bytes,
)
from poolwright.services import disks, limits, zones
from poolwright.services.cloud import Cloud
from poolwright.services.jobs import finished_job, open_job
from poolwright.services.ownership import For, Owner, Whose, check_offered, get_owner, owner_for, scope_of
from poolwright.services.queries import Conditions
from poolwright.store import Transaction, async_jobs, disk_offerings, volumes

INSTANCE_TYPE: Final = "Volume"


@dataclass(frozen=True)
class Made:
    """The job, and the uuid of the volume that it makes."""

    job: Job
    uuid: str


async def list_(
    cloud: Cloud, caller: Caller, whose: Whose, conditions: Conditions, keyword: str | None, page: Page
) -> Found[VolumeView]:
    """The volumes that fit and that the caller may see."""
    async with cloud.store.reading() as tx:
        scope = await scope_of(tx, caller, whose)
        query = Query(equal=conditions, keyword=keyword, page=page, scope=scope)
        return await volumes.list_(tx, query, volumes.OF_USERS)


async def find_shown(cloud: Cloud, uuid: str) -> VolumeView | None:
    """The volume as a finished job shows it, even when it is gone by then."""
    async with cloud.store.reading() as tx:
        found = await volumes.list_(tx, Query(equal={"uuid": uuid}, removed=True))
    return found.rows[0] if found.rows else None


async def get_visible(tx: Transaction, caller: Caller, ref: str) -> VolumeView:
    """The volume, if it is the caller's to use. Raises `NotFound`, which also hides those of others."""
    volume = await volumes.get(tx, ref)
    if not caller.owns(volume.account_id, volume.domain_path):
        raise NotFound(f"Unable to find volume {ref}")
    return volume


async def create(
    cloud: Cloud,
    caller: Caller,
    *,
    zone: str,
    offering: str,
    name: str | None,
    size_gib: int | None,
    whom: For,
    display: bool,
) -> Made:
    """Add a volume of a disk offering: a row, until it is first attached.

    Raises `InvalidParameter`, `NotFound`, `Forbidden`, `LimitReached`.
    """
    async with cloud.transaction() as tx:
        where = await zones.get_usable(tx, caller, zone)
        owner = await owner_for(tx, caller, whom)
        chosen = await disk_offerings.get(tx, offering)
        await check_offered(tx, owner, chosen)
        made = await volumes.insert(tx, blank(tx, owner, where.id, chosen, name, size_gib, display=display))
        await limits.enforce(tx, owner, limits.VOLUME)
        job = await finished_job(tx, caller, "createVolume", INSTANCE_TYPE, made.uuid)
    return Made(job, made.uuid)


def blank(
    tx: Transaction,
    owner: Owner,
    zone_id: int,
    offering: DiskOffering,
    name: str | None,
    size_gib: int | None,
    *,
    display: bool = True,
) -> Volume:
    """The row of an empty volume of that offering. Raises `InvalidParameter` for a size that does not fit."""
    return Volume(
        name=name or f"DATA-{tx.clock.uuid4()}",
        account_id=owner.id,
        domain_id=owner.domain_id,
        zone_id=zone_id,
        type=VolumeType.DATADISK,
        size=disks.size_of(offering, size_gib),
        disk_offering_id=offering.id,
        provisioning_type=offering.provisioning_type,
        min_iops=offering.min_iops,
        max_iops=offering.max_iops,
        display=display,
    )


async def update(
    cloud: Cloud,
    caller: Caller,
    ref: str,
    *,
    name: str | None = None,
    display: bool | None = None,
    delete_protection: bool | None = None,
    custom_id: str | None = None,
) -> Job:
    """Change what a volume is called and whether it is shown or protected. Raises `NotFound`, `Forbidden`."""
    async with cloud.transaction() as tx:
        volume = await get_visible(tx, caller, ref)
        if custom_id is not None and not caller.is_root_admin:
            raise Forbidden("Parameter customid can only be given by a root administrator; leave it out")
        if custom_id is not None:
            custom_id = _uuid("customid", custom_id)
        values = {"name": name, "display": display, "delete_protection": delete_protection, "uuid": custom_id}
        given = {column: value for column, value in values.items() if value is not None}
        if given:
            await volumes.update(tx, volume.id, **given)
        return await finished_job(tx, caller, "updateVolume", INSTANCE_TYPE, custom_id or volume.uuid)


def _uuid(parameter: str, text: str) -> str:
    try:
        return str(UUID(text))
    except ValueError:
        raise InvalidParameter(f"{parameter} is {text!r}: it is a uuid") from None


async def resize(
    cloud: Cloud,
    caller: Caller,
    ref: str,
    *,
    size_gib: int | None,
    offering: str | None,
    shrink: bool,
    command: str = "resizeVolume",
) -> Job:
    """Give a volume another size, or another offering with its size; one without a disk yet at once.

    Raises `InvalidParameter`, `InvalidState`, `LimitReached`.
    """
    async with cloud.transaction() as tx:
        volume = await get_visible(tx, caller, ref)
        owner = await get_owner(tx, volume.account_id)
        chosen = await disk_offerings.get(tx, offering) if offering is not None else None
        size = await _new_size(tx, owner, volume, chosen, size_gib)
        resize_allowed(volume, size, shrink=shrink)
        offered = {} if chosen is None else {"disk_offering_id": chosen.id}
        if (volume.external_uuid is None and volume.state is VolumeState.ALLOCATED) or size == volume.size:
            await volumes.update(tx, volume.id, size=size, **offered)
            await limits.enforce(tx, owner, limits.VOLUME)
            return await finished_job(tx, caller, command, INSTANCE_TYPE, volume.uuid)
        # Counted as it will be, so that two can't take the same room.
        await volumes.update(tx, volume.id, size=size, state=VolumeState.RESIZING)
        await limits.enforce(tx, owner, limits.VOLUME)
        job = await open_job(tx, caller, command, INSTANCE_TYPE, volume.uuid)
        parameters = {
            "volume_id": volume.id,
            "size": size,
            "former_size": volume.size,
            "virtual_machine_id": volume.virtual_machine_id,
            "disk_offering_id": chosen.id if chosen else None,
        }
        await cloud.runner.submit(tx, "resize_volume", parameters, job=job.id)
    cloud.runner.wake()
    return job


async def _new_size(
    tx: Transaction, owner: Owner, volume: VolumeView, offering: DiskOffering | None, size_gib: int | None
) -> int:
    """The bytes that are asked for. Raises `InvalidParameter`."""
    if offering is not None:
        if volume.type is VolumeType.ROOT:
            raise InvalidParameter(
                f"Volume {volume.name} is a root disk, which has no disk offering; give size",
                uuids=[volume.uuid],
            )
        await check_offered(tx, owner, offering)
        return disks.size_of(offering, size_gib)
    if size_gib is None:
        raise InvalidParameter("give size, in GiB, or diskofferingid")
    if volume.disk_offering_id is not None:
        current = await disk_offerings.find(tx, volume.disk_offering_id)
        if current is not None and not current.customized:
            raise InvalidParameter(
                f"Volume {volume.name} is of disk offering {current.name}, which has a fixed size; give the "
                "diskofferingid of another",
                uuids=[volume.uuid, current.uuid],
            )
    return size_in_bytes("size", size_gib)


async def delete(cloud: Cloud, caller: Caller, ref: str) -> None:
    """Remove a volume and its content for good. Raises `InvalidState`, and what the pool refuses."""
    async with cloud.transaction() as tx:
        volume = await get_visible(tx, caller, ref)
        delete_allowed(volume)
        saga = await _expunge(cloud, tx, volume)
    if saga is not None:
        cloud.runner.wake()
        await cloud.runner.wait(saga)


async def destroy(cloud: Cloud, caller: Caller, ref: str, *, expunge: bool) -> Job:
    """Mark a volume as destroyed, so that it can be recovered; with `expunge` remove it for good.

    Raises `InvalidState`, `Forbidden` where a user asks to expunge.
    """
    if expunge and caller.role_type is RoleType.USER:
        raise Forbidden("Parameter expunge can be passed by administrators only")
    async with cloud.transaction() as tx:
        volume = await get_visible(tx, caller, ref)
        delete_allowed(volume)
        job = await open_job(tx, caller, "destroyVolume", INSTANCE_TYPE, volume.uuid)
        if not expunge and volume.external_uuid is not None:
            await volumes.update(tx, volume.id, state=VolumeState.DESTROY)
            await async_jobs.finish(tx, job.id)
        elif await _expunge(cloud, tx, volume, job=job.id) is None:
            await async_jobs.finish(tx, job.id)
    cloud.runner.wake()
    return job


async def recover(cloud: Cloud, caller: Caller, ref: str) -> VolumeView:
    """Take a destroyed volume back. Raises `InvalidState`, `LimitReached`."""
    async with cloud.transaction() as tx:
        volume = await get_visible(tx, caller, ref)
        recover_allowed(volume)
        back = VolumeState.READY if volume.external_uuid else VolumeState.ALLOCATED
        await volumes.update(tx, volume.id, state=back)
        await limits.enforce(tx, await get_owner(tx, volume.account_id), limits.VOLUME)
    return msgspec.structs.replace(volume, state=back)


async def _expunge(cloud: Cloud, tx: Transaction, volume: VolumeView, **job: Any) -> str | None:
    """Remove a volume: the saga that does it, or None where there is no disk, and so nothing left to do."""
    if volume.external_uuid is None:
        await volumes.update(tx, volume.id, state=VolumeState.EXPUNGED)
        await volumes.remove(tx, volume.id)
        return None
    await volumes.update(tx, volume.id, state=VolumeState.EXPUNGING)
    parameters = {"volume_id": volume.id, "former_state": volume.state}
    return await cloud.runner.submit(tx, "delete_volume", parameters, **job)
