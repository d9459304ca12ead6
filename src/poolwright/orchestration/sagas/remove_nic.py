"""Take a NIC away from a VM, live if it runs."""

from __future__ import annotations

import msgspec

from poolwright.orchestration import interfaces
from poolwright.orchestration.context import Context
from poolwright.orchestration.definition import Definition
from poolwright.orchestration.interfaces import Interface
from poolwright.orchestration.sagas.settling_nics import settle_remove_nic
from poolwright.saga import Run, Saga


class RemoveNic(msgspec.Struct, frozen=True, kw_only=True):
    """The VM's number and the NIC's."""

    virtual_machine_id: int
    nic_id: int


Remove = Run[RemoveNic, Context]

saga = Saga[RemoveNic, Context]("remove_nic", params=RemoveNic)


@saga.local_step
async def find_interface(run: Remove) -> Interface:
    """What is to go, in full."""
    return await interfaces.read_interface(run, run.params.nic_id)


find_interface.no_undo(because="it only reads")


@saga.step
async def unplug_nic(run: Remove) -> None:
    """The guest sees it no more."""
    await interfaces.unplug(run, run.output(find_interface))


@unplug_nic.undo
async def plug_nic(run: Remove, _unplugged: None) -> None:
    await interfaces.plug_again(run, run.output(find_interface))


@saga.step
async def destroy_nic(run: Remove) -> None:
    """The VIF is gone."""
    await interfaces.destroy(run, run.output(find_interface))


destroy_nic.no_undo(because="it is the last step, and what it destroys is what was to go")


DEFINITION = Definition(
    saga, settle=settle_remove_nic, exclusive=lambda params: f"virtual_machine/{params.virtual_machine_id}"
)
