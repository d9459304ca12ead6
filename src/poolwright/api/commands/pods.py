"""Pods: listed, created, changed, deleted."""

from __future__ import annotations

from typing import Annotated

from poolwright.api.command import Call, Command, ListCommand
from poolwright.api.parameters import Id
from poolwright.api.responses import Response, Success
from poolwright.model.resource import Found
from poolwright.model.zone import PodView
from poolwright.services import pods
from poolwright.services.queries import is_, reference


class PodResponse(Response):
    id: str | None = None
    name: str | None = None
    zoneid: str | None = None
    zonename: str | None = None
    gateway: str | None = None
    netmask: str | None = None
    startip: list[str] | None = None
    endip: list[str] | None = None
    ipranges: list[dict[str, str]] | None = None
    allocationstate: str | None = None
    hasannotations: bool | None = None


def pod_response(pod: PodView) -> PodResponse:
    return PodResponse(
        id=pod.uuid,
        name=pod.name,
        zoneid=pod.zone_uuid,
        zonename=pod.zone_name,
        gateway=pod.gateway,
        netmask=pod.netmask,
        startip=[pod.start_ip] if pod.start_ip else None,
        endip=[pod.end_ip] if pod.end_ip else None,
        ipranges=[{"startip": pod.start_ip, "endip": pod.end_ip or pod.start_ip}] if pod.start_ip else None,
        allocationstate=pod.allocation_state,
        hasannotations=False,
    )


class ListPods(ListCommand, frozen=True, kw_only=True):
    """Lists pods."""

    id: Annotated[Id | None, "the id of the pod"] = None
    name: Annotated[str | None, "the name of the pod"] = None
    zoneid: Annotated[Id | None, "the zone"] = None
    allocationstate: Annotated[str | None, "Enabled or Disabled"] = None

    async def run(self, call: Call) -> Found[PodResponse]:
        conditions = (
            reference("", self.id)
            | is_("name", self.name)
            | reference("zone", self.zoneid)
            | is_("allocation_state", self.allocationstate)
        )
        found = await pods.list_(call.cloud, conditions, self.keyword, self.part)
        return Found([pod_response(pod) for pod in found.rows], found.total)


class CreatePod(Command, frozen=True, kw_only=True):
    """Creates a pod in a zone."""

    name: Annotated[str, "the name of the pod"]
    zoneid: Annotated[Id, "the zone"]
    startip: Annotated[str | None, "the first address of the pod's range"] = None
    endip: Annotated[str | None, "the last address of the pod's range"] = None
    netmask: Annotated[str | None, "the netmask of the pod's network"] = None
    gateway: Annotated[str | None, "the gateway of the pod's network"] = None
    allocationstate: Annotated[str | None, "Enabled or Disabled"] = None

    async def run(self, call: Call) -> PodResponse:
        pod = await pods.create(
            call.cloud,
            zone=self.zoneid,
            name=self.name,
            start_ip=self.startip or None,
            end_ip=self.endip or None,
            netmask=self.netmask or None,
            gateway=self.gateway or None,
            allocation_state=self.allocationstate,
        )
        return pod_response(pod)


class DeletePod(Command, frozen=True, kw_only=True):
    """Deletes an empty pod."""

    id: Annotated[Id, "the pod"]

    async def run(self, call: Call) -> Success:
        await pods.delete(call.cloud, self.id)
        return Success(success=True)


class UpdatePod(Command, frozen=True, kw_only=True):
    """Changes a pod."""

    id: Annotated[Id, "the pod"]
    name: Annotated[str | None, "its name from now on"] = None
    startip: Annotated[str | None, "the first address of the pod's range"] = None
    endip: Annotated[str | None, "the last address of the pod's range"] = None
    netmask: Annotated[str | None, "the netmask of the pod's network"] = None
    gateway: Annotated[str | None, "the gateway of the pod's network"] = None
    allocationstate: Annotated[str | None, "Enabled or Disabled"] = None

    async def run(self, call: Call) -> PodResponse:
        pod = await pods.update(
            call.cloud,
            self.id,
            name=self.name or None,
            start_ip=self.startip or None,
            end_ip=self.endip or None,
            netmask=self.netmask or None,
            gateway=self.gateway or None,
            allocation_state=self.allocationstate or None,
        )
        return pod_response(pod)
