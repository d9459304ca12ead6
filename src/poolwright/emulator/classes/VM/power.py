"""A live VM's power: pause, suspend, shutdown, reboot, reset. Source: reference/xapi.md 3.5."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from poolwright.emulator.call import Call
from poolwright.emulator.classes import message
from poolwright.emulator.classes.VM import domain, guest, placement, state
from poolwright.emulator.classes.VM.devices_marked import marked_with_devices
from poolwright.emulator.classes.VM.forwarding import on_host, works
from poolwright.emulator.classes.VM.operations import HALTED, PAUSED, RUNNING, SUSPENDED
from poolwright.emulator.failures import ApiFailure, is_null
from poolwright.xapi.types import NULL_REF

if TYPE_CHECKING:
    from poolwright.emulator.implicit import Handler

#: What a hard shutdown or reboot cancels.
_GIVE_WAY: Final = frozenset(
    {"clean_shutdown", "clean_reboot", "hard_reboot", "pool_migrate", "call_plugin", "shutdown", "suspend"}
)


async def pause(call: Call, vm: str) -> None:
    """VM.pause."""
    async with call.marked("VM", vm, "pause"):
        host = call.database.get("VM", vm)["resident_on"]
        async with on_host(call, host):
            await works(call, host, "VM.pause")
            state.set_power_state(call.pool, vm, PAUSED)
    message.emit_for_vm(call.pool, "VM_PAUSED", vm, "paused")


async def unpause(call: Call, vm: str) -> None:
    """VM.unpause."""
    async with call.marked("VM", vm, "unpause"):
        host = call.database.get("VM", vm)["resident_on"]
        async with on_host(call, host):
            await works(call, host, "VM.unpause")
            domain.wake(call.pool, vm)
    message.emit_for_vm(call.pool, "VM_UNPAUSED", vm, "unpaused")


# --- down ------------------------------------------------------------------------------------------------


async def _leave(call: Call, vm: str, takes: str) -> None:
    """The domain goes, and with it what the VM's action after a shutdown asks for."""
    database = call.database
    host = database.get("VM", vm)["resident_on"]
    async with on_host(call, host):
        await works(call, host, takes)
        if database.get("VM", vm)["power_state"] != HALTED:
            state.enter_halted(call.pool, vm)


async def clean_shutdown(call: Call, vm: str) -> None:
    """VM.clean_shutdown: asks the guest. Raises VM_LACKS_FEATURE for one without an agent."""
    async with call.marked("VM", vm, "clean_shutdown"):
        await _ask_down(call, vm)
    message.emit_for_vm(call.pool, "VM_SHUTDOWN", vm, "shutdown")


async def _ask_down(call: Call, vm: str) -> None:
    call.database.update("VM", vm, ha_always_run=False)
    await _leave(call, vm, "VM.clean_shutdown")
    await _delay(call, vm)


async def hard_shutdown(call: Call, vm: str) -> None:
    """VM.hard_shutdown: at once, over other operations; a suspended VM loses its image."""
    async with call.marked("VM", vm, "hard_shutdown"):
        await _force_down(call, vm)
    message.emit_for_vm(call.pool, "VM_SHUTDOWN", vm, "shutdown forcibly")


async def _delay(call: Call, vm: str) -> None:
    """VM.shutdown_delay: seconds that the operation holds on after the VM is down."""
    if (seconds := call.database.get("VM", vm)["shutdown_delay"]) > 0:
        await asyncio.sleep(seconds)


async def _force_down(call: Call, vm: str) -> None:
    _cancel_others(call, vm)
    call.database.update("VM", vm, ha_always_run=False)
    row = call.database.get("VM", vm)
    if row["power_state"] == SUSPENDED:
        if not placement.hosts_for_image(call.database, row):
            raise ApiFailure("NO_HOSTS_AVAILABLE")
        await discard_image(call, vm)
        state.enter_halted(call.pool, vm)
    else:
        await _leave(call, vm, "VM.hard_shutdown")
        await _delay(call, vm)


def _cancel_others(call: Call, vm: str) -> None:
    for task, op in call.database.get("VM", vm)["current_operations"].items():
        if task != call.task and op in _GIVE_WAY:
            call.pool.tasks.cancel(task)


async def discard_image(call: Call, vm: str) -> None:
    """A suspended VM's image is destroyed."""
    image = call.database.get("VM", vm)["suspend_VDI"]
    call.database.update("VM", vm, suspend_VDI=NULL_REF)
    if not is_null(image) and call.database.exists("VDI", image):
        await call.run("VDI.destroy", image)


async def shutdown(call: Call, vm: str) -> None:
    """VM.shutdown: cleanly, or hard if that fails for any reason; a suspended VM loses its image."""
    async with call.marked("VM", vm, "shutdown"):
        if not await _cleanly_down(call, vm):
            await _force_down(call, vm)
    message.emit_for_vm(call.pool, "VM_SHUTDOWN", vm, "shutdown")


