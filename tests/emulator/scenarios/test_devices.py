"""Drives and interfaces: the order in which VBD.create and VIF.create refuse, clashes, plugging and unplugging.

Source: reference/xapi.md 3.6 and 3.7. Each case breaks several rules; the earliest must answer.
"""

from __future__ import annotations

import hashlib

import pytest
from emulator.scenarios.kit import (
    BAD,
    MIB,
    NULL,
    Steps,
    World,
    a_disk,
    a_drive,
    a_network,
    a_vm,
    an_interface,
    read_only_disk,
)


async def test_vbd_create_refuses_in_order(step: Steps, world: World) -> None:
    vm = await step("VM.create", a_vm())
    statefile = await step("VDI.create", a_disk(world.sr1, type="ha_statefile"))
    read_only = await read_only_disk(step, world.sr1, "aaaaaaaa-0000-4000-8000-000000000009")
    disk = await step("VDI.create", a_disk(world.sr1))
    await step("VBD.create", a_drive(vm, disk, "0"))
    wrong_all = {"type": "CD", "mode": "RW"}
    cases = [
        (a_drive(vm, statefile, "zz", **wrong_all), ["VDI_INCOMPATIBLE_TYPE", statefile, "HA statefile"]),
        (a_drive(vm, read_only, "zz", **wrong_all), ["VBD_CDS_MUST_BE_READONLY"]),
        (a_drive(vm, NULL, "zz", empty=True), ["VBD_NOT_REMOVABLE_MEDIA", "in constructor"]),
        (a_drive(vm, read_only, "zz"), ["VDI_READONLY", read_only]),
        (a_drive(vm, disk, "zz"), ["INVALID_DEVICE", "zz"]),
        (a_drive(vm, disk, ""), ["INVALID_DEVICE", ""]),
        (a_drive(vm, disk, "0"), ["DEVICE_ALREADY_EXISTS", "0"]),
        (a_drive(vm, disk, "xvda"), ["DEVICE_ALREADY_EXISTS", "xvda"]),
        (a_drive(vm, disk, "hda"), ["DEVICE_ALREADY_EXISTS", "hda"]),
        (a_drive(BAD, disk, "1"), ["HANDLE_INVALID", "VM", BAD]),
        (a_drive(vm, BAD, "1"), ["HANDLE_INVALID", "VDI", BAD]),
    ]
    for record, error in cases:
        assert await step.refused("VBD.create", record) == error, record
    assert len(await step("VM.get_VBDs", vm)) == 1


async def test_autodetected_drives_take_the_lowest_free_place(step: Steps, world: World) -> None:
    vm = await step("VM.create", a_vm())
    taken = []
    for device in ("1", "autodetect", "autodetect", "4", "autodetect"):
        disk = await step("VDI.create", a_disk(world.sr1))
        vbd = await step("VBD.create", a_drive(vm, disk, device))
        taken.append(await step("VBD.get_userdevice", vbd))
    assert taken == ["1", "0", "2", "4", "3"]
    assert "5" in await step("VM.get_allowed_VBD_devices", vm)
    assert not {"0", "1", "2", "3", "4"} & set(await step("VM.get_allowed_VBD_devices", vm))


@pytest.mark.parametrize("spelling", ["xvdc", "hdc", "sdc"])
async def test_a_place_has_several_names(step: Steps, world: World, spelling: str) -> None:
    vm = await step("VM.create", a_vm())
    disk = await step("VDI.create", a_disk(world.sr1))
    await step("VBD.create", a_drive(vm, disk, spelling))
    other = await step("VDI.create", a_disk(world.sr1))
    code = await step.code("VBD.create", a_drive(vm, other, spelling))
    assert code == "DEVICE_ALREADY_EXISTS"


