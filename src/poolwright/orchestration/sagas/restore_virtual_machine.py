"""Make a VM's root disk anew from a template: the old one goes once the VM has the new one and runs, if it ran.

The first step that plans has the name that a deploy's has, and its output the form: so a clone whose answer was
lost is found by the same rules (`orchestration.clones`).
"""

from __future__ import annotations

import msgspec

from poolwright.orchestration import instances, restoring
from poolwright.orchestration.context import Context
from poolwright.orchestration.definition import Definition
from poolwright.orchestration.detachment import Detachment
from poolwright.orchestration.existing import shut_down
from poolwright.orchestration.sagas.settling_restore import settle_restore
from poolwright.orchestration.start_plan import DiskPlan, StartPlan
from poolwright.saga import Run, Saga


class RestoreVirtualMachine(msgspec.Struct, frozen=True, kw_only=True):
    """The numbers of the VM, its root volume, the one that takes its place, and the template; `restart` says
    whether it ran.
    """

    virtual_machine_id: int
    old_volume_id: int
    new_volume_id: int
    template_id: int
    restart: bool = False


Restore = Run[RestoreVirtualMachine, Context]

saga = Saga[RestoreVirtualMachine, Context]("restore_virtual_machine", params=RestoreVirtualMachine)


@saga.step
async def halt_vm(run: Restore) -> None:
    """Off, if it ran."""
    if run.params.restart:
        await shut_down(run.context, run.params.virtual_machine_id, forced=False)


halt_vm.no_undo(because="a guest that has shut down is not started again behind its user's back")


@saga.step
async def reserve_host(run: Restore) -> StartPlan:
    """What is made, and where."""
    params = run.params
    return await restoring.plan(
        run.context, params.virtual_machine_id, params.new_volume_id, params.template_id
    )


reserve_host.no_undo(because="it only reads; a VM that ran keeps its host's promise until the end")


@saga.step
async def find_old_drive(run: Restore) -> Detachment:
    return await restoring.find_old(run.context, run.params.virtual_machine_id, run.params.old_volume_id)


find_old_drive.no_undo(because="it only reads")


@saga.step_each(lambda run: run.output(reserve_host).disks)
async def make_disk(run: Restore, disk: DiskPlan) -> str:
    """A clone of the template's disk; its reference (docs/adr/0021 says why not its uuid)."""
    return await instances.make_disk(run, run.output(reserve_host), disk)


@make_disk.undo
async def destroy_disk(run: Restore, disk: DiskPlan, made: str | None) -> None:
    await instances.destroy_made_disk(run, run.output(reserve_host), disk, made)


@saga.step_each(lambda run: run.output(reserve_host).disks_to_grow)
async def grow_disk(run: Restore, disk: DiskPlan) -> None:
    plan = run.output(reserve_host)
    await instances.grow_disk(run, plan, disk, run.outputs(make_disk)[plan.disks.index(disk)])


grow_disk.no_undo(because="destroying the disk undoes its growth")


@saga.step
async def remove_old_drive(run: Restore) -> None:
    """The old disk out of the VM."""
    await restoring.take_off(run.context, run.output(find_old_drive))


@remove_old_drive.undo
async def put_old_back(run: Restore, _none: None) -> None:
    await restoring.put_back(run, run.params.old_volume_id)


@saga.step
async def attach_disk(run: Restore) -> None:
    """The new disk in its place."""
    plan = run.output(reserve_host)
    await restoring.put_in(run, plan, plan.disks[0], run.outputs(make_disk)[0])


@attach_disk.undo
async def detach_disk(run: Restore, _none: None) -> None:
    await restoring.take_out(run, run.output(reserve_host))


@saga.step
async def start_vm(run: Restore) -> None:
    """Running again, if it ran."""
    if run.params.restart:
        await restoring.start_again(run, run.output(reserve_host))


@start_vm.undo
async def power_off(run: Restore, _none: None) -> None:
    if run.params.restart:
        await restoring.power_off(run, run.output(reserve_host))


DEFINITION = Definition(
    saga,
    settle=settle_restore,
    exclusive=lambda params: f"virtual_machine/{params.virtual_machine_id}",
    begets=True,
)
