"""restoreVirtualMachine: a VM's root disk made anew, from its template or another."""

from __future__ import annotations

from typing import Final

from poolwright.model.account import Caller
from poolwright.model.errors import InvalidParameter, InvalidState
from poolwright.model.job import Job
from poolwright.model.template import TemplateView
from poolwright.model.virtual_machine import Event, State, VirtualMachineView
from poolwright.model.volume import Volume, VolumeType, VolumeView, size_in_bytes
from poolwright.orchestration.start_plan import list_volumes
from poolwright.services import limits, templates
from poolwright.services.cloud import Cloud
from poolwright.services.ownership import get_owner
from poolwright.services.virtual_machines import get_visible, submit
from poolwright.store import Transaction, virtual_machines, vm_snapshots, volumes

_COMMAND: Final = "restoreVirtualMachine"


async def restore(cloud: Cloud, caller: Caller, ref: str, *, template: str | None, root_gib: int | None) -> Job:
    """Make the root disk anew; a running VM is shut down for it and started again. The old disk is destroyed.

    Raises `NotFound`, `InvalidState`, `InvalidParameter` for a template elsewhere, `LimitReached`.
    """
    async with cloud.transaction() as tx:
        vm = await get_visible(tx, caller, ref)
        await _check(tx, vm)
        chosen = await templates.get_usable(tx, caller, template or str(vm.template_id or 0))
        root = next((v for v in await list_volumes(tx, vm.id) if v.type is VolumeType.ROOT), None)
        if root is None:
            raise InvalidState(
                f"VM {vm.display_name or vm.name} has no root disk to make anew", uuids=[vm.uuid]
            )
        made = await volumes.insert(tx, _new_root(vm, root, chosen, root_gib))
        await limits.enforce(tx, await get_owner(tx, vm.account_id), limits.VOLUME)
        restart = vm.state is State.RUNNING
        if restart:
            await virtual_machines.advance(tx, vm.id, Event.REVERT_REQUESTED)
        job = await submit(
            cloud,
            tx,
            caller,
            _COMMAND,
            "restore_virtual_machine",
            vm,
            old_volume_id=root.id,
            new_volume_id=made.id,
            template_id=chosen.id,
            restart=restart,
        )
    cloud.runner.wake()
    return job


async def _check(tx: Transaction, vm: VirtualMachineView) -> None:
    named = f"VM {vm.display_name or vm.name} ({vm.uuid})"
    if vm.state not in (State.RUNNING, State.STOPPED):
        raise InvalidState(
            f"Unable to restore {named}: it is {vm.state}, neither Running nor Stopped", uuids=[vm.uuid]
        )
    if not vm.is_on_pool:
        raise InvalidState(f"Unable to restore {named}: it has never been started", uuids=[vm.uuid])
    if await vm_snapshots.list_of(tx, vm.id):
        raise InvalidState(f"Unable to restore {named}: please remove its VM snapshots before", uuids=[vm.uuid])


def _new_root(vm: VirtualMachineView, root: VolumeView, template: TemplateView, root_gib: int | None) -> Volume:
    """The volume that takes the root's place; it is the VM's when it is done."""
    source = next((disk for disk in template.disks if disk.external_uuid), None)
    if template.cluster_id != vm.cluster_id or source is None:
        raise InvalidParameter(
            f"Template {template.name} is not on the pool of VM {vm.display_name or vm.name}, or has no disk",
            uuids=[template.uuid, vm.uuid],
        )
    size = source.size if root_gib is None else size_in_bytes("rootdisksize", root_gib)
    if size < source.size:
        raise InvalidParameter(
            f"rootdisksize is {root_gib} GiB: the disk of template {template.name} is bigger and can't shrink",
            uuids=[template.uuid],
        )
    return Volume(
        name=root.name,
        account_id=root.account_id,
        domain_id=root.domain_id,
        zone_id=root.zone_id,
        type=VolumeType.ROOT,
        size=size if root_gib is not None else max(size, root.size if template.id == vm.template_id else 0),
        template_id=template.id,
        service_offering_id=root.service_offering_id,
        source_uuid=source.external_uuid,
        provisioning_type=root.provisioning_type,
    )
