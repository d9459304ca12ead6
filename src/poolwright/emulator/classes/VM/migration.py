"""VM.pool_migrate: a running VM moves to another host of its pool; and what stands for moves to other pools.

Source: reference/xapi.md 3.5 (message_forwarding.ml, xapi_vm_migrate.ml).
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any, Final

from poolwright.emulator.call import Call
from poolwright.emulator.classes import message
from poolwright.emulator.classes.host.liveness import assert_live
from poolwright.emulator.classes.VDI.migration import move_disk
from poolwright.emulator.classes.VM import domain, placement, start, state
from poolwright.emulator.classes.VM.forwarding import on_host, works
from poolwright.emulator.classes.VM.operations import RUNNING
from poolwright.emulator.failures import ApiFailure, internal_error
from poolwright.emulator.resources import CHECK_HOST

if TYPE_CHECKING:
    from poolwright.emulator.implicit import Handler

#: What host.migrate_receive puts into the destination of a move to another pool.
_DESTINATION: Final = ("host", "SM", "xenops", "master", "session_id")


@asynccontextmanager
async def _marked(call: Call, vm: str, op: str, *, force: bool) -> AsyncIterator[None]:
    """Holds the operation; by force without asking for mobility and the guest's features."""
    operations, task = call.pool.operations, call.task
    if not force:
        async with call.marked("VM", vm, op):
            yield
        return

    def attempt() -> None:
        state.check_lenient(call.pool, vm, op)
        operations.mark_unchecked("VM", vm, op, task)

    await operations.retried(attempt, task)
    try:
        yield
    finally:
        operations.unmark("VM", vm, task)


async def pool_migrate(call: Call, vm: str, host: str, options: Mapping[str, str]) -> None:
    """VM.pool_migrate. Options: `force`, `live` and more that make no difference here."""
    database = call.database
    database.get("VM", vm)
    database.get("host", host)
    async with _marked(call, vm, "pool_migrate", force=options.get("force") == "true"):
        row = database.get("VM", vm)
        local = row["resident_on"] == host
        await call.pool.lock.hold(CHECK_HOST)
        placement.assert_can_boot_here(placement.Question(database, vm, row, host, cpuid=False, local=local))
        source = row["resident_on"]
        async with start.reserved_host(call, vm, host, "vm_migrate"), on_host(call, source):
            await works(call, source, "VM.pool_migrate", gib=domain.gib_of_memory(call.pool, vm))
            _arrive(call, vm, host)
    message.emit_on_host(call.pool, "VM_MIGRATED", vm, "migrated")


def _arrive(call: Call, vm: str, host: str) -> None:
    """The VM runs on its new host, as a domain of another number."""
    row = call.database.get("VM", vm)
    if row["power_state"] != RUNNING:
        raise ApiFailure("VM_BAD_POWER_STATE", vm, RUNNING, row["power_state"])
    assert_live(call.pool, host)
    domain.attach_networks(call.pool, vm, host)
    domain.move_consoles(call.pool, vm, host)
    call.database.update("VM", vm, domid=domain.next_domid(call.pool, host))
    domain.settle(call.pool, vm, host)


# --- to other pools --------------------------------------------------------------------------------------


def _destination(call: Call, vm: str, dest: Mapping[str, str]) -> str:
    """The destination's host, if it is one of ours."""
    call.database.get("VM", vm)
    for key in _DESTINATION:
        if key not in dest:
            raise internal_error(f"Not_found: {key}")
    return dest["host"]


def assert_can_migrate(
    call: Call,
    vm: str,
    dest: Mapping[str, str],
    live: bool,
    vdi_map: Mapping[str, str],
    vif_map: Mapping[str, str],
    options: Mapping[str, str],
    vgpu_map: Mapping[str, str],
) -> None:
    """VM.assert_can_migrate: to a host of this pool, with disks to other SRs."""
    del live, vgpu_map
    host = _destination(call, vm, dest)
    if not call.database.exists("host", host):
        raise ApiFailure("CANNOT_CONTACT_HOST", host)
    force = options.get("force") == "true"
    if force:
        state.check_lenient(call.pool, vm, "migrate_send")
    else:
        call.check_operation("VM", vm, "migrate_send")
    for vif, network in vif_map.items():
        call.database.get("VIF", vif)
        call.database.get("network", network)
    for vdi, sr in vdi_map.items():
        call.database.get("VDI", vdi)
        if not placement.sees(call.database, host, sr):
            raise ApiFailure("VM_REQUIRES_SR", vm, sr)


def assert_can_migrate_sender(
    call: Call,
    vm: str,
    dest: Mapping[str, str],
    live: bool,
    vdi_map: Mapping[str, str],
    vif_map: Mapping[str, str],
    vgpu_map: Mapping[str, str],
    options: Mapping[str, str],
) -> None:
    """VM.assert_can_migrate_sender: the sender's part of `assert_can_migrate`."""
    assert_can_migrate(call, vm, dest, live, vdi_map, vif_map, options, vgpu_map)


def pool_migrate_complete(call: Call, vm: str, host: str) -> None:
    """VM.pool_migrate_complete: what a new host does last; nothing for a VM that has not just come."""
    call.database.get("VM", vm)
    call.database.get("host", host)
    assert_live(call.pool, host)


async def migrate_send(
    call: Call,
    vm: str,
    dest: Mapping[str, str],
    live: bool,
    vdi_map: Mapping[str, str],
    vif_map: Mapping[str, str],
    options: Mapping[str, str],
    vgpu_map: Mapping[str, str],
    vdi_format_map: Mapping[str, str],
) -> str:
    """VM.migrate_send within the pool: the disks move to their SRs, the VM, the same one, to its host."""
    del vdi_format_map
    assert_can_migrate(call, vm, dest, live, vdi_map, vif_map, options, vgpu_map)
    host = dest["host"]
    async with _marked(call, vm, "migrate_send", force=options.get("force") == "true"):
        await _move_disks(call, vm, vdi_map)
        for vif, network in vif_map.items():
            call.database.update("VIF", vif, network=network)
        if call.database.get("VM", vm)["power_state"] == RUNNING:
            async with start.reserved_host(call, vm, host, "vm_migrate"):
                await works(call, host, "VM.pool_migrate", gib=domain.gib_of_memory(call.pool, vm))
                _arrive(call, vm, host)
    message.emit_on_host(call.pool, "VM_MIGRATED", vm, "migrated")
    return vm


async def _move_disks(call: Call, vm: str, vdi_map: Mapping[str, str]) -> None:
    database = call.database
    for vbd in database.get("VM", vm)["VBDs"]:
        row: dict[str, Any] = database.get("VBD", vbd)
        old = row["VDI"]
        target = vdi_map.get(old)
        if target is None or row["empty"] or database.get("VDI", old)["SR"] == target:
            continue
        await move_disk(call, old, target)


MESSAGES: Final[Mapping[str, Handler]] = {
    "pool_migrate": pool_migrate,
    "migrate_send": migrate_send,
    "assert_can_migrate": assert_can_migrate,
    "assert_can_migrate_sender": assert_can_migrate_sender,
    "pool_migrate_complete": pool_migrate_complete,
}
