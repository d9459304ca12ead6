"""A snapshot of a whole VM: all its disks at a moment, and (`DiskAndMemory`) what its guest was doing.

The states and types are CloudStack's.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from poolwright.model.errors import InvalidParameter, InvalidState
from poolwright.model.resource import Resource
from poolwright.model.virtual_machine import State, VirtualMachine


class VmSnapshotState(StrEnum):
    CREATING = "Creating"
    READY = "Ready"
    REVERTING = "Reverting"
    EXPUNGING = "Expunging"
    ERROR = "Error"


class VmSnapshotType(StrEnum):
    DISK = "Disk"
    DISK_AND_MEMORY = "DiskAndMemory"


#: States that a saga holds.
BUSY: Final = (VmSnapshotState.CREATING, VmSnapshotState.REVERTING, VmSnapshotState.EXPUNGING)


class VmSnapshot(Resource, frozen=True, kw_only=True):
    """`name` is ours on the pool, and unique; `display_name` the user's. `size` says how large the VM was, and
    `volume_uuids` which disks it had: only such a VM can go back to it. `parent_uuid` is the one before.
    """

    name: str
    display_name: str
    account_id: int
    domain_id: int
    zone_id: int
    virtual_machine_id: int
    description: str | None = None
    type: VmSnapshotType = VmSnapshotType.DISK
    state: VmSnapshotState = VmSnapshotState.CREATING
    is_current: bool = False
    parent_uuid: str | None = None
    external_uuid: str | None = None
    size: dict[str, str] = {}
    volume_uuids: list[str] = []
    #: Its disks on the pool, noted before any of them is removed.
    disk_uuids: list[str] = []
    error: str | None = None


class VmSnapshotView(VmSnapshot, frozen=True, kw_only=True):
    account_name: str
    domain_uuid: str
    domain_name: str
    domain_path: str
    project_uuid: str | None = None
    project_name: str | None = None
    zone_uuid: str
    zone_name: str
    virtual_machine_uuid: str
    virtual_machine_name: str
    virtual_machine_hypervisor: str


def size_of(vm: VirtualMachine) -> dict[str, str]:
    """What must be as it was when the VM goes back to a snapshot: its pool's record goes back too."""
    return {
        "cpu_number": str(vm.cpu_number),
        "cpu_speed_mhz": str(vm.cpu_speed_mhz),
        "memory_mib": str(vm.memory_mib),
    }


def check_creatable(vm: VirtualMachine, *, memory: bool) -> None:
    """InvalidState, or InvalidParameter, unless the VM can be snapshotted so."""
    if vm.state not in (State.RUNNING, State.STOPPED):
        raise InvalidState(
            f"Creating a VM snapshot failed: VM {vm.display_name or vm.name} is {vm.state}, neither Running "
            "nor Stopped",
            uuids=[vm.uuid],
        )
    if memory and vm.state is not State.RUNNING:
        raise InvalidParameter(
            f"Can not snapshot memory when VM {vm.display_name or vm.name} is not in Running state; leave "
            "snapshotmemory out",
            uuids=[vm.uuid],
        )
    if not vm.is_on_pool:
        raise InvalidState(
            f"VM {vm.display_name or vm.name} has never been started, so it has nothing to snapshot",
            uuids=[vm.uuid],
        )


def check_revertible(vm: VirtualMachine, snapshot: VmSnapshot, volume_uuids: list[str]) -> None:
    """InvalidState unless the VM can go back to the snapshot now."""
    if snapshot.state is not VmSnapshotState.READY:
        raise InvalidState(
            f"VM Snapshot reverting failed: snapshot {snapshot.display_name} is {snapshot.state}, not Ready",
            uuids=[snapshot.uuid],
        )
    fits = {VmSnapshotType.DISK: State.STOPPED, VmSnapshotType.DISK_AND_MEMORY: State.RUNNING}[snapshot.type]
    if vm.state is not fits:
        raise InvalidState(
            f"VM Snapshot revert not allowed: a snapshot of type {snapshot.type} is for a VM that is {fits}; "
            f"it is {vm.state}",
            uuids=[vm.uuid, snapshot.uuid],
        )
    if size_of(vm) != snapshot.size:
        raise InvalidState(
            f"VM {vm.display_name or vm.name} has been resized since snapshot {snapshot.display_name}; give it "
            "its old service offering first",
            uuids=[vm.uuid, snapshot.uuid],
        )
    if sorted(volume_uuids) != sorted(snapshot.volume_uuids):
        raise InvalidState(
            f"VM {vm.display_name or vm.name} has other disks than when snapshot {snapshot.display_name} was "
            "taken; attach or detach those first",
            uuids=[vm.uuid, snapshot.uuid],
        )
