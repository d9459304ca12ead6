"""Let a VM go: it stays on its pool as it is, without our tags, and its rows are removed."""

from __future__ import annotations

import msgspec

from poolwright.orchestration.context import Context
from poolwright.orchestration.definition import Definition
from poolwright.orchestration.existing import get_vm
from poolwright.orchestration.sagas.settling import settle_letting_go
from poolwright.saga import Run, Saga
from poolwright.store import virtual_machines
from poolwright.xenserver import foreign


class ReleaseVirtualMachine(msgspec.Struct, frozen=True, kw_only=True):
    """The VM's number, and the cluster whose pool has it."""

    virtual_machine_id: int
    cluster_id: int


class Tagged(msgspec.Struct, frozen=True, kw_only=True):
    """The VM's uuid on the pool and its name, and our entries in its other_config."""

    uuid: str
    about: str
    tags: dict[str, str]


Release = Run[ReleaseVirtualMachine, Context]

saga = Saga[ReleaseVirtualMachine, Context]("release_virtual_machine", params=ReleaseVirtualMachine)


@saga.step
async def note_tags(run: Release) -> Tagged:
    """What it bears of ours, noted before it goes: without that, nothing else would tell which VM it is."""
    async with run.context.store.reading() as tx:
        vm = await virtual_machines.get(tx, run.params.virtual_machine_id)
    pool = await run.context.pool(run.params.cluster_id)
    about = f"instance {vm.instance_name}"
    async with pool.speaking_of(about) as session:
        uuid, tags = await foreign.read_marks(session, await get_vm(run.context, pool, session, vm))
    pool.forget(vm.uuid)
    return Tagged(uuid=uuid, about=about, tags=tags)


note_tags.no_undo(because="it only reads")


@saga.step
async def take_tags(run: Release) -> None:
    """Nothing of ours on it."""
    noted = run.output(note_tags)
    pool = await run.context.pool(run.params.cluster_id)
    async with pool.speaking_of(noted.about) as session:
        await foreign.take_marks(session, noted.uuid, noted.tags)


@take_tags.undo
async def put_tags(run: Release, _taken: None) -> None:
    noted = run.output(note_tags)
    pool = await run.context.pool(run.params.cluster_id)
    async with pool.speaking_of(noted.about) as session:
        await foreign.put_marks(session, noted.uuid, noted.tags)


DEFINITION = Definition(
    saga, settle=settle_letting_go, exclusive=lambda params: f"virtual_machine/{params.virtual_machine_id}"
)
