"""Networks, PIFs, VLANs, bonds and tunnels: what is refused, in which order, and what moves along."""

from __future__ import annotations

from typing import Any

import pytest
from wire import Caller, Refused, vm_record

from poolwright.emulator import Emulator

NULL = "OpaqueRef:NULL"


async def refusal(awaitable: Any) -> list[str]:
    with pytest.raises(Refused) as refused:
        await awaitable
    return [refused.value.code, *refused.value.params]


async def new_network(call: Caller, **values: Any) -> str:
    return await call("network.create", {"name_label": "n", "other_config": {}} | values)


def nics(pool: Emulator, host: str) -> list[str]:
    """A host's PIFs eth0, eth1, ..."""
    pifs = pool.database.items("PIF")
    rows = [(row["device"], ref) for ref, row in pifs if row["host"] == host and row["physical"]]
    return [ref for _, ref in sorted(rows)]


@pytest.fixture
def eth(pool: Emulator) -> list[str]:
    return nics(pool, pool.pool.coordinator)


async def test_vlan_rules_in_their_order(pool: Emulator, call: Caller, eth: list[str]) -> None:
    network, other = await new_network(call), await new_network(call)
    host = pool.pool.coordinator
    unmanaged = await new_network(call, managed=False, bridge="other0")
    assert await refusal(call("VLAN.create", eth[1], 5000, unmanaged)) == ["NETWORK_UNMANAGED", unmanaged]
    for tag in (-1, 4095):
        assert await refusal(call("VLAN.create", eth[1], tag, network)) == ["VLAN_TAG_INVALID", str(tag)]
    vlan = await call("VLAN.create", eth[1], 4094, network)
    untagged = await call("VLAN.get_untagged_PIF", vlan)
    pif = await call("PIF.get_record", untagged)
    assert (pif["VLAN"], pif["MAC"], pif["physical"]) == (4094, "fe:ff:ff:ff:ff:ff", False)
    assert (pif["currently_attached"], pif["VLAN_master_of"], pif["device"]) == (True, vlan, "eth1")
    # A network that the host is on already comes before anything about the PIF or the tag.
    connected = ["NETWORK_ALREADY_CONNECTED", host, untagged]
    assert await refusal(call("VLAN.create", untagged, 9999, network)) == connected
    assert await refusal(call("VLAN.create", untagged, 9999, other)) == ["PIF_IS_VLAN", untagged]
    assert await refusal(call("VLAN.create", eth[1], 4094, other)) == ["PIF_VLAN_EXISTS", "eth1"]
    assert await refusal(call("PIF.forget", eth[1])) == ["PIF_VLAN_STILL_EXISTS", eth[1]]
    assert await refusal(call("network.destroy", network)) == ["NETWORK_CONTAINS_PIF", untagged]
    await call("VLAN.destroy", vlan)
    assert (await refusal(call("PIF.get_record", untagged)))[0] == "HANDLE_INVALID"
    await call("network.destroy", network)


async def test_a_vlan_for_all_hosts_or_for_none(pool: Emulator, call: Caller, eth: list[str]) -> None:
    network = await new_network(call)
    pifs = await call("pool.create_VLAN_from_PIF", eth[1], network, 7)
    assert {pool.database.get("PIF", pif)["host"] for pif in pifs} == set(pool.database.refs("host"))
    second = await new_network(call)
    last = nics(pool, pool.database.refs("host")[-1])
    await call("VLAN.create", last[2], 8, second)
    third = await new_network(call)
    assert await refusal(call("pool.create_VLAN", "eth2", third, 8)) == ["PIF_VLAN_EXISTS", "eth2"]
    assert await call("network.get_PIFs", third) == []
    assert [row["tag"] for _, row in pool.database.items("VLAN")].count(8) == 1


async def test_networks_in_use_stay(pool: Emulator, call: Caller) -> None:
    network = await new_network(call)
    vm = await call("VM.create", vm_record())
    vif = {"device": "0", "network": network, "VM": vm, "MAC": "", "MTU": "1500", "other_config": {}}
    vif |= {"qos_algorithm_type": "", "qos_algorithm_params": {}}
    interface = await call("VIF.create", vif)
    await call("VM.start_on", vm, pool.pool.coordinator, False, False)
    assert await refusal(call("network.destroy", network)) == ["NETWORK_CONTAINS_VIF", interface]
    mode = call("network.set_default_locking_mode", network, "disabled")
    assert await refusal(mode) == ["VIF_IN_USE", network, interface]
    await call("VM.hard_shutdown", vm)
    await call("network.destroy", network)
    assert (await refusal(call("VIF.get_record", interface)))[0] == "HANDLE_INVALID"
    await call("VM.destroy", vm)


