"""Templates and ISOs made on a pool: from a file that is fetched, or from a volume's or snapshot's disk.

A template is what XAPI itself knows as one: a VM that is a template, made from the pool's record for its guest
operating system, with one disk. An ISO is a disk that is never written. Each piece is a step's work; it may run
twice.
"""

from __future__ import annotations

import asyncio
from typing import Any, Final

import msgspec

from poolwright.model.errors import InvalidState, NotFound
from poolwright.model.template import TemplateDisk, TemplateView
from poolwright.orchestration import copying, image_disks
from poolwright.orchestration.context import Context
from poolwright.orchestration.disk_sources import DiskSource
from poolwright.orchestration.image_files import ImageFile
from poolwright.saga import Run
from poolwright.store import Transaction, os_types, templates
from poolwright.store.guest_os import CATCH_ALL
from poolwright.xenserver import disks, images
from poolwright.xenserver import virtual_machines as machines

AnyRun = Run[Any, Context]
#: Seconds between the words about how far it is that a template's row gets.
TELL_EVERY: Final = 2.0


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """Where a template is made: the cluster, and the SR with its storage pool's number."""

    template_id: int
    name: str
    cluster_id: int
    storage_pool_id: int
    sr_uuid: str
    about: str
    is_iso: bool
    os_names: list[str]


async def choose_place(tx: Transaction, template_id: int, size: int, cluster_id: int | None) -> Place:
    """The storage with most room in the template's zone, of that cluster if one is said; shared before local.

    Raises `InsufficientCapacity` with what stands against each.
    """
    template = await templates.get(tx, template_id)
    pool = await image_disks.choose_storage(tx, size, zone_id=template.zone_id, cluster_id=cluster_id)
    names = (await os_types.get(tx, template.os_type_id)).template_names if template.os_type_id else []
    return Place(
        template_id=template.id,
        name=template.name,
        cluster_id=pool.cluster_id,
        storage_pool_id=pool.id,
        sr_uuid=pool.external_uuid,
        about=f"{'ISO' if template.is_iso else 'template'} {template.name}",
        is_iso=template.is_iso,
        os_names=names,
    )


# --- the file -----------------------------------------------------------------------------------------


async def fetch(run: AnyRun, template_id: int, *, internal: bool) -> ImageFile:
    """The template's file, fetched, checked, and as XAPI takes it."""
    context = run.context
    async with context.store.reading() as tx:
        template = await templates.get(tx, template_id)
    async with Telling(context, template_id) as telling:
        return await image_disks.fetch(
            context,
            template.uuid,
            template.url or "",
            template.format,
            template.checksum,
            template.name,
            internal=internal,
            progress=telling.moved,
        )


async def forget_file(context: Context, template_id: int) -> None:
    """Remove the file, and all that came of it."""
    async with context.store.reading() as tx:
        found = await templates.list_where(tx, templates.rows.table.c.id == template_id)
    for template in found:
        await image_disks.forget_file(context, template.uuid)


class Telling:
    """Writes into a template's row how far it is, now and then: `12% Downloaded`."""

    def __init__(self, context: Context, template_id: int, words: str = "% Downloaded") -> None:
        self._context = context
        self._template_id = template_id
        self._words = words
        self._percent = 0
        self._group = asyncio.TaskGroup()
        self._task: asyncio.Task[None] | None = None

    async def __aenter__(self) -> Telling:
        await self._group.__aenter__()
        self._task = self._group.create_task(self._tell())
        return self

    async def __aexit__(self, *raised: Any) -> None:
        if self._task is not None:
            self._task.cancel()
        await self._group.__aexit__(None, None, None)

    def moved(self, have: int, total: int | None) -> None:
        """So many bytes of so many."""
        if total:
            self._percent = have * 100 // total

    async def _tell(self) -> None:
        told = -1
        while True:
            if self._percent != told:
                told = self._percent
                async with self._context.store.transaction() as tx:
                    await templates.update(tx, self._template_id, status=f"{told}{self._words}")
            await asyncio.sleep(TELL_EVERY)


# --- the disk -----------------------------------------------------------------------------------------


