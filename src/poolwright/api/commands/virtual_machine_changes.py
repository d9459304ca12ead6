"""What can be changed of a VM: updateVirtualMachine, changeServiceForVirtualMachine, scaleVirtualMachine."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, ClassVar, Final

from poolwright.api.command import Call, Command
from poolwright.api.commands.virtual_machine_response import (
    VirtualMachineResponse,
    virtual_machine_response,
)
from poolwright.api.parameters import Id, Length, Long
from poolwright.api.responses import JobStarted
from poolwright.services import assigning, guest_data, restoring, scaling, virtual_machine_changes
from poolwright.services.ownership import For
from poolwright.services.virtual_machine_changes import Changes

_USER_DATA_LENGTH: Final = 1048576
_NO_LEASES: Final = "this cloud has no leases"


class UpdateVirtualMachine(Command, frozen=True, kw_only=True):
    """Changes a VM."""

    refuses: ClassVar[Mapping[str, str]] = {
        "securitygroupids": "this cloud has no security groups",
        "securitygroupnames": "this cloud has no security groups",
        "extraconfig": "additional configuration is not enabled",
        "dhcpoptionsnetworklist": "this cloud runs no DHCP server",
        "leaseduration": _NO_LEASES,
        "leaseexpiryaction": _NO_LEASES,
    }

    id: Annotated[Id, "the VM"]
    name: Annotated[str | None, "the guest's host name"] = None
    displayname: Annotated[str | None, "the name that people see"] = None
    group: Annotated[str | None, "a group of VMs"] = None
    haenable: Annotated[bool | None, "whether it is restarted when its host dies"] = None
    ostypeid: Annotated[Id | None, "its guest operating system"] = None
    userdata: Annotated[str | None, Length(_USER_DATA_LENGTH), "data for the guest, in base64"] = None
    userdataid: Annotated[Id | None, "registered user data instead"] = None
    userdatadetails: Annotated[dict[str, str] | None, "values for its variables"] = None
    displayvm: Annotated[bool | None, "whether it is shown to users"] = None
    isdynamicallyscalable: Annotated[bool | None, "whether it may be resized while it runs"] = None
    deleteprotection: Annotated[bool | None, "whether it is kept from being destroyed"] = None
    instancename: Annotated[str | None, "its name on the pool; for administrators, before it is there"] = None
    customid: Annotated[str | None, "its id from now on; for administrators"] = None
    details: Annotated[dict[str, str] | None, "details instead of those that it has"] = None
    cleanupdetails: Annotated[bool, "whether its details are removed"] = False

    async def run(self, call: Call) -> VirtualMachineResponse:
        changes = Changes(
            name=self.name or None,
            display_name=self.displayname or None,
            group=self.group,
            ha_enabled=self.haenable,
            os_type=self.ostypeid,
            guest=guest_data.Wanted(
                user_data=self.userdata, user_data_ref=self.userdataid, details=self.userdatadetails or {}
            ),
            display=self.displayvm,
            dynamically_scalable=self.isdynamicallyscalable,
            delete_protection=self.deleteprotection,
            instance_name=self.instancename or None,
            uuid=self.customid or None,
            details=self.details,
            cleanup_details=self.cleanupdetails,
        )
        machine = await virtual_machine_changes.update(call.cloud, call.caller, self.id, changes)
        return virtual_machine_response(machine, admin=call.caller.is_root_admin, user_data=True)


_NO_DISKS: Final = "disks keep their offerings; use changeOfferingForVolume"


class ChangeServiceForVirtualMachine(Command, frozen=True, kw_only=True):
    """Gives a stopped VM another service offering."""

    refuses: ClassVar[Mapping[str, str]] = {"miniops": _NO_DISKS, "maxiops": _NO_DISKS}

    id: Annotated[Id, "the VM"]
    serviceofferingid: Annotated[Id, "the service offering"]
    details: Annotated[dict[str, str] | None, "details[0].cpuNumber, .cpuSpeed, .memory"] = None

    async def run(self, call: Call) -> VirtualMachineResponse:
        machine = await scaling.change_stopped(
            call.cloud, call.caller, self.id, self.serviceofferingid, self.details or {}
        )
        return virtual_machine_response(machine, admin=call.caller.is_root_admin)


class AssignVirtualMachine(Command, frozen=True, kw_only=True):
    """Gives a stopped VM to another account."""

    refuses: ClassVar[Mapping[str, str]] = {"securitygroupids": "this cloud has no security groups"}

    virtualmachineid: Annotated[Id, "the VM"]
    account: Annotated[str | None, "the account that it is given to, of domainid"] = None
    domainid: Annotated[Id | None, "the domain of the account"] = None
    projectid: Annotated[Id | None, "the project that it is given to"] = None
    networkids: Annotated[list[Id] | None, "the networks that it is on, which it stays on"] = None

    async def run(self, call: Call) -> VirtualMachineResponse:
        whom = For(self.account or None, self.domainid, self.projectid)
        machine = await assigning.assign(call.cloud, call.caller, self.virtualmachineid, whom, self.networkids)
        return virtual_machine_response(machine, admin=call.caller.is_root_admin)


class RestoreVirtualMachine(Command, frozen=True, kw_only=True):
    """Makes the root disk of a VM anew, from its template or another."""

    refuses: ClassVar[Mapping[str, str]] = {"diskofferingid": "give rootdisksize"}

    virtualmachineid: Annotated[Id, "the VM"]
    templateid: Annotated[Id | None, "another template, on the same pool"] = None
    rootdisksize: Annotated[Long | None, "the size of the new root disk in GiB"] = None
    expunge: Annotated[bool, "has no effect: the old root disk is always destroyed"] = True

    async def run(self, call: Call) -> JobStarted:
        job = await restoring.restore(
            call.cloud,
            call.caller,
            self.virtualmachineid,
            template=self.templateid,
            root_gib=self.rootdisksize,
        )
        return JobStarted(job.uuid)


class ScaleVirtualMachine(Command, frozen=True, kw_only=True):
    """Gives a VM another service offering, while it runs if it can be scaled then."""

    refuses: ClassVar[Mapping[str, str]] = {"miniops": _NO_DISKS, "maxiops": _NO_DISKS}

    id: Annotated[Id, "the VM"]
    serviceofferingid: Annotated[Id, "the service offering"]
    details: Annotated[dict[str, str] | None, "details[0].cpuNumber, .cpuSpeed, .memory"] = None

    async def run(self, call: Call) -> JobStarted:
        job = await scaling.scale(call.cloud, call.caller, self.id, self.serviceofferingid, self.details or {})
        return JobStarted(job.uuid)
