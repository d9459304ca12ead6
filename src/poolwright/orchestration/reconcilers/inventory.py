"""The rows of a cluster's hosts, storage pools, networks and templates follow its pool.

Nothing on the pool is changed. What users and administrators set on the rows (tags, states, names of their
own) is left as it is; what disappeared from the pool is marked removed.
"""

from __future__ import annotations

from typing import Final, TypeVar

import msgspec

from poolwright.model.host import Host, HostState, ResourceState
from poolwright.model.resource import Resource
from poolwright.model.storage_pool import REMOVED, SET_BY_HAND, StorageScope
from poolwright.model.template import Template
from poolwright.model.zone import Cluster
from poolwright.store import (
    Transaction,
    accounts,
    hosts,
    network_offerings,
    networks,
    os_types,
    storage_pools,
    templates,
)
from poolwright.store.rows import Rows
from poolwright.xenserver.hosts import as_host
from poolwright.xenserver.inventory import Inventory
from poolwright.xenserver.networks.adopted import as_network, is_adoptable
from poolwright.xenserver.storage import as_storage_pool, is_for_disks
from poolwright.xenserver.templates import as_template, list_isos, list_offered

Noun = TypeVar("Noun", bound=Resource)
View = TypeVar("View", bound=Resource)

#: What a pool's own networks and templates count as: CloudStack's clients expect an offering and an OS of each.
_NETWORK_OFFERING: Final = "DefaultSharedNetworkOffering"
_OTHER_OS: Final = "Other (64-bit)"
#: Fields that follow the pool; the others belong to the cloud once the row is there.
_HOST_FACTS: Final = (
    "name", "address", "state", "hypervisor_version", "version", "brand", "cpu_sockets", "cpu_number",
    "cpu_speed_mhz", "memory_total", "memory_system", "memory_foreign", "dynamic_memory", "uefi",
    "is_coordinator", "capabilities", "networks",
)  # fmt: skip
_STORAGE_FACTS: Final = (
    "name", "host_id", "scope", "state", "sr_type", "content_type", "address", "path", "is_default",
    "capacity", "used", "allocated", "hosts",
)  # fmt: skip
_NETWORK_FACTS: Final = ("name", "display_text", "broadcast_type", "vlan", "mtu", "is_default")
_TEMPLATE_FACTS: Final = (
    "name", "boot", "requires_hvm", "bits", "size", "disks",
)  # fmt: skip


async def follow(tx: Transaction, cluster: Cluster, inventory: Inventory, manager: str) -> None:
    """Bring the cluster's rows up to date with its pool's inventory; `manager` is our installation's uuid."""
    await _follow_hosts(tx, cluster, inventory, manager)
    await _follow_storage(tx, cluster, inventory)
    account_id, domain_id = await _administrator(tx)
    owned = {"account_id": account_id, "domain_id": domain_id}
    column = network_offerings.rows.table.c.name
    offering = await network_offerings.find_where(tx, column == _NETWORK_OFFERING)
    offering_id = offering.id if offering else None
    wanted_networks = {
        record.uuid: msgspec.structs.replace(
            as_network(inventory, ref, cluster, **owned), network_offering_id=offering_id
        )
        for ref, record in inventory.networks.items()
        if is_adoptable(inventory, ref, manager)
    }
    await _follow(tx, networks.rows, cluster, wanted_networks, _NETWORK_FACTS)
    await _follow_templates(tx, cluster, inventory, owned, manager)


async def forget(tx: Transaction, cluster_id: int) -> None:
    """Remove the rows that a cluster's pool brought: it is no longer ours to follow."""
    for rows in (templates.rows, networks.rows, storage_pools.rows, hosts.rows):
        for row in await rows.list_where(
            tx, rows.table.c.cluster_id == cluster_id, rows.table.c.removed.is_(None)
        ):
            await rows.remove(tx, row.id)
    # Who takes the pool in again gets all of it.
    for host in await _taken_out(tx, hosts.rows, cluster_id):
        await hosts.update(tx, host.id, state=HostState.DOWN)
    for pool in await _taken_out(tx, storage_pools.rows, cluster_id):
        await storage_pools.update(tx, pool.id, state="Disconnected")


async def _administrator(tx: Transaction) -> tuple[int, int]:
    """The account that owns what a pool brings: the installation's first."""
    first = (await accounts.list_where(tx))[0]
    return first.id, first.domain_id


