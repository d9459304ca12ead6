"""Put an ISO into a VM's CD drive, or take out what is in it; also while the VM runs."""

from __future__ import annotations

from typing import Any

import msgspec

from poolwright.model.errors import InvalidState
from poolwright.model.virtual_machine import VirtualMachineView
from poolwright.orchestration.context import Context
from poolwright.orchestration.definition import Definition
from poolwright.orchestration.existing import get_vm
from poolwright.saga import Outcome, Run, Saga, State
from poolwright.store import Transaction, virtual_machines
from poolwright.xenserver import disks, drives


class ChangeIso(msgspec.Struct, frozen=True, kw_only=True):
    """The VM's number; the ISO's, with the uuid of its VDI; None to take out what is in."""

    virtual_machine_id: int
    iso_id: int | None = None
    vdi_uuid: str | None = None


class Drive(msgspec.Struct, frozen=True, kw_only=True):
    """The CD drive's uuid, and that of the VDI that was in it."""

    vbd_uuid: str
    former_vdi_uuid: str | None


Change = Run[ChangeIso, Context]

saga = Saga[ChangeIso, Context]("change_iso", params=ChangeIso)


@saga.step
async def find_drive(run: Change) -> Drive:
    """The drive, and what is in it."""
    vm = await _read(run)
    pool = await run.context.pool(vm.cluster_id or 0)
    async with pool.speaking_of(f"CD drive of instance {vm.instance_name}") as session:
        cd = await drives.find_cd(session, await get_vm(run.context, pool, session, vm))
        if cd is None:
            raise InvalidState(f"Instance {vm.display_name} has no CD drive on its pool", uuids=[vm.uuid])
        record = await session.VBD.get_record(cd)
        former = None if record.empty else await session.VDI.get_uuid(record.VDI)
    return Drive(vbd_uuid=record.uuid, former_vdi_uuid=former)


find_drive.no_undo(because="it only reads")


@saga.step
async def change(run: Change) -> None:
    """The ISO in, or nothing."""
    await _put(run, run.params.vdi_uuid)


@change.undo
async def change_back(run: Change, _done: None) -> None:
    await _put(run, run.output(find_drive).former_vdi_uuid)


async def _put(run: Change, vdi_uuid: str | None) -> None:
    vm = await _read(run)
    about = f"CD drive of instance {vm.instance_name}"
    pool = await run.context.pool(vm.cluster_id or 0)
    async with pool.speaking_of(about) as session:
        cd = await drives.find_by_uuid(session, run.output(find_drive).vbd_uuid)
        if cd is None:
            raise InvalidState(f"The {about} was removed from the pool", uuids=[vm.uuid])
        vdi = None if vdi_uuid is None else await disks.get_by_uuid(session, vdi_uuid, f"ISO in the {about}")
        await drives.ensure_medium(session, cd, vdi)


async def _read(run: Change) -> VirtualMachineView:
    async with run.context.store.reading() as tx:
        return await virtual_machines.get(tx, run.params.virtual_machine_id)


async def settle(tx: Transaction, params: Any, outcome: Outcome) -> None:
    """Known to the VM's row; or as it was."""
    if outcome.state is State.SUCCEEDED:
        await virtual_machines.update(tx, params.virtual_machine_id, iso_id=params.iso_id)


DEFINITION = Definition(
    saga, settle=settle, exclusive=lambda params: f"virtual_machine/{params.virtual_machine_id}"
)
