"""Pools with many VMs: each is whole and starts; what a call costs does not grow with how many there are."""

from __future__ import annotations

from typing import Any

from wire import calling, with_stock_client

from poolwright.emulator import Emulator, Topology, emulated_pool
from poolwright.emulator.database import Database


def _vms(pool: Emulator) -> list[str]:
    return [ref for ref, row in pool.database.items("VM") if row["name_label"].startswith("vm-")]


def _dangling(database: Database) -> list[tuple[str, str, Any]]:
    """References of rows to what mirrors them, where the mirror does not show them."""
    return [
        (name, ref, field)
        for name, state in database.tables.items()
        for ref, row in state.rows.items()
        for field, end in state.table.one.items()
        if (target := database.find(end.cls, row[field])) is not None and ref not in target[end.field]
    ]


async def test_every_vm_is_whole() -> None:
    async with emulated_pool(topology=Topology(hosts=2, vms=30), seed=1) as pool:
        database = pool.database
        vms = _vms(pool)
        assert len(vms) == 30
        assert not _dangling(database)
        for cls in ("VM", "VDI", "VBD", "VIF", "VM_metrics"):
            uuids = [row["uuid"] for _, row in database.items(cls)]
            assert len(set(uuids)) == len(uuids)
        assert len({row["MAC"] for _, row in database.items("VIF")}) == 30
        for vm in vms:
            row = database.get("VM", vm)
            (vbd,), (vif,) = row["VBDs"], row["VIFs"]
            assert database.get("VDI", database.get("VBD", vbd)["VDI"])["VBDs"] == [vbd]
            assert "start" in row["allowed_operations"]
            assert vif in database.get("network", database.get("VIF", vif)["network"])["VIFs"]


async def test_a_stock_client_starts_and_removes_one() -> None:
    async with emulated_pool(topology=Topology(hosts=2, vms=5, shared_sr=0)) as pool:

        def work(session: Any) -> str:
            (vm,) = session.xenapi.VM.get_by_name_label("vm-00004")
            session.xenapi.VM.start(vm, False, False)
            state: str = session.xenapi.VM.get_power_state(vm)
            session.xenapi.VM.hard_shutdown(vm)
            session.xenapi.VM.destroy(vm)
            return state

        assert await with_stock_client(pool, work) == "Running"
        assert len(_vms(pool)) == 4
        assert not _dangling(pool.database)


class _Counted(dict[str, Any]):
    """Rows that count how often all of them are gone through."""

    scans = 0

    def items(self) -> Any:
        self.scans += 1
        return super().items()

    def values(self) -> Any:
        self.scans += 1
        return super().values()

    def __iter__(self) -> Any:
        self.scans += 1
        return super().__iter__()


async def test_no_call_of_a_vm_s_life_goes_through_all_vms() -> None:
    async with emulated_pool(topology=Topology(hosts=3, vms=20)) as pool, calling(pool) as call:
        tables = [pool.database.tables[cls] for cls in ("VM", "VBD", "VIF", "VDI")]
        counted = [_Counted(state.rows) for state in tables]
        for state, rows in zip(tables, counted, strict=True):
            state.rows = rows
        vm = (await call("VM.get_by_name_label", "vm-00007"))[0]
        await call("VM.start", vm, False, False)
        await call("VM.get_record", vm)
        await call("VM.hard_shutdown", vm)
        copy = await call("VM.clone", vm, "copy")
        await call("VM.start_on", copy, pool.pool.coordinator, False, False)
        await call("VM.hard_shutdown", copy)
        await call("VM.destroy", copy)
        assert [rows.scans for rows in counted] == [0, 0, 0, 0]
        await call("VM.get_all_records")
        assert counted[0].scans == 1
