"""A network that NICs are put on, physical networks below it, and its presence on each pool."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from poolwright.model.resource import Resource


class BroadcastType(StrEnum):
    """CloudStack's BroadcastDomainType, as far as XenServer has them (the article's four)."""

    NATIVE = "Native"
    LINK_LOCAL = "LinkLocal"
    VLAN = "Vlan"
    VSWITCH = "Vswitch"


class GuestType(StrEnum):
    SHARED = "Shared"
    ISOLATED = "Isolated"
    L2 = "L2"


class PhysicalNetwork(Resource, frozen=True, kw_only=True):
    """The wires below a zone; `label` is the pool network (by name) that carries its guest traffic, None for
    the default one.
    """

    name: str
    zone_id: int
    state: str = "Enabled"
    vlan: str | None = None
    isolation_methods: str = "VLAN"
    broadcast_domain_range: str = "ZONE"
    network_speed: str | None = None
    label: str | None = None
    tags: list[str] = []


class PhysicalNetworkView(PhysicalNetwork, frozen=True, kw_only=True):
    zone_uuid: str
    zone_name: str


class Network(Resource, frozen=True, kw_only=True):
    """`external_uuid` is set for a network that exists on one pool only (adopted: `cluster_id`); one of ours
    may exist on several pools, each presence a row of its own (`store.networks.find_presence`).
    """

    name: str
    display_text: str = ""
    zone_id: int
    account_id: int
    domain_id: int
    network_offering_id: int | None = None
    physical_network_id: int | None = None
    cluster_id: int | None = None
    external_uuid: str | None = None
    traffic_type: str = "Guest"
    guest_type: GuestType = GuestType.SHARED
    state: str = "Setup"
    acl_type: str = "Domain"
    subdomain_access: bool = True
    broadcast_type: BroadcastType = BroadcastType.NATIVE
    vlan: int | None = None
    gateway: str | None = None
    netmask: str | None = None
    cidr: str | None = None
    start_ip: str | None = None
    end_ip: str | None = None
    dns1: str | None = None
    dns2: str | None = None
    network_domain: str | None = None
    mtu: int | None = None
    is_default: bool = False
    is_system: bool = False
    display: bool = True
    details: dict[str, str] = {}

    @property
    def broadcast_uri(self) -> str | None:
        """CloudStack's way to write the tag: `vlan://100`, or `vlan://untagged`."""
        match self.broadcast_type:
            case BroadcastType.VLAN:
                return f"vlan://{self.vlan}"
            case BroadcastType.NATIVE:
                return "vlan://untagged"
            case BroadcastType.VSWITCH:
                return f"vs://{self.vlan}"
        return None


class NetworkView(Network, frozen=True, kw_only=True):
    zone_uuid: str
    zone_name: str
    zone_network_type: str
    account_uuid: str
    account_name: str
    domain_uuid: str
    domain_name: str
    domain_path: str
    project_uuid: str | None = None
    project_name: str | None = None
    network_offering_uuid: str | None = None
    network_offering_name: str | None = None
    network_offering_text: str | None = None
    physical_network_uuid: str | None = None
    cluster_uuid: str | None = None


class NetworkPresence(msgspec.Struct, frozen=True, kw_only=True):
    """That a network exists on a pool, under which uuid; `is_ours` if we made it there (and may remove it)."""

    network_id: int
    cluster_id: int
    external_uuid: str
    is_ours: bool
