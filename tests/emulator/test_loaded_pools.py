"""A real pool's database is a pool at work: VMs are made from its own templates, run, move and go."""

from __future__ import annotations

from pathlib import Path

from wire import calling, vm_record

from poolwright.emulator import emulated_pool
from poolwright.xapi.datamodel import load

NULL = "OpaqueRef:NULL"


async def test_vms_run_on_a_loaded_pool(databases: list[Path]) -> None:
    for file in databases:
        async with emulated_pool(database=file) as pool, calling(pool) as call:
            hosts = await call("host.get_all_records")
            assert all(record["enabled"] for record in hosts.values())
            srs = await call("SR.get_all_records")
            sr = next(ref for ref, r in srs.items() if r["type"] in ("lvm", "lvmoiscsi") and r["PBDs"])
            pbd = await call("PBD.get_record", srs[sr]["PBDs"][0])
            vms = await call("VM.get_all_records")
            template = next(
                ref
                for ref, r in vms.items()
                if r["is_a_template"] and not r["is_a_snapshot"] and r["HVM_boot_policy"] and not r["VBDs"]
            )
            record = {"name_label": "d", "SR": sr, "virtual_size": 1 << 30, "type": "user", "sharable": False}
            record |= {"read_only": False, "other_config": {}, "sm_config": {}, "tags": []}
            vdi = await call("VDI.create", record)
            vm = await call("VM.clone", template, "mine")
            await call("VM.set_is_a_template", vm, False)
            drive = {"VM": vm, "VDI": vdi, "userdevice": "0", "bootable": True, "mode": "RW", "type": "Disk"}
            drive |= {"empty": False, "other_config": {}, "qos_algorithm_type": "", "qos_algorithm_params": {}}
            await call("VBD.create", drive)
            await call("VM.set_memory_limits", vm, *[256 << 20] * 4)
            await call("VM.start_on", vm, pbd["host"], False, False)
            assert await call("VM.get_power_state", vm) == "Running"
            assert await call("VM.get_resident_on", vm) == pbd["host"]
            await call("VM.hard_shutdown", vm)
            await call("VM.destroy", vm)
            await call("VDI.destroy", vdi)
            assert set(await call("VM.get_all")) == set(vms)
            other = await call("VM.create", vm_record())
            await call("VM.start", other, False, False)
            await call("VM.hard_shutdown", other)
            assert not pool.dispatcher.defects


async def test_the_file_s_running_vms_can_be_stopped_and_started(databases: list[Path]) -> None:
    for file in databases:
        async with emulated_pool(database=file) as pool, calling(pool) as call:
            vms = await call("VM.get_all_records")
            running = [
                ref for ref, r in vms.items() if r["power_state"] == "Running" and not r["is_control_domain"]
            ]
            assert running
            for vm in running:
                assert "hard_shutdown" in vms[vm]["allowed_operations"]
                assert vms[vm]["consoles"]
                await call("VM.hard_shutdown", vm)
                host = vms[vm]["resident_on"]
                await call("VM.start_on", vm, host, False, False)
                assert await call("VM.get_power_state", vm) == "Running"
            assert not pool.dispatcher.defects


async def test_every_getter_answers_on_a_loaded_pool(databases: list[Path]) -> None:
    for file in databases:
        async with emulated_pool(database=file) as pool, calling(pool) as call:
            for cls, state in pool.database.tables.items():
                found = load().messages.get(f"{cls}.get_all_records")
                if state.rows and found is not None and not found[1].removed and cls != "message":
                    assert len(await call(f"{cls}.get_all_records")) == len(state.rows), cls
