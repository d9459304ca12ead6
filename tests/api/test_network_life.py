"""Networks from start to end: offerings, physical networks and their VLANs, ranges of addresses, who may
use what.
"""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from api.conftest import Api, Site, make_user
from cs import CloudStackApiException

ZONE = {"name": "z1", "dns1": "8.8.8.8", "internaldns1": "8.8.4.4", "networktype": "Advanced"}
UNKNOWN = "6b2e4a4e-14a5-4e4c-8b70-fa09f4d15bd1"
RANGE = {"gateway": "10.8.0.1", "netmask": "255.255.255.0", "startip": "10.8.0.2", "endip": "10.8.0.9"}
L2, SHARED = "DefaultL2NetworkOffering", "DefaultSharedNetworkOffering"


async def refused(api: Api, command: str, **parameters: Any) -> dict[str, Any]:
    with pytest.raises(CloudStackApiException) as caught:
        await api.done(command, **parameters)
    error: dict[str, Any] = caught.value.error
    return error.get("jobresult", error)


async def offering(api: Api, name: str) -> str:
    return str((await api.call("listNetworkOfferings", name=name))["networkoffering"][0]["id"])


async def create(api: Api, zone: str, name: str, kind: str = L2, **more: Any) -> Any:
    asked = {"name": name, "zoneid": zone, "networkofferingid": await offering(api, kind)}
    return (await api.call("createNetwork", **(asked | more)))["network"]


async def physical(api: Api, zone: str, vlan: str, name: str = "phys1", **more: Any) -> str:
    """An enabled physical network for guest traffic."""
    made = await api.done("createPhysicalNetwork", name=name, zoneid=zone, vlan=vlan, **more)
    uuid = made["physicalnetwork"]["id"]
    await api.done("addTrafficType", physicalnetworkid=uuid, traffictype="Guest")
    await api.done("updatePhysicalNetwork", id=uuid, state="Enabled")
    return str(uuid)


def tags(site: Site) -> list[int]:
    """The VLAN tags on the pool, each once."""
    return sorted({int(row["tag"]) for _, row in site.pool.database.items("VLAN")})


async def test_tags_are_chosen_each_once_and_come_back(site: Site) -> None:
    below = await physical(site, site.zone, "300-302")
    error = await refused(site, "updatePhysicalNetwork", id=below, vlan="300-")
    assert "ranges of tags" in error["errortext"]
    made = await asyncio.gather(*(create(site, site.zone, f"n{n}") for n in range(3)))
    assert sorted(network["vlan"] for network in made) == ["300", "301", "302"]
    assert {network["physicalnetworkid"] for network in made} == {below}
    assert tags(site) == [300, 301, 302]
    with pytest.raises(CloudStackApiException) as caught:
        await create(site, site.zone, "one more")
    assert (caught.value.error["errorcode"], "No VLAN is free" in caught.value.error["errortext"]) == (
        533,
        True,
    )
    assert (await site.call("listNetworks", keyword="one more")) == {}
    taken = next(network for network in made if network["vlan"] == "301")
    assert (
        "allocated (301)"
        in (await refused(site, "updatePhysicalNetwork", id=below, vlan="300,302"))["errortext"]
    )
    await site.done("deleteNetwork", id=taken["id"])
    assert tags(site) == [300, 302]
    assert (await create(site, site.zone, "again"))["vlan"] == "301"
    longer = (await site.done("updatePhysicalNetwork", id=below, vlan="300-302,310-311,303"))["physicalnetwork"]
    assert longer["vlan"] == "300-303,310-311"


