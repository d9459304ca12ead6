"""Power: start, stop and reboot as XAPI tasks awaited by event.

Each may run twice: what already is as asked for is left alone, and an operation that is still under way
(perhaps asked for before a crash) is waited for instead of being asked for again.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Final

from poolwright.model.errors import Unavailable
from poolwright.saga import TryAgain
from poolwright.xapi import (
    VM,
    CannotContactHost,
    HandleInvalid,
    HostIsLive,
    HostNotLive,
    HostOffline,
    Ref,
    Session,
    TaskRef,
    TaskUnfinished,
    VmBadPowerState,
    VmPowerState,
    VMRecord,
    XapiFailure,
    host,
)
from poolwright.xapi.shapes import VOID
from poolwright.xenserver.failures import is_transient

#: Seconds that a start may take (CloudStack's), and that a guest has to shut itself down.
START_DEADLINE: Final = 600.0
SHUTDOWN_DEADLINE: Final = 120.0

_STARTS: Final = frozenset({"start", "start_on", "resume", "resume_on", "unpause"})


async def find_record(session: Session, vm: Ref[VM]) -> VMRecord | None:
    """The VM's record, or None when the pool no longer has it."""
    try:
        return await session.VM.get_record(vm)
    except HandleInvalid:
        return None


async def _look(session: Session, vm: Ref[VM], deadline: float) -> VMRecord:
    """The VM's record once no start of it is under way any more."""
    record = await session.VM.get_record(vm)
    for task, operation in record.current_operations.items():
        if str(operation) in _STARTS:
            await session.tasks.result(TaskRef(task, VOID), timeout=deadline)
            return await session.VM.get_record(vm)
    return record


async def ensure_running(
    session: Session, vm: Ref[VM], on: Ref[host], *, look_first: bool, deadline: float = START_DEADLINE
) -> None:
    """Start the VM on the host and wait until it runs (`Async.VM.start_on`: 3 calls).

    With `look_first` (a repeated step) a VM that runs, or is being started, is not started again.
    Raises XAPI's failure when it can't be started, `Unavailable` when it takes longer than `deadline` seconds.
    """
    task: TaskRef[None] | None = None
    try:
        if look_first:
            record = await _look(session, vm, deadline)
            if record.power_state == VmPowerState.Running:
                return
            if record.power_state == VmPowerState.Paused:
                await session.VM.unpause(vm)
                return
        task = await session.Async.VM.start_on(vm, on, False, False)
        await session.tasks.result(task, timeout=deadline)
    except TaskUnfinished as late:
        if task is not None:
            await session.task.cancel(task)
        raise Unavailable(f"The instance did not start within {deadline:.0f} seconds") from late


async def ensure_halted(
    session: Session, vm: Ref[VM], *, forced: bool, deadline: float = SHUTDOWN_DEADLINE
) -> None:
    """Shut the VM down: by its guest within `deadline` seconds unless `forced`, then by force (3 calls at
    best).

    A VM that is halted, or gone, is left alone.
    """
    if not forced and await _obeyed(session, lambda: session.Async.VM.clean_shutdown(vm), deadline):
        return
    try:
        if not forced and await session.VM.get_power_state(vm) == VmPowerState.Halted:
            return
        task = await session.Async.VM.hard_shutdown(vm)
        await session.tasks.result(task, timeout=START_DEADLINE)
    except (VmBadPowerState, HandleInvalid):
        record = await find_record(session, vm)
        if record is not None and record.power_state != VmPowerState.Halted:
            raise


async def ensure_off(session: Session, vm: Ref[VM]) -> None:
    """Make sure that the VM does not run: a start under way is waited out, then it is forced off.

    On a host that XAPI holds for dead nothing can run, so only the record is set right. While XAPI is not sure
    about the host, raises `TryAgain`.
    """
    record = await find_record(session, vm)
    if record is None or record.power_state == VmPowerState.Halted:
        if record is not None and any(str(op) in _STARTS for op in record.current_operations.values()):
            raise TryAgain("a start of it is still under way", delay=1.0)
        return
    try:
        await ensure_halted(session, vm, forced=True)
    except HostOffline:
        await _reset(session, vm)
    except (CannotContactHost, HostNotLive) as unsure:
        raise TryAgain(f"its host does not answer: {unsure}", delay=5.0) from unsure


async def _reset(session: Session, vm: Ref[VM]) -> None:
    """Declare a VM halted whose host is dead."""
    try:
        await session.VM.power_state_reset(vm)
    except HostIsLive as back:
        raise TryAgain(f"its host has come back: {back}", delay=1.0) from back


async def ensure_rebooted(
    session: Session, vm: Ref[VM], *, forced: bool, deadline: float = SHUTDOWN_DEADLINE
) -> None:
    """Restart the guest: by itself within `deadline` seconds unless `forced`, then by force."""
    if not forced and await _obeyed(session, lambda: session.Async.VM.clean_reboot(vm), deadline):
        return
    task = await session.Async.VM.hard_reboot(vm)
    await session.tasks.result(task, timeout=START_DEADLINE)


async def _obeyed(session: Session, ask: Callable[[], Awaitable[TaskRef[None]]], deadline: float) -> bool:
    """Whether the guest did as it was asked; False where it can't, won't, or takes too long."""
    try:
        await session.tasks.result(await ask(), timeout=deadline)
    except TaskUnfinished:
        return False
    except XapiFailure as failure:
        if is_transient(failure):
            raise
        return False
    return True
