"""VLANs, bonds, tunnels and PIFs: in which order what is wrong is said, and what comes and goes with what.

Source: reference/xapi.md 3.9.
"""

from __future__ import annotations

from emulator.scenarios.kit import BAD, NULL, Steps, World, a_network, a_vm, an_interface


async def test_vlan_create_refuses_in_order(step: Steps, world: World) -> None:
    net, other, third = [await step("network.create", a_network(name)) for name in ("a", "b", "c")]
    pif = world.spare1[0]
    vlan = await step("VLAN.create", pif, "7", net)
    untagged = await step("VLAN.get_untagged_PIF", vlan)
    # the network is taken on this host: before the PIF and the tag are looked at
    error = ["NETWORK_ALREADY_CONNECTED", world.host1, untagged]
    assert await step.refused("VLAN.create", untagged, "9999", net) == error
    assert await step.refused("VLAN.create", untagged, "9999", other) == ["PIF_IS_VLAN", untagged]
    assert await step.refused("VLAN.create", pif, "4095", other) == ["VLAN_TAG_INVALID", "4095"]
    assert await step.refused("VLAN.create", pif, "-1", other) == ["VLAN_TAG_INVALID", "-1"]
    device = await step("PIF.get_device", pif)
    assert await step.refused("VLAN.create", pif, "7", other) == ["PIF_VLAN_EXISTS", device]
    assert await step.refused("VLAN.create", BAD, "7", third) == ["HANDLE_INVALID", "PIF", BAD]
    record = await step("PIF.get_record", untagged)
    assert (record["physical"], record["MAC"], str(record["VLAN"])) == (False, "fe:ff:ff:ff:ff:ff", "7")
    assert (record["device"], record["VLAN_master_of"]) == (device, vlan)
    assert record["currently_attached"]
    # the same tag on another host's PIF, on the same network
    await step("VLAN.create", world.spare2[0], "7", net)
    assert len(await step("network.get_PIFs", net)) == 2


async def test_a_vlan_goes_with_its_pif(step: Steps, world: World) -> None:
    net = await step("network.create", a_network())
    vlan = await step("VLAN.create", world.spare1[0], "9", net)
    untagged = await step("VLAN.get_untagged_PIF", vlan)
    assert (await step.refused("network.destroy", net))[:2] == ["NETWORK_CONTAINS_PIF", untagged]
    assert (await step.refused("PIF.forget", world.spare1[0]))[0] == "PIF_VLAN_STILL_EXISTS"
    await step("VLAN.destroy", vlan)
    assert await step.refused("PIF.get_record", untagged) == ["HANDLE_INVALID", "PIF", untagged]
    await step("network.destroy", net)


async def test_a_vlan_in_use_stays(step: Steps, world: World) -> None:
    net = await step("network.create", a_network())
    vlan = await step("VLAN.create", world.spare1[0], "9", net)
    vm = await step("VM.create", a_vm())
    await step("VIF.create", an_interface(vm, net))
    await step("VM.start_on", vm, world.host1, False, False)
    code = await step.code("VLAN.destroy", vlan)
    assert code in ("PIF_IN_USE", "VIF_IN_USE", "NETWORK_CONTAINS_VIF", "ok")
    # the other host has no such PIF
    error = await step.refused("VM.pool_migrate", vm, world.host2, {"live": "true"})
    assert error == ["VM_REQUIRES_NETWORK", vm, net]


