"""ISOs in VMs' CD drives."""

from __future__ import annotations

from poolwright.model.account import Caller
from poolwright.model.errors import InvalidParameter, InvalidState
from poolwright.model.job import Job
from poolwright.model.template import TemplateView
from poolwright.model.virtual_machine import State, VirtualMachineView
from poolwright.services import templates
from poolwright.services import virtual_machines as machines
from poolwright.services.attachments import is_on_pool
from poolwright.services.cloud import Cloud
from poolwright.services.jobs import finished_job, open_job
from poolwright.store import Transaction, virtual_machines


async def attach(cloud: Cloud, caller: Caller, iso: str, vm_ref: str) -> Job:
    """Put an ISO into a VM's drive. Raises `InvalidParameter`, `InvalidState`, `NotFound`."""
    async with cloud.transaction() as tx:
        vm = await machines.get_visible(tx, caller, vm_ref)
        image = await templates.get_usable(tx, caller, iso)
        if not image.is_iso:
            raise InvalidParameter(f"{image.name} is a template, no ISO", uuids=[image.uuid])
        if vm.cluster_id is not None and image.cluster_id != vm.cluster_id:
            raise InvalidParameter(
                f"ISO {image.name} is on another pool than VM {vm.display_name}; register it there",
                uuids=[image.uuid, vm.uuid],
            )
        job = await _change(cloud, tx, caller, vm, image)
    cloud.runner.wake()
    return job


async def detach(cloud: Cloud, caller: Caller, vm_ref: str, iso: str | None) -> Job:
    """Take the ISO out of a VM's drive. Raises `InvalidParameter` where it has none."""
    async with cloud.transaction() as tx:
        vm = await machines.get_visible(tx, caller, vm_ref)
        if vm.iso_id is None or (iso is not None and iso not in (vm.iso_uuid, str(vm.iso_id))):
            raise InvalidParameter(
                f"VM {vm.display_name} has {'no ISO' if iso is None else 'not that ISO'} attached",
                uuids=[vm.uuid],
            )
        job = await _change(cloud, tx, caller, vm, None)
    cloud.runner.wake()
    return job


async def _change(
    cloud: Cloud, tx: Transaction, caller: Caller, vm: VirtualMachineView, image: TemplateView | None
) -> Job:
    command = "detachIso" if image is None else "attachIso"
    if vm.state not in (State.RUNNING, State.STOPPED):
        raise InvalidState(
            f"VM {vm.display_name} ({vm.uuid}) is {vm.state}; its ISO can be changed while it is "
            "Running or Stopped",
            uuids=[vm.uuid],
        )
    iso_id = image.id if image else None
    if not is_on_pool(vm):
        await virtual_machines.update(tx, vm.id, iso_id=iso_id)
        return await finished_job(tx, caller, command, machines.INSTANCE_TYPE, vm.uuid)
    job = await open_job(tx, caller, command, machines.INSTANCE_TYPE, vm.uuid)
    parameters = {
        "virtual_machine_id": vm.id,
        "iso_id": iso_id,
        "vdi_uuid": image.external_uuid if image else None,
    }
    await cloud.runner.submit(tx, "change_iso", parameters, job=job.id)
    return job
