"""The messages of class host about its management interface and its networking as a whole."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from poolwright.emulator.call import Call
from poolwright.emulator.classes.host.liveness import assert_live
from poolwright.emulator.classes.PIF.kinds import bring_up, is_bond_slave
from poolwright.emulator.database import Row
from poolwright.emulator.failures import ApiFailure, internal_error


def find_management(call: Call, host: str) -> str | None:
    """The host's management PIF."""
    for pif in call.database.get("host", host)["PIFs"]:
        if call.database.get("PIF", pif)["management"]:
            return str(pif)
    return None


def get_management_interface(call: Call, host: str) -> str:
    pif = find_management(call, host)
    if pif is None:
        raise internal_error("Not_found")
    return pif


def assert_usable(row: Row, pif: str) -> None:
    """Raises why a PIF cannot be a management interface."""
    if is_bond_slave(row):
        raise ApiFailure("CANNOT_PLUG_BOND_SLAVE", pif)
    if row["primary_address_type"] == "IPv4" and row["ip_configuration_mode"] == "None":
        raise ApiFailure("PIF_HAS_NO_NETWORK_CONFIGURATION", pif)
    if row["primary_address_type"] == "IPv6" and row["ipv6_configuration_mode"] == "None":
        raise ApiFailure("PIF_HAS_NO_V6_NETWORK_CONFIGURATION", pif)


def management_reconfigure(call: Call, pif: str) -> None:
    """Makes a PIF its host's management interface; the host keeps the address that it is served at."""
    row = call.database.get("PIF", pif)
    assert_live(call.pool, row["host"])
    if call.database.get("pool", call.pool.ref)["ha_enabled"]:
        raise ApiFailure("HA_IS_ENABLED")
    current = find_management(call, row["host"])
    if row["managed"]:
        assert_usable(row, pif)
        if current is not None:
            kept = call.database.get("PIF", current)["primary_address_type"]
            if kept != row["primary_address_type"]:
                raise ApiFailure("PIF_INCOMPATIBLE_PRIMARY_ADDRESS_TYPE", pif)
    if current == pif:
        return
    bring_up(call.database, pif)
    if current is not None:
        call.database.update("PIF", current, management=False)
    call.database.update("PIF", pif, management=True)


def local_management_reconfigure(call: Call, interface: str) -> None:
    if call.pool.host_state(call.host).emergency is None:
        raise ApiFailure("POOL_NOT_IN_EMERGENCY_MODE")


def management_disable(call: Call) -> None:
    if call.database.get("pool", call.pool.ref)["ha_enabled"]:
        raise ApiFailure("HA_IS_ENABLED")
    if call.host != call.pool.coordinator:
        raise ApiFailure("SLAVE_REQUIRES_MANAGEMENT_INTERFACE")
    pif = find_management(call, call.host)
    if pif is not None:
        call.database.update("PIF", pif, management=False)


def migrate_receive(call: Call, host: str, network: str, _options: Mapping[str, str]) -> dict[str, str]:
    """Where a VM may be sent to that is to run on this host: what VM.migrate_send takes as destination.

    Raises HOST_CANNOT_ATTACH_NETWORK, PIF_HAS_NO_NETWORK_CONFIGURATION, INTERFACE_HAS_NO_IP.
    """
    assert_live(call.pool, host)
    database = call.database
    pifs = {database.get("PIF", pif)["host"]: pif for pif in database.get("network", network)["PIFs"]}
    if host not in pifs:
        raise ApiFailure("HOST_CANNOT_ATTACH_NETWORK", host, network)
    row = database.get("PIF", pifs[host])
    if not row["IP"]:
        no_mode = row["ip_configuration_mode"] == "None"
        raise ApiFailure("PIF_HAS_NO_NETWORK_CONFIGURATION" if no_mode else "INTERFACE_HAS_NO_IP", pifs[host])
    session = call.pool.sessions.create(call.pool.username)
    address = row["IP"]
    return {
        "SM": f"http://{address}/services/SM?session_id={session}",
        "host": host,
        "xenops": f"http://{address}/services/xenops?session_id={session}",
        "session_id": session,
        "master": f"http://{database.get('host', call.pool.coordinator)['address']}/",
    }


def reset_networking(call: Call, host: str) -> None:
    """Forgets all that was built on a host's NICs."""
    database = call.database
    for pif in database.get("host", host)["PIFs"]:
        row = database.get("PIF", pif)
        if row["physical"]:
            continue
        for cls, refs in (
            ("VLAN", [row["VLAN_master_of"]]),
            ("Bond", row["bond_master_of"]),
            ("tunnel", row["tunnel_access_PIF_of"]),
        ):
            for ref in refs:
                if database.exists(cls, ref):
                    database.destroy(cls, ref)
        database.destroy("PIF", pif)


MESSAGES: Final[Mapping[str, Callable[..., Any]]] = {
    "get_management_interface": get_management_interface,
    "management_reconfigure": management_reconfigure,
    "local_management_reconfigure": local_management_reconfigure,
    "management_disable": management_disable,
    "reset_networking": reset_networking,
    "migrate_receive": migrate_receive,
}
