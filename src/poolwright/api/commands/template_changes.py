"""Templates: registered, created, changed, shared, deleted. What can't be here says so."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, ClassVar, Final

from poolwright.api.command import Call, Command, OwnedCommand
from poolwright.api.commands.templates import TemplateResponse, template_response
from poolwright.api.parameters import Id, Length
from poolwright.api.responses import JobStarted, Response, Success
from poolwright.model.errors import InvalidParameter
from poolwright.model.resource import Found
from poolwright.services import template_changes, templates
from poolwright.services.clusters import check_hypervisor
from poolwright.services.template_changes import Described, Source

_NOT_DIRECT: Final = "images are kept on the pools' own storage, and fetched by the manager"


async def shown_template(call: Call, uuid: str) -> Response | None:
    """What a finished job shows of a template or an ISO."""
    template = await templates.find_shown(call.cloud, uuid)
    return template_response(template) if template else None


class RegisterTemplate(OwnedCommand, frozen=True, kw_only=True):
    """Makes a template of an image that is fetched from a URL."""

    refuses: ClassVar[Mapping[str, str]] = {
        "extensionid": "this cloud has no extensions",
        "externaldetails": "this cloud has no extensions",
    }

    name: Annotated[str, "the name of the template"]
    format: Annotated[str, "VHD, RAW or QCOW2"]
    hypervisor: Annotated[str, "the hypervisor, XenServer"]
    url: Annotated[str, Length(2048), "where the image is, by http or https"]
    displaytext: Annotated[str | None, "a line about it"] = None
    ostypeid: Annotated[Id | None, "the guest operating system"] = None
    zoneid: Annotated[Id | None, "the zone"] = None
    zoneids: Annotated[list[str] | None, "the zone, in place of zoneid"] = None
    checksum: Annotated[str | None, "the image's MD5 or SHA sum, or {SHA-256} and the sum"] = None
    bits: Annotated[int, "32 or 64"] = 64
    isfeatured: Annotated[bool, "whether it is shown to everybody first; for administrators"] = False
    ispublic: Annotated[bool, "whether everybody may use it"] = False
    isextractable: Annotated[bool, "whether it may be taken out of the cloud"] = False
    passwordenabled: Annotated[bool, "whether its guests take a password"] = False
    sshkeyenabled: Annotated[bool, "whether its guests take SSH keys"] = False
    requireshvm: Annotated[bool, "whether its guests need hardware virtualisation"] = True
    isdynamicallyscalable: Annotated[bool, "whether its guests may be resized while they run"] = False
    templatetag: Annotated[str | None, "a tag"] = None
    templatetype: Annotated[str | None, "USER, for one"] = None
    arch: Annotated[str | None, "the processors' architecture, x86_64"] = None
    directdownload: Annotated[bool, "not here: images are kept on the pools' own storage"] = False
    details: Annotated[dict[str, str] | None, "more that is kept with it"] = None

    async def run(self, call: Call) -> Found[TemplateResponse]:
        check_hypervisor(self.hypervisor)
        if self.directdownload:
            raise InvalidParameter(f"directdownload: {_NOT_DIRECT}; leave it out")
        described = Described(
            name=self.name,
            display_text=self.displaytext or None,
            os_type=self.ostypeid,
            is_public=self.ispublic,
            is_featured=self.isfeatured,
            is_extractable=self.isextractable,
            requires_hvm=self.requireshvm,
            bits=self.bits,
            password_enabled=self.passwordenabled,
            ssh_key_enabled=self.sshkeyenabled,
            dynamically_scalable=self.isdynamicallyscalable,
            tag=self.templatetag or None,
            arch=self.arch or "x86_64",
            type=(self.templatetype or "USER").upper(),
            details=self.details or {},
        )
        source = Source(self.url, self.format, self.checksum or None)
        zones = [self.zoneid] if self.zoneid else self.zoneids or []
        made = await template_changes.register(call.cloud, call.caller, described, source, zones, self.whom)
        return Found([template_response(made)], 1)


class CreateTemplate(OwnedCommand, frozen=True, kw_only=True):
    """Makes a template of a volume, or of a snapshot."""

    refuses: ClassVar[Mapping[str, str]] = {
        "url": "register it with registerTemplate",
        "virtualmachineid": "give the volumeid of its root disk",
    }

    name: Annotated[str, "the name of the template"]
    ostypeid: Annotated[Id, "the guest operating system"]
    volumeid: Annotated[Id | None, "the volume, of no running VM"] = None
    snapshotid: Annotated[Id | None, "the snapshot, in place of a volume"] = None
    displaytext: Annotated[str | None, "a line about it"] = None
    bits: Annotated[int, "32 or 64"] = 64
    isfeatured: Annotated[bool, "whether it is shown to everybody first; for administrators"] = False
    ispublic: Annotated[bool, "whether everybody may use it"] = False
    passwordenabled: Annotated[bool, "whether its guests take a password"] = False
    sshkeyenabled: Annotated[bool, "whether its guests take SSH keys"] = False
    requireshvm: Annotated[bool, "whether its guests need hardware virtualisation"] = True
    isdynamicallyscalable: Annotated[bool, "whether its guests may be resized while they run"] = False
    templatetag: Annotated[str | None, "a tag"] = None
    arch: Annotated[str | None, "the processors' architecture, x86_64"] = None
    details: Annotated[dict[str, str] | None, "more that is kept with it"] = None

    async def run(self, call: Call) -> JobStarted:
        described = Described(
            name=self.name,
            display_text=self.displaytext or None,
            os_type=self.ostypeid,
            is_public=self.ispublic,
            is_featured=self.isfeatured,
            requires_hvm=self.requireshvm,
            bits=self.bits,
            password_enabled=self.passwordenabled,
            ssh_key_enabled=self.sshkeyenabled,
            dynamically_scalable=self.isdynamicallyscalable,
            tag=self.templatetag or None,
            arch=self.arch or "x86_64",
            details=self.details or {},
        )
        made = await template_changes.create(
            call.cloud, call.caller, described, self.volumeid, self.snapshotid, self.whom
        )
        return JobStarted(made.job.uuid, made.uuid)


class UpdateImage(Command, frozen=True, kw_only=True):
    """Changes what is said of a template or an ISO."""

    id: Annotated[Id, "the template or ISO"]
    name: Annotated[str | None, "its name"] = None
    displaytext: Annotated[str | None, "a line about it"] = None
    ostypeid: Annotated[Id | None, "the guest operating system"] = None
    bootable: Annotated[bool | None, "whether it can be booted from"] = None
    requireshvm: Annotated[bool | None, "whether its guests need hardware virtualisation"] = None
    passwordenabled: Annotated[bool | None, "whether its guests take a password"] = None
    sshkeyenabled: Annotated[bool | None, "whether its guests take SSH keys"] = None
    isdynamicallyscalable: Annotated[bool | None, "whether its guests may be resized while they run"] = None
    sortkey: Annotated[int | None, "where it stands among others"] = None
    details: Annotated[dict[str, str] | None, "more that is kept with it"] = None
    cleanupdetails: Annotated[bool, "whether what is kept with it is forgotten"] = False
    arch: Annotated[str | None, "the processors' architecture"] = None

    async def run(self, call: Call) -> TemplateResponse:
        return await self.change(call)

    async def change(self, call: Call, **more: str | None) -> TemplateResponse:
        """Write what is given, and `more`."""
        template = await template_changes.update(
            call.cloud,
            call.caller,
            self.id,
            os_type=self.ostypeid,
            name=self.name or None,
            display_text=self.displaytext or None,
            bootable=self.bootable,
            requires_hvm=self.requireshvm,
            password_enabled=self.passwordenabled,
            ssh_key_enabled=self.sshkeyenabled,
            dynamically_scalable=self.isdynamicallyscalable,
            sort_key=self.sortkey,
            details={} if self.cleanupdetails else self.details,
            arch=self.arch or None,
            **more,
        )
        return template_response(template)


class UpdateTemplate(UpdateImage, frozen=True, kw_only=True):
    """Changes what is said of a template."""

    templatetag: Annotated[str | None, "a tag"] = None

    async def run(self, call: Call) -> TemplateResponse:
        return await self.change(call, tag=self.templatetag or None)


class UpdateImagePermissions(Command, frozen=True, kw_only=True):
    """Says who may use a template or an ISO."""

    id: Annotated[Id, "the template or ISO"]
    op: Annotated[str | None, "add, remove or reset"] = None
    accounts: Annotated[list[str] | None, "the names of accounts in its owner's domain"] = None
    ispublic: Annotated[bool | None, "whether everybody may use it"] = None
    isfeatured: Annotated[bool | None, "whether it is shown to everybody first"] = None
    isextractable: Annotated[bool | None, "whether it may be taken out of the cloud"] = None

    refuses: ClassVar[Mapping[str, str]] = {"projectids": "it is shared with accounts"}

    async def run(self, call: Call) -> Success:
        await template_changes.permit(
            call.cloud,
            call.caller,
            self.id,
            operation=self.op or None,
            names=self.accounts or (),
            is_public=self.ispublic,
            is_featured=self.isfeatured,
            is_extractable=self.isextractable,
        )
        return Success(success=True)


class PermissionsResponse(Response):
    id: str | None = None
    ispublic: bool | None = None
    domainid: str | None = None
    account: list[str] | None = None


class ListImagePermissions(Command, frozen=True, kw_only=True):
    """Tells who may use a template or an ISO."""

    id: Annotated[Id, "the template or ISO"]

    async def run(self, call: Call) -> PermissionsResponse:
        found = await template_changes.permissions(call.cloud, call.caller, self.id)
        return PermissionsResponse(
            id=found.template.uuid,
            ispublic=found.template.is_public,
            domainid=found.template.domain_uuid,
            account=found.accounts,
        )


class DeleteTemplate(Command, frozen=True, kw_only=True):
    """Deletes a template that was made here."""

    id: Annotated[Id, "the template"]
    zoneid: Annotated[Id | None, "its zone"] = None
    forced: Annotated[bool, "delete it although VMs were made from it"] = False

    async def run(self, call: Call) -> JobStarted:
        job = await template_changes.delete(call.cloud, call.caller, self.id, forced=self.forced)
        return JobStarted(job.uuid)


class PrepareTemplate(Command, frozen=True, kw_only=True):
    """Has a template be at hand in a zone, which it always is: it lies on its pool's own storage."""

    zoneid: Annotated[Id, "the zone"]
    templateid: Annotated[Id, "the template"]
    storageid: Annotated[Id | None, "the storage"] = None

    async def run(self, call: Call) -> Found[TemplateResponse]:
        template = await templates.get_in_zone(call.cloud, call.caller, self.templateid, self.zoneid)
        return Found([template_response(template)], 1)


class CopyImage(Command, frozen=True, kw_only=True):
    """Copies a template or an ISO to another zone: not here, where each is kept on a pool of its zone."""

    id: Annotated[Id, "the template or ISO"]
    sourcezoneid: Annotated[Id | None, "its zone"] = None
    destzoneid: Annotated[Id | None, "the other zone"] = None
    destzoneids: Annotated[list[Id] | None, "other zones"] = None

    async def run(self, call: Call) -> JobStarted:
        await templates.get_for(call.cloud, call.caller, self.id)
        raise InvalidParameter(f"It can't be copied: {_NOT_DIRECT}; register it in the other zone")


class ExtractImage(Command, frozen=True, kw_only=True):
    """Gives a template or an ISO out of the cloud: not here."""

    id: Annotated[Id, "the template or ISO"]
    mode: Annotated[str, "HTTP_DOWNLOAD"]
    url: Annotated[str | None, "where it would be sent"] = None
    zoneid: Annotated[Id | None, "its zone"] = None

    async def run(self, call: Call) -> JobStarted:
        await templates.get_for(call.cloud, call.caller, self.id)
        raise InvalidParameter(f"It can't be extracted: {_NOT_DIRECT}; export it on its pool")