async def test_a_vlan_for_the_whole_pool(step: Steps, world: World) -> None:
    net = await step("network.create", a_network("everywhere"))
    pifs = await step("pool.create_VLAN_from_PIF", world.spare1[1], net, "33")
    hosts = {await step("PIF.get_host", pif) for pif in pifs}
    assert hosts == {world.host1, world.host2}
    for pif in pifs:
        record = await step("PIF.get_record", pif)
        assert (str(record["VLAN"]), record["network"], record["device"]) == ("33", net, "eth2")
    other = await step("network.create", a_network("again"))
    assert (await step.refused("pool.create_VLAN_from_PIF", world.spare1[1], other, "33"))[
        0
    ] == "PIF_VLAN_EXISTS"
    assert await step("network.get_PIFs", other) == [], "nothing is left of an attempt"
    again = await step.refused("pool.create_VLAN_from_PIF", world.spare1[2], net, "34")
    assert again[0] == "NETWORK_ALREADY_CONNECTED"


async def test_bond_create_refuses_in_order(step: Steps, world: World) -> None:
    net, other = [await step("network.create", a_network(name)) for name in ("a", "b")]
    one, two, three = world.spare1
    slb = "balance-slb"
    connected = await step("VLAN.create", three, "5", other)
    pif = await step("VLAN.get_untagged_PIF", connected)
    # the network first, then MAC, properties, members
    error = await step.refused("Bond.create", other, [], "zz", slb, {})
    assert error[0] in ("NETWORK_ALREADY_CONNECTED", "PIF_BOND_NEEDS_MORE_MEMBERS")
    assert await step.refused("Bond.create", net, [one, two], "zz", slb, {}) == ["MAC_INVALID", "zz"]
    wrong = {"hashing_algorithm": "none-such"}
    assert (await step.refused("Bond.create", net, [one, two], "", slb, wrong))[0] == "INVALID_VALUE"
    assert await step.refused("Bond.create", net, [], "", slb, {}) == ["PIF_BOND_NEEDS_MORE_MEMBERS"]
    assert (await step.refused("Bond.create", net, [one, pif], "", slb, {}))[0] == "PIF_VLAN_EXISTS"
    assert (await step.refused("Bond.create", net, [one, world.spare2[0]], "", slb, {}))[0] == (
        "PIF_CANNOT_BOND_CROSS_HOST"
    )
    bond = await step("Bond.create", net, [one, two], "", slb, {})
    third = await step("network.create", a_network("c"))
    error = await step.refused("Bond.create", third, [one, two], "", slb, {})
    assert error == ["PIF_ALREADY_BONDED", one]
    fourth = await step("network.create", a_network("d"))
    assert await step.refused("VLAN.create", one, "9999", fourth) == ["CANNOT_ADD_VLAN_TO_BOND_SLAVE", one]
    assert (await step.refused("tunnel.create", one, fourth, "gre"))[0] == "CANNOT_ADD_TUNNEL_TO_BOND_SLAVE"
    assert (await step.refused("PIF.plug", one))[0] == "CANNOT_PLUG_BOND_SLAVE"
    await step("Bond.destroy", bond)
    assert await step("PIF.get_bond_slave_of", one) == NULL


async def test_a_bond_takes_its_members_vlans_along(step: Steps, world: World) -> None:
    tagged, net = [await step("network.create", a_network(name)) for name in ("tagged", "bonded")]
    one, two, _ = world.spare1
    vlan = await step("VLAN.create", one, "12", tagged)
    bond = await step("Bond.create", net, [one, two], "", "lacp", {})
    properties = await step("Bond.get_properties", bond)
    assert properties["hashing_algorithm"] == "tcpudp_ports"
    assert (properties["lacp-time"], properties["lacp-fallback-ab"]) == ("slow", "true")
    master = await step("Bond.get_master", bond)
    vlans = await step("PIF.get_VLAN_slave_of", master)
    assert len(vlans) == 1
    assert await step("VLAN.get_tagged_PIF", vlans[0]) == master
    assert str(await step("VLAN.get_tag", vlans[0])) == "12"
    assert await step("network.get_PIFs", tagged) == [await step("VLAN.get_untagged_PIF", vlans[0])]
    await step("Bond.destroy", bond)
    assert await step("PIF.get_VLAN_slave_of", one) == [vlan] or len(await step("VLAN.get_all")) == 1


