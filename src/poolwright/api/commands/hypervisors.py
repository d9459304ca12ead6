"""What the hypervisor can do, and the tags of hosts and storage: listHypervisorCapabilities, listHostTags,
listStorageTags.
"""

from __future__ import annotations

from typing import Annotated, Final

from poolwright.api.command import Call, ListCommand
from poolwright.api.parameters import Id
from poolwright.api.responses import Response
from poolwright.model.resource import Found
from poolwright.services import metrics
from poolwright.services.clusters import HYPERVISOR

#: One row for all versions: pools differ in what they allow, not in what they are.
_ID: Final = "3f3a5b0e-9d6c-5d3a-8f5e-0c1b2a4d6e70"


class HypervisorCapabilitiesResponse(Response):
    id: str | None = None
    hypervisor: str | None = None
    hypervisorversion: str | None = None
    maxguestslimit: int | None = None
    maxhostspercluster: int | None = None
    maxdatavolumeslimit: int | None = None
    securitygroupenabled: bool | None = None
    storagemotionenabled: bool | None = None
    vmsnapshotenabled: bool | None = None


class ListHypervisorCapabilities(ListCommand, frozen=True, kw_only=True):
    """Lists what the hypervisor can do."""

    id: Annotated[Id | None, "the id of the row"] = None
    hypervisor: Annotated[str | None, "the hypervisor, XenServer"] = None

    async def run(self, call: Call) -> Found[HypervisorCapabilitiesResponse]:
        if (self.hypervisor or HYPERVISOR).lower() != HYPERVISOR.lower() or (self.id or _ID) != _ID:
            return Found([], 0)
        row = HypervisorCapabilitiesResponse(
            id=_ID,
            hypervisor=HYPERVISOR,
            hypervisorversion="default",
            maxguestslimit=1000,
            maxhostspercluster=64,
            maxdatavolumeslimit=253,
            securitygroupenabled=False,
            storagemotionenabled=True,
            vmsnapshotenabled=True,
        )
        return self.part_of([row] if (self.keyword or "").lower() in HYPERVISOR.lower() else [])


class HostTagResponse(Response):
    id: str | None = None
    hostid: str | None = None
    name: str | None = None
    isimplicit: bool = False


class ListHostTags(ListCommand, frozen=True, kw_only=True):
    """Lists the tags of hosts."""

    async def run(self, call: Call) -> Found[HostTagResponse]:
        rows = [
            HostTagResponse(id=f"{tag.bearer}/{tag.name}", hostid=tag.bearer, name=tag.name)
            for tag in await metrics.host_tags(call.cloud)
            if (self.keyword or "") in tag.name
        ]
        return self.part_of(rows)


class StorageTagResponse(Response):
    id: str | None = None
    poolid: str | None = None
    name: str | None = None


class ListStorageTags(ListCommand, frozen=True, kw_only=True):
    """Lists the tags of storage pools."""

    async def run(self, call: Call) -> Found[StorageTagResponse]:
        rows = [
            StorageTagResponse(id=f"{tag.bearer}/{tag.name}", poolid=tag.bearer, name=tag.name)
            for tag in await metrics.storage_tags(call.cloud)
            if (self.keyword or "") in tag.name
        ]
        return self.part_of(rows)
