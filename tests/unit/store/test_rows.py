"""What every resource does alike: insert, find, list with filters, keyword, paging and ownership, update,
remove.
"""

from __future__ import annotations

import importlib
import pkgutil
from datetime import UTC, datetime

import msgspec
import pytest
from unit.store.conftest import World

import poolwright.store
from poolwright.model.errors import NotFound
from poolwright.model.placement import request_for
from poolwright.model.resource import Page, Query, Resource, Scope
from poolwright.model.zone import Zone
from poolwright.store import Store, capacity, hosts, virtual_machines, zones
from poolwright.store.rows import Rows

MODULES = [
    module
    for info in pkgutil.iter_modules(poolwright.store.__path__)
    if isinstance(
        getattr(module := importlib.import_module(f"poolwright.store.{info.name}"), "rows", None), Rows
    )
]


async def test_a_row_is_read_as_it_was_written(store: Store) -> None:
    async with store.transaction() as tx:
        made = await zones.insert(tx, Zone(name="z", dns1="8.8.8.8", security_groups_enabled=True))
        assert made.id > 0
        assert len(made.uuid) == 36
        assert made.created is not None
    async with store.reading() as tx:
        by_uuid, by_number, by_text = (
            await zones.get(tx, made.uuid),
            await zones.get(tx, made.id),
            await zones.get(tx, str(made.id)),
        )
    assert by_uuid == by_number == by_text
    assert {f: getattr(by_uuid, f) for f in made.__struct_fields__} == {
        f: getattr(made, f) for f in made.__struct_fields__
    }
    assert by_uuid.created == made.created
    assert by_uuid.created is not None
    assert by_uuid.created.tzinfo is UTC


async def test_a_naive_time_is_refused(store: Store) -> None:
    with pytest.raises(Exception, match="no time zone"):
        async with store.transaction() as tx:
            await zones.insert(tx, Zone(name="z", created=datetime(2026, 1, 1)))  # noqa: DTZ001


async def test_what_is_not_there_is_not_found(store: Store) -> None:
    async with store.reading() as tx:
        for ref in ("no-such-uuid", "999", 999, "", "²", "9" * 30, "a\0b", "\ud800"):
            assert await zones.find(tx, ref) is None
            with pytest.raises(NotFound, match="Unable to find zone"):
                await zones.get(tx, ref)


async def test_removed_rows_stay_and_are_left_out(store: Store) -> None:
    async with store.transaction() as tx:
        zone = await zones.insert(tx, Zone(name="z"))
        await zones.remove(tx, zone.id)
        first = (await zones.list_(tx, Query(removed=True))).rows[0].removed
        await zones.remove(tx, zone.id)
        assert (await zones.list_(tx, Query(removed=True))).rows[0].removed == first
        assert (await zones.list_(tx)).total == 0
        assert await zones.find(tx, zone.uuid) is None
        await zones.insert(tx, Zone(name="z"))


async def test_pages_show_their_part_and_the_whole_count(store: Store) -> None:
    async with store.transaction() as tx:
        for number in range(7):
            await zones.insert(tx, Zone(name=f"z{number}"))
        pages = [await zones.list_(tx, Query(page=Page(number, 3))) for number in (1, 2, 3, 4)]
        everything = await zones.list_(tx, Query(page=Page(1, 0)))
    assert [[zone.name for zone in page.rows] for page in pages] == [
        ["z0", "z1", "z2"],
        ["z3", "z4", "z5"],
        ["z6"],
        [],
    ]
    assert [page.total for page in pages] == [7, 7, 7, 7]
    assert len(everything.rows) == 7


async def test_a_keyword_is_a_part_of_a_name_in_any_case(store: Store) -> None:
    found = {"WEB": ["web-1", "Web-2"], "%": ["50%"], "_": [], "nothing": [], "-": ["web-1", "Web-2"]}
    async with store.transaction() as tx:
        for name in ("web-1", "Web-2", "50%"):
            await zones.insert(tx, Zone(name=name))
        for keyword, names in found.items():
            assert [zone.name for zone in (await zones.list_(tx, Query(keyword=keyword))).rows] == names


async def test_a_filter_is_equal_or_one_of(world: World) -> None:
    async with world.store.transaction() as tx:
        a, b, c = [await world.add_vm(tx, name) for name in "abc"]
        one = await virtual_machines.list_(tx, Query(equal={"uuid": a.uuid}))
        two = await virtual_machines.list_(
            tx, Query(equal={"uuid": [a.uuid, c.uuid], "zone_uuid": world.zone.uuid})
        )
        none = await virtual_machines.list_(tx, Query(equal={"uuid": []}))
        unset = await virtual_machines.list_(tx, Query(equal={"host_uuid": None}))
    assert [vm.name for vm in one.rows] == ["a"]
    assert [vm.name for vm in two.rows] == ["a", "c"]
    assert (none.rows, none.total) == ([], 0)
    assert unset.total == 3
    assert b.id


