"""The messages of class Bond: several NICs of a host as one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from poolwright.emulator.call import Call
from poolwright.emulator.classes.addresses import check_mac
from poolwright.emulator.classes.Bond.moves import (
    local_vifs,
    move_address,
    move_management,
    move_tunnel,
    move_vifs,
    move_vlan,
)
from poolwright.emulator.classes.Bond.properties import check_property, fitting, with_defaults
from poolwright.emulator.classes.host.liveness import assert_live
from poolwright.emulator.classes.PIF.kinds import (
    Kind,
    assert_host_not_connected,
    assert_managed,
    assert_network_managed,
    bring_up,
    first_free_device,
    is_bond_slave,
    is_sriov_network,
    kind,
    new_metrics,
)
from poolwright.emulator.database import Database, Row
from poolwright.emulator.failures import ApiFailure
from poolwright.xapi.types import NULL_REF


def _assert_bondable(database: Database, ref: str) -> None:
    """Raises what one member is refused with."""
    pif = database.get("PIF", ref)
    assert_managed(pif, ref)
    match kind(pif):
        case Kind.PHYSICAL if is_bond_slave(pif) and database.exists("Bond", pif["bond_slave_of"]):
            raise ApiFailure("PIF_ALREADY_BONDED", ref)
        case Kind.VLAN:
            raise ApiFailure("PIF_VLAN_EXISTS", pif["device_name"])
        case Kind.TUNNEL:
            raise ApiFailure("IS_TUNNEL_ACCESS_PIF", ref)
        case Kind.SRIOV:
            raise ApiFailure("PIF_IS_SRIOV_LOGICAL", ref)
        case _:
            pass
    if pif["management"] and any(pool["ha_enabled"] for _, pool in database.items("pool")):
        raise ApiFailure("HA_CANNOT_CHANGE_BOND_STATUS_OF_MGMT_IFACE")


def _assert_alike(database: Database, members: list[str]) -> None:
    """Raises what members that do not go together are refused with."""
    rows = [database.get("PIF", ref) for ref in members]
    if len({row["host"] for row in rows}) > 1:
        raise ApiFailure("PIF_CANNOT_BOND_CROSS_HOST")
    if any(row["properties"] != rows[0]["properties"] for row in rows):
        raise ApiFailure("INCOMPATIBLE_PIF_PROPERTIES")
    if sum(row["ip_configuration_mode"] != "None" for row in rows) > 1:
        raise ApiFailure("PIF_BOND_MORE_THAN_ONE_IP")


def _assert_compatible(database: Database, network: str) -> None:
    if is_sriov_network(database, network):
        raise ApiFailure("NETWORK_INCOMPATIBLE_WITH_BOND", network)


def _assert_one_address_type(database: Database, members: list[str]) -> None:
    if len({database.get("PIF", ref)["primary_address_type"] for ref in members}) > 1:
        raise ApiFailure("PIF_INCOMPATIBLE_PRIMARY_ADDRESS_TYPE")


def _primary(database: Database, members: list[str]) -> str:
    """The member whose address and MAC the bond takes: management, else the first with an address."""
    rows = {ref: database.get("PIF", ref) for ref in members}
    for ref, row in rows.items():
        if row["management"]:
            return ref
    addressed = [ref for ref, row in rows.items() if row["ip_configuration_mode"] != "None"]
    return (addressed or members)[0]


def _new_master(database: Database, network: str, primary: Row, mac: str) -> str:
    device = first_free_device(database, primary["host"], "bond")
    return database.create(
        "PIF",
        {
            "device": device,
            "device_name": device,
            "network": network,
            "host": primary["host"],
            "MAC": mac or primary["MAC"],
            "MTU": primary["MTU"],
            "VLAN": -1,
            "metrics": new_metrics(database),
            "physical": False,
            "currently_attached": False,
            "IPv6": [""],
            "primary_address_type": primary["primary_address_type"],
            "properties": primary["properties"],
        },
    )


async def create(
    call: Call, network: str, members: list[str], mac: str, mode: str, properties: Mapping[str, str]
) -> str:
    """A bond of one or more PIFs; what hung on them hangs on the bond afterwards."""
    database = call.database
    if not members:
        raise ApiFailure("PIF_BOND_NEEDS_MORE_MEMBERS")
    host = database.get("PIF", members[0])["host"]
    assert_live(call.pool, host)
    assert_network_managed(database, network)
    assert_host_not_connected(database, host, network)
    _assert_compatible(database, network)
    if mac:
        check_mac(mac)
    for name, value in properties.items():
        check_property(mode, name, value)
    members = list(dict.fromkeys(members))
    _assert_one_address_type(database, members)
    for member in members:
        _assert_bondable(database, member)
    _assert_alike(database, members)
    await call.takes("Bond.create")
    return await _make(call, network, members, mac, mode, with_defaults(mode, properties))


async def _make(
    call: Call, network: str, members: list[str], mac: str, mode: str, properties: dict[str, str]
) -> str:
    database = call.database
    primary = _primary(database, members)
    rows = [database.get("PIF", member) for member in members]
    vlans = [vlan for row in rows for vlan in row["VLAN_slave_of"]]
    tunnels = [tunnel for row in rows for tunnel in row["tunnel_transport_PIF_of"]]
    vifs = await local_vifs(call, rows[0]["host"], [row["network"] for row in rows])
    master = _new_master(database, network, database.get("PIF", primary), mac)
    bond = database.create(
        "Bond", {"master": master, "primary_slave": primary, "mode": mode, "properties": properties}
    )
    for member in members:
        database.update("PIF", member, bond_slave_of=bond)
    move_address(database, primary, master)
    if database.get("PIF", primary)["management"]:
        move_management(database, primary, master)
    else:
        bring_up(database, master)
    call.progress(0.2)
    for vlan in vlans:
        await move_vlan(call, vlan, master)
    call.progress(0.4)
    for tunnel in tunnels:
        move_tunnel(database, tunnel, master)
    call.progress(0.6)
    move_vifs(database, vifs, network)
    call.progress(0.8)
    _move_disallow_unplug(database, members, master)
    return bond


def _move_disallow_unplug(database: Database, members: list[str], master: str) -> None:
    if any(database.get("PIF", member)["disallow_unplug"] for member in members):
        database.update("PIF", master, disallow_unplug=True)
        for member in members:
            database.update("PIF", member, disallow_unplug=False)


async def destroy(call: Call, bond: str) -> None:
    """Removes a bond; what hung on it hangs on its primary member afterwards."""
    database = call.database
    row = database.get("Bond", bond)
    master = database.get("PIF", row["master"])
    assert_live(call.pool, master["host"])
    if master["management"] and any(pool["ha_enabled"] for _, pool in database.items("pool")):
        raise ApiFailure("HA_CANNOT_CHANGE_BOND_STATUS_OF_MGMT_IFACE")
    await call.takes("Bond.destroy")
    primary, members = row["primary_slave"], list(row["slaves"])
    vlans, tunnels = list(master["VLAN_slave_of"]), list(master["tunnel_transport_PIF_of"])
    vifs = await local_vifs(call, master["host"], [master["network"]])
    move_address(database, row["master"], primary)
    if master["management"]:
        move_management(database, row["master"], primary)
    if master["currently_attached"]:
        for member in members:
            bring_up(database, member)
    call.progress(0.2)
    for vlan in vlans:
        await move_vlan(call, vlan, primary)
    call.progress(0.4)
    move_vifs(database, vifs, database.get("PIF", primary)["network"])
    call.progress(0.6)
    for tunnel in tunnels:
        move_tunnel(database, tunnel, primary)
    call.progress(0.8)
    if master["disallow_unplug"]:
        database.update("PIF", primary, disallow_unplug=True)
    database.destroy("Bond", bond)
    database.destroy("PIF", row["master"])
    for member in members:
        database.update("PIF", member, bond_slave_of=NULL_REF)


def set_mode(call: Call, bond: str, value: str) -> None:
    row = call.database.get("Bond", bond)
    assert_live(call.pool, call.database.get("PIF", row["master"])["host"])
    call.database.update("Bond", bond, mode=value, properties=fitting(value, row["properties"]))
    bring_up(call.database, row["master"])


def set_property(call: Call, bond: str, name: str, value: str) -> None:
    row = call.database.get("Bond", bond)
    assert_live(call.pool, call.database.get("PIF", row["master"])["host"])
    check_property(row["mode"], name, value)
    call.database.update("Bond", bond, properties=row["properties"] | {name: value})
    bring_up(call.database, row["master"])


MESSAGES: Final[Mapping[str, Callable[..., Any]]] = {
    "create": create,
    "destroy": destroy,
    "set_mode": set_mode,
    "set_property": set_property,
}
