"""kill -9 of the real manager at the calls and commits of a deploy with two disks, two NICs and a new VLAN,
on both
databases.

The VM is complete afterwards, or, where the kill came before the request was written down, nothing is there:
no orphan, and every count exact. Here a sample is taken, by seed; `make kills` takes every point, and fifty
runs in which the manager is killed up to three times, and prints what it found.
"""

from __future__ import annotations

import asyncio
import os
import random
import sys
from itertools import count
from pathlib import Path

import pytest
from acceptance.kills import Ground, Nursery, Point, Result, deploy_killed, prepare
from simulation.audit import Picture
from support.postgresql import PostgresqlServer

#: Runs of a sample; with KILLS=all there is no sample.
EVERYTHING = os.environ.get("KILLS") == "all"
SEED = int(os.environ.get("SEED", "5"))
SINGLE, REPEATED = 5, 2
#: In a sample: the highest call and commit that are tried.
CALLS, COMMITS = 60, 14


@pytest.fixture(params=["sqlite", "postgresql"])
def server(request: pytest.FixtureRequest) -> PostgresqlServer | None:
    if request.param == "sqlite":
        return None
    found: PostgresqlServer = request.getfixturevalue("postgresql_server")
    return found


class Proof:
    """Runs, each compared with one in which nothing was killed."""

    def __init__(self, ground: Ground, nursery: Nursery, directory: Path) -> None:
        self._ground = ground
        self._nursery = nursery
        self._directory = directory
        self.runs = self.kills = 0
        self.complete: Picture
        self.nothing: Picture

    async def prepare(self) -> None:
        self.complete = (await self._deploy()).picture
        self.nothing = (await self._deploy(Point("commit", 1, after=False))).picture
        assert self.complete.differences(self.nothing)

    async def _deploy(self, *points: Point) -> Result:
        self.runs += 1
        return await deploy_killed(self._ground, self._directory / str(self.runs), self._nursery, list(points))

    async def check(self, *points: Point) -> bool:
        """Whether it was killed at the first of these points."""
        result = await self._deploy(*points)
        self.kills += result.kills
        assert result.faults == [], [str(point) for point in points]
        if result.picture != self.nothing:
            assert self.complete.differences(result.picture) == [], [str(point) for point in points]
        return result.kills > 0


async def prove(server: PostgresqlServer | None, directory: Path) -> str:
    url = server.fresh_database() if server else None
    async with Nursery.opened() as nursery:
        proof = Proof(await prepare(directory / "ground", url, server, nursery), nursery, directory)
        await proof.prepare()
        points = 0
        if EVERYTHING:
            for kind in ("call", "commit"):
                for after in (False, True):
                    for number in count(1):
                        print(proof.runs, "runs, now", Point(kind, number, after), file=sys.stderr, flush=True)
                        if not await proof.check(Point(kind, number, after)):
                            break
                        points += 1
        chance = random.Random(f"{SEED} {bool(server)}")
        for _ in range(0 if EVERYTHING else SINGLE):
            await proof.check(some_point(chance))
        for _ in range(REPEATED * (25 if EVERYTHING else 1)):
            await proof.check(*(some_point(chance) for _ in range(3)))
        return f"{points} points, {proof.runs} runs, {proof.kills} kills: no orphan, every count exact"


def some_point(chance: random.Random) -> Point:
    kind = chance.choice(["call", "commit"])
    return Point(kind, chance.randint(1, CALLS if kind == "call" else COMMITS), chance.random() < 0.5)


@pytest.mark.timeout(7200 if EVERYTHING else 180)
def test_killed(server: PostgresqlServer | None, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    report = asyncio.run(prove(server, tmp_path))
    if EVERYTHING:
        with capfd.disabled():
            print(f"\n{'PostgreSQL' if server else 'SQLite'}: {report}")