async def test_ranges_are_dedicated_to_accounts(site: Site) -> None:
    below = await physical(site, site.zone, "300-303")
    bob = await make_user(site, "bob")
    (root,) = (await site.call("listDomains", name="ROOT"))["domain"]
    whose = {"account": "bob", "domainid": root["id"], "physicalnetworkid": below}
    for text, says in (("299-300", "300-303"), ("300,302", "one range"), ("x", "ranges of tags")):
        assert says in (await refused(site, "dedicateGuestVlanRange", vlanrange=text, **whose))["errortext"]
    kept = (await site.call("dedicateGuestVlanRange", vlanrange="302-303", **whose))["dedicatedguestvlanrange"]
    assert (kept["account"], kept["guestvlanrange"]) == ("bob", "302-303")
    assert "overlaps" in (await refused(site, "dedicateGuestVlanRange", vlanrange="303", **whose))["errortext"]
    assert (await site.call("listDedicatedGuestVlanRanges", account="bob"))["count"] == 1
    assert (await site.call("listDedicatedGuestVlanRanges", guestvlanrange="302-303"))["count"] == 1
    assert [(await create(site, site.zone, f"a{n}"))["vlan"] for n in range(2)] == ["300", "301"]
    assert (
        "No VLAN is free"
        in (
            await refused(
                site, "createNetwork", name="a3", zoneid=site.zone, networkofferingid=await offering(site, L2)
            )
        )["errortext"]
    )
    (own,) = [await create(bob, site.zone, "b0")]
    assert (await site.call("listNetworks", id=own["id"]))["network"][0]["vlan"] == "302", "bob's own first"
    assert "vlan" not in own, "a user is not told"
    error = await refused(site, "updatePhysicalNetwork", id=below, vlan="300-302")
    assert "dedicated to account bob" in error["errortext"]
    await site.done("releaseDedicatedGuestVlanRange", id=kept["id"])
    assert await site.call("listDedicatedGuestVlanRanges") == {}
    assert (await create(site, site.zone, "a3"))["vlan"] == "303"


async def test_an_isolated_network_is_made_where_its_first_vm_is(site: Site) -> None:
    await physical(site, site.zone, "300-303")
    asked = {"name": "plain", "guestiptype": "Isolated", "traffictype": "GUEST"}
    made = (await site.call("createNetworkOffering", **asked))["networkoffering"]
    assert (made["state"], made["service"], made["guestiptype"]) == ("Disabled", [], "Isolated")
    assert "already exists" in (await refused(site, "createNetworkOffering", **asked))["errortext"]
    bob = await make_user(site, "bob")
    network = {"name": "mine", "zoneid": site.zone, "networkofferingid": made["id"]}
    assert "not enabled" in (await refused(bob, "createNetwork", **network))["errortext"]
    await site.call("updateNetworkOffering", id=made["id"], state="Enabled", availability="Optional")
    mine = (await bob.call("createNetwork", **network, gateway="10.1.0.1", netmask="255.255.255.0"))["network"]
    assert (mine["state"], mine["type"], mine["acltype"], mine["cidr"]) == (
        "Allocated", "Isolated", "Account", "10.1.0.0/24",
    )  # fmt: skip
    assert tags(site) == []
    vm = (await bob.done("deployVirtualMachine", serviceofferingid=site.offering, templateid=site.template,
                         zoneid=site.zone, networkids=mine["id"]))["virtualmachine"]  # fmt: skip
    assert (vm["nic"][0]["ipaddress"], vm["nic"][0]["gateway"]) == ("10.1.0.2", "10.1.0.1")
    (shown,) = (await site.call("listNetworks", id=mine["id"], listall=True))["network"]
    assert (shown["state"], shown["vlan"]) == ("Implemented", "300")
    assert tags(site) == [300]
    assert (await refused(bob, "deleteNetwork", id=mine["id"]))["errorcode"] == 536
    assert "used by 1" in (await refused(site, "deleteNetworkOffering", id=made["id"]))["errortext"]
    await site.done("destroyVirtualMachine", id=vm["id"], expunge=True)
    await bob.done("restartNetwork", id=mine["id"])
    await bob.done("deleteNetwork", id=mine["id"])
    assert tags(site) == []
    await site.call("deleteNetworkOffering", id=made["id"])
    assert (
        "default one"
        in (await refused(site, "deleteNetworkOffering", id=await offering(site, L2)))["errortext"]
    )


