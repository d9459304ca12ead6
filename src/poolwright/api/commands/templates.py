"""Templates: listTemplates."""

from __future__ import annotations

from typing import Annotated

from poolwright.api.command import Call, TaggedListCommand
from poolwright.api.commands.owners import owner_fields
from poolwright.api.parameters import Id
from poolwright.api.responses import Response, date
from poolwright.model.resource import Found
from poolwright.model.template import TemplateView
from poolwright.services import templates
from poolwright.services.queries import any_of, is_, reference


class TemplateResponse(Response):
    id: str | None = None
    name: str | None = None
    displaytext: str | None = None
    ispublic: bool | None = None
    created: str | None = None
    removed: str | None = None
    isready: bool | None = None
    passwordenabled: bool | None = None
    format: str | None = None
    bootable: bool | None = None
    isfeatured: bool | None = None
    crossZones: bool | None = None
    ostypeid: str | None = None
    ostypename: str | None = None
    accountid: str | None = None
    account: str | None = None
    zoneid: str | None = None
    zonename: str | None = None
    status: str | None = None
    size: int | None = None
    physicalsize: int | None = None
    templatetype: str | None = None
    hypervisor: str | None = None
    domain: str | None = None
    domainid: str | None = None
    domainpath: str | None = None
    projectid: str | None = None
    project: str | None = None
    isextractable: bool | None = None
    checksum: str | None = None
    templatetag: str | None = None
    details: dict[str, str] | None = None
    arch: str | None = None
    bits: int | None = None
    sshkeyenabled: bool | None = None
    isdynamicallyscalable: bool | None = None
    directdownload: bool | None = None
    deployasis: bool | None = None
    requireshvm: bool | None = None
    url: str | None = None
    sourcetemplateid: str | None = None
    userdataid: str | None = None
    userdataname: str | None = None
    userdatapolicy: str | None = None
    userdataparams: str | None = None
    tags: list[dict[str, str]] | None = None
    hasannotations: bool | None = None


class ExtractResponse(Response):
    id: str | None = None
    name: str | None = None
    url: str | None = None
    state: str | None = None


def template_response(template: TemplateView) -> TemplateResponse:
    return TemplateResponse(
        id=template.uuid,
        name=template.name,
        displaytext=template.display_text or template.name,
        ispublic=template.is_public,
        created=date(template.created),
        removed=date(template.removed),
        isready=template.is_ready,
        passwordenabled=template.password_enabled,
        format=template.format,
        bootable=template.bootable,
        isfeatured=template.is_featured,
        crossZones=template.cross_zones,
        ostypeid=template.os_type_uuid,
        ostypename=template.os_type_name,
        accountid=template.account_uuid,
        zoneid=template.zone_uuid,
        zonename=template.zone_name,
        status=template.status,
        size=template.size,
        physicalsize=template.physical_size,
        templatetype=template.type,
        hypervisor=template.hypervisor,
        **owner_fields(template),
        isextractable=template.is_extractable,
        checksum=template.checksum,
        templatetag=template.tag,
        details=template.details or None,
        arch=template.arch,
        bits=template.bits,
        sshkeyenabled=template.ssh_key_enabled,
        isdynamicallyscalable=template.dynamically_scalable,
        directdownload=False,
        deployasis=False,
        requireshvm=template.requires_hvm,
        url=template.url,
        sourcetemplateid=template.source_template_uuid,
        userdataid=template.user_data_uuid,
        userdataname=template.user_data_name,
        userdatapolicy=template.user_data_policy,
        userdataparams=template.user_data_params,
        tags=[],
        hasannotations=False,
    )


class ListTemplates(TaggedListCommand, frozen=True, kw_only=True):
    """Lists templates."""

    templatefilter: Annotated[
        str, "featured, self, selfexecutable, sharedexecutable, executable, community or all"
    ]
    id: Annotated[Id | None, "the id of the template"] = None
    ids: Annotated[list[Id] | None, "ids of templates, separated by commas"] = None
    name: Annotated[str | None, "the name of the template"] = None
    zoneid: Annotated[Id | None, "the zone"] = None
    hypervisor: Annotated[str | None, "the hypervisor, XenServer"] = None
    templatetype: Annotated[str | None, "USER, BUILTIN or SYSTEM"] = None
    isready: Annotated[bool | None, "whether VMs can be made from it"] = None
    arch: Annotated[str | None, "the processors' architecture"] = None
    showremoved: Annotated[bool, "those that were removed too"] = False

    async def run(self, call: Call) -> Found[TemplateResponse]:
        conditions = (
            reference("", self.id)
            | any_of(self.ids)
            | is_("name", self.name)
            | is_("hypervisor", self.hypervisor)
            | is_("type", self.templatetype.upper() if self.templatetype else None)
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
            which=self.templatefilter,
            zone=self.zoneid,
            removed=self.showremoved,
        )
        return Found([template_response(row) for row in found.rows], found.total)
