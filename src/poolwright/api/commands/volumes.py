"""Volumes: listVolumes, and what is shown of one. What changes them is `volume_changes`."""

from __future__ import annotations

from typing import Annotated

from poolwright.api.command import Call, TaggedListCommand
from poolwright.api.commands.owners import domain_path as domain_path
from poolwright.api.commands.owners import owner_fields
from poolwright.api.parameters import Id
from poolwright.api.responses import Response, date
from poolwright.model.resource import Found
from poolwright.model.volume import VolumeState, VolumeView
from poolwright.services import volumes
from poolwright.services.queries import any_of, is_, reference


class VolumeResponse(Response):
    id: str | None = None
    name: str | None = None
    zoneid: str | None = None
    zonename: str | None = None
    type: str | None = None
    deviceid: int | None = None
    virtualmachineid: str | None = None
    vmname: str | None = None
    vmdisplayname: str | None = None
    vmstate: str | None = None
    vmtype: str | None = None
    templateid: str | None = None
    templatename: str | None = None
    templatedisplaytext: str | None = None
    provisioningtype: str | None = None
    size: int | None = None
    virtualsize: int | None = None
    physicalsize: int | None = None
    miniops: int | None = None
    maxiops: int | None = None
    created: str | None = None
    attached: str | None = None
    state: str | None = None
    account: str | None = None
    domainid: str | None = None
    domain: str | None = None
    domainpath: str | None = None
    projectid: str | None = None
    project: str | None = None
    storagetype: str | None = None
    hypervisor: str | None = None
    diskofferingid: str | None = None
    diskofferingname: str | None = None
    diskofferingdisplaytext: str | None = None
    serviceofferingid: str | None = None
    serviceofferingname: str | None = None
    serviceofferingdisplaytext: str | None = None
    storage: str | None = None
    storageid: str | None = None
    snapshotid: str | None = None
    clusterid: str | None = None
    clustername: str | None = None
    podid: str | None = None
    podname: str | None = None
    path: str | None = None
    destroyed: bool | None = None
    isextractable: bool | None = None
    displayvolume: bool | None = None
    quiescevm: bool | None = None
    supportsstoragesnapshot: bool | None = None
    deleteprotection: bool | None = None
    tags: list[dict[str, str]] | None = None
    hasannotations: bool | None = None


def volume_response(volume: VolumeView, *, admin: bool) -> VolumeResponse:
    """What is seen of a volume; where it lies, only by an administrator."""
    gone = (VolumeState.DESTROY, VolumeState.EXPUNGING, VolumeState.EXPUNGED)
    return VolumeResponse(
        id=volume.uuid,
        name=volume.name,
        zoneid=volume.zone_uuid,
        zonename=volume.zone_name,
        type=volume.type,
        deviceid=volume.device_id,
        virtualmachineid=volume.virtual_machine_uuid,
        vmname=volume.virtual_machine_name,
        vmdisplayname=volume.virtual_machine_display_name,
        vmstate=volume.virtual_machine_state,
        vmtype=volume.virtual_machine_type,
        templateid=volume.template_uuid,
        templatename=volume.template_name,
        templatedisplaytext=volume.template_text,
        provisioningtype=volume.provisioning_type,
        size=volume.size,
        virtualsize=volume.size,
        physicalsize=volume.physical_size,
        miniops=volume.min_iops,
        maxiops=volume.max_iops,
        created=date(volume.created),
        attached=date(volume.attached),
        state=volume.state,
        **owner_fields(volume),
        storagetype="local" if volume.storage_pool_scope == "HOST" else "shared",
        hypervisor="XenServer",
        diskofferingid=volume.disk_offering_uuid,
        diskofferingname=volume.disk_offering_name,
        diskofferingdisplaytext=volume.disk_offering_text,
        serviceofferingid=volume.service_offering_uuid,
        serviceofferingname=volume.service_offering_name,
        serviceofferingdisplaytext=volume.service_offering_text,
        storage=volume.storage_pool_name if admin else None,
        storageid=volume.storage_pool_uuid if admin else None,
        snapshotid=volume.snapshot_uuid,
        clusterid=volume.cluster_uuid if admin else None,
        clustername=volume.cluster_name if admin else None,
        podid=volume.pod_uuid if admin else None,
        podname=volume.pod_name if admin else None,
        path=volume.external_uuid if admin else None,
        destroyed=volume.state in gone,
        isextractable=False,
        displayvolume=volume.display,
        quiescevm=False,
        supportsstoragesnapshot=False,
        deleteprotection=volume.delete_protection,
        tags=[],
        hasannotations=False,
    )


class ListVolumes(TaggedListCommand, frozen=True, kw_only=True):
    """Lists volumes."""

    id: Annotated[Id | None, "the id of the volume"] = None
    ids: Annotated[list[Id] | None, "ids of volumes, separated by commas"] = None
    name: Annotated[str | None, "the name of the volume"] = None
    type: Annotated[str | None, "ROOT or DATADISK"] = None
    state: Annotated[str | None, "the state of the volume, for example Ready"] = None
    virtualmachineid: Annotated[Id | None, "the VM that it is attached to"] = None
    zoneid: Annotated[Id | None, "the zone"] = None
    hostid: Annotated[Id | None, "the host that its VM runs on"] = None
    clusterid: Annotated[Id | None, "the cluster"] = None
    storageid: Annotated[str | None, "the storage that it lies on"] = None
    diskofferingid: Annotated[Id | None, "its disk offering"] = None
    serviceofferingid: Annotated[Id | None, "the service offering of its VM"] = None
    displayvolume: Annotated[bool | None, "whether it is shown to users"] = None

    async def run(self, call: Call) -> Found[VolumeResponse]:
        conditions = (
            reference("", self.id)
            | any_of(self.ids)
            | is_("name", self.name)
            | is_("type", self.type.upper() if self.type else None)
            | is_("state", self.state.capitalize() if self.state else None)
            | reference("virtual_machine", self.virtualmachineid)
            | reference("zone", self.zoneid)
            | reference("host", self.hostid)
            | reference("cluster", self.clusterid)
            | reference("storage_pool", self.storageid)
            | reference("disk_offering", self.diskofferingid)
            | reference("service_offering", self.serviceofferingid)
            | is_("display", self.displayvolume)
        )
        found = await volumes.list_(
            call.cloud, call.caller, self.whose(self.id), conditions, self.keyword, self.part
        )
        admin = call.caller.is_root_admin
        return Found([volume_response(row, admin=admin) for row in found.rows], found.total)
