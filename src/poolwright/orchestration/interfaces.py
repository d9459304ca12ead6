"""The pieces that the sagas of a NIC are made of: giving a VM a VIF, taking it away, changing what it lets
through.

They act on VMs that are on their pool already, halted or running; for one that is not, the rows are all
there is, and nothing is done.
"""

from __future__ import annotations

from typing import Any

import msgspec

from poolwright.orchestration.context import Context
from poolwright.orchestration.existing import find_vm, get_vm
from poolwright.orchestration.start_plan import NicPlan, plan_nic
from poolwright.saga import Run
from poolwright.store import networks, virtual_machines
from poolwright.store import nics as rows
from poolwright.xenserver import nics
from poolwright.xenserver.references import NetworkRef, VifRef
from poolwright.xenserver.references import Session as Speaking

AnyRun = Run[Any, Context]


class Interface(msgspec.Struct, frozen=True, kw_only=True):
    """A NIC, the VM that it is of, and the cluster whose pool has the VM; None where no pool has it yet."""

    vm_id: int
    nic_id: int
    cluster_id: int | None
    vm_name: str
    plan: NicPlan
    external_uuid: str | None = None
    is_filtered: bool = False
    allowed_ip4: list[str] = []

    @property
    def about(self) -> str:
        """The NIC in a user's words."""
        return f"NIC {self.plan.spec.device_id} of instance {self.vm_name}"

    @property
    def missing_networks(self) -> list[int]:
        """The network's number, where it is not on the pool yet."""
        missing = self.cluster_id is not None and self.plan.spec.network_external_uuid is None
        return [self.plan.network_id] if missing else []


async def read_interface(run: AnyRun, nic_id: int) -> Interface:
    """The rows of a NIC, as they are to be on the pool. Raises `NotFound`."""
    async with run.context.store.reading() as tx:
        nic = await rows.get(tx, nic_id)
        vm = await virtual_machines.get(tx, nic.virtual_machine_id)
        network = await networks.get(tx, nic.network_id)
        return Interface(
            vm_id=vm.id,
            nic_id=nic.id,
            cluster_id=vm.cluster_id if vm.is_on_pool else None,
            vm_name=vm.instance_name,
            plan=await plan_nic(tx, nic, vm.cluster_id or 0),
            external_uuid=nic.external_uuid,
            is_filtered=network.is_filtered,
            allowed_ip4=nic.addresses,
        )


async def attach(run: AnyRun, interface: Interface, network_uuid: str | None) -> str | None:
    """Give the VM the NIC, and have it see it if it runs; the tag that the VIF bears."""
    if interface.cluster_id is None or network_uuid is None:
        return None
    context, owner = run.context, run.context.owner(run)
    pool = await context.pool(interface.cluster_id)
    inventory = await pool.inventory()
    if network_uuid not in inventory.networks_by_uuid:
        inventory = await pool.inventory(max_age=0)
    on: NetworkRef = inventory.network(network_uuid)
    async with context.store.reading() as tx:
        vm_row = await virtual_machines.get(tx, interface.vm_id)
    async with pool.speaking_of(interface.about) as session:
        vm = await get_vm(context, pool, session, vm_row)
        vif = await nics.find_attached(session, vm, owner) if run.repeated else None
        vif = vif or await nics.attach(session, vm, on, interface.plan.spec, owner)
        await nics.ensure_plugged(session, vm, vif)
    return str(owner)


async def detach_made(run: AnyRun, interface: Interface) -> None:
    """Remove what `attach` made, or may have made."""
    if interface.cluster_id is None:
        return
    pool = await run.context.pool(interface.cluster_id)
    async with run.context.store.reading() as tx:
        vm_row = await virtual_machines.get(tx, interface.vm_id)
    async with pool.speaking_of(interface.about) as session:
        vm = await find_vm(run.context, pool, session, vm_row)
        vif = None if vm is None else await nics.find_attached(session, vm, run.context.owner(run))
        if vif is not None:
            await nics.ensure_destroyed(session, vif)


async def _find(run: AnyRun, interface: Interface, session: Speaking) -> VifRef | None:
    """The VIF that the NIC is; None where it is gone, or its VM."""
    context = run.context
    pool = await context.pool(interface.cluster_id or 0)
    async with context.store.reading() as tx:
        vm_row = await virtual_machines.get(tx, interface.vm_id)
    vm = await find_vm(context, pool, session, vm_row)
    if vm is None:
        return None
    spec = interface.plan.spec
    return await nics.find(
        session, vm, nic_uuid=spec.nic_uuid, external_uuid=interface.external_uuid, mac=spec.mac
    )


async def unplug(run: AnyRun, interface: Interface) -> None:
    """The guest sees the NIC no more."""
    if interface.cluster_id is None:
        return
    pool = await run.context.pool(interface.cluster_id)
    async with pool.speaking_of(interface.about) as session:
        vif = await _find(run, interface, session)
        if vif is not None:
            await nics.ensure_unplugged(session, vif)


async def plug_again(run: AnyRun, interface: Interface) -> None:
    """The guest sees the NIC again, if it runs."""
    if interface.cluster_id is None:
        return
    pool = await run.context.pool(interface.cluster_id)
    async with pool.speaking_of(interface.about) as session:
        vif = await _find(run, interface, session)
        if vif is not None:
            await nics.ensure_plugged(session, await session.VIF.get_VM(vif), vif)


async def destroy(run: AnyRun, interface: Interface) -> None:
    """The VM has the NIC no more."""
    if interface.cluster_id is None:
        return
    pool = await run.context.pool(interface.cluster_id)
    async with pool.speaking_of(interface.about) as session:
        vif = await _find(run, interface, session)
        if vif is not None:
            await nics.ensure_destroyed(session, vif)


async def allow(run: AnyRun, interface: Interface, addresses: list[str]) -> None:
    """Have a filtered NIC let these addresses through; one that is not filtered lets all through anyway."""
    if interface.cluster_id is None or not interface.is_filtered or not addresses:
        return
    pool = await run.context.pool(interface.cluster_id)
    async with pool.speaking_of(interface.about) as session:
        vif = await _find(run, interface, session)
        if vif is not None:
            await nics.allow(session, vif, addresses)
