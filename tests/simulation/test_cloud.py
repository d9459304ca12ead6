"""The whole cloud by seed: clients that deploy and destroy, a manager that is killed, a network that loses
calls,
sessions that end, events that are lost, masters that die or step down.

However it went: every job has ended, nothing is stuck, rows and pool say the same, and when every VM is
expunged the pool is as it was. The same seed gives the same history, whatever Python's hashes are.

    make simulate SEEDS=10000
"""

from __future__ import annotations

import asyncio
import os
import random
import shutil
from collections import Counter
from pathlib import Path

import pytest

from .audit import find_faults, look, picture
from .clients import Client, History
from .cloud import DATABASE, SimulatedCloud, opened
from .operations import new_vlan, place
from .virtual import simulate
from .world import Weather, World

SEEDS = int(os.environ.get("SEEDS", "60"))
FIRST = int(os.environ.get("FIRST", "0"))
CLIENTS, OPERATIONS = 2, 3
#: Virtual seconds in which everything has to come to rest once nothing goes wrong any more.
REST = 1800.0


async def trouble(cloud: SimulatedCloud, chance: random.Random, history: History, over: asyncio.Event) -> None:
    """What befalls the cloud, one thing after another, until it is over; each is gone through."""
    loop, world = asyncio.get_running_loop(), cloud.world
    while not over.is_set():
        await asyncio.sleep(chance.random() * 1.5)
        kind = chance.choice(["kill", "kill at", "kill at", "weather", "session", "events", "master", "death"])
        history.append((round(loop.time(), 6), "trouble", kind))
        match kind:
            case "kill":
                await cloud.life_now.kill()
                await asyncio.sleep(chance.random() * 2)
                await cloud.start()
            case "kill at":
                cloud.life_now.plug.pull_at(chance.randint(1, 12))
                await asyncio.wait({cloud.life_now.task}, timeout=4)
                await cloud.life_now.kill()
                await cloud.start()
            case "weather":
                world.network.weather = Weather(0.05, 0.05, 0.05)
                await asyncio.sleep(chance.random() * 3)
                world.network.weather = Weather()
            case "session":
                for ref in list(world.database.refs("session")):
                    world.pool.sessions.destroy(ref)
            case "events":
                world.pool.lose_events()
            case "master":
                await world.dispatcher.execute(
                    "pool.designate_new_master",
                    [_inside(world), _heir(world, chance)],
                    str(world.pool.coordinator),
                )
            case _:
                await master_dies(world, chance)


def _inside(world: World) -> str:
    return str(world.pool.sessions.create("root", "administrator"))


def _heir(world: World, chance: random.Random) -> str:
    return chance.choice(sorted(h for h in world.database.refs("host") if h != world.pool.coordinator))


async def master_dies(world: World, chance: random.Random) -> None:
    """The master loses its power; by and by an administrator makes a member the master; then it comes back."""
    old, heir = str(world.pool.coordinator), _heir(world, chance)
    await world.kill_host(old)
    await asyncio.sleep(chance.random() * 4)
    local = world.pool.sessions.create_local(heir)
    await world.dispatcher.execute("pool.emergency_transition_to_master", [local], heir)
    await asyncio.sleep(chance.random())
    await world.dispatcher.execute("pool.recover_slaves", [_inside(world)], heir)
    await asyncio.sleep(chance.random() * 2)
    await world.revive_host(old)


async def watch(cloud: SimulatedCloud) -> None:
    """What must hold at any time, whoever is in the middle of what."""
    while True:
        await asyncio.sleep(0.9)
        assert find_faults(look(cloud.directory / DATABASE, cloud.world), busy=True) == []


async def history_of(seed: int, adopted: Path, directory: Path) -> History:
    """A cloud's life under a seed."""
    chance, history = random.Random(f"life {seed}"), []
    async with opened(directory, adopted, seed, profile="recorded") as cloud:
        life = await cloud.start()
        names = await place(life)
        vlans = [await new_vlan(life.store, tag) for tag in (100, 101)]
        before = _shape(cloud)

        def wanted(chance: random.Random) -> dict[str, str]:
            networks = [names["networkids"], *chance.sample(vlans, chance.randrange(3))]
            return {**names, "networkids": ",".join(networks)}

        clients = [Client(cloud, n, random.Random(f"{seed} {n}"), history, wanted) for n in range(CLIENTS)]
        async with asyncio.TaskGroup() as group:
            over = asyncio.Event()
            group.create_task(trouble(cloud, chance, history, over))
            watching = group.create_task(watch(cloud))
            await asyncio.gather(*(group.create_task(client.run(OPERATIONS)) for client in clients))
            over.set()
            watching.cancel()
        await rest(cloud)
        history += sorted(_shape(cloud).elements())
        await expunge_everything(cloud)
        assert machines_of(before) == machines_of(_shape(cloud))
        history.append((asyncio.get_running_loop().time(), sorted(cloud.world.calls.counts().items())))
    return history


def _shape(cloud: SimulatedCloud) -> Counter[str]:
    return picture(look(cloud.directory / DATABASE, cloud.world)).pool


def machines_of(lines: Counter[str]) -> Counter[str]:
    """Without networks: those of ours stay for the next VM."""
    return Counter({line: n for line, n in lines.items() if line.split()[0] in ("VM", "VBD", "VIF", "VDI")})


async def rest(cloud: SimulatedCloud) -> None:
    """Nothing goes wrong any more: until all that was begun has ended, and the reconcilers have looked."""
    cloud.world.network.weather = Weather()
    await cloud.life_now.kill()
    await cloud.start()
    async with asyncio.timeout(REST):
        while look(cloud.directory / DATABASE, cloud.world).rows.unfinished:  # noqa: ASYNC110
            await asyncio.sleep(1)
    for _ in range(2):
        await cloud.life_now.runner.rounds.go_round(everything=True)
    assert find_faults(look(cloud.directory / DATABASE, cloud.world)) == []


async def expunge_everything(cloud: SimulatedCloud) -> None:
    life = cloud.life_now
    for vm in (await life.call("listVirtualMachines", listall="true")).get("virtualmachine", []):
        if vm["state"] in ("Destroyed", "Error"):
            job = await life.do("expungeVirtualMachine", id=vm["id"])
        else:
            job = await life.do("destroyVirtualMachine", id=vm["id"], expunge="true")
        assert job["jobstatus"] == 1, job
    await life.runner.rounds.go_round(everything=True)
    assert find_faults(look(cloud.directory / DATABASE, cloud.world)) == []


@pytest.mark.parametrize("seed", range(FIRST, FIRST + SEEDS))
def test_a_cloud_through_everything(seed: int, adopted: Path, tmp_path: Path) -> None:
    simulate(history_of, seed, adopted, tmp_path)
    shutil.rmtree(tmp_path)


@pytest.mark.parametrize("seed", range(3))
def test_one_seed_has_one_history(seed: int, adopted: Path, tmp_path: Path) -> None:
    first = simulate(history_of, seed, adopted, tmp_path / "first")
    assert simulate(history_of, seed, adopted, tmp_path / "second") == first
