"""The messages of class PIF: a host's connection to a network."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from poolwright.emulator.call import Call
from poolwright.emulator.classes.addresses import check_cidr, check_ip, check_mac
from poolwright.emulator.classes.host.liveness import assert_live
from poolwright.emulator.classes.PIF.kinds import (
    Kind,
    assert_managed,
    assert_no_protection,
    bring_down,
    bring_up,
    has_properties,
    is_bond_slave,
    kind,
    new_metrics,
    plug_pif,
)
from poolwright.emulator.database import Row
from poolwright.emulator.failures import ApiFailure, is_null

_PROPERTIES: Final[Mapping[str, frozenset[str]]] = {"gro": frozenset({"on", "off"})}
_DEFAULT_PROPERTIES: Final[Mapping[str, str]] = {"gro": "on"}


def _forwarded(call: Call, pif: str) -> Row:
    """The PIF's row, once its host is known to answer."""
    row = call.database.get("PIF", pif)
    assert_live(call.pool, row["host"])
    return row


def _assert_not_management(row: Row, pif: str) -> None:
    if row["management"]:
        raise ApiFailure("PIF_IS_MANAGEMENT_INTERFACE", pif)


# --- up and down -----------------------------------------------------------------------------------


async def plug(call: Call, pif: str) -> None:
    _forwarded(call, pif)
    await call.takes("PIF.plug")
    plug_pif(call.database, pif)


def _assert_no_vif_in_use(call: Call, row: Row) -> None:
    for vif in call.database.get("network", row["network"])["VIFs"]:
        values = call.database.get("VIF", vif)
        vm = call.database.find("VM", values["VM"])
        if vm is None or row["host"] not in (vm["resident_on"], vm["scheduled_to_be_resident_on"]):
            continue
        alive = vm["power_state"] in ("Running", "Paused")
        if (values["currently_attached"] and alive) or "attach" in values["current_operations"].values():
            raise ApiFailure("VIF_IN_USE", row["network"], vif)


def assert_can_unplug(call: Call, pif: str) -> None:
    """Raises what PIF.unplug refuses with, in its order."""
    row = call.database.get("PIF", pif)
    assert_managed(row, pif)
    assert_no_protection(call.database, row)
    _assert_not_management(row, pif)
    _assert_no_vif_in_use(call, row)
    if row["disallow_unplug"]:
        raise ApiFailure("PIF_DOES_NOT_ALLOW_UNPLUG", pif)


async def unplug(call: Call, pif: str) -> None:
    _forwarded(call, pif)
    assert_can_unplug(call, pif)
    await call.takes("PIF.unplug")
    bring_down(call.database, pif)


def set_disallow_unplug(call: Call, pif: str, value: bool) -> None:
    _forwarded(call, pif)
    call.database.update("PIF", pif, disallow_unplug=value)


# --- addresses -------------------------------------------------------------------------------------


def _apply(call: Call, pif: str) -> None:
    """Takes a PIF that is up through its new configuration."""
    if call.database.get("PIF", pif)["currently_attached"]:
        call.database.update("PIF", pif, currently_attached=False)
        bring_up(call.database, pif)


def reconfigure_ip(call: Call, pif: str, mode: str, ip: str, netmask: str, gateway: str, dns: str) -> None:
    """Sets the IPv4 configuration; the DNS servers are taken as they are."""
    row = _forwarded(call, pif)
    assert_managed(row, pif)
    assert_no_protection(call.database, row)
    for name, value in (("IP", ip), ("netmask", netmask), ("gateway", gateway)):
        if value or (mode == "Static" and name != "gateway"):
            check_ip(value, name)
    if mode == "None" and row["primary_address_type"] == "IPv4":
        _assert_not_management(row, pif)
    call.database.update(
        "PIF", pif, ip_configuration_mode=mode, IP=ip, netmask=netmask, gateway=gateway, DNS=dns
    )
    _apply(call, pif)


