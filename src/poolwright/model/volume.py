"""A disk: CloudStack's types and states."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from poolwright.model.resource import Resource


class VolumeType(StrEnum):
    """The article's four. ISO is a CD drive and has no row."""

    ROOT = "ROOT"
    SWAP = "SWAP"
    DATADISK = "DATADISK"
    ISO = "ISO"


class VolumeState(StrEnum):
    ALLOCATED = "Allocated"
    CREATING = "Creating"
    READY = "Ready"
    ATTACHING = "Attaching"
    MIGRATING = "Migrating"
    RESIZING = "Resizing"
    SNAPSHOTTING = "Snapshotting"
    DESTROY = "Destroy"
    EXPUNGING = "Expunging"
    EXPUNGED = "Expunged"
    ERROR = "Error"


class Volume(Resource, frozen=True, kw_only=True):
    """`size` is bytes; `external_uuid` the VDI's (CloudStack's `path`), `attachment_uuid` the VBD's while it
    has one.
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
    zone_uuid: str
    zone_name: str
    storage_pool_uuid: str | None = None
    storage_pool_name: str | None = None
    storage_pool_scope: str | None = None
    storage_pool_external_uuid: str | None = None
    cluster_uuid: str | None = None
    cluster_name: str | None = None
    virtual_machine_uuid: str | None = None
    virtual_machine_name: str | None = None
    virtual_machine_display_name: str | None = None
    virtual_machine_state: str | None = None
    virtual_machine_type: str | None = None
    host_uuid: str | None = None
    disk_offering_uuid: str | None = None
    disk_offering_name: str | None = None
    disk_offering_text: str | None = None
    service_offering_uuid: str | None = None
    service_offering_name: str | None = None
    service_offering_text: str | None = None
    template_uuid: str | None = None
    template_name: str | None = None
    template_text: str | None = None
