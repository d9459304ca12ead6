"""A network interface of a VM, and the addresses that it has besides its first."""

from __future__ import annotations

from ipaddress import IPv4Address

from poolwright.model.network import BroadcastType, broadcast_uri
from poolwright.model.resource import Resource


class Nic(Resource, frozen=True, kw_only=True):
    """`device_id` counts from 0; `external_uuid` is the VIF's while the VM has one; `rate_mbps` None is
    unlimited.
    """

    virtual_machine_id: int
    network_id: int
    device_id: int = 0
    mac: str
    ip4: str | None = None
    netmask: str | None = None
    gateway: str | None = None
    ip6: str | None = None
    ip6_cidr: str | None = None
    ip6_gateway: str | None = None
    is_default: bool = False
    enabled: bool = True
    state: str = "Allocated"
    rate_mbps: int | None = None
    mtu: int | None = None
    external_uuid: str | None = None


class SecondaryIp(Resource, frozen=True, kw_only=True):
    """One more address of a NIC, on the NIC's network. While `is_pending` is set it is only held: for a
    NIC whose first address is being changed to it.
    """

    nic_id: int
    network_id: int
    ip4: str
    description: str | None = None
    is_pending: bool = False


class SecondaryIpView(SecondaryIp, frozen=True, kw_only=True):
    nic_uuid: str
    network_uuid: str
    virtual_machine_uuid: str


class NicView(Nic, frozen=True, kw_only=True):
    virtual_machine_uuid: str
    account_id: int
    domain_id: int
    domain_path: str
    network_uuid: str
    network_name: str
    traffic_type: str
    guest_type: str
    broadcast_type: str
    vlan: int | None = None
    #: Its other addresses, as `uuid=address,...`: so that a list of NICs is one query.
    secondary: str | None = None

    @property
    def others(self) -> list[tuple[str, str]]:
        """The uuid of each of its other addresses, and the address."""
        pairs = (one.partition("=") for one in (self.secondary or "").split(",") if one)
        return sorted(((uuid, address) for uuid, _, address in pairs), key=lambda pair: IPv4Address(pair[1]))

    @property
    def addresses(self) -> list[str]:
        """The addresses that it may send from; none where its first is unknown, as then nothing can be
        told apart.
        """
        return [] if self.ip4 is None else [self.ip4, *(address for _, address in self.others)]

    @property
    def broadcast_uri(self) -> str | None:
        """What tells its network apart on the wire, as CloudStack writes it."""
        return broadcast_uri(BroadcastType(self.broadcast_type), self.vlan)