def reconfigure_ipv6(call: Call, pif: str, mode: str, ip: str, gateway: str, dns: str) -> None:
    """Sets the IPv6 configuration; the address carries its prefix length."""
    row = _forwarded(call, pif)
    assert_managed(row, pif)
    assert_no_protection(call.database, row)
    if gateway:
        check_ip(gateway, "gateway", 6)
    if ip:
        check_cidr(ip, "IPv6", 6)
    for server in dns.split(",") if dns else ():
        check_ip(server, "DNS", 6)
    if mode == "None" and row["primary_address_type"] == "IPv6":
        _assert_not_management(row, pif)
    call.database.update(
        "PIF",
        pif,
        ipv6_configuration_mode=mode,
        ipv6_gateway=gateway,
        IPv6=[ip],
        DNS=dns or row["DNS"],
    )
    _apply(call, pif)


def set_primary_address_type(call: Call, pif: str, value: str) -> None:
    row = _forwarded(call, pif)
    assert_no_protection(call.database, row)
    _assert_not_management(row, pif)
    call.database.update("PIF", pif, primary_address_type=value)


def set_property(call: Call, pif: str, name: str, value: str) -> None:
    """Sets a property on a NIC or a bond, and on the bond's members."""
    row = _forwarded(call, pif)
    if value not in _PROPERTIES.get(name, ()):
        raise ApiFailure("INVALID_VALUE", "properties", f"{name} = {value}")
    if not has_properties(row) or is_bond_slave(row):
        raise ApiFailure("CANNOT_CHANGE_PIF_PROPERTIES", pif)
    slaves = [s for bond in row["bond_master_of"] for s in call.database.get("Bond", bond)["slaves"]]
    for ref in (pif, *slaves):
        call.database.update("PIF", ref, properties=row["properties"] | {name: value})


# --- NICs come and go ------------------------------------------------------------------------------


def _nics(call: Call, host: str) -> dict[str, str]:
    """The host's NICs, device -> MAC: those with a PIF, and those whose PIF was forgotten."""
    nics = dict(call.pool.private.setdefault("forgotten NICs", {}).get(host, {}))
    for _, row in call.database.items("PIF"):
        if row["host"] == host and row["physical"]:
            nics[row["device"]] = row["MAC"]
    return nics


def _known_devices(call: Call, host: str) -> set[str]:
    rows = (row for _, row in call.database.items("PIF"))
    return {row["device"] for row in rows if row["host"] == host and row["physical"]}


def bridge_of(device: str) -> str:
    """How XAPI names a NIC's bridge."""
    return f"xenbr{device[3:]}" if device.startswith("eth") else f"br{device}"


def _network_for(call: Call, device: str) -> str:
    """The network on the NIC's bridge, made if need be."""
    bridge = bridge_of(device)
    for ref, row in call.database.items("network"):
        if row["bridge"] == bridge:
            return ref
    label = f"Pool-wide network associated with {device}"
    return call.database.create("network", {"name_label": label, "bridge": bridge})


def _new_nic(call: Call, host: str, device: str, mac: str, managed: bool) -> str:
    forgotten = call.pool.private.setdefault("forgotten NICs", {})
    forgotten.get(host, {}).pop(device, None)
    return call.database.create(
        "PIF",
        {
            "host": host,
            "device": device,
            "device_name": device,
            "network": _network_for(call, device),
            "MAC": mac,
            "MTU": 1500,
            "VLAN": -1,
            "metrics": new_metrics(call.database),
            "physical": True,
            "currently_attached": False,
            "managed": managed,
            "properties": dict(_DEFAULT_PROPERTIES),
        },
    )


async def scan(call: Call, host: str) -> None:
    """Makes PIFs for NICs that have none."""
    assert_live(call.pool, host)
    await call.takes("PIF.scan")
    known = _known_devices(call, host)
    for device, mac in _nics(call, host).items():
        if device not in known:
            _new_nic(call, host, device, mac, True)


def introduce(call: Call, host: str, mac: str, device: str, managed: bool) -> str:
    assert_live(call.pool, host)
    nics = _nics(call, host)
    mac = mac.lower() or nics.get(device, "")
    check_mac(mac)
    if device in _known_devices(call, host):
        raise ApiFailure("DUPLICATE_PIF_DEVICE_NAME", device)
    if nics.get(device) != mac:
        code = "COULD_NOT_FIND_NETWORK_INTERFACE_WITH_SPECIFIED_DEVICE_NAME_AND_MAC_ADDRESS"
        raise ApiFailure(code, device, mac)
    return _new_nic(call, host, device, mac, managed)