async def test_offerings_with_what_takes_a_router_are_kept_and_refused_by_name(site: Site) -> None:
    services = ["Dhcp", "Dns", "SourceNat"]
    made = (
        await site.call(
            "createNetworkOffering", name="natted", displaytext="n", guestiptype="Isolated",
            traffictype="GUEST", supportedservices=",".join(services), enable=True,
            serviceproviderlist=[{"service": one, "provider": "VirtualRouter"} for one in services],
            servicecapabilitylist=[
                {"service": "SourceNat", "capabilitytype": "SupportedSourceNatTypes",
                 "capabilityvalue": "peraccount"}
            ],
        )
    )["networkoffering"]  # fmt: skip
    assert [service["name"] for service in made["service"]] == services
    assert made["service"][2]["capability"] == [{"name": "SupportedSourceNatTypes", "value": "peraccount"}]
    found = await site.call("listNetworkOfferings", supportedservices="SourceNat", state="Enabled")
    assert [one["name"] for one in found["networkoffering"]] == ["natted"]
    error = await refused(site, "createNetwork", name="n", zoneid=site.zone, networkofferingid=made["id"])
    assert "SourceNat by VirtualRouter" in error["errortext"]
    for wrong, says in (
        ({"guestiptype": "Odd"}, "guestiptype"), ({"traffictype": "Public"}, "traffictype"),
        ({"supportedservices": "Odd"}, "no service"), ({"guestiptype": "Shared"}, "specifyipranges"),
        ({"guestiptype": "L2", "supportedservices": "Dhcp"}, "L2"), ({"availability": "Odd"}, "availability"),
        ({"serviceproviderlist": [{"service": "Dhcp", "provider": "Odd"}]}, "no provider"),
        ({"serviceproviderlist": [{"service": "Firewall", "provider": "ConfigDrive"}]}, "does not provide"),
        ({"networkrate": -5}, "networkrate"), ({"domainid": UNKNOWN}, "Unable to find domain"),
    ):  # fmt: skip
        asked = {"name": "w", "displaytext": "w", "guestiptype": "Isolated", "traffictype": "Guest"} | wrong
        assert says in (await refused(site, "createNetworkOffering", **asked))["errortext"], wrong


async def test_a_shared_network_has_ranges_and_keeps_those_in_use(site: Site) -> None:
    network = await create(site, site.zone, "office", SHARED, vlan=8, **RANGE)
    (first,) = (await site.call("listVlanIpRanges", networkid=network["id"]))["vlaniprange"]
    assert (first["startip"], first["endip"], first["vlan"], first["cidr"]) == (
        "10.8.0.2", "10.8.0.9", "vlan://8", "10.8.0.0/24",
    )  # fmt: skip
    on = {"networkid": network["id"]}
    for wrong, says in (
        ({"startip": "10.8.0.9", "endip": "10.8.0.12"}, "overlaps"),
        ({"startip": "10.9.0.9"}, "not in the network"),
        ({"startip": "10.8.0.30", "endip": "10.8.0.20"}, "after endip"), ({}, "startip"),
        ({"startip": "10.8.0.30", "vlan": "9"}, "is on 8"),
        ({"startip": "10.9.0.9", "gateway": "10.9.0.1", "netmask": "255.255.255.0"}, "one subnet"),
    ):  # fmt: skip
        assert says in (await refused(site, "createVlanIpRange", **on, **wrong))["errortext"], wrong
    more = (await site.call("createVlanIpRange", **on, startip="10.8.0.20", endip="10.8.0.21"))["vlan"]
    asked = {"networkids": network["id"], "ipaddress": "10.8.0.21"}
    vm = await site.deploy("one", **asked)
    assert "in use" in (await refused(site, "deleteVlanIpRange", id=more["id"]))["errortext"]
    shorter = {"id": more["id"], "startip": "10.8.0.20", "endip": "10.8.0.20"}
    assert "10.8.0.21" in (await refused(site, "updateVlanIpRange", **shorter))["errortext"]
    await site.done("destroyVirtualMachine", id=vm["id"], expunge=True)
    assert (await site.call("updateVlanIpRange", **shorter))["vlan"]["endip"] == "10.8.0.20"
    assert (await site.call("deleteVlanIpRange", id=more["id"]))["success"] is True
    await site.done("deleteNetwork", id=network["id"])
    assert await site.call("listVlanIpRanges", networkid=network["id"]) == {}


