"""Maintenance of hosts and storage pools."""

from __future__ import annotations

from typing import Annotated

from poolwright.api.command import Call, Command
from poolwright.api.commands.hosts import HostResponse, host_response
from poolwright.api.commands.storage_pools import StoragePoolResponse, storage_pool_response
from poolwright.api.parameters import Id
from poolwright.api.responses import JobStarted
from poolwright.services import hosts, maintenance, storage_pools


async def shown_storage_pool(call: Call, uuid: str) -> StoragePoolResponse | None:
    """The storage pool that a job is about."""
    found = await storage_pools.find(call.cloud, uuid)
    return storage_pool_response(found) if found else None


async def shown_host(call: Call, uuid: str) -> HostResponse | None:
    """The host that a job is about."""
    found = await hosts.find(call.cloud, uuid)
    return host_response(found) if found else None


class PrepareHostForMaintenance(Command, frozen=True, kw_only=True):
    """Migrates the VMs away from a host, and closes it."""

    id: Annotated[Id, "the host"]

    async def run(self, call: Call) -> JobStarted:
        return JobStarted((await maintenance.prepare_host(call.cloud, call.caller, self.id)).uuid)


class CancelHostMaintenance(Command, frozen=True, kw_only=True):
    """Opens a host for VMs again."""

    id: Annotated[Id, "the host"]

    async def run(self, call: Call) -> JobStarted:
        return JobStarted((await maintenance.resume_host(call.cloud, call.caller, self.id)).uuid)


class EnableStorageMaintenance(Command, frozen=True, kw_only=True):
    """Stops the VMs with volumes on a storage pool, and closes it."""

    id: Annotated[Id, "the storage pool"]

    async def run(self, call: Call) -> JobStarted:
        return JobStarted((await maintenance.prepare_storage_pool(call.cloud, call.caller, self.id)).uuid)


class CancelStorageMaintenance(Command, frozen=True, kw_only=True):
    """Opens a storage pool again, and starts the VMs that were stopped for its maintenance."""

    id: Annotated[Id, "the storage pool"]

    async def run(self, call: Call) -> JobStarted:
        return JobStarted((await maintenance.resume_storage_pool(call.cloud, call.caller, self.id)).uuid)