async def test_plugging_by_power_state(step: Steps, world: World) -> None:
    vm = await step("VM.create", a_vm(suspend_SR=world.shared))
    first = await step("VBD.create", a_drive(vm, await step("VDI.create", a_disk(world.shared)), "0"))
    halted = ["VM_BAD_POWER_STATE", vm, "running", "halted"]
    for verb in ("plug", "unplug"):
        assert await step.refused(f"VBD.{verb}", first) == halted
    await step("VM.start_on", vm, world.host1, False, False)
    assert (await step.refused("VBD.plug", first))[0] == "DEVICE_ALREADY_ATTACHED"
    error = await step.refused("VBD.destroy", first)
    assert error[0] == "OPERATION_NOT_ALLOWED"
    second = await step("VBD.create", a_drive(vm, await step("VDI.create", a_disk(world.shared)), "1"))
    assert not await step("VBD.get_currently_attached", second)
    assert await step.refused("VBD.unplug", second) == ["DEVICE_ALREADY_DETACHED", second]
    await step("VBD.plug", second)
    assert await step.refused("VBD.plug", second) == ["DEVICE_ALREADY_ATTACHED", second]
    await step("VBD.unplug", second)
    await step("VBD.destroy", second)
    for verb in ("pause", "unpause"):
        assert await step.code(f"VBD.{verb}", first) in ("SR_OPERATION_NOT_SUPPORTED", "VM_BAD_POWER_STATE")


async def test_one_writer_at_a_time(step: Steps, world: World) -> None:
    disk = await step("VDI.create", a_disk(world.shared))
    one = await step("VM.create", a_vm("one"))
    two = await step("VM.create", a_vm("two"))
    await step("VBD.create", a_drive(one, disk))
    await step("VBD.create", a_drive(two, disk))
    reader = await step("VM.create", a_vm("reader"))
    await step("VBD.create", a_drive(reader, disk, mode="RO"))
    await step("VM.start_on", one, world.host1, False, False)
    assert await step.refused("VM.start_on", two, world.host1, False, False) == ["VDI_IN_USE", disk]
    assert (await step.refused("VM.start_on", reader, world.host1, False, False))[0] in (
        "VDI_IN_USE",
        "DISK_VBD_MUST_BE_READWRITE_FOR_HVM",
    )
    await step("VM.hard_shutdown", one)
    await step("VM.start_on", two, world.host1, False, False)


async def test_a_sharable_disk_has_many_writers(step: Steps, world: World) -> None:
    disk = await step("VDI.create", a_disk(world.shared, sharable=True))
    for name in ("one", "two", "three"):
        vm = await step("VM.create", a_vm(name))
        await step("VBD.create", a_drive(vm, disk))
        await step("VM.start_on", vm, world.host1, False, False)
    assert (await step.refused("VDI.snapshot", disk, {}))[0] == "VDI_IS_SHARABLE"


async def test_inserting_and_ejecting(step: Steps, world: World) -> None:
    vm = await step("VM.create", a_vm())
    drive = await step("VBD.create", a_drive(vm, NULL, "3", type="CD", mode="RO", empty=True))
    disc = await step("VDI.create", a_disk(world.shared, "disc", read_only=True))
    disk = await step("VBD.create", a_drive(vm, await step("VDI.create", a_disk(world.shared)), "0"))
    assert await step.refused("VBD.eject", drive) == ["VBD_IS_EMPTY", drive]
    assert (await step.refused("VBD.insert", disk, disc))[0] == "VBD_NOT_REMOVABLE_MEDIA"
    assert (await step.refused("VBD.eject", disk))[0] == "VBD_NOT_REMOVABLE_MEDIA"
    await step("VBD.insert", drive, disc)
    assert (await step("VBD.get_VDI", drive), await step("VBD.get_empty", drive)) == (disc, False)
    assert await step.refused("VBD.insert", drive, disc) == ["VBD_NOT_EMPTY", drive]
    await step("VBD.eject", drive)
    assert (await step("VBD.get_VDI", drive), await step("VBD.get_empty", drive)) == (NULL, True)


async def test_vif_create_refuses_in_order(step: Steps, world: World) -> None:
    vm = await step("VM.create", a_vm())
    await step("VIF.create", an_interface(vm, world.network, "0"))
    cases = [
        (an_interface(vm, world.network, "autodetect", MAC="zz"), ["INVALID_DEVICE", "autodetect"]),
        (an_interface(vm, world.network, "-1", MAC="zz"), ["INVALID_DEVICE", "-1"]),
        (an_interface(vm, world.network, "0", MAC="zz"), ["MAC_INVALID", "zz"]),
        (an_interface(vm, world.network, "0"), ["DEVICE_ALREADY_EXISTS", "0"]),
        (an_interface(BAD, world.network, "1"), ["HANDLE_INVALID", "VM", BAD]),
    ]
    for record, error in cases:
        assert await step.refused("VIF.create", record) == error, record
    # no upper bound at creation, whatever is offered
    await step("VIF.create", an_interface(vm, world.network, "40"))


