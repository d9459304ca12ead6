"""A snapshot of a volume: its content at a moment, kept on the storage of the volume."""

from __future__ import annotations

from enum import StrEnum

from poolwright.model.errors import InvalidState
from poolwright.model.resource import Resource


class SnapshotState(StrEnum):
    ALLOCATED = "Allocated"
    CREATING = "Creating"
    BACKED_UP = "BackedUp"
    DESTROYING = "Destroying"
    DESTROYED = "Destroyed"
    ERROR = "Error"


class Snapshot(Resource, frozen=True, kw_only=True):
    """`size` is the disk's in bytes, `physical_size` what the snapshot takes; `external_uuid` the VDI's."""

    name: str
    account_id: int
    domain_id: int
    zone_id: int
    volume_id: int
    storage_pool_id: int | None = None
    state: SnapshotState = SnapshotState.ALLOCATED
    type: str = "MANUAL"
    size: int = 0
    physical_size: int | None = None
    external_uuid: str | None = None


class SnapshotView(Snapshot, frozen=True, kw_only=True):
    account_uuid: str
    account_name: str
    domain_uuid: str
    domain_name: str
    domain_path: str
    project_uuid: str | None = None
    project_name: str | None = None
    zone_uuid: str
    zone_name: str
    volume_uuid: str
    volume_name: str
    volume_type: str
    volume_state: str
    storage_pool_uuid: str | None = None
    storage_pool_name: str | None = None
    storage_pool_state: str | None = None
    storage_pool_type: str | None = None
    storage_pool_cluster_id: int | None = None
    storage_pool_external_uuid: str | None = None
    os_type_uuid: str | None = None
    os_type_name: str | None = None


def check_usable(snapshot: Snapshot) -> None:
    """InvalidState unless it is whole."""
    if snapshot.state is not SnapshotState.BACKED_UP:
        raise InvalidState(
            f"Snapshot {snapshot.name} is {snapshot.state}; it can be used once it is BackedUp",
            uuids=[snapshot.uuid],
        )
