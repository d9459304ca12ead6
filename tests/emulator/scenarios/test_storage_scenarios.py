"""Disks under way and at rest, storage repositories from creation to destruction, and who may take part.

Source: reference/xapi.md 3.8.
"""

from __future__ import annotations

import pytest
from emulator.scenarios.kit import BAD, MIB, NULL, Error, Steps, World, a_disk, a_drive, a_vm, read_only_disk

NFS = {"server": "192.0.2.99", "serverpath": "/scenario"}


async def attached(step: Steps, world: World, *, mode: str = "RW") -> tuple[str, str]:
    """A running VM with a disk: the VM and the disk. A read-only disk hangs on a CD drive."""
    vm = await step("VM.create", a_vm(suspend_SR=world.shared))
    disk = await step("VDI.create", a_disk(world.shared))
    kind = {"type": "CD", "mode": "RO"} if mode == "RO" else {}
    await step("VBD.create", a_drive(vm, disk, **kind))
    await step("VM.start_on", vm, world.host1, False, False)
    return vm, disk


async def test_what_an_attached_disk_allows(step: Steps, world: World) -> None:
    _, disk = await attached(step, world)
    assert await step.refused("VDI.destroy", disk) == ["VDI_IN_USE", disk, "destroy"]
    assert await step.refused("VDI.resize", disk, str(128 * MIB)) == ["VDI_IN_USE", disk, "resize"]
    assert await step.refused("VDI.copy", disk, world.sr1, NULL, NULL) == ["VDI_IN_USE", disk, "copy"]
    assert await step.refused("VDI.forget", disk) == ["VDI_IN_USE", disk, "forget"]
    snapshot = await step("VDI.snapshot", disk, {})
    assert (await step("VDI.get_record", snapshot))["snapshot_of"] == disk
    clone = await step("VDI.clone", disk, {})
    assert (await step("VDI.get_record", clone))["is_a_snapshot"] is False
    allowed = set(await step("VDI.get_allowed_operations", disk))
    assert {"snapshot", "clone"} <= allowed
    assert not {"destroy", "copy", "resize", "forget"} & allowed


async def test_a_disk_read_only_attached_can_be_copied(step: Steps, world: World) -> None:
    _, disk = await attached(step, world, mode="RO")
    copy = await step("VDI.copy", disk, world.sr1, NULL, NULL)
    assert (await step("VDI.get_record", copy))["SR"] == world.sr1
    assert (await step.refused("VDI.destroy", disk))[0] == "VDI_IN_USE"


async def test_snapshots_of_snapshots(step: Steps, world: World) -> None:
    disk = await step("VDI.create", a_disk(world.sr1, tags=["gone"], other_config={"kept": "1"}))
    first = await step("VDI.snapshot", disk, {})
    second = await step("VDI.snapshot", first, {})
    for one, of in ((first, disk), (second, first)):
        record = await step("VDI.get_record", one)
        assert (record["is_a_snapshot"], record["snapshot_of"]) == (True, of)
        assert (record["tags"], record["other_config"]) == ([], {"kept": "1"})
    assert await step("VDI.get_snapshots", disk) == [first]
    await step("VDI.destroy", disk)
    assert await step("VDI.get_snapshot_of", first) == disk, "references stay behind"


async def test_copying_into_a_disk(step: Steps, world: World) -> None:
    source = await step("VDI.create", a_disk(world.sr1, virtual_size=str(64 * MIB)))
    small = await step("VDI.create", a_disk(world.sr1, virtual_size=str(16 * MIB)))
    sealed = await read_only_disk(step, world.sr1, "aaaaaaaa-0000-4000-8000-000000000009")
    good = await step("VDI.create", a_disk(world.sr1))
    assert (await step.refused("VDI.copy", source, NULL, NULL, small))[:2] == ["VDI_TOO_SMALL", small]
    assert await step.refused("VDI.copy", source, NULL, NULL, sealed) == ["VDI_READONLY", sealed]
    assert await step("VDI.copy", source, NULL, NULL, good) == good
    assert (await step.refused("VDI.copy", source, BAD, NULL, NULL))[0] in ("HANDLE_INVALID", "SR_HAS_NO_PBDS")


