"""ISOs: images of CDs, registered and offered."""

from __future__ import annotations

from typing import Annotated

from poolwright.api.command import Call, Command, OwnedCommand, OwnedListCommand
from poolwright.api.commands.templates import TemplateResponse, template_response
from poolwright.api.parameters import Id, Length
from poolwright.api.responses import JobStarted
from poolwright.model.errors import InvalidParameter
from poolwright.model.resource import Found
from poolwright.services import isos, template_changes, templates
from poolwright.services.queries import is_, reference
from poolwright.services.template_changes import Described, Source


class ListIsos(OwnedListCommand, frozen=True, kw_only=True):
    """Lists ISOs."""

    isofilter: Annotated[
        str | None, "featured, self, selfexecutable, sharedexecutable, executable, community or all"
    ] = None
    id: Annotated[Id | None, "the id of the ISO"] = None
    name: Annotated[str | None, "the name of the ISO"] = None
    zoneid: Annotated[Id | None, "the zone"] = None
    hypervisor: Annotated[str | None, "the hypervisor, XenServer"] = None
    bootable: Annotated[bool | None, "whether it can be booted from"] = None
    ispublic: Annotated[bool | None, "whether everybody may use it"] = None
    isready: Annotated[bool | None, "whether it can be used"] = None
    arch: Annotated[str | None, "the processors' architecture"] = None
    showremoved: Annotated[bool, "those that were removed too"] = False

    async def run(self, call: Call) -> Found[TemplateResponse]:
        conditions = (
            reference("", self.id)
            | is_("name", self.name)
            | is_("hypervisor", self.hypervisor)
            | is_("bootable", self.bootable)
            | is_("is_public", self.ispublic)
            | is_("is_ready", self.isready)
            | is_("arch", self.arch)
        )
        found = await templates.list_(
            call.cloud,
            call.caller,
            self.whose(self.id),
            conditions,
            self.keyword,
            self.part,
            which=self.isofilter or ("executable" if self.id else "selfexecutable"),
            iso=True,
            zone=self.zoneid,
            removed=self.showremoved,
        )
        return Found([template_response(row) for row in found.rows], found.total)


class RegisterIso(OwnedCommand, frozen=True, kw_only=True):
    """Makes an ISO of an image that is fetched from a URL."""

    name: Annotated[str, "the name of the ISO"]
    url: Annotated[str, Length(2048), "where the image is, by http or https"]
    zoneid: Annotated[Id, "the zone"]
    displaytext: Annotated[str | None, "a line about it"] = None
    ostypeid: Annotated[Id | None, "the guest operating system"] = None
    checksum: Annotated[str | None, "the image's MD5 or SHA sum, or {SHA-256} and the sum"] = None
    bootable: Annotated[bool, "whether it can be booted from"] = True
    isfeatured: Annotated[bool, "whether it is shown to everybody first; for administrators"] = False
    ispublic: Annotated[bool, "whether everybody may use it"] = False
    isextractable: Annotated[bool, "whether it may be taken out of the cloud"] = False
    passwordenabled: Annotated[bool, "whether its guests take a password"] = False
    isdynamicallyscalable: Annotated[bool, "whether its guests may be resized while they run"] = False
    arch: Annotated[str | None, "the processors' architecture, x86_64"] = None
    directdownload: Annotated[bool, "not here: images are kept on the pools' own storage"] = False

    async def run(self, call: Call) -> Found[TemplateResponse]:
        if self.directdownload:
            raise InvalidParameter("directdownload: the manager fetches images; leave it out")
        if self.bootable and self.ostypeid is None:
            raise InvalidParameter("Please pass a valid ostypeid: an ISO that boots is of a guest OS")
        described = Described(
            name=self.name,
            display_text=self.displaytext or None,
            os_type=self.ostypeid,
            bootable=self.bootable,
            is_public=self.ispublic,
            is_featured=self.isfeatured,
            is_extractable=self.isextractable,
            password_enabled=self.passwordenabled,
            dynamically_scalable=self.isdynamicallyscalable,
            arch=self.arch or "x86_64",
        )
        source = Source(self.url, "ISO", self.checksum or None, is_iso=True)
        made = await template_changes.register(
            call.cloud, call.caller, described, source, [self.zoneid], self.whom
        )
        return Found([template_response(made)], 1)


class AttachIso(Command, frozen=True, kw_only=True):
    """Puts an ISO into a VM's CD drive."""

    id: Annotated[Id, "the ISO"]
    virtualmachineid: Annotated[Id, "the VM"]
    forced: Annotated[bool, "what is in the drive is taken out in any case"] = False

    async def run(self, call: Call) -> JobStarted:
        return JobStarted((await isos.attach(call.cloud, call.caller, self.id, self.virtualmachineid)).uuid)


class DetachIso(Command, frozen=True, kw_only=True):
    """Takes the ISO out of a VM's CD drive."""

    virtualmachineid: Annotated[Id, "the VM"]
    id: Annotated[Id | None, "the ISO, where it is to be that one"] = None
    forced: Annotated[bool, "it is taken out in any case"] = False

    async def run(self, call: Call) -> JobStarted:
        return JobStarted((await isos.detach(call.cloud, call.caller, self.virtualmachineid, self.id)).uuid)


class DeleteIso(Command, frozen=True, kw_only=True):
    """Deletes an ISO that was made here."""

    id: Annotated[Id, "the ISO"]
    zoneid: Annotated[Id | None, "its zone"] = None

    async def run(self, call: Call) -> JobStarted:
        return JobStarted((await template_changes.delete(call.cloud, call.caller, self.id)).uuid)
