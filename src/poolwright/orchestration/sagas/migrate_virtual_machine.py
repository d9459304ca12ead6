"""Migrate a running VM to another host of its pool; with `disks` their storage moves too.

While it is under way both hosts keep its promise, so neither is over-committed. At the end the VM is where the
pool says it is: a migration can't be undone, only looked at.
"""

from __future__ import annotations

import msgspec

from poolwright.orchestration import moving
from poolwright.orchestration.context import Context
from poolwright.orchestration.definition import Definition
from poolwright.orchestration.moving import Route
from poolwright.orchestration.sagas.settling import settle_migration
from poolwright.saga import Run, Saga


class MigrateVirtualMachine(msgspec.Struct, frozen=True, kw_only=True):
    """The VM's number; the host's, if one was asked for; and by the numbers of volumes those of the storage
    pools that they move to.
    """

    virtual_machine_id: int
    host_id: int | None = None
    disks: dict[int, int] = {}


Migrate = Run[MigrateVirtualMachine, Context]

saga = Saga[MigrateVirtualMachine, Context]("migrate_virtual_machine", params=MigrateVirtualMachine)


@saga.step
async def reserve_host(run: Migrate) -> Route:
    """Where to, promised there as well as where it runs."""
    params = run.params
    async with run.context.store.transaction() as tx:
        return await moving.choose_route(tx, params.virtual_machine_id, params.host_id, params.disks)


@reserve_host.undo
async def release_host(run: Migrate, _route: Route | None) -> None:
    """One promise only: that of the host where the VM is found to run."""
    await moving.settle_where_it_runs(run.context, run.params.virtual_machine_id)


@saga.step
async def migrate_vm(run: Migrate) -> None:
    """Running on the other host, its disks where they were to go."""
    await moving.move(run.context, run.output(reserve_host), look_first=run.repeated)


migrate_vm.no_undo(because="a guest that has arrived is not sent back; what is promised follows it")


DEFINITION = Definition(
    saga, settle=settle_migration, exclusive=lambda params: f"virtual_machine/{params.virtual_machine_id}"
)