async def test_disk_that_leaves_takes_its_drives(step: Steps, world: World) -> None:
    vm = await step("VM.create", a_vm())
    disk = await step("VDI.create", a_disk(world.sr1))
    vbd = await step("VBD.create", a_drive(vm, disk))
    await step("VDI.destroy", disk)
    assert await step.refused("VBD.get_record", vbd) == ["HANDLE_INVALID", "VBD", vbd]
    assert await step("VM.get_VBDs", vm) == []


async def test_an_sr_from_beginning_to_end(step: Steps, world: World) -> None:
    sr = await step("SR.create", world.host1, NFS, "0", "new", "", "NFS", "user", True, {})
    record = await step("SR.get_record", sr)
    assert (record["type"], record["shared"], len(record["PBDs"])) == ("nfs", True, 2)
    pbds = {await step("PBD.get_host", pbd): pbd for pbd in record["PBDs"]}
    assert all([await step("PBD.get_currently_attached", pbd) for pbd in pbds.values()])
    again = {"host": world.host1, "SR": sr, "device_config": NFS, "other_config": {}}
    assert await step.refused("PBD.create", again) == ["PBD_EXISTS", sr, world.host1, pbds[world.host1]]
    assert (await step.refused("PBD.destroy", pbds[world.host1]))[0] == "OPERATION_NOT_ALLOWED"
    disk = await step("VDI.create", a_disk(sr))
    assert (await step.refused("SR.destroy", sr))[:2] == ["SR_HAS_PBD", sr]
    assert (await step.refused("SR.forget", sr))[:2] == ["SR_HAS_PBD", sr]
    assert (await step.refused("SR.set_shared", sr, False))[0] == "SR_HAS_MULTIPLE_PBDS"
    for pbd in pbds.values():
        await step("PBD.unplug", pbd)
        await step("PBD.unplug", pbd)
    assert await step.refused("VDI.create", a_disk(sr)) == ["SR_HAS_NO_PBDS", sr]
    assert (await step.refused("SR.scan", sr))[0] == "SR_HAS_NO_PBDS"
    await step("SR.forget", sr)
    assert await step.refused("SR.get_record", sr) == ["HANDLE_INVALID", "SR", sr]
    assert await step.refused("VDI.get_record", disk) == ["HANDLE_INVALID", "VDI", disk]
    for pbd in pbds.values():
        assert await step.refused("PBD.get_record", pbd) == ["HANDLE_INVALID", "PBD", pbd]


async def test_destroying_an_sr(step: Steps, world: World) -> None:
    sr = await step("SR.create", world.host1, NFS, "0", "new", "", "nfs", "user", True, {})
    disk = await step("VDI.create", a_disk(sr))
    pbds = await step("SR.get_PBDs", sr)
    for pbd in pbds:
        await step("PBD.unplug", pbd)
    answer = await step.attempt("SR.destroy", sr)
    assert isinstance(answer, Error)
    assert answer[0] == "SR_NOT_EMPTY"
    await step("PBD.plug", pbds[0])
    await step("VDI.destroy", disk)
    await step("PBD.unplug", pbds[0])
    await step("SR.add_to_other_config", sr, "indestructible", "true")
    assert await step.refused("SR.destroy", sr) == ["SR_INDESTRUCTIBLE", sr]
    await step("SR.remove_from_other_config", sr, "indestructible")
    await step("SR.destroy", sr)
    for pbd in pbds:
        assert (await step.refused("PBD.get_record", pbd))[0] == "HANDLE_INVALID"


async def test_an_introduced_sr_gets_its_pbds_later(step: Steps, world: World) -> None:
    uuid = "aaaaaaaa-0000-4000-8000-000000000001"
    sr = await step("SR.introduce", uuid, "later", "", "nfs", "user", True, {})
    assert await step.refused("SR.introduce", uuid, "x", "", "nfs", "user", True, {}) == [
        "SR_UUID_EXISTS",
        uuid,
    ]
    assert await step("SR.get_PBDs", sr) == []
    assert (await step.refused("SR.destroy", sr))[0] == "SR_HAS_NO_PBDS"
    record = {"host": world.host2, "SR": sr, "device_config": {**NFS, "password": "hush"}, "other_config": {}}
    pbd = await step("PBD.create", record)
    kept = await step("PBD.get_device_config", pbd)
    assert "password" not in kept
    secret = await step("secret.get_by_uuid", kept["password_secret"])
    assert await step("secret.get_value", secret) == "hush"
    refused = {**record, "host": world.host1, "device_config": {"SRmaster": "true"}}
    assert (await step.refused("PBD.create", refused))[0] == "VALUE_NOT_SUPPORTED"
    assert not await step("PBD.get_currently_attached", pbd)
    await step("PBD.plug", pbd)
    await step("PBD.plug", pbd)
    assert await step("PBD.get_currently_attached", pbd)


