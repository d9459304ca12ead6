"""The messages of class network_sriov: a NIC's virtual functions as a network, where the NIC has any."""

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
    bring_down,
    first_free_device,
    kind,
    plug_pif,
)
from poolwright.emulator.database import Row
from poolwright.emulator.failures import ApiFailure

#: Virtual functions that an emulated NIC with SR-IOV has.
_FUNCTIONS: Final = 8


def _assert_capable(pif: Row, ref: str) -> None:
    if kind(pif) is not Kind.PHYSICAL:
        raise ApiFailure("PIF_IS_NOT_PHYSICAL", ref)
    if pif["sriov_physical_PIF_of"]:
        raise ApiFailure("NETWORK_SRIOV_ALREADY_ENABLED", ref)
    if "sriov" not in pif["capabilities"]:
        raise ApiFailure("PIF_IS_NOT_SRIOV_CAPABLE", ref)


async def create(call: Call, pif: str, network: str) -> str:
    database = call.database
    base = database.get("PIF", pif)
    assert_live(call.pool, base["host"])
    assert_network_managed(database, network)
    assert_host_not_connected(database, base["host"], network)
    assert_managed(base, pif)
    _assert_capable(base, pif)
    if any(
        kind(database.get("PIF", one)) is not Kind.SRIOV for one in database.get("network", network)["PIFs"]
    ):
        raise ApiFailure("NETWORK_INCOMPATIBLE_WITH_SRIOV", network)
    device = first_free_device(database, base["host"], "sriov")
    logical = database.create(
        "PIF",
        {
            "device": device,
            "device_name": device,
            "network": network,
            "host": base["host"],
            "MAC": base["MAC"],
            "MTU": base["MTU"],
            "VLAN": -1,
            "metrics": base["metrics"],
            "currently_attached": False,
        },
    )
    values = {"physical_PIF": pif, "logical_PIF": logical, "configuration_mode": "sysfs"}
    sriov = database.create("network_sriov", values)
    plug_pif(database, logical)
    return sriov


async def destroy(call: Call, sriov: str) -> None:
    row = call.database.get("network_sriov", sriov)
    logical = row["logical_PIF"]
    if call.database.get("PIF", logical)["VLAN_slave_of"]:
        raise ApiFailure("PIF_VLAN_STILL_EXISTS", logical)
    bring_down(call.database, logical)
    call.database.destroy("network_sriov", sriov)
    call.database.destroy("PIF", logical)


def get_remaining_capacity(call: Call, sriov: str) -> int:
    """The virtual functions that no attached VIF has."""
    logical = call.database.get("network_sriov", sriov)["logical_PIF"]
    network = call.database.get("network", call.database.get("PIF", logical)["network"])
    used = [vif for vif in network["VIFs"] if call.database.get("VIF", vif)["currently_attached"]]
    return max(0, _FUNCTIONS - len(used))


MESSAGES: Final[Mapping[str, Callable[..., Any]]] = {
    "create": create,
    "destroy": destroy,
    "get_remaining_capacity": get_remaining_capacity,
}
