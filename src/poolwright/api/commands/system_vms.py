"""System VMs: listed, started, stopped, rebooted, destroyed; and made, by a command of ours."""

from __future__ import annotations

from typing import Annotated

from poolwright.api.command import Call, Command, ListCommand
from poolwright.api.parameters import Id
from poolwright.api.responses import JobStarted, Response, date
from poolwright.model.resource import Found
from poolwright.services import system_vms
from poolwright.services.queries import is_, reference


class SystemVmResponse(Response):
    id: str | None = None
    systemvmtype: str | None = None
    zoneid: str | None = None
    zonename: str | None = None
    dns1: str | None = None
    dns2: str | None = None
    networkdomain: str | None = None
    gateway: str | None = None
    name: str | None = None
    podid: str | None = None
    podname: str | None = None
    hostid: str | None = None
    hostname: str | None = None
    hostcontrolstate: str | None = None
    hypervisor: str | None = None
    privateip: str | None = None
    privatemacaddress: str | None = None
    privatenetmask: str | None = None
    linklocalip: str | None = None
    linklocalmacaddress: str | None = None
    linklocalnetmask: str | None = None
    templateid: str | None = None
    templatename: str | None = None
    created: str | None = None
    state: str | None = None
    activeviewersessions: int | None = None
    isdynamicallyscalable: bool | None = None
    serviceofferingid: str | None = None
    serviceofferingname: str | None = None
    arch: str | None = None
    hasannotations: bool | None = None


def _response(found: system_vms.SystemVm) -> SystemVmResponse:
    vm, control, private = found.vm, found.nic_on("Control"), found.nic_on("Management")
    return SystemVmResponse(
        id=vm.uuid,
        systemvmtype=vm.type.lower(),
        zoneid=vm.zone_uuid,
        zonename=vm.zone_name,
        dns1=found.zone.dns1 or None,
        dns2=found.zone.dns2,
        networkdomain=found.zone.network_domain,
        gateway=private.gateway if private else None,
        name=vm.name,
        podid=vm.pod_uuid,
        podname=vm.pod_name,
        hostid=vm.host_uuid,
        hostname=vm.host_name,
        hostcontrolstate="Enabled" if vm.host_uuid else None,
        hypervisor=vm.hypervisor,
        privateip=private.ip4 if private else None,
        privatemacaddress=private.mac if private else None,
        privatenetmask=private.netmask if private else None,
        linklocalip=control.ip4 if control else None,
        linklocalmacaddress=control.mac if control else None,
        linklocalnetmask=control.netmask if control else None,
        templateid=vm.template_uuid,
        templatename=vm.template_name,
        created=date(vm.created),
        state=vm.state,
        activeviewersessions=0,
        isdynamicallyscalable=vm.dynamically_scalable,
        serviceofferingid=vm.service_offering_uuid,
        serviceofferingname=vm.service_offering_name,
        arch="x86_64",
        hasannotations=False,
    )


async def shown_system_vm(call: Call, uuid: str) -> Response | None:
    """The system VM that a finished job is about."""
    found = await system_vms.find(call.cloud, uuid)
    return _response(found) if found else None


class ListSystemVms(ListCommand, frozen=True, kw_only=True):
    """Lists system VMs."""

    id: Annotated[Id | None, "the id of the system VM"] = None
    name: Annotated[str | None, "its name"] = None
    systemvmtype: Annotated[str | None, "secondarystoragevm or consoleproxy"] = None
    state: Annotated[str | None, "Running, Stopped and so on"] = None
    zoneid: Annotated[Id | None, "the zone"] = None
    podid: Annotated[Id | None, "the pod"] = None
    hostid: Annotated[Id | None, "the host that it runs on"] = None

    async def run(self, call: Call) -> Found[SystemVmResponse]:
        type_ = system_vms.KINDS.get((self.systemvmtype or "").lower(), (self.systemvmtype, "", ""))[0]
        conditions = (
            reference("", self.id)
            | is_("name", self.name)
            | is_("type", type_)
            | is_("state", self.state.capitalize() if self.state else None)
            | reference("zone", self.zoneid)
            | reference("pod", self.podid)
            | reference("host", self.hostid)
        )
        found = await system_vms.list_(call.cloud, conditions, self.keyword, self.part)
        return Found([_response(row) for row in found.rows], found.total)


class DeploySystemVm(Command, frozen=True, kw_only=True):
    """Makes and starts a system VM from a template of a pool. Not a command of CloudStack's, which makes
    its own.
    """

    zoneid: Annotated[Id, "the zone"]
    templateid: Annotated[Id, "the template, with CloudStack's system VM image on its disk"]
    systemvmtype: Annotated[str, "secondarystoragevm or consoleproxy"] = "secondarystoragevm"
    serviceofferingid: Annotated[
        Id | None, "the service offering; the one for its type where none is given"
    ] = None
    hostid: Annotated[Id | None, "the host to start it on"] = None

    async def run(self, call: Call) -> JobStarted:
        made = await system_vms.deploy(
            call.cloud,
            call.caller,
            zone=self.zoneid,
            template=self.templateid,
            kind=self.systemvmtype,
            offering=self.serviceofferingid,
            host=self.hostid,
        )
        return JobStarted(made.job.uuid, made.uuid)


class StartSystemVm(Command, frozen=True, kw_only=True):
    """Starts a system VM."""

    id: Annotated[Id, "the system VM"]

    async def run(self, call: Call) -> JobStarted:
        return JobStarted((await system_vms.start(call.cloud, call.caller, self.id)).uuid)


class StopSystemVm(Command, frozen=True, kw_only=True):
    """Stops a system VM."""

    id: Annotated[Id, "the system VM"]
    forced: Annotated[bool, "switch it off instead of shutting its guest down"] = False

    async def run(self, call: Call) -> JobStarted:
        return JobStarted((await system_vms.stop(call.cloud, call.caller, self.id, forced=self.forced)).uuid)


class RebootSystemVm(Command, frozen=True, kw_only=True):
    """Reboots a system VM."""

    id: Annotated[Id, "the system VM"]
    forced: Annotated[bool, "reset it instead of asking its guest"] = False

    async def run(self, call: Call) -> JobStarted:
        return JobStarted((await system_vms.reboot(call.cloud, call.caller, self.id, forced=self.forced)).uuid)


class DestroySystemVm(Command, frozen=True, kw_only=True):
    """Removes a system VM for good; none is made in its place."""

    id: Annotated[Id, "the system VM"]

    async def run(self, call: Call) -> JobStarted:
        return JobStarted((await system_vms.destroy(call.cloud, call.caller, self.id)).uuid)