async def test_a_local_sr_is_for_one_host(step: Steps, world: World) -> None:
    record = {"host": world.host2, "SR": world.sr1, "device_config": {}, "other_config": {}}
    pbd = await step("PBD.create", record)
    assert (await step.refused("PBD.plug", pbd))[:2] == ["SR_NOT_SHARABLE", world.sr1]


async def test_unplugging_under_a_running_vm(step: Steps, world: World) -> None:
    vm, disk = await attached(step, world)
    pbds = await step("SR.get_PBDs", world.shared)
    mine = next([p for p in pbds if await step("PBD.get_host", p) == world.host1].__iter__())
    other = next([p for p in pbds if await step("PBD.get_host", p) == world.host2].__iter__())
    error = await step.refused("PBD.unplug", mine)
    assert (error[0], disk in error) == ("VDI_IN_USE", True)
    await step("PBD.unplug", other)
    assert await step.refused("VM.pool_migrate", vm, world.host2, {}) == ["VM_REQUIRES_SR", vm, world.shared]
    assert await step("VM.get_possible_hosts", vm) == [world.host1]


async def test_a_vm_needs_a_host_that_sees_its_disks(step: Steps, world: World) -> None:
    vm = await step("VM.create", a_vm())
    for device, sr in enumerate((world.sr1, world.sr2)):
        disk = await step("VDI.create", a_disk(sr))
        await step("VBD.create", a_drive(vm, disk, str(device)))
    assert await step("VM.get_possible_hosts", vm) == []
    assert await step.refused("VM.start", vm, False, False) == ["NO_HOSTS_AVAILABLE"]
    assert await step.refused("VM.start_on", vm, world.host1, False, False) == ["VM_REQUIRES_SR", vm, world.sr2]
    assert await step.refused("VM.clone", vm, "x") == ["NO_HOSTS_AVAILABLE"]


@pytest.mark.parametrize("kind", ["cbt_metadata"])
async def test_kinds_that_cannot_be_made(step: Steps, world: World, kind: str) -> None:
    assert (await step.refused("VDI.create", a_disk(world.sr1, type=kind)))[0] == "VDI_INCOMPATIBLE_TYPE"


async def test_change_tracking(step: Steps, world: World) -> None:
    disk = await step("VDI.create", a_disk(world.sr1))
    assert (await step.refused("VDI.data_destroy", disk))[0] in ("OPERATION_NOT_ALLOWED", "VDI_NO_CBT_METADATA")
    await step("VDI.enable_cbt", disk)
    await step("VDI.enable_cbt", disk)
    assert await step("VDI.get_cbt_enabled", disk)
    first = await step("VDI.snapshot", disk, {})
    second = await step("VDI.snapshot", disk, {})
    assert isinstance(await step("VDI.list_changed_blocks", first, second), str)
    await step("VDI.data_destroy", first)
    assert (await step("VDI.get_record", first))["type"] == "cbt_metadata"
    error = await step.refused("VDI.clone", first, {})
    assert error[0] == "VDI_INCOMPATIBLE_TYPE"


async def test_disks_reset_at_boot(step: Steps, world: World) -> None:
    vm = await step("VM.create", a_vm(suspend_SR=world.shared))
    disk = await step("VDI.create", a_disk(world.sr1))
    await step("VBD.create", a_drive(vm, disk))
    await step("VDI.set_on_boot", disk, "reset")
    code = "VDI_ON_BOOT_MODE_INCOMPATIBLE_WITH_OPERATION"
    assert await step.refused("VM.snapshot", vm, "x", []) == [code]
    await step("VM.start_on", vm, world.host1, False, False)
    assert await step.refused("VM.suspend", vm) == [code]
    assert await step.refused("VM.checkpoint", vm, "x") == [code]
