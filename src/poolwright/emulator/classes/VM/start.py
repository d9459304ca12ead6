"""VM.start, start_on, resume and resume_on: from Halted or Suspended to a domain on a host.

Source: reference/xapi.md 3.4, 3.5 (message_forwarding.ml, xapi_vm.ml).
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Final

from poolwright.emulator.call import Call
from poolwright.emulator.classes import message
from poolwright.emulator.classes.VM import domain, footprint, placement, state
from poolwright.emulator.classes.VM.devices_marked import marked_with_devices
from poolwright.emulator.classes.VM.forwarding import on_host, works
from poolwright.emulator.classes.VM.record import domain_type
from poolwright.emulator.failures import ApiFailure, is_null
from poolwright.emulator.resources import CHECK_HOST
from poolwright.xapi.types import NULL_REF

if TYPE_CHECKING:
    from poolwright.emulator.implicit import Handler


def _settle_kind(call: Call, vm: str) -> None:
    """What a VM is, and takes, is decided when it starts."""
    row = call.database.get("VM", vm)
    call.database.update("VM", vm, domain_type=domain_type(row))
    call.database.update("VM", vm, memory_overhead=footprint.overhead(call.database.get("VM", vm)))


@asynccontextmanager
async def reserved_host(call: Call, vm: str, host: str, op: str) -> AsyncIterator[None]:
    """Holds a place on a host: an operation of the host, the VM scheduled there until it is up or failed."""
    async with call.marked("host", host, op):
        call.database.update("VM", vm, scheduled_to_be_resident_on=host)
        try:
            yield
        finally:
            if call.database.exists("VM", vm):
                call.database.update("VM", vm, scheduled_to_be_resident_on=NULL_REF)


async def _place(call: Call, vm: str, host: str | None, *, cpuid: bool) -> str:
    """The host for a VM: the one that the caller chose, if it can take it, or else XAPI's choice.

    Both take their time under the coordinator's lock: one look per host that is asked.
    """
    await call.pool.lock.hold(CHECK_HOST, 1 if host is not None else call.database.count("host"))
    if host is None:
        return placement.choose_host(call.pool, vm)
    _check_host(call, vm, host, cpuid=cpuid)
    return host


def _check_host(call: Call, vm: str, host: str, *, cpuid: bool) -> None:
    """Raises HOST_EVACUATE_IN_PROGRESS and what `placement` answers, for a host that the caller chose."""
    if "evacuate" in call.database.get("host", host)["current_operations"].values():
        raise ApiFailure("HOST_EVACUATE_IN_PROGRESS", host)
    row = call.database.get("VM", vm)
    placement.assert_can_boot_here(placement.Question(call.database, vm, row, host, cpuid=cpuid))


def _coerce_memory(call: Call, vm: str, *, force: bool) -> None:
    limits = footprint.Limits.of(call.database.get("VM", vm))
    if not limits.coercible and not force:
        raise ApiFailure("MEMORY_CONSTRAINT_VIOLATION")
    call.database.update("VM", vm, **limits.coerced().as_fields())


async def _boot(call: Call, vm: str, host: str | None, *, op: str, paused: bool, force: bool) -> None:
    async with marked_with_devices(call, vm, op):
        _settle_kind(call, vm)
        place = await _place(call, vm, host, cpuid=False)
        async with reserved_host(call, vm, place, "vm_start"):
            await _build(call, vm, place, paused=paused, force=force)
        await _delay(call, vm)
    message.emit_on_host(call.pool, "VM_STARTED", vm, "started")


async def _build(call: Call, vm: str, host: str, *, paused: bool, force: bool) -> None:
    """The host's part. A failure leaves the VM Halted."""
    row = call.database.get("VM", vm)
    if row["ha_restart_priority"] == "restart":
        call.database.update("VM", vm, ha_always_run=True)
    _coerce_memory(call, vm, force=force)
    domain.prepare(call.pool, vm, host)
    try:
        async with on_host(call, host):
            await works(call, host, "VM.start", gib=domain.gib_of_memory(call.pool, vm))
            domain.appear(call.pool, vm, host, paused=paused)
    except BaseException:
        domain.abandon(call.pool, vm)
        raise


async def _delay(call: Call, vm: str) -> None:
    """VM.start_delay: seconds that the operation holds on after the VM runs."""
    if (seconds := call.database.get("VM", vm)["start_delay"]) > 0:
        await asyncio.sleep(seconds)


async def start(call: Call, vm: str, start_paused: bool, force: bool) -> None:
    """VM.start: on a host of the pool's choice. Raises NO_HOSTS_AVAILABLE."""
    await _boot(call, vm, None, op="start", paused=start_paused, force=force)


async def start_on(call: Call, vm: str, host: str, start_paused: bool, force: bool) -> None:
    """VM.start_on."""
    await _boot(call, vm, host, op="start_on", paused=start_paused, force=force)


# --- resume ----------------------------------------------------------------------------------------------


async def _resume(call: Call, vm: str, host: str | None, *, op: str, paused: bool) -> None:
    async with marked_with_devices(call, vm, op):
        place = await _place(call, vm, host, cpuid=True)
        async with reserved_host(call, vm, place, "vm_resume"), on_host(call, place):
            await works(call, place, "VM.resume", gib=domain.gib_of_memory(call.pool, vm))
            await restore(call, vm, place, paused=paused)
    message.emit_on_host(call.pool, "VM_RESUMED", vm, "resumed")


async def restore(call: Call, vm: str, host: str, *, paused: bool) -> None:
    """The domain comes back from its image, which goes."""
    image = call.database.get("VM", vm)["suspend_VDI"]
    domain.attach_devices(call.pool, vm, host)
    domain.appear(call.pool, vm, host, paused=paused)
    call.database.update("VM", vm, suspend_VDI=NULL_REF)
    if not is_null(image) and call.database.exists("VDI", image):
        await call.run("VDI.destroy", image)
    state.refresh(call.pool, vm)


async def resume(call: Call, vm: str, start_paused: bool, force: bool) -> None:
    """VM.resume: on a host of the pool's choice."""
    await _resume(call, vm, None, op="resume", paused=start_paused)


async def resume_on(call: Call, vm: str, host: str, start_paused: bool, force: bool) -> None:
    """VM.resume_on."""
    await _resume(call, vm, host, op="resume_on", paused=start_paused)


MESSAGES: Final[Mapping[str, Handler]] = {
    "start": start,
    "start_on": start_on,
    "resume": resume,
    "resume_on": resume_on,
}
