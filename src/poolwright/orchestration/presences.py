"""A network of ours on a pool: made there when it is first needed, once, however many need it at the same
time; taken away again when nobody uses it.

The race is settled by a lock per pool and tag in the database, and by XAPI where other managers are about
(`xenserver.networks.vlan`). A network that somebody else made for the tag is used as it is, and never removed.
"""

from __future__ import annotations

from typing import Any, Final

import structlog

from poolwright.model.network import BroadcastType, NetworkPresence, NetworkView
from poolwright.orchestration.context import Context
from poolwright.saga import Run
from poolwright.store import Transaction, networks, nics, physical_networks, traffic_types
from poolwright.xenserver import networks as on_pool
from poolwright.xenserver.networks.request import NetworkRequest
from poolwright.xenserver.pools import Pool

AnyRun = Run[Any, Context]
_log = structlog.get_logger(__name__)
#: Of a network that is on a pool, and on none.
_IMPLEMENTED: Final = "Implemented"
_ALLOCATED: Final = "Allocated"


async def ensure_presence(run: AnyRun, network_id: int, cluster_id: int, *, again: bool = False) -> str:
    """The network's uuid on the cluster's pool, where it is made if need be; with `again` it is looked at,
    and set right, although it is known to be there.
    """
    context = run.context
    async with context.store.reading() as tx:
        network = await networks.get(tx, network_id)
        present = await networks.find_presence(tx, network_id, cluster_id)
        label = await _label(tx, network)
    if present is not None and not again:
        return present.external_uuid
    await context.lock(lock_name(network, cluster_id))
    pool = await context.pool(cluster_id)
    owner = context.owner(run)
    inventory = await pool.inventory(max_age=0)
    async with pool.speaking_of(f"network {network.name} on {pool.name}") as session:
        request = NetworkRequest(session, inventory, owner, label, network.vlan, network.mtu)
        found = await on_pool.ensure(network.broadcast_type, request)
    presence = NetworkPresence(
        network_id=network_id, cluster_id=cluster_id, external_uuid=found.uuid, is_ours=found.is_ours
    )
    async with context.store.transaction() as tx:
        await networks.ensure_presence(tx, presence)
        if network.state == _ALLOCATED:
            await networks.update(tx, network_id, state=_IMPLEMENTED)
    return found.uuid


async def release_presence(run: AnyRun, network_id: int, cluster_id: int, *, vm_id: int | None = None) -> None:
    """Undo `ensure_presence` of this step: remove what it made, unless another VM than `vm_id` is on the
    network by now.

    Whoever comes later finds no row, and waits for the lock that this saga holds until it ends.
    """
    context, owner = run.context, run.context.owner(run)
    pool = await context.pool(cluster_id)
    made = on_pool.made_by(await pool.inventory(max_age=0), owner)
    async with context.store.transaction() as tx:
        if await nics.is_used(tx, network_id, except_vm=vm_id):
            return
        present = await networks.find_presence(tx, network_id, cluster_id)
        if present is not None and present.external_uuid in made:
            await networks.release_presence(tx, network_id, cluster_id)
            if not await networks.list_presences(tx, network_id):
                await networks.update(tx, network_id, state=_ALLOCATED)
    for uuid in made:
        await _remove(pool, uuid)


async def remove_presence(run: AnyRun, network_id: int, cluster_id: int) -> None:
    """Take a network that is being deleted away from a pool: for good where we made it and nobody else
    uses it.
    """
    context = run.context
    async with context.store.reading() as tx:
        network = await networks.get(tx, network_id)
        present = await networks.find_presence(tx, network_id, cluster_id)
    if present is None:
        return
    await context.lock(lock_name(network, cluster_id))
    async with context.store.reading() as tx:
        shared = await networks.count_presences(tx, cluster_id, present.external_uuid) > 1
    if present.is_ours and not shared:
        await _remove(await context.pool(cluster_id), present.external_uuid)
    async with context.store.transaction() as tx:
        await networks.release_presence(tx, network_id, cluster_id)


async def _remove(pool: Pool, uuid: str) -> None:
    inventory = await pool.inventory(max_age=0)
    ref = inventory.networks_by_uuid.get(uuid)
    if ref is None:
        return
    async with pool.speaking_of(f"network {uuid} on {pool.name}") as session:
        if not await on_pool.ensure_removed(session, ref):
            _log.warning(
                "a network of ours stays: somebody else's NICs are on it", network=uuid, pool=pool.name
            )


async def _label(tx: Transaction, network: NetworkView) -> str | None:
    """The name of the pool's network that carries this kind of traffic; None for the management network."""
    if network.physical_network_id is None:
        return None
    label = await traffic_types.find_label(tx, network.physical_network_id, network.traffic_type)
    return label or (await physical_networks.get(tx, network.physical_network_id)).label


def lock_name(network: NetworkView, cluster_id: int) -> str:
    """What one saga at a time holds while it makes this network on this pool, or takes it away."""
    if network.broadcast_type is BroadcastType.LINK_LOCAL:
        return f"link-local/{cluster_id}"
    if network.vlan is None:
        return f"network/{cluster_id}/{network.id}"
    return f"{network.broadcast_type.lower()}/{cluster_id}/{network.vlan}"
