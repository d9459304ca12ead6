"""What takes a virtual router, refused with what is missing and where. Nothing here changes anything."""

from __future__ import annotations

from typing import NoReturn

from poolwright.model.account import Caller
from poolwright.model.errors import InvalidParameter, NotFound
from poolwright.services import zones
from poolwright.services.cloud import Cloud
from poolwright.services.network_changes import get_controlled
from poolwright.store import vpc_offerings


async def refuse_address(cloud: Cloud, caller: Caller, *, network: str | None, vpc: str | None) -> NoReturn:
    """No network here can have a public address. Raises `InvalidParameter`, `NotFound`."""
    if vpc is not None:
        refuse_vpc_by_id(vpc)
    if network is not None:
        await refuse_service(cloud, caller, network, "SourceNat")
    raise InvalidParameter(
        "Unable to associate an IP address: no network of this cloud has a provider of public addresses (a "
        "virtual router); use a shared network, whose VMs are reached directly"
    )


async def refuse_service(cloud: Cloud, caller: Caller, ref: str, service: str) -> NoReturn:
    """A network here has no service that takes a provider. Raises `InvalidParameter`, `NotFound`."""
    async with cloud.store.reading() as tx:
        network = await get_controlled(tx, caller, ref)
    raise InvalidParameter(
        f"Network {network.name} does not support the service {service}: it has no provider of it (a virtual "
        "router, which this cloud has none of)",
        uuids=[network.uuid],
    )


def refuse_rule(address: str) -> NoReturn:
    """There are no public addresses to have rules."""
    raise NotFound(f"Unable to find IP address {address}: this cloud has no public addresses")


async def refuse_vpc(cloud: Cloud, caller: Caller, zone: str, offering: str) -> NoReturn:
    """No VPC can be made. Raises `InvalidParameter`, `NotFound`."""
    async with cloud.store.reading() as tx:
        inside = await zones.get_usable(tx, caller, zone)
        found = await vpc_offerings.get(tx, offering)
    if found.state != "Enabled":
        raise InvalidParameter(f"VPC offering {found.name} is not enabled", uuids=[found.uuid])
    raise InvalidParameter(
        f"No VPC can be made in zone {inside.name}: it takes a virtual router, which this cloud has none of; "
        "use shared or L2 networks",
        uuids=[inside.uuid, found.uuid],
    )


def refuse_vpc_by_id(vpc: str) -> NoReturn:
    """There are no VPCs."""
    raise NotFound(f"Unable to find VPC {vpc}")
