"""listCapacity: how full the cloud is."""

from __future__ import annotations

from typing import Annotated

from poolwright.api.command import Call, ListCommand
from poolwright.api.parameters import Id
from poolwright.api.responses import Response
from poolwright.model.resource import Found
from poolwright.services import capacities


class CapacityResponse(Response):
    type: int | None = None
    name: str | None = None
    zoneid: str | None = None
    zonename: str | None = None
    podid: str | None = None
    podname: str | None = None
    clusterid: str | None = None
    clustername: str | None = None
    capacityallocated: int | None = None
    capacityused: int | None = None
    capacitytotal: int | None = None
    percentused: str | None = None


def _response(one: capacities.Capacity) -> CapacityResponse:
    return CapacityResponse(
        type=int(one.type),
        name=one.type.name,
        zoneid=one.zone[0],
        zonename=one.zone[1],
        podid=one.pod[0] if one.pod else None,
        podname=one.pod[1] if one.pod else None,
        clusterid=one.cluster[0] if one.cluster else None,
        clustername=one.cluster[1] if one.cluster else None,
        capacityallocated=one.used,
        capacityused=one.used,
        capacitytotal=one.total,
        percentused=f"{one.percent:.2f}",
    )


class ListCapacity(ListCommand, frozen=True, kw_only=True):
    """Lists how much there is of memory, CPU and storage, and how much of it is taken."""

    zoneid: Annotated[Id | None, "the zone"] = None
    podid: Annotated[Id | None, "the pod"] = None
    clusterid: Annotated[Id | None, "the cluster"] = None
    type: Annotated[int | None, "the kind of capacity"] = None
    sortby: Annotated[str | None, "usage: the fullest first"] = None
    fetchlatest: Annotated[bool, "it always is the latest"] = False

    async def run(self, call: Call) -> Found[CapacityResponse]:
        found = await capacities.list_(
            call.cloud, zone=self.zoneid, pod=self.podid, cluster=self.clusterid, type_=self.type
        )
        if self.sortby and self.sortby.lower() == "usage":
            found.sort(key=lambda one: one.percent, reverse=True)
        return self.part_of([_response(one) for one in found])
