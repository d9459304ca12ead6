"""Snapshots of volumes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, ClassVar

from poolwright.api.command import Call, Command, OwnedListCommand
from poolwright.api.commands.owners import domain_path
from poolwright.api.parameters import Id
from poolwright.api.responses import JobStarted, Response, date
from poolwright.model.errors import InvalidParameter
from poolwright.model.resource import Found
from poolwright.model.snapshot import SnapshotState, SnapshotView
from poolwright.services import snapshots
from poolwright.services.queries import any_of, is_, reference


class SnapshotResponse(Response):
    id: str | None = None
    account: str | None = None
    domainid: str | None = None
    domain: str | None = None
    domainpath: str | None = None
    projectid: str | None = None
    project: str | None = None
    snapshottype: str | None = None
    volumeid: str | None = None
    volumename: str | None = None
    volumetype: str | None = None
    volumestate: str | None = None
    created: str | None = None
    name: str | None = None
    intervaltype: str | None = None
    locationtype: str | None = None
    state: str | None = None
    physicalsize: int | None = None
    zoneid: str | None = None
    zonename: str | None = None
    revertable: bool | None = None
    ostypeid: str | None = None
    osdisplayname: str | None = None
    virtualsize: int | None = None
    datastoreid: str | None = None
    datastorename: str | None = None
    datastorestate: str | None = None
    datastoretype: str | None = None
    tags: list[dict[str, str]] | None = None
    hasannotations: bool | None = None


def snapshot_response(snapshot: SnapshotView, *, admin: bool) -> SnapshotResponse:
    """What is seen of a snapshot; where it lies, only by an administrator."""
    return SnapshotResponse(
        id=snapshot.uuid,
        account=None if snapshot.project_uuid else snapshot.account_name,
        domainid=snapshot.domain_uuid,
        domain=snapshot.domain_name,
        domainpath=domain_path(snapshot.domain_path),
        projectid=snapshot.project_uuid,
        project=snapshot.project_name,
        snapshottype=snapshot.type,
        volumeid=snapshot.volume_uuid,
        volumename=snapshot.volume_name,
        volumetype=snapshot.volume_type,
        volumestate=snapshot.volume_state,
        created=date(snapshot.created),
        name=snapshot.name,
        intervaltype=snapshot.type,
        locationtype="PRIMARY",
        state=snapshot.state,
        physicalsize=snapshot.physical_size,
        zoneid=snapshot.zone_uuid,
        zonename=snapshot.zone_name,
        revertable=snapshot.state is SnapshotState.BACKED_UP,
        ostypeid=snapshot.os_type_uuid,
        osdisplayname=snapshot.os_type_name,
        virtualsize=snapshot.size,
        datastoreid=snapshot.storage_pool_uuid if admin else None,
        datastorename=snapshot.storage_pool_name if admin else None,
        datastorestate=snapshot.storage_pool_state if admin else None,
        datastoretype="Primary" if admin else None,
        tags=[],
        hasannotations=False,
    )


async def shown_snapshot(call: Call, uuid: str) -> Response | None:
    """What a finished job shows of a snapshot."""
    snapshot = await snapshots.find_shown(call.cloud, uuid)
    return snapshot_response(snapshot, admin=call.caller.is_root_admin) if snapshot else None


class ListSnapshots(OwnedListCommand, frozen=True, kw_only=True):
    """Lists snapshots of volumes."""

    id: Annotated[Id | None, "the id of the snapshot"] = None
    ids: Annotated[list[Id] | None, "ids of snapshots, separated by commas"] = None
    name: Annotated[str | None, "the name of the snapshot"] = None
    volumeid: Annotated[Id | None, "its volume"] = None
    zoneid: Annotated[Id | None, "the zone"] = None
    snapshottype: Annotated[str | None, "MANUAL"] = None
    intervaltype: Annotated[str | None, "MANUAL"] = None
    storageid: Annotated[Id | None, "the storage that it lies on"] = None

    async def run(self, call: Call) -> Found[SnapshotResponse]:
        conditions = (
            reference("", self.id)
            | any_of(self.ids)
            | is_("name", self.name)
            | reference("volume", self.volumeid)
            | reference("zone", self.zoneid)
            | reference("storage_pool", self.storageid)
        )
        for kind in (self.snapshottype, self.intervaltype):
            conditions |= is_("type", kind.upper() if kind else None)
        found = await snapshots.list_(
            call.cloud, call.caller, self.whose(self.id), conditions, self.keyword, self.part
        )
        admin = call.caller.is_root_admin
        return Found([snapshot_response(row, admin=admin) for row in found.rows], found.total)


class CreateSnapshot(Command, frozen=True, kw_only=True):
    """Takes a snapshot of a volume."""

    refuses: ClassVar[Mapping[str, str]] = {
        "policyid": "this cloud has no snapshot policies",
        "zoneids": "a snapshot stays on the storage of its volume",
        "storageids": "a snapshot stays on the storage of its volume",
        "tags": "give it tags with createTags",
    }

    volumeid: Annotated[Id, "the volume"]
    name: Annotated[str | None, "the name of the snapshot"] = None
    quiescevm: Annotated[bool, "not here: XenServer does not quiesce guests any more"] = False
    account: Annotated[str | None, "the account of the volume"] = None
    domainid: Annotated[Id | None, "the domain of the account"] = None
    asyncbackup: Annotated[bool, "a snapshot stays on the storage of its volume in any case"] = False

    async def run(self, call: Call) -> JobStarted:
        if self.quiescevm:
            raise InvalidParameter("quiescevm: XenServer can't quiesce a guest for a snapshot; leave it out")
        made = await snapshots.create(call.cloud, call.caller, self.volumeid, self.name or None)
        return JobStarted(made.job.uuid, made.uuid)


class DeleteSnapshot(Command, frozen=True, kw_only=True):
    """Deletes a snapshot of a volume."""

    id: Annotated[Id, "the snapshot"]
    zoneid: Annotated[Id | None, "its zone"] = None

    async def run(self, call: Call) -> JobStarted:
        return JobStarted((await snapshots.delete(call.cloud, call.caller, self.id)).uuid)


class RevertSnapshot(Command, frozen=True, kw_only=True):
    """Puts a volume back to its snapshot."""

    id: Annotated[Id, "the snapshot"]

    async def run(self, call: Call) -> JobStarted:
        return JobStarted((await snapshots.revert(call.cloud, call.caller, self.id)).uuid)
