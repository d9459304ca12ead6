"""Service offerings: listed, created, updated, deleted."""

from __future__ import annotations

from typing import Annotated

from poolwright.api.command import Call, Command, OwnedListCommand
from poolwright.api.errors import parameter_error
from poolwright.api.parameters import Id, Long
from poolwright.api.responses import Response, Success, date
from poolwright.model.offering import ServiceOffering
from poolwright.model.resource import Found
from poolwright.services import service_offerings
from poolwright.services.queries import is_, reference


class ServiceOfferingResponse(Response):
    id: str | None = None
    name: str | None = None
    state: str | None = None
    displaytext: str | None = None
    cpunumber: int | None = None
    cpuspeed: int | None = None
    memory: int | None = None
    created: str | None = None
    storagetype: str | None = None
    provisioningtype: str | None = None
    offerha: bool | None = None
    limitcpuuse: bool | None = None
    isvolatile: bool | None = None
    storagetags: str | None = None
    domainid: str | None = None
    zoneid: str | None = None
    hosttags: str | None = None
    issystem: bool | None = None
    defaultuse: bool | None = None
    systemvmtype: str | None = None
    networkrate: int | None = None
    iscustomizediops: bool | None = None
    iscustomized: bool | None = None
    cacheMode: str | None = None
    rootdisksize: int | None = None
    dynamicscalingenabled: bool | None = None
    diskofferingstrictness: bool | None = None
    deploymentplanner: str | None = None
    serviceofferingdetails: dict[str, str] | None = None
    hasannotations: bool | None = None


def service_offering_response(offering: ServiceOffering) -> ServiceOfferingResponse:
    limits = {
        "mincpunumber": offering.min_cpu_number,
        "maxcpunumber": offering.max_cpu_number,
        "minmemory": offering.min_memory_mib,
        "maxmemory": offering.max_memory_mib,
    }
    details = offering.details | {name: str(value) for name, value in limits.items() if value is not None}
    return ServiceOfferingResponse(
        id=offering.uuid,
        name=offering.name,
        state=offering.state,
        displaytext=offering.display_text or offering.name,
        cpunumber=offering.cpu_number,
        cpuspeed=offering.cpu_speed_mhz,
        memory=offering.memory_mib,
        created=date(offering.created),
        storagetype=offering.storage_type,
        provisioningtype=offering.provisioning_type,
        offerha=offering.offer_ha,
        limitcpuuse=offering.limit_cpu_use,
        isvolatile=offering.is_volatile,
        storagetags=",".join(offering.storage_tags) or None,
        domainid=",".join(offering.domain_uuids) or None,
        zoneid=",".join(offering.zone_uuids) or None,
        hosttags=",".join(offering.host_tags) or None,
        issystem=offering.is_system,
        defaultuse=offering.default_use,
        systemvmtype=offering.system_vm_type,
        networkrate=offering.network_rate_mbps,
        iscustomizediops=False,
        iscustomized=offering.customized,
        cacheMode=offering.cache_mode,
        rootdisksize=offering.root_disk_gib,
        dynamicscalingenabled=offering.dynamic_scaling,
        diskofferingstrictness=offering.disk_offering_strictness,
        deploymentplanner=offering.deployment_planner,
        serviceofferingdetails=details or None,
        hasannotations=False,
    )


class ListServiceOfferings(OwnedListCommand, frozen=True, kw_only=True):
    """Lists service offerings."""

    id: Annotated[Id | None, "the id of the offering"] = None
    name: Annotated[str | None, "the name of the offering"] = None
    state: Annotated[str | None, "Active or Inactive"] = None
    issystem: Annotated[bool | None, "true for those of system VMs"] = None
    cpunumber: Annotated[int | None, "the number of CPUs"] = None
    cpuspeed: Annotated[int | None, "the speed of a CPU in MHz"] = None
    memory: Annotated[int | None, "the memory in MiB"] = None
    virtualmachineid: Annotated[Id | None, "the offering of this VM"] = None

    async def run(self, call: Call) -> Found[ServiceOfferingResponse]:
        conditions = (
            reference("", self.id)
            | is_("name", self.name)
            | is_("state", self.state)
            | is_("cpu_number", self.cpunumber)
            | is_("cpu_speed_mhz", self.cpuspeed)
            | is_("memory_mib", self.memory)
        )
        found = await service_offerings.list_(
            call.cloud,
            call.caller,
            conditions,
            self.keyword,
            self.part,
            system=self.issystem,
            of=self.virtualmachineid,
        )
        return Found([service_offering_response(row) for row in found.rows], found.total)


