"""Another service offering for a VM: changeServiceForVirtualMachine and scaleVirtualMachine.

The row gets its new size in the transaction of the request, and limits are checked there; the pool follows by a
saga, which puts the row back if the pool refuses.
"""

from __future__ import annotations

from typing import Final

from poolwright.model.account import Caller
from poolwright.model.errors import InvalidParameter, InvalidState
from poolwright.model.job import Job
from poolwright.model.offering import ServiceOffering
from poolwright.model.virtual_machine import Size, State, VirtualMachineView
from poolwright.services import limits, sizes
from poolwright.services.cloud import Cloud
from poolwright.services.jobs import finished_job
from poolwright.services.ownership import check_offered, get_owner
from poolwright.services.virtual_machines import INSTANCE_TYPE, Machine, get_visible, machine_of, submit
from poolwright.store import Transaction, service_offerings, virtual_machines, zones

_SAGA: Final = "scale_virtual_machine"


async def change_stopped(
    cloud: Cloud, caller: Caller, ref: str, offering: str, details: dict[str, str]
) -> Machine:
    """Give a stopped VM another offering; it is there when this returns.

    Raises `NotFound`, `InvalidState` unless it is stopped, `InvalidParameter`, `LimitReached`.
    """
    async with cloud.transaction() as tx:
        vm = await get_visible(tx, caller, ref)
        if vm.state is not State.STOPPED:
            raise InvalidState(
                f"Unable to upgrade VM {vm.display_name or vm.name} ({vm.uuid}): it is {vm.state}; "
                "stop it first, or use scaleVirtualMachine",
                uuids=[vm.uuid],
            )
        before, after = await _resize_row(tx, vm, await service_offerings.get(tx, offering), details)
        saga = None
        if _is_on_pool(vm):
            params = {"virtual_machine_id": vm.id, "before": before, "after": after}
            saga = await cloud.runner.submit(tx, _SAGA, params)
    if saga is not None:
        cloud.runner.wake()
        await cloud.runner.wait(saga)
    async with cloud.store.reading() as tx:
        return await machine_of(tx, await virtual_machines.get(tx, vm.id))


async def scale(cloud: Cloud, caller: Caller, ref: str, offering: str, details: dict[str, str]) -> Job:
    """Give a VM another offering, while it runs if it can be scaled then.

    Raises `NotFound`, `InvalidState`, `InvalidParameter`, `LimitReached`; what its host or its guest refuses is
    the job's error.
    """
    async with cloud.transaction() as tx:
        vm = await get_visible(tx, caller, ref)
        wanted = await service_offerings.get(tx, offering)
        if vm.state not in (State.RUNNING, State.STOPPED):
            raise InvalidState(
                f"Unable to scale VM {vm.display_name or vm.name} ({vm.uuid}): it is {vm.state}; it must be "
                "Running or Stopped",
                uuids=[vm.uuid],
            )
        if vm.state is State.RUNNING:
            await _check_live(cloud, vm, wanted)
        before, after = await _resize_row(tx, vm, wanted, details)
        if vm.state is State.RUNNING:
            _check_growth(vm, before, after)
        if not _is_on_pool(vm):
            return await finished_job(tx, caller, "scaleVirtualMachine", INSTANCE_TYPE, vm.uuid)
        job = await submit(cloud, tx, caller, "scaleVirtualMachine", _SAGA, vm, before=before, after=after)
    cloud.runner.wake()
    return job


async def _resize_row(
    tx: Transaction, vm: VirtualMachineView, offering: ServiceOffering, details: dict[str, str]
) -> tuple[Size, Size]:
    """Write the new size to the row; what it was and what it is. Raises where it may not be."""
    owner = await get_owner(tx, vm.account_id)
    await check_offered(tx, owner, offering)
    old = await service_offerings.find(tx, vm.service_offering_id)
    if old is not None and old.storage_type != offering.storage_type:
        raise InvalidParameter(
            f"Unable to upgrade VM {vm.display_name or vm.name}: service offering {offering.name} is for "
            f"{offering.storage_type} storage, its disks are on {old.storage_type} storage",
            uuids=[vm.uuid, offering.uuid],
        )
    size = sizes.choose(offering, await zones.get(tx, vm.zone_id), details)
    before = Size.of(vm)
    after = Size(
        service_offering_id=offering.id,
        cpu_number=size.cpu_number,
        cpu_speed_mhz=size.cpu_speed_mhz,
        memory_mib=size.memory_mib,
        limit_cpu_use=offering.limit_cpu_use,
        ha_enabled=offering.offer_ha,
        dynamically_scalable=vm.dynamically_scalable and offering.dynamic_scaling,
        details=sizes.without_sizes(vm.details) | details,
    )
    await virtual_machines.update(tx, vm.id, **after.columns())
    await limits.enforce(tx, owner, limits.VM)
    return before, after


def _is_on_pool(vm: VirtualMachineView) -> bool:
    """One that was never started is made when it first starts, of the size that it has then."""
    return vm.is_on_pool


async def _check_live(cloud: Cloud, vm: VirtualMachineView, offering: ServiceOffering) -> None:
    named = f"VM {vm.display_name or vm.name} ({vm.uuid})"
    if not vm.dynamically_scalable:
        raise InvalidParameter(
            f"Unable to scale {named} while it runs: it is not dynamically scalable; stop it first",
            uuids=[vm.uuid],
        )
    if not offering.dynamic_scaling:
        raise InvalidParameter(
            f"Unable to scale {named} while it runs: service offering {offering.name} has dynamic scaling "
            "disabled",
            uuids=[vm.uuid, offering.uuid],
        )
    if not await cloud.settings.flag("enable.dynamic.scale.vm", otherwise=True):
        raise InvalidParameter(
            f"Unable to scale {named} while it runs: the setting enable.dynamic.scale.vm is false",
            uuids=[vm.uuid],
        )


def _check_growth(vm: VirtualMachineView, before: Size, after: Size) -> None:
    for name, was, wanted in (
        ("CPUs", before.cpu_number, after.cpu_number),
        ("MHz", before.cpu_speed_mhz, after.cpu_speed_mhz),
        ("MiB of memory", before.memory_mib, after.memory_mib),
    ):
        if wanted < was:
            raise InvalidParameter(
                f"Only scaling up is supported while VM {vm.display_name or vm.name} runs: it has {was} "
                f"{name}, the offering {wanted}; stop it first",
                uuids=[vm.uuid],
            )
