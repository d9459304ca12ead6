"""The messages of class VLAN: an 802.1Q tag on a host's PIF, leading to a network."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from poolwright.emulator.call import Call
from poolwright.emulator.classes.host.liveness import assert_live
from poolwright.emulator.classes.PIF.kinds import (
    VLAN_MAC,
    Kind,
    assert_host_not_connected,
    assert_managed,
    assert_network_managed,
    assert_no_protection,
    bring_down,
    is_bond_slave,
    is_sriov,
    is_sriov_network,
    kind,
    plug_pif,
)
from poolwright.emulator.classes.PIF.messages import assert_can_unplug, destroy_row
from poolwright.emulator.database import Database, Row
from poolwright.emulator.failures import ApiFailure

#: 4095 is kept by 802.1Q.
_TAG_MAX: Final = 4094


def _assert_carries_vlans(pif: Row, ref: str) -> None:
    match kind(pif):
        case Kind.PHYSICAL if is_bond_slave(pif):
            raise ApiFailure("CANNOT_ADD_VLAN_TO_BOND_SLAVE", ref)
        case Kind.VLAN:
            raise ApiFailure("PIF_IS_VLAN", ref)
        case Kind.TUNNEL:
            raise ApiFailure("IS_TUNNEL_ACCESS_PIF", ref)
        case _:
            pass


def _assert_compatible(database: Database, network: str, tagged: Row) -> None:
    """A network's VLANs are either all on SR-IOV, or none is."""
    if kind(tagged) is not Kind.SRIOV:
        if is_sriov_network(database, network):
            raise ApiFailure("NETWORK_INCOMPATIBLE_WITH_VLAN_ON_BRIDGE", network)
        return
    for ref in database.get("network", network)["PIFs"]:
        other = database.get("PIF", ref)
        if not (kind(other) is Kind.VLAN and is_sriov(database, other)):
            raise ApiFailure("NETWORK_INCOMPATIBLE_WITH_VLAN_ON_SRIOV", network)


def create_rows(database: Database, tagged: str, tag: int, network: str) -> tuple[str, str]:
    """The VLAN and its untagged PIF, after the tagged one's pattern; not plugged."""
    base = database.get("PIF", tagged)
    untagged = database.create(
        "PIF",
        {
            "device": base["device"],
            "device_name": base["device"],
            "network": network,
            "host": base["host"],
            "MAC": VLAN_MAC,
            "MTU": base["MTU"],
            "VLAN": tag,
            "metrics": base["metrics"],
            "physical": False,
            "currently_attached": False,
            "IPv6": [""],
        },
    )
    vlan = database.create("VLAN", {"tagged_PIF": tagged, "untagged_PIF": untagged, "tag": tag})
    database.update("PIF", untagged, VLAN_master_of=vlan)
    return vlan, untagged


async def create(call: Call, tagged: str, tag: int, network: str) -> str:
    database = call.database
    base = database.get("PIF", tagged)
    assert_live(call.pool, base["host"])
    assert_network_managed(database, network)
    assert_host_not_connected(database, base["host"], network)
    assert_managed(base, tagged)
    _assert_carries_vlans(base, tagged)
    _assert_compatible(database, network, base)
    if not 0 <= tag <= _TAG_MAX:
        raise ApiFailure("VLAN_TAG_INVALID", tag)
    if any(database.get("VLAN", vlan)["tag"] == tag for vlan in base["VLAN_slave_of"]):
        raise ApiFailure("PIF_VLAN_EXISTS", base["device"])
    vlan, untagged = create_rows(database, tagged, tag, network)
    await call.takes("VLAN.create")
    plug_pif(database, untagged)
    return vlan


def pool_introduce(call: Call, tagged: str, untagged: str, tag: int, other_config: Mapping[str, str]) -> str:
    values = {"tagged_PIF": tagged, "untagged_PIF": untagged, "tag": tag, "other_config": dict(other_config)}
    vlan = call.database.create("VLAN", values)
    call.database.update("PIF", untagged, VLAN_master_of=vlan)
    return vlan


async def destroy(call: Call, vlan: str) -> None:
    database = call.database
    row = database.get("VLAN", vlan)
    pif = database.find("PIF", row["untagged_PIF"])
    if pif is None:
        database.destroy("VLAN", vlan)
        return
    untagged = row["untagged_PIF"]
    assert_live(call.pool, pif["host"])
    if database.exists("Bond", pif["bond_slave_of"]) or pif["bond_master_of"]:
        raise ApiFailure("PIF_ALREADY_BONDED", untagged)
    assert_no_protection(database, pif)
    if pif["VLAN"] < 0:
        raise ApiFailure("PIF_IS_PHYSICAL")
    assert_can_unplug(call, untagged)
    await call.takes("VLAN.destroy")
    bring_down(database, untagged)
    database.destroy("VLAN", vlan)
    destroy_row(call, untagged)


MESSAGES: Final[Mapping[str, Callable[..., Any]]] = {
    "create": create,
    "pool_introduce": pool_introduce,
    "destroy": destroy,
}
