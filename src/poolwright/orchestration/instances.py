"""The pieces that the sagas of a VM's life are made of: each a step's work on the pool, and its reversal.

A piece may run twice. At its first run it looks for nothing (what a deploy costs is counted in calls); when
it is repeated it looks by its ownership tag for what it may have made. References are only remembered in
memory.
"""

from __future__ import annotations

from typing import Any

import msgspec

from poolwright.model.errors import CloudError, NotFound
from poolwright.orchestration.clones import DISK_STEP, read_clones
from poolwright.orchestration.context import Context
from poolwright.orchestration.start_plan import DiskPlan, NicPlan, Source, StartPlan, Wanted
from poolwright.orchestration.starting import Start, ensure_running
from poolwright.saga import Run, TryAgain
from poolwright.xenserver import disks, nics, power, virtual_machines
from poolwright.xenserver.inventory import Inventory
from poolwright.xenserver.ownership import Owner
from poolwright.xenserver.pools import Pool
from poolwright.xenserver.references import NetworkRef, VdiRef, VmRef
from poolwright.xenserver.references import Session as Speaking

AnyRun = Run[Any, Context]


async def find_sources(context: Context, wanted: Wanted) -> dict[str, Source]:
    """The template's disks that are to be cloned, by uuid. Raises `NotFound` for one that is gone."""
    uuids = {v.source_uuid for v in wanted.volumes if v.source_uuid and not v.external_uuid}
    if not uuids:
        return {}
    inventory = await _inventory_with(context, wanted.cluster_id, uuids)
    found: dict[str, Source] = {}
    for uuid in uuids:
        record = inventory.vdis[inventory.vdi(uuid)]
        twins: list[str] = sorted(disks.twins(inventory.vdis, record))
        found[uuid] = (inventory.srs[record.SR].uuid, record.virtual_size, twins)
    return found


async def _inventory_with(context: Context, cluster_id: int, vdis: set[str]) -> Inventory:
    """The pool's inventory, read again if it lacks a disk. Raises `TryAgain` where the pool would have to be
    asked while a saga is being submitted.
    """
    if context.inside is not None:
        known = context.connections.find(cluster_id)
        at_hand = known.known_inventory if known else None
        if at_hand is None or not vdis <= at_hand.vdis_by_uuid.keys():
            raise TryAgain("the pool has to be asked first")
        return at_hand
    pool = await context.pool(cluster_id)
    inventory = await pool.inventory()
    return inventory if vdis <= inventory.vdis_by_uuid.keys() else await pool.inventory(max_age=0)


# --- the VM -------------------------------------------------------------------------------------------


async def create_vm(run: AnyRun, plan: StartPlan) -> str:
    """Make the VM (one call); the tag that it bears."""
    context, owner = run.context, run.context.owner(run)
    pool = await context.pool(plan.cluster_id)
    inventory = await pool.inventory()
    if plan.template_uuid not in inventory.vms_by_uuid:
        inventory = await pool.inventory(max_age=0)
    template = inventory.vms[inventory.vm(plan.template_uuid)]
    record = virtual_machines.create_record(
        template, plan.spec, inventory.host(plan.host_uuid), plan.share, owner
    )
    async with pool.speaking_of(plan.about) as session:
        vm = await virtual_machines.find_by_owner(session, owner) if run.repeated else None
        pool.remember(plan.spec.uuid, vm or await session.VM.create(record))
    return str(owner)


async def find_vm(pool: Pool, session: Speaking, plan: StartPlan, tag: str) -> VmRef:
    """The VM that this saga made: as remembered, else by the tag that it bears."""
    known: VmRef | None = pool.remembered(plan.spec.uuid)
    if known is None:
        known = await virtual_machines.find_by_owner(session, Owner.parse(tag))
        if known is None:
            raise NotFound(f"{plan.about}: somebody removed it from the pool while it was being made")
        pool.remember(plan.spec.uuid, known)
    return known


async def destroy_made_vm(run: AnyRun, plan: StartPlan) -> None:
    """Remove what `create_vm` made or may have made."""
    owner = run.context.owner(run)
    pool = await run.context.pool(plan.cluster_id)
    async with pool.speaking_of(plan.about) as session:
        vm: VmRef | None = pool.remembered(plan.spec.uuid)
        if vm is None or run.repeated:
            vm = await virtual_machines.find_by_owner(session, owner)
        if vm is not None:
            await virtual_machines.ensure_destroyed(session, vm)
    pool.forget(plan.spec.uuid)


