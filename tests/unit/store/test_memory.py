"""What a store remembers is what the database holds, and what a transaction adds is one statement a table."""

from __future__ import annotations

import pytest

from poolwright.model.zone import Pod, Zone
from poolwright.store import Store, pods, zones


async def heard(store: Store, uuid: str) -> tuple[str, int]:
    """A zone's name, and how many statements it took to learn it."""
    statements: list[str] = []
    stop = store.on_query(statements.append)
    async with store.reading() as tx:
        name = (await zones.get(tx, uuid)).name
    stop()
    return name, sum(statement.startswith("SELECT") for statement in statements)


async def test_an_answer_is_given_again_until_its_table_is_written(store: Store) -> None:
    async with store.transaction() as tx:
        zone = await zones.insert(tx, Zone(name="one"))
    assert await heard(store, zone.uuid) == ("one", 1)
    assert await heard(store, zone.uuid) == ("one", 0)
    async with store.transaction() as tx:
        await pods.insert(tx, Pod(name="pod", zone_id=zone.id))
    assert await heard(store, zone.uuid) == ("one", 0)
    async with store.transaction() as tx:
        await zones.update(tx, zone.id, name="two")
        assert (await zones.get(tx, zone.uuid)).name == "two"
    assert await heard(store, zone.uuid) == ("two", 1)


async def test_what_was_given_up_is_not_remembered(store: Store) -> None:
    async with store.transaction() as tx:
        zone = await zones.insert(tx, Zone(name="one"))

    async def rename() -> None:
        async with store.transaction() as tx:
            await zones.update(tx, zone.id, name="two")
            assert (await zones.get(tx, zone.uuid)).name == "two"
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await rename()
    assert (await heard(store, zone.uuid))[0] == "one"


async def test_who_began_before_a_change_does_not_have_others_believe_it(store: Store) -> None:
    async with store.transaction() as tx:
        zone = await zones.insert(tx, Zone(name="one"))
        other = await zones.insert(tx, Zone(name="other"))
    async with store.reading() as slow:
        await zones.get(slow, other.uuid)  # it has begun
        async with store.transaction() as tx:
            await zones.update(tx, zone.id, name="two")
        await zones.get(slow, zone.uuid)
    assert (await heard(store, zone.uuid))[0] == "two"


async def test_numbers_are_given_once_whatever_is_given_up_in_between(store: Store) -> None:
    async def lose() -> None:
        async with store.transaction() as tx:
            await zones.insert(tx, Zone(name="lost"))
            raise ZeroDivisionError

    made = []
    for round_ in range(4):
        with pytest.raises(ZeroDivisionError):
            await lose()
        async with store.transaction() as tx:
            made += [await zones.insert(tx, Zone(name=f"{round_} {n}")) for n in range(50)]
    assert len({zone.id for zone in made}) == len(made)
    async with store.reading() as tx:
        found = await zones.list_where(tx)
    assert [(zone.id, zone.name) for zone in found] == [(zone.id, zone.name) for zone in made]


async def test_new_rows_are_one_statement_a_table_and_seen_by_the_next(store: Store) -> None:
    async with store.transaction() as tx:
        await pods.insert(tx, Pod(name="warm", zone_id=(await zones.insert(tx, Zone(name="warm"))).id))
    statements: list[str] = []
    stop = store.on_query(statements.append)
    async with store.transaction() as tx:
        for n in range(3):
            zone = await zones.insert(tx, Zone(name=f"zone {n}"))
            await pods.insert(tx, Pod(name="pod", zone_id=zone.id))
            await zones.update(tx, zone.id, dns1="8.8.8.8")
        assert len(await zones.list_where(tx, zones.rows.table.c.dns1 == "8.8.8.8")) == 3
    stop()
    assert [one.partition("(")[0].strip() for one in statements if not one.startswith(("BEGIN", "SELECT"))] == [
        "INSERT INTO zones",
        "INSERT INTO pods",
    ]
