"""A disk: CloudStack's types and states, what may be asked of it when, and where it may sit on a VM."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from enum import StrEnum
from typing import Final

from poolwright.model.errors import Conflict, InvalidParameter, InvalidState
from poolwright.model.resource import Resource

#: Where the CD drive and the config drive sit; no disk takes their places.
CD_DEVICE: Final = 3
CONFIG_DRIVE_DEVICE: Final = 15
#: Disks of a VM besides its root disk, and the highest device that XAPI offers.
MOST_DATA_DISKS: Final = 253
LAST_DEVICE: Final = 254
LARGEST_GIB: Final = 2040
GIB: Final = 1 << 30
_RESERVED: Final = {CD_DEVICE: "the CD drive", CONFIG_DRIVE_DEVICE: "the config drive"}


class VolumeType(StrEnum):
    """The article's four. ISO is a CD drive and has no row."""

    ROOT = "ROOT"
    SWAP = "SWAP"
    DATADISK = "DATADISK"
    ISO = "ISO"


class VolumeState(StrEnum):
    ALLOCATED = "Allocated"
    CREATING = "Creating"
    UPLOADING = "Uploading"
    UPLOAD_ERROR = "UploadError"
    READY = "Ready"
    ATTACHING = "Attaching"
    MIGRATING = "Migrating"
    RESIZING = "Resizing"
    SNAPSHOTTING = "Snapshotting"
    REVERTING = "RevertSnapshotting"
    DESTROY = "Destroy"
    EXPUNGING = "Expunging"
    EXPUNGED = "Expunged"
    ERROR = "Error"


class Volume(Resource, frozen=True, kw_only=True):
    """`size` is bytes; `external_uuid` the VDI's (CloudStack's `path`), `attachment_uuid` the VBD's while it
    has one; `from_snapshot` the number of the snapshot that it was made from.
    """

    name: str
    account_id: int
    domain_id: int
    zone_id: int
    type: VolumeType
    size: int
    state: VolumeState = VolumeState.ALLOCATED
    storage_pool_id: int | None = None
    virtual_machine_id: int | None = None
    device_id: int | None = None
    disk_offering_id: int | None = None
    service_offering_id: int | None = None
    template_id: int | None = None
    external_uuid: str | None = None
    attachment_uuid: str | None = None
    source_uuid: str | None = None
    from_snapshot: int | None = None
    provisioning_type: str = "thin"
    format: str = "VHD"
    physical_size: int | None = None
    min_iops: int | None = None
    max_iops: int | None = None
    display: bool = True
    delete_protection: bool = False
    attached: datetime | None = None
    details: dict[str, str] = {}


class VolumeView(Volume, frozen=True, kw_only=True):
    account_uuid: str
    account_name: str
    domain_uuid: str
    domain_name: str
    domain_path: str
    project_uuid: str | None = None
    project_name: str | None = None
    zone_uuid: str
    zone_name: str
    storage_pool_uuid: str | None = None
    storage_pool_name: str | None = None
    storage_pool_scope: str | None = None
    storage_pool_external_uuid: str | None = None
    storage_pool_cluster_id: int | None = None
    cluster_uuid: str | None = None
    cluster_name: str | None = None
    pod_uuid: str | None = None
    pod_name: str | None = None
    virtual_machine_uuid: str | None = None
    virtual_machine_name: str | None = None
    virtual_machine_display_name: str | None = None
    virtual_machine_state: str | None = None
    virtual_machine_type: str | None = None
    host_uuid: str | None = None
    disk_offering_uuid: str | None = None
    disk_offering_name: str | None = None
    disk_offering_text: str | None = None
    disk_offering_storage_tags: list[str] | None = None
    service_offering_uuid: str | None = None
    service_offering_name: str | None = None
    service_offering_text: str | None = None
    template_uuid: str | None = None
    template_name: str | None = None
    template_text: str | None = None
    snapshot_uuid: str | None = None


def free_devices(used: Collection[int], count: int) -> list[int]:
    """The lowest `count` devices for disks that are not used. Raises `InvalidState` where there are fewer."""
    free = [number for number in range(LAST_DEVICE + 1) if number not in used and number not in _RESERVED]
    if len(free) < count:
        raise InvalidState(f"a VM has {LAST_DEVICE - 1} places for disks, and they are taken")
    return free[:count]


