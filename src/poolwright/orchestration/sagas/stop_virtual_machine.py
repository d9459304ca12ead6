"""Stop a VM: its guest is asked to shut down, and forced off when it does not (three XAPI calls at best)."""

from __future__ import annotations

import msgspec

from poolwright.orchestration.context import Context
from poolwright.orchestration.definition import Definition
from poolwright.orchestration.existing import shut_down
from poolwright.orchestration.sagas.settling import settle_stop
from poolwright.saga import Run, Saga


class StopVirtualMachine(msgspec.Struct, frozen=True, kw_only=True):
    """The VM's number; with `forced` its guest is not asked."""

    virtual_machine_id: int
    forced: bool = False


saga = Saga[StopVirtualMachine, Context]("stop_virtual_machine", params=StopVirtualMachine)


@saga.step
async def halt_vm(run: Run[StopVirtualMachine, Context]) -> None:
    """Halted, or gone."""
    await shut_down(run.context, run.params.virtual_machine_id, forced=run.params.forced)


halt_vm.no_undo(because="a guest that has shut down is not started again behind its user's back")


DEFINITION = Definition(
    saga, settle=settle_stop, exclusive=lambda params: f"virtual_machine/{params.virtual_machine_id}"
)