async def test_one_member_makes_a_bond(step: Steps, world: World) -> None:
    net = await step("network.create", a_network())
    bond = await step("Bond.create", net, [world.spare1[0]], "", "balance-slb", {})
    assert await step("Bond.get_slaves", bond) == [world.spare1[0]]


async def test_tunnels(step: Steps, world: World) -> None:
    net, other, third = [await step("network.create", a_network(name)) for name in ("a", "b", "c")]
    pif = world.spare1[0]
    await step("PIF.reconfigure_ip", pif, "Static", "192.0.2.5", "255.255.255.0", "", "")
    tunnel = await step("tunnel.create", pif, net, "gre")
    access = await step("tunnel.get_access_PIF", tunnel)
    error = ["NETWORK_ALREADY_CONNECTED", world.host1, access]
    assert await step.refused("tunnel.create", access, net, "gre") == error
    assert await step.refused("tunnel.create", access, other, "gre") == ["IS_TUNNEL_ACCESS_PIF", access]
    assert await step.refused("VLAN.create", access, "9999", other) == ["IS_TUNNEL_ACCESS_PIF", access]
    record = await step("PIF.get_record", access)
    assert record["device"].startswith("tunnel")
    assert (str(record["VLAN"]), record["physical"]) == ("-1", False)
    assert await step("tunnel.get_status", tunnel) == {"active": "false"}
    assert (await step.refused("Bond.create", third, [pif, access], "", "balance-slb", {}))[0] in (
        "IS_TUNNEL_ACCESS_PIF",
        "PIF_INCOMPATIBLE_PRIMARY_ADDRESS_TYPE",
    )
    await step("tunnel.destroy", tunnel)
    assert await step.refused("PIF.get_record", access) == ["HANDLE_INVALID", "PIF", access]


async def test_the_management_interface_is_safe(step: Steps, world: World) -> None:
    assert (await step.refused("PIF.unplug", world.management))[0] == "PIF_IS_MANAGEMENT_INTERFACE"
    assert (await step.refused("PIF.forget", world.management))[0] == "PIF_IS_MANAGEMENT_INTERFACE"
    await step("PIF.set_disallow_unplug", world.spare1[0], True)
    await step("PIF.plug", world.spare1[0])
    assert await step.refused("PIF.unplug", world.spare1[0]) == ["PIF_DOES_NOT_ALLOW_UNPLUG", world.spare1[0]]
    assert (await step.refused("VLAN.destroy", BAD)) == ["HANDLE_INVALID", "VLAN", BAD]


async def test_networks(step: Steps, world: World) -> None:
    await step("network.create", a_network(bridge="scenario0"))
    taken = await step.refused("network.create", a_network(bridge="scenario0"))
    assert taken == ["BRIDGE_NAME_EXISTS", "scenario0"]
    for bridge in ("xenbr9", "xapi77", "vif1", "tap1", "eth9", "a-name-that-is-too-long"):
        assert await step.refused("network.create", a_network(bridge=bridge)) == [
            "INVALID_VALUE",
            "bridge",
            bridge,
        ]
    plain = await step("network.create", a_network(MTU="0"))
    record = await step("network.get_record", plain)
    assert (str(record["MTU"]), record["default_locking_mode"]) == ("1500", "unlocked")
    assert record["bridge"].startswith("xapi")
    vm = await step("VM.create", a_vm())
    vif = await step("VIF.create", an_interface(vm, plain))
    await step("VM.start_on", vm, world.host1, False, False)
    assert (await step.refused("network.set_default_locking_mode", plain, "disabled"))[0] == "VIF_IN_USE"
    await step("VM.hard_shutdown", vm)
    await step("network.set_default_locking_mode", plain, "disabled")
    await step("network.destroy", plain)
    assert await step.refused("VIF.get_record", vif) == ["HANDLE_INVALID", "VIF", vif], "detached ones go along"
