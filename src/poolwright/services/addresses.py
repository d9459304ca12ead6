"""MAC and IP addresses of NICs: checked, and chosen so that no two NICs of a network have the same."""

from __future__ import annotations

import re
from collections.abc import Iterator
from ipaddress import IPv4Address, IPv4Network
from itertools import islice
from typing import Final

from poolwright.clock import Clock
from poolwright.model.errors import InsufficientCapacity, InvalidParameter
from poolwright.model.ip_range import addresses_after
from poolwright.model.network import GuestType, Network
from poolwright.store import Transaction, ip_ranges, nics

_MAC: Final = re.compile(r"(?:[0-9a-f]{2}:){5}[0-9a-f]{2}")
#: How many addresses one query looks at.
_AT_ONCE: Final = 100


def new_mac(clock: Clock) -> str:
    """An address that belongs to no manufacturer and to one interface."""
    return ":".join(f"{byte:02x}" for byte in b"\x02" + clock.token(5))


def checked_mac(text: str) -> str:
    """The address in the form that we keep. Raises `InvalidParameter` for what is none, or a group's."""
    mac = text.strip().lower().replace("-", ":")
    if not _MAC.fullmatch(mac) or int(mac[:2], 16) & 1:
        raise InvalidParameter(f"macaddress is {text!r}: it is an interface's address like 02:00:4c:11:22:33")
    return mac


async def choose_mac(tx: Transaction, network: Network, asked: str | None) -> str:
    """The MAC that was asked for, or a new one. Raises `InvalidParameter` for one that the network has
    already.
    """
    if asked is None:
        return new_mac(tx.clock)
    mac = checked_mac(asked)
    if await nics.has_mac(tx, network.id, mac):
        raise InvalidParameter(f"macaddress {mac} is in use on network {network.name}", uuids=[network.uuid])
    return mac


async def choose_ip(tx: Transaction, network: Network, asked: str | None) -> str | None:
    """The address that was asked for, or the next free one of the network; None where we give out none on it.

    The next is the one after that which was given out last, so that an address rests before it is
    another's. Raises
    `InvalidParameter` for one that is taken or foreign, `InsufficientCapacity` where none is free.
    """
    if asked is None and network.cidr is None:
        return None
    spans = await _spans(tx, network)
    if asked is None and not spans:
        return None
    if asked is not None:
        address = _check_inside(network, spans, asked)
        if await nics.list_taken(tx, network.id, [address]):
            raise InvalidParameter(
                f"ipaddress {address} is in use on network {network.name}", uuids=[network.uuid]
            )
        return address
    latest = await nics.find_latest_address(tx, network.id)
    free = _free(network, addresses_after(spans, int(IPv4Address(latest)) if latest else None))
    while chunk := list(islice(free, _AT_ONCE)):
        taken = await nics.list_taken(tx, network.id, chunk)
        for address in chunk:
            if address not in taken:
                return address
    raise InsufficientCapacity(
        f"No address is free on network {network.name} ({network.cidr})", uuids=[network.uuid]
    )


def _free(network: Network, numbers: Iterator[int]) -> Iterator[str]:
    for number in numbers:
        address = str(IPv4Address(number))
        if address != network.gateway:
            yield address


async def _spans(tx: Transaction, network: Network) -> list[range]:
    """The addresses that we give out on a network: a shared one's ranges, all of an isolated one."""
    if network.cidr is None:
        return []
    if network.guest_type is GuestType.SHARED:
        return [found.numbers for found in await ip_ranges.list_of_network(tx, network.id)]
    whole = IPv4Network(network.cidr, strict=False)
    return [range(int(whole.network_address) + 1, int(whole.broadcast_address))]


def _check_inside(network: Network, spans: list[range], asked: str) -> str:
    try:
        address = IPv4Address(asked.strip())
    except ValueError:
        raise InvalidParameter(f"ipaddress is {asked!r}: it is an IPv4 address like 10.0.0.5") from None
    if network.cidr and address not in IPv4Network(network.cidr, strict=False):
        raise InvalidParameter(f"ipaddress {asked} is not of network {network.name} ({network.cidr})")
    if spans and not any(int(address) in span for span in spans):
        raise InvalidParameter(f"ipaddress {asked} is in no IP range of network {network.name}")
    if str(address) == network.gateway:
        raise InvalidParameter(f"ipaddress {asked} is the gateway of network {network.name}")
    return str(address)
