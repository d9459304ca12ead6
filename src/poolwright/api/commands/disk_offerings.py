"""Disk offerings: listed, created, updated, deleted."""

from __future__ import annotations

from typing import Annotated, Final

from poolwright.api.command import Call, Command, OwnedListCommand
from poolwright.api.commands.service_offerings import offering_state, split
from poolwright.api.parameters import Id, Long
from poolwright.api.responses import Response, Success, date
from poolwright.model.offering import DiskOffering
from poolwright.model.resource import Found
from poolwright.services import disk_offerings
from poolwright.services.queries import is_, reference

_GIB: Final = 1 << 30


class DiskOfferingResponse(Response):
    id: str | None = None
    name: str | None = None
    state: str | None = None
    displaytext: str | None = None
    disksize: int | None = None
    created: str | None = None
    domainid: str | None = None
    zoneid: str | None = None
    iscustomized: bool | None = None
    iscustomizediops: bool | None = None
    miniops: int | None = None
    maxiops: int | None = None
    tags: str | None = None
    storagetype: str | None = None
    provisioningtype: str | None = None
    cacheMode: str | None = None
    displayoffering: bool | None = None
    disksizestrictness: bool | None = None
    encrypt: bool | None = None
    details: dict[str, str] | None = None
    hasannotations: bool | None = None


def disk_offering_response(offering: DiskOffering) -> DiskOfferingResponse:
    return DiskOfferingResponse(
        id=offering.uuid,
        name=offering.name,
        state=offering.state,
        displaytext=offering.display_text or offering.name,
        disksize=offering.size // _GIB,
        created=date(offering.created),
        domainid=",".join(offering.domain_uuids) or None,
        zoneid=",".join(offering.zone_uuids) or None,
        iscustomized=offering.customized,
        iscustomizediops=offering.customized_iops,
        miniops=offering.min_iops,
        maxiops=offering.max_iops,
        tags=",".join(offering.storage_tags) or None,
        storagetype=offering.storage_type,
        provisioningtype=offering.provisioning_type,
        cacheMode=offering.cache_mode,
        displayoffering=offering.display,
        disksizestrictness=offering.disk_size_strictness,
        encrypt=offering.encrypt,
        details=offering.details or None,
        hasannotations=False,
    )


class ListDiskOfferings(OwnedListCommand, frozen=True, kw_only=True):
    """Lists disk offerings."""

    id: Annotated[Id | None, "the id of the offering"] = None
    name: Annotated[str | None, "the name of the offering"] = None
    state: Annotated[str | None, "Active or Inactive"] = None
    storagetype: Annotated[str | None, "shared or local"] = None

    async def run(self, call: Call) -> Found[DiskOfferingResponse]:
        conditions = (
            reference("", self.id)
            | is_("name", self.name)
            | is_("state", self.state)
            | is_("storage_type", self.storagetype)
        )
        found = await disk_offerings.list_(call.cloud, call.caller, conditions, self.keyword, self.part)
        return Found([disk_offering_response(row) for row in found.rows], found.total)


class CreateDiskOffering(Command, frozen=True, kw_only=True):
    """Creates a disk offering."""

    name: Annotated[str, "the name of the offering"]
    displaytext: Annotated[str | None, "a line about it"] = None
    disksize: Annotated[Long | None, "the size in GiB"] = None
    customized: Annotated[bool, "whether the size is given at deploy"] = False
    storagetype: Annotated[str, "shared or local"] = "shared"
    provisioningtype: Annotated[str, "thin, sparse or fat"] = "thin"
    tags: Annotated[str | None, "tags of the storage, separated by commas"] = None
    displayoffering: Annotated[bool, "whether users see it"] = True
    cachemode: Annotated[str, "none, writeback or writethrough"] = "none"
    disksizestrictness: Annotated[bool, "whether a disk keeps the size of its offering"] = False
    domainid: Annotated[list[Id] | None, "the domains that may use it; all where none is given"] = None
    zoneid: Annotated[list[Id] | None, "the zones that it is for; all where none is given"] = None
    details: Annotated[dict[str, str] | None, "more about it"] = None

    async def run(self, call: Call) -> DiskOfferingResponse:
        offering = DiskOffering(
            name=self.name,
            display_text=self.displaytext or self.name,
            size=(self.disksize or 0) * _GIB,
            customized=self.customized,
            storage_type=self.storagetype,
            provisioning_type=self.provisioningtype,
            storage_tags=split(self.tags),
            display=self.displayoffering,
            cache_mode=self.cachemode,
            disk_size_strictness=self.disksizestrictness,
            domain_uuids=[str(domain) for domain in self.domainid or ()],
            zone_uuids=[str(zone) for zone in self.zoneid or ()],
            details=self.details or {},
        )
        made = await disk_offerings.create(call.cloud, offering, disk_size_gib=self.disksize)
        return disk_offering_response(made)


class UpdateDiskOffering(Command, frozen=True, kw_only=True):
    """Changes a disk offering."""

    id: Annotated[Id, "the offering"]
    name: Annotated[str | None, "a new name"] = None
    displaytext: Annotated[str | None, "a new line about it"] = None
    displayoffering: Annotated[bool | None, "whether users see it"] = None
    state: Annotated[str | None, "Active or Inactive"] = None
    tags: Annotated[str | None, "tags of the storage"] = None

    async def run(self, call: Call) -> DiskOfferingResponse:
        changed = await disk_offerings.update(
            call.cloud,
            self.id,
            name=self.name or None,
            display_text=self.displaytext or None,
            display=self.displayoffering,
            state=offering_state(self.state),
            storage_tags=None if self.tags is None else split(self.tags),
        )
        return disk_offering_response(changed)


class DeleteDiskOffering(Command, frozen=True, kw_only=True):
    """Deletes a disk offering; volumes that were made of it keep it."""

    id: Annotated[Id, "the offering"]

    async def run(self, call: Call) -> Success:
        await disk_offerings.delete(call.cloud, self.id)
        return Success(success=True)
