"""Volumes put on VMs and taken off.

The row says where a volume goes as soon as that is asked for (state Attaching), so that no two volumes get one
device and nobody deletes it meanwhile; what fails takes it back.
"""

from __future__ import annotations

from typing import Any

from poolwright.model.account import Caller
from poolwright.model.errors import InvalidParameter, InvalidState
from poolwright.model.job import Job
from poolwright.model.virtual_machine import State, VirtualMachineView
from poolwright.model.volume import VolumeState, VolumeType, VolumeView, attach_allowed, choose_device
from poolwright.services import virtual_machines as machines
from poolwright.services.cloud import Cloud
from poolwright.services.jobs import finished_job, open_job
from poolwright.services.volumes import INSTANCE_TYPE, get_visible
from poolwright.store import Transaction, virtual_machines, volumes


async def attach(cloud: Cloud, caller: Caller, ref: str, vm_ref: str, device: int | None) -> Job:
    """Put a volume on a VM, running or stopped. Raises `InvalidState`, `InvalidParameter`, `Conflict`."""
    async with cloud.transaction() as tx:
        volume = await get_visible(tx, caller, ref)
        attach_allowed(volume)
        vm = await machines.get_visible(tx, caller, vm_ref)
        _check_together(volume, vm)
        # The VM's row is held until the end, so that two volumes can't choose the same device.
        await virtual_machines.update(tx, vm.id, changed=tx.clock.now())
        place = choose_device(volume, device, await used_devices(tx, vm.id))
        await volumes.update(tx, volume.id, virtual_machine_id=vm.id, device_id=place)
        if not is_on_pool(vm):
            # Its first start makes and attaches all its disks.
            return await finished_job(tx, caller, "attachVolume", INSTANCE_TYPE, volume.uuid)
        await volumes.update(tx, volume.id, state=VolumeState.ATTACHING)
        job = await _submit(cloud, tx, caller, "attachVolume", "attach_volume", volume, vm)
    cloud.runner.wake()
    return job


async def detach(cloud: Cloud, caller: Caller, ref: str | None, vm_ref: str | None, device: int | None) -> Job:
    """Take a volume off its VM: named by itself, or by its VM and device. Raises `InvalidState`, ..."""
    async with cloud.transaction() as tx:
        volume = await _named(tx, caller, ref, vm_ref, device)
        if volume.virtual_machine_id is None:
            raise InvalidParameter(
                f"Volume {volume.name} is not attached to a VM; there is nothing to detach", uuids=[volume.uuid]
            )
        if volume.state not in (VolumeState.READY, VolumeState.ALLOCATED):
            raise InvalidState(
                f"Unable to detach volume {volume.name}: it is {volume.state}", uuids=[volume.uuid]
            )
        vm = await virtual_machines.get(tx, volume.virtual_machine_id)
        _check_state(vm)
        if volume.type is VolumeType.ROOT and vm.state is not State.STOPPED:
            raise InvalidState(
                f"Volume {volume.name} is the root disk of a running VM; stop the VM first",
                uuids=[volume.uuid, vm.uuid],
            )
        if not is_on_pool(vm):
            await volumes.update(tx, volume.id, virtual_machine_id=None, device_id=None)
            return await finished_job(tx, caller, "detachVolume", INSTANCE_TYPE, volume.uuid)
        job = await _submit(cloud, tx, caller, "detachVolume", "detach_volume", volume, vm)
    cloud.runner.wake()
    return job


async def used_devices(tx: Transaction, vm_id: int) -> set[int]:
    """The devices that a VM's volumes sit at."""
    columns = volumes.rows.table.c
    found = await volumes.list_where(tx, columns.virtual_machine_id == vm_id, columns.removed.is_(None))
    return {volume.device_id for volume in found if volume.device_id is not None}


def is_on_pool(vm: VirtualMachineView) -> bool:
    """Whether its pool has it; one that was deployed without being started is rows only."""
    return vm.external_uuid is not None or vm.last_host_id is not None or vm.state is State.RUNNING


async def _named(
    tx: Transaction, caller: Caller, ref: str | None, vm_ref: str | None, device: int | None
) -> VolumeView:
    if (ref is None) == (vm_ref is None or device is None) or (
        ref is not None and (vm_ref or device is not None)
    ):
        raise InvalidParameter("give the id of the volume, or virtualmachineid and deviceid, and not both")
    if ref is not None:
        return await get_visible(tx, caller, ref)
    vm = await machines.get_visible(tx, caller, vm_ref or "")
    columns = volumes.rows.table.c
    here = (columns.virtual_machine_id == vm.id) & (columns.device_id == device) & columns.removed.is_(None)
    found = await volumes.find_where(tx, here)
    if found is None:
        raise InvalidParameter(f"VM {vm.display_name} has no volume at device {device}", uuids=[vm.uuid])
    return found


def _check_together(volume: VolumeView, vm: VirtualMachineView) -> None:
    _check_state(vm)
    if vm.zone_id != volume.zone_id:
        raise InvalidParameter(
            f"Volume {volume.name} is in zone {volume.zone_name}, VM {vm.display_name} in {vm.zone_name}",
            uuids=[volume.uuid, vm.uuid],
        )
    if vm.account_id != volume.account_id:
        raise InvalidParameter(
            f"Volume {volume.name} belongs to account {volume.account_name}, VM {vm.display_name} to "
            f"{vm.account_name}; a VM's volumes are its account's",
            uuids=[volume.uuid, vm.uuid],
        )
    if volume.type is VolumeType.ROOT and vm.state is not State.STOPPED:
        raise InvalidState(
            f"Volume {volume.name} is a root disk; stop VM {vm.display_name} first",
            uuids=[volume.uuid, vm.uuid],
        )


def _check_state(vm: VirtualMachineView) -> None:
    if vm.state not in (State.RUNNING, State.STOPPED):
        raise InvalidState(
            f"VM {vm.display_name} ({vm.uuid}) is {vm.state}; its volumes can be changed while it is Running "
            "or Stopped",
            uuids=[vm.uuid],
        )


async def _submit(
    cloud: Cloud,
    tx: Transaction,
    caller: Caller,
    command: str,
    saga: str,
    volume: VolumeView,
    vm: VirtualMachineView,
    **parameters: Any,
) -> Job:
    job = await open_job(tx, caller, command, INSTANCE_TYPE, volume.uuid)
    ids = {"volume_id": volume.id, "virtual_machine_id": vm.id}
    await cloud.runner.submit(tx, saga, ids | parameters, job=job.id)
    return job
