"""Appliances, snapshot schedules and VM groups: what goes with several VMs at once.

Source: xapi_vm_appliance.ml, xapi_vmss.ml with map_check.ml, xapi_vm_group.ml; reference/xapi.md 3.1, 3.14.
"""

from __future__ import annotations

from typing import Any

from emulator.scenarios.kit import BAD, NULL, Steps, World, a_vm

#: Memory that no host has.
HUGE = str(1 << 43)


# --- appliances ------------------------------------------------------------------------------------------


async def an_appliance(step: Steps, *vms: str) -> str:
    made = str(await step("VM_appliance.create", {"name_label": "app", "name_description": ""}))
    for vm in vms:
        await step("VM.set_appliance", vm, made)
    return made


async def states(step: Steps, *vms: str) -> list[str]:
    return [await step("VM.get_power_state", vm) for vm in vms]


async def test_what_an_appliance_allows_follows_its_vms(step: Steps, world: World) -> None:
    one, two = await step("VM.create", a_vm("one")), await step("VM.create", a_vm("two"))
    app = await an_appliance(step)
    assert await step("VM_appliance.get_allowed_operations", app) == []
    nobody = ["OPERATION_NOT_ALLOWED", "Appliance has no VMs."]
    assert await step.refused("VM_appliance.start", app, False) == nobody
    await step("VM.set_appliance", one, app)
    await step("VM.set_appliance", two, app)
    assert await step("VM_appliance.get_allowed_operations", app) == ["start"]
    halted = ["OPERATION_NOT_ALLOWED", "All VMs in this appliance are halted."]
    assert await step.refused("VM_appliance.hard_shutdown", app) == halted
    running = ["OPERATION_NOT_ALLOWED", "There are no running VMs in this appliance."]
    assert await step.refused("VM_appliance.clean_shutdown", app) == running
    await step("VM.start", one, False, False)
    assert set(await step("VM_appliance.get_allowed_operations", app)) == {
        "start",
        "clean_shutdown",
        "hard_shutdown",
        "shutdown",
    }
    await step("VM_appliance.start", app, False)
    assert await states(step, one, two) == ["Running", "Running"]
    started = ["OPERATION_NOT_ALLOWED", "There are no halted VMs in this appliance."]
    assert await step.refused("VM_appliance.start", app, False) == started
    await step("VM_appliance.clean_shutdown", app)
    assert await states(step, one, two) == ["Halted", "Halted"]


async def test_vms_of_an_appliance_start_by_their_order_and_stop_against_it(step: Steps) -> None:
    late, early = await step("VM.create", a_vm("late")), await step("VM.create", a_vm("early"))
    await step("VM.set_order", late, "7")
    app = await an_appliance(step, late, early)
    await step("VM_appliance.start", app, True)
    assert await states(step, late, early) == ["Paused", "Paused"]
    database = step.pool.database
    told = [row["obj_uuid"] for _, row in database.items("message") if row["name"] == "VM_STARTED"]
    assert told == [await step("VM.get_uuid", vm) for vm in (early, late)]
    await step("VM_appliance.hard_shutdown", app)
    told = [row["obj_uuid"] for _, row in database.items("message") if row["name"] == "VM_SHUTDOWN"]
    assert told == [await step("VM.get_uuid", vm) for vm in (late, early)]


async def test_an_appliance_says_which_vms_did_not_come_along(step: Steps) -> None:
    big = {"memory_static_max": HUGE, "memory_dynamic_max": HUGE, "memory_dynamic_min": HUGE}
    good, bad = await step("VM.create", a_vm("good")), await step("VM.create", a_vm("bad", **big))
    app = await an_appliance(step, good, bad)
    refused = await step.refused("VM_appliance.start", app, False)
    assert refused == ["OPERATION_PARTIALLY_FAILED", "VM_appliance.start", bad]
    assert await states(step, good, bad) == ["Running", "Halted"]
    asked = await step("Async.VM_appliance.start", app, True)
    task = await step.finished(asked)
    assert task["error_info"] == ["OPERATION_PARTIALLY_FAILED", "VM_appliance.start", *task["error_info"][2:]]
    assert set(task["error_info"][2:]) == {good, bad}, "the one that runs is not paused"
    assert task["name_label"] == "Async.VM_appliance.start"


