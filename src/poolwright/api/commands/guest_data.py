"""What a VM's guest is told of its users, changed: user data, SSH keys, and what its template brings."""

from __future__ import annotations

from typing import Annotated

from poolwright.api.command import Call, Command, OwnedCommand
from poolwright.api.commands.templates import TemplateResponse, template_response
from poolwright.api.commands.virtual_machine_response import VirtualMachineResponse, virtual_machine_response
from poolwright.api.errors import parameter_error
from poolwright.api.parameters import Id, Length
from poolwright.api.responses import JobStarted
from poolwright.services import guest_data


class ResetUserDataForVirtualMachine(OwnedCommand, frozen=True, kw_only=True):
    """Gives a stopped VM other user data."""

    id: Annotated[Id, "the VM"]
    userdata: Annotated[str | None, Length(1048576), "data for the guest, in base64"] = None
    userdataid: Annotated[Id | None, "registered user data for the guest"] = None
    userdatadetails: Annotated[dict[str, str] | None, "values for the variables of the user data"] = None

    async def run(self, call: Call) -> VirtualMachineResponse:
        wanted = guest_data.Wanted(self.userdata or None, self.userdataid, self.userdatadetails or {})
        machine = await guest_data.reset_user_data(call.cloud, call.caller, self.id, wanted)
        return virtual_machine_response(machine, admin=call.caller.is_root_admin, user_data=True)


class ResetSshKeyForVirtualMachine(OwnedCommand, frozen=True, kw_only=True):
    """Gives a stopped VM other SSH keys."""

    id: Annotated[Id, "the VM"]
    keypair: Annotated[str | None, "the name of an SSH key pair"] = None
    keypairs: Annotated[list[str] | None, "the names of several"] = None

    async def run(self, call: Call) -> JobStarted:
        names = self.keypairs or ([self.keypair] if self.keypair else [])
        job = await guest_data.reset_keys(call.cloud, call.caller, self.id, names, self.whom)
        return JobStarted(job.uuid)


class LinkUserDataToTemplate(Command, frozen=True, kw_only=True):
    """Has a template bring user data to the VMs that are made from it."""

    templateid: Annotated[Id | None, "the template"] = None
    isoid: Annotated[Id | None, "the ISO, in place of a template"] = None
    userdataid: Annotated[Id | None, "the user data; left out, the template brings none any more"] = None
    userdatapolicy: Annotated[str | None, "ALLOWOVERRIDE, APPEND or DENYOVERRIDE"] = None

    async def run(self, call: Call) -> TemplateResponse:
        named = self.templateid or self.isoid
        if named is None or (self.templateid is not None and self.isoid is not None):
            raise parameter_error("give templateid or isoid, one of them")
        template = await guest_data.link(call.cloud, call.caller, named, self.userdataid, self.userdatapolicy)
        return template_response(template)
