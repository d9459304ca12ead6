"""The sagas of templates, and of a volume made of an image, under everything that can go wrong with their steps
and calls.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from poolwright.clock import SystemClock
from poolwright.model.template import Template
from poolwright.model.volume import Volume, VolumeState, VolumeType
from poolwright.orchestration.connections import Connections
from poolwright.orchestration.context import Context
from poolwright.orchestration.failures import FAULTS
from poolwright.orchestration.sagas import create_template, delete_template, register_template, upload_volume
from poolwright.store import sagas, storage_pools, templates, volumes
from poolwright.xenserver.pools import Pools

from . import kit
from .conftest import GIB, MANAGER, CloudUnderTest
from .sweeping import break_every_call, sweep

CONTENT = b"image" * 4096


@dataclass
class Workshop:
    """A pool, the rows of a template and of an upload that are to be, and a volume with a disk to make the
    template of.
    """

    cloud: CloudUnderTest
    context: Context
    template: Template
    volume: Volume
    upload: Volume
    first: dict[str, Any] = field(default_factory=dict)

    async def snapshot(self) -> object:
        database = self.cloud.pool.database
        async with self.cloud.store.reading() as tx:
            row = await templates.get(tx, self.template.id)
            upload = await volumes.get(tx, self.upload.id)
        return {
            **{
                cls: frozenset(str(row["uuid"]) for _, row in database.items(cls))
                for cls in ("VM", "VDI", "VBD")
            },
            "row": (row.external_uuid is not None, len(row.disks)),
            "upload": (upload.external_uuid is not None, upload.size, upload.storage_pool_id),
        }

    async def restore(self) -> None:
        """As in the beginning: what the last run made is gone, the image lies ready."""
        pool = await self.context.pool(self.cloud.cluster.id)
        database = self.cloud.pool.database
        async with pool.speaking_of("the test's own") as session:
            for cls, api in (("VM", session.VM), ("VDI", session.VDI)):
                made = [row["uuid"] for _, row in database.items(cls) if row["uuid"] not in self.first[cls]]
                for uuid in made:
                    await api.destroy(await api.get_by_uuid(uuid))  # type: ignore[attr-defined]
        async with self.cloud.store.transaction() as tx:
            await templates.update(
                tx, self.template.id, cluster_id=None, external_uuid=None, disks=[], removed=None
            )
            await volumes.update(
                tx, self.upload.id, external_uuid=None, physical_size=None, storage_pool_id=None, size=0
            )
        for uuid in (self.template.uuid, self.upload.uuid):
            (self.context.images / f"{uuid}.ready").write_bytes(CONTENT)

    def scenario(
        self, saga: Any, params: Any, prepare: Callable[[], Any] | None = None
    ) -> kit.Scenario[Any, Context]:
        @asynccontextmanager
        async def open_world() -> AsyncIterator[Workshop]:
            await (prepare or self.restore)()
            yield self

        opening: Callable[[], AbstractAsyncContextManager[Workshop]] = open_world
        return kit.Scenario(saga, params, opening, faults=FAULTS, normal=counted)


def counted(snapshot: Any) -> object:
    return {key: len(value) if isinstance(value, frozenset) else value for key, value in snapshot.items()}


@pytest.fixture
async def workshop(stopped: CloudUnderTest, tmp_path: Path) -> AsyncIterator[Workshop]:
    cloud = stopped
    owner = {"account_id": cloud.account.id, "domain_id": cloud.account.domain_id, "zone_id": cloud.zone.id}
    async with Pools(SystemClock()) as pools:
        connections = Connections(cloud.store, pools)
        pool = await connections.get(cloud.cluster.id)
        inventory = await pool.inventory()
        async with cloud.store.reading() as tx:
            storage = next(one for one in await storage_pools.list_where(tx) if one.is_default)
        async with pool.speaking_of("the test's own") as session:
            vdi = await session.VDI.create(
                {
                    "name_label": "data",
                    "name_description": "",
                    "SR": inventory.sr(storage.external_uuid),
                    "virtual_size": GIB,
                    "type": "user",
                    "sharable": False,
                    "read_only": False,
                    "other_config": {},
                }
            )
            uuid = await session.VDI.get_uuid(vdi)
        async with cloud.store.transaction() as tx:
            volume = await volumes.insert(
                tx,
                Volume(
                    name="data",
                    type=VolumeType.DATADISK,
                    size=GIB,
                    state=VolumeState.READY,
                    storage_pool_id=storage.id,
                    external_uuid=uuid,
                    **owner,
                ),
            )
            uploading = Volume(
                name="up", type=VolumeType.DATADISK, size=0, state=VolumeState.UPLOADING, **owner
            )
            upload = await volumes.insert(tx, uploading)
            template = await templates.insert(
                tx, Template(name="own", is_ours=True, is_ready=False, format="RAW", **owner)
            )
            row = await sagas.insert(tx, name="a test's", params="{}")
        images = tmp_path / "images"
        images.mkdir()
        context = Context(cloud.store, connections, SystemClock(), MANAGER, row, images=images)
        made = Workshop(cloud, context, template, volume, upload)
        (images / f"{template.uuid}.ready").write_bytes(CONTENT)
        snapshot: Any = await made.snapshot()
        made.first = snapshot
        yield made


async def test_register(workshop: Workshop) -> None:
    params = register_template.RegisterTemplate(template_id=workshop.template.id)
    scenario = workshop.scenario(register_template.saga, params)
    await kit.check_succeeds(scenario)
    for step in ("make_disk", "make_template", "enlist", "forget_file"):
        await kit.check_repeats(scenario, step)
    await kit.check_completes_through_every_crash(scenario, before=False)
    await kit.check_unwinds_from(scenario, "enlist")
    assert await break_every_call(scenario, workshop.cloud.pool) <= 26


async def test_upload(workshop: Workshop) -> None:
    params = upload_volume.UploadVolume(
        volume_id=workshop.upload.id, volume_uuid=workshop.upload.uuid, url="http://unused/", format="RAW"
    )
    scenario = workshop.scenario(upload_volume.saga, params)
    await kit.check_succeeds(scenario)
    for step in ("reserve", "make_disk", "enlist", "forget_file"):
        await kit.check_repeats(scenario, step)
    await kit.check_completes_through_every_crash(scenario, before=False)
    await kit.check_unwinds_from(scenario, "enlist")
    assert await break_every_call(scenario, workshop.cloud.pool) <= 14


async def test_create_and_delete(workshop: Workshop) -> None:
    ids = {"template_id": workshop.template.id, "volume_id": workshop.volume.id}
    creating = workshop.scenario(create_template.saga, create_template.CreateTemplate(**ids))
    await sweep(creating)
    await break_every_call(creating, workshop.cloud.pool)

    async def made() -> None:
        async with creating.open():
            assert (await creating.run(creating.saga, workshop, kit.MemoryJournal())).failure is None

    params = delete_template.DeleteTemplate(template_id=workshop.template.id)
    deleting = workshop.scenario(delete_template.saga, params, made)
    await sweep(deleting, unwinds=False)
    await break_every_call(deleting, workshop.cloud.pool, unwinds=False)
