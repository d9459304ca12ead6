"""SRs, PBDs and VDIs: one operation per SR in the whole pool, life cycles, and what a disk allows."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from wire import Caller, Refused, vm_record

from poolwright.clock import SeededClock
from poolwright.emulator import Emulator
from poolwright.emulator.classes.VDI.disks import contents
from poolwright.emulator.classes.VDI.operations import SHOWN, operation_error
from poolwright.emulator.database import Database
from poolwright.emulator.disk_contents import CHUNK, DiskContents
from poolwright.emulator.storage_drivers import DRIVERS

NULL = "OpaqueRef:NULL"
GIB = 1 << 30


def disk(sr: str, **values: Any) -> dict[str, Any]:
    record = {"name_label": "disk", "SR": sr, "virtual_size": GIB, "type": "user", "sharable": False}
    return record | {"read_only": False, "other_config": {}} | values


async def refusal(awaitable: Any) -> list[str]:
    with pytest.raises(Refused) as refused:
        await awaitable
    return [refused.value.code, *refused.value.params]


def sr_of(pool: Emulator, *, shared: bool) -> str:
    srs = ((ref, row) for ref, row in pool.database.items("SR") if row["type"] in ("nfs", "ext"))
    return next(ref for ref, row in srs if row["shared"] is shared)


async def new_nfs(pool: Emulator, call: Caller) -> tuple[str, dict[str, str]]:
    """A new shared SR, and its PBDs by host."""
    host = pool.pool.coordinator
    config = {"server": "192.0.2.1", "serverpath": "/x"}
    sr = await call("SR.create", host, config, 0, "new", "", "nfs", "user", True, {})
    pbds = await call("SR.get_PBDs", sr)
    return sr, {pool.database.get("PBD", pbd)["host"]: pbd for pbd in pbds}


class Slow:
    """Makes operations of an emulated pool take time, and counts how many of them run at once."""

    def __init__(self, pool: Emulator) -> None:
        self.most = self._now = 0
        pool.pool.durations.take = self.take  # type: ignore[method-assign]

    async def take(self, operation: str, **_options: Any) -> None:
        if not operation.startswith(("VDI.", "SR.")):
            return
        self._now += 1
        self.most = max(self.most, self._now)
        await asyncio.sleep(0.02)
        self._now -= 1


async def test_one_operation_at_a_time_on_an_sr_from_whatever_disk(pool: Emulator, call: Caller) -> None:
    sr = sr_of(pool, shared=True)
    disks = [await call("VDI.create", disk(sr)) for _ in range(3)]
    slow = Slow(pool)
    calls = [call("VDI.clone", one, {}) for one in disks] + [call("VDI.create", disk(sr)), call("SR.scan", sr)]
    await asyncio.gather(*calls)
    assert slow.most == 1
    assert pool.database.get("SR", sr)["current_operations"] == {}


async def test_operations_on_two_srs_overlap(pool: Emulator, call: Caller) -> None:
    slow = Slow(pool)
    srs = (sr_of(pool, shared=True), sr_of(pool, shared=False))
    await asyncio.gather(*(call("VDI.create", disk(sr)) for sr in srs))
    assert slow.most == 2


async def test_an_sr_is_busy_in_allowed_operations_while_it_works(pool: Emulator, call: Caller) -> None:
    sr = sr_of(pool, shared=True)
    Slow(pool)
    task = await call("Async.SR.scan", sr)
    await asyncio.sleep(0)
    row = pool.database.get("SR", sr)
    assert row["current_operations"] == {task: "scan"}
    assert row["allowed_operations"] == []
    assert pool.pool.operations.sleepers == 0


async def test_pbd_life(pool: Emulator, call: Caller) -> None:
    sr, pbds = await new_nfs(pool, call)
    master, member = pool.pool.coordinator, next(h for h in pbds if h != pool.pool.coordinator)
    assert await refusal(call("SR.forget", sr)) == ["SR_HAS_PBD", sr]
    assert await refusal(call("SR.destroy", sr)) == ["SR_HAS_PBD", sr]
    again = {"host": member, "SR": sr, "device_config": {}, "other_config": {}}
    assert await refusal(call("PBD.create", again)) == ["PBD_EXISTS", sr, member, pbds[member]]
    assert (await refusal(call("PBD.destroy", pbds[member])))[0] == "OPERATION_NOT_ALLOWED"
    # Work on a shared SR is the coordinator's, whoever else has it plugged.
    await call("PBD.unplug", pbds[master])
    assert await refusal(call("VDI.create", disk(sr))) == ["SR_HAS_NO_PBDS", sr]
    await call("PBD.plug", pbds[master])
    vdi = await call("VDI.create", disk(sr))
    for pbd in pbds.values():
        await call("PBD.unplug", pbd)
        await call("PBD.unplug", pbd)
    assert await refusal(call("SR.destroy", sr)) == ["SR_NOT_EMPTY"]
    assert await refusal(call("VDI.resize", vdi, 2 * GIB)) == ["SR_HAS_NO_PBDS", sr]
    await call("SR.forget", sr)
    for cls, ref in (("SR", sr), ("VDI", vdi), ("PBD", pbds[member])):
        assert await refusal(call(f"{cls}.get_record", ref)) == ["HANDLE_INVALID", cls, ref]


async def test_a_local_sr_is_not_plugged_twice(pool: Emulator, call: Caller) -> None:
    sr = sr_of(pool, shared=False)
    here = pool.database.get("PBD", pool.database.get("SR", sr)["PBDs"][0])["host"]
    other = next(host for host in pool.database.refs("host") if host != here)
    record = {"host": other, "SR": sr, "device_config": {}, "other_config": {}}
    pbd = await call("PBD.create", record)
    assert await refusal(call("PBD.plug", pbd)) == ["SR_NOT_SHARABLE", sr, here]


async def test_storage_of_a_running_vm_stays(pool: Emulator, call: Caller) -> None:
    sr, pbds = await new_nfs(pool, call)
    vdi = await call("VDI.create", disk(sr))
    vm = await call("VM.create", vm_record())
    vbd = {"VM": vm, "VDI": vdi, "userdevice": "0", "bootable": True, "mode": "RW", "type": "Disk"}
    vbd |= {"empty": False, "other_config": {}, "qos_algorithm_type": "", "qos_algorithm_params": {}}
    await call("VBD.create", vbd)
    host = pool.pool.coordinator
    await call("VM.start_on", vm, host, False, False)
    assert await refusal(call("PBD.unplug", pbds[host])) == ["VDI_IN_USE", vdi]
    assert await refusal(call("VDI.destroy", vdi)) == ["VDI_IN_USE", vdi, "destroy"]
    clone = await call("VDI.clone", vdi, {})
    assert await refusal(call("VDI.copy", vdi, sr)) == ["VDI_IN_USE", vdi, "copy"]
    await call("VM.hard_shutdown", vm)
    for one in (vdi, clone):
        await call("VDI.destroy", one)
    assert await call("VM.get_VBDs", vm) == []


async def test_clones_and_snapshots_keep_what_was_on_the_disk(pool: Emulator, call: Caller) -> None:
    disks = contents(pool.pool)
    source = await call("VDI.create", disk(sr_of(pool, shared=True), tags=["t"]))
    disks.write(source, 12345, b"before")
    clone = await call("VDI.clone", source, {})
    snapshot = await call("VDI.snapshot", source, {})
    copy = await call("VDI.copy", source, sr_of(pool, shared=False))
    disks.write(source, 12345, b"after!")
    assert [disks.read(one, 12345, 6) for one in (source, clone, snapshot, copy)] == [b"after!"] + [
        b"before"
    ] * 3
    assert (await call("VDI.get_tags", clone), await call("VDI.get_tags", copy)) == ([], ["t"])
    assert await call("VDI.get_snapshot_of", snapshot) == source
    await call("VDI.destroy", source)
    assert disks.used(source) == 0
    assert disks.used(clone) == CHUNK


async def test_passwords_in_a_pbd_become_secrets(pool: Emulator, call: Caller) -> None:
    config = {"server": "s", "username": "u", "password": "hush"}
    host = pool.pool.coordinator
    sr = await call("SR.create", host, config, 0, "smb", "", "smb", "user", True, {})
    for pbd in await call("SR.get_PBDs", sr):
        kept = await call("PBD.get_device_config", pbd)
        assert "password" not in kept
        secret = await call("secret.get_by_uuid", kept["password_secret"])
        assert await call("secret.get_value", secret) == "hush"
        await call("PBD.unplug", pbd)
    await call("SR.forget", sr)
    assert await call("secret.get_all") == []


async def test_migrating_a_disk_keeps_the_vm_and_its_drive(pool: Emulator, call: Caller) -> None:
    there, here = sr_of(pool, shared=True), sr_of(pool, shared=False)
    vdi = await call("VDI.create", disk(here))
    assert await refusal(call("VDI.pool_migrate", vdi, there, {})) == ["VDI_NEEDS_VM_FOR_MIGRATE", vdi]
    contents(pool.pool).write(vdi, 0, b"x")
    vm = await call("VM.create", vm_record())
    vbd = {"VM": vm, "VDI": vdi, "userdevice": "0", "bootable": True, "mode": "RW", "type": "Disk"}
    vbd |= {"empty": False, "other_config": {}, "qos_algorithm_type": "", "qos_algorithm_params": {}}
    drive = await call("VBD.create", vbd)
    moved = await call("VDI.pool_migrate", vdi, there, {})
    assert (await call("VBD.get_VDI", drive), await call("VDI.get_SR", moved)) == (moved, there)
    assert contents(pool.pool).read(moved, 0, 1) == b"x"
    assert (await refusal(call("VDI.get_record", vdi)))[0] == "HANDLE_INVALID"


# --- what a disk allows, whatever its state --------------------------------------------------------

_STATES = st.fixed_dictionaries(
    {
        "type": st.sampled_from(["user", "system", "rrd", "ha_statefile", "redo_log", "cbt_metadata"]),
        "sharable": st.booleans(),
        "is_a_snapshot": st.booleans(),
        "cbt_enabled": st.booleans(),
        "on_boot": st.sampled_from(["persist", "reset"]),
        "running": st.sampled_from(["", "copy", "clone", "destroy", "mirror"]),
        "sr_type": st.sampled_from([*DRIVERS, "unknown"]),
        "plugged": st.booleans(),
        "vbds": st.lists(st.tuples(st.booleans(), st.sampled_from(["RW", "RO"])), max_size=2),
    }
)


def _disk_in(state: dict[str, Any]) -> tuple[Database, str]:
    db = Database(SeededClock(1))
    host = db.create("host", {})
    db.create("pool", {"master": host})
    for driver in DRIVERS.values():
        db.create("SM", driver.sm_record())
    sr = db.create("SR", {"type": state["sr_type"], "shared": True})
    db.create("PBD", {"SR": sr, "host": host, "currently_attached": state["plugged"]})
    names = ("type", "sharable", "is_a_snapshot", "cbt_enabled", "on_boot")
    running = {"OpaqueRef:task": state["running"]} if state["running"] else {}
    vdi = db.create("VDI", {"SR": sr, "current_operations": running} | {n: state[n] for n in names})
    for attached, mode in state["vbds"]:
        db.create("VBD", {"VDI": vdi, "currently_attached": attached, "mode": mode})
    return db, vdi


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(_STATES)
def test_rules_of_disks_hold_in_every_state(state: dict[str, Any]) -> None:
    db, vdi = _disk_in(state)
    errors = {operation: operation_error(db, vdi, operation) for operation in SHOWN}
    attached = [mode for is_attached, mode in state["vbds"] if is_attached]
    if state["running"] and state["running"] != "copy":
        busy = [e for op, e in errors.items() if not (state["running"] == "mirror" and op == "destroy")]
        assert all(e is not None and e.code == "OTHER_OPERATION_IN_PROGRESS" for e in busy)
        return
    if attached:
        assert all(errors[op] is not None for op in ("destroy", "resize", "forget", "update"))
    if "RW" in attached:
        assert errors["copy"] is not None
        assert errors["copy"].code == "VDI_IN_USE"
    elif state["type"] not in ("ha_statefile", "redo_log", "cbt_metadata"):
        assert errors["copy"] is None
    if not state["plugged"]:
        assert errors["resize"] is not None
    can = DRIVERS[state["sr_type"]].features if state["sr_type"] in DRIVERS else {}
    plain = state["type"] in ("user", "system") and not state["sharable"] and state["on_boot"] == "persist"
    if plain and not state["running"]:
        assert (errors["snapshot"] is None) == ("VDI_SNAPSHOT" in can)
    if not state["running"] and state["type"] != "cbt_metadata":
        assert (errors["clone"] is None) == ("VDI_CLONE" in can)


@given(st.lists(st.tuples(st.integers(0, 3 * CHUNK), st.binary(min_size=1, max_size=CHUNK + 7)), max_size=6))
def test_disks_hold_what_was_written_last(writes: list[tuple[int, bytes]]) -> None:
    disks, plain = DiskContents(), bytearray(5 * CHUNK)
    for offset, data in writes:
        disks.write("a", offset, data)
        plain[offset : offset + len(data)] = data
    disks.copy("a", "b")
    assert disks.read("b", 0, len(plain)) == bytes(plain)
    rebuilt = bytearray(len(plain))
    for offset, data in disks.chunks("b"):
        rebuilt[offset : offset + len(data)] = data
    assert rebuilt == plain