async def start_vm(run: AnyRun, plan: StartPlan, tag: str, *, is_fixed: bool) -> None:
    """Start the VM on the host of the plan, and wait until it runs (three calls); on another where the pool
    refuses that one, unless it `is_fixed`.
    """
    pool = await run.context.pool(plan.cluster_id)
    async with pool.speaking_of(plan.about) as session:
        vm = await find_vm(pool, session, plan, tag)
    start = Start(
        vm_id=run.params.virtual_machine_id,
        about=plan.about,
        host_id=plan.host_id,
        host_uuid=plan.host_uuid,
        is_fixed=is_fixed,
    )
    await ensure_running(run.context, pool, vm, start, look_first=run.repeated)
    pool.claims.release_of(run.context.saga.uuid)


async def power_off_made_vm(run: AnyRun, plan: StartPlan) -> None:
    """Make sure that the VM does not run, so that its disks can go."""
    pool = await run.context.pool(plan.cluster_id)
    async with pool.speaking_of(plan.about) as session:
        try:
            vm = await find_vm(pool, session, plan, run.recorded["create_vm"])
        except NotFound:
            return
        await power.ensure_off(session, vm)


# --- disks --------------------------------------------------------------------------------------------


async def make_disk(run: AnyRun, plan: StartPlan, disk: DiskPlan) -> str:
    """Clone the template's disk, or make an empty one (one call); its reference."""
    context, owner = run.context, run.context.owner(run)
    pool = await context.pool(plan.cluster_id)
    about = f"disk {disk.name} of {plan.about}"
    try:
        if disk.vdi_uuid is not None:
            return await _find_existing(pool, disk, about)
        if disk.source_uuid is None:
            vdi = await _make_empty(run, pool, disk, about, owner)
        else:
            vdi = await _clone(run, pool, plan, disk, about)
    except CloudError:
        pool.refused.add(str(owner))
        raise
    pool.remember(disk.volume_uuid, vdi)
    return vdi


async def _find_existing(pool: Pool, disk: DiskPlan, about: str) -> VdiRef:
    """The disk that a volume has already. Raises `NotFound`."""
    async with pool.speaking_of(about) as session:
        vdi = await disks.get_by_uuid(session, disk.vdi_uuid or "", about)
    pool.remember(disk.volume_uuid, vdi)
    return vdi


async def _make_empty(run: AnyRun, pool: Pool, disk: DiskPlan, about: str, owner: Owner) -> VdiRef:
    sr = (await pool.inventory()).sr(disk.sr_uuid)
    async with pool.limits.sr_operation(disk.sr_uuid), pool.speaking_of(about) as session:
        found = await disks.find_by_owner(session, owner) if run.repeated else None
        return found or await disks.create_blank(session, sr, disk.name, disk.size, owner)


async def _clone(run: AnyRun, pool: Pool, plan: StartPlan, disk: DiskPlan, about: str) -> VdiRef:
    owner = run.context.owner(run)
    source = (await pool.inventory()).vdi(disk.source_uuid or "")
    if run.repeated:
        found = await _find_attached(run, pool, plan) or await _find_lost(run, pool, disk, about, source)
        if found is not None:
            return found
    async with pool.limits.sr_operation(disk.sr_uuid), pool.speaking_of(about) as session:
        made = await disks.clone(session, source)
        pool.claims.add(owner, made, disk.source_uuid or "")
        return made


async def _find_attached(run: AnyRun, pool: Pool, plan: StartPlan) -> VdiRef | None:
    """The disk that an earlier run of the saga gave the VM already: the tag of its VBD says which it is."""
    step, _, item = run.entry.partition("[")
    if step != DISK_STEP:
        return None
    owner = run.context.owner(run)
    try:
        async with pool.speaking_of(plan.about) as session:
            vm = await virtual_machines.find_by_owner(session, msgspec.structs.replace(owner, step="create_vm"))
            attachment = msgspec.structs.replace(owner, step=f"attach_disk[{item}")
            vbd = None if vm is None else await disks.find_attachment(session, vm, attachment)
            return None if vbd is None else await session.VBD.get_VDI(vbd)
    except NotFound:
        return None  # the VM is being destroyed meanwhile; its disk is left, attached to nothing