async def test_public_ranges_are_kept_for_those_who_ask(bare: Api) -> None:
    zone = (await bare.call("createZone", **ZONE))["zone"]["id"]
    asked = {"zoneid": zone, "forvirtualnetwork": True, "vlan": "untagged", **RANGE}
    made = (await bare.call("createVlanIpRange", **asked))["vlan"]
    assert (made["forvirtualnetwork"], made["vlan"], made["description"]) == (
        True, "vlan://untagged", "10.8.0.2-10.8.0.9",
    )  # fmt: skip
    assert "overlaps" in (await refused(bare, "createVlanIpRange", **asked))["errortext"]
    (root,) = (await bare.call("listDomains", name="ROOT"))["domain"]
    kept = {"id": made["id"], "account": "admin", "domainid": root["id"]}
    assert (await bare.call("dedicatePublicIpRange", **kept))["vlan"]["account"] == "admin"
    assert "already" in (await refused(bare, "dedicatePublicIpRange", **kept))["errortext"]
    assert (await bare.call("listVlanIpRanges", account="admin", forvirtualnetwork=True))["count"] == 1
    await bare.call("releasePublicIpRange", id=made["id"])
    assert "nobody" in (await refused(bare, "releasePublicIpRange", id=made["id"]))["errortext"]
    await bare.call("deleteVlanIpRange", id=made["id"])
    assert await bare.call("listVlanIpRanges") == {}


async def test_whose_networks_are_seen_and_used(site: Site) -> None:
    await physical(site, site.zone, "300-309")
    bob, carol = await make_user(site, "bob", path="/sub/"), await make_user(site, "carol", path="/sub/")
    (sub,) = (await site.call("listDomains", name="sub"))["domain"]
    mine = (await create(bob, site.zone, "bobs"))["id"]
    theirs = await create(
        site, site.zone, "subs", SHARED, vlan=8, domainid=sub["id"], acltype="domain", **RANGE
    )
    roots = await create(
        site, site.zone, "roots", SHARED, vlan=9, subdomainaccess=False,
        **(RANGE | {"gateway": "10.9.0.1", "startip": "10.9.0.2", "endip": "10.9.0.9"}),
    )  # fmt: skip
    dave = await make_user(site, "dave")

    async def seen(api: Api, **asked: Any) -> set[str]:
        listed = (await api.call("listNetworks", **asked)).get("network", [])
        return {row["name"] for row in listed} & {"bobs", "subs", "roots"}

    assert await seen(bob) == {"bobs", "subs"}
    assert await seen(carol) == {"subs"}
    assert await seen(dave) == {"roots"}
    assert await seen(site, listall=True) == {"bobs", "subs", "roots"}
    assert await seen(bob, networkfilter="account") == {"bobs"}
    assert await seen(bob, networkfilter="domain") == {"subs"}
    assert "networkfilter" in (await refused(bob, "listNetworks", networkfilter="odd"))["errortext"]
    assert await seen(site, listall=True, vlan="8") == {"subs"}
    deploy = {"serviceofferingid": site.offering, "templateid": site.template, "zoneid": site.zone}
    for api, network in ((carol, mine), (carol, roots["id"]), (dave, theirs["id"])):
        assert (
            "Unable to find network"
            in (await refused(api, "deployVirtualMachine", **deploy, networkids=network))["errortext"]
        )
    for command in ("updateNetwork", "deleteNetwork", "restartNetwork", "listNetworkPermissions"):
        more = {"networkid" if command == "listNetworkPermissions" else "id": mine}
        assert "Unable to find network" in (await refused(carol, command, **more))["errortext"], command

    await bob.call("createNetworkPermissions", networkid=mine, accounts="carol")
    assert await seen(carol) == {"bobs", "subs"}
    assert await seen(carol, networkfilter="shared") == {"bobs"}
    listed = (await bob.call("listNetworkPermissions", networkid=mine))["networkpermission"]
    assert [one["account"] for one in listed] == ["carol"]
    vm = (await carol.done("deployVirtualMachine", **deploy, networkids=mine))["virtualmachine"]
    assert vm["nic"][0]["networkid"] == mine
    await bob.call("removeNetworkPermissions", networkid=mine, accountids=listed[0]["accountid"])
    assert await seen(carol) == {"subs"}
    await bob.call("createNetworkPermissions", networkid=mine, accountids=listed[0]["accountid"])
    assert await seen(carol) == {"bobs", "subs"}
    await bob.call("resetNetworkPermissions", networkid=mine)
    assert await seen(carol) == {"subs"}
    assert (
        "own" in (await refused(bob, "createNetworkPermissions", networkid=mine, accounts="bob"))["errortext"]
    )
    renamed = (await bob.done("updateNetwork", id=mine, name="bobs", displaytext="blue", dns1="9.9.9.9"))[
        "network"
    ]
    assert (renamed["displaytext"], renamed["dns1"]) == ("blue", "9.9.9.9")
    assert (
        "can't be changed"
        in (await refused(bob, "updateNetwork", id=mine, networkofferingid=await offering(site, SHARED)))[
            "errortext"
        ]
    )


