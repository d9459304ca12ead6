"""The cloud as a whole: configurations, regions, events, physical networks and what is on them."""

from __future__ import annotations

from typing import Any

import pytest
from api.conftest import Api, make_user
from cs import CloudStackApiException

ZONE = {"name": "z1", "dns1": "8.8.8.8", "internaldns1": "8.8.4.4", "networktype": "Advanced"}


async def refused(api: Api, command: str, **parameters: Any) -> dict[str, Any]:
    with pytest.raises(CloudStackApiException) as caught:
        await api.call(command, **parameters)
    error: dict[str, Any] = caught.value.error
    return error


async def test_a_page_is_as_long_as_is_configured(bare: Api) -> None:
    (one,) = (await bare.call("listConfigurations", name="default.page.size"))["configuration"]
    assert (one["value"], one["defaultvalue"], one["scope"]) == ("500", "500", "global")
    changed = (await bare.call("updateConfiguration", name="default.page.size", value="3"))["configuration"]
    assert changed["value"] == "3"
    listed = await bare.call("listOsTypes")
    assert (len(listed["ostype"]), listed["count"] > 3) == (3, True)
    error = await refused(bare, "listOsTypes", page=1, pagesize=4)
    assert "can't exceed max allowed page size value: 3" in error["errortext"]
    back = (await bare.call("resetConfiguration", name="default.page.size"))["configuration"]
    assert back["value"] == "500"
    assert len((await bare.call("listOsTypes"))["ostype"]) > 3


async def test_a_login_lasts_as_long_as_is_configured(bare: Api, http: Any) -> None:
    await bare.call("updateConfiguration", name="session.timeout", value="77")
    form = {"command": "login", "username": "admin", "password": "password", "response": "json"}
    async with http.post(bare.url, data=form) as response:
        assert (await response.json())["loginresponse"]["timeout"] == 77


async def test_configurations_without_effect_say_so_and_wrong_values_are_refused(bare: Api) -> None:
    (one,) = (await bare.call("listConfigurations", name="expunge.delay"))["configuration"]
    assert "has no effect in this cloud" in one["description"]
    assert (
        "whole number"
        in (await refused(bare, "updateConfiguration", name="expunge.delay", value="x"))["errortext"]
    )
    assert (await refused(bare, "updateConfiguration", name="no.such", value="1"))["errorcode"] == 431
    error = await refused(bare, "updateConfiguration", name="expunge.delay", value="1", zoneid="1")
    assert "settings are the whole cloud's" in error["errortext"]
    groups = (await bare.call("listConfigurationGroups"))["configurationgroup"]
    assert {"Advanced", "Account Defaults"} <= {group["name"] for group in groups}


async def test_regions(bare: Api) -> None:
    (local,) = (await bare.call("listRegions"))["region"]
    assert (local["id"], local["name"]) == (1, "Local")
    there = {"id": 2, "name": "far", "endpoint": "https://far.example/client/api"}
    assert (await bare.call("addRegion", **there))["region"]["endpoint"] == there["endpoint"]
    assert "already exists" in (await refused(bare, "addRegion", **there))["errortext"]
    assert "already exists" in (await refused(bare, "addRegion", **(there | {"id": 3})))["errortext"]
    assert "endpoint" in (await refused(bare, "addRegion", id=3, name="x", endpoint="nowhere"))["errortext"]
    assert (await bare.call("updateRegion", id=2, name="further"))["region"]["name"] == "further"
    assert (await bare.call("listRegions", name="further"))["count"] == 1
    assert (await bare.call("removeRegion", id=2))["success"] is True
    assert "own" in (await refused(bare, "removeRegion", id=1))["errortext"]
    assert "does not exist" in (await refused(bare, "removeRegion", id=2))["errortext"]


