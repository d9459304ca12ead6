"""Snapshots of whole VMs: listed, taken, gone back to, deleted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from poolwright.model.account import Caller
from poolwright.model.errors import InvalidState, NotFound
from poolwright.model.job import Job
from poolwright.model.resource import Found, Page, Query
from poolwright.model.virtual_machine import Event
from poolwright.model.vm_snapshot import (
    BUSY,
    VmSnapshot,
    VmSnapshotState,
    VmSnapshotType,
    VmSnapshotView,
    check_creatable,
    check_revertible,
    size_of,
)
from poolwright.orchestration.start_plan import list_volumes
from poolwright.services.cloud import Cloud
from poolwright.services.jobs import open_job
from poolwright.services.ownership import Whose, scope_of
from poolwright.services.queries import Conditions
from poolwright.services.virtual_machines import INSTANCE_TYPE as VIRTUAL_MACHINE
from poolwright.services.virtual_machines import get_visible
from poolwright.store import Transaction, virtual_machines, vm_snapshots

INSTANCE_TYPE: Final = "VMSnapshot"
#: CloudStack's `vmsnapshot.max`.
_MOST: Final = 10


@dataclass(frozen=True)
class Shown:
    """A snapshot and the name of the one before it."""

    snapshot: VmSnapshotView
    parent_name: str | None = None


async def list_(
    cloud: Cloud, caller: Caller, whose: Whose, conditions: Conditions, keyword: str | None, page: Page
) -> Found[Shown]:
    """The snapshots that fit and that the caller may see: two queries."""
    async with cloud.store.reading() as tx:
        scope = await scope_of(tx, caller, whose)
        found = await vm_snapshots.list_(tx, Query(equal=conditions, keyword=keyword, page=page, scope=scope))
        return Found(await _with_parents(tx, found.rows), found.total)


async def find(cloud: Cloud, uuid: str) -> Shown | None:
    """The snapshot that a finished job is about."""
    async with cloud.store.reading() as tx:
        found = await vm_snapshots.find(tx, uuid)
        return (await _with_parents(tx, [found]))[0] if found else None


async def create(
    cloud: Cloud, caller: Caller, vm_ref: str, *, name: str | None, description: str | None, memory: bool
) -> tuple[Job, str]:
    """Begin a snapshot; the job, and its uuid. Raises `NotFound`, `InvalidState`, `InvalidParameter`."""
    async with cloud.transaction() as tx:
        vm = await get_visible(tx, caller, vm_ref)
        check_creatable(vm, memory=memory)
        others = await _idle(tx, vm.id, "Creating")
        if len(others) >= _MOST:
            raise InvalidState(
                f"Creating vm snapshot failed due to VM can just have : {_MOST} VM snapshots. Please delete "
                "old ones",
                uuids=[vm.uuid],
            )
        uuid = str(tx.clock.uuid4())
        own = f"{vm.instance_name}_VS_{uuid}"
        current = next((other for other in others if other.is_current), None)
        made = await vm_snapshots.insert(
            tx,
            VmSnapshot(
                uuid=uuid,
                name=own,
                display_name=name or own,
                account_id=vm.account_id,
                domain_id=vm.domain_id,
                zone_id=vm.zone_id,
                virtual_machine_id=vm.id,
                description=description,
                type=VmSnapshotType.DISK_AND_MEMORY if memory else VmSnapshotType.DISK,
                parent_uuid=current.uuid if current else None,
                size=size_of(vm),
                volume_uuids=[volume.uuid for volume in await list_volumes(tx, vm.id)],
            ),
        )
        job = await open_job(tx, caller, "createVMSnapshot", INSTANCE_TYPE, uuid)
        params = {"virtual_machine_id": vm.id, "vm_snapshot_id": made.id}
        await cloud.runner.submit(tx, "create_vm_snapshot", params, job=job.id)
    cloud.runner.wake()
    return job, uuid


async def revert(cloud: Cloud, caller: Caller, ref: str) -> Job:
    """Have the VM go back to a snapshot: a stopped VM to one of its disks, a running one to one with memory.

    Raises `NotFound`, `InvalidState`.
    """
    async with cloud.transaction() as tx:
        snapshot = await _get_visible(tx, caller, ref)
        vm = await virtual_machines.get(tx, snapshot.virtual_machine_id)
        check_revertible(vm, snapshot, [volume.uuid for volume in await list_volumes(tx, vm.id)])
        await _idle(tx, vm.id, "Reverting")
        resume = snapshot.type is VmSnapshotType.DISK_AND_MEMORY
        if resume:
            await virtual_machines.advance(tx, vm.id, Event.REVERT_REQUESTED)
        await vm_snapshots.update(tx, snapshot.id, state=VmSnapshotState.REVERTING)
        job = await open_job(tx, caller, "revertToVMSnapshot", VIRTUAL_MACHINE, vm.uuid)
        params = {"virtual_machine_id": vm.id, "vm_snapshot_id": snapshot.id, "resume": resume}
        await cloud.runner.submit(tx, "revert_vm_snapshot", params, job=job.id)
    cloud.runner.wake()
    return job


async def delete(cloud: Cloud, caller: Caller, ref: str) -> Job:
    """Remove a snapshot and its disks; done again it goes on. Raises `NotFound`, `InvalidState`."""
    async with cloud.transaction() as tx:
        snapshot = await _get_visible(tx, caller, ref)
        if snapshot.state is not VmSnapshotState.EXPUNGING:
            await _idle(tx, snapshot.virtual_machine_id, "Deleting")
        await vm_snapshots.update(tx, snapshot.id, state=VmSnapshotState.EXPUNGING)
        job = await open_job(tx, caller, "deleteVMSnapshot", INSTANCE_TYPE, snapshot.uuid)
        params = {"virtual_machine_id": snapshot.virtual_machine_id, "vm_snapshot_id": snapshot.id}
        await cloud.runner.submit(tx, "delete_vm_snapshot", params, job=job.id)
    cloud.runner.wake()
    return job


async def _get_visible(tx: Transaction, caller: Caller, ref: str) -> VmSnapshotView:
    snapshot = await vm_snapshots.get(tx, ref)
    if not caller.owns(snapshot.account_id, snapshot.domain_path):
        raise NotFound(f"Unable to find VM snapshot {ref}")
    return snapshot


async def _idle(tx: Transaction, vm_id: int, what: str) -> list[VmSnapshotView]:
    """The VM's snapshots, none of which is being worked on. Raises `InvalidState` where one is."""
    others = await vm_snapshots.list_of(tx, vm_id)
    for other in others:
        if other.state in BUSY and other.error is None:
            raise InvalidState(
                f"{what} a VM snapshot failed: snapshot {other.display_name} of the VM is {other.state}; wait "
                "until that has finished",
                uuids=[other.uuid],
            )
    return others


async def _with_parents(tx: Transaction, rows: Sequence[VmSnapshotView]) -> list[Shown]:
    wanted = sorted({row.parent_uuid for row in rows if row.parent_uuid})
    if not wanted:
        return [Shown(row) for row in rows]
    parents = await vm_snapshots.list_(tx, Query(equal={"uuid": wanted}, page=Page(size=0)))
    names = {parent.uuid: parent.display_name for parent in parents.rows}
    return [Shown(row, names.get(row.parent_uuid or "")) for row in rows]
