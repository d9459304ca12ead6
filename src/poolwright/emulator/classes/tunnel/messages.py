"""The messages of class tunnel: a network carried between hosts over another network's PIFs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from poolwright.emulator.call import Call
from poolwright.emulator.classes.host.liveness import assert_live
from poolwright.emulator.classes.PIF.kinds import (
    Kind,
    assert_host_not_connected,
    assert_managed,
    assert_network_managed,
    below,
    bring_down,
    is_bond_slave,
    is_sriov_network,
    kind,
    plug_pif,
)
from poolwright.emulator.classes.PIF.messages import assert_can_unplug
from poolwright.emulator.classes.tunnel.rows import create_rows
from poolwright.emulator.database import Database, Row
from poolwright.emulator.failures import ApiFailure


def _assert_carries_tunnels(database: Database, pif: Row, ref: str) -> None:
    match kind(pif):
        case Kind.PHYSICAL if is_bond_slave(pif):
            raise ApiFailure("CANNOT_ADD_TUNNEL_TO_BOND_SLAVE", ref)
        case Kind.TUNNEL:
            raise ApiFailure("IS_TUNNEL_ACCESS_PIF", ref)
        case Kind.SRIOV:
            raise ApiFailure("CANNOT_ADD_TUNNEL_TO_SRIOV_LOGICAL", ref)
        case Kind.VLAN:
            carrier = below(database, pif)
            if carrier is not None and kind(database.get("PIF", carrier)) is Kind.SRIOV:
                raise ApiFailure("CANNOT_ADD_TUNNEL_TO_VLAN_ON_SRIOV_LOGICAL", ref)
        case _:
            pass


def _assert_compatible(database: Database, network: str) -> None:
    if is_sriov_network(database, network):
        raise ApiFailure("NETWORK_INCOMPATIBLE_WITH_TUNNEL", network)


def _assert_openvswitch(database: Database) -> None:
    for _, host in database.items("host"):
        if host["software_version"].get("network_backend") != "openvswitch":
            raise ApiFailure("OPENVSWITCH_NOT_ACTIVE")


def _new_mac(call: Call) -> str:
    """A locally administered address."""
    octets = call.clock.uuid4().bytes[:6]
    return ":".join(f"{octet:02x}" for octet in (octets[0] & 0xFC | 0x02, *octets[1:]))


async def create(call: Call, transport: str, network: str, protocol: str) -> str:
    """A tunnel, plugged at once; if plugging fails, the rows stay, as XAPI leaves them."""
    database = call.database
    base = database.get("PIF", transport)
    assert_live(call.pool, base["host"])
    assert_network_managed(database, network)
    assert_host_not_connected(database, base["host"], network)
    assert_managed(base, transport)
    _assert_carries_tunnels(database, base, transport)
    _assert_compatible(database, network)
    _assert_openvswitch(database)
    tunnel, access = create_rows(database, transport, network, protocol, _new_mac(call))
    await call.takes("tunnel.create")
    plug_pif(database, access)
    return tunnel


async def destroy(call: Call, tunnel: str) -> None:
    row = call.database.get("tunnel", tunnel)
    access = row["access_PIF"]
    assert_live(call.pool, call.database.get("PIF", row["transport_PIF"])["host"])
    assert_can_unplug(call, access)
    await call.takes("tunnel.destroy")
    bring_down(call.database, access)
    call.database.destroy("PIF", access)
    call.database.destroy("tunnel", tunnel)


MESSAGES: Final[Mapping[str, Callable[..., Any]]] = {"create": create, "destroy": destroy}
