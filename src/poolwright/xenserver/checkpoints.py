"""Snapshots of whole VMs on the pool: taken, found again by their name, gone back to, removed.

VM.snapshot takes no ownership tag of its own (the copy bears that of the VM), so what tells ours apart is its
name, which is unique and goes with the call that makes it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, TypeVar

from poolwright.model.errors import Unavailable
from poolwright.xapi import (
    VDI,
    VM,
    HandleInvalid,
    Ref,
    Session,
    TaskRef,
    TaskUnfinished,
    TaskVanished,
    UuidInvalid,
    VbdType,
    VmPowerState,
    host,
)
from poolwright.xapi.types import NULL_REF

Kind = TypeVar("Kind")

#: Seconds that any of these may take (CloudStack's `vmsnapshot.create.wait` is half an hour).
DEADLINE: Final = 1800.0
_TAKING: Final = frozenset({"snapshot", "checkpoint"})
_REVERTING: Final = frozenset({"revert", "reverting", "resume", "resume_on"})


async def _wait(session: Session, vm: Ref[VM], operations: Iterable[str]) -> None:
    """Wait until none of these operations of the VM is under way."""
    for task, operation in (await session.VM.get_current_operations(vm)).items():
        if str(operation) in operations:
            try:
                await session.tasks.wait(Ref(task), timeout=DEADLINE)
            except TaskVanished:
                continue
            except TaskUnfinished as late:
                raise Unavailable(f"its {operation} does not end") from late


async def find(session: Session, name: str) -> Ref[VM] | None:
    """The snapshot of that name, if the pool has it."""
    for ref in await session.VM.get_by_name_label(name):
        if await session.VM.get_is_a_snapshot(ref):
            return ref
    return None


async def find_by_uuid(session: Session, uuid: str) -> Ref[VM] | None:
    """The snapshot with that uuid, if the pool has it."""
    try:
        return await session.VM.get_by_uuid(uuid)
    except (HandleInvalid, UuidInvalid):
        return None


async def ensure_taken(session: Session, vm: Ref[VM], name: str, *, memory: bool, look_first: bool) -> str:
    """Snapshot the VM under that name (`Async.VM.snapshot`, or `checkpoint` with `memory`); its uuid."""
    if look_first:
        await _wait(session, vm, _TAKING)
        if (found := await find(session, name)) is not None:
            return await session.VM.get_uuid(found)
    take = session.Async.VM.checkpoint if memory else session.Async.VM.snapshot
    made = await _result(session, await take(vm, name))
    return await session.VM.get_uuid(made)


async def find_taken(session: Session, vm: Ref[VM] | None, name: str) -> Ref[VM] | None:
    """What `ensure_taken` made or may have made, once it is not being made any more."""
    if vm is not None:
        await _wait(session, vm, _TAKING)
    return await find(session, name)


async def list_disks(session: Session, snapshot: Ref[VM]) -> list[str]:
    """The uuids of the snapshot's disks, its memory among them."""
    record = await session.VM.get_record(snapshot)
    refs: list[Ref[VDI]] = [] if record.suspend_VDI == NULL_REF else [record.suspend_VDI]
    for vbd in record.VBDs:
        drive = await session.VBD.get_record(vbd)
        if drive.type == VbdType.Disk and not drive.empty:
            refs.append(drive.VDI)
    return [await session.VDI.get_uuid(ref) for ref in refs]


async def find_disks(session: Session, uuids: Iterable[str]) -> dict[str, str]:
    """Those of these disks that the pool has, each with its SR's uuid."""
    found: dict[str, str] = {}
    for uuid in uuids:
        try:
            disk = await session.VDI.get_by_uuid(uuid)
            found[uuid] = await session.SR.get_uuid(await session.VDI.get_SR(disk))
        except (HandleInvalid, UuidInvalid):
            continue
    return found


async def ensure_destroyed(session: Session, snapshot: Ref[VM]) -> None:
    """Remove the snapshot's VM; its disks stay."""
    try:
        await session.VM.destroy(snapshot)
    except HandleInvalid:
        return


async def revert(session: Session, vm: Ref[VM] | None, snapshot: Ref[VM], *, look_first: bool) -> None:
    """Have the VM be as it was (`Async.VM.revert`); done twice it is the same, until it is resumed."""
    if look_first and vm is not None:
        await _wait(session, vm, _REVERTING)
    await _result(session, await session.Async.VM.revert(snapshot))


async def ensure_resumed(session: Session, vm: Ref[VM], on: Ref[host]) -> None:
    """Have a suspended VM run on that host."""
    await _wait(session, vm, _REVERTING)
    if await session.VM.get_power_state(vm) == VmPowerState.Running:
        return
    await _result(session, await session.Async.VM.resume_on(vm, on, False, False))


async def _result(session: Session, task: TaskRef[Kind]) -> Kind:
    try:
        return await session.tasks.result(task, timeout=DEADLINE)
    except TaskUnfinished as late:
        await session.task.cancel(task)
        raise Unavailable(f"The pool did not finish within {DEADLINE:.0f} seconds") from late
