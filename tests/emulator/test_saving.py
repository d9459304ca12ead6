"""Any pool, whatever was done to it, comes back equal from its own database file, and works."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import pytest
from malformed import arguments
from wire import Caller, Refused, calling, with_stock_client

from poolwright.clock import SeededClock
from poolwright.emulator import GOLDEN_IMAGE, Emulator, emulated_pool, xmldb
from poolwright.emulator.database import Database
from poolwright.xapi.datamodel import load

CALLS = 400
#: What ends a pool as it is known here, or waits.
_NOT_CALLED = (
    "host.create",  # a host without a machine: loading it gives it one, as XAPI does when it starts
    "session.",
    "event.",
    "pool.emergency_",
    "pool.eject",
    "pool.designate_new_master",
    "host.shutdown",
)


def _kept(database: Database) -> dict[str, dict[str, dict[str, Any]]]:
    """Every persistent field of every row of the persistent tables; sets without their order."""
    found: dict[str, dict[str, dict[str, Any]]] = {}
    for name, state in database.tables.items():
        if not state.table.persist or name == "message":
            continue
        columns = [column for column in state.table.columns.values() if column.persist]
        found[name] = {
            ref: {c.name: sorted(row[c.name]) if c.python is list else row[c.name] for c in columns}
            for ref, row in state.rows.items()
        }
    return found


def _differences(before: Database, after: Database) -> list[tuple[Any, ...]]:
    left, right = _kept(before), _kept(after)
    found: list[tuple[Any, ...]] = []
    for name in left:
        found += [(name, ref, "missing") for ref in left[name].keys() ^ right[name].keys()]
        for ref in left[name].keys() & right[name].keys():
            for field, value in left[name][ref].items():
                if right[name][ref][field] != value and not (name == "host" and field == "address"):
                    found.append((name, ref, field, value, right[name][ref][field]))
    return found


async def _live(pool: Emulator, call: Caller) -> None:
    """Some VMs in all power states, with devices and snapshots."""
    (template,) = await call("VM.get_by_name_label", GOLDEN_IMAGE)
    for number in range(4):
        vm = await call("VM.clone", template, f"vm {number}  <&\"'%\n\t\u2603")
        await call("VM.provision", vm)
        await call("VM.start", vm, False, False)
        await call("VM.snapshot", vm, "before", [])
        if number == 1:
            await call("VM.pause", vm)
        if number == 2:
            await call("VM.suspend", vm)
        if number == 3:
            await call("VM.clean_shutdown", vm)


async def _operate(pool: Emulator, call: Caller, chance: random.Random) -> int:
    """Random calls of any message, with arguments of the right types; how many the pool accepted."""
    names = [name for name in load().messages if not name.startswith(_NOT_CALLED)]
    writes = [name for name in names if not load().messages[name][1].kind.startswith(("get_", "field_get"))]
    accepted = 0
    for _ in range(CALLS):
        name = chance.choice(writes)
        try:
            await call(name, *arguments(chance, load().messages[name][1], pool.database))
            accepted += 1
        except Refused:
            pass
    return accepted


@pytest.mark.parametrize("seed", range(6))
async def test_whatever_was_done_comes_back(seed: int, tmp_path: Path) -> None:
    file, again = tmp_path / "pool.xml", tmp_path / "again.xml"
    async with emulated_pool(hosts=2, seed=seed) as pool, calling(pool) as call:
        await _live(pool, call)
        assert await _operate(pool, call, random.Random(seed)) > CALLS / 10
        pool.save(file)
        loaded = Database(SeededClock(0))
        kept = xmldb.load(loaded, file)
        assert _differences(pool.database, loaded) == []
        xmldb.save(loaded, kept, again)
        twice = Database(SeededClock(0))
        xmldb.load(twice, again)
        assert _differences(loaded, twice) == []


async def test_a_loaded_pool_works_on(tmp_path: Path) -> None:
    async with emulated_pool(hosts=2, seed=3) as pool, calling(pool) as call:
        await _live(pool, call)
        await _operate(pool, call, random.Random(3))
        pool.save(tmp_path / "pool.xml")

    def work(session: Any) -> tuple[str, str]:
        (template,) = session.xenapi.VM.get_by_name_label(GOLDEN_IMAGE)
        vm = session.xenapi.VM.clone(template, "after")
        session.xenapi.VM.provision(vm)
        session.xenapi.VM.start(vm, False, False)
        running: str = session.xenapi.VM.get_power_state(vm)
        session.xenapi.VM.hard_shutdown(vm)
        halted: str = session.xenapi.VM.get_power_state(vm)
        session.xenapi.VM.destroy(vm)
        return running, halted

    async with emulated_pool(database=tmp_path / "pool.xml") as loaded:
        assert await with_stock_client(loaded, work) == ("Running", "Halted")
        assert not loaded.dispatcher.defects
