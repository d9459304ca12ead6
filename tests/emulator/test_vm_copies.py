"""Clones, copies, snapshots, templates: what is taken over, what is made anew, what is left when it fails."""

from __future__ import annotations

from compute import NULL, local_sr, make_vm, member, refusal, shared_sr, vbd_record, vdi_record
from wire import Caller

from poolwright.emulator import Emulator


def _count(pool: Emulator) -> dict[str, int]:
    return {
        cls: pool.database.count(cls)
        for cls in ("VM", "VBD", "VIF", "VDI", "VM_metrics", "task", "VBD_metrics")
    }


async def test_a_clone_has_its_own_disks_and_addresses(pool: Emulator, call: Caller) -> None:
    vm = await make_vm(call, pool, tags=["t"], order="3", blocked_operations={})
    await call("VM.add_to_blocked_operations", vm, "destroy", "keep")
    copy = await call("VM.clone", vm, "copy")
    old, new = [await call("VM.get_record", one) for one in (vm, copy)]
    assert (new["name_label"], new["tags"], new["order"], new["blocked_operations"]) == ("copy", ["t"], 0, {})
    assert new["other_config"]["mac_seed"] != old["other_config"]["mac_seed"]
    drives = [await call("VBD.get_record", one["VBDs"][0]) for one in (old, new)]
    assert drives[0]["VDI"] != drives[1]["VDI"]
    assert drives[1]["other_config"] == {"owner": ""}
    assert drives[1]["bootable"] is True
    nics = [await call("VIF.get_record", one["VIFs"][0]) for one in (old, new)]
    assert nics[0]["MAC"] != nics[1]["MAC"]
    assert nics[0]["network"] == nics[1]["network"]
    await call("VM.start", copy, False, False)


async def test_a_clone_that_fails_leaves_nothing(pool: Emulator, call: Caller) -> None:
    vm = await make_vm(call, pool)
    second = await call("VDI.create", vdi_record(shared_sr(pool)))
    await call("VBD.create", vbd_record(vm, second, "1"))
    before = _count(pool)
    pool.database.update("VDI", second, managed=False)
    code, *_ = await refusal(call, "VM.clone", vm, "never")
    assert code == "VDI_NOT_MANAGED"
    assert _count(pool) == before
    assert await call("VM.get_current_operations", vm) == {}


async def test_a_clone_needs_a_host_that_sees_all_disks(pool: Emulator, call: Caller) -> None:
    vm = await make_vm(call, pool)
    for pbd in await call("SR.get_PBDs", shared_sr(pool)):
        await call("PBD.unplug", pbd)
    assert await refusal(call, "VM.clone", vm, "never") == ("NO_HOSTS_AVAILABLE",)


async def test_a_template_stays_one_when_cloned_and_is_provisioned_into_a_vm(
    pool: Emulator, call: Caller
) -> None:
    (template,) = await call("VM.get_by_name_label", "Debian Bookworm 12")
    vm = await call("VM.clone", template, "server")
    config = await call("VM.get_other_config", vm)
    assert config["base_template_name"] == "Debian Bookworm 12"
    assert "default_template" not in config
    assert await refusal(call, "VM.start", vm, False, False) == ("VM_IS_TEMPLATE", vm, "start")
    assert await refusal(call, "VM.destroy", template) == ("VM_IS_TEMPLATE", template, "destroy")
    await call("VM.provision", vm)
    record = await call("VM.get_record", vm)
    assert (record["is_a_template"], len(record["VBDs"])) == (False, 1)
    assert "disks" not in record["other_config"]
    disk = await call("VBD.get_record", record["VBDs"][0])
    assert int(await call("VDI.get_virtual_size", disk["VDI"])) == 10 << 30
    assert await refusal(call, "VM.provision", vm) == ("PROVISION_ONLY_ALLOWED_ON_TEMPLATE",)
    assert "start" in record["allowed_operations"]


async def test_reverting_brings_back_disks_fields_and_the_place_in_the_tree(
    pool: Emulator, call: Caller
) -> None:
    vm = await make_vm(call, pool, name_label="before", VCPUs_max="2")
    vbd = (await call("VM.get_VBDs", vm))[0]
    disk = await call("VBD.get_VDI", vbd)
    address = await call("VIF.get_MAC", (await call("VM.get_VIFs", vm))[0])
    first = await call("VM.snapshot", vm, "first")
    await call("VM.set_name_label", vm, "after")
    await call("VM.set_VCPUs_max", vm, "4")
    second = await call("VM.snapshot", vm, "second")
    await call("VM.start", vm, False, False)
    await call("VM.revert", first)
    record = await call("VM.get_record", vm)
    assert (record["name_label"], str(record["VCPUs_max"]), record["power_state"]) == ("before", "2", "Halted")
    assert (record["parent"], record["is_a_template"]) == (first, False)
    assert set(record["snapshots"]) == {first, second}
    assert await refusal(call, "VDI.get_uuid", disk) == ("HANDLE_INVALID", "VDI", disk)
    assert await call("VIF.get_MAC", record["VIFs"][0]) == address
    fresh = await call("VBD.get_VDI", record["VBDs"][0])
    assert len(await call("VDI.get_snapshots", fresh)) == 2
    await call("VM.destroy", first)
    assert await call("VM.get_parent", vm) == await call("VM.get_parent", second) == "OpaqueRef:NULL"


