"""Migrations: which hosts a running VM could go to, and sending it there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import msgspec

from poolwright.model.account import Caller
from poolwright.model.errors import InvalidParameter
from poolwright.model.host import HostView
from poolwright.model.job import Job
from poolwright.model.resource import Page, Query
from poolwright.model.storage_pool import StoragePoolView
from poolwright.model.virtual_machine import Event, VirtualMachineView, migrate_allowed
from poolwright.orchestration.existing import read_instance
from poolwright.orchestration.moving import request_of
from poolwright.services.cloud import Cloud
from poolwright.services.virtual_machines import get_visible, submit, wanted_host
from poolwright.store import Transaction, capacity, hosts, storage_pools, virtual_machines, volumes


@dataclass(frozen=True)
class Candidate:
    """A host of the VM's pool; `reason` is why it would not do, None if it would."""

    host: HostView
    reason: str | None
    needs_storage_motion: bool


async def find_hosts(cloud: Cloud, caller: Caller, ref: str, keyword: str | None) -> list[Candidate]:
    """The other hosts of a running VM's pool, those first that would take it. Raises `NotFound`,
    `InvalidState`.
    """
    async with cloud.store.reading() as tx:
        vm = await get_visible(tx, caller, ref)
        migrate_allowed(vm)
        instance = await read_instance(tx, vm.id)
        request = await request_of(tx, instance, {})
        query = Query(equal={"cluster_id": vm.cluster_id or 0}, keyword=keyword, page=Page(size=0))
        rows = [host for host in (await hosts.list_(tx, query)).rows if host.id != vm.host_id]
        choice = await capacity.plan(tx, msgspec.structs.replace(request, host_id=None))
        # Where storage moves along, a host that does not reach it would do as well.
        moving = await capacity.plan(tx, msgspec.structs.replace(request, host_id=None, reach=()))
    refused = {refusal.host_uuid: refusal.reason for refusal in moving.refusals}
    unreached = {refusal.host_uuid for refusal in choice.refusals} - refused.keys()
    found = [Candidate(host, refused.get(host.uuid), host.uuid in unreached) for host in rows]
    return sorted(found, key=lambda one: (one.reason is not None, one.needs_storage_motion, one.host.id))


async def migrate(
    cloud: Cloud, caller: Caller, ref: str, *, host: str | None, storage: str | None, autoselect: bool
) -> Job:
    """Send a running VM to a host, or to the one that suits it best; or all its disks to a storage pool.

    Raises `NotFound`, `InvalidParameter`, `InvalidState`; where it goes is decided in its saga.
    """
    if host is not None and storage is not None:
        raise InvalidParameter("Only one of hostid and storageid can be specified")
    if host is None and storage is None and not autoselect:
        raise InvalidParameter("Either hostid or storageid must be specified, or autoselect must be true")
    async with cloud.transaction() as tx:
        vm = await get_visible(tx, caller, ref)
        migrate_allowed(vm)
        to: dict[int, int] = {}
        if storage is not None:
            pool = await _storage_for(tx, vm, storage)
            to = dict.fromkeys(await _volumes_elsewhere(tx, vm, pool), pool.id)
            if not to:
                raise InvalidParameter(
                    f"All disks of VM {vm.display_name or vm.name} are on storage pool {pool.name} already",
                    uuids=[vm.uuid, pool.uuid],
                )
        job = await _begin(cloud, tx, caller, "migrateVirtualMachine", vm, host, to)
    cloud.runner.wake()
    return job


async def migrate_with_volumes(
    cloud: Cloud, caller: Caller, ref: str, *, host: str | None, to: Mapping[str, str], autoselect: bool
) -> Job:
    """Send a running VM to a host and each named volume to its storage pool; `autoselect` chooses a host.

    Raises as `migrate`.
    """
    if host is None and not to and not autoselect:
        raise InvalidParameter("Either hostid or migrateto must be specified, or autoselect must be true")
    async with cloud.transaction() as tx:
        vm = await get_visible(tx, caller, ref)
        migrate_allowed(vm)
        disks: dict[int, int] = {}
        for volume_ref, pool_ref in to.items():
            volume = await volumes.get(tx, volume_ref)
            if volume.virtual_machine_id != vm.id:
                raise InvalidParameter(
                    f"migrateto names volume {volume.name}, which is not attached to VM "
                    f"{vm.display_name or vm.name}",
                    uuids=[volume.uuid, vm.uuid],
                )
            pool = await _storage_for(tx, vm, pool_ref)
            if volume.storage_pool_id != pool.id:
                disks[volume.id] = pool.id
        job = await _begin(cloud, tx, caller, "migrateVirtualMachineWithVolume", vm, host, disks)
    cloud.runner.wake()
    return job


async def _begin(
    cloud: Cloud,
    tx: Transaction,
    caller: Caller,
    command: str,
    vm: VirtualMachineView,
    host: str | None,
    disks: Mapping[int, int],
) -> Job:
    host_id = await wanted_host(tx, caller, host, vm.zone_id)
    if host_id is not None:
        target = await hosts.get(tx, host_id)
        if target.cluster_id != vm.cluster_id:
            raise InvalidParameter(
                f"Host {target.name} is of another pool than VM {vm.display_name or vm.name}; it can move to "
                "hosts of its own pool",
                uuids=[target.uuid, vm.uuid],
            )
        if host_id == vm.host_id and not disks:
            raise InvalidParameter(
                f"Cannot migrate VM {vm.display_name or vm.name}, destination host {target.name} is the one it "
                "runs on",
                uuids=[vm.uuid, target.uuid],
            )
    await virtual_machines.advance(tx, vm.id, Event.MIGRATION_REQUESTED)
    return await submit(
        cloud, tx, caller, command, "migrate_virtual_machine", vm, host_id=host_id, disks=dict(disks)
    )


async def _storage_for(tx: Transaction, vm: VirtualMachineView, ref: str) -> StoragePoolView:
    pool = await storage_pools.get(tx, ref)
    if pool.cluster_id != vm.cluster_id:
        raise InvalidParameter(
            f"Storage pool {pool.name} is of another pool than VM {vm.display_name or vm.name}",
            uuids=[pool.uuid, vm.uuid],
        )
    return pool


async def _volumes_elsewhere(tx: Transaction, vm: VirtualMachineView, pool: StoragePoolView) -> Sequence[int]:
    columns = volumes.rows.table.c
    attached = await volumes.list_where(tx, columns.virtual_machine_id == vm.id, columns.removed.is_(None))
    return [volume.id for volume in attached if volume.storage_pool_id != pool.id]
