"""A VM's root disk made anew from a template: what is to be made, and its place in the VM taken."""

from __future__ import annotations

from poolwright.model.errors import InvalidState
from poolwright.model.volume import VolumeView
from poolwright.orchestration import instances
from poolwright.orchestration.context import Context
from poolwright.orchestration.detachment import Detachment, find_drive, remove_drive
from poolwright.orchestration.existing import Instance, get_vm, read_instance
from poolwright.orchestration.instances import AnyRun
from poolwright.orchestration.sizes import share_on, spec_of
from poolwright.orchestration.start_plan import (
    DiskPlan,
    StartPlan,
    Wanted,
    list_storage,
    place_disks,
)
from poolwright.orchestration.starting import Start, ensure_running
from poolwright.store import capacity, service_offerings, templates, volumes
from poolwright.xenserver import disks, drives, power
from poolwright.xenserver.references import VdiRef


async def plan(context: Context, vm_id: int, volume_id: int, template_id: int) -> StartPlan:
    """The one disk that is made, in the form that the deploy's pieces and their look-up of lost clones know."""
    async with context.store.reading() as tx:
        instance = await read_instance(tx, vm_id)
        template = await templates.get(tx, template_id)
        offering = await service_offerings.get(tx, instance.vm.service_offering_id)
        volume = await volumes.get(tx, volume_id)
        cluster_id = instance.vm.cluster_id
        if cluster_id is None or template.cluster_id != cluster_id:
            raise InvalidState(f"Template {template.name} is not on the pool of the instance")
        pools = await list_storage(tx, cluster_id)
        known = (instance.vm.host_id, instance.vm.last_host_id)
        everywhere = await capacity.list_facts(tx, instance.vm.zone_id)
    here = [host for host in everywhere if host.cluster_id == cluster_id]
    host = next((host for host in here if host.id in known), here[0])
    wanted = Wanted(
        vm=instance.vm,
        volumes=[volume],
        nics=[],
        cluster_id=cluster_id,
        template_uuid=template.external_uuid or "",
        template_name=template.name,
        template_disks=template.disks,
        host_tags=offering.host_tags,
    )
    sources = await instances.find_sources(context, wanted)
    return StartPlan(
        cluster_id=cluster_id,
        host_id=host.id,
        host_uuid=host.external_uuid,
        template_uuid=wanted.template_uuid,
        spec=spec_of(instance.vm, host),
        share=share_on(instance.vm, host),
        disks=place_disks(wanted, sources, pools, host),
        nics=[],
    )


async def take_off(context: Context, drive: Detachment) -> None:
    """The old disk's drive gone; its disk stays for now."""
    await remove_drive(context, drive)


async def put_back(run: AnyRun, volume_id: int) -> None:
    """The old disk in its place again, if it is not."""
    context = run.context
    instance, volume = await _read(context, run.params.virtual_machine_id, volume_id)
    pool = await context.pool(instance.vm.cluster_id or 0)
    async with pool.speaking_of(instance.about) as session:
        vm = await get_vm(context, pool, session, instance.vm)
        vdi = await disks.find_by_uuid(session, volume.external_uuid or "")
        if vdi is None or await drives.find(session, vm, volume.uuid) is not None:
            return
        device = str(volume.device_id or 0)
        await disks.attach(session, vm, vdi, device, context.owner(run), volume.uuid, bootable=True)


async def put_in(run: AnyRun, planned: StartPlan, disk: DiskPlan, made: str) -> None:
    """The new disk in the VM, bootable; its volume's row learns which disk it is."""
    context, owner = run.context, run.context.owner(run)
    instance, _ = await _read(context, run.params.virtual_machine_id, disk.volume_id)
    pool = await context.pool(planned.cluster_id)
    vdi = VdiRef(made)
    async with pool.speaking_of(planned.about) as session:
        vm = await get_vm(context, pool, session, instance.vm)
        if not (run.repeated and await disks.find_attachment(session, vm, owner)):
            await disks.attach(session, vm, vdi, "0", owner, disk.volume_uuid, bootable=True)
        uuid = await session.VDI.get_uuid(vdi)
    pool.claims.release(made)
    async with context.store.transaction() as tx:
        await volumes.update(tx, disk.volume_id, external_uuid=uuid, storage_pool_id=disk.storage_pool_id)


async def take_out(run: AnyRun, planned: StartPlan) -> None:
    """The new disk out of the VM again."""
    context, owner = run.context, run.context.owner(run)
    async with context.store.reading() as tx:
        instance = await read_instance(tx, run.params.virtual_machine_id)
    pool = await context.pool(planned.cluster_id)
    async with pool.speaking_of(planned.about) as session:
        vm = await get_vm(context, pool, session, instance.vm)
        vbd = await disks.find_attachment(session, vm, owner)
        if vbd is not None:
            await drives.ensure_removed(session, vbd)


async def start_again(run: AnyRun, planned: StartPlan) -> None:
    """Running on the host that has kept its promise, or on another where the pool refuses that."""
    context, vm_id = run.context, run.params.virtual_machine_id
    async with context.store.reading() as tx:
        instance = await read_instance(tx, vm_id)
    pool = await context.pool(planned.cluster_id)
    async with pool.speaking_of(planned.about) as session:
        vm = await get_vm(context, pool, session, instance.vm)
    start = Start(vm_id=vm_id, about=planned.about, host_id=planned.host_id, host_uuid=planned.host_uuid)
    await ensure_running(context, pool, vm, start, look_first=run.repeated)


async def power_off(run: AnyRun, planned: StartPlan) -> None:
    """Off, so that its disk can be changed back."""
    context = run.context
    async with context.store.reading() as tx:
        instance = await read_instance(tx, run.params.virtual_machine_id)
    pool = await context.pool(planned.cluster_id)
    async with pool.speaking_of(planned.about) as session:
        await power.ensure_off(session, await get_vm(context, pool, session, instance.vm))


async def find_old(context: Context, vm_id: int, volume_id: int) -> Detachment:
    """The old root disk's drive; its volume's row learns its disk."""
    return await find_drive(context, volume_id, vm_id)


async def _read(context: Context, vm_id: int, volume_id: int) -> tuple[Instance, VolumeView]:
    async with context.store.reading() as tx:
        return await read_instance(tx, vm_id), await volumes.get(tx, volume_id)
