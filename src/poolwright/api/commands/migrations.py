"""Migrations: findHostsForMigration, migrateVirtualMachine, migrateVirtualMachineWithVolume."""

from __future__ import annotations

from typing import Annotated

import msgspec

from poolwright.api.command import Call, Command, ListCommand
from poolwright.api.commands.hosts import HostResponse, host_response
from poolwright.api.errors import parameter_error
from poolwright.api.parameters import Entry, Id
from poolwright.api.responses import JobStarted
from poolwright.model.resource import Found
from poolwright.services import migrations


class HostForMigrationResponse(HostResponse):
    requiresStorageMotion: bool | None = None
    suitableformigration: bool | None = None


class FindHostsForMigration(ListCommand, frozen=True, kw_only=True):
    """Finds the hosts that a running VM can move to."""

    virtualmachineid: Annotated[Id, "the VM"]

    async def run(self, call: Call) -> Found[HostForMigrationResponse]:
        found = await migrations.find_hosts(call.cloud, call.caller, self.virtualmachineid, self.keyword)
        part = self.part_of(found)
        rows = [
            HostForMigrationResponse(
                **{
                    **msgspec.structs.asdict(host_response(one.host)),
                    "requiresStorageMotion": one.needs_storage_motion,
                    "suitableformigration": one.reason is None,
                    "hasenoughcapacity": one.reason is None or "free" not in one.reason,
                }
            )
            for one in part.rows
        ]
        return Found(rows, part.total)


class MigrateVirtualMachine(Command, frozen=True, kw_only=True):
    """Moves a running VM to another host of its pool, or its disks to another storage."""

    virtualmachineid: Annotated[Id, "the VM"]
    hostid: Annotated[Id | None, "the host to move it to; not with storageid"] = None
    storageid: Annotated[Id | None, "the storage to move its disks to; not with hostid"] = None
    autoselect: Annotated[bool, "whether the host that suits it best is chosen where none is given"] = True

    async def run(self, call: Call) -> JobStarted:
        job = await migrations.migrate(
            call.cloud,
            call.caller,
            self.virtualmachineid,
            host=self.hostid,
            storage=self.storageid,
            autoselect=self.autoselect,
        )
        return JobStarted(job.uuid)


class MigrateVirtualMachineWithVolume(Command, frozen=True, kw_only=True):
    """Moves a running VM to another host of its pool, and its disks to other storage."""

    virtualmachineid: Annotated[Id, "the VM"]
    hostid: Annotated[Id | None, "the host to move it to"] = None
    migrateto: Annotated[list[Entry] | None, "migrateto[i].volume and .pool: which disk goes where"] = None
    autoselect: Annotated[bool, "whether the host that suits it best is chosen where none is given"] = False

    async def run(self, call: Call) -> JobStarted:
        to: dict[str, str] = {}
        for entry in self.migrateto or ():
            if not entry.get("volume") or not entry.get("pool"):
                raise parameter_error("migrateto[i].volume and migrateto[i].pool belong together; give both")
            to[entry["volume"]] = entry["pool"]
        job = await migrations.migrate_with_volumes(
            call.cloud,
            call.caller,
            self.virtualmachineid,
            host=self.hostid,
            to=to,
            autoselect=self.autoselect,
        )
        return JobStarted(job.uuid)