async def test_a_physical_network_from_start_to_end(bare: Api) -> None:
    zone = (await bare.call("createZone", **ZONE))["zone"]["id"]
    made = (
        await bare.done(
            "createPhysicalNetwork", name="phys1", zoneid=zone, vlan="100-200", isolationmethods="VLAN"
        )
    )["physicalnetwork"]
    assert (made["state"], made["vlan"], made["isolationmethods"]) == ("Disabled", "100-200", "VLAN")
    wrong = await refused(bare, "createPhysicalNetwork", name="p2", zoneid=zone, vlan="200-100")
    assert "ranges of tags" in wrong["errortext"]
    on = {"physicalnetworkid": made["id"]}
    for kind in ("Guest", "Management"):
        traffic = await bare.done("addTrafficType", **on, traffictype=kind, xennetworklabel="Pool-wide 0")
        assert traffic["traffictype"]["traffictype"] == kind
    assert "carries Guest" in (await refused(bare, "addTrafficType", **on, traffictype="guest"))["errortext"]
    listed = (await bare.call("listTrafficTypes", **on))["traffictype"]
    assert [one["xennetworklabel"] for one in listed] == ["Pool-wide 0"] * 2
    enabled = await bare.done("updatePhysicalNetwork", id=made["id"], state="Enabled")
    assert enabled["physicalnetwork"]["state"] == "Enabled"
    (router,) = (await bare.call("listNetworkServiceProviders", name="VirtualRouter", **on))[
        "networkserviceprovider"
    ]
    assert router["state"] == "Disabled"
    (element,) = (await bare.call("listVirtualRouterElements", nspid=router["id"]))["virtualrouterelement"]
    element = await bare.done("configureVirtualRouterElement", id=element["id"], enabled=True)
    assert element["virtualrouterelement"]["enabled"] is True
    provider = await bare.done("updateNetworkServiceProvider", id=router["id"], state="Enabled")
    assert provider["networkserviceprovider"]["state"] == "Enabled"
    error = await refused(bare, "deleteNetworkServiceProvider", id=router["id"])
    assert error["errorcode"] == 536
    assert (await bare.call("listInternalLoadBalancerElements"))["count"] == 1
    assert (await bare.done("deletePhysicalNetwork", id=made["id"]))["success"] is True
    assert await bare.call("listPhysicalNetworks", zoneid=zone) == {}
    assert await bare.call("listNetworkServiceProviders", **on) == {}


async def test_every_change_leaves_an_event_and_a_refusal_none(bare: Api) -> None:
    zone = (await bare.call("createZone", **ZONE))["zone"]["id"]
    await refused(bare, "createZone", **ZONE)
    await bare.call("updateZone", id=zone, name="z2")
    events = (await bare.call("listEvents"))["event"]
    assert [event["type"] for event in events] == ["ZONE.EDIT", "ZONE.CREATE"]
    changed, made = events
    assert (made["username"], made["level"], made["state"]) == ("admin", "INFO", "Completed")
    assert made["resourceid"] == changed["resourceid"] == zone
    assert made["resourcetype"] == "Zone"
    assert (await bare.call("listEvents", type="ZONE.EDIT"))["count"] == 1
    assert await bare.call("listEvents", enddate="2020-01-01") == {}
    types = {one["name"] for one in (await bare.call("listEventTypes"))["eventtype"]}
    assert {"ZONE.CREATE", "VM.CREATE"} <= types


async def test_users_see_their_own_events(bare: Api) -> None:
    bob = await make_user(bare, "bob")
    (user,) = (await bob.call("listUsers"))["user"]
    keys = (await bob.call("registerUserKeys", id=user["id"]))["userkeys"]
    bob = bare.of(keys["apikey"], keys["secretkey"])
    (event,) = (await bob.call("listEvents", listall=True))["event"]
    assert (event["type"], event["account"]) == ("REGISTER.USER.KEY", "bob")
    assert await bare.call("listEvents") == {}
    assert (await bare.call("listEvents", listall=True))["count"] == 1


async def test_image_stores_are_kept_for_those_who_look_for_them(bare: Api) -> None:
    assert await bare.call("listImageStores") == {}
    asked = {"provider": "NFS", "url": "nfs://10.1.1.1/secondary", "details": [{"secretkey": "x", "a": "b"}]}
    added = (await bare.call("addImageStore", name="secondary", **asked))["imagestore"]
    assert (added["providername"], added["protocol"], added["scope"]) == ("NFS", "nfs", "REGION")
    assert (await refused(bare, "addImageStore", name="secondary", **asked))["errorcode"] == 431
    error = await refused(bare, "addImageStore", provider="Tape")
    assert (error["errorcode"], "can't find image store provider" in error["errortext"]) == (431, True)
    assert "nfs://server/path" in (await refused(bare, "addImageStore", provider="NFS"))["errortext"]
    changed = await bare.call("updateImageStore", id=added["id"], readonly=True, name="other")
    assert (changed["imagestore"]["readonly"], changed["imagestore"]["name"]) == (True, "other")
    assert (await bare.call("listImageStores", readonly=True))["count"] == 1
    await bare.call("deleteImageStore", id=added["id"])
    assert await bare.call("listImageStores") == {}