async def make_disk(run: AnyRun, place: Place, image: ImageFile) -> str:
    """A disk with the file's content; its uuid."""
    async with Telling(run.context, place.template_id, "% Installed") as telling:
        return await image_disks.make_disk(
            run, place.cluster_id, place.sr_uuid, place.name, place.about, image, telling.moved
        )


async def copy_disk(run: AnyRun, place: Place, source: DiskSource) -> str:
    """A disk with all that is on the source; its uuid. Raises `InvalidState` while that one is written."""
    return await copying.copy_disk(run, source, place.sr_uuid, place.name, place.about)


async def destroy_disk(run: AnyRun, place: Place, uuid: str | None) -> None:
    """Remove the disk that a step made or may have made."""
    await copying.destroy_copy(run, place.cluster_id, place.sr_uuid, uuid, place.about)


# --- the template -------------------------------------------------------------------------------------


async def make_template(run: AnyRun, place: Place, vdi_uuid: str) -> str:
    """The template on the pool, with its disk; its uuid. An ISO is none: its own uuid."""
    if place.is_iso:
        return vdi_uuid
    owner = run.context.owner(run)
    pool = await run.context.pool(place.cluster_id)
    inventory = await pool.inventory()
    base = images.base_template(inventory, [*place.os_names, CATCH_ALL])
    if base is None:
        raise InvalidState(f"The pool has no template {CATCH_ALL}, which {place.about} would be made from")
    async with pool.speaking_of(place.about) as session:
        vm = await machines.find_template_by_owner(session, owner) if run.repeated else None
        vm = vm or await session.VM.create(images.template_record(base, place.name, owner))
        vdi = await disks.get_by_uuid(session, vdi_uuid, place.about)
        await images.ensure_disk(session, vm, vdi, owner)
        return await session.VM.get_uuid(vm)


async def destroy_template(run: AnyRun, place: Place) -> None:
    """Remove the template that `make_template` made or may have made; its disk stays."""
    if place.is_iso:
        return
    pool = await run.context.pool(place.cluster_id)
    async with pool.speaking_of(place.about) as session:
        vm = await machines.find_template_by_owner(session, run.context.owner(run))
        if vm is not None:
            await images.ensure_template_destroyed(session, vm)


async def enlist(run: AnyRun, place: Place, uuid: str, vdi_uuid: str) -> None:
    """Have the template's row know what it is on the pool."""
    context = run.context
    pool = await context.pool(place.cluster_id)
    async with pool.speaking_of(place.about) as session:
        vdi = await disks.get_by_uuid(session, vdi_uuid, place.about)
        record = await session.VDI.get_record(vdi)
    disk = TemplateDisk(
        device="0",
        size=record.virtual_size,
        external_uuid=vdi_uuid,
        storage_pool_external_uuid=place.sr_uuid,
    )
    async with context.store.transaction() as tx:
        await templates.update(
            tx,
            place.template_id,
            cluster_id=place.cluster_id,
            external_uuid=uuid,
            disks=[disk],
            size=record.virtual_size,
            physical_size=max(0, record.physical_utilisation),
        )
    await pool.inventory(max_age=0)


async def delist(context: Context, template_id: int) -> None:
    """Take that back."""
    async with context.store.transaction() as tx:
        await templates.update(tx, template_id, cluster_id=None, external_uuid=None, disks=[])


async def remove(context: Context, template_id: int) -> None:
    """Remove a template of ours from its pool, with its disk."""
    async with context.store.reading() as tx:
        template: TemplateView = await templates.get(tx, template_id)
    if template.cluster_id is None or template.external_uuid is None:
        return
    if not template.is_ours:
        raise NotFound(f"Template {template.name} was not made here", uuids=[template.uuid])
    pool = await context.pool(template.cluster_id)
    about = f"template {template.name}"
    async with pool.speaking_of(about) as session:
        vm = None if template.is_iso else await machines.find_by_uuid(session, template.external_uuid)
        if vm is not None:
            await images.ensure_template_destroyed(session, vm)
    for disk in template.disks:
        async with (
            pool.limits.sr_operation(disk.storage_pool_external_uuid or ""),
            pool.speaking_of(about) as session,
        ):
            vdi = await disks.find_by_uuid(session, disk.external_uuid or "")
            if vdi is not None:
                await disks.ensure_destroyed(session, vdi)
