"""Each VM operation, in each power state, on each kind of VM: which of XAPI's checks speaks first.

The table below is reference/xapi.md 3.1 as it stands there; the expected error is worked out from it in the
order that section gives, and the emulator is asked over the wire.
"""

from __future__ import annotations

from typing import Any, Final

import pytest
from emulator.scenarios.kit import Error, Steps, World, a_vm

STATES: Final = ("Halted", "Paused", "Suspended", "Running")
#: Operation: power states, on a template that is no snapshot, on a snapshot (`d` = unless a default template).
TABLE: Final = """
start                   H     no  no
start_on                H     no  no
provision               H     yes no
make_into_template      H     no  no
clone                   H     yes yes
copy                    H     yes yes
export                  HS    yes yes
snapshot                HPSR  no  no
checkpoint              PSR   no  no
destroy                 HS    d   yes
clean_shutdown          R     no  no
clean_reboot            R     no  no
suspend                 R     no  no
pause                   R     no  no
pool_migrate            R     no  no
send_trigger            R     no  no
hard_shutdown           PSR   no  yes
hard_reboot             PR    no  no
unpause                 P     no  no
resume                  S     no  no
resume_on               S     no  no
csvm                    S     no  no
migrate_send            HSR   d   no
changing_static_range   H     yes no
changing_dynamic_range  HR    yes no
changing_shadow_memory  H     yes no
changing_NVRAM          H     yes no
revert                  HPSR  no  yes
metadata_export         HPSR  yes yes
"""
ROWS: Final = [tuple(line.split()) for line in TABLE.strip().splitlines()]
#: Never in allowed_operations.
UNLISTED: Final = {"csvm", "send_trigger"}
#: XAPI lists these too; what they say is not in the table.
BESIDES: Final = {
    "create_vtpm",
    "changing_VCPUs_live",
    "snapshot_with_quiesce",
    "changing_VCPUs",
    "sysprep",
}


def names(letters: str) -> list[str]:
    return [state for letter in "HPSR" if letter in letters for state in STATES if state[0] == letter]


def allowed(letters: str, op: str, *, snapshot: bool) -> list[str]:
    found = names(letters)
    return ["Halted", "Suspended"] if snapshot and op in ("clone", "copy") else found


def expected(op: str, vm: str, row: dict[str, Any], kind: str) -> list[str] | None:
    """The first check that speaks, or None: blocked, power state, template, snapshot, wrong kind."""
    _, letters, on_template, on_snapshot = next(one for one in ROWS if one[0] == op)
    if op in row["blocked_operations"]:
        return ["OPERATION_BLOCKED", vm, row["blocked_operations"][op]]
    states = allowed(letters, op, snapshot=kind == "snapshot")
    if row["power_state"] not in states:
        lower = [state.lower() for state in states]
        return ["VM_BAD_POWER_STATE", vm, ", ".join(lower), row["power_state"].lower()]
    if kind in ("template", "default template"):
        fine = on_template == "yes" or (on_template == "d" and kind == "template")
        if not fine:
            return ["VM_IS_TEMPLATE", vm, op]
    if kind == "snapshot" and on_snapshot == "no":
        return ["VM_IS_SNAPSHOT", vm, op]
    if op == "provision" and not row["is_a_template"]:
        return ["PROVISION_ONLY_ALLOWED_ON_TEMPLATE"]
    if op == "revert" and kind != "snapshot":
        return ["REVERT_ONLY_ALLOWED_ON_SNAPSHOT"]
    return None


async def check_table(step: Steps, vm: str, kind: str) -> None:
    """Asks for every operation, and for the list of the allowed ones."""
    row = await step("VM.get_record", vm)
    wrong = []
    for op, *_ in ROWS:
        answer = await step.attempt("VM.assert_operation_valid", vm, op)
        got = list(answer) if isinstance(answer, Error) else None
        if got != expected(op, vm, row, kind):
            wrong.append((op, "expected", expected(op, vm, row, kind), "got", got))
    assert wrong == []
    listed = {op for op, *_ in ROWS if expected(op, vm, row, kind) is None} - UNLISTED
    assert set(row["allowed_operations"]) - BESIDES == listed


async def put_in(step: Steps, world: World, vm: str, state: str) -> None:
    if state == "Halted":
        return
    await step("VM.start_on", vm, world.host1, state == "Paused", False)
    if state == "Suspended":
        await step("VM.suspend", vm)
    assert await step("VM.get_power_state", vm) == state


@pytest.mark.parametrize("state", STATES)
async def test_an_ordinary_vm(step: Steps, world: World, state: str) -> None:
    vm = await step("VM.create", a_vm(suspend_SR=world.shared))
    await put_in(step, world, vm, state)
    await check_table(step, vm, "vm")


@pytest.mark.parametrize("state", STATES)
async def test_blocked_operations_come_first(step: Steps, world: World, state: str) -> None:
    vm = await step("VM.create", a_vm(suspend_SR=world.shared))
    await put_in(step, world, vm, state)
    blocked = {op: f"not {op}" for op, *_ in ROWS if op not in ("csvm",)}
    for op, reason in blocked.items():
        await step("VM.add_to_blocked_operations", vm, op, reason)
    await check_table(step, vm, "vm")
    assert await step.refused("VM.start", vm, False, False) == ["OPERATION_BLOCKED", vm, "not start"]
    assert await step.refused("VM.clone", vm, "x") == ["OPERATION_BLOCKED", vm, "not clone"]
    assert await step.refused("VM.pool_migrate", vm, world.host1, {}) == [
        "OPERATION_BLOCKED",
        vm,
        "not pool_migrate",
    ]
    await step("VM.remove_from_blocked_operations", vm, "clone")
    assert ("clone" in await step("VM.get_allowed_operations", vm)) == (state == "Halted")


