"""What a PIF is (NIC, bond, VLAN, tunnel's end, SR-IOV), what it rests on, and bringing it up and down."""

from __future__ import annotations

from enum import Enum
from typing import Final

from poolwright.emulator.classes.addresses import is_ip
from poolwright.emulator.database import Database, Row
from poolwright.emulator.failures import ApiFailure, internal_error, is_null
from poolwright.xapi.wire import EPOCH

#: What XAPI gives the untagged PIF of a VLAN as MAC.
VLAN_MAC: Final = "fe:ff:ff:ff:ff:ff"


class Kind(Enum):
    """A PIF is one of these, the first that fits."""

    TUNNEL = "tunnel access"
    VLAN = "VLAN"
    SRIOV = "SR-IOV logical"
    BOND = "bond"
    PHYSICAL = "physical"


def kind(pif: Row) -> Kind:
    if pif["tunnel_access_PIF_of"]:
        return Kind.TUNNEL
    if not is_null(pif["VLAN_master_of"]):
        return Kind.VLAN
    if pif["sriov_logical_PIF_of"]:
        return Kind.SRIOV
    return Kind.BOND if pif["bond_master_of"] else Kind.PHYSICAL


def is_bond_slave(pif: Row) -> bool:
    return not is_null(pif["bond_slave_of"])


def has_properties(pif: Row) -> bool:
    """Whether properties such as gro can be set on it: NICs and bonds."""
    return bool(pif["physical"] or pif["bond_master_of"])


def below(database: Database, pif: Row) -> str | None:
    """The PIF that carries this one; None for a NIC or a bond."""
    match kind(pif):
        case Kind.TUNNEL:
            return str(database.get("tunnel", pif["tunnel_access_PIF_of"][0])["transport_PIF"])
        case Kind.VLAN:
            return str(database.get("VLAN", pif["VLAN_master_of"])["tagged_PIF"])
        case Kind.SRIOV:
            return str(database.get("network_sriov", pif["sriov_logical_PIF_of"][0])["physical_PIF"])
        case _:
            return None


def is_sriov(database: Database, pif: Row) -> bool:
    """Whether a PIF is SR-IOV, or a VLAN on one."""
    carrier = below(database, pif) if kind(pif) is Kind.VLAN else None
    return kind(pif if carrier is None else database.get("PIF", carrier)) is Kind.SRIOV


def is_sriov_network(database: Database, network: str) -> bool:
    """Whether a network is carried by SR-IOV; then nothing else can carry it."""
    pifs = database.get("network", network)["PIFs"]
    return bool(pifs) and is_sriov(database, database.get("PIF", pifs[-1]))


def new_metrics(database: Database) -> str:
    """A PIF_metrics row that has measured nothing yet."""
    return database.create("PIF_metrics", {"carrier": False, "last_updated": EPOCH})


def first_free_device(database: Database, host: str, stem: str) -> str:
    """`bond0`, `tunnel3`, ...: the first of that stem that no PIF of the host has."""
    taken = {row["device"] for _, row in database.items("PIF") if row["host"] == host}
    number = 0
    while f"{stem}{number}" in taken:
        number += 1
    return f"{stem}{number}"


def _assert_configurable(row: Row) -> None:
    """Raises INTERNAL_ERROR for DNS servers that XAPI took unread and now cannot use."""
    version, mode = (
        (6, row["ipv6_configuration_mode"])
        if row["primary_address_type"] == "IPv6"
        else (4, row["ip_configuration_mode"])
    )
    servers = row["DNS"].split(",") if mode == "Static" and row["DNS"] else []
    if not all(is_ip(server, 4) or is_ip(server, version) for server in servers):
        raise internal_error('Failure("inet_addr_of_string")')


def bring_up(database: Database, ref: str) -> None:
    """Attaches a PIF; members of a bond that goes up are no longer attached on their own, and vice versa."""
    row = database.get("PIF", ref)
    _assert_configurable(row)
    for bond in row["bond_master_of"]:
        for slave in database.get("Bond", bond)["slaves"]:
            database.update("PIF", slave, currently_attached=False)
    network = database.find("network", row["network"])
    mtu = row["MTU"] if network is None else network["MTU"]
    database.update("PIF", ref, currently_attached=True, MTU=mtu)
    if is_bond_slave(row) and (bond_row := database.find("Bond", row["bond_slave_of"])) is not None:
        database.update("PIF", bond_row["master"], currently_attached=False)


def bring_down(database: Database, ref: str) -> None:
    """Detaches a PIF, and the tunnels and SR-IOV networks that rest on it."""
    row = database.get("PIF", ref)
    for tunnel in row["tunnel_transport_PIF_of"]:
        _bring_down_if_there(database, database.get("tunnel", tunnel)["access_PIF"])
    for sriov in row["sriov_physical_PIF_of"]:
        _bring_down_if_there(database, database.get("network_sriov", sriov)["logical_PIF"])
    if not is_bond_slave(row):
        database.update("PIF", ref, currently_attached=False)


def _bring_down_if_there(database: Database, ref: str) -> None:
    if database.exists("PIF", ref):
        bring_down(database, ref)


def plug_pif(database: Database, ref: str) -> None:
    """Brings up a PIF with what it rests on.

    Raises PIF_UNMANAGED, TRANSPORT_PIF_NOT_CONFIGURED, CANNOT_PLUG_BOND_SLAVE.
    """
    row = database.get("PIF", ref)
    assert_managed(row, ref)
    carrier = below(database, row)
    match kind(row):
        case Kind.TUNNEL if carrier is not None:
            if database.get("PIF", carrier)["ip_configuration_mode"] == "None":
                raise ApiFailure("TRANSPORT_PIF_NOT_CONFIGURED", carrier)
            plug_pif(database, carrier)
        case Kind.SRIOV if carrier is not None:
            plug_pif(database, carrier)
        case Kind.PHYSICAL if is_bond_slave(row):
            raise ApiFailure("CANNOT_PLUG_BOND_SLAVE", ref)
        case _:
            pass
    bring_up(database, ref)


def assert_managed(pif: Row, ref: str) -> None:
    """Raises PIF_UNMANAGED [pif]."""
    if not pif["managed"]:
        raise ApiFailure("PIF_UNMANAGED", ref)


def assert_no_protection(database: Database, pif: Row) -> None:
    """Raises HA_IS_ENABLED or REDO_LOG_IS_ENABLED where changing an attached PIF could cut a host off."""
    if not pif["currently_attached"]:
        return
    for _, pool in database.items("pool"):
        if pool["ha_enabled"]:
            raise ApiFailure("HA_IS_ENABLED")
        if pool["redo_log_enabled"]:
            raise ApiFailure("REDO_LOG_IS_ENABLED")


def assert_host_not_connected(database: Database, host: str, network: str) -> None:
    """Raises NETWORK_ALREADY_CONNECTED [host, pif] if the host has a PIF on the network."""
    for pif in database.get("network", network)["PIFs"]:
        if database.get("PIF", pif)["host"] == host:
            raise ApiFailure("NETWORK_ALREADY_CONNECTED", host, pif)


def assert_network_managed(database: Database, network: str) -> None:
    """Raises NETWORK_UNMANAGED [network]."""
    if not database.get("network", network)["managed"]:
        raise ApiFailure("NETWORK_UNMANAGED", network)
