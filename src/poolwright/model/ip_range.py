"""Addresses that we may give out: of a shared network, or public ones of a zone.

Source: CloudStack `VlanVO`, which calls them VLANs.
"""

from __future__ import annotations

from collections.abc import Iterator
from ipaddress import IPv4Address, IPv4Network

from poolwright.model.resource import Resource


class IpRange(Resource, frozen=True, kw_only=True):
    """`start_ip` to `end_ip`, both included. `network_id` is set for a shared network's; public ranges
    (`is_public`)
    belong to the zone, and with `account_id` to one account. `vlan` is CloudStack's text: a tag, or `untagged`.
    """

    zone_id: int
    physical_network_id: int | None = None
    network_id: int | None = None
    pod_id: int | None = None
    account_id: int | None = None
    domain_id: int | None = None
    vlan: str = "untagged"
    gateway: str
    netmask: str
    start_ip: str
    end_ip: str
    is_public: bool = False
    for_system_vms: bool = False

    @property
    def cidr(self) -> str:
        """The network that the addresses are of."""
        return str(IPv4Network(f"{self.gateway}/{self.netmask}", strict=False))

    @property
    def numbers(self) -> range:
        """The addresses as numbers."""
        return range(int(IPv4Address(self.start_ip)), int(IPv4Address(self.end_ip)) + 1)

    def overlaps(self, other: IpRange) -> bool:
        """Whether an address is in both."""
        mine, theirs = self.numbers, other.numbers
        return mine.start < theirs.stop and theirs.start < mine.stop


class IpRangeView(IpRange, frozen=True, kw_only=True):
    zone_uuid: str
    physical_network_uuid: str | None = None
    network_uuid: str | None = None
    pod_uuid: str | None = None
    pod_name: str | None = None
    account_name: str | None = None
    domain_uuid: str | None = None
    domain_name: str | None = None
    domain_path: str | None = None


def addresses_after(ranges: list[range], last: int | None) -> Iterator[int]:
    """Every address of the ranges once: those after `last` first, then from the beginning."""
    if last is not None:
        for span in ranges:
            yield from range(max(span.start, last + 1), span.stop)
    for span in ranges:
        yield from range(span.start, span.stop if last is None else min(span.stop, last + 1))
