"""Give a NIC another address, take one away, or change its first: what a filtered NIC lets through follows."""

from __future__ import annotations

import msgspec

from poolwright.orchestration import interfaces
from poolwright.orchestration.context import Context
from poolwright.orchestration.definition import Definition
from poolwright.orchestration.interfaces import Interface
from poolwright.orchestration.sagas.settling_nics import settle_addresses
from poolwright.saga import Run, Saga


class ChangeNicAddresses(msgspec.Struct, frozen=True, kw_only=True):
    """The NIC's number and its VM's, and one of its secondary addresses: `added_id` is there from now on,
    `removed_id` no more, `first_id` becomes its first.
    """

    virtual_machine_id: int
    nic_id: int
    address: str
    added_id: int | None = None
    removed_id: int | None = None
    first_id: int | None = None


Change = Run[ChangeNicAddresses, Context]

saga = Saga[ChangeNicAddresses, Context]("change_nic_addresses", params=ChangeNicAddresses)


@saga.local_step
async def read_interface(run: Change) -> Interface:
    """The NIC as it is, its addresses among the rest."""
    return await interfaces.read_interface(run, run.params.nic_id)


read_interface.no_undo(because="it only reads")


@saga.step
async def allow_addresses(run: Change) -> None:
    """What the NIC lets through is what it is to have."""
    params, interface = run.params, run.output(read_interface)
    others = [address for address in interface.allowed_ip4 if address != params.address]
    if params.added_id is not None:
        others = [*others, params.address]
    elif params.first_id is not None:
        others = [params.address, *others[1:]]
    await interfaces.allow(run, interface, others)


@allow_addresses.undo
async def allow_as_before(run: Change, _allowed: None) -> None:
    interface, params = run.output(read_interface), run.params
    before = [ip for ip in interface.allowed_ip4 if params.added_id is None or ip != params.address]
    await interfaces.allow(run, interface, before)


DEFINITION = Definition(
    saga, settle=settle_addresses, exclusive=lambda params: f"virtual_machine/{params.virtual_machine_id}"
)