async def _follow_hosts(tx: Transaction, cluster: Cluster, inventory: Inventory, manager: str) -> None:
    wanted: dict[str, Host] = {}
    taken_out = {host.external_uuid for host in await _taken_out(tx, hosts.rows, cluster.id)}
    for ref, record in inventory.hosts.items():
        if record.uuid not in taken_out:
            wanted[record.uuid] = as_host(inventory, ref, cluster, inventory.ours(manager))
    present = await _follow(tx, hosts.rows, cluster, wanted, _HOST_FACTS)
    for uuid, row in present.items():
        # Only the pool's own disabling is followed; what an administrator set here stays.
        state = wanted[uuid].resource_state
        followed = (ResourceState.ENABLED, ResourceState.MAINTENANCE)
        if row.resource_state in followed and row.resource_state is not state:
            await hosts.update(tx, row.id, resource_state=state)


async def _follow_storage(tx: Transaction, cluster: Cluster, inventory: Inventory) -> None:
    here = await _rows(tx, hosts.rows, cluster)
    known = await _rows(tx, storage_pools.rows, cluster)
    taken_out = {pool.external_uuid for pool in await _taken_out(tx, storage_pools.rows, cluster.id)}
    wanted = {}
    for ref, record in inventory.srs.items():
        if not is_for_disks(inventory, ref) or record.uuid in taken_out:
            continue
        found = as_storage_pool(inventory, ref, cluster)
        if found.scope is StorageScope.HOST and len(found.hosts) == 1 and found.hosts[0] in here:
            found = msgspec.structs.replace(found, host_id=here[found.hosts[0]].id)
        if record.uuid in known and known[record.uuid].state in SET_BY_HAND:
            found = msgspec.structs.replace(found, state=known[record.uuid].state)
        wanted[record.uuid] = found
    await _follow(tx, storage_pools.rows, cluster, wanted, _STORAGE_FACTS)


async def _follow_templates(
    tx: Transaction, cluster: Cluster, inventory: Inventory, owned: dict[str, int], manager: str
) -> None:
    by_template = {
        name: os_type.id for os_type in await os_types.list_where(tx) for name in os_type.template_names
    }
    other = await os_types.find_by_name(tx, _OTHER_OS)
    unknown = other.id if other else None
    known = await _rows(tx, templates.rows, cluster)
    # What was made here is as its row says, while the pool has it; its row may not know yet that it has.
    wanted: dict[str, Template] = {
        uuid: row
        for uuid, row in known.items()
        if row.is_ours and uuid in (inventory.vdis_by_uuid if row.is_iso else inventory.vms_by_uuid)
    }
    for _, record in list_offered(inventory):
        if record.uuid in wanted or inventory.ours(manager)(record):
            continue
        found = as_template(inventory, record, cluster, **owned)
        wanted[record.uuid] = msgspec.structs.replace(found, os_type_id=by_template.get(found.name, unknown))
    for image in list_isos(inventory, cluster, **owned):
        wanted[image.external_uuid or ""] = msgspec.structs.replace(image, os_type_id=unknown)
    await _follow(tx, templates.rows, cluster, wanted, _TEMPLATE_FACTS)


async def _follow(
    tx: Transaction,
    rows: Rows[Noun, View],
    cluster: Cluster,
    wanted: dict[str, Noun],
    facts: tuple[str, ...],
) -> dict[str, View]:
    """Insert, update and remove the cluster's rows of one kind; those that were there and stay, as they
    were.
    """
    present = await _rows(tx, rows, cluster)
    for uuid, noun in wanted.items():
        row = present.get(uuid)
        if row is None:
            await rows.insert(tx, noun)
            continue
        changed = {name: getattr(noun, name) for name in facts if getattr(noun, name) != getattr(row, name)}
        if changed:
            await rows.update(tx, row.id, **changed)
    for uuid, row in present.items():
        if uuid not in wanted:
            await rows.remove(tx, row.id)
    return {uuid: row for uuid, row in present.items() if uuid in wanted}


async def restore(tx: Transaction, rows: Rows[Noun, View], cluster_id: int, external_uuid: str) -> None:
    """Have what an administrator took out of the cloud followed again."""
    for row in await _taken_out(tx, rows, cluster_id):
        if getattr(row, "external_uuid") == external_uuid:  # noqa: B009 - not a field of every noun
            await rows.update(tx, row.id, state="Up", removed=None)


async def _taken_out(tx: Transaction, rows: Rows[Noun, View], cluster_id: int) -> list[View]:
    """What an administrator took out of the cloud, and its pool may have still."""
    columns = rows.table.c
    return await rows.list_where(
        tx, columns.cluster_id == cluster_id, columns.state == REMOVED, columns.removed.is_not(None)
    )


async def _rows(tx: Transaction, rows: Rows[Noun, View], cluster: Cluster) -> dict[str, View]:
    """The cluster's rows of one kind that the pool brought, by their uuid on the pool."""
    columns = rows.table.c
    found = await rows.list_where(
        tx, columns.cluster_id == cluster.id, columns.external_uuid.is_not(None), columns.removed.is_(None)
    )
    return {str(getattr(row, "external_uuid")): row for row in found}  # noqa: B009 - not a field of every noun
