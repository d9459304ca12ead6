"""Where: zones, pods and clusters. A cluster is one XAPI pool; the pool may be adopted into it later
(`addHost`).
"""

from __future__ import annotations

from enum import StrEnum

import msgspec

from poolwright.model.resource import Resource


class NetworkType(StrEnum):
    BASIC = "Basic"
    ADVANCED = "Advanced"


class Zone(Resource, frozen=True, kw_only=True):
    """A data centre: what a user chooses to deploy in."""

    name: str
    network_type: NetworkType = NetworkType.ADVANCED
    description: str | None = None
    dns1: str = ""
    dns2: str | None = None
    ip6_dns1: str | None = None
    ip6_dns2: str | None = None
    internal_dns1: str = ""
    internal_dns2: str | None = None
    guest_cidr: str | None = None
    network_domain: str | None = None
    domain_id: int | None = None
    allocation_state: str = "Enabled"
    security_groups_enabled: bool = False
    local_storage_enabled: bool = False
    is_edge: bool = False
    token: str = ""


class ZoneView(Zone, frozen=True, kw_only=True):
    domain_uuid: str | None = None
    domain_name: str | None = None


class Pod(Resource, frozen=True, kw_only=True):
    """A rack or so; it groups clusters."""

    name: str
    zone_id: int
    gateway: str | None = None
    netmask: str | None = None
    start_ip: str | None = None
    end_ip: str | None = None
    allocation_state: str = "Enabled"


class PodView(Pod, frozen=True, kw_only=True):
    zone_uuid: str
    zone_name: str


class PoolAddress(msgspec.Struct, frozen=True, kw_only=True):
    """How to reach and trust a cluster's pool. `tls` is `verified`, `pinned` (by `fingerprint`), `insecure` or
    `none`.
    """

    url: str
    username: str
    password: str
    members: list[str] = []
    tls: str = "pinned"
    fingerprint: str | None = None


class Cluster(Resource, frozen=True, kw_only=True):
    """Hosts that share storage and networks: one XAPI pool, known by `external_uuid` once it is adopted.

    The pool's password is not part of the row's value; `store.clusters.get_address` returns it.
    """

    name: str
    zone_id: int
    pod_id: int
    external_uuid: str | None = None
    hypervisor: str = "XenServer"
    cluster_type: str = "CloudManaged"
    allocation_state: str = "Enabled"
    managed_state: str = "Managed"
    arch: str = "x86_64"
    url: str | None = None
    username: str | None = None
    members: list[str] = []
    tls: str = "pinned"
    fingerprint: str | None = None
    cpu_overcommit: float = 1.0
    memory_overcommit: float = 1.0


class ClusterView(Cluster, frozen=True, kw_only=True):
    zone_uuid: str
    zone_name: str
    pod_uuid: str
    pod_name: str
