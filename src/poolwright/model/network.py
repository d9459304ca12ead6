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


def broadcast_uri(kind: BroadcastType, key: int | None) -> str | None:
    """`vlan://100`, `vlan://untagged`, `vs://5` for a tunnel's key; None where there is nothing to tell."""
    match kind:
        case BroadcastType.VLAN:
            return f"vlan://{key}"
        case BroadcastType.NATIVE:
            return "vlan://untagged"
        case BroadcastType.VSWITCH:
            return f"vs://{key}"
        case BroadcastType.LINK_LOCAL:
            return None


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
        """CloudStack's way to write what tells the network apart on the wire."""
        return broadcast_uri(self.broadcast_type, self.vlan)


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
    network_offering_specify_vlan: bool | None = None
    network_offering_specify_ip_ranges: bool | None = None
    network_offering_conserve_mode: bool | None = None
    network_offering_availability: str | None = None
    network_offering_is_persistent: bool | None = None
    network_offering_network_rate_mbps: int | None = None
    network_offering_services: dict[str, list[str]] | None = None
    network_offering_details: dict[str, str] | None = None
    physical_network_uuid: str | None = None
    cluster_uuid: str | None = None

    @property
    def is_filtered(self) -> bool:
        """Whether NICs on it may only use their own MAC and addresses: its offering does not allow forged
        transmits (CloudStack's word for it).
        """
        details = self.network_offering_details or {}
        return {key.lower(): value.lower() for key, value in details.items()}.get("forgedtransmits") == "false"

    def is_open_to(self, domain_path: str) -> bool:
        """Whether it is everyone's in the domain at that path: of the domain itself, or of one above that says
        so.
        """
        if self.acl_type != "Domain":
            return False
        return domain_path == self.domain_path or (
            self.subdomain_access and domain_path.startswith(self.domain_path)
        )

    def rate_mbps(self, offered: int | None, *, is_default: bool) -> int | None:
        """How fast a NIC on it may be; `offered` is what the VM's offering says of its default NIC. None is
        unlimited.
        """
        rate = offered if is_default and offered is not None else self.network_offering_network_rate_mbps
        return rate if rate is not None and rate > 0 else None


class NetworkPresence(msgspec.Struct, frozen=True, kw_only=True):
    """That a network exists on a pool, under which uuid; `is_ours` if we made it there (and may remove it)."""

    network_id: int
    cluster_id: int
    external_uuid: str
    is_ours: bool
