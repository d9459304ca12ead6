"""A network of ours on a pool: made there when it is first needed, once, however many need it at the same time.

The race is settled by a lock per pool and tag in the database. A network that somebody else made for the tag is
used as it is, and never removed.
"""

from __future__ import annotations

from typing import Any

from poolwright.model.network import NetworkPresence, NetworkView
from poolwright.orchestration.context import Context
from poolwright.saga import Run
from poolwright.store import networks, physical_networks
from poolwright.xenserver import networks as on_pool
from poolwright.xenserver.networks.request import NetworkRequest

AnyRun = Run[Any, Context]


async def ensure_presence(run: AnyRun, network_id: int, cluster_id: int) -> str:
    """The network's uuid on the cluster's pool, where it is made if need be."""
    context = run.context
    async with context.store.reading() as tx:
        network = await networks.get(tx, network_id)
        present = await networks.find_presence(tx, network_id, cluster_id)
        label = None
        if network.physical_network_id is not None:
            label = (await physical_networks.get(tx, network.physical_network_id)).label
    if present is not None:
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
    return found.uuid


async def release_presence(run: AnyRun, network_id: int, cluster_id: int) -> None:
    """Remove what `ensure_presence` made in this step: nothing, where it found the network there."""
    context, owner = run.context, run.context.owner(run)
    pool = await context.pool(cluster_id)
    inventory = await pool.inventory(max_age=0)
    async with pool.speaking_of(f"network on {pool.name}") as session:
        await on_pool.ensure_released(session, inventory, owner)
    async with context.store.transaction() as tx:
        present = await networks.find_presence(tx, network_id, cluster_id)
        if present is not None and present.is_ours:
            await networks.release_presence(tx, network_id, cluster_id)


def lock_name(network: NetworkView, cluster_id: int) -> str:
    """What one saga at a time holds while it makes this network on this pool."""
    if network.vlan is None:
        return f"network/{cluster_id}/{network.id}"
    return f"vlan/{cluster_id}/{network.vlan}"
