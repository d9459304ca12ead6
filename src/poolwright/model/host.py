"""A hypervisor host, as the cloud knows it: CloudStack's states, and the facts that placement needs."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from poolwright.model.resource import Resource


class HostState(StrEnum):
    """Whether it lives."""

    UP = "Up"
    DOWN = "Down"
    DISCONNECTED = "Disconnected"
    ALERT = "Alert"
    CONNECTING = "Connecting"
    REMOVED = "Removed"


class ResourceState(StrEnum):
    """Whether the administrator lets it take VMs."""

    ENABLED = "Enabled"
    DISABLED = "Disabled"
    PREPARE_FOR_MAINTENANCE = "PrepareForMaintenance"
    MAINTENANCE = "Maintenance"
    ERROR = "ErrorInMaintenance"


class Host(Resource, frozen=True, kw_only=True):
    """`memory_system` is what dom0 and Xen keep, `memory_foreign` what VMs use that are not ours; both bytes.

    `networks` maps a use (`guest`, `management`, `storage`, `control`) to the uuid of the pool's network for it
    (the article's host facts). `cpu_speed_mhz` is one core's.
    """

    name: str
    zone_id: int
    pod_id: int
    cluster_id: int
    external_uuid: str
    address: str = ""
    state: HostState = HostState.UP
    resource_state: ResourceState = ResourceState.ENABLED
    hypervisor: str = "XenServer"
    hypervisor_version: str = ""
    version: str = ""
    brand: str = ""
    cpu_sockets: int = 1
    cpu_number: int = 1
    cpu_speed_mhz: int = 1000
    memory_total: int = 0
    memory_system: int = 0
    memory_foreign: int = 0
    dynamic_memory: bool = False
    uefi: bool = False
    is_coordinator: bool = False
    capabilities: str = "hvm"
    arch: str = "x86_64"
    tags: list[str] = []
    networks: dict[str, str] = {}
    details: dict[str, str] = {}
    disconnected: datetime | None = None
    last_seen: datetime | None = None


class HostView(Host, frozen=True, kw_only=True):
    """With what is reserved on it: `cpu_reserved_mhz` and `memory_reserved` (bytes) over `vm_count` VMs of
    ours.
    """

    zone_uuid: str
    zone_name: str
    pod_uuid: str
    pod_name: str
    cluster_uuid: str
    cluster_name: str
    cpu_overcommit: float = 1.0
    memory_overcommit: float = 1.0
    cpu_reserved_mhz: int = 0
    memory_reserved: int = 0
    vm_count: int = 0