async def _cleanly_down(call: Call, vm: str) -> bool:
    row = call.database.get("VM", vm)
    if row["power_state"] != RUNNING or not guest.has_tools(row):
        return False
    try:
        await _ask_down(call, vm)
    except ApiFailure as failure:
        if failure.code == "TASK_CANCELLED":
            raise
        return False
    return True


# --- again -----------------------------------------------------------------------------------------------


async def _reboot(call: Call, vm: str, op: str) -> None:
    database = call.database
    async with marked_with_devices(call, vm, op):
        host = database.get("VM", vm)["resident_on"]
        if op == "hard_reboot":
            _cancel_others(call, vm)
        async with on_host(call, host):
            await works(call, host, f"VM.{op}", gib=domain.gib_of_memory(call.pool, vm))
            _new_domain(call, vm, host)
    how = "forcibly" if op == "hard_reboot" else "cleanly"
    message.emit_for_vm(call.pool, "VM_REBOOTED", vm, f"rebooted {how}")


def _new_domain(call: Call, vm: str, host: str) -> None:
    """The old domain goes and a new one comes, in the same place and without a moment Halted."""
    for console in call.database.get("VM", vm)["consoles"]:
        call.database.destroy("console", console)
    domain.prepare(call.pool, vm, host)
    domain.appear(call.pool, vm, host, paused=False)
    call.database.update("VM", vm, requires_reboot=False)
    state.refresh(call.pool, vm)


async def clean_reboot(call: Call, vm: str) -> None:
    """VM.clean_reboot. Raises VM_LACKS_FEATURE for a guest without an agent."""
    await _reboot(call, vm, "clean_reboot")


async def hard_reboot(call: Call, vm: str) -> None:
    """VM.hard_reboot: at once; a paused VM runs afterwards."""
    await _reboot(call, vm, "hard_reboot")


# --- to disk ---------------------------------------------------------------------------------------------


async def suspend(call: Call, vm: str) -> None:
    """VM.suspend: the memory goes to an image on disk. Raises VM_NO_SUSPEND_SR."""
    async with call.marked("VM", vm, "suspend"):
        call.database.update("VM", vm, ha_always_run=False)
        await to_disk(call, vm)
    message.emit_for_vm(call.pool, "VM_SUSPENDED", vm, "suspended")


async def to_disk(call: Call, vm: str) -> None:
    """Writes the image and lets the domain go."""
    sr = domain.suspend_sr(call.pool, vm)
    if sr is None:
        raise ApiFailure("VM_NO_SUSPEND_SR", vm)
    row = call.database.get("VM", vm)
    image = await call.run("VDI.create", suspend_image(row, sr))
    try:
        async with on_host(call, row["resident_on"]):
            await works(call, row["resident_on"], "VM.suspend", gib=domain.gib_of_memory(call.pool, vm))
    except BaseException:
        await call.run("VDI.destroy", image)
        raise
    call.database.update("VM", vm, suspend_VDI=image)
    domain.suspend_image(call.pool, vm)


def suspend_image(vm: Mapping[str, Any], sr: str) -> dict[str, Any]:
    """What VDI.create gets for a suspend image: memory, overhead and some room."""
    size = int(vm["memory_static_max"] + vm["memory_overhead"]) + (30 << 20)
    return {
        "name_label": "Suspend image",
        "name_description": "Suspend image",
        "SR": sr,
        "virtual_size": -(-size // (2 << 20)) * (2 << 20),
        "type": "suspend",
        "sharable": False,
        "read_only": False,
        "other_config": {},
        "xenstore_data": {},
        "sm_config": {},
        "tags": [],
    }


# --- by force --------------------------------------------------------------------------------------------


def power_state_reset(call: Call, vm: str) -> None:
    """VM.power_state_reset: declares a VM Halted. Raises DOMAIN_EXISTS, HOST_IS_LIVE where it still runs.

    XAPI asks the host that was called whether the domain runs there (a paused one it lets go), and does not ask
    others: it is enough that they live.
    """
    row = call.database.get("VM", vm)
    if row["is_control_domain"]:
        raise ApiFailure("CANNOT_RESET_CONTROL_DOMAIN", vm)
    host = row["resident_on"]
    if host == call.host:
        if row["power_state"] == RUNNING:
            raise ApiFailure("DOMAIN_EXISTS", vm)
    elif placement.is_live(call.database, host):
        raise ApiFailure("HOST_IS_LIVE", host)
    call.database.update("VM", vm, suspend_VDI=NULL_REF)
    state.enter_halted(call.pool, vm)


MESSAGES: Final[Mapping[str, Handler]] = {
    "pause": pause,
    "unpause": unpause,
    "clean_shutdown": clean_shutdown,
    "hard_shutdown": hard_shutdown,
    "shutdown": shutdown,
    "clean_reboot": clean_reboot,
    "hard_reboot": hard_reboot,
    "suspend": suspend,
    "power_state_reset": power_state_reset,
}
