"""Live migration within a pool, with or without disks. Each may run twice: a VM that is there already stays."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from poolwright.model.errors import NotFound, Unavailable
from poolwright.xapi import (
    SR,
    VDI,
    VM,
    Ref,
    Session,
    TaskRef,
    TaskUnfinished,
    TaskVanished,
    VMRecord,
    host,
    network,
)

#: Seconds that a migration may take (CloudStack's `migratewait`).
DEADLINE: Final = 3600.0
_MOVES: Final = frozenset({"pool_migrate", "migrate_send"})


async def where(session: Session, vm: Ref[VM]) -> VMRecord:
    """The VM's record once nobody is moving it any more. Raises `Unavailable` where that does not end."""
    record = await session.VM.get_record(vm)
    for task, operation in record.current_operations.items():
        if str(operation) in _MOVES:
            try:
                await session.tasks.wait(Ref(task), timeout=DEADLINE)
            except TaskVanished:
                pass  # it has ended, and was cleaned away
            except TaskUnfinished as late:
                raise Unavailable("A migration of the instance is under way and does not end") from late
            return await session.VM.get_record(vm)
    return record


async def ensure_on(session: Session, vm: Ref[VM], target: Ref[host], *, look_first: bool) -> None:
    """Move the VM to the host, live (`Async.VM.pool_migrate`, four calls)."""
    if look_first and (await where(session, vm)).resident_on == target:
        return
    await _carried_out(session, await session.Async.VM.pool_migrate(vm, target, {"live": "true"}))
    await session.VM.set_affinity(vm, target)


async def ensure_on_with_disks(
    session: Session, vm: Ref[VM], target: Ref[host], disks: Mapping[Ref[VDI], Ref[SR]], *, look_first: bool
) -> None:
    """Move the VM to the host, and these disks to those SRs, live (`Async.VM.migrate_send`)."""
    if look_first:
        resident_on = (await where(session, vm)).resident_on
        if resident_on == target and all([await session.VDI.get_SR(vdi) == sr for vdi, sr in disks.items()]):
            return
    destination = await session.host.migrate_receive(target, await _management(session, target), {})
    await _carried_out(session, await session.Async.VM.migrate_send(vm, destination, True, disks, {}, {}))
    await session.VM.set_affinity(vm, target)


async def _carried_out(session: Session, task: TaskRef[None] | TaskRef[Ref[VM]]) -> None:
    try:
        await session.tasks.result(task, timeout=DEADLINE)
    except TaskUnfinished as late:
        await session.task.cancel(task)
        raise Unavailable(f"The instance did not arrive within {DEADLINE:.0f} seconds") from late


async def _management(session: Session, target: Ref[host]) -> Ref[network]:
    """The network over which the hosts talk to each other."""
    for record in (await session.PIF.get_all_records()).values():
        if record.host == target and record.management:
            return record.network
    raise NotFound("The host that the instance is to move to has no management interface")