async def test_what_takes_a_router_says_so(site: Site) -> None:
    (network,) = (await site.call("listNetworks", id=site.network))["network"]
    error = await refused(site, "associateIpAddress", networkid=network["id"])
    assert (error["errorcode"], "SourceNat" in error["errortext"]) == (431, True)
    assert "virtual router" in (await refused(site, "associateIpAddress", zoneid=site.zone))["errortext"]
    rule = {"ipaddressid": UNKNOWN, "protocol": "TCP"}
    assert "public addresses" in (await refused(site, "createFirewallRule", **rule))["errortext"]
    forward = rule | {"privateport": 22, "publicport": 22, "virtualmachineid": UNKNOWN}
    assert "public addresses" in (await refused(site, "createPortForwardingRule", **forward))["errortext"]
    egress = {"networkid": network["id"], "protocol": "all"}
    assert "Firewall" in (await refused(site, "createEgressFirewallRule", **egress))["errortext"]
    (vpc, _) = (await site.call("listVPCOfferings", isdefault=True))["vpcoffering"]
    assert (vpc["name"], vpc["state"]) == ("Default VPC offering", "Disabled")
    asked = {"name": "v", "displaytext": "v", "zoneid": site.zone, "cidr": "10.0.0.0/16"}
    assert "not enabled" in (await refused(site, "createVPC", **asked, vpcofferingid=vpc["id"]))["errortext"]
    made = (
        await site.done("createVPCOffering", name="mine", displaytext="m", supportedservices="Dhcp,SourceNat")
    )["vpcoffering"]
    assert made["service"][0]["provider"] == [{"name": "VpcVirtualRouter"}]
    changed = (await site.done("updateVPCOffering", id=made["id"], state="Enabled", name="ours"))["vpcoffering"]
    assert (changed["name"], changed["state"]) == ("ours", "Enabled")
    assert (
        "virtual router" in (await refused(site, "createVPC", **asked, vpcofferingid=made["id"]))["errortext"]
    )
    assert (
        "Unable to find VPC"
        in (await refused(site, "migrateVPC", vpcid=UNKNOWN, vpcofferingid=made["id"]))["errortext"]
    )
    await site.done("deleteVPCOffering", id=made["id"])
    assert "default one" in (await refused(site, "deleteVPCOffering", id=vpc["id"]))["errortext"]
    assert "pool's own" in (await refused(site, "deleteNetwork", id=network["id"]))["errortext"]


async def test_tunnels_are_an_isolation_method(site: Site) -> None:
    await physical(site, site.zone, "500-510", isolationmethods="GRE")
    network = await create(site, site.zone, "private")
    assert (network["broadcastdomaintype"], network["broadcasturi"]) == ("Vswitch", "vs://500")
    assert len(site.pool.database.items("tunnel")) == 3
    vm = await site.deploy("one", networkids=network["id"])
    assert vm["nic"][0]["broadcasturi"] == "vs://500"
    methods = (await site.call("listNetworkIsolationMethods"))["isolationmethod"]
    assert {method["name"] for method in methods} == {"VLAN", "GRE", "VSWITCH"}
    await site.done("destroyVirtualMachine", id=vm["id"], expunge=True)
    await site.done("deleteNetwork", id=network["id"])
    assert site.pool.database.items("tunnel") == []