async def test_members_of_an_appliance(step: Steps, world: World) -> None:
    vm = await step("VM.create", a_vm())
    app = await an_appliance(step, vm)
    assert await step("VM_appliance.get_VMs", app) == [vm]
    part = ["VM_IS_PART_OF_AN_APPLIANCE", vm, app]
    assert await step.refused("VM.set_is_a_template", vm, True) == part
    text = "Control domains, templates and snapshots cannot be assigned to appliances."
    for other in (world.dom0, world.default_template, await step("VM.snapshot", vm, "snap")):
        assert await step.refused("VM.set_appliance", other, app) == ["OPERATION_NOT_ALLOWED", text]
    clone = await step("VM.clone", vm, "clone")
    assert await step("VM.get_appliance", clone) == NULL
    session = step.session
    assert await step("VM_appliance.get_SRs_required_for_recovery", app, session) == []
    assert await step("VM_appliance.assert_can_be_recovered", app, session) == ""
    await step("VM_appliance.destroy", app)
    assert await step("VM.get_appliance", vm) == app, "the reference stays behind"
    assert await step.refused("VM_appliance.get_record", app) == ["HANDLE_INVALID", "VM_appliance", app]
    await step("VM.set_is_a_template", vm, True)


# --- schedules -------------------------------------------------------------------------------------------


def a_schedule(**values: Any) -> dict[str, Any]:
    return {
        "name_label": "daily",
        "name_description": "",
        "enabled": True,
        "type": "snapshot",
        "retained_snapshots": "7",
        "frequency": "daily",
        "schedule": {},
    } | values


async def test_a_schedule_has_the_keys_of_its_frequency(step: Steps) -> None:
    one = await step("VMSS.create", a_schedule())
    assert await step("VMSS.get_schedule", one) == {"hour": "0", "min": "0"}
    assert str(await step("VMSS.get_last_run_time", one)).startswith("1970")
    await step("VMSS.set_frequency", one, "weekly")
    assert await step("VMSS.get_schedule", one) == {"hour": "0", "min": "0", "days": "Monday"}
    await step("VMSS.set_schedule", one, {"days": "friday,SUNDAY", "hour": "23"})
    assert await step("VMSS.get_schedule", one) == {"hour": "23", "min": "0", "days": "Friday,Sunday"}
    await step("VMSS.set_schedule", one, {"min": "45"})
    assert await step("VMSS.get_schedule", one) == {"hour": "23", "min": "45", "days": "Friday,Sunday"}
    await step("VMSS.set_frequency", one, "hourly")
    assert await step("VMSS.get_schedule", one) == {"min": "45"}


async def test_what_a_schedule_cannot_be(step: Steps) -> None:
    for schedule, key, value in (
        ({"hour": "24"}, "hour", "24"),
        ({"min": "7"}, "min", "7"),
        ({"days": "Monday"}, "days", "Monday"),
        ({"no": "x"}, "no", "x"),
        ({"hour": "noon"}, "hour", "noon"),
    ):
        refused = await step.refused("VMSS.create", a_schedule(schedule=schedule))
        assert refused == ["INVALID_VALUE", f"schedule:{key}", value], "keys of another frequency too"
    weekly = {"frequency": "weekly"}
    for days, said in (("Monday,Mon", "Mon"), ("Monday,Tuesday,Monday", "Monday,Tuesday,Monday"), ("", "")):
        refused = await step.refused("VMSS.create", a_schedule(**weekly, schedule={"days": days}))
        assert refused == ["INVALID_VALUE", "schedule:days", said]
    for count in ("0", "11", "-1"):
        refused = await step.refused("VMSS.create", a_schedule(retained_snapshots=count))
        assert refused == ["INVALID_VALUE", "retained_snapshots", count]
    one = await step("VMSS.create", a_schedule())
    assert (await step.refused("VMSS.set_retained_snapshots", one, "0"))[0] == "INVALID_VALUE"
    assert (await step.refused("VMSS.set_frequency", one, "yearly"))[0] == "INTERNAL_ERROR"
    assert await step.refused("VMSS.set_name_label", BAD, "x") == ["HANDLE_INVALID", "VMSS", BAD]


