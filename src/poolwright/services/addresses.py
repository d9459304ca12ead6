"""MAC and IP addresses of new NICs."""

from __future__ import annotations

import re
from ipaddress import IPv4Address, ip_network
from typing import Final

from poolwright.clock import Clock
from poolwright.model.errors import InsufficientCapacity, InvalidParameter
from poolwright.model.network import NetworkView
from poolwright.model.resource import Page, Query
from poolwright.store import Transaction, nics

_MAC: Final = re.compile(r"(?:[0-9a-f]{2}:){5}[0-9a-f]{2}")


def new_mac(clock: Clock) -> str:
    """An address that belongs to no manufacturer and to one interface."""
    return ":".join(f"{byte:02x}" for byte in b"\x02" + clock.token(5))


def checked_mac(text: str) -> str:
    """The address in the form that we keep. Raises `InvalidParameter` for what is none, or a group's."""
    mac = text.strip().lower().replace("-", ":")
    if not _MAC.fullmatch(mac) or int(mac[:2], 16) & 1:
        raise InvalidParameter(f"macaddress is {text!r}: it is an interface's address like 02:00:4c:11:22:33")
    return mac


async def choose_ip(tx: Transaction, network: NetworkView, asked: str | None) -> str | None:
    """The address that was asked for, or the first free one of the network's range; None where it has no range.

    Raises `InvalidParameter` for one that is taken or foreign, `InsufficientCapacity` where none is free.
    """
    if asked is None and network.start_ip is None:
        return None
    present = await nics.list_(tx, Query(equal={"network_id": network.id}, page=Page(size=0)))
    taken = {nic.ip4 for nic in present.rows}
    if asked is not None:
        _check_inside(network, asked)
        if asked in taken:
            raise InvalidParameter(
                f"ipaddress {asked} is in use on network {network.name}", uuids=[network.uuid]
            )
        return asked
    first, last = IPv4Address(network.start_ip or ""), IPv4Address(network.end_ip or network.start_ip or "")
    for number in range(int(first), int(last) + 1):
        address = str(IPv4Address(number))
        if address not in taken and address != network.gateway:
            return address
    raise InsufficientCapacity(
        f"No address is free on network {network.name} ({first} to {last})", uuids=[network.uuid]
    )


def _check_inside(network: NetworkView, asked: str) -> None:
    try:
        address = IPv4Address(asked)
    except ValueError:
        raise InvalidParameter(f"ipaddress is {asked!r}: it is an IPv4 address like 10.0.0.5") from None
    if network.cidr and address not in ip_network(network.cidr, strict=False):
        raise InvalidParameter(f"ipaddress {asked} is not of network {network.name} ({network.cidr})")
