"""Take a VM in that was on its pool before: the rows are written already, the VM is given our tag.

Nothing else of it is changed; undone, only the tag goes.
"""

from __future__ import annotations

import msgspec

from poolwright.orchestration.context import Context
from poolwright.orchestration.definition import Definition
from poolwright.orchestration.sagas.settling import settle_adoption
from poolwright.saga import Run, Saga
from poolwright.xenserver import foreign


class AdoptVirtualMachine(msgspec.Struct, frozen=True, kw_only=True):
    """The number and uuid of its row, its uuid and name on the pool."""

    virtual_machine_id: int
    uuid: str
    cluster_id: int
    external_uuid: str
    name: str

    @property
    def about(self) -> str:
        """The VM in a user's words."""
        return f"unmanaged instance {self.name}"


Adopt = Run[AdoptVirtualMachine, Context]

saga = Saga[AdoptVirtualMachine, Context]("adopt_virtual_machine", params=AdoptVirtualMachine)


@saga.step
async def adopt_vm(run: Adopt) -> None:
    """Our tag on it, by which it is known as its row's."""
    params = run.params
    owner = run.context.owner(run).item(params.uuid)
    pool = await run.context.pool(params.cluster_id)
    async with pool.speaking_of(params.about) as session:
        await foreign.ensure_marked(session, params.external_uuid, owner, params.about)


@adopt_vm.undo
async def untag_vm(run: Adopt, _tagged: None) -> None:
    params = run.params
    owner = run.context.owner(run).item(params.uuid)
    pool = await run.context.pool(params.cluster_id)
    async with pool.speaking_of(params.about) as session:
        await foreign.ensure_unmarked(session, params.external_uuid, owner)


DEFINITION = Definition(
    saga, settle=settle_adoption, exclusive=lambda params: f"virtual_machine/{params.virtual_machine_id}"
)
