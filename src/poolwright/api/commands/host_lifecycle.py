"""What is done with a host that is there: updateHost, deleteHost."""

from __future__ import annotations

from typing import Annotated, ClassVar

from poolwright.api.command import Call, Command
from poolwright.api.commands.hosts import HostResponse, host_response
from poolwright.api.parameters import Id
from poolwright.api.responses import Success
from poolwright.services import host_lifecycle


class UpdateHost(Command, frozen=True, kw_only=True):
    """Opens or closes a host for VMs, or tags it."""

    refuses: ClassVar = {
        "name": "a host keeps the name that it has on its pool",
        "url": "a host is reached through its pool",
        "istagarule": "tags are words",
        "guestosrule": "tags say what a host is for",
        "externaldetails": "no host is managed by an extension",
    }

    id: Annotated[Id, "the host"]
    allocationstate: Annotated[str | None, "Enable or Disable"] = None
    hosttags: Annotated[list[str] | None, "its tags from now on; empty for none"] = None
    oscategoryid: Annotated[Id | None, "the kind of guests that it is meant for"] = None

    async def run(self, call: Call) -> HostResponse:
        changed = await host_lifecycle.update(
            call.cloud,
            self.id,
            allocation=self.allocationstate,
            tags=self.hosttags,
            os_category=self.oscategoryid,
        )
        return host_response(changed)


class DeleteHost(Command, frozen=True, kw_only=True):
    """Takes a host out of the cloud; on its pool nothing is changed."""

    id: Annotated[Id, "the host"]
    forced: Annotated[bool, "also if it is not in maintenance"] = False
    forcedestroylocalstorage: Annotated[bool, "its local storage leaves the cloud with it anyway"] = False

    async def run(self, call: Call) -> Success:
        await host_lifecycle.delete(call.cloud, self.id, forced=self.forced)
        return Success(success=True)


class ProvisionCertificate(Command, frozen=True, kw_only=True):
    """Would give a host's agent a certificate; hosts of a pool have no agent."""

    hostid: Annotated[Id, "the host"]

    async def run(self, call: Call) -> Success:
        raise await host_lifecycle.why_no_certificate(call.cloud, self.hostid)
