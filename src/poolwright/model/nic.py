"""A network interface of a VM."""

from __future__ import annotations

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
