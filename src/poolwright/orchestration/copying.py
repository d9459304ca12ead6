"""A disk copied in full: the new one is made empty first, so that it bears its tag, and then filled."""

from __future__ import annotations

from typing import Any

from poolwright.orchestration.context import Context
from poolwright.orchestration.disk_sources import DiskSource
from poolwright.saga import Run
from poolwright.xenserver import disks, images

AnyRun = Run[Any, Context]


async def copy_disk(
    run: AnyRun, source: DiskSource, sr_uuid: str, name: str, about: str, *, size: int = 0
) -> str:
    """A new disk on that SR with all that is on the source, at least `size` bytes big; its uuid."""
    owner = run.context.owner(run)
    pool = await run.context.pool(source.cluster_id)
    sr = (await pool.inventory()).sr(sr_uuid)
    async with pool.limits.sr_operation(sr_uuid), pool.speaking_of(about) as session:
        original = await disks.get_by_uuid(session, source.uuid, source.about)
        vdi = await disks.find_by_owner(session, owner) if run.repeated else None
        if vdi is None:
            least = await session.VDI.get_virtual_size(original)
            vdi = await disks.create_blank(session, sr, name, max(size, least), owner)
        uuid = await session.VDI.get_uuid(vdi)
    async with pool.limits.call(), pool.speaking_of(about) as session:
        await images.copy(session, original, vdi)
    return uuid


async def destroy_copy(run: AnyRun, cluster_id: int, sr_uuid: str, uuid: str | None, about: str) -> None:
    """Remove the disk with that uuid, or else with the step's tag; nothing to do where there is none."""
    pool = await run.context.pool(cluster_id)
    async with pool.limits.sr_operation(sr_uuid), pool.speaking_of(about) as session:
        if uuid is None:
            vdi = await disks.find_by_owner(session, run.context.owner(run))
        else:
            vdi = await disks.find_by_uuid(session, uuid)
        if vdi is not None:
            await disks.ensure_destroyed(session, vdi)