async def test_a_template(step: Steps) -> None:
    vm = await step("VM.create", a_vm())
    await step("VM.set_is_a_template", vm, True)
    await check_table(step, vm, "template")


async def test_a_default_template(step: Steps, world: World) -> None:
    await check_table(step, world.default_template, "default template")
    error = await step.refused("VM.destroy", world.default_template)
    assert error == ["VM_IS_TEMPLATE", world.default_template, "destroy"]


async def test_a_snapshot_and_a_checkpoint(step: Steps, world: World) -> None:
    vm = await step("VM.create", a_vm(suspend_SR=world.shared))
    snapshot = await step("VM.snapshot", vm, "snapshot", [])
    assert await step("VM.get_power_state", snapshot) == "Halted"
    await check_table(step, snapshot, "snapshot")
    await put_in(step, world, vm, "Running")
    checkpoint = await step("VM.checkpoint", vm, "checkpoint")
    assert await step("VM.get_power_state", checkpoint) == "Suspended"
    await check_table(step, checkpoint, "snapshot")
    await check_table(step, vm, "vm")


async def test_a_control_domain(step: Steps, world: World) -> None:
    dom0 = world.dom0
    not_allowed = "This operation is not allowed on a control domain"
    for op in ("clean_shutdown", "pause", "suspend", "hard_reboot", "snapshot", "pool_migrate"):
        error = await step.refused("VM.assert_operation_valid", dom0, op)
        assert error == ["OPERATION_NOT_ALLOWED", not_allowed], op
    # its power state is looked at first
    for op, states in (("start", "halted"), ("unpause", "paused"), ("clone", "halted")):
        error = await step.refused("VM.assert_operation_valid", dom0, op)
        assert error == ["VM_BAD_POWER_STATE", dom0, states, "running"], op
    for op in ("changing_VCPUs", "changing_dynamic_range", "metadata_export"):
        code = await step.code("VM.assert_operation_valid", dom0, op)
        assert code == ("OPERATION_NOT_ALLOWED" if op == "changing_VCPUs" else "ok"), op
    assert await step.code("VM.destroy", dom0) == "VM_BAD_POWER_STATE"


async def test_suspended_vms_clone_where_the_pool_says_so(step: Steps, world: World) -> None:
    vm = await step("VM.create", a_vm(suspend_SR=world.shared))
    await put_in(step, world, vm, "Suspended")
    error = await step.refused("VM.clone", vm, "x")
    assert error == ["VM_BAD_POWER_STATE", vm, "halted", "suspended"]
    await step("pool.add_to_other_config", world.pool, "allow_clone_suspended_vm", "true")
    clone = await step("VM.clone", vm, "x")
    assert await step("VM.get_power_state", clone) == "Suspended"


async def test_what_a_guest_must_offer(step: Steps, world: World) -> None:
    vm = await step("VM.create", a_vm(xenstore_data={}, suspend_SR=world.shared))
    await put_in(step, world, vm, "Running")
    for op in ("suspend", "checkpoint", "pool_migrate", "migrate_send", "clean_shutdown", "clean_reboot"):
        assert await step.refused("VM.assert_operation_valid", vm, op) == ["VM_LACKS_FEATURE", vm], op
    for op in ("pause", "hard_shutdown", "hard_reboot", "snapshot"):
        assert await step.code("VM.assert_operation_valid", vm, op) == "ok", op
    # forced, a migration is not strict about the guest
    assert await step.refused("VM.pool_migrate", vm, world.host2, {"live": "true"}) == ["VM_LACKS_FEATURE", vm]
    await step("VM.pool_migrate", vm, world.host2, {"live": "true", "force": "true"})
    assert await step("VM.get_resident_on", vm) == world.host2


async def test_an_immobile_vm(step: Steps, world: World) -> None:
    vm = await step("VM.create", a_vm(platform={"nomigrate": "true"}, suspend_SR=world.shared))
    await put_in(step, world, vm, "Running")
    for op in ("suspend", "checkpoint", "pool_migrate", "migrate_send"):
        assert await step.refused("VM.assert_operation_valid", vm, op) == ["VM_IS_IMMOBILE", vm], op
    assert await step.code("VM.assert_operation_valid", vm, "clean_shutdown") == "ok"
    await step("VM.pool_migrate", vm, world.host2, {"live": "true", "force": "true"})


async def test_making_a_template_of_a_member(step: Steps, world: World) -> None:
    vm = await step("VM.create", a_vm())
    record = {"name_label": "together", "name_description": ""}
    appliance = await step("VM_appliance.create", record)
    await step("VM.set_appliance", vm, appliance)
    error = await step.refused("VM.set_is_a_template", vm, True)
    assert error == ["VM_IS_PART_OF_AN_APPLIANCE", vm, appliance]
    await step("VM.set_appliance", vm, "OpaqueRef:NULL")
    await step("VM.set_is_a_template", vm, True)
    assert await step("VM.get_metrics", vm) == "OpaqueRef:NULL"
