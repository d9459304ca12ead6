"""Every operation of the table, with every call to the pool going wrong in every way, and killed at every
moment.

Afterwards all is as it was, or the operation is complete, and in either case rows and pool say the same;
and the next manager finds nothing left to do.

    make sweep            # all of it; without, an eighth
"""

from __future__ import annotations

import asyncio
import os
import random
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from poolwright.emulator import Rule, Then

from .audit import Picture, find_faults, look, picture
from .cloud import DATABASE, Life, Refused, SimulatedCloud, opened
from .disk import Died
from .operations import OPERATIONS, Names, Operation
from .virtual import simulate

#: Virtual seconds after which everything must be at rest.
PATIENCE = 3600.0


class Sweep:
    """One operation, begun anew as often as it takes."""

    def __init__(self, operation: Operation, adopted: Path, directory: Path) -> None:
        self.operation = operation
        self.adopted = adopted
        self.directory = directory
        self.count = 0
        #: Before it, and after it where nothing goes wrong.
        self.before, self.complete = simulate(self._plain)

    async def _plain(self) -> tuple[Picture, Picture]:
        async with self._opened() as cloud:
            life = await cloud.start()
            names = await self.operation.prepare(life)
            before = await settled(cloud)
            assert await outcome(life, self.operation.act, names)
            return before, await settled(cloud)

    def _opened(self) -> Any:
        self.count += 1
        return opened(self.directory / str(self.count), self.adopted)

    async def _prepared(self, life: Life) -> Names:
        """The pool was read already, as in a manager that has run for a while."""
        names = await self.operation.prepare(life)
        for cluster in await life.runner.rounds._adopted():
            await (await life.runner.connections.get(cluster.id)).inventory()
        return names

    async def with_fault(self, skip: int, then: Then) -> bool:
        """Whether there was such a call to go wrong."""
        async with self._opened() as cloud:
            life = await cloud.start()
            names = await self._prepared(life)
            begun = len(cloud.world.calls)
            cloud.world.faults.add(Rule(skip=skip, then=then))
            done = await outcome(life, self.operation.act, names)
            cloud.world.faults.clear()
            assert done or then is Then.FAILURE
            struck = len(cloud.world.calls) - begun > skip
            if done:
                assert faults(cloud) == [], "before any reconciler has looked"
            await self._check(cloud, life, names, await settled(cloud), done=done)
            return struck

    async def killed_at(self, *moments: int) -> bool:
        """Whether the operation had that moment; of several, each is counted from the start of a life."""
        async with self._opened() as cloud:
            life = await cloud.start()
            names = await self._prepared(life)
            for number, moment in enumerate(moments):
                life.plug.pull_at(moment)
                try:
                    await (at_rest(cloud) if number else outcome(life, self.operation.act, names))
                except Died:
                    await life.kill()
                    life = await cloud.start()
                else:
                    life.plug.pull_at(None)
                    if not number:
                        return False
            await at_rest(cloud)
            assert faults(cloud) == [], "before any reconciler has looked"
            now = await settled(cloud)
            await self._check(cloud, life, names, now, done=now == self.complete)
            return True

    async def _check(
        self, cloud: SimulatedCloud, life: Life, names: Names, now: Picture, *, done: bool
    ) -> None:
        operation = self.operation
        if not done and not operation.undoes:
            once_more = operation.act if now == self.before else operation.again or operation.act
            done = await outcome(life, once_more, names)
            assert done, "it can't be asked for again"
            now = await settled(cloud)
        assert faults(cloud) == []
        if done:
            assert self.complete.differences(now) == []
        else:
            lines = self.before.differences(now)
            assert [line for line in lines if not line.partition("row")[2].startswith(operation.remains)] == []
        await life.stop()
        await asyncio.sleep(60)  # until the pool has given up the last life's waiting calls
        calls = len(cloud.world.calls)
        life = await cloud.start()
        await asyncio.sleep(5)
        assert [call.method for call in cloud.world.calls[calls:]] == [], (
            "a second recovery found something to do"
        )


def faults(cloud: SimulatedCloud) -> list[str]:
    return find_faults(look(cloud.directory / DATABASE, cloud.world))


async def outcome(life: Life, act: Callable[..., Any], names: Names) -> bool:
    """Ask for it and wait for its end; whether it went well."""
    try:
        answer = await act(life, names)
        if "jobid" in answer:
            return bool((await life.finished(answer["jobid"]))["jobstatus"] == 1)
        return True
    except Refused:
        return False


async def at_rest(cloud: SimulatedCloud) -> None:
    """Until no saga is under way."""
    async with asyncio.timeout(PATIENCE):
        while look(cloud.directory / DATABASE, cloud.world).rows.unfinished:
            if cloud.life is not None and cloud.life.plug.is_out:
                raise Died
            await asyncio.sleep(0.5)


async def settled(cloud: SimulatedCloud) -> Picture:
    """What there is once the reconcilers have looked at everything."""
    assert cloud.life is not None
    await cloud.life.runner.rounds.go_round(everything=True)
    return picture(look(cloud.directory / DATABASE, cloud.world))


FAULTS = [Then.FAILURE, Then.ANSWER_LOST, Then.RESET]
#: Of so many calls or moments one is tried here; together the kinds of fault try every call.
STRIDE = int(os.environ.get("STRIDE", "8"))


@pytest.mark.parametrize("then", FAULTS, ids=lambda then: then.value)
@pytest.mark.parametrize("name", OPERATIONS)
def test_every_call_goes_wrong(name: str, then: Then, adopted: Path, tmp_path: Path) -> None:
    sweep = Sweep(OPERATIONS[name], adopted, tmp_path)
    for skip in count(FAULTS.index(then) % STRIDE, STRIDE):
        if not simulate(sweep.with_fault, skip, then):
            break


@pytest.mark.parametrize("name", OPERATIONS)
def test_killed_at_every_moment(name: str, adopted: Path, tmp_path: Path) -> None:
    sweep = Sweep(OPERATIONS[name], adopted, tmp_path)
    for moment in count(1 + len(name) % STRIDE, STRIDE):
        if not simulate(sweep.killed_at, moment):
            break


@pytest.mark.parametrize("name", ["deploy with everything", "destroy and expunge"])
def test_killed_three_times(name: str, adopted: Path, tmp_path: Path) -> None:
    sweep = Sweep(OPERATIONS[name], adopted, tmp_path)
    chance = random.Random(name)
    for _ in range(30 // STRIDE):
        simulate(sweep.killed_at, *(chance.randint(1, 20) for _ in range(3)))
