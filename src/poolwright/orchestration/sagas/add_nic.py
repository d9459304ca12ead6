"""Give a VM one more NIC, live if it runs."""

from __future__ import annotations

import msgspec

from poolwright.orchestration import interfaces
from poolwright.orchestration.context import Context
from poolwright.orchestration.definition import Definition
from poolwright.orchestration.interfaces import Interface
from poolwright.orchestration.presences import ensure_presence, release_presence
from poolwright.orchestration.sagas.settling_nics import settle_add_nic
from poolwright.saga import Run, Saga


class AddNic(msgspec.Struct, frozen=True, kw_only=True):
    """The VM's number and the NIC's, whose row is there already."""

    virtual_machine_id: int
    nic_id: int


Add = Run[AddNic, Context]

saga = Saga[AddNic, Context]("add_nic", params=AddNic)


@saga.local_step
async def plan_interface(run: Add) -> Interface:
    """What is to be made, in full."""
    return await interfaces.read_interface(run, run.params.nic_id)


plan_interface.no_undo(because="it only reads")


@saga.step_each(lambda run: run.output(plan_interface).missing_networks)
async def ensure_network(run: Add, network_id: int) -> str:
    """Its network, on this pool for the first time; its uuid there."""
    return await ensure_presence(run, network_id, run.output(plan_interface).cluster_id or 0)


@ensure_network.undo
async def release_network(run: Add, network_id: int, _uuid: str | None) -> None:
    cluster_id, vm_id = run.output(plan_interface).cluster_id or 0, run.params.virtual_machine_id
    await release_presence(run, network_id, cluster_id, vm_id=vm_id)


@saga.step
async def attach_nic(run: Add) -> str | None:
    """A VIF, plugged if the VM runs; the owner's tag that it bears."""
    interface = run.output(plan_interface)
    made = run.outputs(ensure_network)
    network_uuid = interface.plan.spec.network_external_uuid or (made[0] if made else None)
    return await interfaces.attach(run, interface, network_uuid)


@attach_nic.undo
async def detach_nic(run: Add, _tag: str | None) -> None:
    await interfaces.detach_made(run, run.output(plan_interface))


DEFINITION = Definition(
    saga, settle=settle_add_nic, exclusive=lambda params: f"virtual_machine/{params.virtual_machine_id}"
)
