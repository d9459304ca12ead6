"""A VM that is on its pool already: finding it and its disks there again, and what is done to them.

Found as remembered (no call), else by the uuid that its row has learnt, else by our tags.
"""

from __future__ import annotations

import msgspec

from poolwright.model.errors import NotFound
from poolwright.model.virtual_machine import VirtualMachineView
from poolwright.model.volume import VolumeView
from poolwright.orchestration.context import Context
from poolwright.orchestration.start_plan import list_volumes
from poolwright.store import Transaction, virtual_machines
from poolwright.xenserver import power
from poolwright.xenserver import virtual_machines as machines
from poolwright.xenserver.pools import Pool
from poolwright.xenserver.references import Session, VmRef


class Instance(msgspec.Struct, frozen=True, kw_only=True):
    """A VM as the rows have it, and its volumes."""

    vm: VirtualMachineView
    volumes: list[VolumeView]

    @property
    def about(self) -> str:
        """The VM in a user's words."""
        return f"instance {self.vm.instance_name}"


async def read_instance(tx: Transaction, vm_id: int) -> Instance:
    """The rows of a VM. Raises `NotFound`."""
    vm = await virtual_machines.get(tx, vm_id)
    return Instance(vm=vm, volumes=await list_volumes(tx, vm_id))


async def find_vm(context: Context, pool: Pool, session: Session, vm: VirtualMachineView) -> VmRef | None:
    """The VM on its pool; None if it is not there (any more)."""
    known: VmRef | None = pool.remembered(vm.uuid)
    if known is None:
        known = await machines.find_instance(
            session, vm.uuid, vm.instance_name, context.manager, vm.external_uuid
        )
        if known is not None:
            pool.remember(vm.uuid, known)
    return known


async def get_vm(context: Context, pool: Pool, session: Session, vm: VirtualMachineView) -> VmRef:
    """The VM on its pool. Raises `NotFound`."""
    found = await find_vm(context, pool, session, vm)
    if found is None:
        raise NotFound(
            f"Instance {vm.display_name or vm.name} is no longer on its pool; somebody removed it there",
            uuids=[vm.uuid],
        )
    return found


async def shut_down(context: Context, vm_id: int, *, forced: bool) -> None:
    """Halt the VM, by its guest or by force; one that is gone from the pool is halted."""
    async with context.store.reading() as tx:
        vm = await virtual_machines.get(tx, vm_id)
    pool = await _pool_of(context, vm)
    host = vm.host_external_uuid or ""
    about = f"instance {vm.instance_name}"
    async with pool.limits.power_operation(host), pool.speaking_of(about) as session:
        found = await find_vm(context, pool, session, vm)
        if found is not None:
            await power.ensure_halted(session, found, forced=forced)


async def restart(context: Context, vm_id: int, *, forced: bool) -> None:
    """Reboot the VM, by its guest or by force."""
    async with context.store.reading() as tx:
        vm = await virtual_machines.get(tx, vm_id)
    pool = await _pool_of(context, vm)
    host = vm.host_external_uuid or ""
    about = f"instance {vm.instance_name}"
    async with pool.limits.power_operation(host), pool.speaking_of(about) as session:
        await power.ensure_rebooted(session, await get_vm(context, pool, session, vm), forced=forced)


async def _pool_of(context: Context, vm: VirtualMachineView) -> Pool:
    if vm.cluster_id is None:
        raise NotFound(f"Instance {vm.display_name or vm.name} is on no pool", uuids=[vm.uuid])
    return await context.pool(vm.cluster_id)
