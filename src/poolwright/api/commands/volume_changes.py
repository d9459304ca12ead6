"""Volumes: made, attached, detached, resized, renamed, deleted."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, ClassVar, Final

from poolwright.api.command import Call, Command, ListCommand, OwnedCommand
from poolwright.api.commands.storage_pools import StoragePoolResponse, storage_pool_response
from poolwright.api.commands.volumes import VolumeResponse, volume_response
from poolwright.api.errors import parameter_error
from poolwright.api.parameters import Id, Length, Long
from poolwright.api.responses import JobStarted, Response, Success
from poolwright.model.resource import Found
from poolwright.services import attachments, snapshots, volume_moves, volume_uploads, volumes

_NO_KEYS: Final = "this cloud keeps no encryption keys"
_NO_LIMITS: Final = "XenServer does not limit what a disk does per second"


async def shown_volume(call: Call, uuid: str) -> Response | None:
    """What a finished job shows of a volume."""
    volume = await volumes.find_shown(call.cloud, uuid)
    return volume_response(volume, admin=call.caller.is_root_admin) if volume else None


class CreateVolume(OwnedCommand, frozen=True, kw_only=True):
    """Creates a volume of a disk offering, or of a snapshot."""

    refuses: ClassVar[Mapping[str, str]] = {
        "kmskeyid": _NO_KEYS,
        "miniops": _NO_LIMITS,
        "maxiops": _NO_LIMITS,
        "storageid": "its storage is chosen when it is attached",
        "virtualmachineid": "attach it with attachVolume",
    }

    diskofferingid: Annotated[Id | None, "the disk offering"] = None
    snapshotid: Annotated[Id | None, "the snapshot that it is made of"] = None
    zoneid: Annotated[Id | None, "the zone"] = None
    name: Annotated[str | None, "the name of the volume"] = None
    size: Annotated[Long | None, "the size in GiB, of a custom disk offering"] = None
    displayvolume: Annotated[bool, "whether it is shown to users"] = True

    async def run(self, call: Call) -> JobStarted:
        if self.snapshotid is not None:
            made = await snapshots.create_volume(
                call.cloud,
                call.caller,
                self.snapshotid,
                name=self.name or None,
                offering=self.diskofferingid,
                size_gib=self.size,
                whom=self.whom,
                display=self.displayvolume,
            )
            return JobStarted(made.job.uuid, made.uuid)
        if self.diskofferingid is None or self.zoneid is None:
            missing = "diskofferingid" if self.diskofferingid is None else "zoneid"
            raise parameter_error(
                f"Unable to execute API command createvolume due to missing parameter {missing}"
            )
        made = await volumes.create(
            call.cloud,
            call.caller,
            zone=self.zoneid,
            offering=self.diskofferingid,
            name=self.name or None,
            size_gib=self.size,
            whom=self.whom,
            display=self.displayvolume,
        )
        return JobStarted(made.job.uuid, made.uuid)


class UploadVolume(OwnedCommand, frozen=True, kw_only=True):
    """Makes a volume of an image that is fetched from a URL."""

    refuses: ClassVar[Mapping[str, str]] = {"imagestoreuuid": "images go straight to the pools' own storage"}

    name: Annotated[str, "the name of the volume"]
    format: Annotated[str, "VHD, RAW or QCOW2"]
    url: Annotated[str, Length(2048), "where the image is, by http or https"]
    zoneid: Annotated[Id, "the zone"]
    diskofferingid: Annotated[Id | None, "a customized disk offering, whose tags choose the storage"] = None
    checksum: Annotated[str | None, "the image's MD5 or SHA sum, or {SHA-256} and the sum"] = None

    async def run(self, call: Call) -> JobStarted:
        made = await volume_uploads.upload(
            call.cloud,
            call.caller,
            volume_uploads.Image(self.url, self.format, self.checksum or None),
            name=self.name,
            zone=self.zoneid,
            offering=self.diskofferingid,
            whom=self.whom,
        )
        return JobStarted(made.job.uuid)


class AttachVolume(Command, frozen=True, kw_only=True):
    """Attaches a volume to a VM."""

    id: Annotated[Id, "the volume"]
    virtualmachineid: Annotated[Id, "the VM"]
    deviceid: Annotated[Long | None, "where on the VM it goes: 1, 2, 4 and so on; 3 is the CD drive's"] = None

    async def run(self, call: Call) -> JobStarted:
        job = await attachments.attach(call.cloud, call.caller, self.id, self.virtualmachineid, self.deviceid)
        return JobStarted(job.uuid)


class DetachVolume(Command, frozen=True, kw_only=True):
    """Detaches a volume from its VM."""

    id: Annotated[Id | None, "the volume"] = None
    virtualmachineid: Annotated[Id | None, "the VM that it is on, with deviceid"] = None
    deviceid: Annotated[Long | None, "where on the VM it is"] = None

    async def run(self, call: Call) -> JobStarted:
        job = await attachments.detach(call.cloud, call.caller, self.id, self.virtualmachineid, self.deviceid)
        return JobStarted(job.uuid)


class ResizeVolume(Command, frozen=True, kw_only=True):
    """Gives a volume another size."""

    refuses: ClassVar[Mapping[str, str]] = {"miniops": _NO_LIMITS, "maxiops": _NO_LIMITS}

    id: Annotated[Id, "the volume"]
    size: Annotated[Long | None, "the new size in GiB"] = None
    diskofferingid: Annotated[Id | None, "the new disk offering"] = None
    shrinkok: Annotated[bool, "whether it may become smaller"] = False
    automigrate: Annotated[bool, "whether it may be moved to other storage for its new offering"] = False

    async def run(self, call: Call) -> JobStarted:
        job = await volumes.resize(
            call.cloud,
            call.caller,
            self.id,
            size_gib=self.size,
            offering=self.diskofferingid,
            shrink=self.shrinkok,
        )
        return JobStarted(job.uuid)


class ChangeOfferingForVolume(Command, frozen=True, kw_only=True):
    """Gives a volume another disk offering, and its size."""

    refuses: ClassVar[Mapping[str, str]] = {"miniops": _NO_LIMITS, "maxiops": _NO_LIMITS}

    id: Annotated[Id, "the volume"]
    diskofferingid: Annotated[Id, "the new disk offering"]
    size: Annotated[Long | None, "the new size in GiB, of a custom disk offering"] = None
    shrinkok: Annotated[bool, "whether it may become smaller"] = False
    automigrate: Annotated[bool, "whether it may be moved to other storage for its new offering"] = False

    async def run(self, call: Call) -> JobStarted:
        job = await volumes.resize(
            call.cloud,
            call.caller,
            self.id,
            size_gib=self.size,
            offering=self.diskofferingid,
            shrink=self.shrinkok,
            command="changeOfferingForVolume",
        )
        return JobStarted(job.uuid)


class MigrateVolume(Command, frozen=True, kw_only=True):
    """Moves a volume to other storage, while no running VM uses it."""

    volumeid: Annotated[Id, "the volume"]
    storageid: Annotated[Id, "the storage"]
    livemigrate: Annotated[bool, "whether its VM may go on running meanwhile: not here"] = False

    refuses: ClassVar[Mapping[str, str]] = {"newdiskofferingid": "change it with changeOfferingForVolume"}

    async def run(self, call: Call) -> JobStarted:
        job = await volume_moves.migrate(call.cloud, call.caller, self.volumeid, self.storageid)
        return JobStarted(job.uuid)


class FindStoragePoolsForMigration(ListCommand, frozen=True, kw_only=True):
    """Lists the storage that a volume can be moved to."""

    id: Annotated[Id, "the volume"]

    async def run(self, call: Call) -> Found[StoragePoolResponse]:
        found = await volume_moves.find_pools(call.cloud, call.caller, self.id)
        return self.part_of([storage_pool_response(row) for row in found.rows])


class UpdateVolume(Command, frozen=True, kw_only=True):
    """Changes what a volume is called, and whether it is shown or protected."""

    refuses: ClassVar[Mapping[str, str]] = {
        "path": "where a volume lies follows its pool",
        "chaininfo": "where a volume lies follows its pool",
        "storageid": "where a volume lies follows its pool",
        "state": "a volume's state follows what is done to it",
    }

    id: Annotated[Id | None, "the volume"] = None
    name: Annotated[str | None, "its new name"] = None
    displayvolume: Annotated[bool | None, "whether it is shown to users"] = None
    deleteprotection: Annotated[bool | None, "whether it can't be deleted"] = None
    customid: Annotated[str | None, "an id of the administrator's own, a uuid"] = None

    async def run(self, call: Call) -> JobStarted:
        if self.id is None:
            raise parameter_error("Unable to execute API command updatevolume due to missing parameter id")
        job = await volumes.update(
            call.cloud,
            call.caller,
            self.id,
            name=self.name or None,
            display=self.displayvolume,
            delete_protection=self.deleteprotection,
            custom_id=self.customid or None,
        )
        return JobStarted(job.uuid)


class DeleteVolume(Command, frozen=True, kw_only=True):
    """Deletes a detached volume, for good."""

    id: Annotated[Id, "the volume"]

    async def run(self, call: Call) -> Success:
        await volumes.delete(call.cloud, call.caller, self.id)
        return Success(success=True)


class DestroyVolume(Command, frozen=True, kw_only=True):
    """Destroys a detached volume; until it is expunged it can be recovered."""

    id: Annotated[Id, "the volume"]
    expunge: Annotated[bool, "remove it for good, at once; for administrators"] = False

    async def run(self, call: Call) -> JobStarted:
        job = await volumes.destroy(call.cloud, call.caller, self.id, expunge=self.expunge)
        return JobStarted(job.uuid)


class RecoverVolume(Command, frozen=True, kw_only=True):
    """Takes a destroyed volume back."""

    id: Annotated[Id, "the volume"]

    async def run(self, call: Call) -> VolumeResponse:
        volume = await volumes.recover(call.cloud, call.caller, self.id)
        return volume_response(volume, admin=call.caller.is_root_admin)
