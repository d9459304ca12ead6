"""Deploy a VM: reserve a host, make the VM and its disks and networks, attach them, start it.

CloudStack's StartCommand for a VM that is not on its pool yet. With one disk, an empty CD drive and one NIC
it is eight XAPI calls: VM.create beside VDI.clone; then VBD.create twice beside VIF.create; then the start as
a task, one event, and the task's removal.
"""

from __future__ import annotations

import msgspec

from poolwright.orchestration import config_drives, instances
from poolwright.orchestration.config_drives import ConfigDrive
from poolwright.orchestration.context import Context
from poolwright.orchestration.definition import Definition
from poolwright.orchestration.presences import ensure_presence, release_presence
from poolwright.orchestration.sagas.settling import settle_deploy
from poolwright.orchestration.start_plan import DiskPlan, NicPlan, StartPlan, decide, read_wanted
from poolwright.saga import Run, Saga
from poolwright.store import capacity, virtual_machines


class DeployVirtualMachine(msgspec.Struct, frozen=True, kw_only=True):
    """The VM's number; without `start` it is made and left stopped; `host_id` if one was asked for."""

    virtual_machine_id: int
    start: bool = True
    host_id: int | None = None


Deploy = Run[DeployVirtualMachine, Context]

saga = Saga[DeployVirtualMachine, Context]("deploy_virtual_machine", params=DeployVirtualMachine)


@saga.local_step
async def reserve_host(run: Deploy) -> StartPlan:
    """Decide where everything goes, and promise it, in one transaction."""
    context = run.context
    async with context.reading() as tx:
        wanted = await read_wanted(tx, run.params.virtual_machine_id)
    sources = await instances.find_sources(context, wanted)
    return await context.together(lambda tx: decide(tx, wanted, sources, run.params.host_id))


@reserve_host.undo
async def release_host(run: Deploy, _plan: StartPlan | None) -> None:
    async with run.context.store.transaction() as tx:
        await capacity.release(tx, run.params.virtual_machine_id)
        await virtual_machines.update(tx, run.params.virtual_machine_id, host_id=None)


@saga.step
async def create_vm(run: Deploy) -> str:
    """The VM's record, complete; the owner's tag that it bears."""
    return await instances.create_vm(run, run.output(reserve_host))


@create_vm.undo
async def destroy_vm(run: Deploy, _tag: str | None) -> None:
    await instances.destroy_made_vm(run, run.output(reserve_host))


@saga.step_each(lambda run: run.output(reserve_host).disks)
async def make_disk(run: Deploy, disk: DiskPlan) -> str:
    """A clone of the template's disk, or an empty one; its reference (docs/adr/0021 says why not its uuid)."""
    return await instances.make_disk(run, run.output(reserve_host), disk)


@make_disk.undo
async def destroy_disk(run: Deploy, disk: DiskPlan, made: str | None) -> None:
    await instances.destroy_made_disk(run, run.output(reserve_host), disk, made)


@saga.step_each(lambda run: run.output(reserve_host).missing_networks)
async def ensure_network(run: Deploy, network_id: int) -> str:
    """A network of ours, on this pool for the first time; its uuid there."""
    return await ensure_presence(run, network_id, run.output(reserve_host).cluster_id)


@ensure_network.undo
async def release_network(run: Deploy, network_id: int, _uuid: str | None) -> None:
    cluster_id, vm_id = run.output(reserve_host).cluster_id, run.params.virtual_machine_id
    await release_presence(run, network_id, cluster_id, vm_id=vm_id)


@saga.step_each(lambda run: run.output(reserve_host).config_drives)
async def make_config_drive(run: Deploy, drive: ConfigDrive) -> str:
    """The disk from which the guest reads its user data, where it has any; its uuid."""
    return await config_drives.make(run, drive)


@make_config_drive.undo
async def destroy_config_drive(run: Deploy, drive: ConfigDrive, uuid: str | None) -> None:
    await config_drives.unmake(run, drive, uuid)


saga.concurrently(create_vm, make_disk, ensure_network, make_config_drive)


@saga.step_each(lambda run: list(enumerate(run.output(reserve_host).disks)))
async def attach_disk(run: Deploy, numbered: tuple[int, DiskPlan]) -> str:
    """A VBD for the disk; the owner's tag that it bears."""
    number, disk = numbered
    made = run.outputs(make_disk)[number]
    return await instances.attach_disk(run, run.output(reserve_host), run.output(create_vm), disk, made)


attach_disk.no_undo(because="destroying the VM destroys its VBDs")


@saga.step_each(lambda run: run.output(reserve_host).disks_to_grow)
async def grow_disk(run: Deploy, disk: DiskPlan) -> None:
    """A root disk bigger than the template's."""
    plan = run.output(reserve_host)
    made = run.outputs(make_disk)[plan.disks.index(disk)]
    await instances.grow_disk(run, plan, disk, made)


grow_disk.no_undo(because="destroying the disk undoes its growth")


@saga.step
async def attach_cd_drive(run: Deploy) -> str:
    """An empty CD drive, as CloudStack gives every VM; the owner's tag that it bears."""
    return await instances.attach_cd_drive(run, run.output(reserve_host), run.output(create_vm))


attach_cd_drive.no_undo(because="destroying the VM destroys its VBDs")


@saga.step_each(lambda run: run.output(reserve_host).nics)
async def attach_nic(run: Deploy, nic: NicPlan) -> str:
    """A VIF; the owner's tag that it bears."""
    plan = run.output(reserve_host)
    made = dict(zip(plan.missing_networks, run.outputs(ensure_network), strict=True))
    network = nic.spec.network_external_uuid or made[nic.network_id]
    return await instances.attach_nic(run, plan, run.output(create_vm), nic, network)


attach_nic.no_undo(because="destroying the VM destroys its VIFs")


@saga.step_each(lambda run: list(enumerate(run.output(reserve_host).config_drives)))
async def attach_config_drive(run: Deploy, numbered: tuple[int, ConfigDrive]) -> None:
    """A drive for it, beside the one that users see."""
    number, drive = numbered
    plan, tag = run.output(reserve_host), run.output(create_vm)
    uuid = run.outputs(make_config_drive)[number]
    await config_drives.attach(run, drive, uuid, lambda pool, on: instances.find_vm(pool, on, plan, tag))


attach_config_drive.no_undo(because="destroying the VM destroys its VBDs")

saga.concurrently(attach_disk, grow_disk, attach_cd_drive, attach_nic, attach_config_drive)


@saga.step
async def start_vm(run: Deploy) -> None:
    """Running on the reserved host, if it is to run."""
    if run.params.start:
        is_fixed = run.params.host_id is not None
        await instances.start_vm(run, run.output(reserve_host), run.output(create_vm), is_fixed=is_fixed)


@start_vm.undo
async def power_off(run: Deploy, _started: None) -> None:
    await instances.power_off_made_vm(run, run.output(reserve_host))


saga.straight_on(attach_disk, start_vm)

DEFINITION = Definition(
    saga,
    settle=settle_deploy,
    exclusive=lambda params: f"virtual_machine/{params.virtual_machine_id}",
    prepared=True,
)