def choose_device(volume: Volume, asked: int | None, used: Collection[int]) -> int:
    """Where a volume goes on a VM that has disks at the `used` devices. A root disk goes to 0, no other does.

    Raises `InvalidParameter` for a place that no disk takes, `Conflict` for one that is taken.
    """
    if volume.type is VolumeType.ROOT:
        if asked != 0 or 0 in used:
            raise InvalidParameter(
                f"Volume {volume.name} is a root disk: it goes to a VM that has none, with deviceid=0",
                uuids=[volume.uuid],
            )
        return 0
    if len(set(used) - {0}) >= MOST_DATA_DISKS:
        raise InvalidParameter(f"The VM has {MOST_DATA_DISKS} data disks, and may not have more")
    if asked is None:
        return free_devices({*used, 0}, 1)[0]
    if asked in _RESERVED or not 0 < asked <= LAST_DEVICE:
        kept = "the root disk" if asked == 0 else _RESERVED.get(asked)
        why = f"it is kept for {kept}" if kept else f"it is 1 to {LAST_DEVICE}"
        raise InvalidParameter(f"deviceid is {asked}: {why}; choose another, or leave it out")
    if asked in used:
        raise Conflict(
            f"deviceid {asked} is taken by another volume of the VM; choose another, or leave it out"
        )
    return asked


def attach_allowed(volume: Volume) -> None:
    """InvalidState says why it can't be attached: it is attached, or is neither Allocated nor Ready."""
    if volume.virtual_machine_id is not None:
        raise InvalidState(f"Volume {volume.name} is attached to a VM; detach it first", uuids=[volume.uuid])
    _check_at_rest(volume, "attach")


def delete_allowed(volume: Volume) -> None:
    """InvalidState says why it can't be deleted."""
    if volume.delete_protection:
        raise InvalidState(
            f"Volume {volume.name} is protected from deletion; switch deleteprotection off first",
            uuids=[volume.uuid],
        )
    if volume.virtual_machine_id is not None:
        raise InvalidState(f"Volume {volume.name} is attached to a VM; detach it first", uuids=[volume.uuid])
    if volume.state is not VolumeState.DESTROY:
        _check_at_rest(volume, "delete", VolumeState.ERROR)


def recover_allowed(volume: Volume) -> None:
    """InvalidState unless it is destroyed and not yet expunged."""
    if volume.state is not VolumeState.DESTROY:
        raise InvalidState(
            f"Volume {volume.name} is {volume.state}, not destroyed; there is nothing to recover",
            uuids=[volume.uuid],
        )


def resize_allowed(volume: Volume, size: int, *, shrink: bool) -> None:
    """Raises `InvalidParameter` where it would shrink, `InvalidState` where it is busy. `size` in bytes."""
    _check_at_rest(volume, "resize")
    if size >= volume.size or (volume.state is VolumeState.ALLOCATED and shrink):
        return
    if not shrink:
        raise InvalidParameter(
            f"Volume {volume.name} has {volume.size / GIB:g} GiB, {size / GIB:g} GiB are asked for: what is "
            "cut off would be lost; give shrinkok=true if that is meant",
            uuids=[volume.uuid],
        )
    raise InvalidParameter(
        f"Volume {volume.name} can't shrink: XenServer's storage does not support it", uuids=[volume.uuid]
    )


def size_in_bytes(parameter: str, gib: int) -> int:
    """Bytes of a size in GiB that was asked for. Raises `InvalidParameter`."""
    if not 1 <= gib <= LARGEST_GIB:
        raise InvalidParameter(f"{parameter} is {gib}: a disk has 1 to {LARGEST_GIB} GiB")
    return gib * GIB


def _check_at_rest(volume: Volume, verb: str, *more: VolumeState) -> None:
    if volume.state not in (VolumeState.ALLOCATED, VolumeState.READY, *more):
        raise InvalidState(
            f"Unable to {verb} volume {volume.name} ({volume.uuid}): it is {volume.state}", uuids=[volume.uuid]
        )
