"""Taking away what an account has on pools: each thing by its own saga, in whatever order they can go.

Called again and again until nothing is left; what somebody is changing just now is left for the next time.
"""

from __future__ import annotations

from typing import Final

import msgspec

from poolwright.model.errors import Conflict
from poolwright.model.network import NetworkView
from poolwright.model.resource import Page, Query
from poolwright.model.virtual_machine import TRANSIENT, Event, State, VirtualMachineView
from poolwright.model.volume import VolumeState, VolumeView
from poolwright.orchestration.context import Context
from poolwright.store import Transaction, networks, nics, sagas, virtual_machines, volumes

_AT_REST: Final = frozenset({VolumeState.ALLOCATED, VolumeState.READY, VolumeState.DESTROY, VolumeState.ERROR})

#: States of a network that a saga holds.
_ON_ITS_WAY: Final = ("Implementing", "Shutdown")


async def begin_to_empty(context: Context, tx: Transaction, account_id: int) -> str:
    """Submit what removes the account's VMs, then its volumes and networks; what is left, in words."""
    of_it = Query(equal={"account_id": account_id}, page=Page(size=0))
    vms = (await virtual_machines.list_(tx, of_it)).rows
    disks = (await volumes.list_(tx, of_it)).rows
    nets = [
        network
        for network in (await networks.list_(tx, of_it)).rows
        if not network.is_system and network.external_uuid is None
    ]
    for vm in vms:
        await _expunge(context, tx, vm, [disk.id for disk in disks if disk.virtual_machine_id == vm.id])
    left_disks = [disk for disk in disks if not await _delete(context, tx, disk)]
    for network in nets if not vms else ():
        await _take_down(context, tx, network)
    held = {"VMs": len(vms), "volumes": len(left_disks), "networks": len(nets)}
    return ", ".join(f"{count} {what}" for what, count in held.items() if count)


async def _expunge(context: Context, tx: Transaction, vm: VirtualMachineView, disk_ids: list[int]) -> None:
    """Begin to remove a VM with all its disks. One that is being changed is left alone."""
    doomed = {"virtual_machine_id": vm.id, "volume_ids": disk_ids}
    if vm.state is State.EXPUNGING:
        await _submit_once(context, tx, "expunge_virtual_machine", doomed)
        return
    if vm.state in TRANSIENT:
        return
    event = Event.STOP_REQUESTED if vm.state is State.RUNNING else Event.EXPUNGE_REQUESTED
    await virtual_machines.advance(tx, vm.id, event)
    await context.submit(tx, "destroy_virtual_machine", doomed | {"expunge": True, "forced": True})


async def _delete(context: Context, tx: Transaction, disk: VolumeView) -> bool:
    """Begin to remove a volume that is on no VM; whether it is gone at once."""
    if disk.virtual_machine_id is not None or disk.state not in _AT_REST:
        return False
    if disk.external_uuid is None:
        await volumes.update(tx, disk.id, state=VolumeState.EXPUNGED)
        await volumes.remove(tx, disk.id)
        return True
    await volumes.update(tx, disk.id, state=VolumeState.EXPUNGING)
    await context.submit(tx, "delete_volume", {"volume_id": disk.id, "former_state": disk.state})
    return False


async def _take_down(context: Context, tx: Transaction, network: NetworkView) -> None:
    """Begin to remove a network. Raises `Conflict` where another account's VM is on it."""
    if network.state in _ON_ITS_WAY:
        return
    if await nics.is_used(tx, network.id):
        raise Conflict(
            f"Network {network.name} has VMs of other accounts on it; remove their NICs first, then go on",
            uuids=[network.uuid],
        )
    await networks.update(tx, network.id, state="Shutdown")
    await context.submit(tx, "delete_network", {"network_id": network.id})


async def _submit_once(context: Context, tx: Transaction, name: str, params: dict[str, object]) -> None:
    """Submit a saga unless one about the same thing is not at rest yet."""
    (key, number) = next(iter(params.items()))
    for row, _log in await sagas.list_unfinished(tx):
        if msgspec.json.decode(row.params).get(key) == number:
            return
    await context.submit(tx, name, params)
