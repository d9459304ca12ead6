"""Disks made of images: fetched into a file of ours, put on a storage of the zone. A template's, or a volume's.

Each piece is a step's work and may run twice. What the row says of it is the caller's.
"""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

from sqlalchemy import ColumnElement

from poolwright.model.errors import InsufficientCapacity
from poolwright.model.image import read_checksum
from poolwright.model.storage_placement import DiskRequest, choose_storage_pool
from poolwright.model.storage_pool import StoragePool
from poolwright.orchestration import fetching, image_files
from poolwright.orchestration.context import Context
from poolwright.orchestration.fetching import Progress
from poolwright.orchestration.image_files import ImageFile
from poolwright.saga import Run
from poolwright.store import Transaction, clusters, storage_pools
from poolwright.xenserver import disks, images

AnyRun = Run[Any, Context]


def _path(context: Context, uuid: str) -> Path:
    return context.images / uuid


async def fetch(
    context: Context,
    uuid: str,
    url: str,
    format_: str,
    checksum: str | None,
    about: str,
    *,
    internal: bool,
    progress: Progress | None = None,
) -> ImageFile:
    """The file of the thing with that uuid: fetched, checked, and as XAPI takes it. Raises as `fetching.fetch`
    and `image_files.prepared` do.
    """
    path = _path(context, uuid)
    ready = path.with_name(path.name + ".ready")
    if not await asyncio.to_thread(ready.exists):
        await fetching.fetch(url, path, read_checksum(checksum), internal=internal, progress=progress)
    return await image_files.prepared(path, format_, about)


async def forget_file(context: Context, uuid: str) -> None:
    """Remove the file, and all that came of it."""
    await fetching.discard(_path(context, uuid))
    await image_files.discard(_path(context, uuid))


async def choose_storage(
    tx: Transaction,
    size: int,
    *,
    zone_id: int | None,
    cluster_id: int | None = None,
    tags: frozenset[str] = frozenset(),
) -> StoragePool:
    """The storage with most room in the zone, of that cluster if one is said; shared before local.

    Raises `InsufficientCapacity` with what stands against each.
    """
    columns = clusters.rows.table.c
    conditions: list[ColumnElement[bool]] = [columns.external_uuid.is_not(None), columns.removed.is_(None)]
    if zone_id is not None:
        conditions.append(columns.zone_id == zone_id)
    if cluster_id is not None:
        conditions.append(columns.id == cluster_id)
    problem: InsufficientCapacity | None = None
    for cluster in await clusters.list_where(tx, *conditions):
        pools = storage_pools.rows.table.c
        here = await storage_pools.list_where(tx, pools.cluster_id == cluster.id, pools.removed.is_(None))
        hosts = {host for pool in here for host in pool.hosts}
        choice = choose_storage_pool(here, DiskRequest(size=size, cluster_id=cluster.id, tags=tags))
        if choice.pool is None and len(hosts) == 1:
            # A pool of one host: its local storage is all that there is.
            alone = DiskRequest(size=size, cluster_id=cluster.id, tags=tags, host_external_uuid=hosts.pop())
            choice = choose_storage_pool(here, alone)
        try:
            return choice.get()
        except InsufficientCapacity as full:
            problem = full
    raise problem or InsufficientCapacity("No cluster of the zone has a pool yet; add a host first")


async def make_disk(
    run: AnyRun,
    cluster_id: int,
    sr_uuid: str,
    name: str,
    about: str,
    image: ImageFile,
    progress: Progress | None = None,
) -> str:
    """A disk with the file's content; its uuid. `progress` is told bytes that went, and bytes in all."""
    owner = run.context.owner(run)
    pool = await run.context.pool(cluster_id)
    sr = (await pool.inventory()).sr(sr_uuid)
    async with pool.limits.sr_operation(sr_uuid), pool.speaking_of(about) as session:
        vdi = await disks.find_by_owner(session, owner) if run.repeated else None
        vdi = vdi or await disks.create_blank(session, sr, name, image.virtual_size, owner)
        uuid = await session.VDI.get_uuid(vdi)
    async with pool.speaking_of(about) as session:
        await images.fill(
            session,
            vdi,
            image_files.pieces(Path(image.path)),
            image.size,
            kind=image.kind,
            progress=None if progress is None else lambda moved: progress(moved, image.size),
        )
    return uuid
