"""What is for sale: service offerings (CPU and memory), disk, network and VPC offerings."""

from __future__ import annotations

from poolwright.model.resource import Resource


class ServiceOffering(Resource, frozen=True, kw_only=True):
    """A size of VM. With `customized` the caller names CPUs, MHz and MiB at deploy, within the limits given
    here.
    """

    name: str
    display_text: str = ""
    cpu_number: int | None = None
    cpu_speed_mhz: int | None = None
    memory_mib: int | None = None
    customized: bool = False
    min_cpu_number: int | None = None
    max_cpu_number: int | None = None
    min_memory_mib: int | None = None
    max_memory_mib: int | None = None
    limit_cpu_use: bool = False
    offer_ha: bool = False
    is_volatile: bool = False
    dynamic_scaling: bool = False
    is_system: bool = False
    system_vm_type: str | None = None
    default_use: bool = False
    storage_type: str = "shared"
    provisioning_type: str = "thin"
    host_tags: list[str] = []
    storage_tags: list[str] = []
    network_rate_mbps: int | None = None
    root_disk_gib: int | None = None
    disk_offering_id: int | None = None
    disk_offering_strictness: bool = False
    cache_mode: str = "none"
    deployment_planner: str | None = None
    state: str = "Active"
    domain_uuids: list[str] = []
    zone_uuids: list[str] = []
    details: dict[str, str] = {}


class DiskOffering(Resource, frozen=True, kw_only=True):
    """A size of disk; with `customized` the caller names it."""

    name: str
    display_text: str = ""
    size: int = 0
    customized: bool = False
    storage_type: str = "shared"
    provisioning_type: str = "thin"
    storage_tags: list[str] = []
    cache_mode: str = "none"
    min_iops: int | None = None
    max_iops: int | None = None
    customized_iops: bool = False
    disk_size_strictness: bool = False
    encrypt: bool = False
    display: bool = True
    state: str = "Active"
    domain_uuids: list[str] = []
    zone_uuids: list[str] = []
    details: dict[str, str] = {}


class NetworkOffering(Resource, frozen=True, kw_only=True):
    """A kind of network; `services` maps a service to those that provide it, `capabilities` to what was
    asked of it.
    """

    name: str
    display_text: str = ""
    traffic_type: str = "Guest"
    guest_type: str = "Isolated"
    availability: str = "Optional"
    state: str = "Enabled"
    is_default: bool = False
    specify_vlan: bool = False
    specify_ip_ranges: bool = False
    conserve_mode: bool = True
    is_persistent: bool = False
    egress_default_allow: bool = True
    for_vpc: bool = False
    network_rate_mbps: int | None = None
    max_connections: int | None = None
    tags: str | None = None
    sort_key: int = 0
    keep_alive: bool = False
    internet_protocol: str = "IPv4"
    service_offering_uuid: str | None = None
    services: dict[str, list[str]] = {}
    capabilities: dict[str, dict[str, str]] = {}
    domain_uuids: list[str] = []
    zone_uuids: list[str] = []
    details: dict[str, str] = {}


class VpcOffering(Resource, frozen=True, kw_only=True):
    """A kind of VPC. They can be kept and listed; a VPC itself needs a virtual router, which we have not."""

    name: str
    display_text: str = ""
    state: str = "Disabled"
    is_default: bool = False
    sort_key: int = 0
    internet_protocol: str = "IPv4"
    conserve_mode: bool = False
    service_offering_uuid: str | None = None
    services: dict[str, list[str]] = {}
    capabilities: dict[str, dict[str, str]] = {}
    domain_uuids: list[str] = []
    zone_uuids: list[str] = []
