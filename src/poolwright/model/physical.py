"""What lies below the networks of a zone: kinds of traffic on physical networks, and who provides services
there; and regions, which are whole clouds.

Source: CloudStack `TrafficType`, `PhysicalNetworkServiceProvider`, `Region`.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from poolwright.model.resource import Resource


class Traffic(StrEnum):
    PUBLIC = "Public"
    MANAGEMENT = "Management"
    GUEST = "Guest"
    STORAGE = "Storage"


class TrafficType(Resource, frozen=True, kw_only=True):
    """`label` is the pool network's name that carries this traffic."""

    physical_network_id: int
    traffic: Traffic
    label: str | None = None
    vlan: str | None = None
    isolation_method: str | None = None


class TrafficTypeView(TrafficType, frozen=True, kw_only=True):
    physical_network_uuid: str


class GuestVlanRange(Resource, frozen=True, kw_only=True):
    """Tags of a physical network, `first` to `last`, that are for one account's networks."""

    physical_network_id: int
    account_id: int
    domain_id: int
    first: int
    last: int


class GuestVlanRangeView(GuestVlanRange, frozen=True, kw_only=True):
    physical_network_uuid: str
    zone_id: int
    zone_uuid: str
    account_uuid: str
    account_name: str
    domain_uuid: str
    domain_name: str
    domain_path: str


#: The providers that CloudStack gives every physical network, with what each offers.
PROVIDERS: Final[dict[str, tuple[str, ...]]] = {
    "VirtualRouter": (
        "Vpn", "Dhcp", "Dns", "Gateway", "Firewall", "Lb", "SourceNat", "StaticNat", "PortForwarding",
        "UserData",
    ),
    "SecurityGroupProvider": ("SecurityGroup",),
    "VpcVirtualRouter": (
        "Vpn", "Dhcp", "Dns", "SourceNat", "PortForwarding", "Lb", "UserData", "StaticNat", "NetworkACL",
        "Gateway",
    ),
    "InternalLbVm": ("Lb",),
    "ConfigDrive": ("Dhcp", "Dns", "UserData"),
}  # fmt: skip
#: Those that have elements which are configured on their own.
ROUTERS: Final = ("VirtualRouter", "VpcVirtualRouter")
BALANCERS: Final = ("InternalLbVm",)


class ServiceProvider(Resource, frozen=True, kw_only=True):
    """`element_uuid` is its element's, where it has one (`ROUTERS`, `BALANCERS`)."""

    name: str
    physical_network_id: int
    state: str = "Disabled"
    services: list[str] = []
    element_uuid: str | None = None
    element_enabled: bool = False


class ServiceProviderView(ServiceProvider, frozen=True, kw_only=True):
    physical_network_uuid: str


class Region(Resource, frozen=True, kw_only=True):
    """A cloud with an API of its own at `endpoint`; `number` is its `id`, which people choose."""

    number: int
    name: str
    endpoint: str