def _assert_forgettable(call: Call, pif: str) -> None:
    row = call.database.get("PIF", pif)
    _assert_not_management(row, pif)
    if call.database.exists("Bond", row["bond_slave_of"]) or row["bond_master_of"]:
        raise ApiFailure("PIF_ALREADY_BONDED", pif)
    if row["VLAN_slave_of"] or row["VLAN"] != -1:
        raise ApiFailure("PIF_VLAN_STILL_EXISTS", pif)
    if row["tunnel_transport_PIF_of"] or row["tunnel_access_PIF_of"]:
        raise ApiFailure("PIF_TUNNEL_STILL_EXISTS", pif)
    assert_no_protection(call.database, row)
    if kind(row) is Kind.SRIOV:
        raise ApiFailure("CANNOT_FORGET_SRIOV_LOGICAL", pif)
    if row["sriov_physical_PIF_of"]:
        raise ApiFailure("PIF_SRIOV_STILL_EXISTS", pif)


def forget(call: Call, pif: str) -> None:
    row = _forwarded(call, pif)
    _assert_forgettable(call, pif)
    if row["physical"]:
        forgotten = call.pool.private.setdefault("forgotten NICs", {})
        forgotten.setdefault(row["host"], {})[row["device"]] = row["MAC"]
    if row["managed"]:
        bring_down(call.database, pif)
    destroy_row(call, pif)


def destroy_row(call: Call, pif: str) -> None:
    """Removes a PIF's row, and its metrics if no other PIF shares them."""
    metrics = call.database.get("PIF", pif)["metrics"]
    call.database.destroy("PIF", pif)
    shared = any(row["metrics"] == metrics for _, row in call.database.items("PIF"))
    if not shared and call.database.exists("PIF_metrics", metrics):
        call.database.destroy("PIF_metrics", metrics)


_INTRODUCED: Final = (
    "device network host MAC MTU VLAN physical ip_configuration_mode IP netmask gateway DNS bond_slave_of"
    " VLAN_master_of management other_config disallow_unplug ipv6_configuration_mode IPv6 ipv6_gateway"
    " primary_address_type managed properties"
)


def db_introduce(call: Call, *args: Any) -> str:
    """A PIF's row as given, not attached and in no bond."""
    values = dict(zip(_INTRODUCED.split(), args, strict=True))
    values |= {
        "bond_slave_of": "OpaqueRef:NULL",
        "currently_attached": False,
        "device_name": values["device"],
        "metrics": new_metrics(call.database),
    }
    return call.database.create("PIF", values)


def db_forget(call: Call, pif: str) -> None:
    call.database.destroy("PIF", pif)


# --- deprecated ------------------------------------------------------------------------------------


async def create_VLAN(call: Call, device: str, network: str, host: str, tag: int) -> str:
    assert_live(call.pool, host)
    for ref, row in call.database.items("PIF"):
        if row["host"] == host and row["device"] == device and row["VLAN"] == -1:
            vlan = await call.run("VLAN.create", ref, tag, network)
            return str(call.database.get("VLAN", vlan)["untagged_PIF"])
    raise ApiFailure("INVALID_VALUE", "device", device)


async def destroy(call: Call, pif: str) -> None:
    row = _forwarded(call, pif)
    if row["VLAN"] < 0 or is_null(row["VLAN_master_of"]):
        raise ApiFailure("PIF_IS_PHYSICAL")
    await call.run("VLAN.destroy", row["VLAN_master_of"])


MESSAGES: Final[Mapping[str, Callable[..., Any]]] = {
    "plug": plug,
    "unplug": unplug,
    "set_disallow_unplug": set_disallow_unplug,
    "reconfigure_ip": reconfigure_ip,
    "reconfigure_ipv6": reconfigure_ipv6,
    "set_primary_address_type": set_primary_address_type,
    "set_property": set_property,
    "scan": scan,
    "introduce": introduce,
    "forget": forget,
    "db_introduce": db_introduce,
    "pool_introduce": db_introduce,
    "db_forget": db_forget,
    "create_VLAN": create_VLAN,
    "destroy": destroy,
}
