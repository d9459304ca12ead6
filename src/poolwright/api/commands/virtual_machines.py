"""VMs: listVirtualMachines, and what moves one from state to state. Deploying is `deployments`."""

from __future__ import annotations

from typing import Annotated

from poolwright.api.command import Call, Command, TaggedListCommand
from poolwright.api.commands.virtual_machine_response import (
    VirtualMachineResponse,
    virtual_machine_response,
)
from poolwright.api.parameters import Id
from poolwright.api.responses import JobStarted, Response
from poolwright.model.resource import Found
from poolwright.services import virtual_machines
from poolwright.services.queries import any_of, is_, reference

#: The pages of listVirtualMachines on which NICs are not wanted: a count, or the bare minimum.
_WITHOUT_NICS = frozenset({"min", "stats"})


class ListVirtualMachines(TaggedListCommand, frozen=True, kw_only=True):
    """Lists the VMs that the caller may see."""

    id: Annotated[Id | None, "the id of the VM"] = None
    ids: Annotated[list[Id] | None, "ids of VMs, separated by commas; not with id"] = None
    name: Annotated[str | None, "the name of the VM"] = None
    state: Annotated[str | None, "Running, Stopped, Present (not destroyed), Destroyed and so on"] = None
    zoneid: Annotated[Id | None, "the zone"] = None
    podid: Annotated[Id | None, "the pod"] = None
    clusterid: Annotated[Id | None, "the cluster"] = None
    hostid: Annotated[Id | None, "the host that it runs on"] = None
    networkid: Annotated[Id | None, "a network that it has a NIC on"] = None
    affinitygroupid: Annotated[Id | None, "an affinity group that it is in"] = None
    userdataid: Annotated[Id | None, "registered user data that its guest is told"] = None
    storageid: Annotated[Id | None, "a storage that a volume of it lies on"] = None
    templateid: Annotated[Id | None, "the template that it was made from"] = None
    isoid: Annotated[Id | None, "the ISO in its drive"] = None
    serviceofferingid: Annotated[Id | None, "its service offering"] = None
    userid: Annotated[Id | None, "the user that deployed it"] = None
    hypervisor: Annotated[str | None, "the hypervisor, XenServer"] = None
    haenable: Annotated[bool | None, "whether it is restarted when its host dies"] = None
    displayvm: Annotated[bool | None, "whether it is shown to users"] = None
    details: Annotated[list[str] | None, "what is told of each: all, nics, min, ..."] = None
    userdata: Annotated[bool, "whether user data are told"] = False
    retrieveonlyresourcecount: Annotated[bool, "whether only their number is told"] = False

    async def run(self, call: Call) -> Found[VirtualMachineResponse]:
        conditions = (
            reference("", self.id)
            | any_of(self.ids)
            | is_("name", self.name)
            | reference("zone", self.zoneid)
            | reference("pod", self.podid)
            | reference("cluster", self.clusterid)
            | reference("host", self.hostid)
            | reference("template", self.templateid)
            | reference("iso", self.isoid)
            | reference("service_offering", self.serviceofferingid)
            | reference("user", self.userid)
            | reference("user_data", self.userdataid)
            | is_("hypervisor", self.hypervisor)
            | is_("ha_enabled", self.haenable)
            | is_("display", self.displayvm)
        )
        found = await virtual_machines.list_(
            call.cloud,
            call.caller,
            self.whose(self.id),
            virtual_machines.Near(
                group=self.affinitygroupid,
                network=self.networkid,
                storage=self.storageid,
                state=self.state,
                extra=conditions,
            ),
            self.keyword,
            self.part,
            with_nics=not self.details or not _WITHOUT_NICS.issuperset(self.details),
        )
        admin = call.caller.is_root_admin
        if self.retrieveonlyresourcecount:
            return Found([], found.total)
        rows = [virtual_machine_response(row, admin=admin, user_data=self.userdata) for row in found.rows]
        return Found(rows, found.total)


class VirtualMachineUserDataResponse(Response):
    virtualmachineid: str | None = None
    userdata: str | None = None


class GetVirtualMachineUserData(Command, frozen=True, kw_only=True):
    """Tells what user data a VM's guest is told, in base64."""

    virtualmachineid: Annotated[Id, "the VM"]

    async def run(self, call: Call) -> VirtualMachineUserDataResponse:
        vm = await virtual_machines.get_one(call.cloud, call.caller, self.virtualmachineid)
        return VirtualMachineUserDataResponse(virtualmachineid=vm.uuid, userdata=vm.user_data)


class StartVirtualMachine(Command, frozen=True, kw_only=True):
    """Starts a stopped VM."""

    id: Annotated[Id, "the VM"]
    hostid: Annotated[Id | None, "the host to start it on; for administrators"] = None

    async def run(self, call: Call) -> JobStarted:
        job = await virtual_machines.start(call.cloud, call.caller, self.id, host=self.hostid)
        return JobStarted(job.uuid)


class StopVirtualMachine(Command, frozen=True, kw_only=True):
    """Stops a running VM."""

    id: Annotated[Id, "the VM"]
    forced: Annotated[bool, "switch it off instead of shutting its guest down"] = False

    async def run(self, call: Call) -> JobStarted:
        job = await virtual_machines.stop(call.cloud, call.caller, self.id, forced=self.forced)
        return JobStarted(job.uuid)


class RebootVirtualMachine(Command, frozen=True, kw_only=True):
    """Reboots a running VM."""

    id: Annotated[Id, "the VM"]
    forced: Annotated[bool, "reset it instead of asking its guest"] = False

    async def run(self, call: Call) -> JobStarted:
        job = await virtual_machines.reboot(call.cloud, call.caller, self.id, forced=self.forced)
        return JobStarted(job.uuid)


class DestroyVirtualMachine(Command, frozen=True, kw_only=True):
    """Destroys a VM; until it is expunged it can be recovered."""

    id: Annotated[Id, "the VM"]
    expunge: Annotated[bool, "remove it for good, at once; for administrators"] = False
    forced: Annotated[bool, "switch it off instead of shutting its guest down"] = False
    volumeids: Annotated[list[Id] | None, "data disks to destroy with it"] = None

    async def run(self, call: Call) -> JobStarted:
        job = await virtual_machines.destroy(
            call.cloud,
            call.caller,
            self.id,
            expunge=self.expunge,
            forced=self.forced,
            volume_ids=self.volumeids or (),
        )
        return JobStarted(job.uuid)


class ExpungeVirtualMachine(Command, frozen=True, kw_only=True):
    """Removes a destroyed VM for good."""

    id: Annotated[Id, "the VM"]

    async def run(self, call: Call) -> JobStarted:
        return JobStarted((await virtual_machines.expunge(call.cloud, call.caller, self.id)).uuid)


class RecoverVirtualMachine(Command, frozen=True, kw_only=True):
    """Takes a destroyed VM back."""

    id: Annotated[Id, "the VM"]

    async def run(self, call: Call) -> VirtualMachineResponse:
        machine = await virtual_machines.recover(call.cloud, call.caller, self.id)
        return virtual_machine_response(machine, admin=call.caller.is_root_admin)
