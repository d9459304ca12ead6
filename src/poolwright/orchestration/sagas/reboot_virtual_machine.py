"""Reboot a VM: its guest is asked to, and restarted by force when it does not."""

from __future__ import annotations

import msgspec

from poolwright.orchestration.context import Context
from poolwright.orchestration.definition import Definition
from poolwright.orchestration.existing import restart
from poolwright.saga import Run, Saga


class RebootVirtualMachine(msgspec.Struct, frozen=True, kw_only=True):
    """The VM's number; with `forced` its guest is not asked."""

    virtual_machine_id: int
    forced: bool = False


saga = Saga[RebootVirtualMachine, Context]("reboot_virtual_machine", params=RebootVirtualMachine)


@saga.step
async def reboot_vm(run: Run[RebootVirtualMachine, Context]) -> None:
    """Rebooted once; twice if the first answer was lost, which does no harm that a reboot does not."""
    await restart(run.context, run.params.virtual_machine_id, forced=run.params.forced)


reboot_vm.no_undo(because="a reboot leaves nothing behind")


DEFINITION = Definition(saga, exclusive=lambda params: f"virtual_machine/{params.virtual_machine_id}")
