"""Work that shares transactions."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

import pytest

from poolwright.model.errors import Conflict
from poolwright.model.zone import Zone
from poolwright.store import Store, Transaction, zones

Work = Callable[[Transaction], Awaitable[str]]


def insert(name: str) -> Work:
    async def work(tx: Transaction) -> str:
        return (await zones.insert(tx, Zone(name=name))).name

    return work


async def names(store: Store) -> set[str]:
    async with store.reading() as tx:
        return {zone.name for zone in (await zones.list_(tx)).rows}


async def test_what_waits_together_is_committed_together(store: Store) -> None:
    commits: list[int] = []

    stop = store.on_query(lambda statement: commits.append(1) if "BEGIN" in statement else None)
    results = await asyncio.gather(*(store.together(insert(f"z{number}")) for number in range(40)))
    stop()
    assert results == [f"z{number}" for number in range(40)]
    assert await names(store) == set(results)
    assert len(commits) < 10


async def test_who_fails_fails_alone(store: Store) -> None:
    async def fail(_tx: Transaction) -> None:
        raise Conflict("mine")

    results = await asyncio.gather(
        *(store.together(insert(f"z{number}")) for number in range(5)),
        store.together(fail),
        *(store.together(insert(f"y{number}")) for number in range(5)),
        store.together(insert("z0")),
        return_exceptions=True,
    )
    assert [type(result) for result in results] == [str] * 5 + [Conflict] + [str] * 5 + [Conflict]
    assert len(await names(store)) == 10


async def test_one_that_is_cancelled_while_it_waits_does_not_hold_up_the_others(store: Store) -> None:
    tasks = [asyncio.ensure_future(store.together(insert(f"z{number}"))) for number in range(20)]
    await asyncio.sleep(0)
    for task in tasks[::3]:
        task.cancel()
    results = await asyncio.gather(*tasks, return_exceptions=True)
    kept = {name for name in results if isinstance(name, str)}
    assert len(kept) >= 13
    assert kept <= await names(store)


async def test_what_is_put_off_is_one_statement_and_part_of_the_transaction(store: Store) -> None:
    heard: list[str] = []
    async with store.transaction() as tx:
        made = [await zones.insert(tx, Zone(name=f"z{number}")) for number in range(3)]
    stop = store.on_query(heard.append)
    async with store.transaction() as tx:
        for zone in made:
            zones.rows.put(tx, zone.id, description=zone.name)
    stop()
    assert len([one for one in heard if one.startswith("UPDATE")]) == 1
    with pytest.raises(RuntimeError):
        await _put_and_fail(store, made[0].id)
    async with store.reading() as tx:
        assert [zone.description for zone in (await zones.list_(tx)).rows] == ["z0", "z1", "z2"]


async def _put_and_fail(store: Store, zone_id: int) -> None:
    async with store.transaction() as tx:
        zones.rows.put(tx, zone_id, description="lost")
        raise RuntimeError
