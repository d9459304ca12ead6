"""Snapshots of whole VMs: createVMSnapshot, listVMSnapshot, revertToVMSnapshot, deleteVMSnapshot."""

from __future__ import annotations

from typing import Annotated

from poolwright.api.command import Call, Command, OwnedListCommand
from poolwright.api.commands.owners import domain_path
from poolwright.api.parameters import Id
from poolwright.api.responses import JobStarted, Response, date
from poolwright.model.resource import Found
from poolwright.services import vm_snapshots
from poolwright.services.queries import any_of, is_, reference


class VmSnapshotResponse(Response):
    id: str | None = None
    name: str | None = None
    displayname: str | None = None
    description: str | None = None
    state: str | None = None
    type: str | None = None
    current: bool | None = None
    parent: str | None = None
    parentName: str | None = None
    virtualmachineid: str | None = None
    virtualmachinename: str | None = None
    zoneid: str | None = None
    zonename: str | None = None
    created: str | None = None
    account: str | None = None
    projectid: str | None = None
    project: str | None = None
    domainid: str | None = None
    domain: str | None = None
    domainpath: str | None = None
    hypervisor: str | None = None
    tags: list[dict[str, str]] | None = None
    hasannotations: bool | None = None


def _response(shown: vm_snapshots.Shown) -> VmSnapshotResponse:
    row = shown.snapshot
    return VmSnapshotResponse(
        id=row.uuid,
        name=row.name,
        displayname=row.display_name,
        description=row.description,
        state=row.state,
        type=row.type,
        current=row.is_current,
        parent=row.parent_uuid,
        parentName=shown.parent_name,
        virtualmachineid=row.virtual_machine_uuid,
        virtualmachinename=row.virtual_machine_name,
        zoneid=row.zone_uuid,
        zonename=row.zone_name,
        created=date(row.created),
        account=None if row.project_uuid else row.account_name,
        projectid=row.project_uuid,
        project=row.project_name,
        domainid=row.domain_uuid,
        domain=row.domain_name,
        domainpath=domain_path(row.domain_path),
        hypervisor=row.virtual_machine_hypervisor,
        tags=[],
        hasannotations=False,
    )


async def shown_vm_snapshot(call: Call, uuid: str) -> Response | None:
    """The snapshot that a finished job is about."""
    found = await vm_snapshots.find(call.cloud, uuid)
    return _response(found) if found else None


class CreateVMSnapshot(Command, frozen=True, kw_only=True):
    """Takes a snapshot of a VM."""

    virtualmachineid: Annotated[Id, "the VM"]
    name: Annotated[str | None, "what people call the snapshot"] = None
    description: Annotated[str | None, "what it is for"] = None
    snapshotmemory: Annotated[bool, "whether its memory is kept too; while it runs"] = False
    quiescevm: Annotated[bool, "has no effect: XenServer can no longer ask guests for quiet"] = False

    async def run(self, call: Call) -> JobStarted:
        job, uuid = await vm_snapshots.create(
            call.cloud,
            call.caller,
            self.virtualmachineid,
            name=self.name or None,
            description=self.description or None,
            memory=self.snapshotmemory,
        )
        return JobStarted(job.uuid, uuid)


class ListVMSnapshot(OwnedListCommand, frozen=True, kw_only=True):
    """Lists snapshots of VMs."""

    vmsnapshotid: Annotated[Id | None, "the id of the snapshot"] = None
    vmsnapshotids: Annotated[list[Id] | None, "ids of snapshots, separated by commas"] = None
    virtualmachineid: Annotated[Id | None, "the VM"] = None
    name: Annotated[str | None, "what people call the snapshot"] = None
    state: Annotated[str | None, "its state"] = None

    async def run(self, call: Call) -> Found[VmSnapshotResponse]:
        conditions = (
            reference("", self.vmsnapshotid)
            | any_of(self.vmsnapshotids)
            | reference("virtual_machine", self.virtualmachineid)
            | is_("display_name", self.name)
            | is_("state", self.state)
        )
        found = await vm_snapshots.list_(
            call.cloud,
            call.caller,
            self.whose(self.vmsnapshotid or self.virtualmachineid),
            conditions,
            self.keyword,
            self.part,
        )
        return Found([_response(row) for row in found.rows], found.total)


class RevertToVMSnapshot(Command, frozen=True, kw_only=True):
    """Has a VM go back to a snapshot."""

    vmsnapshotid: Annotated[Id, "the snapshot"]

    async def run(self, call: Call) -> JobStarted:
        return JobStarted((await vm_snapshots.revert(call.cloud, call.caller, self.vmsnapshotid)).uuid)


class DeleteVMSnapshot(Command, frozen=True, kw_only=True):
    """Deletes a snapshot of a VM."""

    vmsnapshotid: Annotated[Id, "the snapshot"]

    async def run(self, call: Call) -> JobStarted:
        return JobStarted((await vm_snapshots.delete(call.cloud, call.caller, self.vmsnapshotid)).uuid)
