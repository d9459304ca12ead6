"""Alerts that the cloud raises and that an operator puts away; events, likewise."""

from __future__ import annotations

from typing import Any

from api.conftest import Api, Site, make_user, refused
from sqlalchemy import update

from poolwright.model.host import HostState
from poolwright.orchestration.reconcilers import alerts as watcher
from poolwright.store import tables


async def test_alerts_by_hand_are_listed_archived_and_deleted(bare: Api) -> None:
    async def names(**asked: Any) -> list[str]:
        return [one["name"] for one in (await bare.call("listAlerts", **asked)).get("alert", [])]

    for number, name in ((7, "one"), (8, "two"), (8, "three")):
        await bare.done("generateAlert", type=number, name=name, description=f"{name} happened")
    assert await names() == ["three", "two", "one"]
    assert await names(type="8") == ["three", "two"]
    (one,) = (await bare.call("listAlerts", name="one"))["alert"]
    assert (one["type"], one["description"], one["sent"][-5:]) == (7, "one happened", "+0000")
    assert {7: "HOST", 14: "MANAGEMENT_NODE"}.items() <= {
        t["type"]: t["name"] for t in (await bare.call("listAlertTypes"))["alerttype"]
    }.items()
    assert (await refused(bare, "archiveAlerts"))[0] == 431
    assert (await refused(bare, "deleteAlerts", ids=f"{one['id']},{'0' * 8}-0000-0000-0000-{'0' * 12}"))[
        0
    ] == 431
    assert await bare.call("archiveAlerts", ids=one["id"]) == {"success": True}
    assert await bare.call("deleteAlerts", type="8", startdate="2020-01-01", enddate="2099-01-01") == {
        "success": True
    }
    assert await names() == []
    assert (await refused(bare, "generateAlert", type=99, name="x", description="x"))[0] == 431


async def test_events_are_put_away_by_those_whose_they_are(bare: Api) -> None:
    bob = await make_user(bare, "bob")
    (user,) = (await bob.call("listUsers"))["user"]
    await bob.call("updateUser", id=user["id"], firstname="Bo")
    (event,) = (await bob.call("listEvents", type="USER.UPDATE"))["event"]
    eve = await make_user(bare, "eve")
    assert (await refused(eve, "archiveEvents", ids=event["id"]))[0] == 431
    assert (await refused(eve, "deleteEvents"))[0] == 431
    assert await eve.call("deleteEvents", type="USER.UPDATE") == {"success": True}
    assert await bob.call("archiveEvents", ids=event["id"]) == {"success": True}
    assert await bob.call("listEvents", type="USER.UPDATE") == {}
    (kept,) = (await bob.call("listEvents", type="USER.UPDATE", archived=True))["event"]
    assert (kept["id"], kept["archived"]) == (event["id"], True)
    assert await bob.call("deleteEvents", ids=event["id"]) == {"success": True}
    assert await bob.call("listEvents", type="USER.UPDATE", archived=True) == {}


async def test_a_host_that_is_down_is_told_once_and_until_it_is_back(site: Site) -> None:
    hosts = tables.hosts

    async def seen(state: HostState) -> list[str]:
        async with site.cloud.store.transaction() as tx:
            await tx.execute(update(hosts).where(hosts.c.id == 1).values(state=state))
            await watcher.watch(tx)
        return [one["description"] for one in (await site.call("listAlerts", type="7")).get("alert", [])]

    assert await seen(HostState.UP) == []
    (told,) = await seen(HostState.DOWN)
    assert "is Down" in told
    assert await seen(HostState.DOWN) == [told]
    assert await seen(HostState.UP) == [told]  # it happened; whoever reads it puts it away
    assert len(await seen(HostState.DOWN)) == 2
    (server,) = (await site.call("listManagementServers"))["managementserver"]
    assert (server["state"], server["id"]) == ("Up", site.cloud.manager_uuid)
