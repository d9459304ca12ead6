"""Starting a VM on the host that promised it, or on another when the pool refuses that one.

A pool may know what our rows do not: memory that somebody else has taken, a host that has just been disabled.
Each refusal moves the promise to a host that has not refused yet, a few times; the last refusal is the answer.
"""

from __future__ import annotations

from typing import Final

import msgspec

from poolwright.model.errors import CloudError, InsufficientCapacity
from poolwright.orchestration.context import Context
from poolwright.orchestration.existing import read_instance
from poolwright.orchestration.moving import request_of
from poolwright.store import capacity, hosts, virtual_machines
from poolwright.xenserver import power
from poolwright.xenserver.pools import Pool
from poolwright.xenserver.references import VmRef

#: Hosts that are tried in all.
_TRIES: Final = 4
#: XAPI's refusals of a host, made before anything of the VM was started there.
_OF_THIS_HOST: Final = frozenset(
    {
        "HOST_NOT_ENOUGH_FREE_MEMORY",
        "HOST_NOT_ENOUGH_PCPUS",
        "HOST_DISABLED",
        "HOST_NOT_LIVE",
        "HOST_OFFLINE",
        "HOST_EVACUATE_IN_PROGRESS",
        "HOST_CANNOT_ATTACH_NETWORK",
        "VM_REQUIRES_SR",
        "VM_REQUIRES_NETWORK",
        "VM_INCOMPATIBLE_WITH_THIS_HOST",
    }
)


class Start(msgspec.Struct, frozen=True, kw_only=True):
    """A VM by number, what it is called, the host that promised it, and whether that was asked for by name."""

    vm_id: int
    about: str
    host_id: int
    host_uuid: str
    is_fixed: bool = False


async def ensure_running(context: Context, pool: Pool, vm: VmRef, start: Start, *, look_first: bool) -> None:
    """Start it and wait until it runs. With `look_first` (a repeated step) the promise says on which host."""
    at = await _promised(context, start) if look_first else start
    refused: set[int] = set()
    while True:
        try:
            await _start_on(pool, vm, at, look_first=look_first)
        except CloudError as refusal:
            refused.add(at.host_id)
            if refusal.xapi_code not in _OF_THIS_HOST or start.is_fixed or len(refused) >= _TRIES:
                raise
            try:
                at = await _elsewhere(context, at, refused)
            except InsufficientCapacity:
                raise refusal from None
        else:
            return


async def _start_on(pool: Pool, vm: VmRef, start: Start, *, look_first: bool) -> None:
    host = (await pool.inventory()).host(start.host_uuid)
    async with pool.limits.power_operation(start.host_uuid), pool.speaking_of(start.about) as session:
        await power.ensure_running(session, vm, host, look_first=look_first)


async def _elsewhere(context: Context, start: Start, refused: set[int]) -> Start:
    """Have another host promise the VM. Raises `InsufficientCapacity`; the promise is as it was then."""
    async with context.store.transaction() as tx:
        request = await request_of(tx, await read_instance(tx, start.vm_id), {})
        wanted = msgspec.structs.replace(request, excluded_host_ids=frozenset(refused), preferred_host_id=None)
        await capacity.release(tx, start.vm_id)
        host = await capacity.reserve(tx, wanted)
        await virtual_machines.update(tx, start.vm_id, host_id=host.id)
    return msgspec.structs.replace(start, host_id=host.id, host_uuid=host.external_uuid)


async def _promised(context: Context, start: Start) -> Start:
    async with context.store.reading() as tx:
        held = await capacity.find(tx, start.vm_id)
        if held is None or held.host_id == start.host_id:
            return start
        host = await hosts.get(tx, held.host_id)
    return msgspec.structs.replace(start, host_id=host.id, host_uuid=host.external_uuid)
