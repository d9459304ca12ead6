"""Places are never exceeded, never lost, and given to callers in turn."""

from __future__ import annotations

import asyncio
import random
from contextlib import suppress

import pytest

from poolwright.xapi import FairQueue, Limits, on_behalf_of


async def test_callers_are_served_in_turn() -> None:
    queue = FairQueue(1)
    served: list[str] = []

    async def work(caller: str) -> None:
        with on_behalf_of(caller):
            async with queue.place():
                served.append(caller)

    async with asyncio.TaskGroup() as group, queue.place():
        for caller in ("a",) * 5 + ("b",) * 2 + ("c",):
            group.create_task(work(caller))
        await asyncio.sleep(0)
        assert queue.waiting == 8
    assert "".join(served) == "abcabaaa"
    assert (queue.free, queue.waiting) == (1, 0)


async def test_one_who_wants_all_places_is_not_passed_over_for_ever() -> None:
    queue = FairQueue(2)
    order: list[str] = []

    async def work(name: str, count: int) -> None:
        async with queue.place(count):
            order.append(name)
            await asyncio.sleep(0)

    async with asyncio.TaskGroup() as group:
        for name, count in (("a", 1), ("b", 1), ("all", 2), ("c", 1), ("d", 1)):
            group.create_task(work(name, count))
    assert order == ["a", "b", "all", "c", "d"]


@pytest.mark.parametrize("seed", range(20))
async def test_whoever_is_cancelled_whenever_no_place_is_lost(seed: int) -> None:
    chance = random.Random(seed)
    queue = FairQueue(3)
    inside = 0

    async def work(caller: str, count: int) -> None:
        nonlocal inside
        with on_behalf_of(caller):
            async with queue.place(count):
                inside += count
                assert inside <= queue.places
                try:
                    for _ in range(chance.randrange(4)):
                        await asyncio.sleep(0)
                finally:
                    inside -= count

    tasks = [
        asyncio.ensure_future(work(chance.choice("abc"), chance.choice([1, 1, 1, 2, 3]))) for _ in range(60)
    ]
    while not all(task.done() for task in tasks):
        if chance.random() < 0.5:
            chance.choice(tasks).cancel()
        await asyncio.sleep(0)
    for task in tasks:
        with suppress(asyncio.CancelledError):
            await task
    assert (queue.free, queue.waiting, inside) == (3, 0, 0)


async def test_what_is_exclusive_on_an_sr_is_alone_there_and_only_there() -> None:
    limits = Limits()
    inside: dict[str, int] = {"sr1": 0, "sr2": 0}
    most = dict(inside)

    async def work(sr: str) -> None:
        async with limits.sr_operation(sr):
            inside[sr] += 1
            most[sr] = max(most[sr], inside[sr])
            await asyncio.sleep(0)
            inside[sr] -= 1

    async def alone() -> None:
        async with limits.sr_exclusive("sr1"):
            assert inside["sr1"] == 0
            await asyncio.sleep(0)
            assert inside["sr1"] == 0

    async with asyncio.TaskGroup() as group:
        for number in range(40):
            group.create_task(work("sr1"))
            group.create_task(work("sr2"))
            if number % 4 == 0:
                group.create_task(alone())
    assert most == {"sr1": 2, "sr2": 2}
