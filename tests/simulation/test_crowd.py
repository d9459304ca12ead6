"""Fifty clients at once deploy and destroy VMs in anti-affinity groups, on a network with fewer addresses
than they want, under a limit: nothing is given twice, no host promises too much, no group shares a host.

What clients were told is checked against a sequential model: a VM holds its host, address and place in its
limit at least from when its deploy was answered until its destruction is asked for.
"""

from __future__ import annotations

import asyncio
import random
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from poolwright.services import identity

from .audit import find_faults, look
from .cloud import DATABASE, Life, Refused, SimulatedCloud, opened
from .operations import Names, place
from .virtual import simulate

CLIENTS, TURNS, GROUPS, LIMIT, ADDRESSES = 50, 2, 9, 24, 20


@dataclass(frozen=True)
class Held:
    """What a client knew that its VM had, and from when until when (virtual seconds)."""

    host: str
    address: str
    group: int
    since: float
    until: float


async def user_of(life: Life) -> identity.Known:
    """A user of an account that may have so many VMs."""
    made = await life.call(
        "createAccount", accounttype=0, email="a@b", firstname="a", lastname="b", password="p", username="u"
    )
    account = made["account"]
    await life.call(
        "updateResourceLimit", resourcetype=0, max=LIMIT, account=account["name"], domainid=account["domainid"]
    )
    keys = (await life.call("registerUserKeys", id=account["user"][0]["id"]))["userkeys"]
    found = await identity.find_by_api_key(life.cloud, keys["apikey"])
    assert found is not None
    return found.known


async def shared_network(life: Life, names: Names) -> str:
    offerings = (await life.call("listNetworkOfferings"))["networkoffering"]
    offering = next(row for row in offerings if row["guestiptype"] == "Shared")
    made = await life.call(
        "createNetwork",
        name="shared",
        zoneid=names["zoneid"],
        networkofferingid=offering["id"],
        vlan=200,
        gateway="10.9.0.1",
        netmask="255.255.255.0",
        startip="10.9.0.10",
        endip=f"10.9.0.{9 + ADDRESSES}",
    )
    return str(made["network"]["id"])


async def client(life: Life, user: identity.Known, names: Names, number: int, told: list[Held]) -> Counter[str]:
    """Deploy, keep for a while, expunge; what came of it."""
    chance, clock = random.Random(number), asyncio.get_running_loop().time
    outcomes: Counter[str] = Counter()
    for turn in range(TURNS):
        await asyncio.sleep(chance.random())
        group = chance.randrange(GROUPS)
        wanted = {**names, "affinitygroupnames": f"group {group}", "name": f"vm-{number}-{turn}"}
        try:
            answer = await life.call("deployVirtualMachine", user, **wanted)
        except Refused as refused:
            outcomes[str(refused.error.code.name)] += 1
            continue
        job = await life.finished(answer["jobid"], every=0.3)
        since = clock()
        vm: dict[str, Any] = job["jobresult"].get("virtualmachine", {})
        await asyncio.sleep(chance.random() * 3)
        until = clock()
        if job["jobstatus"] == 1:
            told.append(Held(vm["hostname"], vm["nic"][0]["ipaddress"], group, since, until))
            outcomes["done"] += 1
        else:
            outcomes[str(job["jobresult"]["errorcode"])] += 1
        # Users may not expunge: an administrator does it for them.
        await life.do("destroyVirtualMachine", id=answer["id"], expunge="true")
    return outcomes


def check_history(told: list[Held]) -> None:
    """At any time no address twice, no group's VMs on one host, no more VMs than the limit."""
    for moment in sorted(held.since for held in told):
        now = [held for held in told if held.since <= moment < held.until]
        assert len(now) <= LIMIT
        assert max(Counter(held.address for held in now).values(), default=0) <= 1
        assert max(Counter((held.group, held.host) for held in now).values(), default=0) <= 1


async def crowd(adopted: Path, directory: Path) -> Counter[str]:
    async with opened(directory, adopted, "crowd", profile="recorded") as cloud:
        life = await cloud.start()
        user, names = await user_of(life), await place(life)
        names["networkids"] = await shared_network(life, names)
        for group in range(GROUPS):
            await life.call("createAffinityGroup", user, name=f"group {group}", type="host anti-affinity")
        told: list[Held] = []
        async with asyncio.TaskGroup() as tasks:
            watching = tasks.create_task(watch(cloud))
            clients = [tasks.create_task(client(life, user, names, n, told)) for n in range(CLIENTS)]
            outcomes = sum([await one for one in clients], Counter[str]())
            watching.cancel()
        check_history(told)
        await life.runner.rounds.go_round(everything=True)
        assert find_faults(look(cloud.directory / DATABASE, cloud.world)) == []
        return outcomes


async def watch(cloud: SimulatedCloud) -> None:
    while True:
        await asyncio.sleep(0.7)
        assert find_faults(look(cloud.directory / DATABASE, cloud.world), busy=True) == []


def test_fifty_clients(adopted: Path, tmp_path: Path) -> None:
    outcomes = simulate(crowd, adopted, tmp_path)
    assert outcomes["done"] >= CLIENTS // 2, outcomes
    assert outcomes.total() == CLIENTS * TURNS
    assert len(outcomes) > 1, "nothing was scarce"
