"""Databases that no pool should have load all the same: VMs run on them, and they come back as they were."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from odd_databases import Odd
from wire import vm_record

from poolwright.clock import SeededClock
from poolwright.emulator import Emulator, emulated_pool, xmldb
from poolwright.emulator.database import Database
from poolwright.emulator.dbtext import field_of
from poolwright.emulator.failures import ApiFailure
from poolwright.xapi.datamodel import load as load_datamodel

SEEDS = range(24)
#: What XAPI puts right when it starts.
MENDED = {
    *("control_domain", "metrics", "capabilities", "memory_total", "memory_free", "master", "features"),
    *("live", "last_updated", "domain_type", "current_domain_type", "is_default_template", "is_tools_sr"),
    *("ha_cluster_stack", "virtual_hardware_platform_versions"),
}
#: Whatever they answer of such a database, they answer something that XAPI could.
VERBS: dict[str, tuple[tuple[Any, ...], ...]] = {
    "VM": (
        *(("get_possible_hosts",), ("clone", "copy"), ("snapshot", "now", []), ("start", False, False)),
        *(("suspend",), ("resume", False, False), ("hard_shutdown",), ("assert_agile",), ("destroy",)),
    ),
    "SR": (("scan",), ("update",)),
    "VDI": (("snapshot", {}), ("update",), ("destroy",)),
    "VBD": (("plug",), ("unplug",), ("destroy",)),
    "VIF": (("plug",), ("unplug",), ("destroy",)),
    "PBD": (("unplug",), ("plug",)),
    "PIF": (("plug",), ("unplug",)),
    "network": (("destroy",),),
    "host": (("disable",), ("evacuate",), ("enable",), ("compute_free_memory",), ("shutdown",), ("power_on",)),
}


@pytest.fixture(params=SEEDS)
async def odd(request: pytest.FixtureRequest, databases: list[Path], tmp_path: Path) -> tuple[Path, str]:
    """An odd database's file, and what is odd about it: of a real pool, or of one of the emulator's own."""
    seed = request.param
    own = tmp_path / "own.xml"
    async with emulated_pool(hosts=2, seed=seed) as pool:
        pool.save(own)
    grown = Odd([*databases, own][seed % (len(databases) + 1)], seed)
    done = grown.mutate(4 if seed % 2 else 12)
    return grown.write(tmp_path / "odd.xml"), "; ".join(done)


def _load(file: Path) -> tuple[Database, xmldb.Kept]:
    database = Database(SeededClock(0))
    kept = xmldb.load(database, file)
    xmldb.move_hosts(database, kept, "127.0.0.1")
    return database, kept


def _words(file: Path) -> dict[tuple[str, str], dict[str, str]]:
    found = {}
    for table in etree.parse(str(file)).getroot().iterfind("table"):
        for row in table.iterfind("row"):
            ref = str(row.get("ref"))
            found[str(table.get("name", "")), ref] = {str(k): str(v) for k, v in row.attrib.items()}
    return found


def test_it_loads_and_comes_back(odd: tuple[Path, str], tmp_path: Path) -> None:
    file, why = odd
    first, kept = _load(file)
    once, twice = tmp_path / "once.xml", tmp_path / "twice.xml"
    xmldb.save(first, kept, once)
    second, kept_again = _load(once)
    for name, state in first.tables.items():
        if state.table.persist:
            # by their words: a number that is none is not equal to itself
            assert repr(second.tables[name].rows) == repr(state.rows), why
    xmldb.save(second, kept_again, twice)
    assert twice.read_bytes() == once.read_bytes(), why
    after = _words(once)
    for (table, ref), row in _words(file).items():
        lost = {field_of(name) for name, text in row.items() if after[table, ref].get(name) != text}
        mirrors = first.tables[table].table.many.keys() if table in first.tables else set()
        assert not lost - mirrors - MENDED, (table, ref, lost, why)


async def _work(pool: Emulator, seed: int) -> None:
    host = pool.pool.coordinator
    session = await pool.dispatcher.execute("session.login_with_password", [pool.username, pool.password], host)

    async def call(message: str, *params: Any) -> Any:
        return await pool.dispatcher.execute(message, [session, *params], host)

    for cls, state in pool.database.tables.items():
        found = load_datamodel().messages.get(f"{cls}.get_all_records")
        if found is not None and not found[1].removed and cls != "message":
            assert len(await call(f"{cls}.get_all_records")) == len(state.rows), cls
    vm = await call("VM.create", vm_record())
    await call("VM.start", vm, False, False)
    assert await call("VM.get_power_state", vm) == "Running"
    await call("VM.hard_shutdown", vm)
    await call("VM.destroy", vm)
    some = random.Random(seed)
    for cls, verbs in VERBS.items():
        for verb, *params in verbs:
            refs = pool.database.refs(cls)
            for ref in some.sample(refs, min(2, len(refs))):
                try:
                    await call(f"{cls}.{verb}", ref, *params)
                except ApiFailure:
                    continue


async def test_it_is_a_pool_at_work(odd: tuple[Path, str]) -> None:
    file, why = odd
    async with emulated_pool(database=file) as pool:
        try:
            await _work(pool, len(why))
        except ApiFailure as failure:
            raise AssertionError(f"{failure}: {why}") from failure
        assert not pool.dispatcher.defects, why