async def _find_lost(run: AnyRun, pool: Pool, disk: DiskPlan, about: str, source: VdiRef) -> VdiRef | None:
    """A clone that an earlier try of this step made and that nobody else claims; claimed from now on."""
    owner, source_uuid = run.context.owner(run), disk.source_uuid or ""
    async with pool.limits.sr_exclusive(disk.sr_uuid), pool.speaking_of(about) as session:
        if (own := pool.claims.find(owner)) is not None:
            return own
        logs = await read_clones(run.context.store, source_uuid)
        claimed = pool.claims.of(source_uuid)
        # Steps that have made theirs but not logged it yet are in both counts.
        lost = logs.unanswered - len(claimed - logs.accounted)
        found = await disks.find_lost_clone(session, source, disk.known_twins, claimed | logs.accounted, lost)
        if found is not None:
            pool.claims.add(owner, found, source_uuid)
        return found


async def destroy_made_disk(run: AnyRun, plan: StartPlan, disk: DiskPlan, made: str | None) -> None:
    """Remove what `make_disk` made or may have made, and nothing else."""
    if disk.vdi_uuid is not None:
        return
    owner = run.context.owner(run)
    pool = await run.context.pool(plan.cluster_id)
    about = f"disk {disk.name} of {plan.about}"
    vdi: VdiRef | None = VdiRef(made) if made else None
    if vdi is None and str(owner) not in pool.refused:
        vdi = await _find_made(run, pool, plan, disk, owner)
    if vdi is not None:
        async with pool.limits.sr_operation(disk.sr_uuid), pool.speaking_of(about) as session:
            await disks.ensure_destroyed(session, vdi)
        pool.claims.release(vdi)
    pool.refused.discard(str(owner))
    pool.forget(disk.volume_uuid)


async def _find_made(run: AnyRun, pool: Pool, plan: StartPlan, disk: DiskPlan, owner: Owner) -> VdiRef | None:
    about = f"disk {disk.name} of {plan.about}"
    if disk.source_uuid is not None:
        source = (await pool.inventory()).vdi(disk.source_uuid)
        attached = await _find_attached(run, pool, plan)
        return attached or await _find_lost(run, pool, disk, about, source)
    async with pool.speaking_of(about) as session:
        return await disks.find_by_owner(session, owner)


async def grow_disk(run: AnyRun, plan: StartPlan, disk: DiskPlan, made: str) -> None:
    """Make a cloned disk as big as it was asked for."""
    pool = await run.context.pool(plan.cluster_id)
    about = f"disk {disk.name} of {plan.about}"
    async with pool.limits.sr_operation(disk.sr_uuid), pool.speaking_of(about) as session:
        await disks.ensure_size(session, VdiRef(made), disk.size)


# --- devices ------------------------------------------------------------------------------------------


async def attach_disk(run: AnyRun, plan: StartPlan, tag: str, disk: DiskPlan, made: str) -> str:
    """Give the VM its disk (one call); the tag that the VBD bears."""
    owner = run.context.owner(run)
    pool = await run.context.pool(plan.cluster_id)
    async with pool.speaking_of(f"disk {disk.name} of {plan.about}") as session:
        vm = await find_vm(pool, session, plan, tag)
        if not (run.repeated and await disks.find_attachment(session, vm, owner)):
            await disks.attach(
                session, vm, VdiRef(made), str(disk.device_id), owner, disk.volume_uuid, bootable=disk.is_root
            )
    return str(owner)


async def attach_cd_drive(run: AnyRun, plan: StartPlan, tag: str) -> str:
    """Give the VM a CD drive, empty unless an ISO is to be in it; the tag that the VBD bears."""
    owner = run.context.owner(run)
    pool = await run.context.pool(plan.cluster_id)
    async with pool.speaking_of(f"CD drive of {plan.about}") as session:
        vm = await find_vm(pool, session, plan, tag)
        if not (run.repeated and await disks.find_attachment(session, vm, owner)):
            image = plan.iso_vdi_uuid
            medium = None if image is None else await disks.get_by_uuid(session, image, f"ISO of {plan.about}")
            await disks.attach_cd_drive(session, vm, owner, medium)
    return str(owner)


async def attach_nic(run: AnyRun, plan: StartPlan, tag: str, nic: NicPlan, network_uuid: str) -> str:
    """Give the VM a NIC (one call); the tag that the VIF bears."""
    owner = run.context.owner(run)
    pool = await run.context.pool(plan.cluster_id)
    inventory = await pool.inventory()
    if network_uuid not in inventory.networks_by_uuid:
        inventory = await pool.inventory(max_age=0)
    network: NetworkRef = inventory.network(network_uuid)
    async with pool.speaking_of(f"NIC {nic.spec.device_id} of {plan.about}") as session:
        vm = await find_vm(pool, session, plan, tag)
        if not (run.repeated and await nics.find_attached(session, vm, owner)):
            await nics.attach(session, vm, network, nic.spec, owner)
    return str(owner)
