"""VDI.pool_migrate: moving a disk to another SR under the VM that uses it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from poolwright.emulator.call import Call
from poolwright.emulator.classes.SR.usage import GIB
from poolwright.emulator.classes.VDI.disks import contents, delete_disk, new_disk
from poolwright.emulator.classes.VM import placement
from poolwright.emulator.failures import ApiFailure, is_null

_MOVED: Final = (
    "name_label",
    "name_description",
    "virtual_size",
    "physical_utilisation",
    "type",
    "sharable",
    "read_only",
    "other_config",
    "xenstore_data",
    "tags",
    "on_boot",
    "allow_caching",
)


def _vm_of(call: Call, vdi: str) -> str:
    vbds = call.database.get("VDI", vdi)["VBDs"]
    if not vbds:
        raise ApiFailure("VDI_NEEDS_VM_FOR_MIGRATE", vdi)
    return str(call.database.get("VBD", vbds[0])["VM"])


def _assert_reachable(call: Call, vm: str, sr: str) -> None:
    """The VM's host, or some host that could run it, must see the target SR."""
    call.database.get("SR", sr)
    resident = call.database.get("VM", vm)["resident_on"]
    hosts = call.database.refs("host") if is_null(resident) else [resident]
    if not any(placement.sees(call.database, host, sr) for host in hosts):
        raise ApiFailure("VM_REQUIRES_SR", vm, sr)


async def move_disk(call: Call, vdi: str, sr: str) -> str:
    """Copies a disk, in use or not, and puts the copy in its place; drives and snapshots follow."""
    async with call.marked("VDI", vdi, "mirror"):
        row = call.database.get("VDI", vdi)
        await call.takes("VDI.pool_migrate", gib=row["virtual_size"] / GIB)
        moved = new_disk(call.pool, sr, {name: row[name] for name in _MOVED})
        contents(call.pool).copy(vdi, moved)
        for vbd in row["VBDs"]:
            call.database.update("VBD", vbd, VDI=moved)
        for snapshot in row["snapshots"]:
            call.database.update("VDI", snapshot, snapshot_of=moved)
        delete_disk(call.pool, vdi)
        call.refresh("VDI", moved)
    return moved


async def pool_migrate(call: Call, vdi: str, sr: str, _options: Mapping[str, str]) -> str:
    """VDI.pool_migrate. Raises VDI_NEEDS_VM_FOR_MIGRATE, VM_REQUIRES_SR."""
    vm = _vm_of(call, vdi)
    async with call.marked("VM", vm, "migrate_send"):
        _assert_reachable(call, vm, sr)
        return await move_disk(call, vdi, sr)


MESSAGES: Final[Mapping[str, Callable[..., Any]]] = {"pool_migrate": pool_migrate}