async def test_a_filter_by_a_field_that_is_not_there_is_a_mistake(store: Store) -> None:
    async with store.reading() as tx:
        with pytest.raises(KeyError):
            await zones.list_(tx, Query(equal={"colour": "red"}))


async def test_a_filter_that_nothing_can_equal_finds_nothing(world: World) -> None:
    values: list[str | int] = ["Flying", "", "a\0b", 7, 1 << 70, "\udfff"]
    async with world.store.transaction() as tx:
        vm = await world.add_vm(tx, "a")
        for value in values:
            for name in ("state", "host_id", "uuid"):
                assert (await virtual_machines.list_(tx, Query(equal={name: value}))).total == 0
                assert (await virtual_machines.list_(tx, Query(equal={name: [value]}))).total == 0
            assert (await virtual_machines.list_(tx, Query(equal={"uuid": [value, vm.uuid]}))).total == 1
            assert (await virtual_machines.list_(tx, Query(keyword=f"{value}!"))).total == 0


async def test_a_scope_shows_an_account_or_a_tree_of_domains(world: World) -> None:
    async with world.store.transaction() as tx:
        mine = await world.add_account(tx, "mine", "/a/")
        below = await world.add_account(tx, "below", "/a/b/")
        beside = await world.add_account(tx, "beside", "/ab/")
        for owner in (world.account, mine, below, beside):
            await world.add_vm(tx, owner.name, owner=owner)

        async def seen(scope: Scope) -> list[str]:
            return [vm.name for vm in (await virtual_machines.list_(tx, Query(scope=scope))).rows]

        assert await seen(Scope()) == ["admin", "mine", "below", "beside"]
        assert await seen(Scope(account_id=mine.id)) == ["mine"]
        assert await seen(Scope(domain_path="/a/")) == ["mine", "below"]
        assert await seen(Scope(domain_path="/a/", recursive=False)) == ["mine"]
        assert await seen(Scope(domain_path="/")) == ["admin", "mine", "below", "beside"]


async def test_a_list_with_all_its_names_is_one_query(world: World) -> None:
    async with world.store.transaction() as tx:
        for number in range(5):
            await world.add_vm(tx, f"vm{number}")
            await world.add_host(tx, f"h{number}")
    statements: list[str] = []
    stop = world.store.on_query(statements.append)
    async with world.store.reading() as tx:
        found = await virtual_machines.list_(tx, Query(keyword="vm"))
        assert (await hosts.list_(tx)).total == 5
    stop()
    assert len([statement for statement in statements if "SELECT" in statement]) == 2
    assert {(vm.account_name, vm.zone_name, vm.domain_path, vm.service_offering_name) for vm in found.rows} == {
        ("admin", "z1", "/", "Small Instance")
    }


async def test_every_resource_can_be_listed_in_every_way(world: World) -> None:
    assert len(MODULES) > 20
    async with world.store.reading() as tx:
        for module in MODULES:
            rows: Rows[Resource, Resource] = module.rows
            owned = {"account_id", "domain_path"} <= rows.fields.keys()
            scope = Scope(account_id=1, domain_path="/") if owned else Scope()
            every = await rows.list_(tx, Query(page=Page(1, 0)))
            assert every.total == len(every.rows)
            assert (await rows.list_(tx, Query(keyword="no such thing", scope=scope))).total == 0
            await rows.list_(tx, Query(equal=dict.fromkeys(rows.view.__struct_fields__)))


async def test_what_is_read_is_of_the_type_that_the_noun_says(world: World) -> None:
    async with world.store.transaction() as tx:
        host = await world.add_host(tx, "h1")
        vm = await world.add_vm(tx, "vm")
        await capacity.reserve(tx, request_for(vm))
    async with world.store.reading() as tx:  # a promise is written at the end of its transaction
        seen = 0
        for module in MODULES:
            for row in (await module.rows.list_(tx)).rows:
                assert msgspec.convert(msgspec.structs.asdict(row), type(row)) == row
                seen += 1
        assert seen > 100
        assert (await hosts.get(tx, host.id)).vm_count == 1


async def test_update_sets_columns_and_misses_no_row(store: Store) -> None:
    async with store.transaction() as tx:
        zone = await zones.insert(tx, Zone(name="z"))
        await zones.update(tx, zone.id, name="other")
        assert (await zones.get(tx, zone.id)).name == "other"
        with pytest.raises(NotFound):
            await zones.update(tx, zone.id + 1, name="x")