def mac_of(seed: str, device: int) -> str:
    """The MAC that XAPI derives: MD5 applied 2n+1 times, once more for the last two bytes, made local."""
    digest = seed.encode()
    for _ in range(2 * device + 1):
        digest = hashlib.md5(digest, usedforsecurity=False).digest()
    second = hashlib.md5(digest, usedforsecurity=False).digest()
    first = (digest[0] | 0x02) & ~0x01
    return bytes([first, digest[1], digest[2], digest[3], second[1], second[2]]).hex(":")


async def test_macs_follow_from_the_seed(step: Steps, world: World) -> None:
    seed = "0a1b2c3d-0000-4000-8000-00000000cafe"
    vm = await step("VM.create", a_vm(other_config={"mac_seed": seed}))
    for device in (0, 1, 5):
        vif = await step("VIF.create", an_interface(vm, world.network, str(device)))
        assert await step("VIF.get_MAC", vif) == mac_of(seed, device)
        assert await step("VIF.get_MAC_autogenerated", vif)
    given = await step("VIF.create", an_interface(vm, world.network, "2", MAC="02:00:00:00:00:09"))
    assert await step("VIF.get_MAC", given) == "02:00:00:00:00:09"
    assert not await step("VIF.get_MAC_autogenerated", given)
    clone = await step("VM.clone", vm, "clone")
    seed2 = (await step("VM.get_other_config", clone))["mac_seed"]
    assert seed2 != seed
    vifs = {
        await step("VIF.get_device", v): await step("VIF.get_MAC", v) for v in await step("VM.get_VIFs", clone)
    }
    assert vifs == {str(d): mac_of(seed2, d) for d in (0, 1, 5)} | {"2": vifs["2"]}


async def test_interfaces_by_power_state(step: Steps, world: World) -> None:
    vm = await step("VM.create", a_vm())
    vif = await step("VIF.create", an_interface(vm, world.network, "0"))
    for verb in ("plug", "unplug"):
        assert (await step.refused(f"VIF.{verb}", vif))[:2] == ["VM_BAD_POWER_STATE", vm]
    await step("VM.start_on", vm, world.host1, False, False)
    assert await step.refused("VIF.plug", vif) == ["DEVICE_ALREADY_ATTACHED", vif]
    assert (await step.refused("VIF.destroy", vif))[0] == "OPERATION_NOT_ALLOWED"
    await step("VIF.unplug", vif)
    assert await step.refused("VIF.unplug", vif) == ["DEVICE_ALREADY_DETACHED", vif]
    await step("VIF.destroy", vif)


async def test_moving_an_interface(step: Steps, world: World) -> None:
    inside = await step("network.create", a_network("inside"))
    vm = await step("VM.create", a_vm())
    vif = await step("VIF.create", an_interface(vm, world.network, "0"))
    mac = await step("VIF.get_MAC", vif)
    await step("VM.start_on", vm, world.host1, False, False)
    await step("VIF.move", vif, inside)
    record = await step("VIF.get_record", vif)
    assert (record["network"], record["MAC"], record["currently_attached"]) == (inside, mac, True)
    assert (await step("network.get_record", inside))["VIFs"] == [vif]
    error = await step.refused("network.destroy", inside)
    assert error == ["NETWORK_CONTAINS_VIF", vif]


async def test_memory_limits_keep_their_order(step: Steps) -> None:
    vm = await step("VM.create", a_vm())
    low, high = str(32 * MIB), str(128 * MIB)
    order = ["MEMORY_CONSTRAINT_VIOLATION_ORDER"]
    assert await step.refused("VM.set_memory_limits", vm, high, low, low, low) == order
    assert await step.refused("VM.set_memory_dynamic_min", vm, high) == order
    await step("VM.set_memory_limits", vm, low, high, high, high)
    assert str(await step("VM.get_memory_static_max", vm)) == high
    assert await step.code("VM.set_VCPUs_at_startup", vm, "2") == "INVALID_VALUE"
    await step("VM.set_VCPUs_max", vm, "2")
    await step("VM.set_VCPUs_at_startup", vm, "2")
    assert await step.code("VM.set_VCPUs_max", vm, "1") == "INVALID_VALUE"