class CreateServiceOffering(Command, frozen=True, kw_only=True):
    """Creates a service offering."""

    name: Annotated[str, "the name of the offering"]
    displaytext: Annotated[str | None, "a line about it"] = None
    cpunumber: Annotated[int | None, "the number of CPUs"] = None
    cpuspeed: Annotated[int | None, "the speed of a CPU in MHz"] = None
    memory: Annotated[int | None, "the memory in MiB"] = None
    customized: Annotated[bool | None, "whether CPUs and memory are given at deploy"] = None
    mincpunumber: Annotated[int | None, "the fewest CPUs of a customized offering"] = None
    maxcpunumber: Annotated[int | None, "the most CPUs of a customized offering"] = None
    minmemory: Annotated[int | None, "the least memory of a customized offering, MiB"] = None
    maxmemory: Annotated[int | None, "the most memory of a customized offering, MiB"] = None
    limitcpuuse: Annotated[bool, "whether a VM may use no more than its speed on an idle host"] = False
    offerha: Annotated[bool, "whether VMs are restarted when their host dies"] = False
    isvolatile: Annotated[bool, "whether the root disk is made anew at each reboot"] = False
    dynamicscalingenabled: Annotated[bool, "whether VMs may be resized while they run"] = True
    storagetype: Annotated[str, "shared or local"] = "shared"
    provisioningtype: Annotated[str, "thin, sparse or fat"] = "thin"
    tags: Annotated[str | None, "tags of the storage, separated by commas"] = None
    hosttags: Annotated[str | None, "a tag that hosts must have"] = None
    networkrate: Annotated[int | None, "the most Mbit/s of a NIC"] = None
    rootdisksize: Annotated[Long | None, "the size of the root disk in GiB"] = None
    cachemode: Annotated[str, "none, writeback or writethrough"] = "none"
    deploymentplanner: Annotated[str | None, "how hosts are chosen"] = None
    domainid: Annotated[list[Id] | None, "the domains that may use it; all where none is given"] = None
    zoneid: Annotated[list[Id] | None, "the zones that it is for; all where none is given"] = None
    serviceofferingdetails: Annotated[dict[str, str] | None, "more about it"] = None

    async def run(self, call: Call) -> ServiceOfferingResponse:
        sizes = (self.cpunumber, self.cpuspeed, self.memory)
        offering = ServiceOffering(
            name=self.name,
            display_text=self.displaytext or self.name,
            cpu_number=self.cpunumber,
            cpu_speed_mhz=self.cpuspeed,
            memory_mib=self.memory,
            customized=self.customized if self.customized is not None else all(size is None for size in sizes),
            min_cpu_number=self.mincpunumber,
            max_cpu_number=self.maxcpunumber,
            min_memory_mib=self.minmemory,
            max_memory_mib=self.maxmemory,
            limit_cpu_use=self.limitcpuuse,
            offer_ha=self.offerha,
            is_volatile=self.isvolatile,
            dynamic_scaling=self.dynamicscalingenabled,
            storage_type=self.storagetype,
            provisioning_type=self.provisioningtype,
            storage_tags=split(self.tags),
            host_tags=split(self.hosttags),
            network_rate_mbps=self.networkrate,
            root_disk_gib=self.rootdisksize,
            cache_mode=self.cachemode,
            deployment_planner=self.deploymentplanner,
            domain_uuids=[str(domain) for domain in self.domainid or ()],
            zone_uuids=[str(zone) for zone in self.zoneid or ()],
            details=self.serviceofferingdetails or {},
        )
        return service_offering_response(await service_offerings.create(call.cloud, offering))


class UpdateServiceOffering(Command, frozen=True, kw_only=True):
    """Changes a service offering."""

    id: Annotated[Id, "the offering"]
    name: Annotated[str | None, "a new name"] = None
    displaytext: Annotated[str | None, "a new line about it"] = None
    state: Annotated[str | None, "Active or Inactive"] = None
    hosttags: Annotated[str | None, "tags that hosts must have"] = None
    storagetags: Annotated[str | None, "tags of the storage"] = None

    async def run(self, call: Call) -> ServiceOfferingResponse:
        changed = await service_offerings.update(
            call.cloud,
            self.id,
            name=self.name or None,
            display_text=self.displaytext or None,
            state=offering_state(self.state),
            host_tags=None if self.hosttags is None else split(self.hosttags),
            storage_tags=None if self.storagetags is None else split(self.storagetags),
        )
        return service_offering_response(changed)


class DeleteServiceOffering(Command, frozen=True, kw_only=True):
    """Deletes a service offering; VMs that were made of it keep it."""

    id: Annotated[Id, "the offering"]

    async def run(self, call: Call) -> Success:
        await service_offerings.delete(call.cloud, self.id)
        return Success(success=True)


def offering_state(text: str | None) -> str | None:
    """The state that a text names. Raises `ApiError` 431."""
    if not text:
        return None
    if text.capitalize() not in ("Active", "Inactive"):
        raise parameter_error(f"state is {text!r}: an offering is Active or Inactive")
    return text.capitalize()


def split(tags: str | None) -> list[str]:
    """Tags, as they are written in one parameter."""
    return [tag.strip() for tag in (tags or "").split(",") if tag.strip()]