async def test_a_checkpoint_brings_back_a_suspended_vm(pool: Emulator, call: Caller) -> None:
    vm = await make_vm(call, pool)
    await call("VM.start_on", vm, member(pool), False, False)
    checkpoint = await call("VM.checkpoint", vm, "with memory")
    assert await call("VM.get_power_state", vm) == "Running"
    assert await call("VM.get_resident_on", vm) == member(pool)
    assert await call("VM.get_power_state", checkpoint) == "Suspended"
    await call("VM.clean_shutdown", vm)
    await call("VM.revert", checkpoint)
    assert await call("VM.get_power_state", vm) == "Suspended"
    await call("VM.resume", vm, False, False)
    assert await call("VM.get_power_state", vm) == "Running"


async def test_a_vm_made_of_a_checkpoint_starts_from_its_disks(pool: Emulator, call: Caller) -> None:
    vm = await make_vm(call, pool)
    await call("VM.start", vm, False, False)
    checkpoint = await call("VM.checkpoint", vm, "with memory")
    images = [ref for ref, row in pool.database.items("VDI") if row["type"] == "suspend"]
    assert images == [await call("VM.get_suspend_VDI", checkpoint)]
    copy = await call("VM.clone", checkpoint, "copy")
    assert await call("VM.get_power_state", copy) == "Halted"
    assert [ref for ref, row in pool.database.items("VDI") if row["type"] == "suspend"] == images


async def test_a_checkpoint_of_a_paused_vm_has_no_memory(pool: Emulator, call: Caller) -> None:
    vm = await make_vm(call, pool)
    await call("VM.start", vm, True, False)
    checkpoint = await call("VM.checkpoint", vm, "disks only")
    assert await call("VM.get_power_state", vm) == "Paused"
    record = await call("VM.get_record", checkpoint)
    assert (record["power_state"], record["snapshot_info"], record["suspend_VDI"]) == ("Halted", {}, NULL)


async def test_a_snapshot_brings_back_a_vm_that_is_gone(pool: Emulator, call: Caller) -> None:
    vm = await make_vm(call, pool, name_label="lost")
    snapshot = await call("VM.snapshot", vm, "kept")
    uuid = await call("VM.get_uuid", vm)
    await call("VM.destroy", vm)
    disks = pool.database.count("VDI")
    await call("VM.revert", snapshot)
    (again,) = await call("VM.get_by_name_label", "lost")
    record = await call("VM.get_record", again)
    assert record["uuid"] == uuid
    assert pool.database.count("VDI") == disks + 1
    assert (record["is_a_template"], record["is_a_snapshot"], record["snapshots"]) == (False, False, [snapshot])
    await call("VM.start", again, False, False)


async def test_a_suspend_that_has_no_room_leaves_the_vm_running(pool: Emulator, call: Caller) -> None:
    vm, sr = await make_vm(call, pool), local_sr(pool, member(pool))
    await call("VM.set_suspend_SR", vm, sr)
    await call("VM.start", vm, False, False)
    for pbd in await call("SR.get_PBDs", sr):
        await call("PBD.unplug", pbd)
    before = _count(pool)
    assert (await refusal(call, "VM.suspend", vm))[0] == "SR_HAS_NO_PBDS"
    assert await call("VM.get_power_state", vm) == "Running"
    assert _count(pool) == before


async def test_an_appliance_starts_by_order_and_stops_the_other_way(pool: Emulator, call: Caller) -> None:
    appliance = await call("VM_appliance.create", {"name_label": "shop"})
    refused = await refusal(call, "VM_appliance.start", appliance, False)
    assert refused == ("OPERATION_NOT_ALLOWED", "Appliance has no VMs.")
    vms = [
        await make_vm(call, pool, name_label=name, order=order) for name, order in (("web", "2"), ("db", "1"))
    ]
    for vm in vms:
        await call("VM.set_appliance", vm, appliance)
    assert await call("VM_appliance.get_allowed_operations", appliance) == ["start"]
    assert await refusal(call, "VM.set_is_a_template", vms[0], True) == (
        "VM_IS_PART_OF_AN_APPLIANCE",
        vms[0],
        appliance,
    )
    await call("VM_appliance.start", appliance, False)
    await call("VM_appliance.clean_shutdown", appliance)
    named = dict(zip(vms, ("web", "db"), strict=True))
    uuids = {await call("VM.get_uuid", vm): name for vm, name in named.items()}
    told = [(row["name"], uuids[row["obj_uuid"]]) for _, row in pool.database.items("message")]
    assert told == [("VM_STARTED", "db"), ("VM_STARTED", "web"), ("VM_SHUTDOWN", "web"), ("VM_SHUTDOWN", "db")]
