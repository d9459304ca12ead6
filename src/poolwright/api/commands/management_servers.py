"""The manager itself: listManagementServers."""

from __future__ import annotations

import platform
from typing import Annotated

from poolwright.api.command import Call, ListCommand
from poolwright.api.parameters import Id
from poolwright.api.responses import CLOUDSTACK_VERSION, Response
from poolwright.model.resource import Found


class ManagementServerResponse(Response):
    id: str | None = None
    name: str | None = None
    state: str | None = None
    version: str | None = None
    osdistribution: str | None = None
    kernelversion: str | None = None
    agentscount: int | None = None


class ListManagementServers(ListCommand, frozen=True, kw_only=True):
    """Lists the managers of this cloud: there is one."""

    id: Annotated[Id | None, "its id"] = None
    name: Annotated[str | None, "its name"] = None
    version: Annotated[str | None, "the version of the API that it has"] = None

    async def run(self, call: Call) -> Found[ManagementServerResponse]:
        one = ManagementServerResponse(
            id=call.cloud.manager_uuid or None,
            name=platform.node(),
            state="Up",
            version=CLOUDSTACK_VERSION,
            osdistribution=platform.system(),
            kernelversion=platform.release(),
            agentscount=0,
        )
        fits = (
            self.id in (None, one.id)
            and (not self.name or self.name == one.name)
            and (not self.version or self.version == one.version)
            and (self.keyword or "").lower() in (one.name or "").lower()
        )
        return self.part_of([one] if fits else [])