async def test_a_schedules_keys_one_by_one(step: Steps) -> None:
    one = await step("VMSS.create", a_schedule())
    assert (await step.refused("VMSS.add_to_schedule", one, "hour", "5"))[0] == "INTERNAL_ERROR"
    await step("VMSS.remove_from_schedule", one, "hour")
    assert await step.refused("VMSS.add_to_schedule", one, "hour", "99") == [
        "INVALID_VALUE",
        "schedule:hour",
        "99",
    ]
    assert (await step("VMSS.get_schedule", one))["hour"] == "0", "what was taken away comes back"
    await step("VMSS.remove_from_schedule", one, "hour")
    await step("VMSS.add_to_schedule", one, "hour", "5")
    assert await step("VMSS.get_schedule", one) == {"hour": "5", "min": "0"}
    duplicate = ["MAP_DUPLICATE_KEY", "VMSS", "schedule", one, "hour"]
    assert await step.refused("VMSS.add_to_schedule", one, "hour", "6") == duplicate


async def test_who_is_in_a_schedule(step: Steps, world: World) -> None:
    one = await step("VMSS.create", a_schedule(type="checkpoint"))
    vm = await step("VM.create", a_vm())
    await step("VM.set_snapshot_schedule", vm, one)
    assert await step("VMSS.get_VMs", one) == [vm]
    assert await step.refused("VMSS.destroy", one) == ["VMSS_HAS_VM"]
    assigned = ["VM_ASSIGNED_TO_SNAPSHOT_SCHEDULE", vm, one]
    assert await step.refused("VM.set_is_a_template", vm, True) == assigned
    assert await step.refused("VM.set_snapshot_schedule", vm, BAD) == ["INVALID_VALUE", BAD]
    assert await step.refused("VM.set_snapshot_schedule", world.dom0, one) == ["INVALID_VALUE", one]
    template = world.default_template
    assert await step.refused("VM.set_snapshot_schedule", template, one) == ["VM_IS_TEMPLATE", template]
    quiet = ["VM_SNAPSHOT_WITH_QUIESCE_NOT_SUPPORTED", vm]
    assert await step.refused("VMSS.set_type", one, "snapshot_with_quiesce") == quiet
    still = await step("VMSS.create", a_schedule(type="snapshot_with_quiesce"))
    assert await step.refused("VM.set_snapshot_schedule", vm, still) == quiet
    uuid = await step("VMSS.get_uuid", one)
    said = await step("message.create", "VMSS_SNAPSHOT_FAILED", "3", "VMSS", uuid, "")
    await step("VM.set_snapshot_schedule", vm, NULL)
    await step("VMSS.destroy", one)
    assert await step.refused("message.get_record", said) == ["HANDLE_INVALID", "message", said]


async def test_a_schedules_snapshots(step: Steps) -> None:
    one = await step("VMSS.create", a_schedule())
    vm = await step("VM.create", a_vm())
    await step("VM.set_snapshot_schedule", vm, one)
    await step("VMSS.snapshot_now", one)
    (snapshot,) = await step("VM.get_snapshots", vm)
    record = await step("VM.get_record", snapshot)
    assert (record["is_vmss_snapshot"], record["snapshot_schedule"]) == (True, NULL)
    assert not str(await step("VMSS.get_last_run_time", one)).startswith("1970")


# --- groups ----------------------------------------------------------------------------------------------


async def test_groups(step: Steps) -> None:
    group = await step(
        "VM_group.create", {"name_label": "apart", "name_description": "", "placement": "anti_affinity"}
    )
    other = await step("VM_group.create", {"name_label": "any", "name_description": "", "placement": "normal"})
    vms = [await step("VM.create", a_vm(f"vm {n}")) for n in range(2)]
    assert await step.refused("VM.set_groups", vms[0], [group, other]) == ["TOO_MANY_GROUPS"]
    for vm in vms:
        await step("VM.set_groups", vm, [group])
    assert set(await step("VM_group.get_VMs", group)) == set(vms)
    for vm in vms:
        await step("VM.start", vm, False, False)
    homes = {await step("VM.get_resident_on", vm) for vm in vms}
    assert len(homes) == 2, "apart from each other"
    clone = await step("VM.clone", await step("VM.snapshot", vms[0], "snap"), "clone")
    assert await step("VM.get_groups", clone) == []
    await step("VM_group.destroy", group)
    assert await step("VM.get_groups", vms[0]) == []