async def test_bridges_have_names_of_their_own(pool: Emulator, call: Caller) -> None:
    names = [await call("network.get_bridge", await new_network(call)) for _ in range(2)]
    assert len(set(names)) == 2
    assert all(name.startswith("xapi") for name in names)
    assert await refusal(new_network(call, bridge="xenbr0")) == ["INVALID_VALUE", "bridge", "xenbr0"]
    await new_network(call, bridge="mine")
    assert await refusal(new_network(call, bridge="mine")) == ["BRIDGE_NAME_EXISTS", "mine"]


async def test_starting_a_vm_brings_its_network_up(pool: Emulator, call: Caller, eth: list[str]) -> None:
    pif = pool.database.get("PIF", eth[3])
    assert pif["currently_attached"] is False
    vm = await call("VM.create", vm_record())
    vif = {"device": "0", "network": pif["network"], "VM": vm, "MAC": "", "MTU": "1500", "other_config": {}}
    await call("VIF.create", vif | {"qos_algorithm_type": "", "qos_algorithm_params": {}})
    await call("VM.start_on", vm, pool.pool.coordinator, False, False)
    assert pif["currently_attached"] is True
    interface = (await call("VM.get_VIFs", vm))[0]
    assert await refusal(call("PIF.unplug", eth[3])) == ["VIF_IN_USE", pif["network"], interface]


async def test_what_hangs_on_members_moves_to_the_bond_and_back(
    pool: Emulator, call: Caller, eth: list[str]
) -> None:
    network, tagged = await new_network(call), await new_network(call)
    await call("PIF.reconfigure_ip", eth[2], "Static", "192.0.2.5", "255.255.255.0", "", "")
    await call("VLAN.create", eth[2], 9, tagged)
    bond = await call("Bond.create", network, [eth[1], eth[2]], "", "lacp", {})
    record = await call("Bond.get_record", bond)
    assert record["primary_slave"] == eth[2]
    assert record["properties"]["lacp-time"] == "slow"
    master = await call("PIF.get_record", record["master"])
    assert (master["IP"], master["device"], master["currently_attached"]) == ("192.0.2.5", "bond0", True)
    assert await call("PIF.get_IP", eth[2]) == ""
    (vlan,) = master["VLAN_slave_of"]
    assert await call("VLAN.get_tag", vlan) == 9
    assert await refusal(call("PIF.plug", eth[1])) == ["CANNOT_PLUG_BOND_SLAVE", eth[1]]
    assert await refusal(call("VLAN.create", eth[1], 3, tagged))
    await call("Bond.destroy", bond)
    assert await call("PIF.get_IP", eth[2]) == "192.0.2.5"
    assert len(await call("PIF.get_VLAN_slave_of", eth[2])) == 1
    assert await call("PIF.get_bond_slave_of", eth[1]) == NULL


async def test_bonding_the_management_interface_keeps_the_host_manageable(
    pool: Emulator, call: Caller, eth: list[str]
) -> None:
    bond = await call("Bond.create", await new_network(call), [eth[1], eth[0]], "", "balance-slb", {})
    master = await call("Bond.get_master", bond)
    assert await call("host.get_management_interface", pool.pool.coordinator) == master
    await call("Bond.destroy", bond)
    assert await call("host.get_management_interface", pool.pool.coordinator) == eth[0]


async def test_forgotten_nics_come_back_by_scan(pool: Emulator, call: Caller, eth: list[str]) -> None:
    host, mac = pool.pool.coordinator, await call("PIF.get_MAC", eth[3])
    assert await refusal(call("PIF.forget", eth[0])) == ["PIF_IS_MANAGEMENT_INTERFACE", eth[0]]
    await call("PIF.forget", eth[3])
    unknown = await refusal(call("PIF.introduce", host, mac, "eth7", True))
    assert unknown[0].startswith("COULD_NOT_FIND_NETWORK_INTERFACE")
    await call("PIF.scan", host)
    again = nics(pool, host)[3]
    assert again != eth[3]
    assert await call("PIF.get_MAC", again) == mac
